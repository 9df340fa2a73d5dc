# run.sh DATE [OPTION...] - the year of year/inputs (what stands in inputs/ already goes first) as of DATE; its figures
g=$LIANGZE_DATA/tests/golden
cp -Rn "$g/year/inputs" .
date=$1
shift
"$LIANGZE" annual --year 2026 --as-of "$date" -q "$@" || echo "状态$?"
[ -f outputs/2026/results.json ] &&
    awk -f "$g/year/figures.awk" outputs/2026/results.json
