#!/usr/bin/env python3
"""Does a remind.json keep to docs/remind.schema.json, and list what the results.json beside it says is due?

Usage: check_remind.py FOLDER...     a folder of outputs/提醒; exit 1 where one is wrong
Worked out again from results.json: what is near, overdue or not mended stands in the list, and nothing else but what another
year's results hold; an overdue task of a short period only where results.json says that it is told now.
"""
import json
import os
import sys

import jsonschema

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ASKS = {'临近到期': '临近到期', '逾期': '逾期', '不到位': '整改没有到位', '拒不整改': '整改没有到位', '弄虚作假': '整改没有到位'}
ORDER = ('整改没有到位', '逾期', '临近到期')
KEY = ('rule', 'unit', 'subject', 'responsibility', 'due', 'state')


def short(d):
    """A task of a month, a quarter or a half-year."""
    return d['rule'] in ('A10.3', 'A10.4') and len(d['subject'].rsplit('@', 1)[1]) > 4


def faults(listed, results):
    due = listed['due']
    have = {tuple(d[k] for k in KEY) for d in due}
    want = [d for d in results['deadlines'] if d['state'] in ASKS]
    told = [d for d in want if not (d['state'] == '逾期' and short(d) and not d['mendable_only'])]
    for d in told:
        if tuple(d[k] for k in KEY) not in have:
            yield f'not listed: {d["rule"]} {d["unit"]} {d["subject"]}'
    mine = {tuple(d[k] for k in KEY) for d in told}
    for d in due:
        if d['due'] >= results['period'][:4] and tuple(d[k] for k in KEY) not in mine:
            yield f'listed, but not due: {d["rule"]} {d["unit"]} {d["subject"]}'
        if d['asks'] != ASKS[d['state']]:
            yield f'{d["subject"]}: {d["asks"]} in state {d["state"]}'
    rows = [(ORDER.index(d['asks']), d['due']) for d in due]
    if rows != sorted(rows):
        yield 'out of order'
    for key, asks in zip(('mending', 'overdue', 'near'), ORDER):
        if listed['counts'][key] != sum(d['asks'] == asks for d in due):
            yield f'count of {key}'


def load(*path):
    with open(os.path.join(*path), encoding='utf-8') as f:
        return json.load(f)


def main():
    checker = jsonschema.Draft202012Validator(load(ROOT, 'docs', 'remind.schema.json'))
    wrong = 0
    for folder in sys.argv[1:]:
        listed, results = load(folder, 'remind.json'), load(folder, 'results.json')
        found = ['/'.join(map(str, e.absolute_path)) + ': ' + e.message for e in checker.iter_errors(listed)]
        for fault in found or faults(listed, results):
            print(f'{folder}: {fault}')
            wrong += 1
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
