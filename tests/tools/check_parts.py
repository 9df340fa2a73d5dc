#!/usr/bin/env python3
"""check_parts.py LIANGZE N COMMAND...: do the parts of `liangze COMMAND` (a verify) say together what the whole says?

Every fault of the whole is told by some part and none besides; a fault of a digest by exactly one; each object is
examined once; what is not of the parts is whole in each; no part that left something out has passed whole.
"""
import json
import subprocess
import sys

HEAVY = ('published', 'replay', 'archive', 'transfers', 'archive-origin', 'archive-replay', 'catalogue-replay', 'transfer-replay',
         'certificate-replay', 'readable')


def look(liangze, command, more):
    got = subprocess.run([liangze, *command, '--format', 'json', *more], capture_output=True, check=False)
    if got.returncode not in (0, 6):
        sys.exit(f'check_parts: status {got.returncode}: {got.stderr.decode()}')
    return json.loads(got.stdout)['workspace']


def faults(said):
    return {(c['check'], f['object'], f['message']) for c in said['checks'] for f in c['faults']}


def main():
    liangze, n, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    whole = look(liangze, command, ())
    parts = [look(liangze, command, ('--part', f'{k}/{n}')) for k in range(1, n + 1)]
    wrong = []
    want = faults(whole)
    if set().union(*map(faults, parts)) != want:
        wrong.append(f'faults differ: {set().union(*map(faults, parts)) ^ want}')
    for f in want:
        told = sum(f in faults(p) for p in parts)
        if told != (1 if f[0] in HEAVY and '内容变了' in f[2] and 'tagmanifest' not in f[2] else n):
            wrong.append(f'{f} told by {told} parts')
    for i, c in enumerate(whole['checks']):
        counts = [p['checks'][i]['count'] for p in parts]
        if c['check'] in HEAVY:
            if sum(counts) != c['count'] or any(p['checks'][i]['of'] != c['count'] for p in parts):
                wrong.append(f"{c['check']}: {counts} of {c['count']}")
        elif any(p['checks'][i] != c for p in parts):
            wrong.append(f"{c['check']} is not whole")
    for p in parts:
        left = any(c['count'] < c['of'] for c in p['checks'])
        if left and p['result'] not in ('passed-in-part', 'failed'):
            wrong.append(f"a part is {p['result']}")
        for c in p['checks']:
            if c['result'] == 'passed' and c['count'] < c['of']:
                wrong.append(f"{c['check']} passed with {c['count']} of {c['of']}")
    print('\n'.join(wrong) or f'{len(want)} faults')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
