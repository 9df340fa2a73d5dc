#!/bin/sh
# history.sh - four months of samples/: every change that the independent checker
# sees in the inputs is a row of 变更台账.xlsx and none more, what A13.1 lists is
# among them, `liangze history` tells the same, each with the ledger's chain
# (tools/check_changes.py).
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
liangze=${LIANGZE:-$root/liangze}
. "$root/tests/tools/periods.sh"
[ -x "$liangze" ] || { echo "history: $liangze is missing"; exit 77; }
work=$(mktemp -d "${TMPDIR:-/tmp}/liangze-history.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cp -R "$root/samples/inputs" "$work/inputs" || exit 1
take_out "$root/samples" "$work"
late='' runs='' n=1 month=
while read -r period as_of; do
	[ ! -d "$root/samples/later/$period" ] ||
		late="$late --late $root/samples/later/$period:$n"
	lay "$root/samples" "$work" "$period" || exit 1
	case $period in
	2026-03 | 2026-06 | 2026-08 | 2026-12) month=$period ;;
	*) continue ;;
	esac
	n=$((n + 1)) runs="$runs $month:$as_of" last=$as_of
	"$liangze" -C "$work" run --month "$month" --as-of "$as_of" \
	    --only 变更台账,排名 -q >"$work/log" 2>&1 </dev/null
	case $? in
	0 | 1 | 3) ;;
	*) echo "history: run $month"; tail -n 5 "$work/log"; exit 1 ;;
	esac
	[ "$month" != 2026-12 ] || break
done <"$root/samples/runs.txt"
# shellcheck disable=SC2086
/usr/bin/python3 "$root/tests/tools/check_changes.py" "$liangze" "$work" \
    "$root/docs/history.schema.json" "$month" "$last" \
    --base "$root/samples/inputs" $late -- $runs
