#!/usr/bin/python3
"""Does the output of `liangze case` keep to docs/case.schema.json, agree with the files, and hold together?

  check_case.py LIST FOLDER      exit 0 if so, 1 with one line per fault, 2 if a file cannot be read

LIST is `case --format json`; FOLDER holds a folder for each case with its case.json and papers. Beyond the schema: cases by id,
list and case say the same, the step and the next one are those of the steps, what is overdue is counted, every paper
that is printed is there and no other, no decision is printed while something blocks it, a case that is closed owes nothing more.
"""
import json
import os
import sys

import jsonschema

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def steps(c):
    done = [s['name'] for s in c['steps'] if s['state'] == '已办']
    todo = [s['name'] for s in c['steps'] if s['state'] == '待办']
    if c['step'] != (done[-1] if done else None):
        yield f'step is {c["step"]}, the last one done {done[-1:]}'
    if c['next'] != (todo[0] if todo else None):
        yield f'next is {c["next"]}, the first one open {todo[:1]}'
    if c['next'] is None and any(x['blocks'] or x['due'] for x in c['lacks']):
        yield 'closed, and lacks something'
    for s in c['steps']:
        if s['day'] is not None and (s['state'] != '已办' or s['day'] > c['as_of'] and s['name'] != '办结'):
            yield f'{s["name"]} has a day that does not fit'


def papers(c, folder):
    printed = {p['kind'] for p in c['papers'] if p['printed']}
    there = {f[:-4] for f in os.listdir(folder) if f.endswith('.pdf')}
    if printed != there:
        yield f'papers {sorted(printed ^ there)}'
    for p in c['papers']:
        if p['printed'] == (p['why_not'] is not None):
            yield f'{p["kind"]}: printed and why_not do not fit'
        if p['due'] and not p['printed'] or p['approval'] is not None and not p['draft']:
            yield f'{p["kind"]}: flags do not fit'
    if any(x['blocks'] for x in c['lacks']) and '问责决定书' in printed:
        yield '问责决定书 is printed although something blocks it'


def faults(listed, folder):
    ids = [c['id'] for c in listed['cases']]
    if ids != sorted(ids, key=lambda s: s.encode('utf-8')):
        yield 'cases are out of order'
    for x in listed['cases']:
        own = os.path.join(folder, x['id'])
        with open(os.path.join(own, 'case.json'), encoding='utf-8') as f:
            c = json.load(f)
        where = f'{x["id"]}: '
        yield from (where + e.message for e in SCHEMA.iter_errors(c))
        if {k: c.get(k) for k in x} != x:
            yield where + 'the list says something else'
        if c['secret']:
            continue
        if c['overdue'] != sum(y['state'] == '逾期' for y in c['lacks']):
            yield where + f'overdue is {c["overdue"]}'
        yield from (where + s for s in (*steps(c), *papers(c, own)))


with open(os.path.join(ROOT, 'docs', 'case.schema.json'), encoding='utf-8') as f:
    SCHEMA = jsonschema.Draft202012Validator(json.load(f))


def main():
    try:
        with open(sys.argv[1], encoding='utf-8') as f:
            listed = json.load(f)
        found = [e.message for e in SCHEMA.iter_errors(listed)] or list(faults(listed, sys.argv[2]))
    except (OSError, ValueError, IndexError) as e:
        print(e, file=sys.stderr)
        sys.exit(2)
    print('\n'.join(found), end='\n' if found else '')
    sys.exit(bool(found))


main()
