#!/usr/bin/python3
"""What a year adds to the independent checker: 年终考核, 加减分事项, 重点领域 taken in; T, bonus, deduction, F, grade, rank; closing.

Shape:  take_*(world, e, doc) are the handlers of sim.World; finish(world, year, units, plan) fills in what a year's units have
        more than a month's; candidates(...) are a quarter's; closed(world, year, as_of) is True, False or None (left open).
Units:  fractions until the end; dates are ISO strings.
"""
from fractions import Fraction as F

from lxml import etree

import conduct

MAIN, OVER = '主体责任', '监督责任'
ORGAN = {MAIN: '市委主体办', OVER: '市纪委'}
PARTS = '民主测评', '问卷调查', '理论测试'
HONOUR = {'国家': 5, '省': 3, '市': 1}
SPREAD = {'全国': 10, '全省': 5, '全市': 3}
OUTCOME = {'刑事责任': 0, '党政纪处分': 1, '通报': 2, '诫勉': 2, '组织处理': 2}      # 0 is the heaviest
TAKEN_OFF = {'县级': ('5', '3', '1'), '科级': ('3', '1.5', '0.5'), '一般': ('1', '0.5', '0.2')}
GRADES = ['优秀', '良好', '一般', '差']


def sanctions(path):
    """{种类: 轻|重} of rules/sanctions.xml; the table of D14.4 where there is no file."""
    if path is None:
        light, heavy = '警告 严重警告 记过 记大过', '撤销党内职务 留党察看 开除党籍 降级 撤职 开除 改组 解散'
        return {**dict.fromkeys(light.split(), '轻'), **dict.fromkeys(heavy.split(), '重')}
    return {x.get('名称'): x.get('轻重') for x in etree.parse(path).getroot() if isinstance(x.tag, str)}


# ---- taking in ----

def take_year_end(world, e, doc):
    organ, rows, bad = doc.get('机关'), {}, 0
    for x in doc.kids('成绩'):
        unit, resp = x.get('单位'), x.get('责任')
        n = len(e.must)
        if any(item is x for _, item in doc.faults):
            e.refuse('X02.2', '*')
        elif unit not in world.units:
            e.refuse('X03.1/A02.1', '*')
        elif resp not in world.units[unit]['bears']:
            e.refuse('A02.1', '*')
        elif any(x.get(p) is None for p in PARTS):
            e.refuse('D12.1', '*')
        elif organ and organ != ORGAN[resp]:
            e.refuse('D09.1', '*')
        else:
            if not organ:
                e.say('D09.1', '*', '提示')
            rows[unit, resp] = [F(x.get(p)) for p in PARTS]
        bad += refused(e, n, unit)
    if not organ:
        e.may.append(e.expect('D09.1', '*', '提示'))
    world.verdict(e, bad, len(doc.kids('成绩')))
    keep(world.marks, (doc.get('年度'), organ), e, rows)


def refused(e, n, record):
    """Whether an item was refused; what else may be said of it is left open."""
    if e.refused_since(n):
        e.may.append(e.expect('*', record, '退回'))
    return e.refused_since(n)


def keep(table, key, e, rows):
    """A later filing takes the place of an earlier; what is refused as a whole takes nobody's."""
    if e.verdicts != {'退回'} and (key not in table or table[key][0] <= e.turn):
        table[key] = (e.turn, e, rows)


def take_adjust(world, e, doc):
    rows, bad, total, numbers = [], 0, 0, set()
    for kind in ('表彰', '推广', '查处', '处分'):
        for x in doc.kids(kind):
            n = len(e.must)
            key = (kind, x.get('编号')) + ((x.get('人员'), x.get('结果')) if kind == '查处' else ())
            judge_row(world, e, doc, kind, x, key in numbers)
            numbers.add(key)
            total += 1
            if refused(e, n, x.get('编号')):
                bad += 1
            else:
                rows.append((kind, x))
    for kind, x in rows:
        if kind == '推广' and any(k == '表彰' and same_matter(a, x) for k, a in rows):
            e.say('D14.2', '*', '提示')
    for x in doc.kids('推广'):                  # the other half of the pair was refused: left open
        if any(same_matter(a, x) for a in doc.kids('表彰')):
            e.may.append(e.expect('D14.2', '*', '提示'))
    world.verdict(e, bad, total)
    keep(world.adjust, doc.get('年度'), e, rows)


def same_matter(honour, spread):
    return honour.get('单位') == spread.get('单位') and honour.get('项目') == spread.get('经验')


def judge_row(world, e, doc, kind, x, twice):
    if any(item is x for _, item in doc.faults):
        e.refuse('X02.2/D14.1/D14.2' if kind == '推广' and not x.get('文件') else 'X02.2', '*')
    elif x.get('单位') not in world.units:
        e.refuse('X03.1/A02.1', '*')
    elif kind == '表彰' and x.get('文件') is None:
        e.refuse('D14.1', '*')
    elif x.get('日期')[:4] != doc.get('年度'):
        e.refuse('D14.6', '*')
    elif kind == '处分' and x.get('种类') not in world.sanctions:
        e.refuse('X02.2', '*')
    elif x.get('案件') and x.get('案件') not in world.things['问责案件']:
        e.refuse('X03.1', '*')
    elif kind == '处分' and x.get('人员') and x.get('人员') not in world.people:
        e.refuse('X03.1', '*')
    elif twice:
        e.refuse('X03.2', '*')


def take_focus(world, e, doc):
    units, bad = [], 0
    for x in doc.kids('项'):
        if x.get('单位') and x.get('单位') not in world.units:
            e.refuse('X03.1/A02.1', '*')
            bad += 1
        elif x.get('单位'):
            units.append(x.get('单位'))
    world.verdict(e, bad, len(doc.kids('项')))
    keep(world.focus, doc.get('编号'), e, (doc.get('日期'), units))


HANDLERS = {'年终考核': take_year_end, '加减分事项': take_adjust, '重点领域': take_focus}


# ---- a quarter's candidates ----

def candidates(world, first, last, as_of, units, plan):
    """D06.1 and B15.1: ({rule: units that must be listed}, {rule: units that may be})."""
    must, may = {'D06.1': set(), 'B15.1': set()}, {'D06.1': set(), 'B15.1': set()}
    n_last, limit = int(plan['通报'].get('落后名次')), F(plan['等次'].get('一般'))
    over = last < as_of
    for u in units:
        group = [o for o in units if o['category'] == u['category'] and o['rank'] is not None]
        n = min(n_last, len(group) // 2)
        behind = u['rank'] is not None and u['rank'] > len(group) - n
        if u['tasks']['overdue'] or (behind and over):
            must['D06.1'].add(u['code'])
        elif behind and last == as_of:
            may['D06.1'].add(u['code'])
        if u['score'] is not None and F(u['score']) < limit:
            (must if over else may)['B15.1'].add(u['code'])
    for _, _, (day, listed) in world.focus.values():
        (must if first <= day <= min(last, as_of) else may)['D06.1'].update(listed)
    for unit, day, verdict in conduct.not_mended(world):
        for rule in must:
            (must if verdict == '不到位' and first <= day <= min(last, as_of) else may)[rule].add(unit)
    return must, may


# ---- the year ----

def finish(world, year, units, plan):
    """Adds total, bonus, deduction, final, grade and the rank by final."""
    weight = {k: F(v) / 100 for k, v in plan['权重'].items()}
    cap = plan['加减分'].get('加分上限')
    rows = [r for r in world.adjust.get(str(year), (0, None, []))[2] if not conduct.undone(world, r[1].get('案件'))]      # D14.7
    marks = {}
    for (y, _), (_, _, mine) in sorted(world.marks.items(), key=lambda m: m[1][0]):
        if y == str(year):
            marks.update(mine)
    for u in units:
        code = u['code']
        plus, minus = bonus(rows, code, cap), deduction(rows, code)
        t = total(u['exact'], {r: marks.get((code, r)) for r in u['exact']}, weight)
        f = max(F(0), t + plus - minus) if t is not None else None
        u.update(T=t, F=f, plus=plus, minus=minus, grade=grade(f, plan['等次'], ceiling(rows, code, world.sanctions)),
                 lowered=f is not None and grade(f, plan['等次'], None) != grade(f, plan['等次'], ceiling(rows, code, world.sanctions)))


def total(daily, marks, weight):
    """T of the responsibilities borne: daily and marks by responsibility, None where there is none of either."""
    if any(daily[r] is None or marks[r] is None for r in daily):
        return None
    parts = {r: daily[r] * weight['日常考核'] + F(sum(marks[r]), 3) * weight['年终考核'] for r in daily}
    return sum(parts[r] * weight[r] for r in parts) / sum(weight[r] for r in parts)


def bonus(rows, code, cap):
    best = {}
    for kind, x in rows:
        if kind in ('表彰', '推广') and x.get('单位') == code:
            key = (kind, x.get('项目') or x.get('经验'))
            best[key] = max(best.get(key, 0), (HONOUR if kind == '表彰' else SPREAD)[x.get('级别')])
    n = F(sum(best.values()))
    return n if cap is None else min(n, F(cap))


def deduction(rows, code):
    worst = {}
    for kind, x in rows:
        if kind == '查处' and x.get('单位') == code and x.get('查处机关') == '市纪委' and x.get('主动上报') == '否':
            key = (x.get('人员'), x.get('编号'))
            k = OUTCOME[x.get('结果')]
            worst[key] = min(worst.get(key, (9, F(0))), (k, -F(TAKEN_OFF[x.get('级别')][k])))
    return -sum((n for _, n in worst.values()), F(0))


def ceiling(rows, code, table):
    """The best grade that D14.4 and D14.5 leave, as a place in GRADES."""
    top = 0
    for kind, x in rows:
        if kind != '处分' or x.get('单位') != code:
            continue
        who, heavy = x.get('对象'), table[x.get('种类')] == '重'
        if who == '党组织' or who == '主要负责人' and heavy:
            top = 2
        elif who == '主要负责人' or who == '班子成员' and heavy:
            top = max(top, 1)
    return top


def grade(f, limits, top):
    if f is None:
        return '未评定'
    k = next((k for k, name in enumerate(GRADES[:3]) if f >= F(limits.get(name))), 3)
    return GRADES[max(k, top or 0)]


class Closings:
    """What stands of closed years.  A full run of a year closes it, where it may be; from then on the year is what it was on that
    day, until a later run has taken in a 件 重新开账."""

    def __init__(self):
        self.shut = {}                  # year: (the run that closed it, its results)

    def get(self, world, n, run, refused, flag=None):
        """Run n as it must stand: itself, or the closing that it cannot change."""
        year, res = run[0], run[2]
        if len(year) != 4:
            return run
        at, old = self.shut.get(year, (None, None))
        if old is not None and not any(y == year and k > at for k, y in world.reopened):
            return old
        if flag is None and not refused and res['closed'] is not False:
            self.shut[year] = (n, run)
        return run


def closed(world, year, as_of, last_due):
    """Whether the year may be closed by as_of: True, False, or None where the text leaves it open."""
    marks = [e for (y, _), (_, e, _) in world.marks.items() if y == str(year)]
    adjust = world.adjust.get(str(year))
    if as_of <= max(f'{year}-12-31', last_due) or not marks or adjust is None:
        return False
    covered = {r for (y, _), (_, _, rows) in world.marks.items() if y == str(year) for _, r in rows}
    needed = {r for u in world.units.values() for r in u['bears']}
    if as_of <= world.cal.after(f'{year}-12-31', 3) or covered != needed:
        return None
    seen = [world.runs[e.first][1] for e in marks + [adjust[1]]]
    return True if max(seen) < as_of else None
