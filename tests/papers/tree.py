"""tree.py - what a paper must say, from its 公文 tree (`liangze paper --tree`):
the texts in reading order, with everything that is added to them on paper
(docs/papers.md, section 2), and the glyphs of a finished file put to them.

Blanks do not count: neither those of the tree nor those of the page.
"""
import re
from collections import namedtuple

from lxml import etree

from pdfpage import MM, lines_of

NS = '{urn:liangze:gongwen:1}'
LEVELS = {'一级': 1, '二级': 2, '三级': 3, '四级': 4}
PT = 1 / MM
HAN = '一二三四五六七八九十'

# part: 标志, 标题, 段, 格 …; zone: head, text, slip, annex1 …, foot;
# block: number of the block in the paper; info: the element, or None
Segment = namedtuple('Segment', 'part text zone block info')


class Mismatch(Exception):
    pass


def bare(s):
    return ''.join(s.split())


def plain(el):
    return bare(''.join(el.itertext()))


def tag(el):
    return etree.QName(el).localname


def han_number(n):
    if n <= 10:
        return HAN[n - 1]
    tens, ones = divmod(n, 10)
    return (HAN[tens - 1] if tens > 1 else '') + '十' + \
        (HAN[ones - 1] if ones else '')


def number(level, n):
    return {1: '%s、' % han_number(n), 2: '（%s）' % han_number(n),
            3: '%d.' % n, 4: '（%d）' % n}[level]


class Tree:
    def __init__(self, path):
        self.root = etree.parse(path).getroot()
        self.format = self.root.get('格式')
        self.kind = self.root.get('文种')
        self.mark = ''.join(x for x in ('预评', '草稿')
                            if self.root.get(x) == '是')
        self.traces = [plain(x) for x in self.root.findall(NS + '页脚')]
        self.head = self.one('版头')
        self.sign = self.one('落款')
        self.seal = self.sign is not None and self.sign.get('用印') == '是'
        self.foot = self.one('版记')
        self.annexes = self.root.findall(NS + '附件')
        self.segments = []
        self.tables = []      # elements, in order
        self.blocks = 0
        self.build()

    def one(self, name):
        return self.root.find(NS + name)

    def text_of(self, name):
        el = self.one(name)
        return None if el is None else plain(el)

    def add(self, part, text, zone, info=None):
        self.segments.append(Segment(part, bare(text), zone, self.blocks,
                                     info))

    def build(self):
        self.add_head()
        for name, form in (('标题', '%s'), ('副题', '（%s）'),
                           ('发文字号', ''), ('主送', '%s：')):
            if name == '发文字号':
                self.add_form_number()
            elif self.one(name) is not None:
                self.blocks += 1
                self.add(name, form % self.text_of(name), 'text',
                         self.one(name))
        self.add_blocks(self.one('正文'), 'text')
        self.add_attachments()
        for el in self.root.findall(NS + '人员'):
            self.blocks += 1
            self.add('人员', el.get('类') + '：' + plain(el), 'text', el)
        if self.sign is not None and self.format != '纪要':
            for el in self.sign:
                self.blocks += 1
                self.add(tag(el), plain(el), 'text', el)
        if self.one('附注') is not None:
            self.blocks += 1
            self.add('附注', '（%s）' % self.text_of('附注'), 'text')
        if self.one('回执') is not None:
            self.add_blocks(self.one('回执'), 'slip')
        for i, el in enumerate(self.annexes):
            zone = 'annex%d' % (i + 1)
            label = '附件%d' % (i + 1) if len(self.annexes) > 1 else '附件'
            self.blocks += 1
            self.add('附件', label, zone)
            self.blocks += 1
            self.add('附件标题', plain(el[0]), zone, el[0])
            self.add_blocks(el, zone)
        self.add_foot()

    def add_head(self):
        """In the order of the standard; a letter's mark comes first."""
        h = self.head
        if h is None:
            return
        mark = h.get('发文机关标志')
        if self.format == '文件' and h.get('文件') != '否':
            mark += '文件'
        elif self.format == '纪要' and not mark.endswith('纪要'):
            mark += '纪要'
        elif self.format == '信函':
            mark = mark.split()[0]     # of several the leading organ's
        signer = h.get('签发人')
        v = [('份号', h.get('份号')), ('密级', h.get('密级')),
             ('紧急程度', h.get('紧急程度'))]
        v.insert(0 if self.format == '信函' else 3, ('标志', mark))
        v += [('发文字号', h.get('发文字号')),
              ('签发人', signer and '签发人：' + signer)]
        if self.format == '表格':
            v.pop(-2)      # below the title
        elif self.format == '纪要' and self.sign is not None:
            v += [('纪要' + tag(el), plain(el)) for el in self.sign]
        for part, text in v:
            if text:
                self.add(part, text, 'head')

    def add_form_number(self):
        number = self.head is not None and self.head.get('发文字号')
        if self.format == '表格' and number:
            self.add('发文字号', number, 'text')

    def add_blocks(self, parent, zone):
        count = [0] * 5
        for el in parent:
            name = tag(el)
            if name == '标题':
                continue
            self.blocks += 1
            if name in LEVELS:
                level = LEVELS[name]
                count[level] += 1
                count[level + 1:] = [0] * (4 - level)
                self.add(name, number(level, count[level]) + plain(el),
                         zone, el)
            elif name == '段':
                self.add(name, plain(el), zone, el)
            elif name == '表':
                self.add_table(el, zone)
            elif name == '名单':
                for item in el:
                    self.add('项', plain(item), zone, item)
            elif name == '图':
                self.add_chart(el, zone)
            else:
                raise ValueError('element %s' % name)

    def add_table(self, el, zone):
        self.tables.append(el)
        if el.get('名'):
            self.add('表名', el.get('名'), zone, el)
        for row in el:
            if tag(row) in ('表头', '行'):
                for cell in row:
                    self.add('表头' if tag(row) == '表头' else '格',
                             plain(cell), zone, cell)

    def add_chart(self, el, zone):
        self.add('图', '', zone, el)
        self.add('图名', el.get('名'), zone, el)

    def add_attachments(self):
        el = self.one('附件说明')
        if el is None:
            return
        for i, item in enumerate(el):
            self.blocks += 1
            self.add('附件说明', ('附件：' if i == 0 else '') +
                     ('%d.' % (i + 1) if len(el) > 1 else '') + plain(item),
                     'text', item)

    def add_foot(self):
        f = self.foot
        if f is None:
            return
        if f.get('抄送'):
            self.add('抄送', '抄送：' + f.get('抄送').rstrip('。') + '。', 'foot')
        if self.format == '信函':
            return
        if f.get('印发机关'):
            self.add('印发机关', f.get('印发机关'), 'foot')
        if f.get('印发日期'):
            self.add('印发日期', f.get('印发日期') + '印发', 'foot')

    def head_of(self, table):
        """Text of the table's head rows."""
        return ''.join(plain(c) for r in table if tag(r) == '表头'
                       for c in r)


def tokens(glyphs):
    """Texts that stand apart."""
    out, last = [], None
    for g in glyphs:
        if last is None or abs(g.y - last.y) > .01 or not \
                -.2 < g.x - last.x - last.adv * PT < g.size * PT * .12:
            out.append('')
        out[-1] += bare(g.text)
        last = g
    return out


def chart_says(el, v):
    """Whether the tokens of a chart are what its tree says."""
    series = [x for x in el if tag(x) == '系列']
    front = '单位：' + bare(el.get('单位')) if el.get('单位') else ''
    if len(series) > 1:
        front += ''.join(bare(x.get('名')) for x in series)
    while front and v and front.startswith(v[0]):
        front, v = front[len(v[0]):], v[1:]
    if front:
        return False
    values, labels = chart_values(el), [plain(x) for x in el
                                        if tag(x) == '类']
    bars = el.get('形') == '柱'
    if not bars:
        values = [x for x in values if x != '—']
    for n in range(2, min(16, len(v))):
        for k in range(1, len(labels) + 1):
            for m in range(n, len(v)):
                if ''.join(v[m:]) == ''.join(labels[::k]) and \
                        scale(v[:n], values) and \
                        some_of(v[n:m], values, bars):
                    return True
    return False


def chart_values(el):
    """The values as they are printed, label by label."""
    grid = [[plain(x) for x in s] for s in el if tag(s) == '系列']
    places = max(len(x.partition('.')[2].rstrip('0'))
                 for s in grid for x in s)
    return [x if x == '—' else '%.*f' % (places, float(x))
            for column in zip(*grid) for x in column]


def some_of(got, values, bars):
    """Above bars all values or none; beside points those that find room."""
    if bars:
        return got in ([], values)
    rest = iter(values)
    return all(any(x == g for x in rest) for g in got)


def scale(ticks, values):
    """Ticks from the highest to the lowest, equally far, around values."""
    if not all(re.fullmatch(r'[0-9]+(\.[0-9]+)?', x) for x in ticks):
        return False
    v = [float(x) for x in ticks]
    steps = [a - b for a, b in zip(v, v[1:])]
    values = [float(x) for x in values if x != '—']
    return min(steps) > 0 and max(steps) - min(steps) < 1e-6 and \
        (not values or
         v[-1] <= min(values) and max(values) <= v[0] + steps[0])


class Placed:
    """A paper's segments with their glyphs."""

    def __init__(self, tree, file):
        self.tree, self.file = tree, file
        self.glyphs = {}           # index of the segment: glyphs
        content = [g for g in file.glyphs()
                   if g.mark != 'Artifact' and bare(g.text)]
        self.content = content
        whole = ''.join(bare(g.text) for g in content)
        self.head_order = self.order_head(whole)
        self.move_addressee(whole)
        self.text = ''            # of the content, as it must be
        i = 0
        for n, s in enumerate(tree.segments):
            if s.part == '图':
                i = self.chart(n, i)
                continue
            left, row = s.text, []
            while left:
                if i == len(content) or not left.startswith(
                        bare(content[i].text)):
                    raise Mismatch('“%s” (%s): at “%s” there is “%s”' % (
                        s.text[:40], s.part, left[:12], self.ahead(i)))
                left = left[len(bare(content[i].text)):]
                row.append(content[i])
                i += 1
            self.glyphs[n] = row
            self.text += s.text
        if i < len(content):
            raise Mismatch('after the end: “%s”' % self.ahead(i))

    def ahead(self, i):
        return ''.join(bare(g.text) for g in self.content[i:i + 16])

    def chart(self, n, i):
        """Takes the text of a chart, which ends before its name: unit,
        legend, ticks, values, labels, in this order.  Where the ticks are
        is the chart's own matter: a scale that the values fit in; a value
        without room beside its point is left out."""
        el = self.tree.segments[n].info
        name = bare(el.get('名'))
        rest = ''.join(bare(g.text) for g in self.content[i:])
        length, row = rest.find(name), []
        if length < 0:
            raise Mismatch('no chart “%s”' % name)
        while sum(len(bare(g.text)) for g in row) < length:
            row.append(self.content[i])
            i += 1
        self.glyphs[n] = row
        self.text += rest[:length]
        if not chart_says(el, tokens(row)):
            raise Mismatch('chart “%s”: “%s”' % (name, rest[:length]))
        return i

    def move_addressee(self, got):
        """主送 that page 1 had no room for stands first in 版记."""
        v = self.tree.segments
        n = next((i for i, s in enumerate(v) if s.part == '主送'), None)
        if n is None or got.startswith(
                ''.join(s.text for s in v[:n + 1])):
            return
        s = v.pop(n)
        at = next((i for i, x in enumerate(v) if x.zone == 'foot'), len(v))
        v.insert(at, s._replace(part='版记主送', zone='foot',
                                text='主送：' + bare(s.text)[:-1] + '。'))

    def order_head(self, got):
        """Puts the head's parts into the order in which they are printed;
        what is wrong with that order, or ''."""
        v = self.tree.segments
        n = sum(s.zone == 'head' for s in v)
        left, order = list(v[:n]), []
        while left:
            s = next((s for s in left if got.startswith(s.text)), None)
            if s is None:
                return ''
            got = got[len(s.text):]
            left.remove(s)
            order.append(s)
        wrong = '' if order == v[:n] else '版头的次序：' + '、'.join(
            s.part for s in order)
        v[:n] = order
        return wrong

    def all(self, *parts, zone=None):
        """(segment, its lines) of these parts that have glyphs."""
        return [(s, lines_of(self.glyphs[n]))
                for n, s in enumerate(self.tree.segments)
                if s.part in parts and self.glyphs[n] and
                (zone is None or re.fullmatch(zone, s.zone))]

    def lines(self, *parts, zone=None):
        return [line for _, v in self.all(*parts, zone=zone) for line in v]

    def first(self, part):
        v = self.all(part)
        return v[0][1] if v else None
