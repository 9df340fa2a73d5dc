#!/usr/bin/python3
"""Does the output of `liangze simulate` keep to docs/simulate.schema.json, add up, and foretell what the plan does once it is filed?

  check_simulate.py SIMULATION NOW THEN      exit 0 if so, 1 with one line per fault, 2 if a file cannot be read

NOW and THEN are results.json of the same day, without and with the other plan filed: of a year, or (no "final" in it) of any
window, of which the daily scores are compared. In fractions: the parts of a unit are its change; its change is then - now.
"""
import json
import os
import sys
from fractions import Fraction

import jsonschema

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def shown(x):
    h = int(abs(x) * 100 + Fraction(1, 2))
    return f'{"-" if x < 0 else ""}{h // 100}.{h % 100:02}'


def figures(where, x):
    """What is shown is the exact figure rounded."""
    for key in x:
        if key + '_exact' in x:
            exact = x[key + '_exact']
            if (x[key] is None) != (exact is None) or exact is not None and x[key] != shown(Fraction(exact)):
                yield f'{where}: {key} {x[key]}, exactly {exact}'


def value(x):
    return Fraction(0 if x is None else x)


def ranks(s, side):
    by = s['ranked_by']
    for u in s['units']:
        mine = u[side][by]
        want = None if mine is None else 1 + sum(
            v[side][by] is not None and float(v[side][by]) > float(mine)
            for v in s['units'] if v['category'] == u['category'])
        if u[side]['rank'] != want:
            yield f'{u["code"]}: rank {u[side]["rank"]} {side}, not {want}'


def unit(s, u):
    for side in ('now', 'then', 'change'):
        yield from figures(f'{u["code"]}/{side}', u[side])
    for p in u['parts']:
        yield from figures(f'{u["code"]}/part {p["step"]}', p)
    for key in ('daily_exact', 'final_exact'):
        change = u['change'][key]
        if change is None:
            continue
        if value(u['then'][key]) - value(u['now'][key]) != Fraction(change):
            yield f'{u["code"]}: {key} is not then - now'
        if sum(value(p[key]) for p in u['parts']) != Fraction(change):
            yield f'{u["code"]}: the parts of {key} do not add up'
    grade = u['now']['grade']
    for p in u['parts']:
        if p['grade_before'] != grade:
            yield f'{u["code"]}: step {p["step"]} begins with {p["grade_before"]}, not {grade}'
        grade = p['grade_after']
    if grade != u['then']['grade']:
        yield f'{u["code"]}: the steps lead to {grade}, not to {u["then"]["grade"]}'
    if u['moves'] != (u['now'] != u['then']):
        yield f'{u["code"]}: moves is {u["moves"]}'


def steps(s):
    order = ['duty_weights', 'class_weights', 'part_weights', 'conversion', 'cut_late', 'cut_evidence', 'cut_overdue', 'bonus_cap',
             'changed', 'added', 'dropped', 'grades']
    kinds = [order.index(x['kind']) for x in s['steps']]
    if kinds != sorted(kinds):
        yield 'the steps are out of order'
    key = s['ranked_by'] + '_exact'
    for k, x in enumerate(s['steps']):
        parts = [p for u in s['units'] for p in u['parts'] if p['step'] == k]
        got = (sum(value(p[key]) > 0 for p in parts), sum(value(p[key]) < 0 for p in parts),
               sum(p['grade_before'] != p['grade_after'] for p in parts))
        if got != (x['up'], x['down'], x['regraded']):
            yield f'step {k}: {got} units, it says {x["up"]}, {x["down"]}, {x["regraded"]}'


def against(s, side, results):
    by = {u['code']: u for u in results['units']}
    if set(by) != {u['code'] for u in s['units']}:
        yield f'{side}: not the same units'
        return
    for u in s['units']:
        keys = ('daily', 'total', 'final', 'grade', 'rank') if 'final' in by[u['code']] else ('daily',)
        for key in keys:
            if u[side][key] != by[u['code']][key]:
                yield f'{u["code"]}: {key} {u[side][key]} {side}, results.json says {by[u["code"]][key]}'


def main():
    try:
        with open(os.path.join(ROOT, 'docs', 'simulate.schema.json'), encoding='utf-8') as f:
            checker = jsonschema.Draft202012Validator(json.load(f))
        s, now, then = (json.load(open(p, encoding='utf-8')) for p in sys.argv[1:4])
    except (OSError, ValueError) as e:
        print(e)
        return 2
    checker.check_schema(checker.schema)
    found = ['/'.join(map(str, e.absolute_path)) + ': ' + e.message for e in checker.iter_errors(s)]
    if not found:
        found = [*steps(s), *(f for u in s['units'] for f in unit(s, u)), *ranks(s, 'now'), *ranks(s, 'then'),
                 *against(s, 'now', now), *against(s, 'then', then)]
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
