#!/bin/sh
# random.sh [N] [FIRST]: N random workspaces (default 50), run month by month, compared with the independent checker.
# One seed in five prints everything and has its receipts compared; the others save the time for the papers.
# The program is $LIANGZE (default ./liangze of the checkout).  A failing workspace is kept and named.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
liangze=${LIANGZE:-$root/liangze}
n=${1:-50}
first=${2:-1}
/usr/bin/python3 "$here/selftest.py" || exit 1
work=$(mktemp -d "${TMPDIR:-/tmp}/liangze-random.XXXXXX") || exit 1
passed=0
failed=0

# lay down what arrives before each run, and run
play() {
	k=0
	if [ -f "$1/levels.xml" ]; then
		cp -R "$root/templates" "$1/templates" &&
		    cp "$1/levels.xml" "$1/templates/rules/" || return 1
	fi
	while read -r month day; do
		k=$((k + 1))
		if [ -d "$1/drop/$k" ]; then
			cp -R "$1/drop/$k/." "$1/" || return 1
		fi
		# shellcheck disable=SC2086
		"$liangze" -C "$1" run --month "$month" --as-of "$day" $only \
		    >>"$1/log.txt" 2>&1 </dev/null
		case $? in
		0 | 1 | 3) ;;
		*)
			echo "run $month $day: exit status not 0, 1 or 3"
			tail -n 3 "$1/log.txt"
			return 1
			;;
		esac
	done <"$1/steps.txt"
}

seed=$first
while [ "$seed" -lt $((first + n)) ]; do
	dir=$work/$seed
	only=
	[ $((seed % 5)) -eq 0 ] || only="--only 履责情况书面告知单"
	mkdir -p "$dir/inputs"
	if /usr/bin/python3 "$root/tests/tools/gen_random.py" "$seed" "$dir" &&
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
echo "random: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
