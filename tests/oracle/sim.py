#!/usr/bin/python3
"""The take-in of the independent checker: a sequence of runs over a folder, file by file, record by record.

Shape:  World(files_of) with files_of(k) -> {path: bytes} for run k; run(month, as_of) takes in; the facts then stand in
        .records, .opinions, .ledgers, .notices, .roster, .plan, and what must be said in .entries[path].
        An Exp says what must be found: one of `rules` for (file, record); record '*' is any, '' is the file itself.
Dates are compared as ISO strings, which order as dates do.
"""
import copy
import hashlib
import os
import re
import unicodedata

import conduct
import reading
import warned
import yearly
from days import period_of, window
from reading import tag

MAIN, OVER = '主体责任', '监督责任'
ORDER = ['单位名册', '责任清单', '考核方案', '问责主体', '干部变动', '工作台账', '记实提交', '审核意见', '签批', '重点领域', '督查反馈', '整改报告',
         '整改核查', '调离登记', '述责述廉报告', '述责述廉评议', '谈话记录', '问责案件']     # of the rest only what one names of another


class Exp:
    def __init__(self, rules, file, record, level):
        self.rules, self.file, self.record, self.level = frozenset(rules.split('/')), file, record, level

    def __repr__(self):
        return f'{"/".join(sorted(self.rules))} {self.level} {self.file} {self.record}'


class Entry:
    """What the last judgement of a file said."""

    def __init__(self, path, digest, received, version):
        self.path, self.digest, self.received, self.version = path, digest, received, version
        self.must, self.may, self.verdicts = [], [], {'受理'}
        self.root = None

    def expect(self, rules, record, level):
        return Exp(rules, self.path, record, level)

    def refuse(self, rules, record):
        self.say(rules, record, '退回')

    def say(self, rules, record, level):
        """Expect a finding, at the level that levels.xml makes of it; what is waived may be listed or not."""
        level = self.policy(rules, level)
        if level is None:
            self.may += [Exp(rules, self.path, record, x) for x in ('退回', '警告', '提示', '提醒')]
        else:
            self.must.append(Exp(rules, self.path, record, level))

    def refused_since(self, n):
        return any(m.level == '退回' for m in self.must[n:])


class Version:
    """One accepted state of a record."""

    def __init__(self, e, path, key, canon, correction, run):
        self.run = run
        self.no, self.resp, self.ind, self.actor = e.get('编号'), e.get('责任'), e.get('指标'), e.get('履责主体')
        kid = {tag(c): c for c in e}
        self.start = kid['时间'].text.strip()
        self.day = (kid['时间'].get('止') or self.start)[:10]
        self.entry_day = kid['录入'].get('时间')[:10]
        self.text = squeeze(kid['事项'].text)
        self.proofs = {c.get('摘要').lower() for c in e if tag(c) == '印证材料'}
        self.path, self.key, self.canon, self.correction = path, key, canon, correction


class Record:
    def __init__(self):
        self.versions, self.withdrawn, self.months = [], False, set()

    @property
    def now(self):
        return self.versions[-1]


def squeeze(text):
    return ''.join(c for c in text if not c.isspace() and unicodedata.category(c)[0] not in 'PZC')


def sm3(data):
    return hashlib.new('sm3', data).hexdigest()


def report_on(doc):
    """The responsibilities that a 履责报告 is about."""
    return ('主体责任', '监督责任') if doc.get('责任') == '两个责任' else (doc.get('责任'),)


class World:
    def __init__(self, calendar, fillers=(), secret_ok=False, levels=None, waivers=(), sanctions=None):
        self.levels, self.waivers = levels or {}, waivers       # {rule: level}, [(rule, unit or None, until)]
        self.cal, self.fillers, self.secret_ok = calendar, fillers, secret_ok
        self.sanctions = sanctions or yearly.sanctions(None)
        self.marks, self.adjust, self.focus, self.reopened = {}, {}, {}, []     # see yearly
        self.runs, self.entries, self.seen, self.cache = [], {}, {}, {}
        self.turn, self.glimpsed, self.version = 0, set(), 0    # version counts changes of roster, plan and 台账
        self.roster, self.plan, self.lists = None, None, {}
        self.units, self.people = {}, set()
        self.ledgers, self.ledger_days, self.notices, self.reports, self.signs = {}, {}, {}, {}, {}
        self.things = {root: {} for root in ('督查反馈', '述责述廉评议', '谈话记录', '问责案件')}      # see conduct
        self.changes, self.signed, self.mended, self.checked, self.inspected = set(), set(), {}, {}, {}
        self.matters, self.organs = set(), {}       # 编号 of 重大事项报告; the 问责主体 of a year, name: type
        self.opinions, self.filed, self.half_filed, self.records, self.first_seen = {}, {}, {}, {}, {}
        self.filings = []               # (unit, no, text, proofs, file, resp): every record ever read, for the may-set

    def copy(self):
        """The world as it stands; what was read from the files is shared."""
        return copy.deepcopy(self, {id(self.cache): self.cache})

    # ---- a run ----

    def run(self, month, as_of, files):
        todo = []
        for path in files:
            if not path.endswith('.xml') or not path.startswith('inputs/'):
                continue
            if any(p == '附件' or p.startswith('.') for p in path.split('/')):
                continue
            doc = self.parsed(files[path])
            own = doc.own_date()
            if own[:10] > as_of:
                continue
            rank = ORDER.index(doc.root) if doc.root in ORDER else len(ORDER)
            batch = doc.get('批次') or ''
            todo.append((rank, own, doc.get('单位') or '', int(batch) if batch.isdigit() else 0, path.encode(), path, doc))
        todo.sort(key=lambda t: t[:5])
        self.runs.append((month, as_of))        # month: any period
        taken = {}
        for *_, path, doc in todo:
            self.one(path, doc, files, taken)
        self.seen.update(taken)

    def parsed(self, data):
        key = hash(data)
        if key not in self.cache:
            self.cache[key] = reading.read(data)
        return self.cache[key]

    def one(self, path, doc, files, taken):
        data = files[path]
        dig = sm3(data)
        if dig in taken and taken[dig] != path:
            return                                        # X04.2: the same bytes elsewhere
        before = self.entries.get((path, dig))
        if before is None and dig in self.seen:
            return
        proofs = self.proof_state(path, doc, files)
        if before is not None:
            if before.verdicts == {'受理'} or (before.version == self.version and before.proofs == proofs):
                return
        taken[dig] = path
        self.turn += 1
        k = len(self.runs) - 1
        e = Entry(path, dig, k, None)
        e.again, e.turn = before is not None, before.turn if before else self.turn
        e.first = before.first if before else k
        e.proofs, e.root, e.doc = proofs, doc.root, doc
        self.judge(e, doc, files)
        e.version = self.version
        self.entries[(path, dig)] = e

    def proof_state(self, path, doc, files):
        if doc.root != '记实提交':
            return ()
        base = os.path.dirname(path)
        names = {x.get('文件') for x in doc.tree.iter('{%s}印证材料' % reading.NS)}
        return tuple(sorted((n or '', sm3(files[p]) if (p := os.path.normpath(f'{base}/{n}')) in files else '') for n in names))

    def glimpse(self, doc):
        """The records that one can make out in a broken submission: they may count as having come in (A10.5)."""
        who = doc.identity()
        if who and who[0] == '记实提交':
            self.glimpsed |= {(who[1], no) for no in re.findall(r'<记录 编号="([^"]*)"', doc.text)}

    # ---- whole documents ----

    def waived(self, rule, code):
        return any(r == rule and u in (None, code) and self.runs[-1][1] <= until for r, u, until in self.waivers)

    def judge(self, e, doc, files):
        code = doc.get('单位')
        e.policy = lambda rule, level: None if self.waived(rule, code) else self.levels.get(rule, level)
        whole = [r for r, item in doc.faults if item is None]
        for r in dict.fromkeys(whole):
            e.refuse(r, '*')
        if doc.broken:
            e.verdicts = {'退回'}
            self.glimpse(doc)
            e.may.append(Exp('*', e.path, '*', '退回'))      # what can be read may be judged as well
            return
        fault = self.place(e.path, doc)
        if fault:
            e.refuse(fault, '*')
        if whole or fault:
            e.verdicts = {'退回'}
            e.loose = True                                # its records may be judged as well
            return
        handler = {'单位名册': self.take_roster, '责任清单': self.take_list, '考核方案': self.take_plan, '工作台账': self.take_ledger,
                   '记实提交': self.take_submission, '审核意见': self.take_opinions, '书面告知': self.take_notice, '履责报告': self.take_report, '签批': self.take_sign}.get(doc.root)
        if handler:
            handler(e, doc, files)
        elif doc.root in yearly.HANDLERS or doc.root in conduct.HANDLERS:
            {**yearly.HANDLERS, **conduct.HANDLERS}[doc.root](self, e, doc)
        if doc.root in warned.RULES:
            self.warn(e, doc)

    def warn(self, e, doc):
        """What is said below 退回; of what is refused it may be said."""
        if e.verdicts == {'退回'}:
            e.may += [e.expect(rule, '*', '*') for rule in warned.RULES[doc.root]]
            return
        for rule, sure in dict.fromkeys(warned.warnings(self, doc)):
            if sure:
                e.say(rule, '*', warned.LEVEL.get(rule, '警告'))
            else:
                e.may.append(e.expect(rule, '*', '*'))

    def place(self, path, doc):
        """A02.2 and A02.1 for the file as a whole."""
        parts = path.split('/')
        unit_side = len(parts) > 3 and parts[1] == 'units'
        code = doc.get('单位')
        if doc.root in reading.OFFICE_ROOTS:
            return None if parts[1] == 'office' else 'A02.2'
        if doc.root in reading.BOTH_ROOTS and (parts[1] == 'office' or not code):
            return None if parts[1] == 'office' else 'A02.2'
        if not unit_side or code != parts[2]:
            return 'A02.2'
        if code and code not in self.units:
            return 'A02.1'
        if doc.root == '书面告知' and doc.get('责任') not in self.units[code]['bears']:
            return 'A02.1'
        if doc.root == '履责报告' and set(report_on(doc)) - set(self.units[code]['bears']):
            return 'A02.1'
        return None

    def take_roster(self, e, doc, files):
        self.version += 1
        if self.roster is not None and doc.get('年度') < self.roster.doc.get('年度'):
            e.verdicts = {'受理'}                         # an earlier year's names nobody of this one
            return
        self.roster = e
        self.units, self.people = {}, set()
        for u in doc.kids('单位'):
            orgs = {o.get('责任'): [(p.get('姓名'), p.get('起') or '', p.get('止') or '9') for p in o] for o in u if tag(o) == '党组织'}
            clerks = [(c.get('姓名'), c.get('起') or '', c.get('止') or '9') for c in u if tag(c) == '记录员']
            heads = [(p.get('编号'), p.get('起') or '', p.get('止') or '9') for p in u.iter()
                     if tag(p) == '负责人' or tag(p) == '干部' and p.get('班子') in ('主要负责人', '班子成员')]
            self.units[u.get('代码')] = dict(name=u.get('名称'), cat=u.get('类别'), orgs=orgs, heads=heads, clerks=clerks, bears=[r for r in (MAIN, OVER) if r in orgs])
            self.people |= {x.get('编号') for x in u.iter() if tag(x) in ('负责人', '干部')}
        e.verdicts = {'受理'}

    def take_list(self, e, doc, files):
        self.lists[doc.get('年度'), doc.get('责任'), doc.get('适用')] = e

    def take_plan(self, e, doc, files):
        self.version += 1
        self.plan, self.plan_file = doc, e.path

    def take_notice(self, e, doc, files):
        self.notices[doc.get('单位'), doc.get('月份'), doc.get('责任')] = doc

    def take_report(self, e, doc, files):
        for resp in report_on(doc):
            key, day = (doc.get('单位'), f'{doc.get("年度")}H{1 if doc.get("期间") == "上半年" else 2}', resp), doc.own_date()[:10]
            self.reports[key] = min(day, self.reports.get(key, day))

    def take_sign(self, e, doc, files):
        numbers = {no for _, no in self.records}.union(*self.things.values())
        bad = total = 0
        for x in doc.kids('件'):
            total += 1
            if any(item is x for _, item in doc.faults):
                e.refuse('X02.2', '*')
                bad += 1
            elif (x.get('单位') and x.get('单位') not in self.units) or (x.get('人员') and x.get('人员') not in self.people) or \
                    (x.get('编号') and x.get('编号') not in numbers):
                e.refuse('X03.1', '*')
                bad += 1
            elif x.get('文种') == '重新开账' and x.get('结论') == '同意':
                self.reopened.append((e.received, x.get('期间')))
        self.verdict(e, bad, total)
        if e.verdicts != {'退回'}:
            self.signed.add(doc.get('编号'))

    def take_ledger(self, e, doc, files):
        code, year = doc.get('单位'), doc.get('年度')
        old = self.ledgers.get((code, year))
        if old is doc:
            old = doc.previous                            # judged again: against what it replaced
        as_of, mine = self.runs[-1][1], {x.get('编号'): x for x in doc.kids('指标')}
        if old is not None:
            if reading.canonical(old.tree) == reading.canonical(doc.tree):
                return
            if not doc.kids('更正'):
                e.refuse('A05.4', '*')
                e.verdicts = {'退回'}
                return
            for no, x in ((x.get('编号'), x) for x in old.kept):
                due, new = period_of(x, int(year), f'{year}-01-01')[2], mine.get(no)
                if due <= as_of and (new is None or float(new.get('分值')) < float(x.get('分值')) or int(new.get('次数')) < int(x.get('次数'))):
                    e.refuse('A05.4', '*')
                    e.verdicts = {'退回', '部分受理'} if new is not None else {'退回'}
                    if new is None:
                        return
        plan = {x.get('编号') for x in self.plan.kids('指标')} if self.plan else set()
        doc.kept, bad = [], 0
        for x in doc.kids('指标'):
            rules = {r for r, item in doc.faults if item is x}
            if x.get('编号') in plan:
                e.refuse('A05.4', '*')
            elif x.get('责任') not in self.units[code]['bears']:
                e.refuse('A02.1', '*')
            elif rules:
                e.refuse('/'.join(rules), '*')
            else:
                doc.kept.append(x)
                continue
            bad += 1
        if e.verdicts == {'受理'}:
            self.verdict(e, bad, len(doc.kids('指标')))
        if e.verdicts == {'退回'}:
            return
        if self.ledgers.get((code, year)) is doc:
            return
        self.version += 1
        doc.previous = old
        self.ledgers[code, year] = doc
        self.ledger_days.setdefault((code, year), []).append((doc.get('报送时间')[:10], {x.get('责任') for x in doc.kept}))

    def verdict(self, e, bad, total):
        e.verdicts = {'受理'} if not bad else {'部分受理'} if bad < total else {'退回'}

    def take_opinions(self, e, doc, files):
        organ = doc.get('机关')
        rows, bad = [], 0
        for x in doc.kids('意见'):
            unit, no = x.get('单位'), x.get('记录')
            rec = self.records.get((unit, no))
            if any(item is x for _, item in doc.faults):
                e.refuse('X02.2', no or '*')
            elif unit not in self.units:
                e.refuse('X03.1/A02.1', no)
            elif rec is None or not rec.versions:
                e.refuse('X03.1', no)
            elif self.opinion_faults(e, x, no, organ, rec):
                pass
            else:
                if not organ:
                    e.say('D09.1', '*', '提示')
                rows.append((unit, no, x.get('结论'), x.get('扣分')))
                continue
            bad += 1
        self.verdict(e, bad, len(doc.kids('意见')))
        if not organ:
            e.may.append(Exp('D09.1', e.path, '*', '提示'))
        key = (e.first, doc.get('时间'))
        self.opinions[doc.get('月份'), organ] = (key, rows)

    def opinion_faults(self, e, x, no, organ, rec):
        n = len(e.must)
        if x.get('结论') == '扣分' and x.get('扣分') is None:
            e.refuse('X03.1', no)
        if organ and organ != {MAIN: '市委主体办', OVER: '市纪委'}[rec.now.resp]:
            e.refuse('D09.1', no)
        return e.refused_since(n)

    # ---- submissions ----

    def take_submission(self, e, doc, files):
        code, month = doc.get('单位'), doc.get('月份')
        numbers, bad, before, sound = set(), 0, '', ''
        late = any(doc.own_date()[:10] < d for _, d in self.runs[:e.first])
        if late:
            e.say('A10.6', '*', '警告')
        for x in doc.kids('记录'):
            no = x.get('编号') or '*'
            self.first_seen.setdefault((code, no), e.first)
            n = len(e.must)
            e.late = late
            self.judge_record(e, doc, x, files, no in numbers)
            bad += e.refused_since(n)
            numbers.add(no)
            start = next((c.text or '' for c in x if tag(c) == '时间'), '')
            # whether a record refused for its form, kept secret or too old has a place in the order is left open
            whole = not (any(item is x for _, item in doc.faults) or x.get('密级') in ('秘密', '机密') or start < '2017-04-20')
            if whole and start < sound:
                e.say('A09.4', '*', '提示')
            elif start < before:
                e.may.append(Exp('A09.4', e.path, '*', '提示'))
            before, sound = max(before, start), max(sound, start if whole else '')
        for x in doc.kids('撤回'):
            bad += not self.withdraw(e, doc, x)
        if doc.get('方式') == '全量':
            self.whole_batch(e, code, month, numbers)
        self.verdict(e, bad, len(doc.kids('记录')) + len(doc.kids('撤回')))
        (self.half_filed if e.verdicts == {'退回'} else self.filed).setdefault((code, month), e.first)

    def withdraw(self, e, doc, x):
        code, no = doc.get('单位'), x.get('编号')
        rec = self.records.get((code, no))
        if any(item is x for _, item in doc.faults):
            e.refuse('X02.2', no or '*')
        elif rec is None or not rec.versions:
            e.refuse('X03.1', no)
        elif not self.principal(code, rec.now.resp, x.get('批准人'), x.get('时间')[:10]):
            e.refuse('A03.1', no)
        else:
            rec.withdrawn = True
            return True
        return False

    def whole_batch(self, e, code, month, numbers):
        for (unit, no), rec in self.records.items():
            if unit == code and rec.versions and not rec.withdrawn and month in rec.months and no not in numbers:
                e.say('A03.2', no, '警告')

    def principal(self, code, resp, name, day):
        return any(n == name and a <= day <= b for n, a, b in self.units[code]['orgs'].get(resp, ()))

    def indicator(self, code, resp, no):
        """The indicator of a unit and a responsibility, None where there is none."""
        cat = self.units[code]['cat']
        for x in self.plan.kids('指标') if self.plan else ():
            if x.get('编号') == no and x.get('责任') == resp and x.get('适用') in (cat, '全部'):
                return x
        year = self.plan.get('年度') if self.plan else '2026'
        doc = self.ledgers.get((code, year))
        return next((x for x in doc.kept if x.get('编号') == no and x.get('责任') == resp), None) if doc is not None else None

    def judge_record(self, e, doc, x, files, twice):
        code, no = doc.get('单位'), x.get('编号') or '*'
        if x.get('密级') in ('秘密', '机密') and not self.secret_ok:
            e.refuse('A14.1', no)
            return
        own = [r for r, item in doc.faults if item is x]
        for r in dict.fromkeys(own):
            e.refuse(r, no)
        if own:
            e.may.append(Exp('*', e.path, no, '退回'))
            return
        kid = {tag(c): c for c in x}
        day = (kid['时间'].get('止') or kid['时间'].text.strip())[:10]
        if day < '2017-04-19':
            e.say('A18.1', no, '提示')
            return
        rec = self.records.get((code, no))
        live = rec if rec and rec.versions else None
        canon = reading.canonical(x)
        if live and not twice and (live.now.canon == canon or e.again and any(v.path == e.path and v.canon == canon for v in live.versions)):
            rec.months.add(doc.get('月份'))
            e.may += [Exp('*', e.path, no, x) for x in ('警告', '提示')]
            e.may += [Exp(r, e.path, no, '退回') for r, *_ in self.waivers]
            return                                        # the record as it stands
        n = len(e.must)
        self.refusals(e, doc, x, kid, files, no)
        if twice:
            e.refuse('X03.2', no)
            e.may.append(Exp('A03.1', e.path, no, '退回'))
        elif kid['录入'].get('时间') > doc.get('报送时间'):
            e.refuse('A10.6', no)
        fix = kid.get('更正')
        if live and not twice:
            if fix is None or not self.principal(code, x.get('责任'), fix.get('批准人'), fix.get('时间')[:10]):
                self.changed(e, live, no)
        self.note(code, x, kid, e.path, True)
        if e.refused_since(n):
            e.may += [Exp('*', e.path, no, '警告')] + [Exp(r, e.path, no, x) for r, x in self.levels.items()]
            return
        v = Version(x, e.path, (e.first, doc.get('报送时间')), canon, bool(live), len(self.runs) - 1)
        self.warnings(e, code, v, x)
        if e.refused_since(n):                            # a warning raised to 退回
            return
        rec = self.records.setdefault((code, no), Record())
        rec.versions.append(v)
        rec.withdrawn = False
        rec.months = {doc.get('月份')}

    def changed(self, e, live, no):
        """A03.1; a file judged again, whose record was meanwhile mended in another, may say so or not."""
        if e.again and live.now.run > e.first:
            e.may.append(Exp('*', e.path, no, '退回'))
            e.must.append(Exp('A03.1/A10.1/A08.1/A06.1/A06.3/A09.2/A09.4/A10.6/X03.1', e.path, no, '退回'))
        else:
            e.refuse('A03.1', no)

    def note(self, code, x, kid, path, ok):
        self.filings.append((code, x.get('责任'), x.get('编号'), squeeze(kid['事项'].text),
                             {c.get('摘要').lower() for c in x if tag(c) == '印证材料'}, path))

    def refusals(self, e, doc, x, kid, files, no):
        code, resp = doc.get('单位'), x.get('责任')
        start = kid['时间'].text.strip()
        review, entry = kid['审核'], kid['录入']
        if resp not in self.units[code]['bears']:
            e.refuse('A02.1', no)
            e.may.append(Exp('A06.1/A10.1', e.path, no, '退回'))
        else:
            if self.indicator(code, resp, x.get('指标')) is None:
                e.refuse('A06.1', no)
            if not self.principal(code, resp, review.get('人'), review.get('时间')[:10]) or \
                    not (kid['时间'].get('止') or start) <= review.get('时间') <= entry.get('时间'):
                e.refuse('A10.1', no)
        if (resp == OVER) != (x.get('履责主体') == '纪检机构'):
            e.refuse('A06.3', no)
        if not any(n == entry.get('人') and a <= entry.get('时间')[:10] <= b for n, a, b in self.units[code]['clerks']):
            e.refuse('A08.1', no)
        month = doc.get('月份')
        if start[:7] > month or start[:4] != month[:4]:
            e.refuse('A09.4', no)
        if any(p.get('编号') and p.get('编号') not in self.people for p in kid['人物']):
            e.refuse('X03.1', no)
        if any(not self.proof_ok(e.path, p, files) for p in x if tag(p) == '印证材料'):
            e.refuse('A09.2', no)

    def proof_ok(self, path, p, files):
        base = os.path.dirname(path)
        name = p.get('文件')
        if name.startswith('/') or '..' in name.split('/'):
            return False
        full = os.path.normpath(f'{base}/{name}')
        if full not in files:
            return False
        h = hashlib.new('sm3' if p.get('算法') == 'SM3' else 'sha256', files[full])
        return h.hexdigest() == p.get('摘要').lower()

    def entered_late(self, ind, v):
        """A10.2 of an accepted version."""
        due = self.cal.after(v.day, 3)
        deadline = period_of(ind, int(v.day[:4]), v.day)[2]
        if v.day <= deadline:
            due = min(due, deadline)
        return v.entry_day > due

    def warnings(self, e, code, v, x):
        def warn(rule):
            e.say(rule, v.no, '警告')
        ind = self.indicator(code, v.resp, v.ind)
        if self.entered_late(ind, v):
            warn('A10.2')
        if ind.get('须印证') == '是' and not v.proofs:
            warn('A09.2')
        if not (x.get('纸质档号') or '').strip():
            warn('A09.3')
        first = self.first_seen[code, v.no]
        self.back_dated(e, code, v, first, warn)
        if v.text in squeeze(ind.get('名称')) or self.all_filler(v.text):
            warn('A04.2')

    def back_dated(self, e, code, v, first, warn):
        """A10.5: entered in a month already run as of a day after its end; other months that lie behind are left open."""
        if e.late:
            return
        day = v.entry_day
        if any(m == day[:7] < as_of[:7] for m, as_of in self.runs[:first]) and (code, v.no) not in self.glimpsed:
            warn('A10.5')
        elif any(day <= window(m)[1] for m, _ in self.runs[:first]):
            e.may.append(Exp('A10.5', e.path, v.no, '警告'))

    def all_filler(self, text):
        """Whether the text is a chain of filler words."""
        reach = {0}
        for i in range(len(text)):
            if i in reach:
                reach |= {i + len(w) for w in self.fillers if text.startswith(w, i)}
        return bool(text) and len(text) in reach

    # ---- A04.1, over all that stands ----

    def duplicates(self):
        """Groups of (file, record) of which all but the first, at least, must carry A04.1."""
        by = {}
        for (code, no), rec in self.records.items():
            if rec.versions and not rec.withdrawn:
                v = rec.now
                by.setdefault(('text', v.text), []).append((code, v.resp, no, v))
                for d in v.proofs:
                    by.setdefault(('proof', code, v.resp, d), []).append((code, v.resp, no, v))
        groups = []
        for key, rows in by.items():
            hit = [r for r in rows if any(s is not r and (key[0] == 'proof' or s[0] != r[0] or s[1] == r[1]) for s in rows)]
            if len(hit) > 1:
                groups.append([(r[3].path, r[2]) for r in hit])
        loose, texts, proofs = set(), {}, {}
        for code, resp, no, text, digs, path in self.filings:
            texts.setdefault(text, set()).add((code, no, path))
            for d in digs:
                proofs.setdefault((code, d), set()).add((code, no, path))
        for rows in list(texts.values()) + list(proofs.values()):
            if len({r[:2] for r in rows}) > 1:
                loose |= {(p, n) for _, n, p in rows}
        return groups, loose
