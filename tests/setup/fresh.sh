#!/bin/bash
# fresh.sh [COMMAND...] - proves the two commands of README.md on a bare Debian:
# a root by debootstrap with git, make and gcc, a clone of what is committed
# here, `make demo`, `make check`, and `make demo` once more, which must change
# no byte. Exit status: 0 proved, 77 not possible here (with the reason), else
# failed. Arguments replace the commands that are run inside the clone.
#
# Only apt's own settings are taken over from this machine, when it runs:
# where Debian's packages come from, proxy, certificates, name resolution.
# Everything is mounted in a mount namespace of its own, which ends with the
# script, however that ends; FRESH_DIR says where the root is made.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
suite=bookworm
skip() { echo "fresh: 跳过：$*" >&2; exit 77; }
say() { echo "fresh: $*" >&2; }

if [ "${FRESH_INSIDE-}" != 1 ]; then
	[ "$(id -u)" = 0 ] || skip "需要 root 权限"
	[ -r /etc/debian_version ] || skip "需要 Debian"
	unshare --mount --pid --fork true 2>/dev/null ||
	    skip "这里不允许新建挂载命名空间"
	"$top/tests/setup/setup.sh" fresh || skip "装不上 debootstrap"
	export FRESH_INSIDE=1
	exec unshare --mount --pid --fork --kill-child "$0" "$@"
fi

dir=$(mktemp -d "${FRESH_DIR:-/var/tmp}/liangze-fresh.XXXXXX")
root=$dir/root
clean_up() {
	trap - EXIT
	awk -v r="$root/" 'index($5, r) == 1 { print $5 }' \
	    /proc/self/mountinfo | sort -r | xargs -r umount || true
	rm -rf --one-file-system "$dir"
}
trap clean_up EXIT
trap 'exit 130' HUP INT TERM
mkdir -m 755 "$root"
chmod 755 "$dir"

# The device files and programs of the root must work where it stands.
mknod "$dir/null" c 1 3 2>/dev/null && { : >"$dir/null"; } 2>/dev/null ||
    skip "$dir 上不能建设备文件"
cp /bin/true "$dir/true" && "$dir/true" 2>/dev/null ||
    skip "$dir 不允许运行程序"

# apt knows best where packages come from: any form of sources, any option.
sources() {
	apt-get indextargets --format \
	    '$(ORIGIN) $(CODENAME) $(REPO_URI) $(COMPONENT)' \
	    'Created-By: Packages' |
	    awk -v s="$suite" '$1 == "Debian" && index($2, s) == 1 {
		print "deb", $3, $2, $4 }' | sort -u
}
apt_setting() {
	apt-config shell v "$1" | sed -n "s/^v='\(.*\)'\$/\1/p"
}
sources >"$dir/sources"
if ! grep -q " $suite main\$" "$dir/sources"; then
	apt-get -q update >/dev/null 2>&1 || true
	sources >"$dir/sources"
fi
mirror=$(awk -v s="$suite" '$3 == s && $4 == "main" { print $2; exit }' \
    "$dir/sources")
[ -n "$mirror" ] || skip "本机的软件源里没有 Debian $suite"
for scheme in http https; do
	proxy=$(apt_setting "Acquire::$scheme::Proxy")
	case $proxy in
	'') ;;
	DIRECT) unset "${scheme}_proxy" ;;
	*) export "${scheme}_proxy=$proxy" ;;
	esac
done

say "在 $root 建立 Debian $suite(git、make、gcc)"
debootstrap --variant=minbase \
    --include=ca-certificates,gcc,git,libc6-dev,make \
    "$suite" "$root" "$mirror" >"$dir/log" 2>&1 || {
	tail -n 20 "$dir/log" "$root/debootstrap/debootstrap.log" >&2 || true
	say "debootstrap 失败"
	exit 1
}

# What apt needs to reach the same packages, and nothing else.
cp "$dir/sources" "$root/etc/apt/sources.list"
apt-config dump | grep -E '^Acquire::' |
    grep -vE '^Acquire::(IndexTargets|CompressionTypes|Changelogs|Languages)|Proxy-Auto-Detect|ProxyAutoDetect' \
    >"$root/etc/apt/apt.conf.d/99machine" || true
cp -a /etc/apt/auth.conf.d/. "$root/etc/apt/auth.conf.d/" 2>/dev/null || true
cp -a /etc/apt/auth.conf "$root/etc/apt/" 2>/dev/null || true
cp -a /etc/apt/trusted.gpg.d/. "$root/etc/apt/trusted.gpg.d/" || true
cp -L /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
cp -L /etc/hosts "$root/etc/hosts" 2>/dev/null || true
cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/" 2>/dev/null ||
    true
mkdir -p "$root/proc" "$root/dev/pts" "$root/dev/shm"
mount -t proc proc "$root/proc" || skip "这里不允许挂载 proc"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm" || true
[ -c "$root/dev/null" ] || skip "$root/dev 里没有设备文件"

git -C "$top" diff --quiet HEAD -- 2>/dev/null ||
    say "注意：尚未提交的改动不在克隆里"
git -c safe.directory='*' clone -q --no-local --no-hardlinks "$top" \
    "$root/srv/liangze" || { say "克隆失败"; exit 1; }

inside() { # no terminal, no input, nothing of this machine's environment
	say "在新系统里运行：$*"
	env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
	    CI=true ${http_proxy:+http_proxy="$http_proxy"} \
	    ${https_proxy:+https_proxy="$https_proxy"} \
	    chroot "$root" /bin/sh -c "cd /srv/liangze && $*" </dev/null
}
digest() {
	(cd "$root/srv/liangze/samples/outputs" &&
	    find . -type f -print0 | sort -z | xargs -0 cksum -a sha256)
}
if [ $# -gt 0 ]; then
	inside "$*"
else
	inside make demo
	digest >"$dir/first"
	inside make check
	inside make demo
	digest >"$dir/second"
	cmp "$dir/first" "$dir/second" || {
		diff "$dir/first" "$dir/second" | head -n 20
		say "再次运行 make demo，结果有变化"
		exit 1
	}
fi
say "通过"
