#!/usr/bin/python3
"""recalc.py BOOK.xlsx RESULTS.json [BEFORE.json]: has LibreOffice compute the workbook anew and compares.

The cached results are taken out first, so that what comes back was computed by LibreOffice and not copied. Checked:
the sheets and their order; no error value, no volatile function, no day shown as a number; each formula's result equals the cached one (two
decimals exactly, unrounded ones to 1e-9); the rankings equal results.json (scores, places, classes, daily, tasks); of a
quarter or half-year, the columns of the one before equal BEFORE.json, its results by the same date, and the change
follows; of a half-year, 得分升降 and 记实工作量 equal the analysis of results.json; 影响期 and 待签批 equal its effects and drafts.
Of a year: F, T, bonus, deduction, both grades, ceilings, each responsibility's parts, places; the grades counted; with
BEFORE.json, the year before. A provisional year is marked on every sheet, another one on none.
Exit: 0 all equal, 1 differences (one a line), 77 no LibreOffice.
"""
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

NS = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
REL = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
SHEETS = ['县区排名', '市直单位排名', '指标得分明细', '逾期清单', '预警清单', '扣分明细', '校验问题']
QUARTER_SHEETS = SHEETS[:2] + ['候选名单', '得分趋势', '得分分布'] + SHEETS[2:]
HALF_SHEETS = SHEETS[:2] + ['得分升降', '得分趋势', '得分分布', '指标完成', '逾期录入', '记实工作量', '重复记录', '履责报告'] + SHEETS[2:]
YEAR_SHEETS = ['县区成绩', '市直单位成绩', '综合考评', '未评定', '得分趋势', '等次分布', '加减分', '等次限定', '成绩计算', '年终考核',
               '指标得分明细', '逾期清单', '扣分明细', '校验问题', '得分计算', '履责主体覆盖', '约谈覆盖', '节前谈话', '影响期', '待签批', '待研究事项', '豁免清单']
RANKINGS = {False: ('县区排名', '市直单位排名'), True: ('县区成绩', '市直单位成绩')}
VOLATILE = re.compile(r'\b(NOW|TODAY|RAND|RANDBETWEEN|OFFSET|INDIRECT|CELL|INFO)\s*\(')
NONE = '—'
# column letters of a ranking, by what they hold
RANK, CODE, SCORE, DUTY, DAILY, TOTAL, DUE = 'A', 'B', 'D', 'EFGHIJ', 'KL', 'M', 'NOPQ'
PREVIOUS = 'STU'  # of a quarter or half: score, place, change
# columns of 得分升降 and 记实工作量 by the keys of the analysis
MOVED = {'H': 'since_previous', 'K': 'since_year_ago'}
BURDEN = {'D': 'records_asked', 'E': 'records_filed', 'G': 'evidence_asked', 'H': 'evidence_filed', 'I': 'late',
          'L': 'late_days_most', 'M': 'duplicates'}
PROFILE = '''<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
'''


def read_book(path):
    """{sheet: {cell: (formula or None, value)}} in the order of the tabs; a number is a float, a text a str."""
    with zipfile.ZipFile(path) as z:
        strings = []
        if 'xl/sharedStrings.xml' in z.namelist():
            for si in ET.fromstring(z.read('xl/sharedStrings.xml')):
                strings.append(''.join(t.text or '' for t in si.iter(NS + 't')))
        rels = {r.get('Id'): r.get('Target') for r in ET.fromstring(z.read('xl/_rels/workbook.xml.rels'))}
        book = {}
        for s in ET.fromstring(z.read('xl/workbook.xml')).iter(NS + 'sheet'):
            root = ET.fromstring(z.read('xl/' + rels[s.get(REL + 'id')].removeprefix('/xl/')))
            book[s.get('name')] = {c.get('r'): read_cell(c, strings) for c in root.iter(NS + 'c')}
        return book


def read_cell(c, strings):
    f, v, kind = c.find(NS + 'f'), c.find(NS + 'v'), c.get('t', 'n')
    value = None if v is None else v.text
    if kind == 's' and value is not None:
        value = strings[int(value)]
    elif kind == 'e':
        value = ('error', value)
    elif kind == 'n' and value is not None:
        value = float(value)
    return (None if f is None else f.text or ''), value


def days_as_numbers(path):
    """['sheet!A1', ...]: numbers below a head that says 日期 and not shown as a day."""
    bad = []
    with zipfile.ZipFile(path) as z:
        styles = ET.fromstring(z.read('xl/styles.xml'))
        days = {f.get('numFmtId') for f in styles.iter(NS + 'numFmt') if 'yyyy' in f.get('formatCode')}
        shown = [x.get('numFmtId') in days for x in styles.find(NS + 'cellXfs')]
        for no, (name, cells) in enumerate(read_book(path).items(), 1):
            under = {}
            styled = {c.get('r'): int(c.get('s', 0)) for c in ET.fromstring(z.read(f'xl/worksheets/sheet{no}.xml')).iter(NS + 'c')}
            for ref, (_, value) in cells.items():
                letter = ref.rstrip('0123456789')
                if isinstance(value, str):
                    under[letter] = value.endswith('日期') or under.get(letter, False)
                elif isinstance(value, float) and under.get(letter) and not shown[styled[ref]]:
                    bad.append(f'{name}!{ref}')
    return bad


def without_results(source, target):
    """The same workbook, every formula's cached result taken out."""
    with zipfile.ZipFile(source) as a, zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as b:
        for name in a.namelist():
            text = a.read(name)
            if name.startswith('xl/worksheets/sheet'):
                text = re.sub(rb'(</f>)<v>[^<]*</v>', rb'\1', text)
            b.writestr(name, text)


def recalculated(path, work):
    bare, out, profile = work / 'bare.xlsx', work / 'out', work / 'profile'
    without_results(path, bare)
    (profile / 'user').mkdir(parents=True)
    (profile / 'user' / 'registrymodifications.xcu').write_text(PROFILE, encoding='utf-8')
    subprocess.run(['soffice', '--headless', f'-env:UserInstallation=file://{profile}', '--convert-to', 'xlsx', '--outdir',
                    str(out), str(bare)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600)
    return read_book(out / 'bare.xlsx')


def same(x, y, exact):
    if isinstance(x, float) and isinstance(y, float):
        return round(x * 100) == round(y * 100) and abs(x - y) < 1e-9 if exact else abs(x - y) < 1e-9 * max(1, abs(x))
    return x == y


def compare(ours, theirs, say):
    n = 0
    for sheet, cells in ours.items():
        for ref, (formula, value) in cells.items():
            got = theirs.get(sheet, {}).get(ref, (None, None))[1]
            if isinstance(got, tuple):
                say(f'{sheet}!{ref}: {got[1]}')
            if formula is None:
                continue
            n += 1
            if VOLATILE.search(formula):
                say(f'{sheet}!{ref}: volatile: {formula}')
            if not same(value, got, 'ROUND(ROUND(' in formula):
                say(f'{sheet}!{ref}: cached {value!r}, LibreOffice {got!r}: {formula}')
    return n


def number(text):
    return NONE if text is None else float(text)


def past_of(u, was):
    """{column letter: value} of the quarter before."""
    old = was.get('score')
    change = NONE if u['score'] is None or old is None else round(float(u['score']) * 100) - round(float(old) * 100)
    rank = was.get('rank')
    return dict(zip(PREVIOUS, (number(old), NONE if rank is None else float(rank), change if change == NONE else change / 100)))


def year_unit(u, was):
    """{column letter: value} of a unit in a year's ranking; was: of the year before, None where it is not shown."""
    rank = NONE if u['rank'] is None else float(u['rank'])
    want = dict(zip('ADEFGHI', (rank, number(u['final']), u['grade'], number(u['total']), float(u['bonus']), float(u['deduction']),
                                u['grade_earned'])))
    duty = {d['name']: d for d in u['responsibilities']}
    for letters, name in (('LMN', '主体责任'), ('OPQ', '监督责任')):
        d = duty.get(name, {})
        end = d.get('year_end') or {}
        want.update(zip(letters, (number(d.get('daily')), number(end.get('score')), number(d.get('total')))))
    if was is not None:
        old, now, place = was.get('final'), u['final'], was.get('rank')
        change = NONE if old is None or now is None else (round(float(now) * 100) - round(float(old) * 100)) / 100
        want.update(zip('RSTU', (number(old), was.get('grade', NONE), NONE if old is None or place is None else float(place), change)))
    return want


def compare_year(theirs, results, say):
    """What the other sheets of a year hold."""
    limits = {}
    for c in results['ceilings']:
        if c['most'] is not None:
            limits.setdefault(c['unit'], []).append(c['most'])
    worst = {unit: max(v, key=['优秀', '良好', '一般', '差'].index) for unit, v in limits.items()}
    calc = rows_of(theirs['成绩计算'])
    for u in results['units']:
        row = next(r for r in calc.values() if r.get('A') == u['code'])
        if row['X'] != worst.get(u['code'], NONE).replace('优秀', NONE) or row['Y'] != u['grade']:
            say(f'成绩计算 {u["code"]}: {row["X"]}, {row["Y"]}')
    for row in rows_of(theirs['等次分布']).values():
        grade = row.get('A')
        if grade in ('优秀', '良好', '一般', '差', '未评定'):
            n = [float(sum(u['grade'] == grade and u['category'] == c for u in results['units'])) for c in ('县区', '市直单位')]
            if [row['C'], row['D'], row['E']] != n + [sum(n)]:
                say(f'等次分布 {grade}: {row}')
    merits = [r for r in rows_of(theirs['加减分']).values() if r.get('J') in ('是', '否')]
    want = sorted((m['unit'], m['id'], float(m['points']) if m['counts'] else 0.0) for m in results['merits'])
    if sorted((r['A'], r['E'], r['K']) for r in merits) != want:
        say('加减分: not the merits of results.json')
    for name, cells in theirs.items():
        marked = any(isinstance(v, str) and v.startswith('预评：') for _, v in cells.values())
        if marked != results['closing']['provisional']:
            say(f'{name}: 预评 {marked}')


def compare_unit(row, u, was, say):
    """row: {column letter: value}; u: a unit of results.json; was: of the quarter before, None for a month."""
    if 'final' in u:
        check(row, u, year_unit(u, was), say)
        return
    duty = {d['name']: d for d in u['responsibilities']}
    want = {RANK: NONE if u['rank'] is None else float(u['rank']), SCORE: number(u['score']), TOTAL: number(u['daily'])}
    for i, name in enumerate(('主体责任', '监督责任')):
        d = duty.get(name, {})
        for j, key in enumerate(('common', 'individual', 'score')):
            want[DUTY[3 * i + j]] = number(d.get(key))
        want[DAILY[i]] = number(d.get('daily'))
    for i, key in enumerate(('due', 'complete', 'overdue', 'warning')):
        want[DUE[i]] = float(u['tasks'][key])
    if was is not None:
        want.update(past_of(u, was))
    check(row, u, want, say)


def check(row, u, want, say):
    for letter, value in want.items():
        got = row.get(letter)
        if not same(value, got, True):
            say(f'{u["code"]}: column {letter}: results.json {value!r}, LibreOffice {got!r}')


def rows_of(cells):
    """{line: {column letter: value}}"""
    rows = {}
    for ref, (_, value) in cells.items():
        letter, line = re.fullmatch(r'([A-Z]+)(\d+)', ref).groups()
        rows.setdefault(int(line), {})[letter] = value
    return rows


def rows_by_code(sheet, code):
    """{unit: {column letter: value}}"""
    return {r[code]: r for r in rows_of(sheet).values() if isinstance(r.get(code), str)}


def compare_analysis(theirs, results, say):
    for sheet, columns in (('得分升降', MOVED), ('记实工作量', BURDEN)):
        rows = rows_by_code(theirs[sheet], 'A')
        for u in results['analysis']['units']:
            for letter, key in columns.items():
                want, got = number(u[key]), rows.get(u['unit'], {}).get(letter)
                if not same(want, got, True):
                    say(f'{sheet} {u["unit"]}: column {letter}: results.json {want!r}, LibreOffice {got!r}')


def day_of(text):
    """A day as a spreadsheet counts it."""
    return float((date.fromisoformat(text) - date(1899, 12, 30)).days)


def compare_cases(theirs, results, say):
    """影响期 equals the effects, 待签批 holds every draft that nobody decided on, once."""
    if '影响期' in theirs:
        want = [(e['case'], e['unit'], day_of(e['from']), day_of(e['last']), float(e['months']), float(e['left']))
                for e in results['effects'] if not e['secret']]
        rows = [r for r in rows_of(theirs['影响期']).values() if isinstance(r.get('G'), float)]
        if [tuple(r[k] for k in 'CAGIHJ') for r in rows] != want:
            say('影响期: not the effects of results.json')
    rows = [r for r in rows_of(theirs['待签批']).values() if isinstance(r.get('G'), float)]
    have = sorted((r['A'], r['C'], r['F'], r['G']) for r in rows if r['E'] in ('述责述廉评议', '督查反馈'))
    if have != sorted((d['unit'] or NONE, d['paper'], d['id'], day_of(d['date'])) for d in results['drafts'] if d['state'] == '待签批'):
        say('待签批: not the open drafts of results.json')
    late = day_of(results['as_of'])
    if any(r['H'] != late - r['G'] for r in rows) or [r['G'] for r in rows] != sorted(r['G'] for r in rows):
        say('待签批: days or order')


def compare_results(theirs, results, before, say):
    seen = set()
    year = 'merits' in results
    past = {u['code']: u for u in before['units']} if before else {}
    for sheet, category in zip(RANKINGS[year], ('县区', '市直单位')):
        by_code = rows_by_code(theirs[sheet], CODE)
        for u in results['units']:
            if u['category'] != category:
                continue
            seen.add(u['code'])
            if u['code'] not in by_code:
                say(f'{u["code"]}: not in {sheet}')
            else:
                compare_unit(by_code[u['code']], u, past.get(u['code'], {}) if before else None, say)
    for u in results['units']:
        if u['code'] not in seen:
            say(f'{u["code"]}: in no ranking')
    if year:
        compare_year(theirs, results, say)
    compare_cases(theirs, results, say)


def main():
    if shutil.which('soffice') is None:
        print('recalc: soffice is not installed')
        return 77
    path, results = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text(encoding='utf-8'))
    before = json.loads(Path(sys.argv[3]).read_text(encoding='utf-8')) if len(sys.argv) > 3 else None
    wrong = []
    ours = read_book(path)
    sheets = (YEAR_SHEETS if 'merits' in results else QUARTER_SHEETS if 'Q' in results['period'] else
              HALF_SHEETS if 'H' in results['period'] else SHEETS)
    if list(ours)[:len(sheets)] != sheets:
        wrong.append(f'sheets: {list(ours)}')
    with tempfile.TemporaryDirectory(prefix='liangze-recalc.') as work:
        theirs = recalculated(path, Path(work))
    n = compare(ours, theirs, wrong.append)
    wrong += [f'{ref}: a day shown as a number' for ref in days_as_numbers(path)]
    compare_results(theirs, results, before, wrong.append)
    if 'analysis' in results:
        compare_analysis(theirs, results, wrong.append)
    for line in wrong[:40]:
        print(f'recalc: {path.name}: {line}')
    print(f'recalc: {path}: {n} formulas, {len(wrong)} differences')
    return 1 if wrong or n == 0 else 0


if __name__ == '__main__':
    sys.exit(main())
