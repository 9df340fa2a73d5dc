#!/usr/bin/env python3
"""Every way to change a workspace behind its back: does `liangze verify` find and name each?

tamper.py LIANGZE WORKSPACE SCRATCH: of a workspace that verifies, a changed copy for each tampering.
tamper.py --lists LIANGZE WORKSPACE SCRATCH: of its 归档移交单 and their receipts alone.
tamper.py --bag LIANGZE BAG KEY SCRATCH: the same of one person's bag, signed by the office's key.
tamper.py --forge LIANGZE WORKSPACE DAY SCRATCH: bags forged whole: manifests made anew, signatures and keys away, and
the ledger's event of it made to fit, with its chain, or taken out.
tamper.py --certificates LIANGZE WORKSPACE OWN OTHER SCRATCH: the same of the 归档证明 of a workspace, signed by the
Ed25519 key that lies open in OWN; OTHER is another.
tamper.py --bags LIANGZE WORKSPACE SCRATCH: of the bags of a workspace whose office has signed them.
tamper.py --papers LIANGZE WORKSPACE SCRATCH: of an unsigned one with lists, what no digest can find: 卷内目录, 归档移交单 and
归档证明 changed, renamed or added to, and every digest and event that speaks of them, too.
TAMPER_STEP: each so many-th only.
"""
import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys

LEDGER = 'outputs/ledger.db'
STEP = int(os.environ.get('TAMPER_STEP', '1'))


def columns(db, table):
    return [(r[1], r[2], bool(r[5])) for r in db.execute(f'PRAGMA table_info({table})')]


class Ledger:
    """The ledger with its guards off, and on again when it is closed."""

    def __init__(self, root):
        self.db = sqlite3.connect(os.path.join(root, LEDGER))
        self.db.execute('PRAGMA foreign_keys = OFF')
        self.triggers = self.db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in self.triggers:
            self.db.execute(f'DROP TRIGGER {name}')

    def close(self):
        for _, sql in self.triggers:
            self.db.execute(sql)
        self.db.commit()
        self.db.close()


def ledger(change):
    def tamper(root):
        x = Ledger(root)
        change(x.db)
        x.close()
    return tamper


def changed(value, kind):
    if kind == 'INTEGER':
        return (value or 0) + 1
    if isinstance(value, bytes):
        return bytes([value[0] ^ 1]) + value[1:] if value else b'x'
    return (value[:-1] + ('0' if value[-1:] != '0' else '1')) if value else 'x'


def where(keys):
    return ' AND '.join(f'{k} = ?' for k in keys)


def ledger_cases(db):
    """Each column of each table, in its first, middle and last row; each row taken away, doubled, exchanged."""
    for table in ('entry', 'content', 'item', 'finding', 'event'):
        cols = columns(db, table)
        keys = [c for c, _, k in cols if k]
        rows = db.execute(f'SELECT {", ".join(keys)} FROM {table} ORDER BY {", ".join(keys)}').fetchall()
        picked = sorted({0, len(rows) // 2, len(rows) - 1})
        for at in picked:
            key = rows[at]
            for col, kind, is_key in cols:
                if is_key:
                    continue
                value = db.execute(f'SELECT {col} FROM {table} WHERE {where(keys)}', key).fetchone()[0]
                new = changed(value, kind)
                yield (f'{table}.{col} row {at}', ledger(
                    lambda d, t=table, c=col, n=new, k=key, ks=keys: d.execute(
                        f'UPDATE {t} SET {c} = ? WHERE {where(ks)}', (n, *k))), ())
            if not (table in ('entry', 'event') and at == len(rows) - 1):
                yield (f'{table} row {at} taken away', ledger(
                    lambda d, t=table, k=key, ks=keys: d.execute(f'DELETE FROM {t} WHERE {where(ks)}', k)), ())
    for table in ('entry', 'event'):
        n = db.execute(f'SELECT max(seq) FROM {table}').fetchone()[0]
        for a, b in ((1, 2), (n // 2, n // 2 + 1), (n - 1, n)):
            def swap(d, t=table, a=a, b=b):
                for x, y in ((a, -1), (b, a), (-1, b)):
                    d.execute(f'UPDATE {t} SET seq = ? WHERE seq = ?', (y, x))
            yield f'{table} {a} and {b} exchanged', ledger(swap), ()

        def double(d, t=table, n=n):
            names = [c for c, _, _ in columns(d, t)]
            rest = ', '.join(names[1:])
            d.execute(f'INSERT INTO {t} (seq, {rest}) SELECT {n + 1}, {rest} FROM {t} WHERE seq = {n}')
        yield f'{table} {n} once more', ledger(double), ()
    count = db.execute('SELECT max(seq) FROM entry').fetchone()[0]
    head = db.execute('SELECT hex(c) FROM entry WHERE seq = ?', (count,)).fetchone()[0].lower()

    def cut(d, n):
        for t in ('finding', 'item', 'content'):
            d.execute(f'DELETE FROM {t} WHERE entry > ?', (n,))
        d.execute('DELETE FROM entry WHERE seq > ?', (n,))
    for n in (count - 1, count // 2, 1):
        yield f'entries cut after {n}', ledger(lambda d, n=n: cut(d, n)), ()

        def forget(d, n=n):
            cut(d, n)
            d.execute("DELETE FROM event WHERE kind LIKE '%发布'")
            d.execute('DELETE FROM event')
        yield f'entries cut after {n}, events too', ledger(forget), ()
        yield f'entries cut after {n}, a checkpoint', ledger(lambda d, n=n: cut(d, n)), ('--checkpoint', f'{count}:{head}')
    last = db.execute('SELECT max(seq) FROM event').fetchone()[0]
    yield 'last event cut', ledger(lambda d: d.execute('DELETE FROM event WHERE seq = ?', (last,))), ()
    yield 'another value on paper', lambda root: None, ('--checkpoint', f'{count}:{"0" * 64}')
    yield 'more on paper', lambda root: None, ('--checkpoint', f'{count + 1}:{head}')


def files_below(root, below='outputs'):
    out = os.path.join(root, below)
    return sorted(os.path.relpath(os.path.join(d, f), root) for d, _, fs in os.walk(out) for f in fs
                  if not f.startswith('ledger.db'))


def edit(path, change):
    def tamper(root):
        full = os.path.join(root, path)
        with open(full, 'rb') as f:
            b = f.read()
        with open(full, 'wb') as f:
            f.write(change(b))
    return tamper


def flip(at):
    return lambda b: b[:at(len(b))] + bytes([b[at(len(b))] ^ 4]) + b[at(len(b)) + 1:]


def in_folder(change):
    def tamper(root):
        cwd = os.getcwd()
        os.chdir(root)
        try:
            change()
        finally:
            os.chdir(cwd)
    return tamper


def file_cases(root, below='outputs'):
    kinds = {}
    for path in files_below(root, below):
        kinds.setdefault((os.path.dirname(path), re.sub(r'.*\.', '', path)), path)
    for path in kinds.values():
        yield f'{path} first byte', edit(path, flip(lambda n: 0)), ()
        yield f'{path} middle byte', edit(path, flip(lambda n: n // 2)), ()
        yield f'{path} last byte', edit(path, flip(lambda n: n - 1)), ()
        yield f'{path} cut', edit(path, lambda b: b[:-1]), ()
        yield f'{path} emptied', edit(path, lambda b: b''), ()
        yield f'{path} longer', edit(path, lambda b: b + b'\n'), ()
        yield f'{path} gone', in_folder(lambda p=path: os.remove(p)), ()
        yield f'{path} renamed', in_folder(lambda p=path: os.rename(p, p + '.old')), ()
        yield f'{path} for all to read', in_folder(lambda p=path: os.chmod(p, 0o644)), ()
        yield f'{path} a link', in_folder(lambda p=path: (os.rename(p, '../there'), os.symlink(
            os.path.abspath('../there'), p))), ()
    folders = sorted({os.path.dirname(p) for p in files_below(root, below)})
    for folder in folders:
        yield f'{folder} one more', in_folder(lambda f=folder: shutil.copy(files_below('.')[0], f + '/more.pdf')), ()
        same = [p for p in files_below(root) if os.path.dirname(p) == folder and p.endswith('.pdf')]
        if len(same) > 1:
            yield f'{folder} two exchanged', in_folder(lambda a=same[0], b=same[1]: (
                os.rename(a, 'x'), os.rename(b, a), os.rename('x', b))), ()
    if below != 'outputs':
        return
    periods = sorted({p.split('/')[1] for p in files_below(root)})
    for period in periods:
        yield f'{period} gone', in_folder(lambda p=period: shutil.rmtree('outputs/' + p)), ()
    yield 'a period forged', in_folder(lambda: shutil.copytree('outputs/' + periods[0], 'outputs/2019-01')), ()
    if len(periods) > 1:
        yield 'a period for another', in_folder(lambda: (shutil.rmtree('outputs/' + periods[1]), shutil.copytree(
            'outputs/' + periods[0], 'outputs/' + periods[1]))), ()


LISTS = 'outputs/移交'


def list_cases(root, db):
    """归档移交单: their files, their folders, their events and those of the receipts."""
    lists = sorted(os.listdir(os.path.join(root, LISTS)))
    yield from file_cases(root, f'{LISTS}/{lists[0]}')
    for name in lists:
        path = f'{LISTS}/{name}'
        yield f'{name} gone', in_folder(lambda p=path: shutil.rmtree(p)), ()
        yield f'{name} renamed', in_folder(lambda p=path: os.rename(p, p + '-2')), ()
        yield f'{name} forged', in_folder(lambda p=path: shutil.copytree(p, p + '-2')), ()
    a, b = (f'{LISTS}/{name}' for name in lists[:2])
    yield 'two lists exchanged', in_folder(lambda: (os.rename(a, 'x'), os.rename(b, a), os.rename('x', b))), ()
    last = db.execute('SELECT max(seq) FROM event').fetchone()[0]
    for seq, kind in db.execute("SELECT seq, kind FROM event WHERE kind IN ('移交', '签收') ORDER BY seq").fetchall():
        for col, of, is_key in columns(db, 'event'):
            new = None if is_key else changed(db.execute(f'SELECT {col} FROM event WHERE seq = ?', (seq,)).fetchone()[0], of)
            if new is not None:
                yield f'{kind} {seq}: {col}', ledger(lambda d, c=col, n=new, q=seq: d.execute(
                    f'UPDATE event SET {c} = ? WHERE seq = ?', (n, q))), ()
        if seq < last:  # a chain cannot show that its end was cut: the signed paper can
            yield f'{kind} {seq} taken away', ledger(lambda d, q=seq: (
                d.execute('DELETE FROM event WHERE seq = ?', (q,)),
                d.execute('UPDATE event SET seq = seq - 1 WHERE seq > ?', (q,)))), ()


def bag_cases(bag):
    every = sorted(os.path.relpath(os.path.join(d, f), bag) for d, _, fs in os.walk(bag) for f in fs)
    for path in every:
        for name, at in (('first', lambda n: 0), ('middle', lambda n: n // 2), ('last', lambda n: n - 1)):
            yield f'{path} {name} byte', edit(path, flip(at)), ()
        yield f'{path} cut', edit(path, lambda b: b[:-1]), ()
        yield f'{path} longer', edit(path, lambda b: b + b'\n'), ()
        yield f'{path} emptied', edit(path, lambda b: b''), ()
        yield f'{path} gone', in_folder(lambda p=path: os.remove(p)), ()
        yield f'{path} renamed', in_folder(lambda p=path: os.rename(p, p + '.old')), ()
        yield f'{path} a link', in_folder(lambda p=path: (os.rename(p, '../there'), os.symlink(
            os.path.abspath('../there'), p))), ()
        yield f'{path} a folder', in_folder(lambda p=path: (os.remove(p), os.mkdir(p))), ()
    for folder in sorted({os.path.dirname(p) for p in every} | {'notes'}):
        yield f'one more in {folder}/', in_folder(lambda f=folder: (os.makedirs(f or '.', exist_ok=True), shutil.copy(
            every[0], os.path.join(f, 'more.txt')))), ()
    pieces = sorted({p.split('/')[1] for p in every if p.startswith('data/')})
    for piece in pieces:
        yield f'{piece} gone', in_folder(lambda p=piece: shutil.rmtree('data/' + p)), ()
        yield f'{piece} once more', in_folder(lambda p=piece: shutil.copytree('data/' + p, 'data/9999-more')), ()
    for a, b in zip(pieces, pieces[1:]):
        yield f'{a} and {b} exchanged', in_folder(lambda a=a, b=b: (
            os.rename('data/' + a, 'x'), os.rename('data/' + b, 'data/' + a), os.rename('x', 'data/' + b))), ()
    for path in every:
        if path.endswith('.txt') and 'manifest' in path:
            def lines(b, change):
                v = b.splitlines(True)
                return b''.join(change(v))
            for name, change in (('first line away', lambda v: v[1:]), ('last line away', lambda v: v[:-1]),
                                 ('a line twice', lambda v: v + v[:1]), ('lines turned', lambda v: v[::-1]),
                                 ('digests exchanged', lambda v: [v[1][:64] + v[0][64:], v[0][:64] + v[1][64:]] + v[2:])):
                yield f'{path} {name}', edit(path, lambda b, c=change: lines(b, c)), ()

    def rebuilt(root):
        """All manifests made anew over a changed payload: what is left is the signature."""
        pdf = next(p for p in every if p.endswith('.pdf') and p.startswith('data/'))
        edit(pdf, flip(lambda n: n // 2))(root)
        remake(root)
    yield 'changed, and every manifest made anew', rebuilt, ()
    for name, change in (*forgeries(), *old_forgeries()):
        yield f'forged: {name}', change, ()
    yield 'nothing changed, signatures away', in_folder(lambda: shutil.rmtree('signatures')), ()
    yield 'one signature away', in_folder(lambda: os.remove('signatures/' + sorted(os.listdir('signatures'))[0])), ()
    yield 'signatures exchanged', in_folder(lambda: (lambda v: (
        os.rename('signatures/' + v[0], 'x'), os.rename('signatures/' + v[1], 'signatures/' + v[0]),
        os.rename('x', 'signatures/' + v[1])))(sorted(os.listdir('signatures')))), ()


def without(*folders):
    return in_folder(lambda: [shutil.rmtree(f, ignore_errors=True) for f in folders])


def in_order(*changes):
    def change(root):
        for c in changes:
            c(root)
    return change


def old_signatures(to):
    """The signatures of before go on signing what they signed, under other names."""
    def change(root):
        for kind in ('sha256', 'sm3'):
            name = to.format(kind)
            sig = next(n for n in os.listdir(os.path.join(root, 'signatures')) if kind in n)
            moves = ((shutil.copy, f'tagmanifest-{kind}.txt', name),
                     (os.rename, f'signatures/{sig}', f'signatures/{sig[:16]}-{name}.sig'))
            for move, a, b in moves:
                os.makedirs(os.path.dirname(os.path.join(root, b)), exist_ok=True)
                move(os.path.join(root, a), os.path.join(root, b))
    return change


def forgeries():
    """What is in a bag changed, and all that lists it made anew without the key."""
    paper = edit('catalogue/卷内目录.pdf', lambda b: b'rubbish')
    day = edit('bag-info.txt', lambda b: re.sub(rb'Bagging-Date: \d+', b'Bagging-Date: 2020', b))
    anonymous = edit('bag-info.txt', lambda b: re.sub(rb'Liangze-Profile: .*\n', b'', b))
    unsigned_bag = without('signatures', 'keys')
    yield 'its catalogue', in_order(paper, remake)
    yield 'its day', in_order(day, remake)
    yield 'its profile', in_order(anonymous, remake)
    yield 'its catalogue, signatures away', in_order(paper, without('signatures'), remake)
    yield 'its catalogue, signatures and key away', in_order(paper, unsigned_bag, remake)
    yield 'profile, signatures away', in_order(paper, day, anonymous, without('signatures'), remake)
    yield 'profile, signatures and key away', in_order(paper, day, anonymous, unsigned_bag, remake)
    yield 'tag manifests away', in_order(paper, anonymous, unsigned_bag, in_folder(
        lambda: [os.remove(f'tagmanifest-{k}.txt') for k in ('sha256', 'sm3')]))


def old_forgeries():
    """The same, with the old signatures on what they did sign."""
    paper = edit('catalogue/卷内目录.pdf', lambda b: b'rubbish')
    anonymous = edit('bag-info.txt', lambda b: re.sub(rb'Liangze-Profile: .*\n', b'', b))
    for to in ('tagmanifest-{}/1', 'tagmanifest-{}/1.txt', 'tags/tagmanifest-{}.txt', 'tagmanifest-{}x.txt',
               'tagmanifest-old-{}.txt'):
        yield f'old signatures of {to}', in_order(paper, old_signatures(to), remake)
        yield f'old signatures of {to}, no profile', in_order(paper, anonymous, old_signatures(to), remake)


def remake(root):
    def sums(names, tool):
        out = subprocess.run([*tool, *names], cwd=root, capture_output=True, check=True).stdout
        return out
    every = sorted(os.path.relpath(os.path.join(d, f), root) for d, _, fs in os.walk(root) for f in fs)
    payload = [p for p in every if p.startswith('data/')]
    tags = [p for p in every if not p.startswith(('data/', 'tagmanifest-', 'signatures/'))]
    for prefix, names in (('manifest', payload), ('tagmanifest', tags)):
        for kind, tool in (('sha256', ['sha256sum']), ('sm3', ['cksum', '-a', 'sm3', '--untagged'])):
            with open(os.path.join(root, f'{prefix}-{kind}.txt'), 'wb') as f:
                f.write(sums(names, tool))


def chain_events(db):
    """Numbers and chain of the events as their rows say now."""
    rows = db.execute('SELECT kind, as_of, object, digest FROM event ORDER BY seq').fetchall()
    db.execute('DELETE FROM event')
    c = bytes(32)
    for n, row in enumerate(rows, 1):
        d = hashlib.new('sm3', ''.join(f'{x}\n' for x in (n, *row)).encode()).digest()
        c = hashlib.new('sm3', c + d).digest()
        db.execute('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)', (n, *row, d, c))


def seal(root, bag, kept):
    """Everything that speaks of the bag made to fit what lies there; `kept` False: no event of it."""
    remake(bag)
    name = '廉洁档案/' + os.path.basename(bag)
    x = Ledger(root)
    for kind, file, of in (('归档', 'manifest-sm3.txt', name), ('封卷', 'tagmanifest-sm3.txt', name + '/tagmanifest-sm3.txt')):
        if not kept:
            x.db.execute('DELETE FROM event WHERE kind = ? AND object = ?', (kind, of))
            continue
        with open(os.path.join(bag, file), 'rb') as f:
            digest = hashlib.new('sm3', f.read()).hexdigest()
        last = x.db.execute('SELECT max(seq) FROM event WHERE kind = ? AND object = ?', (kind, of)).fetchone()[0]
        x.db.execute('UPDATE event SET digest = ? WHERE seq = ?', (digest, last))
    chain_events(x.db)
    x.close()


def write(path, change):
    """In a new file: the copies share theirs."""
    with open(path, 'rb') as f:
        b = f.read()
    os.remove(path)
    new = change(b)
    if new == b:
        sys.exit(f'tamper: {path} is not changed')
    with open(path, 'wb') as f:
        f.write(new)


def resized(bag):
    """Payload-Oxum of what lies there."""
    every = [os.path.join(d, f) for d, _, fs in os.walk(os.path.join(bag, 'data')) for f in fs]
    oxum = f'Payload-Oxum: {sum(map(os.path.getsize, every))}.{len(every)}'.encode()
    path = os.path.join(bag, 'bag-info.txt')
    with open(path, 'rb') as f:
        if oxum in f.read():
            return
    write(path, lambda b: re.sub(rb'Payload-Oxum: [0-9.]+', oxum, b))


def period_of(piece):
    with open(os.path.join(piece, 'metadata.xml'), encoding='utf-8') as f:
        return re.search('期间="([^"]*)"', f.read()).group(1)


def whole_forgeries(pieces):
    """(name, change(bag), in the ledger still, with --replay, what must be said, of which file, of which run)"""
    one = pieces[0]
    pdf = next(f for f in os.listdir(one) if f.endswith('.pdf'))
    other = next(p for p in pieces if os.path.dirname(p) != os.path.dirname(one) and period_of(p) == period_of(one))
    folder = 'data/' + os.path.basename(one)
    run = period_of(one)

    def at(file, change):
        return lambda bag: write(os.path.join(bag, folder, file), change)

    def more(bag):
        number = len(os.listdir(os.path.join(bag, 'data'))) + 1
        to = os.path.join(bag, 'data', re.sub(r'^\d+', f'{number:04d}', os.path.basename(other)))
        shutil.copytree(other, to)
        with open(os.path.join(one, 'metadata.xml'), encoding='utf-8') as f:
            person = re.search(r'<人员 .*', f.read()).group(0)
        write(os.path.join(to, 'metadata.xml'), lambda b: re.sub('<人员 .*', person, re.sub(
            '件号="[0-9]+"', f'件号="{number}"', b.decode())).encode())

    def meta(pattern, to):
        return at('metadata.xml', lambda b: re.sub(pattern, to, b.decode(), count=1).encode())
    yield 'the paper', at(pdf, flip(lambda n: n // 2)), True, False, '档案的来源', '', run
    yield 'the paper', at(pdf, flip(lambda n: n // 2)), True, True, '档案重印', '/' + pdf, run
    yield 'the paper, no event', at(pdf, flip(lambda n: n // 2)), False, False, '廉洁档案', '', run
    yield 'the facts', at('facts.xml', lambda b: b.replace('示例'.encode(), '范例'.encode())), True, True, '档案重印', '/facts.xml', run
    yield 'the title', meta('<题名>', '<题名>新'), True, True, '档案重印', '/metadata.xml', run
    yield 'the count', meta(' 条数="([0-9]+)', r' 条数="9\1'), True, False, '档案的来源', '', run
    yield 'the count', meta(' 条数="[0-9]+', ' 条数="0'), True, True, '档案重印', '', run
    yield 'the day', meta(' 截止="20..', ' 截止="2019'), True, True, '档案重印', '', run
    yield 'the period', meta(' 期间="20..', ' 期间="2019'), True, False, '档案的来源', '', '2019' + run[4:]
    last = 'data/' + os.path.basename(max(p for p in pieces if os.path.dirname(p) == os.path.dirname(one)))
    if last != folder:
        yield 'the last piece away', lambda bag: shutil.rmtree(os.path.join(bag, last)), True, True, '档案重印', '不见了', period_of(os.path.join(os.path.dirname(one), os.path.basename(last)))
    yield "another's piece", more, True, True, '档案重印', '', run


def tried(cases, scratch, copy, look):
    """Each case (its name, what it does to a copy, ...) on a copy of its own; look(root, case): found?, status, words."""
    passed = failed = 0
    for case in cases:
        root = os.path.join(scratch, 'copy', 'w')
        shutil.rmtree(os.path.dirname(root), ignore_errors=True)
        copy(root)
        case[1](root)
        found, status, said = look(root, case)
        if found:
            passed += 1
        else:
            failed += 1
            print(f'tamper: {case[0]}: status {status}\n{said}')
    print(f'tamper: {passed} passed, {failed} failed')
    return 1 if failed else 0


def must_verify(liangze, work, words=''):
    status, said = verify(liangze, work, ())
    if status != 0 or '不通过' in said or words not in said:
        sys.exit(f'tamper: the workspace does not verify\n{said}')


def part_of(name, n):
    return int.from_bytes(hashlib.new('sm3', name.encode()).digest()[:8], 'big') % n + 1


def tamper_forge(liangze, work, day, scratch):
    bags = os.path.join(work, 'outputs/廉洁档案')
    pieces = sorted(os.path.join(bags, b, 'data', p) for b in os.listdir(bags)
                    for p in os.listdir(os.path.join(bags, b, 'data')))
    mine = os.path.join('outputs/廉洁档案', pieces[0].split('/')[-3])
    want = os.path.basename(os.path.dirname(os.path.dirname(pieces[0])))

    def copy(root):
        shutil.copytree(os.path.join(work, 'outputs'), os.path.join(root, 'outputs'), copy_function=lambda a, b: (
            shutil.copy if 'ledger.db' in a or '/廉洁档案/' in a else os.link)(a, b))
        os.mkdir(os.path.join(root, 'inputs'))
        for folder in ('signatures', 'keys'):
            shutil.rmtree(os.path.join(root, mine, folder), ignore_errors=True)

    def forge(change, kept):
        def do(root):
            bag = os.path.join(root, mine)
            change(bag)
            resized(bag)
            seal(root, bag, kept)
        return do

    def look(root, case):
        _, _, replay, row, file, run = case
        # the run that the changed piece says it is of, and few others
        part = f"{part_of('outputs/' + run, 31)}/31"
        status, said = verify(liangze, root, ('--as-of', day, '--part', part, *(('--replay',) if replay else ())))
        return status == 6 and any(want in x and file in x and f' {row}]' in x for x in said.splitlines()), status, said
    cases = [(f"forged: {name}{', replay' if replay else ''}", forge(change, kept), replay, row, file, run)
             for name, change, kept, replay, row, file, run in whole_forgeries(pieces)]
    return tried(cases[::min(STEP, 5)], scratch, copy, look)


def tamper_bag(liangze, bag, key, scratch):
    def look(root, _):
        got = subprocess.run([liangze, 'verify', '--key', key, root], capture_output=True, check=False)
        said = (got.stdout + got.stderr).decode()
        return got.returncode == 6 and '不通过' in said, got.returncode, said
    _, status, said = look(bag, None)
    if status != 0 or '数字签名]' in said or 'warning' in said:
        sys.exit(f'tamper: the bag does not verify\n{said}')
    return tried(list(bag_cases(bag))[::STEP], scratch, lambda root: shutil.copytree(bag, root), look)


CERTIFICATES = 'outputs/归档证明'
KEPT = 'outputs/历史/归档证明'


def sm3(b):
    return hashlib.new('sm3', b).digest()


def rechain(root, kind_of, place, digest):
    """Who can write the ledger: the place's last event of that kind with this digest, every link after it made anew."""
    def change(db):
        rows = db.execute('SELECT seq, kind, as_of, object, digest FROM event ORDER BY seq').fetchall()
        last = max(r[0] for r in rows if r[1] == kind_of and r[3] == place)
        c = bytes(32)
        for seq, kind, as_of, object_, was in rows:
            now = digest if seq == last else was
            d = sm3(f'{seq}\n{kind}\n{as_of}\n{object_}\n{now}\n'.encode())
            c = sm3(c + d)
            db.execute('UPDATE event SET digest = ?, d = ?, c = ? WHERE seq = ?', (now, d, c, seq))
    ledger(change)(root)


def forged_in(kind, place, change):
    """Files of a folder changed, manifest and ledger made to agree with them."""
    def tamper(root):
        folder = os.path.join(root, 'outputs', place)
        change(folder)
        names = sorted(n for n in os.listdir(folder) if n != 'manifest-sm3.txt')
        lines = b''
        for n in names:
            with open(os.path.join(folder, n), 'rb') as f:
                lines += f'SM3 ({n}) = {sm3(f.read()).hex()}\n'.encode()
        with open(os.path.join(folder, 'manifest-sm3.txt'), 'wb') as f:
            f.write(lines)
        rechain(root, kind, place, sm3(lines).hex())
    return tamper


def forged(month, change):
    return forged_in('归档证明', f'归档证明/{month}', change)


def replaced(name, old, new):
    def change(folder):
        path = os.path.join(folder, name)
        with open(path, encoding='utf-8') as f:
            text = f.read()
        after = re.sub(old, new, text, count=1)
        assert after != text, (name, old)
        with open(path, 'w', encoding='utf-8') as f:
            f.write(after)
    return change


def without_event(kind, also=0):
    """Who can write the ledger: the first event of that kind (and so many more) gone, every link made anew."""
    def change(db):
        rows = db.execute('SELECT kind, as_of, object, digest FROM event ORDER BY seq').fetchall()
        at = next(i for i, r in enumerate(rows) if r[0] == kind)
        del rows[at:at + 1 + also]
        db.execute('DELETE FROM event')
        c = bytes(32)
        for seq, row in enumerate(rows, 1):
            d = sm3('\n'.join((str(seq), *row, '')).encode())
            c = sm3(c + d)
            db.execute('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)', (seq, *row, d, c))
    return ledger(change)


def signed_by(key):
    """The checkpoint as it is, signed by this key, which is put beside it and into the facts."""
    def change(folder):
        def path(name):
            return os.path.join(folder, name)
        for name in ('checkpoint.txt', 'events.txt'):
            subprocess.run(['openssl', 'pkeyutl', '-sign', '-rawin', '-inkey', key, '-in', path(name), '-out',
                            path(name + '.sig')], check=True)
        pem, der = (subprocess.run(['openssl', 'pkey', '-in', key, '-pubout', '-outform', form], check=True,
                                   capture_output=True).stdout for form in ('PEM', 'DER'))
        own = sm3(der).hex()
        for n in os.listdir(folder):
            if n.endswith('.pem'):
                os.remove(path(n))
        with open(path(own[:16] + '.pem'), 'wb') as f:
            f.write(pem)
        with open(path('checkpoint.txt.sig'), 'rb') as f:
            sig = f.read().hex()
        replaced('facts.xml', r'公钥="\w*" 值="\w*"', f'公钥="{own}" 值="{sig}" ')(folder)
        replaced('facts.xml', '" />', '"/>')(folder)
    return change


def unsigned(folder):
    for n in os.listdir(folder):
        if n.endswith(('.pem', '.sig')):
            os.remove(os.path.join(folder, n))
    replaced('facts.xml', r'<签名[^>]*>', '')(folder)


def forged_cases(month, own, other):
    """What is left is what the certificate itself proves, and which words say so."""
    digit = r'\g<1>' + '0' * 64
    value = in_order(replaced('checkpoint.txt', r'(\d+\n)\w{64}', digit), replaced('facts.xml', r'(链值=")\w{64}', digit))
    yield 'the value changed', forged(month, value), '签名不对'
    yield 'the value changed and signed by the office', forged(month, in_order(value, signed_by(own))), '与检查点的不同'
    yield 'a count that is not there', forged(month, in_order(
        replaced('checkpoint.txt', r'\n(\d+)\n', r'\n9\1\n'), replaced('facts.xml', r'条数="', '条数="9'),
        signed_by(own))), '没有第'
    of_events = in_order(replaced('events.txt', r'(\d+\n)\w{64}', digit),
                         replaced('facts.xml', r'(<事件链 [^>]*链值=")\w{64}', digit))
    yield 'the events changed', forged(month, of_events), '签名不对：events.txt'
    yield 'the events changed and signed by the office', forged(month, in_order(of_events, signed_by(own))), \
        '条事件的链值'
    yield 'events that are not there', forged(month, in_order(
        replaced('events.txt', r'\n(\d+)\n', r'\n9\1\n'), replaced('facts.xml', r'(<事件链 条数=")', r'\g<1>9'),
        signed_by(own))), '条事件：'
    yield 'events for documents', forged(month, lambda f: shutil.copy(f'{f}/events.txt', f'{f}/checkpoint.txt')), \
        '不是归档证明的检查点'
    yield 'an event cut out before it', without_event('归档完毕'), '条事件'
    yield 'another month', forged(month, in_order(
        replaced('checkpoint.txt', r'^....-..', '2019-01'), replaced('facts.xml', r'期间="[^"]*"', '期间="2019-01"'),
        replaced('events.txt', r'....-..', '2019-01'),
        signed_by(own))), '不是这个月的'
    yield 'two checkpoints', forged(month, in_order(replaced('checkpoint.txt', r'^....-..', '2019-01'), signed_by(own))), \
        '不是归档证明的检查点'
    yield 'another key', forged(month, signed_by(other)), '不是机关的'
    yield 'no signature', forged(month, unsigned), '没有机关的签名'
    yield 'no key beside it', forged(month, lambda f: [os.remove(os.path.join(f, n)) for n in os.listdir(f)
                                                       if n.endswith('.pem')]), '没有签名的公钥'
    for n in ('checkpoint.txt', 'events.txt'):
        yield f'no signature of {n}', forged(month, lambda f, n=n: os.remove(os.path.join(f, n + '.sig'))), '签名不对：' + n
    yield 'another signature in print', forged(month, replaced('facts.xml', r'( 值=")\w{8}', r'\g<1>00000000')), '签名不对'
    yield 'a file that was never so', forged(month, replaced('facts.xml', r'摘要="\w{8}', '摘要="00000000')), '没有记过这样的归档'
    yield 'more pieces', forged(month, replaced('facts.xml', r'件数="1"', '件数="2"')), '卷里现在的不同'


def kept_forged():
    """One that is kept: its paper, its manifest, the name of its folder and its event, with the chain."""
    month = sorted(os.listdir(KEPT))[0]
    name = sorted(os.listdir(f'{KEPT}/{month}'))[0]
    folder = f'{KEPT}/{month}/{name}'
    shutil.copy(f'{CERTIFICATES}/{month}/归档证明.pdf', folder)
    with open(f'{folder}/manifest-sm3.txt', 'rb') as f:
        was = f.read()
    with open(f'{folder}/归档证明.pdf', 'rb') as f:
        now = re.sub(r'(归档证明.pdf\) = )\w*', r'\g<1>' + sm3(f.read()).hex(), was.decode()).encode()
    assert now != was
    with open(f'{folder}/manifest-sm3.txt', 'wb') as f:
        f.write(now)
    os.rename(folder, f'{KEPT}/{month}/{name[:11]}{sm3(now).hex()[:8]}')
    x = Ledger('.')
    x.db.execute("UPDATE event SET digest = ? WHERE kind = '归档证明' AND digest = ?", (sm3(now).hex(), sm3(was).hex()))
    chain_events(x.db)
    x.close()


def certificate_cases(root, own, other):
    months = sorted(os.listdir(os.path.join(root, CERTIFICATES)))
    a, b = (f'{CERTIFICATES}/{m}' for m in months[-2:])
    kept = next(f'{KEPT}/{m}/{x}' for m in sorted(os.listdir(os.path.join(root, KEPT)))
                for x in sorted(os.listdir(os.path.join(root, KEPT, m))))
    for folder in (b, kept):
        for path in sorted(f'{folder}/{n}' for n in os.listdir(os.path.join(root, folder))):
            for name, at in (('first', lambda n: 0), ('middle', lambda n: n // 2), ('last', lambda n: n - 1)):
                yield f'{path} {name} byte', edit(path, flip(at)), ''
            yield f'{path} cut', edit(path, lambda x: x[:-1]), ''
            yield f'{path} longer', edit(path, lambda x: x + b'\n'), ''
            yield f'{path} gone', in_folder(lambda p=path: os.remove(p)), ''
            yield f'{path} renamed', in_folder(lambda p=path: os.rename(p, p + '.old')), ''
            yield f'{path} a link', in_folder(lambda p=path: (os.rename(p, '../there'), os.symlink(
                os.path.abspath('../there'), p))), ''
        yield f'{folder} gone', in_folder(lambda f=folder: shutil.rmtree(f)), ''
        yield f'{folder} one more', in_folder(lambda f=folder: shutil.copy(f + '/checkpoint.txt', f + '/more.txt')), ''
    for n in sorted(os.listdir(os.path.join(root, a))):
        yield f'{n} of another month', in_folder(lambda n=n: os.path.exists(f'{b}/{n}') and shutil.copy(
            f'{a}/{n}', f'{b}/{n}')), ''
    yield 'months exchanged', in_folder(lambda: (os.rename(a, 'x'), os.rename(b, a), os.rename('x', b))), ''
    yield 'a month forged', in_folder(lambda: shutil.copytree(b, f'{CERTIFICATES}/2019-01')), '没有记过'
    yield 'a file beside them', in_folder(lambda: shutil.copy(f'{b}/checkpoint.txt', CERTIFICATES)), '没有记过'
    yield 'one kept that never was', in_folder(lambda: shutil.copytree(kept, kept[:-1] + 'x')), '没有记过'
    yield 'put back from an older one', in_folder(lambda: (shutil.rmtree(b), shutil.copytree(kept, b))), ''
    yield 'all gone', in_folder(lambda: shutil.rmtree(CERTIFICATES)), ''
    yield 'all that is kept gone', in_folder(lambda: shutil.rmtree(KEPT)), ''
    yield from forged_cases(months[-1], own, other)
    yield 'a paper that is kept, and all that speaks of it', in_folder(kept_forged), '归档证明重印', \
        ('--replay',)


def tamper_certificates(liangze, work, own, other, scratch):
    def look(root, case):
        status, said = verify(liangze, root, case[3] if len(case) > 3 else ())
        # checkpoint.txt is the same in months of one day but for its first line: some files may be equal
        return (status == 6 and '不通过' in said and case[2] in said) or (
            status == 0 and same_tree(work, root)), status, said
    must_verify(liangze, work, '归档证明：通过')
    return tried(list(certificate_cases(work, own, other))[::STEP], scratch, lambda root: shutil.copytree(work, root), look)


def no_certificates(root):
    """With their events: what signs or prints the chain of events is away."""
    shutil.rmtree(os.path.join(root, CERTIFICATES))
    x = Ledger(root)
    x.db.execute("DELETE FROM event WHERE kind = '归档证明'")
    chain_events(x.db)
    x.close()


def renamed_list(was, now):
    """Its folder and its event."""
    def tamper(root):
        os.rename(os.path.join(root, LISTS, was), os.path.join(root, LISTS, now))
        x = Ledger(root)
        x.db.execute("UPDATE event SET object = ? WHERE kind = '移交' AND object = ?", (f'移交/{now}', f'移交/{was}'))
        chain_events(x.db)
        x.close()
    return tamper


def added(path):
    def change(folder):
        with open(os.path.join(folder, path), 'wb') as f:
            f.write(b'%PDF-1.7\n')
    return change


def paper_cases(root):
    """(name, change, the row that tells it, which only --replay has if it says 重印, of which file)"""
    lists, months = (sorted(os.listdir(os.path.join(root, d))) for d in (LISTS, CERTIFICATES))
    one, other = sorted(os.listdir(os.path.join(root, 'outputs/廉洁档案')))[:2]

    def other_paper(place, name):
        return lambda folder: shutil.copy(os.path.join(os.path.dirname(folder), place, name), folder)
    db = sqlite3.connect(os.path.join(root, LEDGER))
    received = {x[0].split('\t')[0] for x in db.execute("SELECT object FROM event WHERE kind = '签收'")}
    db.close()
    mine = next(x for x in lists if f'移交/{x}' not in received)
    for name, file, change in (
            ('the paper of another', '归档移交单.pdf', other_paper(next(x for x in lists if x != mine), '归档移交单.pdf')),
            ('one piece less', '移交单.xml', replaced('移交单.xml', r'  <件 .*\n', '')),
            ('of more documents', '移交单.xml', replaced('移交单.xml', '条数="', '条数="9')),
            ('of fewer documents', '移交单.xml', replaced('移交单.xml', r'条数="\d+', '条数="0')),
            ('another chain', '移交单.xml', replaced('移交单.xml', r'链值="\w{8}', '链值="00000000'))):
        yield f'list: {name}', forged_in('移交', f'移交/{mine}', change), '归档移交单重印', \
            mine if 'documents' in name else file
    for now in ('2026-10-15' + mine[10:], mine[:11] + '组织部门-2', '甲'):
        yield f'list: renamed {now}', renamed_list(mine, now), '归档移交单重印', now
    yield 'list: a file added', forged_in('移交', f'移交/{mine}', added('补充移交单.pdf')), '归档移交单', '补充移交单.pdf'
    yield 'list: its paper away', forged_in('移交', f'移交/{mine}', lambda folder: os.remove(
        os.path.join(folder, '归档移交单.pdf'))), '归档移交单', '归档移交单.pdf'
    yield 'certificate: a file added', forged(months[-1], added('补充.txt')), '归档证明', '补充.txt'
    for name, file, change in (
            ('the paper of another month', '归档证明.pdf', other_paper(months[0], '归档证明.pdf')),
            ('another office', 'facts.xml', replaced('facts.xml', '名称="', '名称="新')),
            ('fewer new ones', 'facts.xml', replaced('facts.xml', r'新增="[1-9]\d*"', '新增="0"')),
            ('a file less', 'facts.xml', replaced('facts.xml', '<卷 .*?/>', ''))):
        yield f'certificate: {name}', forged(months[-1], change), '归档证明重印', file

    def bag(change):
        def tamper(w):
            no_certificates(w)
            change(os.path.join(w, 'outputs/廉洁档案', one))
            seal(w, os.path.join(w, 'outputs/廉洁档案', one), True)
        return tamper
    for name, file, change in (
            ('of another', '卷内目录.pdf', other_paper(other, 'catalogue/卷内目录.pdf')),
            ('the day', 'bag-info.txt', replaced('bag-info.txt', r'Bagging-Date: \d+', 'Bagging-Date: 2020')),
            ('the keeper', 'bag-info.txt', replaced('bag-info.txt', 'Source-Organization: ', 'Source-Organization: 新')),
            ('a file added', '补充目录.pdf', added('catalogue/补充目录.pdf')),
            ('a file added to a piece', '补充.pdf', lambda b: (added(
                f"data/{sorted(os.listdir(os.path.join(b, 'data')))[0]}/补充.pdf")(b), resized(b))),
            ('an older version', 'bagit.txt', replaced('bagit.txt', '1[.]0', '0.97')),
            ('another declaration', 'bagit.txt', replaced('bagit.txt', 'UTF-8', 'utf-8')),
            ('more documents', one, replaced('bag-info.txt', 'Chain-Count: ', 'Chain-Count: 9')),
            ('fewer documents', one, replaced('bag-info.txt', r'Chain-Count: \d+', 'Chain-Count: 0'))):
        put = name == 'of another'
        yield f'catalogue: {name}', bag(in_order(change, in_folder(lambda: os.replace(
            '卷内目录.pdf', 'catalogue/卷内目录.pdf'))) if put else change), '廉洁档案' if name.startswith('a file') or \
            'version' in name else '卷内目录重印', file


def tamper_papers(liangze, work, scratch):
    def copy(root):
        shutil.copytree(work, root, ignore=lambda d, n: [x for x in n if x == 'units'])

    def look(root, case):
        status, said = verify(liangze, root, ())
        if case[2].endswith('重印'):
            if status != 0:
                return False, status, said
            status, said = verify(liangze, root, ('--replay',))
        return status == 6 and any(case[3] in x and x.endswith(f' {case[2]}]') for x in said.splitlines()), status, said
    must_verify(liangze, work)
    return tried(list(paper_cases(work))[::min(STEP, 3)], scratch, copy, look)


def bag_in_workspace_cases(root):
    """With the office's key in the workspace, and without: then the ledger alone knows."""
    bags = 'outputs/廉洁档案'
    one, other = (f'{bags}/{n}' for n in sorted(os.listdir(os.path.join(root, bags)))[:2])

    def within(change):
        return lambda w: change(os.path.join(w, one))

    def noted(w):
        for kind, name, below in (('归档', 'manifest-sm3.txt', ''), ('封卷', 'tagmanifest-sm3.txt', '/tagmanifest-sm3.txt')):
            with open(os.path.join(w, one, name), 'rb') as f:
                rechain(w, kind, one.removeprefix('outputs/') + below, sm3(f.read()).hex())
    for name, change in forgeries():
        yield name, within(change)
        yield f'{name}; no key', in_order(within(change), without('keys'))
        if 'manifests' not in name:
            yield f'{name}; in the ledger, too', in_order(within(change), noted)
    yield 'signatures away', within(without('signatures'))
    yield 'signatures away; no key', in_order(within(without('signatures')), without('keys'))
    yield 'one bag for another', in_folder(lambda: (shutil.rmtree(one), shutil.copytree(other, one)))
    yield 'a bag put there', in_folder(lambda: shutil.copytree(one, f'{bags}/G000000-001'))
    yield 'a folder put there', in_folder(lambda: os.mkdir(f'{bags}/G000000-001'))
    yield 'a file put there', in_folder(lambda: shutil.copy(f'{one}/bagit.txt', f'{bags}/more.txt'))
    yield 'a link put there', in_folder(lambda: os.symlink(os.path.abspath(other), f'{bags}/G000000-001'))
    yield 'a bag moved away, a link to it', in_folder(lambda: (os.rename(one, '../there'), os.symlink(
        os.path.abspath('../there'), one)))


def tamper_bags(liangze, work, scratch):
    def copy(root):
        shutil.copytree(work, root, ignore=lambda d, n: [x for x in n if x == 'units'])

    def look(root, _):
        status, said = verify(liangze, root, ())
        return status == 6 and '不通过' in said, status, said
    must_verify(liangze, work, '廉洁档案：通过')
    return tried(list(bag_in_workspace_cases(work))[::STEP], scratch, copy, look)


def tamper_workspace(liangze, work, scratch, cases):
    def copy(root):
        shutil.copytree(work, root, ignore=lambda d, n: [x for x in n if x == 'inputs'] if d == work else [])
        os.mkdir(os.path.join(root, 'inputs'))

    def look(root, case):
        status, said = verify(liangze, root, case[2])
        return status == 6 and bool(said.strip()), status, said
    must_verify(liangze, work)
    return tried(cases[::STEP], scratch, copy, look)


def same_tree(a, b):
    return subprocess.run(['diff', '-rq', '-x', '.*', a, b], capture_output=True, check=False).returncode == 0


def verify(liangze, root, more):
    got = subprocess.run([liangze, '-C', root, 'verify', *more], capture_output=True, check=False)
    return got.returncode, (got.stdout + got.stderr).decode()


def main():
    if sys.argv[1] == '--bag':
        return tamper_bag(*sys.argv[2:6])
    if sys.argv[1] == '--forge':
        return tamper_forge(*sys.argv[2:6])
    if sys.argv[1] == '--bags':
        return tamper_bags(*sys.argv[2:5])
    if sys.argv[1] == '--papers':
        return tamper_papers(*sys.argv[2:5])
    if sys.argv[1] == '--certificates':
        return tamper_certificates(*sys.argv[2:7])
    lists = sys.argv[1] == '--lists'
    liangze, work, scratch = sys.argv[1 + lists:4 + lists]
    db = sqlite3.connect(os.path.join(work, LEDGER))
    cases = list(list_cases(work, db)) if lists else list(ledger_cases(db)) + list(file_cases(work))
    db.close()
    return tamper_workspace(liangze, work, scratch, cases)


if __name__ == '__main__':
    sys.exit(main())
