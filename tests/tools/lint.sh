#!/bin/bash
# lint.sh [STEP...] - what a machine can see of the code; all steps by default:
# headers banned size rules cppcheck tidy. Takes CC, FLAGS (gcc), TIDY_FLAGS
# (clang) and LIB from the Makefile. Two jobs at a time; a file that passed
# clang-tidy is looked at again only when it or something it includes changed.
set -u
cd "$(dirname "$0")/../.." || exit 1
export CC FLAGS TIDY_FLAGS
cache=build/lint
mkdir -p "$cache"
bad=0
fail() {
	echo "lint: $*" >&2
	bad=$((bad + 1))
}

# Each header compiles alone.
step_headers() {
	find include -name '*.h' | LC_ALL=C sort | xargs -P 2 -I {} sh -c '
		echo "#include \"${1#include/}\"" |
		    $CC $FLAGS -Werror -fsyntax-only -x c -' sh {} ||
	    fail "a header does not compile alone"
}

# Banned functions do not compile; a call in parentheses would, but not link
# past this. The checked forms (__strcpy_chk) are the same functions.
step_banned() {
	local names='alloca|asctime(_r)?|ato(f|i|l|ll)|ctime(_r)?|gmtime(_r)?'
	names+='|localtime(_r)?|setlocale|v?sprintf|stpcpy|str(n?cat|n?cpy|tok(_r)?)|gets'
	nm -A -u "$LIB" | grep -E " U (__)?($names)(_chk)?(@.*)?\$" >&2 &&
	    fail "banned functions are called (include/base/banned.h)"
	grep -rnE '^[^/*]*\b(float|double)\b' src/rules include/rules >&2 &&
	    fail "floating point in rules"
	grep -rnEw 'TODO|FIXME|XXX' src include >&2 &&
	    fail "unfinished work without an issue"
}

step_size() {
	local f n
	while read -r n f; do
		[ "$f" = total ] && continue
		[ "$n" -le 600 ] || echo "lint: $f has $n lines (aim: 600)"
		[ "$n" -le 1000 ] || fail "$f has $n lines: split it"
	done < <(find src include -name '*.[ch]' -exec wc -l {} +)
}

# The rule ids of the program, of docs/rules.md and of the golden folders are
# the same; a folder begins with the id, and each rule has a case that triggers
# it and one, ID-...-near or ID-near, that nearly does.
ids() { grep -oE '[A-Z][0-9]{2}\.[0-9]+' | LC_ALL=C sort -u; }
step_rules() {
	local t=$cache/rules id
	"$LIANGZE" explain --all 2>&1 >"$t.out" || {
		fail "liangze explain --all: exit status $?"
		return
	}
	# ids stand at the beginning of a line (| or # before them in markdown)
	grep -oE '^[^A-Za-z]*[A-Z][0-9]{2}\.[0-9]+' "$t.out" | ids >"$t.program"
	grep -oE '^[-|#*` ]*[A-Z][0-9]{2}\.[0-9]+' docs/rules.md 2>/dev/null |
	    ids >"$t.docs"
	[ -s "$t.program" ] || fail "liangze explain --all names no rules"
	diff "$t.program" "$t.docs" >&2 ||
	    fail "rules of the program (<) and of docs/rules.md (>) differ"
	find tests/golden -mindepth 1 -maxdepth 1 -type d -printf '%f\n' |
	    grep -E '^[A-Z][0-9]{2}\.[0-9]+-' >"$t.cases"
	while read -r id; do
		grep -E "^${id/./\\.}-" "$t.cases" | grep -qvE -- '-near$' ||
		    fail "$id has no golden case that triggers it"
		grep -qE "^${id/./\\.}-(.*-)?near\$" "$t.cases" ||
		    fail "$id has no golden case that nearly triggers it"
	done <"$t.program"
	sed -E 's/-.*//' "$t.cases" | ids | LC_ALL=C comm -13 "$t.program" - |
	    while read -r id; do
		echo "lint: golden cases of an unknown rule: $id" >&2
	done
}

# Uninitialised variables are left to gcc and clang: cppcheck takes mpq_init
# and its kin for readers.
step_cppcheck() {
	mkdir -p "$cache/cppcheck"
	cppcheck -q -j 2 --std=c11 --language=c --error-exitcode=1 \
	    --enable=warning,performance,portability --inline-suppr \
	    --suppress=missingIncludeSystem --suppress=missingInclude \
	    --suppress=uninitvar --suppress=legacyUninitvar --suppress=readdirCalled \
	    --library=posix --library=gnu --cppcheck-build-dir="$cache/cppcheck" \
	    -D_GNU_SOURCE -D__GNUC__=12 \
	    -D_Noreturn='__attribute__((noreturn))' -Iinclude src >&2 || fail "cppcheck"
}

# tidy FILE - nothing to do if nothing it includes is newer than the stamp.
tidy() {
	local stamp=$cache/${1//\//_}.ok deps=build/rel/${1#src/}
	deps=${deps%.c}.d
	if [ -f "$stamp" ] && [ -f "$deps" ] && [ "$stamp" -nt .clang-tidy ] &&
	    [ -z "$(sed -n '1,/^$/p' "$deps" | tr -d '\\' | tr ' ' '\n' |
	        grep -E '^(src|include)/.*[ch]$' |
	        xargs -I {} find {} -newer "$stamp" 2>&1)" ]; then
		return 0
	fi
	rm -f "$stamp"
	# shellcheck disable=SC2086
	clang-tidy -quiet "$1" -- $TIDY_FLAGS 2>"$stamp.err" >"$stamp.out" &&
	    mv "$stamp.out" "$stamp" && return 0
	cat "$stamp.out"
	grep -vE 'warnings? (generated|treated)|Suppressed|Use -header' "$stamp.err"
	return 1
}
step_tidy() {
	export -f tidy
	export cache
	find src -name '*.c' | LC_ALL=C sort |
	    xargs -P 2 -n 1 bash -c 'tidy "$1"' bash >&2 || fail "clang-tidy"
}

need=$(tests/setup/setup.sh --missing lint 2>&1) || { echo "$need"; exit 1; }
[ $# -gt 0 ] || set -- headers banned size rules cppcheck tidy
for s in "$@"; do
	start=$SECONDS
	"step_$s"
	echo "lint: $s ($((SECONDS - start))s)"
done
[ "$bad" -eq 0 ] || { echo "lint: $bad failed"; exit 1; }
echo 'lint: ok'
