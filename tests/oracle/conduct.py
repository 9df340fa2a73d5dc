#!/usr/bin/python3
"""督查, 谈话, 述责述廉 and 问责 in the independent checker: what each document names, its own rules at 退回 level, votes.

Shape:  take_*(world, e, doc) are handlers of sim.World; world.things[root][编号] holds what is in force, the latest filing.
        For 督查反馈 {编号: problems}; 谈话, 评议, 案件 {编号: doc}; world.changes the 编号 of 任职, 调离 and 重大事项报告.
Votes:  integers only, N = cast without the invalid.
"""
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


def take_inspection(world, e, doc):
    if unknown_unit(world, doc.get('单位')):
        refuse_file(e, 'X03.1/A02.1')
        return
    good = items(world, e, doc, ('问题',), lambda x: None)
    if not doc.kids('问题') or good:
        e_problems = {x.get('编号'): dict(due=x.get('整改期限'), resp=doc.get('责任'), unit=doc.get('单位')) for x in good}
        world.things['督查反馈'][doc.get('编号')] = e_problems


def about_problems(world, e, doc, kind):
    problems = world.things['督查反馈'].get(doc.get('督查'))
    if problems is None:
        refuse_file(e, 'X03.1')
        return []
    return items(world, e, doc, (kind,), lambda x: None if x.get('问题') in problems else 'X03.1')


def take_rectification(world, e, doc):
    for x in about_problems(world, e, doc, '整改'):
        if x.get('状态') == '已完成':
            world.mended.setdefault((doc.get('督查'), x.get('问题')), []).append((doc.get('报送时间')[:10], x.get('完成日期')))


def take_check(world, e, doc):
    for x in about_problems(world, e, doc, '核查'):
        world.checked.setdefault((doc.get('督查'), x.get('问题')), []).append((doc.get('日期'), x.get('结论')))


def take_leaving(world, e, doc):
    if doc.get('变动') not in world.changes:
        refuse_file(e, 'X03.1')


def take_account(world, e, doc):
    if doc.get('对象') != '领导班子' and doc.get('对象') not in world.people:
        refuse_file(e, 'X03.1')


def outcome(votes, valid):
    """C07.3: 0 nothing, 1 批评教育, 2 问责."""
    return 2 if 2 * votes > valid else 1 if 3 * votes > valid else 0


def take_vote(world, e, doc):
    rows = doc.kids('评议')
    if any(unknown_unit(world, x.get('单位')) or x.get('编号') not in world.people for x in rows):
        refuse_file(e, 'X03.1/A02.1')
        return
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
    world.things['谈话记录'][doc.get('编号')] = doc


def take_case(world, e, doc):
    kid = {tag(x): x for x in doc.tree}
    proposal = kid['来源'].get('建议')
    if unknown_unit(world, kid['对象'].get('单位')) or proposal and proposal not in world.signed:
        refuse_file(e, 'X03.1/A02.1')
        return
    world.things['问责案件'][doc.get('编号')] = doc


HANDLERS = {'干部变动': take_change, '督查反馈': take_inspection, '整改报告': take_rectification, '整改核查': take_check, '调离登记': take_leaving,
            '述责述廉报告': take_account, '述责述廉评议': take_vote, '谈话记录': take_talk, '问责案件': take_case}
