#!/usr/bin/python3
"""The special cases of the samples: each function changes what one unit files so that one or a few rules fire.

apply(city) runs them all; samples/README.md names them by unit.  A record that is (or will be) refused is put
into city.no_review, so that the office reviews only what it has.
"""
import copy
import datetime as dt

import gen_common as g

MAIN, OVER = '主体责任', '监督责任'
YEAR = 2026


def at(month, day, hour=10, minute=0):
    return dt.datetime(YEAR, month, day, hour, minute)


def clone(r, **changes):
    c = copy.copy(r)
    c['evidence'], c['files'] = list(r['evidence']), list(r['files'])
    c.update(changes)
    return c


def refuse(city, r):
    city.no_review.add(r['no'])
    return r


def corrected(u, r, when, reason, approver=None, **changes):
    """The record again, with 更正 and an 录入 of its own."""
    approver = approver or u.principal(r['resp'], when.date())[1]
    return clone(r, entry=(u.clerk(when.date()), when), corr=(reason, approver, when - dt.timedelta(hours=2)), **changes)


def case_edit(city, u):
    """410903: A03.1 (an accepted record filed again with another text), and a proper 更正 that lifts a 扣分."""
    r = u.find(4, MAIN, actor='领导班子')
    city.further(u, 4, [clone(r, text=r['text'].replace('。', '，会后形成会议纪要印发执行。'))], at(5, 6, 9, 30))
    s = u.find(4, MAIN, 'ZG-04')
    city.verdicts[s['no']] = ('扣分', '1', '事项表述过于笼统，未写明检查发现的问题。')
    fix = corrected(u, s, at(6, 2, 11), '补充检查发现的问题和整改要求', text=s['text'].replace('。', '，发现问题三个，已逐项明确整改责任人。'))
    city.further(u, 5, [fix], at(6, 3, 9, 10))


def case_full(city, u):
    """410904: A03.2 (a 全量 batch without an accepted record), a proper 撤回."""
    recs = u.records[3]
    gone = u.find(3, MAIN)
    city.further(u, 3, [r for r in recs if r is not gone], at(4, 3, 15, 20), mode='全量')
    w = u.find(5, OVER)
    city.further(u, 5, [], at(6, 3, 16, 5), [(w['no'], '与上月事项重复记录，经核实撤回', u.principal(OVER, dt.date(2026, 6, 3))[1], at(6, 3, 15, 0))])


def case_broken(city, u):
    """410926: X01.2 (cut off in the middle) with a good filing after it, X01.3 (a DOCTYPE)."""
    s = u.sub(1)
    s['when'] = at(1, 30, 17, 20)
    u.subs.append(dict(s, name='记实提交-1-重报.xml', when=at(2, 9, 9, 15)))
    s['edits'] = [('</记实提交>\n', '')]
    s['broken'] = True
    n = next(n for n in u.notices if n['month'] == 1 and n['resp'] == OVER)
    u.notices.remove(n)
    text = g.notice_doc(u.code, '2026-01', OVER, n['day'], n['clerk'], n['signer'], n['signed'])
    head, rest = text.split('\n', 1)
    city.extra.append((f'{u.folder(1)}/书面告知-监督责任.xml', f'{head}\n<!DOCTYPE 书面告知 [<!ENTITY 单位 "{u.code}">]>\n{rest}'))


def case_signer(city, u):
    """410922: A10.1 three ways: signed by a deputy, reviewed after the entry, reviewed before the matter ended."""
    r = refuse(city, u.find(3, MAIN))
    pid, who, post = u.members[0]
    r['review'] = (who, post, r['review'][2])
    r = refuse(city, u.find(4, MAIN))
    r['review'] = r['review'][:2] + (r['entry'][1] + dt.timedelta(hours=1),)
    r = refuse(city, u.find(5, OVER))
    r['review'] = r['review'][:2] + ((r.get('end') or r['start']) - dt.timedelta(hours=1),)


def case_single(city, u):
    """410923: no organ for 监督责任 (A02.3), and a record filed for it all the same (A02.1)."""
    r = refuse(city, u.find(2, MAIN, 'ZG-04'))
    r.update(resp=OVER, ind='JG-01', actor='纪检机构')


def case_evidence(city, u):
    """410924: A09.2: a path that escapes, a wrong digest, a file that is not there, a folder instead of a file."""
    for m, bend in ((2, lambda e: (e[0], '../../410921/2026-02/附件/' + e[1][3:], e[2], e[3])),
                    (3, lambda e: e[:3] + (('0' if e[3][0] != '0' else '1') + e[3][1:],)),
                    (4, lambda e: (e[0], '附件/没有这个文件.txt', e[2], e[3])), (5, lambda e: (e[0], '附件', e[2], e[3]))):
        r = refuse(city, u.find(m, MAIN, 'ZG-01'))
        if not r['evidence']:
            city.attach(r, '会议记录', int(r['no'][-4:]))
        r['evidence'] = [bend(r['evidence'][0])]


def case_same(city, u, other):
    """410927: A04.1: the same text twice, the same evidence twice, another unit's text; A04.2 twice."""
    a, b = u.find(2, OVER, 'JG-01'), u.find(2, OVER, 'JG-02')
    b['text'] = a['text'].replace('，', '、').replace('。', '')
    a, b = u.find(3, MAIN, 'ZG-01'), u.find(3, MAIN, 'ZG-04')
    if not a['evidence']:
        city.attach(a, '会议记录', int(a['no'][-4:]))
    name, data = a['files'][0]
    copy_name = name.replace('.txt', '-复印.txt')
    b['evidence'], b['files'] = [(a['evidence'][0][0], copy_name, *a['evidence'][0][2:])], [(copy_name, data)]
    u.find(4, OVER, 'JG-02')['text'] = other.find(4, OVER, 'JG-02')['text']
    u.find(5, MAIN, 'ZG-01')['text'] = '会议研究部署全面从严治党工作。'
    u.find(6, OVER, 'JG-02')['text'] = '高度重视，认真贯彻落实上级要求，扎实推进各项工作，取得明显成效。'


def case_backdated(city, u):
    """410928: A10.5 (entered, so it says, in a month already run), A10.6 (a file that turns up after its own date)."""
    r = city.new_record(u, 2, city.ind_of(u, 'ZG-08'), day=dt.date(2026, 2, 10), late=False)
    city.further(u, 2, [refuse(city, r)], at(3, 10, 9, 5))
    r = city.new_record(u, 6, city.ind_of(u, 'ZG-07'), day=dt.date(2026, 6, 16), late=False)
    text = g.submission(u.code, '2026-06', 2, at(6, 30, 17, 50), u.clerk(dt.date(2026, 6, 30)), [r])
    city.later.append(('2026-07', f'{u.folder(6)}/记实提交-2.xml', text))
    city.later += [('2026-07', f'{u.folder(6)}/{name}', data) for name, data in r['files']]


def case_secret(city, u):
    """410929: A14.1, a record of 密级 秘密."""
    r = refuse(city, u.find(4, MAIN, 'ZG-04'))
    r.update(level='秘密', until='2031-04-30')


def case_ledgers(city, u31, u33, u02):
    """A05.4: 410931 files a later 台账 without 更正, 410933 drops an indicator that is past; 410902 does it right."""
    low = [dict(x, points='1') if k == 0 else x for k, x in enumerate(u31.own)]
    city.extra.append((f'inputs/units/{u31.code}/工作台账-2026-调整.xml', g.ledger_doc(u31.code, YEAR, at(7, 15, 9, 30), low)))
    past = next(x for x in u33.own if x['period'] == '每季')
    city.extra.append((f'inputs/units/{u33.code}/工作台账-2026-调整.xml', g.ledger_doc(
        u33.code, YEAR, at(7, 20, 15, 0), [x for x in u33.own if x is not past],
        ('工作重点变化，拟取消一项指标', u33.head[0][1], at(7, 20, 14, 0)))))
    new = dict(u02.own[0], no=f'{u02.code}-Z9', name='干部下沉一线服务监督', period='每季', points='2',
               text='下半年起组织干部下沉一线，开展廉洁服务监督。')
    city.extra.append((f'inputs/units/{u02.code}/工作台账-2026-增补.xml', g.ledger_doc(
        u02.code, YEAR, at(7, 6, 9, 0), u02.own + [new], ('新增市委部署的专项任务', u02.head[0][1], at(7, 6, 8, 30)))))
    r = city.new_record(u02, 8, new, day=dt.date(2026, 8, 12), late=False)
    s = u02.sub(8)
    s['records'] = sorted(s['records'] + [r], key=lambda x: x['start'])
    city.no_review.add(r['no'])


def case_briefing(city, u):
    """410932: A11.2: none in March, August and October, signed late in May, not signed in June."""
    for n in list(u.notices):
        if n['month'] in (3, 8, 10) and n['resp'] == MAIN:
            u.notices.remove(n)
        elif n['month'] == 5:
            n['signed'] = dt.date(2026, 5, 27)
        elif n['month'] == 6 and n['resp'] == OVER:
            n['signed'] = None


def case_names(city, u):
    """410933: A08.1, A06.1, A06.3, X03.1 (a person nobody knows), X03.2 (one number twice in a file)."""
    r = refuse(city, u.find(2, MAIN))
    r['entry'] = ('临时人员甲', r['entry'][1])
    refuse(city, u.find(3, MAIN))['ind'] = 'ZG-99'
    refuse(city, u.find(4, MAIN))['actor'] = '纪检机构'
    r = refuse(city, u.find(5, MAIN))
    r['people'] = [(r['people'][0][0], r['people'][0][1], 'G410933-999')]
    s = u.sub(6)
    first, second = u.find(6, MAIN, 'ZG-01'), u.find(6, MAIN, 'ZG-04')
    a, b = sorted((first, second), key=lambda r: r['start'])
    refuse(city, b)
    b['no'] = a['no']
    assert a in s['records'] and b in s['records']


def case_forms(city, u):
    """410934: A09.1, X02.2, and in January files that cannot even be read: X02.1, X01.5, X01.4, X01.1."""
    refuse(city, u.find(2, MAIN))['place'] = None
    refuse(city, u.find(3, MAIN))['extra'] = '    <备注>请市里领导审阅</备注>\n'
    base = u.folder(1)
    day = dt.date(2026, 1, 23)
    note = g.notice_doc(u.code, '2026-01', MAIN, day, u.clerk(day), u.head[0][1], day)
    city.extra += [
        (f'{base}/工作小结.xml', g.document('工作小结', [('单位', u.code), ('月份', '2026-01')], [g.elem('内容', [], '一月份工作小结。')])),
        (f'{base}/书面告知-零宽.xml', note.replace('责任="主体责任"', '责任="监督责任"').replace('签收人="', '签收人="\u200b')),
        (f'{base}/书面告知-嵌套.xml', note.replace('/>\n', '>' + '<层>' * 70 + '</层>' * 70 + '</书面告知>\n')),
        (f'{base}/书面告知-乱码.xml', note.encode('gb18030'))]


def case_corrections(city, u):
    """410935: 更正 with a wrong approver (A03.1); 不实 that no 更正 lifts; 退回 that a 更正 lifts."""
    a, b, c = u.find(3, MAIN), u.find(3, OVER), u.find(4, OVER)
    city.verdicts[a['no']] = ('不实', None, '经核查，当日未召开该次会议。')
    city.verdicts[c['no']] = ('退回', None, '事项与印证材料不符，退回补正。')
    city.verdicts[b['no']] = ('通过', None, '内容翔实，予以通过。')
    pid, who, post = u.members[1]
    city.further(u, 4, [corrected(u, a, at(5, 11, 10), '补充会议时间', text=a['text'].replace('。', '，会议时间已核实更正。')),
                        corrected(u, b, at(5, 11, 10, 30), '修改表述', who, text=b['text'].replace('。', '，已办理完毕。'))], at(5, 12, 9))
    city.further(u, 5, [corrected(u, c, at(6, 2, 16), '按退回意见补正事项内容', text=c['text'].replace('。', '，相关佐证已补充归档。'))], at(6, 3, 9, 40))


def case_order(city, u):
    """410936: A09.4 both ways; its leader changes on 1 June, its recorder on 1 May."""
    s = u.sub(2)
    s['records'] = s['records'][1:2] + s['records'][:1] + s['records'][2:]
    x = city.ind_of(u, 'ZG-04')
    r = refuse(city, city.new_record(u, 4, x, day=dt.date(2026, 4, 1), late=False))
    r['review'] = r['review'][:2] + (at(4, 1, 17, 40),)
    r['entry'] = (r['entry'][0], at(4, 1, 18, 10))
    r['end'] = None
    s = u.sub(3)
    s['records'] = s['records'] + [r]
    s['when'] = max(s['when'], at(4, 2, 9, 20))


def case_astray(city):
    """Files in the wrong place (A02.2), of an unknown unit (A02.1), of the future (X04.1), a copy (X04.2), a .zip."""
    b = city.by
    n = next(n for n in b['410925'].notices if n['month'] == 5 and n['resp'] == MAIN)
    args = (n['day'], b['410925'].clerks[0][0] if n['clerk'] != b['410925'].clerks[0][0] else b['410925'].clerks[1][0], n['signer'], n['signed'])
    city.extra.append((f'{b["410926"].folder(5)}/书面告知-误投.xml', g.notice_doc('410925', '2026-05', MAIN, *args)))
    r = b['410927'].records[3][0]
    city.extra.append((f'{b["410927"].folder(3)}/审核意见.xml', g.review_doc('2026-03', None, '记录员未一', at(4, 1, 9), [
        ('410927', r['no'], '通过', None, '自评通过。')])))
    r = clone(b['410921'].records[2][0], no='410999-2026-0001', evidence=[], text='市直机关十七党组召开会议，研究二月份党风廉政建设工作，部署专项检查三项。')
    city.extra.append(('inputs/units/410999/2026-02/记实提交-1.xml', g.submission('410999', '2026-02', 1, at(2, 27, 16, 30), '记录员某', [r])))
    u = b['410901']
    day = dt.date(2026, 12, 22)
    city.extra.append(('inputs/units/410901/2026-12/书面告知-主体责任.xml', g.notice_doc(u.code, '2026-12', MAIN, day, u.clerk(day), u.head[0][1], day)))
    n = next(n for n in u.notices if n['month'] == 1 and n['resp'] == MAIN)
    city.extra.append(('inputs/units/410901/备份/书面告知-主体责任-副本.xml', g.notice_doc(u.code, '2026-01', MAIN, n['day'], n['clerk'], n['signer'], n['signed'])))
    city.extra.append(('inputs/units/410902/2026-02/材料打包.zip', b'PK\x05\x06' + b'\0' * 18))


def case_signs(city):
    """签批: one good, one that names an unknown unit, one that names an unknown record (X03.1)."""
    def doc(no, day, rows):
        kids = [g.elem('件', [('文种', k), ('依据', rule), ('单位', u), ('编号', n), ('结论', c), ('理由', why)]) for k, rule, u, n, c, why in rows]
        return g.document('签批', [('编号', no), ('日期', day), ('签批人', '领导甲'), ('职务', '市委副书记'), ('机关', '市委')], kids)
    good = next(r for r in city.by['410935'].records[3] if city.verdicts.get(r['no'], ('',))[0] == '不实')
    city.extra += [
        ('inputs/office/签批/QP-2026-001.xml', doc('QP-2026-001', '2026-05-18', [
            ('追究', 'A13.1', '410935', good['no'], '同意', '记录不实，责成作出书面检查。'),
            ('点名通报', 'A13.1', '410903', None, '不同意', '初次发生，先行提醒。')])),
        ('inputs/office/签批/QP-2026-002.xml', doc('QP-2026-002', '2026-06-16', [
            ('点名通报', 'A13.1', '410977', None, '同意', None), ('约谈通知书', 'B15.1', '410908', None, '同意', None)])),
        ('inputs/office/签批/QP-2026-003.xml', doc('QP-2026-003', '2026-07-14', [
            ('追究', 'A13.1', '410922', '410922-2026-9999', '同意', '经研究同意。')]))]


def case_opinions(city):
    """审核意见: none names its 机关 (D09.1 提示), one of the wrong organ (D09.1), unknown record and no figure (X03.1)."""
    b = city.by
    r, s = b['410902'].find(5, MAIN), b['410903'].find(5, MAIN)
    t, v = b['410904'].find(6, MAIN), b['410927'].find(6, MAIN, 'ZG-04')
    city.no_review |= {r['no'], s['no'], t['no'], v['no']}
    city.extra.append(('inputs/office/审核意见/2026-05-补充.xml', g.review_doc('2026-05', None, '审核员丙', at(6, 4, 16), [
        ('410902', r['no'], '通过', None, '予以通过。'), ('410903', s['no'], '扣分', '0.5', '印证材料日期与事项日期不一致。')])))
    city.rows[(6, '市纪委')] = [('410904', t['no'], '退回', None, '未见会议记录。')]
    city.rows[(6, '市委主体办')] = [('410927', v['no'], '扣分', None, '事项过于简略。'), ('410927', '410927-2026-8888', '通过', None, '予以通过。')]


def apply(city):
    b = city.by
    city.rows = {}
    case_edit(city, b['410903'])
    case_full(city, b['410904'])
    case_broken(city, b['410926'])
    case_signer(city, b['410922'])
    case_single(city, b['410923'])
    case_evidence(city, b['410924'])
    b['410925'].sub(2)['encoding'] = ('UTF-16', 'utf-16')
    case_same(city, b['410927'], b['410928'])
    case_backdated(city, b['410928'])
    case_secret(city, b['410929'])
    case_ledgers(city, b['410931'], b['410933'], b['410902'])
    case_briefing(city, b['410932'])
    case_names(city, b['410933'])
    case_forms(city, b['410934'])
    case_corrections(city, b['410935'])
    case_order(city, b['410936'])
    b['410906'].sub(2)['when'] = at(3, 9, 10, 20)        # after the run of 5 March
    b['410906'].subs = [s for s in b['410906'].subs if s['month'] != 7]
    case_astray(city)
    case_signs(city)
    case_opinions(city)
    for r in (r for m in (1, 2, 3) for r in b['410931'].records[m] if r['ind'].startswith('410931')):
        refuse(city, r)
