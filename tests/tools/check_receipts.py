#!/usr/bin/python3
"""Do receipts keep to docs/receipt.schema.json, and does each page say what its JSON says?

  check_receipts.py FOLDER...     exit 0 if all do, 1 with one line per fault, 2 if there is no receipt

Of each pair in a folder 回执: the JSON is valid; the page is one well-nested document without script, link or address, shows the
verdict, every message, rule and way to mend, and of a secret file nothing but number, date, verdict and digests.
"""
import json
import os
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import jsonschema

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VOID = {'meta', 'br'}
ALLOWED = {'html', 'head', 'meta', 'title', 'style', 'body', 'main', 'h1', 'h2', 'div', 'span', 'strong', 'p', 'table', 'thead', 'tbody',
           'tr', 'th', 'td', 'section', 'dl', 'dt', 'dd', 'pre', 'ul', 'li', 'footer'}
ATTRIBUTES = {'class', 'lang', 'charset', 'http-equiv', 'content', 'name', 'scope', 'aria-hidden'}


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.text, self.faults = [], [], []
        self.feed(text)
        self.close()
        if self.open:
            self.faults.append(f'not closed: {self.open}')

    def handle_starttag(self, tag, attrs):
        if tag not in ALLOWED:
            self.faults.append(f'element {tag}')
        self.faults += [f'attribute {k}' for k, _ in attrs if k not in ATTRIBUTES]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f'</{tag}> out of order')

    def handle_data(self, data):
        if 'style' not in self.open:
            self.text.append(data)


def plain(s):
    return re.sub(r'\s+', '', s)


def page_faults(r, html):
    page = Page(html)
    text = plain(''.join(page.text))
    yield from page.faults
    if re.search(r'url\(|@import|https?://', html):
        yield 'reaches outside'
    wanted = [r['verdict'], r['sm3'], r['chain']['value'], str(r['chain']['count'])]
    for f in r['findings']:
        wanted += [f['message'], f['mend'], f['rule'], f['article'], f['level'], f['record']]
    wanted += [i['record'] for i in r['items']]
    if not r['secret']:
        wanted += [r['file'], r['identity'], r['unit'], r['unit_name']]
    for w in wanted:
        if plain(w) not in text:
            yield f'the page does not say {w!r}'


def secret_faults(r):
    if r['secret'] and (any(r[k] is not None for k in ('file', 'root', 'identity', 'unit', 'unit_name', 'changes')) or r['findings'] or r['items']):
        yield 'secret, and says more than number and date'


def main():
    schema = json.loads(Path(ROOT, 'docs', 'receipt.schema.json').read_text(encoding='utf-8'))
    checker = jsonschema.Draft202012Validator(schema)
    checker.check_schema(schema)
    faults = n = 0
    for folder in sys.argv[1:]:
        for path in sorted(Path(folder).glob('*.json')):
            n += 1
            r = json.loads(path.read_text(encoding='utf-8'))
            found = ['/'.join(map(str, e.absolute_path)) + ': ' + e.message for e in checker.iter_errors(r)]
            html = path.with_suffix('.html')
            found += list(secret_faults(r)) if not found else []
            found += list(page_faults(r, html.read_text(encoding='utf-8'))) if html.exists() else ['no page']
            for fault in found:
                print(f'{path.name}: {fault}')
            faults += len(found)
    print(f'receipts: {n} looked at, {faults} faults')
    return 1 if faults else 0 if n else 2


if __name__ == '__main__':
    sys.exit(main())
