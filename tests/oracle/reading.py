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
# the same names where they are no items
NOT_ITEMS = {('述责述廉报告', '问题'), ('述责述廉评议', '整改'), ('述责述廉评议', '意见')}
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
    '督查类型': '日常督查|重点督查|专项督查|全面督查', '核查结论': '到位|不到位|拒不整改|弄虚作假', '整改状态': '已完成|整改中',
    '谈话类型': '任前廉政谈话|廉政恳谈|督责约谈|提醒谈话|诫勉谈话', '个集': '个别|集体', '来源': '日常管理监督|民主生活会|年度考核|巡视巡察|信访举报|审计|其他',
    '组织': '党委|纪委|组织人事部门|其他', '谈机关': '市委|市纪委|本级党委|本级纪委|党的工作部门', '诫项': '[一二三四五]', '书材': '说明|检查',
    '谈档': '干部档案|廉洁档案', '层级': '市级|本级', '评结论': '到位|不到位|不整改', '内容': '政治纪律和政治规矩|管党治党责任|党风廉政建设和反腐败|廉洁纪律',
    '机关类型': '党委|纪委|党的工作部门', '条例': '2016|2019', '案源': '日常工作|监督检查|(?:巡察|督查|司法|审计|行政执法)移送', '对象类': '党组织|领导干部',
    '组成': '直接|指定', '采纳': '全部采纳|部分采纳|不予采纳|无申辩', '建议': '问责|不予问责', '数字': '[一二三四五六七八九十百零]+',
    '问责方式': '检查|通报|改组|诫勉|组织调整或者组织处理|纪律处分', '形式': '会议|文件|内部网络|谈话|书面', '送达': '本人|所在党组织', '部门': '组织部门|纪检机关',
    '案档': '个人档案|廉洁档案', '复查': '维持|变更|撤销', '期限': r'[1-9][0-9]{0,2}(?:日|个月)', '月数': r'[1-9][0-9]?|1[01][0-9]|120', '登记': '上级纪委|组织部门',
    '人次': r'0|[1-9][0-9]{0,4}', '事由': '群众反映强烈|腐败易发多发', '半年': '上半年|下半年', '报责': '主体责任|监督责任|两个责任',
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
    '督查反馈': ('编号:编号 类型:督查类型 单位:单位代码 责任:责任 日期:日期 督查组:文 文号:文? 依据:文?', '问题*', None),
    '问题': ('编号:编号 整改期限:日期', '事实 整改要求', None), '督查反馈/事实': ('', '', '文'), '整改要求': ('', '', '文'),
    '整改核查': ('督查:编号 日期:日期 核查人:文', '核查+', None), '核查': ('问题:编号 结论:核查结论', '', '文'),
    '整改报告': ('单位:单位代码 督查:编号 报送时间:时刻', '整改+', None),
    '整改': ('问题:编号 状态:整改状态 完成日期:日期?', '措施 印证材料*', None), '措施': ('', '', '文'),
    '干部变动': ('编号:编号 日期:日期', '任职* 调离* 重大事项报告*', None),
    '任职': ('编号:编号 人员:编号 单位:单位代码 职务:文 决定日期:日期 名单提供日期:日期?', '', None),
    '调离': ('编号:编号 人员:编号 原单位:单位代码 调离日期:日期', '', None),
    '重大事项报告': ('编号:编号 人员:编号 单位:单位代码 事项:文 报告日期:日期 接收组织:文', '', None),
    '调离登记': ('变动:编号 单位:单位代码 填报日期:日期 清交公文:是否 清交公物:是否 清交公款:是否 迎送规范:是否 组织关系转移日期:日期? 工资关系转移日期:日期?', '报送*', None),
    '报送': ('去向:登记 日期:日期', '', None), '问责工作报告/报送': ('机关:文', '', None),
    '述责述廉报告': ('单位:单位代码 年度:年度 期间:半年 对象:文 报送时间:时刻 公开日期:日期?', '成绩 问题 整改措施', None),
    '述责述廉报告/成绩': ('', '段+', None), '述责述廉报告/问题': ('', '段+', None), '整改措施': ('', '段+', None), '述责述廉报告/段': ('内容:内容?', '', '文'),
    '述责述廉评议': ('编号:编号 层级:层级 单位:单位代码? 年度:年度 期间:半年 日期:日期 名单同意日期:日期? 方案报送日期:日期? 方案审核日期:日期? 监督代表:文? '
                '提问:是否? 点评:是否? 上报日期:日期? 单位人数:人次? 应到:人次 实到:人次', '参会* 评议+', None),
    '参会': ('类别:文 人数:人次', '', None),
    '评议': ('编号:编号 姓名:文 职务:文 单位:单位代码 优秀:人次 良好:人次 一般:人次 差:人次 弃权:人次 无效:人次?', '反馈? 整改?', None),
    '反馈': ('日期:日期 收到日期:日期?', '意见+', None), '述责述廉评议/意见': ('', '', '文'),
    '述责述廉评议/整改': ('期限:日期? 方案日期:日期? 报告日期:日期? 结论:评结论?', '', None),
    '谈话记录': ('编号:编号 类型:谈话类型 方式:个集 单位:单位代码 时间:时刻 地点:文 密级:密级? 方案日期:日期? 来源:来源? 变动:编号? 签批:编号? 案件:编号?',
             '组织机关* 谈话人+ 谈话对象+ 记录人? 基本情况? 事由 内容 表态? 签字* 节日? 承诺书? 诫勉? 书面材料? 归档*', None),
    '组织机关': ('名称:文 类型:组织', '', None), '谈话人': ('编号:编号? 姓名:文 职务:文 机关:谈机关? 受委托:是否?', '', None),
    '谈话对象': ('编号:编号 姓名:文 职务:文 单位:单位代码', '', None), '记录人': ('姓名:文 职务:文', '', None), '基本情况': ('', '', '文'), '事由': ('', '', '文'),
    '内容': ('', '', '文'), '表态': ('', '', '文'), '签字': ('人:文 时间:时刻', '', None), '节日': ('名称:文', '', None), '承诺书': ('日期:日期', '', None),
    '诫勉': ('项:诫项 决定文号:文 决定日期:日期 决定机关:文', '', None), '书面材料': ('种类:书材 限期:日期 提交日期:日期? 签批人:文?', '', None),
    '归档': ('去向:谈档 日期:日期', '', None),
    '问责主体': ('年度:年度', '机关+', None), '机关': ('名称:文 类型:机关类型 机构:文 人员:文 电话:电话?', '', None),
    '问责工作报告': ('机关:文 年度:年度 期间:半年 机关类型:机关类型 文号:文? 报送时间:时刻', '报送+', None),
    '问责案件': ('编号:编号 条例:条例 密级:密级? 机关:文?', '来源 对象 不予问责? 启动? 调查? 见面? 调查报告? 情形* 事实 决定? 执行? 申诉? 复查?', None),
    '来源': ('类型:案源 单位:文 日期:日期 移送文号:文? 建议:编号?', '', None),
    '对象': ('类型:对象类 编号:编号 名称:文 职务:文? 单位:单位代码 主要负责人:是否 级别:职级?', '基本情况', None),
    '不予问责': ('日期:日期 批准人:文 理由:文', '', None), '启动': ('日期:日期 批准人:文? 批准人职务:文? 批准日期:日期?', '', None),
    '调查': ('机构:文 机构类型:机关类型 组成方式:组成 开始:日期 结束:日期 组长:文', '成员+', None), '成员': ('姓名:文 职务:文', '', None),
    '见面': ('日期:日期 签字人:文? 采纳:采纳?', '', '文'), '调查报告': ('日期:日期 建议:建议 文件:文?', '', None), '情形': ('条:数字 项:数字', '', None),
    '事实': ('发生日期:日期?', '段+', None), '问责案件/段': ('公开:是否?', '', '文'),
    '决定': ('机关:文 机关类型:机关类型 集体研究日期:日期 批准党组织:文 日期:日期 生效日期:日期 申诉期限:期限 受理机关:文 影响期:月数? 报告日期:日期? 报告对象:文? 文号:文?',
           '依据+ 方式+', None),
    '依据': ('法规:文 条:数字 款:数字? 项:数字?', '', None), '方式': ('种类:问责方式 内容:文? 形式:形式? 范围:文?', '', None),
    '执行': ('', '送达* 宣布? 书面检查? 手续? 书面检讨? 深刻检查? 告知* 归档* 公开? 不公开?', None), '送达': ('对象:送达 日期:日期 接收人:文', '', None),
    '宣布': ('日期:日期 范围:文', '', None), '书面检查': ('日期:日期 签字人:文 报送日期:日期?', '', None), '手续': ('办结日期:日期', '', None),
    '书面检讨': ('日期:日期', '', None), '深刻检查': ('日期:日期 会议:文', '', None), '告知': ('部门:部门 日期:日期', '', None),
    '问责案件/归档': ('去向:案档 日期:日期', '', None), '公开': ('日期:日期 范围:文', '', None), '不公开': ('理由:文', '', None),
    '申诉': ('日期:日期 理由:文 受理日期:日期? 受理机关:文?', '', None), '复查': ('日期:日期 结论:复查 集体研究日期:日期? 批准党组织:文?', '决定?', None),
    '重点领域/项': ('单位:单位代码? 领域:文 事由:事由', '', None),
    '指标': ('编号:编号 名称:文 责任:责任 适用:适用? 分值:分值 周期:周期 完成时限:文? 次数:数 须印证:是否 清单项:编号?', '', '文'),
}
IDENTITY = {'单位名册': '年度', '责任清单': '年度 责任 适用', '考核方案': '年度', '审核意见': '月份 机关', '签批': '编号', '工作台账': '单位 年度',
            '督查反馈': '编号', '整改核查': '督查 日期', '整改报告': '单位 督查 报送时间', '干部变动': '编号', '调离登记': '变动', '谈话记录': '编号',
            '述责述廉报告': '单位 年度 期间 对象', '述责述廉评议': '编号', '问责主体': '年度', '问责工作报告': '机关 年度 期间', '问责案件': '编号',
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
    if name in ITEMS and (doc.root, name) not in NOT_ITEMS or (name == '指标' and doc.root == '工作台账'):
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
            doc.faults.append(('C05.2/X02.2' if doc.root == '述责述廉报告' and name in ('成绩', '问题', '整改措施') else 'A09.1' if name in ('时间', '地点', '人物', '事项') else 'X02.2', item))
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
