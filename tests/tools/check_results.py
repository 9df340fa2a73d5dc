#!/usr/bin/python3
"""Does a results.json keep to docs/results.schema.json, and to what a schema cannot say?

  check_results.py FILE...        exit 0 if all do, 1 with one line per fault, 2 if a file cannot be read

Beyond the schema: units by code, deadlines by rule, unit and subject, findings by file, line, column, rule and record;
days = as_of - due and the state that goes with it; the rule of a task; ranks 1, 2, 2, 4 by the printed score; complete <= due;
every index into findings in range; overdue and warning as the deadlines say; the analysis of a half-year adds up.  Of a year: F,
bonus and deduction are what total and merits say, the grade is the earned one and its ceilings, ranks go by F.
"""
import datetime as dt
import json
import os
import sys
from decimal import Decimal

import jsonschema

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DONE = ('已完成', '逾期完成', '到位', '不到位', '拒不整改', '弄虚作假')
TASK = ('A10.3', 'A10.4')
GRADES = ('优秀', '良好', '一般', '差')


def rising(rows, key, what):
    keys = [key(r) for r in rows]
    return [f'{what}[{i}]: out of order: {keys[i]}' for i in range(1, len(keys)) if keys[i - 1] > keys[i]]


def text(s):
    """Byte order, as the program sorts."""
    return s.encode('utf-8')


def deadline(d, as_of):
    n = (as_of - dt.date.fromisoformat(d['due'])).days
    if d['days'] != n:
        yield f'days is {d["days"]}, not {n}'
    if d['state'] not in DONE and d['state'] != ('逾期' if n > 0 else '临近到期' if n >= -5 else '未到期'):
        yield f'state {d["state"]} at {n} days'
    if d['rule'] in TASK and d['rule'] != ('A10.4' if n > 0 else 'A10.3'):
        yield f'rule {d["rule"]} at {n} days'
    if d['enters_soon'] and d['state'] != '未到期' or d['mendable_only'] and d['state'] != '逾期':
        yield f'flags do not fit state {d["state"]}'


def ranks(units, by):
    for category in ('县区', '市直单位'):
        group = [u for u in units if u['category'] == category and u[by] is not None]
        for u in group:
            want = 1 + sum(float(v[by]) > float(u[by]) for v in group)
            if u['rank'] != want:
                yield f'{u["code"]}: rank {u["rank"]}, not {want}'
    for u in units:
        if (u[by] is None) != (u['rank'] is None):
            yield f'{u["code"]}: {by} {u[by]} with rank {u["rank"]}'


def points(r, unit, *kinds):
    return sum(Decimal(m['points']) for m in r['merits'] if m['unit'] == unit and m['counts'] and m['kind'] in kinds)


def annual_unit(r, u):
    if Decimal(u['bonus_earned']) != points(r, u['code'], '表彰', '推广') or Decimal(u['bonus']) > Decimal(u['bonus_earned']):
        yield f'bonus {u["bonus"]} of {u["bonus_earned"]} is not what the merits say'
    if Decimal(u['deduction']) != points(r, u['code'], '查处'):
        yield f'deduction {u["deduction"]} is not what the merits say'
    if (u['final'] is None) != bool(u['ungraded']) or (u['final'] is None) != (u['grade'] == '未评定'):
        yield f'final {u["final"]}, grade {u["grade"]}, {len(u["ungraded"])} reasons'
    if u['final'] is None:
        return
    want = max(Decimal(0), Decimal(u['total']) + Decimal(u['bonus']) - Decimal(u['deduction']))
    if Decimal(u['final']) != want:
        yield f'final {u["final"]}, not {want}'
    mine = [c for c in r['ceilings'] if c['unit'] == u['code']]
    want = max([GRADES.index(u['grade_earned'])] + [GRADES.index(c['most']) for c in mine if c['most']])
    if u['grade'] != GRADES[want]:
        yield f'grade {u["grade"]}, not {GRADES[want]}'
    if any(c['lowers'] != (u['grade'] != u['grade_earned'] and c['most'] == u['grade']) for c in mine):
        yield 'a ceiling lowers what it does not, or the other way'


def annual(r):
    for u in r['units']:
        for fault in annual_unit(r, u):
            yield f'{u["code"]}: {fault}'
    for i, m in enumerate(r['merits']):
        by = m['instead']
        if by is not None and (m['counts'] or by >= len(r['merits']) or not r['merits'][by]['counts'] or by == i):
            yield f'merits[{i}]: instead {by} does not fit'
    for i, p in enumerate(r['proposals']):
        if p['finding'] >= len(r['findings']) or r['findings'][p['finding']]['rule'] != 'D16.1':
            yield f'proposals[{i}]: finding {p["finding"]} does not fit'
    c = r['closing']
    if c['closed'] not in (None, r['as_of']) or (c['closed'] is None) != (c['provisional'] or bool(c['lacks'])):
        yield f'closing: {c["closed"]}, provisional {c["provisional"]}, {len(c["lacks"])} lacks'


def counts(r):
    for u in r['units']:
        mine = [d for d in r['deadlines'] if d['unit'] == u['code'] and d['rule'] in TASK]
        for key, state in (('overdue', '逾期'), ('warning', '临近到期')):
            n = sum(d['state'] == state for d in mine)
            if u['tasks'][key] != n:
                yield f'{u["code"]}: {key} {u["tasks"][key]}, the deadlines say {n}'
        if u['tasks']['complete'] > u['tasks']['due']:
            yield f'{u["code"]}: complete > due'


def beyond(r):
    """Faults that the schema cannot see."""
    yield from rising(r['units'], lambda u: u['code'], 'units')
    yield from rising(r['deadlines'], lambda d: (d['rule'], d['unit'], text(d['subject']), d['responsibility'] == '监督责任'), 'deadlines')
    yield from rising(r['findings'], lambda f: (text(f['file']), f['line'], f['column'], f['rule'], text(f['record'])), 'findings')
    as_of = dt.date.fromisoformat(r['as_of'])
    for i, d in enumerate(r['deadlines']):
        for fault in deadline(d, as_of):
            yield f'deadlines[{i}] {d["unit"]} {d["subject"]}: {fault}'
    year = r['scored'] and len(r['period']) == 4
    yield from ranks(r['units'], 'final' if year else 'score')
    if year:
        yield from annual(r)
    if r['scored']:
        yield from counts(r)
    if ('analysis' in r) != ('H' in r['period']):
        yield 'analysis: of a half-year alone'
    elif 'analysis' in r:
        yield from analysis(r)
    codes = {u['code'] for u in r['units']}
    for key in ('deadlines', 'losses', 'conduct', 'coverage', 'merits', 'ceilings', 'proposals'):
        for i, x in enumerate(r.get(key, [])):
            if x['unit'] not in codes and (key, x['unit']) != ('deadlines', ''):
                yield f'{key}[{i}]: no unit {x["unit"]}'
    for key in ('conduct', 'waived'):
        for i, x in enumerate(r[key]):
            if x['finding'] >= len(r['findings']) or (key == 'waived') != r['findings'][x['finding']]['waived']:
                yield f'{key}[{i}]: finding {x["finding"]} does not fit'


def cents(x):
    return round(float(x) * 100)


def analysis(r):
    """Of a half-year: one row a unit, differences and sums that add up."""
    a = r['analysis']
    if [u['unit'] for u in a['units']] != [u['code'] for u in r['units']]:
        yield 'analysis/units: not the units'
    for u, x in zip(r['units'], a['units']):
        for now, key in (('since_previous', 'previous'), ('since_year_ago', 'year_ago')):
            then = x[key] and x[key]['score']
            want = cents(u['score']) - cents(then) if u['score'] and then else None
            if (x[now] and cents(x[now])) != want:
                yield f'analysis: {u["code"]} {now} is {x[now]}'
    for key in ('late', 'late_days'):
        if sum(u[key] for u in a['units']) != sum(w[key] for w in a['weekdays']):
            yield f'analysis: {key} by unit and by weekday differ'
    if sum(w['entered_late'] for w in a['weekdays']) != sum(w['late'] for w in a['weekdays']):
        yield 'analysis: entered_late is not late'
    if sum(w['records'] for w in a['weekdays']) != sum(u['records_filed'] for u in a['units']):
        yield 'analysis: records by weekday and filed differ'
    if sum(u['duplicates'] for u in a['units']) != len(a['duplicates']):
        yield 'analysis: duplicates by unit and listed differ'
    for x in a['duplicates']:
        f = r['findings'][x['finding']]
        if (f['rule'], f['unit'], f['waived']) != ('A04.1', x['unit'], False):
            yield f'analysis: duplicate {x["finding"]} does not fit'
    owed = [(d['unit'], d['responsibility'], d['due'], d['state']) for d in r['deadlines']
            if d['rule'] == 'A12.1' and d['subject'].endswith('@' + r['period'])]
    if owed != [(x['unit'], x['responsibility'], x['due'], x['state']) for x in a['reports']]:
        yield 'analysis: reports are not the deadlines'
    for x in a['indicators']:
        if x['failed_by_all'] != (x['units_failed'] == x['units']) or x['complete'] > x['due'] or x['units'] > x['due']:
            yield f'analysis: indicator {x["id"]} does not add up'


def main():
    with open(os.path.join(ROOT, 'docs', 'results.schema.json'), encoding='utf-8') as f:
        schema = json.load(f)
    checker = jsonschema.Draft202012Validator(schema)
    checker.check_schema(schema)
    faults = 0
    for path in sys.argv[1:]:
        try:
            with open(path, encoding='utf-8') as f:
                r = json.load(f)
        except (OSError, ValueError) as e:
            print(f'{path}: {e}')
            return 2
        found = ['/'.join(map(str, e.absolute_path)) + ': ' + e.message for e in checker.iter_errors(r)]
        for fault in found or beyond(r):
            print(f'{path}: {fault}')
            faults += 1
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
