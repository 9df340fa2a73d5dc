#!/usr/bin/env python3
"""Is docs/regulations.md whole and true?

Usage: regulations.py           sets or takes away the marks （未做）, （模板）
       regulations.py --check   exit 1 with a line for each fault
Every article of the five regulations has a row; each rule of the catalogue
stands in the row of its own article, and each rule named is in the catalogue
or marked （未做） and announced (○) in docs/rules.md; each paper named is one of kinds.xml and each of those is
named, marked （模板） where no run prints it; each command is one of the
program's; a row without any of them says why no program does it.
"""
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
DOC = os.path.join(ROOT, 'docs', 'regulations.md')
ARTICLES = {'A': 18, 'B': 26, 'C': 9, 'D': 19, 'E': 10}
DIGITS = '零一二三四五六七八九十'
LATER = '（未做）'
BY_HAND = '（模板）'
OUTSIDE = '不归程序管：'
RULE = re.compile(r'([A-EX][0-9]{2}\.[0-9]+)(' + LATER + ')?')
ROW = re.compile(r'^\| ([A-E])第([一二三四五六七八九十]+)条 \|')


def text(*path):
    with open(os.path.join(ROOT, *path), encoding='utf-8') as f:
        return f.read()


def numeral(n):
    tens, ones = divmod(n, 10)
    return ((DIGITS[tens] if tens > 1 else '') + '十' if tens else '') + \
        (DIGITS[ones] if ones or not tens else '')


def commands():
    """The names of the rows of src/cmd, one a sub-command."""
    out = set()
    for name in os.listdir(os.path.join(ROOT, 'src', 'cmd')):
        out.update(re.findall(r'\.name = "([a-z]+)"',
                              text('src', 'cmd', name)))
    return out


def printed():
    """The papers that some run, or `case`, prints: rows of their tables."""
    model = sorted(os.listdir(os.path.join(ROOT, 'src', 'model')))
    tables = [text('src', 'stage', 'paper_facts_jobs.c')] + \
        [text('src', 'model', name) for name in model]
    return set(re.findall(r'\[(?:CASE_)?PAPER_\w+\] = \{?\s*"([^"]+)"',
                          ''.join(tables)))


def papers_marked(cell, runs):
    names = [p.replace(BY_HAND, '') for p in cell.strip().split('、')]
    return '、'.join(p if p in runs or not p else p + BY_HAND for p in names)


def marked(doc, known):
    runs, out = printed(), []
    for line in doc.split('\n'):
        if ROW.match(line):
            cells = line.split('|')
            cells[4] = f' {papers_marked(cells[4], runs)} '.replace('  ', ' ')
            line = '|'.join(cells)
        out.append(line)
    return RULE.sub(lambda m: m[1] + ('' if m[1] in known else LATER),
                    '\n'.join(out))


def row_faults(where, cells, kinds, programs):
    _, rules, papers, rest = cells
    for p in filter(None, papers.split('、')):
        if p.replace(BY_HAND, '') not in kinds:
            yield f'{where}：kinds.xml 里没有文种“{p}”'
    for c in re.findall(r'`liangze ([a-z]+)', rest):
        if c not in programs:
            yield f'{where}：没有命令 {c}'
    if OUTSIDE in rest and (rules or papers):
        yield f'{where}：既有规则、文书，又写不归程序管'
    if not (rules or papers or rest):
        yield f'{where}：没有写在哪里，也没有写不归程序管'


def faults(doc):
    catalogue = text('include', 'rules', 'catalogue.def')
    known = set(re.findall(r'^RULE\(\w+, "([^"]+)"', catalogue, re.M))
    kinds = set(re.findall(r'<文种 名称="([^"]+)"',
                           text('templates', 'papers', 'kinds.xml')))
    programs, rows = commands(), {}
    for line in doc.splitlines():
        m = ROW.match(line)
        if not m:
            continue
        if (m[1], m[2]) in rows:
            yield f'{m[1]}第{m[2]}条写了两行'
        rows[m[1], m[2]] = [c.strip() for c in line.split('|')[2:-1]]
    for letter, n in ARTICLES.items():
        for k in range(1, n + 1):
            cells = rows.pop((letter, numeral(k)), None)
            where = f'{letter}第{numeral(k)}条'
            if cells is None:
                yield f'没有{where}'
                continue
            yield from row_faults(where, cells, kinds, programs)
            own = {r for r in known if r.startswith(f'{letter}{k:02d}.')}
            for r in sorted(own - {m[0] for m in RULE.findall(cells[1])}):
                yield f'{where}：没有规则 {r}'
    for letter, n in rows:
        yield f'没有这一条：{letter}第{n}条'
    named = {m[0]: m[1] for m in RULE.findall(doc)}
    for r in sorted(known - set(named)):
        yield f'没有规则 {r}'
    announced = set(re.findall(r'^\| ○ (\S+) \|', text('docs', 'rules.md'),
                               re.M))
    for r in sorted(set(named) - known - announced):
        yield f'docs/rules.md 里没有规则 {r}'
    if marked(doc, known) != doc:
        yield f'{LATER}{BY_HAND}的标注不对，请运行 tests/tools/regulations.py'
    for k in sorted(k for k in kinds if k not in doc):
        yield f'没有文种“{k}”'


def main():
    with open(DOC, encoding='utf-8') as f:
        doc = f.read()
    if sys.argv[1:] == ['--check']:
        found = list(faults(doc))
        for line in found:
            print(f'docs/regulations.md: {line}')
        return 1 if found else 0
    known = set(re.findall(r'^RULE\(\w+, "([^"]+)"', text(
        'include', 'rules', 'catalogue.def'), re.M))
    with open(DOC, 'w', encoding='utf-8') as f:
        f.write(marked(doc, known))
    return 0


sys.exit(main())
