#!/bin/sh
# backup.sh - keys, backup and restore: nothing of the user's
# is replaced, removed or left out unsaid; a full disk, a kill at any moment
# and what is no backup leave what was there
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
liangze=${LIANGZE:-$root/liangze}
[ -x "$liangze" ] || { echo "backup: $liangze is missing"; exit 77; }
work=$(mktemp -d "${TMPDIR:-/tmp}/liangze-backup.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
passed=0 failed=0
unset LIANGZE_PASSPHRASE
cd "$work" || exit 1

count() { # WHAT STATUS
	if [ "$2" -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "backup: $1"
		cat "$work/said"
	fi
}
# STATUS ARGUMENT...: does the program end so, with something to read?
ends() {
	want=$1
	shift
	"$liangze" "$@" >said 2>&1
	rc=$?
	echo "status $rc of $*" >>said
	[ $rc -eq "$want" ] && ! LC_ALL=C grep -q 'rror\|archive format\|AddressSan' said
}
backup() { # STATUS FILE [OPTION...]
	want=$1 file=$2
	shift 2
	ends "$want" -C w backup "$file" --as-of 2026-02-05 "$@"
}
# one name for everything in a folder, links and all
state() { (cd "$1" && find . -printf '%p %y %l %s\n' -type f -exec cksum {} \; | LC_ALL=C sort | cksum); }
ours() { find . -name '.liangze-*' ! -name '.liangze.lock' | grep -q .; }

mkdir w
cp -R "$root/samples/inputs" w/inputs || exit 1
"$liangze" -C w run --month 2026-01 -q --as-of 2026-02-05 >said 2>&1
[ $? -le 1 ] || count "run" 1

# --- keys
head -c 1025 /dev/zero | tr '\0' x >phrase
ends 2 -C w keys new --passphrase-file phrase && [ ! -e w/keys ]
count "a passphrase that could not be read back" $?
head -c 1024 /dev/zero | tr '\0' x >phrase
mkdir k
ends 0 -C k keys new --passphrase-file phrase
count "the longest passphrase" $?
printf 'pass phrase\0\n' >phrase
ends 2 -C w keys new --passphrase-file phrase && [ ! -e w/keys ]
count "a passphrase that is no text" $?
printf '\357\273\277invented pass phrase\r\nnotes\n' >phrase
ends 0 -C w keys new --passphrase-file phrase &&
    LIANGZE_PASSPHRASE='invented pass phrase' openssl pkey -out plain.pem \
    -in w/keys/office.key -passin env:LIANGZE_PASSPHRASE 2>>said
count "a mark at the start is no part of a passphrase" $?

# --- backup: what stands in the place
mkdir place place/folder place/c.tar.part
echo theirs >place/c.tar.part/x
echo theirs >place/d.tar.part
echo theirs >place/file
ln -s nowhere place/link
ln -s file place/link2
mkfifo place/pipe
python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("place/socket")'
before=$(state place)
for taken in file folder link link2 pipe socket; do
	backup 2 place/$taken && [ "$(state place)" = "$before" ]
	count "backup to a $taken" $?
done
backup 7 none/b.tar && grep -q 'none' said && [ ! -e none ]
count "backup to a folder that is not there" $?
backup 0 place/c.tar && backup 0 place/d.tar && cmp place/c.tar place/d.tar >>said
count "backup" $?
rm -f place/d.tar
mv place/c.tar c.tar
[ "$(state place)" = "$before" ]
count "and no name beside it is touched" $?

# --- backup: all of it
LC_ALL=C tar tf c.tar | sed 1d | LC_ALL=C sort >listed
(cd w && find . -type f ! -path ./.liangze.lock | sed 's,^\./,,' | LC_ALL=C sort) >there
python3 - <<-'END'
	import tarfile
	with tarfile.open('c.tar') as t, open('listed', 'w') as f:
	    f.writelines(n + '\n' for n in sorted(t.getnames()[1:], key=str.encode))
END
cmp listed there >said 2>&1
count "every file" $?
cp -R w w2
mkdir -p w2/inputs/units/410901/.staging-x w2/outputs/.staging-2026-02 w2/a/.liangze-abcdef
echo x >w2/inputs/units/410901/.part-1.xml
echo x >w2/inputs/units/410901/.part-0123456789abcdef
echo x >w2/inputs/units/410901/.staging-x/y
echo x >w2/.liangze.lock.old
echo x >w2/a/.liangze.lock
echo x >w2/a/.liangze-abcdef/x
echo x >w2/outputs/.staging-2026-02/x
echo x >w2/outputs/2026-01/.part-0123456789abcdef
ends 0 -C w2 backup e.tar --as-of 2026-02-05 &&
    ends 0 restore e.tar back && (cd w2 && rm -rf .liangze.lock \
    outputs/.staging-2026-02 outputs/2026-01/.part-0123456789abcdef) &&
    diff -r w2 back >>said
count "what is the user's, whatever its name" $?
rm -rf back e.tar
ln -s units w2/inputs/link
ln -s nowhere w2/dangling
mkfifo w2/inputs/pipe
echo x >"$(printf 'w2/inputs/a\377b')"
echo x >"$(printf 'w2/inputs/a\nb')"
deep=w2/deep
while [ ${#deep} -lt 540 ]; do
	deep=$deep/d
done
mkdir -p "$deep"
echo x >"$deep/x"
ends 1 -C w2 backup e.tar --as-of 2026-02-05 -q && [ "$(grep -c '^没有备份：' said)" -eq 6 ] &&
    grep -q 'inputs/link：是链接' said && grep -q '^没有备份：dangling：' said &&
    grep -q 'inputs/pipe：' said && grep -q 'a\\xFFb：' said && grep -q 'a\\x0Ab：' said &&
    grep -q '：deep/d/.*超过' said
count "what cannot be carried is named" $?
rm -rf e.tar w2

# --- restore: what stands in the place
mkdir new.part
echo theirs >new.part/x
ends 7 restore c.tar none/new && grep -q 'none' said && [ ! -e none ]
count "restore to a folder that is not there" $?
for taken in file folder/x link link2 pipe socket; do
	mkdir -p place/folder/x/y
	before=$(state place)
	ends 2 restore c.tar place/$taken && [ "$(state place)" = "$before" ]
	count "restore to a $taken" $?
done
rm -rf place/folder/x
ends 0 restore c.tar new && ends 0 restore c.tar place/folder/ &&
    diff -r new place/folder >>said && [ "$(cat new.part/x)" = theirs ]
count "restore" $?
rm -f w/.liangze.lock
diff -r w new >said
count "all is there again" $?
rm -rf new place

# --- restore: of what is no backup
: >empty.tar
gzip -c c.tar >gz.tar
head -c 512 c.tar >head.tar
head -c 3000 c.tar >short.tar
tar cf foreign.tar phrase
mkfifo pipe.tar
echo text >text.tar
for bad in empty gz head short foreign text; do
	ends 6 restore $bad.tar new && grep -q "“$bad.tar”" said && [ ! -e new ]
	count "restore of $bad" $?
done
ends 2 restore pipe.tar new && grep -q '“pipe.tar”' said
count "restore of a pipe" $?
ends 7 restore none.tar new && grep -q '“none.tar”' said
count "restore of nothing" $?
python3 - <<-'END'
	import io, tarfile
	with tarfile.open('c.tar') as t, tarfile.open('odd.tar', 'w', format=tarfile.GNU_FORMAT) as out:
	    for m in t.getmembers()[:3]:
	        out.addfile(m, t.extractfile(m))
	    link = tarfile.TarInfo('inputs/odd\nname')
	    link.type, link.linkname = tarfile.SYMTYPE, 'x'
	    out.addfile(link)
END
ends 6 restore odd.tar new && grep -q 'inputs/odd.name”不是普通文件' said && [ ! -e new ]
count "restore of a link" $?
! ours
count "nothing of ours is left" $?

# --- a full disk: a limit on what a file may hold
n=$(wc -c <c.tar)
for blocks in 1 100 $((n / 1024)); do
	(ulimit -f $blocks; trap '' XFSZ
	    "$liangze" -C w backup full.tar --as-of 2026-02-05) >said 2>&1
	[ $? -eq 7 ] && grep -q '文件太大' said && [ ! -e full.tar ] && ! ours
	count "backup with $blocks blocks" $?
	(ulimit -f $blocks; "$liangze" -C w backup full.tar --as-of 2026-02-05) >said 2>&1
	[ $? -ne 0 ] && [ ! -e full.tar ]
	count "backup ended by $blocks blocks" $?
	rm -rf .liangze-*
done
for blocks in 1 10 100; do
	(ulimit -f $blocks; trap '' XFSZ; "$liangze" restore c.tar full) >said 2>&1
	[ $? -eq 7 ] && grep -q '“.*”: 文件太大' said && [ ! -e full ] && ! ours
	count "restore with $blocks blocks" $?
done

# --- killed at any moment: all or nothing, and the next run does it
for after in 0.02 0.07 0.15 0.3 0.6; do
	"$liangze" -C w backup k.tar --as-of 2026-02-05 >said 2>&1 &
	pid=$!
	sleep $after
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
	[ -e k.tar ] || "$liangze" -C w backup k.tar --as-of 2026-02-05 >said 2>&1
	cmp k.tar c.tar >>said 2>&1
	count "backup killed after $after s" $?
	"$liangze" restore k.tar knew >said 2>&1 &
	pid=$!
	sleep $after
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
	[ -e knew ] || "$liangze" restore k.tar knew >said 2>&1
	rm -f w/.liangze.lock
	diff -r w knew >>said 2>&1
	count "restore killed after $after s" $?
	rm -rf knew k.tar .liangze-*
done
echo "backup: $passed passed, $failed failed"
[ $failed -eq 0 ]
