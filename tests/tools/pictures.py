#!/usr/bin/python3
"""pictures.py - the gallery of docs/kinds: one picture a kind.
  --stale [--all]        NAME<TAB>文种<TAB>example of the pictures to be made
  --make NAME PAGE.png…  docs/kinds/NAME.png of the first two pages
  --gallery              writes docs/kinds/README.md
  --check                that every kind has template, example, .want, a
                         picture made of what .want describes, a page that
                         describes it, and that the gallery says so
A picture carries the digest of its .want, the text dump of the pages that
the unit tests compare: it is out of date when that has changed.
"""
import glob
import hashlib
import os
import re
import sys

from lxml import etree

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
NS = '{urn:liangze:config:1}'
KEY = 'want-sha256'
GREYS = [(v, v, v) for v in (0, 36, 72, 108, 144, 180, 208, 228, 255)]
GROUND = GREYS[7]
COLOURS = [(255, 0, 0), (255, 90, 90), (255, 170, 170), (162, 59, 54),
           (31, 78, 121), (125, 155, 185), (195, 210, 228)]


def at(*parts):
    return os.path.join(TOP, *parts)


def kinds():
    """(文种, name, element) of kinds.xml, in its order."""
    root = etree.parse(at('templates', 'papers', 'kinds.xml')).getroot()
    return [(e.get('名称'), e.get('模板')[:-len('.xsl')], e)
            for e in root.iter(NS + '文种')]


def example(name):
    for ext in ('xml', 'json'):
        path = 'samples/papers/%s.%s' % (name, ext)
        if os.path.exists(at(path)):
            return path
    return None


def digest(name):
    path = at('tests', 'papers', name + '.want')
    if not os.path.exists(path):
        return None
    with open(path, 'rb') as f:
        return hashlib.sha256(f.read()).hexdigest()


def picture(name):
    return at('docs', 'kinds', name + '.png')


def made_of(name):
    """The digest that a picture carries: its tEXt chunk."""
    if not os.path.exists(picture(name)):
        return None
    with open(picture(name), 'rb') as f:
        m = re.search(rb'tEXt' + KEY.encode() + rb'\0([0-9a-f]{64})',
                      f.read())
    return m and m.group(1).decode()


def stale(every):
    for kind, name, _ in kinds():
        if every or digest(name) is None or made_of(name) != digest(name):
            if example(name):
                print('%s\t%s\t%s' % (name, kind, example(name)))


def make(name, files):
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo
    pages = [Image.open(f).convert('RGB') for f in files]
    gap = 12
    width = sum(p.width + gap for p in pages) + gap
    height = max(p.height for p in pages) + 2 * gap
    sheet = Image.new('RGB', (width, height), GROUND)
    x = gap
    for p in pages:
        sheet.paste(p, (x, gap))
        x += p.width + gap
    palette = Image.new('P', (1, 1))
    flat = [v for c in GREYS + COLOURS for v in c]
    palette.putpalette(flat + flat[:3] * (256 - len(flat) // 3))
    sheet = sheet.quantize(palette=palette, dither=0)
    sheet.putpalette(flat)
    info = PngInfo()
    if digest(name):
        info.add_text(KEY, digest(name))
    sheet.save(picture(name), optimize=True, bits=4, pnginfo=info)


def described(kind):
    """(file, heading) of the page that describes a kind."""
    for path in sorted(glob.glob(at('docs', 'kinds', '*.md'))):
        if path.endswith('README.md'):
            continue
        with open(path, encoding='utf-8') as f:
            for line in f:
                if line.startswith('## ') and kind in re.split(
                        '[和、]', line[3:].strip()):
                    return os.path.basename(path), line[3:].strip()
    with open(at('docs', 'papers.md'), encoding='utf-8') as f:
        if '**%s**' % kind in f.read():
            return '../papers.md', '三、事实'
    return None


def anchor(heading):
    """As code hosts make it of a heading: no punctuation."""
    return re.sub(r'[^\w-]', '', heading.replace(' ', '-'))


def gallery():
    v = ['# 文书样子', '',
         '每种文书一份例子，印出来的前两页。图由 `tests/tools/pictures.sh` '
         '从 `templates/papers/kinds.xml` 和 `samples/papers/` 做出，',
         '`make check` 核对它与现在印出来的是否相同。例子里的单位、人、'
         '数都是虚构的。', '',
         '| 文种 | 格式 | 模板 | 例子 | 样子 |', '|---|---|---|---|---|']
    for kind, name, e in kinds():
        page = described(kind)
        title = kind if page is None else '[%s](%s#%s)' % (
            kind, page[0], anchor(page[1]))
        samples = sorted(glob.glob(at('samples', 'papers', name + '.*')) +
                         glob.glob(at('samples', 'papers', name + '-?.*')))
        links = ' '.join('[%s](../../samples/papers/%s)' % (
            os.path.basename(s).rsplit('.', 1)[0], os.path.basename(s))
            for s in samples)
        v.append('| %s | %s | [%s.xsl](../../templates/papers/%s.xsl) | %s |'
                 ' [![%s](%s.png)](%s.png) |' % (
                     title, e.get('格式'), name, name, links, kind, name,
                     name))
    return '\n'.join(v) + '\n'


def check():
    bad = []
    for kind, name, _ in kinds():
        for what, there in (
                ('模板 templates/papers/%s.xsl' % name, os.path.exists(
                    at('templates', 'papers', name + '.xsl'))),
                ('例子 samples/papers/%s.xml' % name, example(name)),
                ('tests/papers/%s.want' % name, digest(name)),
                ('docs/kinds 里的说明', described(kind))):
            if not there:
                bad.append('%s：没有%s' % (kind, what))
        if made_of(name) != digest(name):
            bad.append('%s：docs/kinds/%s.png 不是现在印出来的样子，'
                       '请运行 tests/tools/pictures.sh' % (kind, name))
        elif os.path.getsize(picture(name)) > 90000:
            bad.append('%s：docs/kinds/%s.png 太大' % (kind, name))
    names = {name + '.png' for _, name, _ in kinds()}
    for f in os.listdir(at('docs', 'kinds')):
        if f.endswith('.png') and f not in names:
            bad.append('docs/kinds/%s 不属于任何文种' % f)
    with open(at('docs', 'kinds', 'README.md'), encoding='utf-8') as f:
        if f.read() != gallery():
            bad.append('docs/kinds/README.md 不是现在的，'
                       '请运行 tests/tools/pictures.sh')
    for line in bad:
        print('pictures: ' + line)
    return 1 if bad else 0


def main(args):
    if args[:1] == ['--stale']:
        stale('--all' in args)
    elif args[:1] == ['--make']:
        make(args[1], args[2:])
    elif args == ['--gallery']:
        with open(at('docs', 'kinds', 'README.md'), 'w',
                  encoding='utf-8') as f:
            f.write(gallery())
    elif args == ['--check']:
        return check()
    else:
        sys.exit(__doc__)
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
