#!/usr/bin/python3
"""Write a small random workspace of a whole year for the independent checker.

  gen_random_year.py SEED DIR

Like gen_random.py (DIR/drop/<n>/, DIR/steps.txt), but the runs are months, quarters, halves and the year: lines
`2026-03 as-of`, `2026Q1 as-of`, `2026H1 as-of`, `2026 as-of [provisional]`.  Same seed, same bytes.  Few records, many odd
cases at the year's end: missing parts, units with one responsibility, ties, caps, one 项目 at several levels, other years'
dates, persons with several outcomes, every kind of 处分, reviews after publication, later facts with and without 重新开账,
and thresholds that a total meets exactly or misses by its rounding.
"""
import datetime as dt
import os
import sys
from fractions import Fraction as F

import gen_common as g
import gen_random_conduct as conduct
from gen_random import MAIN, OVER, Maker

sys.path.insert(0, os.path.join(g.ROOT, 'tests', 'oracle'))
import days         # noqa: E402
import scores       # noqa: E402
import sim          # noqa: E402

ORGANS = {MAIN: '市委主体办', OVER: '市纪委'}
PARTS = '民主测评', '问卷调查', '理论测试'
SANCTIONS = ['警告', '严重警告', '记过', '记大过', '撤销党内职务', '留党察看', '开除党籍', '降级', '撤职', '开除']


class YearMaker(Maker):
    def steps(self):
        """Some months, some quarters, and the year: before it may be closed, provisionally, and in earnest."""
        rng, y = self.rng, self.year
        self.months = sorted(rng.sample(range(1, 13), rng.randint(4, 8)))
        runs = []
        for m in rng.sample(range(1, 13), rng.randint(1, 2)):
            runs.append((f'{y}-{m:02d}', g.month_last(y, m) + dt.timedelta(rng.randint(1, 8))))
        for q in rng.sample(range(1, 5), rng.randint(1, 2)):
            runs.append((f'{y}Q{q}', g.month_last(y, 3 * q) + dt.timedelta(rng.choice([-6, -1, 0, 1, 2, 8, 12, 25]))))
        for h in rng.sample((1, 2), rng.choice([0, 0, 1])):
            runs.append((f'{y}H{h}', g.month_last(y, 6 * h) + dt.timedelta(rng.choice([-3, 0, 4, 10]))))
        runs.append((f'{y}-12', dt.date(y + 1, 1, 9) + dt.timedelta(rng.randint(0, 4))))
        runs.sort(key=lambda r: r[1])
        self.runs, self.names, self.shadow, self.reviewing = [], [], set(), False
        for name, day in runs:
            self.step(name, day)
            if rng.random() < .3:
                self.year_step(day, .5)
                self.shadow.add(len(self.runs))         # on the same day: nothing new comes before it
        self.filed = len(self.runs)             # what the year needs has come by this run, or never
        self.closing(dt.date(y + 1, 1, 22) + dt.timedelta(rng.randint(0, 9)), .15)
        self.again = self.reopens = None
        if rng.random() < .5:                   # later facts; they count only after a 件 重新开账
            self.again = len(self.runs) + 1
            self.closing(dt.date(y + 1, 2, 8) + dt.timedelta(rng.randint(0, 9)), 0)
        if self.again and rng.random() < .7:
            self.reopens = rng.choice([self.again, len(self.runs) + 1])
            if self.reopens > self.again:
                self.closing(dt.date(y + 1, 3, 1) + dt.timedelta(rng.randint(0, 9)), 0)

    def closing(self, day, provisional):
        day = max(day, self.runs[-1][1] + dt.timedelta(3))
        if self.rng.random() < .6:
            self.step(f'{self.year}-12', day - dt.timedelta(2))
        self.year_step(day, provisional)

    def year_step(self, day, provisional):
        open_ = not any(name == str(self.year) and not flag and d.year > self.year for (name, flag), (_, d) in zip(self.names, self.runs))
        self.step(str(self.year), day, open_ and self.rng.random() < provisional and 'provisional')

    def step(self, name, day, flag=None):
        self.names.append((name, flag))
        self.runs.append((name, day))

    def may_act(self, day):
        return day.year == self.year or self.reviewing

    def reviews(self, k):
        self.reviewing = True                   # reviews come in the next year too
        if k <= 12:                             # a 月份 for each run
            super().reviews(k)
        self.reviewing = False

    def make_indicator(self, no, resp, cat):
        x = super().make_indicator(no, resp, cat)
        if x['period'] == '每月' and self.rng.random() < .6:
            x['period'] = self.rng.choice(['每季', '每半年', '每年'])
        return x

    def plan(self):
        super().plan()
        self.plan_at = len(self.files) - 1

    # ---- the year's documents ----

    def mark(self):
        return self.rng.choice(['100', '0', '60', '80', '90', '85.5', '79.99', '90.01', f'{self.rng.randint(50, 99)}',
                                f'{self.rng.randint(500, 999) / 10:g}'])

    def marks(self, u):
        rng = self.rng
        if rng.random() < (.95 if self.quiet else .3) and self.twin:     # the same marks as another: a tie, where the days agree
            return self.twin
        one = self.mark()
        self.twin = [one] * 3 if rng.random() < .3 else [self.mark() for _ in PARTS]
        return self.twin

    def year_end(self):
        """Two documents by organ, or one that names none; now and then one is filed twice, or never."""
        rng, y = self.rng, self.year
        self.twin = None
        if rng.random() < .06:
            return
        groups = [(None, [MAIN, OVER])] if rng.random() < .15 else [(ORGANS[r], [r]) for r in (MAIN, OVER)]
        for organ, resps in groups:
            day = dt.date(y + 1, 1, 4) if rng.random() < .8 else dt.date(y, 12, 20)
            rows = self.mark_rows(resps)
            if not rows:
                continue
            if rng.random() < .2:               # an earlier filing that the second replaces
                self.lay('年终考核', organ, day - dt.timedelta(2), self.mark_rows(resps), '前')
            self.lay('年终考核', organ, day, rows, '')

    def lay(self, root, organ, day, rows, tail):
        text = g.document(root, [('年度', self.year), ('机关', organ), ('日期', day)], rows)
        self.put(f'inputs/office/{root}-{organ}{tail}.xml', text, day, drop=self.rng.choice([1, self.step_of(day)]))

    def mark_rows(self, resps):
        rng, rows = self.rng, []
        for u in self.units:
            for r in resps:
                roll = rng.random()
                if r not in u.bears and roll > .1 or roll < .04:
                    continue
                pairs = list(zip(PARTS, self.marks(u)))
                if roll < .10:
                    pairs.pop(rng.randrange(3))                 # D12.1
                elif roll < .12:
                    pairs[0] = (PARTS[0], '100.01')
                who = '000000' if roll > .98 else u.code
                named = {MAIN: OVER, OVER: MAIN}[r] if .96 < roll < .98 and len(resps) == 1 and len(u.bears) == 2 else r
                rows.append(g.elem('成绩', [('单位', who), ('责任', named), *pairs]))
        return rows

    def day_in(self):
        """A day of the year; one in fifteen of another."""
        y = self.year if self.rng.random() < .93 else self.year + self.rng.choice([-1, 1])
        return self.rng.choice([dt.date(y, 1, 1), dt.date(y, 12, 31), dt.date(y, self.rng.randint(1, 12), self.rng.randint(1, 28))])

    def honours(self, u, n):
        """表彰 and 推广 of a unit: subjects of three names, so that some are named twice and some are both."""
        rng = self.rng
        rows, subjects = [], [f'{u.name}工作{c}' for c in '甲乙丙']
        for k in range(rng.choice([0, 0, 0, 1, 2, 4])):
            paper = '证书' if rng.random() < .93 else None
            kind, word, levels = rng.choice([('表彰', '项目', '国家 省 市'), ('推广', '经验', '全国 全省 全市')])
            who = u.code if rng.random() < .97 else '000000'
            rows.append((kind, g.elem(kind, [('编号', f'{"BZ" if kind == "表彰" else "TG"}-{n}-{k}'), ('单位', who), (word, rng.choice(subjects)),
                                             ('级别', rng.choice(levels.split())), ('文件', paper), ('日期', self.day_in())])))
        return rows

    def cases(self, u, n):
        """查处: persons with one to three outcomes in one or two cases, some by other organs or told by the unit itself."""
        rng, rows, seen = self.rng, [], set()
        for k in range(rng.choice([0, 0, 1, 2, 8 if self.quiet else 2])):
            level, outcomes = rng.choice(['县级', '科级', '一般']), ['刑事责任', '党政纪处分', '通报', '诫勉', '组织处理']
            if self.quiet:
                level, outcomes = '县级', outcomes[:2]
            for _ in range(rng.choice([1, 1, 2, 3])):
                outcome, case = rng.choice(outcomes), f'CC-{n}-{rng.randint(0, 1)}'
                if (k, case, outcome) in seen and rng.random() < .8:
                    continue
                seen.add((k, case, outcome))
                organ = '市纪委' if rng.random() < .85 else rng.choice(['县级纪委', '上级纪委', '其他'])
                rows.append(('查处', g.elem('查处', [
                    ('编号', case), ('单位', u.code), ('人员', f'P{n}-{k}'), ('姓名', f'某人{k}'), ('级别', level), ('结果', outcome),
                    ('查处机关', organ), ('主动上报', '否' if rng.random() < .85 else '是'), ('日期', self.day_in())])))
        return rows

    def sanctions(self, u, n):
        rng, rows = self.rng, []
        for k in range(rng.choice([0, 0, 0, 1, 1, 2])):
            who = rng.choice(['主要负责人', '班子成员', '班子成员', '党组织'])
            kind = rng.choice(['改组', '解散']) if who == '党组织' else rng.choice(SANCTIONS)
            if rng.random() < .04:
                kind = '警戒'
            person = None if who == '党组织' or rng.random() < .3 else f'G{n + 1}-C1' if rng.random() < .95 else 'G99-Z9'
            rows.append(('处分', g.elem('处分', [('编号', f'CF-{n}-{k}'), ('单位', u.code), ('对象', who), ('人员', person), ('种类', kind),
                                                 ('日期', self.day_in())])))
        return rows

    def adjustments(self):
        rows = []
        for n, u in enumerate(self.units):
            if self.quiet and self.rng.random() < .5:
                continue
            rows += self.honours(u, n) + self.cases(u, n) + self.sanctions(u, n)
        order = ['表彰', '推广', '查处', '处分']
        rows.sort(key=lambda r: order.index(r[0]))
        return g.document('加减分事项', [('年度', self.year)], [x for _, x in rows])

    def adjust(self):
        """One document with no date of its own; sometimes an earlier one that it replaces, or none at all."""
        rng = self.rng
        if rng.random() < .06:
            return
        k = rng.randint(1, self.filed)
        if k > 1 and rng.random() < .3:
            self.put('inputs/office/加减分事项-前.xml', self.adjustments(), drop=rng.randint(1, k - 1))
        self.put('inputs/office/加减分事项.xml', self.adjustments(), drop=k)
        if self.again and rng.random() < .5:
            self.put('inputs/office/加减分事项-后.xml', self.adjustments(), drop=self.again)

    def reopen(self):
        if self.reopens:
            day = self.runs[self.reopens - 1][1]
            self.put('inputs/office/签批-重新开账.xml', g.document('签批', [('编号', 'QP-9'), ('日期', day), ('签批人', '领导甲'), ('职务', '市委副书记'), ('机关', '市委')], [
                g.elem('件', [('文种', '重新开账'), ('依据', 'D14.6'), ('期间', self.year), ('结论', self.rng.choice(['同意', '同意', '不同意'])), ('理由', '补充材料')])]),
                drop=self.reopens)

    def focus(self):
        """重点领域, dated in the quarter of a bulletin."""
        rng = self.rng
        for name, day in self.runs:
            if name[4:5] != 'Q' or rng.random() < .4:
                continue
            first = dt.date(self.year, 3 * int(name[5]) - 2, 1)
            rows = [g.elem('项', [('单位', rng.choice([None] + [u.code for u in self.units])), ('领域', '工程建设'),
                                  ('事由', rng.choice(['群众反映强烈', '腐败易发多发']))]) for _ in range(rng.randint(1, 2))]
            when = first + dt.timedelta(rng.randint(0, 60))
            self.put(f'inputs/office/重点领域-{name}.xml', g.document('重点领域', [('编号', f'ZD-{name}'), ('日期', when)], rows), when)

    # ---- thresholds ----

    def limits(self, first='90', second='80', third='60', cap=None):
        path = self.files[self.plan_at]
        text = path[2].decode().replace(self.old_limits, g.elem('等次', [('优秀', first), ('良好', second), ('一般', third)]))
        self.files[self.plan_at] = path[:2] + (text.replace(g.elem('加减分', []), g.elem('加减分', [('加分上限', cap)])).encode(),)

    def thresholds(self):
        """Half of the years: a threshold that is a unit's F, or F rounded up or cut, so that the edge is met."""
        rng = self.rng
        self.old_limits = g.elem('等次', [('优秀', 90), ('良好', 80), ('一般', 60)])
        cap = rng.choice([None, None, '3', '5', '0.5', '10'])
        base = float(rng.choice([20, 30, 40, 50, 60, 70]))
        self.limits(f'{base + 20:g}', f'{base + 10:g}', f'{base:g}', cap)
        self.old_limits = g.elem('等次', [('优秀', f'{base + 20:g}'), ('良好', f'{base + 10:g}'), ('一般', f'{base:g}')])
        totals = sorted((u['F'] for u in self.foresee() if u['F'] is not None and u['F'] > 1), reverse=True)
        if not totals or rng.random() < (.1 if self.quiet else .4):
            return
        even = [f for f in totals if (f * 100).denominator == 1]
        f = rng.choice(even if even and rng.random() < .7 else totals)
        edge = rng.choice([round_half_up(f), F(int(f * 100), 100), F(int(f * 100) + 1, 100)])
        figures = sorted({edge, edge + rng.choice([5, 10]), max(F(1), edge - rng.choice([5, 10]))} | {F(1, 2), F(1, 4)}, reverse=True)[:3]
        self.limits(*(f'{float(x):.2f}' for x in figures), cap)

    def table(self):
        """One year in eight with another sanctions.xml: 警告 is heavy, 警戒 is known, 记过 is not."""
        self.sanctions_xml = None
        if self.rng.random() < .12:
            rows = [(n, '重' if n in ('警告', '警戒') or n in SANCTIONS[4:] else '轻') for n in SANCTIONS + ['警戒', '改组', '解散'] if n != '记过']
            self.sanctions_xml = dict(rows)

    def write(self, base):
        super().write(base)
        if self.sanctions_xml:
            with open(os.path.join(base, 'sanctions.xml'), 'w', encoding='utf-8') as f:
                f.write('<?xml version="1.0" encoding="UTF-8"?>\n<处分种类表 xmlns="urn:liangze:config:1">\n')
                f.writelines(g.elem('种类', [('名称', n), ('轻重', w)]) for n, w in self.sanctions_xml.items())
                f.write('</处分种类表>\n')

    def foresee(self):
        """The year's units as the checker sees them after the last run."""
        world, files = sim.World(days.Calendar(g.workdays_path()), sanctions=self.sanctions_xml), {}
        for k, (name, day) in enumerate(self.runs, 1):
            files.update({path: data for drop, path, data in self.files if drop == k})
            world.run(name, str(day), dict(files))
        return scores.results(world, str(self.year), str(self.runs[-1][1]))['units']

    def build(self):
        self.quiet = self.rng.random() < .25    # next to no records: round figures, ties, deductions below 0
        self.steps()
        self.plan()
        self.people()
        del self.units[6:]
        self.put('inputs/office/单位名册.xml', self.roster(), drop=1)
        self.ledgers()
        for u in self.units:
            for m in self.months:
                if self.rng.random() < (.03 if self.quiet else .95):
                    self.month_of(u, m)
        self.later()
        self.year_end()
        self.adjust()
        self.focus()
        conduct.add(self)
        self.reopen()
        self.table()
        self.files = [(drop + (drop in self.shadow), path, data) for drop, path, data in self.files]
        self.thresholds()
        self.levels = None

    def lines(self):
        return [f'{name} {day}{" " + flag if flag else ""}\n' for (name, flag), (_, day) in zip(self.names, self.runs)]


def round_half_up(x):
    return F((x * 200 + 1) // 2, 100)


if __name__ == '__main__':
    maker = YearMaker(int(sys.argv[1]))
    maker.build()
    maker.write(sys.argv[2])
