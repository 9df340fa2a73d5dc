#!/usr/bin/python3
"""measure.py NAME COUNT [--before CMD] [--ok 0,1,3] [--cpu] -- COMMAND...: one row of a markdown table.

Runs COMMAND COUNT times (CMD by the shell before each, not measured) and prints the medians of wall time and of peak
memory: | NAME | 1.234 s | 56.7 MB |; with --cpu that of processor time between them.  Peak memory is the largest resident set of the command and its children.
"""
import argparse
import os
import statistics
import subprocess
import sys
import time


def once(command, ok):
    start = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0), (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code not in ok:
        raise SystemExit(f'{command[0]}: exit status {code}')
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    p = argparse.ArgumentParser()
    p.add_argument('name')
    p.add_argument('count', type=int)
    p.add_argument('--before')
    p.add_argument('--ok', default='0')
    p.add_argument('--cpu', action='store_true')
    cut = sys.argv.index('--')
    args, command = p.parse_args(sys.argv[1:cut]), sys.argv[cut + 1:]
    ok = {int(c) for c in args.ok.split(',')}
    rows = []
    for _ in range(args.count):
        if args.before:
            subprocess.run(args.before, shell=True, check=True)
        rows.append(once(command, ok))
    wall, cpu, size = (statistics.median(x) for x in zip(*rows))
    print(f'| {args.name} | {wall:.3f} s |' + (f' {cpu:.3f} s |' if args.cpu else '') + f' {size:.1f} MB |')
    sys.stdout.flush()


if __name__ == '__main__':
    main()
