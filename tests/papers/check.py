#!/usr/bin/python3
"""check.py DIR - every DIR/NAME.pdf with its DIR/NAME.tree: measured
(measure.py), its text (text.py), its inner structure (archive.py).  Ends
with `N passed, N failed`: three checks a paper."""
import glob
import os
import sys
from multiprocessing import Pool

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import archive                                                 # noqa: E402
import text                                                    # noqa: E402
from measure import measure                                    # noqa: E402

MOST = 4     # findings of one check of a paper that are shown


def measured(tree, pdf):
    t = measure(tree, pdf)
    return ['%s p%s: %s / %s / %s' % (r.what, r.page, r.measured, r.should,
                                      r.tol) for r in t.rows if not r.ok]


def one(pdf):
    """(what, findings) of each check of a paper."""
    out = []
    for what, f in (('measure', measured), ('text', text.check),
                    ('archive', archive.check)):
        try:
            out.append((what, f(pdf[:-4] + '.tree', pdf)))
        except Exception as e:     # one file must not hide the others
            out.append((what, ['%s: %s' % (type(e).__name__, e)]))
    return out


def main(folder):
    passed = failed = 0
    papers = sorted(glob.glob(os.path.join(folder, '*.pdf')))
    with Pool() as pool:
        for pdf, results in zip(papers, pool.imap(one, papers)):
            for what, v in results:
                name = os.path.basename(pdf) + ' ' + what
                for line in v[:MOST]:
                    print('%s: %s' % (name, line))
                if len(v) > MOST:
                    print('%s: … %d more (%s.py shows all)' % (
                        name, len(v) - MOST, what))
                passed += not v
                failed += bool(v)
    print('%d passed, %d failed' % (passed, failed))
    return failed > 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
