#!/bin/sh
# bags.sh [FIRST COUNT] - random BagIt bags, sound and spoilt, of versions 0.93
# to 1.0: `liangze verify` against tools/check_bag.py, written apart
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
liangze=${LIANGZE:-$root/liangze}
[ -x "$liangze" ] || { echo "bags: $liangze is missing"; exit 77; }
work=$(mktemp -d "${TMPDIR:-/tmp}/liangze-bags.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
n=300
[ "${MODE-}" = san ] && n=100 # enough for every verdict
/usr/bin/python3 "$root/tests/tools/random_bags.py" "$liangze" "$work" \
    "${1:-1}" "${2:-$n}"
