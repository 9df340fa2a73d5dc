# text.sh PDF - a report's sentences, from 总体情况 on, without what stands
# in tables and charts
sh "$LIANGZE_DATA/tests/golden/quarter/text.sh" "$1" |
    sed -n '/一、总体情况/,/特此报告/p'
