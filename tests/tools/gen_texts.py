#!/usr/bin/python3
"""Stock of sentences for invented records: like what an office writes, and never twice the same.

Shape:  Texts(rng).make(theme, ctx) -> str; ctx: organ, who, year, month, day, town (True for 县区).
Errors: a theme without a sentence that is still unused raises.
"""
import unicodedata

TOWNS = ['城关镇', '东关街道', '西河乡', '南堤镇', '北坡乡', '柳林镇', '大桥乡', '河口镇', '新庄乡', '石桥镇', '清水街道', '马庄乡']
OFFICES = ['办公室', '人事科', '规划财务科', '法规科', '行政审批科', '机关党委', '信息中心', '服务大厅', '执法支队', '培训中心', '后勤服务中心', '监测站']
DOCS = ['中央纪委全会精神', '省纪委全会精神', '市委全面从严治党工作会议精神', '《中国共产党纪律处分条例》', '《中国共产党党内监督条例》',
        '中央八项规定及其实施细则精神', '市委主要领导关于作风建设的批示', '市纪委关于典型问题的通报', '《中国共产党巡视工作条例》', '全市警示教育大会精神']
ISSUES = ['会议记录不够规范', '个别科室风险点排查不细', '公务接待审批单填写不全', '谈话提醒流于形式', '制度更新不及时', '工作台账与实际进度不一致',
          '惠民资金公示不到位', '车辆使用登记有缺项', '党费收缴台账不完整', '整改销号依据不足', '学习笔记补记代记', '小额采购比价材料缺失']
AREAS = ['项目建设', '财务管理', '行政审批', '执法监督', '信访维稳', '人事教育', '公共资源交易', '民生资金', '招商引资', '安全生产', '生态环保', '乡村振兴']
THINGS = ['接待清单', '公务用车派车单', '差旅费报销凭证', '会议费票据', '工会经费支出凭证', '办公用房台账', '补助资金发放表', '采购合同', '值班记录', '津补贴发放明细']
FILMS = ['《底线》', '《迷途》', '《失守的围栏》', '《代价》', '《警钟》', '《回头无岸》', '《蚁穴》', '《家风之殇》']
SITES = ['市廉政教育基地', '市档案馆家风展厅', '市法院庭审现场', '革命纪念馆', '市看守所警示教育室', '清廉文化公园']
ROOMS = {True: ['县委常委会议室', '县委第一会议室', '县委小会议室', '党校报告厅', '纪委会议室', '行政中心三楼会议室'],
         False: ['三楼会议室', '五楼党组会议室', '机关多功能厅', '二楼小会议室', '机关党员活动室', '纪检组会议室']}

THEMES = {
    '部署': [
        '{who}主持召开{organ}会议，传达学习{doc}，研究{month}月份全面从严治党重点任务{t}项，逐项明确责任领导和完成时限。',
        '{organ}召开会议，专题研究{month}月份党风廉政建设工作，{who}就{issue}等问题作出部署，要求{place}于{later}前报送落实情况。',
        '{organ}理论学习中心组集中学习{doc}，{who}结合{area}领域实际作交流发言，会议确定下步整改事项{t}条。',
        '{who}在{organ}会议上通报{area}领域廉政风险排查情况，会议审议通过防控措施{t}条，由{place}牵头落实。',
        '{organ}研究全面从严治党年度任务推进情况，听取{place}、{place2}汇报，对进度偏慢的{t}项任务提出限时要求。'],
    '听取': [
        '{who}主持会议，听取{place}、{place2}等{k}个单位党风廉政建设工作汇报，指出{issue}、{issue2}等问题，要求{later}前整改到位。',
        '{organ}专题听取班子成员履行“一岗双责”情况汇报，{who}逐一点评，梳理{issue}等共性问题{t}个，建立清单销号管理。',
        '{organ}听取纪检机构关于{area}领域监督检查情况的汇报，研究处理意见{t}条，责成{place}限期说明情况。'],
    '亲自': [
        '{who}带队到{place}调研督导全面从严治党工作，查阅{thing}{n}份，与{k}名干部座谈，就{issue}现场提出整改要求。',
        '{who}批阅信访件{t}件，对反映{place}{area}方面的问题作出批示，要求专人负责、{later}前办结并书面反馈。',
        '{who}约谈{place}负责人，就{issue}问题听取说明，协调解决{area}工作中的困难{t}个，明确复查时间为{later}。'],
    '双责': [
        '{who}就分管的{area}工作与{place}负责人谈心谈话，排查廉政风险点{t}个，制定防控措施{k}条并签订责任书。',
        '{who}到{place}检查分管领域党风廉政建设责任落实情况，抽查{thing}{n}份，对{issue}当场指出并交办整改。',
        '{who}在分管部门例会上通报{area}领域典型案例{k}起，要求{place}、{place2}对照{issue}开展自查自纠。',
        '{who}组织{place}干部{n}人集体学习{doc}，结合{area}工作查找履职短板{k}项，逐项认领。'],
    '研判': [
        '{organ}召开分析研判会，对{area}、{area2}领域政治生态状况进行会商，形成问题清单{t}条、责任清单{k}条，会议材料归档备查。',
        '{who}主持半年全面从严治党形势分析会，通报{place}等单位{issue}情况，研究确定下半年重点监督事项{t}项。'],
    '清单': [
        '{organ}研究制定年度全面从严治党任务分工方案，分解任务{t}项，印发{place}等{k}个责任单位执行，{who}签署责任书。',
        '{who}审定年度责任清单和任务台账，明确{area}、{area2}等重点事项{t}项，完成时限落实到月。'],
    '教育': [
        '组织{organ}机关党员干部{n}人到{site}接受警示教育，观看警示教育片{film}，{who}讲话，{k}名干部作交流发言。',
        '{who}为{place}党员干部讲授廉政党课，结合{doc}剖析典型案例{k}起，{n}人参加并撰写心得体会。',
        '{organ}举办纪律教育专题培训班，邀请党校教师解读{doc}，{place}、{place2}等单位{n}名干部参加，现场测试合格率百分之百。',
        '开展廉洁家风主题活动，组织{organ}干部家属{n}人参观{site}，发放倡议书{k}份，{who}致辞。'],
    '指导': [
        '{who}到{place}列席民主生活会，对照检查材料提出修改意见{t}条，指出{issue}，要求会后十五日内制定整改方案。',
        '{organ}派出{k}个督导组，对{place}、{place2}等单位履行主体责任情况开展督导，反馈问题{t}个，印发督导通报一期。'],
    '内控': [
        '{organ}修订{area}管理制度，完善审批流程{k}处，{who}主持合法性审查，印发{place}等科室执行，废止旧制度{t}项。',
        '{who}主持内部控制评价会，评估{area}、{area2}岗位风险等级，确定高风险岗位{k}个，安排{n}名干部轮岗交流。'],
    '大会': [
        '{organ}召开警示教育大会，通报近年查处的典型案件{k}起，{who}作动员讲话，{place}等单位{n}名干部现场参加，会后分组讨论。'],
    '监督': [
        '{organ}对{place}落实中央八项规定精神情况开展监督检查，抽查{thing}{n}份，发现{issue}等问题{k}个，下发整改通知书。',
        '{who}带队对{place}、{place2}{area}领域开展专项监督，走访群众{n}户，发现问题线索{k}条，按程序移交办理。',
        '{organ}开展节日期间作风纪律明察暗访，检查{place}等单位{k}个，重点核对{thing}{n}份，对{issue}问题通报批评。',
        '{organ}跟踪监督{area}问题整改，核查{place}整改台账{n}条，对整改不实的{k}条退回重办，{who}约谈责任人。'],
    '信访': [
        '{organ}召开问题线索集体排查会，受理反映{place}的信访举报{t}件，分类处置{k}件，{who}对重点件提出办理意见。',
        '{who}主持线索处置专题会，对{area}领域问题线索{t}件逐件研判，采取谈话函询方式处置{k}件，予以了结并澄清其余反映。',
        '{organ}回访{place}受处分干部{k}名，了解思想和工作情况，收集意见{t}条，帮助其放下包袱、正视错误。'],
    '协助': [
        '{organ}向同级党委（党组）书面通报{area}领域监督情况，提出工作建议{t}条，涉及{place}、{place2}，均被采纳。',
        '{who}与党委（党组）主要负责人沟通全面从严治党工作，就{issue}交换意见，商定联合督办事项{t}项，{later}前完成。'],
    '报告': [
        '{organ}形成监督工作专题报告，分析{area}、{area2}领域突出问题{t}个，提出对策建议{k}条，报上级纪委。',
        '{who}审签监督责任落实情况报告，汇总监督检查{t}次、处置线索{k}件，对{place}提出监督建议一份。'],
    '档案': [
        '{organ}更新领导干部廉政档案{n}份，补充个人有关事项{k}条，{who}抽查{place}档案质量，对缺项当场补正。'],
    '谈话': [
        '{who}对{place}新任职干部{k}名开展任前廉政谈话，宣讲{doc}，提出廉洁自律要求{t}条，当场签订承诺书。',
        '{who}对{place}有苗头性问题的干部开展提醒谈话，指出{issue}，听取本人说明，明确整改期限为{later}，记录人做好记录。',
        '节日前{who}召集{place}、{place2}等{k}个单位负责人开展廉政恳谈，重申纪律要求{t}条，通报典型问题。'],
    '个性': [
        '{organ}围绕{area}专项治理召开推进会，{place}、{place2}汇报进展，完成整改{t}项，{who}要求对{issue}举一反三。',
        '{who}到{place}检查{area}专项治理成效，随机抽查{thing}{n}份，核实整改{k}项，对未完成事项重新确定时限为{later}。',
        '{organ}公开{area}权力运行流程{k}张，在{place}设置意见箱，收集意见{t}条，{who}逐条签批办理。',
        '{organ}开展{area}岗位廉政风险提示，向{place}等单位发出提示函{k}份，{n}名关键岗位干部签收并作出书面承诺。'],
}


def squeeze(text):
    """The text without blanks and punctuation, as A04.1 compares it."""
    return ''.join(c for c in text if not c.isspace() and unicodedata.category(c)[0] not in 'PZ')


class Texts:
    def __init__(self, rng):
        self.rng = rng
        self.used = set()

    def make(self, theme, ctx):
        r = self.rng
        pool = TOWNS if ctx['town'] else OFFICES
        for _ in range(200):
            p, q = r.sample(pool, 2)
            a, b = r.sample(AREAS, 2)
            i, j = r.sample(ISSUES, 2)
            text = r.choice(THEMES[theme]).format(
                organ=ctx['organ'], who=ctx['who'], month=ctx['month'], place=p, place2=q, area=a, area2=b,
                issue=i, issue2=j, doc=r.choice(DOCS), thing=r.choice(THINGS), film=r.choice(FILMS), site=r.choice(SITES),
                n=r.randint(6, 48), t=r.randint(3, 14), k=r.randint(2, 9), later=f'{ctx["month"]}月{r.randint(26, 28)}日')
            if squeeze(text) not in self.used:
                self.used.add(squeeze(text))
                return text
        raise RuntimeError('no unused sentence for ' + theme)

    def room(self, name):
        room = self.rng.choice(ROOMS[not name.startswith('市直')])
        return room if name.endswith('县') else room.replace('县委', '区委' if name.endswith('区') and '开发' not in name else '党工委')


def minutes(title, when, place, people, text, number):
    """The small text file that stands for the evidence of a record."""
    return (f'{title}\n编号：{number}\n时间：{when:%Y年%m月%d日 %H:%M}\n地点：{place}\n参加人员：{"、".join(people)}\n'
            f'内容摘要：{text}\n（本材料为虚构样例，仅供演示。）\n')
