#!/usr/bin/env python3
"""The way from articles to a training set, as README.md has it, on a made-up collection: every command, every trainer's line.

    readme.py BUILD     in an empty folder
"""
import gzip
import json
import os
import re
import subprocess
import sys

BUILD = os.path.abspath(sys.argv[1])
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../..')
count = [0, 0]


def check(what, true):
    count[not true] += 1
    if not true:
        print('not true:', what)


def run(command):
    p = subprocess.run(['sh', '-c', command], env={**os.environ, 'PATH': BUILD + ':' + os.environ['PATH']}, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    check('%s: exit status %d, says %r' % (command, p.returncode, p.stderr.decode()[-300:]), p.returncode == 0)
    return p.stdout.decode()


section = open(os.path.join(ROOT, 'README.md'), encoding='utf-8').read().split('## From articles to a training set\n')[1].split('\n## ')[0]
commands = [re.split(r' {2,}', line.strip())[0] for line in section.split('\n') if line.startswith('    jjak ')]
check('README has the steps in this order: %s' % commands, [c.split()[1] for c in commands] == 'batch view filter dedup split stats history'.split())
formats = re.findall(r'^\|.*\| `(-f [^`]*)`', section, re.M)
check('README has trainers: %s' % formats, len(formats) >= 4)

# The collection is small, and so are dev and test.
subprocess.run([os.path.join(ROOT, 'scripts/make-collection'), '.', '--documents', '60', '--seed', '3'], check=True)
for command in commands:
    run(command.replace('2000', '5').replace('| less', '> seen'))
for how in formats:
    run('for s in train dev test; do jjak convert %s sets/$s.tsv.gz; done' % how)

with gzip.open('sets/train.tsv.gz', 'rt', encoding='utf-8') as f:
    want = [tuple(line.rstrip('\n').split('\t')[10:12]) for line in f][1:]
check('train has pairs: %d' % len(want), len(want) > 5)
with open('train.jsonl', encoding='utf-8') as f:
    check('Hugging Face: translation, ko and en', [(t['ko'], t['en']) for t in (json.loads(line)['translation'] for line in f)] == want)
for name, opens in (('train.tsv', open), ('train.gz', gzip.open)):
    with opens(name, 'rt', encoding='utf-8') as f:
        check(name + ': source TAB target', [tuple(line.rstrip('\n').split('\t')) for line in f] == want)
with open('train.ko', encoding='utf-8') as ko, open('train.en', encoding='utf-8') as en:
    check('two files, line by line', list(zip(ko.read().split('\n'), en.read().split('\n')))[:-1] == want)

print('readme: %d passed, %d failed' % tuple(count))
sys.exit(count[1] > 0)
