#!/usr/bin/python3
"""Does the output of `liangze diff --format json` keep to docs/diff.schema.json, and does it tell all that differs?

  check_diff.py DIFF FORMER LATTER    FORMER, LATTER: the two results.json; exit 0, or 1 with one line per fault

What differs is worked out again from the two files: every score, rank, count, state and point, and what is gone or new. Every change
must have a reason, every number it names must be among what was received, and a value that only the date moved must be the dated one.
"""
import collections
import json
import os
import sys

import jsonschema

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
KEYS = {'units': ('code',), 'deadlines': ('unit', 'subject', 'responsibility'), 'losses': ('unit', 'task', 'record', 'kind')}
COMPARED = {'deadlines': ('what', 'due', 'state'), 'losses': ('rule', 'points', 'why')}


def load(name):
    with open(name, encoding='utf-8') as f:
        return json.load(f)


def flat(row, at=''):
    """Fields of a row by path, as the diff names them."""
    out = {}
    for k, v in row.items():
        if isinstance(v, dict):
            out.update(flat(v, at + k + '.'))
        elif isinstance(v, list) and v and isinstance(v[0], dict):
            for x in v:
                out.update(flat(x, '%s%s.%s.' % (at, k, x['name'])))
        elif isinstance(v, list):
            out[at + k] = '、'.join(v) or None
        else:
            out[at + k] = v
    return out


def rows(results, what):
    """By key; equal keys are numbered."""
    out, seen = {}, collections.Counter()
    for row in results[what]:
        key = tuple(row[k] for k in KEYS[what])
        seen[key] += 1
        out[key + (seen[key],)] = flat(row)
    return out


def wanted(was, now, what):
    a, b = rows(was, what), rows(now, what)
    for key in a.keys() | b.keys():
        if key not in a or key not in b:
            yield key[:-1], 'new' if key in b else 'gone', None, None, None
            continue
        for f in COMPARED.get(what) or sorted(a[key].keys() | b[key].keys()):
            if a[key].get(f) != b[key].get(f):
                yield key[:-1], 'moved', f, a[key].get(f), b[key].get(f)


def told(diff, what):
    for x in diff['changes']:
        if x['list'] != what:
            continue
        key = tuple(x.get(k) for k in KEYS[what])
        if x['change'] != 'moved':
            yield key, x['change'], None, None, None
        for m in x['moved']:
            yield key, 'moved', m['field'], m['was'], m['now']


def count_findings(was, now):
    """Findings gone and new, those that differ in figures alone counted as both."""
    def known(r):
        return collections.Counter(json.dumps([f[k] for k in ('rule', 'month', 'file', 'unit', 'record', 'message')])
                                   for f in r['findings'])
    a, b = known(was), known(now)
    return sum((a - b).values()), sum((b - a).values())


def faults(diff, was, now):
    numbers = {r['number'] for r in diff['received']}
    for what in KEYS:
        a = collections.Counter(wanted(was, now, what))
        b = collections.Counter(told(diff, what))
        for x in (a - b):
            yield '%s: not told: %s' % (what, x)
        for x in (b - a):
            yield '%s: told, and not so: %s' % (what, x)
    findings = [x for x in diff['changes'] if x['list'] == 'findings']
    other = sum(any(m['field'] == 'message' for m in x['moved']) for x in findings)
    got = tuple(sum(x['change'] == c for x in findings) + other for c in ('gone', 'new'))
    if got != count_findings(was, now):
        yield 'findings gone and new: %s, should be %s' % (got, count_findings(was, now))
    for x in diff['changes']:
        for y in [x] + x['moved']:
            if not y['why']:
                yield 'no reason: %s' % x
            if ('received' in y['why'] and y is not x) != bool(y['received']) and x['moved'] and y is not x:
                yield 'documents and reason disagree: %s' % y
            if not set(y['received']) <= numbers:
                yield 'a document that was not received: %s' % y
            if y is not x and y['why'] == ['date'] and y['dated'] != y['now']:
                yield 'the date alone does not give it: %s' % y


def main(args):
    diff, was, now = map(load, args)
    schema = load(os.path.join(ROOT, 'docs', 'diff.schema.json'))
    bad = ['%s: %s' % (e.json_path, e.message) for e in jsonschema.Draft202012Validator(schema).iter_errors(diff)]
    bad += list(faults(diff, was, now))
    for line in bad[:20]:
        print('check_diff: ' + line)
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
