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

# a month that was missed is run later by its own day: the run before it saw
# nothing of that
rm -rf "$work/w"
mkdir "$work/w"
cp -R "$root/tests/golden/C07.4-votes/inputs" "$work/w/inputs" || exit 1
cp -Rn "$root/tests/golden/city/inputs" "$work/w" 2>/dev/null
rm "$work/w/inputs/office/述责述廉评议/2.xml"
run score --as-of 2026-07-05
run run --month 2026-07 --as-of 2026-08-05
run run --month 2026-06 --as-of 2026-07-05
"$liangze" -C "$work/w" verify --replay --as-of 2026-08-06 >"$work/said" 2>&1 &&
    grep -q '^真实性 重印：通过' "$work/said"
count "a month run after the one that follows it" $?
# nor did a daily look see that the year was closed after it
rm -rf "$work/w"
mkdir "$work/w"
cp -R "$root/tests/golden/year/inputs" "$work/w/inputs" || exit 1
for said in 'score --as-of 2027-01-14' 'remind --as-of 2027-01-20'; do
	"$liangze" -C "$work/w" $said -q >"$work/said" 2>&1 # no plan for 2027
done
run annual --year 2026 --as-of 2027-01-14
[ -e "$work/w/outputs/提醒/2027-01-20/通知/410922-催报通知书-2026.pdf" ] &&
    "$liangze" -C "$work/w" verify --replay --as-of 2027-01-21 \
	>"$work/said" 2>&1 && grep -q '^真实性 重印：通过' "$work/said"
count "a year closed after a daily look of a later day" $?

# a small one, changed in every way
rm -rf "$work/w"
mkdir "$work/w"
cp -R "$root/samples/inputs" "$work/w/inputs" || exit 1
run run --month 2026-01 --as-of "$(as_of 2026-01)"
run run --month 2026-02 --as-of "$(as_of 2026-02)" --only 排名
# where nothing may be written: the same is said, and nothing is written
state() {
	(cd "$1" && find . -printf '%p %m %T@ %s\n' | LC_ALL=C sort &&
	    find . -type f -exec cksum -a sm3 {} + | LC_ALL=C sort)
}
fixed() { # OPTION...: of $work/f
	if [ "$(id -u)" -ne 0 ]; then
		chmod -R a-w "$work/f"
		"$liangze" -C "$work/f" verify "$@" >"$work/said" 2>&1
		rc=$?
		chmod -R u+w "$work/f"
		return $rc
	fi
	unshare -m sh -c 'mount --bind "$1" "$1" &&
	    mount -o remount,bind,ro "$1" && cd "$1" && shift && "$@"' sh \
	    "$work/f" "$liangze" verify "$@" >"$work/said" 2>&1
}
look() { # WHAT STATUS WORDS OPTION...
	what=$1 status=$2 words=$3
	shift 3
	state "$work/f" >"$work/before"
	fixed "$@"
	[ $? -eq "$status" ] && grep -q "$words" "$work/said" &&
	    state "$work/f" | diff "$work/before" - >>"$work/said"
	count "$what" $?
}
cp -R "$work/w" "$work/f"
if [ "$(id -u)" -eq 0 ] && ! unshare -m mount --bind "$work/f" "$work/f" 2>/dev/null; then
	echo 'verify: a read-only mount is not tested: unshare -m may not mount'
else
	mkdir "$work/tmp"
	TMPDIR=$work/tmp
	export TMPDIR
	look "read-only" 0 '^真实性 重印：通过' --replay --report "$work/report.pdf"
	[ -s "$work/report.pdf" ] && [ -z "$(ls "$work/tmp")" ]
	count "a report outside, and nothing is left" $?
	unset TMPDIR
	exec 9>"$work/f/.liangze.lock"
	flock 9
	look "while a run holds it" 5 '另一次运行正占用'
	exec 9>&-
	rm "$work/f/.liangze.lock"
	look "without a lock" 0 '^真实性 台账链：通过'
	mkdir "$work/f/outputs/.staging-2026-02"
	look "what a killed run left" 7 '没有做完：上次运行被打断'
	rmdir "$work/f/outputs/.staging-2026-02"
	/usr/bin/python3 - "$work/f/outputs/ledger.db" <<-'EOF'
		import os, sqlite3, sys
		db = sqlite3.connect(sys.argv[1], isolation_level=None)
		db.execute('PRAGMA cache_size = 1')
		db.execute('BEGIN')
		db.execute("CREATE TABLE x AS SELECT zeroblob(9999999)")
		os._exit(0)
	EOF
	[ -s "$work/f/outputs/ledger.db-journal" ]
	count "a hot journal" $?
	look "a ledger half written" 7 '上次写入被打断，而这里没有写权限'
	rm -rf "$work/f"
	cp -R "$work/w" "$work/f"
	sqlite3 "$work/f/outputs/ledger.db" 'PRAGMA journal_mode = WAL' >"$work/said"
	look "a write-ahead log that is empty" 0 '^真实性 台账链：通过'
	printf 'x' >"$work/f/outputs/ledger.db-wal"
	look "one that is not" 7 '上次写入被打断，而这里没有写权限'
fi
rm -rf "$work/f"
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
