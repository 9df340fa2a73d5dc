#!/bin/bash
# faults.sh - P1 to P4: whatever happens in a run, nothing is half done.
# A run is killed, or its disk fills up or fails, at many points; then a
# plain run must give the same tree and ledger as an undisturbed one.
# tests/tools/faulty.c counts what the program does to the disk.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/tools/faultlib.sh

# One point: prints `ok`, or lines that say what is wrong and `bad`.
point() { # BASE HOW N JOBS
	local base=$1 how=$2 n=$3 jobs=$4 ws=$T/point.$1.$2.$3 rc verdict=ok
	wrong() {
		echo "$base $how $n -j$jobs: status $rc: $*"
		verdict=bad
	}
	cp -a "$T/$base" "$ws"
	FAULT_HOW=$how FAULT_AT=$n LD_PRELOAD=$T/faulty.so \
	    run "$ws" -j "$jobs" >"$ws.out" 2>&1
	rc=$?
	whole "$ws" || wrong 'a folder is not whole'
	case $how:$rc in
	kill:137|half:137) ;;
	*:0) # P1: complete, but for a staging folder that would not go away
		find "$ws/outputs" -name '.staging-*' -prune -exec rm -r {} +
		[ "$(snapshot "$ws")" = "$(cat "$T/$base.want")" ] ||
		    wrong 'says that it is done, and is not' ;;
	full:7|once:7)
		grep -q '^liangze: ' "$ws.out" || wrong 'says nothing' ;;
	*)	wrong "$(tail -n 1 "$ws.out")" ;;
	esac
	run "$ws" >"$ws.out" 2>&1
	rc=$?
	[ $rc = 0 ] || wrong "the next run fails: $(tail -n 1 "$ws.out")"
	snapshot "$ws" >"$ws.got"
	cmp -s "$ws.got" "$T/$base.want" || {
		wrong 'the next run gives something else'
		diff "$ws.got" "$T/$base.want" | head -n 5
	}
	rm -rf "$ws" "$ws.out" "$ws.got"
	echo $verdict
}

if [ "${1-}" = --point ]; then
	shift
	point "$@"
	exit
fi

make_folder
new_workspace first
standing_workspace second
for base in first second; do
	cp -a "$T/$base" "$T/done"
	run "$T/done"
	expect "$base: status" 0 $?
	snapshot "$T/done" >"$T/$base.want"
	whole "$T/done"
	expect "$base: whole" 0 $?
	mv "$T/done" "$T/done.$base"
done
expect 'what was replaced is kept' 1 "$(find "$T/done.second/outputs/历史" \
    -mindepth 2 -maxdepth 2 | wc -l)"
"$LIANGZE" -C "$T/done.second" doctor >"$T/out" 2>&1
expect 'doctor after it' 0 $?

${CC:-cc} -O1 -shared -fPIC -o "$T/faulty.so" tests/tools/faulty.c || exit 1
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0"
: >"$T/points"
for base in first second; do
	cp -a "$T/$base" "$T/log"
	FAULT_LOG=$T/$base.log LD_PRELOAD=$T/faulty.so run "$T/log" -j1
	rm -rf "$T/log"
	seal=$(grep -n -m1 '^syncfs' "$T/$base.log" | cut -d: -f1)
	commit=$(grep -n -m1 '^pwrite .*/ledger.db$' \
	    <(sed -n "$seal,\$p" "$T/$base.log") | cut -d: -f1)
	expect "$base: on disk before the ledger says staged" yes \
	    "$([ "${commit:-0}" -gt 1 ] && echo yes)"
	# sparse until the folder is sealed, dense from there on; sanitizers
	# are slow and look for something else
	thin=$([ "${MODE-}" = san ] && echo 5 || echo 1)
	{
		seq 1 $((23 * thin)) "$seal"
		seq $((seal - 3)) $(($([ $base = first ] && echo 9 ||
		    echo 3) * thin)) "$(wc -l <"$T/$base.log")"
	} | sort -nu | while read -r n; do
		echo "$base kill $n $((n % 2 + 1))"
		[ $((n % 4)) -ne 0 ] || echo "$base half $n 1"
		[ $((n % 5)) -ne 0 ] || echo "$base full $n 1"
		[ $((n % 3)) -ne 0 ] || echo "$base once $n 1"
	done >>"$T/points"
done
xargs -P 2 -L 1 tests/faults.sh --point <"$T/points" >"$T/report"
passed=$((passed + $(grep -cx ok "$T/report")))
failed=$((failed + $(grep -cx bad "$T/report")))
grep -vxE 'ok|bad' "$T/report"
expect 'points tried' "$(wc -l <"$T/points")" \
    "$(grep -cxE 'ok|bad' "$T/report")"
finish faults
