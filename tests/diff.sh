#!/bin/sh
# diff.sh - two runs of a month and of a quarter of samples/: what
# `liangze diff` tells keeps to docs/diff.schema.json and is what differs
# (tools/check_diff.py), and the checker does see a fault.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
liangze=${LIANGZE:-$root/liangze}
work=$(mktemp -d "${TMPDIR:-/tmp}/liangze-diff.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cp -R "$root/samples/inputs" "$work/inputs" || exit 1
passed=0 failed=0

count() {
	if [ "$2" -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "diff: $1"
	fi
}
run() { # COMMAND... DAY: its results.json in $work/DAY.json
	period=$3
	for day; do :; done
	"$liangze" -C "$work" -q "$1" "$2" "$3" --as-of "$day" --only "$4" \
	    >"$work/log" 2>&1 </dev/null
	cp "$work/outputs/$period/results.json" "$work/$day.json" ||
	    cat "$work/log"
}
compare() { # PERIOD DAY DAY
	"$liangze" -C "$work" --format json diff "$1@$2" "$1@$3" \
	    >"$work/diff.json"
	count "$1: exit" $?
	"$root/tests/tools/check_diff.py" "$work/diff.json" \
	    "$work/$2.json" "$work/$3.json"
	count "$1 $2 $3" $?
}

run run --month 2026-05 排名 2026-06-03
run run --month 2026-05 排名 2026-06-08
compare 2026-05 2026-06-03 2026-06-08
sed '0,/"field": "score"/s//"field": "rank"/' "$work/diff.json" \
    >"$work/broken.json"
! "$root/tests/tools/check_diff.py" "$work/broken.json" \
    "$work/2026-06-03.json" "$work/2026-06-08.json" >"$work/said" &&
    [ -s "$work/said" ]
count "not seen: a score told as a rank" $?
run run --month 2026-05 排名 2026-10-08
compare 2026-05 2026-06-08 2026-10-08
run bulletin --quarter 2026Q3 季度排名 2026-10-09
run bulletin --quarter 2026Q3 季度排名 2026-11-05
compare 2026Q3 2026-10-09 2026-11-05
echo "diff: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
