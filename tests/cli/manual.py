#!/usr/bin/env python3
"""The manual and the tables of options say the same; the manual is clean.

    manual.py BUILD
"""
import os
import re
import shutil
import subprocess
import sys

JJAK = os.path.join(os.path.abspath(sys.argv[1]), 'jjak')
MANUAL = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../corpus/cmd/jjak.1')
count = [0, 0, 0]


def check(what, true):
    count[not true] += 1
    if not true:
        print('not true:', what)


def jjak(*args):
    p = subprocess.run([JJAK, *args], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return p.stdout.decode()


def of_help(command):
    """{'--source': ('-s', 'LANG'), ...}"""
    found = {}
    for line in jjak('help', command).split('\n'):
        m = re.match(r'  (?:(-\S+), |    )(--?[\w-]+)(?: (\S+?))?(?: \.\.\.)?   ', line)
        if m and m.group(2) != '--help':
            found[m.group(2)] = (m.group(1), m.group(3))
    return found


def of_manual(section):
    found = {}
    for line in section:
        if not line.startswith('.It Fl '):
            continue
        words = line.replace('.It Fl ', '').replace(' , Fl ', ' ').split()
        arg = words[words.index('Ar') + 1] if 'Ar' in words else None
        names = ['-' + w for w in words[:words.index('Ar')] if w != 'Ar'] if arg else ['-' + w for w in words]
        found[names[-1]] = (names[0] if len(names) > 1 else None, arg)
    return found


lines = open(MANUAL, encoding='utf-8').read().split('\n')
sections, name = {}, None
for line in lines:
    if line.startswith('.Ss '):
        name = line.split()[1]
        sections[name] = []
    elif line.startswith('.Sh '):
        name = None
    elif name:
        sections[name].append(line)

commands = re.findall(r'^  (\w+) ', jjak('help'), re.M)
check('help lists commands', len(commands) >= 8)
check('the manual has a section for each command, in the order of help: %s' % list(sections), list(sections) == commands)
for command in commands:
    options, described = of_help(command), of_manual(sections.get(command, []))
    check('%s: options %s' % (command, options), command in ('help', 'history') or len(options) > 0)
    for name in sorted(set(options) | set(described)):
        check('%s %s: help says %s, the manual %s' % (command, name, options.get(name), described.get(name)),
              name in options and options[name] == described.get(name))

formats = jjak('align', '--format', '?', 'a', 'b').split('there are ')[-1].split()
check('formats are named', 'tsv.gz' in formats and 'vecalign' in formats)
listed = [line.split()[-1] for line in lines[lines.index('.Sh FORMATS'):lines.index('.Sh ENVIRONMENT')] if line.startswith('.It Cm ')]
check('the manual describes the formats %s, there are %s' % (listed, formats), listed == formats)
for command in ('align', 'convert', 'get'):
    check(command + ': its help names all formats', ' '.join(formats) in jjak('help', command))

for tool, args in (('mandoc', ['-Tlint', '-W', 'style']), ('groff', ['-mdoc', '-Tutf8', '-ww', '-z'])):
    if not shutil.which(tool):
        count[2] += 1
        print('skipped:', tool, 'is not here')
        continue
    p = subprocess.run([tool, *args, MANUAL], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    said = [x for x in (p.stdout + p.stderr).decode().split('\n') if x and 'mandoc.db' not in x]
    check('%s: %s' % (tool, said), not said)

print('manual: %d passed, %d failed' % (count[0], count[1]) + (', %d skipped' % count[2] if count[2] else ''))
sys.exit(count[1] > 0)
