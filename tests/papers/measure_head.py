"""measure_head.py - 版头 and title: the mark, its lines, 发文字号, blank
lines; formats 文件, 信函, 纪要."""
from pdfpage import lines_of
from sheet import LEFT, PT, RIGHT, TOP, WIDTH, Ink

RED = 'FF0000'
MIDDLE = (LEFT + RIGHT) / 2   # of the type area; a letter's lines and mark
                              # are centred on the page
GAP_7_8 = 16 * PT * 7 / 8     # of a letter's elements from its lines


def horizontal(p, page, color=None):
    """Horizontal painted lines of a page: (upper, lower, x0, x1, colour),
    from the top; what is painted as a thin box counts the same."""
    out = []
    for v in p.file.pages[page - 1].paths:
        if v.kind == 'stroke' and abs(v.y1 - v.y0) < .01:
            upper, lower = v.y0 - v.thick / 2, v.y0 + v.thick / 2
        elif v.kind == 'fill' and v.y1 - v.y0 < 2:
            upper, lower = v.y0, v.y1
        else:
            continue
        if color is None or v.color == color:
            out.append((upper, lower, v.x0, v.x1, v.color))
    return sorted(out)


def head(p):
    {'文件': document, '纪要': document, '信函': letter,
     '表格': form}[p.format](p)


def mark_ink(p, top, bottom):
    """Upper and lower edge and ends of the red mark's ink, which may have
    several lines."""
    v = [b for b in Ink(p.path, 1, (0, top, WIDTH, bottom)).bands()
         if b[4] and b[1] - b[0] > 2]
    if not v:
        return None
    return v[0][0], v[-1][1], min(b[2] for b in v), max(b[3] for b in v)


def mark(p, should, middle):
    """发文机关标志: upper edge, centred; returns its lower edge."""
    t = p.table
    lines = p.placed.first('标志')
    low = max(lines, key=lambda x: x.y)
    ink = mark_ink(p, should - 8, low.y + low.size * PT * .15)
    t.equal('发文机关标志有红色的墨', 1, ink is not None, True)
    if ink is None:
        return low.bottom()
    t.near('发文机关标志上边缘', 1, ink[0], should)
    t.near('发文机关标志居中', 1, (min(x.x0 for x in lines) +
                            max(x.x1 for x in lines)) / 2, middle)
    t.within('发文机关标志不出版心', 1, ink[2], LEFT, RIGHT, 1)
    t.within('发文机关标志不出版心', 1, ink[3], LEFT, RIGHT, 1)
    return ink[1]


def corner(p):
    """份号, 密级, 紧急程度: flush left, from line 1, line by line."""
    t, g = p.table, p.grid
    row = 0
    for part in ('份号', '密级', '紧急程度'):
        v = p.placed.first(part)
        if v is None:
            continue
        if part == '密级' and row == 0:
            row = 1     # 第二行
        t.near('%s顶格' % part, 1, v[0].x0, LEFT)
        t.near('%s在第%d行' % (part, row + 1), 1, v[0].top(),
               TOP + row * g.pitch)
        row += 1


def document(p):
    t, g = p.table, p.grid
    bottom = mark(p, TOP + 35, MIDDLE)
    corner(p)
    number, signer = p.placed.first('发文字号'), p.placed.first('签发人')
    last = bottom
    if number:
        # several 签发人 stand in rows, the last of them beside the number
        first = min(x[0].top() for x in (number, signer) if x)
        gap = (first - bottom) / g.pitch
        t.within('标志与发文字号之间空二行（行）', 1, gap, 1.9, 2.6)
        last = number[-1].bottom()
        if signer:
            t.near('发文字号左空一字', 1, number[0].x0 - LEFT, g.step)
        else:
            t.near('发文字号居中', 1, (number[0].x0 + number[0].x1) / 2,
                   MIDDLE)
    if signer:
        t.near('签发人右空一字', 1, RIGHT - max(x.x1 for x in signer),
               g.step)
        if number:
            t.near('最后一个签发人与发文字号同行', 1, signer[-1].y,
                   number[0].y)
        names = [x for v in signer for x in v.glyphs][4:]
        t.equal('签发人姓名是楷体', 1,
                names[0].font.name in p.roles['楷体'], True)
        last = max(last, signer[-1].bottom())
    for x in p.lines('纪要署名', '纪要日期'):
        t.near('纪要署名、日期在期号下一行', 1, x.y, number[0].y + g.pitch)
        last = x.bottom()
    v = [x for x in horizontal(p, 1, RED)]
    t.equal('红色分隔线', 1, len(v), 1)
    if len(v) != 1:
        return
    upper, lower, x0, x1, _ = v[0]
    t.near('红线左端', 1, x0, LEFT)
    t.near('红线右端', 1, x1, RIGHT)
    t.within('红线粗', 1, lower - upper, .35, .5, .03)
    if number or signer:
        t.near('红线在发文字号之下', 1, upper - last, 4, .6)
    p.last_head = lower


def letter(p):
    t = p.table
    bottom = mark(p, 30, WIDTH / 2)
    v = horizontal(p, 1, RED)
    t.equal('红色双线（条）', 1, len(v), 4)
    if len(v) != 4:
        return
    for i, line in enumerate(v):
        t.near('红线%d左端' % (i + 1), 1, line[2], (WIDTH - 170) / 2)
        t.near('红线%d长' % (i + 1), 1, line[3] - line[2], 170)
    thick = [x[1] - x[0] for x in v]
    t.equal('第一道上粗下细', 1, thick[0] > thick[1] * 1.5, True)
    t.equal('第二道上细下粗', 1, thick[3] > thick[2] * 1.5, True)
    t.within('第一道两线之间', 1, v[1][0] - v[0][1], .2, 1.2)
    t.within('第二道两线之间', 1, v[3][0] - v[2][1], .2, 1.2)
    t.near('第一道在标志下', 1, v[0][0] - bottom, 4)
    t.near('第二道距下页边', 1, 297 - (v[2][0] + v[3][1]) / 2, 20, 1)
    letter_parts(p, v)
    body = [x for x in lines_of([g for g in p.placed.content
                                 if g.page == 1])]
    t.within('文字与第二道线的距离', 1, v[2][0] - max(
        x.bottom() for x in body), GAP_7_8, 250, .1)


def letter_parts(p, v):
    t = p.table
    last = v[1][1]
    top = last + GAP_7_8
    number = p.placed.first('发文字号')
    if number:
        t.near('发文字号顶格居右', 1, number[0].x1, RIGHT, .5)
        t.near('发文字号与第一道线', 1, number[0].top() - last, GAP_7_8)
    for part in ('份号', '密级', '紧急程度'):
        x = p.placed.first(part)
        if x:
            t.near('%s顶格' % part, 1, x[0].x0, LEFT)
            t.near('%s与上面的距离' % part, 1, x[0].top(), top)
            top += p.grid.pitch
    p.last_head = max([last] + [x.bottom() for x in p.lines(
        '发文字号', '份号', '密级', '紧急程度')])


def form(p):
    p.last_head = None
    p.table.equal('没有红色', 1, {x[4] for x in horizontal(p, 1)} - {RED},
                  {x[4] for x in horizontal(p, 1)})


def title(p):
    """Two blank lines above, one below; centred; 梯形 or 菱形."""
    t, g = p.table, p.grid
    lines = p.placed.first('标题')
    for x in lines:
        t.near('标题居中“%s”' % x.text[:4], x.page, (x.x0 + x.x1) / 2,
               MIDDLE, .5)
    if p.format == '表格':
        return
    if getattr(p, 'last_head', None) is not None:
        gap = (lines[0].top() - p.last_head) / g.pitch
        t.within('标题上面空二行（行）', 1, gap, 1.9, 2.6)
    for a, b in zip(lines, lines[1:]):
        t.near('标题行距', 1, b.y - a.y, g.pitch, .6)
    main = p.placed.first('主送')
    last = (p.placed.first('副题') or lines)[-1]
    if main:
        t.near('主送在标题下空一行', 1, main[0].top() - last.top(),
               2 * g.pitch, .7)
    widths = [x.x1 - x.x0 for x in lines]
    if len(widths) > 2:
        ups = [b > a + 1 for a, b in zip(widths, widths[1:])]
        downs = [b < a - 1 for a, b in zip(widths, widths[1:])]
        valley = any(downs[i] and any(ups[i + 1:]) for i in range(len(ups)))
        t.equal('标题不成沙漏形', 1, valley, False)
