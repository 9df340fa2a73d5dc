#!/bin/bash
# ci.sh - make ci: everything that must hold, in the order of what fails first.
# All steps run, so that one report names all that is wrong; ends with a table.
# The release check runs once: in the bare Debian of `fresh`, where nothing
# installed by hand can help it, and here only where no such root can be made.
set -u
cd "$(dirname "$0")/../.." || exit 1
unset MAKEFLAGS MFLAGS MAKELEVEL MODE LIANGZE # each make stands alone
export WERROR=1
results=() bad=0

step() { # NAME COMMAND...
	local name=$1 start=$SECONDS word
	shift
	printf '\n== %s: %s\n' "$name" "$*"
	"$@" </dev/null
	rc=$?
	case $rc in
	0) word=ok ;;
	77) word='skipped, the reason stands above' ;;
	*) word="FAILED ($rc)" bad=1 ;;
	esac
	results+=("$(printf '%-8s %4ss  %s' "$name" $((SECONDS - start)) "$word")")
}
make_() { make WERROR=1 "$@"; }

step setup make_ setup SETS="build run test lint"
step build make_ all
step layers make_ layers
step fresh tests/setup/fresh.sh
[ "$rc" != 77 ] || step check make_ check
step san make_ MODE=san check
step lint make_ lint
printf '\n'
printf '%s\n' "${results[@]}"
[ "$bad" -eq 0 ] || { echo 'ci: failed'; exit 1; }
echo 'ci: ok'
