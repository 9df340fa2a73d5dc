#!/bin/bash
# papers.sh - finished papers, looked at from outside: every sample of
# samples/papers and every format of tests/papers/formats is printed, measured
# against GB/T 9704-2012, its text compared with its 公文 tree, its archive
# and accessibility structure checked (tests/papers/*.py), and printed again
# elsewhere and otherwise, byte for byte the same.
# KEEP=DIR keeps the files there.
set -u
cd "$(dirname "$0")/.." || exit 1
top=$PWD
liangze=${LIANGZE:-$top/liangze}
export LIANGZE_DATA=${LIANGZE_DATA:-$top}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
out=${KEEP:-$work/out}
mkdir -p "$out"
passed=0 failed=0
ok() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); echo "papers: $*"; }

kind_of() { # FACTS: the kind, from the file's root
	case $1 in
	*.json) echo 校验回执 ;;
	*) xmllint --xpath 'string(/*/@文种)' "$1" ;;
	esac
}
paper() { # OPTIONS... : one paper, quietly
	"$liangze" -q paper "$@" >"$work/said" 2>&1 && return
	cat "$work/said"
	return 1
}

# A format: its tree becomes a template of a kind that has no rows of its own.
ws=$work/ws
mkdir -p "$ws"
cp -R templates "$ws/templates"
format() { # TREE NAME
	{
		echo '<xsl:stylesheet version="1.0"' \
		    'xmlns:xsl="http://www.w3.org/1999/XSL/Transform">' \
		    '<xsl:template match="/">'
		sed '/^<?xml/d' "$1"
		echo '</xsl:template></xsl:stylesheet>'
	} >"$ws/templates/papers/yujing.xsl"
	grep -q '草稿="是"' "$1" && draft=' 草稿="是"' || draft=
	echo "<事实 xmlns='urn:liangze:facts:1' 文种='预警提醒通知书'$draft/>" |
	    sed 's/<公文 草稿="是"/<公文/' >"$ws/facts.xml"
	paper -C "$ws" 预警提醒通知书 --data "$ws/facts.xml" \
	    -o "$out/$2.pdf" --tree "$out/$2.tree"
}

for f in samples/papers/*.xml samples/papers/*.json; do
	[ -f "$f" ] || continue
	name=$(basename "${f%.*}")
	kind=$(kind_of "$f")
	paper "$kind" --data "$f" -o "$out/$name.pdf" --tree "$out/$name.tree" ||
	    bad "$name：《$kind》没有印成"
done
for f in tests/papers/formats/*.xml; do
	name=format-$(basename "$f" .xml)
	format "$f" "$name" || bad "$name 没有印成"
done

/usr/bin/python3 tests/papers/check.py "$out" >"$work/check"
sed '$d' "$work/check"
line=$(tail -n 1 "$work/check")
case $line in
*' passed, '*' failed')
	passed=$((passed + ${line%% *}))
	n=${line#*, }
	failed=$((failed + ${n% failed}))
	;;
*)
	bad "check.py: $line" ;;
esac

# The measuring can fail: a page moved by 2 mm, a character less, a lost font.
/usr/bin/python3 tests/papers/selftest.py "$out/yujing" && ok ||
    bad "检查自己的检查没有通过"

# Again: another zone, another locale, the other way round.
for f in $(printf '%s\n' samples/papers/*.xml | sort -r); do
	name=$(basename "${f%.*}")
	[ -f "$out/$name.pdf" ] || continue
	if env TZ=America/New_York LC_ALL=de_DE.UTF-8 "$liangze" -q paper \
	    "$(kind_of "$f")" --data "$f" -o "$work/again.pdf" &&
	    cmp -s "$out/$name.pdf" "$work/again.pdf"; then
		ok
	else
		bad "$name：换了时区和语言再印，字节不同"
	fi
done
echo "papers: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
