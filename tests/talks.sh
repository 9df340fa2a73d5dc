#!/bin/sh
# talks.sh - B23.1: texts that only talks hold are looked for in everything
# that the program says or writes.  They may stand in the ledger and in the
# talks' own papers (谈话/), nowhere else; and the search does find them.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
liangze=${LIANGZE:-$root/liangze}
work=$(mktemp -d "${TMPDIR:-/tmp}/liangze-talks.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
passed=0 failed=0
mark=谈话原话
talks=$work/inputs/office/谈话记录

count() {
	if [ "$2" -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "talks: $1"
	fi
}

# talk NAME [SED]: one that holds the mark wherever text is free, changed by SED
talk() {
	sed "s/NAME/$1/; ${2:-}" >"$talks/$1.xml" <<EOF
<?xml version="1.0" encoding="UTF-8"?>
<!-- ${mark}甲 -->
<谈话记录 xmlns="urn:liangze:1" 编号="TH-NAME" 类型="诫勉谈话" 方式="个别" 单位="410922" 时间="2026-10-08T15:00:00" 地点="${mark}乙">
  <谈话人 编号="G410922-001" 姓名="干部甲" 职务="县委书记" 机关="本级党委"/>
  <谈话对象 编号="G410922-003" 姓名="干部丙" 职务="县纪委书记" 单位="410922"/>
  <记录人 姓名="记录员乙" 职务="县委办公室干部"/>
  <基本情况>${mark}丙</基本情况>
  <事由>${mark}丁</事由>
  <内容>${mark}戊<![CDATA[${mark}己]]></内容>
  <表态>${mark}庚</表态>
  <签字 人="干部丙" 时间="2026-10-08T16:00:00"/>
  <诫勉 项="一" 决定文号="示例〔2026〕1号" 决定日期="2026-10-07" 决定机关="中共甲县委员会"/>
  <书面材料 种类="检查" 限期="2026-10-20"/>
</谈话记录>
EOF
}

say() { # COMMAND...: what it says is kept; a wrong call is a failure
	"$liangze" -C "$work" "$@" >>"$work/said" 2>&1 </dev/null
	case $? in
	2 | 70) count "$*" 1 ;;
	*) count "$*" 0 ;;
	esac
}

# everything written below $1 as text, file by file
texts() {
	find "$1" -type f ! -name ledger.db ! -path '*/谈话/*' |
	    while read -r f; do
		echo "== $f"
		case $f in
		*.pdf) pdftotext "$f" - ;;
		*.xlsx) unzip -p "$f" ;;
		*) cat "$f" ;;
		esac
	done
}

cp -R "$root/tests/golden/city/inputs" "$work/inputs" && mkdir -p "$talks" ||
    exit 1
talk 1
talk 2 's/ 类型="诫勉谈话"/ 类型="提醒谈话"/'
talk 3 's/个别/集体/'
talk 4 "s/诫勉谈话/${mark}/"
talk 5 "s/ 方式=/ ${mark}=\"${mark}\" 方式=/"
talk 6 "s/<内容>/<内容><${mark}>/"
talk 7 "s/<内容>/<内容>\\&${mark};/"
talk 8 "s/<内容>/<内容>《<${mark} /"
talk 9 's/谈话记录/谈话笔录/'
talk 10 "s/2026-10-07/${mark}/; s/2026-10-20/${mark}/"
talk 11 's/表态/说明/'
talk 12 's/<表态>/<表态><b\/>/; s/签字 人/签字 某人/'
talk 13
tr '\n' ' ' <"$talks/9.xml" | sed 's/?> /?>\n/' >"$talks/14.xml"
iconv -f UTF-8 -t GB18030 "$talks/3.xml" >"$talks/15.xml"
sed 's/encoding="UTF-8"/encoding="GB18030"/' "$talks/9.xml" >"$talks/16.xml"
iconv -f UTF-8 -t UTF-16 "$talks/9.xml" >"$talks/17.xml"
{ head -c 700 "$talks/1.xml"; printf '\377\376%s' "$mark"; } >"$talks/18.xml"

# within another document, behind one, with a prefix, in values and names
root='<重点领域 xmlns="urn:liangze:1" 编号="LY-1" 日期="2026-10-01"><项 领域="工程" 事由="腐败易发多发"/>'
sed '1,2d' "$talks/1.xml" >"$work/inner"
{ echo "$root" && cat "$work/inner" && echo '</重点领域>'; } >"$talks/19.xml"
{ echo "$root</重点领域>" && cat "$work/inner"; } >"$talks/20.xml"
sed 's/<谈话记录 xmlns=/<t:谈话记录 xmlns:t=/; s/<\/谈话记录/<\/t:谈话记录/' \
    "$talks/1.xml" >"$talks/21.xml"
sed "s/encoding=\"UTF-8\"/encoding=\"$mark\"/" "$talks/1.xml" >"$talks/22.xml"
talk 23 "s/编号=\"TH-23\"/编号=\"$mark\"/"
talk 24 "s/单位=\"410922\" 时间/单位=\"$mark\" 时间/"
talk 25 "s/方式=\"个别\"/& 变动=\"$mark\" 签批=\"$mark\" 案件=\"$mark\"/"
# a case that names one of them
cat >"$work/inputs/office/问责案件.xml" <<EOF
<?xml version="1.0" encoding="UTF-8"?>
<问责案件 xmlns="urn:liangze:1" 编号="AJ-01" 条例="2019">
  <来源 类型="日常工作" 单位="市委主体办" 日期="2026-10-09"/>
  <对象 类型="领导干部" 编号="G410922-003" 名称="干部丙" 职务="县纪委书记" 单位="410922" 主要负责人="否" 级别="县级">
    <基本情况>现任县纪委书记。</基本情况>
  </对象>
  <启动 日期="2026-10-10"/>
  <事实><段>履行管理、监督职责不力。</段></事实>
</问责案件>
EOF
sed 's/<谈话记录 /& 案件="AJ-01" /' "$talks/13.xml" >"$talks/26.xml"
sed -i 's/TH-13/TH-26/' "$talks/26.xml"

say check inputs
say check inputs --format json
say check inputs --format gnu
say run --month 2026-10 --as-of 2026-11-01 -v
texts "$work/outputs" >"$work/texts"
say run --month 2026-10 --as-of 2026-11-02 -v
say status --as-of 2026-11-02
say score --as-of 2026-11-02
say why 410922 --month 2026-10 --as-of 2026-11-02
say remind --as-of 2026-11-03 -v
say remind --as-of 2026-11-03 --format json
say case --as-of 2026-11-03
say case AJ-01 --as-of 2026-11-03
say case AJ-01 --as-of 2026-11-03 --format json
say diff 2026-10@2026-11-01 2026-10@2026-11-02
talk 13 "s/${mark}丁/${mark}辛/"
say run --month 2026-11 --as-of 2026-12-01
say diff 2026-10@2026-11-01 2026-10@2026-11-02 --format json
say bulletin --quarter 2026Q4 --as-of 2027-01-03
say report --half 2026H2 --as-of 2027-01-03
say annual --year 2026 --as-of 2027-01-03
texts "$work/outputs" >>"$work/texts"
for f in said texts; do
	grep -n "$mark" "$work/$f" | cut -c1-200
	! grep -q "$mark" "$work/$f"
	count "a talk's words in what was $f" $?
done
# the search does see a mark where it may stand: in the record of TH-1
pdftotext "$work/outputs/2026-10/谈话/410922-谈话记录-TH-1.pdf" "$work/own"
tr -d '\n ' <"$work/own" | grep -q "${mark}戊"
count "the talk's own paper does not hold its words" $?
for f in '\.html' '\.json' '\.xlsx' '\.pdf'; do
	grep -q "^== .*$f\$" "$work/texts"
	count "no $f was looked at" $?
done
[ "$(grep -c '^== .*/回执/.*json' "$work/texts")" -ge 18 ]
count "too few receipts" $?
grep -q '"record": "TH-3"' "$work/texts"
count "no finding names the talk" $?
echo "talks: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
