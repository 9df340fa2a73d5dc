#!/usr/bin/env python3
"""Checks the data files of templates/ beyond their XSDs.

Usage: data.py; ends with `schema-data: N passed, N failed`.
1. patterns.xml: every example through PCRE2 itself, with the options that
   the program uses (src/io/pattern.c).
2. filler.xml: the sentences of filler.txt, cut into its words.
3. kinds.xml and the 文种 of 签批 name the same papers, no template twice.
4. fonts.xml: each role ends with fonts that stand in for the office's.
5. l:example of every type with a pattern is of that type (XSD and Python
   read the patterns used here alike).
"""
import ctypes
import ctypes.util
import os
import re
import sys
from xml.etree import ElementTree as ET

HERE = os.path.dirname(os.path.abspath(__file__))
TEMPLATES = os.path.join(HERE, '..', '..', 'templates')
C = '{urn:liangze:config:1}'
XS = '{http://www.w3.org/2001/XMLSchema}'
L = '{urn:liangze:schema:1}'
# PCRE2_ANCHORED | ENDANCHORED | UTF | NEVER_BACKSLASH_C | DOLLAR_ENDONLY
OPTIONS = 0x80000000 | 0x20000000 | 0x00080000 | 0x00100000 | 0x00000010
passed, failures = 0, []


def check(ok, what):
    global passed
    if ok:
        passed += 1
    else:
        failures.append(what)


def load(*path):
    return ET.parse(os.path.join(TEMPLATES, *path)).getroot()


class Pcre:
    def __init__(self):
        self.lib = ctypes.CDLL(ctypes.util.find_library('pcre2-8')
                               or 'libpcre2-8.so.0')
        self.lib.pcre2_compile_8.restype = ctypes.c_void_p
        self.lib.pcre2_match_data_create_8.restype = ctypes.c_void_p

    def compile(self, regex):
        b, err, at = regex.encode(), ctypes.c_int(), ctypes.c_size_t()
        return self.lib.pcre2_compile_8(
            b, ctypes.c_size_t(len(b)), ctypes.c_uint32(OPTIONS),
            ctypes.byref(err), ctypes.byref(at), None)

    def match(self, code, text):
        b = text.encode()
        data = self.lib.pcre2_match_data_create_8(ctypes.c_uint32(1), None)
        rc = self.lib.pcre2_match_8(
            ctypes.c_void_p(code), b, ctypes.c_size_t(len(b)),
            ctypes.c_size_t(0), ctypes.c_uint32(0), ctypes.c_void_p(data),
            None)
        self.lib.pcre2_match_data_free_8(ctypes.c_void_p(data))
        return {-1: False}.get(rc, True if rc >= 0 else None)


def check_patterns():
    pcre = Pcre()
    for p in load('rules', 'patterns.xml'):
        name = p.get('名称')
        code = pcre.compile(p.findtext(C + '表达式'))
        check(code, f'patterns.xml: {name}: 表达式编译不了')
        if not code:
            continue
        for tag, want in (('正例', True), ('反例', False)):
            for e in p.findall(C + tag):
                check(pcre.match(code, e.text) is want,
                      f'patterns.xml: {name}: {tag} {e.text} 不对')
        check(pcre.match(code, p.find(C + '正例').text + '\n') is False,
              f'patterns.xml: {name}: 结尾多一个换行也对上了')


def cuttable(text, words, longest):
    reach = [True] + [False] * len(text)
    for i in range(len(text)):
        for j in range(i + 1, min(len(text), i + longest) + 1):
            reach[j] = reach[j] or (reach[i] and text[i:j] in words)
    return reach[-1]


def check_filler():
    words = {w.text for w in load('rules', 'filler.xml').iter(C + '词')}
    longest = max(map(len, words))
    with open(os.path.join(HERE, 'filler.txt'), encoding='utf-8') as f:
        for line in f:
            if line.strip() and not line.startswith('#'):
                want, text = line.strip().split(' | ')
                bare = re.sub(r'[^\w]', '', text)
                check(cuttable(bare, words, longest) == (want == '退'),
                      f'filler.txt: 应为{want}: {text}')


def check_kinds():
    kinds = load('papers', 'kinds.xml')
    names = [k.get('名称') for k in kinds]
    files = [k.get('模板') for k in kinds]
    approve = ET.parse(os.path.join(TEMPLATES, 'schema', '签批.xsd'))
    listed = [e.get('value') for t in approve.getroot()
              if t.get('name') == '签批文种' for e in t.iter(XS + 'enumeration')]
    check(len(set(files)) == len(files), 'kinds.xml: 两个文种用了同一个模板')
    check(set(listed) - set(names) == {'追究', '重新开账'} and
          set(names) <= set(listed), 'kinds.xml 与签批的文种对不上')
    for k in kinds:
        check(k.get('文号') == '否' or k.get('签批') == '是' or
              k.get('名称') in ('问责决定书', '复查决定书'),
              f"kinds.xml: {k.get('名称')} 不经签批，不能有文号")
        check(k.get('格式') != '表格' or k.get('文号') == '否',
              f"kinds.xml: {k.get('名称')} 是表格，不编文号")


def check_fonts():
    for role in load('fonts.xml'):
        flags = [f.get('替代') == '是' for f in role]
        check(flags == sorted(flags) and flags[-1] and not flags[0],
              f"fonts.xml: {role.get('名称')}: 正式字库应在前，替代字库在后")
        names = [f.get('名称') for f in role]
        check(len(set(names)) == len(names),
              f"fonts.xml: {role.get('名称')}: 有重复的字库")


def check_examples():
    folder = os.path.join(TEMPLATES, 'schema')
    for name in sorted(os.listdir(folder)):
        if not name.endswith('.xsd'):
            continue
        for t in load('schema', name).iter(XS + 'simpleType'):
            example = t.find(f'{XS}annotation/{XS}appinfo/{L}example')
            pattern = t.find(f'{XS}restriction/{XS}pattern')
            if example is not None and pattern is not None \
                    and '\\p' not in pattern.get('value'):
                check(re.fullmatch(pattern.get('value'), example.text),
                      f"{name}: {t.get('name')} 的例子 {example.text} 不对")


for part in (check_patterns, check_filler, check_kinds, check_fonts,
             check_examples):
    part()
for failure in failures:
    print(failure)
print(f'schema-data: {passed} passed, {len(failures)} failed')
sys.exit(1 if failures else 0)
