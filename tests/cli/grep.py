#!/usr/bin/env python3
"""jjak grep finds what Python's re and GNU grep find, whatever blocks cut, with any number of threads.

    grep.py BUILD     in an empty folder
"""
import json
import os
import random
import re
import struct
import subprocess
import sys
import unicodedata
import zlib

JJAK = os.path.join(os.path.abspath(sys.argv[1]), 'jjak')
HEAD = '\t'.join('doc_id n type aligner_score src_lang trg_lang src_ids trg_ids src_cuts trg_cuts src_text trg_text'.split())
count = [0, 0]


def check(what, true):
    count[not true] += 1
    if not true:
        print('not true:', what)


def jjak(*args):
    p = subprocess.run([JJAK, 'grep', *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return p.returncode, p.stdout.decode(), p.stderr.decode()


def block(text):
    z = zlib.compressobj(6, zlib.DEFLATED, -15)
    data = z.compress(text) + z.flush()
    return (b'\x1f\x8b\x08\x04\0\0\0\0\0\xff\x06\0BC\x02\0' + struct.pack('<H', len(data) + 25) + data
            + struct.pack('<II', zlib.crc32(text), len(text)))


def corpus(name, rows, rng):
    """blocks that cut rows, even characters, anywhere"""
    text, at = ('\n'.join([HEAD] + ['\t'.join(r) for r in rows]) + '\n').encode(), len(HEAD) + 1
    with open(name, 'wb') as f:
        f.write(block(text[:at]))
        while at < len(text):
            n = rng.choice((1, 7, 100, 3000))
            f.write(block(text[at:at + n]))
            at += n
        f.write(block(b''))


rng = random.Random(5)
words = ['배', '부두', '한국어', 'Harbor', 'harbor', 'ＨＡＲＢＯＲ', 'a.b', 'aXb', '가나', 'ｶﾞ', 'ガ', 'x', '…', unicodedata.normalize('NFD', '부두'), 'straße']
patterns = ['배', 'harbor', 'a\\.b', 'a.b', 'har?bor', '부두|x', '[Hh]arbor', '나 .*배', 'ab*', '가나+ ', '(har)bor', 'bor{1,2} ', '^x', 'x$', 'aX?b', '\\bx\\b', '한국어 Har']
for trial in range(6):
    rows = []
    for k in range(400):
        texts = [' '.join(rng.choice(words) for _ in range(rng.randint(1, 6))) for _ in range(2)]
        rows.append(['doc%d' % (k // 50), str(k + 1), '1-1', '0.5', 'ko', 'en', '0', '0', '', ''] + texts)
    name = 'c%d.tsv.gz' % trial
    corpus(name, rows, rng)
    for p in rng.sample(patterns, 9):
        for fold in (False, True):
            said = [jjak('--json', '-@%d' % n, *(['-i'] if fold else []), p, name) for n in (1, 2, 3)]
            check('%s: the number of threads changes nothing' % p, said[0] == said[1] == said[2])
            got = [json.loads(line) for line in said[0][1].splitlines()]
            fit = (lambda s: unicodedata.normalize('NFC', unicodedata.normalize('NFKC', s).casefold())) if fold else (lambda s: s)
            want = [k + 1 for k, r in enumerate(rows) if any(re.search(p.replace('Hh', 'h') if fold else p, fit(r[c]), re.I if fold else 0) for c in (10, 11))]
            check('%s in %s, folded: %s' % (p, name, fold), [g['pair'] for g in got] == want)
            check('%s: exit status' % p, said[0][0] == (0 if want else 1))
            if not fold:
                places = [[list(m.span()) for m in re.finditer(p, rows[k - 1][11]) if m.end() > m.start()] for k in want]
                check('%s: places' % p, [g['trg_found'] for g in got] == places)
            n = jjak('-c', *(['-i'] if fold else []), p, name)[1]
            check('%s: count' % p, n == '%d\n' % len(want))
            v = jjak('-c', '-v', *(['-i'] if fold else []), p, name)[1]
            check('%s: the others' % p, v == '%d\n' % (len(rows) - len(want)))
    with open('texts', 'w', encoding='utf-8') as f:
        f.writelines(r[10] + '\t' + r[11] + '\n' for r in rows)
    for w in words:
        grep = subprocess.run(['grep', '-cF', '-e', w, 'texts'], stdout=subprocess.PIPE).stdout.decode()
        check('%s: as GNU grep' % w, jjak('-c', '-F', w, name)[1] == grep)

with open('c0.tsv.gz', 'rb') as f:
    whole = f.read()
for n in (len(whole) - 28, len(whole) - 40, len(whole) // 2):
    with open('cut.tsv.gz', 'wb') as f:
        f.write(whole[:n])
    check('a corpus cut at byte %d is told' % n, jjak('-c', 'x', 'cut.tsv.gz')[0] == 4)
p = subprocess.run('%s grep . c0.tsv.gz | head -n 1' % JJAK, shell=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
check('who reads no more hears nothing', p.stderr == b'')
print('grep.py: %d passed, %d failed' % tuple(count))
sys.exit(count[1] > 0)
