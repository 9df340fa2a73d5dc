#!/usr/bin/env python3
"""Random BagIt bags, sound and spoilt: does `liangze verify` say of each what check_bag.py, written apart, says?

random_bags.py LIANGZE FOLDER FIRST COUNT
"""
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys

import jsonschema

import check_bag

with open(os.path.join(os.path.dirname(__file__), '..', '..', 'docs', 'verify.schema.json'), encoding='utf-8') as schema:
    SCHEMA = jsonschema.Draft202012Validator(json.load(schema))

STATUS = {'valid': 0, 'warning': 0, 'untested': 3, 'invalid': 6}
NAMES = ['data/one.txt', 'data/甲/文书.pdf', 'data/a b', 'data/a%b', 'data/N\u00fa\u00f1ez', 'data/x/y/z', 'data/.keep',
         'data/一\n二', 'data/back\\slash', 'data/a%25b', 'data/100%', 'data/%2e%2e/x', 'data/a%20b']


class Making:
    """A bag as files; `manifests` are built last, so that a change may come before or after them."""

    def __init__(self, r):
        self.r = r
        self.version = r.choice(['1.0', '1.0', '0.97', '0.97', '0.96', '0.93'])
        self.encoding = r.choice(['UTF-8'] * 5 + ['GBK', 'UTF-16'])
        self.end = r.choice(['\n', '\n', '\r\n', '\r'])
        names = r.sample(NAMES, r.randint(1, 4))
        if self.encoding == 'GBK':
            names = [n for n in names if '\u00f1' not in n] or ['data/one.txt']
        self.files = {n: r.randbytes(r.randint(0, 40)) for n in names}
        self.algorithms = r.sample(['md5', 'sha1', 'sha256', 'sha512', 'sha224', 'sha384'], r.randint(1, 2))
        self.tags = r.random() < .6
        self.info = r.random() < .6
        self.fetch = r.random() < .2
        self.percent = self.version == '1.0' or r.random() < .3
        self.edit = []          # (file, function of its text), after all is built
        self.declaration = f'BagIt-Version: {self.version}\nTag-File-Character-Encoding: {self.encoding}\n'

    def coded(self, text):
        return text.replace('\n', self.end).encode(self.encoding)

    def written(self, name):
        if self.percent:
            name = name.replace('%', '%25')
        return name.replace('\n', '%0A').replace('\r', '%0D')

    def build(self, root):
        payload = {n: b for n, b in self.files.items() if n.startswith('data/')}
        out = dict(self.files)
        for a in self.algorithms:
            out[f'manifest-{a}.txt'] = self.coded(''.join(
                f'{hashlib.new(a, b).hexdigest()}  {self.written(n)}\n' for n, b in sorted(payload.items())))
        if self.info:
            out['bag-info.txt'] = self.coded('Source-Organization: 示例市\nExternal-Description: a\n  b\n'
                                             f'Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}\n')
        if self.fetch and payload:
            n = min(payload)
            out['fetch.txt'] = self.coded(f'http://example.invalid/x {len(payload[n])} {self.written(n)}\n')
        out['bagit.txt'] = self.declaration.encode()
        for name, change in self.edit:
            if name in out and not name.startswith('tag'):
                out[name] = change(out[name])
        if self.tags:
            for a in self.algorithms:
                out[f'tagmanifest-{a}.txt'] = self.coded(''.join(
                    f'{hashlib.new(a, b).hexdigest()} {n}\n' for n, b in sorted(out.items()) if '/' not in n))
        for name, change in self.edit:
            if name in out and name.startswith('tag'):
                out[name] = change(out[name])
        os.makedirs(os.path.join(root, 'data'), exist_ok=True)
        for name, b in out.items():
            path = os.path.join(root, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, 'wb') as f:
                f.write(b)

    def manifest(self, tag=False):
        return ('tag' if tag else '') + f'manifest-{self.r.choice(self.algorithms)}.txt'


def text_change(m, name, change):
    def edit(b):
        try:
            return change(b.decode(m.encoding)).encode(m.encoding)
        except UnicodeError:
            return b            # another change made it no text
    m.edit.append((name, edit))


def line_added(line):
    def change(m):
        digest = '0' * (2 * hashlib.new(m.algorithms[0]).digest_size)
        text_change(m, f'manifest-{m.algorithms[0]}.txt', lambda t: t + line.replace('DIGEST', digest) + m.end)
    return change


def doubled(m):
    name = m.manifest()

    def change(text):
        first = text.split(m.end)[0]
        return text + first + m.end
    text_change(m, name, change)


def spelt(m):
    """The first line again, a letter of its name encoded."""
    def change(text):
        first = text.split(m.end)[0]
        at = first.rfind('a')
        return text if at < 0 else text + first[:at] + '%61' + first[at + 1:] + m.end
    text_change(m, m.manifest(), change)


def tag_of_tag(m):
    def change(root, _):
        if not m.tags:
            return
        name = f'tagmanifest-{m.algorithms[-1]}.txt'
        with open(os.path.join(root, name), 'rb') as f:
            listed = f.read()
        with open(os.path.join(root, 'tagmanifest-sha512.txt'), 'ab') as f:
            if name != 'tagmanifest-sha512.txt':
                f.write(m.coded(f'{hashlib.sha512(listed).hexdigest()} {name}\n'))
    m.after = change


def capitals(m):
    text_change(m, m.manifest(), lambda t: ''.join(x[:8].upper() + x[8:] for x in t.splitlines(True)))


def prefixed(prefix):
    def change(m):
        def put(text):
            return ''.join(f'{a}  {prefix}{b.lstrip(" ")}' for a, _, b in
                           (x.partition(' ') for x in text.splitlines(True)))
        text_change(m, m.manifest(), put)
    return change


def flip(m, name):
    def change(b):
        if not b:
            return b'x'
        i = m.r.randrange(len(b))
        return b[:i] + bytes([b[i] ^ 1 << m.r.randrange(8)]) + b[i + 1:]
    m.edit.append((name, change))


def setting(name, value):
    return lambda m: setattr(m, name, value)


def declared(old, new):
    def change(m):
        m.declaration = m.declaration.replace(old, new)
    return change


def after(what):
    """A change of the finished folder."""
    def change(m):
        m.after = what
    return change


def removed(root, r):
    every = [os.path.join(d, f) for d, _, fs in os.walk(root) for f in fs]
    os.remove(r.choice(sorted(every)))


def put(name, text='x'):
    def change(root, _):
        path = os.path.join(root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8') as f:
            f.write(text)
    return change


def linked(root, _):
    os.symlink('one.txt', os.path.join(root, 'data', 'link'))


def renamed(m):
    """A manifest whose algorithm is in capitals, the right one beside it or not."""
    def change(root, r):
        a = r.choice(m.algorithms)
        way = r.choice([os.rename, shutil.copy])
        way(os.path.join(root, f'manifest-{a}.txt'), os.path.join(root, f'manifest-{a.upper()}.txt'))
    m.tags = False
    m.after = change


def named(name):
    """One more file in the payload."""
    def change(m):
        m.files[name] = b'x'
    return change


def only_manifest(m):
    def change(root, _):
        for a in m.algorithms:
            os.rename(os.path.join(root, f'manifest-{a}.txt'), os.path.join(root, f'manifest-{a}x.txt'))
    m.tags = False
    m.after = change


CHANGES = [
    lambda m: flip(m, m.r.choice(sorted(m.files))),
    lambda m: flip(m, m.manifest()),
    lambda m: flip(m, m.manifest(True)),
    lambda m: flip(m, 'bag-info.txt'),
    lambda m: flip(m, 'bagit.txt'),
    lambda m: flip(m, 'fetch.txt'),
    doubled, spelt, tag_of_tag, after(put('data/' + 'd/' * 60 + 'x')), capitals, prefixed('./'), prefixed('*'), prefixed('../'), prefixed('/'), prefixed('data/'),
    prefixed('data/../'), prefixed('p/q/../../'), prefixed('p/../../bag/'), prefixed('%2e/'), prefixed('data/%2E%2E/'), prefixed('x\\..\\'),
    lambda m: text_change(m, m.manifest(), lambda t: t.replace('data/', 'data/p/../')), renamed,
    lambda m: text_change(m, m.manifest(), lambda t: t.replace('%25', '%')),
    lambda m: text_change(m, m.manifest(), lambda t: t.replace('o', '%6f').replace('%20', '%2520')),
    line_added('DIGEST  data/../bagit.txt'), line_added('DIGEST  data/%2e%2e/bagit.txt'), line_added('DIGEST  data/..'),
    named('data/aux'), named('data/Con.d/x'), named('data/com0'), named('data/p/.DS_Store'), named('data/thumbs.db'),
    line_added('DIGEST  ~root/foo'), line_added('DIGEST  data/../../etc/passwd'), line_added('DIGEST  C:\\x'),
    line_added('DIGEST  bagit.txt'), line_added('DIGEST  data/%2e%2e/%2E%2e/x'), line_added('DIGEST'),
    line_added('00  data/one.txt'), line_added('DIGEST  data'), line_added('\\DIGEST  data/back\\\\slash'), line_added(''),
    setting('declaration', 'BagIt-Version: 1.0\n'), setting('declaration', ''), declared(': ', ' : '),
    declared(': ', ':  '), declared('UTF-8', 'UTF-9'), declared('BagIt', '\ufeffBagIt'), declared('0.97', '0.98'),
    declared('\n', '\r\n'), declared('UTF-8\n', 'UTF-8\nmore\n'), declared('UTF-8\n', 'UTF-8\n\n'), declared('1.0', '1.1'),
    after(removed), after(put('data/more')), after(put('notes/more')), after(put('ONE')), after(linked),
    after(put('manifest-rot13.txt', '00 data/one.txt\n')), only_manifest,
    lambda m: text_change(m, 'bag-info.txt', lambda t: t.replace('Payload-Oxum: ', 'Payload-Oxum: 1')),
    lambda m: text_change(m, 'bag-info.txt', lambda t: t + t.splitlines(True)[-1]),
    lambda m: text_change(m, 'bag-info.txt', lambda t: t.replace(': ', ' : ')),
    lambda m: text_change(m, 'bag-info.txt', lambda t: t.replace(': ', ':')),
    lambda m: text_change(m, 'bag-info.txt', lambda t: ' x' + m.end + t),
    lambda m: text_change(m, 'bag-info.txt', lambda t: t.replace('Oxum: ', 'Oxum:' + m.r.choice(['', ' ']) + m.end + '  ')),
    lambda m: text_change(m, 'fetch.txt', lambda t: t.replace('data/', '../')),
    lambda m: text_change(m, 'fetch.txt', lambda t: t.replace('data/', 'data/not/')),
    lambda m: text_change(m, 'fetch.txt', lambda t: t.replace('data/', 'data/not/../')),
    lambda m: text_change(m, 'fetch.txt', lambda t: t.replace('http://', '')),
    lambda m: m.edit.append((m.manifest(), lambda b: b'\xef\xbb\xbf' + b)),
    lambda m: m.edit.append(('bag-info.txt', lambda b: b'\xef\xbb\xbf' + b)),
    lambda m: m.edit.append((m.manifest(), lambda b: b + b'\xff\0')),
]


def main():
    liangze, folder, first, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    said, failed = dict.fromkeys(STATUS, 0), 0
    for seed in range(first, first + count):
        r = random.Random(seed)
        m = Making(r)
        m.after = None
        for change in r.choices(CHANGES, k=r.choice([0, 1, 1, 1, 2])):
            change(m)
        root = os.path.join(folder, 'bag')
        shutil.rmtree(root, ignore_errors=True)
        m.build(root)
        if m.after:
            m.after(root, r)
        want, why = check_bag.verdict(root)
        got = subprocess.run([liangze, 'verify', '--format', 'json', root], capture_output=True, check=False)
        ok = got.returncode == STATUS[want]
        if ok:
            said_json = json.loads(got.stdout)
            ok = SCHEMA.is_valid(said_json) and (want == 'valid') == (not said_json['bags'][0]['faults'])
        said[want] += 1
        if not ok:
            failed += 1
            print(f'seed {seed}: checker {want} ({why}), program {got.returncode}\n{got.stdout.decode()}{got.stderr.decode()}')
            shutil.rmtree(f'{folder}/seed-{seed}', ignore_errors=True)
            shutil.copytree(root, f'{folder}/seed-{seed}', symlinks=True)
    print(f'bags: {count - failed} passed, {failed} failed (' + ', '.join(f'{v} {k}' for k, v in said.items()) + ')')
    return 1 if failed or 0 in said.values() else 0


if __name__ == '__main__':
    sys.exit(main())
