#!/usr/bin/python3
"""archive.py TREE PDF [TREE PDF]... - what ISO 19005-2 (PDF/A-2, level A)
and ISO 14289-1 (PDF/UA-1) ask of a file of this kind, checked by our own
reading of it; Debian has no validator of either.  What these papers do not
have (annotations, forms, images, transparency, attachments) is refused as a
whole.  Besides: qpdf --check, pdffonts, mutool's reading of every glyph.
The bytes: archive_bytes.py; fonts: archive_fonts.py; structure:
archive_tags.py.  Exit status 1 if anything is wrong.
"""
import os
import re
import subprocess
import sys

import pikepdf
from lxml import etree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import archive_bytes                                           # noqa: E402
import archive_fonts                                           # noqa: E402
import archive_tags                                            # noqa: E402
from pdfpage import MM, File                                   # noqa: E402
from tree import Tree, bare                                    # noqa: E402

XMP = {'rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
       'dc': 'http://purl.org/dc/elements/1.1/',
       'xmp': 'http://ns.adobe.com/xap/1.0/',
       'pdf': 'http://ns.adobe.com/pdf/1.3/',
       'pdfaid': 'http://www.aiim.org/pdfa/ns/id/',
       'pdfuaid': 'http://www.aiim.org/pdfua/ns/id/',
       'pdfaExtension': 'http://www.aiim.org/pdfa/ns/extension/'}
# The properties of XMP 2005 that these papers have (ISO 19005-2, 6.6.2.3.1)
# and the forms of their values
PREDEFINED = {
    'dc:format': None, 'dc:language': 'Bag', 'dc:title': 'Alt',
    'dc:creator': 'Seq', 'dc:description': 'Alt', 'xmp:CreatorTool': None,
    'xmp:CreateDate': None, 'xmp:ModifyDate': None, 'pdf:Producer': None,
    'pdf:Keywords': None, 'pdfaid:part': None, 'pdfaid:conformance': None,
    'pdfaExtension:schemas': 'Bag'}
SCHEMA = 'http://www.aiim.org/pdfa/ns/schema#'
PROPERTY = 'http://www.aiim.org/pdfa/ns/property#'
# Info: XMP property that says the same (ISO 19005-2, 6.6.3)
SAME = {'/Title': 'dc:title', '/Author': 'dc:creator',
        '/Subject': 'dc:description', '/Keywords': 'pdf:Keywords',
        '/Creator': 'xmp:CreatorTool', '/Producer': 'pdf:Producer',
        '/CreationDate': 'xmp:CreateDate', '/ModDate': 'xmp:ModifyDate'}
FORBIDDEN = ('/JS', '/JavaScript', '/AA', '/OpenAction', '/EF',
             '/EmbeddedFiles', '/AF', '/XFA', '/AcroForm', '/Annots', '/TR',
             '/TR2', '/HTP', '/OCProperties', '/Encrypt', '/SMaskInData',
             '/PS', '/Ref', '/OPI', '/Requirements', '/PresSteps',
             '/Collection', '/Threads', '/Group', '/SMask')


def bytes_of(path):
    """Header, binary comment, end of file (6.1.2, 6.1.3)."""
    with open(path, 'rb') as f:
        data = f.read()
    out = []
    if not re.match(rb'%PDF-1\.[4-7]\n%[\x80-\xff]{4,}[\r\n]', data):
        out.append('header or binary comment')
    if not re.search(rb'startxref\n\d+\n%%EOF\r?\n?\Z', data):
        out.append('end of the file')
    if data.count(b'%%EOF') != 1:
        out.append('more than one revision')
    return out


def objects(pdf):
    """Nothing that may not or need not be in such a file (6.1, 6.2, 6.4 to
    6.8): scripts, attachments, annotations, transparency, LZW, encryption."""
    out = []
    for obj in pdf.objects:
        if isinstance(obj, pikepdf.Array) or not isinstance(
                obj, (pikepdf.Dictionary, pikepdf.Stream)):
            continue
        d = dict(obj.items()) if isinstance(obj, pikepdf.Dictionary) else \
            dict(obj.stream_dict.items())
        out += ['%s is in the file' % k for k in FORBIDDEN if k in d]
        f = d.get('/Filter')
        names = [] if f is None else [str(x) for x in f] if isinstance(
            f, pikepdf.Array) else [str(f)]
        out += ['filter %s' % n for n in names if n != '/FlateDecode']
        if any(k in d for k in ('/F', '/FFilter', '/FDecodeParms')) and \
                isinstance(obj, pikepdf.Stream):
            out.append('a stream in another file')
        if d.get('/Subtype') in ('/Image', '/Form', '/PS'):
            out.append('an XObject')
        if d.get('/Type') == '/ExtGState':
            out += ['ExtGState with %s' % k for k in d
                    if k not in ('/Type', '/SA')]
        if d.get('/Type') == '/Metadata' and f is not None:
            out.append('compressed metadata')
    for k in ('/Names', '/URI', '/PageLabels'):
        if k == '/Names' and k in pdf.Root:
            out.append('a name tree')
    for page in pdf.pages:
        out += ['ColorSpace resources' for k in ('/ColorSpace', '/Pattern',
                                                 '/Shading', '/XObject')
                if k in page.obj.Resources]
    return out


def intent(root):
    """The one output intent: an sRGB ICC profile (6.2.3)."""
    v = root.get('/OutputIntents')
    if v is None or len(v) != 1:
        return ['no output intent']
    v, out = v[0], []
    if v.get('/S') != '/GTS_PDFA1' or '/OutputConditionIdentifier' not in v:
        out.append('output intent')
    profile = v.DestOutputProfile
    icc = profile.read_bytes()
    if int(profile.N) != 3 or icc[16:20] != b'RGB ' or \
            icc[12:16] not in (b'mntr', b'prtr') or icc[36:40] != b'acsp' or icc[8] > 4:
        out.append('ICC profile')
    if len(icc) != int.from_bytes(icc[:4], 'big'):
        out.append('ICC profile cut short')
    return out


def properties(packet):
    """{prefix:name: text} of an XMP packet."""
    root = etree.fromstring(packet)
    names = {v: k for k, v in XMP.items()}
    out = {}
    for d in root.iter('{%s}Description' % XMP['rdf']):
        for k, v in d.attrib.items():
            q = etree.QName(k)
            if q.namespace != XMP['rdf']:
                out['%s:%s' % (names.get(q.namespace, '?'),
                               q.localname)] = v
        for e in d:
            q = etree.QName(e)
            items = e.findall('.//{%s}li' % XMP['rdf'])
            text = items[0].text if items else e.text
            if len(items) > 1:
                text = None
            out['%s:%s' % (names.get(q.namespace, '?'), q.localname)] = text
    return out


def schemas(packet):
    """What the packet has beyond the predefined schemas is described in it,
    wholly (6.6.2.3.2, 6.6.2.3.3)."""
    root, out, known = etree.fromstring(packet), [], set()
    names = {v: k for k, v in XMP.items()}
    rdf = '{%s}' % XMP['rdf']
    for e in root.iter('{%s}schemas' % XMP['pdfaExtension']):
        for s in e.findall('%sBag/%sli' % (rdf, rdf)):
            uri = s.findtext('{%s}namespaceURI' % SCHEMA)
            prefix = s.findtext('{%s}prefix' % SCHEMA)
            if not s.findtext('{%s}schema' % SCHEMA) or \
                    names.get(uri) != prefix:
                out.append('extension schema %s %s' % (prefix, uri))
            for p in s.findall('{%s}property/%sSeq/%sli' % (SCHEMA, rdf,
                                                            rdf)):
                v = {k: p.findtext('{%s}%s' % (PROPERTY, k)) for k in (
                    'name', 'valueType', 'category', 'description')}
                if not all(v.values()) or v['category'] not in (
                        'internal', 'external'):
                    out.append('extension property %s' % v)
                known.add('%s:%s' % (prefix, v['name']))
    for e in (e for d in root.iter(rdf + 'Description') for e in d):
        q = etree.QName(e)
        name = '%s:%s' % (names.get(q.namespace, '?'), q.localname)
        if name not in PREDEFINED and name not in known:
            out.append('XMP property %s is not described' % name)
        form = PREDEFINED.get(name)
        if (form is None and len(e)) or (
                form is not None and (len(e) != 1 or
                                      e[0].tag != rdf + form)):
            out.append('XMP property %s is no %s' % (name, form))
        if e.prefix != names.get(q.namespace):
            out.append('prefix %s of %s' % (e.prefix, name))
    return out


def date(info):
    """D:20261124000000+08'00' as XMP writes it."""
    m = re.match(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)"
                 r"(Z|[+-]\d\d'\d\d'?)$", info)
    if not m:
        return None
    zone = m.group(7).replace("'", ':').rstrip(':')
    return '%s-%s-%sT%s:%s:%s%s' % (m.groups()[:6] + (zone,))


def metadata(pdf):
    """XMP is there, says PDF/A-2 and PDF/UA-1 and the same as Info."""
    out = []
    packet = pdf.Root.Metadata.read_raw_bytes()
    if pdf.Root.Metadata.get('/Subtype') != '/XML':
        out.append('metadata is no XML')
    if not re.match(rb'<\?xpacket begin=["\'](\xef\xbb\xbf)?["\'] id=["\']'
                    rb'W5M0MpCehiHzreSzNTczkc9d["\']\?>', packet) or \
            not re.search(rb'<\?xpacket end=["\'][rw]["\']\?>\s*\Z', packet):
        out.append('the XMP packet has no wrapper')
    out += schemas(packet)
    v = properties(packet)
    out += ['XMP property %s' % k for k in v if k.startswith('?')]
    if v.get('pdfaid:part') != '2' or \
            v.get('pdfaid:conformance') not in ('A', 'U'):
        out.append('pdfaid: %s %s' % (v.get('pdfaid:part'),
                                      v.get('pdfaid:conformance')))
    if v.get('pdfaid:conformance') == 'A' and v.get('pdfuaid:part') != '1':
        out.append('pdfuaid')
    for key in pdf.docinfo.keys():
        if key not in SAME:
            out.append('Info has %s' % key)
            continue
        want = str(pdf.docinfo[key])
        if key.endswith('Date'):
            want = date(want)
        if v.get(SAME[key]) != want:
            out.append('Info %s is “%s”, XMP “%s”' % (key, want,
                                                      v.get(SAME[key])))
    if not v.get('dc:title'):
        out.append('no title')
    return out


def catalog(pdf, tree):
    root, out = pdf.Root, []
    if len(pdf.trailer.get('/ID', [])) != 2:
        out.append('no ID')
    if str(root.get('/Lang')) != 'zh-CN':
        out.append('language %s' % root.get('/Lang'))
    if not root.get('/ViewerPreferences', {}).get('/DisplayDocTitle'):
        out.append('the title is not shown')
    if bare(str(pdf.docinfo.get('/Title', ''))) != tree.text_of('标题'):
        out.append('Title “%s”' % pdf.docinfo.get('/Title'))
    return out


def headings(tree):
    """What the bookmarks must say: the title and each heading's text."""
    v = [s for s in tree.segments if s.part in (
        '标题', '附件标题', '一级', '二级', '三级', '四级')]
    return v


def bookmarks(pdf, tree):
    """Each bookmark names a heading of the paper, in order, and leads to a
    page; title and headings of level 1 have one each."""
    out, got = [], []
    with pdf.open_outline() as outline:
        todo = list(outline.root)
        while todo:
            item = todo.pop(0)
            todo = list(item.children) + todo
            got.append(bare(item.title))
            d = item.destination
            if d is None or d[0].objgen not in {
                    p.obj.objgen for p in pdf.pages}:
                out.append('bookmark “%s” leads nowhere' % item.title)
    rest = iter(headings(tree))
    for title in got:
        if not any(s.text.startswith(title) or title == s.text or
                   title.endswith(s.text) for s in rest):
            out.append('bookmark “%s” is no heading, or out of order' %
                       title)
            break
    for s in headings(tree):
        if s.part in ('标题', '一级') and not any(
                s.text.startswith(g) for g in got):
            out.append('no bookmark for “%s”' % s.text)
    return out


def tool(*args):
    r = subprocess.run(args, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return r.returncode, r.stdout.decode()


def tools(file):
    """What qpdf, pdffonts and mutool say; mutool places every glyph where
    our own reading does."""
    out = []
    code, text = tool('qpdf', '--check', file.path)
    if code:
        out.append('qpdf --check: ' + text.strip().splitlines()[-1])
    _, text = tool('pdffonts', file.path)
    for line in text.splitlines()[2:]:
        if line.split()[-5:-2] != ['yes', 'yes', 'yes']:
            out.append('pdffonts: ' + line)
    _, text = tool('mutool', 'trace', file.path)
    out += ['mutool: ' + x for x in text.splitlines()
            if x.startswith(('warning', 'error'))]
    seen = [(float(a), float(b)) for a, b in re.findall(
        r'<g unicode="[^"]*" glyph="\d+" x="([^"]+)" y="([^"]+)"', text)]
    ours = [(g.x * MM, (p.height - g.y) * MM) for p in file.pages
            for g in p.glyphs]
    far = sum(abs(a - c) > .02 or abs(b - d) > .02
              for (a, b), (c, d) in zip(seen, ours))
    if len(seen) != len(ours) or far:
        out.append('mutool places %d glyphs, we %d, %d elsewhere' % (
            len(seen), len(ours), far))
    return out


def check(tree_path, path):
    """All that is wrong with a file, as texts."""
    try:
        file, tree = File(path), Tree(tree_path)
    except ValueError as e:
        return [str(e)]
    pdf = file.pdf
    return bytes_of(path) + archive_bytes.check(pdf, path) + \
        objects(pdf) + intent(pdf.Root) + \
        metadata(pdf) + catalog(pdf, tree) + bookmarks(pdf, tree) + \
        archive_fonts.check(file) + archive_tags.check(file) + tools(file)


def main(args):
    bad = 0
    for tree, pdf in zip(args[::2], args[1::2]):
        v = check(tree, pdf)
        for line in v:
            print('%s: %s' % (os.path.basename(pdf), line))
        bad += bool(v)
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
