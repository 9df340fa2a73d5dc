#!/bin/sh
# simulate.sh - samples/ under another plan, within the year and at its end:
# what `liangze simulate` says adds up (tools/check_simulate.py) and is what the
# program computes once that plan is filed instead; the ledger stays as it is.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
liangze=${LIANGZE:-$root/liangze}
. "$root/tests/tools/periods.sh"
work=$(mktemp -d "${TMPDIR:-/tmp}/liangze-simulate.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
passed=0 failed=0

count() {
	if [ "$2" -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "simulate: $1"
	fi
}

check() {
	"$root/tests/tools/check_simulate.py" "$@"
}

# the year's results as of the day, or the daily scores where it still runs
results() { # WORKSPACE DAY OUT
	if [ "$2" = 2026-11-05 ]; then
		"$liangze" -C "$1" score --as-of "$2" -q --format json >"$3" \
		    2>"$work/log" </dev/null
		return
	fi
	"$liangze" -C "$1" annual --year 2026 --provisional --as-of "$2" \
	    >"$work/log" 2>&1 </dev/null
	cp "$1/outputs/2026/results.json" "$3"
}

plan=$root/samples/inputs/office/考核方案-2026.xml
sed '
s/主体责任="60" 监督责任="40"/主体责任="55" 监督责任="45"/
s/共性指标="60" 个性指标="40"/共性指标="70" 个性指标="30"/
s/日常考核="70" 年终考核="30"/日常考核="65" 年终考核="35"/
s/逾期录入="[0-9]*"/逾期录入="45"/
s/加分上限="[0-9]*"/加分上限="4"/
s/优秀="[0-9]*"/优秀="94"/
/编号="ZG-02"/s/分值="[0-9.]*"/分值="9"/
/编号="JG-03"/s/次数="[0-9]*"/次数="2"/
/编号="ZG-01"/d
s,</考核方案>,  <指标 编号="ZG-77" 名称="模拟增加的指标" 责任="主体责任" 适用="全部" 分值="2" 周期="每季" 次数="1" 须印证="否">模拟</指标>\n&,
' "$plan" >"$work/方案.xml"
for day in 2026-11-05 2027-01-20; do
	ws=$work/$day
	mkdir "$ws" && cp -R "$root/samples/inputs" "$ws/inputs" || exit 1
	lay_all "$root/samples" "$ws" || exit 1
	results "$ws" "$day" "$work/now.json"
	cksum "$ws/outputs/ledger.db" >"$work/before"
	"$liangze" -C "$ws" simulate --plan "$work/方案.xml" --year 2026 \
	    --as-of "$day" -q --format json >"$work/simulation.json" \
	    2>"$work/log" </dev/null
	count "status on $day" $?
	cksum "$ws/outputs/ledger.db" | cmp -s - "$work/before"
	count "ledger on $day" $?
	cp "$work/方案.xml" "$ws/inputs/office/考核方案-2026.xml"
	results "$ws" "$day" "$work/then.json"
	check "$work/simulation.json" "$work/now.json" "$work/then.json"
	count "$day" $?
done
# one thing changed by sed must not pass
broken() {
	sed "$2" "$work/simulation.json" >"$work/broken.json"
	! cmp -s "$work/broken.json" "$work/simulation.json" &&
	    ! check "$work/broken.json" "$work/now.json" "$work/then.json" \
	        >"$work/said" && [ -s "$work/said" ]
	count "not seen: $1" $?
}
broken 'a part' '0,/"step": 0/s//"step": 1/'
broken 'a rank' '0,/"rank": 1$/s//"rank": 2/'
broken 'a count' '0,/"up": [0-9]*/s//"up": 99/'
broken 'a grade' '0,/"grade": "良好"/s//"grade": "优秀"/'
echo "simulate: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
