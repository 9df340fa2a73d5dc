#!/bin/sh
# random.sh [-y] [N] [FIRST]: N random workspaces (default 50), run step by step, compared with the independent checker.
# -y: whole years, with quarters and the year itself (tests/tools/gen_random_year.py).
# One seed in five prints everything and has its receipts compared; the others save the time for the papers.
# The program is $LIANGZE (default ./liangze of the checkout).  A failing workspace is kept and named.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
liangze=${LIANGZE:-$root/liangze}
. "$root/tests/tools/periods.sh"
name=random
generator=$root/tests/tools/gen_random.py
if [ "${1-}" = -y ]; then
	name=random-years
	generator=$root/tests/tools/gen_random_year.py
	shift
fi
n=${1:-50}
first=${2:-1}
/usr/bin/python3 "$here/selftest.py" || exit 1
work=$(mktemp -d "${TMPDIR:-/tmp}/liangze-random.XXXXXX") || exit 1
passed=0
failed=0

# lay down what arrives before each step, and run it; only a year may be refused (4)
play() {
	k=0
	mkdir -p "$1/kept"
	for f in levels.xml sanctions.xml; do
		[ -f "$1/$f" ] || continue
		[ -d "$1/templates" ] ||
		    cp -R "$root/templates" "$1/templates" || return 1
		cp "$1/$f" "$1/templates/rules/" || return 1
	done
	while read -r period day flag; do
		k=$((k + 1))
		if [ -d "$1/drop/$k" ]; then
			cp -R "$1/drop/$k/." "$1/" || return 1
		fi
		only=
		kind=$(kind_of "$period")
		[ -n "$all" ] || only=${kind:+--only $kind}
		# shellcheck disable=SC2046,SC2086
		"$liangze" -C "$1" $(command_of "$period" "$flag") \
		    --as-of "$day" $only \
		    >>"$1/log.txt" 2>&1 </dev/null
		rc=$?
		echo "$rc" >>"$1/status.txt"
		[ "$rc" -eq 4 ] || cp "$1/outputs/$period/results.json" \
		    "$1/kept/$k.json"
		case $rc:$period in
		[013]:*) ;;
		4:20[0-9][0-9]) ;;
		*)
			echo "$period $day: exit status $rc"
			tail -n 3 "$1/log.txt"
			return 1
			;;
		esac
	done <"$1/steps.txt"
}

seed=$first
while [ "$seed" -lt $((first + n)) ]; do
	dir=$work/$seed
	all=
	[ $((seed % 5)) -ne 0 ] || all=1
	mkdir -p "$dir/inputs"
	if /usr/bin/python3 "$generator" "$seed" "$dir" &&
	    play "$dir" >"$dir.txt" 2>&1 &&
	    /usr/bin/python3 "$here/oracle.py" "$dir" >>"$dir.txt" 2>&1; then
		passed=$((passed + 1))
		rm -rf "$dir" "$dir.txt"
	else
		failed=$((failed + 1))
		echo "seed $seed: see $dir"
		cat "$dir.txt"
	fi
	seed=$((seed + 1))
done
rmdir "$work" 2>/dev/null
echo "$name: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
