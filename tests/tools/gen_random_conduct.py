#!/usr/bin/python3
"""A few documents of 督查, 述责述廉 and 问责 for a random year: problems of every state, votes and shares at the lines, cases that
keep or break E03.1 to E05.4.

add(maker) draws from a generator of its own: the rest of the year stays as it is.
"""
import datetime as dt
import random

import gen_common as g
import gen_samples_matters as m

FAR = ('DC-9', '9')             # names that nothing has (X03.1)


class Conduct:
    def __init__(self, maker):
        self.maker, self.rng, self.year = maker, random.Random(maker.seed * 7919 + 5), maker.year

    def put(self, path, text, own=None):
        """Before the run that takes it in, or from the start; what has no date of its own before any run.  The next year, which has
        no roster, is left alone."""
        if own and own.year != self.year:
            return
        step = self.maker.step_of(own) if own else self.rng.randint(1, self.maker.filed)
        self.maker.files.append((self.rng.choice([1, step]) if own and step else step or 1, path, text.encode()))

    def day(self):
        return dt.date(self.year, self.rng.randint(1, 11), self.rng.randint(1, 28))

    def unit(self):
        n = self.rng.randrange(len(self.maker.units))
        return n + 1, self.maker.units[n]

    # ---- 督查 ----

    def inspection(self, k):
        rng, (_, u), day, no = self.rng, self.unit(), self.day(), f'DC-{k}'
        numbers = [str(n + 1) for n in range(rng.randint(0, 3))]
        rows = [g.elem('问题', [('编号', n), ('整改期限', day + dt.timedelta(rng.choice([3, 10, 30, 60, 90])))],
                       [g.elem('事实', (), '问题若干。', 2), g.elem('整改要求', (), '限期整改。', 2)]) for n in numbers]
        self.put(f'inputs/office/督查-{k}.xml', g.document('督查反馈', [('编号', no), ('类型', rng.choice(['日常督查', '重点督查', '专项督查', '全面督查'])), ('单位', u.code),
                                                               ('责任', rng.choice(u.bears)), ('日期', day), ('督查组', '督查组')], rows), day)
        for n, days in enumerate(rng.sample(range(1, 100), rng.randint(0, 3))):
            self.report(f'{k}-{n}', no, u, numbers, day + dt.timedelta(days))
        for n, days in enumerate(rng.sample(range(1, 120), rng.randint(0, 2))):
            when = day + dt.timedelta(days)
            kids = [g.elem('核查', [('问题', x), ('结论', rng.choice(['到位', '到位', '不到位', '拒不整改', '弄虚作假']))], '核查情况。') for x in self.some(numbers)]
            self.put(f'inputs/office/核查-{k}-{n}.xml', g.document('整改核查', [('督查', no), ('日期', when), ('核查人', '核查员')], kids), when)

    def some(self, numbers):
        out = [x for x in numbers if self.rng.random() < .7]
        return out + ([FAR[1]] if not out or self.rng.random() < .15 else [])

    def report(self, k, no, u, numbers, when):
        rng, kids = self.rng, []
        for x in self.some(numbers):
            done = rng.random() < .7
            day = when - dt.timedelta(rng.randint(0, 5)) if done and rng.random() < .8 else None
            kids.append(g.elem('整改', [('问题', x), ('状态', '已完成' if done else '整改中'), ('完成日期', day)], [g.elem('措施', (), '逐项整改。', 2)]))
        self.put(f'inputs/units/{u.code}/整改-{k}.xml', g.document('整改报告', [('单位', u.code), ('督查', no if rng.random() < .92 else FAR[0]),
                                                                        ('报送时间', f'{when}T10:00:00')], kids), when)

    # ---- 述责述廉 ----

    def meeting(self, k):
        """Votes at a third and at a half of those that are valid."""
        rng, (n, u), day, rows = self.rng, self.unit(), self.day(), []
        cast = rng.choice([30, 59, 60, 61, 90])
        for who in (f'G{n}-C1', f'G{n}-Z0', f'G{n}-C1' if rng.random() < .9 else 'G99-Z9')[:rng.randint(1, 3)]:
            void = rng.choice([0, 0, 1])
            fair = min(cast - void, rng.choice([(cast - void) // 3, (cast - void) // 2]) + rng.choice([-1, 0, 1]))
            poor = min(cast - void - fair, rng.choice([0, 0, 1, 5]))
            more = cast - void - fair - poor + (rng.random() < .08)
            rows.append(g.elem('评议', [('编号', who), ('姓名', '干部'), ('职务', '书记'), ('单位', u.code), ('优秀', more), ('良好', 0), ('一般', fair), ('差', poor),
                                      ('弃权', 0), ('无效', void)]))
        came = cast + rng.choice([0, 0, 2, -1])
        self.put(f'inputs/units/{u.code}/评议-{k}.xml', g.document('述责述廉评议', [
            ('编号', f'PY-{k}'), ('层级', '本级'), ('单位', u.code), ('年度', self.year), ('期间', '上半年' if day.month < 7 else '下半年'), ('日期', day),
            ('应到', came + rng.choice([0, 3])), ('实到', came)], rows), day)

    def account(self, k):
        """Shares of 300 characters: 115 is what a 容差 of 5 points allows."""
        rng, (n, u), day = self.rng, self.unit(), self.day()
        sizes = rng.choice([(100, 100, 100), (115, 100, 85), (116, 100, 84), (90, 95, 115), (85, 99, 116), (60, 60, 180)])
        kids = [g.elem(part, (), [g.elem('段', (), '字' * size + '。', 2)]) for part, size in zip(('成绩', '问题', '整改措施'), sizes)]
        if rng.random() < .1:
            del kids[1]
        who = rng.choice(['领导班子', f'G{n}-C1', f'G{n}-Z0', 'G99-Z9'])
        self.put(f'inputs/units/{u.code}/述责述廉-{k}.xml', g.document('述责述廉报告', [
            ('单位', u.code), ('年度', self.year), ('期间', '上半年' if day.month < 7 else '下半年'), ('对象', who), ('报送时间', f'{day}T09:00:00')], kids), day)

    # ---- 问责 ----

    def case(self, k):
        rng, (n, u), day = self.rng, self.unit(), self.day()
        organ, head, edition = rng.random() < .3, rng.random() < .4, rng.choice([2016, 2019])
        shift = lambda *days: (day + dt.timedelta(rng.choice(days))).isoformat()
        target = g.elem('对象', [('类型', '党组织' if organ else '领导干部'), ('编号', f'DZZ-{n}' if organ else f'G{n}-C1'), ('名称', '某对象'), ('单位', u.code),
                               ('主要负责人', '是' if head and not organ else '否')], [g.elem('基本情况', (), '虚构。', 2)])
        parts = [m.source('日常工作', m.CITY, day.isoformat()), target]
        opened = m.opened(shift(9, 10), rng.choice([None, shift(8, 9, 10, 11)]))
        conduct = rng.choice(['2019-08-31', '2019-09-01', '2017-05-01', day.isoformat()])
        item = rng.choice('一六七十')
        what = [m.situation('六' if (edition == 2016) != (rng.random() < .1) else '七', item), m.facts(conduct, '某事。')]
        if rng.random() < .3:
            self.keep(k, edition, *parts, opened, *what)
            return
        kind = rng.choice(['党委', '纪委', '党的工作部门'])
        met = [m.hearing(shift(20, 30, 31), '某人', '无申辩')] if rng.random() < .9 else []
        ways = [(w, None, None, None) for w in rng.sample(['检查', '通报', '改组', '诫勉', '纪律处分'], rng.choice([1, 1, 2]))]
        ruling = m.decision(m.CITY if kind == '党委' else '某机关', kind, shift(30, 31), shift(30, 31, 40), ways, approved=rng.choice([m.CITY, None]),
                            bases=[m.CITE('一')], told=rng.choice([None, shift(29, 30, 31)]))
        self.keep(k, edition, *parts, opened, *met, *what, ruling)

    def keep(self, k, edition, *parts):
        self.put(f'inputs/office/案件-{k}.xml', g.document('问责案件', [('编号', f'WZ-{k}'), ('条例', edition)], parts))


def add(maker):
    c = Conduct(maker)
    for make, most in ((c.inspection, 4), (c.meeting, 2), (c.account, 3), (c.case, 4)):
        for k in range(c.rng.randint(0, most)):
            make(k)
