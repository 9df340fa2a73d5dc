"""sheet.py - the numbers of GB/T 9704-2012 (GBT9704.md) and the table of
what was measured.  Lengths in mm, sizes in points."""
import subprocess
from collections import namedtuple

from lxml import etree

PT = 25.4 / 72
WIDTH, HEIGHT = 210, 297
LEFT, TOP = 28, 37
AREA_W, AREA_H = 156, 225
RIGHT, BOTTOM = LEFT + AREA_W, TOP + AREA_H
MARGIN_TOL = 1.0   # of margins and type area, from the standard
NEAR = 0.35        # of other places: a millimetre has no more on paper
FINE = 0.05        # thickness of lines, pitch of characters and lines
SIZE_TOL = 0.05    # points

Row = namedtuple('Row', 'what page measured should tol ok')


class Grid:
    """Type size, pitch of characters and lines, lines of a page."""

    def __init__(self, size, rows, step):
        self.size, self.rows, self.step = size, rows, step
        self.pitch = AREA_H / rows
        self.em = size * PT


TEXT = Grid(16, 22, AREA_W / 28)
FORM = Grid(14, 28, 14 * PT)


class Table:
    def __init__(self):
        self.rows = []

    def near(self, what, page, measured, should, tol=NEAR):
        self.rows.append(Row(what, page, '%.2f' % measured, '%.2f' % should,
                             '±%.2f' % tol,
                             abs(measured - should) <= tol + 1e-9))

    def within(self, what, page, measured, low, high, tol=0.0):
        self.rows.append(Row(what, page, '%.2f' % measured,
                             '%.2f–%.2f' % (low, high), '±%.2f' % tol,
                             low - tol - 1e-9 <= measured <=
                             high + tol + 1e-9))

    def equal(self, what, page, measured, should):
        self.rows.append(Row(what, page, str(measured), str(should), '=',
                             measured == should))

    def failed(self):
        return sum(not r.ok for r in self.rows)

    def print(self, every, out):
        for r in self.rows:
            if every or not r.ok:
                out.write('  %-4s p%-3s %s: %s / %s / %s\n' % (
                    'ok' if r.ok else 'FAIL', r.page, r.what, r.measured,
                    r.should, r.tol))


def roles(path):
    """{role: PostScript names} of fonts.xml."""
    ns = '{urn:liangze:config:1}'
    return {r.get('名称'): [f.get('名称') for f in r.findall(ns + '字体')]
            for r in etree.parse(path).getroot().findall(ns + '角色')}


class Ink:
    """The ink of a rectangle of a page: rendered at 300 dots an inch."""

    DPI = 300
    MM = DPI / 25.4

    def __init__(self, path, page, box):
        left, top, right, bottom = (int(v * self.MM) for v in box)
        self.left, self.top = left, top
        data = subprocess.run(
            ['pdftoppm', '-q', '-r', str(self.DPI), '-f', str(page), '-l',
             str(page), '-x', str(left), '-y', str(top), '-W',
             str(right - left), '-H', str(bottom - top), path],
            stdout=subprocess.PIPE, check=True).stdout
        _, w, h = data.split(None, 3)[:3]
        self.w, self.h = int(w), int(h)
        self.data = data[len(data) - self.w * self.h * 3:]

    def bands(self):
        """(top, bottom, left, right, red) in mm of each run of rows with
        ink; red: no black in it."""
        out, start = [], None
        for i in range(self.h + 1):
            row = self.data[i * self.w * 3:(i + 1) * self.w * 3]
            green = row[1::3].translate(DARK)
            if b'\1' in green:
                a, b = green.find(b'\1'), green.rfind(b'\1') + 1
                if start is None:
                    start, left, right, red = i, a, b, True
                left, right = min(left, a), max(right, b)
                red = red and min(row[0::3]) > 160
            elif start is not None:
                out.append(((self.top + start) / self.MM,
                            (self.top + i) / self.MM,
                            (self.left + left) / self.MM,
                            (self.left + right) / self.MM, red))
                start = None
        return out


DARK = bytes(1 if v < 128 else 0 for v in range(256))
