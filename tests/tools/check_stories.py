#!/usr/bin/python3
"""Hold what the program wrote about samples/ against what tests/tools/stories.py worked out by hand.

  check_stories.py OUTPUTS CASES   OUTPUTS: the outputs/ folder of all runs of samples/runs.txt; CASES: the folder that holds what
                                   `liangze case --format json` said, <day>.json, and `remind`, remind-<day>.json; exit 1 on a difference
"""
import json
import os
import sys

import stories


class Outputs:
    def __init__(self, base, cases):
        self.base, self.said, self.read = base, cases, {}

    def results(self, period):
        if period not in self.read:
            with open(os.path.join(self.base, period, 'results.json'), encoding='utf-8') as f:
                self.read[period] = json.load(f)
        return self.read[period]

    def cases(self, day):
        if day not in self.read:
            with open(os.path.join(self.said, day + '.json'), encoding='utf-8') as f:
                self.read[day] = {c['id']: c for c in json.load(f)['cases']}
        return self.read[day]

    def due(self, day):
        key = f'remind-{day}'
        if key not in self.read:
            with open(os.path.join(self.said, key + '.json'), encoding='utf-8') as f:
                self.read[key] = json.load(f)['due']
        return self.read[key]

    def deadlines(self, period, rule, subject, unit):
        """Those of the rule whose subject holds every part, in this order; after the last nothing stands, or / or @."""
        return [d for d in self.results(period)['deadlines'] if d['rule'] == rule and fits(d['subject'], subject) and unit in (None, d['unit'])]

    def findings(self, period, rule, file):
        return [f for f in self.results(period)['findings'] if f['rule'] == rule and f['file'].endswith(file)]


def fits(text, parts):
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return at == len(text) or text[at] in '/@'


def due(out, period, rule, subject, unit, day, state):
    have = sorted({(d['due'], d['state']) for d in out.deadlines(period, rule, subject, unit)})
    return have == [(day, state)], have


def late(out, period, rule, subject, unit, days):
    have = sorted({d['days'] for d in out.deadlines(period, rule, subject, unit)})
    return have == [days], have


def state(out, period, rule, subject, unit, name):
    have = sorted({d['state'] for d in out.deadlines(period, rule, subject, unit)})
    return have == [name], have


def said(out, period, rule, level, file, record):
    have = [(f['level'], f['record']) for f in out.findings(period, rule, file)]
    return any(x == level and record in (None, r) for x, r in have), have


def unsaid(out, period, rule, file):
    have = [(f['level'], f['record']) for f in out.findings(period, rule, file)]
    return not have, have


def proposed(out, period, paper, unit, no, *states):
    have = [d['state'] for d in out.results(period)['drafts'] if (d['paper'], d['unit'], d['id']) == (paper, unit, no)]
    return have == list(states), have


def grade(out, unit, name):
    have = [u['grade'] for u in out.results('2026')['units'] if u['code'] == unit]
    return have == [name], have


def case(out, day, no, what):
    have = {k: out.cases(day).get(no, {}).get(k, '?') for k in what}
    return have == what, have


def reminded(out, day, rule, subject, unit, state):
    have = [d['state'] for d in out.due(day) if d['rule'] == rule and fits(d['subject'], subject) and d['unit'] == unit]
    return have == [x for x in [state] if x], have


def counted(out, period, organ, what):
    rows = [x for x in out.results(period)['analysis']['accountability'] if x['organ'] == organ]
    have = [{k: x.get(k) for k in what} for x in rows]
    return have == [what], have


KINDS = {'due': due, 'late': late, 'state': state, 'said': said, 'unsaid': unsaid, 'grade': grade, 'proposed': proposed, 'case': case, 'counted': counted, 'reminded': reminded}


def main():
    out, passed, failed = Outputs(*sys.argv[1:3]), 0, 0
    for heading, rows in stories.STORIES:
        for subject, _, _, checks in rows:
            for kind, *args in checks:
                ok, have = KINDS[kind](out, *args)
                passed, failed = passed + ok, failed + (not ok)
                if not ok:
                    print('STORY', heading, subject, kind, *args, 'got', have)
    print(f'stories: {passed} passed, {failed} failed')
    return failed > 0 or not passed


if __name__ == '__main__':
    sys.exit(main())
