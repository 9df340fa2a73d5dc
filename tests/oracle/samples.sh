#!/bin/sh
# samples.sh: the ten months of samples/, run in a copy, compared with the independent checker and with samples/expected.json;
# then all of them again, and January again after October: no byte may change.
# `samples.sh expected` writes samples/expected.json and samples/README.md instead.
# The program is $LIANGZE (default ./liangze of the checkout).
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
liangze=${LIANGZE:-$root/liangze}
runs=$(tr ' ' ':' <"$root/samples/runs.txt")
if [ "${1-}" = expected ]; then
	# shellcheck disable=SC2086
	/usr/bin/python3 "$here/oracle.py" --json "$root/samples/expected.json" \
	    --late "$root/samples/late:7" "$root/samples" $runs &&
	    /usr/bin/python3 "$root/tests/tools/gen_samples_readme.py" \
	    >"$root/samples/README.md"
	exit
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/liangze-samples.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

one() {
	"$liangze" -C "$work" run --month "$1" --as-of "$2" \
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
for run in $runs; do
	# what turned up late lies there from the seventh run on
	if [ "${run%%:*}" = 2026-07 ]; then
		cp -R "$root/samples/late/." "$work/" || exit 1
	fi
	one "${run%%:*}" "${run#*:}"
done
status=0
# shellcheck disable=SC2086
/usr/bin/python3 "$here/oracle.py" --late "$root/samples/late:7" \
    --against "$root/samples/expected.json" \
    --base "$root/samples/inputs" "$work" $runs || status=1
before=$(sums)
for run in $runs 2026-01:2026-02-05; do
	one "${run%%:*}" "${run#*:}"
done
if [ "$before" != "$(sums)" ]; then
	echo "samples: running again changed the outputs"
	status=1
fi
rm -f "$work.log"
[ "$status" -eq 0 ] && echo "samples: passed"
exit "$status"
