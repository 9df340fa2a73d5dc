"""archive_tags.py - the structure of a tagged PDF (ISO 19005-2 level A, ISO
14289-1): all content marked once, the tree and the parent tree agree, types
are standard, headings without gaps, tables regular, figures with a text."""
from collections import Counter

import pikepdf

from structure import Element, Structure

# what may stand in what
KIDS = {
    'Document': {'Part', 'Sect', 'Div', 'P', 'H1', 'H2', 'H3', 'H4', 'H5',
                 'H6', 'Table', 'L', 'Figure', 'Caption'},
    'Part': None, 'Sect': None, 'Div': None,
    'P': {'Span'}, 'H1': {'Span'}, 'H2': {'Span'}, 'H3': {'Span'},
    'H4': {'Span'}, 'H5': {'Span'}, 'H6': {'Span'}, 'Span': {'Span'},
    'Table': {'TR', 'THead', 'TBody', 'TFoot', 'Caption'},
    'THead': {'TR'}, 'TBody': {'TR'}, 'TFoot': {'TR'}, 'TR': {'TH', 'TD'},
    'TH': {'P', 'Span'}, 'TD': {'P', 'Span', 'L', 'Figure'},
    'L': {'LI', 'Caption'}, 'LI': {'Lbl', 'LBody'}, 'Lbl': {'Span', 'P'},
    'LBody': {'Span', 'P', 'L'}, 'Figure': {'Span', 'P', 'Caption'},
    'Caption': {'Span', 'P'},
}


def marks(file, s):
    """Content, tree and parent tree name the same marks, each once."""
    out = []
    for page in file.pages:
        if any(g.mark is None for g in page.glyphs) or any(
                p.mark is None for p in page.paths):
            out.append('page %d: content without a mark' % page.number)
        out += ['page %d: MCID %d twice' % (page.number, m) for m, n in
                Counter(page.mcids).items() if n > 1]
    drawn = {(i, m) for i, p in enumerate(file.pages) for m in p.mcids}
    owners = {}
    for e in s.elements():
        for k in e.kids:
            if not isinstance(k, Element):
                if k in owners:
                    out.append('content %s in two elements' % (k,))
                owners[k] = e
    for k in drawn ^ set(owners):
        out.append('content %s is %s' % (k, 'in no element' if k in drawn
                                         else 'not drawn'))
    parents = number_tree(s.root.ParentTree)
    for i, page in enumerate(file.pdf.pages):
        key = page.obj.get('/StructParents')
        v = parents.get(None if key is None else int(key))
        if v is None and not file.pages[i].mcids:
            continue
        if v is None:
            out.append('page %d is not in the parent tree' % (i + 1))
            continue
        for (at, m), e in owners.items():
            if at == i and (m >= len(v) or
                            v[m].objgen != e.obj.objgen):
                out.append('parent of page %d, MCID %d' % (i + 1, m))
    return out


def number_tree(node):
    out = {}
    nums = node.get('/Nums')
    if nums is not None:
        v = list(nums)
        out.update({int(k): x for k, x in zip(v[::2], v[1::2])})
    for kid in node.get('/Kids', []):
        out.update(number_tree(kid))
    return out


def types(s):
    out = []
    if len(s.top) != 1 or s.top[0].type != 'Document':
        out.append('the tree begins with %s' % [e.type for e in s.top])
    for e in s.elements():
        allowed = KIDS.get(e.type, set())
        if e.type not in KIDS:
            out.append('type %s' % e.type)
        for k in e.kids:
            if isinstance(k, Element):
                if allowed is not None and k.type not in allowed:
                    out.append('%s in %s' % (k.type, e.type))
                if k.parent is e and '/P' in k.obj and \
                        k.obj.P.objgen != e.obj.objgen:
                    out.append('/P of %s' % k.type)
        if not e.kids and e.type not in ('TD', 'TH'):
            out.append('empty %s' % e.type)
    return out


def headings(s):
    out, level = [], 0
    for e in s.elements():
        if e.type[0] == 'H' and e.type[1:].isdigit():
            n = int(e.type[1:])
            if n > level + 1:
                out.append('H%d after H%d' % (n, level))
            level = n
    if level == 0:
        out.append('no heading')
    return out


def rows(table):
    for k in table.kids:
        if isinstance(k, Element):
            if k.type == 'TR':
                yield k
            elif k.type != 'Caption':
                yield from rows(k)


def tables(s):
    """Each row has as many columns as the first, spans counted; every head
    says of what."""
    out = []
    for table in (e for e in s.elements() if e.type == 'Table'):
        covered, width = {}, None
        v = list(rows(table))
        for r, row in enumerate(v):
            column = 0
            for cell in row.kids:
                if not isinstance(cell, Element):
                    continue
                while (r, column) in covered:
                    column += 1
                across = int(cell.attributes.get('ColSpan', 1))
                down = int(cell.attributes.get('RowSpan', 1))
                for i in range(r, r + down):
                    for j in range(column, column + across):
                        if (i, j) in covered:
                            out.append('cells of a table overlap')
                        covered[i, j] = cell
                column += across
                if cell.type == 'TH' and str(cell.attributes.get(
                        'Scope')) not in ('/Row', '/Column', '/Both'):
                    out.append('TH without a scope')
            n = sum((r, j) in covered for j in range(200))
            width = width or n
            if n != width:
                out.append('row %d of a table has %d columns of %d' % (
                    r + 1, n, width))
        if any(i >= len(v) for i, _ in covered):
            out.append('a cell reaches below its table')
    return out


def figures(s):
    out = []
    for e in s.elements():
        if e.type == 'Figure':
            if not str(e.obj.get('/Alt', '')).strip():
                out.append('a figure without a text')
            if 'BBox' not in e.attributes:
                out.append('a figure without its box')
    return out


def check(file):
    root = file.pdf.Root
    if '/StructTreeRoot' not in root:
        return ['not tagged']
    out = []
    info = root.get('/MarkInfo', pikepdf.Dictionary())
    if not info.get('/Marked') or info.get('/Suspects'):
        out.append('MarkInfo')
    s = Structure(file)
    if '/RoleMap' in s.root:
        out.append('a role map, where all types are standard')
    return out + marks(file, s) + types(s) + headings(s) + tables(s) + \
        figures(s)
