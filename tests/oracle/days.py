#!/usr/bin/python3
"""Working days and periods, for the independent checker.  Dates are ISO strings, which order as dates do."""
import datetime as dt


class Calendar:
    def __init__(self, path):
        self.kind = {}
        with open(path, encoding='utf-8') as f:
            for line in f.read().split('\n')[1:]:
                if line.strip():
                    day, kind = line.split(',')[:2]
                    self.kind[day] = kind

    def after(self, day, n):
        d = dt.date.fromisoformat(day)
        while n:
            d += dt.timedelta(days=1)
            kind = self.kind.get(d.isoformat(), '')
            n -= kind == 'workday' or (kind == '' and d.isoweekday() <= 5)
        return d.isoformat()


def last_day(year, month):
    return (dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)).isoformat()


def window(period):
    """(first day, last day) of 2026-03, 2026Q1, 2026H1 or 2026."""
    year, kind, k = int(period[:4]), period[4:5], period[5:]
    size = {'-': 1, 'Q': 3, 'H': 6, '': 12}[kind]
    end = int(k or 1) * size
    return f'{year}-{end - size + 1:02d}-01', last_day(year, end)


def period_of(ind, year, day):
    """(subject suffix, first day, deadline) of the period of an indicator in which day lies."""
    y, m = int(day[:4]), int(day[5:7])
    kind = ind.get('周期')
    if kind in ('每年', '一次'):
        limit = ind.get('完成时限')
        due = limit if kind == '一次' else f'{year}-{limit or "12-31"}'
        return f'{year}', f'{year}-01-01', due
    size = {'每月': 1, '每季': 3, '每半年': 6}[kind]
    k = (m - 1) // size
    name = {1: f'{y}-{m:02d}', 3: f'{y}Q{k + 1}', 6: f'{y}H{k + 1}'}[size]
    return name, f'{y}-{k * size + 1:02d}-01', last_day(y, (k + 1) * size)
