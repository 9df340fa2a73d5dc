#!/bin/sh
# xlsx.sh - 排名.xlsx of three months of samples/, 季度排名.xlsx of a quarter,
# 分析研判.xlsx of a half-year, 年度考核.xlsx of the year before and after it
# is closed: LibreOffice, given the workbook without its cached results, computes what stands in it and in
# results.json (tools/recalc.py, which also sees a wrong figure), and prints
# it on A4 landscape, a page wide. Skipped where LibreOffice is missing.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
liangze=${LIANGZE:-$root/liangze}
. "$root/tests/tools/periods.sh"
command -v soffice >/dev/null || { echo 'xlsx: soffice is missing'; exit 77; }
[ -x "$liangze" ] || { echo "xlsx: $liangze is missing"; exit 77; }
work=$(mktemp -d "${TMPDIR:-/tmp}/liangze-xlsx.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cp -R "$root/samples/inputs" "$work/inputs" || exit 1
passed=0 failed=0

count() { # WHAT STATUS
	if [ "$2" -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "xlsx: $1"
	fi
}

for month in 2026-01 2026-06 2026-10; do
	as_of=$(sed -n "s/^$month //p" "$root/samples/runs.txt")
	"$liangze" -C "$work" run --month "$month" --as-of "$as_of" \
	    --only 排名 >"$work/log" 2>&1 </dev/null
	case $? in
	0 | 1 | 3) ;;
	*) tail -n 5 "$work/log" ;;
	esac
	book=$work/outputs/$month/排名.xlsx
	/usr/bin/python3 "$root/tests/tools/recalc.py" "$book" \
	    "$work/outputs/$month/results.json" >"$work/said" 2>&1
	status=$?
	[ "$status" -eq 0 ] || cat "$work/said"
	count "$month: recalculation" "$status"
done

# a quarter, and the one before it by the same date
for quarter in 2026Q2 2026Q3; do
	"$liangze" -C "$work" bulletin --quarter $quarter --as-of 2026-11-05 \
	    --only 季度排名 >"$work/log" 2>&1 </dev/null
	case $? in
	0 | 1 | 3) ;;
	*) tail -n 5 "$work/log" ;;
	esac
done
/usr/bin/python3 "$root/tests/tools/recalc.py" \
    "$work/outputs/2026Q3/季度排名.xlsx" "$work/outputs/2026Q3/results.json" \
    "$work/outputs/2026Q2/results.json" >"$work/said" 2>&1
status=$?
[ "$status" -eq 0 ] || cat "$work/said"
count '2026Q3: recalculation' "$status"

# a half-year, and the one before it by the same date
for half in 2026H1 2026H2; do
	"$liangze" -C "$work" report --half $half --as-of 2026-11-05 \
	    --only 分析研判 >"$work/log" 2>&1 </dev/null
	case $? in
	0 | 1 | 3) ;;
	*) tail -n 5 "$work/log" ;;
	esac
done
book=$work/outputs/2026H2/分析研判.xlsx
/usr/bin/python3 "$root/tests/tools/recalc.py" "$book" \
    "$work/outputs/2026H2/results.json" \
    "$work/outputs/2026H1/results.json" >"$work/said" 2>&1
status=$?
[ "$status" -eq 0 ] || cat "$work/said"
count '2026H2: recalculation' "$status"
sed '/"analysis"/,$s/"evidence_filed": /&1/' \
    "$work/outputs/2026H2/results.json" >"$work/wrong.json"
! /usr/bin/python3 "$root/tests/tools/recalc.py" "$book" \
    "$work/wrong.json" >"$work/said" 2>&1 &&
    grep -q '记实工作量.*column H' "$work/said"
count 'a wrong figure of the analysis is not seen' $?

# the year, provisional and closed
lay_all "$root/samples" "$work" || exit 1
year() { # DATE [OPTION]
	"$liangze" -C "$work" annual --year 2026 --as-of "$@" \
	    --only 年度考核 >"$work/log" 2>&1 </dev/null
	case $? in
	0 | 1 | 3) ;;
	*) tail -n 5 "$work/log" ;;
	esac
	/usr/bin/python3 "$root/tests/tools/recalc.py" \
	    "$work/outputs/2026/年度考核.xlsx" \
	    "$work/outputs/2026/results.json" >"$work/said" 2>&1
	status=$?
	[ "$status" -eq 0 ] || cat "$work/said"
	count "2026 as of $1: recalculation" "$status"
}
year 2027-01-12 --provisional
year 2027-03-01
grep -q '"provisional": false' "$work/outputs/2026/results.json"
count '2026 is not closed' $?

sed 's/"left": /&1/' "$work/outputs/2026/results.json" >"$work/wrong.json"
! cmp -s "$work/outputs/2026/results.json" "$work/wrong.json" &&
    ! /usr/bin/python3 "$root/tests/tools/recalc.py" \
    "$work/outputs/2026/年度考核.xlsx" "$work/wrong.json" >"$work/said" 2>&1 &&
    grep -q '影响期' "$work/said"
count 'a wrong 影响期 is not seen' $?

# a wrong F, grade and deduction must be seen
cp "$work/outputs/2026/results.json" "$work/wrong.json"
for key in final grade deduction; do
	sed -i "0,/\"$key\": \"[^\"]*\"/s//\"$key\": \"1.37\"/" \
	    "$work/wrong.json"
done
/usr/bin/python3 "$root/tests/tools/recalc.py" \
    "$work/outputs/2026/年度考核.xlsx" "$work/wrong.json" >"$work/said" 2>&1
for column in D E H; do
	grep -q "column $column:" "$work/said"
	count "a wrong figure in column $column is not seen" $?
done

# a wrong score in results.json must be seen
sed '0,/"score": "\([0-9]*\)\.[0-9]*"/s//"score": "\1.37"/' \
    "$work/outputs/2026-01/results.json" >"$work/wrong.json"
! /usr/bin/python3 "$root/tests/tools/recalc.py" "$work/outputs/2026-01/排名.xlsx" \
    "$work/wrong.json" >"$work/said" 2>&1 && grep -q 'column D' "$work/said"
count 'a wrong score is not seen' $?

soffice --headless "-env:UserInstallation=file://$work/profile" \
    --convert-to pdf --outdir "$work" \
    "$work/outputs/2026-01/排名.xlsx" >/dev/null 2>&1 </dev/null
pdfinfo -l -1 "$work/排名.pdf" 2>/dev/null | grep 'Page.*size:' >"$work/sizes"
[ -s "$work/sizes" ] && ! grep -qvE ' 841\.[0-9]* x 595\.[0-9]* pts' \
    "$work/sizes"
count 'not every page is A4 landscape' $?
pdftotext -raw "$work/排名.pdf" "$work/text" 2>/dev/null
for sheet in 县区排名 市直单位排名 指标得分明细 逾期清单 预警清单 扣分明细 \
    校验问题 得分计算 履责主体覆盖 待签批 待研究事项 豁免清单; do
	grep -q "$sheet\$" "$work/text" # the foot of its pages
	count "$sheet is not printed" $?
done
# the last column of a ranking stands on the page of its first
pdftotext -f 1 -l 1 -raw "$work/排名.pdf" - 2>/dev/null | tr -d ' \n' |
    grep -q '名次.*单位代码.*备注'
count '县区排名 is wider than a page' $?
echo "xlsx: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
