#!/bin/sh
# demo.sh WORKSPACE YEAR N - runs the first N months of the year (N < 12), one
# after the other, each as of the day that WORKSPACE/runs.txt names (lines
# `month as-of`), else as of the first day of the next month.
# A batch that ends with 0, 1 or 3 has done its work; anything else is an error.
set -u
cd "$(dirname "$0")/../.." || exit 1
ws=$1 year=$2 n=$3
m=1
while [ "$m" -le "$n" ]; do
	month=$(printf '%s-%02d' "$year" "$m")
	as_of=$(printf '%s-%02d-01' "$year" $((m + 1)))
	if [ -f "$ws/runs.txt" ]; then
		as_of=$(sed -n "s/^$month //p" "$ws/runs.txt")
	fi
	printf '\n== ./liangze -C %s run --month %s --as-of %s\n' \
	    "$ws" "$month" "$as_of"
	"${LIANGZE:-./liangze}" -C "$ws" run --month "$month" --as-of "$as_of"
	rc=$?
	case $rc in
	0|1|3) ;;
	*) echo "demo: $month 的月度任务没有做成(退出状态 $rc)" >&2
		exit "$rc" ;;
	esac
	m=$((m + 1))
done
cat <<END

演示完成。结果在 $ws/outputs/ 下，最近一个月在 $ws/outputs/$month/：
  排名.xlsx        排名、扣分明细、逾期和预警清单
  通知/            预警提醒、逾期催办等公文(PDF)
  回执/            每份报送材料的回执(用浏览器打开 .html)
  results.json     全部计算结果
看什么、为什么，见 $ws/README.md
END
