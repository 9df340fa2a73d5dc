#!/usr/bin/python3
"""measure.py [-v] TREE PDF [TREE PDF]... - measures finished papers against
GB/T 9704-2012 as ../shared/GBT9704.md gives its numbers.

What is measured comes from the pages alone (pdfpage.py: content streams;
ink by pdftoppm at 300 dpi); the 公文 tree says only which text is which part.
A row of the table: what, page: measured / should be / tolerance.  Lengths in
mm, sizes in points.  -v prints all rows, else those that fail.  Tolerances:
sheet.py.  Exit status 1 if a row is not ok.
"""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import measure_head                                            # noqa: E402
import measure_sign                                            # noqa: E402
from pdfpage import OPENING, File, is_han, lines_of                     # noqa: E402
from sheet import (BOTTOM, FINE, FORM, HEIGHT, LEFT, MARGIN_TOL,
                   NEAR, PT, RIGHT, SIZE_TOL, TEXT, TOP, WIDTH, Ink, Table,
                   roles)                                      # noqa: E402
from tree import Mismatch, Placed, Tree, bare                  # noqa: E402

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
RUNNING = ('段', '一级', '二级', '三级', '四级')
# "In certain cases" lines may have 27 to 29 characters, so that no line or
# signature stands alone; a line before a date that is not torn may be spread.
FITTED, SPREAD = TEXT.step * .037, TEXT.step * .3
BLACK, RED = '000000', 'FF0000'

# part: (role, size in a text, size in a form); None: not the standard's
FACES = {
    '份号': (None, 16, 16), '密级': ('黑体', 16, 16),
    '紧急程度': ('黑体', 16, 16), '标志': ('小标宋', None, None),
    '发文字号': ('仿宋', 16, None), '签发人': (None, 16, None),
    '标题': ('小标宋', 22, 22), '主送': ('仿宋', 16, 14),
    '段': ('仿宋', 16, 14), '一级': ('黑体', 16, 14),
    '二级': ('楷体', 16, 14), '三级': ('仿宋', 16, 14),
    '四级': ('仿宋', 16, 14), '附件说明': ('仿宋', 16, 14),
    '署名': ('仿宋', 16, 14), '日期': ('仿宋', 16, 14),
    '附注': ('仿宋', 16, 14), '附件': ('黑体', 16, 16),
    '附件标题': ('小标宋', 22, 22), '抄送': ('仿宋', 14, 14),
    '印发机关': ('仿宋', 14, 14), '印发日期': ('仿宋', 14, 14),
}


class Paper:
    """What every check gets: the pages, the parts, the table of results."""

    def __init__(self, tree, pdf):
        self.tree, self.file = Tree(tree), File(pdf)
        self.path = pdf
        self.placed = Placed(self.tree, self.file)
        self.table = Table()
        self.dash = -14 * PT * .3      # its ink above the baseline; numbers()
        self.format = self.tree.format
        self.grid = FORM if self.format == '表格' else TEXT
        self.roles = roles(os.path.join(DATA, 'templates', 'fonts.xml'))

    def lines(self, *parts, **kw):
        return self.placed.lines(*parts, **kw)

    def turned(self, page):
        """Whether a page is a landscape one."""
        p = self.file.pages[page - 1]
        return p.width > p.height

    def artifact_lines(self, page):
        return lines_of([g for g in self.file.pages[page - 1].glyphs
                         if g.mark == 'Artifact' and bare(g.text)])


def pages(p):
    """Every page: A4; nothing but furniture outside the type area."""
    t = p.table
    for page in p.file.pages:
        w, h = page.width, page.height
        if p.turned(page.number):
            w, h = h, w
        t.near('页宽', page.number, w, WIDTH, .1)
        t.near('页高', page.number, h, HEIGHT, .1)
        t.equal('旋转', page.number, page.rotate, 0)
    for page in p.file.pages:
        if p.turned(page.number):
            continue
        v = [line for line in lines_of(
            [g for g in page.glyphs if g.mark != 'Artifact'
             and bare(g.text)])]
        if not v:
            continue
        head = page.number == 1 and p.format == '信函'
        low = BOTTOM + 20 if head else BOTTOM
        t.within('版心左边', page.number, min(x.x0 for x in v), LEFT, RIGHT,
                 MARGIN_TOL if not head else 8 + MARGIN_TOL)
        t.within('版心右边', page.number, max(x.edge for x in v), LEFT, RIGHT,
                 MARGIN_TOL if not head else 8 + MARGIN_TOL)
        t.within('版心上边', page.number, min(x.top() for x in v),
                 30 if head else TOP, BOTTOM, MARGIN_TOL)
        t.within('版心下边', page.number, max(x.bottom() for x in v), TOP,
                 low, MARGIN_TOL)


def margins(p):
    """The text begins at the margins, not only within them."""
    t = p.table
    for n in range(1, len(p.file.pages) + 1):
        if p.turned(n):
            continue
        v = [x for x in p.lines(*RUNNING, '主送') if x.page == n]
        left = [x.x0 for x in v if x.x0 < LEFT + 3]
        if left:
            t.near('订口（左白边）', n, min(left), LEFT, MARGIN_TOL)
        top = [x.top() for x in lines_of(
            [g for g in p.placed.content if g.page == n])]
        if n > 1 and v and not p.placed.lines('格', '表头', '图名'):
            t.near('天头（上白边）', n, min(top), TOP, MARGIN_TOL)


# What stands above a text on page 1 is no whole number of lines high: there
# the lines count from the first of them.
def rows_of(p, line, phase):
    return (line.y - phase) / p.grid.pitch


def grid(p):
    """Text lines stand on the grid of lines, characters on that of
    characters."""
    t, g = p.table, p.grid
    phase = TOP + g.em * .88
    own = None
    worst, worst_page, count = 0.0, 1, {}
    for line in p.lines(*RUNNING, '主送', '署名', '日期', '附注',
                        '附件说明', zone='text|annex.*'):
        if p.turned(line.page) or abs(line.size - g.size) > SIZE_TOL:
            continue
        first = line.page == 1 and p.format != '表格'
        if first and own is None:
            own = line.y
        off = rows_of(p, line, own if first else phase)
        d = abs(off - round(off)) * g.pitch
        if d > worst:
            worst, worst_page = d, line.page
        if not first:
            t_row = round(off)
            count.setdefault(line.page, set()).add(t_row)
    if p.format != '表格':
        t.near('行距网格，离开最近一行', worst_page, worst, 0, FINE + .1)
        for n, v in count.items():
            t.within('行号', n, max(v) + 1, min(v) + 1, g.rows)
    pitch(p)


def pitch(p):
    """Characters stand at the grid's places where nothing is spread or
    squeezed: in the last line of a paragraph, and in a full line of Han
    characters alone; in other lines they stay near them."""
    t, g = p.table, p.grid
    if p.format == '表格':
        return
    loose, spread = [], []
    for s, lines in p.placed.all(*RUNNING, zone='text'):
        for i, line in enumerate(lines):
            v = [x for x in line.glyphs if bare(x.text)]
            if p.turned(line.page):
                continue
            steps = [(b.x - a.x, line) for a, b in zip(v, v[1:])
                     if is_han(a.text) and is_han(b.text)]
            full = len(v) == 28 and all(is_han(x.text) for x in v)
            last = i + 1 == len(lines)
            (loose if full or last else spread).extend(steps)
            if full:
                t.near('整行28个汉字的网格', line.page, max(
                    abs(x.x - LEFT - k * g.step)
                    for k, x in enumerate(v)), 0, FINE)
            # 29 where a paragraph is set closer to fill its page
            close = steps and sum(x for x, _ in steps) / len(steps) < \
                g.step * .985
            t.within('一行字数', line.page, len(
                [x for x in v if is_han(x.text)]), 0, 29 if close else 28)
            if not last:
                right(p, line, v)
    if loose:
        v = sorted(x for x, _ in loose)
        t.near('字距（不分散的行，中位）', 1, v[len(v) // 2], g.step, FINE)
    for steps, tol, what in ((loose, FITTED, ''), (spread, SPREAD,
                                                   '，两端对齐的行')):
        if steps:
            low, high = (f(steps, key=lambda x: x[0]) for f in (min, max))
            for v, line in (low, high):
                t.near('字距%s“%s”' % (what, line.text[:6]), line.page, v,
                       g.step, tol)


def right(p, line, v):
    """A line that goes on ends at the type area's right edge; a mark of
    punctuation at its end may give half its width."""
    end = v[-1]
    edge = end.x + max(p.grid.em, end.adv * PT)
    slack = p.grid.em / 2 + .1 if not is_han(end.text) else .2
    p.table.near('行末“%s”' % line.text[-3:], line.page, edge, RIGHT,
                 slack + .3)


def faces(p):
    """Type sizes, fonts and colours of the parts."""
    t = p.table
    form = p.format == '表格'
    for part, (role, text, small) in FACES.items():
        for s, lines in p.placed.all(part):
            size = small if form and not s.zone == 'foot' else text
            glyphs = [g for x in lines for g in x.glyphs]
            if size:
                t.near('%s字号' % part, lines[0].page,
                       glyphs[0].size, size, SIZE_TOL)
                t.equal('%s字号一致' % part, lines[0].page,
                        {round(g.size, 2) for g in glyphs},
                        {round(glyphs[0].size, 2)})
            red = part == '标志' and not form
            t.equal('%s颜色' % part, lines[0].page,
                    {g.color for g in glyphs}, {RED if red else BLACK})
            if role and not mixed(s):
                font(p, part, role, lines)


def mixed(s):
    """Whether a text changes its font by itself."""
    return s.info is not None and any(
        str(e.tag).split('}')[-1] in ('黑体', '楷体', '宋体')
        for e in s.info.iter() if e is not s.info)


def font(p, part, role, lines):
    """The first Han character's font is of the role; the role's first font
    that the file has carries most of the text."""
    han = [g for x in lines for g in x.glyphs if is_han(g.text)]
    if han:
        p.table.equal('%s字体是%s' % (part, role), lines[0].page,
                      han[0].font.name in p.roles[role], True)


def paragraphs(p):
    """段 and headings: two characters in, wrapped lines flush left."""
    t, g = p.table, p.grid
    for s, lines in p.placed.all(*RUNNING, zone='text|annex.*'):
        if s.info.get('对齐') not in (None, '左'):
            continue
        for i, x in enumerate(lines):
            if p.turned(x.page):
                continue
            indent = 0 if i or s.info.get('顶格') == '是' else 2
            half = g.em / 2 if x.text[0] in OPENING else 0
            t.within('首行左空二字' if indent else '回行顶格', x.page, x.x0,
                     LEFT + indent * g.step - half, LEFT + indent * g.step,
                     NEAR)
    for s, lines in p.placed.all('主送'):
        for x in lines:
            t.near('主送顶格', x.page, x.x0, LEFT)
    t.equal('首页有正文', 1, any(
        x.page == 1 for x in p.lines(*RUNNING, '格', '表头', '项')), True)


NO_START = '，。、；：！？）〕】》”’…％%'
NO_END = '（〔【《“‘'


def torn_number(a, b):
    """Whether a line ends within a number; a digest or a path may be
    parted, and has letters."""
    tail = re.search('[0-9A-Za-z./_-]*$', a).group()
    head = re.match('[0-9A-Za-z./_-]*', b).group()
    return tail[-1:].isdigit() and not re.search('[A-Za-z/_]', tail + head) \
        and (head[:1].isdigit() or b[0] in '年月日号%％')


def breaks(p):
    """No line begins or ends with what may not, no number or date is torn;
    a heading does not end its page."""
    t = p.table
    for s, lines in p.placed.all(*RUNNING, '格', '表头', '项', '主送',
                                 '标题', '附件标题', '抄送'):
        for a, b in zip(lines, lines[1:]):
            end, start = a.text.strip()[-1:], b.text.strip()[:1]
            if a.page == b.page and abs(a.y - b.y) < 1:
                continue
            where = '“%s|%s”' % (a.text.strip()[-3:], b.text.strip()[:3])
            if start in NO_START or end in NO_END:
                t.equal('行首行末禁则', b.page, where, '')
            if torn_number(a.text.strip(), b.text.strip()):
                t.equal('数和日期不拆开', b.page, where, '')
            if end + start in ('——', '……'):
                t.equal('破折号、省略号不拆开', b.page, where, '')
    for s, lines in p.placed.all(*RUNNING, zone='text|annex.*'):
        v = [x.page for x in lines]
        if len(v) >= 3 and v[0] != v[-1]:
            t.equal('三行以上的段落不留单独一行', v[0],
                    min(v.count(v[0]), v.count(v[-1])) > 1, True)
    v = [(s, lines) for s, lines in p.placed.all(
        *RUNNING, '格', '表头', '项', '图名', '表名', zone='text|annex.*')]
    for (s, a), (n, b) in zip(v, v[1:]):
        if s.part in RUNNING[1:] + ('表名',) and s.zone == n.zone and \
                s.text[-1] not in '。；：！？，':
            t.equal('标题不留在页末“%s”' % s.text[:8], a[-1].page,
                    b[0].page, a[-1].page)


def numbers(p):
    """Page numbers: place, face, odd right and even left."""
    t = p.table
    for page in p.file.pages:
        n = page.number
        v = [g for g in page.glyphs if g.mark == 'Artifact']
        text = ''.join(bare(g.text) for g in v)
        want = '—%d—' % n
        if n == 1 and p.format == '信函':
            t.equal('首页不显示页码', n, want in text, False)
            continue
        at = text.find(want)
        t.equal('页码“%s”' % want, n, text.count(want), 1)
        if at < 0:
            continue
        v = [g for g in v if bare(g.text)][at:at + len(want)]
        number_place(p, n, v)


def number_place(p, n, v):
    t = p.table
    t.near('页码字号', n, v[0].size, 14, SIZE_TOL)
    t.equal('页码字体是宋体', n, v[1].font.name in p.roles['宋体'], True)
    t.within('页码半角，一个数字宽', n, v[1].adv * PT, 14 * PT * .4,
             14 * PT * .62)
    step = 14 * PT
    if p.turned(n):
        t.equal('横排页的页码转向订口', n, {g.turn for g in v}, {270})
        v = [g._replace(x=g.y, y=HEIGHT - g.x) for g in v]
    else:
        t.equal('页码不转', n, {g.turn for g in v}, {0})
    if n <= 2 and not p.turned(n):
        p.dash = dash(p, v[0]) - v[0].y
    t.near('一字线上距版心下边缘', n, v[0].y + p.dash - BOTTOM, 7, .2)
    if n % 2:
        t.near('单页码右空一字', n, RIGHT - max(g.x + g.adv * PT for g in v),
               step, NEAR)
    else:
        t.near('双页码左空一字', n, min(g.x for g in v) - LEFT, step, NEAR)


def dash(p, g):
    """Upper edge of a dash's ink."""
    v = Ink(p.path, g.page, (g.x, g.y - 5, g.x + g.adv * PT, g.y + 2)).bands()
    return v[0][0] if len(v) == 1 else g.y


CHECKS = (pages, margins, grid, faces, paragraphs, breaks, numbers,
          measure_head.head, measure_head.title, measure_sign.attachments,
          measure_sign.signature, measure_sign.note, measure_sign.annexes,
          measure_sign.foot, measure_sign.tables, measure_sign.furniture)


def measure(tree, pdf):
    """The table of a paper; a text that is not the tree's is one failure."""
    try:
        p = Paper(tree, pdf)
    except Mismatch as e:
        t = Table()
        t.equal('文字与公文树', 1, str(e), '')
        return t
    for check in CHECKS:
        check(p)
    return p.table


def main(args):
    every = '-v' in args
    args = [a for a in args if a != '-v']
    failed = 0
    for tree, pdf in zip(args[::2], args[1::2]):
        t = measure(tree, pdf)
        name = os.path.basename(pdf)
        print('%s: %d measured, %d wrong' % (name, len(t.rows), t.failed()))
        t.print(every, sys.stdout)
        failed += t.failed() > 0
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
