#!/usr/bin/python3
"""The independent checker: computes a workspace's periods from the rules' text and compares with what the program wrote.

  oracle.py [-t TEMPLATES] WORKSPACE PERIOD:AS-OF...          compare outputs/<period>/results.json; exit 1 on a difference
  oracle.py --print ...                                       print what is expected, compare nothing
  oracle.py --json FILE ...                                   write what is expected (samples/expected.json)
  oracle.py --against FILE WORKSPACE PERIOD:AS-OF...          compare the program with such a file as well

A period is 2026-03, 2026Q1, 2026H1 or 2026; a year may be PERIOD:AS-OF:provisional.  A workspace may hold steps.txt (the runs,
blanks for colons), status.txt (the exit status of each), kept/<n>.json (the results.json that run n left) and drop/<n>/ folders
(n = 1, 2, ...): what arrives before run n, laid over inputs/.  With --late DIR:N the folder DIR is laid over before run N.
Nothing is written but FILE; nothing of the program's source is used.
"""
import argparse
import json
import os
import sys
from fractions import Fraction
from lxml import etree

import days
import scores
import sim
import warned
import yearly

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
REFUSING = '退回'
KEYS = 'name', 'category', 'score', 'rank', 'daily', 'provisional', 'tasks'
YEAR_KEYS = 'total', 'bonus', 'deduction', 'final', 'grade'
TIMED = 'A10.3', 'A10.4', 'D15.1'              # deadlines compared in full
SAID = {'A10.2', 'A09.2', 'A09.3', 'A10.5', 'A10.6', 'A04.1', 'A04.2', 'A03.2', 'A09.4', 'D09.1', 'D14.2', 'C05.2', 'C07.3'} | warned.ALL    # checked below 退回 too


def tree_files(base, into):
    """{relative path: bytes} of the plain files under base, added to into; links are left out."""
    for folder, dirs, names in os.walk(base):
        dirs[:] = [d for d in dirs if not os.path.islink(os.path.join(folder, d))]
        for n in names:
            full = os.path.join(folder, n)
            if os.path.isfile(full) and not os.path.islink(full):
                with open(full, 'rb') as f:
                    into[os.path.relpath(full, base)] = f.read()
    return into


def template(args, name):
    for base in (args.templates, os.path.join(args.workspace, 'templates'), os.path.join(ROOT, 'templates')):
        if base and os.path.exists(os.path.join(base, name)):
            return os.path.join(base, name)
    return None


def fillers(path):
    """The words of rules/filler.xml, without punctuation."""
    if path is None:
        return []
    words = set()
    for e in etree.parse(path).iter():
        if isinstance(e.tag, str) and etree.QName(e).localname == '词':
            words.add(sim.squeeze(e.text or ''))
    return sorted(words - {''})


def policy(path):
    """({rule: level}, [(rule, unit or None, until)]) of rules/levels.xml."""
    levels, waivers = {}, []
    for e in etree.parse(path).getroot() if path else ():
        if isinstance(e.tag, str) and etree.QName(e).localname == '级别':
            levels[e.get('规则')] = e.get('级别')
        elif isinstance(e.tag, str):
            waivers.append((e.get('规则'), e.get('单位'), e.get('截至')))
    return levels, waivers


def simulate(args):
    """Runs everything; returns the world and, per run, (period, as_of, results, expectations)."""
    world = sim.World(days.Calendar(template(args, 'calendar/workdays.csv') or os.path.join(ROOT, '../shared/workdays.csv')),
                      fillers(template(args, 'rules/filler.xml')), False, *policy(template(args, 'rules/levels.xml')),
                      yearly.sanctions(template(args, 'rules/sanctions.xml')))
    files, out, shut = {}, [], yearly.Closings()
    drops = os.path.join(args.workspace, 'drop')
    if not os.path.isdir(drops):
        base = args.base or os.path.join(args.workspace, 'inputs')
        files = {'inputs/' + k: v for k, v in tree_files(base, {}).items()}
    late = dict((int(x.rsplit(':', 1)[1]), x.rsplit(':', 1)[0]) for x in args.late)
    for n, (period, as_of, *flag) in enumerate(args.runs, 1):
        if os.path.isdir(drops):
            tree_files(os.path.join(drops, str(n)), files)
        if n in late:
            tree_files(late[n], files)
        refused = args.status[n - 1] == 4
        before = world.copy() if refused else world
        world.run(period, as_of, dict(files))
        run = (period, as_of, scores.results(world, period, as_of), expectations(world, n - 1))
        out.append(shut.get(world, n - 1, run, refused, *flag))
        args.judged.append(run[3][4])
        if refused:                     # a refused year takes nothing in: its files wait for the next run
            world = before
            world.runs.append((period, as_of))
    return world, out


def statuses(path, count):
    """The exit status of each run, None where it is not known."""
    if not os.path.exists(path):
        return [None] * count
    with open(path, encoding='utf-8') as f:
        return [int(line) for line in f]


def expectations(world, k):
    """What must and may stand after run k: (must, may, groups, loose, {path: (digest, verdicts, in this run)} of the files judged
    on this day; '?' marks those judged before, which may be judged again or not)."""
    last = {}
    for (path, _), e in world.entries.items():
        if path not in last or last[path].received <= e.received:
            last[path] = e
    newest = {}
    for e in last.values():
        newest[e.doc.identity()] = max(newest.get(e.doc.identity(), 0), e.turn)
    stands = [e for e in last.values() if e.doc.identity() is None or e.turn == newest[e.doc.identity()]]
    must = [m for e in stands for m in e.must]
    may = [m for e in last.values() for m in e.may] + [m for e in last.values() if e not in stands for m in e.must]
    may += [sim.Exp('*', p, '*', REFUSING) for p, e in last.items() if getattr(e, 'loose', False)]
    may += [sim.Exp(rule, p, '*', '提醒') for p, e in last.items() for rule in warned.ALL - set(warned.RULES.get(e.doc.root, ()))]
    old = {(m.file, m.record) for e in world.entries.values() if last[e.path] is not e for m in e.must}
    may += [sim.Exp('*', f, r, REFUSING) for f, r in old]
    groups, loose = world.duplicates()
    verdicts = {e.path: (e.digest, sorted(e.verdicts) + (['?'] if e.again else []), e.received == k) for e in last.values()
                if world.runs[e.received][1] == world.runs[k][1]}
    verdicts.update({e.path: (e.digest, sorted(e.verdicts) + ['?'], False) for e in last.values() if e.path not in verdicts and e.verdicts != {'受理'}})
    return must, may, groups, loose, verdicts


# ---- comparing ----

class Report:
    def __init__(self):
        self.count = 0

    def __call__(self, *words):
        self.count += 1
        if self.count <= 60:
            print('DIFF', *words)


def compare(args, path, month, want, exp, diff):
    if not os.path.exists(path):
        diff(month, 'no results.json')
        return
    with open(path, encoding='utf-8') as f:
        got = json.load(f)
    compare_units(month, want['units'], {u['code']: u for u in got['units']}, diff)
    compare_deadlines(month, want, got['deadlines'], diff)
    compare_coverage(month, want, got, diff)
    compare_candidates(month, want, got['findings'], diff)
    compare_analysis(month, want, got, diff)
    compare_findings(month, exp, got['findings'], diff)


def compare_units(month, want, got, diff):
    if sorted(got) != [u['code'] for u in want]:
        diff(month, 'units', sorted(got))
    for u in want:
        g = got.get(u['code'], {})
        for key in KEYS + tuple(k for k in YEAR_KEYS if k in u):
            if g.get(key) != u[key]:
                diff(month, u['code'], key, 'expected', u[key], 'got', g.get(key))
        theirs = {r['name']: r for r in g.get('responsibilities', [])}
        for r in u['responsibilities']:
            t = theirs.get(r['name'], {})
            for key in ('common', 'individual', 'score', 'daily'):
                if t.get(key) != r[key]:
                    diff(month, u['code'], r['name'], key, 'expected', r[key], 'got', t.get(key))


def compare_candidates(period, want, got, diff):
    """D06.1 and B15.1 of a quarter: which units."""
    if 'candidates' not in want:
        return
    must, may = want['candidates']
    for rule in must:
        have = {f['unit'] for f in got if f['rule'] == rule}
        for unit in sorted(must[rule] - have):
            diff(period, rule, 'missing', unit)
        for unit in sorted(have - must[rule] - may[rule] - {''}):
            diff(period, rule, 'too many', unit)


def compare_analysis(period, want, got, diff):
    """A16.1 of a half-year."""
    if 'analysis' not in want:
        return
    units, week, inds = want['analysis']
    a = got['analysis']
    for u in a['units']:
        for key, value in units[u['unit']].items():
            have = u[key] if key != 'since_previous' or u[key] is None else Fraction(u[key])
            if have != value:
                diff(period, 'analysis', u['unit'], key, 'expected', value, 'got', u[key])
    for n, (w, mine) in enumerate(zip(a['weekdays'], week)):
        if [w['records'], w['late'], w['entered_late']] != mine:
            diff(period, 'analysis', 'weekday', n, 'expected', mine, 'got', w)
    theirs = {x['id']: (x['units'], x['units_failed'], x['due'], x['complete']) for x in a['indicators']}
    if theirs != inds:
        diff(period, 'analysis', 'indicators', sorted(set(theirs.items()) ^ set(inds.items())))
    if any(x['complete'] * y['due'] > y['complete'] * x['due'] for x, y in zip(a['indicators'], a['indicators'][1:])):
        diff(period, 'analysis', 'indicators out of order')


def closing(args, runs, diff):
    """The runs that published something; a year that was refused (4) must not be one that may be closed, and the other way."""
    out = []
    for n, ((period, _, res, _), (_, as_of, *flag), rc) in enumerate(zip(runs, args.runs, args.status), 1):
        year, sure = len(period) == 4, 'provisional' not in flag
        if rc == 4 and not (year and sure and not res['closed']):
            diff(period, as_of, 'refused, expected results')
        elif rc not in (4, None) and year and sure and res['closed'] is False:
            diff(period, as_of, 'not refused, but may not be closed yet')
        elif rc != 4:
            out.append((n, runs[n - 1]))
    return out


def compare_coverage(month, want, got, diff):
    """A06.2, A02.3, and that the points listed as lost are those that the score lacks."""
    have = {(c['unit'], c['responsibility'], c['quarter'], a['actor']): a['count'] for c in got['coverage'] for a in c['records']}
    for key, n in want['coverage'].items():
        if have.get(key, 0) != n:
            diff(month, 'coverage', key, 'expected', n, 'got', have.get(key))
    for c in got['coverage']:
        end = days.last_day(int(c['quarter'][:4]), 3 * int(c['quarter'][5]))
        gap = any(not n for (u, r, q, _), n in want['coverage'].items() if (u, r, q) == (c['unit'], c['responsibility'], c['quarter']))
        if (end < want['as_of'] and c['gap'] != gap) or (end > want['as_of'] and c['gap']):
            diff(month, 'coverage gap', c)
    single = sorted({f['unit'] for f in got['findings'] if f['rule'] == 'A02.3'})
    if single != want['single']:
        diff(month, 'A02.3', 'expected', want['single'], 'got', single)
    for u in want['units']:
        lost = sum((Fraction(x['points']) for x in got['losses'] if x['unit'] == u['code']), Fraction(0))
        if abs(lost - u['lost']) > Fraction(u['due_tasks'], 200) + Fraction(1, 200):
            diff(month, u['code'], 'points lost', 'expected', float(u['lost']), 'got', float(lost))


def compare_deadlines(month, want, got, diff):
    have = {(d['rule'], d['unit'], d['subject'], d['due'], d['state'], d['days']) for d in got if d['rule'] in TIMED}
    due = {d for d in (*want['deadlines'], *want['problems']) if d[0] in TIMED}
    for d in sorted(due - have):
        diff(month, 'deadline missing', d)
    for d in sorted(have - due):
        diff(month, 'deadline too many', d)
    as_of = want['as_of']
    theirs = {}
    for d in got:
        if d['rule'] in ('A05.2', 'A07.1', 'A11.2', 'A12.1'):
            theirs.setdefault((d['rule'], d['unit']), []).append(d)
    for (rule, unit, period, resp), (due, done) in want['duties'].items():
        hits = [d for d in theirs.get((rule, unit), []) if d['subject'].split('@')[-1] == period and (d['responsibility'] or '') == resp]
        if rule == 'A07.1':
            if done is None and not any(d['state'] not in ('已完成', '逾期完成') for d in hits):
                diff(month, 'A07.1 not said', unit, period)
            if done not in (None, '?') and any(d['state'] in ('逾期', '未到期', '临近到期') for d in hits):
                diff(month, 'A07.1 wrongly said', unit, period)
            continue
        if due > as_of and not hits:
            continue
        n = scores.days(as_of, due)
        state = ('已完成' if done <= due else '逾期完成') if done else '逾期' if n > 0 else '临近到期' if n >= -5 else '未到期'
        if (due, state) not in {(d['due'], d['state']) for d in hits}:
            diff(month, rule, unit, period, resp, 'expected', due, state, 'got', [(d['subject'], d['due'], d['state']) for d in hits])


def fits(e, f):
    return f['file'] == e.file and (f['rule'] in e.rules or '*' in e.rules) and (e.record in ('*', '') or f['record'] == e.record)


def compare_findings(month, exp, got, diff):
    must, may, groups, loose, _ = exp
    by = {}
    for f in got:
        by.setdefault(f['file'], []).append(f)
    need = {}
    for e in must:
        need.setdefault(e.file, []).append(e)
        if e.level == REFUSING or e.rules & SAID:
            if not any(fits(e, f) and f['level'] == e.level for f in by.get(e.file, ())):
                diff(month, 'finding missing', e)
    free = {}
    for e in may:
        free.setdefault(e.file, []).append(e)
    for f in got:
        known = need.get(f['file'], []) + free.get(f['file'], [])
        if f['level'] == REFUSING and not any(fits(e, f) and e.level == REFUSING for e in known):
            diff(month, 'finding too many', f['rule'], f['level'], f['file'], f['record'], f['message'])
        elif f['level'] != REFUSING and f['rule'] in SAID - {'A04.1'} and not any(fits(e, f) for e in known):
            diff(month, 'finding too many', f['rule'], f['level'], f['file'], f['record'], f['message'])
    said = {(f['file'], f['record']) for f in got if f['rule'] == 'A04.1'}
    for g in groups:
        if len(set(g) & said) < len(g) - 1:
            diff(month, 'A04.1 not said', g)
    for s in said - loose:
        diff(month, 'A04.1 too many', s)


def compare_status(rc, path, period, diff):
    """The exit status follows from the findings that stand."""
    with open(path, encoding='utf-8') as f:
        levels = {x['level'] for x in json.load(f)['findings'] if not x['waived']}
    want = 3 if '无法判定' in levels else 1 if REFUSING in levels else 0
    if rc not in (want, None):
        diff(period, 'exit status', rc, 'expected', want)


def compare_receipts(args, month, verdicts, diff):
    """Receipts of the run: the verdict of each file that was judged in it."""
    base = os.path.join(args.workspace, 'outputs', month, '回执')
    if not os.path.isdir(base):
        return
    got = {}
    for n in os.listdir(base):
        if n.endswith('.json'):
            with open(os.path.join(base, n), encoding='utf-8') as f:
                r = json.load(f)
            got[r['sm3']] = r['verdict']
    for path, (dig, ok, _) in verdicts.items():
        if got.get(dig) not in ok and not (dig not in got and '?' in ok):
            diff(month, 'verdict', path, 'expected', '|'.join(ok), 'got', got.get(dig))
    for dig in set(got) - {d for d, *_ in verdicts.values()}:
        diff(month, 'receipt too many', dig, got[dig])


# ---- telling ----

def told(period):
    return KEYS[2:] + (YEAR_KEYS if len(period) == 4 else ())


def summary(runs):
    """What samples/expected.json holds."""
    out = {}
    for month, as_of, res, (must, may, groups, loose, verdicts) in runs:
        counts = {}
        for e in must:
            key = '/'.join(sorted(e.rules)) + ' ' + e.level
            counts[key] = counts.get(key, 0) + 1
        out[month] = dict(as_of=as_of, units={u['code']: {k: u[k] for k in told(month)} for u in res['units']},
                          verdicts={p: '|'.join(v) for p, (_, v, new) in sorted(verdicts.items()) if new and v != ['受理'] and '?' not in v},
                          received=sum(new and '?' not in v for _, v, new in verdicts.values()),
                          findings=dict(sorted(counts.items())), alike=len(groups))
        if 'candidates' in res:
            out[month]['candidates'] = {rule: sorted(units) for rule, units in res['candidates'][0].items()}
    return out


def tell(runs):
    for month, as_of, res, (must, may, groups, loose, verdicts) in runs:
        print(f'== {month} ({as_of}): {len(verdicts)} files judged')
        for u in res['units']:
            print(f"  {u['code']} {u['name']} "+' '.join(f'{k} {u[k]}' for k in told(month)))
        for p, (_, v, _) in sorted(verdicts.items()):
            if v != ['受理']:
                print('  ', '|'.join(v), p, [e for e in must if e.file == p and e.level == REFUSING])
        for g in groups:
            print('   alike', g)


def against(args, path, runs, diff):
    """The program's results beside the committed table."""
    with open(path, encoding='utf-8') as f:
        table = json.load(f)
    for month, *_ in runs:
        with open(os.path.join(args.workspace, 'outputs', month, 'results.json'), encoding='utf-8') as f:
            got = {u['code']: u for u in json.load(f)['units']}
        for code, u in table[month]['units'].items():
            for key, v in u.items():
                if got.get(code, {}).get(key) != v:
                    diff(month, code, key, 'table', v, 'got', got.get(code, {}).get(key))


def main():
    p = argparse.ArgumentParser()
    p.add_argument('-t', '--templates')
    p.add_argument('--print', action='store_true')
    p.add_argument('--json')
    p.add_argument('--against')
    p.add_argument('--base', help='the inputs before the first run, where they differ from WORKSPACE/inputs')
    p.add_argument('--late', action='append', default=[])
    p.add_argument('workspace')
    p.add_argument('runs', nargs='*')
    args = p.parse_args()
    steps = os.path.join(args.workspace, 'steps.txt')
    if not args.runs and os.path.exists(steps):
        with open(steps, encoding='utf-8') as f:
            args.runs = [':'.join(line.split()) for line in f if line.strip()]
    args.runs = [tuple(r.split(':')) for r in args.runs]
    args.judged, args.status = [], statuses(os.path.join(args.workspace, 'status.txt'), len(args.runs))
    world, runs = simulate(args)
    for month, as_of, res, _ in runs:
        res['as_of'] = as_of
    if args.print:
        tell(runs)
    if args.json:
        with open(args.json, 'w', encoding='utf-8') as f:
            json.dump(summary(runs), f, ensure_ascii=False, indent=1)
            f.write('\n')
    if args.print or args.json:
        return 0
    diff, final = Report(), {}
    for n, (period, as_of, res, exp) in closing(args, runs, diff):
        kept = os.path.join(args.workspace, 'kept', f'{n}.json')
        if os.path.exists(kept):
            compare(args, kept, f'{period} ({n})', res, exp, diff)
            compare_status(args.status[n - 1], kept, f'{period} ({n})', diff)
        final[period] = (res, exp, args.judged[n - 1])
    for period, (res, exp, judged) in final.items():
        compare(args, os.path.join(args.workspace, 'outputs', period, 'results.json'), period, res, exp, diff)
        compare_receipts(args, period, judged, diff)
    if args.against:
        against(args, args.against, runs, diff)
    print(f'{len(final)} periods compared, {diff.count} differences')
    return 1 if diff.count else 0


if __name__ == '__main__':
    sys.exit(main())
