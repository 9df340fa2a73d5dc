#!/usr/bin/python3
"""Tasks, scores, ranks and deadlines of the independent checker, with fractions, from the facts of a World.

Shape:  results(world, period, as_of) -> dict shaped like results.json (units, deadlines), scores as strings or None.
Units:  fractions until the very end; one rounding, half up, to two decimals.
"""
import datetime as dt
from fractions import Fraction as F

import conduct
import yearly
from days import period_of, window
from sim import OVER


def text2(x):
    """Half up to two decimals; None stays None."""
    if x is None:
        return None
    n = (x * 200 + 1) // 2
    return f'{n // 100}.{n % 100:02d}'


def days(as_of, due):
    return (dt.date.fromisoformat(as_of) - dt.date.fromisoformat(due)).days


class Task:
    def __init__(self, unit, ind, cls, year, start, subject, due):
        self.unit, self.ind, self.cls, self.resp = unit, ind, cls, ind.get('责任')
        self.year, self.start, self.due = year, start, due
        self.subject = f'{ind.get("编号")}@{subject}'
        self.worth, self.need = F(ind.get('分值')), int(ind.get('次数'))
        self.records, self.earned, self.good, self.good_in_time = [], F(0), 0, 0

    @property
    def complete(self):
        return self.good >= self.need


def tasks_of(world, code, year):
    unit, out = world.units[code], []
    inds = [(x, '共性') for x in world.plan.kids('指标') if x.get('适用') in (unit['cat'], '全部')]
    doc = world.ledgers.get((code, str(year)))
    inds += [(x, '个性') for x in (doc.kept if doc is not None else [])]
    for x, cls in inds:
        if x.get('责任') not in unit['bears']:
            continue
        seen = set()
        for m in range(1, 13):
            name, start, due = period_of(x, year, f'{year}-{m:02d}-01')
            if name not in seen:
                seen.add(name)
                out.append(Task(code, x, cls, year, start, name, due))
    return out


def review_of(world, code, no, rec):
    """(verdict, figure) that counts for a record now, or None."""
    best = None
    for key, rows in world.opinions.values():
        for unit, n, verdict, figure in rows:
            if (unit, n) == (code, no) and (best is None or key >= best[0]):
                best = (key, verdict, figure)
    if best is None:
        return None
    if best[1] in ('退回', '扣分') and any(v.correction and v.key > best[0] for v in rec.versions):
        return None
    return best[1:]


def fill(world, code, tasks, cut):
    """Give each record to its task; what it earns, and whether it was reviewed."""
    by = {}
    for t in tasks:
        by.setdefault((t.ind.get('编号'), t.resp), []).append(t)
    for (unit, no), rec in sorted(world.records.items()):
        if unit != code or not rec.versions or rec.withdrawn:
            continue
        v = rec.now
        for t in by.get((v.ind, v.resp), ()):
            last = f'{t.year}-12-31' if t.ind.get('周期') in ('每年', '一次') else t.due
            if t.start <= v.day <= last:
                t.records.append((value(world, code, no, rec, t, cut), v))
    for t in tasks:
        gains = sorted((x[0][0] for x in t.records), reverse=True)
        t.earned = sum(gains[:t.need], F(0))
        t.good = sum(g > 0 for g in gains)
        t.good_in_time = sum(x[0][0] > 0 and x[1].day <= t.due for x in t.records)


def value(world, code, no, rec, t, cut):
    v, lost = rec.now, 0
    if world.entered_late(t.ind, v) and not world.waived('A10.2', code):
        lost += cut['逾期录入']
    if t.ind.get('须印证') == '是' and not v.proofs and not world.waived('A09.2', code):
        lost += cut['无印证材料']
    if v.day > t.due:
        lost += cut['逾期完成']
    gain = t.worth / t.need * max(F(0), 100 - lost) / 100
    review = review_of(world, code, no, rec)
    if review and review[0] in ('退回', '不实'):
        gain = F(0)
    elif review and review[0] == '扣分':
        gain = max(F(0), gain - F(review[1]))
    return gain, review is not None


def mean(parts):
    """Weighted mean of (score or None, weight) over those that have a score."""
    have = [(s, w) for s, w in parts if s is not None]
    return sum(s * w for s, w in have) / sum(w for _, w in have) if have and sum(w for _, w in have) else None


def ratio(tasks):
    worth = sum((t.worth for t in tasks), F(0))
    return 100 * sum((t.earned for t in tasks), F(0)) / worth if worth else None


def window_score(tasks, bears, weight, first, last, as_of):
    """(recording score, {resp: (common, own, score)}) of the tasks whose deadline lies in the window and not after as_of."""
    due = [t for t in tasks if first <= t.due <= min(last, as_of)]
    out = {}
    for resp in bears:
        mine = [t for t in due if t.resp == resp]
        c, i = ratio([t for t in mine if t.cls == '共性']), ratio([t for t in mine if t.cls == '个性'])
        out[resp] = (c, i, mean([(c, weight['共性指标']), (i, weight['个性指标'])]))
    return mean([(out[r][2], weight[r]) for r in out]), out, due


def state(t, as_of):
    if t.complete:
        return '已完成' if t.good_in_time >= t.need else '逾期完成'
    n = days(as_of, t.due)
    return '逾期' if n > 0 else '临近到期' if n >= -5 else '未到期'


def results(world, period, as_of):
    year, (first, last) = int(period[:4]), window(period)
    plan = {x.tag.split('}')[1]: x for x in world.plan.tree}
    weight = {k: F(v) for k, v in plan['权重'].items()}
    cut = {k: F(v) for k, v in plan['记实扣减'].items()}
    share = weight.get('记实折算', F(100)) / 100
    units, deadlines, filled = [], [], {}
    for code in sorted(world.units):
        u = world.units[code]
        tasks = tasks_of(world, code, year)
        fill(world, code, tasks, cut)
        filled[code] = tasks
        score, resp, due = window_score(tasks, u['bears'], weight, first, last, as_of)
        daily, dresp, _ = window_score(tasks, u['bears'], weight, f'{year}-01-01', f'{year}-12-31', as_of)
        late = [t for t in tasks if t.due < as_of and not t.complete]
        near = [t for t in tasks if not t.complete and -5 <= days(as_of, t.due) <= 0]
        units.append(dict(
            code=code, category=u['cat'], name=u['name'], score=text2(score), daily=text2(daily * share if daily is not None else None),
            rank=None, provisional=sum(not x[0][1] for t in due for x in t.records),
            responsibilities=[dict(name=r, common=text2(resp[r][0]), individual=text2(resp[r][1]), score=text2(resp[r][2]),
                                   daily=text2(dresp[r][2] * share if dresp[r][2] is not None else None)) for r in u['bears']],
            exact={r: dresp[r][2] * share if dresp[r][2] is not None else None for r in u['bears']},
            lost=sum((t.worth - t.earned for t in due), F(0)), due_tasks=len(due) + sum(len(t.records) for t in due),
            tasks=dict(due=len(due), complete=sum(t.complete for t in due), overdue=len(late), warning=len(near))))
        for t in tasks:
            n = days(as_of, t.due)
            deadlines.append(('A10.4' if n > 0 else 'A10.3', code, t.subject, t.due, state(t, as_of), n))
    problems = sorted(conduct.problems(world, as_of, days))
    last_due = max(d[3] for d in deadlines) if deadlines else ''
    if len(period) == 4:
        yearly.finish(world, year, units, plan)
        for u in units:
            u.update(total=text2(u['T']), bonus=text2(u['plus']), deduction=text2(u['minus']), final=text2(u['F']))
    rank(units, 'final' if len(period) == 4 else 'score')
    out = dict(units=units, deadlines=sorted(deadlines), problems=problems, duties=duties(world, year, period, as_of, plan), coverage=coverage(world, year),
               single=sorted(c for c, u in world.units.items() if OVER not in u['bears']))
    if period[4:5] == 'H':
        out['analysis'] = analysis(world, year, first, last, as_of, filled, weight)
    if period[4:5] == 'Q':
        out['candidates'] = yearly.candidates(world, first, last, as_of, units, plan)
    if len(period) == 4:
        out['closed'] = yearly.closed(world, year, as_of, last_due)
    return out


def analysis(world, year, first, last, as_of, filled, weight):
    """A16.1, of the half-year: ({unit: figures}, {weekday: (records, late, entered late)}, {indicator: (units, failed, due, complete)});
    filled: {unit: its tasks of the year}."""
    units, week, inds = {}, [[0, 0, 0] for _ in range(7)], {}
    before = window(f'{year}H1') if first > f'{year}-06-30' else None
    for code, tasks in filled.items():
        row = units[code] = dict.fromkeys(('records_asked', 'records_filed', 'evidence_asked', 'evidence_filed', 'late'), 0)
        bears = world.units[code]['bears']
        now, then = (window_score(tasks, bears, weight, a, b, as_of)[0] for a, b in ((first, last), before or (last, first)))
        row['since_previous'] = None if now is None or then is None or not before else F(text2(now)) - F(text2(then))
        for t in tasks:
            if first <= t.due <= last:
                row['records_asked'] += t.need
                row['evidence_asked'] += t.need * (t.ind.get('须印证') == '是')
            for _, v in t.records:
                if first <= v.day <= last:
                    late = world.entered_late(t.ind, v) and not world.waived('A10.2', code)
                    row['records_filed'] += 1
                    row['evidence_filed'] += len(v.proofs)
                    row['late'] += late
                    day, entry = (dt.date.fromisoformat(x).weekday() for x in (v.day, v.entry_day))
                    week[day][0] += 1
                    week[day][1] += late
                    week[entry][2] += late
        for no in {t.ind.get('编号') for t in tasks if t.cls == '共性'}:
            mine = [t for t in tasks if t.cls == '共性' and t.ind.get('编号') == no and first <= t.due <= min(last, as_of)]
            if mine:
                done = sum(t.complete for t in mine)
                have = inds.get(no, (0, 0, 0, 0))
                inds[no] = tuple(map(sum, zip(have, (1, done < len(mine), len(mine), done))))
    return units, week, inds


def rank(units, key):
    """Places within each category by a rounded figure; who has none has no place."""
    for u in units:
        mine = [F(o[key]) for o in units if o['category'] == u['category'] and o[key] is not None]
        u['rank'] = 1 + sum(x > F(u[key]) for x in mine) if u[key] is not None else None


def coverage(world, year):
    """A06.2: {(unit, responsibility, quarter, actor): records that stand}."""
    out = {}
    for code, u in world.units.items():
        for resp in u['bears']:
            for actor in ('纪检机构',) if resp == OVER else ('领导班子', '主要负责人', '班子成员'):
                for q in '1234':
                    out[code, resp, f'{year}Q{q}', actor] = 0
    for (code, no), rec in world.records.items():
        if rec.versions and not rec.withdrawn:
            v = rec.now
            key = (code, v.resp, f'{v.day[:4]}Q{(int(v.day[5:7]) + 2) // 3}', v.actor)
            if key in out:
                out[key] += 1
    return out


def duties(world, year, period, as_of, plan):
    """A05.2, A07.1, A11.2 and A12.1: {(rule, unit, period, responsibility or ''): (due, done on or None)}."""
    limit = plan['期限'].get('台账') if '期限' in plan else None
    out, until = {}, int(window(period)[1][5:7])
    if period[4:5] != '-' and as_of[:4] == str(year):
        until = min(until, int(as_of[5:7]))
    for code, u in world.units.items():
        filed = sorted(world.ledger_days.get((code, str(year)), []))
        done = next((d for d, resps in filed if set(u['bears']) <= resps), None)
        out['A05.2', code, f'{year}', ''] = (f'{year}-{limit or "01-31"}', done)
        for h, (first, due) in enumerate(((1, '06-30'), (7, '12-31')), 1):
            for r in u['bears'] if first <= until else ():
                out['A12.1', code, f'{year}H{h}', r] = (f'{year}-{due}', world.reports.get((code, f'{year}H{h}', r)))
        for m in range(1, until + 1):
            ym = f'{year}-{m:02d}'
            out['A07.1', code, ym, ''] = (None, ym if (code, ym) in world.filed else '?' if (code, ym) in world.half_filed else None)
            for r in u['bears']:
                doc = world.notices.get((code, ym, r))
                signed = max(doc.get('日期'), doc.get('签收日期')) if doc is not None and doc.get('签收日期') else None
                out['A11.2', code, ym, r] = (f'{ym}-25', signed)
    return out
