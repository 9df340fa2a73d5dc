#!/usr/bin/python3
"""bag.py LIANGZE [COUNT]: `liangze verify` of a person's bag of 1,000 papers beside sha256sum and cksum on the same files.

The bag is made here, invented, about 49 MB; after a warm-up the commands take turns, COUNT (5) times; medians of wall
time and processor time as a markdown table, with how many times the speed of each peer ours is.
"""
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from measure import once      # noqa: E402

PAPERS = 1000
TOOLS = {'sha256': ['sha256sum'], 'sm3': ['cksum', '-a', 'sm3', '--untagged']}


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as f:
        f.write(data)


def make_bag(bag):
    """As `archive` lays one out: a folder for each paper, both manifests and both tag manifests."""
    r = random.Random(1000)
    names = []
    for n in range(1, PAPERS + 1):
        folder = f'data/{n:04d}-谈话记录'
        for name, data in (('facts.xml', '<事实>示例</事实>\n'.encode() * (130 + r.randrange(20))),
                           ('metadata.xml', '<归档件 件号="示例"/>\n'.encode() * 32),
                           ('谈话记录.pdf', b'%PDF-1.7\n' + r.randbytes(44500 + r.randrange(1000)) + b'%%EOF\n')):
            write(os.path.join(bag, folder, name), data)
            names.append(f'{folder}/{name}')
    size = sum(os.path.getsize(os.path.join(bag, p)) for p in names)
    write(os.path.join(bag, 'bagit.txt'), b'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
    write(os.path.join(bag, 'bag-info.txt'), f'Payload-Oxum: {size}.{len(names)}\nLiangze-Profile: 1\n'.encode())
    for prefix, of in (('manifest', sorted(names)), ('tagmanifest', None)):
        of = of or sorted(p for p in os.listdir(bag) if p.endswith('.txt'))
        for kind, tool in TOOLS.items():
            got = subprocess.run([*tool, *of], cwd=bag, capture_output=True, check=True)
            write(os.path.join(bag, f'{prefix}-{kind}.txt'), got.stdout)
    return size


def main():
    liangze, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    work = tempfile.mkdtemp(prefix='liangze-bench.')
    try:
        bag = os.path.join(work, 'bag')
        size = make_bag(bag)
        sha256 = 'sha256sum -c --strict --quiet manifest-sha256.txt'
        sm3 = 'cksum -a sm3 -c --strict --quiet manifest-sm3.txt'
        peers = {f'`{sha256}`': sha256, f'`{sm3}`': sm3, '这两样，先后': f'{sha256} && {sm3}'}
        rows = [(f'`liangze verify -j{j}`：两种摘要，BagIt 的各项', [liangze, 'verify', f'-j{j}', bag]) for j in (1, 2)]
        rows += [(name, ['env', '-C', bag, 'sh', '-c', command]) for name, command in peers.items()]
        got = {name: [] for name, _ in rows}
        for turn in range(count + 1):
            for name, command in rows:
                x = once(command, {0})
                if turn > 0:
                    got[name].append(x)
        wall, cpu, peak = ({k: statistics.median(x[i] for x in v) for k, v in got.items()} for i in range(3))
    finally:
        shutil.rmtree(work)
    print(f'\n一个人的档案，{PAPERS:,}件，{3 * PAPERS:,}个文件，{size / 1e6:.1f} MB，各 {count} 次，轮流量，取中位数：\n')
    print('| 做什么 | 用时 | 处理器时间 | 内存峰值 | `-j1` 是它的几倍快（处理器时间） | `-j1`、`-j2`（用时） |')
    print('|---|---|---|---|---|---|')
    one, two = (name for name, _ in rows[:2])
    for name, _ in rows:
        ratio = '' if name in (one, two) else (
            f'{cpu[name] / cpu[one]:.2f} | {wall[name] / wall[one]:.2f}、{wall[name] / wall[two]:.2f}')
        print(f'| {name} | {wall[name]:.3f} s | {cpu[name]:.3f} s | {peak[name]:.1f} MB | {ratio or "|"} |')


if __name__ == '__main__':
    main()
