#!/usr/bin/python3
"""Print samples/README.md: its words are here, its numbers come from samples/expected.json, which the checker wrote."""
import json
import os

import gen_common as g
import stories

WORDS = '''# 样例：一个虚构的市，2026年

这里的单位、人名、电话、文号都是编造的（甲县、市直机关一、干部甲一……），与任何真实的单位和人无关。
8个县区、16个市直单位，每月报送记实提交和书面告知，市委主体办、市纪委每月审核，每季度通报，年底考核；督查、谈话、述责述廉、问责也都有。

## 怎样运行

`make demo` 会替你运行；也可以自己一步一步地来：

    ./liangze -C samples run --month 2026-01 --as-of 2026-02-05
    ./liangze -C samples run --month 2026-02 --as-of 2026-03-05
    ./liangze -C samples run --month 2026-03 --as-of 2026-04-07
    ./liangze -C samples bulletin --quarter 2026Q1 --as-of 2026-04-07
    ……
    ./liangze -C samples report --half 2026H1 --as-of 2026-07-06
    ……
    cp -R samples/later/2026Q4/. samples/
    ./liangze -C samples bulletin --quarter 2026Q4 --as-of 2027-01-15
%(annual)s
每天要办的和案件办到哪一步，什么时候都可以看：

    ./liangze -C samples remind --as-of 2026-07-06 --dry-run
    ./liangze -C samples case --as-of 2027-01-20

各步的截止日期（`--as-of`）见下表，也写在 `runs.txt` 里。结果在 `samples/outputs/<期间>/`：先看 `排名.xlsx`，再看 `通知/` 里的通知书、
告知单、反馈单，`回执/` 里是每个文件的回执；季度的看 `季度通报.pdf`、`季度排名.xlsx`，半年的看 `分析研判报告.pdf`、`分析研判.xlsx`。所有文件一开始就放在 `inputs/` 里：报送时间晚于截止日期的，
程序不动它，到以后再收。

`later/` 里是到时候才送到的，按期间分开，在运行那个期间以前拷进去（`make demo` 自己会拷，完了再取出来）：

    cp -R samples/later/2026-07/. samples/
    ./liangze -C samples run --month 2026-07 --as-of 2026-08-05

问责案件、加减分事项没有自身的日期，放进去就会收，所以放在这里；案件办到哪一步，就在哪个月再报一次。`later/2026-07/` 里另有一份
“倒签”的提交：写着6月30日报送，实际上6月的结果出来以后才送到（A10.6）。重点领域（11月10日）和年终考核（2027年1月）有日期，早就在
`inputs/office/` 里。

下面的数字由 `tests/oracle/oracle.py` 独立算出（它与程序没有一行共同的代码），`tests/oracle/samples.sh` 逐月核对。

## 各步应当看到什么

%(months)s

“没有全部受理的文件”只列这一步第一次收到的；以前没有受理的文件，在名册、方案、台账变动以后会再判断一次。

## 12月底各单位

得分是当月的，日常考核是当年到截止日期为止的；名次分县区、市直单位两组排。“逾期”是全年已过期而未完成的任务数。

%(units)s

## 分数的来去：%(months_n)s个月的月度得分

%(scores)s

## 各季度的得分和名次

每格是得分（名次）。下面的表是列为重点督查候选（D06.1）和建议督责约谈（B15.1）的单位。

%(quarters)s

%(candidates)s
%(year)s
## 哪个单位看什么

| 单位 | 看什么 | 规则 |
|---|---|---|
| 410901 甲县、410921 市直机关一 | 按时、齐全、真实，月月满分；甲县另有一份写着12月22日的告知（尚未到日子，不收）和一份内容完全相同的副本 | X04.1、X04.2 |
| 410902 乙县 | 经常迟录；下半年按规定更正台账，增加一项指标；文件夹里有一个 .zip，不读 | A10.2 |
| 410903 丙县 | 4月第2批改了一条已经受理的记录而没有更正；5月第2批按规定更正，原来的扣分随之解除 | A03.1、A15.4 |
| 410904 丁县 | 3月的全量批次少了一条已受理的记录；5月按规定撤回一条 | A03.2 |
| 410905 戊县 | 全部文件是 GB18030 编码，月月满分 | X01.1（不触发） |
| 410906 己区 | 2月的提交3月9日才报；7月没有报送，任务整月逾期 | A07.1、A10.4、A10.5 |
| 410907 庚区 | 区委书记的名字有生僻字“干部𬭎” | 文书的字体 |
| 410908 辛开发区 | 第二季度没有一条班子成员的记录 | A06.2 |
| 410922 市直机关二 | 副职签字、先录入后审核、事未完先审核，各一条；一项4月10日到期的指标4月7日时正临近到期 | A10.1、A10.3 |
| 410923 市直机关三 | 没有登记监督责任的组织，只按主体责任计分；偏偏报了一条监督责任的记录 | A02.3、A02.1 |
| 410924 市直机关四 | 印证材料的路径跑出文件夹、摘要不符、文件不在、填的是文件夹 | A09.2 |
| 410925 市直机关五 | 2月的提交是 UTF-16 编码；有一份告知误放到410926的文件夹 | A02.2 |
| 410926 市直机关六 | 1月的提交写到一半断了，后来重报；1月的告知带有 DOCTYPE | X01.2、X01.3 |
| 410927 市直机关七 | 同一段事项用了两次、同一份材料用了两次、照抄别的单位；两条空话；在自己的文件夹里放了审核意见 | A04.1、A04.2、A02.2 |
| 410928 市直机关八 | 3月10日补报一条写着2月录入的记录；`later/2026-07/` 里的倒签文件 | A10.5、A10.6 |
| 410929 市直机关九 | 4月有一条密级为秘密的记录 | A14.1 |
| 410930 市直机关十 | 常常没有印证材料、没有纸质档号；台账里没有监督责任的个性指标 | A09.2、A09.3、A05.2 |
| 410931 市直机关十一 | 台账4月2日才报：1月至3月用到个性指标的记录先退回，台账到了再判断一次就受理；7月改台账没有更正 | A05.2、A06.1、A05.4 |
| 410932 市直机关十二 | 3月、8月、10月缺主体责任的告知（10月的结果里有补发的告知单），5月签收晚了，6月没有签收 | A11.2 |
| 410933 市直机关十三 | 记录员不对、没有这个指标、履责主体不对、没有这个人、编号重复；7月台账想去掉已到期的指标 | A08.1、A06.1、A06.3、X03.1、X03.2、A05.4 |
| 410934 市直机关十四 | 缺地点、多出一个元素；1月还有根元素不认识、零宽字符、嵌套过深、编码不对的文件 | A09.1、X02.2、X02.1、X01.5、X01.4、X01.1 |
| 410935 市直机关十五 | 一条被认定不实（更正也解除不了），一条退回后更正，一条更正的批准人不对；全年最差 | A13.1、A03.1 |
| 410936 市直机关十六 | 2月的记录没有按时间排、4月的事报在3月；6月换了党组书记，5月换了记录员 | A09.4 |
| 履责报告 | 上半年：410906 没有报，410935 缺监督责任的，410903 监督责任的迟报，410908 7月9日才报；410923 没有监督责任的组织，合报的一份退回，另报主体责任的受理；410926 的文号写错，410931 没有报市纪委办公室。下半年：410908 没有报，410906 迟报 | A12.1、A12.2、A02.1 |
| 410999 | 名册里没有的单位 | A02.1 |
| 市委主体办、市纪委 | 6月的意见有一条归错机关、一条没有这条记录、一条扣分没有数；5月有一份没写机关 | D09.1、X03.1 |
| 签批 | QP-2026-002、003 各有一件提到不存在的单位、记录 | X03.1 |
| 责任清单 | JD-06 没有指标对应 | A05.3 |
| 重点领域 | 410906、410935 列为第四季度重点督查的候选 | D06.1 |
| 年终考核 | 410932 的监督责任缺问卷调查的成绩，全年未评定 | D12.1 |
| 加减分事项 | 410901 同一项目市、省两级表彰，按省级加3分，同一件事又在全市推广，加3分 | D14.1、D14.2 |
| 加减分事项 | 410921 表彰5分、推广10分，按方案的上限加10分 | D14.1、D14.2 |
| 加减分事项 | 410906 一人一案两种处理，按重的扣；410908 扣5分；410902 主动上报、410935 由上级纪委查处，不扣 | D14.3 |
| 加减分事项 | 410905 主要负责人受警告、410925 班子成员受撤职，不能评优秀；410936 班子成员受记过，不影响 | D14.4 |
| 加减分事项 | 410907 主要负责人受撤销党内职务，410908 党组织改组，一般以下 | D14.5 |
| 加减分事项 | 410927 的表彰没有文件，410926 的表彰是2025年的，410933 的处分种类不在处分种类表内 | D14.1、D14.6、X02.2 |

A05.1、A18.1、D10.2、X05.1 不在这里，见 `tests/golden/`。

%(stories)s
## 重新生成

    /usr/bin/python3 tests/tools/gen_samples.py            # inputs/ 和 later/，每次一字不差
    tests/oracle/samples.sh expected                       # expected.json 和本文件
'''


def months_of(data):
    return {p: d for p, d in data.items() if '-' in p}


def runs_table(data):
    out = ['| 期间 | 截止日期 | 收到文件 | 没有全部受理的文件 |', '|---|---|---|---|']
    for m, d in data.items():
        files = '<br>'.join(f'{p.removeprefix("inputs/").removeprefix("units/")}（{v.replace("|", "或")}）' for p, v in d['verdicts'].items())
        out.append(f'| {m} | {d["as_of"]} | {d["received"]} | {files or "无"} |')
    return '\n'.join(out)


def units_table(data):
    last = data[max(data)]
    out = ['| 代码 | 得分 | 名次 | 日常考核 | 暂定 | 当月任务 | 完成 | 逾期 |', '|---|---|---|---|---|---|---|---|']
    for code, u in last['units'].items():
        t = u['tasks']
        out.append(f'| {code} | {u["score"] or "—"} | {u["rank"] or "—"} | {u["daily"] or "—"} | {u["provisional"]} | {t["due"]} | {t["complete"]} | {t["overdue"]} |')
    return '\n'.join(out)


def scores_table(data):
    out = ['| 代码 | ' + ' | '.join(m[5:].lstrip('0') + '月' for m in data) + ' |', '|---' * (len(data) + 1) + '|']
    for code in data[max(data)]['units']:
        out.append(f'| {code} | ' + ' | '.join(d['units'][code]['score'] or '—' for d in data.values()) + ' |')
    return '\n'.join(out)


def quarters_table(data):
    out = ['| 代码 | ' + ' | '.join(f'第{"一二三四"[int(q[5]) - 1]}季度' for q in data) + ' |', '|---' * (len(data) + 1) + '|']
    for code in data[max(data)]['units']:
        cells = [d['units'][code] for d in data.values()]
        out.append(f'| {code} | ' + ' | '.join(f'{u["score"]}（{u["rank"]}）' if u['score'] else '—' for u in cells) + ' |')
    return '\n'.join(out)


def candidates_table(data):
    out = ['| 期间 | 重点督查的候选 | 建议督责约谈 |', '|---|---|---|']
    for q, d in data.items():
        out.append(f'| {q} | {"、".join(d["candidates"]["D06.1"]) or "无"} | {"、".join(d["candidates"]["B15.1"]) or "无"} |')
    return '\n'.join(out)


def year_table(d):
    out = ['', '## 全年', '', '日常考核、年终考核折算以后的总分是 T，F 是 T 加上加分、减去扣分；等次由 F 和第十四条的限制定出，名次按 F 排。', '',
           '| 代码 | 日常考核 | T | 加分 | 扣分 | F | 等次 | 名次 |', '|---|---|---|---|---|---|---|---|']
    for code, u in d['units'].items():
        out.append(f'| {code} | {u["daily"] or "—"} | {u["total"] or "—"} | {u["bonus"]} | {u["deduction"]} | {u["final"] or "—"} | {u["grade"]} | {u["rank"] or "—"} |')
    return '\n'.join(out) + '\n'


def stories_tables():
    """What tests/tools/check_stories.py checks, for people."""
    out = []
    for heading, rows in stories.STORIES:
        out += [f'## {heading}：哪份材料看什么', '', '| 材料 | 看什么 | 规则 |', '|---|---|---|']
        out += [f'| {subject} | {text} | {rules} |' for subject, text, rules, _ in rows] + ['']
    return '\n'.join(out)


if __name__ == '__main__':
    with open(os.path.join(g.ROOT, 'samples/expected.json'), encoding='utf-8') as f:
        table = json.load(f)
    months, quarters = months_of(table), {p: d for p, d in table.items() if 'Q' in p}
    year = next((d for p, d in table.items() if len(p) == 4), None)
    print(WORDS % dict(months=runs_table(table), units=units_table(months), scores=scores_table(months), months_n=len(months),
                       quarters=quarters_table(quarters), candidates=candidates_table(quarters), year=year_table(year) if year else '', stories=stories_tables(),
                       annual='    ./liangze -C samples annual --year 2026 --as-of 2027-01-20\n' if year else ''), end='')
