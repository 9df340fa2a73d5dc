#!/usr/bin/python3
"""A few documents of 督查, 谈话, 述责述廉 and 问责 for a random year: problems of every state, votes and shares at the lines, talks,
meetings and cases that keep a rule or break it in one way (B04.1 to B20.1, C03.1 to C07.6, D07.1, E02.1 to E05.4).

add(maker) draws from a generator of its own: the rest of the year stays as it is.
"""
import datetime as dt
import random

import gen_common as g
import gen_samples_matters as m

FAR = ('DC-9', '9')             # names that nothing has (X03.1)
HEADS = '政治纪律和政治规矩', '管党治党责任', '党风廉政建设和反腐败', '廉洁纪律'
CITY_CAME = '市委委员', '市纪委委员', '党组织主要负责人'
CAME = {'县区': ('正科级以上干部', '党代表', '人大代表', '政协委员', '服务对象'), '市直单位': ('中层以上干部', '职工代表', '服务对象')}
ORGANS = {'党委': m.CITY, '纪委': '某机关', '党的工作部门': '某部'}      # the 问责主体


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

    def early(self, path, text):
        """Before the first run: others name what it holds."""
        self.maker.files.append((1, path, text.encode()))

    def named(self):
        """问责主体; 任职 and 重大事项报告 that talks follow from."""
        rows = [g.elem('机关', [('名称', n), ('类型', t), ('机构', '某科'), ('人员', '某人')]) for t, n in ORGANS.items()]
        self.early('inputs/office/问责主体.xml', g.document('问责主体', [('年度', self.year)], rows))
        first = dt.date(self.year, 1, 1)
        units = list(enumerate(self.maker.units[:3], 1))
        rows = [g.elem('任职', [('编号', f'R-{n}'), ('人员', f'G{n}-C1'), ('单位', u.code), ('职务', '副书记'), ('决定日期', first), ('名单提供日期', first)])
                for n, u in units]
        rows += [g.elem('重大事项报告', [('编号', f'S-{n}'), ('人员', f'G{n}-C1'), ('单位', u.code), ('事项', '某事'), ('报告日期', first), ('接收组织', '某组织')])
                 for n, u in units]
        rows[len(units):len(units)] = [g.elem('调离', [('编号', f'D-{n}'), ('人员', f'G{n}-C2'), ('原单位', u.code), ('调离日期', first)]) for n, u in units]
        self.early('inputs/office/干部变动.xml', g.document('干部变动', [('编号', 'BD-1'), ('日期', first)], rows))

    # ---- 督查 ----

    def inspection(self, k):
        rng, (_, u), day, no = self.rng, self.unit(), self.day(), f'DC-{k}'
        numbers = [str(n + 1) for n in range(rng.randint(0, 3))]
        rows = [g.elem('问题', [('编号', n), ('整改期限', day + dt.timedelta(rng.choice([-1, 0, 3, 10, 10, 30, 30, 60, 90])))],
                       [g.elem('事实', (), '问题若干。', 2), g.elem('整改要求', (), '限期整改。', 2)]) for n in numbers]
        self.put(f'inputs/office/督查-{k}.xml', g.document('督查反馈', [('编号', no), ('类型', rng.choice(['日常督查', '重点督查', '专项督查', '全面督查'])), ('单位', u.code),
                                                               ('责任', rng.choice(u.bears if rng.random() < .92 else ('主体责任', '监督责任'))), ('日期', day),
                                                               ('督查组', '督查组'), ('依据', rng.choice([None, '某项部署']))], rows), day)
        for n, days in enumerate(rng.sample(range(1, 100), rng.randint(0, 3))):
            by = u if rng.random() < .92 else self.unit()[1]
            self.report(f'{k}-{n}', no, by, numbers, day + dt.timedelta(days if rng.random() < .92 else -1))
        for n, days in enumerate(rng.sample(range(1, 120), rng.randint(0, 2))):
            when = day + dt.timedelta(days if rng.random() < .92 else -1)
            kids = [g.elem('核查', [('问题', x), ('结论', rng.choice(['到位', '到位', '不到位', '拒不整改', '弄虚作假']))], '核查情况。') for x in self.some(numbers)]
            self.put(f'inputs/office/核查-{k}-{n}.xml', g.document('整改核查', [('督查', no), ('日期', when), ('核查人', '核查员')], kids), when)

    def some(self, numbers):
        out = [x for x in numbers if self.rng.random() < .7]
        return out + ([FAR[1]] if not out or self.rng.random() < .15 else [])

    def report(self, k, no, u, numbers, when):
        rng, kids = self.rng, []
        for x in self.some(numbers):
            done = rng.random() < .7
            day = when - dt.timedelta(rng.randint(-1, 9)) if rng.random() < (.8 if done else .05) else None
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
            ('编号', f'PY-{k}'), ('层级', '本级'), ('单位', u.code), *self.when(day), *self.planned(day), ('监督代表', self.seldom(None, '代表甲')),
            ('单位人数', rng.choice([came - 1, came, came + 1, came + 3, 50, 51, 120])), ('应到', came + rng.choice([0, 3])), ('实到', came)],
            self.attending(CAME[u.cat]) + rows), day)

    def when(self, day):
        return ('年度', self.year), ('期间', '上半年' if day.month < 7 else '下半年'), ('日期', day)

    def seldom(self, rare, common):
        return rare if self.rng.random() < self.odds else common

    def attending(self, kinds):
        left = self.seldom(self.rng.choice(kinds), None)
        return [g.elem('参会', [('类别', x), ('人数', 5)]) for x in kinds if x != left]

    def planned(self, day):
        """方案报送 before the meeting, 方案审核 not after it and not before it was filed; at the lines, and beyond each."""
        filed, seen = self.rng.choice([(-9, -8), (-9, -9), (-1, 0), (-1, -1), (-1, -1), (0, 0), (-3, -4), (-3, 1), (1, 2)])
        return ('方案报送日期', day + dt.timedelta(filed)), ('方案审核日期', day + dt.timedelta(seen))

    def city_meeting(self, k):
        rng, (n, u), day = self.rng, self.unit(), self.day()
        rows = [g.elem('评议', [('编号', f'G{n}-Z0'), ('姓名', '干部'), ('职务', '书记'), ('单位', u.code), *zip(('优秀', '良好', '一般', '差', '弃权'), (40, 9, 1, 0, 0))])]
        self.put(f'inputs/office/评议-{k}.xml', g.document('述责述廉评议', [
            ('编号', f'PY-S{k}'), ('层级', '市级'), *self.when(day), ('名单同意日期', rng.choice([None, *(day + dt.timedelta(x) for x in (-5, -1, 0, 0, 1))])),
            ('提问', self.seldom('否', '是')), ('点评', self.seldom(None, '是')), ('应到', 50), ('实到', 50)], self.attending(CITY_CAME) + rows), day)

    def account(self, k):
        """Shares of 300 characters: 115 is what a 容差 of 5 points allows."""
        rng, (n, u), day = self.rng, self.unit(), self.day()
        sizes = rng.choice([(100, 100, 100), (115, 100, 85), (116, 100, 84), (90, 95, 115), (85, 99, 116), (60, 60, 180)])
        heads = [*HEADS[:self.seldom(3, 4)], None, None][:6]
        kids = [g.elem(part, (), [g.elem('段', [('内容', heads[2 * i])], '字' * (size - 9) + '。', 2), g.elem('段', [('内容', (heads + [None])[2 * i + 1])], '字' * 9, 2)])
                for i, (part, size) in enumerate(zip(('成绩', '问题', '整改措施'), sizes))]
        if rng.random() < .1:
            del kids[1]
        who = rng.choice(['领导班子', f'G{n}-C1', f'G{n}-Z0', 'G99-Z9'])
        self.put(f'inputs/units/{u.code}/述责述廉-{k}.xml', g.document('述责述廉报告', [
            ('单位', u.code), ('年度', self.year), ('期间', '上半年' if day.month < 7 else '下半年'), ('对象', who), ('报送时间', f'{day}T09:00:00'),
            ('公开日期', rng.choice([None, day]))], kids), day)

    # ---- 谈话 ----

    def name(self, number):
        """As the roster has it."""
        n, post = int(number[1:number.index('-')]), number[-2:]
        if n > len(self.maker.units):
            return '路人'
        return {'C1': f'副职{n}', 'C2': f'科员{n}'}.get(post) or self.maker.units[n - 1].heads['主体责任'][int(post[1])][0]

    def in_office(self, u, day):
        """The place among the 主要负责人 of 主体责任 of the one in office, and of one who is not; None where there is none."""
        terms = u.heads['主体责任']
        now = next(j for j, (_, a, b) in enumerate(terms) if (not a or a <= day) and (not b or day <= b))
        return now, next((j for j in range(len(terms)) if j != now), None)

    def talker(self, n, u, day):
        """In office or not, of the 班子, delegated, of the city; a 科长 of his own accord may not (B04.1)."""
        now, other = self.in_office(u, day)
        own = [(f'G{n}-Z{now}', '本级党委', None)] * 6
        own += [(f'G{n}-C1', '本级党委', None), (f'G{n}-C2', '本级党委', None), (f'G{n}-C2', '本级党委', '是'), (None, '市委', None), (None, '本级党委', None)]
        own += [(f'G{n}-Z{other}', '本级党委', None)] if other is not None else []
        number, organ, sent = self.rng.choice(own)
        return g.elem('谈话人', [('编号', number), ('姓名', self.name(number) if number else '领导甲'), ('职务', '某职'), ('机关', organ), ('受委托', sent)])

    def talk(self, k):
        rng, (n, u), day = self.rng, self.unit(), self.day()
        kind = rng.choice(['任前廉政谈话', '任前廉政谈话', '廉政恳谈', '督责约谈', '提醒谈话', '提醒谈话', '诫勉谈话', '诫勉谈话'])
        after = lambda *days: day + dt.timedelta(rng.choice(days))
        group = rng.random() < .5
        who = [f'G{n}-C1'] + [self.seldom('G99-Z9', f'G{n}-C2')] * (group != (rng.random() < .1))
        ref = None
        if n <= 3:
            mine = f'R-{n}' if kind == '任前廉政谈话' else f'S-{n}'
            ref = rng.choice([None, mine, mine, None if rng.random() < .7 else 'R-99'])
        kids = [g.elem('组织机关', [('名称', '某' + x), ('类型', x)]) for x in self.seldom(('纪委',), ('纪委', '组织人事部门'))]
        kids += [self.talker(n, u, day)] + [g.elem('谈话对象', [('编号', x), ('姓名', self.name(x)), ('职务', '某职'), ('单位', u.code)]) for x in who]
        stern = kind == '诫勉谈话'
        kids += self.recorded(stern)
        kids += [g.elem('事由', (), '某事由。'), g.elem('内容', (), '某内容。')]
        if kind == '提醒谈话' and self.seldom(False, True):
            kids.append(g.elem('表态', (), '某表态。'))
        kids += [g.elem('签字', [('人', self.name(x)), ('时间', f'{day}T11:00:00')]) for x in who if stern and (x != who[-1] or self.seldom(False, True))]
        if (ref or '').startswith('S-') and rng.random() < .5:
            kids.append(g.elem('承诺书', [('日期', day)]))
        if stern and self.seldom(False, True):
            kids.append(g.elem('诫勉', [('项', '一'), ('决定文号', '某〔2026〕1号'), ('决定日期', after(-3, -1, 0, 0, 1)), ('决定机关', '某机关')]))
        if stern or kind == '提醒谈话':
            kids += self.written(stern, after(10))
        text = g.document('谈话记录', [('编号', f'TH-{k}'), ('类型', kind), ('方式', '集体' if group else '个别'), ('单位', u.code), ('时间', f'{day}T10:00:00'),
                                   ('地点', '谈话室'), ('方案日期', after(-2, -1, 0, 0, 1)), ('来源', self.seldom(None, '信访举报') if kind == '提醒谈话' else None),
                                   ('变动', ref)], kids)
        self.put(f'inputs/units/{u.code}/谈话-{k}.xml', text, day)

    def leaving(self, k):
        """Of those who left on 1 January; one thing lacking (B09.2), or nobody left by that number (X03.1)."""
        n = self.rng.randint(1, min(3, len(self.maker.units)))
        u, day, sent = self.maker.units[n - 1], self.day(), self.seldom(('上级纪委',), ('上级纪委', '组织部门'))
        pairs = [(x, self.seldom('否', '是')) for x in ('清交公文', '清交公物', '清交公款', '迎送规范')]
        pairs += [(x, self.seldom(None, day)) for x in ('组织关系转移日期', '工资关系转移日期')]
        self.put(f'inputs/units/{u.code}/调离登记-{k}.xml', g.document('调离登记', [('变动', self.seldom('D-99', f'D-{n}')), ('单位', u.code), ('填报日期', day), *pairs],
                                                                     [g.elem('报送', [('去向', x), ('日期', day)]) for x in sent]), day)

    def recorded(self, stern):
        rows = [('记录人', [('姓名', '记录人甲'), ('职务', '某职')], None), ('基本情况', (), '虚构。')]
        return [g.elem(*x) for x in rows if stern and self.seldom(False, True)]

    def written(self, stern, due):
        rows = []
        if self.seldom(False, True):
            rows.append(g.elem('书面材料', [('种类', '检查' if stern else self.seldom('检查', '说明')), ('限期', due)]))
        if stern or self.seldom(False, True):
            rows.append(g.elem('归档', [('去向', self.seldom('干部档案', '廉洁档案')), ('日期', due)]))
        return rows

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
        ruling = m.decision(self.seldom('外机关', ORGANS[kind]), kind, shift(30, 31), shift(30, 31, 40), ways, approved=rng.choice([m.CITY, None]),
                            bases=[m.CITE('一')] + rng.choice([[], [('中国共产党纪律处分条例', '八', None, None)], [('某规定', '一', None, None)]]), told=rng.choice([None, shift(29, 30, 31)]))
        self.keep(k, edition, *parts, opened, *met, *what, ruling)

    def sound_case(self, k):
        """Nothing refuses it; whose decision and by which 依据 stands to be warned of (E02.1, E05.2)."""
        rng, (n, u), day = self.rng, self.unit(), self.day()
        organ, head, kind = rng.random() < .3, rng.random() < .4, rng.choice(['党委', '纪委', '党的工作部门'])
        at = lambda days: (day + dt.timedelta(days)).isoformat()
        conduct, edition, article = rng.choice([('2019-08-31', 2016, '六'), ('2019-09-01', 2019, '七'), (at(0), 2019, '七')])
        target = g.elem('对象', [('类型', '党组织' if organ else '领导干部'), ('编号', f'DZZ-{n}' if organ else f'G{n}-C1'), ('名称', '某对象'), ('单位', u.code),
                               ('主要负责人', '是' if head and not organ else '否')], [g.elem('基本情况', (), '虚构。', 2)])
        ways = (['检查', '通报'] if organ else ['通报', '诫勉', '纪律处分', '纪律处分']) + ([] if kind != '党委' else ['改组'] if organ else ['组织调整或者组织处理'])
        bases = [m.CITE('一')] + rng.choice([[], [('中国共产党纪律处分条例', '八', None, None)], [('中国共产党章程', '四', None, None)], [('某规定', '一', None, None)]])
        ruling = m.decision(rng.choice([ORGANS[kind]] * 3 + ['外机关']), kind, at(31), at(rng.choice([31, 40])), [(rng.choice(ways), None, None, None)],
                            approved=m.CITY, bases=bases, told=at(rng.choice([30, 31])))
        source = m.source(*self.seldom(('审计移送', '某局', at(0)), ('日常工作', m.CITY, at(0))), self.seldom(None, '某〔2026〕1号'))
        asked, found = self.seldom('', m.inquiry(at(11), at(19))), self.seldom('', m.findings(at(rng.choice([19, 31, 31, 32]))))
        met = self.seldom('', m.hearing(at(rng.choice([20, 31])), '某人', '无申辩'))
        self.keep(f'S{k}', edition, source, target, m.opened(at(10), at(rng.choice([9, 10]))), asked, met, found, m.situation(article, rng.choice('一六')), m.facts(conduct, '某事。'), ruling)

    def keep(self, k, edition, *parts):
        self.put(f'inputs/office/案件-{k}.xml', g.document('问责案件', [('编号', f'WZ-{k}'), ('条例', edition)], parts))


def add(maker):
    c = Conduct(maker)
    c.named()
    for make, most in ((c.inspection, 4), (c.meeting, 3), (c.city_meeting, 1), (c.account, 3), (c.talk, 8), (c.leaving, 2), (c.sound_case, 3), (c.case, 4)):
        for k in range(c.rng.randint(0, most)):
            c.odds = c.rng.choice([.05, .05, .2])
            make(k)
