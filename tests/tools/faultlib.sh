# faultlib.sh - for the scripts tests/faults*.sh (bash): workspaces, what can
# be seen of them, and the count of what passed. Sets T, a folder of its own.
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
: "${LIANGZE:=$top/liangze}" "${LIANGZE_DATA:=$top}"
export LIANGZE LIANGZE_DATA NO_COLOR=1 LC_ALL=C.UTF-8
export MONTH=2026-10 OLD=2026-11-01 NEW=2026-11-05
passed=0 failed=0

make_folder() {
	T=$(mktemp -d) || exit 1
	export T
	trap 'umount -q "$T/disk" 2>/dev/null; chmod -R u+w "$T"
	    rm -rf "$T"' EXIT
	trap 'exit 130' HUP INT TERM
}

# The files of a workspace's outputs and what the ledger says.
snapshot() { # WORKSPACE
	[ -d "$1/outputs" ] || return 0
	(cd "$1/outputs" || exit
	    find . -type f ! -name 'ledger.db*' -print0 | sort -z |
	        xargs -0r sha256sum
	    find . -type d | sort
	    [ ! -s ledger.db ] || sqlite3 ledger.db .dump)
}

# Every byte of it, the ledger's too.
bytes() { # WORKSPACE
	(cd "$1/outputs" && find . -type f -print0 | sort -z |
	    xargs -0r sha256sum)
}

run() { # WORKSPACE [OPTION...]: $MONTH as of $NEW
	"$LIANGZE" -C "$1" run --month $MONTH --as-of $NEW -q "${@:2}"
}

# Two units, two submissions, nothing run yet.
new_workspace() { # NAME
	mkdir "$T/$1"
	cp -R "$top/tests/golden/city/inputs" \
	    "$top/tests/golden/A04.1-same-text/inputs" "$T/$1/"
}

# The month stands as of $OLD; one submission more has come since.
standing_workspace() { # NAME
	local units=$T/$1/inputs/units/410922/2026-10

	new_workspace "$1"
	"$LIANGZE" -C "$T/$1" run --month $MONTH --as-of $OLD -q
	sed 's/批次="1"/批次="9"/; s/0001/0009/g; s/T16:20/T17:20/' \
	    "$units/记实提交-1.xml" >"$units/记实提交-9.xml"
}

# P2: each visible folder is what its manifest says, and nothing else; of a
# replaced one, results.json and the manifest are kept.
whole_folder() { # FOLDER
	[ -f "$1/manifest-sm3.txt" ] || return 1
	(cd "$1" && cksum -a sm3 --strict --quiet -c manifest-sm3.txt) \
	    >/dev/null 2>&1 && [ "$(find "$1" -type f | wc -l)" -eq \
	    $(($(wc -l <"$1/manifest-sm3.txt") + 1)) ] && return 0
	[[ $1 = */历史/* ]] && [ "$(LC_ALL=C ls -A "$1")" = \
	    $'manifest-sm3.txt\nresults.json' ] && (cd "$1" &&
	    grep -F 'SM3 (results.json)' manifest-sm3.txt |
	        cksum -a sm3 --quiet -c)
}
whole() { # WORKSPACE
	local d
	for d in "$1"/outputs/2* "$1"/outputs/提醒/* "$1"/outputs/历史/*/*; do
		[ ! -d "$d" ] || whole_folder "$d" || return 1
	done
}

good() { passed=$((passed + 1)); }
bad() {
	failed=$((failed + 1))
	printf 'FAIL %s\n' "$*"
}
expect() { # NAME WANT GOT
	if [ "$2" = "$3" ]; then good; else bad "$1: got $3, want $2"; fi
}
# What a command must do: exit with STATUS, and say PATTERN on stderr.
expect_run() { # NAME STATUS PATTERN COMMAND...
	local rc
	"${@:4}" >"$T/out" 2>"$T/err" </dev/null
	rc=$?
	expect "$1: status" "$2" "$rc"
	if [ -z "$3" ] || grep -q -- "$3" "$T/err"; then good; else
		bad "$1: says \"$(tail -n 1 "$T/err")\", want $3"
	fi
}
# Does a workspace look as in a snapshot taken before?
expect_same() { # NAME SNAPSHOT WORKSPACE
	if snapshot "$3" 2>&1 | cmp -s - "$2"; then good; else
		bad "$1: another tree or ledger"
		snapshot "$3" 2>&1 | diff "$2" - | cut -c1-150 | head -n 5
	fi
}
finish() { # NAME
	echo "$1: $passed passed, $failed failed"
	[ "$failed" -eq 0 ]
}
