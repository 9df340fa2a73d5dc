#!/usr/bin/python3
"""Compares 变更台账.xlsx with the changes that the independent checker sees when it walks the same inputs run by run,
the list of A13.1 (待研究事项) with both, and `liangze history` of each of them with its schema and the ledger.

usage: check_changes.py LIANGZE WORKSPACE SCHEMA PERIOD AS_OF --late DIR:N ... RUN ...     a run is 2026-03:2026-04-07
"""
import argparse
import hashlib
import json
import os
import sqlite3
import subprocess
import sys

import jsonschema

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')
sys.path.insert(0, os.path.join(ROOT, 'oracle'))
import oracle
import reading
import sim
from recalc import read_book

COLUMNS = {'类别': 'root', '编号': 'no', '变更': 'kind', '结论': 'outcome', '版本': 'version', '变了哪些栏（原值 → 新值）': 'what',
           '事由': 'reason', '批准人': 'approver', '待研究': 'state', '台账序号': 'entry', '文件': 'file', '单位代码': 'code'}
ALTERED, DELETED = '擅自修改', '擅自删除'


class Watching(sim.World):
    """Notes each change of what was accepted before, and each attempt: (file, number, what, refused)."""
    noted = {}
    last = {}       # identity of a document: canonical text of the one in force

    def note_change(self, e, no, kind, refused, reason=None):
        Watching.noted[e.path, no, kind] = (refused, reason)

    def judge_record(self, e, doc, x, files, twice):
        rec = self.records.get((doc.get('单位'), x.get('编号')))
        had = len(rec.versions) if rec else 0
        same = had and rec.now.canon == reading.canonical(x)
        withdrawn = had and rec.withdrawn
        n = len(e.must)
        super().judge_record(e, doc, x, files, twice)
        if not had or twice:
            return
        fix = next((c for c in x if sim.tag(c) == '更正'), None)
        made = len(rec.versions) > had
        if made or (e.refused_since(n) and not same) or (same and withdrawn and fix is not None):
            self.note_change(e, x.get('编号'), '改动，没有更正' if fix is None else '更正', not made,
                             None if fix is None else fix.get('理由'))

    def withdraw(self, e, doc, x):
        rec = self.records.get((doc.get('单位'), x.get('编号')))
        fit = super().withdraw(e, doc, x)
        if rec and rec.versions:
            self.note_change(e, x.get('编号'), '撤回', not fit, x.get('理由'))
        return fit

    def whole_batch(self, e, code, month, numbers):
        n = len(e.must)
        super().whole_batch(e, code, month, numbers)
        for exp in e.must[n:]:
            self.note_change(e, exp.record, '全量报送里没有', False)

    def judge(self, e, doc, files):
        super().judge(e, doc, files)
        who = None if doc.broken else doc.identity()
        if doc.root == '记实提交' or not who:
            return
        refused, canon = e.verdicts == {'退回'}, reading.canonical(doc.tree)
        before = Watching.last.get(who)
        if before is not None and before != canon:
            fix = next(iter(doc.kids('更正')), None)
            kind = '更正' if fix is not None else '改动，没有更正' if doc.root == '工作台账' else '重新报送'
            if not (refused and kind == '重新报送'):
                self.note_change(e, ' '.join(x for x in who[1:] if x), kind, refused,
                                 None if fix is None else fix.get('理由'))
        if not refused:
            Watching.last[who] = canon


def table(cells):
    """The rows of a sheet below its header, by the names of the columns."""
    rows = {}
    for ref, (_, value) in cells.items():
        letters = ref.rstrip('0123456789')
        rows.setdefault(int(ref[len(letters):]), {})[letters] = value
    head = next(n for n in sorted(rows) if '单位代码' in rows[n].values())
    names = {letter: value for letter, value in rows[head].items()}
    out = [{names[k]: v for k, v in rows[n].items() if k in names} for n in sorted(rows) if n > head]
    return [r for r in out if r.get('单位代码') and len(r) > 3 and all(v is not None for v in r.values())]


def place(row):
    return row['file'].rsplit(':', 2)[0]


class Check:
    def __init__(self, quiet=False):
        self.passed = self.failed = 0
        self.quiet = quiet

    def __call__(self, what, ok):
        self.passed += bool(ok)
        self.failed += not ok
        if not ok and not self.quiet:
            print('history:', what)


def check_book(check, rows, conduct):
    got = {(place(r), r['no'], r['kind']): r for r in rows}
    check('two rows of one change', len(got) == len(rows))
    for key in set(got) - set(Watching.noted):
        check(f'a change that is none: {key}', False)
    for key, (refused, reason) in Watching.noted.items():
        row = got.get(key)
        check(f'a change is missing: {key}', row)
        if row is None:
            continue
        check(f'{key}: outcome {row["outcome"]}', row['outcome'].startswith('退回') == refused)
        check(f'{key}: reason {row["reason"]}', row['reason'] == (reason or '—'))
        check(f'{key}: version {row["version"]}', (row['version'] == '—') == (refused or row['kind'] in ('撤回', '全量报送里没有')))
    listed = {(r['文件'], r['记录编号'], r['种类']): r['决定'] for r in conduct if r['种类'] in (ALTERED, DELETED)}
    convicted = {(place(r), r['no'], r['outcome'].partition('（')[2].rstrip('）')): r['state'] for r in rows if '（' in r['outcome']}
    check('what A13.1 lists and what 变更台账 convicts differ',
          listed == {k: v for k, v in convicted.items() if v != '已改正'})
    check('nothing was convicted', {k[2] for k in convicted} == {ALTERED, DELETED})
    order = [(r['code'] == '—', r['code'], r['entry']) for r in rows]
    check('the rows are not by unit and number', order == sorted(order))


def chains(path):
    """The chain's value at each entry, computed again."""
    value, out = bytes(32), {}
    with sqlite3.connect(f'file:{path}?mode=ro', uri=True) as db:
        for seq, d in db.execute('SELECT seq, d FROM entry ORDER BY seq'):
            value = hashlib.new('sm3', value + d).digest()
            out[seq] = value.hex()
    return out


def check_history(check, args, rows):
    with open(args.schema, encoding='utf-8') as f:
        schema = json.load(f)
    jsonschema.Draft202012Validator.check_schema(schema)
    judge, value = jsonschema.Draft202012Validator(schema), chains(os.path.join(args.workspace, 'outputs/ledger.db'))
    asked = {(r['no'], r['code'], r['root']) for r in rows}
    one_each = {root: (no, code, root) for no, code, root in sorted(asked)}
    for no, code, root in sorted(x for x in asked if x[2] == '记录' or x in one_each.values()):
        words = [no, '--unit', code] if root == '记录' else [root, *no.split()]
        p = subprocess.run([args.liangze, '-C', args.workspace, 'history', *words, '--as-of', args.as_of, '--format', 'json', '-q'],
                           capture_output=True, check=False)
        check(f'history {no}: exit {p.returncode} {p.stderr.decode()}', p.returncode in (0, 1, 3))
        said = json.loads(p.stdout)
        check(f'history {no}: schema', judge.is_valid(said))
        mine = sorted((int(r['entry']), r['kind'], r['outcome']) for r in rows if (r['no'], r['root']) == (no, root))
        told = sorted((f['entry'], f['kind'], f['outcome']) for f in said['filings'] if f['kind'] not in
                      ('报送', '重复报送', '同一文件编号重复') and (f['kind'], f['outcome']) != ('重新报送', '退回'))
        check(f'history {no}: {told} in 变更台账 {mine}', told == mine)
        check(f'history {no}: chain', all(f['chain'] == value[f['entry']] for f in said['filings']))
        check(f'history {no}: one version in force', sum(f['present'] for f in said['filings']) == (said['state'] == '现行'))


def walk(args):
    """The inputs, run by run: taken in, nothing scored."""
    files = {'inputs/' + k: v for k, v in oracle.tree_files(args.base, {}).items()}
    late = [(int(n), folder) for folder, n in (x.rsplit(':', 1) for x in args.late)]
    world = Watching(oracle.days.Calendar(os.path.join(args.templates, 'calendar/workdays.csv')))
    for n, (period, as_of) in enumerate((r.split(':') for r in args.runs), 1):
        for folder in (folder for k, folder in late if k == n):
            oracle.tree_files(folder, files)
        world.run(period, as_of, dict(files))


def main():
    p = argparse.ArgumentParser()
    for name in ('liangze', 'workspace', 'schema', 'period', 'as_of'):
        p.add_argument(name)
    p.add_argument('--late', action='append', default=[])
    p.add_argument('--base')
    p.add_argument('--templates', default=os.path.join(ROOT, '../templates'))
    p.add_argument('runs', nargs='+')
    args = p.parse_args()
    walk(args)
    check, book = Check(), os.path.join(args.workspace, 'outputs', args.period)
    rows = [{COLUMNS[k]: v for k, v in r.items() if k in COLUMNS} for r in
            table(read_book(os.path.join(book, '变更台账.xlsx'))['变更台账'])]
    conduct = table(read_book(os.path.join(book, '排名.xlsx'))['待研究事项'])
    check_book(check, rows, conduct)
    for what, wrong, listed in (('row', rows[1:], conduct), ('second row', rows + rows[:1], conduct), ('matter', rows, conduct),
                                ('verdict', [dict(r, outcome='受理') if r['outcome'] == '退回' else r for r in rows], conduct),
                                ('order', rows[::-1], conduct)):
        silent = Check(True)
        check_book(silent, wrong, [r for r in listed if what != 'matter' or r['种类'] != ALTERED])
        check(f'a wrong {what} is not seen', silent.failed)
    check_history(check, args, rows)
    print(f'history: {check.passed} passed, {check.failed} failed')
    return check.failed > 0


if __name__ == '__main__':
    sys.exit(main())
