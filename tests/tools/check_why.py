#!/usr/bin/python3
"""Does the output of `liangze why` keep to its schema (docs/why.schema.json, docs/why-record.schema.json), add up, and point
where it says?

  check_why.py WORKSPACE RESULTS FILE...     exit 0 if all do, 1 with one line per fault, 2 if a file cannot be read

RESULTS is the results.json of the same period. Exactly, in fractions: a node is the sum of its parts, own × factor, and what is
shown is it rounded; the leaves add up to the score; a line that is named holds the element of that 编号; the score, the rank and
the losses are those of RESULTS. Of a record, its filings and its shares likewise; in the period of RESULTS it lost what that says.
"""
import json
import os
import re
import sys
from fractions import Fraction

import jsonschema

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LEAVES = {'value', 'loss', 'surplus', 'part', 'bonus', 'penalty', 'cap', 'floor'}
ADJUSTMENT = {'bonus': '(表彰|推广)', 'penalty': '查处'}


def shown(x):
    h = int(abs(x) * 100 + Fraction(1, 2))
    return f'{"-" if x < 0 else ""}{h // 100}.{h % 100:02}'


def leaves(n):
    if 'parts' not in n:
        yield n
    for p in n.get('parts', ()):
        yield from leaves(p)


def line_of(workspace, n, cache={}):
    path = os.path.join(workspace, n['file'])
    if path not in cache:
        with open(path, 'rb') as f:
            raw = f.read()
        code = 'utf-16' if raw[:2] in (b'\xff\xfe', b'\xfe\xff') else 'gb18030' if b'GB18030' in raw[:80].upper() else 'utf-8-sig'
        cache[path] = re.split('\r\n|\r|\n', raw.decode(code))
    return cache[path][n['line'] - 1][n['column'] - 1:]


def place(workspace, n):
    """What stands at the named line: a record, an opinion on it, an indicator, what a year has besides."""
    if n['line'] == 0:
        return
    got = line_of(workspace, n)
    if n['kind'] in ('final', 'part'):
        want = '<成绩 .*'
    elif n['kind'] in ADJUSTMENT:
        want = rf'<{ADJUSTMENT[n["kind"]]} .*编号="{n["title"][2:]}"'
    elif 'record' in n:
        want = rf'<意见 .*记录="{n["record"]}"' if n.get('rule') == 'A15.1' else rf'<记录 .*编号="{n["record"]}"'
    else:
        want = rf'<指标 .*编号="{n["task"].split("@")[0]}"'
    if not re.match(want, got):
        yield f'{n["file"]}:{n["line"]}:{n["column"]}: {got[:60]}, not {want}'


def node(workspace, n, where):
    where = f'{where}/{n["title"]}'
    points = Fraction(n['points_exact'])
    for key in ('points', 'own', 'full'):
        if key in n and n[key] != shown(Fraction(n[f'{key}_exact'])):
            yield f'{where}: {key} {n[key]}, exactly {n[key + "_exact"]}'
    if 'own' in n and Fraction(n['own_exact']) * Fraction(n['factor']) != points:
        yield f'{where}: own × factor is not points'
    if ('parts' in n) == (n['kind'] in LEAVES):
        yield f'{where}: {n["kind"]} with or without parts'
    if 'parts' in n and sum(Fraction(p['points_exact']) for p in n['parts']) != points:
        yield f'{where}: the parts do not add up'
    if n['kind'] in ('loss', 'penalty', 'cap') and points > 0 or n['kind'] in ('value', 'part', 'bonus', 'floor') and points < 0:
        yield f'{where}: sign of {points}'
    if 'file' in n:
        yield from place(workspace, n)
    for p in n.get('parts', ()):
        yield from node(workspace, p, where)


def against(workspace, w, results):
    u = next(u for u in results['units'] if u['code'] == w['unit']['code'])
    year = w['annual']
    keys = {'score': 'score' if year is None else 'daily' if year['final'] is None else 'final', 'rank': 'rank', 'remarks': 'remarks'}
    for key, theirs in keys.items():
        if u[theirs] != w[key]:
            yield f'{key} {w[key]}, results.json says {u[theirs]}'
    for key in ('total', 'bonus', 'deduction', 'final', 'grade') if year else ():
        if u[key] != year[key]:
            yield f'{key} {year[key]}, results.json says {u[key]}'
    for x in year['ceilings'] if year else ():
        if not line_of(workspace, x).startswith('<处分 '):
            yield f'{x["file"]}:{x["line"]}: no 处分'
    mine = [x for x in results['losses'] if x['unit'] == u['code']]
    told = [n for n in leaves(w['tree']) if n['kind'] == 'loss'] if w['tree'] else []
    key = (lambda t, r, p, rule, why: (t, r or '', p, rule, why))
    if sorted(key(x['task'], x['record'], '-' + x['points'], x['rule'], x['why']) for x in mine) != \
            sorted(key(n['task'], n.get('record'), n['own'], n['rule'], n['text']) for n in told):
        yield f'the losses are not those of results.json: {len(told)}, {len(mine)}'


def record(workspace, results, w):
    """What became of one record."""
    for x in w.get('filings', ()):
        if not re.match(rf'<{x["kind"]} .*编号="{w["record"]}"', line_of(workspace, x)):
            yield f'{x["file"]}:{x["line"]}: not the record'
    for x in w.get('windows', ()):
        if x['share'] is not None:
            yield from node(workspace, x['share'], x['period'])
    shares = [x['share'] for x in w.get('windows', ()) if x['period'] == results['period'] and x['share'] is not None]
    told = sorted((n['rule'], n['own']) for s in shares for n in leaves(s) if n['kind'] == 'loss')
    mine = sorted((x['rule'], '-' + x['points']) for x in results['losses'] if x['record'] == w['record'] and x['unit'] == w['unit'])
    if told != mine:
        yield f'lost {told}, results.json says {mine}'


def faults(workspace, results, w):
    if w['schema'] == 'liangze.why-record/1':
        yield from record(workspace, results, w)
        return
    if w['period'] != results['period'] or w['chain'] != results['chain']:
        yield 'not of the same period and ledger'
    if w['tree'] is not None:
        if sum(Fraction(n['points_exact']) for n in leaves(w['tree'])) != Fraction(w['score_exact']):
            yield 'the leaves do not add up to the score'
        if w['score'] != shown(Fraction(w['score_exact'])):
            yield f'score {w["score"]}, exactly {w["score_exact"]}'
        yield from node(workspace, w['tree'], w['unit']['code'])
    yield from against(workspace, w, results)


def schemas():
    got = []
    for name in ('why', 'why-record'):
        with open(os.path.join(ROOT, 'docs', f'{name}.schema.json'), encoding='utf-8') as f:
            got.append(json.load(f))
        jsonschema.Draft202012Validator.check_schema(got[-1])
    by = {s['properties']['schema']['const']: jsonschema.Draft202012Validator(s) for s in got}
    by['node'] = jsonschema.Draft202012Validator({'$ref': '#/$defs/node', '$defs': got[0]['$defs']})
    return by


def against_schema(checkers, w):
    for e in checkers[w['schema']].iter_errors(w):
        yield '/'.join(map(str, e.absolute_path)) + ': ' + e.message
    for x in w.get('windows', ()):
        if x['share'] is not None:
            for e in checkers['node'].iter_errors(x['share']):
                yield f'{x["period"]}/' + '/'.join(map(str, e.absolute_path)) + ': ' + e.message


def main():
    workspace, results, files = sys.argv[1], sys.argv[2], sys.argv[3:]
    checkers = schemas()
    n = 0
    try:
        with open(results, encoding='utf-8') as f:
            published = json.load(f)
        for path in files:
            with open(path, encoding='utf-8') as f:
                w = json.load(f)
            for fault in list(against_schema(checkers, w)) or faults(workspace, published, w):
                print(f'{path}: {fault}')
                n += 1
    except (OSError, ValueError) as e:
        print(e)
        return 2
    return 1 if n else 0


if __name__ == '__main__':
    sys.exit(main())
