#!/usr/bin/python3
"""text.py TREE PDF [TREE PDF]... - the text that went in comes out again.

Expected: tree.py.  Compared with it, blanks aside and nothing else:
- the content of the pages in the order of their streams;
- the structure tree's order, by our own reading and, of short papers, by
  pdfinfo -struct-text;
- what is marked as an artifact: exactly one page number a page (none on a
  letter's first), 草稿 once on every page of a draft, the small print at the
  foot, and the head of each table that goes on from the page before;
- pdftotext -raw, page by page, with the streams' characters in their order.
Exit status 1 if anything differs.
"""
import os
import re
import subprocess
import sys
from collections import Counter

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from pdfpage import File                                       # noqa: E402
from structure import Structure                                # noqa: E402
from tree import (Mismatch, Placed, Tree, bare, chart_values,
                  plain)                  # noqa: E402

MOST = 25    # texts of a paper that pdfinfo is asked about: its time grows
             # with their square


def differ(got, want):
    i = next((k for k, (a, b) in enumerate(zip(got, want)) if a != b),
             min(len(got), len(want)))
    return 'after “%s”: “%s”, expected “%s”' % (
        want[max(0, i - 10):i], got[i:i + 14], want[i:i + 14])


def continued(placed):
    """{page: head texts of the tables that go on there}, and the same of
    tables that may go on with rows left to be filled in."""
    tree, out, empty = placed.tree, {}, {}
    for table in tree.tables:
        cells = {c for row in table for c in row}
        on = sorted({g.page for n, s in enumerate(tree.segments)
                     if s.info is not None and s.info in cells
                     for g in placed.glyphs[n]})
        head = tree.head_of(table)
        if head:
            for page in on[1:]:
                out.setdefault(page, []).append(head)
        if head and any(c.get('空') == '是' for c in cells) and on:
            for page in range(on[-1] + 1, len(placed.file.pages) + 1):
                empty.setdefault(page, []).append(head)
    return out, empty


def take(text, pieces):
    """What is left of the text and of the pieces when as many pieces as
    possible were taken from its front."""
    while pieces:
        p = next((p for p in sorted(pieces, key=len, reverse=True)
                  if text.startswith(p)), None)
        if p is None:
            break
        text = text[len(p):]
        pieces.remove(p)
    return text, pieces


def artifacts(placed):
    tree, out = placed.tree, []
    heads, empty = continued(placed)
    for page in placed.file.pages:
        n = page.number
        got = ''.join(bare(g.text) for g in page.glyphs
                      if g.mark == 'Artifact')
        want = list(heads.get(n, []))
        want += [h for h in empty.get(n, []) if h in got]
        if not (n == 1 and tree.format == '信函'):
            want.append('—%d—' % n)
        if tree.mark:
            want.append(tree.mark)
        want.extend(tree.traces)
        rest, missing = take(got, want)
        if rest:
            out.append('page %d: printed, and not in the tree: “%s”' %
                       (n, rest[:40]))
        if missing:
            out.append('page %d: missing: %s' % (n, missing))
    return out


def run(*args):
    return subprocess.run(args, stdout=subprocess.PIPE, check=True,
                          stderr=subprocess.DEVNULL).stdout.decode()


def raw(placed):
    """pdftotext against the streams: as a whole and in order."""
    out = []
    text = run('pdftotext', '-raw', '-enc', 'UTF-8', placed.file.path, '-')
    pages = text.split('\f')
    if len(pages) - 1 != len(placed.file.pages):
        return ['pdftotext sees %d pages' % (len(pages) - 1)]
    for page, got in zip(placed.file.pages, pages):
        want = ''.join(bare(g.text) for g in page.glyphs)
        for line in got.split('\n'):
            if re.fullmatch('[，。；：、）》”’〕！？]+', line):
                out.append('page %d: pdftotext leaves “%s” on a line alone'
                           % (page.number, line))
        got = bare(got)
        if got != want:
            more = Counter(got) - Counter(want)
            less = Counter(want) - Counter(got)
            out.append('page %d: pdftotext %s (more %s, less %s)' % (
                page.number, differ(got, want), dict(more), dict(less)))
    return out


def by_structure(placed):
    want = placed.text
    out = []
    got = bare(Structure(placed.file).text())
    if got != want:
        out.append('structure tree ' + differ(got, want))
    if len(placed.tree.segments) > MOST:
        return out
    shown = run('pdfinfo', '-struct-text', placed.file.path)
    got = bare(''.join(re.findall(r'^ *"(.*)"$', shown, re.M)))
    if got != want:
        out.append('pdfinfo -struct-text ' + differ(got, want))
    return out


def alternatives(placed):
    """A chart's text for those who cannot see it says all of it."""
    charts = [s.info for s in placed.tree.segments if s.part == '图']
    alts = [bare(str(e.obj.get('/Alt', ''))) for e in
            Structure(placed.file).elements() if e.type == 'Figure']
    if len(charts) != len(alts):
        return ['%d charts, %d figures' % (len(charts), len(alts))]
    out = []
    for el, alt in zip(charts, alts):
        words = [bare(el.get('名'))] + [x for x in chart_values(el)
                                       if x != '—']
        words += [bare(x.get('名')) if x.get('名') else plain(x) for x in el]
        out += ['the text of the chart does not say “%s”' % w
                for w in words if w not in alt]
    return out


def outside(placed):
    """Characters outside of any mark."""
    v = [g.text for g in placed.content if g.mark is None]
    return ['not marked: “%s”' % ''.join(v[:20])] if v else []


def check(tree, pdf):
    try:
        placed = Placed(Tree(tree), File(pdf))
    except Mismatch as e:
        return [str(e)]
    head = [placed.head_order] if placed.head_order else []
    return head + artifacts(placed) + outside(placed) + raw(placed) + \
        by_structure(placed) + alternatives(placed)


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
