#!/bin/sh
# samples.sh: the months, quarters and year of samples/, run in a copy, compared with the independent checker and with
# samples/expected.json; then every second one again, the year, and January: no byte may change.
# `samples.sh expected` writes samples/expected.json and samples/README.md instead.
# The program is $LIANGZE (default ./liangze of the checkout).
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
liangze=${LIANGZE:-$root/liangze}
. "$root/tests/tools/periods.sh"
runs=$(tr ' ' ':' <"$root/samples/runs.txt")
# before which run what is held back is laid into inputs/
late=$(awk '{ print $1, NR }' "$root/samples/runs.txt" |
    while read -r period n; do
	[ ! -d "$root/samples/later/$period" ] ||
		echo "--late $root/samples/later/$period:$n"
done)
if [ "${1-}" = expected ]; then
	# shellcheck disable=SC2086
	/usr/bin/python3 "$here/oracle.py" --json "$root/samples/expected.json" \
	    $late "$root/samples" $runs &&
	    /usr/bin/python3 "$root/tests/tools/gen_samples_readme.py" \
	    >"$root/samples/README.md"
	exit
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/liangze-samples.XXXXXX") || exit 1
trap 'rm -rf "$work" "$work.cases"' EXIT
trap 'exit 1' HUP INT TERM

one() {
	# shellcheck disable=SC2046
	"$liangze" -C "$work" $(command_of "$1") --as-of "$2" \
	    >>"$work.log" 2>&1 </dev/null
	case $? in
	0 | 1 | 3) return 0 ;;
	esac
	echo "samples: run $1 $2 failed"
	tail -n 5 "$work.log"
	rm -f "$work.log"
	exit 1
}

# every output by name and content
sums() {
	(cd "$work/outputs" && find . -type f -exec sha256sum {} + | sort -k 2)
}

cp -R "$root/samples/inputs" "$work/inputs" || exit 1
# whoever tried them by hand may have left them in samples/inputs
take_out "$root/samples" "$work"
for run in $runs; do
	lay "$root/samples" "$work" "${run%%:*}" || exit 1
	one "${run%%:*}" "${run#*:}"
done
status=0
# shellcheck disable=SC2086
/usr/bin/python3 "$here/oracle.py" $late \
    --against "$root/samples/expected.json" --base "$root/samples/inputs" "$work" $runs || status=1
# what the cases had come to on two days, and what the daily look says
mkdir "$work.cases" || exit 1
for day in 2026-08-05 2027-01-20; do
	"$liangze" -C "$work" case --as-of "$day" --dry-run --format json -q \
	    >"$work.cases/$day.json" 2>>"$work.log" </dev/null
done
for day in 2026-07-06 2026-08-05; do
	"$liangze" -C "$work" remind --as-of "$day" --dry-run --format json -q \
	    >"$work.cases/remind-$day.json" 2>>"$work.log" </dev/null
done
/usr/bin/python3 "$root/tests/tools/check_stories.py" "$work/outputs" \
    "$work.cases" || status=1
before=$(sums)
# shellcheck disable=SC2086
for run in $(printf '%s\n' $runs | sed -n 'n;p') ${runs##*[[:space:]]} \
    2026-01:2026-02-05; do
	one "${run%%:*}" "${run#*:}"
done
if [ "$before" != "$(sums)" ]; then
	echo "samples: running again changed the outputs"
	status=1
fi
rm -f "$work.log"
[ "$status" -eq 0 ] && echo "samples: passed"
exit "$status"
