#!/usr/bin/python3
"""督查, 谈话, 述责述廉 and 问责 in the independent checker: what each document names, its own rules at 退回 level, votes.

Shape:  take_*(world, e, doc) are handlers of sim.World; world.things[root][编号] holds what is in force, the latest filing.
        For 督查反馈 {编号: problems}; 谈话, 评议, 案件 {编号: doc}; world.changes the 编号 of 任职, 调离 and 重大事项报告.
Votes:  integers only, N = cast without the invalid.
"""
import unicodedata
from fractions import Fraction as F

from reading import tag

BALLOTS = '优秀', '良好', '一般', '差', '弃权', '无效'


def unknown_unit(world, code):
    return code is not None and code not in world.units


def items(world, e, doc, kinds, judge):
    """Judge each item of the kinds: judge(item) gives a rule or None; returns the accepted ones."""
    good, bad, total, numbers = [], 0, 0, set()
    for x in doc.tree:
        if tag(x) not in kinds:
            continue
        total += 1
        no = x.get('编号') or x.get('问题')
        rule = 'X02.2' if any(item is x for _, item in doc.faults) else judge(x) or ('X03.2' if no in numbers else None)
        numbers.add(no)
        if rule:
            e.refuse(rule, '*')
            e.may.append(e.expect('*', '*', '退回'))
            bad += 1
        else:
            good.append(x)
    world.verdict(e, bad, total)
    return good


def refuse_file(e, rule):
    e.refuse(rule, '*')
    e.verdicts = {'退回'}
    e.may.append(e.expect('*', '*', '退回'))


def take_change(world, e, doc):
    def judge(x):
        unit = x.get('原单位') if tag(x) == '调离' else x.get('单位')
        return 'X03.1/A02.1' if unknown_unit(world, unit) or x.get('人员') not in world.people else None
    good = items(world, e, doc, ('任职', '调离', '重大事项报告'), judge)
    world.changes.update(x.get('编号') for x in good)
    world.matters.update(x.get('编号') for x in good if tag(x) == '重大事项报告')


def take_organs(world, e, doc):
    world.organs[doc.get('年度')] = {x.get('名称'): x.get('类型') for x in doc.kids('机关')}


def take_inspection(world, e, doc):
    if unknown_unit(world, doc.get('单位')):
        refuse_file(e, 'X03.1/A02.1')
        return
    if doc.get('责任') not in world.units[doc.get('单位')]['bears']:
        refuse_file(e, 'A02.1')
        return
    good = items(world, e, doc, ('问题',), lambda x: 'X02.2' if x.get('整改期限') < doc.get('日期') else None)
    if not doc.kids('问题') or good:
        e_problems = {x.get('编号'): dict(due=x.get('整改期限'), resp=doc.get('责任'), unit=doc.get('单位')) for x in good}
        world.things['督查反馈'][doc.get('编号')] = e_problems
        world.inspected[doc.get('编号')] = doc.get('单位'), doc.get('日期')


def about_problems(world, e, doc, kind, day, judge):
    """A unit reports on its own 督查; neither report nor 核查 is older than it."""
    problems = world.things['督查反馈'].get(doc.get('督查'))
    if problems is None or doc.get('单位') not in (None, world.inspected[doc.get('督查')][0]):
        refuse_file(e, 'X03.1')
        return []
    if day < world.inspected[doc.get('督查')][1]:
        refuse_file(e, 'X02.2')
        return []
    return items(world, e, doc, (kind,), lambda x: judge(x) if x.get('问题') in problems else 'X03.1')


def take_rectification(world, e, doc):
    day = doc.get('报送时间')

    def judge(x):
        done = x.get('完成日期')
        return 'X02.2' if done and (x.get('状态') != '已完成' or done > day[:10]) else None
    for x in about_problems(world, e, doc, '整改', day[:10], judge):
        done = (x.get('完成日期') or day[:10]) if x.get('状态') == '已完成' else None
        world.mended.setdefault((doc.get('督查'), x.get('问题')), []).append((day, done))


def take_check(world, e, doc):
    for x in about_problems(world, e, doc, '核查', doc.get('日期'), lambda x: None):
        world.checked.setdefault((doc.get('督查'), x.get('问题')), []).append((doc.get('日期'), x.get('结论')))


def take_leaving(world, e, doc):
    if doc.get('变动') not in world.changes:
        refuse_file(e, 'X03.1')


def take_account(world, e, doc):
    if doc.get('对象') != '领导班子' and doc.get('对象') not in world.people:
        refuse_file(e, 'X03.1')
        return
    sizes = [sum(len(squeeze(p.text or '')) for p in x) for x in doc.tree]
    limit = F(next(x for x in world.plan.tree if tag(x) == '述责述廉').get('字数容差'))
    if any(abs(F(100 * n, sum(sizes)) - F(100, 3)) > limit for n in sizes):
        e.say('C05.2', '*', '警告')


def squeeze(text):
    return ''.join(c for c in text if not c.isspace() and unicodedata.category(c)[0] not in 'PZC')


def outcome(votes, valid):
    """C07.3: 0 nothing, 1 批评教育, 2 问责."""
    return 2 if 2 * votes > valid else 1 if 3 * votes > valid else 0


def take_vote(world, e, doc):
    rows = doc.kids('评议')
    if any(unknown_unit(world, x.get('单位')) or x.get('编号') not in world.people for x in rows):
        refuse_file(e, 'X03.1/A02.1')
        return
    if len({x.get('编号') for x in rows}) < len(rows):
        refuse_file(e, 'X03.2')
    cast = [sum(int(x.get(b) or 0) for b in BALLOTS) for x in rows]
    if len(set(cast)) > 1 or not cast[0] <= int(doc.get('实到')) <= int(doc.get('应到')):
        refuse_file(e, 'C07.5')
    for x, n in zip(rows, cast):
        valid, fair = n - int(x.get('无效') or 0), int(x.get('一般'))
        if outcome(fair, valid) or outcome(fair + int(x.get('差')), valid):
            e.say('C07.3', x.get('编号'), '警告')
    if e.verdicts != {'退回'}:
        world.things['述责述廉评议'][doc.get('编号')] = doc


def take_talk(world, e, doc):
    missing = (doc.get('变动') and doc.get('变动') not in world.changes or
               doc.get('签批') and doc.get('签批') not in world.signed or
               doc.get('案件') and doc.get('案件') not in world.things['问责案件'])
    people = [x for x in doc.tree if tag(x) in ('谈话人', '谈话对象')]
    if missing or any(tag(x) == '谈话人' and x.get('编号') and x.get('编号') not in world.people or unknown_unit(world, x.get('单位')) for x in people):
        refuse_file(e, 'X03.1/A02.1')
        return
    for rule in talk_faults(doc):
        refuse_file(e, rule)
    if e.verdicts != {'退回'}:
        world.things['谈话记录'][doc.get('编号')] = doc


def talk_faults(doc):
    """The rules at 退回 level that a talk breaks: B06.1, B19.1, B20.1."""
    kid, talkees, day = {tag(x): x for x in doc.tree}, doc.kids('谈话对象'), doc.get('时间')[:10]
    if (len(talkees) == 1) != (doc.get('方式') == '个别'):
        yield 'B06.1'
    if doc.get('类型') != '诫勉谈话':
        return
    if '诫勉' not in kid or not kid['诫勉'].get('决定日期') <= day:
        yield 'B19.1'
    signed = {x.get('人') for x in doc.kids('签字')}
    if not {'基本情况', '记录人', '书面材料'} <= set(kid) or not {x.get('姓名') for x in talkees} <= signed:
        yield 'B20.1'


def take_case(world, e, doc):
    kid = {tag(x): x for x in doc.tree}
    proposal = kid['来源'].get('建议')
    if unknown_unit(world, kid['对象'].get('单位')) or proposal and proposal not in world.signed:
        refuse_file(e, 'X03.1/A02.1')
        return
    n = len(e.must)
    for rule in case_faults(doc, kid, world.runs[-1][1]):
        e.refuse(rule, '*')
    if e.refused_since(n):
        e.verdicts = {'退回'}
        e.may.append(e.expect('*', '*', '退回'))
        return
    world.things['问责案件'][doc.get('编号')] = doc


def edition(day):
    return '2019' if day >= '2019-09-01' else '2016'


def case_faults(doc, kid, as_of):
    """The rules at 退回 level that a case breaks: E03.1, E03.2, E05.1, E05.2, E05.4."""
    target, opened, met, ruling = kid['对象'], kid.get('启动'), kid.get('见面'), kid.get('决定')
    organ, head = target.get('类型') == '党组织', target.get('主要负责人') == '是'
    conduct = kid['事实'].get('发生日期') or (ruling.get('日期') if ruling is not None else as_of)
    article, most = ('七', ITEMS[:11]) if doc.get('条例') == '2019' else ('六', ITEMS[:6])
    if doc.get('条例') != edition(conduct) or any(x.get('条') != article or x.get('项') not in most for x in doc.kids('情形')):
        yield 'E03.1'
    if opened is not None and (organ or head) and (opened.get('批准人') is None or not (opened.get('批准日期') or '9') <= opened.get('日期')):
        yield 'E03.2'
    if ruling is None:
        return
    if not (met.get('日期') if met is not None else '') <= ruling.get('集体研究日期') <= ruling.get('日期'):
        yield 'E05.1'
    if any(not empowered(ruling, x.get('种类'), organ) for x in ruling if tag(x) == '方式'):
        yield 'E05.2'
    if ruling.get('机关类型') != '党委' and head and not organ and not (ruling.get('报告对象') and '' < (ruling.get('报告日期') or '') <= ruling.get('日期')):
        yield 'E05.4'


ITEMS = '一 二 三 四 五 六 七 八 九 十 十一'.split()
WAYS = {True: {'检查', '通报', '改组'}, False: {'通报', '诫勉', '组织调整或者组织处理', '纪律处分'}}


def empowered(ruling, way, organ):
    """E05.2 at 退回 level; 纪律处分 without the rule that empowers is 警告 only."""
    if way not in WAYS[organ]:
        return False
    if ruling.get('机关类型') == '党委' or way == '纪律处分':
        return True
    return way in (('检查', '通报') if ruling.get('日期') >= '2019-09-01' and ruling.get('批准党组织') != ruling.get('机关') else ()) if organ else way in ('通报', '诫勉')



def problems(world, as_of, days):
    """D15.1: (rule, unit, 督查/问题, due, state, days) of every problem; the last 核查 speaks, else the last report, else the date."""
    for no, rows in world.things['督查反馈'].items():
        for n, p in rows.items():
            late, found, told = days(as_of, p['due']), sorted(world.checked.get((no, n), ())), sorted(world.mended.get((no, n), ()))
            done = told[-1][1] if told else None
            state = found[-1][1] if found else ('已完成' if done <= p['due'] else '逾期完成') if done else \
                '逾期' if late > 0 else '临近到期' if late >= -5 else '未到期'
            yield 'D15.1', p['unit'], f'{no}/{n}', p['due'], state, late


def not_mended(world):
    """(unit, day, 结论) of every problem of which the last 核查 is not 到位."""
    for (no, n), rows in world.checked.items():
        day, verdict = max(rows)
        if verdict != '到位':
            yield world.things['督查反馈'][no][n]['unit'], day, verdict


def undone(world, no):
    """Whether 复查 took the decision of the case back."""
    case = world.things['问责案件'].get(no)
    return case is not None and any(x.get('结论') == '撤销' for x in case.kids('复查'))


HANDLERS = {'问责主体': take_organs, '干部变动': take_change, '督查反馈': take_inspection, '整改报告': take_rectification, '整改核查': take_check, '调离登记': take_leaving,
            '述责述廉报告': take_account, '述责述廉评议': take_vote, '谈话记录': take_talk, '问责案件': take_case}
