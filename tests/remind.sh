#!/bin/sh
# remind.sh - the daily look over samples/: remind.json keeps to its schema
# and to results.json (tools/check_remind.py), the checker sees a fault, and
# the same day again changes no byte.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
liangze=${LIANGZE:-$root/liangze}
work=$(mktemp -d "${TMPDIR:-/tmp}/liangze-remind.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cp -R "$root/samples/inputs" "$work/inputs" || exit 1
passed=0 failed=0

count() {
	if [ "$2" -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "remind: $1"
	fi
}

for day in 2026-06-26 2026-10-21; do
	out=$work/outputs/提醒/$day
	"$liangze" -C "$work" remind --as-of $day -q >"$work/list" \
	    2>"$work/log" </dev/null
	case $? in
	0 | 1 | 3) ;;
	*) tail -n 5 "$work/log" ;;
	esac
	"$root/tests/tools/check_remind.py" "$out"
	count "$day" $?
	cmp "$work/list" "$out/期限清单.txt"
	count "$day: text" $?
	cp -R "$out" "$work/before-$day"
	"$liangze" -C "$work" remind --as-of $day -q >/dev/null 2>&1 </dev/null
	diff -r "$work/before-$day" "$out" >/dev/null
	count "$day again" $?
done
sed '0,/"state": "逾期"/s//"state": "临近到期"/' "$out/remind.json" \
    >"$work/remind.json"
cp "$out/results.json" "$work/results.json"
! "$root/tests/tools/check_remind.py" "$work" >/dev/null
count 'not seen: a state' $?
echo "remind: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
