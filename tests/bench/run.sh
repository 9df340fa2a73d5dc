#!/bin/sh
# run.sh [UNITS] [RECORDS] [COUNT]: a month of UNITS (100) and RECORDS (3000), measured COUNT (5) times, medians, as a markdown table;
# then the year of twelve such months.
# Ours beside the peer (a script with Python's usual libraries: $PEER, default ../shared/bench/peer_month.py beside the
# checkout; left out, with a word, where it or its libraries are missing) and beside xmllint.
# The program is $LIANGZE (default ./liangze of the checkout).
# shellcheck disable=SC2016
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
liangze=${LIANGZE:-$root/liangze}
peer=${PEER:-$root/../shared/bench/peer_month.py}
units=${1:-100}
records=${2:-3000}
count=${3:-5}
month=2026-01
asof=2026-02-05
work=$(mktemp -d "${TMPDIR:-/tmp}/liangze-bench.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

measure() {
	/usr/bin/python3 "$here/measure.py" "$@"
}

cpu=
# the second run leaves everything as it is; 0, 1 and 3 are what a run ends with
ours() {
	name=$1
	before=$2
	shift 2
	# shellcheck disable=SC2086
	measure "$name" "$count" --before "$before" --ok 0,1,3 $cpu -- \
	    "$liangze" -C "$work" "$@"
}

/usr/bin/python3 "$here/gen_bench.py" "$units" "$records" "$work" || exit 1
find "$work/inputs" -name '*.xml' ! -path '*/附件/*' | sort >"$work/all.txt"
sed -n '/记实提交/p' "$work/all.txt" >"$work/subs.txt"
clean="rm -rf '$work/outputs'"
stage="$clean; '$liangze' -C '$work' run --month $month --as-of $asof \
>'$work/log.txt' 2>&1 || [ \$? -le 3 ]"

echo
echo "$units 个单位、$records 条记录，各 $count 次，取中位数："
echo
echo '| 做什么 | 用时 | 内存峰值 |'
echo '|---|---|---|'
ours '`liangze check`：读入、XSD、规则' : check "$work/inputs" \
    --as-of "$asof"
ours '`liangze run`：全部' "$clean" run --month "$month" --as-of "$asof"
# one kind of paper at a time: what it costs is the row less the first of them
only() {
	ours "— $1" "$clean" run --month "$month" --as-of "$asof" --only "$2"
}
only '收、判、记、算，写 results.json（不印）' 履责情况书面告知单
only '同上，加得分反馈单' 得分反馈单
only '同上，加预警提醒通知书' 预警提醒通知书
only '同上，加逾期催办通知书' 逾期催办通知书
only '同上，加排名.xlsx' 排名
only '同上，加得分反馈单和排名.xlsx（同类做法印的就是这些）' 得分反馈单,排名
sh -c "$stage"
ours '`liangze run` 再运行一次，没有变化' : run --month "$month" \
    --as-of "$asof"
ours '`liangze score`' : score --as-of "$asof"
if command -v xmllint >/dev/null 2>&1; then
	tr '\n' '\0' <"$work/subs.txt" >"$work/subs.nul"
	measure '`xmllint --noout --schema`（只是记实提交）' "$count" -- \
	    xargs -0 -a "$work/subs.nul" xmllint --noout --schema \
	    "$root/templates/schema/记实提交.xsd"
else
	echo 'xmllint: 没有安装，略过' >&2
fi
if [ -f "$peer" ] && /usr/bin/python3 -c \
    'import lxml, xlsxwriter, reportlab' 2>/dev/null; then
	measure '同类做法（Python，`peer_month.py`）' "$count" \
	    --before "rm -rf '$work/peer'" -- /usr/bin/python3 "$peer" \
	    "$work/inputs" "$root/templates/schema" "$month" \
	    "$work/peer" "$root/templates/calendar/workdays.csv"
	rm -rf "$work/peer"
	echo
	echo '同类做法各步：'
	echo
	/usr/bin/python3 "$peer" "$work/inputs" "$root/templates/schema" \
	    "$month" "$work/peer" \
	    "$root/templates/calendar/workdays.csv" | sed 's/^/    /'
else
	echo 'peer_month.py 或者它用的库（python3-lxml、python3-reportlab、python3-xlsxwriter、fonts-lxgw-wenkai）没有安装，略过' >&2
fi

# the year: everything taken in by December's run, then the year closed, each time from that state
rm -rf "$work/inputs" "$work/outputs"
/usr/bin/python3 "$here/gen_bench.py" "$units" "$records" "$work" year || exit 1
"$liangze" -C "$work" run --month 2026-12 --as-of 2027-01-18 \
    --only 履责情况书面告知单 >"$work/log.txt" 2>&1 || [ $? -le 3 ] || exit 1
cp -R "$work/outputs" "$work/taken"
taken="rm -rf '$work/outputs'; cp -R '$work/taken' '$work/outputs'"
echo
echo "一年：$units 个单位，12个月各 $records 条记录，年终考核，加减分事项："
echo
cpu=--cpu
echo '| 做什么 | 用时 | 处理器时间 | 内存峰值 |'
echo '|---|---|---|---|'
ours '`liangze annual`：结账，算，印' "$taken" annual --year 2026 \
    --as-of 2027-01-20
ours '`liangze annual` 再运行一次，没有变化' : annual --year 2026 \
    --as-of 2027-01-20
ours '`liangze bulletin`：第四季度' "$taken" bulletin --quarter 2026Q4 \
    --as-of 2027-01-20
