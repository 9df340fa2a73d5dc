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
# what --dry-run tells is what the run does then, and it does nothing
dry() { # DAY [OPTION...]
	tree >"$work/dry-tree" && papers >>"$work/dry-tree"
	archive "$@" --dry-run
	grep '：' "$work/said" | grep -v '^只算不存' >"$work/dry"
	(tree && papers) | cmp - "$work/dry-tree" >>"$work/said" 2>&1
	count "a dry run writes nothing" $?
}
as_dry() { grep '：' "$work/said" | diff "$work/dry" - >>"$work/said"; }
tree() { (cd "$bags" && find . -type f -exec cksum -a sm3 {} + | LC_ALL=C sort); }
# the certificates, and those that were replaced
papers() {
	(cd "$bags/.." && find 归档证明 历史/归档证明 -type f \
	    -exec cksum -a sm3 {} + 2>/dev/null | LC_ALL=C sort)
}

mkdir "$work/w"
cp -R "$root/samples/inputs" "$work/w/inputs" || exit 1
"$liangze" -C "$work/w" archive --as-of 2026-02-05 >"$work/said" 2>&1
[ $? -eq 4 ]
count "nothing printed yet" $?
for month in 2026-01 2026-02 2026-03 2026-04 2026-05; do
	run run --month $month --as-of "$(as_of $month)"
done
archive "$(as_of 2026-05)" --dry-run
[ ! -e "$bags" ] && [ ! -e "$bags/../归档证明" ]
count "--dry-run" $?
cp -R "$work/w" "$work/before"
archive "$(as_of 2026-05)"
count "archive" $?
[ "$(ls "$bags" | wc -l)" -ge 5 ]
count "there are bags" $?
[ "$(ls "$bags/../归档证明" | tr '\n' ' ')" = '2026-01 2026-02 2026-03 2026-04 2026-05 2026-06 ' ]
count "a certificate for each month, of June for a case" $?
tree >"$work/first"
papers >"$work/certified"
archive "$(as_of 2026-05)"
tree | cmp - "$work/first" >>"$work/said" 2>&1 &&
    papers | cmp - "$work/certified" >>"$work/said" 2>&1
count "a second run adds nothing" $?
archive "$(as_of 2026-06)" # a later day, and nothing to look through
papers | cmp - "$work/certified" >>"$work/said" 2>&1
count "nor does a later day" $?

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
	    >>"$work/said" 2>&1 && papers | cmp - "$work/certified" \
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
papers | grep -F -v -f "$work/certified" | grep -q '(归档证明/2026-0[67]/' &&
    grep -v '归档证明/2026-06/' "$work/certified" >"$work/stay" &&
    [ "$(papers | grep -cFx -f "$work/stay")" -eq "$(wc -l <"$work/stay")" ]
count "the former months' certificates stay" $?
for month in "$bags/../归档证明"/*; do
	(cd "$month" && cksum -a sm3 -c --strict --quiet manifest-sm3.txt &&
	    head -n 1 checkpoint.txt | grep -qx "${month##*/}") \
	    >>"$work/said" 2>&1 || break
done
count "coreutils, certificates" $?
# what a certificate lists of a file that has grown since is proved by the file
sed -n 's/.*人员="\([^"]*\)" 件数="\([0-9]*\)".*摘要="\([0-9a-f]*\)".*/\1 \2 \3/p' >"$work/listed" <<EOF
$(tr '<' '\n' <"$bags/../归档证明/2026-05/facts.xml" | grep '^卷 ')
EOF
right=0
while read -r person n sum; do
	awk -F '[-/]' -v n="$n" '$2 + 0 <= n' "$bags/$person/manifest-sm3.txt" |
	    cksum -a sm3 --untagged | grep -q "^$sum " && right=$((right + 1))
done <"$work/listed"
[ $right -ge 5 ] && [ $right -eq "$(wc -l <"$work/listed")" ]
count "lists of grown files" $?
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
grep -qx '真实性 数字签名：未检测' "$work/said"
count "without a key no signature was tested" $?

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
dry "$(as_of 2026-07)" --passphrase-file "$work/phrase"
[ "$(grep -c '以前没有签名，补签了名$' "$work/dry")" -eq "$(ls "$bags" | wc -l)" ] &&
    [ "$(grep -c '：归档证明，.*签了名$' "$work/dry")" -eq 7 ]
count "--dry-run names what it would sign" $?
archive "$(as_of 2026-07)" --passphrase-file "$work/phrase" && as_dry
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
[ "$(ls "$bags/../归档证明" | wc -l)" -eq 7 ]
count "seven months" $?
for month in "$bags/../归档证明"/*; do
	openssl dgst -sm3 -verify "$work/w/keys/office.pem" \
	    -sigopt distid:1234567812345678 \
	    -signature "$month/checkpoint.txt.sig" "$month/checkpoint.txt" \
	    >>"$work/said" 2>&1 &&
	    openssl dgst -sm3 -verify "$work/w/keys/office.pem" \
	    -sigopt distid:1234567812345678 \
	    -signature "$month/events.txt.sig" "$month/events.txt" \
	    >>"$work/said" 2>&1 && cmp -s "$month"/*.pem "$work/w/keys/office.pem" &&
	    pdftotext -enc UTF-8 "$month/归档证明.pdf" - | tr -d '\n ' |
	    grep -q "$(sed -n 3p "$month/checkpoint.txt")" || break
done
count "openssl, certificates" $?
[ "$(papers | grep -c ' (历史/归档证明/.*/checkpoint.txt)')" -eq 8 ] # June twice
count "the unsigned ones are kept" $?
papers >"$work/certified"
archive "$(as_of 2026-07)" --passphrase-file "$work/phrase" &&
    papers | cmp - "$work/certified" >>"$work/said" 2>&1
count "what is signed is not signed again" $?

# a signature that lacks or does not hold, in a bag that is sound: told by its
# own row, signed anew, said; what is damaged besides is left as it is
look() { # WHAT STATUS WORDS OPTION...
	what=$1 status=$2 words=$3
	shift 3
	"$liangze" -C "$work/w" verify --as-of "$(as_of 2026-07)" "$@" \
	    >"$work/said" 2>&1
	[ $? -eq "$status" ] && grep -q "$words" "$work/said"
	count "$what" $?
}
two=$(find "$bags" -mindepth 1 -maxdepth 1 | LC_ALL=C sort | sed -n 2p)
rm "$one"/signatures/*-tagmanifest-sm3.txt.sig
for sig in "$two"/signatures/*; do printf 'x' >>"$sig"; done
look "signatures that lack or do not hold" 6 '^真实性 数字签名：不通过'
grep -q '^真实性 廉洁档案：通过' "$work/said" &&
    [ "$(grep -c ' 数字签名\]$' "$work/said")" -eq 3 ]
count "are told by that row alone" $?
pdf=$(find "$one/data" -name '*.pdf' | head -n 1)
cp "$pdf" "$work/kept.pdf"
printf 'x' >>"$pdf"
archive "$(as_of 2026-07)" --passphrase-file "$work/phrase"
[ $? -eq 6 ] && grep -q "^liangze: 廉洁档案${one##*/}损坏，没有往里归档" "$work/said"
count "a damaged bag is not signed anew" $?
cat "$work/kept.pdf" >"$pdf"
dry "$(as_of 2026-07)" --passphrase-file "$work/phrase"
archive "$(as_of 2026-07)" --passphrase-file "$work/phrase" && as_dry &&
    grep -q "^${one##*/}：签名缺了或者不对（.*没有公钥.*），补签了名" "$work/said" &&
    grep -q "^${two##*/}：签名缺了或者不对（.*签名不对.*），补签了名" "$work/said"
count "signed anew" $?
archive "$(as_of 2026-07)" --passphrase-file "$work/phrase" &&
    ! grep -q '补签' "$work/said"
count "once" $?
print=$("$liangze" -C "$work/w" keys show 2>>"$work/said" | grep -o '[0-9a-f]\{64\}')
look "the published key" 0 "^真实性 数字签名：通过（$(ls "$bags" | wc -l)），公钥$print\$" \
    --key "$work/w/keys/office.pem"
chmod 755 "$bags" "$one" "$work/w/keys"
chmod 644 "$work/w/keys/office.key" "$work/w/keys/office.pem"
look "folders and keys that others can read" 6 '^安全性 文件的权限：不通过'
[ "$(grep -c '权限应当是' "$work/said")" -eq 4 ] && ! grep -q '^keys/office.pem' "$work/said"
count "each of them" $?
chmod 700 "$bags" "$one" "$work/w/keys"
chmod 600 "$work/w/keys/office.key"

# a checkpoint from elsewhere: typed from paper, or with its signature
cp "$bags/../归档证明/2026-05/checkpoint.txt" "$work/typed"
cp "$bags/../归档证明/2026-05/checkpoint.txt" "$work/signed"
cp "$bags/../归档证明/2026-05/checkpoint.txt.sig" "$work/signed.sig"
look "a typed checkpoint" 0 '检查点没有核对签名' --checkpoint "$work/typed"
look "its row" 0 '^完整性 检查点：通过' --checkpoint "$work/typed"
look "its signature was not looked at" 0 '^真实性 检查点的签名：未检测' \
    --checkpoint "$work/typed"
look "a signed checkpoint" 0 '^真实性 检查点的签名：通过' --checkpoint "$work/signed"
look "by a key given" 0 '^真实性 检查点的签名：通过' \
    --checkpoint "$work/signed" --key "$work/w/keys/office.pem"
look "a key, and no signature" 2 '没有签名' --checkpoint "$work/typed" \
    --key "$work/w/keys/office.pem"
sed '2s/$/0/' "$work/typed" >"$work/signed"
look "more than there is, and unsigned" 6 '没有第' --checkpoint "$work/signed"
grep -q '签名不对' "$work/said"
count "its signature fails" $?
cp "$bags/../归档证明/2026-05/events.txt" "$work/odd"
look "a checkpoint of events" 0 '^完整性 检查点：通过' --checkpoint "$work/odd"
sed '2s/$/0/' "$work/odd" >"$work/odd2"
look "more events than there are" 6 '没有第.*条事件' --checkpoint "$work/odd2"
sed '1s/05/06/' "$work/typed" >"$work/signed" # the same chain, another month
look "another month" 6 '^真实性 检查点的签名：不通过' --checkpoint "$work/signed"
sed '3s/[0-7]/8/;t;3s/[89a-f]/7/' "$work/typed" >"$work/odd"
look "another value" 6 '与检查点的不同' --checkpoint "$work/odd"
sed 's/$/\r/' "$work/typed" >"$work/odd"
look "no checkpoint" 2 '第1行不对；应当只有三行' --checkpoint "$work/odd"
sed '3s/.$//' "$work/typed" >"$work/odd"
look "a digit too few" 2 '第3行不对' --checkpoint "$work/odd"
look "no file" 2 '也没有这个文件' --checkpoint "$work/absent"
look "no key" 2 '没有“.*absent”这个文件' --key "$work/absent"
cp "$work/typed" "$work/signed"
"$liangze" -C "$work/w" verify --as-of "$(as_of 2026-07)" --format json \
    --checkpoint "$work/signed" --report "$work/report.pdf" \
    >"$work/json" 2>"$work/said" &&
    /usr/bin/python3 -c '
import json, sys, jsonschema
said, schema = (json.load(open(p, encoding="utf-8")) for p in sys.argv[1:3])
print_ = sys.argv[3]
jsonschema.Draft202012Validator(schema).validate(said)
got = {c["check"]: c["result"] for c in said["workspace"]["checks"]}
assert got["checkpoint-signature"] == got["certificates"] == "passed", got
own = {c["check"]: c["fingerprint"] for c in said["workspace"]["checks"]}
assert (own.pop("signatures"), set(own.values())) == (print_, {None}), own
' "$work/json" "$root/docs/verify.schema.json" "$print" >>"$work/said" 2>&1
count "JSON" $?
pdftotext -enc UTF-8 "$work/report.pdf" - | tr -d '\n ' | grep -q "公钥$print"
count "the report names the key" $?
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
look "a checkpoint by another key" 6 '^真实性 检查点的签名：不通过' \
    --checkpoint "$work/signed" --key "$work/other/keys/office.pem"
mv "$work/w/keys/office.pem" "$work/office.pem"
cp "$work/other/keys/office.pem" "$work/w/keys/office.pem"
look "the published key, another in the workspace" 0 "公钥$print\$" \
    --key "$work/office.pem"
look "certificates by another key" 6 '^outputs/归档证明/2026-05: .*不是机关的'
grep -q '^真实性 数字签名：不通过' "$work/said" &&
    grep -q '^真实性 廉洁档案：通过' "$work/said"
count "and the bags" $?
mv "$work/office.pem" "$work/w/keys/office.pem"
look "a key that is not the office's" 6 '^outputs/归档证明/2026-05: .*不是机关的' \
    --key "$work/other/keys/office.pem"
archive "$(as_of 2026-07)" --passphrase-file "$work/phrase2"
[ $? -eq 2 ]
count "a wrong passphrase" $?
run run --month 2026-08 --as-of "$(as_of 2026-08)"
archive "$(as_of 2026-08)" --signer 'cat'
[ $? -eq 8 ]
count "a device that does not sign" $?
start=$(date +%s)
archive "$(as_of 2026-08)" --signer 'sleep 1000' --signer-seconds 1
[ $? -eq 8 ] && grep -q '1秒' "$work/said" &&
    [ $(($(date +%s) - start)) -lt 300 ]
count "a device that hangs" $?
archive "$(as_of 2026-08)" --signer 'cat' --signer-seconds 0
[ $? -eq 2 ]
count "a device without any time" $?
"$liangze" -C "$work/w" verify --as-of "$(as_of 2026-08)" >"$work/said" 2>&1
count "leaves the bags as they were" $?
dry "$(as_of 2026-08)" --unsigned
archive "$(as_of 2026-08)" --unsigned && as_dry &&
    grep -q '核验不通过；再运行' "$work/said"
count "--unsigned says what comes of it" $?
grep '没有机关的签名' "$work/said" >"$work/open"
archive "$(as_of 2026-08)" --unsigned
grep -q '：没有机关的签名' "$work/open" && grep -q '归档证明没有机关的签名' "$work/open" &&
    grep '没有机关的签名' "$work/said" | cmp - "$work/open" >>"$work/said"
count "and again, as long as it is so" $?
look "unsigned where there is a key" 6 '^真实性 数字签名：不通过'
openssl pkey -in "$work/w/keys/office.key" \
    -passin file:"$work/phrase" -out "$work/plain.pem" 2>>"$work/said"
export LIANGZE_PASSPHRASE=secret
archive "$(as_of 2026-08)" --signer "[ -z \"\${LIANGZE_PASSPHRASE-}\" ] &&
    openssl dgst -sm3 -sign '$work/plain.pem' -sigopt distid:1234567812345678"
count "a device that signs, and sees no passphrase" $?
unset LIANGZE_PASSPHRASE
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
tampered --papers "$liangze" "$work/t" "$work/lists"
/usr/bin/python3 "$root/tests/tools/check_parts.py" "$liangze" 3 -C "$work/t" \
    verify --replay >"$work/said" 2>&1
count "parts, printed again" $?

# its bags, signed: with the key there and without, whatever they say of
# themselves
hand keys new --passphrase-file "$work/phrase"
# what is no bag of ours is refused before, too; a dot folder is nobody's
strange=$work/t/outputs/廉洁档案
mkdir -m 700 "$strange/.x" "$strange/新建文件夹" "$work/t/outputs/.staging-X"
hand archive --as-of 2026-10-20 --passphrase-file "$work/phrase" --dry-run
[ $? -eq 6 ] && grep -q '廉洁档案新建文件夹损坏' "$work/said" &&
    cp "$work/said" "$work/dry-said"
count "a dry run refuses a folder that is no bag" $?
hand archive --as-of 2026-10-20 --passphrase-file "$work/phrase"
[ $? -eq 6 ] && cmp "$work/dry-said" "$work/said"
count "and so does the run" $?
rmdir "$strange/新建文件夹"
mkdir "$work/t/outputs/.staging-X"
hand archive --as-of 2026-10-20 --passphrase-file "$work/phrase" --dry-run &&
    grep -q '收拾了上次被打断的运行留下的' "$work/said" &&
    ! grep -q '^\.x' "$work/said" && [ ! -e "$work/t/outputs/.staging-X" ]
count "a dry run says what it put in order" $?
rmdir "$strange/.x"
hand archive --as-of 2026-10-20 --passphrase-file "$work/phrase"
count "signed" $?
tampered --bags "$liangze" "$work/t" "$work/lists"

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

# certificates of a small workspace: a second one of its month, that takes the
# place of the first; killed at each moment, changed in every way
certificates=$work/small/w
mkdir -p "$certificates"
cp -R "$root/tests/golden/C07.4-archive/inputs" "$certificates/inputs"
cp -Rn "$root/tests/golden/city/inputs" "$certificates/"
small() { "$liangze" -C "$certificates" "$@" >"$work/said" 2>&1; }
small keys new --kind ed25519 --passphrase-file "$work/phrase"
export LIANGZE_PASSPHRASE="$(cat "$work/phrase")"
for month in 2026-05 2026-06; do
	small run --month $month --as-of 2026-07-06 --only 批评教育通知书 -q
done
small archive --as-of 2026-07-06
cp -R "$root/tests/golden/C07.4-archive/later/inputs" "$certificates/"
small run --month 2026-06 --as-of 2026-07-07 --only 批评教育通知书 -q
# folders, files and the ledger, row by row
state() { # WORKSPACE
	(cd "$1/outputs" && find . ! -name 'ledger.db*' | LC_ALL=C sort &&
	    find . -type f ! -name 'ledger.db*' -exec cksum -a sm3 {} + |
	    LC_ALL=C sort && sqlite3 ledger.db .dump)
}
cp -R "$certificates" "$work/small/before"
${CC:-cc} -O1 -shared -fPIC -o "$work/faulty.so" "$root/tests/tools/faulty.c"
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0"
FAULT_LOG=$work/deeds LD_PRELOAD=$work/faulty.so small archive --as-of 2026-07-07
[ -d "$certificates/outputs/历史/归档证明/2026-06" ]
count "a new certificate, and the former is kept" $?
state "$certificates" >"$work/want"
from=$(grep -n -m1 '归档证明' "$work/deeds" | cut -d: -f1)
last=$(wc -l <"$work/deeds")
at=${from:-$((last + 1))}
[ "$at" -le "$last" ]
count "deeds" $?
while [ "$at" -le "$last" ]; do
	rm -rf "$work/small/killed"
	cp -R "$work/small/before" "$work/small/killed"
	FAULT_HOW=kill FAULT_AT=$at LD_PRELOAD=$work/faulty.so "$liangze" \
	    -C "$work/small/killed" archive --as-of 2026-07-07 \
	    >"$work/said" 2>&1
	[ $? -eq 137 ] && "$liangze" -C "$work/small/killed" verify \
	    --as-of 2026-07-07 >"$work/said" 2>&1 && "$liangze" \
	    -C "$work/small/killed" archive --as-of 2026-07-07 \
	    >"$work/said" 2>&1 && state "$work/small/killed" |
	    diff "$work/want" - >"$work/said"
	count "killed at $at of $last" $?
	at=$((at + (last - from) / 12 + 1))
done
rm -rf "$work/small/killed"
cp -R "$work/small/before" "$work/small/killed"
printf 'x' >>"$work/small/killed/outputs/归档证明/2026-05/checkpoint.txt"
"$liangze" -C "$work/small/killed" archive --as-of 2026-07-07 >"$work/said" 2>&1
[ $? -eq 6 ] && [ ! -e "$work/small/killed/outputs/廉洁档案" ]
count "nothing is added beside a damaged certificate" $?
openssl pkey -in "$certificates/keys/office.key" \
    -passin file:"$work/phrase" -out "$work/own.pem" 2>>"$work/said"
openssl pkey -in "$work/other/keys/office.key" \
    -passin file:"$work/phrase2" -out "$work/another.pem" 2>>"$work/said"
tampered --certificates "$liangze" "$certificates" "$work/own.pem" \
    "$work/another.pem" "$work/scratch"
mv "$certificates/keys" "$work/small/keys" # a new key: what was signed by the
small keys new                             # old one is kept and still holds
small archive --as-of 2026-07-08
small verify --as-of 2026-07-08 --replay
grep -q '^真实性 归档证明：通过' "$work/said" &&
    grep -q '^真实性 归档证明重印：通过' "$work/said" &&
    grep -q '^真实性 卷内目录重印：通过' "$work/said" &&
    [ "$(find "$certificates/outputs/历史/归档证明" -name 'checkpoint.txt.sig' | wc -l)" -eq 3 ]
count "a new key" $?
echo "archive: $passed passed, $failed failed"
[ $failed -eq 0 ]
