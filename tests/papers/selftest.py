#!/usr/bin/python3
"""selftest.py LETTER DOCUMENT - the checks of LETTER.pdf (with LETTER.tree)
and DOCUMENT.pdf, a 文件 with 版记, must see what is wrong with copies of
them that were spoiled on purpose."""
import os
import re
import shutil
import sys
import tempfile

import pikepdf

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import archive                                                 # noqa: E402
import archive_bytes                                           # noqa: E402
import text                                                    # noqa: E402
from check import measured                                     # noqa: E402


def streams(pdf, change):
    for page in pdf.pages:
        page.Contents.write(change(page.Contents.read_bytes()))


def shift(pdf):
    """Everything 2 mm to the right and down."""
    streams(pdf, lambda s: b'q 1 0 0 1 5.669 -5.669 cm\n' + s + b'\nQ')


def thin_lines(pdf):
    """Red lines 2 mm shorter."""
    streams(pdf, lambda s: re.sub(rb'56\.69\d* ', b'62.36 ', s))


def larger(pdf):
    """One font size half a point larger."""
    streams(pdf, lambda s: re.sub(rb' 16 Tf', b' 16.5 Tf', s))


def swapped(pdf):
    """The first two characters of a string change places."""
    def change(s):
        return re.sub(rb'<([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})',
                      rb'<\2\1', s, count=1) if re.search(
            rb'<[0-9A-Fa-f]{8}', s) else swap_literal(s)
    page = pdf.pages[0]
    page.Contents.write(change(page.Contents.read_bytes()))


def swap_literal(s):
    done = []
    out = []
    for operands, operator in pikepdf.parse_content_stream(
            pikepdf.Stream(pikepdf.new(), s)):
        if str(operator) in ('Tj', 'TJ') and not done:
            flat = operands[0] if str(operator) == 'TJ' else [operands[0]]
            for i, v in enumerate(flat):
                b = bytes(v) if isinstance(v, pikepdf.String) else b''
                if len(b) >= 4 and b[:2] != b[2:4]:
                    flat[i] = pikepdf.String(b[2:4] + b[:2] + b[4:])
                    done.append(1)
                    break
        out.append((operands, operator))
    return pikepdf.unparse_content_stream(out)


def edit(page, change):
    """change(operands, operator) of each instruction, which may change
    the list of operands; returns nothing."""
    out = []
    for operands, operator in pikepdf.parse_content_stream(page):
        v = list(operands)
        change(v, str(operator))
        out.append((v, operator))
    page.Contents.write(pikepdf.unparse_content_stream(out))


def thick(pdf):
    """版记's first line 0.7 mm thick."""
    edit(pdf.pages[-1], lambda v, op: v.__setitem__(0, 2)
         if op == 'w' else None)


def raised(pdf):
    """版记's lines 2 mm higher."""
    edit(pdf.pages[-1], lambda v, op: v.__setitem__(1, v[1] + 6)
         if op in 'ml' else None)


def nudged(which, points):
    """A line of the last page moved up, those after it left alone."""
    def spoil(pdf):
        n = []

        def change(v, op):
            if op == 'Td':
                n.append(1)
                v[1] = float(v[1]) + points * (
                    (len(n) == which) - (len(n) == which + 1))
        edit(pdf.pages[-1], change)
    return spoil


def lost_glyph(pdf):
    """A string without its last character."""
    done = []

    def change(v, op):
        if op == 'Tj' and not done and len(bytes(v[0])) > 8:
            v[0] = pikepdf.String(bytes(v[0])[:-2])
            done.append(1)
    edit(pdf.pages[0], change)


def numbered(pdf):
    """No page number on the last page."""
    done = []

    def change(v, op):
        if op in ('BMC', 'BDC'):
            done.append(str(v[0]))
        if op in ('Tj', 'TJ') and done[-1] == '/Artifact':
            v[0] = pikepdf.String(b'') if op == 'Tj' else pikepdf.Array([])
    edit(pdf.pages[-1], change)


def black(pdf):
    """Red becomes black."""
    streams(pdf, lambda s: re.sub(rb'\b1 0 0 (rg|RG)', rb'0 0 0 \1', s))


def lost_text(pdf):
    """A font without its ToUnicode entries."""
    for obj in pdf.objects:
        if isinstance(obj, pikepdf.Dictionary) and '/ToUnicode' in obj:
            obj.ToUnicode.write(b'beginbfchar\nendbfchar')
            return


def widths(pdf):
    for obj in pdf.objects:
        if isinstance(obj, pikepdf.Dictionary) and '/W' in obj:
            obj['/DW'] = 777
            obj['/W'] = pikepdf.Array([])
            return


def unmarked(pdf):
    """Content that is in no structure."""
    streams(pdf, lambda s: re.sub(rb'(?m)^/P <<\s*/MCID 2\s*>>\s*BDC',
                                  b'/P BMC', s))


def no_language(pdf):
    del pdf.Root['/Lang']


def no_title(pdf):
    pdf.docinfo['/Title'] = 'x'


def script(pdf):
    pdf.Root['/OpenAction'] = pikepdf.Dictionary(
        S=pikepdf.Name.JavaScript, JS='1')


def scopes(pdf):
    for obj in pdf.objects:
        if isinstance(obj, pikepdf.Dictionary) and \
                obj.get('/S') == '/TH' and '/A' in obj:
            del obj['/A']


def long_string(pdf):
    pdf.Root.Outlines.First['/Title'] = pikepdf.String('x' * 40000)


def nested(pdf):
    """An artifact within the content of an element."""
    streams(pdf, lambda s: re.sub(rb'(?m)^(/P <<.*BDC)$',
                                  rb'\1\n/Artifact BMC\nEMC', s, count=1))


def undescribed(pdf):
    m = pdf.Root.Metadata
    data = m.read_bytes()
    m.write(data.replace(b'<pdfaProperty:name>part',
                         b'<pdfaProperty:name>Part'))


def cid_set(pdf):
    for obj in pdf.objects:
        if isinstance(obj, pikepdf.Dictionary) and \
                obj.get('/Type') == '/FontDescriptor':
            obj.CIDSet = pdf.make_stream(b'\xc0')


# Of the bytes, which keep their places
BYTES = (
    (rb'\nendobj', b' endobj', 'endobj'),
    (rb'\n(\d+) 0 obj\n', rb'\n\1 0 obj ', 'line of its own'),
    (rb'/Length (\d+)\d\n', rb'/Length \1 \n', 'Length'),
    (rb'/Title <FEFF(\w+)\w>', rb'/Title <FEFF\1 >', 'hexadecimal'),
    (rb'xref\n0 ', b'xref\n1 ', 'one section'),
)


def spoil_bytes(name, path):
    """What went unseen."""
    with open(name + '.pdf', 'rb') as f:
        data = f.read()
    bad = 0
    for pattern, to, word in BYTES:
        with open(path, 'wb') as f:
            f.write(re.sub(pattern, to, data, count=1))
        found = archive_bytes.framing(open(path, 'rb').read())
        if not any(word in f for f in found):
            print('selftest: %s went unseen: %s' % (word, found[:3]))
            bad += 1
    return bad


LETTER = (
    (shift, measured, '版心'), (thin_lines, measured, '红线'),
    (larger, measured, '字号'), (black, measured, '颜色'),
    (swapped, text.check, '“'), (lost_text, text.check, '“'),
    (lost_glyph, text.check, '“'), (numbered, text.check, 'missing'),
    (lost_text, archive.check, 'no text'), (widths, archive.check, 'wide'),
    (unmarked, archive.check, 'content'),
    (no_language, archive.check, 'language'),
    (no_title, archive.check, 'Title'), (script, archive.check, 'OpenAction'),
    (scopes, archive.check, 'scope'),
    (long_string, archive.check, 'limits'),
    (nested, archive.check, 'within'),
    (undescribed, archive.check, 'not described'),
    (cid_set, archive.check, 'CIDSet'),
)
DOCUMENT = (
    (shift, measured, '红线左端'), (thick, measured, '版记第1条线粗'),
    (raised, measured, '末条线'), (nudged(1, 3), measured, '行'),
    (numbered, measured, '页码'),
)


def main(letter, document):
    bad = 0
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, 'spoiled.pdf')
    try:
        for name, cases in ((letter, LETTER), (document, DOCUMENT)):
            for spoil, check, word in cases:
                with pikepdf.open(name + '.pdf') as pdf:
                    spoil(pdf)
                    pdf.save(path)
                found = check(name + '.tree', path)
                if not any(word in f for f in found):
                    print('selftest: %s went unseen by %s: %s' % (
                        spoil.__name__, check.__module__, found[:3]))
                    bad += 1
        bad += spoil_bytes(letter, path)
    finally:
        shutil.rmtree(folder)
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
