#!/usr/bin/python3
"""Bytes -> document, for the independent checker: encoding, limits, well-formedness, and the shape of VOCABULARY.md.

Shape:  read(data) -> Doc; Doc.faults is a list of (rule, item) where item is None (whole file) or the element refused.
        A rule may be 'A09.1/X02.2' where either name of the fault is right.
Errors: none raised for bad input; everything wrong is a fault.
"""
import re
from lxml import etree

NS = 'urn:liangze:1'
UNIT_ROOTS = {'工作台账', '记实提交', '书面告知', '履责报告', '述责述廉报告', '整改报告', '调离登记'}
OFFICE_ROOTS = {'单位名册', '责任清单', '考核方案', '审核意见', '督查反馈', '整改核查', '重点领域', '干部变动', '年终考核',
                '加减分事项', '签批', '问责主体', '问责工作报告', '问责案件'}
BOTH_ROOTS = {'谈话记录', '述责述廉评议'}
ITEMS = {'记录', '撤回', '意见', '成绩', '表彰', '推广', '查处', '处分', '问题', '核查', '整改', '件', '任职', '调离', '重大事项报告'}

D = r'20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])'
P = {
    '日期': D, '时刻': D + r'T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d', '月份': r'20\d\d-(?:0[1-9]|1[0-2])', '年度': r'20\d\d',
    '责任': '主体责任|监督责任', '单位代码': '[0-9A-Z]{6,18}', '编号': r'[A-Za-z0-9-]{1,40}', '是否': '是|否',
    '分值': r'(?:0|[1-9][0-9]{0,5})(?:\.[0-9]{1,2})?', '密级': '公开|内部|秘密|机密', '批次': r'[0-9]+', '文': r'(?s).*\S.*',
    '方式': '补充|全量', '主体': '领导班子|主要负责人|班子成员|纪检机构', '周期': '每月|每季|每半年|每年|一次',
    '适用': '县区|市直单位|全部', '类别': '县区|市直单位', '数': r'[0-9]+', '结论': '通过|退回|扣分|不实', '批结论': '同意|不同意|修改|不予',
    '机关': '市委主体办|市纪委', '材料': '文件|会议记录|领导讲话|活动照片|信息简报|工作总结|其他', '算法': 'SM3|SHA-256',
    '摘要': r'[0-9A-Fa-f]{64}', '任意': r'(?s).*', '规则': r'[A-EX]\d\d\.\d+', '电话': r'[0-9+() -]{5,20}', '月日': r'\d\d-\d\d',
    '分': r'(?:100(?:\.0{1,2})?|[1-9]?[0-9](?:\.[0-9]{1,2})?)', '奖级': '国家|省|市', '推级': '全国|全省|全市', '职级': '县级|科级|一般',
    '结果': '刑事责任|党政纪处分|通报|诫勉|组织处理', '查机关': '市纪委|县级纪委|上级纪委|其他', '受处分': '主要负责人|班子成员|党组织',
    '事由': '群众反映强烈|腐败易发多发', '半年': '上半年|下半年', '报责': '主体责任|监督责任|两个责任',
}
P = {k: re.compile(v, re.ASCII if k not in ('文', '任意') else 0) for k, v in P.items()}

# name: (attributes 'name:type' with ? for optional, children 'name' with ? * +, text type or None)
SHAPE = {
    '单位名册': ('年度:年度', '单位+', None),
    '单位': ('代码:单位代码 名称:文 类别:类别 形式:文? 在编人数:数 排序:任意?', '党组织+ 记录员+ 干部*', None),
    '党组织': ('责任:责任 名称:文 派驻:是否?', '负责人+', None),
    '负责人': ('编号:编号 姓名:文 职务:文 起:日期? 止:日期?', '', None),
    '记录员': ('姓名:文 电话:电话? 起:日期? 止:日期?', '', None),
    '干部': ('编号:编号 姓名:文 职务:文 级别:文 班子:文? 分管:文? 起:日期? 止:日期? 性别:文? 民族:文? 出生年月:文? 入党时间:文? 任现职时间:文?', '', None),
    '责任清单': ('年度:年度 责任:责任 适用:适用', '项+', None),
    '项': ('编号:编号', '', '文'),
    '考核方案': ('年度:年度 文号:文', '权重 等次 记实扣减 加减分 述责述廉 通报 期限? 重大节日* 指标+', None),
    '工作台账': ('单位:单位代码 年度:年度 报送时间:时刻', '指标* 更正?', None),
    '书面告知': ('单位:单位代码 月份:月份 责任:责任 日期:日期 记录员:文 签收人:文 签收日期:日期?', '', None),
    '履责报告': ('单位:单位代码 年度:年度 期间:半年 责任:报责 文号:文 主送:文 抄送:文? 报送时间:时刻', '正文', None),
    '正文': ('', '段+', None), '段': ('', '', '文'),
    '审核意见': ('月份:月份 机关:机关? 审核人:文 时间:时刻', '意见*', None),
    '意见': ('单位:单位代码 记录:编号 结论:结论 扣分:分值? 理由:文', '', None),
    '签批': ('编号:编号 日期:日期 签批人:文 职务:文 机关:文', '件+', None),
    '件': ('文种:文 依据:规则 单位:单位代码? 人员:编号? 期间:文? 编号:编号? 结论:批结论 改定:文? 理由:文? 取读:文?', '', None),
    '记实提交': ('单位:单位代码 月份:月份 批次:批次 方式:方式? 报送时间:时刻 记录员:文', '记录* 撤回*', None),
    '记录': ('编号:编号 责任:责任 指标:编号 履责主体:主体 密级:密级? 保密期限至:日期? 纸质档号:文?',
            '时间 地点 人物 事项 印证材料* 审核 录入 更正?', None),
    '时间': ('止:时刻?', '', '时刻'), '地点': ('', '', '文'), '人物': ('', '人员+', None),
    '人员': ('姓名:文 职务:文 编号:编号?', '', None), '事项': ('', '', '文'),
    '印证材料': ('类型:材料 文件:文 算法:算法 摘要:摘要', '', None),
    '审核': ('人:文 职务:文 时间:时刻', '', None), '录入': ('人:文 时间:时刻', '', None),
    '更正': ('理由:文 批准人:文 时间:时刻', '', None), '撤回': ('编号:编号 理由:文 批准人:文 时间:时刻', '', None),
    '年终考核': ('年度:年度 机关:机关? 日期:日期', '成绩+', None),
    '成绩': ('单位:单位代码 责任:责任 民主测评:分? 问卷调查:分? 理论测试:分?', '', None),
    '加减分事项': ('年度:年度', '表彰* 推广* 查处* 处分*', None),
    '表彰': ('编号:编号 单位:单位代码 项目:文 级别:奖级 文件:文? 日期:日期', '', None),
    '推广': ('编号:编号 单位:单位代码 经验:文 级别:推级 文件:文 日期:日期', '', None),
    '查处': ('编号:编号 单位:单位代码 人员:编号 姓名:文 级别:职级 结果:结果 查处机关:查机关 主动上报:是否 日期:日期 案件:编号?', '', None),
    '处分': ('编号:编号 单位:单位代码 对象:受处分 人员:编号? 种类:文 日期:日期 案件:编号?', '', None),
    '重点领域': ('编号:编号 日期:日期', '项+', None),
    '重点领域/项': ('单位:单位代码? 领域:文 事由:事由', '', None),
    '指标': ('编号:编号 名称:文 责任:责任 适用:适用? 分值:分值 周期:周期 完成时限:文? 次数:数 须印证:是否 清单项:编号?', '', '文'),
}
IDENTITY = {'单位名册': '年度', '责任清单': '年度 责任 适用', '考核方案': '年度', '审核意见': '月份 机关', '签批': '编号', '工作台账': '单位 年度',
            '记实提交': '单位 月份 批次', '书面告知': '单位 月份 责任', '履责报告': '单位 年度 期间 责任', '年终考核': '年度 机关', '加减分事项': '年度', '重点领域': '编号'}
FREE = {'权重', '等次', '记实扣减', '加减分', '述责述廉', '通报', '期限', '重大节日'}
FORBIDDEN = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff\u061c]')


class Doc:
    def __init__(self):
        self.root, self.tree, self.faults, self.broken = None, None, [], False
        self.text = None                # of a file that could be decoded

    def get(self, name):
        return self.tree.get(name) if self.tree is not None else None

    def own_date(self):
        for name in ('报送时间', '时间', '日期', '填报日期'):
            if self.get(name):
                return self.get(name)
        return ''

    def identity(self):
        """What makes a later filing replace this one, where it can be read."""
        names = IDENTITY.get(self.root)
        if names:
            return (self.root, *(self.get(n) for n in names.split()))
        m = re.search(r'<([^\s<>/!?]+)((?:\s+[^\s=<>]+\s*=\s*"[^"<]*")*)\s*/?>', self.text or '')
        if not m or m.group(1) not in IDENTITY:
            return None
        have = dict(re.findall(r'([^\s=]+)\s*=\s*"([^"]*)"', m.group(2)))
        return (m.group(1), *(have.get(n) for n in IDENTITY[m.group(1)].split()))

    def kids(self, name):
        return [e for e in self.tree if tag(e) == name] if self.tree is not None else []


def tag(e):
    return etree.QName(e).localname if isinstance(e.tag, str) else ''


def decode(data):
    """The text, or None where the encoding is unknown or broken (X01.1)."""
    try:
        if data[:2] in (b'\xff\xfe', b'\xfe\xff'):
            return data.decode('utf-16')
        if data[:3] == b'\xef\xbb\xbf':
            return data[3:].decode('utf-8')
        m = re.match(rb'<\?xml[^>]*?encoding\s*=\s*["\']([A-Za-z0-9._-]+)["\']', data[:300])
        label = m.group(1).decode().upper() if m else 'UTF-8'
        codec = {'UTF-8': 'utf-8', 'UTF8': 'utf-8', 'US-ASCII': 'ascii', 'GB18030': 'gb18030', 'GBK': 'gb18030', 'GB2312': 'gb18030', 'CP936': 'gb18030'}.get(label)
        return data.decode(codec) if codec else None
    except UnicodeError:
        return None


def depth_and_tags(text):
    """Whether the text stays within depth 64, 64 attributes and 16 KiB a tag."""
    depth = 0
    for m in re.finditer(r'<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(/?)[^\s<>/!?][^<>]*?(/?)>', text, re.S):
        s = m.group(0)
        if s.startswith(('<!', '<?')):
            continue
        if len(s.encode()) > 16384 or len(re.findall(r'=\s*["\']', s)) > 64:
            return False
        if m.group(1):
            depth -= 1
        elif not m.group(2):
            depth += 1
            if depth > 64:
                return False
    return True


def read(data):
    doc = Doc()
    text = decode(data)
    if text is None:
        return fail(doc, 'X01.1')
    doc.text = text
    if FORBIDDEN.search(text):
        return fail(doc, 'X01.5')
    if '<!DOCTYPE' in text or '<!ENTITY' in text:
        return fail(doc, 'X01.3')
    if not depth_and_tags(text):
        return fail(doc, 'X01.4')
    body = re.sub(r'^<\?xml.*?\?>', '', text, count=1, flags=re.S)
    try:
        doc.tree = etree.fromstring(body.encode('utf-8'), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return fail(doc, 'X01.2')
    doc.root = tag(doc.tree)
    if etree.QName(doc.tree).namespace != NS or doc.root not in UNIT_ROOTS | OFFICE_ROOTS | BOTH_ROOTS:
        return fail(doc, 'X02.1')
    if doc.root in SHAPE:
        check(doc, doc.tree, None)
    return doc


def fail(doc, rule):
    doc.faults.append((rule, None))
    doc.broken = True
    return doc


def check(doc, e, item):
    """Attributes, children and text of e against SHAPE; faults go to the item that holds e, else to the file."""
    name = tag(e)
    if name in ITEMS or (name == '指标' and doc.root == '工作台账'):
        item = e
    if name in FREE:
        return
    want, kids, text = SHAPE.get(f'{doc.root}/{name}') or SHAPE[name]
    rule = 'A09.1/X02.2' if doc.root == '记实提交' and name in ('时间', '地点', '人物', '人员', '事项') else 'X02.2'
    known = set()
    for spec in want.split():
        attr, kind = spec.rstrip('?').split(':')
        known.add(attr)
        v = e.get(attr)
        if v is None and not spec.endswith('?') or v is not None and not P[kind].fullmatch(v):
            doc.faults.append((rule, item))
    if set(e.keys()) - known:
        doc.faults.append((rule, item))
    if text and not P[text].fullmatch((e.text or '').strip()):
        doc.faults.append(('A09.1' if rule != 'X02.2' and not (e.text or '').strip() else rule, item))
    if name == '事项' and 0 < len((e.text or '').strip()) < 10 or len(e.text or '') > 2000 and name == '事项':
        doc.faults.append((rule, item))
    order(doc, e, kids.split(), item)


def order(doc, e, kids, item):
    found = [c for c in e if isinstance(c.tag, str)]
    pos = 0
    for spec in kids:
        name, n = spec.rstrip('?*+'), 0
        while pos < len(found) and tag(found[pos]) == name and not (n and spec[-1] not in '*+'):
            check(doc, found[pos], item)
            pos, n = pos + 1, n + 1
        if n == 0 and spec[-1] not in '?*':
            doc.faults.append(('A09.1' if name in ('时间', '地点', '人物', '事项') else 'X02.2', item))
    if pos < len(found):
        doc.faults.append(('X02.2', item))


def canonical(e):
    """C14N of an element without whitespace-only text and without 更正."""
    copy = etree.fromstring(etree.tostring(e, with_tail=False, encoding='utf-8'))
    for x in list(copy.iter()):
        if tag(x) == '更正':
            x.getparent().remove(x)
    for x in copy.iter():
        if x.text is not None and not x.text.strip():
            x.text = None
        if x.tail is not None and not x.tail.strip():
            x.tail = None
    return etree.tostring(copy, method='c14n')
