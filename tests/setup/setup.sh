#!/bin/sh
# setup.sh [--missing] SET... - installs what is missing of the sets (packages),
# and the Fandol fonts for the set `run`. Says what it will do before it does,
# and does nothing where nothing is missing. --missing only names what is
# missing, and fails if anything is.
set -eu
cd "$(dirname "$0")/../.."
list=tests/setup/packages
fonts=build/fonts
only_say=
if [ "${1-}" = --missing ]; then
	only_say=1
	shift
fi
[ $# -gt 0 ] || set -- build run

say() { printf '%s\n' "$*" >&2; }
die() { say "setup: $*"; exit 1; }

command -v dpkg-query >/dev/null ||
    die "这里没有 dpkg。本项目只在 Debian 12 上安装软件包，清单见 $list"

# Names of the packages of the sets that are not installed, one a line.
missing() {
	awk -v sets=" $* " '!/^#/ && index(sets, " " $1 " ") { print $2 }' \
	    "$list" >"$tmp/want"
	xargs dpkg-query -W -f '${db:Status-Status} ${Package}\n' \
	    <"$tmp/want" 2>/dev/null | sed -n 's/^installed //p' >"$tmp/have" ||
	    true
	grep -vxF -f "$tmp/have" "$tmp/want" || true
}
has_fonts() {
	for f in Fang-Regular Song-Regular Song-Bold Kai-Regular Hei-Regular; do
		[ -s "$fonts/Fandol$f.otf" ] || return 1
	done
}
as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif command -v sudo >/dev/null; then
		sudo "$@"
	else
		die "需要 root 权限或 sudo。请管理员运行：$*"
	fi
}
apt() { # the same for every call: asks nothing, waits for other runs of apt
	as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get -y \
	    -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=600 \
	    -o Acquire::Retries=3 -q "$@" </dev/null >&2
}

# Takes the OTF files out of the package of TeX without installing it.
get_fonts() {
	pkg=texlive-lang-chinese
	tree=usr/share/texlive/texmf-dist/fonts/opentype/public/fandol
	docs=usr/share/doc/texlive-doc/fonts/fandol
	if [ -d "/$tree" ]; then
		say "setup: 从已安装的 $pkg 复制 Fandol 字体到 $fonts/"
		mkdir -p "$tmp/$tree" "$tmp/$docs"
		cp "/$tree/"*.otf "$tmp/$tree/"
		cp "/$docs/"* "$tmp/$docs/" 2>/dev/null || true
	else
		say "setup: 下载软件包 $pkg(约 50 MB)，只取出其中的" \
		    "Fandol 字体到 $fonts/，不安装 TeX"
		fetch $pkg || { apt update && fetch $pkg; } ||
		    die "下载 $pkg 失败"
		dpkg-deb --fsys-tarfile "$tmp"/$pkg*.deb |
		    tar -x -C "$tmp" "./$tree" "./$docs"
	fi
	rm -rf "$fonts.new"
	mkdir -p "$fonts.new"
	cp "$tmp/$tree"/*.otf "$fonts.new/"
	cp "$tmp/$docs"/README "$fonts.new/README.fandol" 2>/dev/null || true
	gzip -dc "$tmp/$docs"/COPYING.gz 2>/dev/null \
	    >"$fonts.new/COPYING.fandol" || true
	rm -rf "$fonts"
	mv "$fonts.new" "$fonts"
	has_fonts || die "$pkg 里没有 Fandol 字体"
}
fetch() { # unsandboxed as root: the user _apt may not write here
	(cd "$tmp" && apt-get -q -o APT::Sandbox::User="$(id -un)" \
	    -o Acquire::Retries=3 download "$1" </dev/null >&2)
}

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' HUP INT TERM
need=$(missing "$@")

if [ "$only_say" ]; then
	[ "$need" ] || exit 0
	for p in $need; do
		say "缺少 $p：请运行 make setup SETS=\"$*\""
	done
	exit 1
fi
if [ "$need" ]; then
	say "setup: 将用 apt-get 安装下列 Debian 软件包："
	for p in $need; do
		awk -F '\t' -v p="$p" '$2 == p { printf "  %-24s %s\n", p, $3 }' \
		    "$list" >&2
	done
	apt update || die "apt-get update 失败，请检查网络和软件源"
	# shellcheck disable=SC2086
	apt install --no-install-recommends $need || die "安装失败，原因见上"
	need=$(missing "$@")
	[ -z "$need" ] || die "装后仍缺少：$need"
fi
case " $* " in
*" run "*) has_fonts || get_fonts ;;
esac
say "setup: 已齐全($*)"
