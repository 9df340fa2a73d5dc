#!/usr/bin/python3
"""peer_reportlab.py [TIMES] | --text | --write FILE - the page of
tests/bench/papers made with Python's reportlab, as its manual says: styles,
paragraphs that it breaks by itself (wordWrap CJK), a document template.

Fonts are loaded once.  reportlab reads TrueType only, no CFF: the three
weights of LXGW WenKai (fonts-lxgw-wenkai), with which it is fastest of what
is installed (a body in BabelStoneHan.ttf takes three times as long).
Prints `reportlab<TAB>papers a second of one core<TAB>of all<TAB>bytes<TAB>
peak kB`: medians of TIMES (5) runs; one core in processor time, all in
elapsed time.  --text prints the page's parts for peer_pango.c.
"""
import io
import os
import resource
import statistics
import sys
import time

from lxml import etree

BATCH = 40
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'papers')
FONTS = {'song': 'lxgw-wenkai/LXGWWenKai-Bold.ttf',
         'fang': 'lxgw-wenkai/LXGWWenKai-Light.ttf',
         'kai': 'lxgw-wenkai/LXGWWenKai-Regular.ttf'}
NUMBERS = '一二三'


def parts():
    """(what, text...) of the page, in order."""
    ns = '{urn:liangze:facts:1}'
    root = etree.parse(os.path.join(FOLDER, 'notice.xml')).getroot()
    out = [('title', root.findtext(ns + '标题')),
           ('to', root.findtext(ns + '主送') + '：')]
    n = 0
    for e in root:
        if e.tag == ns + '段' and n == 0:
            out.append(('text', e.text))
        elif e.tag == ns + '节':
            out.append(('level', '（%s）%s' % (NUMBERS[n], e.text),
                        e.getnext().text))
            n += 1
    return out + [('organ', root.findtext(ns + '机关')),
                  ('date', root.findtext(ns + '日期'))]


class Peer:
    def __init__(self):
        from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        for name, file in FONTS.items():
            pdfmetrics.registerFont(TTFont(
                name, '/usr/share/fonts/truetype/' + file))

        def style(name, font, size, lead, **kw):
            return ParagraphStyle(name, fontName=font, fontSize=size,
                                  leading=lead, wordWrap='CJK', **kw)
        self.styles = {
            'title': style('title', 'song', 22, 29, alignment=TA_CENTER,
                           spaceAfter=24),
            'to': style('to', 'fang', 14, 22.8),
            'text': style('text', 'fang', 14, 22.8, alignment=TA_JUSTIFY,
                          firstLineIndent=28),
            'organ': style('organ', 'fang', 14, 22.8, alignment=TA_RIGHT,
                           spaceBefore=24, rightIndent=28),
            'date': style('date', 'fang', 14, 22.8, alignment=TA_RIGHT,
                          rightIndent=28)}
        self.parts = parts()

    def page(self, canvas, _doc):
        canvas.setFont('fang', 14)
        canvas.drawRightString(507, 75, '— 1 —')

    def paper(self):
        from reportlab.lib.pagesizes import A4
        from reportlab.lib.units import mm
        from reportlab.platypus import Paragraph, SimpleDocTemplate
        out = io.BytesIO()
        doc = SimpleDocTemplate(
            out, pagesize=A4, leftMargin=28 * mm, rightMargin=26 * mm,
            topMargin=37 * mm, bottomMargin=35 * mm,
            title=self.parts[0][1])
        story = []
        for what, *text in self.parts:
            if what == 'level':
                text = ['<font name="kai">%s</font>%s' % tuple(text)]
                what = 'text'
            story.append(Paragraph(text[0], self.styles[what]))
        doc.build(story, onFirstPage=self.page)
        return out.getvalue()


def batch(peer, n):
    for _ in range(n):
        peer.paper()


def all_cores(peer):
    """Papers a second of as many processes as there are cores."""
    cores = os.cpu_count()
    start = time.monotonic()
    kids = []
    for _ in range(cores):
        pid = os.fork()
        if pid == 0:
            batch(peer, BATCH)
            os._exit(0)
        kids.append(pid)
    for pid in kids:
        os.waitpid(pid, 0)
    return cores * BATCH / (time.monotonic() - start)


def main(args):
    if args[:1] == ['--text']:
        for p in parts():
            print('\t'.join(p))
        return
    peer = Peer()
    size = len(peer.paper())
    if args[:1] == ['--write']:
        with open(args[1], 'wb') as f:
            f.write(peer.paper())
        return
    times = int(args[0]) if args else 5
    one, every = [], []
    for _ in range(times):
        start = time.process_time()
        batch(peer, BATCH)
        one.append(BATCH / (time.process_time() - start))
        every.append(all_cores(peer))
    print('reportlab\t%.0f\t%.0f\t%d\t%d' % (
        statistics.median(one), statistics.median(every), size,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))


if __name__ == '__main__':
    main(sys.argv[1:])
