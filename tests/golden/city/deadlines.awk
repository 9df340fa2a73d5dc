# deadlines.awk - the deadlines of a rule in results.json, one a line
/^  "deadlines"/ { on = 1 }
/^  "(drafts|findings)"/ { on = 0 }
!on { next }
/^ *"(rule|unit|subject|due|state|days|responsibility|who|file|line)": / {
	key = $1
	value = $0
	sub(/^ *"[a-z]+": "?/, "", value)
	sub(/"?,?$/, "", value)
	f[key] = value
}
/^    }/ {
	if (f["\"rule\":"] == rule)
		print f["\"unit\":"], f["\"who\":"], f["\"subject\":"],
		    f["\"responsibility\":"], f["\"due\":"], f["\"state\":"],
		    f["\"days\":"], f["\"file\":"] ":" f["\"line\":"]
	split("", f)
}
