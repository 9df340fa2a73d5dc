# list.awk -v list=merits: one item of a list in results.json a line, its values in order
$0 ~ "^  \"" list "\": \\[" { on = 1; next }
on && /^  \]/ { exit }
on && /^    \{/ { line = ""; next }
on && /^    \}/ { print line; next }
on {
	s = $0
	sub(/^ *("[a-z_]+": )?/, "", s)
	sub(/,$/, "", s)
	if (s != "[" && s != "]")
		line = line (line == "" ? "" : " ") s
}
