#!/bin/sh
# check.sh UNIT... - every suite in turn, then one line over all of them.
# A suite ends with `NAME: N passed, N failed`; a test script (tests/*.sh) may
# end so, or counts as one test: 0 passed, 77 skipped with a reason, else failed.
set -u
cd "$(dirname "$0")/../.." || exit 1
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT
trap 'exit 130' HUP INT TERM
passed=0 failed=0 skipped=0

suite() { # NAME COMMAND...
	name=$1
	shift
	start=$(date +%s)
	"$@" >"$log" 2>&1 </dev/null
	rc=$?
	line=$(tail -n 1 "$log" | grep -E '[0-9]+ passed, [0-9]+ failed$')
	p=$(printf '%s' "$line" | sed -E 's/.*[^0-9]([0-9]+) passed.*/\1/')
	f=$(printf '%s' "$line" | sed -E 's/.* ([0-9]+) failed$/\1/')
	case $rc:$line in
	0:) p=1 f=0 ;;
	77:*) p=0 f=0 skipped=$((skipped + 1)) ;;
	*:) p=0 f=1 ;;
	esac
	[ "$rc" = 0 ] || [ "$rc" = 77 ] || [ "$f" -gt 0 ] || f=1
	if [ "$rc" != 0 ]; then
		sed '$!b;/passed, [0-9]* failed$/d' "$log"
	fi
	[ "$rc" = 77 ] && printf '%-12s skipped\n' "$name" ||
	    printf '%-12s %s passed, %s failed (%ss)\n' "$name" "$p" "$f" \
	        $(($(date +%s) - start))
	passed=$((passed + p))
	failed=$((failed + f))
}

suite unit sh tests/tools/unit.sh "$@"
suite golden sh tests/golden/run.sh
suite fuzz sh tests/fuzz/run.sh
for t in tests/*.sh; do
	[ -f "$t" ] && suite "$(basename "$t" .sh)" "./$t"
done
[ "$skipped" -eq 0 ] || echo "$skipped skipped"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
