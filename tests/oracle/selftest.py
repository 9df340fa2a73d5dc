#!/usr/bin/python3
"""The checker checked by hand: the checks of RULES.md and one small month whose figures were worked out on paper."""
import datetime as dt
import os
import sys
from fractions import Fraction as F

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'tools'))
import gen_common as g      # noqa: E402
import days                 # noqa: E402
import reading              # noqa: E402
import scores               # noqa: E402
import selftest_year        # noqa: E402
import sim                  # noqa: E402
import warned               # noqa: E402

MAIN, OVER = '主体责任', '监督责任'


def ind(no, resp, points, period, count, proof, cat='全部', until=None):
    return dict(no=no, name='指标' + no, resp=resp, cat=cat, points=points, period=period, count=count, proof=proof, item=None,
                until=until, text='要求' + no)


def rec(no, x, day, entry, text, resp=MAIN):
    start = dt.datetime.fromisoformat(day + 'T09:00:00')
    who = '干部甲' if resp == MAIN else '干部乙'
    return dict(no=no, resp=resp, ind=x['no'], actor='领导班子' if resp == MAIN else '纪检机构', start=start, place='会议室', paper='1',
                people=[(who, '书记', None)], text=text, evidence=[], files=[], review=(who, '书记', start + dt.timedelta(hours=2)),
                entry=('记录员甲', dt.datetime.fromisoformat(entry + 'T18:00:00')))


def month():
    """March 2026, one unit.  Common 主体: A (5, monthly, once) entered late by 20 %: 4; B (6, quarterly, twice) once in time: 3.
    (4 + 3) ÷ 11 = 63.6363…; own 主体: C (4, monthly), 扣分 1.5: 2.5 ÷ 4 = 62.5; 主体 = 63.6363… × 60 % + 62.5 × 40 % = 63.1818….
    监督: D (3, monthly) without evidence by 30 %: 70; no own indicator.  Score: 63.1818… × 60 % + 70 × 40 % = 65.909… = 65.91.
    January and February: A, C, D undone.  Year so far, common: 7 ÷ 21 = 33.33…, own 2.5 ÷ 12 = 20.8333…: 主体 28.3333…;
    监督 2.1 ÷ 9 = 23.33…: 26.3333… = 26.33; with 记实折算 90: 23.70."""
    a, b = ind('A-1', MAIN, '5', '每月', 1, False), ind('B-1', MAIN, '6', '每季', 2, False)
    c, d = ind('C-1', MAIN, '4', '每月', 1, False, None), ind('D-1', OVER, '3', '每月', 1, True)
    unit = g.elem('单位', [('代码', '410901'), ('名称', '甲县'), ('类别', '县区'), ('在编人数', 9)], [
        g.elem('党组织', [('责任', r), ('名称', n)], [g.elem('负责人', [('编号', i), ('姓名', w), ('职务', '书记')])])
        for r, n, i, w in ((MAIN, '甲县县委', 'G1', '干部甲'), (OVER, '甲县纪委', 'G2', '干部乙'))] + [g.elem('记录员', [('姓名', '记录员甲')])])
    plan = [g.elem('权重', [('主体责任', 60), ('监督责任', 40), ('日常考核', 70), ('年终考核', 30), ('共性指标', 60), ('个性指标', 40), ('记实折算', 90)]),
            g.elem('等次', []), g.elem('记实扣减', [('逾期录入', 20), ('无印证材料', 30), ('逾期完成', 50)]), g.elem('加减分', []),
            g.elem('述责述廉', []), g.elem('通报', [])] + [g.indicator(x) for x in (a, b, d)]
    rows = [rec('1', a, '2026-03-02', '2026-03-06', '甲县县委召开会议研究部署工作。'), rec('2', b, '2026-03-03', '2026-03-04', '甲县县委听取下级汇报并点评。'),
            rec('3', c, '2026-03-09', '2026-03-12', '甲县县委督导检查专项整治工作。'), rec('4', d, '2026-03-10', '2026-03-11', '甲县纪委开展日常监督检查一次。', OVER)]
    review = g.review_doc('2026-03', '市委主体办', '审核员', dt.datetime(2026, 4, 2, 9), [('410901', '3', '扣分', '1.5', '不够具体')])
    files = {'inputs/office/a.xml': g.document('单位名册', [('年度', 2026)], [unit]),
             'inputs/office/b.xml': g.document('考核方案', [('年度', 2026), ('文号', '1')], plan), 'inputs/office/c.xml': review,
             'inputs/units/410901/d.xml': g.ledger_doc('410901', 2026, dt.datetime(2026, 1, 5, 9), [c]),
             'inputs/units/410901/e.xml': g.submission('410901', '2026-03', 1, dt.datetime(2026, 3, 31, 9), '记录员甲', rows)}
    world = sim.World(days.Calendar(g.workdays_path()))
    world.run('2026-03', '2026-04-03', {k: v.encode() for k, v in files.items()})
    u = scores.results(world, '2026-03', '2026-04-03')['units'][0]
    assert [e.verdicts for e in world.entries.values()] == [{'受理'}] * 5, [e.must for e in world.entries.values()]
    assert (u['score'], u['daily'], u['rank'], u['provisional']) == ('65.91', '23.70', 1, 3), u
    assert [r['score'] for r in u['responsibilities']] == ['63.18', '70.00'], u
    assert u['tasks'] == dict(due=4, complete=3, overdue=7, warning=0), u


def warnings():
    """A talk, a meeting and a report of one unit, each as it ought to be and then wrong in the ways named."""
    unit = g.elem('单位', [('代码', '410901'), ('名称', '甲局'), ('类别', '市直单位'), ('在编人数', 50)], [
        g.elem('党组织', [('责任', MAIN), ('名称', '甲局党组')], [g.elem('负责人', [('编号', 'G1'), ('姓名', '干部甲'), ('职务', '书记'), ('止', '2026-05-31')])]),
        g.elem('记录员', [('姓名', '记录员甲')]), g.elem('干部', [('编号', 'G3'), ('姓名', '干部丙'), ('职务', '科长'), ('级别', '科级')])])
    world = sim.World(days.Calendar(g.workdays_path()))
    world.run('2026-06', '2026-07-01', {'inputs/office/a.xml': g.document('单位名册', [('年度', 2026)], [unit]).encode()})
    talk = ('<谈话记录 xmlns="urn:liangze:1" 编号="T" 类型="提醒谈话" 方式="个别" 单位="410901" 时间="2026-05-31T10:00:00" 地点="某处" 方案日期="2026-05-31" 来源="审计">'
            '<谈话人 编号="G1" 姓名="干部甲" 职务="书记"/><谈话对象 编号="G3" 姓名="干部丙" 职务="科长" 单位="410901"/><事由>甲</事由><内容>乙</内容><表态>丙</表态>'
            '<书面材料 种类="说明" 限期="2026-06-10"/><归档 去向="廉洁档案" 日期="2026-06-10"/></谈话记录>')
    meeting = ('<述责述廉评议 xmlns="urn:liangze:1" 编号="P" 层级="本级" 单位="410901" 年度="2026" 期间="上半年" 日期="2026-05-12" 方案报送日期="2026-05-11"'
               ' 方案审核日期="2026-05-12" 监督代表="甲" 单位人数="50" 应到="50" 实到="49"><参会 类别="中层以上干部" 人数="9"/><参会 类别="职工代表" 人数="9"/>'
               '<参会 类别="服务对象" 人数="9"/></述责述廉评议>')
    for text, change, want in (
            (talk, (), []), (talk, ('2026-05-31T', '2026-06-01T'), ['B04.1']), (talk, ('编号="G3"', '编号="G9"'), ['B04.1']), (talk, ('日期="2026-05-31"', '日期="2026-06-01"'), ['B17.1']),
            (talk, (' 来源="审计"', ''), ['B17.1']), (talk, ('<表态>丙</表态>', ''), ['B18.1']), (talk, ('种类="说明"', '种类="检查"'), ['B18.1']),
            (meeting, (), []), (meeting, ('应到="50"', '应到="49"'), ['C07.2']), (meeting, ('人数="50" 应到="50"', '人数="51" 应到="49"'), []), (meeting, ('职工代表', '群众'), ['C07.6']),
            (meeting, ('"2026-05-11"', '"2026-05-12"'), ['C07.1']), (meeting, (' 监督代表="甲"', ''), ['C07.1'])):
        doc = reading.read((text.replace(*change) if change else text).encode())
        got = sorted(rule for rule, sure in set(warned.warnings(world, doc)) if sure)
        assert got == want, (change, got)


def main():
    cal = days.Calendar(g.workdays_path())
    for a, b in (('2017-04-28', '2017-05-04'), ('2020-01-23', '2020-02-05'), ('2022-12-30', '2023-01-05'),
                 ('2026-02-13', '2026-02-25'), ('2026-09-30', '2026-10-10')):
        assert cal.after(a, 3) == b, (a, b)
    assert scores.text2(F(1, 200)) == '0.01' and scores.text2(F(99995, 1000)) == '100.00' and scores.text2(F(0)) == '0.00'
    assert scores.text2(F('92.5') * 7 / 10 + F(90 + 85 + 88, 3) * 3 / 10) == '91.05'
    month()
    warnings()
    selftest_year.main()
    print('oracle: selftest passed')


if __name__ == '__main__':
    main()
