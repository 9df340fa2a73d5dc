# overall.awk - what a unit's 综合考评 counts (D16.2), one unit a line
/^ *"code": / { code = $2; gsub(/[",]/, "", code) }
/^      "overall": / { on = 1; line = "" }
on && /^ *"[^"]*": [0-9]/ {
	s = $0
	gsub(/[ ",]/, "", s)
	if (s !~ /:0$/)
		line = line " " s
}
on && /^      }/ { print code line; on = 0 }
