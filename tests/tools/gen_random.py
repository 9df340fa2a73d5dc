#!/usr/bin/python3
"""Write a small random workspace for the independent checker.

  gen_random.py SEED DIR

DIR/drop/<n>/inputs/... arrives before run n; DIR/steps.txt holds one line `month as-of` per run.  Same seed, same bytes.
Weights, indicators, people, dates, batches, corrections, reviews and defects are random; about one record in six is
wrong in one way, so that a difference points at one rule.
"""
import datetime as dt
import os
import random
import sys

import gen_common as g

MAIN, OVER = '主体责任', '监督责任'
ACTORS = ['领导班子', '主要负责人', '班子成员']
PERIODS = ['每月', '每月', '每月', '每季', '每季', '每半年', '每年', '一次']
DEFECTS = ['late', 'late', 'noproof', 'digest', 'absent', 'escape', 'latefile', 'unknown', 'signer', 'order', 'order2', 'clerk',
           'actor', 'side', 'month', 'year', 'blank', 'noplace', 'badvalue', 'secret', 'twice', 'same', 'sameproof', 'person', 'old']
THINGS = ['听取汇报', '研究部署', '督导检查', '谈心谈话', '警示教育', '专题学习', '线索排查', '内控评估', '明察暗访', '回访教育']


def at(day, hour, minute=0):
    return dt.datetime.combine(day, dt.time(hour, minute))


class Unit:
    pass


class Maker:
    def __init__(self, seed):
        self.seed, self.rng = seed, random.Random(seed)
        self.cal = g.Calendar()
        self.year = self.rng.choice([2026, 2026, 2026, 2025, 2024])
        self.files = []             # (step, path, data)
        self.clean = []             # records that are accepted, with unit, step and own date
        self.count = 0

    # ---- frame ----

    def steps(self):
        """Consecutive months, each run from shortly before its end to the 8th of the next; now and then a month twice."""
        rng = self.rng
        first = rng.choice([1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9])
        self.months = list(range(first, min(12, first + rng.randint(1, 4)) + 1))
        self.runs = []
        for m in self.months:
            end = g.month_last(self.year, m)
            day = end + dt.timedelta(rng.choice([-3, -1, 0, 1, 2, 3, 4, 5, 5, 6, 7, 8]))
            self.runs.append((m, day))
            if rng.random() < .2:
                self.runs.append((m, day + dt.timedelta(rng.randint(1, 4))))

    def step_of(self, day):
        """The run (from 1) that first sees a file of that own date; None where none does."""
        return next((k for k, (_, d) in enumerate(self.runs, 1) if d >= day), None)

    def put(self, path, data, own=None, drop=None, codec='utf-8'):
        """Lay a file down before the run that should see it, or, half the time, from the start."""
        step = self.step_of(own) if own else 1
        if drop is None:
            drop = self.rng.choice([1, step]) if step else 1
        data = data if isinstance(data, bytes) else data.encode(codec)
        self.files.append((drop, path, data))
        return max(drop, step) if step else None

    def points(self):
        return self.rng.choice(['1', '2', '3', '5', '7', '0.5', '2.5', '3.33', '10', '0.01', '12.25'])

    def make_indicator(self, no, resp, cat):
        rng = self.rng
        period = rng.choice(PERIODS)
        until = None
        if period in ('每年', '一次') and (period == '一次' or rng.random() < .6):
            m = rng.choice(self.months)
            day = dt.date(self.year, m, rng.randint(1, 28)) if rng.random() < .6 else \
                min(rng.choice(self.runs)[1] + dt.timedelta(rng.randint(-2, 7)), dt.date(self.year, 12, 31))
            if day.year != self.year or (day.month, day.day) == (2, 29):
                day = dt.date(self.year, 6, 30)
            until = day.isoformat() if period == '一次' else day.isoformat()[5:]
        return dict(no=no, name='指标' + no, resp=resp, cat=cat, points=self.points(), period=period, until=until,
                    count=rng.choice([1, 1, 1, 2, 3]), proof=rng.random() < .35, item=None, text='按要求完成' + no)

    def plan(self):
        rng = self.rng
        a, b, c = rng.choice([60, 60, 55, 70]), rng.choice([70, 70, 80]), rng.choice([60, 50, 70, 33, 99])
        self.plan_inds = []
        for resp, tag in ((MAIN, 'ZG'), (OVER, 'JG')):
            for k in range(rng.randint(2, 6)):
                cat = '全部' if k < 1 else rng.choice(['全部', '全部', '县区', '市直单位'])
                self.plan_inds.append(self.make_indicator(f'{tag}-{k + 1:02d}', resp, cat))
        kids = [g.elem('权重', [('主体责任', a), ('监督责任', 100 - a), ('日常考核', b), ('年终考核', 100 - b), ('共性指标', c),
                              ('个性指标', 100 - c), ('记实折算', rng.choice([None, None, 100, 80, 95]))]),
                g.elem('等次', [('优秀', 90), ('良好', 80), ('一般', 60)]),
                g.elem('记实扣减', [('逾期录入', rng.choice([0, 10, 20, 33])), ('无印证材料', rng.choice([10, 30, 50])), ('逾期完成', rng.choice([20, 50, 75, 100]))]),
                g.elem('加减分', []), g.elem('述责述廉', [('字数容差', 5)]), g.elem('通报', [('落后名次', 2)]),
                g.elem('期限', [('台账', rng.choice([None, '01-31', '02-15'])), ('及时', 10)])]
        self.put('inputs/office/考核方案.xml', g.document('考核方案', [('年度', self.year), ('文号', '测〔2026〕1号')],
                                                     kids + [g.indicator(x) for x in self.plan_inds]), drop=1)

    def people(self):
        rng = self.rng
        self.units = []
        for k in range(rng.randint(3, 12)):
            u = Unit()
            u.cat = ['县区', '市直单位'][k] if k < 2 else rng.choice(['县区', '市直单位'])
            u.code = f'{rng.randint(100000, 999999)}' + ''.join(rng.choice('0123456789ABCXYZ') for _ in range(rng.choice([0, 0, 0, 3, 12])))
            u.name, u.seq = f'测试单位{k + 1}', 0
            u.bears = [MAIN] if rng.random() < .15 else [MAIN, OVER]
            change = dt.date(self.year, rng.choice(self.months), rng.randint(2, 27))
            u.heads = {}
            for r in u.bears:
                tag = f'{k + 1}{"主" if r == MAIN else "监"}'
                u.heads[r] = [(f'干部{tag}甲', None, None)] if rng.random() < .7 else \
                    [(f'干部{tag}甲', None, change - dt.timedelta(1)), (f'干部{tag}乙', change, None)]
            u.clerks = [(f'记录员{k + 1}甲', None, None)]
            if rng.random() < .3:
                u.clerks = [(f'记录员{k + 1}甲', None, change), (f'记录员{k + 1}乙', change, None)]
            u.codec = rng.choice([('UTF-8', 'utf-8')] * 8 + [('GB18030', 'gb18030'), ('GBK', 'gb18030'), ('UTF-16', 'utf-16'), ('UTF-8', 'utf-8-sig')])
            u.own, u.batches, u.sent = [], {}, []
            self.units.append(u)

    def roster(self, extra=None):
        kids = []
        for k, u in enumerate(self.units):
            sub = []
            for r in u.bears:
                sub.append(g.elem('党组织', [('责任', r), ('名称', u.name + ('党委' if r == MAIN else '纪委'))], [
                    g.elem('负责人', [('编号', f'G{k + 1}-{"Z" if r == MAIN else "J"}{j}'), ('姓名', n), ('职务', '书记'), ('起', a), ('止', b)], None, 3)
                    for j, (n, a, b) in enumerate(u.heads[r])], 2))
            clerks = u.clerks + ([('临时人员', None, None)] if extra == u.code else [])
            sub += [g.elem('记录员', [('姓名', n), ('起', a), ('止', b)], None, 2) for n, a, b in clerks]
            sub.append(g.elem('干部', [('编号', f'G{k + 1}-C1'), ('姓名', f'副职{k + 1}'), ('职务', '副书记'), ('级别', '科级'), ('班子', '班子成员')], None, 2))
            sub.append(g.elem('干部', [('编号', f'G{k + 1}-C2'), ('姓名', f'科员{k + 1}'), ('职务', '科长'), ('级别', '科级')], None, 2))
            kids.append(g.elem('单位', [('代码', u.code), ('名称', u.name), ('类别', u.cat), ('在编人数', 30 + k)], sub))
        return g.document('单位名册', [('年度', self.year)], kids)

    def ledgers(self):
        rng = self.rng
        for u in self.units:
            if rng.random() < .15:
                continue
            for r in u.bears:
                if rng.random() < .1:
                    continue
                for k in range(rng.randint(1, 3)):
                    u.own.append(self.make_indicator(f'{u.code[:6]}-{"Z" if r == MAIN else "J"}{k + 1}', r, None))
            day = rng.choice([dt.date(self.year, 1, 10), dt.date(self.year, 1, 10), dt.date(self.year, 1, 31), dt.date(self.year, 2, 1),
                              self.runs[0][1], self.runs[-1][1]])
            if not u.own:
                continue
            text = g.ledger_doc(u.code, self.year, at(day, 9), u.own, None, u.codec[0])
            self.put(f'inputs/units/{u.code}/工作台账.xml', text, day, codec=u.codec[1])
            if rng.random() < .25:
                self.second_ledger(u, day)

    def second_ledger(self, u, first):
        """A changed 台账: with or without 更正, dropping or lowering what is due, or borrowing a number of the plan."""
        rng = self.rng
        k = rng.randint(1, len(self.runs))
        day = self.runs[k - 1][1]
        kind = rng.choice(['bare', 'add', 'drop', 'plan'])
        new = self.make_indicator(f'{u.code[:6]}-{"Z" if u.own[0]["resp"] == MAIN else "J"}9', u.own[0]['resp'], None)
        inds = {'bare': u.own + [new], 'add': u.own + [new], 'drop': u.own[1:], 'plan': u.own + [dict(new, no='ZG-01')]}[kind]
        if not inds or day <= first:
            return
        fix = None if kind == 'bare' else ('工作重点调整', self.head(u, MAIN, day), at(day, 8))
        self.put(f'inputs/units/{u.code}/工作台账-2.xml', g.ledger_doc(u.code, self.year, at(day, 10), inds, fix, u.codec[0]), day, codec=u.codec[1])

    # ---- people in office ----

    def head(self, u, resp, day):
        return next(n for n, a, b in u.heads[resp] if (not a or a <= day) and (not b or day <= b))

    def clerk(self, u, day):
        return self.rng.choice([n for n, a, b in u.clerks if (not a or a <= day) and (not b or day <= b)])

    # ---- records ----

    def some_day(self, m):
        """A day of the month, often near its end or around days off."""
        rng, end = self.rng, g.month_last(self.year, m)
        if rng.random() < .3:
            return end - dt.timedelta(rng.randint(0, 5))
        day = dt.date(self.year, m, rng.randint(1, end.day))
        while rng.random() < .7 and self.cal.working(day) and self.cal.working(day + dt.timedelta(1)) and day < end:
            day += dt.timedelta(1)
        return day

    def record(self, u, x, day):
        rng = self.rng
        self.count += 1
        u.seq += 1
        start = at(day, rng.randint(8, 11), rng.choice([0, 30]))
        end = at(day + dt.timedelta(rng.randint(1, 3)), 17) if rng.random() < .1 else None
        if end and end.year != self.year:
            end = None
        last = (end or start).date()
        lag = rng.choice([0, 0, 1, 1, 2, 3, 3, 3, 4, 5])
        entry = self.cal.after(last, lag) if lag else last
        review = last if rng.random() < .7 else min(entry, last + dt.timedelta(1))
        text = f'{u.name}第{self.count}次{rng.choice(THINGS)}，明确第{rng.randint(1, 99)}号事项的责任人和时限。'
        r = dict(no=f'{u.code[:6]}-{self.year}-{u.seq:04d}', resp=x['resp'], ind=x['no'], x=x, start=start, end=end, place='会议室',
                 actor='纪检机构' if x['resp'] == OVER else rng.choice(ACTORS), people=[('与会人员', '干部', None)], text=text,
                 evidence=[], files=[], paper=f'D-{u.seq}' if rng.random() < .8 else None,
                 review=(self.head(u, x['resp'], review), '书记', at(review, 18)), entry=(self.clerk(u, entry), at(entry, 19, rng.randint(0, 59))))
        if x['proof'] and rng.random() < .85 or rng.random() < .15:
            self.attach(r, u)
        return r

    def attach(self, r, u):
        rng = self.rng
        data = f'印证材料 {u.code} {r["no"]} {rng.random()}\n'.encode()
        name, alg = rng.choice(['附件/', '', '附件/子夹/']) + f'{r["no"]}.txt', rng.choice(['SM3', 'SHA-256'])
        dig = g.digest(alg, data)
        r['evidence'] = [('文件', name, alg, dig.upper() if rng.random() < .2 else dig)]
        r['files'] = [(name, data)]

    def spoil(self, u, r, m, kind, others):
        """Bend one record; True where it is now refused (or may be)."""
        rng = self.rng
        if kind == 'late':
            day = self.cal.after((r['end'] or r['start']).date(), rng.choice([4, 5, 8]))
            r['entry'] = (self.clerk(u, day), at(day, 19)) if day.year == self.year else r['entry']
            return False
        if kind == 'noproof':
            r['evidence'], r['files'] = [], []
            return False
        if kind in ('digest', 'absent', 'escape', 'latefile'):
            return self.spoil_proof(u, r, kind)
        if kind in ('same', 'sameproof'):
            return self.copy_from(u, r, kind, others)
        if kind == 'twice':
            if not others or others[-1].get('bad') or others[-1]['resp'] != r['resp']:
                return False
            r['no'] = others[-1]['no']
        elif kind == 'unknown':
            r['ind'] = 'ZG-99'
        elif kind == 'signer':
            r['review'] = (f'副职{self.units.index(u) + 1}', '副书记', r['review'][2])
        elif kind == 'order':
            r['review'] = r['review'][:2] + (r['entry'][1] + dt.timedelta(minutes=1),)
        elif kind == 'order2':
            r['review'] = r['review'][:2] + ((r['end'] or r['start']) - dt.timedelta(minutes=1),)
            r['review'] = (self.head(u, r['resp'], r['review'][2].date()), *r['review'][1:])
        elif kind == 'clerk':
            r['entry'] = ('临时人员', r['entry'][1])
        elif kind == 'actor':
            r['actor'] = rng.choice(ACTORS) if r['resp'] == OVER else '纪检机构'
        elif kind == 'side':
            if OVER in u.bears or r['resp'] != MAIN:
                return False
            r.update(resp=OVER, actor='纪检机构')
        elif kind == 'old':
            r['start'] = dt.datetime(2017, 4, 18, 9)
            r['end'] = None
        else:
            return self.spoil_shape(u, r, m, kind)
        return True

    def spoil_shape(self, u, r, m, kind):
        if kind == 'month':
            day = g.month_last(self.year, m) + dt.timedelta(1)
            if day.year != self.year:
                return False
            self.move(u, r, day)
        elif kind == 'year':
            self.move(u, r, dt.date(self.year - 1, 12, 31), dt.date(self.year, m, 2))
        elif kind == 'blank':
            r['text'] = ' \u3000 ' if self.rng.random() < .5 else None
        elif kind == 'noplace':
            r['place'] = self.rng.choice([None, ' '])
        elif kind == 'badvalue':
            r['level'] = '绝密'
        elif kind == 'secret':
            r['level'], r['until'] = self.rng.choice(['秘密', '机密']), f'{self.year + 5}-01-01'
        elif kind == 'person':
            r['people'] = [('与会人员', '干部', 'G99-Z9')]
        return True

    def move(self, u, r, day, entry=None):
        entry = entry or day
        r.update(start=at(day, 9), end=None, review=(self.head(u, r['resp'], day), '书记', at(day, 18)), entry=(self.clerk(u, entry), at(entry, 19)))

    def spoil_proof(self, u, r, kind):
        if not r['evidence']:
            self.attach(r, u)
        t, name, alg, dig = r['evidence'][0]
        if kind == 'digest':
            r['evidence'] = [(t, name, alg, ('0' if dig[0] != '0' else '1') + dig[1:])]
        elif kind == 'escape':
            r['evidence'] = [(t, self.rng.choice(['../', '附件/../../', '/']) + name, alg, dig)]
        elif kind == 'absent':
            r['files'] = []
        else:
            r['hold'] = True            # the file arrives one run later
        return True

    def copy_from(self, u, r, kind, others):
        same = [o for o in others if not o.get('bad') and o['resp'] == r['resp'] and (kind == 'same' or o['files'])]
        if not same:
            return False
        o = self.rng.choice(same)
        if kind == 'same':
            r['text'] = o['text'].replace('，', '；  ')
        else:
            name = r['no'] + '-另存.txt'
            r['files'], r['evidence'] = [(name, o['files'][0][1])], [('文件', name) + o['evidence'][0][2:]]
        return False

    # ---- filings ----

    def month_of(self, u, m):
        rng = self.rng
        mine = [x for x in self.plan_inds if x['cat'] in (u.cat, '全部') and x['resp'] in u.bears] + u.own
        recs = []
        for x in mine:
            for _ in range(rng.choice([0, 1, 1, 1, 2]) if x['period'] == '每月' else rng.choice([0, 0, 1, 1, 2])):
                mm = m if rng.random() < .9 else rng.randint(1, m)
                r = self.record(u, x, self.some_day(mm))
                if rng.random() < .17:
                    r['bad'] = self.spoil(u, r, m, rng.choice(DEFECTS), recs)
                recs.append(r)
        if rng.random() < .85:
            recs.sort(key=lambda r: r['start'])
            recs = self.first_number_first(recs)
        parts = [[] for _ in range(rng.choice([1, 1, 2]))]
        twice = {r['no'] for r in recs if sum(o['no'] == r['no'] for o in recs) > 1}
        for r in recs:
            parts[0 if r['no'] in twice else rng.randrange(len(parts))].append(r)
        for p in parts:
            self.file(u, m, p)

    def first_number_first(self, recs):
        """Of two records of one number the sound one stands first."""
        for i, a in enumerate(recs):
            for j in range(i + 1, len(recs)):
                if recs[j]['no'] == a['no'] and a.get('bad') and not recs[j].get('bad'):
                    recs[i], recs[j] = recs[j], recs[i]
        return recs

    def file(self, u, m, recs, withdrawals=(), mode=None, floor=None):
        """One submission: its own date is after its last entry, later than the batches before it."""
        rng = self.rng
        floor = max([floor or dt.datetime(self.year, m, 20, 8)] + [r['entry'][1] for r in recs] + u.sent)
        when = floor + dt.timedelta(days=rng.choice([0, 0, 0, 1, 2, 4]), minutes=rng.randint(1, 50))
        if rng.random() < .03 and recs:
            bad = rng.choice(recs)              # entered, so it says, after the filing
            if not bad.get('bad') and len(recs) > 1:
                bad['bad'] = True
                bad['entry'] = (bad['entry'][0], when + dt.timedelta(minutes=5))
        u.sent.append(when)
        batch = u.batches[m] = u.batches.get(m, 0) + 1
        lag = rng.random() < .05
        step = self.step_of(when.date())
        drop = None
        if lag and step and step < len(self.runs) and when.date() < self.runs[step - 1][1]:
            drop = step + 1                     # turns up after the run that should have seen it
        base = f'inputs/units/{u.code}/{self.year}-{m:02d}-{batch}/'
        text = g.submission(u.code, f'{self.year}-{m:02d}', batch, when, self.clerk(u, when.date()) if when.year == self.year else '某人',
                            recs, withdrawals, mode, u.codec[0])
        got = self.put(base + '提交.xml', text, when.date(), drop, u.codec[1])
        laid = self.files[-1][0]
        for r in recs:
            for name, data in r['files']:
                if r.get('hold') and got and got < len(self.runs):
                    self.files.append((got + 1, base + name, data))
                elif not r.get('hold'):
                    self.files.append((laid, base + name, data))
        if got and not drop:
            self.clean += [dict(u=u, r=r, m=m, step=got, when=when, batch=batch) for r in recs
                           if not r.get('bad') and r['x'] in self.plan_inds]
        return got

    def later(self):
        """Corrections, withdrawals, whole batches and reviews, each on a record untouched in that run."""
        rng = self.rng
        for c in self.clean:
            c['touched'] = c['step']
        for k in range(1, len(self.runs) + 1):
            self.reviews(k)
            for c in [c for c in self.clean if c['touched'] < k]:
                roll = rng.random()
                if roll < .07:
                    self.correct(c, k)
                elif roll < .10:
                    self.withdraw(c, k)
        if rng.random() < .6:
            self.whole()

    def moment(self, k):
        """A working moment after run k-1 and not after run k, in the year."""
        low = self.runs[k - 2][1] + dt.timedelta(1) if k > 1 else dt.date(self.year, 1, 5)
        high = self.runs[k - 1][1]
        day = low + dt.timedelta(self.rng.randint(0, max(0, min((high - low).days, 6))))
        return at(day, 10) if self.may_act(day) and low <= high else None

    def may_act(self, day):
        return day.year == self.year

    def correct(self, c, k):
        rng, u, r = self.rng, c['u'], c['r']
        when = self.moment(k)
        if when is None or when <= r['entry'][1] or r['files']:
            return
        kind = rng.choice(['good', 'good', 'good', 'none', 'approver', 'signer'])
        new = dict(r, text=r['text'][:-1] + f'，第{k}次补充。', entry=(self.clerk(u, when.date()), when))
        if kind != 'none':
            who = self.head(u, r['resp'], when.date()) if kind != 'approver' else '无关人员'
            new['corr'] = ('补充内容', who, when - dt.timedelta(hours=1))
        if kind == 'signer':
            new['review'] = ('无关人员', '书记', r['review'][2])
        self.refile(u, c['m'], [new], when, k)
        c['touched'] = k
        c['full'] = False
        if kind == 'good':
            c['r'] = new

    def withdraw(self, c, k):
        u, when = c['u'], self.moment(k)
        if when is None:
            return
        who = self.head(u, c['r']['resp'], when.date()) if self.rng.random() < .8 else '无关人员'
        self.refile(u, c['m'], [], when, k, [(c['r']['no'], '重复记录', who, when - dt.timedelta(hours=1))])
        c['touched'] = 999
        c['full'] = False

    def refile(self, u, m, recs, when, k, withdrawals=(), mode=None):
        batch = u.batches[m] = u.batches[m] + 1
        when = when + dt.timedelta(minutes=batch)
        text = g.submission(u.code, f'{self.year}-{m:02d}', batch, when, self.clerk(u, when.date()), recs, withdrawals, mode, u.codec[0])
        base = f'inputs/units/{u.code}/{self.year}-{m:02d}-{batch}/'
        self.files.append((k, base + '提交.xml', text.encode(u.codec[1])))
        for r in recs:
            for name, data in r['files']:
                self.files.append((k, base + name, data))

    def whole(self):
        """In the last run, a 全量 batch of one unit's month: all that stands, or all but one."""
        rng, k = self.rng, len(self.runs)
        when = self.moment(k)
        pick = [(c['u'], c['m']) for c in self.clean if c['touched'] < k]
        if not pick or when is None:
            return
        u, m = rng.choice(pick)
        mine = [c for c in self.clean if c['u'] is u and c['m'] == m]
        if any(c['touched'] >= k or c.get('full') is False for c in mine) or any(r['start'].month != m for r in (c['r'] for c in mine)):
            return
        recs = [c['r'] for c in mine]
        if rng.random() < .7:
            recs.remove(rng.choice(recs))
        self.refile(u, m, recs, when, k, (), '全量')

    def reviews(self, k):
        rng, when = self.rng, self.moment(k)
        if when is None or rng.random() < .2:
            return
        for organ, resp in (('市委主体办', MAIN), ('市纪委', OVER), (None, None)):
            rows = []
            for c in self.clean:
                if c['touched'] >= k or (resp and c['r']['resp'] != resp and rng.random() > .03) or (resp is None and rng.random() > .05):
                    continue
                if rng.random() < .5:
                    v = rng.choice(['通过', '通过', '通过', '退回', '扣分', '不实'])
                    fig = rng.choice(['0.1', '0.5', '1', '3', None if rng.random() < .2 else '2']) if v == '扣分' else None
                    rows.append((c['u'].code, c['r']['no'], v, fig, '审核意见'))
                    c['touched'] = k
            if rng.random() < .1:
                rows.append((self.units[0].code, 'NONE-0001', '通过', None, '审核意见'))
            if rows:
                # one document per organ and run: its 月份 is its own, so that none replaces another
                month = f'{self.year}-{k:02d}'
                self.files.append((k, f'inputs/office/审核意见-{k}-{organ}.xml', g.review_doc(month, organ, '审核员', when, rows).encode()))

    def notices(self):
        rng = self.rng
        for u in self.units:
            for m in self.months:
                for r in u.bears:
                    if rng.random() < .2:
                        continue
                    day = dt.date(self.year, m, rng.randint(18, 27))
                    signed = rng.choice([day, day + dt.timedelta(rng.randint(0, 3)), None])
                    if signed and signed.year != self.year:
                        signed = day
                    self.put(f'inputs/units/{u.code}/书面告知-{m:02d}-{r}.xml', g.notice_doc(
                        u.code, f'{self.year}-{m:02d}', r, day, self.clerk(u, day), self.head(u, r, day), signed, u.codec[0]), day, codec=u.codec[1])

    def strays(self):
        """Files that cannot be taken: broken, misplaced, of an unknown unit."""
        rng, u = self.rng, self.rng.choice(self.units)
        day = self.runs[0][1]
        note = g.notice_doc(u.code, f'{self.year}-01', MAIN, dt.date(self.year, 1, 20), '某人', '某人', None)
        for name, data in (('截断.xml', note[:-4]), ('实体.xml', note.replace('?>\n', '?>\n<!DOCTYPE a>\n', 1)), ('乱码.xml', note.encode('gb18030')),
                           ('未知.xml', note.replace('书面告知', '工作小结')), ('零宽.xml', note.replace('某人', '某\u200b人', 1))):
            if rng.random() < .3:
                self.put(f'inputs/units/{u.code}/{name}', data, drop=1)
        if rng.random() < .3:
            self.put('inputs/units/000000/书面告知.xml', note.replace(u.code, '000000'), drop=1)
        if rng.random() < .3:
            self.put(f'inputs/units/{u.code}/名册.xml', self.roster(), drop=1)

    def build(self):
        self.steps()
        self.plan()
        self.people()
        self.put('inputs/office/单位名册.xml', self.roster(), drop=1)
        self.ledgers()
        for u in self.units:
            for m in self.months:
                if self.rng.random() < .93:
                    self.month_of(u, m)
        self.later()
        self.notices()
        self.strays()
        if len(self.runs) > 1 and self.rng.random() < .4:
            u = self.rng.choice(self.units)
            self.put('inputs/office/单位名册-补.xml', self.roster(u.code), drop=self.rng.randint(2, len(self.runs)))
        self.levels = self.policy() if self.rng.random() < .3 else None

    def policy(self):
        """In some workspaces a levels.xml: a rule lowered or raised, a rule waived for a unit or for all."""
        rng = self.rng
        kids = []
        for rule, level in rng.sample([('A08.1', '警告'), ('A06.3', '警告'), ('A10.1', '提示'), ('A09.3', '退回'), ('A10.2', '退回')], rng.randint(0, 2)):
            kids.append(g.elem('级别', [('规则', rule), ('级别', level), ('理由', '随机测试')]))
        for rule in rng.sample(['A10.2', 'A08.1'], rng.randint(0, 1)):
            if not any(f'"{rule}"' in k for k in kids):
                kids.append(g.elem('豁免', [('规则', rule), ('单位', rng.choice([None] + [u.code for u in self.units])), ('截至', f'{self.year + 1}-12-31'), ('理由', '随机测试')]))
        return '<?xml version="1.0" encoding="UTF-8"?>\n<级别调整 xmlns="urn:liangze:config:1">\n' + ''.join(kids) + '</级别调整>\n' if kids else None

    def write(self, base):
        os.makedirs(base, exist_ok=True)
        if self.levels:
            with open(os.path.join(base, 'levels.xml'), 'w', encoding='utf-8') as f:
                f.write(self.levels)
        for step, path, data in self.files:
            full = os.path.join(base, 'drop', str(step), path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, 'wb') as f:
                f.write(data)
        with open(os.path.join(base, 'steps.txt'), 'w', encoding='utf-8') as f:
            f.writelines(self.lines())

    def lines(self):
        return [f'{self.year}-{m:02d} {day}\n' for m, day in self.runs]


if __name__ == '__main__':
    maker = Maker(int(sys.argv[1]))
    maker.build()
    maker.write(sys.argv[2])
