#!/bin/sh
# demo.sh WORKSPACE - runs what WORKSPACE/runs.txt lists, line by line (`period
# as-of`: a month, a quarter, a half-year, the year).  What lies in WORKSPACE/later/<period>/
# is laid into inputs/ before that period, and taken out again at the end.
# A step that ends with 0, 1 or 3 has done its work; anything else is an error.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/tools/periods.sh
ws=$1

trap 'take_out "$ws" "$ws"' EXIT
trap 'exit 130' HUP INT TERM
take_out "$ws" "$ws"
while read -r period as_of flag; do
	lay "$ws" "$ws" "$period" || exit 1
	words=$(command_of "$period" "$flag")
	printf '\n== ./liangze -C %s %s --as-of %s\n' "$ws" "$words" "$as_of"
	# shellcheck disable=SC2086
	"${LIANGZE:-./liangze}" -C "$ws" $words --as-of "$as_of" </dev/null
	rc=$?
	case $rc in
	0|1|3) ;;
	*) echo "demo: $period 没有做成(退出状态 $rc)" >&2
		exit "$rc" ;;
	esac
done <"$ws/runs.txt"
cat <<END

演示完成。结果在 $ws/outputs/ 下，每个月、季度、半年和全年各一个文件夹：
  排名.xlsx        当月的排名、扣分明细、逾期和预警清单
  季度通报.pdf     季度的通报(草稿，签批以后有文号)；季度排名.xlsx 给领导
  分析研判报告.pdf 半年的报告(草稿)；分析研判.xlsx 给领导
  通知/            预警提醒、逾期催办等公文(PDF)
  回执/            每份报送材料的回执(用浏览器打开 .html)
  results.json     全部计算结果；全年的 2026/results.json 有等次和加减分的由来
看什么、为什么，见 $ws/README.md
END
