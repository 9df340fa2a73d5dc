#!/usr/bin/python3
"""What the three generators (samples, random, bench) share: calendar, digests, the XML of the vocabulary as text.

Units:  dates are datetime.date, times datetime.datetime without zone, 分值 are strings as they stand in the file.
Shape:  a record is a dict (keys: see record_xml); a document is a str, written by Tree.write in the wanted encoding.
Errors: a generator that meets something impossible raises; it never writes half a workspace silently.
"""
import csv
import datetime as dt
import hashlib
import os
import struct

NS = 'urn:liangze:1'
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


# ---- SM3 (GB/T 32905), for a Python whose hashlib does not know it ----

def _rotl(x, n):
    n %= 32
    return ((x << n) | (x >> (32 - n))) & 0xffffffff


def sm3_pure(data):
    v = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e]
    data = data + b'\x80' + b'\0' * ((55 - len(data)) % 64) + struct.pack('>Q', 8 * len(data))
    for k in range(0, len(data), 64):
        w = list(struct.unpack('>16I', data[k:k + 64]))
        for j in range(16, 68):
            x = w[j - 16] ^ w[j - 9] ^ _rotl(w[j - 3], 15)
            w.append((x ^ _rotl(x, 15) ^ _rotl(x, 23)) ^ _rotl(w[j - 13], 7) ^ w[j - 6])
        a, b, c, d, e, f, g, h = v
        for j in range(64):
            t = 0x79cc4519 if j < 16 else 0x7a879d8a
            s1 = _rotl((_rotl(a, 12) + e + _rotl(t, j)) & 0xffffffff, 7)
            s2 = s1 ^ _rotl(a, 12)
            ff = a ^ b ^ c if j < 16 else (a & b) | (a & c) | (b & c)
            gg = e ^ f ^ g if j < 16 else (e & f) | (~e & g)
            t1 = (ff + d + s2 + (w[j] ^ w[j + 4])) & 0xffffffff
            t2 = (gg + h + s1 + w[j]) & 0xffffffff
            a, b, c, d, e, f, g, h = t1, a, _rotl(b, 9), c, t2 ^ _rotl(t2, 9) ^ _rotl(t2, 17), e, _rotl(f, 19), g
        v = [p ^ q for p, q in zip(v, (a, b, c, d, e, f, g, h))]
    return struct.pack('>8I', *v).hex()


def digest(alg, data):
    if alg == 'SHA-256':
        return hashlib.sha256(data).hexdigest()
    if 'sm3' in hashlib.algorithms_available:
        return hashlib.new('sm3', data).hexdigest()
    return sm3_pure(data)


# ---- calendar ----

def workdays_path():
    for p in ('templates/calendar/workdays.csv', '../shared/workdays.csv'):
        p = os.path.join(ROOT, p)
        if os.path.exists(p):
            return p
    raise SystemExit('workdays.csv: not found')


class Calendar:
    def __init__(self, path=None):
        self.kind = {}
        with open(path or workdays_path(), encoding='utf-8') as f:
            for row in csv.DictReader(f):
                self.kind[row['date']] = row['kind']

    def working(self, day):
        kind = self.kind.get(day.isoformat())
        return kind == 'workday' or (kind != 'holiday' and day.weekday() < 5)

    def after(self, day, n):
        """n working days after day, day itself not counted."""
        while n:
            day += dt.timedelta(1)
            n -= self.working(day)
        return day

    def back(self, day, n):
        while n:
            day -= dt.timedelta(1)
            n -= self.working(day)
        return day

    def days(self, first, last):
        """The working days from first to last, both inclusive."""
        out = []
        while first <= last:
            if self.working(first):
                out.append(first)
            first += dt.timedelta(1)
        return out


def month_last(year, month):
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(1)


# ---- XML as text ----

def esc(s):
    return s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')


def attrs(pairs):
    return ''.join(f' {k}="{esc(str(v)).replace(chr(34), "&quot;")}"' for k, v in pairs if v is not None)


def elem(name, pairs=(), body=None, depth=1):
    """One element; body is None (empty), a str of text, or a list of already rendered children."""
    pad = '  ' * depth
    if body is None:
        return f'{pad}<{name}{attrs(pairs)}/>\n'
    if isinstance(body, str):
        return f'{pad}<{name}{attrs(pairs)}>{esc(body)}</{name}>\n'
    return f'{pad}<{name}{attrs(pairs)}>\n{"".join(body)}{pad}</{name}>\n'


def document(root, pairs, children, encoding='UTF-8', prolog=''):
    head = f'<?xml version="1.0" encoding="{encoding}"?>\n{prolog}'
    pairs = [('xmlns', NS)] + list(pairs)
    if not children:
        return f'{head}<{root}{attrs(pairs)}/>\n'
    return f'{head}<{root}{attrs(pairs)}>\n{"".join(children)}</{root}>\n'


def stamp(t):
    return t.strftime('%Y-%m-%dT%H:%M:%S')


def record_xml(r):
    """A record: no resp ind actor level? until? paper? start end? place people text evidence review entry corr?
    review and entry are (person, post, time) and (person, time); corr is (reason, approver, time)."""
    kids = [elem('时间', [('止', stamp(r['end']) if r.get('end') else None)], stamp(r['start']), 2)]
    if r.get('place') is not None:
        kids.append(elem('地点', [], r['place'], 2))
    kids.append(elem('人物', [], [elem('人员', [('姓名', n), ('职务', p), ('编号', i)], None, 3)
                                 for n, p, i in r['people']], 2))
    if r.get('text') is not None:
        kids.append(elem('事项', [], r['text'], 2))
    for kind, path, alg, dig in r.get('evidence', ()):
        kids.append(elem('印证材料', [('类型', kind), ('文件', path), ('算法', alg), ('摘要', dig)], None, 2))
    kids.append(r.get('extra', ''))
    who, post, when = r['review']
    kids.append(elem('审核', [('人', who), ('职务', post), ('时间', stamp(when))], None, 2))
    kids.append(elem('录入', [('人', r['entry'][0]), ('时间', stamp(r['entry'][1]))], None, 2))
    if r.get('corr'):
        kids.append(elem('更正', [('理由', r['corr'][0]), ('批准人', r['corr'][1]), ('时间', stamp(r['corr'][2]))], None, 2))
    return elem('记录', [('编号', r['no']), ('责任', r['resp']), ('指标', r['ind']), ('履责主体', r['actor']),
                        ('密级', r.get('level')), ('保密期限至', r.get('until')), ('纸质档号', r.get('paper'))], kids, 1)


def submission(unit, month, batch, when, clerk, records, withdrawals=(), mode=None, encoding='UTF-8', prolog=''):
    kids = [record_xml(r) for r in records]
    kids += [elem('撤回', [('编号', n), ('理由', why), ('批准人', who), ('时间', stamp(t))]) for n, why, who, t in withdrawals]
    return document('记实提交', [('单位', unit), ('月份', month), ('批次', batch), ('方式', mode),
                             ('报送时间', stamp(when)), ('记录员', clerk)], kids, encoding, prolog)


def indicator(x, depth=1, own=False):
    """x: no name resp cat points period until? count proof item? text."""
    pairs = [('编号', x['no']), ('名称', x['name']), ('责任', x['resp'])]
    if not own:
        pairs.append(('适用', x['cat']))
    pairs += [('分值', x['points']), ('周期', x['period']), ('完成时限', x.get('until')), ('次数', x['count']),
              ('须印证', '是' if x['proof'] else '否'), ('清单项', x.get('item'))]
    return elem('指标', pairs, x['text'], depth)


def ledger_doc(unit, year, when, indicators, corr=None, encoding='UTF-8'):
    kids = [indicator(x, own=True) for x in indicators]
    if corr:
        kids.append(elem('更正', [('理由', corr[0]), ('批准人', corr[1]), ('时间', stamp(corr[2]))]))
    return document('工作台账', [('单位', unit), ('年度', year), ('报送时间', stamp(when))], kids, encoding)


def notice_doc(unit, month, resp, day, clerk, signer, signed, encoding='UTF-8'):
    return document('书面告知', [('单位', unit), ('月份', month), ('责任', resp), ('日期', day.isoformat()),
                             ('记录员', clerk), ('签收人', signer),
                             ('签收日期', signed.isoformat() if signed else None)], [], encoding)


def review_doc(month, organ, who, when, opinions):
    """opinions: (unit, record, verdict, figure or None, reason)."""
    kids = [elem('意见', [('单位', u), ('记录', n), ('结论', v), ('扣分', f), ('理由', why)])
            for u, n, v, f, why in opinions]
    return document('审核意见', [('月份', month), ('机关', organ), ('审核人', who), ('时间', stamp(when))], kids)


class Tree:
    """A folder that is being written, by relative path."""

    def __init__(self, base):
        self.base = base
        self.count = 0

    def write(self, path, content, encoding='utf-8'):
        data = content if isinstance(content, bytes) else content.encode(encoding)
        full = os.path.join(self.base, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, 'wb') as f:
            f.write(data)
        self.count += 1


if __name__ == '__main__':
    assert sm3_pure(b'abc') == '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'
    assert digest('SM3', b'abc') == sm3_pure(b'abc')
    cal = Calendar()
    for a, b in (('2017-04-28', '2017-05-04'), ('2020-01-23', '2020-02-05'), ('2022-12-30', '2023-01-05'),
                 ('2026-02-13', '2026-02-25'), ('2026-09-30', '2026-10-10')):
        assert cal.after(dt.date.fromisoformat(a), 3) == dt.date.fromisoformat(b), (a, b)
    print('gen_common: ok')
