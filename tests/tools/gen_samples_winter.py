#!/usr/bin/python3
"""November and December 2026 of the invented city: what makes the year whole.

apply(city) adds the records, submissions, 书面告知 and reviews of the two months with numbers of its own, after everything else,
so that the ten months before stay as they are, byte for byte.
"""
import random

import gen_samples as s

WINTER = (11, 12)


def months_of(city, u, x):
    """Where the records of an indicator still fall: monthly ones in both, quarterly ones that October has not seen."""
    if x['period'] == '每月':
        return WINTER
    if x['period'] == '每季':
        have = sum(r['ind'] == x['no'] for r in u.records[10])
        return sorted(city.rng.choice(WINTER) for _ in range(x['count'] - have))
    return ()


def plan_records(city, u):
    u.records.update({m: [] for m in WINTER})
    for x in [x for x in s.PLAN if x['cat'] in (u.cat, '全部') and x['resp'] in u.bears] + u.own:
        for m in months_of(city, u, x):
            if city.rng.random() >= u.habit['miss']:
                u.records[m].append(city.record(u, x, m))
    for m in WINTER:
        u.records[m].sort(key=lambda r: r['start'])
        for r in u.records[m]:
            r['no'] = f'{u.code}-{s.YEAR}-{u.next_no:04d}'
            city.add_papers(u, m, r, u.next_no)
            u.next_no += 1


def apply(city):
    city.rng = city.texts.rng = random.Random(20261103)
    for u in city.units:
        plan_records(city, u)
    for u in city.units:
        for m in WINTER:
            city.file_month(u, m)
            city.briefings(u, m)
    for m in WINTER:
        city.reviews(m)
    # 甲县's of December lies among the first: the file of the future (X04.1)
    first = city.by['410901']
    first.notices = [n for n in first.notices if (n['month'], n['resp']) != (12, s.MAIN)]
