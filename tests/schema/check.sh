#!/bin/sh
# check.sh - the XSDs of templates/schema against documents whose verdict is
# known: valid/*.xml, the mutants of cases/*.txt, and the configuration files
# of templates/. Each document is judged twice, as a tree and streaming.
set -u
cd "$(dirname "$0")" || exit 1
schema=../../templates/schema
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' HUP INT TERM
passed=0 failed=0

judge() { # XSD FILE... - lines "file validates" or "file fails to validate"
	xsd=$1
	shift
	xmllint --noout --schema "$xsd" "$@" >"$tmp/tree" 2>&1
	xmllint --stream --noout --schema "$xsd" "$@" >"$tmp/stream" 2>&1
	grep -E ' (validates|fails to validate)$' "$tmp/tree" >"$tmp/verdicts"
	grep -E ' (validates|fails to validate)$' "$tmp/stream" |
	    cmp -s - "$tmp/verdicts" || {
		echo "$xsd: 流式与整体校验的结论不同"
		failed=$((failed + 1))
	}
}

expect() { # FILE validates|fails WHAT
	if grep -q "^$1 $2" "$tmp/verdicts"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "应为 $2: $3"
		grep -F "$1" "$tmp/tree" | head -n 3
	fi
}

python3 mutate.py "$tmp/m" >"$tmp/list" || exit 1
for f in valid/*.xml; do
	root=$(basename "$f" .xml)
	judge "$schema/$root.xsd" "$f" "$tmp/m/$root"/*.xml
	expect "$f" validates "$f"
	grep "^$tmp/m/$root/" "$tmp/list" >"$tmp/part"
	while IFS='	' read -r path what; do
		case $path in
		*收.xml) expect "$path" validates "$what" ;;
		*) expect "$path" 'fails to validate' "$what" ;;
		esac
	done <"$tmp/part"
done

for p in office.xml fonts.xml papers/kinds.xml rules/patterns.xml \
    rules/levels.xml rules/filler.xml rules/sanctions.xml \
    rules/regulations.xml rules/authority.xml rules/effects.xml; do
	judge "$schema/$(basename "$p" .xml).xsd" "../../templates/$p"
	expect "../../templates/$p" validates "$p"
done
for f in config/*.xml; do
	base=$(basename "$f" .xml)
	judge "$schema/${base%%-*}.xsd" "$f"
	case $base in
	*-ok*) expect "$f" validates "$f" ;;
	*) expect "$f" 'fails to validate' "$f" ;;
	esac
done

for s in docs.py data.py; do
	python3 "$s" >"$tmp/out" || sed '$d' "$tmp/out"
	line=$(tail -n 1 "$tmp/out")
	n=$(printf '%s' "$line" | sed -E 's/.*: ([0-9]+) passed.*/\1/')
	m=$(printf '%s' "$line" | sed -E 's/.*, ([0-9]+) failed$/\1/')
	passed=$((passed + ${n:-0}))
	failed=$((failed + ${m:-1}))
done
echo "schema: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
