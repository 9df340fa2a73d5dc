#!/bin/sh
# setup.sh [--missing] SET... - installs what is missing of the sets (packages),
# and the Fandol fonts for the set `run`. Says what it will do before it does,
# and does nothing where nothing is missing. --missing only names what is
# missing, and fails if anything is.
set -eu
cd "$(dirname "$0")/../.."
list=tests/setup/packages
fonts=build/fonts
log=build/setup.log
only_say= root=
if [ "${1-}" = --missing ]; then
	only_say=1
	shift
fi
[ $# -gt 0 ] || set -- build run
sets=$*

say() { printf '%s\n' "$*" >&2; }
die() { say "setup: $*"; exit 1; }

command -v dpkg-query >/dev/null ||
    die "这里没有 dpkg。本项目只在 Debian 12 上安装软件包，清单见 $list"

# Names of the packages of the sets that are not installed, one a line: the
# first of each list of alternatives of which none is there.
missing() {
	awk -v sets=" $* " '!/^#/ && index(sets, " " $1 " ") { print $2 }' \
	    "$list" >"$tmp/want"
	tr '|' '\n' <"$tmp/want" | xargs dpkg-query -W \
	    -f '${db:Status-Status} ${Package}\n' 2>/dev/null >"$tmp/have" ||
	    true
	awk -v have="$tmp/have" 'BEGIN {
		while ((getline line <have) > 0)
			if (split(line, f, " ") && f[1] == "installed")
				installed[f[2]] = 1
	}
	{
		found = 0
		n = split($1, name, "|")
		for (i = 1; i <= n; i++)
			found += name[i] in installed
		if (!found)
			print name[1]
	}' "$tmp/want"
}
has_fonts() {
	for f in Fang-Regular Song-Regular Song-Bold Kai-Regular Hei-Regular; do
		[ -s "$fonts/Fandol$f.otf" ] || return 1
	done
}
apt() { # asks nothing, waits for other runs of apt, speaks when it fails
	$root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get -y \
	    -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=600 \
	    -o Acquire::Retries=3 -q "$@" </dev/null >>"$log" 2>&1 ||
	    { tail -n 20 "$log" >&2; return 1; }
}

become_root() {
	[ "$(id -u)" = 0 ] && return
	command -v sudo >/dev/null ||
	    die "需要 root 权限或 sudo。请管理员在这里运行 make setup SETS=\"$sets\""
	root=sudo
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
		fetch $pkg || { become_root; apt update && fetch $pkg; } ||
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
	    -o Acquire::Retries=3 download "$1" </dev/null) >>"$log" 2>&1
}

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' HUP INT TERM
need=$(missing "$@")

if [ "$only_say" ]; then
	case $sets in
	build|run|"build run") how="make setup" ;;
	*) how="make setup SETS=\"$sets\"" ;;
	esac
	for p in $need; do
		say "缺少 $p：请运行 $how"
	done
	case " $sets " in
	*" run "*) has_fonts || {
		say "缺少 $fonts 中的 Fandol 字体：请运行 $how"
		exit 1
	} ;;
	esac
	[ -z "$need" ]
	exit
fi
mkdir -p build
: >"$log"
if [ "$need" ]; then
	say "setup: 将用 apt-get 安装下列 Debian 软件包："
	for p in $need; do
		awk -F '\t' -v p="$p" 'index($2 "|", p "|") == 1 { printf "  %-24s %s\n", p, $3 }' \
		    "$list" >&2
	done
	become_root
	say "setup: 正在下载和安装，可能要几分钟；经过记在 $log"
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
