# drafts.awk - the papers proposed of a results.json, one a line
/^  "drafts"/ { on = 1 }
/^  "findings"/ { exit }
!on { next }
/^ *"(paper|unit|person|period|id|state|lacks|printed)": / {
	value = $0
	sub(/^ *"[a-z]+": "?/, "", value)
	sub(/"?,?$/, "", value)
	line = line (line == "" ? "" : " ") (value == "" ? "-" : value)
}
/^    }/ { print line; line = "" }
