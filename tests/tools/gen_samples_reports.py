#!/usr/bin/python3
"""The half-year's 履责报告 of the invented city (A12.1, A12.2).

apply(city) adds one for both responsibilities or one for each to inputs/units/<unit>/; who files late, badly or not at all stands
in the tables below.  Nothing here draws a number: the other files stay as they are, byte for byte.
"""
import datetime as dt

import gen_common as g
import gen_samples as s

MAIN, OVER, BOTH = s.MAIN, s.OVER, '两个责任'
HALVES = {'上半年': (6, 30), '下半年': (12, 31)}
OFFICES = '市委主体责任办公室', '市纪委办公室'
# units that file one for each responsibility
APART = {'410902', '410903', '410907', '410922', '410927', '410931', '410935'}
# (unit, half): responsibilities never reported on
NONE = {('410906', '上半年'): (MAIN, OVER), ('410935', '上半年'): (OVER,), ('410908', '下半年'): (MAIN, OVER)}
# (unit, half, responsibility): filed so many days after the last
LATE = {('410903', '上半年', OVER): 2, ('410908', '上半年', BOTH): 9, ('410906', '下半年', BOTH): 5}
# (unit, half): a number that is none; sent to one office alone
NUMBER = {('410926', '上半年'): '市直六发[2026]第7号'}
ALONE = {('410931', '上半年')}


def report(city, u, half, resp, k):
    month, last = HALVES[half]
    late = LATE.get((u.code, half, resp))
    day = dt.date(s.YEAR, month, last) + dt.timedelta(late) if late else dt.date(s.YEAR, month, last - 1 - int(u.code[-2:]) % 9)
    number = NUMBER.get((u.code, half), f'{u.name}{"发" if resp != OVER else "纪"}〔{day.year}〕{10 + 3 * k + (month > 6) * 20}号')
    text = [g.elem('段', (), f'{half}，{u.name}坚持把落实{resp}同业务工作一起部署、一起检查，专题研究{3 + k}次，开展督促检查{2 + k}轮。', 2),
            g.elem('段', (), '存在的问题是有的责任传导还不够，下一步将对照工作台账逐项补齐。', 2)]
    label, codec = u.encoding
    return g.document('履责报告', [('单位', u.code), ('年度', s.YEAR), ('期间', half), ('责任', resp), ('文号', number), ('主送', OFFICES[0]),
                               ('抄送', None if (u.code, half) in ALONE else OFFICES[1]),
                               ('报送时间', g.stamp(dt.datetime(day.year, day.month, day.day, 9 + k, 30)))],
                      [g.elem('正文', (), text)], label).encode(codec)


def apply(city):
    for k, u in enumerate(city.units):
        for half, (month, _) in HALVES.items():
            left = [r for r in u.bears if r not in NONE.get((u.code, half), ())]
            # 410923 has no 监督责任 organ: its report on both is refused (A02.1), the one on 主体责任 taken
            joint = len(left) == 2 and u.code not in APART
            for resp in [BOTH] if joint else left + ([BOTH] if u.code == '410923' and half == '上半年' else []):
                city.extra.append((f'{u.folder(month)}/履责报告-{resp}.xml', report(city, u, half, resp, k % 4)))
