#!/bin/bash
# papers.sh - finished papers, looked at from outside: every sample of
# samples/papers and every format of tests/papers/formats is printed, measured
# against GB/T 9704-2012, its text compared with its 公文 tree, its archive
# and accessibility structure checked (tests/papers/*.py), and printed again
# in another time zone and locale, byte for byte the same.
# KEEP=DIR keeps the files there.
set -u
cd "$(dirname "$0")/.." || exit 1
export liangze=${LIANGZE:-$PWD/liangze}
export LIANGZE_DATA=${LIANGZE_DATA:-$PWD}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
export work out=${KEEP:-$work/out}
mkdir -p "$out"
passed=0 failed=0
ok() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); echo "papers: $*"; }

# print FACTS: its paper and tree; a line in said/ if it cannot be.
# again FACTS: the paper once more, elsewhere; a line in said/ if it differs.
print() {
	local name=${1##*/} kind=校验回执
	name=${name%.*}
	[ "${1##*.}" = json ] || kind=$(xmllint --xpath 'string(/*/@文种)' "$1")
	"$liangze" -q paper "$kind" --data "$1" -o "$out/$name.pdf" \
	    --tree "$out/$name.tree" 2>&1 || echo "$name：《$kind》没有印成"
}
again() {
	local name=${1##*/} kind=校验回执
	name=${name%.*}
	[ "${1##*.}" = json ] || kind=$(xmllint --xpath 'string(/*/@文种)' "$1")
	env TZ=America/New_York LC_ALL=de_DE.UTF-8 "$liangze" -q paper \
	    "$kind" --data "$1" -o "$work/again-$name.pdf" &&
	    cmp "$out/$name.pdf" "$work/again-$name.pdf" && echo same ||
	    echo "$name：换了时区和语言再印，字节不同"
}
# A format: its tree becomes the template of a kind, in a workspace of its own.
format() {
	local ws=$work/ws-${1##*/} name=${1##*/}
	name=format-${name%.*}
	mkdir -p "$ws"
	cp -R templates "$ws/templates"
	{
		echo '<xsl:stylesheet version="1.0"' \
		    'xmlns:xsl="http://www.w3.org/1999/XSL/Transform">' \
		    '<xsl:template match="/">'
		sed '/^<?xml/d' "$1"
		echo '</xsl:template></xsl:stylesheet>'
	} >"$ws/templates/papers/yujing.xsl"
	local draft=
	case $name in *草稿*) draft=" 草稿='是'" ;; esac
	echo "<事实 xmlns='urn:liangze:facts:1' 文种='预警提醒通知书'$draft/>" \
	    >"$ws/facts.xml"
	"$liangze" -q -C "$ws" paper 预警提醒通知书 --data "$ws/facts.xml" \
	    -o "$out/$name.pdf" --tree "$out/$name.tree" 2>&1 ||
	    echo "$name 没有印成"
}
export -f print again format
each() { # FUNCTION FILE...: its lines, two at a time
	local f=$1
	shift
	printf '%s\0' "$@" | xargs -0 -n 1 -P 2 bash -c "$f"' "$1"' bash
}

shopt -s nullglob
facts=(samples/papers/*.xml samples/papers/*.json)
formats=(tests/papers/formats/*.xml)
{
	each print "${facts[@]}"
	each format "${formats[@]}"
} >"$work/said"
while read -r line; do
	bad "$line"
done <"$work/said"

# Under the sanitizers it is the printing that is looked at: the bytes are
# those that were measured without them.
if [ "${MODE-}" = san ]; then
	for f in "$out"/*.pdf; do
		ok
	done
	echo "papers: $passed passed, $failed failed"
	[ "$failed" -eq 0 ]
	exit
fi

/usr/bin/python3 tests/papers/check.py "$out" >"$work/check"
sed '$d' "$work/check"
line=$(tail -n 1 "$work/check")
case $line in
*' passed, '*' failed')
	passed=$((passed + ${line%% *}))
	n=${line#*, }
	failed=$((failed + ${n% failed}))
	;;
*) bad "check.py: $line" ;;
esac

# The checks can fail: a page moved by 2 mm, characters exchanged, a font
# without its texts …
/usr/bin/python3 tests/papers/selftest.py "$out/yujing" \
    "$out/dianming" && ok ||
    bad '检查没有看出故意弄坏的地方'

# PDFBox's validator knows PDF/A-1b only. Of a paper of each format it may
# find what part 1 asks and part 2 does not, and nothing else.
jars=
for j in preflight pdfbox2 fontbox2 xmpbox commons-logging commons-io jaxb-api \
    javax.activation; do
	jars=$jars:/usr/share/java/$j.jar
done
for name in yujing jidu sixing format-jiyao; do
	java -cp "$jars" org.apache.pdfbox.preflight.Validator_A1b \
	    "$out/$name.pdf" >"$work/preflight" 2>&1
	if grep -vE '^$|is not a valid PDF/A-1b file, error|^3.1.11 .*CIDSet entry is missing|^7.11.1 .*conformance level|^7.11.2 .*part must be 1' \
	    "$work/preflight" || ! grep -q '^7.11.2' "$work/preflight"; then
		bad "$name：PDFBox 不认可"
	else
		ok
	fi
done

each again "${facts[@]}" >"$work/said" 2>&1
while read -r line; do
	[ "$line" = same ] && ok || bad "$line"
done <"$work/said"
# The same, whatever the process printed before it: a month with every kind
# and with one only.
for d in all one; do
	mkdir "$work/$d"
	cp -R samples/inputs "$work/$d/"
done
month='run --month 2026-01 --as-of 2026-01-29'
# shellcheck disable=SC2086
{
	"$liangze" -q -C "$work/all" $month -j1
	"$liangze" -q -C "$work/one" $month -j2 --only 预警提醒通知书
} >"$work/said" 2>&1
n=0
for f in "$work/one/outputs/2026-01/通知/"*.pdf; do
	n=$((n + 1))
	cmp "$f" "$work/all${f#"$work/one"}" || bad "${f##*/}：先印别的，字节不同"
done
[ "$n" -gt 5 ] && ok || {
	cat "$work/said"
	bad "2026年1月只印出 $n 份预警提醒通知书"
}
echo "papers: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
