#!/bin/sh
# case.sh - `liangze case` over the samples, all filed at once, on some days:
# what it says keeps to docs/case.schema.json and holds together, and its papers
# are there (tools/check_case.py).
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
liangze=${LIANGZE:-$root/liangze}
work=$(mktemp -d "${TMPDIR:-/tmp}/liangze-case.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
passed=0 failed=0

cp -R "$root/samples/inputs" "$work/"
for d in "$root"/samples/later/*; do
	cp -R "$d/." "$work/"
done
for day in 2026-09-04 2026-12-04 2027-01-08; do
	"$liangze" -C "$work" case --as-of "$day" -q --format json \
	    >"$work/list" 2>/dev/null </dev/null
	for c in $(sed -n 's/^ *"id": "\(.*\)",*$/\1/p' "$work/list"); do
		"$liangze" -C "$work" case "$c" --as-of "$day" -q \
		    >/dev/null 2>&1 </dev/null
	done
	if "$root/tests/tools/check_case.py" "$work/list" \
	    "$work/outputs/问责" >"$work/faults" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "case: $day"
		cat "$work/faults"
	fi
done
echo "case: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
