# figures.awk - of each unit in a year's results.json: code, T, bonus, deduction, F, grade before and after ceilings, rank
function text(s) {
	sub(/^ *"[a-z_]+": /, "", s)
	sub(/,$/, "", s)
	gsub(/"/, "", s)
	return s
}
/^  "deadlines"/ { exit }
/^      "(code|rank|total|bonus|deduction|final|grade_earned|grade)": / {
	key = $1
	gsub(/[":]/, "", key)
	f[key] = text($0)
}
/^      "grade": / {
	print f["code"], "T=" f["total"], "加" f["bonus"], "减" f["deduction"],
	    "F=" f["final"], f["grade_earned"], f["grade"], "名次" f["rank"]
}
