#!/bin/sh
# docs.sh - the documents and pictures made from schemas, tables and papers are
# what would be made.
cd "$(dirname "$0")/.." || exit 1
passed=0 failed=0
for tool in vocab.py rulesdoc.py regulations.py pictures.py; do
	if /usr/bin/python3 "tests/tools/$tool" --check; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
	fi
done
echo "docs: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
