#!/usr/bin/env python3
"""Writes docs/vocabulary.md from templates/schema/*.xsd.

Usage: vocab.py           writes the file
       vocab.py --check   exit 1 where the file is not what would be written
The text comes from xs:documentation alone; nothing is explained here.
"""
import os
import sys
from xml.etree import ElementTree as ET

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SCHEMA = os.path.join(ROOT, 'templates', 'schema')
OUT = os.path.join(ROOT, 'docs', 'vocabulary.md')
XS = '{http://www.w3.org/2001/XMLSchema}'
L = '{urn:liangze:schema:1}'
ROOTS = ('单位名册 责任清单 考核方案 问责主体 干部变动 工作台账 记实提交 审核意见 '
         '签批 书面告知 履责报告 重点领域 年终考核 加减分事项 督查反馈 整改报告 整改核查 '
         '调离登记 述责述廉报告 述责述廉评议 谈话记录 问责工作报告 问责案件').split()
INTRO = '''# 报送文件词汇表

<!-- 由 tests/tools/vocab.py 根据 templates/schema/*.xsd 生成，不要手改。 -->

收进来的每一份文件是一个 XML 文档，命名空间都是 `urn:liangze:1`，元素和属性用中文名。
本表说明每一份文件里有什么、怎么填；XSD（`templates/schema/`）里写的与此相同，程序按 XSD 检查。

- 元素按表中的次序写，不能颠倒；属性的先后不限。
- “次数”一栏：`1` 必须有一个；`0–1` 可以不写；`0–n` 任意个；`1–n` 至少一个。
- “填什么”一栏的类型，见文末的[数据类型](#数据类型)。
- **加粗**的属性合起来标识一份文件：几个属性都相同再报的，算同一份，以后报的为准，先报的仍留存。
  记实提交另有规定：再报不会改动、删除已经受理的记录。
- 市里的文件放 `inputs/office/`，单位的文件放 `inputs/units/单位代码/`，文件名随意，后缀为 `.xml`。

'''


def read(name):
    return ET.parse(os.path.join(SCHEMA, name + '.xsd')).getroot()


def explain(n):
    return ''.join(n.find(f'{XS}annotation/{XS}documentation').itertext()).strip()


def info(n, tag):
    e = n.find(f'{XS}annotation/{XS}appinfo/{L}{tag}')
    return (e.text or '').strip() if e is not None else ''


class Schema:
    def __init__(self, root, shared):
        self.types = dict(shared)
        for n in read(root):
            if n.tag == XS + 'element':
                self.root = n
            elif n.get('name'):
                self.types[n.get('name')] = n

    def attributes(self, ctype):
        for n in ctype.iter():
            if n.tag == XS + 'attribute':
                yield n
            elif n.tag == XS + 'attributeGroup' and n.get('ref'):
                yield from self.attributes(self.types[n.get('ref')[2:]])


def occurs(e):
    lo, hi = e.get('minOccurs', '1'), e.get('maxOccurs', '1')
    return lo if lo == hi else f"{lo}–{hi.replace('unbounded', 'n')}"


def element(s, e, path, identity, out, used):
    ctype = s.types[e.get('type')[2:]]
    text = None
    attrs, children = [], []
    if ctype.tag == XS + 'simpleType':
        text = e.get('type')[2:]
    else:
        ext = ctype.find(f'{XS}simpleContent/{XS}extension')
        text = ext.get('base')[2:] if ext is not None else None
        if ctype.get('mixed') == 'true':
            text = '文本'
        attrs = list(s.attributes(ctype))
        children = ctype.findall(f'{XS}sequence/{XS}element')
    if attrs or children:
        out.append(f"### {' / '.join(path)}\n\n{explain(e)}\n")
    if attrs:
        out.append('| 属性 | 必填 | 填什么 | 说明 |\n|---|---|---|---|')
        for a in attrs:
            t, name = a.get('type')[2:], a.get('name')
            used.add(t)
            bold = '**' if name in identity else ''
            default = f"，不写就是 {a.get('default')}" if a.get('default') else ''
            must = '必填' if a.get('use') == 'required' else '可不填'
            out.append(f'| {bold}{name}{bold} | {must} | {t}{default} | '
                       f'{explain(a)} |')
        out.append('')
    if children:
        out.append('| 元素（按此次序） | 次数 | 内容 | 说明 |\n|---|---|---|---|')
        for c in children:
            t = s.types[c.get('type')[2:]]
            ext = t.find(f'{XS}simpleContent/{XS}extension')
            what = '见下' if t.tag == XS + 'complexType' else c.get('type')[2:]
            if ext is not None:
                what = ext.get('base')[2:] + '，另有属性，见下'
            out.append(f"| {c.get('name')} | {occurs(c)} | {what} | "
                       f'{explain(c)} |')
        out.append('')
    if text:
        used.add(text)
        if attrs:
            out.append(f'元素里面写：{text}'
                       + ('，写在子元素之前。\n' if children else '。\n'))
    for c in children:
        element(s, c, path + [c.get('name')], (), out, used)


def type_row(t, types):
    example, form = info(t, 'example'), info(t, 'form')
    values = [e.get('value') for e in t.iter(XS + 'enumeration')]
    notes = [f"{e.get('value')}：{explain(e)}" for e in t.iter(XS + 'enumeration')
             if e.find(f'{XS}annotation') is not None]
    if values:
        form = '、'.join(values)
    if len(example) > 30:
        example = example[:30] + '…'
    return (f"| {t.get('name')} | {form} | {example or '—'} | "
            f"{explain(t)}{''.join(notes) if notes else ''} |")


def build():
    shared = {n.get('name'): n for n in read('types') if n.get('name')}
    out, types, used = [INTRO], dict(shared), set()
    out.append('## 目录\n')
    schemas = {r: Schema(r, shared) for r in ROOTS}
    for r, s in schemas.items():
        side = {'office': '市里', 'unit': '单位', 'either': '市里或者单位'}[info(s.root, 'side')]
        out.append(f'- [{r}](#{r})（{side}）：'
                   f"{explain(s.root).split('：', 1)[1]}")
    out.append('')
    for r, s in schemas.items():
        out.append(f'## {r}\n')
        identity = info(s.root, 'identity').split()
        element(s, s.root, [r], identity, out, used)
        types.update(s.types)
    out.append('## 数据类型\n\n| 类型 | 填什么 | 例子 | 说明 |\n|---|---|---|---|')
    for name, t in types.items():
        if t.tag == XS + 'simpleType':
            out.append(type_row(t, types))
    return '\n'.join(out) + '\n'


def main():
    text = build()
    if sys.argv[1:] == ['--check']:
        with open(OUT, encoding='utf-8') as f:
            same = f.read() == text
        if not same:
            print('docs/vocabulary.md 与 XSD 不一致，请运行 tests/tools/vocab.py')
        return 0 if same else 1
    with open(OUT, 'w', encoding='utf-8') as f:
        f.write(text)
    return 0


sys.exit(main())
