#!/usr/bin/python3
"""What is said of 督查, 谈话, 述责述廉 and 问责 below 退回, as far as the document and the roster decide it (RULES.md B, C, D, E).

Shape:  warnings(world, doc) yields (rule, sure): sure where the text leaves no doubt; of the others either answer passes.
        RULES[root] are the rules looked at in a document of that root; in other roots they speak of duties by a day.
"""
from reading import tag

CITY_TALKERS = '市委', '市纪委', '党的工作部门'         # whose people stand in no roster of units
CITY_MEETING = {'市委委员', '市纪委委员', '党组织主要负责人'}
OWN_MEETING = {'县区': {'正科级以上', '党代表', '人大代表', '政协委员', '服务对象'}, '市直单位': {'中层以上', '职工代表', '服务对象'}}
HEADS = {'政治纪律和政治规矩', '管党治党责任', '党风廉政建设和反腐败', '廉洁纪律'}
EMPOWERING = {'中国共产党章程', '中国共产党纪律处分条例'}    # rules/authority.xml
RULES = {'督查反馈': ('D07.1',), '谈话记录': ('B04.1', 'B07.1', 'B12.1', 'B17.1', 'B18.1'), '述责述廉报告': ('C03.1', 'C05.1'),
         '述责述廉评议': ('C06.2', 'C07.1', 'C07.2', 'C07.6'), '调离登记': ('B09.2',),
         '问责案件': ('E02.1', 'E03.3', 'E04.1', 'E04.2', 'E05.2')}
LEVEL = {'E03.3': '提醒'}       # of the others 警告
ALL = {rule for rules in RULES.values() for rule in rules}


def warnings(world, doc):
    yield from CHECKS[doc.root](world, doc, {tag(x): x for x in doc.tree})


def of_inspection(world, doc, kid):
    if doc.get('类型') == '专项督查' and not doc.get('依据'):
        yield 'D07.1', True


# ---- 谈话 ----

def of_talk(world, doc, kid):
    day = doc.get('时间')[:10]
    for x in doc.kids('谈话人'):
        if x.get('受委托') == '是' or in_office(world, x.get('编号'), day):
            continue
        if x.get('机关') in CITY_TALKERS:
            if x.get('编号'):
                yield 'B04.1', False
        else:
            yield 'B04.1', True
    if any(x.get('编号') not in world.people for x in doc.kids('谈话对象')):
        yield 'B04.1', True
    if doc.get('类型') == '任前廉政谈话' and doc.get('方式') == '集体' and not {'纪委', '组织人事部门'} <= {x.get('类型') for x in doc.kids('组织机关')}:
        yield 'B07.1', True
    if doc.get('变动') in world.matters and '承诺书' not in kid:
        yield 'B12.1', True
    if doc.get('类型') in ('任前廉政谈话', '提醒谈话') and not '' < (doc.get('方案日期') or '') <= day:
        yield 'B17.1', doc.get('方案日期') is not None
    if doc.get('类型') == '提醒谈话':
        if not doc.get('来源'):
            yield 'B17.1', True
        note = kid.get('书面材料')
        if '表态' not in kid or note is None or note.get('种类') != '说明':
            yield 'B18.1', True
        if '廉洁档案' not in {x.get('去向') for x in doc.kids('归档')}:
            yield 'B18.1', False                # from which day on the text does not say


def in_office(world, number, day):
    return any(n == number and a <= day <= b for u in world.units.values() for n, a, b in u['heads'])


def of_leaving(world, doc, kid):
    four = all(doc.get(x) == '是' for x in ('清交公文', '清交公物', '清交公款', '迎送规范'))
    both = {x.get('去向') for x in doc.kids('报送')} == {'上级纪委', '组织部门'}
    if not (four and both and doc.get('组织关系转移日期') and doc.get('工资关系转移日期')):
        yield 'B09.2', True


# ---- 述责述廉 ----

def of_account(world, doc, kid):
    if HEADS - {p.get('内容') for part in doc.tree for p in part}:
        yield 'C03.1', True
    if not doc.get('公开日期'):
        yield 'C05.1', True


def lacking(wanted, came):
    return any(x not in came for x in wanted)


def of_meeting(world, doc, kid):
    day, came = doc.get('日期'), ' '.join(x.get('类别') for x in doc.kids('参会'))      # each in its own words: 正科级以上干部
    if doc.get('层级') == '市级':
        listed = doc.get('名单同意日期')
        if not '' < (listed or '') <= day or doc.get('提问') != '是' or doc.get('点评') != '是' or lacking(CITY_MEETING, came):
            yield 'C06.2', True
        return
    filed, seen = doc.get('方案报送日期'), doc.get('方案审核日期')
    if filed and seen and not (filed <= seen <= day and filed < day) or filed and not filed < day or seen and not seen <= day:
        yield 'C07.1', True
    if not filed or not seen:
        yield 'C07.1', False
    if not doc.get('监督代表'):
        yield 'C07.1', True
    unit = world.units[doc.get('单位')]
    staff = doc.get('单位人数')
    if unit['cat'] == '市直单位' and staff is None:
        yield 'C07.2', False
    elif unit['cat'] == '市直单位' and int(doc.get('应到')) < int(staff) <= 50:
        yield 'C07.2', True
    if lacking(OWN_MEETING[unit['cat']], came):
        yield 'C07.6', '全体' not in came


# ---- 问责 ----

def of_case(world, doc, kid):
    ruling, source = kid.get('决定'), kid['来源']
    # that a 移送 is not answered in time is E03.3 as well
    yield 'E03.3', source.get('类型').endswith('移送') and not source.get('移送文号')
    if ruling is None:
        return
    if '见面' not in kid or kid['见面'].get('采纳') != '无申辩':
        yield 'E04.1', '见面' not in kid
    told = kid.get('调查报告')
    if '调查' not in kid or told is None or told.get('日期') > ruling.get('集体研究日期'):
        yield 'E04.2', True
    organs = world.organs.get(ruling.get('日期')[:4])
    if organs is None or organs.get(ruling.get('机关')) != ruling.get('机关类型'):
        yield 'E02.1', organs is not None and ruling.get('机关') not in organs
    organ = kid['对象'].get('类型') == '党组织'
    punished = any(tag(x) == '方式' and x.get('种类') == '纪律处分' for x in ruling)
    if ruling.get('机关类型') != '党委' and not organ and punished and not EMPOWERING & {x.get('法规') for x in ruling if tag(x) == '依据'}:
        yield 'E05.2', True


CHECKS = {'督查反馈': of_inspection, '调离登记': of_leaving, '谈话记录': of_talk, '述责述廉报告': of_account, '述责述廉评议': of_meeting, '问责案件': of_case}
