# text.sh PDF: a paper's text without blanks, a sentence a line; what stands
# on every page (草稿, 预评, page number, 台账链, 检查点) is left out
pdftotext -raw "$1" - | sed 's/^草 *稿$//; s/^预 *评\( *草 *稿\)\{0,1\}$//; s/^— *[0-9]* *—$//; /^台账链：/d; /^检查点[期条链]/d' |
    tr -d ' \n\f' | sed 's/[。；]/&\n/g'
echo
