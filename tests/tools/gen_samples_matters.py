#!/usr/bin/python3
"""The invented city's 问责: 问责主体, 问责工作报告 and the cases, each filing of a case where it grew.

apply(city): 问责主体 and 问责工作报告 go to inputs/; a case has no date of its own, so its filings lie in later/<period>/ and are laid in
before that period is run (but WZ-2018-01, closed long ago).  What each case shows stands in samples/README.md.
"""
import gen_common as g

CITY, DISCIPLINE, STAFF, PRESS, LAW = '中共示例市委', '中共示例市纪委', '中共示例市委组织部', '中共示例市委宣传部', '中共示例市委政法委'
ORGANS = [(CITY, '党委', '市委主体办', '经办人甲'), (DISCIPLINE, '纪委', '案件监督管理室', '经办人乙'), (STAFF, '党的工作部门', '干部监督科', '经办人丙'),
          (PRESS, '党的工作部门', '机关党委', '经办人丁'), ('甲县县委', '党委', '甲县县委主体办', '经办人戊'), ('甲县纪委', '纪委', '甲县纪委案管室', '经办人己')]
# (organ, half): 报送时间, to whom; PRESS files none for the first half, 甲县县委 none for the second; 甲县纪委 is late and tells one alone
REPORTS = {
    (CITY, '上半年'): ('2026-06-26T10:00:00', ('中共示例省委',)), (DISCIPLINE, '上半年'): ('2026-06-29T10:00:00', ('中共示例省纪委', CITY)),
    (STAFF, '上半年'): ('2026-06-30T16:00:00', (CITY, DISCIPLINE)), ('甲县县委', '上半年'): ('2026-06-29T15:00:00', (CITY,)),
    ('甲县纪委', '上半年'): ('2026-07-03T09:00:00', (DISCIPLINE,)),
    (CITY, '下半年'): ('2026-12-28T10:00:00', ('中共示例省委',)), (DISCIPLINE, '下半年'): ('2026-12-29T10:00:00', ('中共示例省纪委', CITY)),
    (STAFF, '下半年'): ('2026-12-30T16:00:00', (CITY, DISCIPLINE)), (PRESS, '下半年'): ('2026-12-31T11:00:00', (CITY, DISCIPLINE)),
    ('甲县纪委', '下半年'): ('2026-12-30T09:00:00', (DISCIPLINE, '甲县县委')),
}
RULES = '中国共产党问责条例'
CHIEF = ('领导乙', '市委书记')


# ---- the parts of a case; dates as they stand in the file ----

def source(kind, unit, day, paper=None, proposal=None):
    return g.elem('来源', [('类型', kind), ('单位', unit), ('日期', day), ('移送文号', paper), ('建议', proposal)])


def opened(day, approved=None):
    return g.elem('启动', [('日期', day)] + ([('批准人', CHIEF[0]), ('批准人职务', CHIEF[1]), ('批准日期', approved)] if approved else []))


def inquiry(first, last, how='直接', organ=DISCIPLINE, kind='纪委'):
    people = [g.elem('成员', [('姓名', '调查员乙'), ('职务', '工作人员')], None, 2), g.elem('成员', [('姓名', '调查员丙'), ('职务', '工作人员')], None, 2)]
    return g.elem('调查', [('机构', organ), ('机构类型', kind), ('组成方式', how), ('开始', first), ('结束', last), ('组长', '调查员甲')], people)


HEARD = {'部分采纳': '{who}提出两点意见：一是其中一项任务因防汛推迟，二是责任应由分管同志承担。经复核，第一点有值班记录证明，予以采纳；第二点不予采纳，理由是该项工作由其主持研究。',
         '不予采纳': '{who}提出情况不掌握，不应承担责任。经复核，有签收单证明其知情，不予采纳，已当面说明理由。', '无申辩': '{who}对事实材料没有不同意见，没有申辩。',
         '全部采纳': '{who}提出两份材料的时间有误。经复核属实，予以采纳，已更正事实材料。'}


def hearing(day, who, taken):
    return g.elem('见面', [('日期', day), ('签字人', who), ('采纳', taken)], HEARD[taken].format(who=who))


def findings(day, advice='问责'):
    return g.elem('调查报告', [('日期', day), ('建议', advice)])


def situation(article, item):
    return g.elem('情形', [('条', article), ('项', item)])


def facts(day, open_text, inner=None):
    kids = [g.elem('段', [('公开', '是')], open_text, 2)] + ([g.elem('段', (), inner, 2)] if inner else [])
    return g.elem('事实', [('发生日期', day)], kids)


def decision(organ, kind, studied, day, ways, approved=None, term='1个月', bases=(), effective=None, months=None, told=None, name='决定', depth=1, to=None):
    """ways: (种类, 内容, 形式, 范围) ...; bases: (法规, 条, 款, 项) ..."""
    kids = [g.elem('依据', list(zip(('法规', '条', '款', '项'), b)), None, depth + 1) for b in bases]
    kids += [g.elem('方式', list(zip(('种类', '内容', '形式', '范围'), w)), None, depth + 1) for w in ways]
    pairs = [('机关', organ), ('机关类型', kind), ('集体研究日期', studied), ('批准党组织', approved or organ), ('日期', day), ('生效日期', effective or day),
             ('申诉期限', term), ('受理机关', to or organ), ('影响期', months), ('报告日期', told), ('报告对象', told and f'{CHIEF[0]}（{CHIEF[1]}）')]
    if to == '':
        pairs = [p for p in pairs if p[0] not in ('受理机关', '申诉期限')]
    return g.elem(name, pairs, kids, depth)


def carried(**k):
    """执行; keys: served told_party announced check formality written deep told archived public not_public."""
    rows = [g.elem('送达', [('对象', to), ('日期', d), ('接收人', who)], None, 2) for to, d, who in k.get('served', ())]
    for name, keys, key in (('宣布', '日期 范围', 'announced'), ('书面检查', '日期 签字人 报送日期', 'check'), ('手续', '办结日期', 'formality'),
                            ('书面检讨', '日期', 'written'), ('深刻检查', '日期 会议', 'deep')):
        if k.get(key):
            rows.append(g.elem(name, list(zip(keys.split(), k[key])), None, 2))
    rows += [g.elem('告知', [('部门', to), ('日期', d)], None, 2) for to, d in k.get('told', ())]
    rows += [g.elem('归档', [('去向', to), ('日期', d)], None, 2) for to, d in k.get('archived', ())]
    if k.get('public'):
        rows.append(g.elem('公开', list(zip(('日期', '范围'), k['public'])), None, 2))
    if k.get('not_public'):
        rows.append(g.elem('不公开', [('理由', k['not_public'])], None, 2))
    return g.elem('执行', (), rows)


def appeal(day, why, taken=None, by=CITY):
    return g.elem('申诉', [('日期', day), ('理由', why), ('受理日期', taken), ('受理机关', taken and by)])


def review(day, result, text, studied=None, approved=CITY, new=None):
    pairs = [('日期', day), ('结论', result), ('集体研究日期', studied), ('批准党组织', studied and approved)]
    head = '  <复查' + g.attrs(pairs) + '>' + g.esc(text)
    return head + ('\n' + new + '  ' if new else '') + '</复查>\n'


class Cases:
    def __init__(self, city):
        self.city = city

    def person(self, pid):
        """对象: somebody of the roster."""
        u = self.city.by[pid[1:7]]
        who = next(p for p in u.head[-1:] + u.over + u.members + u.staff if p[0] == pid)
        head = '是' if pid in (u.head[-1][0], u.over and u.over[0][0]) else '否'
        self.who = who[1]
        return g.elem('对象', [('类型', '领导干部'), ('编号', pid), ('名称', who[1]), ('职务', who[2]), ('单位', u.code), ('主要负责人', head), ('级别', '县级')],
                      [g.elem('基本情况', (), f'{who[1]}，虚构人物，任{u.name}{who[2]}，主持或者分管有关工作。', 2)])

    def organ(self, code):
        """对象: the 党组织 of a unit."""
        u = self.city.by[code]
        self.who = u.head[-1][1]
        return g.elem('对象', [('类型', '党组织'), ('编号', f'DZZ-{code}'), ('名称', u.organ), ('单位', code), ('主要负责人', '否')],
                      [g.elem('基本情况', (), f'{u.organ}，虚构的党组织，第一责任人为{self.who}。', 2)])

    def file(self, no, edition, *parts, period=None, step=None, organ=None):
        text = g.document('问责案件', [('编号', no), ('条例', edition), ('机关', organ)], parts)
        path = f'inputs/office/问责案件/{no}{f"-{step}" if step else ""}.xml'
        if period:
            self.city.later.append((period, path, text))
        else:
            self.city.extra.append((path, text))


BOTH_TOLD = lambda day: [(to, day) for to in ('组织部门', '纪检机关')]
BOTH_KEPT = lambda day: [(to, day) for to in ('个人档案', '廉洁档案')]
CITE = lambda item, para='二': (RULES, '八', para, item)
UNFULFILLED = '2026年上半年，对督查反馈的问题整改不到位，两名班子成员没有履行“一岗双责”。'
INNER = '其间有关会议记录和第三人证言另附。'


def served(who, day):
    return [('本人', day, who), ('所在党组织', day, '收件人甲')]


def case_head(c):
    """WZ-2026-01: the head of 410935, by 市纪委, out of an approved 问责建议; closed.  Reported before the decision (E05.4)."""
    who = c.person('G410935-001')
    src = source('监督检查', '示例市委主体办', '2026-06-22', None, 'QP-2026-006')
    what = [situation('七', '八'), facts('2026-06-10', UNFULFILLED, INNER)]
    start = [opened('2026-07-13', '2026-07-10')]
    c.file('WZ-2026-01', 2019, src, who, *start, *what, period='2026-07', step=1, organ=DISCIPLINE)
    mid = start + [inquiry('2026-07-14', '2026-08-07'), hearing('2026-08-04', c.who, '部分采纳'), findings('2026-08-07')] + what
    mid.append(decision(DISCIPLINE, '纪委', '2026-08-18', '2026-08-20', [('通报', None, '文件', '市直机关十五党组'), ('诫勉', None, '谈话')], bases=[CITE('一'), CITE('二')],
                        months=6, told='2026-08-19'))
    c.file('WZ-2026-01', 2019, src, who, *mid, carried(served=served(c.who, '2026-08-24')), period='2026-08', step=2)
    done = carried(served=served(c.who, '2026-08-24'), announced=('2026-08-26', '市直机关十五中层以上干部会议'), written=('2026-08-31',),
                   deep=('2026-09-02', '党组民主生活会'), told=BOTH_TOLD('2026-08-27'), archived=BOTH_KEPT('2026-09-03'))
    c.file('WZ-2026-01', 2019, src, who, *mid, done, period='2026-09', step=3)


def case_organ(c):
    """WZ-2026-02: the 党组织 of 410906, 检查 and 通报; its 书面检查 never went up (E06.2)."""
    who = c.organ('410906')
    src = source('巡察移送', '示例市委巡察组一', '2026-02-24', '示巡〔2026〕3号')
    what = [situation('七', '八'), facts('2026-01-31', '2025年下半年，没有专题研究全面从严治党工作，年度任务清单五项有三项没有完成。', INNER)]
    start = [opened('2026-03-06', '2026-03-05')]
    c.file('WZ-2026-02', 2019, src, who, *start, *what, period='2026-03', step=1, organ=CITY)
    mid = start + [inquiry('2026-03-09', '2026-04-10', '指定'), hearing('2026-04-07', c.who, '部分采纳'), findings('2026-04-10')] + what
    mid.append(decision(CITY, '党委', '2026-04-21', '2026-04-23', [('检查', '向市委写出书面检查', None, None), ('通报', None, '会议', '各县（区）和市直各单位')],
                        bases=[CITE('一', '一'), CITE('二', '一')]))
    c.file('WZ-2026-02', 2019, src, who, *mid, carried(served=served(c.who, '2026-04-27'), announced=('2026-04-29', '己区区委全体会议'), check=('2026-05-11', c.who),
                                                      told=BOTH_TOLD('2026-05-06')), period='2026-05', step=2)


def case_rebuilt(c):
    """WZ-2026-03: 改组 of the 党组织 of 410908, to which CF-2026-04 of 加减分事项 belongs (D14.7); the whole defence refused, and answered."""
    who = c.organ('410908')
    src = source('监督检查', '示例市委主体办', '2026-08-24')
    what = [situation('七', '一'), facts('2026-07-31', '班子长期不抓全面从严治党，两个季度全程记实排名末位。', INNER)]
    start = [opened('2026-09-04', '2026-09-03')]
    c.file('WZ-2026-03', 2019, src, who, *start, *what, period='2026-09', step=1)
    mid = start + [inquiry('2026-09-07', '2026-10-23'), hearing('2026-10-19', c.who, '不予采纳'), findings('2026-10-23')] + what
    mid.append(decision(CITY, '党委', '2026-11-17', '2026-11-20', [('改组', '改组辛开发区党工委', None, None)], bases=[CITE('三', '一')]))
    c.file('WZ-2026-03', 2019, src, who, *mid, carried(served=served(c.who, '2026-11-23'), announced=('2026-11-24', '辛开发区干部大会'), told=BOTH_TOLD('2026-11-27')),
           period='2026-11', step=2)


def case_old_rules(c):
    """WZ-2026-04: conduct of 2019 under the 2016 edition, procedure of 2019; 纪律处分, not public with a reason."""
    who = c.person('G410924-003')
    src = source('监督检查', DISCIPLINE, '2026-04-08')
    what = [situation('六', '三'), facts('2019-06-30', '2018年至2019年6月，对下属单位违规发放补贴失管失察，负有领导责任。', INNER)]
    start = [opened('2026-04-14'), inquiry('2026-04-15', '2026-05-29')]
    c.file('WZ-2026-04', 2016, src, who, *start, *what, period='2026-04', step=1)
    mid = start + [hearing('2026-05-26', c.who, '全部采纳'), findings('2026-05-29')] + what
    mid.append(decision(CITY, '党委', '2026-06-09', '2026-06-11', [('纪律处分', '给予党内警告处分', None, None)],
                        bases=[CITE('四'), ('示例纪律处分规定', '一')]))
    c.file('WZ-2026-04', 2016, src, who, *mid, carried(served=served(c.who, '2026-06-15')), period='2026-06', step=2)
    c.file('WZ-2026-04', 2016, src, who, *mid, carried(served=served(c.who, '2026-06-15'), announced=('2026-06-17', '市直机关四机关大会'), written=('2026-06-22',),
                                                      deep=('2026-06-24', '党组民主生活会'), told=BOTH_TOLD('2026-06-18'), archived=BOTH_KEPT('2026-06-25'),
                                                      not_public='案情涉及第三人的隐私'), period='2026-07', step=3)


def case_2018(c):
    """WZ-2018-01: wholly under the 2016 edition, closed before the year began."""
    who = c.person('G410902-004')
    c.file('WZ-2018-01', 2016, source('日常工作', DISCIPLINE, '2018-03-05'), who, opened('2018-03-12'), inquiry('2018-03-13', '2018-04-20'),
           hearing('2018-04-16', c.who, '无申辩'), findings('2018-04-20'), situation('六', '五'), facts('2017-11-30', '2017年，对分管部门的信访举报没有按时处置。', INNER),
           decision(DISCIPLINE, '纪委', '2018-05-15', '2018-05-18', [('诫勉', None, '书面')], term='30日', bases=[(RULES, '七', '二', '二')]),
           carried(served=served(c.who, '2018-05-21'), announced=('2018-05-22', '乙县县委常委会会议'), written=('2018-05-24',), deep=('2018-05-28', '民主生活会'),
                   told=BOTH_TOLD('2018-05-23'), archived=BOTH_KEPT('2018-05-30')))


def case_undone(c):
    """WZ-2026-05: the head of 410928, 党内警告; appeal in time, 复查: 撤销.  CF-2026-07 of 加减分事项 no longer counts (D14.7, E07.1)."""
    who = c.person('G410928-001')
    src = source('司法移送', '示例市法院', '2026-05-11', '示法〔2026〕9号')
    what = [situation('七', '十'), facts('2026-03-31', '2026年第一季度，群众反映强烈的一件信访事项超期没有办结。', INNER)]
    start = [opened('2026-05-18', '2026-05-15')]
    c.file('WZ-2026-05', 2019, src, who, *start, *what, period='2026-05', step=1)
    mid = start + [inquiry('2026-05-19', '2026-07-17', '指定'), hearing('2026-07-13', c.who, '不予采纳'), findings('2026-07-17')] + what
    mid.append(decision(CITY, '党委', '2026-08-11', '2026-08-13', [('纪律处分', '给予党内警告处分', None, None)], bases=[CITE('四'), ('示例纪律处分规定', '二')]))
    some = dict(served=served(c.who, '2026-08-14'), announced=('2026-08-18', '市直机关八机关大会'), told=BOTH_TOLD('2026-08-19'))
    c.file('WZ-2026-05', 2019, src, who, *mid, carried(**some), period='2026-08', step=2)
    rest = dict(some, written=('2026-08-21',), deep=('2026-08-26', '党组民主生活会'), archived=BOTH_KEPT('2026-08-27'), not_public='申诉复查期间，暂不公开')
    c.file('WZ-2026-05', 2019, src, who, *mid, carried(**rest), appeal('2026-09-08', '该事项已经按期移交，不由其承办', '2026-09-10'),
           review('2026-09-29', '撤销', '复查调取了移交单，证明该事项已于1月移交，原决定认定的事实不能成立，撤销原决定。', '2026-09-28'), period='2026-09', step=3)


def case_changed(c):
    """WZ-2026-06: a member of 410904, 组织调整; appeal, 复查: 变更 to 诫勉."""
    who = c.person('G410904-004')
    src = source('日常工作', CITY, '2026-05-25')
    what = [situation('七', '九'), facts('2026-04-30', '2026年3月至4月，分管的干部监督工作失管，造成不良影响。', INNER)]
    start = [opened('2026-06-01')]
    c.file('WZ-2026-06', 2019, src, who, *start, *what, period='2026-06', step=1)
    mid = start + [inquiry('2026-06-02', '2026-06-30', '指定', STAFF, '党的工作部门'), hearing('2026-06-26', c.who, '不予采纳'), findings('2026-06-30')] + what
    mid.append(decision(CITY, '党委', '2026-07-14', '2026-07-16', [('组织调整或者组织处理', '免去丁县县委组织部部长职务', None, None)], bases=[CITE('三')]))
    some = dict(served=served(c.who, '2026-07-20'), announced=('2026-07-21', '丁县县委常委会会议'), told=BOTH_TOLD('2026-07-22'), public=('2026-07-24', '示例市党务公开栏'))
    c.file('WZ-2026-06', 2019, src, who, *mid, carried(**some), period='2026-07', step=2)
    rest = dict(some, formality=('2026-08-10',), written=('2026-07-28',), deep=('2026-07-29', '县委民主生活会'), archived=BOTH_KEPT('2026-07-30'))
    c.file('WZ-2026-06', 2019, src, who, *mid, carried(**rest), appeal('2026-08-05', '问题发生时分工刚刚调整，处理偏重', '2026-08-06'), period='2026-08', step=3)
    new = decision(CITY, '党委', '2026-09-01', '2026-09-03', [('诫勉', None, '书面')], bases=[CITE('二')], depth=2)
    c.file('WZ-2026-06', 2019, src, who, *mid, carried(**rest), appeal('2026-08-05', '问题发生时分工刚刚调整，处理偏重', '2026-08-06'),
           review('2026-09-03', '变更', '复查认为事实清楚，但是分工调整不满一个月，处理偏重，变更为诫勉。', '2026-09-01', new=new), period='2026-09', step=4)


def cases_early(c):
    """WZ-2026-07: a 移送 that nobody answers (E03.3); 08: answered by 不予问责; 09: in 调查."""
    who = c.person('G410931-003')
    c.file('WZ-2026-07', 2019, source('审计移送', '示例市审计局', '2026-09-14', '示审〔2026〕17号'), who,
           facts('2026-06-30', '审计发现，培训费支出管理混乱，两笔支出没有审批。'), period='2026-09', organ=DISCIPLINE)
    who = c.person('G410932-003')
    c.file('WZ-2026-08', 2019, source('司法移送', '示例市检察院', '2026-10-12', '示检〔2026〕21号'), who,
           g.elem('不予问责', [('日期', '2026-10-20'), ('批准人', CHIEF[0]), ('理由', '经核查，问题发生在其任职以前，由原任同志负责')]),
           facts('2026-02-28', '移送材料反映，下属单位一项合同没有按规定公示。'), period='2026-10')
    who = c.person('G410931-004')
    c.file('WZ-2026-09', 2019, source('监督检查', DISCIPLINE, '2026-11-24'), who, opened('2026-12-01'), inquiry('2026-12-02', '2026-12-31'), situation('七', '九'),
           facts('2026-10-31', '2026年第三季度，分管领域信访事项办理失管。', INNER), period='2026-12')


def cases_lacking(c):
    """10: decided without 见面 (E04.1); 11: without 调查报告 (E04.2); 12: formalities overdue, neither public nor a reason (E06.3, E08.2);
    13: an appeal not decided in its month (E07.1); 14: an organ that is no 问责主体 (E02.1)."""
    notice = [('通报', None, '会议', '本单位')]
    who = c.person('G410922-004')
    c.file('WZ-2026-10', 2019, source('日常工作', DISCIPLINE, '2026-09-21'), who, opened('2026-09-24'), inquiry('2026-09-28', '2026-10-16'), findings('2026-10-16'),
           situation('七', '六'), facts('2026-08-31', '2026年8月，分管的执法队伍纪律松弛，被通报批评。', INNER),
           decision(DISCIPLINE, '纪委', '2026-10-27', '2026-10-29', notice, bases=[CITE('一')]), period='2026-10')
    who = c.person('G410927-005')
    c.file('WZ-2026-11', 2019, source('日常工作', DISCIPLINE, '2026-10-12'), who, opened('2026-10-15'), inquiry('2026-10-16', '2026-11-06'),
           hearing('2026-11-04', c.who, '无申辩'), situation('七', '五'), facts('2026-09-30', '2026年9月，分管科室作风松懈，群众投诉三次。', INNER),
           decision(DISCIPLINE, '纪委', '2026-11-17', '2026-11-19', [('诫勉', None, '书面')], bases=[CITE('二')]), period='2026-11')
    who = c.person('G410906-005')
    c.file('WZ-2026-12', 2019, source('监督检查', '示例市委主体办', '2026-09-07'), who, opened('2026-09-10'), inquiry('2026-09-11', '2026-10-16', '指定'),
           hearing('2026-10-13', c.who, '部分采纳'), findings('2026-10-16'), situation('七', '八'), facts('2026-07-31', '2026年7月，分管工作整月没有履责记录。', INNER),
           decision(CITY, '党委', '2026-11-03', '2026-11-05', [('组织调整或者组织处理', '调离己区区委常委岗位', None, None)], bases=[CITE('三')]),
           carried(served=[('本人', '2026-11-09', c.who)]), period='2026-11')
    who = c.person('G410934-003')
    c.file('WZ-2026-13', 2019, source('日常工作', DISCIPLINE, '2026-08-03'), who, opened('2026-08-06'), inquiry('2026-08-07', '2026-09-04'),
           hearing('2026-09-01', c.who, '不予采纳'), findings('2026-09-04'), situation('七', '九'), facts('2026-07-14', '2026年7月，报送的整改报告与事实不符。', INNER),
           decision(DISCIPLINE, '纪委', '2026-09-15', '2026-09-17', [('诫勉', None, '书面')], bases=[CITE('二')]),
           carried(served=served(c.who, '2026-09-18'), announced=('2026-09-21', '市直机关十四党组会议'), written=('2026-09-22',), deep=('2026-09-23', '党组民主生活会'),
                   told=BOTH_TOLD('2026-09-22'), archived=BOTH_KEPT('2026-09-24')),
           appeal('2026-10-16', '整改报告由他人起草，本人没有审核', '2026-10-20', DISCIPLINE), period='2026-10')
    who = c.person('G410933-005')
    c.file('WZ-2026-14', 2019, source('日常工作', LAW, '2026-10-19'), who, opened('2026-10-22'), inquiry('2026-10-23', '2026-11-13', organ=LAW, kind='党的工作部门'),
           hearing('2026-11-10', c.who, '无申辩'), findings('2026-11-13'), situation('七', '九'), facts('2026-09-30', '2026年9月，分管的平安建设任务没有完成。', INNER),
           decision(LAW, '党的工作部门', '2026-11-24', '2026-11-26', notice, bases=[CITE('一')]), carried(served=served(c.who, '2026-11-27')), period='2026-11')


def cases_refused(c):
    """One for each rule that refuses a case: 21 E03.1, 22 E03.2, 23 E05.1, 24 E05.2, 25 E05.4, 26 without 申诉期限 and 受理机关 (X02.2)."""
    src, notice, late = source('日常工作', DISCIPLINE, '2026-09-07'), [('通报', None, '会议', '本单位')], '2026-08-31'
    what = [situation('七', '九'), facts(late, '2026年8月，分管工作履行监督职责不力。', INNER)]
    look = [inquiry('2026-09-11', '2026-10-09'), findings('2026-10-09')]

    def file(no, target, *parts):
        c.file(f'WZ-2026-{no}', 2019, src, target, *parts, period='2026-10')

    def whole(no, target, ruling, met='2026-09-28', start=opened('2026-09-10')):
        file(no, target, start, look[0], hearing(met, c.who, '无申辩'), look[1], *what, ruling)

    def by_discipline(ways=None, studied='2026-10-20', **k):
        return decision(DISCIPLINE, '纪委', studied, '2026-10-22', ways or notice, bases=[CITE('一')], **k)
    file('21', c.person('G410929-003'), opened('2026-09-10'), situation('七', '九'), facts('2018-12-31', '2018年，分管工作履行监督职责不力。'))
    file('22', c.person('G410929-001'), opened('2026-09-10'), *what)
    whole('23', c.person('G410930-003'), by_discipline(), met='2026-10-21')
    whole('24', c.organ('410932'), by_discipline([('改组', '改组市直机关十二党组', None, None)]), start=opened('2026-09-10', '2026-09-09'))
    whole('25', c.person('G410926-001'), by_discipline(), start=opened('2026-09-10', '2026-09-09'))
    whole('26', c.person('G410930-004'), by_discipline(to=''))


def organs():
    return g.document('问责主体', [('年度', 2026)], [g.elem('机关', [('名称', n), ('类型', t), ('机构', i), ('人员', p), ('电话', '0000-1000009')]) for n, t, i, p in ORGANS])


def roster_2018(city):
    """Of 2018 only the unit that WZ-2018-01 is about."""
    u = city.by['410902']
    orgs = [g.elem('党组织', [('责任', r), ('名称', n)], [g.elem('负责人', [('编号', i), ('姓名', who), ('职务', post)], None, 3)], 2)
            for r, n, (i, who, post, *_) in (('主体责任', u.organ, u.head[0]), ('监督责任', u.jw, u.over[0]))]
    orgs.append(g.elem('记录员', [('姓名', u.clerks[0][0])], None, 2))
    orgs += [g.elem('干部', [('编号', i), ('姓名', n), ('职务', p), ('级别', '县级'), ('班子', '班子成员')], None, 2) for i, n, p in u.members]
    return g.document('单位名册', [('年度', 2018)], [g.elem('单位', [('代码', u.code), ('名称', u.name), ('类别', u.cat), ('形式', u.form),
                                                                ('在编人数', 1200)], orgs, 1)])


def half_report(organ, kind, half, when, to):
    return g.document('问责工作报告', [('机关', organ), ('年度', 2026), ('期间', half), ('机关类型', kind), ('文号', None), ('报送时间', when)],
                      [g.elem('报送', [('机关', t)]) for t in to])


def apply(city):
    city.extra += [('inputs/office/问责主体-2026.xml', organs()), ('inputs/office/单位名册-2018.xml', roster_2018(city))]
    kinds = {n: t for n, t, *_ in ORGANS}
    for (organ, half), (when, to) in REPORTS.items():
        city.extra.append((f'inputs/office/问责工作报告/{half}-{organ}.xml', half_report(organ, kinds[organ], half, when, to)))
    c = Cases(city)
    for part in (case_2018, case_head, case_organ, case_rebuilt, case_old_rules, case_undone, case_changed, cases_early, cases_lacking, cases_refused):
        part(c)
