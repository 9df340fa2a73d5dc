"""measure_sign.py - what follows the text: 附件说明, 署名 and date, 附注,
附件, 版记; tables; what stands on every page."""
import re

from pdfpage import CLOSING, OPENING, lines_of
from measure_head import horizontal
from sheet import BOTTOM, LEFT, NEAR, PT, RIGHT, TOP
from tree import bare

FAINT = ('D0D0D0', 'FFFFFF')   # a chart's scale and what covers it
SEAL = 42      # diameter of a party committee's seal, mm


def before(p, part):
    """The last line of what stands before a part's first segment."""
    segments = p.tree.segments
    first = next(i for i, s in enumerate(segments) if s.part == part)
    for i in range(first - 1, -1, -1):
        if p.placed.glyphs[i]:
            return lines_of(p.placed.glyphs[i])[-1]
    return None


def attachments(p):
    t, g = p.table, p.grid
    v = p.placed.all('附件说明')
    if not v:
        return
    last = before(p, '附件说明')
    first = v[0][1][0]
    if last.page == first.page and before_is_text(p, '附件说明'):
        t.near('附件说明在正文下空一行', first.page, first.y - last.y,
               2 * g.pitch, .5)
    t.near('附件说明左空二字', first.page, first.x0, LEFT + 2 * g.step)
    name = LEFT + 5 * g.step
    several = len(v) > 1
    for s, lines in v:
        glyphs = [x for x in lines[0].glyphs if bare(x.text)]
        skip = 3 if s is v[0][0] else 0
        number = glyphs[skip].x
        if several:
            t.near('附件顺序号对齐', lines[0].page, number, name)
            skip = len(s.text) - len(plain_name(s))
        start = glyphs[skip].x
        for x in lines[1:]:
            t.near('附件名称回行对齐', x.page, x.x0, start)
        t.equal('附件名称后没有标点', lines[-1].page,
                lines[-1].text.strip()[-1] in '，。；：、,.;:', False)


def plain_name(s):
    return bare(''.join(s.info.itertext()))


def before_is_text(p, part):
    """Whether running text stands right before the part."""
    segments = p.tree.segments
    first = next(i for i, s in enumerate(segments) if s.part == part)
    return segments[first - 1].part in ('段', '一级', '二级', '三级', '四级')


def signature(p):
    t = p.table
    organs = [v[0] for _, v in p.placed.all('署名')]
    date = p.placed.first('日期')
    if not organs or date is None:
        return
    date = date[0]
    # so many that a page does not hold their seals follow the text
    many = p.tree.seal and len(organs) > 6
    t.equal('署名、日期在一页', date.page, {
        x.page for x in (organs[-1:] if many else organs)}, {date.page})
    t.near('日期在署名下一行', date.page, date.y - organs[-1].y,
           p.grid.pitch, .2)
    t.equal('日期不用前导零', date.page, '年0' in date.text or
            '月0' in date.text, False)
    last = before(p, '署名')
    t.equal('署名不单独在一页', date.page, last.page,
            organs[0].page if many else date.page)
    if p.tree.seal:
        sealed(p, organs, date, last)
    else:
        plain(p, organs, date, last)


def plain(p, organs, date, last):
    t, g = p.table, p.grid
    longest = max(x.x1 - x.x0 for x in organs)
    if last.page == date.page and before_is_text(p, '署名'):
        t.near('署名在正文下空一行', date.page, organs[0].y - last.y,
               2 * g.pitch, .5)
    if bare(date.text)[0] == '年':
        return
    if date.x1 - date.x0 > longest + .5:
        t.near('日期右空二字', date.page, RIGHT - date.x1, 2 * g.step)
    else:
        t.near('署名右空二字', date.page, RIGHT - max(
            x.x1 for x in organs), 2 * g.step)
    t.near('日期首字比署名首字右移二字', date.page, date.x0 - min(
        x.x0 for x in organs), 2 * g.step)


def sealed(p, organs, date, last):
    t, g = p.table, p.grid
    longest = max(x.x1 - x.x0 for x in organs)
    room = 4 * g.step + (date.x1 - date.x0) / 2
    if longest / 2 <= room + .5 and len(organs) == 1:
        t.near('日期右空四字', date.page, RIGHT - date.x1, 4 * g.step)
    filled = bare(date.text)[0] != '年'    # else left to be filled in
    for x in organs[-1:] if filled else ():
        t.near('署名以日期居中', date.page, (x.x0 + x.x1) / 2,
               (date.x0 + date.x1) / 2, .5)
        t.within('署名不出版心', date.page, x.x1, LEFT, RIGHT, .5)
    if last.page != date.page or last.page != organs[0].page:
        return
    # The seal's centre stands at most 8 mm above the middle of organ and
    # date; its top within a line below the text.
    middle = organs[0].bottom() + (g.pitch - g.em) / 2
    low, high = middle - 8 - SEAL / 2, middle - SEAL / 2
    floor = text_floor(p, date.page, organs[0].top())
    t.within('印章顶端离正文（至多一行）', date.page,
             max(low, min(high, floor)) - floor, 0, g.pitch, .3)
    below = [x.top() for x in lines_of(
        [c for c in p.placed.content if c.page == date.page])
        if x.top() > date.bottom() - 1]
    low = (organs[-1].top() + date.bottom()) / 2 - 8 - SEAL / 2
    if below:
        t.within('印章不压下面的文字', date.page, min(below), low + SEAL,
                 400, .5)


def text_floor(p, page, top):
    """Lower edge of what is printed above a place: text or table."""
    v = [x.bottom() for x in lines_of(
        [c for c in p.placed.content if c.page == page]) if x.y < top]
    v += [x[1] for x in horizontal(p, page, '000000') if x[1] < top]
    return max(v) if v else TOP


def note(p):
    t, g = p.table, p.grid
    v = p.placed.first('附注')
    if v is None:
        return
    t.near('附注左空二字', v[0].page, v[0].x0, LEFT + 2 * g.step, NEAR)
    t.equal('附注有括号', v[0].page,
            (v[0].text[0], v[-1].text.strip()[-1]), ('（', '）'))
    date = p.placed.first('日期')
    if date and date[0].page == v[0].page:
        t.within('附注在日期下面（行）', v[0].page,
                 (v[0].y - date[0].y) / g.pitch, 1, 2, .05)


def annexes(p):
    t, g = p.table, p.grid
    labels, titles = p.placed.all('附件'), p.placed.all('附件标题')
    for (s, label), (_, title) in zip(labels, titles):
        n = label[0].page
        if p.turned(n):
            continue
        others = [c for c in p.placed.content if c.page == n and
                  c not in label[0].glyphs and c.y < label[0].y]
        t.equal('%s另面编排' % s.text, n, len(others), 0)
        t.near('%s顶格' % s.text, n, label[0].x0, LEFT)
        t.near('%s在第一行' % s.text, n, label[0].top(), TOP, .5)
        t.near('附件标题居中', n, (title[0].x0 + title[0].x1) / 2,
               (LEFT + RIGHT) / 2, .5)
        row = (title[0].y - TOP - title[0].size * PT * .88) / g.pitch
        t.within('附件标题在第三行', n, row, 1.8, 2.3)


def foot(p):
    t = p.table
    n = len(p.file.pages)
    v = p.lines('版记主送', '抄送', '印发机关', '印发日期')
    if not v:
        return
    t.equal('版记在最后一面', n, {x.page for x in v}, {n})
    step = 14 * PT
    sent = [lines for _, lines in p.placed.all('版记主送', '抄送')]
    for x in [lines[0] for lines in sent] + p.lines('印发机关')[:1]:
        t.near('%s左空一字' % x.text[:2], n, x.x0 - LEFT, step)
    for x in (x for lines in sent for x in lines):
        t.within('抄送右空一字', n, RIGHT - x.edge, step, 200, NEAR)
    for x in p.lines('印发日期'):
        t.near('印发日期右空一字', n, RIGHT - x.x1, step)
    for copy in sent:
        t.equal('抄送末尾句号', n, copy[-1].text.strip()[-1], '。')
        for x in copy[1:]:
            t.near('抄送回行与冒号后的首字对齐', n, x.x0,
                   copy[0].x0 + 3 * step)
    if p.format == '信函':
        t.near('版记在版心最下方', n, BOTTOM - v[-1].bottom(), 0, 3.5)
        return
    foot_lines(p, n, v)


def foot_lines(p, n, v):
    t = p.table
    top = min(x.top() for x in v)
    rules = [x for x in horizontal(p, n, '000000')
             if x[1] > top - 6 and x[3] - x[2] > 100]
    want = 3 if p.lines('版记主送', '抄送') and p.lines(
        '印发机关', '印发日期') else 2
    t.equal('版记分隔线（条）', n, len(rules), want)
    if len(rules) != want:
        return
    for i, (upper, lower, x0, x1, _) in enumerate(rules):
        thick = .25 if 0 < i < want - 1 else .35
        t.near('版记第%d条线粗' % (i + 1), n, lower - upper, thick, .03)
        t.near('版记第%d条线左端' % (i + 1), n, x0, LEFT)
        t.near('版记第%d条线右端' % (i + 1), n, x1, RIGHT)
    t.near('末条线与版心下边缘重合', n, (rules[-1][0] + rules[-1][1]) / 2,
           BOTTOM)
    t.equal('首条线在版记之上', n, rules[0][1] <= top + .5, True)
    body = [x for x in lines_of([c for c in p.placed.content
                                 if c.page == n]) if x.y < top]
    if body:
        t.within('正文不压版记', n, rules[0][0] - max(
            x.bottom() for x in body), 0, 300, .2)


def left_ink(g):
    """Where a glyph's ink may begin: an opening mark has its left half
    free."""
    return g.x + g.adv * PT * (.5 if g.text in OPENING else .1)


def right_ink(g):
    return g.x + g.adv * PT * (.5 if g.text in CLOSING else .9)


def tables(p):
    """Lines of tables do not leave the type area, no character crosses
    one, none lies on another."""
    t = p.table
    for page in p.file.pages:
        n = page.number
        upright = [v for v in page.paths if v.kind == 'stroke' and
                   abs(v.x1 - v.x0) < .01]
        turned = p.turned(n)
        low, high = (35, 260) if turned else (LEFT, RIGHT)
        for v in upright:
            if not low - .3 <= v.x0 <= high + .3:
                t.within('竖线在版心里', n, v.x0, low, high, .3)
        glyphs = [g for g in page.glyphs if bare(g.text) and g.turn == 0]
        bad = [g.text for g in glyphs for v in upright
               if v.y0 < g.y - g.size * PT * .4 < v.y1 and
               left_ink(g) < v.x0 < right_ink(g)]
        t.equal('字不压竖线', n, ''.join(bad[:8]), '')
        level = [v for v in horizontal(p, n) if v[4] not in FAINT]
        bad = [g.text for g in glyphs for v in level
               if v[2] < g.x + g.adv * PT / 2 < v[3] and
               g.y - g.size * PT * .6 < v[0] < g.y - g.size * PT * .1]
        t.equal('字不压横线', n, ''.join(bad[:8]), '')
        lapped = [a.text + b.text for a, b in zip(glyphs, glyphs[1:])
                  if abs(a.y - b.y) < .01 and b.x >= a.x and
                  b.x - a.x < a.adv * PT * .44]
        t.equal('字不相叠', n, lapped[:4], [])


def furniture(p):
    """草稿, 预评 at the top right of every page that is one; small print below
    the type area."""
    t = p.table
    for page in p.file.pages:
        v = p.artifact_lines(page.number)
        mark = [x for x in v
                if bare(x.text) in ('草稿', '预评', '预评草稿')]
        said = ''.join(bare(x.text) for x in mark)
        if p.turned(page.number):     # each character is a line there
            said = ''.join(re.findall('预评|草稿', ''.join(
                bare(x.text) for x in v)))
        t.equal('草稿、预评', page.number, said, p.tree.mark)
        if mark and not p.turned(page.number):
            t.within('草稿在右上角', page.number, mark[0].x0, 140, RIGHT, 5)
            t.within('草稿在版心以上', page.number, mark[0].bottom(), 5,
                     TOP + .1)
        if p.tree.traces and not p.turned(page.number):
            small = [x for x in v if x.y > 272 and x.size < 8]
            t.equal('页脚小字', page.number, len(small), len(p.tree.traces))
            for x in small:
                t.within('页脚小字在页内', page.number, x.y, 278, 292)
