#!/usr/bin/python3
"""The invented city's 述责述廉: reports of four units for the first half-year and three for the second, meetings with their votes.

apply(city) adds them to inputs/; the meeting of the city filed again with what came after it has the old date and lies in later/.
Texts are made to measure: C05.2 counts characters without blanks and punctuation.  Nothing here draws a number.
"""
import gen_common as g
import gen_texts

HALVES = {'上半年': '2026-06', '下半年': '2026-12'}
PARTS = ('成绩', '问题', '整改措施')
HEADS = {'成绩': ('政治纪律和政治规矩', '管党治党责任'), '问题': ('党风廉政建设和反腐败',), '整改措施': ('廉洁纪律',)}
CLAUSES = {
    '成绩': ['坚持把全面从严治党责任扛在肩上，定期研究、亲自部署、经常检查。', '组织学习党章党规，开展警示教育三次。', '约谈下级负责人五人次，提醒谈话八人次。', '督办信访件四件，按期办结。',
           '修订内部管理制度六项，堵塞漏洞四处。', '带头执行民主集中制，重大事项集体研究。', '带头报告个人有关事项，接受监督。', '到基层联系点调研七次，解决难题九个。', '严格落实中央八项规定精神。'],
    '问题': ['理论学习不够系统，结合实际思考不深。', '责任传导还不到位，个别科室重业务轻党建。', '对分管领域廉政风险排查不细，防控措施针对性不强。', '谈心谈话覆盖面不广，触及思想不深。', '监督检查多在面上，跟踪问效不够。',
           '对苗头性问题提醒不及时。', '调查研究不深入，听取群众意见少。', '斗争精神不足，有时碍于情面。', '制度执行有时打折扣，台账记录不够规范。'],
    '整改措施': ['制定学习计划，每月集中学习不少于两次。', '逐级签订责任书，按季度检查落实情况。', '重新排查廉政风险，逐条完善防控措施并公示。', '每半年与分管干部至少谈心一次。', '建立问题清单，完成一项销号一项。',
             '对苗头性问题当月提醒当月整改。', '每季度到联系点蹲点三天听取意见。', '敢于动真碰硬，对违规行为及时制止。', '完善台账管理办法，专人每周核对记录。'],
}
PAD = '逐项抓好落实并按期报告办理结果'         # the rest of a measured text, cut where it is long enough


def size(text):
    return len(gen_texts.squeeze(text))


def measured(part, n, turn):
    """A text of the part with exactly n characters."""
    out, left = '', n
    for clause in CLAUSES[part][turn % 9:] + CLAUSES[part][:turn % 9]:
        if size(clause) <= left and left - size(clause) != 1:
            out, left = out + clause, left - size(clause)
    while left:
        k = min(left, size(PAD))
        out, left = out + PAD[:k] + '。', left - k
    return out


def section(part, n, turn, heads):
    """段 of the part: the first head takes half, so that the whole has n characters."""
    kids, left = [], n
    for k, head in enumerate(heads):
        m = left // (len(heads) - k)
        kids.append(g.elem('段', [('内容', head)], measured(part, m, turn + 3 * k), 2))
        left -= m
    return g.elem(part, (), kids)


# (unit, half, 对象): what is changed; sizes are the characters of the three parts
BALANCED = (120, 118, 122)
SPECIAL = {
    ('410903', '上半年', '领导班子'): dict(sizes=(190, 80, 90)),           # far from thirds
    ('410903', '上半年', 'G410903-001'): dict(sizes=(115, 100, 85)),        # 100/3 + 5 and - 5 points exactly: within
    ('410903', '上半年', 'G410903-002'): dict(sizes=(116, 100, 84)),        # a third of a point more: not
    ('410930', '上半年', 'G410930-003'): dict(open=None),                   # not made public
    ('410930', '上半年', 'G410930-004'): dict(when='2026-07-02T10:00:00'),  # late
    ('410930', '上半年', 'G410930-005'): dict(drop='廉洁纪律'),             # one of the four heads lacking
    ('410921', '下半年', 'G410921-004'): dict(without='整改措施'),          # a section missing: refused
}
REPORTING = {'上半年': ('410901', '410903', '410921', '410930'), '下半年': ('410901', '410921', '410925')}


def report(u, half, who, turn, sizes=BALANCED, when=None, open='28', drop=None, without=None):
    month = HALVES[half]
    kids = [section(p, n, turn, [h if h != drop else None for h in HEADS[p]]) for p, n in zip(PARTS, sizes) if p != without]
    return g.document('述责述廉报告', [('单位', u.code), ('年度', 2026), ('期间', half), ('对象', who), ('报送时间', when or f'{month}-{20 + turn:02d}T09:30:00'),
                                 ('公开日期', open and f'{month}-{open}')], kids)


def reports(city):
    for half, codes in REPORTING.items():
        for code in codes:
            u = city.by[code]
            people = [p[0] for p in u.head[-1:] + u.over + u.members]
            for turn, who in enumerate(['领导班子'] + people):
                text = report(u, half, who, turn, **SPECIAL.get((code, half, who), {}))
                city.extra.append((f'inputs/units/{code}/{HALVES[half]}/述责述廉报告-{who}.xml', text))


# ---- meetings ----

TOWN = (('正科级以上干部', .72), ('党代表', .08), ('人大代表', .07), ('政协委员', .07), ('服务对象', .06))
OFFICE = (('中层以上干部', .4), ('职工代表', .45), ('服务对象', .15))
CITY = (('市委委员', .3), ('市纪委委员', .25), ('党组织主要负责人', .45))


def shares(kinds, n, leave=()):
    rows, left = [], n
    for name, part in kinds[1:]:
        k = round(n * part)
        rows.append((name, k))
        left -= k
    return [(name, k) for name, k in [(kinds[0][0], left)] + rows if name not in leave]


def good(n, k):
    """Ballots of n people for somebody well liked."""
    fair, poor, none = 2 + k, k % 2, 1
    best = (n - fair - poor - none) * 2 // 3
    return best, n - fair - poor - none - best, fair, poor, none, 0


def ballot(city, pid, votes, after=None):
    u = city.by[pid[1:7]]
    who = next(p for p in u.head + u.over + u.members if p[0] == pid)
    pairs = [('编号', pid), ('姓名', who[1]), ('职务', who[2]), ('单位', u.code), *zip(('优秀', '良好', '一般', '差', '弃权', '无效'), votes)]
    kids = []
    if after and after.get('feedback'):
        day, got, words = after['feedback']
        kids.append(g.elem('反馈', [('日期', day), ('收到日期', got)], [g.elem('意见', (), w, 3) for w in words], 2))
    if after and after.get('mending'):
        kids.append(g.elem('整改', list(zip(('期限', '方案日期', '报告日期', '结论'), after['mending'])), None, 2))
    return g.elem('评议', pairs, kids or None)


def meeting(city, no, unit, half, day, due, came, votes, after=(), leave=(), **k):
    """votes: {人员编号: ballots}."""
    kinds = CITY if unit is None else TOWN if city.by[unit].town else OFFICE
    kids = [g.elem('参会', [('类别', name), ('人数', n)]) for name, n in shares(kinds, came, leave)]
    kids += [ballot(city, pid, v, dict(after).get(pid)) for pid, v in votes.items()]
    pairs = [('编号', no), ('层级', '本级' if unit else '市级'), ('单位', unit), ('年度', 2026), ('期间', half), ('日期', day)]
    pairs += [(n, k.get(n)) for n in ('名单同意日期', '方案报送日期', '方案审核日期', '监督代表', '提问', '点评', '上报日期', '单位人数')]
    return g.document('述责述廉评议', pairs + [('应到', due), ('实到', came)], kids)


def own(city, no, unit, half, day, due, came, sent, approved, told, votes=None, leave=(), watched='监督代表甲', after=(), size=None):
    u = city.by[unit]
    people = [p[0] for p in u.head[-1:] + u.over + u.members]
    full = {pid: (votes or {}).get(pid) or good(came, k) for k, pid in enumerate(people)}
    text = meeting(city, no, unit, half, day, due, came, full, after, leave, 方案报送日期=sent, 方案审核日期=approved, 监督代表=watched, 上报日期=told, 单位人数=size)
    city.extra.append((f'inputs/units/{unit}/{day[:7]}/述责述廉评议-{no}.xml', text))


def city_meetings(city):
    """市级: of the first half with votes near a third, filed again with 反馈 and 整改; of the second without 提问 and 市纪委委员."""
    day, words = '2026-06-25', ['责任清单要细化到人。', '督促检查要有结果。']
    votes = {'G410901-001': (60, 25, 3, 0, 2, 0), 'G410906-001': (20, 24, 31, 12, 3, 0), 'G410924-001': (30, 26, 30, 2, 2, 0), 'G410930-001': (40, 30, 15, 3, 2, 0)}
    after = {'G410901-001': dict(feedback=('2026-07-08', '2026-07-09', words), mending=(None, '2026-07-13', '2026-07-20', '到位')),
             'G410906-001': dict(feedback=('2026-07-08', '2026-07-09', words), mending=('2026-07-31', '2026-07-16', '2026-07-24', '不到位')),
             'G410924-001': dict(feedback=('2026-07-08', '2026-07-10', words))}
    args = dict(名单同意日期='2026-06-18', 提问='是', 点评='是')
    city.extra.append(('inputs/office/述责述廉/PY-2026-01.xml', meeting(city, 'PY-2026-01', None, '上半年', day, 96, 90, votes, **args)))
    city.later.append(('2026-07', 'inputs/office/述责述廉/PY-2026-01-反馈.xml', meeting(city, 'PY-2026-01', None, '上半年', day, 96, 90, votes, after, **args)))
    votes = {f'G{code}-001': good(92, k) for k, code in enumerate(('410902', '410905', '410921', '410934'))}
    city.extra.append(('inputs/office/述责述廉/PY-2026-02.xml', meeting(city, 'PY-2026-02', None, '下半年', '2026-12-22', 96, 92, votes, leave=('市纪委委员',),
                                                                     名单同意日期='2026-12-15', 提问='否', 点评='是')))


def own_meetings(city):
    first, second = HALVES
    own(city, 'PY-2026-11', '410901', first, '2026-05-20', 126, 121, '2026-05-11', '2026-05-14', '2026-05-27')
    own(city, 'PY-2026-19', '410921', first, '2026-06-17', 66, 64, '2026-06-08', '2026-06-11', '2026-06-24')
    # N = 90: 30 are a third, 31 more; 45 are a half, 46 more (C07.3); after 批评教育 one has a 期限, one has none (C07.7)
    own(city, 'PY-2026-12', '410903', second, '2026-09-16', 95, 90, '2026-09-07', '2026-09-10', '2026-09-24',
        votes={'G410903-001': (40, 20, 30, 0, 0, 0), 'G410903-002': (39, 20, 31, 0, 0, 0), 'G410903-003': (25, 20, 45, 0, 0, 0),
               'G410903-004': (24, 20, 46, 0, 0, 0)}, after={'G410903-002': dict(mending=('2026-10-30', '2026-09-28', '2026-10-26', '到位'))}.items())
    # 62 cast, one invalid: with 差 another outcome (C07.3)
    own(city, 'PY-2026-13', '410935', second, '2026-10-21', 64, 62, '2026-10-12', '2026-10-15', '2026-10-29',
        votes={'G410935-001': (10, 12, 20, 18, 1, 1), 'G410935-002': (20, 15, 22, 3, 1, 1), 'G410935-003': (5, 6, 31, 18, 1, 1)})
    own(city, 'PY-2026-16', '410924', second, '2026-10-28', 70, 66, '2026-10-19', '2026-10-30', '2026-11-04')       # 审核 after the meeting
    own(city, 'PY-2026-17', '410927', second, '2026-11-04', 72, 70, '2026-10-26', '2026-10-29', '2026-11-11', watched=None)
    own(city, 'PY-2026-14', '410930', second, '2026-11-12', 45, 44, '2026-11-03', '2026-11-06', '2026-11-19', size=48)  # not everyone (C07.2)
    own(city, 'PY-2026-15', '410936', second, '2026-11-13', 50, 49, '2026-11-04', '2026-11-09', '2026-11-20', size=50)
    own(city, 'PY-2026-18', '410933', second, '2026-11-18', 60, 58, '2026-11-09', '2026-11-12', '2026-11-25', votes={'G410933-003': (30, 20, 5, 1, 1, 0)})
    own(city, 'PY-2026-20', '410902', second, '2026-11-26', 118, 110, '2026-11-16', '2026-11-19', None, leave=('服务对象',))
    own(city, 'PY-2026-21', '410905', second, '2026-12-10', 130, 124, '2026-12-01', '2026-12-04', '2026-12-28')


def apply(city):
    reports(city)
    city_meetings(city)
    own_meetings(city)
