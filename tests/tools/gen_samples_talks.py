#!/usr/bin/python3
"""The invented city's talks and what they follow from: 干部变动, 调离登记, 谈话记录.

apply(city) adds them to inputs/: each has a date of its own.  A talk's number says what it is: TH-RQ 任前廉政谈话, TH-KT 廉政恳谈,
TH-YT 督责约谈, TH-TX 提醒谈话, TH-JM 诫勉谈话.  What each shows stands in samples/README.md.  Nothing here draws a number.
"""
import datetime as dt

import gen_common as g

# 编号, 日期, rows; a row is ('任职', 编号, 人员, 职务, 决定日期, 名单提供日期), ('调离', 编号, 人员, 调离日期) or
# ('重大事项报告', 编号, 人员, 事项, 报告日期)
CHANGES = [
    ('BD-2026-01', '2026-03-04', [('任职', 'R-2026-09', 'G410921-003', '党组成员', '2026-02-26', '2026-03-04')]),
    ('BD-2026-02', '2026-03-31', [('任职', 'R-2026-02', 'G410902-005', '常务副县长', '2026-03-10', '2026-03-20'),
                                  ('任职', 'R-2026-03', 'G410902-004', '县委组织部部长', '2026-03-10', '2026-03-20'),
                                  # six days late (B08.1)
                                  ('任职', 'R-2026-04', 'G410924-004', '党组成员', '2026-03-10', '2026-03-31'),
                                  ('任职', 'R-2026-05', 'G410924-005', '党组成员', '2026-03-10', '2026-03-31')]),
    ('BD-2026-03', '2026-04-30', [('调离', 'D-2026-04', 'G410925-031', '2026-04-17'),
                                  ('重大事项报告', 'S-2026-01', 'G410901-003', '子女婚礼', '2026-04-20')]),
    ('BD-2026-11', '2026-06-01', [('任职', 'R-2026-01', 'G410936-006', '党组书记', '2026-05-28', '2026-06-01')]),
    # R-2026-06: the fifteenth day is a holiday, so it is on time
    ('BD-2026-04', '2026-06-22', [('任职', 'R-2026-06', 'G410906-003', '区委副书记', '2026-06-05', '2026-06-22'),
                                  ('调离', 'D-2026-01', 'G410936-001', '2026-05-31'), ('调离', 'D-2026-02', 'G410903-031', '2026-06-15')]),
    ('BD-2026-05', '2026-08-28', [('任职', 'R-2026-10', 'G410930-004', '党组成员', '2026-08-20', '2026-08-28'),
                                  ('重大事项报告', 'S-2026-02', 'G410935-004', '出国探亲', '2026-08-03')]),
    # R-2026-07: nobody talked to (B07.1)
    ('BD-2026-06', '2026-09-21', [('任职', 'R-2026-07', 'G410906-004', '区委组织部部长', '2026-09-07', '2026-09-21'),
                                  ('调离', 'D-2026-03', 'G410934-032', '2026-09-10')]),
    ('BD-2026-07', '2026-10-27', [('任职', 'R-2026-11', 'G410907-005', '常务副区长', '2026-10-12', '2026-10-27'),
                                  ('重大事项报告', 'S-2026-03', 'G410929-005', '购置房产', '2026-10-12')]),
    # a day late; D-2026-05 ends on a Sunday
    ('BD-2026-08', '2026-12-02', [('任职', 'R-2026-12', 'G410928-003', '党组副书记', '2026-11-16', '2026-12-02'),
                                  ('调离', 'D-2026-05', 'G410922-032', '2026-11-30')]),
    # no list yet
    ('BD-2026-09', '2026-12-30', [('任职', 'R-2026-08', 'G410931-005', '党组成员', '2026-12-21', None)]),
    # names nobody of the roster (X03.1): that row alone is refused
    ('BD-2026-10', '2026-12-31', [('任职', 'R-2026-13', 'G410927-003', '党组副书记', '2026-12-28', '2026-12-31'),
                                  ('任职', 'R-2026-14', 'G410927-099', '党组成员', '2026-12-28', '2026-12-31')]),
]
# 变动, 单位, 填报日期, 公文 公物 公款 迎送, 组织关系, 工资关系, 上级纪委, 组织部门; D-2026-03 is never filed, 410933 names none (X03.1)
LEAVING = [
    ('D-2026-01', '410936', '2026-08-20', '是是是是', '2026-06-12', '2026-06-30', '2026-08-21', '2026-08-21'),
    ('D-2026-02', '410903', '2026-09-21', '是是是是', '2026-06-26', '2026-07-15', '2026-09-22', '2026-09-22'),
    # one hand-over and one transfer lacking, sent to one (B09.2)
    ('D-2026-04', '410925', '2026-06-30', '是否是是', '2026-05-08', None, None, '2026-07-01'),
    ('D-2026-98', '410933', '2026-10-20', '是是是是', '2026-10-09', '2026-10-15', '2026-10-21', '2026-10-21'),
]
RULES_OF = {'任职': '单位', '调离': '原单位', '重大事项报告': '单位'}


def change(no, day, rows):
    kids = []
    for kind, n, who, *rest in sorted(rows, key=lambda r: list(RULES_OF).index(r[0])):
        unit = who[1:7]
        tail = {'任职': ('职务', '决定日期', '名单提供日期'), '调离': ('调离日期',), '重大事项报告': ('事项', '报告日期')}[kind]
        pairs = [('编号', n), ('人员', who), (RULES_OF[kind], unit), *zip(tail, rest)]
        kids.append(g.elem(kind, pairs + ([('接收组织', '所在单位党委（党组）')] if kind == '重大事项报告' else [])))
    return g.document('干部变动', [('编号', no), ('日期', day)], kids)


def leaving(no, unit, day, four, party, pay, above, personnel):
    kids = [g.elem('报送', [('去向', to), ('日期', d)]) for to, d in (('上级纪委', above), ('组织部门', personnel)) if d]
    return g.document('调离登记', [('变动', no), ('单位', unit), ('填报日期', day),
                               *zip(('清交公文', '清交公物', '清交公款', '迎送规范'), four), ('组织关系转移日期', party), ('工资关系转移日期', pay)], kids)


# what is said in a talk: found in no other paper than its own (B23.1)
REASON = {'任前廉政谈话': '新任职务，开展任前廉政谈话。', '廉政恳谈': '重大节日前开展廉政恳谈。', '督责约谈': '督促落实全面从严治党责任。',
          '提醒谈话': '工作中有苗头性问题，需要提醒。', '诫勉谈话': '履行职责不到位，造成不良影响。'}
SAID = {'任前廉政谈话': '谈话人逐条讲明廉洁自律要求，要求新任职干部清交公文公物公款，管好家人和身边人。',
        '廉政恳谈': '谈话人重申节日期间的纪律要求，提醒不收礼金礼品、不公款吃喝，值班在岗。',
        '督责约谈': '谈话人指出责任传导层层递减的问题，要求对照责任清单逐项检查，一个月内拿出改进办法。',
        '提醒谈话': '谈话人指出审批单据不全、考勤松散的苗头，要求从严管理、马上改正。',
        '诫勉谈话': '谈话人说明诫勉的事由和依据，要求深刻检讨、限期改正，并按期提交书面检查。'}
ANSWER = {'提醒谈话': '感谢组织提醒，本人照单全收，立即改正。', '诫勉谈话': '接受组织诫勉，对造成的影响作出检讨，坚决改正。',
          '督责约谈': '表示认真对照检查，按要求整改。'}


def talk(no, kind, when, talkers, talkees, **k):
    """talkers: (编号, 姓名, 职务, 机关, 受委托); talkees: (编号, 姓名, 职务, 单位)."""
    kids = [g.elem('组织机关', [('名称', n), ('类型', t)]) for n, t in k.get('organs', ())]
    kids += [g.elem('谈话人', [('编号', i), ('姓名', n), ('职务', p), ('机关', o), ('受委托', d)]) for i, n, p, o, d in talkers]
    kids += [g.elem('谈话对象', [('编号', i), ('姓名', n), ('职务', p), ('单位', u)]) for i, n, p, u in talkees]
    if k.get('recorder'):
        kids.append(g.elem('记录人', [('姓名', k['recorder']), ('职务', '工作人员')]))
    if k.get('basics'):
        kids.append(g.elem('基本情况', (), k['basics']))
    kids += [g.elem('事由', (), k.get('reason') or REASON[kind]), g.elem('内容', (), f'（{no}）' + SAID[kind])]
    if k.get('answer', True) and kind in ANSWER:
        kids.append(g.elem('表态', (), f'（{no}）' + ANSWER[kind]))
    kids += [g.elem('签字', [('人', n), ('时间', t)]) for n, t in k.get('signed', ())]
    for name, keys in (('节日', '名称'), ('承诺书', '日期'), ('诫勉', '项 决定文号 决定日期 决定机关'), ('书面材料', '种类 限期 提交日期 签批人')):
        if k.get(name):
            kids.append(g.elem(name, list(zip(keys.split(), k[name]))))
    kids += [g.elem('归档', [('去向', to), ('日期', d)]) for to, d in k.get('filed', ())]
    way = k.get('way') or ('个别' if len(talkees) == 1 else '集体')
    pairs = [('编号', no), ('类型', kind), ('方式', way), ('单位', k['unit']), ('时间', when), ('地点', k.get('place', '谈话室')), ('密级', k.get('level'))]
    pairs += [(n, k.get(n)) for n in ('方案日期', '来源', '变动', '签批', '案件')]
    return g.document('谈话记录', pairs, kids)


class Talks:
    """Files the talks of the city; who is who by unit."""

    def __init__(self, city):
        self.city, self.by, self.count = city, city.by, 0

    def head(self, code, day, over=False):
        """The 主要负责人 of one side as a talker."""
        u = self.by[code]
        i, n, p = u.principal('监督责任' if over else '主体责任', day)[:3]
        return i, n, p, '本级纪委' if over else '本级党委', None

    def person(self, pid):
        """(编号, 姓名, 职务, 单位) of somebody on the roster."""
        u = self.by[pid[1:7]]
        for i, n, p, *_ in u.head + u.over + u.members + u.staff:
            if i == pid:
                return i, n, p, u.code
        raise KeyError(pid)

    def file(self, no, kind, unit, when, talkers, talkees, office=False, **k):
        when = when if 'T' in when else when + 'T10:00:00'
        path = f'inputs/office/谈话/{no}.xml' if office else f'inputs/units/{unit}/{when[:7]}/谈话记录-{no}.xml'
        self.city.extra.append((path, talk(no, kind, when, talkers, [self.person(p) for p in talkees], unit=unit, **k)))
        self.count += 1


CITY = {'市委': (None, '领导乙', '市委书记', '市委', None), '组织部': (None, '领导丁', '市委组织部副部长', '党的工作部门', '是'),
        '市纪委': (None, '领导丙', '市纪委书记', '市纪委', None), '市委受托': (None, '领导甲', '市委副书记', '市委', '是')}


def date(day):
    return dt.date.fromisoformat(day)


def before_office(t):
    """任前廉政谈话 (B07.1, B17.1)."""
    def organs(code, personnel=True):
        u = t.by[code]
        return [(u.jw, '纪委')] + ([(f'{u.name}组织人事部门', '组织人事部门')] if personnel else [])
    kind = '任前廉政谈话'
    t.file('TH-RQ-01', kind, '410936', '2026-06-02', [CITY['组织部']], ['G410936-006'], True, 变动='R-2026-01', 方案日期='2026-06-01')
    both = lambda code, day: [t.head(code, date(day)), t.head(code, date(day), True)]
    t.file('TH-RQ-02', kind, '410902', '2026-03-25', both('410902', '2026-03-25'), ['G410902-004', 'G410902-005'], 方案日期='2026-03-24', organs=organs('410902'))
    t.file('TH-RQ-03', kind, '410924', '2026-04-02', both('410924', '2026-04-02'), ['G410924-004', 'G410924-005'], 方案日期='2026-04-01',
           organs=organs('410924', False))
    for no, pid, when, plan, ref in (('04', 'G410906-003', '2026-07-15', '2026-07-16', 'R-2026-06'), ('05', 'G410921-003', '2026-03-10', '2026-03-09', 'R-2026-09'),
                                     ('06', 'G410930-004', '2026-09-02', '2026-09-01', 'R-2026-10'), ('07', 'G410907-005', '2026-10-29', '2026-10-28', 'R-2026-11'),
                                     ('08', 'G410928-003', '2026-12-03', '2026-12-02', 'R-2026-12')):
        t.file(f'TH-RQ-{no}', kind, pid[1:7], when, [t.head(pid[1:7], date(when))], [pid], 方案日期=plan, 变动=ref)


def before_feasts(t):
    """廉政恳谈 (B10.1, B11.1, B12.1)."""
    kind, no = '廉政恳谈', 0
    rows = [('410901', f, d, True) for f, d in (('春节', '2026-02-10'), ('劳动节', '2026-04-24'), ('端午节', '2026-06-12'), ('中秋节', '2026-09-15'),
                                                ('国庆节', '2026-09-24'))]
    rows += [('410921', '春节', '2026-02-12', True), ('410921', '劳动节', '2026-04-28', True), ('410921', '国庆节', '2026-09-28', True),
             ('410906', '春节', '2026-02-11', False), ('410925', '端午节', '2026-06-03', True), ('410928', '端午节', '2026-06-04', True)]
    for code, feast, day, both in rows:
        no += 1
        heads = [t.head(code, date(day))] + ([t.head(code, date(day), True)] if both else [])
        t.file(f'TH-KT-{no:02d}', kind, code, day, heads, [f'G{code}-00{k}' for k in (3, 4, 5)] + [f'G{code}-031'], 节日=[feast])
    for k in (3, 4, 5):
        no += 1
        i, n, p, _ = t.person(f'G410901-00{k}')
        t.file(f'TH-KT-{no:02d}', kind, '410901', f'2026-02-1{k - 2}', [(i, n, p, '本级党委', None)], ['G410901-031', 'G410901-032'], 节日=['春节'])
    t.file('TH-KT-15', kind, '410901', '2026-04-24T16:00:00', [t.head('410901', date('2026-04-24'))], ['G410901-003'], 变动='S-2026-01', 承诺书=['2026-04-24'],
           reason='本人报告重大事项。', filed=[('廉洁档案', '2026-04-29')])
    t.file('TH-KT-16', kind, '410935', '2026-08-06', [t.head('410935', date('2026-08-06'))], ['G410935-004'], 变动='S-2026-02', reason='本人报告重大事项。')


OWN_FIRST = ('410901', '410902', '410903', '410904', '410905', '410907', '410921', '410925', '410928', '410930', '410936')
OWN_SECOND = ('410901', '410902', '410905', '410907', '410921', '410925', '410928')


def on_duty(t):
    """督责约谈 (B14.1, B15.2): the city's two with all but 410935 in the first half, all in the second; units' own; of candidates."""
    kind = '督责约谈'
    for no, organ, day, over in (('01', '市委', '2026-06-15', False), ('02', '市纪委', '2026-06-16', True), ('03', '市委', '2026-11-23', False),
                                 ('04', '市纪委', '2026-11-24', True)):
        units = [u for u in t.city.units if u.code != '410935' or no > '02']
        ids = [u.principal('主体责任', date(day))[0] for u in units] + ([u.over[0][0] for u in units if u.over] if over else [])
        t.file(f'TH-YT-{no}', kind, '410901', day, [CITY[organ]], ids, True, place='市委会议室')
    n = 4
    for first, codes in (('2026-05-11', OWN_FIRST), ('2026-10-12', OWN_SECOND)):
        days = t.city.cal.days(date(first), date(first) + dt.timedelta(30))
        for code, day in zip(codes, days):
            n += 1
            u = t.by[code]
            t.file(f'TH-YT-{n:02d}', kind, code, day.isoformat(), [t.head(code, day)], [p[0] for p in u.over] + [m[0] for m in u.members])
    # of approved proposals: late, and in time
    t.file('TH-YT-23', kind, '410935', '2026-05-13', [CITY['市委受托']], ['G410935-001'], True, 签批='QP-2026-004')
    t.file('TH-YT-24', kind, '410908', '2026-06-30', [CITY['市委受托']], ['G410908-001'], True, 签批='QP-2026-002')


def reminders(t):
    """提醒谈话 (B17.1, B18.1): 02 without 来源, 03 without 说明, 04 without 表态."""
    rows = [('01', 'G410927-004', '2026-03-12', '信访举报', '2026-03-20', '2026-03-18', True), ('02', 'G410908-003', '2026-04-15', None, '2026-04-24', '2026-04-22', True),
            ('03', 'G410931-003', '2026-05-19', '日常管理监督', None, None, True), ('04', 'G410933-004', '2026-07-22', '民主生活会', '2026-07-31', '2026-07-30', False),
            ('05', 'G410903-005', '2026-09-08', '审计', '2026-09-18', '2026-09-17', True), ('06', 'G410929-003', '2026-10-20', '巡视巡察', '2026-10-30', '2026-10-29', True),
            ('08', 'G410930-003', '2026-11-17', '日常管理监督', '2026-11-27', '2026-11-25', True),
            ('07', 'G410904-004', '2026-12-02', '年度考核', '2026-12-11', '2026-12-10', True)]
    for no, pid, day, source, limit, given, answer in rows:
        u = t.by[pid[1:7]]
        plan = (date(day) - dt.timedelta(1)).isoformat()
        t.file(f'TH-TX-{no}', '提醒谈话', u.code, day, [t.head(u.code, date(day))], [pid], 来源=source, 方案日期=plan, answer=answer, recorder='记录人甲',
               书面材料=['说明', limit, given] if limit else None, filed=[('廉洁档案', given)] if given else ())


BASICS = '{name}，{post}，虚构人物，任现职满三年。'


def admonitions(t):
    """诫勉谈话 (B19.1 to B21.1): 02 with a late statement, 03 with none; 06 carries out a decision of a case."""
    rows = [('01', 'G410935-031', '2026-04-03', '一', '示纪〔2026〕8号', '2026-03-30', '2026-04-13', '2026-04-10', True, None),
            ('02', 'G410906-032', '2026-07-08', '二', '示纪〔2026〕15号', '2026-07-03', '2026-07-20', '2026-07-28', True, None),
            ('03', 'G410934-004', '2026-10-15', '三', '示纪〔2026〕24号', '2026-10-12', '2026-10-26', None, True, None),
            ('06', 'G410935-001', '2026-08-28', '五', '示纪〔2026〕19号', '2026-08-20', '2026-09-07', '2026-09-04', True, 'WZ-2026-01')]
    for no, pid, day, item, paper, decided, limit, given, signed, case in rows:
        admonish(t, no, pid, day, item, paper, decided, limit, given, signed, case)


def refused(t):
    """What a rule refuses: 个别 with two 谈话对象 (B06.1), decided after the talk (B19.1), not signed (B20.1)."""
    t.file('TH-TX-09', '提醒谈话', '410932', '2026-09-10', [t.head('410932', date('2026-09-10'))], ['G410932-003', 'G410932-004'], way='个别', 来源='日常管理监督',
           方案日期='2026-09-09', 书面材料=['说明', '2026-09-21', '2026-09-18'])
    admonish(t, '04', 'G410904-005', '2026-09-02', '二', '示纪〔2026〕20号', '2026-09-04', '2026-09-14', '2026-09-11', True, None)
    admonish(t, '05', 'G410908-004', '2026-10-09', '二', '示纪〔2026〕23号', '2026-09-28', '2026-10-19', '2026-10-16', False, None)


def admonish(t, no, pid, day, item, paper, decided, limit, given, signed, case):
    u, (_, name, post, _) = t.by[pid[1:7]], t.person(pid)
    chief = u.principal('主体责任', date(day))[1] if not pid.endswith('-001') else '领导甲'
    t.file(f'TH-JM-{no}', '诫勉谈话', u.code, day, [(None, '领导戊', '市纪委副书记', '市纪委', '是')], [pid], True, recorder='记录人乙',
           basics=BASICS.format(name=name, post=post), signed=[(name, day + 'T11:10:00')] if signed else (), 诫勉=[item, paper, decided, '中共示例市纪委'],
           书面材料=['检查', limit, given, chief if given else None], filed=[(to, given) for to in ('干部档案', '廉洁档案')] if given else (), 案件=case)


def apply(city):
    for row in CHANGES:
        city.extra.append((f'inputs/office/干部变动/{row[0]}.xml', change(*row)))
    for no, unit, day, *rest in LEAVING:
        city.extra.append((f'inputs/units/{unit}/{day[:7]}/调离登记-{no}.xml', leaving(no, unit, day, *rest)))
    t = Talks(city)
    for part in (before_office, before_feasts, on_duty, reminders, admonitions, refused):
        part(t)
    assert t.count >= 60, t.count
