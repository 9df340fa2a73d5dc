# conduct.sh: A13.1, A13.2 of the quarter's results, papers of 点名通报
folder=outputs/2026Q3
sed -n '/"conduct"/,/^  \]/p' $folder/results.json | sed 's/^ *//' |
    tr -d '\n' | sed 's/"finding": [0-9]*,//g; s/},{"unit/},\n{"unit/g; s/$/\n/'
grep -A8 '"rule": "A13.2"' $folder/results.json | grep '"message"\|"file"\|"line"'
for f in $folder/点名通报*.pdf; do
	[ -f "$f" ] || continue
	echo "${f##*/}"
	sh "$LIANGZE_DATA/tests/golden/quarter/text.sh" "$f" | sed 5q
	pdftotext -raw -l 1 "$f" - | grep '^草 *稿$'
done
