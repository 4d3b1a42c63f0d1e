#!/usr/bin/env python3
"""Nasty text through every format and back; files with a byte changed or cut short: pairs or
an error of one line, never a crash.

    formats.py BUILD     in an empty folder
"""
import gzip
import json
import os
import random
import subprocess
import sys

JJAK = os.path.join(os.path.abspath(sys.argv[1]), 'jjak')
COLUMNS = 'doc_id n type aligner_score src_lang trg_lang src_ids trg_ids src_cuts trg_cuts src_text trg_text'.split()
TEXT = COLUMNS.index('src_text')
count = [0, 0]
random.seed(2)


def check(what, true):
    count[not true] += 1
    if not true:
        print('not true:', what)


def jjak(*args, data=b'', status=0):
    p = subprocess.run([JJAK, *args], input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if status is not None:
        check('%s: exit status %d: %s' % (args, p.returncode, p.stderr.decode(errors='replace')), p.returncode == status)
    return p


def rows(tsv):
    lines = tsv.decode().split('\n')
    check('the last line has an end', lines.pop() == '')
    check('the header: ' + lines[0], lines[0].split('\t')[:12] == COLUMNS)
    return [line.split('\t') for line in lines[1:]]


# What breaks readers elsewhere: quotes, escapes, spaces, names of nothing, numbers with
# zeros in front, marks of other formats, wide, combining, right-to-left, private and last characters.
PIECES = ['"', "'", '"unclosed', '\\n', '\\t', '\\', '\\u0041', 'NA', 'null', 'NaN', '0012', '1e5', '#', '# comment', ',', ';', '|', '~~', ':', '[0]:[0]',
          '{"a":1}', '<b>', '&amp;', '\x01', '\x1f', '\x7f', ' ', '  ', '\u00a0', '\u200b', '\u3000', '\ufeff', '가', '각', 'e\u0301', '\u1100\u1161',
          '漢字', 'かな', 'שלום', '\u202e', '👩\u200d👧', '\ue000', '\uffff', '\U0010ffff', '=1+1', '-', '--', '%s', '$(id)', '`', '\x0e']
table = []
for k in range(300):
    sides = []
    for side in range(2):
        n = random.choice([0, 1, 1, 1, 1, 2, 3]) if side == 0 or sides[0][0] else 1
        cells = [''.join(random.choice(PIECES) for _ in range(random.randint(1, 6))).strip() or 'x' for _ in range(n)]
        cuts, text = [], ''
        for c in cells:
            if text:
                text += ' '
                cuts.append(str(len(text)))
            text += c
        sides.append((n, ' '.join(cuts), text))
    if not sides[0][0] and not sides[1][0]:
        continue
    table.append((sides[0], sides[1]))
at, body, last = [0, 0], [], {}
for k, pair in enumerate(table):
    ids = []
    for side in range(2):
        ids.append(' '.join(str(at[side] + j) for j in range(pair[side][0])))
        at[side] += pair[side][0]
    score = '%.4f' % random.random() if random.random() < .9 else ''
    body.append(['기사:1', str(k + 1), '%d-%d' % (pair[0][0], pair[1][0]), score, 'ko', 'en', ids[0], ids[1], pair[0][1], pair[1][1], pair[0][2], pair[1][2]])
native = '\n'.join('\t'.join(r) for r in [COLUMNS] + body).encode() + b'\n'
with open('native.tsv', 'wb') as f:
    f.write(native)
full = [r for r in body if '0' not in r[2].split('-')]

# All of it comes back.
for name in ('a.tsv', 'a.tsv.gz', 'a.jsonl', 'a.jsonl.gz', 'a.ndjson'):
    jjak('convert', '-o', name, 'native.tsv')
    check(name + ' gives back every byte', jjak('convert', name).stdout == native)
check('gzip reads the container', gzip.open('a.tsv.gz').read() == native)
objects = [json.loads(line) for line in open('a.jsonl', encoding='utf-8')]
check('json reads the objects', [[o[c] for c in COLUMNS[TEXT:]] for o in objects] == [r[TEXT:] for r in body])
check('numbers are numbers', all(type(o['n']) is int and type(o['aligner_score']) in (float, type(None)) for o in objects))

# The texts come back; the rest is known to be lost.
jjak('convert', '-f', 'jsonl-translation', '-o', 'a.t', 'native.tsv')
check('translation', [json.loads(line)['translation'] for line in open('a.t', encoding='utf-8')] == [{'ko': r[TEXT], 'en': r[TEXT + 1]} for r in full])
check('translation, read', [r[TEXT:] for r in rows(jjak('convert', 'a.t').stdout)] == [r[TEXT:] for r in full])
jjak('convert', '-f', 'moses', '-o', 'm', 'native.tsv')
both = [open('m.' + x, encoding='utf-8', newline='\n').read().split('\n')[:-1] for x in ('ko', 'en')]
check('moses', both == [[r[TEXT + k] for r in full] for k in (0, 1)])
check('moses, read', [r[4:6] + r[TEXT:] for r in rows(jjak('convert', '--from', 'moses', 'm.ko').stdout)] == [r[4:6] + r[TEXT:] for r in full])
jjak('convert', '-f', 'ladder-text', '-o', 'a.lt', 'native.tsv')
check('ladder-text', [r[2:3] + r[8:] for r in rows(jjak('convert', '--from', 'ladder-text', 'a.lt').stdout)] == [r[2:3] + r[8:] for r in body])

# The beads come back.
jjak('convert', '-o', 'a.vecalign', 'native.tsv')
check('vecalign', [r[1:4] + r[6:8] for r in rows(jjak('convert', 'a.vecalign').stdout)] == [r[1:4] + r[6:8] for r in body])
jjak('convert', '-o', 'a.ladder', 'native.tsv')
check('ladder', [r[2:3] + r[6:8] for r in rows(jjak('convert', 'a.ladder').stdout)] == [r[2:3] + r[6:8] for r in body])
jjak('convert', '--no-null', '-o', 'b.ladder', 'native.tsv')
kept = [r[6:8] for r in rows(jjak('convert', '--no-null', 'b.ladder').stdout)]
check('a ladder without nulls holds the other beads', all(r[6:8] in kept for r in full))
for name in ('a.vecalign', 'a.ladder', 'a.jsonl', 'a.tsv.gz'):
    for other in ('native.tsv', 'a.vecalign'):
        said = jjak('agree', other, name).stdout.decode().split('\n')[1].split()
        check('%s agrees with %s: %s' % (name, other, said), said[1:4] == ['1.0000'] * 3)

# Standard input and gzip, whatever the format; what it is is told by its first line.
for name in ('a.tsv', 'a.jsonl', 'a.t', 'a.vecalign', 'a.ladder'):
    data = open(name, 'rb').read()
    plain = jjak('convert', '-', data=data).stdout
    check(name + ' is told by its first line', plain.count(b'\n') > 200)
    check(name + ', gzipped', jjak('convert', '-', data=gzip.compress(data)).stdout == plain)
    crlf = jjak('convert', '-', data=data.replace(b'\n', b'\r\n')).stdout
    check(name + ' with CR LF', crlf == plain)
    marked = jjak('convert', '-', data=b'\xef\xbb\xbf' + data).stdout
    check(name + ' behind a byte order mark', marked == plain)

# Nothing appears where it cannot be written, nothing is left where writing fails.
before = sorted(os.listdir('.'))
for name in ('no/a.tsv', 'no/a.tsv.gz', 'no/a.jsonl', 'no/a.vecalign'):
    check(name + ' says its folder', b'no/' in jjak('convert', '-o', name, 'native.tsv', status=4).stderr)
jjak('convert', '-f', 'moses', '-o', 'no/m', 'native.tsv', status=4)
with open('half.tsv', 'wb') as f:
    f.write(native[:-40])
before = sorted(os.listdir('.'))
for form in ('tsv', 'tsv.gz', 'jsonl', 'moses', 'vecalign', 'ladder', 'ladder-text'):
    jjak('convert', '-f', form, '-o', 'never', 'half.tsv', status=3)
check('nothing is left: %s' % sorted(set(os.listdir('.')) - set(before)), sorted(os.listdir('.')) == before)
os.mkdir('x.en')
open('x.ko', 'w').write('old\n')
p = jjak('convert', '-f', 'moses', '-o', 'x', 'native.tsv', status=None)
check('one of the two cannot be written, so neither is: %d' % p.returncode, p.returncode == 2 and open('x.ko').read() == 'old\n')

# Damage.
for name, form in (('a.tsv', 'tsv'), ('a.jsonl', 'jsonl'), ('a.t', 'jsonl'), ('a.vecalign', 'vecalign'), ('a.ladder', 'ladder'), ('a.lt', 'ladder-text'), ('a.tsv.gz', 'tsv.gz')):
    data = open(name, 'rb').read()[:1500] if form != 'tsv.gz' else open(name, 'rb').read()
    for k in range(60):
        at = random.randrange(len(data))
        if k % 3 == 0:
            bad = data[:at]
        elif k % 3 == 1:
            bad = data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1:]
        else:
            bad = data[:at] + random.choice([b'\0', b'\n', b'\t', b'"', b'\\', b'\xff', b'[', b'9' * 30, b'{' * 200]) + data[at:]
        p = jjak('convert', '--from', form, '-', '-f', random.choice(['tsv', 'jsonl']), data=bad, status=None)
        if p.returncode not in (0, 3, 4) or p.stderr.count(b'\n') > 1 + (p.returncode != 0):
            check('%s, damaged at %d: exit status %d, %s' % (name, at, p.returncode, p.stderr[-300:]), False)
        else:
            count[0] += 1

print('formats: %d passed, %d failed' % tuple(count))
sys.exit(count[1] > 0)
