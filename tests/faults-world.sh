#!/bin/bash
# faults-world.sh - a world that does not help: full disks, folders that
# cannot be written, another run, damaged ledgers, read-only inputs.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/tools/faultlib.sh

# One ledger with a byte changed: prints `ok`, or what is wrong.
flip() { # OFFSET
	local ws=$T/flip.$1 rc byte
	cp -a "$T/done" "$ws"
	byte=$(od -An -tu1 -j "$1" -N 1 "$ws/outputs/ledger.db")
	printf "\\x$(printf %02x $((byte ^ 32)))" |
	    dd of="$ws/outputs/ledger.db" bs=1 seek="$1" conv=notrunc status=none
	run "$ws" >"$ws.out" 2>&1
	rc=$?
	case $rc in
	6) grep -q 台账 "$ws.out" && echo ok || echo "$1: says nothing" ;;
	0)	# what no run reads (original bytes, free space): doctor does
		! snapshot "$ws" 2>&1 | cmp -s - "$T/done.want" &&
		    "$LIANGZE" -C "$ws" doctor >/dev/null 2>&1 &&
		    echo "flip at $1: not found" || echo ok ;;
	*) echo "flip at $1: status $rc: $(cat "$ws.out")" ;;
	esac
	rm -rf "$ws" "$ws.out"
}
if [ "${1-}" = --flip ]; then
	flip "$2"
	exit
fi

make_folder
chmod 755 "$T"
new_workspace first
standing_workspace second
cp -a "$T/second" "$T/done"
run "$T/done"
for ws in first second done; do
	snapshot "$T/$ws" >"$T/$ws.want"
done
cp -a "$T/first" "$T/once"
run "$T/once"
snapshot "$T/once" >"$T/once.want"

# --- a disk that is full, for real ---

disk=$T/disk
mkdir "$disk"
for size in 80k 160k 240k 320k 400k; do
	mount -t tmpfs -o size=$size none "$disk" 2>/dev/null || {
		echo 'faults-world: no mounts here, disks not filled'
		break
	}
	cp -R "$T/first/inputs" "$disk" && mkdir "$disk/outputs" &&
	    expect_run "disk of $size" 7 '已满\|空间' run "$disk"
	whole "$disk"
	expect "disk of $size: whole" 0 $?
	expect "disk of $size: nothing visible" '' \
	    "$(ls "$disk/outputs" | grep -v '^ledger')"
	mount -o remount,size=64m "$disk"
	run "$disk"
	expect "disk of $size: once there is room" 0 $?
	expect_same "disk of $size: the same" "$T/once.want" "$disk"
	umount "$disk"
done

# A file size limit is a disk that is full for one file.
cp -a "$T/second" "$T/limit"
(ulimit -f 8; run "$T/limit") >/dev/null 2>&1
expect 'file size limit' yes "$([ $? -ge 7 ] && echo yes)"
run "$T/limit"
expect_same 'file size limit: then' "$T/done.want" "$T/limit"

# --- what lies in the way ---

obstacle() { # NAME STATUS PATTERN COMMAND: shell code run in the workspace
	rm -rf "$T/ws"
	cp -a "$T/second" "$T/ws"
	(cd "$T/ws" && eval "$4")
	expect_run "$1" "$2" "$3" run "$T/ws"
}
undo() { # NAME COMMAND
	(cd "$T/ws" && eval "$2")
	run "$T/ws"
	expect_same "$1: then" "$T/done.want" "$T/ws"
}
obstacle 'outputs is a file' 7 outputs 'mv outputs o; touch outputs'
undo 'outputs is a file' 'rm outputs; mv o outputs'
obstacle 'a file where a folder goes' 7 历史 'touch outputs/历史'
undo 'a file where a folder goes' 'rm outputs/历史'
obstacle 'the ledger is a folder' 7 台账 \
    'mv outputs/ledger.db o; mkdir outputs/ledger.db'
undo 'the ledger is a folder' 'rmdir outputs/ledger.db; mv o outputs/ledger.db'
obstacle 'the ledger is a link' 7 台账 \
    'mv outputs/ledger.db o; ln -s ../o outputs/ledger.db'
undo 'the ledger is a link' 'rm outputs/ledger.db; mv o outputs/ledger.db'
obstacle 'the lock is a link' 7 锁文件 \
    'rm -f .liangze.lock; ln -s /dev/null .liangze.lock'
undo 'the lock is a link' 'rm .liangze.lock'
obstacle 'no inputs' 2 inputs 'mv inputs i'
undo 'no inputs' 'mv i inputs'
obstacle 'inputs is a link' 7 inputs 'mv inputs i; ln -s i inputs'
undo 'inputs is a link' 'rm inputs; mv i inputs'

# --- another run ---

cp -a "$T/second" "$T/busy"
echo 进程4711 >"$T/busy/.liangze.lock"
exec 9<>"$T/busy/.liangze.lock"
flock -n 9
expect_run 'another run' 5 4711 run "$T/busy"
expect_same 'another run: untouched' "$T/second.want" "$T/busy"
exec 9>&-
run "$T/busy"
expect_same 'another run: afterwards' "$T/done.want" "$T/busy"
cp -a "$T/second" "$T/two"
run "$T/two" >/dev/null 2>&1 &
run "$T/two" >/dev/null 2>&1
one=$?
wait $!
two=$?
expect 'two at a time' yes "$(case $one$two in 00|05|50) echo yes ;; esac)"
expect_same 'two at a time: once' "$T/done.want" "$T/two"

# --- a damaged ledger ---

damage() { # NAME COMMAND
	rm -rf "$T/ws"
	cp -a "$T/done" "$T/ws"
	(cd "$T/ws/outputs" && eval "$2")
	snapshot "$T/ws" >"$T/before" 2>&1
	expect_run "$1" 6 台账 run "$T/ws"
	expect_same "$1: untouched" "$T/before" "$T/ws"
	expect_run "$1 (status)" 6 台账 "$LIANGZE" -C "$T/ws" status
}
damage 'not a database' 'echo no database, but longer >ledger.db'
damage 'cut' 'truncate -s 8192 ledger.db'
damage 'one byte left' 'truncate -s 1 ledger.db'
damage 'emptied' 'truncate -s 0 ledger.db'
damage 'gone' 'rm ledger.db'
damage 'another database' 'rm ledger.db; sqlite3 ledger.db "CREATE TABLE x(y)"'
damage 'a verdict changed' 'sqlite3 ledger.db "DROP TRIGGER entry_no_UPDATE;
    UPDATE entry SET verdict = '\''受理'\'', context = '\'\'' WHERE seq = 1"'
expect_run 'check' 6 台账 "$LIANGZE" -C "$T/ws" check "$T/ws/inputs"
cp -a "$T/done" "$T/dry"
bytes "$T/dry" >"$T/before"
expect_run 'dry run' 0 只算不存 "$LIANGZE" -C "$T/dry" run --month $MONTH \
    --as-of 2026-11-20 --dry-run
expect 'dry run: not a byte' "$(cat "$T/before")" "$(bytes "$T/dry")"
expect_run 'a full standard output' 7 标准输出 sh -c \
    '"$0" explain --all >/dev/full' "$LIANGZE"
expect_run 'doctor' 6 台账 "$LIANGZE" -C "$T/ws" doctor
size=$(stat -c %s "$T/done/outputs/ledger.db")
seq 25 $((size / 28)) "$size" |
    xargs -P 2 -L 1 tests/faults-world.sh --flip >"$T/report"
passed=$((passed + $(grep -cx ok "$T/report")))
failed=$((failed + $(grep -cvx ok "$T/report")))
grep -vx ok "$T/report"

# --- nobody may write the inputs, and nothing does ---

sums() { (cd "$1" && find inputs -type f -print0 | sort -z |
    xargs -0 sha256sum; find inputs -printf '%p %T@ %m\n' | sort); }
user='setpriv --reuid 65534 --regid 65534 --clear-groups'
[ "$(id -u)" = 0 ] || user=
if [ -z "$user" ] || $user test -x "$LIANGZE" -a -r "$LIANGZE_DATA/Makefile"
then
	cp -a "$T/first" "$T/ro"
	[ -z "$user" ] || chown -R 65534:65534 "$T/ro"
	chmod -R a-w "$T/ro/inputs"
	chmod -R a+rX "$T/ro/inputs"
	before=$(sums "$T/ro")
	expect_run 'read-only inputs' 0 '' env HOME="$T/ro" $user "$LIANGZE" \
	    -C "$T/ro" run --month $MONTH --as-of $NEW -q
	expect 'read-only inputs: untouched' "$before" "$(sums "$T/ro")"
	chmod -R a-w "$T/ro/outputs" "$T/ro"
	expect_run 'read-only outputs: status' 0 '' env HOME="$T/ro" $user \
	    "$LIANGZE" -C "$T/ro" status
	expect_run 'read-only outputs: run' 7 '权限\|只读' env HOME="$T/ro" \
	    $user "$LIANGZE" -C "$T/ro" run --month $MONTH --as-of 2026-11-06
	cp -a "$T/first" "$T/closed"
	chmod -R a+rwX "$T/closed"
	chmod 0 "$T/closed/inputs/units/410922"
	expect_run 'a folder that may not be read' 7 410922 env HOME="$T/ro" \
	    $user "$LIANGZE" -C "$T/closed" run --month $MONTH --as-of $NEW
	chmod 755 "$T/closed/inputs/units/410922"
	chmod 0 "$T"/closed/inputs/units/410922/2026-10/记实提交-1.xml
	expect_run 'a file that may not be read' 3 '' env HOME="$T/ro" \
	    $user "$LIANGZE" -C "$T/closed" run --month $MONTH --as-of $NEW -q
	grep -q '"X05.1"' "$T/closed/outputs/$MONTH/results.json"
	expect 'a file that may not be read: is named' 0 $?
else
	echo 'faults-world: another user cannot reach the program: skipped'
fi
finish faults-world
