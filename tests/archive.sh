#!/bin/sh
# archive.sh - the 廉洁档案 of months of samples/: bags that sha256sum, cksum, a
# checker written apart (tools/check_bag.py) and openssl find right, that grow
# and change nothing, and whose every change is found (tools/tamper.py)
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
liangze=${LIANGZE:-$root/liangze}
[ -x "$liangze" ] || { echo "archive: $liangze is missing"; exit 77; }
work=$(mktemp -d "${TMPDIR:-/tmp}/liangze-archive.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
passed=0 failed=0
# the sanitizers take their time
[ "${MODE-}" = san ] && export TAMPER_STEP=15
bags=$work/w/outputs/廉洁档案
unset LIANGZE_PASSPHRASE

count() { # WHAT STATUS
	if [ "$2" -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "archive: $1"
		cat "$work/said"
	fi
}
run() {
	"$liangze" -C "$work/w" "$@" -q >"$work/said" 2>&1
	[ $? -le 1 ] || count "$* failed" 1
}
as_of() { sed -n "s/^$1 //p" "$root/samples/runs.txt"; }
archive() { # DAY [OPTION...]
	day=$1
	shift
	"$liangze" -C "$work/w" archive --as-of "$day" "$@" >"$work/said" 2>&1
}
tampered() { # ARGUMENT of tools/tamper.py...
	/usr/bin/python3 "$root/tests/tools/tamper.py" "$@" >"$work/said" 2>&1
	said=$(tail -n 1 "$work/said")
	case $said in
	"tamper: "*" passed, "*" failed") ;;
	*) cat "$work/said"; said='tamper: 0 passed, 1 failed' ;;
	esac
	sed '$d' "$work/said"
	p=${said#tamper: } f=${said##*, }
	passed=$((passed + ${p%% *})) failed=$((failed + ${f%% *}))
}
tree() { (cd "$bags" && find . -type f -exec cksum -a sm3 {} + | LC_ALL=C sort); }

mkdir "$work/w"
cp -R "$root/samples/inputs" "$work/w/inputs" || exit 1
"$liangze" -C "$work/w" archive --as-of 2026-02-05 >"$work/said" 2>&1
[ $? -eq 4 ]
count "nothing printed yet" $?
for month in 2026-01 2026-02 2026-03 2026-04 2026-05; do
	run run --month $month --as-of "$(as_of $month)"
done
archive "$(as_of 2026-05)" --dry-run
[ ! -e "$bags" ]
count "--dry-run" $?
cp -R "$work/w" "$work/before"
archive "$(as_of 2026-05)"
count "archive" $?
[ "$(ls "$bags" | wc -l)" -ge 5 ]
count "there are bags" $?
tree >"$work/first"
archive "$(as_of 2026-05)"
tree | cmp - "$work/first" >>"$work/said" 2>&1
count "a second run adds nothing" $?

# killed at any moment: the next run makes the same bags, and the ledger holds
for after in 0.2 0.5 0.9 1.3 1.8 2.4 3; do
	rm -rf "$work/w/outputs"
	cp -R "$work/before/outputs" "$work/w/outputs"
	"$liangze" -C "$work/w" archive --as-of "$(as_of 2026-05)" \
	    >"$work/said" 2>&1 &
	pid=$!
	sleep $after
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
	archive "$(as_of 2026-05)" && tree | cmp - "$work/first" \
	    >>"$work/said" 2>&1 && "$liangze" -C "$work/w" verify \
	    --as-of "$(as_of 2026-05)" >>"$work/said" 2>&1
	count "killed after $after s" $?
done

# more months: what lies there stays as it is, 件号 go on
run run --month 2026-06 --as-of "$(as_of 2026-06)"
run run --month 2026-07 --as-of "$(as_of 2026-07)"
archive "$(as_of 2026-07)"
count "archive more" $?
tree >"$work/second"
grep ' (./[^/]*/data/' "$work/first" >"$work/payload"
[ -s "$work/payload" ] && [ -z "$(LC_ALL=C comm -23 "$work/payload" "$work/second")" ]
count "nothing in a bag changes" $?
[ "$(wc -l <"$work/second")" -gt "$(wc -l <"$work/first")" ]
count "bags grow" $?
[ -z "$(find "$bags" -type f -links +1)$(find "$bags" -type f ! -perm 600)$(find "$bags" -type d ! -perm 700)" ]
count "0600, 0700, one name" $?
for bag in "$bags"/*; do
	(cd "$bag" && sha256sum -c --strict --quiet manifest-sha256.txt &&
	    cksum -a sm3 -c --strict --quiet manifest-sm3.txt &&
	    sha256sum -c --strict --quiet tagmanifest-sha256.txt &&
	    cksum -a sm3 -c --strict --quiet tagmanifest-sm3.txt) \
	    >>"$work/said" 2>&1 || break
done
count "coreutils" $?
/usr/bin/python3 "$root/tests/tools/check_bag.py" "$bags"/* >"$work/said"
[ "$(grep -c ' valid $' "$work/said")" -eq "$(ls "$bags" | wc -l)" ]
count "the other checker" $?
"$liangze" verify "$bags"/* >"$work/said" 2>&1
count "verify PATH" $?
xmllint --noout --schema "$root/templates/schema/archive.xsd" \
    "$bags"/*/data/*/metadata.xml 2>"$work/said"
count "metadata keeps to its XSD" $?
"$liangze" -C "$work/w" verify --as-of "$(as_of 2026-07)" >"$work/said" 2>&1
count "verify" $?

# in parts: together they say what the whole says, of a sound workspace and of
# one that is changed in some places
parts() {
	/usr/bin/python3 "$root/tests/tools/check_parts.py" "$liangze" 3 \
	    -C "$1" verify --as-of "$(as_of 2026-07)" >"$work/said" 2>&1
}
parts "$work/w"
count "parts" $?
mkdir "$work/p"
cp -R "$work/w/outputs" "$work/p/outputs"
mkdir "$work/p/inputs"
for pdf in $(find "$work/p/outputs" -name '*.pdf' | LC_ALL=C sort | sed -n '5~150p'); do
	printf 'x' >>"$pdf"
done
rm "$work/p/outputs/2026-04/排名.xlsx"
rm -r "$(find "$work/p/outputs/廉洁档案" -path '*/data/*' -type d | LC_ALL=C sort | tail -n 1)"
parts "$work/p"
rc=$?
[ $rc -eq 0 ] && ! grep -qx '[0-9] faults' "$work/said"
count "parts of a changed one" $?
rm -rf "$work/p"
# forged whole: manifests made anew, and the ledger's event of it
mkdir "$work/scratch"
tampered --forge "$liangze" "$work/w" "$(as_of 2026-07)" "$work/scratch"

# signed: all of them, by a key that openssl knows how to use
printf 'invented pass phrase\n' >"$work/phrase"
"$liangze" -C "$work/w" keys new --passphrase-file "$work/phrase" \
    >"$work/said" 2>&1
count "keys new" $?
one=$(find "$bags" -mindepth 1 -maxdepth 1 | LC_ALL=C sort | head -n 1)
cp -R "$one" "$work/kept"
PYTHONPATH=$root/tests/tools /usr/bin/python3 - "$one" <<-'EOF'
	import glob, sys, tamper
	pdf = glob.glob('data/*/*.pdf', root_dir=sys.argv[1])[0]
	tamper.edit(pdf, tamper.flip(lambda n: n // 2))(sys.argv[1])
	tamper.remake(sys.argv[1])
EOF
archive "$(as_of 2026-07)" --passphrase-file "$work/phrase"
[ $? -eq 6 ] && grep -q '没有往里归档：.*最后一次归档的不同' "$work/said" &&
    [ ! -e "$one/signatures" ]
count "a forged bag is not signed" $?
rm -rf "$one"
mv "$work/kept" "$one"
archive "$(as_of 2026-07)" --passphrase-file "$work/phrase"
count "bags are signed afterwards" $?
for bag in "$bags"/*; do
	for kind in sha256 sm3; do
		openssl dgst -sm3 -verify "$work/w/keys/office.pem" \
		    -sigopt distid:1234567812345678 \
		    -signature "$bag"/signatures/*-tagmanifest-$kind.txt.sig \
		    "$bag/tagmanifest-$kind.txt" >>"$work/said" 2>&1 || break 2
	done
done
count "openssl" $?
"$liangze" -C "$work/w" verify --as-of "$(as_of 2026-07)" >"$work/said" 2>&1
count "verify signed" $?
mkdir "$work/other"
printf 'another pass phrase\n' >"$work/phrase2"
"$liangze" -C "$work/other" keys new --kind ed25519 \
    --passphrase-file "$work/phrase2" >"$work/said" 2>&1
"$liangze" verify --key "$work/other/keys/office.pem" "$bags"/* \
    >"$work/said" 2>&1
[ $? -eq 6 ]
count "another key" $?
archive "$(as_of 2026-07)" --passphrase-file "$work/phrase2"
[ $? -eq 2 ]
count "a wrong passphrase" $?
run run --month 2026-08 --as-of "$(as_of 2026-08)"
archive "$(as_of 2026-08)" --signer 'cat'
[ $? -eq 8 ]
count "a device that does not sign" $?
"$liangze" -C "$work/w" verify --as-of "$(as_of 2026-08)" >"$work/said" 2>&1
count "leaves the bags as they were" $?
openssl pkey -in "$work/w/keys/office.key" \
    -passin file:"$work/phrase" -out "$work/plain.pem" 2>>"$work/said"
archive "$(as_of 2026-08)" --signer "openssl dgst -sm3 -sign '$work/plain.pem' \
    -sigopt distid:1234567812345678"
count "a device that signs" $?
"$liangze" -C "$work/w" verify --as-of "$(as_of 2026-08)" >"$work/said" 2>&1
count "verify what it signed" $?

# who asked for which file; and nothing of what is in it
person=$(ls "$bags" | head -n 1)
"$liangze" -C "$work/w" file "$person" --as-of 2026-09-30 >"$work/said" 2>&1
[ $? -eq 2 ]
count "a look-up says who and why" $?
"$liangze" -C "$work/w" file "$person" --by 干部甲 --reason 示例 \
    --as-of 2026-09-30 >"$work/said" 2>&1 &&
    [ "$(wc -l <"$work/said")" -eq $(($(ls "$bags/$person/data" | wc -l) + 1)) ]
count "file" $?
"$liangze" -C "$work/w" file --as-of 2026-09-30 2>&1 |
    grep -q "^2026-09-30	$person	干部甲	示例$"
count "the log" $?

# a copy that travels: age alone can open it, and it is the bag as it lies
copy() { # FILE RECIPIENT
	"$liangze" -C "$work/w" file "$person" --by 干部甲 --reason 示例 \
	    --copy "$work/$1" --encrypt-to "$2" --as-of 2026-09-30 \
	    >"$work/said" 2>&1
}
age-keygen -o "$work/id" 2>"$work/said"
age=$(sed -n 's/^# public key: //p' "$work/id")
copy c.age "$age" && age -d -i "$work/id" -o "$work/c.tar" "$work/c.age" &&
    mkdir "$work/copy" && tar -xf "$work/c.tar" -C "$work/copy" &&
    diff -r "$bags/$person" "$work/copy/$person" >>"$work/said" 2>&1
count "a copy" $?
[ "$(stat -c %a "$work/c.age")" = 600 ] && ! grep -q BagIt-Version "$work/c.age" &&
    grep -q BagIt-Version "$work/c.tar" && [ ! -e "$work/c.age.part" ]
count "0600 and encrypted" $?
(cd "$work/copy/$person" && sha256sum -c --strict --quiet manifest-sha256.txt &&
    cksum -a sm3 -c --strict --quiet manifest-sm3.txt) >"$work/said" 2>&1 &&
    "$liangze" verify --key "$work/w/keys/office.pem" \
	"$work/copy/$person" >>"$work/said" 2>&1
count "verify the copy" $?
sum=$(cksum -a sm3 --untagged "$work/c.age" | cut -d' ' -f1)
"$liangze" -C "$work/w" file --as-of 2026-09-30 2>"$work/said" |
    grep -q "^2026-09-30	$person	干部甲	示例	副本 给 $age$" &&
    sqlite3 "$work/w/outputs/ledger.db" \
	"SELECT digest FROM event WHERE kind = '查阅' ORDER BY seq DESC LIMIT 1" |
    grep -qx "$sum"
count "the log says so" $?
n=$("$liangze" -C "$work/w" file --as-of 2026-09-30 2>/dev/null | wc -l)
nothing() { # WHAT STATUS WANTED: and nothing is left, nothing logged
	[ "$2" -eq "$3" ] && [ -z "$(find "$work" -maxdepth 1 -name 'd.age*')" ] &&
	    [ "$("$liangze" -C "$work/w" file --as-of 2026-09-30 2>/dev/null | wc -l)" -eq "$n" ]
	count "$1" $?
}
copy d.age age1none
nothing "a recipient that is none" $? 2
copy d.age "$work/no-such-file"
nothing "no file of recipients" $? 2
(ulimit -f 16 && copy d.age "$age")
nothing "a full disk" $? 7
mkdir "$work/bin"
for tool in sh env; do ln -s "$(command -v $tool)" "$work/bin/"; done
(PATH=$work/bin && copy d.age "$age")
nothing "age is not there" $? 8
printf '#!/bin/sh\ncat\n' >"$work/bin/age"
chmod +x "$work/bin/age"
ln -s "$(command -v cat)" "$work/bin/cat"
(PATH=$work/bin && copy d.age "$age")
nothing "an age that does not encrypt" $? 7
copy c.age "$age"
[ $? -eq 2 ] && [ "$(cksum -a sm3 --untagged "$work/c.age" | cut -d' ' -f1)" = "$sum" ]
count "a copy replaces nothing" $?
printf '# 示例\n%s\n' "$age" >"$work/recipients"
copy e.age "$work/recipients" && age -d -i "$work/id" "$work/e.age" |
    cmp - "$work/c.tar" >>"$work/said" 2>&1
count "a file of recipients" $?
for after in 0.02 0.06 0.1 0.2; do
	"$liangze" -C "$work/w" file "$person" --by 干部甲 --reason 示例 \
	    --copy "$work/k.age" --encrypt-to "$age" --as-of 2026-09-30 \
	    >"$work/said" 2>&1 &
	pid=$!
	sleep $after
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
	! grep -qs BagIt-Version "$work"/k.age* && rm -f "$work/k.age" &&
	    copy k.age "$age" && [ ! -e "$work/k.age.part" ]
	count "a copy killed after $after s" $?
	rm -f "$work/k.age"
done
rm -rf "$work"/[ce].age "$work/c.tar" "$work/copy"

# a backup, tried on a damaged workspace
"$liangze" -C "$work/w" backup "$work/b.tar" --as-of 2026-09-30 \
    >"$work/said" 2>&1
count "backup" $?
cp "$work/b.tar" "$work/w/b.tar"
head -c 5000 "$work/b.tar" >"$work/w/c.tar.part"
"$liangze" -C "$work/w" backup "$work/b2.tar" --as-of 2026-09-30 \
    >"$work/said" 2>&1 && grep -q '有2个备份' "$work/said" &&
    cmp "$work/b.tar" "$work/b2.tar" >>"$work/said" 2>&1
count "a backup does not go into the next" $?
rm "$work/w/b.tar" "$work/w/c.tar.part" "$work/b2.tar"
cp -R "$work/w" "$work/was"
printf 'x' >>"$work/w/outputs/ledger.db"
rm -rf "$work/w/outputs/2026-03" "$work/w/inputs/office"
"$liangze" -C "$work/w" verify --as-of 2026-09-30 >"$work/said" 2>&1
[ $? -eq 6 ]
count "damaged" $?
"$liangze" restore "$work/b.tar" "$work/w" >"$work/said" 2>&1
[ $? -eq 2 ]
count "restores over nothing" $?
"$liangze" restore "$work/b.tar" "$work/new/" >"$work/said" 2>&1 &&
    rm -f "$work/was/.liangze.lock" &&
    diff -r "$work/was" "$work/new" >>"$work/said" 2>&1
count "restore" $?
"$liangze" -C "$work/new" verify --as-of 2026-09-30 >"$work/said" 2>&1
count "verify what was restored" $?
mkdir "$work/scratch-age"
tar tf "$work/b.tar" >/dev/null 2>"$work/said"
count "tar reads it" $?
"$liangze" -C "$work/new" backup "$work/b.age" --encrypt-to "$age" \
    --as-of 2026-09-30 >"$work/said" 2>&1 && ! grep -q liangze-backup "$work/b.age" &&
    age -d -i "$work/id" "$work/b.age" | tar -xf - -C "$work/scratch-age" \
	>>"$work/said" 2>&1 && (cd "$work/scratch-age" &&
    cksum -a sm3 -c --strict --quiet liangze-backup.txt) >>"$work/said" 2>&1
count "an encrypted backup" $?
rm -rf "$work/scratch-age" "$work/b.age"
n=$(wc -c <"$work/b.tar")
for at in 600 5000 $((n / 3)) $((n / 2)) $((n - 20000)); do
	cp "$work/b.tar" "$work/c.tar"
	printf '\377' | dd of="$work/c.tar" bs=1 seek=$at conv=notrunc 2>/dev/null
	cmp -s "$work/b.tar" "$work/c.tar" && continue
	"$liangze" restore "$work/c.tar" "$work/bad" >"$work/said" 2>&1
	[ $? -eq 6 ] && [ ! -e "$work/bad" ] && [ ! -e "$work/bad.part" ]
	count "a backup changed at $at" $?
done
head -c $((n / 2)) "$work/b.tar" >"$work/c.tar"
"$liangze" restore "$work/c.tar" "$work/bad" >"$work/said" 2>&1
[ $? -eq 6 ] && [ ! -e "$work/bad" ]
count "half a backup" $?
rm -rf "$work/was" "$work/w/outputs" "$work/b.tar" "$work/c.tar"
bags=$work/new/outputs/廉洁档案

# 归档移交单: once; killed at any moment; changed in every way
mkdir "$work/t"
for from in city accountability E06.4-transfer; do
	cp -Rn "$root/tests/golden/$from/inputs" "$work/t" 2>/dev/null
done
cp "$root/tests/golden/E06.4-transfer/inputs/office/问责案件.xml" "$work/t/inputs/office"
cp "$root/tests/golden/B21.1-transfer/inputs/office/谈话记录/1.xml" "$work/t/inputs/office/谈话记录.xml"
cp "$root/tests/golden/B21.1-transfer/inputs/office/签批.xml" "$work/t/inputs/office/签批-诫勉.xml"
hand() { "$liangze" -C "$work/t" "$@" >"$work/said" 2>&1; }
lists() { (cd "$work/t/outputs" && find 移交 -type f -exec cksum -a sm3 {} + | LC_ALL=C sort); }
hand run --month 2026-03 --as-of 2026-04-02 -q --only 谈话记录,诫勉谈话决定书
hand case WZ-2026-01 --as-of 2026-10-16 -q
hand archive --as-of 2026-10-16
cp -R "$work/t" "$work/unlisted"
hand transfer --as-of 2026-10-16 && lists >"$work/first" &&
    [ "$(grep -c 移交单.xml "$work/first")" -eq 2 ]
count "transfer" $?
hand transfer --as-of 2026-10-16 && lists | cmp - "$work/first" >>"$work/said"
count "a second transfer makes nothing" $?
for after in 0.02 0.05 0.08 0.11 0.15 0.2 0.3; do
	rm -rf "$work/t/outputs"
	cp -R "$work/unlisted/outputs" "$work/t/outputs"
	"$liangze" -C "$work/t" transfer --as-of 2026-10-16 >"$work/said" 2>&1 &
	pid=$!
	sleep $after
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
	hand transfer --as-of 2026-10-16 && lists | cmp - "$work/first" \
	    >>"$work/said" 2>&1 && hand verify --as-of 2026-10-16
	count "transfer killed after $after s" $?
done
xmllint --noout --schema "$root/templates/schema/transfer.xsd" \
    "$work/t/outputs/移交"/*/移交单.xml 2>"$work/said"
count "lists keep to their XSD" $?
xmllint --noout --schema "$root/templates/schema/archive.xsd" \
    "$work/t/outputs/廉洁档案"/*/data/*/metadata.xml 2>"$work/said"
count "metadata of cases and 诫勉 keeps to its XSD" $?
hand transfer --received 2026-10-16-组织部门 --by 干部卯 --on 2026-10-19 --as-of 2026-10-20
count "received" $?
hand transfer --received 2026-10-16-组织部门 --by 干部卯 --on 2026-10-19 --as-of 2026-10-20
[ $? -eq 2 ]
count "received once" $?
printf 'x' >>"$work/unlisted/outputs/廉洁档案/G410922-001/data/0001-问责决定书/问责决定书.pdf"
"$liangze" -C "$work/unlisted" transfer --as-of 2026-10-16 >"$work/said" 2>&1
[ $? -eq 6 ] && [ ! -e "$work/unlisted/outputs/移交" ]
count "nothing is handed over out of a damaged bag" $?
mkdir "$work/lists"
tampered --lists "$liangze" "$work/t" "$work/lists"

# metadata that is no such metadata is said, with its line
sed -i 's/<保管期限>.*</<保管期限>5年</' "$work/t/outputs/廉洁档案/G410922-001/data/0001-问责决定书/metadata.xml"
hand verify --as-of 2026-10-20
[ $? -eq 6 ] && grep -q 'metadata.xml:7:.*5年.*能读的文件' "$work/said"
count "metadata against its XSD" $?

# two persons' files, changed in every way
keep=$(ls -S -d "$bags"/* | LC_ALL=C sort | head -n 1)
mkdir "$work/small"
cp -R "$keep" "$work/small/bag"
tampered --bag "$liangze" "$work/small/bag" "$work/w/keys/office.pem" \
    "$work/scratch"
echo "archive: $passed passed, $failed failed"
[ $failed -eq 0 ]
