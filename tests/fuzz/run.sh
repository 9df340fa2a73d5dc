#!/bin/sh
# run.sh - replays tests/fuzz/corpus/NAME/* through the built fuzz_NAME, one
# process a file, so that each input that kills the program is named.
set -u
cd "$(dirname "$0")/../.." || exit 1
passed=0 failed=0
for p in build/"${MODE:-rel}"/fuzz/fuzz_*; do
	[ -x "$p" ] || continue
	name=${p##*/fuzz_}
	for f in tests/fuzz/corpus/"$name"/*; do
		[ -f "$f" ] || continue
		if out=$(timeout 30 "$p" "$f" 2>&1); then
			passed=$((passed + 1))
		else
			failed=$((failed + 1))
			printf 'FAIL %s %s\n%s\n' "$p" "$f" "$out" | head -n 40
		fi
	done
done
echo "fuzz: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
