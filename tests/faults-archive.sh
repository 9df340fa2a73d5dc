#!/bin/bash
# faults-archive.sh - P1 to P3 for archive, keys, backup, restore and verify
# --report: killed, out of disk or memory, badly read at some points
# (tests/tools/faulty.c), none leaves half a bag, key, backup or folder, none
# says that it is done when it is not, and the next run mends.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/tools/faultlib.sh
export LIANGZE_PASSPHRASE='invented pass phrase' DAY=2026-07-06

# Each command: what it does in the copy W of its base, the status of a run
# after one that was done, and what it must leave (compared as text).
do_archive() { "$LIANGZE" -C "$1" archive --as-of $DAY -q; }
got_archive() { snapshot "$1"; }
do_keys() { "$LIANGZE" -C "$1" keys new --kind ed25519 -q; }
got_keys() { # the halves of a pair belong together
	openssl pkey -in "$1/keys/office.key" -passin env:LIANGZE_PASSPHRASE \
	    -pubout 2>&1 | cmp - "$1/keys/office.pem" && ls -A "$1/keys"
}
do_backup() { "$LIANGZE" -C "$1" backup "$1.tar" --as-of $DAY -q; }
got_backup() { sha256sum <"$1.tar"; }
do_restore() { "$LIANGZE" restore "$T/want.tar" "$1/new"; }
got_restore() { (cd "$1/new" && find . -type f -print0 | sort -z |
    xargs -0 sha256sum); }
do_verify() { "$LIANGZE" -C "$1" verify --report "$1.pdf" --as-of $DAY; }
got_verify() { sha256sum <"$1.pdf"; }

# What a failed run may leave: of these nothing, or all.
whole_archive() {
	local bag
	whole "$1" || return 1
	for bag in "$1"/outputs/廉洁档案/*; do
		[ ! -e "$bag" ] || "$LIANGZE" verify "$bag" >/dev/null ||
		    return 1
	done
}
whole_keys() { [ ! -e "$1/keys/office.pem" ] || got_keys "$1" >/dev/null; }
whole_backup() { [ ! -e "$1.tar" ] || cmp -s "$1.tar" "$T/want.tar"; }
whole_restore() { [ ! -e "$1/new" ] || got_restore "$1" | cmp -s - \
    "$T/restore.want"; }
whole_verify() { [ ! -e "$1.pdf" ] || tail -c 6 "$1.pdf" | grep -q EOF; }

# One point: prints `ok`, or lines that say what is wrong and `bad`.
point() { # COMMAND HOW N
	local what=$1 how=$2 n=$3 ws=$T/point.$1.$2.$3 rc verdict=ok
	wrong() {
		echo "$what $how $n: status $rc: $*"
		verdict=bad
	}
	cp -a "$T/$what" "$ws"
	(export FAULT_HOW=$how FAULT_AT=$n LD_PRELOAD=$T/faulty.so
	    "do_$what" "$ws") >"$ws.out" 2>&1
	rc=$?
	"whole_$what" "$ws" || wrong 'half of it is there'
	case $how:$rc in
	kill:137 | half:137) ;;
	*:0)	find "$ws" -name '.staging-*' -prune -exec rm -r {} +
		[ "$("got_$what" "$ws")" = "$(cat "$T/$what.want")" ] ||
		    wrong 'says that it is done, and is not' ;;
	*:[678] | empty:70) grep -q '^liangze: \|不通过\|^内存不足' "$ws.out" ||
		    wrong 'says nothing' ;;
	*)	wrong "$(tail -n 1 "$ws.out")" ;;
	esac
	case $what:$rc in
	restore:0 | backup:0 | keys:0) ;; # what is there stays as it is
	*)	"do_$what" "$ws" >"$ws.out" 2>&1 || {
			rc=$?
			case $what:$rc in
			# it was there whole when the run was killed
			keys:2 | backup:2 | restore:2) ;;
			*) wrong "the next run fails: $(tail -n 1 "$ws.out")" ;;
			esac
		} ;;
	esac
	[ "$("got_$what" "$ws")" = "$(cat "$T/$what.want")" ] ||
	    wrong 'the next run gives something else'
	rm -rf "$ws" "$ws".*
	echo $verdict
}

if [ "${1-}" = --point ]; then
	shift
	point "$@"
	exit
fi

make_folder
mkdir "$T/keys"
cp -R tests/golden/city/inputs tests/golden/C07.4-archive/inputs \
    tests/golden/C07.4-archive/later/inputs "$T/keys"
"$LIANGZE" -C "$T/keys" run --month 2026-06 --as-of $DAY -q \
    --only 批评教育通知书
cp -a "$T/keys" "$T/archive"
do_keys "$T/archive" >"$T/out"
expect 'keys' 0 $?
cp -a "$T/archive" "$T/backup"
do_archive "$T/backup" >"$T/out"
expect 'archive' 0 $?
cp -a "$T/backup" "$T/verify"
mkdir "$T/restore"
"$LIANGZE" -C "$T/backup" backup "$T/want.tar" --as-of $DAY -q >"$T/out"
expect 'backup' 0 $?

${CC:-cc} -O1 -shared -fPIC $([ "${MODE-}" = san ] ||
    echo -DFAULTY_MEMORY) -o "$T/faulty.so" tests/tools/faulty.c || exit 1
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0"
for what in archive keys backup restore verify; do
	cp -a "$T/$what" "$T/done"
	FAULT_LOG=$T/$what.log LD_PRELOAD=$T/faulty.so "do_$what" "$T/done" \
	    >/dev/null 2>"$T/err"
	expect "$what: status" 0 $?
	"got_$what" "$T/done" >"$T/$what.want" && "whole_$what" "$T/done"
	expect "$what: whole" 0 $?
	rm -rf "$T/done" "$T"/done.*
	last=$(wc -l <"$T/$what.log")
	step=$((last / 5 + 1))
	[ "${MODE-}" != san ] || step=$((step * 3))
	# more of the end: there it becomes visible
	{
		seq 1 $step "$last"
		seq $((last > 2 ? last - 2 : 1)) "$last"
	} | sort -nu | while read -r n; do
		case $((n % 4)) in
		0) echo "$what half $n" ;;
		1) echo "$what full $n" ;;
		2) echo "$what kill $n" ;;
		3) echo "$what once $n" ;;
		esac
	done
	for n in 3 40; do
		echo "$what short $n"
		echo "$what lost $n"
	done
	[ "${MODE-}" = san ] || for n in 400 20000; do
		echo "$what empty $n"
	done
done >"$T/points"
xargs -P 2 -L 1 tests/faults-archive.sh --point <"$T/points" >"$T/report"
passed=$((passed + $(grep -cx ok "$T/report")))
failed=$((failed + $(grep -cx bad "$T/report")))
grep -vxE 'ok|bad' "$T/report"
expect 'points tried' "$(wc -l <"$T/points")" \
    "$(grep -cxE 'ok|bad' "$T/report")"
finish faults-archive
