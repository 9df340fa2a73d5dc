#!/bin/sh
# check.sh UNIT... - every suite, two at a time, then one line over all of them.
# A suite ends with `NAME: N passed, N failed`; a test script (tests/*.sh) may
# end so, or counts as one test: 0 passed, 77 skipped with a reason, else failed.
# CHECK_JOBS: how many at a time. The long ones that use one core come first.
set -u
cd "$(dirname "$0")/../.." || exit 1

# One suite: its line on stdout, the output of a failed one before it.
if [ "${1-}" = --one ]; then
	out=$2 name=$3
	shift 3
	start=$(date +%s)
	"$@" >"$out/$name.log" 2>&1 </dev/null
	rc=$?
	line=$(tail -n 1 "$out/$name.log" |
	    grep -E '[0-9]+ passed, [0-9]+ failed$')
	p=$(printf '%s' "$line" | sed -E 's/.*[^0-9]([0-9]+) passed.*/\1/')
	f=$(printf '%s' "$line" | sed -E 's/.* ([0-9]+) failed$/\1/')
	s=0
	case $rc:$line in
	0:) p=1 f=0 ;;
	77:*) p=0 f=0 s=1 ;;
	*:) p=0 f=1 ;;
	esac
	[ "$rc" = 0 ] || [ "$rc" = 77 ] || [ "$f" -gt 0 ] || f=1
	{
		[ "$rc" = 0 ] ||
		    sed '$!b;/passed, [0-9]* failed$/d' "$out/$name.log"
		[ "$s" = 1 ] && printf '%-12s skipped\n' "$name" ||
		    printf '%-12s %s passed, %s failed (%ss)\n' "$name" \
		        "$p" "$f" $(($(date +%s) - start))
	} >"$out/$name.said"
	cat "$out/$name.said"
	echo "$p $f $s" >"$out/$name.count"
	exit 0
fi

out=$(mktemp -d) || exit 1
trap 'rm -rf "$out"' EXIT
trap 'exit 130' HUP INT TERM
printf '%s\n' "$@" >"$out/units"
long='random-years random samples xlsx verify archive'
first='' rest=''
for t in tests/*.sh; do
	[ -f "$t" ] || continue
	name=$(basename "$t" .sh)
	case " $long " in
	*" $name "*) first="$first $name" ;;
	*) rest="$rest $name" ;;
	esac
done
# shellcheck disable=SC2086
printf '%s\n' unit golden $first fuzz $rest >"$out/suites"
# shellcheck disable=SC2016
xargs -P "${CHECK_JOBS:-2}" -I {} sh -c '
	out=$2
	case $1 in
	unit) set -- "$1" sh tests/tools/unit.sh $(cat "$out/units") ;;
	golden | fuzz) set -- "$1" sh "tests/$1/run.sh" ;;
	*) set -- "$1" "./tests/$1.sh" ;;
	esac
	exec tests/tools/check.sh --one "$out" "$@"' sh {} "$out" \
    <"$out/suites"
want=$(wc -l <"$out/suites")
cat "$out"/*.count | awk -v want="$want" '
	{ p += $1; f += $2; s += $3 }
	END {
		if (NR != want) { f++; print want - NR, "suites did not end" }
		if (s) print s, "skipped"
		printf "%d passed, %d failed\n", p, f
		exit f != 0
	}'
