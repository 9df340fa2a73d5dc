"""archive_bytes.py - the file's bytes (ISO 19005-2, 6.1): framing of header,
objects, streams and cross-reference table, hexadecimal strings, limits of
what a reader must take; and what may stand within a page's content."""
import re

import pikepdf

SPACE = rb'[\x00\t\n\x0c\r ]'
STRING_MOST, NAME_MOST = 32767, 127
INTEGER_MOST, REAL_MOST = 2 ** 31 - 1, 3.403e38
OBJECTS_MOST = 8388607
SIDE = (3, 14400)     # of a page, in points


def framing(data):
    """6.1.3, 6.1.4, 6.1.7.1, 6.1.9: one table, plain; its offsets lead to
    objects that stand on lines of their own."""
    out = []
    at = int(re.search(rb'startxref\r?\n(\d+)\r?\n%%EOF', data).group(1))
    m = re.compile(rb'xref(?:\r\n|\n|\r)0 (\d+)(?:\r\n|\n|\r)').match(
        data, at)
    if m is None:
        return ['xref is followed by something else than one section']
    n = int(m.group(1))
    entries = [data[m.end() + 20 * i:m.end() + 20 * i + 20]
               for i in range(n)]
    if entries[0][:18] != b'0000000000 65535 f':
        out.append('first entry of the cross-reference table')
    if not data.startswith(b'trailer', m.end() + 20 * n):
        out.append('something between the table and the trailer')
    places = []
    for i, e in enumerate(entries[1:], 1):
        if not re.fullmatch(rb'\d{10} 00000 n(?: \r| \n|\r\n)', e):
            out.append('entry %d of the cross-reference table' % i)
            continue
        place = int(e[:10])
        places.append(place)
        if data[place - 1:place] not in (b'\n', b'\r') or not re.compile(
                rb'%d 0 obj[\r\n]' % i).match(data, place):
            out.append('object %d is not on a line of its own' % i)
    places = sorted(places) + [at]
    for a, b in zip(places, places[1:]):
        out += one(data[a:b])
    return out


def one(body):
    """An object's bytes, as far as the next one."""
    out, name = [], body.split(b' ', 1)[0].decode()
    if not re.search(rb'[\r\n]endobj[\r\n]+\Z', body):
        out.append('object %s: endobj' % name)
    m = re.search(rb'>>\s*stream(\r\n|\n|\r(?!\n))', body)
    plain = body
    if m is not None:
        plain = body[:m.start()]
        length = int(re.search(rb'/Length (\d+)', plain).group(1))
        if m.group(1) == b'\r':
            out.append('object %s: stream is followed by CR' % name)
        if not re.match(rb'(?:\r\n|\n|\r)endstream[\r\n]',
                        body[m.end() + length:]):
            out.append('object %s: Length' % name)
    for h in re.findall(rb'(?<!<)<(?!<)([^>]*)>', strings_out(plain)):
        h = re.sub(SPACE, b'', h)
        if len(h) % 2 or re.search(rb'[^0-9A-Fa-f]', h):
            out.append('object %s: hexadecimal string' % name)
    return out


def strings_out(data):
    """Without literal strings, in which anything may stand."""
    return re.sub(rb'\((?:[^()\\]|\\.)*\)', b'()', data, flags=re.S)


def values(obj, depth=0):
    """All that an object is made of, itself first."""
    yield obj
    if depth > 0 and getattr(obj, 'is_indirect', False):
        return
    if isinstance(obj, pikepdf.Stream):
        obj = obj.stream_dict
    if isinstance(obj, pikepdf.Array):
        for v in obj:
            yield from values(v, depth + 1)
    elif isinstance(obj, pikepdf.Dictionary):
        for k, v in obj.items():
            yield pikepdf.Name(k)
            yield from values(v, depth + 1)


def too_much(v):
    """6.1.13."""
    if isinstance(v, bool):
        return False
    if isinstance(v, int):
        return abs(v) > INTEGER_MOST
    if isinstance(v, pikepdf.String):
        return len(bytes(v)) > STRING_MOST
    if isinstance(v, pikepdf.Name):
        return len(str(v).encode()) - 1 > NAME_MOST
    try:
        return abs(float(v)) > REAL_MOST
    except (TypeError, ValueError):
        return False


def limits(pdf):
    out = []
    if len(pdf.objects) > OBJECTS_MOST:
        out.append('%d objects' % len(pdf.objects))
    for obj in pdf.objects:
        out += ['%.40s… is beyond the limits of a reader' % str(v)
                for v in values(obj) if too_much(v)]
    for page in pdf.pages:
        box = [float(x) for x in page.obj.MediaBox]
        for a, b in ((box[0], box[2]), (box[1], box[3])):
            if not SIDE[0] <= b - a <= SIDE[1]:
                out.append('a page of %.0f points' % (b - a))
    return out


def contents(pdf):
    """Operands within the limits; artifacts are in no content of an element
    and have none in them (ISO 14289-1, 7.1); resources are the page's own
    (6.2.2)."""
    out = []
    for i, page in enumerate(pdf.pages, 1):
        if '/Resources' not in page.obj:
            out.append('page %d has no resources of its own' % i)
        open_ = []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            out += ['page %d: an operand of %s' % (i, name)
                    for v in operands for x in values(v) if too_much(x)]
            if name in ('BDC', 'BMC'):
                mark = '/Artifact' if operands[0] == '/Artifact' else \
                    'MCID' if len(operands) > 1 and '/MCID' in operands[
                        1] else None
                if mark is not None and any(open_):
                    out.append('page %d: %s within %s' % (i, mark, open_))
                open_.append(mark)
            elif name == 'EMC':
                open_.pop()
    return out


def check(pdf, path):
    with open(path, 'rb') as f:
        data = f.read()
    return framing(data) + limits(pdf) + contents(pdf)
