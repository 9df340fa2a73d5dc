#!/usr/bin/python3
"""The checker of the year checked by hand: every figure below was worked out on paper from RULES.md, section Scores and D12 to D14."""
import datetime as dt
from fractions import Fraction as F

from lxml import etree

import days
import gen_common as g
import scores
import sim
import yearly

MAIN, OVER = '主体责任', '监督责任'
WEIGHT = {'主体责任': F('.6'), '监督责任': F('.4'), '日常考核': F('.7'), '年终考核': F('.3')}
LIMITS = {'优秀': '90', '良好': '80', '一般': '60'}


def row(kind, **pairs):
    return kind, etree.Element(kind, {'单位': 'U', **pairs})


def totals():
    marks = {MAIN: [F(90), F(85), F(88)], OVER: [F(91), F(86), F(80)]}
    daily = {MAIN: F('92.5'), OVER: F(95)}
    t = yearly.total(daily, marks, WEIGHT)
    assert t == F('91.51'), t
    assert yearly.total({MAIN: F('92.5')}, marks, WEIGHT) == F('91.05')
    assert yearly.total({OVER: F(95)}, marks, WEIGHT) == F('92.20')
    assert yearly.total(daily, {MAIN: marks[MAIN], OVER: None}, WEIGHT) is None
    assert yearly.total({MAIN: F(1), OVER: None}, marks, WEIGHT) is None


def grades():
    for f, want in (('90', '优秀'), ('89.999', '良好'), ('120', '优秀'), ('80', '良好'), ('79.995', '一般'), ('60', '一般'), ('59.99', '差'), ('0', '差')):
        assert yearly.grade(F(f), LIMITS, 0) == want, f
    assert scores.text2(F('89.999')) == '90.00'             # rounds to the threshold, and does not reach it
    for top, want in ((0, '优秀 良好 一般 差'), (1, '良好 良好 一般 差'), (2, '一般 一般 一般 差')):
        assert [yearly.grade(F(f), LIMITS, top) for f in (95, 85, 65, 55)] == want.split()
    assert yearly.grade(None, LIMITS, 2) == '未评定'


def ceilings():
    table = yearly.sanctions(None)
    for who, kind, top in (('主要负责人', '警告', 1), ('主要负责人', '记大过', 1), ('主要负责人', '降级', 2), ('主要负责人', '开除党籍', 2),
                           ('班子成员', '严重警告', 0), ('班子成员', '记过', 0), ('班子成员', '留党察看', 1), ('班子成员', '开除', 1),
                           ('党组织', '改组', 2), ('党组织', '解散', 2)):
        assert yearly.ceiling([row('处分', 对象=who, 种类=kind)], 'U', table) == top, (who, kind)
    both = [row('处分', 对象='主要负责人', 种类='撤职'), row('处分', 对象='班子成员', 种类='撤职')]
    assert yearly.ceiling(both, 'U', table) == yearly.ceiling(both[::-1], 'U', table) == 2
    assert yearly.ceiling(both, 'V', table) == 0


def bonuses():
    def honour(level, what='甲'):
        return row('表彰', 项目=what, 级别=level)

    def spread(level, what='甲'):
        return row('推广', 经验=what, 级别=level)
    for rows, cap, want in (([], None, 0), ([honour('国家')], None, 5), ([honour('省')], None, 3), ([honour('市')], None, 1),
                            ([spread('全国')], None, 10), ([spread('全省')], None, 5), ([spread('全市')], None, 3),
                            ([honour('市'), honour('国家'), honour('省')], None, 5), ([honour('市'), honour('市', '乙')], None, 2),
                            ([spread('全市'), spread('全省')], None, 5), ([honour('省'), spread('全市')], None, 6),
                            ([honour('国家'), spread('全国')], '10', 10), ([honour('国家'), spread('全国')], '15', 15), ([honour('国家')], '0', 0)):
        assert yearly.bonus(rows, 'U', cap) == want, (rows, cap)


def deductions():
    def case(person, no, level, outcome, organ='市纪委', told='否'):
        return row('查处', 人员=person, 编号=no, 级别=level, 结果=outcome, 查处机关=organ, 主动上报=told)
    for level, figures in (('县级', '5 3 1 1 1'), ('科级', '3 1.5 .5 .5 .5'), ('一般', '1 .5 .2 .2 .2')):
        for outcome, want in zip(yearly.OUTCOME, figures.split()):
            assert yearly.deduction([case('P', 'C', level, outcome)], 'U') == F(want), (level, outcome)
    one = [case('P', 'C', '科级', '诫勉'), case('P', 'C', '科级', '党政纪处分'), case('P', 'C', '科级', '通报')]
    assert yearly.deduction(one, 'U') == F('1.5')           # one person, one case: the heaviest
    assert yearly.deduction(one + [case('P', 'D', '科级', '通报')], 'U') == 2
    assert yearly.deduction(one + [case('Q', 'C', '一般', '通报')], 'U') == F('1.7')
    for organ, told in (('上级纪委', '否'), ('县级纪委', '否'), ('其他', '否'), ('市纪委', '是')):
        assert yearly.deduction([case('P', 'C', '县级', '刑事责任', organ, told)], 'U') == 0


def ranks():
    units = [dict(category=c, final=f) for c, f in (('县区', '90.00'), ('县区', '95.00'), ('县区', None), ('县区', '90.00'), ('县区', '80.00'),
                                                   ('市直单位', '70.00'))]
    scores.rank(units, 'final')
    assert [u['rank'] for u in units] == [2, 1, None, 2, 4, 1]


def world_of(marks, rows):
    """One unit with one yearly indicator for each responsibility, done in time; 记实折算 90."""
    unit = g.elem('单位', [('代码', '410901'), ('名称', '甲县'), ('类别', '县区'), ('在编人数', 9)], [
        g.elem('党组织', [('责任', r), ('名称', n)], [g.elem('负责人', [('编号', i), ('姓名', w), ('职务', '书记')])])
        for r, n, i, w in ((MAIN, '甲县县委', 'G1', '干部甲'), (OVER, '甲县纪委', 'G2', '干部乙'))] + [g.elem('记录员', [('姓名', '记录员甲')])])
    inds = [dict(no=n, name=n, resp=r, cat='全部', points='5', period='每年', count=1, proof=False, text='要求') for n, r in (('A', MAIN), ('B', OVER))]
    plan = [g.elem('权重', [('主体责任', 60), ('监督责任', 40), ('日常考核', 70), ('年终考核', 30), ('共性指标', 60), ('个性指标', 40), ('记实折算', 90)]),
            g.elem('等次', list(LIMITS.items())), g.elem('记实扣减', [('逾期录入', 20), ('无印证材料', 30), ('逾期完成', 50)]),
            g.elem('加减分', []), g.elem('述责述廉', []), g.elem('通报', [('落后名次', 1)])] + [g.indicator(x) for x in inds]
    start, recs = dt.datetime(2026, 3, 2, 9), []
    for x, who in zip(inds, ('干部甲', '干部乙')):
        recs.append(dict(no=x['no'], resp=x['resp'], ind=x['no'], actor='领导班子' if x['resp'] == MAIN else '纪检机构', start=start, place='会议室', paper='1',
                         people=[(who, '书记', None)], text=f'{who}召开会议研究部署本年工作。', review=(who, '书记', start), entry=('记录员甲', start)))
    files = {'inputs/office/a.xml': g.document('单位名册', [('年度', 2026)], [unit]),
             'inputs/office/b.xml': g.document('考核方案', [('年度', 2026), ('文号', '1')], plan),
             'inputs/units/410901/e.xml': g.submission('410901', '2026-03', 1, dt.datetime(2026, 3, 31, 9), '记录员甲', recs)}
    if marks:
        files['inputs/office/c.xml'] = g.document('年终考核', [('年度', 2026), ('日期', '2027-01-05')], [
            g.elem('成绩', [('单位', '410901'), ('责任', r), *zip(yearly.PARTS, m)]) for r, m in marks])
    if rows is not None:
        files['inputs/office/d.xml'] = g.document('加减分事项', [('年度', 2026)], rows)
    world = sim.World(days.Calendar(g.workdays_path()))
    world.run('2026-12', '2027-01-10', {k: v.encode() for k, v in files.items()})
    world.run('2026', '2027-01-20', {k: v.encode() for k, v in files.items()})
    return world, scores.results(world, '2026', '2027-01-20')


def year():
    """日常 100 × 90 % = 90.  主体 90 × .7 + 263 ÷ 3 × .3 = 89.3, 监督 63 + 257 ÷ 3 × .3 = 88.7; T = 53.58 + 35.48 = 89.06.
    省 3, less 1.5: F = 90.56, 优秀; the principal's 警告 leaves 良好.  With 12 criminal officials of 县级 and marks of 0:
    T = 63, less 60 = 3; with one more 差 at 0, not below."""
    full = [(MAIN, (90, 85, 88)), (OVER, (91, 86, 80))]

    def case(n, level, outcome):
        return g.elem('查处', [('编号', f'C{n}'), ('单位', '410901'), ('人员', f'P{n}'), ('姓名', '某人'), ('级别', level), ('结果', outcome),
                               ('查处机关', '市纪委'), ('主动上报', '否'), ('日期', '2026-05-01')])
    honour = [('编号', 'B1'), ('单位', '410901'), ('项目', '甲'), ('级别', '省'), ('文件', '证书'), ('日期', '2026-12-31')]
    rows = [g.elem('表彰', honour), case(1, '科级', '党政纪处分'),
            g.elem('处分', [('编号', 'D1'), ('单位', '410901'), ('对象', '主要负责人'), ('人员', 'G1'), ('种类', '警告'), ('日期', '2026-01-01')])]
    for take, want in ((rows, ('89.06', '3.00', '1.50', '90.56', '良好', 1)), (rows[:2], ('89.06', '3.00', '1.50', '90.56', '优秀', 1)),
                       ([], ('89.06', '0.00', '0.00', '89.06', '良好', 1))):
        world, res = world_of(full, take)
        u = res['units'][0]
        assert tuple(u[k] for k in ('total', 'bonus', 'deduction', 'final', 'grade', 'rank')) == want, u
        assert res['closed'] is True and u['score'] == '100.00' and u['daily'] == '90.00'
    none = [(MAIN, (0, 0, 0)), (OVER, (0, 0, 0))]
    for n, want in ((12, '3.00'), (13, '0.00')):
        u = world_of(none, [case(k, '县级', '刑事责任') for k in range(n)])[1]['units'][0]
        assert (u['total'], u['final'], u['grade']) == ('63.00', want, '差'), u
    refusals(full, honour)


def refusals(full, honour):
    world, res = world_of([(MAIN, (90, 85, 88)), (OVER, (91, 86))], None)        # D12.1, and nothing to close with
    u = res['units'][0]
    assert (u['total'], u['bonus'], u['final'], u['grade'], u['rank'], res['closed']) == (None, '0.00', None, '未评定', None, False), u
    for change, rule in ((('文件', None), 'D14.1'), (('日期', '2025-12-31'), 'D14.6'), (('日期', '2027-01-01'), 'D14.6'), (('级别', '县'), 'X02.2'),
                         (('单位', '410999'), 'X03.1')):
        world, res = world_of(full, [g.elem('表彰', [change if p[0] == change[0] else p for p in honour])])
        said = [m for e in world.entries.values() if e.root == '加减分事项' for m in e.must]
        assert len(said) == 1 and rule in said[0].rules and res['units'][0]['bonus'] == '0.00', said


def main():
    for span, want in (('2026-02', ('2026-02-01', '2026-02-28')), ('2024Q1', ('2024-01-01', '2024-03-31')),
                       ('2026H2', ('2026-07-01', '2026-12-31')), ('2026', ('2026-01-01', '2026-12-31'))):
        assert days.window(span) == want, span
    for check in (totals, grades, ceilings, bonuses, deductions, ranks, year):
        check()
