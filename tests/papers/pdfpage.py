"""pdfpage.py - what stands on the pages of a PDF file, read from its content
streams: glyphs with origin, size, font, colour and mark, and painted paths.

Units: millimetres from the page's left and TOP edges, sizes and advances in
points.  Written from ISO 32000, knows nothing of the program that made the
file.  An operator that it does not know is an error: what it cannot read, it
must not pass over.
"""
import re
from collections import namedtuple

import pikepdf

MM = 72 / 25.4

# mark: None (outside any marked content), 'Artifact', or the MCID.
# turn: degrees by which the text is turned, counter-clockwise.
Glyph = namedtuple('Glyph', 'page x y size font code text adv color mark '
                   'turn')
# A painted path; kind 'stroke' or 'fill', thick in mm (0 for a fill).
Path = namedtuple('Path', 'page kind x0 y0 x1 y1 thick color mark')


class Font:
    """A Type0 font as far as a page needs it: widths and texts by code."""

    def __init__(self, obj):
        self.obj = obj
        self.base = str(obj.BaseFont)[1:]
        self.name = re.sub(r'^[A-Z]{6}\+', '', self.base)
        self.descendant = obj.DescendantFonts[0]
        self.default = float(self.descendant.get('/DW', 1000))
        self.width = widths(self.descendant.get('/W', []))
        self.text = to_unicode(obj.ToUnicode.read_bytes())
        self.used = set()

    def adv(self, code):
        return self.width.get(code, self.default)


def widths(array):
    """/W as {cid: width in thousandths}."""
    out, v, i = {}, list(array), 0
    while i < len(v):
        first = int(v[i])
        if isinstance(v[i + 1], pikepdf.Array):
            for k, w in enumerate(v[i + 1]):
                out[first + k] = float(w)
            i += 2
        else:
            for cid in range(first, int(v[i + 1]) + 1):
                out[cid] = float(v[i + 2])
            i += 3
    return out


def to_unicode(data):
    """A ToUnicode CMap as {code: text}."""
    out = {}
    hexes = re.compile(rb'<([0-9A-Fa-f\s]*)>')

    def text(h):
        return bytes.fromhex(h.decode()).decode('utf-16-be')

    for body in re.findall(rb'beginbfchar(.*?)endbfchar', data, re.S):
        v = hexes.findall(body)
        for a, b in zip(v[::2], v[1::2]):
            out[int(a, 16)] = text(b)
    for body in re.findall(rb'beginbfrange(.*?)endbfrange', data, re.S):
        for first, last, array, start in RANGE.findall(body):
            first, last = int(first, 16), int(last, 16)
            if start:
                v = text(start)
                v = [v[:-1] + chr(ord(v[-1]) + k)
                     for k in range(last - first + 1)]
            else:
                v = [text(h) for h in hexes.findall(array)]
            if len(v) != last - first + 1:
                raise ValueError('bfrange of %d codes for %d texts' % (
                    last - first + 1, len(v)))
            out.update(zip(range(first, last + 1), v))
    return out


HEX = rb'<([0-9A-Fa-f]+)>\s*'
RANGE = re.compile(HEX + HEX + rb'(?:\[([^\]]*)\]|<([0-9A-Fa-f]+)>)')


def times(m, n):
    """The matrix that applies m, then n."""
    a, b, c, d, e, f = m
    g, h, i, j, k, l = n
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
            e * g + f * i + k, e * h + f * j + l)


def colour(v):
    v = [float(x) for x in v]
    if len(v) == 1:
        v = v * 3
    if len(v) == 4:
        raise ValueError('CMYK colour')
    return '%02X%02X%02X' % tuple(round(x * 255) for x in v)


class Reader:
    """The state of one content stream."""

    def __init__(self, number, page, fonts):
        self.number = number
        self.box = [float(v) for v in page.MediaBox]
        self.fonts = fonts
        self.resources = page.Resources
        self.glyphs, self.paths, self.marks = [], [], []
        self.ctm = (1, 0, 0, 1, 0, 0)
        self.fill = self.stroke = '000000'
        self.width = 1.0
        self.dash = False
        self.tm = self.tlm = self.ctm
        self.font, self.size = None, 0.0
        self.char = self.word = self.lead = self.rise = 0.0
        self.scale = 1.0
        self.saved = []
        self.path = []
        self.mcids = []        # as they come, for a reader of the structure
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            f = getattr(self, 'op_' + NAMES.get(name, name), None)
            if f is None:
                raise ValueError('page %d: operator %s' % (number, name))
            f(*operands)
        if self.marks or self.saved:
            raise ValueError('page %d: unbalanced q or BMC' % number)

    def mark(self):
        for m in reversed(self.marks):
            if m is not None:
                return m
        return None

    def place(self, x, y):
        a, b, c, d, e, f = self.ctm
        px, py = a * x + c * y + e, b * x + d * y + f
        return ((px - self.box[0]) / MM, (self.box[3] - py) / MM)

    # graphics state
    def op_q(self):
        self.saved.append((self.ctm, self.fill, self.stroke, self.width,
                           self.dash, self.font, self.size, self.char,
                           self.word, self.lead, self.rise, self.scale))

    def op_Q(self):
        (self.ctm, self.fill, self.stroke, self.width, self.dash, self.font,
         self.size, self.char, self.word, self.lead, self.rise,
         self.scale) = self.saved.pop()

    def op_cm(self, *m):
        self.ctm = times([float(v) for v in m], self.ctm)

    def op_w(self, v):
        self.width = float(v)

    def op_d(self, array, _phase):
        self.dash = len(list(array)) > 0

    def op_nothing(self, *_):
        pass

    def op_rgb_stroke(self, *v):
        self.stroke = colour(v)

    def op_rgb_fill(self, *v):
        self.fill = colour(v)

    # paths
    def op_m(self, x, y):
        self.path.append([(float(x), float(y))])

    def op_l(self, x, y):
        self.path[-1].append((float(x), float(y)))

    def op_c(self, *v):
        v = [float(x) for x in v]
        self.path[-1] += [(v[0], v[1]), (v[2], v[3]), (v[4], v[5])]

    def op_h(self):
        self.path[-1].append(self.path[-1][0])

    def op_re(self, x, y, w, h):
        x, y, w, h = float(x), float(y), float(w), float(h)
        self.path.append([(x, y), (x + w, y), (x + w, y + h), (x, y + h),
                          (x, y)])

    def paint(self, kind):
        s = abs(self.ctm[0] * self.ctm[3] - self.ctm[1] * self.ctm[2]) ** .5
        for sub in self.path:
            v = [self.place(x, y) for x, y in sub]
            pieces = zip(v, v[1:]) if kind == 'stroke' else [v]
            for piece in pieces:
                xs, ys = [p[0] for p in piece], [p[1] for p in piece]
                self.paths.append(Path(
                    self.number, kind, min(xs), min(ys), max(xs), max(ys),
                    self.width * s / MM if kind == 'stroke' else 0,
                    self.stroke if kind == 'stroke' else self.fill,
                    self.mark()))

    def op_stroke(self):
        self.paint('stroke')
        self.path = []

    def op_fill(self):
        self.paint('fill')
        self.path = []

    def op_both(self):
        self.paint('fill')
        self.op_stroke()

    def op_n(self):
        self.path = []

    # text
    def op_BT(self):
        self.tm = self.tlm = (1, 0, 0, 1, 0, 0)

    def op_Tf(self, name, size):
        key = str(name)
        if key not in self.fonts:
            self.fonts[key] = Font(self.resources.Font[key])
        self.font, self.size = self.fonts[key], float(size)

    def op_Td(self, x, y):
        self.tm = self.tlm = times((1, 0, 0, 1, float(x), float(y)),
                                   self.tlm)

    def op_TD(self, x, y):
        self.lead = -float(y)
        self.op_Td(x, y)

    def op_Tm(self, *m):
        self.tm = self.tlm = tuple(float(v) for v in m)

    def op_next(self):
        self.op_Td(0, -self.lead)

    def op_Tc(self, v):
        self.char = float(v)

    def op_Tw(self, v):
        self.word = float(v)

    def op_TL(self, v):
        self.lead = float(v)

    def op_Ts(self, v):
        self.rise = float(v)

    def op_Tz(self, v):
        self.scale = float(v) / 100

    def op_Tj(self, s):
        data = bytes(s)
        if len(data) % 2:
            raise ValueError('odd string')
        for i in range(0, len(data), 2):
            self.show(data[i] * 256 + data[i + 1])

    def op_TJ(self, array):
        for v in array:
            if isinstance(v, pikepdf.String):
                self.op_Tj(v)
            else:
                self.tm = times((1, 0, 0, 1, -float(v) / 1000 * self.size *
                                 self.scale, 0), self.tm)

    def show(self, code):
        font = self.font
        font.used.add(code)
        a, b = times(self.tm, self.ctm)[:2]
        x, y = self.place(self.tm[4], self.tm[5] + self.rise)
        turn = {(1, 0): 0, (0, 1): 90, (-1, 0): 180, (0, -1): 270}.get(
            (sign(a), sign(b)))
        scale = (a * a + b * b) ** .5
        w = font.adv(code) / 1000 * self.size
        self.glyphs.append(Glyph(
            self.number, x, y, self.size * scale, font, code,
            font.text.get(code, ''), w * scale, self.fill, self.mark(),
            turn))
        step = (w + self.char) * self.scale
        self.tm = times((1, 0, 0, 1, step, 0), self.tm)

    # marked content
    def op_BMC(self, tag):
        self.marks.append('Artifact' if tag == '/Artifact' else None)

    def op_BDC(self, tag, props):
        if tag == '/Artifact':
            self.marks.append('Artifact')
            return
        if isinstance(props, pikepdf.Name):
            props = self.resources.Properties[props]
        m = props.get('/MCID')
        if m is not None:
            if any(x is not None for x in self.marks):
                raise ValueError('page %d: marks in marks' % self.number)
            self.mcids.append(int(m))
        self.marks.append(None if m is None else int(m))

    def op_EMC(self):
        self.marks.pop()


NAMES = {
    'RG': 'rgb_stroke', 'G': 'rgb_stroke', 'rg': 'rgb_fill', 'g': 'rgb_fill',
    'S': 'stroke', 'f': 'fill', 'F': 'fill', 'f*': 'fill', 'B': 'both',
    'T*': 'next', 'ET': 'nothing', 'J': 'nothing', 'j': 'nothing',
    'M': 'nothing', 'i': 'nothing', 'ri': 'nothing', 'gs': 'nothing',
    'Tr': 'nothing', 'W': 'nothing',
}


def sign(v):
    return 0 if abs(v) < 1e-6 else 1 if v > 0 else -1


class Page:
    def __init__(self, number, page, fonts):
        r = Reader(number, page, fonts)
        box = r.box
        self.number = number
        self.width = (box[2] - box[0]) / MM
        self.height = (box[3] - box[1]) / MM
        self.rotate = int(page.get('/Rotate', 0))
        self.glyphs, self.paths = r.glyphs, r.paths
        self.resources, self.mcids = r.resources, r.mcids


class File:
    def __init__(self, path):
        self.path = path
        self.pdf = pikepdf.open(path)
        self.fonts_of = {}
        self.pages = []
        for i, page in enumerate(self.pdf.pages):
            page = page.obj
            fonts = {}
            for name, obj in page.Resources.get('/Font', {}).items():
                key = obj.objgen
                if key not in self.fonts_of:
                    self.fonts_of[key] = Font(obj)
                fonts[name] = self.fonts_of[key]
            self.pages.append(Page(i + 1, page, fonts))

    def glyphs(self):
        return [g for p in self.pages for g in p.glyphs]


CLOSING = tuple('》”’）〕】，。、；：！？')
OPENING = tuple('《“‘（〔【')


class Line:
    """Glyphs on one baseline, in the order of the stream."""

    def __init__(self, glyphs):
        self.glyphs = glyphs
        g = glyphs[0]
        self.page, self.y, self.size, self.color = g.page, g.y, g.size, g.color
        self.x0 = min(g.x for g in glyphs)
        self.x1 = max(g.x + g.adv / MM for g in glyphs)
        self.text = ''.join(g.text for g in glyphs)
        # A closing mark has its right half free: at a line's end it may
        # stand out by that half.
        self.edge = max(g.x + g.adv / MM * (.5 if g.text in CLOSING else 1)
                        for g in glyphs)

    def han(self):
        """Its glyphs that are Han characters."""
        return [g for g in self.glyphs if is_han(g.text)]

    def top(self):
        """Upper edge of the characters' body: 0.88 em above the baseline,
        as all Chinese fonts have it."""
        return self.y - self.size / MM * .88

    def bottom(self):
        return self.top() + self.size / MM


def is_han(text):
    c = ord(text[0]) if text else 0
    return 0x3400 <= c < 0xA000 or 0xF900 <= c < 0xFB00 or c >= 0x20000


def lines_of(glyphs):
    """Glyphs as lines: a new one where page or baseline changes."""
    out, row = [], []
    for g in glyphs:
        if row and (g.page != row[0].page or abs(g.y - row[0].y) > .01):
            out.append(Line(row))
            row = []
        row.append(g)
    if row:
        out.append(Line(row))
    return out
