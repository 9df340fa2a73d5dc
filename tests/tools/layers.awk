# layers.awk - refuses includes that point up or sideways, and library headers
# outside their one module (STYLE.md 1). Input: files of src and include.
BEGIN {
	n = split("base model rules io stage cmd", order, " ")
	for (i = 1; i <= n; i++)
		level[order[i]] = i
	level["out"] = level["io"]
	# header, as a prefix | where it may stand, as a pattern
	own["hpdf"] = "^out/pdf"
	own["xlsxwriter"] = "^out/xlsx"
	own["sqlite3"] = "^io/store"
	own["libxml/"] = "^(io/xml|out/gongwen)"
	own["libxslt/"] = own["libexslt/"] = "^out/gongwen"
	own["pcre2"] = "^io/pattern"
	own["openssl/"] = "^(base/digest|out/sign)"
	own["hb"] = "^out/pdf"
	own["fontconfig/"] = own["ft2build"] = own["freetype"] = "^io/fonts"
	own["libdeflate"] = "^out/pdf"
	own["linebreak.h"] = own["wordbreak.h"] = "^out/typeset"
	own["gmp"] = "^base/rational"
	own["archive.h"] = own["archive_entry.h"] = "^base/tar"
	own["utf8proc"] = "^base/normal"
	own["jansson"] = "^io/(json_xml|results_read)"
}
FNR == 1 {
	name = FILENAME
	sub(/^(src|include)\//, "", name)
	layer = name ~ /\// ? substr(name, 1, index(name, "/") - 1) : "cmd"
	module = name
	sub(/^[a-z]+\//, "", module)
	sub(/[_.].*/, "", module)
}
function bad(text) {
	printf "%s:%d: %s\n", FILENAME, FNR, text
	failed = 1
}
/^[ \t]*#[ \t]*include[ \t]*</ {
	split($0, part, /[<>]/)
	for (h in own)
		if (index(part[2], h) == 1 && name !~ own[h])
			bad("<" part[2] "> belongs to " own[h] " alone")
	if (part[2] ~ /^(base|model|rules|io|out|stage|cmd)\//)
		bad("our own header in <>: " part[2])
}
/^[ \t]*#[ \t]*include[ \t]*"/ {
	split($0, part, "\"")
	to = part[2]
	if (to !~ /^(base|model|rules|io|out|stage|cmd)\/[a-z0-9_]+\.(h|def)$/) {
		bad("write the layer: \"layer/x.h\", not \"" to "\"")
		next
	}
	to_layer = substr(to, 1, index(to, "/") - 1)
	to_module = substr(to, index(to, "/") + 1)
	sub(/[_.].*/, "", to_module)
	if (level[to_layer] > level[layer])
		bad(layer " may not see " to)
	else if (to_layer != layer && level[to_layer] == level[layer])
		bad(layer " and " to_layer " do not meet: " to)
	else if (layer == "out" && to_layer == "out" && to_module != module)
		bad("out/" module " may not see out/" to_module)
}
END { exit failed }
