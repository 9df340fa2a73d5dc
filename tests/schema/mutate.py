#!/usr/bin/env python3
"""Writes the documents of cases/*.txt: mutate.py OUTDIR.

A case is one line `收|退 | what | old | new`: the first `old` of the valid
document becomes `new`.  {x*n} stands for n times x, \\n for a line feed.
A case whose `old` is not there is an error: exit 1, nothing is skipped.
Output: OUTDIR/<root>/<line>-<收|退>.xml, and a line `path<TAB>what` each.
"""
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def text(s):
    s = s.replace('\\n', '\n').replace('\\t', '\t')
    return re.sub(r'\{(.)\*([0-9]+)\}', lambda m: m[1] * int(m[2]), s)


def cases(path):
    with open(path, encoding='utf-8') as f:
        for n, line in enumerate(f, 1):
            line = line.rstrip('\n')
            if line.strip() and not line.startswith('#'):
                part = (line + ' ' if line.endswith(' |') else line)
                want, what, old, new = part.split(' | ')
                yield n, want, what, text(old), text(new)


def main(out):
    for name in sorted(os.listdir(os.path.join(HERE, 'cases'))):
        root = name[:-4]
        with open(os.path.join(HERE, 'valid', root + '.xml'),
                  encoding='utf-8') as f:
            valid = f.read()
        os.makedirs(os.path.join(out, root))
        for n, want, what, old, new in cases(os.path.join(HERE, 'cases', name)):
            if want not in ('收', '退') or old not in valid:
                sys.exit(f'cases/{name}:{n}: {what}: 原文不在 valid/{root}.xml 里')
            path = os.path.join(out, root, f'{n:03d}-{want}.xml')
            with open(path, 'w', encoding='utf-8') as f:
                f.write(valid.replace(old, new, 1))
            print(f'{path}\t{root} 第{n}行 {what}')


main(sys.argv[1])
