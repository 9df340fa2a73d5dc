#!/bin/sh
# run.sh [--update] [CASE...] - golden cases: exact bytes, see tests/README.md.
# A case is a folder with `cmd`; it runs in a copy of the folder, so that
# nothing it writes comes back. Two at a time.
set -u
golden=$(cd "$(dirname "$0")" && pwd)
: "${LIANGZE:=$golden/../../liangze}" "${LIANGZE_DATA:=$(cd "$golden/../.." && pwd)}"
export LIANGZE LIANGZE_DATA NO_COLOR=1
export LC_ALL=C.UTF-8
unset CDPATH

show() { # at most 60 lines of a difference
	sed 's/^/    /; 60q' "$1"
}

# One case: prints `ok NAME`, or a report that begins with `FAIL NAME`.
one() {
	case=$golden/$1
	tmp=$(mktemp -d)
	trap 'chmod -R u+rwX "$tmp"; rm -rf "$tmp"' EXIT
	cp -R "$case" "$tmp/in"
	rm -rf "$tmp/in/want" "$tmp/in/want.d" "$tmp/in/status"
	(cd "$tmp/in" && HOME=$tmp TMPDIR=$tmp &&
	    export HOME TMPDIR && timeout 600 sh ./cmd) \
	    >"$tmp/got" 2>&1 </dev/null
	echo $? >"$tmp/status"
	if [ "$update" ]; then
		update_case "$1"
	else
		compare_case "$1" >"$tmp/report"
		if [ -s "$tmp/report" ]; then
			printf 'FAIL %s\n%s\n' "$1" "$(cat "$tmp/report")"
		else
			echo "ok $1"
		fi
	fi
}
compare_case() {
	[ -f "$case/want" ] || echo "    no file want: make golden-update"
	[ -f "$case/want" ] &&
	    ! diff -u "$case/want" "$tmp/got" >"$tmp/diff" && show "$tmp/diff"
	want=0
	[ -f "$case/status" ] && read -r want <"$case/status"
	read -r got <"$tmp/status"
	[ "$want" = "$got" ] || echo "    exit status $got, want $want"
	[ -d "$case/want.d" ] || return 0
	(cd "$case/want.d" && find . -type f) | LC_ALL=C sort |
	    while IFS= read -r f; do
		cmp -s "$case/want.d/$f" "$tmp/in/$f" && continue
		echo "    differs: $f"
		diff -u "$case/want.d/$f" "$tmp/in/$f" >"$tmp/diff" 2>&1
		show "$tmp/diff"
	done
}
update_case() {
	cp "$tmp/got" "$case/want"
	rm -f "$case/status"
	read -r got <"$tmp/status"
	[ "$got" = 0 ] || echo "$got" >"$case/status"
	if [ -d "$case/want.d" ]; then
		(cd "$case/want.d" && find . -type f) | while IFS= read -r f; do
			cp "$tmp/in/$f" "$case/want.d/$f" ||
			    rm -f "$case/want.d/$f"
		done
	fi
	echo "ok $1"
}

update=
case ${1-} in
--one) # the runner itself, for xargs
	update=$GOLDEN_UPDATE
	one "$2"
	exit 0 ;;
--update)
	update=1
	shift ;;
esac
[ -x "$LIANGZE" ] || { echo "golden: no program $LIANGZE" >&2; exit 1; }
export GOLDEN_UPDATE="$update"
if [ $# -eq 0 ]; then
	cd "$golden" || exit 1
	set --
	for c in */cmd; do
		[ -f "$c" ] && set -- "$@" "${c%/cmd}"
	done
fi
[ $# -gt 0 ] || { echo 'golden: 0 passed, 0 failed'; exit 0; }
out=$(mktemp -d) || exit 1
trap 'rm -rf "$out"' EXIT
trap 'exit 130' HUP INT TERM
# Each case writes its report to a file of its own, so that none is torn.
printf '%s\n' "$@" | xargs -P 2 -I {} sh -c \
    'sh "$0" --one "$1" >"$2/$1" 2>&1' "$golden/run.sh" {} "$out"
passed=0 failed=0
for c in "$@"; do
	if [ "$(head -n 1 "$out/$c")" = "ok $c" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		cat "$out/$c"
	fi
done
[ "$update" ] && echo 'golden: rewritten; now read git diff tests/golden'
echo "golden: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
