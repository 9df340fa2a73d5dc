#!/bin/sh
# layers.sh - make layers: every source and header through layers.awk.
set -u
cd "$(dirname "$0")/../.." || exit 1
if find src include -name '*.[ch]' | LC_ALL=C sort |
    xargs awk -f tests/tools/layers.awk; then
	echo 'layers: ok'
else
	echo 'layers: the includes above are refused, see src/README.md' >&2
	exit 1
fi
