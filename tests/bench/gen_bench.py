#!/usr/bin/python3
"""Write a workspace of one month, or of a whole year, for measuring.

  gen_bench.py N_UNITS N_RECORDS DIR              January 2026 (100 3000 for a city's month); run it as of 2026-02-05
  gen_bench.py N_UNITS N_RECORDS DIR year         twelve such months, 年终考核 and 加减分事项; close it as of 2027-01-20

One roster, one plan, per unit a 台账, one 记实提交 and two 书面告知 a month; a third of the records has an evidence file,
one in ten is entered late.  Same arguments, same bytes.
"""
import datetime as dt
import os
import random
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'tools'))
import gen_common as g      # noqa: E402
import gen_texts            # noqa: E402

MAIN, OVER = '主体责任', '监督责任'
YEAR = 2026


def indicators(prefix, resp, n, cat):
    return [dict(no=f'{prefix}-{k:02d}', name=f'履行{resp}第{k}项指标', resp=resp, cat=cat, points='5', period='每月' if k % 3 else '每季',
                 count=1 + k % 2, proof=k % 3 == 0, item=None, text=f'每期完成第{k}项要求，有安排、有检查、有结果。') for k in range(1, n + 1)]


PLAN = indicators('ZG', MAIN, 9, '全部') + indicators('JG', OVER, 6, '全部')


def plan():
    kids = [g.elem('权重', [('主体责任', 60), ('监督责任', 40), ('日常考核', 70), ('年终考核', 30), ('共性指标', 60), ('个性指标', 40)]),
            g.elem('等次', [('优秀', 90), ('良好', 80), ('一般', 60)]),
            g.elem('记实扣减', [('逾期录入', 20), ('无印证材料', 30), ('逾期完成', 50)]),
            g.elem('加减分', []), g.elem('述责述廉', [('字数容差', 5)]), g.elem('通报', [('落后名次', 3)]), g.elem('期限', [])]
    return g.document('考核方案', [('年度', YEAR), ('文号', '测〔2026〕1号')], kids + [g.indicator(x) for x in PLAN])


def unit_element(code, k):
    orgs = [g.elem('党组织', [('责任', r), ('名称', f'单位{k}{n}')], [g.elem('负责人', [('编号', f'G{code}-{j}'), ('姓名', f'干部{k}{w}'), ('职务', p)], None, 3)], 2)
            for j, (r, n, w, p) in enumerate(((MAIN, '党委', '甲', '党委书记'), (OVER, '纪委', '乙', '纪委书记')), 1)]
    orgs.append(g.elem('记录员', [('姓名', f'记录员{k}')], None, 2))
    orgs.append(g.elem('干部', [('编号', f'G{code}-1'), ('姓名', f'干部{k}甲'), ('职务', '党委书记'), ('级别', '县级'), ('班子', '主要负责人')], None, 2))
    return g.elem('单位', [('代码', code), ('名称', f'测试单位{k}'), ('类别', '县区' if k % 3 == 0 else '市直单位'), ('在编人数', 50)], orgs)


def records(code, k, month, before, n, own, rng, cal, texts):
    """n records of a unit's month, numbered after those before."""
    days = cal.days(dt.date(YEAR, month, 5), dt.date(YEAR, month, 23 if month == 1 else 18))
    out = []
    for i in range(n):
        x = (PLAN + own)[i % (len(PLAN) + len(own))]
        day = days[i * len(days) // n]
        who, post = (f'干部{k}甲', '党委书记') if x['resp'] == MAIN else (f'干部{k}乙', '纪委书记')
        start = dt.datetime.combine(day, dt.time(9, i % 60))
        entry = cal.after(day, 4 if rng.random() < .1 else rng.randint(1, 3))
        text = texts.make('监督' if x['resp'] == OVER else '部署', dict(organ=f'测试单位{k}党委', who=post + who, month=month, town=True)) + f'（第{before + i + 1}件）'
        r = dict(no=f'{code}-{YEAR}-{before + i + 1:05d}', resp=x['resp'], ind=x['no'], actor='纪检机构' if x['resp'] == OVER else '主要负责人',
                 start=start, place='会议室', people=[(who, post, None)], text=text, paper=f'D{before + i + 1}', files=[], evidence=[],
                 review=(who, post, dt.datetime.combine(day, dt.time(17, 30))), entry=(f'记录员{k}', dt.datetime.combine(entry, dt.time(18))))
        if x['proof']:
            name, data = f'附件/材料-{before + i + 1:05d}.txt', gen_texts.minutes('会议记录', start, '会议室', [who], text, r['no']).encode() * 20
            r['files'], r['evidence'] = [(name, data)], [('会议记录', name, 'SM3', g.digest('SM3', data))]
        out.append(r)
    return out


def unit_month(t, code, k, month, recs):
    name = f'{YEAR}-{month:02d}'
    folder = f'inputs/units/{code}/{name}'
    when = dt.datetime(YEAR, month, 30, 16, k % 60) if month == 1 else \
        dt.datetime.combine(g.month_last(YEAR, month), dt.time(20, k % 60))
    t.write(f'{folder}/记实提交.xml', g.submission(code, name, 1, when, f'记录员{k}', recs))
    for r in recs:
        for path, data in r['files']:
            t.write(f'{folder}/{path}', data)
    for resp, who in ((MAIN, '甲'), (OVER, '乙')):
        day = dt.date(YEAR, month, 23)
        t.write(f'{folder}/书面告知-{resp}.xml', g.notice_doc(code, name, resp, day, f'记录员{k}', f'干部{k}{who}', day))


def year_end(t, codes, rng):
    """Marks for everyone; one unit in five was commended, one in ten lost points, one in twenty was punished."""
    for organ, resp in (('市委主体办', MAIN), ('市纪委', OVER)):
        rows = [g.elem('成绩', [('单位', c), ('责任', resp)] + [(p, f'{rng.randint(1200, 2000) / 20:g}') for p in ('民主测评', '问卷调查', '理论测试')])
                for c in codes]
        t.write(f'inputs/office/年终考核-{resp}.xml', g.document('年终考核', [('年度', YEAR), ('机关', organ), ('日期', f'{YEAR + 1}-01-12')], rows))
    rows = [g.elem('表彰', [('编号', f'BZ-{c}'), ('单位', c), ('项目', f'清廉建设{c}'), ('级别', '省'), ('文件', '表彰决定'), ('日期', f'{YEAR}-09-01')])
            for c in codes[::5]]
    rows += [g.elem('查处', [('编号', f'CC-{c}'), ('单位', c), ('人员', f'P{c}'), ('姓名', '干部某'), ('级别', '科级'), ('结果', '党政纪处分'),
                             ('查处机关', '市纪委'), ('主动上报', '否'), ('日期', f'{YEAR}-10-08')]) for c in codes[1::10]]
    rows += [g.elem('处分', [('编号', f'CF-{c}'), ('单位', c), ('对象', '主要负责人'), ('人员', f'G{c}-1'), ('种类', '警告'), ('日期', f'{YEAR}-11-09')])
             for c in codes[2::20]]
    t.write('inputs/office/加减分事项.xml', g.document('加减分事项', [('年度', YEAR)], rows))


def main():
    units, total = int(sys.argv[1]), int(sys.argv[2])
    months = range(1, 13) if sys.argv[4:] == ['year'] else (1,)
    rng, cal, t = random.Random(1), g.Calendar(), g.Tree(sys.argv[3])
    codes = [f'{410000 + k}' for k in range(1, units + 1)]
    t.write('inputs/office/单位名册.xml', g.document('单位名册', [('年度', YEAR)], [unit_element(c, k) for k, c in enumerate(codes, 1)]))
    t.write('inputs/office/考核方案.xml', plan())
    for k, code in enumerate(codes, 1):
        own = indicators(f'{code}-Z', MAIN, 3, None) + indicators(f'{code}-J', OVER, 3, None)
        t.write(f'inputs/units/{code}/工作台账.xml', g.ledger_doc(code, YEAR, dt.datetime(YEAR, 1, 12, 9), own))
        n = total * k // units - total * (k - 1) // units
        for m in months:
            unit_month(t, code, k, m, records(code, k, m, n * (m - 1), n, own, rng, cal, gen_texts.Texts(rng)))
    if len(months) > 1:
        year_end(t, codes, rng)
    print(f'{t.count} files, {units} units, {total * len(months)} records: {sys.argv[3]}')


if __name__ == '__main__':
    main()
