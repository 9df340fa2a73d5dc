# corrections.sh QUARTER: 更正 of a quarter's bulletin: results.json, paper
folder=outputs/$1
sed -n '/"corrections": \[$/,/^  \]/p' "$folder/results.json" |
    sed 's/^ *//' | tr -d '\n' | sed 's/},{/},\n{/g; s/\[{/[\n{/; s/$/\n/'
sh "$LIANGZE_DATA/tests/golden/quarter/text.sh" "$folder/季度通报.pdf" |
    grep -oE '本季度的得分曾.*|20[0-9]*年第.季度的得分曾.*|此前印发.*|附件.季度得分更正情况.*抄送'
unzip -p "$folder/季度排名.xlsx" xl/workbook.xml |
    grep -o 'sheet name="得分更正"'
