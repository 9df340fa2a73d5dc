#!/bin/bash
# papers.sh OURS [TIMES] - papers a second: ours (OURS, the binary of
# papers.c) beside reportlab and cairo with pango, the same page of
# tests/bench/papers, in one run; medians of TIMES (5); a markdown table.
# What a peer needs and is not there is said, and the peer left out
# (make setup SETS=bench).
set -u
cd "$(dirname "$0")/../.." || exit 1
ours=$1
times=${2:-5}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
here=tests/bench
peer=$here/peer_reportlab.py

/usr/bin/python3 $peer --text >"$work/text" || exit 1
if pkg-config --exists pangocairo fontconfig 2>/dev/null; then
	# shellcheck disable=SC2046
	"${CC:-gcc}" -std=gnu11 -O2 -o "$work/pango" $here/peer_pango.c \
	    $(pkg-config --cflags --libs pangocairo fontconfig) || exit 1
else
	echo 'libpango1.0-dev 没有安装，cairo/pango 略过' >&2
fi

"$ours" "$times" >"$work/ours" || exit 1
"$ours" --memory 10000 >"$work/memory" || exit 1
if [ -x "$work/pango" ]; then
	"$work/pango" "$work/text" light "$times" >"$work/light" || exit 1
	"$work/pango" "$work/text" ours "$times" >"$work/same" || exit 1
fi
if /usr/bin/python3 -c 'import reportlab' 2>/dev/null; then
	/usr/bin/python3 $peer "$times" >"$work/reportlab" || exit 1
else
	echo 'python3-reportlab 没有安装，略过' >&2
fi

# Compared with what a month is: papers that all differ.
base=$(awk -F ' *[|] *' '/^\| 公文树→PDF，各页三分之一/ { print $3 }' \
    "$work/ours")
row() { # FILE NAME
	[ -f "$1" ] && awk -F '\t' -v name="$2" -v base="$base" '{
		printf "| %s | %s | %s | %d | %.1f MB | %.1f 倍 |\n", name,
		    $2, $3, $4, $5 / 1024, base / $2 }' "$1"
}
peak=$(sed -n 's/.*内存峰值 \([0-9]*\) KB.*/\1/p' "$work/memory")
echo
echo "一页通知（$(sed 's/[^	]*	//' "$work/text" | tr -d '\n\t' |
    wc -m) 字、三种字体），各 $times 次，取中位数："
echo
echo "| 做什么 | 每核每秒 | $(nproc) 核每秒 | 每份字节 | 内存峰值 | 每核比它快 |"
echo '|---|---|---|---|---|---|'
awk -F ' *[|] *' -v peak="$peak" 'NR > 2 {
	printf "| %s | %s | %s | %s | %s | |\n", $2, $3, $4, $5,
	    $2 ~ /^事实→PDF，各页/ ? sprintf("%.1f MB（10,000 份）",
	    peak / 1024) : "" }' "$work/ours"
row "$work/reportlab" 'Python reportlab，同一页，霞鹜文楷三种粗细'
row "$work/light" 'C cairo/pango，同一页，霞鹜文楷三种粗细'
row "$work/same" 'C cairo/pango，同一页，字体同本程序'
