#!/bin/sh
# why.sh - a month of samples/ in a copy, every unit, a quarter and a year of some:
# what `liangze why` says keeps to docs/why.schema.json, adds up exactly, agrees with results.json
# and points at the right lines (tools/check_why.py), which does see a fault.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
liangze=${LIANGZE:-$root/liangze}
. "$root/tests/tools/periods.sh"
work=$(mktemp -d "${TMPDIR:-/tmp}/liangze-why.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cp -R "$root/samples/inputs" "$work/inputs" || exit 1
units=$(sed -n 's/.*<单位 代码="\([0-9A-Z]*\)".*/\1/p' "$root"/samples/inputs/office/单位名册*.xml)
as_of=2026-11-05
lay_all "$root/samples" "$work" || exit 1
passed=0 failed=0

count() {
	if [ "$2" -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "why: $1"
	fi
}

check() {
	"$root/tests/tools/check_why.py" "$work" "$@"
}

explain() { # OPTION PERIOD UNIT
	"$liangze" -C "$work" why "$3" "$1" "$2" --as-of "$as_of" -q \
	    --format json >"$work/$2-$3.json" 2>"$work/log" </dev/null
	case $? in
	0 | 1 | 3) ;;
	*) tail -n 5 "$work/log" ;;
	esac
}

# the file with one thing changed by sed must not pass
broken() {
	sed "$2" "$work/2026-10-410930.json" >"$work/broken.json"
	! cmp -s "$work/broken.json" "$work/2026-10-410930.json" &&
	    ! check "$work/outputs/2026-10/results.json" "$work/broken.json" \
	        >"$work/said" && [ -s "$work/said" ]
	count "not seen: $1" $?
}

"$liangze" -C "$work" run --month 2026-10 --as-of "$as_of" --only 排名 \
    >"$work/log" 2>&1 </dev/null
"$liangze" -C "$work" bulletin --quarter 2026Q3 --as-of "$as_of" \
    --only 季度排名 >"$work/log" 2>&1 </dev/null
for unit in $units; do
	explain --month 2026-10 "$unit"
done
for unit in 410902 410903 410908 410922 410923 410929 410931 410935; do
	explain --quarter 2026Q3 "$unit"
done
for period in 2026-10 2026Q3; do
	check "$work/outputs/$period/results.json" "$work/$period"-*.json
	count "$period" $?
done
# one with losses, one refused, one withdrawn, one amended after 退回
for record in 410935-2026-0062 410933-2026-0008 410904-2026-0033 410903-2026-0027; do
	"$liangze" -C "$work" why --record "$record" --as-of "$as_of" -q \
	    --format json >"$work/$record.json" 2>"$work/log" </dev/null
	check "$work/outputs/2026-10/results.json" "$work/$record.json"
	count "$record" $?
done
# the year: with everything there is to it, running, and without a part
as_of=2027-01-20
"$liangze" -C "$work" annual --year 2026 --provisional --as-of "$as_of" \
    >"$work/log" 2>&1 </dev/null
for unit in $(sed -n 's/.*<\(推广\|表彰\|查处\|处分\) .*单位="\([0-9A-Z]*\)".*/\2/p' \
    "$root"/samples/later/2026Q4/inputs/office/*.xml | sort -u) 410923 410932; do
	explain --year 2026 "$unit"
done
check "$work/outputs/2026/results.json" "$work"/2026-4*.json
count 2026 $?
broken 'a point' '0,/"points_exact": "20"/s//"points_exact": "21"/'
broken 'a rounding' '0,/"points": "16.80"/s//"points": "16.81"/'
broken 'a line' '0,/"line": 63/s//"line": 64/'
broken 'another rule' 's/"rule": "A09.2"/"rule": "A10.2"/'
broken 'an unknown kind' '0,/"kind": "record"/s//"kind": "recrod"/'
broken 'a lost record' '/"record": "410930-2026-0080"/d'
echo "why: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
