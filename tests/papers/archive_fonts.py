"""archive_fonts.py - fonts of a PDF/A-2 file (ISO 19005-2, 6.2.11): all
embedded, subsets, with the widths of the font program, and a text for every
code; no .notdef, no Han character drawn as a blank."""
import io
import re

from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from pdfpage import is_han


# what a TrueType program for CIDs must have (ISO 32000-1, 9.9)
TABLES = ('glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp')
SEEN = {}     # programs of glyphs looked at: the papers share most of them


class Ink(BasePen):
    """Whether anything is drawn."""

    def __init__(self):
        super().__init__(None)
        self.ink = False

    def _moveTo(self, pt):
        pass

    def _lineTo(self, pt):
        self.ink = True

    def _curveToOne(self, a, b, c):
        self.ink = True


class CffProgram:
    """FontFile3, CIDFontType0C: the CIDs are those of its charset."""

    def __init__(self, data):
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(data), None)
        self.top = fonts[0]
        self.glyphs = self.top.CharStrings
        self.cid_keyed = hasattr(self.top, 'ROS')
        self.name = fonts.fontNames[0]
        self.scale = 1000 * self.matrix()
        # what a glyph's program may call: with it, its result is known
        parts = self.top.FDArray if self.cid_keyed else [self.top]
        lists = [getattr(p.Private, 'Subrs', None) or [] for p in parts]
        lists.append(fonts.GlobalSubrs)
        self.subrs = tuple(tuple(s.bytecode for s in v) for v in lists)

    def matrix(self):
        m = getattr(self.top, 'FontMatrix', [.001])[0]
        if self.cid_keyed and m == .001:
            sub = getattr(self.top.FDArray[0], 'FontMatrix', [.001])[0]
            return sub if abs(sub - .001) > 1e-9 and sub < .1 else m
        return m

    def look(self, cid):
        """(width in thousandths, whether it has ink); None: no glyph."""
        if self.cid_keyed:
            name = 'cid%05d' % cid
        else:
            name = self.top.charset[cid] if cid < len(
                self.top.charset) else None
        if name not in self.glyphs:
            return None
        g = self.glyphs[name]
        key = (g.bytecode, g.private.nominalWidthX, g.private.defaultWidthX,
               self.subrs)
        if key not in SEEN:
            pen = Ink()
            g.draw(pen)
            SEEN[key] = (g.width, pen.ink)
        width, ink = SEEN[key]
        return width * self.scale, ink


class TrueTypeProgram:
    """FontFile2 with CIDToGIDMap /Identity."""

    def __init__(self, data):
        self.font = TTFont(io.BytesIO(data), lazy=True)
        self.names = self.font.getGlyphOrder()
        self.metrics = self.font['hmtx'].metrics
        self.scale = 1000 / self.font['head'].unitsPerEm

    def look(self, gid):
        if gid >= len(self.names):
            return None
        name = self.names[gid]
        g = self.font['glyf'][name]
        return (self.metrics[name][0] * self.scale,
                g.numberOfContours != 0)


def program(font):
    """The embedded program, and what is wrong with its dictionaries."""
    d, out = font.descendant, []
    fd = d.FontDescriptor
    if d.Subtype == '/CIDFontType2':
        if d.get('/CIDToGIDMap') != '/Identity':
            out.append('CIDToGIDMap')
        if '/FontFile2' not in fd:
            return None, out + ['not embedded']
        data = fd.FontFile2.read_bytes()
        if int(fd.FontFile2.Length1) != len(data):
            out.append('Length1')
        p = TrueTypeProgram(data)
        out += ['no table %s' % t for t in TABLES if t not in p.font]
        return p, out
    if '/FontFile3' not in fd or \
            fd.FontFile3.get('/Subtype') != '/CIDFontType0C':
        return None, out + ['not embedded']
    p = CffProgram(fd.FontFile3.read_bytes())
    if p.name != font.base:
        out.append('the program is named %s' % p.name)
    if p.cid_keyed and tuple(p.top.ROS[:2]) != tuple(
            str(d.CIDSystemInfo[k]) for k in ('/Registry', '/Ordering')):
        out.append('CIDSystemInfo is not the program\'s')
    return p, out


def dictionaries(font):
    o, d = font.obj, font.descendant
    fd, out = d.FontDescriptor, []
    if o.Subtype != '/Type0' or o.Encoding != '/Identity-H':
        out.append('encoding')
    if not re.match(r'[A-Z]{6}\+.', font.base):
        out.append('no subset tag')
    if len({font.base, str(d.BaseFont)[1:], str(fd.FontName)[1:]}) != 1:
        out.append('names differ')
    info = d.CIDSystemInfo
    if str(info.Registry) != 'Adobe' or str(info.Ordering) != 'Identity':
        out.append('CIDSystemInfo')
    for k in ('/Flags', '/FontBBox', '/ItalicAngle', '/Ascent', '/Descent',
              '/CapHeight', '/StemV'):
        if k not in fd:
            out.append('no %s' % k)
    # it would have to name every CID (6.2.11.4.2), and nobody needs it
    out += ['%s' % k for k in ('/CIDSet', '/CharSet') if k in fd]
    if '/WMode' in d or '/WMode' in o:
        out.append('writing mode')
    return out


def one(font):
    out = dictionaries(font)
    p, more = program(font)
    out += more
    if p is None:
        return out
    for code in sorted(font.used):
        if code == 0:
            out.append('.notdef is used')
        text = font.text.get(code, '')
        if not text or any(c in '\0\ufeff\ufffe\ufffd' for c in text):
            out.append('code %d has no text' % code)
        if any(is_private(ord(c)) for c in text):
            out.append('code %d is of private use' % code)
        seen = p.look(code)
        if seen is None:
            out.append('code %d has no glyph' % code)
            continue
        width, ink = seen
        if abs(width - font.adv(code)) > 1:
            out.append('code %d (%s) is %.0f wide, /W says %.0f' % (
                code, text, width, font.adv(code)))
        if is_han(text) and not ink:
            out.append('%s is drawn as a blank' % text)
    return out


def is_private(cp):
    """Private use, which needs ActualText (6.2.11.7.3): no paper has it."""
    return 0xE000 <= cp < 0xF900 or cp >= 0xF0000


def check(file):
    out = []
    for font in file.fonts_of.values():
        if font.used:
            out += ['%s: %s' % (font.name, x) for x in one(font)]
    return out
