# findings.awk - the findings of a rule in results.json, one a line
/^  "findings"/ { on = 1 }
!on { next }
/^ *"(rule|level|unit|record|message)": / {
	key = $1
	value = $0
	sub(/^ *"[a-z]+": "/, "", value)
	sub(/",?$/, "", value)
	f[key] = value
}
/"message": / && f["\"rule\":"] == rule {
	print f["\"level\":"], f["\"unit\":"], f["\"record\":"], value
}
