#!/usr/bin/env python3
"""Checks what the XSDs say beside validating.

Usage: docs.py [-v]; ends with `schema-docs: N passed, N failed`.
1. Every element, attribute, named type, group and constraint of our own XSDs
   has a Chinese explanation; named simple types of the inputs have an l:form
   where a clerk must be told what to write.
2. The shape of the roots is that of shape.txt, which was copied from
   the vocabulary by hand.
3. The valid documents use every element and attribute.
4. l:identity, l:date, l:unit, l:item name attributes that exist.
"""
import os
import re
import sys

from xml.etree import ElementTree as ET

HERE = os.path.dirname(os.path.abspath(__file__))
SCHEMA = os.path.join(HERE, '..', '..', 'templates', 'schema')
XS = '{http://www.w3.org/2001/XMLSchema}'
L = '{urn:liangze:schema:1}'
NS = '{urn:liangze:1}'
ROOTS = ('单位名册 责任清单 考核方案 问责主体 干部变动 工作台账 记实提交 审核意见 '
         '签批 书面告知 履责报告 重点领域 年终考核 加减分事项 督查反馈 整改报告 整改核查 '
         '调离登记 述责述廉报告 述责述廉评议 谈话记录 问责工作报告 问责案件').split()
CONFIG = ('config office fonts kinds patterns levels filler sanctions '
          'regulations authority effects filed archive transfer').split()
NAMED = [XS + t for t in ('element', 'attribute', 'simpleType', 'complexType',
                          'attributeGroup', 'group', 'unique', 'key', 'keyref')]
CHINESE = re.compile('[一-鿿]')
passed, failures = 0, []


def check(ok, what):
    global passed
    if ok:
        passed += 1
    else:
        failures.append(what)


def load(name):
    return ET.parse(os.path.join(SCHEMA, name + '.xsd')).getroot()


def explanation(node):
    return ''.join(t for d in node.findall(f'{XS}annotation/{XS}documentation')
                   for t in d.itertext()).strip()


def check_explained(name):
    for node in load(name).iter():
        if node.tag in NAMED and node.get('name'):
            what = f"{name}.xsd: {node.tag[len(XS):]} {node.get('name')}"
            text = explanation(node)
            check(len(CHINESE.findall(text)) >= 4, what + ' 没有中文说明')
            check(text.endswith('。'), what + ' 的说明应以句号结尾')
        if node.tag == XS + 'simpleType' and name in ROOTS + ['types']:
            form = node.find(f'{XS}annotation/{XS}appinfo/{L}form')
            check(form is not None and form.text and
                  CHINESE.search(form.text),
                  f"{name}.xsd: {node.get('name')} 没有 l:form")


class Schema:
    """One root's XSD with types.xsd; walks local elements by path."""

    def __init__(self, root):
        self.types, self.groups = {}, {}
        for x in (load('types'), load(root)):
            for n in x:
                if n.tag in (XS + 'simpleType', XS + 'complexType'):
                    self.types[n.get('name')] = n
                elif n.tag == XS + 'attributeGroup':
                    self.groups[n.get('name')] = n
                elif n.tag == XS + 'element':
                    self.root = n

    def attributes(self, ctype):
        for n in ctype.iter():
            if n.tag == XS + 'attribute':
                yield n
            elif n.tag == XS + 'attributeGroup' and n.get('ref'):
                yield from self.attributes(self.groups[n.get('ref')[2:]])

    def walk(self, node=None, path=''):
        """Yields path, element, its complex type or None, text type."""
        node = self.root if node is None else node
        path = path + '/' + node.get('name') if path else node.get('name')
        tname = node.get('type')[2:]
        ctype = self.types[tname]
        if ctype.tag == XS + 'simpleType':
            yield path, node, None, tname
            return
        ext = ctype.find(f'{XS}simpleContent/{XS}extension')
        yield path, node, ctype, ext.get('base')[2:] if ext is not None else None
        for child in ctype.findall(f'{XS}sequence/{XS}element'):
            yield from self.walk(child, path)


def occurs(n):
    lo, hi = n.get('minOccurs', '1'), n.get('maxOccurs', '1')
    table = {('1', '1'): '', ('0', '1'): '?', ('0', 'unbounded'): '*',
             ('1', 'unbounded'): '+'}
    return table.get((lo, hi), '{%s,%s}' % (lo, hi))


def shape_line(s, path, ctype, text):
    attrs, content = [], '-'
    for a in s.attributes(ctype) if ctype is not None else ():
        t = a.get('type')[2:]
        attrs.append(a.get('name') + ('' if a.get('use') == 'required' else '?')
                     + ('' if t == '文本' else f'<{t}>')
                     + (f"({a.get('default')})" if a.get('default') else ''))
    if text:
        content = 'text' + ('' if text == '文本' else f'<{text}>')
    elif ctype is not None and ctype.find(f'{XS}sequence') is not None:
        content = ' '.join(e.get('name') + occurs(e) for e in
                           ctype.findall(f'{XS}sequence/{XS}element'))
        if ctype.get('mixed') == 'true':
            content = 'text ' + content
    return path, sorted(attrs), content


def read_shape():
    want = {}
    with open(os.path.join(HERE, 'shape.txt'), encoding='utf-8') as f:
        for line in f:
            if line.strip() and not line.startswith('#'):
                path, rest = line.split('=', 1)
                attrs, content = rest.split(':', 1)
                want[path.strip()] = (sorted(attrs.split()), content.strip())
    return want


def check_shape(schemas):
    want, have = read_shape(), {}
    for s in schemas.values():
        for path, _, ctype, text in s.walk():
            p, attrs, content = shape_line(s, path, ctype, text)
            have[p] = (attrs, content)
    for p in sorted(set(want) | set(have)):
        check(want.get(p) == have.get(p),
              f'{p}: 词汇表 {want.get(p)}，XSD {have.get(p)}')


def check_appinfo(root, s):
    names = {path: [a.get('name') for a in s.attributes(c)] if c is not None
             else [] for path, _, c, _ in s.walk()}
    info = {n.tag[len(L):]: (n.text or '') for n in
            s.root.findall(f'{XS}annotation/{XS}appinfo/*')}
    check(info.get('side') in ('office', 'unit', 'either'),
          f'{root}: l:side')
    check((info.get('turn') or '').isdigit(), f'{root}: l:turn')
    for tag in ('identity', 'date', 'unit'):
        for a in (info.get(tag) or '').split():
            check(a in names[root], f'{root}: l:{tag} 里的 {a} 不是它的属性')
    check(bool(info.get('identity')), f'{root}: 缺 l:identity')
    for path, node, _, _ in s.walk():
        item = node.find(f'{XS}annotation/{XS}appinfo/{L}item')
        for a in (item.text.split() if item is not None else ()):
            check(a in names[path], f'{path}: l:item 里的 {a} 不是它的属性')
        check(item is None or node.get('maxOccurs') == 'unbounded',
              f'{path}: l:item 不是可重复的元素')


def check_used(root, s):
    used = set()

    def visit(node, path):
        path = path + '/' + node.tag[len(NS):] if path else node.tag[len(NS):]
        used.add(path)
        for k in node.attrib:
            used.add(path + '@' + k)
        for c in node:
            visit(c, path)
    visit(ET.parse(os.path.join(HERE, 'valid', root + '.xml')).getroot(), '')
    for path, _, ctype, _ in s.walk():
        check(path in used, f'valid/{root}.xml 没有用到 {path}')
        for a in s.attributes(ctype) if ctype is not None else ():
            at = f"{path}@{a.get('name')}"
            check(at in used, f'valid/{root}.xml 没有用到 {at}')


def main():
    for name in ['types'] + ROOTS + CONFIG:
        check_explained(name)
    schemas = {r: Schema(r) for r in ROOTS}
    check_shape(schemas)
    for r, s in schemas.items():
        check_appinfo(r, s)
        check_used(r, s)
    for f in failures:
        print(f)
    print(f'schema-docs: {passed} passed, {len(failures)} failed')
    return 1 if failures else 0


sys.exit(main())
