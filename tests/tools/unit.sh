#!/bin/sh
# unit.sh PROGRAM... - runs the cmocka programs two at a time from the top
# folder and adds up their tests; shows the output of those that fail.
set -u
[ $# -gt 0 ] || { echo 'unit: 0 passed, 0 failed'; exit 0; }
out=$(mktemp -d) || exit 1
trap 'rm -rf "$out"' EXIT
trap 'exit 130' HUP INT TERM
export CMOCKA_MESSAGE_OUTPUT=TAP
printf '%s\n' "$@" | xargs -P 2 -I {} sh -c 'n=$2/$(basename "$1")
	timeout 900 "$1" >"$n" 2>&1 </dev/null; echo $? >"$n.rc"' sh {} "$out"
passed=0 failed=0
for p in "$@"; do
	n=$out/$(basename "$p")
	ok=$(grep -c '^ok ' "$n")
	bad=$(grep -c '^not ok ' "$n")
	read -r rc <"$n.rc"
	if [ "$rc" != 0 ] && [ "$bad" -eq 0 ]; then
		bad=1 # died before it could say so
	fi
	if [ "$bad" -gt 0 ] || [ "$rc" != 0 ]; then
		echo "FAIL $p (exit status $rc)"
		grep -v '^ok ' "$n" | sed 's/^/    /; 80q'
	fi
	passed=$((passed + ok))
	failed=$((failed + bad))
done
echo "unit: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
