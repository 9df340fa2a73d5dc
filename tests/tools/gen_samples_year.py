#!/usr/bin/python3
"""The invented city's documents of the year: 年终考核, 加减分事项, 重点领域.

apply(city) adds those with a date of their own to inputs/ (a run leaves alone what is dated after it) and 加减分事项, which has none
and is taken in as soon as it is seen, to later/2026Q4/.
"""
import random

import gen_common as g

YEAR = 2026
MAIN, OVER = '主体责任', '监督责任'
PARTS = '民主测评', '问卷调查', '理论测试'
# the file, the organ, the responsibility, the day
ORGANS = (('年终考核-主体责任', '市委主体办', MAIN, '2027-01-12'), ('年终考核-监督责任', '市纪委', OVER, '2027-01-13'))
# (unit, responsibility): the part that was forgotten (D12.1)
MISSING = {('410932', OVER): '问卷调查'}


def marks(rng, unit):
    """Three marks, the lower the more the unit misses and the later it is; halves of a point."""
    h = unit.habit
    level = 94 - 50 * h['miss'] - 20 * h['late'] - 10 * h['bare']
    return [f'{min(200, round(2 * (level + rng.uniform(-4, 4)))) / 2:g}' for _ in PARTS]


def year_end(city, rng, organ, resp, day):
    rows = []
    for u in city.units:
        if resp not in u.bears:
            continue
        pairs = [(n, None if MISSING.get((u.code, resp)) == n else m) for n, m in zip(PARTS, marks(rng, u))]
        rows.append(g.elem('成绩', [('单位', u.code), ('责任', resp), *pairs]))
    return g.document('年终考核', [('年度', YEAR), ('机关', organ), ('日期', day)], rows)


def bonus(kind, no, unit, subject, level, paper, day):
    name = '项目' if kind == '表彰' else '经验'
    return g.elem(kind, [('编号', no), ('单位', unit), (name, subject), ('级别', level), ('文件', paper), ('日期', day)])


def case(no, unit, person, name, level, outcome, organ, reported, day):
    return g.elem('查处', [('编号', no), ('单位', unit), ('人员', person), ('姓名', name), ('级别', level), ('结果', outcome),
                           ('查处机关', organ), ('主动上报', reported), ('日期', day)])


def sanction(no, unit, target, person, kind, day, matter=None):
    return g.elem('处分', [('编号', no), ('单位', unit), ('对象', target), ('人员', person), ('种类', kind), ('日期', day), ('案件', matter)])


def adjustments():
    b, c, s = bonus, case, sanction
    rows = [
        # one 项目 at two levels counts once; the same matter is promoted as well (D14.2)
        b('表彰', 'BZ-2026-01', '410901', '清廉乡镇建设', '市', '关于表彰清廉建设先进集体的决定（示发〔2026〕21号）', '2026-04-20'),
        b('表彰', 'BZ-2026-02', '410901', '清廉乡镇建设', '省', '示例省清廉建设先进集体奖牌', '2026-07-08'),
        # with TG-2026-03 more than the plan's 加分上限
        b('表彰', 'BZ-2026-03', '410921', '机关党建示范点', '国家', '示例奖励证书第0001号', '2026-09-28'),
        b('表彰', 'BZ-2026-04', '410936', '廉政教育创新奖', '市', '关于表彰廉政教育创新项目的通报（示办〔2026〕33号）', '2026-11-16'),
        # without 文件 (D14.1); of another year (D14.6)
        b('表彰', 'BZ-2026-05', '410927', '作风建设先进单位', '市', None, '2026-08-11'),
        b('表彰', 'BZ-2026-06', '410926', '纪检工作先进集体', '省', '示例省纪检工作先进集体奖牌', '2025-12-25'),
        b('推广', 'TG-2026-01', '410901', '清廉乡镇建设', '全市', '关于推广甲县清廉乡镇建设经验的通知（示办〔2026〕27号）', '2026-06-12'),
        b('推广', 'TG-2026-02', '410905', '一事一记台账法', '全省', '示例省关于推广一事一记台账法的通知', '2026-10-19'),
        b('推广', 'TG-2026-03', '410921', '支部联建工作法', '全国', '关于推广支部联建工作法的通知', '2026-10-30'),
        # one person, one case, two outcomes: the heaviest counts
        c('CC-2026-01', '410906', 'G410906-021', '干部己六', '科级', '诫勉', '市纪委', '否', '2026-05-20'),
        c('CC-2026-01', '410906', 'G410906-021', '干部己六', '科级', '党政纪处分', '市纪委', '否', '2026-08-03'),
        c('CC-2026-01', '410906', 'G410906-022', '干部己七', '一般', '通报', '市纪委', '否', '2026-08-03'),
        c('CC-2026-02', '410908', 'G410908-021', '干部辛六', '县级', '刑事责任', '市纪委', '否', '2026-11-02'),
        # reported by the unit itself, or found by another organ: nothing is taken off
        c('CC-2026-03', '410902', 'G410902-021', '干部乙六', '科级', '党政纪处分', '市纪委', '是', '2026-03-30'),
        c('CC-2026-04', '410935', 'G410935-021', '干部南六', '一般', '组织处理', '上级纪委', '否', '2026-06-15'),
        # a unit in good standing whose principal was punished; 班子成员, light and heavy
        s('CF-2026-01', '410905', '主要负责人', 'G410905-001', '警告', '2026-09-09'),
        s('CF-2026-06', '410907', '主要负责人', 'G410907-001', '撤销党内职务', '2026-12-04'),
        s('CF-2026-02', '410936', '班子成员', 'G410936-003', '记过', '2026-10-12'),
        s('CF-2026-03', '410925', '班子成员', 'G410925-004', '撤职', '2026-10-26'),
        s('CF-2026-04', '410908', '党组织', None, '改组', '2026-11-20', 'WZ-2026-03'),
        # of a case: undone on 复查, so that it counts no more; one that agrees; one that the case does not have (D14.7)
        s('CF-2026-07', '410928', '主要负责人', 'G410928-001', '警告', '2026-08-13', 'WZ-2026-05'),
        s('CF-2026-08', '410924', '班子成员', 'G410924-003', '警告', '2026-06-11', 'WZ-2026-04'),
        s('CF-2026-09', '410935', '主要负责人', 'G410935-001', '警告', '2026-08-20', 'WZ-2026-01'),
        # not in the table of sanctions (X02.2)
        s('CF-2026-05', '410933', '班子成员', 'G410933-003', '警戒', '2026-10-08'),
    ]
    return g.document('加减分事项', [('年度', YEAR)], rows)


def focus():
    rows = [g.elem('项', [('单位', unit), ('领域', area), ('事由', why)]) for unit, area, why in (
        ('410906', '工程建设', '腐败易发多发'), ('410935', '政务服务', '群众反映强烈'), (None, '医疗卫生', '群众反映强烈'))]
    return g.document('重点领域', [('编号', 'ZD-2026-01'), ('日期', '2026-11-10')], rows)


def apply(city):
    rng = random.Random(20270112)           # of its own: the months' numbers stay as they are
    for name, organ, resp, day in ORGANS:
        city.extra.append((f'inputs/office/{name}-{YEAR}.xml', year_end(city, rng, organ, resp, day)))
    city.extra.append((f'inputs/office/重点领域-{YEAR}.xml', focus()))
    city.later.append(('2026Q4', f'inputs/office/加减分事项-{YEAR}.xml', adjustments()))
