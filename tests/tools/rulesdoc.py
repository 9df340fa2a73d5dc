#!/usr/bin/env python3
"""Keeps docs/rules.md in step with include/rules/catalogue.def.

Usage: rulesdoc.py           rewrites the rows of the rules in the catalogue
       rulesdoc.py --check   exit 1 where a row differs, is missing or extra
A row of a rule that the program knows begins with its id and is made from
the catalogue; a row of a later issue begins with ○ and is written by hand.
A rule new in the catalogue takes the place of its ○ row.
"""
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CATALOGUE = os.path.join(ROOT, 'include', 'rules', 'catalogue.def')
DOC = os.path.join(ROOT, 'docs', 'rules.md')
LEVEL = {'REFUSE': '退回', 'WARN': '警告', 'REMIND': '提醒', 'INFO': '提示',
         'NOTE': '提示', 'UNJUDGED': '无法判定'}
STRING = r'"(?:[^"\\]|\\.)*"'
ROW = re.compile(r'^\| (○ )?([A-Z][0-9]{2}\.[0-9]+) \|')


def strings(s):
    """The value of C string literals that stand one after another."""
    return ''.join(re.sub(r'\\(.)', r'\1', p[1:-1])
                   for p in re.findall(STRING, s))


def escape(s):
    """As text of a cell of a Markdown table."""
    for c, to in (('&', '&amp;'), ('<', '&lt;'), ('|', '\\|')):
        s = s.replace(c, to)
    return s


def catalogue():
    with open(CATALOGUE, encoding='utf-8') as f:
        text = re.sub(r'/\*.*?\*/', '', f.read(), flags=re.S)
    rows = {}
    many = rf'((?:{STRING}\s*)+)'
    for m in re.finditer(rf'RULE\(\s*\w+,\s*"([^"]+)",\s*LEVEL_(\w+),\s*'
                         rf'{many},\s*{many},\s*{many},\s*{many}\)', text):
        article, what, mend, reading = map(strings, m.groups()[2:])
        cells = [m[1], article, what, LEVEL[m[2]], mend,
                 '（本市读法）' + reading if reading else '']
        rows[m[1]] = '| ' + ' | '.join(map(escape, cells)) + ' |'
    if len(rows) != len(re.findall(r'^RULE\(\w', text, flags=re.M)):
        sys.exit('rulesdoc.py: catalogue.def 里有看不懂的行')
    return rows


def main():
    rows, seen, out = catalogue(), set(), []
    with open(DOC, encoding='utf-8') as f:
        old = f.read()
    for line in old.splitlines():
        m = ROW.match(line)
        if m and m[2] in rows:
            line = rows[m[2]]
        elif m and not m[1]:
            sys.exit(f'docs/rules.md: 程序里没有规则 {m[2]}，行首应加 ○')
        if m:
            seen.add(m[2])
        out.append(re.sub(r' +\|$', ' |', line) if m else line)
    missing = sorted(set(rows) - seen)
    if missing:
        sys.exit('docs/rules.md: 缺规则 ' + ' '.join(missing))
    new = '\n'.join(out) + '\n'
    if sys.argv[1:] == ['--check']:
        if new != old:
            print('docs/rules.md 与 catalogue.def 不一致，请运行 tests/tools/rulesdoc.py')
        return 0 if new == old else 1
    with open(DOC, 'w', encoding='utf-8') as f:
        f.write(new)
    return 0


sys.exit(main())
