#!/bin/sh
# verify.sh - `liangze verify` on runs of samples/: what they printed is printed
# again to the byte from the ledger alone, and every way to change the ledger
# or a file behind its back is found (tools/tamper.py)
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
liangze=${LIANGZE:-$root/liangze}
[ -x "$liangze" ] || { echo "verify: $liangze is missing"; exit 77; }
work=$(mktemp -d "${TMPDIR:-/tmp}/liangze-verify.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
passed=0 failed=0
# the sanitizers take their time
[ "${MODE-}" = san ] && export TAMPER_STEP=25

count() { # WHAT STATUS
	if [ "$2" -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "verify: $1"
		cat "$work/said"
	fi
}

mkdir -p "$work/w" "$work/scratch"
cp -R "$root/samples/inputs" "$work/w/inputs" || exit 1
run() {
	"$liangze" -C "$work/w" "$@" -q >"$work/said" 2>&1
	[ $? -le 1 ] || count "$* failed" 1
}
as_of() { sed -n "s/^$1 //p" "$root/samples/runs.txt"; }
for month in 2026-01 2026-02 2026-03; do
	run run --month $month --as-of "$(as_of $month)"
done
run bulletin --quarter 2026Q1 --as-of "$(as_of 2026Q1)"
run remind --as-of 2026-04-20
run bulletin --quarter 2026Q1 --as-of 2026-04-21
# by the ledger alone: no file of a unit is there any more
rm -rf "$work/w/inputs/units" "$work/w/inputs/office"
"$liangze" -C "$work/w" verify --replay >"$work/said" 2>&1
count "runs printed again" $?
grep -q '^真实性 重印：通过' "$work/said"
count "says so" $?
"$liangze" -C "$work/w" verify --format json >"$work/json" 2>"$work/said" &&
    /usr/bin/python3 -c '
import json, sys, jsonschema
said, schema = (json.load(open(p, encoding="utf-8")) for p in sys.argv[1:])
jsonschema.Draft202012Validator(schema).validate(said)
assert said["workspace"]["result"] == "passed" and said["bags"] == []
' "$work/json" "$root/docs/verify.schema.json" >>"$work/said" 2>&1
count "keeps to its schema" $?
# the three lines at the foot of a bulletin, typed back
pdftotext -enc UTF-8 -layout -l 1 "$work/w/outputs/2026Q1/季度通报.pdf" - |
    sed -n 's/^ *检查点[^ ]*  *\([0-9a-f-]*\)$/\1/p' >"$work/typed"
"$liangze" -C "$work/w" verify --checkpoint "$work/typed" >"$work/said" 2>&1 &&
    grep -q '^完整性 检查点：通过' "$work/said" &&
    [ "$(head -n 1 "$work/typed")" = 2026-03 ]
count "a bulletin's checkpoint" $?
rm -rf "$work/w/outputs/2026-02" "$work/w/outputs/2026-03" "$work/w/outputs"/2026Q1 \
    "$work/w/outputs"/历史 "$work/w/outputs"/提醒
"$liangze" -C "$work/w" verify >"$work/said" 2>&1
[ $? -eq 6 ]
count "runs taken away" $?

# a small one, changed in every way
rm -rf "$work/w"
mkdir "$work/w"
cp -R "$root/samples/inputs" "$work/w/inputs" || exit 1
run run --month 2026-01 --as-of "$(as_of 2026-01)"
run run --month 2026-02 --as-of "$(as_of 2026-02)" --only 排名
/usr/bin/python3 "$root/tests/tools/tamper.py" "$liangze" "$work/w" \
    "$work/scratch" >"$work/said" 2>&1
said=$(tail -n 1 "$work/said")
case $said in
"tamper: "*" passed, "*" failed") ;;
*) cat "$work/said"; said='tamper: 0 passed, 1 failed' ;;
esac
sed '$d' "$work/said"
p=${said#tamper: } p=${p%% *}
f=${said##*, } f=${f%% *}
echo "verify: $((passed + p)) passed, $((failed + f)) failed"
[ $((failed + f)) -eq 0 ]
