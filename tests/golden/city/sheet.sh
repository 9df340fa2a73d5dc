# sheet.sh BOOK NAME - the cells of one sheet of a workbook, a row a line
n=$(unzip -p "$1" xl/workbook.xml | grep -o '<sheet name="[^"]*"' |
    grep -n "\"$2\"" | cut -d: -f1)
[ -n "$n" ] || { echo "没有$2"; exit; }
{
	unzip -p "$1" xl/sharedStrings.xml
	unzip -p "$1" "xl/worksheets/sheet$n.xml"
} | awk 'BEGIN { RS = "<" }
	/^si>/ { n++ }
	/^t[ >]/ { sub(/^[^>]*>/, ""); text[n - 1] = text[n - 1] $0 }
	/^c / { shared = / t="s"/ }
	/^v>/ { sub(/^v>/, ""); v = shared ? text[$0 + 0] : $0
		line = line (line == "" ? "" : " | ") v }
	/^\/row>/ { if (line != "") print line; line = "" }'
