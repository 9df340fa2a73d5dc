#!/bin/bash
# faults-same.sh - the same inputs and date give the same bytes: with any
# number of threads, zone, locale, folder and environment; a second run and
# an early month after later ones change nothing, not even in the ledger.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/tools/faultlib.sh
make_folder

# --- one month, run in many ways ---

new_workspace first
cp -a "$T/first" "$T/plain"
run "$T/plain"
bytes "$T/plain" >"$T/want"
variant() { # NAME COMMAND: shell code, run in the copy's parent
	rm -rf "$T/ws"
	cp -a "$T/first" "$T/ws"
	(cd "$T" && eval "$2") >"$T/out" 2>&1
	expect "$1: status" 0 $?
	if bytes "$T/ws" | cmp -s - "$T/want"; then good; else
		bad "$1: other bytes"
		bytes "$T/ws" | diff "$T/want" - | cut -c1-150 | head -n 5
	fi
}
variant 'one thread' 'run "$T/ws" -j1'
variant 'two threads' 'run "$T/ws" -j2'
variant 'many threads' 'run "$T/ws" -j 16'
variant 'another zone' 'TZ=America/New_York run "$T/ws"'
variant 'an odd zone' 'TZ=:/nowhere run "$T/ws"'
variant 'a locale' 'LC_ALL=zh_CN.GB18030 LANG=zh_CN run "$T/ws"'
variant 'another locale' 'LC_ALL=de_DE.UTF-8 LC_NUMERIC=de_DE run "$T/ws"'
variant 'no locale' 'unset LC_ALL; LANG=C run "$T/ws"'
variant 'a relative path' 'run ws'
variant 'from within' 'cd ws/inputs/units && run ../..'
variant 'a slash at the end' 'run ./ws//'
variant 'the current folder' 'cd ws &&
    "$LIANGZE" run --month $MONTH --as-of $NEW -q'
variant 'through a link' 'ln -sfn ws link; run link; rc=$?; rm link; exit $rc'
variant 'outputs on another disk' 'mkdir -p other && rm -rf other/* &&
    ln -s ../other ws/outputs && run ws'
variant 'another umask' 'umask 0; run ws'
variant 'hardly any environment' 'env -i LIANGZE_DATA="$LIANGZE_DATA" \
    "$LIANGZE" -C ws run --month $MONTH --as-of $NEW'
variant 'talking' '"$LIANGZE" -v --progress always --color always -C ws \
    run --month $MONTH --as-of $NEW'
variant 'files made in another order' 'rm -r ws/inputs
    (cd first && find inputs -type d | sort -r | tac | while read -r d; do
        mkdir -p "../ws/$d"; done
    find inputs -type f | sort -r | while read -r f; do
        cat "$f" >"../ws/$f"; done); run ws'
variant 'twice' 'run ws && run ws'
variant 'a dry run before' 'run ws --dry-run && test ! -e ws/outputs &&
    run ws'

# Only the owner may read what comes out.
expect 'modes' '' "$(find "$T/ws/outputs" \( -type f ! -perm 600 -o \
    -type d ! -perm 700 \) -printf '%p %m\n')"

# --- months one after the other ---

mkdir "$T/year"
cp -R samples/inputs "$T/year/"
month() { # WORKSPACE MONTH AS-OF: 0, 1 and 3 are done
	"$LIANGZE" -C "$1" run --month "$2" --as-of "$3" -q "${@:4}"
	case $? in 0|1|3) ;; *) bad "$2: not done" ;; esac
}
head -n 3 samples/runs.txt >"$T/runs"
while read -r m d; do
	month "$T/year" "$m" "$d" -j1
done <"$T/runs"
bytes "$T/year" >"$T/year.want"
while read -r m d; do
	month "$T/year" "$m" "$d" -j2
	bytes "$T/year" | cmp -s - "$T/year.want"
	expect "$m again" 0 $?
done <"$T/runs"
cp -a "$T/year/inputs" "$T/more"
mkdir "$T/again"
mv "$T/more" "$T/again/inputs"
while read -r m d; do
	(cd "$T/again" && TZ=Asia/Tokyo LC_ALL=C month . "$m" "$d" -j2)
done <"$T/runs"
bytes "$T/again" | cmp -s - "$T/year.want"
expect 'all months elsewhere' 0 $?

# What came later does not change what an early month says: its folder is
# made anew from the ledger alone. (The ledger says the same; its file has
# seen a mark come and go.)
snapshot "$T/year" >"$T/year.want"
read -r m d <"$T/runs"
rm -r "$T/year/outputs/$m"
month "$T/year" "$m" "$d"
expect_same "$m made anew" "$T/year.want" "$T/year"
mv "$T/year/inputs" "$T/away"
mkdir "$T/year/inputs"
rm -r "$T/year/outputs/$m"
month "$T/year" "$m" "$d"
expect_same "$m without the inputs" "$T/year.want" "$T/year"
finish faults-same
