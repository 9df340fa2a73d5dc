#!/bin/sh
# results.sh - months, a quarter, a half and the year of samples/ in a copy:
# results.json keeps to docs/results.schema.json and to itself
# (tools/check_results.py), and the checker does see a fault.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
liangze=${LIANGZE:-$root/liangze}
. "$root/tests/tools/periods.sh"
work=$(mktemp -d "${TMPDIR:-/tmp}/liangze-results.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cp -R "$root/samples/inputs" "$work/inputs" || exit 1
passed=0 failed=0

count() {
	if [ "$2" -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "results: $1"
	fi
}

check() {
	"$root/tests/tools/check_results.py" "$@"
}

# the period's file with one thing changed by sed must not pass
broken() {
	file=$work/outputs/${3:-2026-06}/results.json
	sed "$2" "$file" >"$work/broken.json"
	! cmp -s "$work/broken.json" "$file" &&
	    ! check "$work/broken.json" >"$work/said" && [ -s "$work/said" ]
	count "not seen: $1" $?
}

for month in 2026-06 2026-10; do
	as_of=$(sed -n "s/^$month //p" "$root/samples/runs.txt")
	"$liangze" -C "$work" run --month "$month" --as-of "$as_of" \
	    --only 排名 >"$work/log" 2>&1 </dev/null
	case $? in
	0 | 1 | 3) ;;
	*) tail -n 5 "$work/log" ;;
	esac
	check "$work/outputs/$month/results.json"
	count "$month" $?
done
"$liangze" -C "$work" bulletin --quarter 2026Q3 --as-of 2026-11-05 \
    --only 季度排名 >"$work/log" 2>&1 </dev/null
check "$work/outputs/2026Q3/results.json"
count 2026Q3 $?
"$liangze" -C "$work" report --half 2026H2 --as-of 2026-11-05 \
    --only 分析研判 >"$work/log" 2>&1 </dev/null
check "$work/outputs/2026H2/results.json"
count 2026H2 $?
lay_all "$root/samples" "$work" || exit 1
"$liangze" -C "$work" annual --year 2026 --as-of 2027-02-01 \
    --provisional >"$work/log" 2>&1 </dev/null
check "$work/outputs/2026/results.json"
count 2026 $?
broken 'a rank' '0,/"rank": 1,/s//"rank": 2,/'
broken 'a state' '0,/"state": "逾期"/s//"state": "未到期"/'
broken 'an unknown rule' '0,/"rule": "A10.4"/s//"rule": "A104"/'
broken 'a missing key' '0,/"provisional": [0-9]*,/s///'
broken 'a score of one digit' '0,/"daily": "\([0-9]*\.[0-9]\)[0-9]"/s//"daily": "\1"/'
half=2026H2
broken 'a change' '0,/"since_previous": "/s//"since_previous": "1/' $half
broken 'late entries' '/"analysis"/,$s/"late": 0,/"late": 1,/' $half
broken 'a report' '/"analysis"/,$s/"due": "2026-12-31"/"due": "2026-12-30"/' \
    $half
broken 'an indicator' '0,/"failed_by_all": false/s//"failed_by_all": true/' \
    $half
broken 'no analysis' 's/"analysis"/"analyses"/' $half
broken 'a final' '0,/"bonus": "0.00"/s//"bonus": "0.01"/' 2026
broken 'a ceiling' '0,/"most": "良好"/s//"most": "一般"/' 2026
broken 'a merit' '0,/"counts": false/s//"counts": true/' 2026
broken 'a closing' 's/"provisional": true,$/"provisional": false,/' 2026
broken 'no closing' 's/^  "closing"/  "clos"/' 2026
echo "results: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
