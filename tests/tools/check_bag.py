#!/usr/bin/env python3
"""Is a folder a valid BagIt bag? RFC 8493 and draft 0.97 read anew, apart from the program.

check_bag.py BAG...: a line each, `valid`, `warning` or `invalid` and why; exit 1 where one is invalid.
"""
import hashlib
import os
import re
import subprocess
import sys
import unicodedata
from urllib.parse import unquote

VERSIONS = {'0.93', '0.94', '0.95', '0.96', '0.97', '1.0'}


class Invalid(Exception):
    pass


def digest(algorithm, path):
    if algorithm == 'sm3':
        out = subprocess.run(['cksum', '-a', 'sm3', '--untagged', '--zero', path], capture_output=True, check=True)
        return out.stdout.split()[0].decode()
    with open(path, 'rb') as f:
        return hashlib.new(algorithm, f.read()).hexdigest()


def lines(path, encoding):
    with open(path, 'rb') as f:
        raw = f.read()
    if encoding.upper() in ('UTF-8', 'UTF8') and raw.startswith(b'\xef\xbb\xbf'):
        yield_mark = True
        raw = raw[3:]
    else:
        yield_mark = False
    try:
        text = raw.decode('utf-16-be' if encoding.upper() == 'UTF-16' and raw[:1] == b'\0' else
                          'utf-16-le' if encoding.upper() == 'UTF-16' and raw[1:2] == b'\0' else encoding)
    except (UnicodeDecodeError, LookupError) as e:
        raise Invalid(f'{path}: {e}') from e
    out = re.split('\r\n|\r|\n', text)
    if out and out[-1] == '':
        out.pop()
    return out, yield_mark


class Bag:
    def __init__(self, root):
        self.root, self.warned = root, []
        self.files = set()
        for folder, names, files in os.walk(root):
            for name in names + files:
                path = os.path.join(folder, name)
                if os.path.islink(path):
                    raise Invalid(f'{path} is a link')
            for name in files:
                path = os.path.join(folder, name)
                if not os.path.isfile(path):
                    raise Invalid(f'{path} is no plain file')
                self.files.add(os.path.relpath(path, root))
        self.payload = {f for f in self.files if f.startswith('data/')}

    def must(self, what, since='1.0'):
        """A rule that is a must from that version on."""
        if float(self.version) >= float(since):
            raise Invalid(what)
        self.warned.append(what)

    def declaration(self):
        if 'bagit.txt' not in self.files:
            raise Invalid('no bagit.txt')
        text, mark = lines(os.path.join(self.root, 'bagit.txt'), 'utf-8')
        if mark:
            raise Invalid('bagit.txt has a byte-order mark')
        got = re.fullmatch(r'BagIt-Version:[ \t]*(\d+\.\d+)[ \t]*', text[0] if text else '')
        if not got or got[1] not in VERSIONS:
            raise Invalid('no version')
        self.version = got[1]
        enc = re.fullmatch(r'Tag-File-Character-Encoding:[ \t]*([\w.:-]+)[ \t]*', text[1] if len(text) > 1 else '')
        if not enc:
            raise Invalid('no encoding')
        if self.version == '1.0' and text[:2] != [f'BagIt-Version: {got[1]}',
                                                  f'Tag-File-Character-Encoding: {enc[1]}']:
            raise Invalid('bagit.txt is not of the form to the letter')
        self.encoding = enc[1]
        try:
            ''.encode(self.encoding)
        except LookupError as e:
            raise Invalid(str(e)) from e
        if len(text) != 2:
            self.must('bagit.txt has not two lines', '0.97')

    def tag_lines(self, name):
        text, mark = lines(os.path.join(self.root, name), self.encoding)
        if mark:
            self.must(f'{name} has a byte-order mark', '0.97')
        if any('\0' in x for x in text):
            raise Invalid(f'{name} has a NUL')
        return text

    def path(self, written):
        if written.startswith('*'):
            self.warned.append('asterisk')
            written = written[1:]
        rfc = re.compile('%(0A|0D|25)', re.I)
        if self.version == '1.0':
            if '%' in rfc.sub('', written):
                raise Invalid(f'{written} has a percent sign that is not encoded')
            tries = [rfc.sub(lambda m: unquote(m[0]), written)]
        else:
            tries = [re.sub('%0[AaDd]', lambda m: unquote(m[0]), written),
                     rfc.sub(lambda m: unquote(m[0]), written), unquote(written)]
        meant = None
        for t in tries:
            p = self.inside(t)
            if meant is None or p in self.files:
                meant = t, p
            if p in self.files:
                break
        if meant[0] != tries[0]:
            self.warned.append(f'{written} is encoded more than need be')
        if meant[1] != meant[0]:
            self.warned.append(f'{written} is not plain')
        return meant[1]

    @staticmethod
    def inside(p):
        """Where a path leads, never above the bag on its way."""
        if re.match(r'[/~\\]|[A-Za-z]:[\\/]', p) or re.search(r'\\\.\.([/\\]|$)|(^|[/\\])\.\.\\', p):
            raise Invalid(f'{p} leads out of the bag')
        parts = [x for x in p.split('/') if x not in ('', '.')]
        for n in range(len(parts) + 1):
            if 2 * parts[:n].count('..') > n:
                raise Invalid(f'{p} leads out of the bag')
        while '..' in parts:
            at = parts.index('..')
            del parts[at - 1:at + 1]
        return '/'.join(parts)

    def find(self, path):
        if path in self.files:
            return path
        if os.path.isdir(os.path.join(self.root, path)):
            raise Invalid(f'{path} is a folder')
        for p in self.files:
            if unicodedata.normalize('NFC', p) == unicodedata.normalize('NFC', path):
                self.warned.append(f'{path} has another normal form')
                return p
        return None

    def manifest(self, name, algorithm, tags):
        listed, found = {}, set()
        known = algorithm == 'sm3' or algorithm in ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512')
        size = 64 if algorithm == 'sm3' else 2 * hashlib.new(algorithm).digest_size if known else None
        for line in self.tag_lines(name):
            if not line:
                continue
            got = re.fullmatch(r'(\\?)([0-9a-fA-F]+)[ \t]+(.+)', line, re.S)
            if not got or size not in (None, len(got[2])):
                raise Invalid(f'{name}: {line!r}')
            path = got[3]
            if got[1]:
                self.warned.append('backslash')
                path = re.sub(r'\\([\\n])', lambda m: '\n' if m[1] == 'n' else '\\', path)
            path = self.path(path)
            if not path or tags == path.startswith('data/'):
                raise Invalid(f'{name} lists {path}')
            at = self.find(path)
            if at is None:
                raise Invalid(f'{path} is missing')
            if at in listed:        # however it is spelt
                if listed[at] != got[2].lower():
                    raise Invalid(f'{path} has two digests')
                self.must(f'{path} is listed twice')
            listed[at] = got[2].lower()
            if tags and re.fullmatch(r'tagmanifest-[0-9A-Za-z]+\.txt', at):
                self.must(f'{name} lists the tag manifest {path}')
            found.add(at)
            if known and digest(algorithm, os.path.join(self.root, at)) != got[2].lower():
                raise Invalid(f'{path} has changed')
        return found, known

    def check(self):
        self.declaration()
        if not os.path.isdir(os.path.join(self.root, 'data')):
            raise Invalid('no data')
        payload, tags, proved = {}, {}, set()
        for name in sorted(self.files):
            got = re.fullmatch(r'(tag)?manifest-([0-9A-Za-z]+)\.txt', name)
            if got:
                if got[2] != got[2].lower():
                    self.must(f'{name} has capitals', '0.97')
                found, known = self.manifest(name, got[2].lower(), bool(got[1]))
                (tags if got[1] else payload)[name] = found
                if not known:
                    self.warned.append(f'{name}: algorithm not known')
                elif not got[1]:
                    proved |= found
        if not payload:
            raise Invalid('no manifest')
        for f in self.payload:
            n = sum(f in found for found in payload.values())
            if n == 0:
                raise Invalid(f'{f} is in no manifest')
            if n < len(payload):
                self.must(f'{f} is not in every manifest')
        for name, found in tags.items():
            for m in payload:
                if m not in found:
                    self.must(f'{name} does not list {m}')
        self.info()
        self.fetch(payload)
        folded = [unicodedata.normalize('NFC', unicodedata.normalize('NFC', f).casefold()) for f in self.files]
        if len(set(folded)) < len(folded):
            self.warned.append('names that differ by case or form alone')
        for f in self.payload:
            for part in f.split('/')[1:]:
                if re.fullmatch(r'(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?|\.ds_store|thumbs\.db', part, re.I | re.S):
                    self.warned.append(f'{f}: a name that other systems keep for themselves')
        if self.payload - proved:
            return 'untested'
        return 'warning' if self.warned else 'valid'

    def info(self):
        name = 'bag-info.txt'
        if name not in self.files and self.version <= '0.95':
            name = 'package-info.txt'
        if name not in self.files:
            return
        fields = []
        for line in self.tag_lines(name):
            if not line.strip(' \t'):
                continue
            if line[0] in ' \t':
                if not fields:
                    raise Invalid(f'{name} begins with a continued line')
                fields[-1] = (fields[-1][0], f'{fields[-1][1]} {line.strip(" " + chr(9))}'.strip())
                continue
            label, colon, value = line.partition(':')
            if not colon or not label:
                raise Invalid(f'{name}: {line!r}')
            if label != label.rstrip(' \t'):
                self.must(f'{name}: blank before the colon')
            if not value:
                self.warned.append('nothing after the colon')
            elif value[0] not in ' \t':
                self.must('no blank after the colon')
            fields.append((label.strip(' \t').lower(), value.strip(' \t')))
        oxum = [v for k, v in fields if k == 'payload-oxum']
        have = sum(os.path.getsize(os.path.join(self.root, f)) for f in self.payload)
        for v in oxum:
            if not re.fullmatch(r'\d+\.\d+', v) or [int(x) for x in v.split('.')] != [have, len(self.payload)]:
                raise Invalid(f'Payload-Oxum {v}, have {have}.{len(self.payload)}')
        if len(oxum) > 1:
            self.must('Payload-Oxum twice')

    def fetch(self, payload):
        if 'fetch.txt' not in self.files:
            return
        for line in self.tag_lines('fetch.txt'):
            if not line.strip(' \t'):
                continue
            got = re.fullmatch(r'([^ \t]+)[ \t]+([^ \t]+)[ \t]+(.+)', line, re.S)
            if not got or not re.fullmatch(r'-|\d+', got[2]):
                raise Invalid(f'fetch.txt: {line!r}')
            if not re.match(r'[A-Za-z][A-Za-z0-9+.-]*:', got[1]):
                self.must('no absolute URI')
            path = self.path(got[3])
            at = self.find(path)
            if not path.startswith('data/'):
                self.must(f'{path} is no payload')
            elif at is None:
                raise Invalid(f'{path} was not fetched')
            if at is None:
                continue
            if not all(at in found for found in payload.values()):
                self.must(f'{path} is not in every manifest')
            if got[2] != '-' and int(got[2]) != os.path.getsize(os.path.join(self.root, at)):
                self.warned.append('another length')


def verdict(root):
    try:
        return Bag(root).check(), ''
    except Invalid as e:
        return 'invalid', str(e)


if __name__ == '__main__':
    bad = False
    for bag in sys.argv[1:]:
        said, why = verdict(bag)
        print(bag, said, why)
        bad |= said == 'invalid'
    sys.exit(bad)
