#!/usr/bin/python3
"""Write samples/inputs and later: one invented city, the year 2026.  Same program, same bytes.

  gen_samples.py [DIR]      (default: samples/ of the checkout; inputs/ and later/ below it are replaced)

Every rule of the monthly batch fires somewhere; which unit shows which is said at the functions named case_...
Nothing here is real: 甲县, 市直机关一, 干部甲一.
"""
import datetime as dt
import os
import random
import shutil
import sys

import gen_common as g
import gen_texts

YEAR = 2026
MONTHS = range(1, 11)           # November and December: gen_samples_winter.py
AS_OF = {1: '2026-02-05', 2: '2026-03-05', 3: '2026-04-07', 4: '2026-05-08', 5: '2026-06-05', 6: '2026-07-06',
         7: '2026-08-05', 8: '2026-09-04', 9: '2026-10-09', 10: '2026-11-05', 11: '2026-12-04', 12: '2027-01-08'}
MAIN, OVER = '主体责任', '监督责任'
STEMS = '甲乙丙丁戊己庚辛'
DIRECT = '子丑寅卯辰巳午未申酉戌亥东南西北'
NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五', '十六']


def ind(no, name, resp, cat, points, period, count, proof, item, theme, actor, text, until=None):
    return dict(no=no, name=name, resp=resp, cat=cat, points=points, period=period, count=count, proof=proof,
                item=item, theme=theme, actor=actor, text=text, until=until)


BAN, ZHU, CHENG, JIJIAN = '领导班子', '主要负责人', '班子成员', '纪检机构'
PLAN = [
    ind('ZG-01', '党委（党组）会议研究部署全面从严治党工作', MAIN, '全部', '5', '每月', 1, True, 'ZT-01', '部署', BAN,
        '每月至少召开一次会议，研究部署本地本单位全面从严治党工作。'),
    ind('ZG-02', '专题听取党风廉政建设情况汇报', MAIN, '全部', '6', '每季', 1, False, 'ZT-02', '听取', BAN,
        '每季度至少听取一次班子成员、纪检机构或下级单位的专题汇报。'),
    ind('ZG-03', '主要负责人履行第一责任人责任', MAIN, '全部', '6', '每季', 2, False, 'ZT-03', '亲自', ZHU,
        '重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要案件亲自督办，每季度不少于两次。'),
    ind('ZG-04', '班子成员履行一岗双责', MAIN, '全部', '4', '每月', 1, False, 'ZT-04', '双责', CHENG,
        '班子成员每月对分管领域党风廉政建设工作进行检查、提醒或研究。'),
    ind('ZG-05', '分析研判政治生态状况', MAIN, '全部', '8', '每半年', 1, True, 'ZT-05', '研判', BAN,
        '每半年至少召开一次分析研判会，形成问题和责任两个清单。'),
    ind('ZG-06', '制定年度责任清单和任务分工', MAIN, '全部', '6', '每年', 1, True, 'ZT-01', '清单', BAN,
        '三月底前制定印发本年度责任清单和任务分工。', '03-31'),
    ind('ZG-07', '开展党规党纪教育和警示教育', MAIN, '全部', '6', '每季', 1, False, 'ZT-06', '教育', BAN,
        '每季度至少开展一次纪律教育或者警示教育。'),
    ind('ZG-08', '开展廉政谈话', MAIN, '全部', '4.5', '每季', 1, False, 'ZT-07', '谈话', ZHU,
        '按照谈话制度开展任前廉政谈话、廉政恳谈和提醒谈话。'),
    ind('ZX-01', '督促指导下级党组织履行主体责任', MAIN, '县区', '5', '每季', 1, False, 'ZT-04', '指导', CHENG,
        '每季度对乡镇、街道和部门党组织开展督导。'),
    ind('ZX-02', '召开全县（区）警示教育大会', MAIN, '县区', '5.5', '一次', 1, True, 'ZT-06', '大会', BAN,
        '六月二十六日前召开一次警示教育大会。', '2026-06-26'),
    ind('ZJ-01', '健全内部控制和廉政风险防控机制', MAIN, '市直单位', '5', '每季', 1, False, 'ZT-05', '内控', CHENG,
        '每季度对内部控制制度执行情况进行检查完善。'),
    ind('JG-01', '开展日常监督检查', OVER, '全部', '5', '每月', 1, False, 'JD-01', '监督', JIJIAN,
        '每月围绕中央八项规定精神和重点工作开展监督检查。'),
    ind('JG-02', '处置信访举报和问题线索', OVER, '全部', '5', '每月', 1, False, 'JD-02', '信访', JIJIAN,
        '每月对受理的信访举报和问题线索进行排查处置。'),
    ind('JG-03', '协助同级党委（党组）推进全面从严治党', OVER, '全部', '6', '每季', 1, False, 'JD-03', '协助', JIJIAN,
        '每季度向同级党委（党组）通报情况、提出建议。'),
    ind('JG-04', '专题报告监督责任落实情况', OVER, '全部', '8', '每半年', 1, True, 'JD-04', '报告', JIJIAN,
        '每半年向上级纪委报告监督责任落实情况。'),
    ind('JG-05', '更新领导干部廉政档案', OVER, '全部', '6', '每年', 1, False, 'JD-05', '档案', JIJIAN,
        '九月底前完成廉政档案年度更新。', '09-30'),
    ind('JX-01', '对下级纪检机构开展业务指导', OVER, '县区', '4', '每季', 1, False, 'JD-03', '监督', JIJIAN,
        '每季度对乡镇、街道纪检机构开展业务指导。'),
]
ITEMS = {MAIN: [('ZT-01', '加强组织领导，定期研究部署全面从严治党工作，制定年度责任清单。'), ('ZT-02', '定期听取工作汇报，及时研究解决问题。'),
                ('ZT-03', '主要负责人履行第一责任人责任，做到“四个亲自”。'), ('ZT-04', '班子成员履行“一岗双责”，督促指导下级党组织。'),
                ('ZT-05', '分析研判政治生态，健全内部控制和风险防控机制。'), ('ZT-06', '开展党规党纪教育和警示教育。'),
                ('ZT-07', '按照谈话制度开展谈话。')],
         OVER: [('JD-01', '开展日常监督检查。'), ('JD-02', '处置信访举报和问题线索。'), ('JD-03', '协助党委（党组）推进全面从严治党，指导下级纪检机构。'),
                ('JD-04', '报告监督责任落实情况。'), ('JD-05', '建立健全领导干部廉政档案。'), ('JD-06', '加强纪检干部队伍自身建设，开展业务培训和内部监督。')]}
OWN = {MAIN: [('重点项目廉洁建设', '每季'), ('基层减负专项治理', '每季'), ('清廉机关创建', '每半年'), ('群众身边不正之风整治', '每季')],
       OVER: [('节日作风纪律监督', '每季'), ('专项资金使用监督', '每季'), ('重点岗位廉政提醒', '每半年'), ('行业领域突出问题监督', '每季')]}


class Unit:
    """A unit with its people, indicators and, after plan_records, its records by month."""

    def __init__(self, code, name, cat, sym, organ, jw, posts, form):
        self.code, self.name, self.cat, self.sym, self.form = code, name, cat, sym, form
        self.organ, self.jw, self.posts = organ, jw, posts
        self.town = cat == '县区'
        n = [f'干部{sym}{k}' for k in '一二三四五']
        self.head = [(f'G{code}-001', n[0], posts[0], None, None)]
        self.over = [(f'G{code}-002', n[1], posts[1], None, None)]
        self.members = [(f'G{code}-00{3 + k}', n[2 + k], posts[2 + k]) for k in range(3)]
        self.staff = [(f'G{code}-03{k}', f'干部{sym}{x}', p) for k, x, p in ((1, '八', '办公室主任'), (2, '九', '人事科科长'))]
        self.clerks = [(f'记录员{sym}一', None, None), (f'记录员{sym}二', None, None)]
        self.bears, self.size = [MAIN, OVER], None
        self.own, self.records, self.subs, self.notices = [], {m: [] for m in MONTHS}, [], []
        self.habit = dict(miss=0.0, late=0.0, bare=0.0, nopaper=0.0, next_month=0.0)
        self.encoding = ('UTF-8', 'utf-8')
        self.ledger_when = dt.datetime(YEAR, 1, 12 + int(code[-1]), 10, 20)

    def principal(self, resp, day):
        for p in self.head if resp == MAIN else self.over:
            if (p[3] is None or p[3] <= day) and (p[4] is None or day <= p[4]):
                return p
        raise ValueError((self.code, resp, day))

    def clerk(self, day, k=0):
        ok = [c for c in self.clerks if (c[1] is None or c[1] <= day) and (c[2] is None or day <= c[2])]
        return ok[k % len(ok)][0]

    def folder(self, month):
        return f'inputs/units/{self.code}/{YEAR}-{month:02d}'

    def find(self, month, resp=None, ind_no=None, actor=None, k=0):
        hit = [r for r in self.records[month] if (resp is None or r['resp'] == resp) and
               (ind_no is None or r['ind'] == ind_no) and (actor is None or r['actor'] == actor)
               and not r.get('special')]
        hit[k]['special'] = True
        return hit[k]

    def sub(self, month, batch=1):
        return next(s for s in self.subs if s['month'] == month and s['batch'] == batch)


def make_units():
    out = []
    for k, s in enumerate(STEMS):
        if k < 5:
            name, org, jw, posts = f'{s}县', f'{s}县县委', f'{s}县纪委', ['县委书记', '县纪委书记', '县委副书记', '县委组织部部长', '常务副县长']
        elif k < 7:
            name, org, jw, posts = f'{s}区', f'{s}区区委', f'{s}区纪委', ['区委书记', '区纪委书记', '区委副书记', '区委组织部部长', '常务副区长']
        else:
            name, org, jw, posts = f'{s}开发区', f'{s}开发区党工委', f'{s}开发区纪工委', ['党工委书记', '纪工委书记', '党工委副书记', '党工委委员', '管委会副主任']
        out.append(Unit(f'41090{k + 1}', name, '县区', s, org, jw, posts, '党工委' if k == 7 else '党委'))
    for k, s in enumerate(DIRECT):
        name = f'市直机关{NUMERALS[k]}'
        posts = ['党组书记', '派驻纪检组组长', '党组成员、副局长', '党组成员、副局长', '党组成员、总工程师']
        out.append(Unit(f'4109{21 + k}', name, '市直单位', s, name + '党组', f'驻{name}纪检组', posts, '党组'))
    return out


class City:
    def __init__(self):
        self.rng = random.Random(20260102)
        self.cal = g.Calendar()
        self.texts = gen_texts.Texts(self.rng)
        self.units = make_units()
        self.by = {u.code: u for u in self.units}
        self.no_review = set()
        self.verdicts = {}
        self.extra = []         # (path, text or bytes) beside the regular files
        self.later = []         # (period, path, text or bytes): laid in before that period is run

    # ---- people and 台账 ----

    def settle(self):
        b = self.by
        b['410907'].head[0] = ('G410907-001', '干部𬭎', '区委书记', None, None)
        b['410936'].head = [('G410936-001', '干部北一', '党组书记', None, dt.date(2026, 5, 31)),
                            ('G410936-006', '干部北六', '党组书记', dt.date(2026, 6, 1), None)]
        b['410936'].clerks = [('记录员北一', None, dt.date(2026, 4, 30)), ('记录员北二', dt.date(2026, 5, 1), None)]
        b['410930'].size, b['410936'].size = 48, 50          # C07.2: up to 50 people
        b['410923'].bears = [MAIN]
        b['410923'].over = []
        b['410905'].encoding = ('GB18030', 'gb18030')
        for code, habit in {'410902': dict(late=.3, next_month=.6), '410903': dict(miss=.08, late=.05),
                            '410904': dict(miss=.05), '410906': dict(miss=.25, late=.15, next_month=.5),
                            '410908': dict(miss=.2, nopaper=.2), '410922': dict(miss=.05, late=.1),
                            '410923': dict(miss=.1), '410924': dict(late=.1), '410926': dict(miss=.06, next_month=.3),
                            '410927': dict(miss=.05), '410928': dict(late=.12, next_month=.5), '410929': dict(miss=.04),
                            '410930': dict(bare=.45, nopaper=.5), '410931': dict(miss=.12, late=.1),
                            '410932': dict(miss=.08), '410933': dict(late=.15), '410934': dict(miss=.1),
                            '410935': dict(miss=.25, late=.3, bare=.2), '410936': dict(late=.05)}.items():
            b[code].habit.update(habit)
        for u in self.units:
            self.make_own(u)
        b['410922'].own.append(ind('410922-Z5', '制定年度廉政风险防控方案', MAIN, None, '4', '每年', 1, True, None, '内控', CHENG,
                                   '四月十日前制定印发年度廉政风险防控方案。', '04-10'))
        b['410931'].ledger_when = dt.datetime(YEAR, 4, 2, 9, 40)

    def make_own(self, u):
        for resp, tag in ((MAIN, 'Z'), (OVER, 'J')):
            if resp not in u.bears or (u.code == '410930' and resp == OVER):
                continue
            names = self.rng.sample(OWN[resp], 3)
            for k, (name, period) in enumerate(names, 1):
                points = self.rng.choice(['3', '4', '5', '2.5'])
                u.own.append(ind(f'{u.code}-{tag}{k}', name, resp, None, points, period, 1, False, None, '个性',
                                 JIJIAN if resp == OVER else [BAN, ZHU, CHENG][k % 3], f'结合本单位实际推进{name}，每次有安排、有检查、有结果。'))
            if resp == MAIN:
                u.own.append(ind(f'{u.code}-{tag}4', '年度廉洁文化活动', resp, None, '3', '每年', 1, True, None, '教育', BAN,
                                 '十月三十一日前开展一次廉洁文化活动。', '10-31'))

    # ---- records ----

    def slots(self, x):
        """The months in which the records of an indicator are made; only what ends by October."""
        pick = self.rng.choice
        if x['period'] == '每月':
            return list(MONTHS)
        if x['period'] == '每季':
            out = []
            for q in (1, 4, 7):
                out += sorted(self.rng.sample([q, q + 1, q + 2], x['count']))
            return out + [10] * (self.rng.random() < .6)
        if x['period'] == '每半年':
            return [pick([4, 5, 6]), pick([8, 9, 10])]
        return [pick({'ZG-06': [2, 3], 'ZX-02': [5, 6], 'JG-05': [7, 8, 9], '410922-Z5': [4]}.get(x['no'], [7, 8, 9, 10]))]

    def plan_records(self, u):
        mine = [x for x in PLAN if x['cat'] in (u.cat, '全部') and x['resp'] in u.bears] + u.own
        for x in mine:
            for m in self.slots(x):
                if self.rng.random() < u.habit['miss']:
                    continue
                if u.code == '410908' and x['actor'] == CHENG and m in (4, 5, 6):
                    continue
                u.records[m].append(self.record(u, x, m))
        for m in MONTHS:
            u.records[m].sort(key=lambda r: r['start'])
        n = 0
        for m in MONTHS:
            for r in u.records[m]:
                n += 1
                r['no'] = f'{u.code}-{YEAR}-{n:04d}'
                self.add_papers(u, m, r, n)
        u.next_no = n + 1

    def record(self, u, x, m, day=None, late=None):
        rng, cal = self.rng, self.cal
        if x['no'] == '410922-Z5':
            day = dt.date(YEAR, 4, 9)           # after the run of 7 April, a day before its deadline
        if day is None:
            day = rng.choice(cal.days(dt.date(YEAR, m, 4), dt.date(YEAR, m, 23 if m != 6 else 22)))
        start = dt.datetime.combine(day, dt.time(rng.choice([8, 9, 9, 10, 14, 15]), rng.choice([0, 10, 20, 30, 40])))
        end = None
        if rng.random() < .08 and day.day < 22:
            end = dt.datetime.combine(cal.after(day, 1), dt.time(17, 30))
        last = (end or start).date()
        if x['actor'] == CHENG:
            pid, who, post = rng.choice(u.members)
        else:
            pid, who, post = u.principal(x['resp'], day)[:3]
        review_day = last if rng.random() < .4 else cal.after(last, 1)
        limit = cal.after(last, 3)
        if late if late is not None else rng.random() < u.habit['late']:
            entry_day = cal.after(limit, rng.randint(1, 3))
        else:
            entry_day = rng.choice(cal.days(review_day, limit))
        text = self.texts.make(x['theme'], dict(organ=u.jw if x['resp'] == OVER else u.organ, who=f'{post}{who}' if len(post) < 8 else who,
                                                month=m, town=u.town))
        chief = u.principal(x['resp'], review_day)
        return dict(resp=x['resp'], ind=x['no'], actor=x['actor'], start=start, end=end, place=self.texts.room(u.name),
                    people=[(who, post, pid)], text=text, evidence=[], files=[], x=x, month=m,
                    review=(chief[1], chief[2], dt.datetime.combine(review_day, dt.time(17, 40))),
                    entry=(u.clerk(entry_day, rng.randint(0, 1)), dt.datetime.combine(entry_day, dt.time(18, rng.randint(0, 50)))))

    def add_papers(self, u, m, r, n):
        rng, x = self.rng, r['x']
        if rng.random() >= u.habit['nopaper']:
            r['paper'] = f'{YEAR}-{"监" if r["resp"] == OVER else "主"}-{n:04d}'
        if x['proof'] and rng.random() >= u.habit['bare']:
            self.attach(r, rng.choice(['会议记录', '文件', '信息简报', '工作总结']), n)

    def attach(self, r, kind, n, alg='SM3'):
        name = f'附件/{kind}-{n:04d}.txt'
        data = gen_texts.minutes(kind, r['start'], r['place'], [p[0] for p in r['people']], r['text'], r['no']).encode()
        r['evidence'].append((kind, name, alg, g.digest(alg, data)))
        r['files'].append((name, data))

    def new_record(self, u, m, x, **kw):
        """A further record of the unit, with the next free number."""
        r = self.record(u, x, m, **kw)
        r['no'] = f'{u.code}-{YEAR}-{u.next_no:04d}'
        r['special'] = True
        self.add_papers(u, m, r, u.next_no)
        u.next_no += 1
        return r

    def ind_of(self, u, no):
        return next(x for x in PLAN + u.own if x['no'] == no)

    # ---- submissions ----

    def file_month(self, u, m):
        recs = u.records[m]
        last = self.cal.back(g.month_last(YEAR, m) + dt.timedelta(1), 1)
        when = dt.datetime.combine(last, dt.time(17, self.rng.randint(5, 55)))
        if self.rng.random() < u.habit['next_month'] or any(r['entry'][1] > when for r in recs):
            first = g.month_last(YEAR, m) + dt.timedelta(self.rng.randint(1, 3))
            when = dt.datetime.combine(first, dt.time(10, self.rng.randint(5, 55)))
            worst = max((r['entry'][1] for r in recs), default=when)
            when = max(when, worst + dt.timedelta(minutes=30))
        u.subs.append(dict(month=m, batch=1, when=when, clerk=u.clerk(when.date()), records=list(recs)))

    def further(self, u, m, records, when, withdrawals=(), mode=None, **kw):
        batch = 1 + sum(s['month'] == m for s in u.subs)
        u.subs.append(dict(month=m, batch=batch, when=when, clerk=u.clerk(when.date()), records=list(records),
                           withdrawals=withdrawals, mode=mode, **kw))
        return u.subs[-1]

    def briefings(self, u, m):
        for resp in u.bears:
            days = self.cal.days(dt.date(YEAR, m, 20), dt.date(YEAR, m, 24)) or [dt.date(YEAR, m, 14)]
            day = self.rng.choice(days)
            signed = min(day + dt.timedelta(self.rng.randint(0, 1)), dt.date(YEAR, m, 25))
            u.notices.append(dict(month=m, resp=resp, day=day, clerk=u.clerk(day), signer=u.principal(resp, day)[1], signed=signed))

    # ---- the office ----

    def roster(self):
        kids = []
        for k, u in enumerate(self.units, 1):
            orgs = []
            for resp, who in ((MAIN, u.head), (OVER, u.over)):
                if resp not in u.bears:
                    continue
                hands = [g.elem('负责人', [('编号', i), ('姓名', n), ('职务', p), ('起', a), ('止', b)], None, 3) for i, n, p, a, b in who]
                name = ('中共' + u.organ.replace('县县委', '县委员会').replace('区区委', '区委员会')) if resp == MAIN and u.town else \
                    (u.organ if resp == MAIN else u.jw)
                orgs.append(g.elem('党组织', [('责任', resp), ('名称', name), ('派驻', '是' if resp == OVER and not u.town else None)], hands, 2))
            orgs += [g.elem('记录员', [('姓名', n), ('电话', f'0000-88{u.code[-2:]}{j}0'), ('起', a), ('止', b)], None, 2)
                     for j, (n, a, b) in enumerate(u.clerks, 1)]
            level = '县级'
            orgs += [g.elem('干部', [('编号', i), ('姓名', n), ('职务', p), ('级别', level), ('班子', '主要负责人'), ('起', a), ('止', b)], None, 2)
                     for i, n, p, a, b in u.head]
            orgs += [g.elem('干部', [('编号', i), ('姓名', n), ('职务', p), ('级别', level), ('班子', '班子成员')], None, 2)
                     for i, n, p, *_ in u.over]
            orgs += [g.elem('干部', [('编号', i), ('姓名', n), ('职务', p), ('级别', level), ('班子', '班子成员'), ('分管', gen_texts.AREAS[(k + j) % 12])], None, 2)
                     for j, (i, n, p) in enumerate(u.members)]
            orgs += [g.elem('干部', [('编号', i), ('姓名', n), ('职务', p), ('级别', '科级'), ('班子', '其他')], None, 2) for i, n, p in u.staff]
            kids.append(g.elem('单位', [('代码', u.code), ('名称', u.name), ('类别', u.cat), ('形式', u.form),
                                      ('在编人数', u.size or (1200 + 37 * k if u.town else 40 + 9 * k)), ('排序', k)], orgs, 1))
        return g.document('单位名册', [('年度', YEAR)], kids)

    def plan(self):
        kids = [g.elem('权重', [('主体责任', 60), ('监督责任', 40), ('日常考核', 70), ('年终考核', 30), ('共性指标', 60), ('个性指标', 40), ('记实折算', 100)]),
                g.elem('等次', [('优秀', 90), ('良好', 80), ('一般', 60)]),
                g.elem('记实扣减', [('逾期录入', 20), ('无印证材料', 30), ('逾期完成', 50)]),
                g.elem('加减分', [('加分上限', 10)]), g.elem('述责述廉', [('字数容差', 5)]), g.elem('通报', [('落后名次', 3)]),
                g.elem('期限', [('台账', '01-31'), ('及时', 10)])]
        kids += [g.elem('重大节日', [('名称', n), ('日期', d)]) for n, d in
                 (('元旦', '2026-01-01'), ('春节', '2026-02-17'), ('劳动节', '2026-05-01'), ('端午节', '2026-06-19'),
                  ('中秋节', '2026-09-25'), ('国庆节', '2026-10-01'))]
        kids += [g.indicator(x) for x in PLAN]
        return g.document('考核方案', [('年度', YEAR), ('文号', '两责办〔2026〕1号')], kids)

    def opinion(self, u):
        rng = self.rng
        if u.habit['miss'] and rng.random() < .07:
            return rng.choice([('退回', None, '事项要素不全，退回补正。'), ('退回', None, '所附材料与事项无关，退回重报。'),
                               ('扣分', '0.5', '事项表述笼统，成效未作说明。'), ('扣分', '1', '印证材料不完整。'), ('扣分', '1.5', '履责主体填写与实际不符。')])
        return ('通过', None, rng.choice(['内容翔实，予以通过。', '要素齐全，予以通过。', '予以通过。', '记录规范，予以通过。']))

    def reviews(self, m):
        """The two organs' opinions on what was filed before they sat, the day before the run."""
        when = dt.datetime.combine(dt.date.fromisoformat(AS_OF[m]) - dt.timedelta(1), dt.time(17, 0))
        prev = dt.datetime.combine(dt.date.fromisoformat(AS_OF[m - 1]) - dt.timedelta(1), dt.time(17, 0)) if m > 1 else dt.datetime.min
        for resp, organ, who, post in ((MAIN, '市委主体办', '审核员甲', '主体办'), (OVER, '市纪委', '审核员乙', '纪委')):
            rows = []
            for u in self.units:
                for s in u.subs:
                    if not prev < s['when'] < when or s.get('broken'):
                        continue
                    for r in s['records']:
                        if r['resp'] != resp or r['no'] in self.no_review or r.get('corr'):
                            continue
                        v = self.verdicts.get(r['no']) or self.opinion(u)
                        if r['no'] not in self.verdicts and self.rng.random() < .06:
                            continue
                        rows.append((u.code, r['no'], *v))
                        self.no_review.add(r['no'])
            rows += self.rows.get((m, organ), [])
            if rows:
                self.extra.append((f'inputs/office/审核意见/{YEAR}-{m:02d}-{organ}.xml',
                                   g.review_doc(f'{YEAR}-{m:02d}', organ, who, when, rows)))

    def office(self):
        self.extra += [('inputs/office/单位名册-2026.xml', self.roster()), ('inputs/office/考核方案-2026.xml', self.plan())]
        for resp in (MAIN, OVER):
            self.extra.append((f'inputs/office/责任清单-{resp}.xml',
                               g.document('责任清单', [('年度', YEAR), ('责任', resp), ('适用', '全部')],
                                          [g.elem('项', [('编号', n)], t) for n, t in ITEMS[resp]])))
        for m in MONTHS:
            self.reviews(m)

    # ---- all ----

    def build(self):
        import gen_samples_accounts as accounts
        import gen_samples_cases as cases
        import gen_samples_inspections as inspections
        import gen_samples_matters as matters
        import gen_samples_reports as reports
        import gen_samples_talks as talks
        import gen_samples_winter as winter
        import gen_samples_year as year
        self.settle()
        for u in self.units:
            self.plan_records(u)
        for u in self.units:
            for m in MONTHS:
                self.file_month(u, m)
                self.briefings(u, m)
        cases.apply(self)
        self.office()
        winter.apply(self)
        year.apply(self)
        reports.apply(self)
        inspections.apply(self)
        talks.apply(self)
        accounts.apply(self)
        matters.apply(self)

    def write(self, base):
        for name in ('inputs', 'later'):
            shutil.rmtree(os.path.join(base, name), ignore_errors=True)
        t = g.Tree(base)
        for u in self.units:
            label, codec = u.encoding
            t.write(f'inputs/units/{u.code}/工作台账-{YEAR}.xml', g.ledger_doc(u.code, YEAR, u.ledger_when, u.own, None, label), codec)
            for s in u.subs:
                lab, cod = s.get('encoding', u.encoding)
                text = g.submission(u.code, f'{YEAR}-{s["month"]:02d}', s['batch'], s['when'], s['clerk'], s['records'],
                                    s.get('withdrawals', ()), s.get('mode'), lab, s.get('prolog', ''))
                for old, new in s.get('edits', ()):
                    assert old in text, (u.code, old)
                    text = text.replace(old, new, 1)
                t.write(f'{u.folder(s["month"])}/{s.get("name", "记实提交-%d.xml" % s["batch"])}', text, cod)
                for r in s['records']:
                    for name, data in r['files']:
                        t.write(f'{u.folder(s["month"])}/{name}', data)
            for n in u.notices:
                t.write(f'{u.folder(n["month"])}/书面告知-{n["resp"]}.xml',
                        g.notice_doc(u.code, f'{YEAR}-{n["month"]:02d}', n['resp'], n['day'], n['clerk'], n['signer'], n['signed'], label), codec)
        for path, data in self.extra:
            t.write(path, data)
        for period, path, data in self.later:
            t.write(f'later/{period}/{path}', data)
        return t.count


if __name__ == '__main__':
    city = City()
    city.build()
    print(city.write(sys.argv[1] if len(sys.argv) > 1 else os.path.join(g.ROOT, 'samples')), 'files')
