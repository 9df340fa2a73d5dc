#!/usr/bin/env python3
"""Every way to change a workspace behind its back: does `liangze verify` find and name each?

tamper.py LIANGZE WORKSPACE SCRATCH: of a workspace that verifies, a changed copy for each tampering.
"""
import os
import re
import shutil
import sqlite3
import subprocess
import sys

LEDGER = 'outputs/ledger.db'


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


def files_below(root):
    out = os.path.join(root, 'outputs')
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


def file_cases(root):
    kinds = {}
    for path in files_below(root):
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
    folders = sorted({os.path.dirname(p) for p in files_below(root)})
    for folder in folders:
        yield f'{folder} one more', in_folder(lambda f=folder: shutil.copy(files_below('.')[0], f + '/more.pdf')), ()
        same = [p for p in files_below(root) if os.path.dirname(p) == folder and p.endswith('.pdf')]
        if len(same) > 1:
            yield f'{folder} two exchanged', in_folder(lambda a=same[0], b=same[1]: (
                os.rename(a, 'x'), os.rename(b, a), os.rename('x', b))), ()
    periods = sorted({p.split('/')[1] for p in files_below(root)})
    for period in periods:
        yield f'{period} gone', in_folder(lambda p=period: shutil.rmtree('outputs/' + p)), ()
    yield 'a period forged', in_folder(lambda: shutil.copytree('outputs/' + periods[0], 'outputs/2019-01')), ()
    if len(periods) > 1:
        yield 'a period for another', in_folder(lambda: (shutil.rmtree('outputs/' + periods[1]), shutil.copytree(
            'outputs/' + periods[0], 'outputs/' + periods[1]))), ()


def verify(liangze, root, more):
    got = subprocess.run([liangze, '-C', root, 'verify', *more], capture_output=True, check=False)
    return got.returncode, (got.stdout + got.stderr).decode()


def main():
    liangze, work, scratch = sys.argv[1:4]
    status, said = verify(liangze, work, ())
    if status != 0 or '不通过' in said:
        sys.exit(f'tamper: the workspace does not verify\n{said}')
    db = sqlite3.connect(os.path.join(work, LEDGER))
    cases = list(ledger_cases(db)) + list(file_cases(work))
    db.close()
    passed = failed = 0
    for name, tamper, more in cases:
        root = os.path.join(scratch, 'copy', 'w')
        shutil.rmtree(os.path.dirname(root), ignore_errors=True)
        shutil.copytree(work, root, ignore=lambda d, n: [x for x in n if x == 'inputs'] if d == work else [])
        os.mkdir(os.path.join(root, 'inputs'))
        tamper(root)
        status, said = verify(liangze, root, more)
        if status == 6 and said.strip():
            passed += 1
        else:
            failed += 1
            print(f'tamper: {name}: status {status}\n{said}')
    print(f'tamper: {passed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
