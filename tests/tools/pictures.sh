#!/bin/bash
# pictures.sh [--all] - pictures of every kind of paper, docs/kinds/NAME.png,
# and the gallery docs/kinds/README.md, from kinds.xml and samples/papers.
# Only what is no longer true is made again (--all: everything); equal input,
# fonts and libraries give equal bytes.  tests/docs.sh says what is out of date.
set -eu
cd "$(dirname "$0")/../.."
liangze=${LIANGZE:-$PWD/liangze}
export LIANGZE_DATA=${LIANGZE_DATA:-$PWD}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
list=tests/tools/pictures.py

/usr/bin/python3 $list --stale "$@" | while IFS='	' read -r name kind file; do
	"$liangze" -q paper "$kind" --data "$file" -o "$work/$name.pdf"
	pdftoppm -q -r 70 -l 2 -png "$work/$name.pdf" "$work/$name"
	/usr/bin/python3 $list --make "$name" "$work/$name"-*.png
	echo "pictures: docs/kinds/$name.png"
done
/usr/bin/python3 $list --gallery
