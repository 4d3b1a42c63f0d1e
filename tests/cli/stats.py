#!/usr/bin/env python3
"""jjak stats counted again, another way; and its drawing, measured.

    stats.py BUILD                      in an empty folder
"""
import collections
import json
import math
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET

JJAK = os.path.join(os.path.abspath(sys.argv[1]), 'jjak')
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../..')
COLUMNS = 'doc_id n type aligner_score src_lang trg_lang src_ids trg_ids src_cuts trg_cuts src_text trg_text'.split()
SPACES = '\u200b\ufeff\u2060'
count = [0, 0, 0]


def check(what, true):
    count[not true] += 1
    if not true:
        print('not true:', what)


def run(*args, env=None):
    p = subprocess.run([JJAK, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env and {**os.environ, **env})
    check('%s: %s' % (args, p.stderr.decode()), p.returncode == 0)
    return p.stdout.decode()


def stats(*args):
    return json.loads(run('stats', '--json', '-', *args))


def read(path):
    with open(path, encoding='utf-8', newline='\n') as f:
        return f.read()


# ------------------------------------------------------------------ a corpus

KO = '오늘은 비가 온다 기차는 역에서 멈춘다 문을 열고 나갔다 제3회 대회 밤새 등불을 지켰다 2024년 가을 책을 읽는다'.split()
EN = "The rain and DON'T stop here for 3 GPT4 école Straße night's keeper lamp of the Sea wasn’t ΑΒΓ read books".split()
SHAPES = ['1-1'] * 12 + ['1-2', '2-1', '2-2', '1-0', '0-1', '1-12', '']


def sentence(rng, words):
    n = 1 + int(rng.expovariate(.12))
    glue = lambda: rng.choice([' ', ' ', ' ', ', ', '  ', '\u3000', ' — '])
    return ''.join(rng.choice(words) + glue() for _ in range(n)).strip() + rng.choice('.?!…')


def make(path, n_doc, seed):
    rng, rows, kept = random.Random(seed), [], []
    for d in range(n_doc):
        for n in range(1, 1 + rng.randint(1, 40)):
            shape, src, trg = rng.choice(SHAPES), sentence(rng, KO), sentence(rng, EN)
            if kept and rng.random() < .2:
                src, trg = rng.choice(kept)
                trg = trg.replace(' ', '  ') if rng.random() < .3 else trg.replace('A', 'Ａ')
            kept.append((src, trg))
            src, trg = '' if shape == '0-1' else src, '' if shape == '1-0' else trg
            score = '' if rng.random() < .1 else '%.4f' % rng.betavariate(5, .7)
            rows.append(dict(zip(COLUMNS, ('doc-%d' % d, n, shape, score, 'ko', 'en' if d % 5 else 'fr', '', '', '', '', src, trg))))
    with open(path, 'w', encoding='utf-8', newline='\n') as f:
        print(*COLUMNS, sep='\t', file=f)
        for row in rows:
            print(*row.values(), sep='\t', file=f)
    return rows


# ------------------------------------------------------------------ counted again

def characters(text):
    return sum(not c.isspace() and c not in SPACES for c in text)


def words(text):
    return [w.replace('’', "'") for w in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", ''.join(c.lower() for c in text))]


def plain(text):
    return ''.join(c for c in unicodedata.normalize('NFKC', text) if not c.isspace())


def again(texts):
    texts = [t for t in texts if t]
    return len(texts) - len(set(texts))


def quantile(values, share):
    values = sorted(values)
    return values[max(0, math.ceil(share * len(values)) - 1)]


def moments(values):
    return (len(values), statistics.fmean(values) if values else None, statistics.stdev(values) if len(values) > 1 else None,
            min(values, default=None), max(values, default=None))


def side_of(rows, name):
    texts = [r[name] for r in rows]
    seen = collections.Counter(w for t in texts for w in words(t))
    numbers = [r['type'].split('-') for r in rows if r['type']]
    return {'empty': sum(not characters(t) for t in texts), 'sentences': sum(int(n[name == 'trg_text']) for n in numbers),
            'characters': sum(map(characters, texts)), 'words': sum(seen.values()), 'types': len(seen), 'types_once': sum(n == 1 for n in seen.values()),
            'again': again(map(plain, texts)), 'lengths': [characters(t) for t in texts if characters(t)],
            'word_counts': [len(words(t)) for t in texts if characters(t)]}


def shape_name(shape):
    return '-'.join('9+' if int(n) >= 9 else n for n in shape.split('-'))


def counted(rows):
    both = [(characters(r['src_text']), characters(r['trg_text']), r['type']) for r in rows]
    one = [(a, b) for a, b, t in both if a and b and t in ('1-1', '')]
    return {'pairs': len(rows), 'null': sum('0' in r['type'].split('-') or not (r['type'] or r['src_text'] and r['trg_text']) for r in rows),
            'src': side_of(rows, 'src_text'), 'trg': side_of(rows, 'trg_text'), 'shapes': collections.Counter(shape_name(r['type']) for r in rows if r['type']),
            'scores': [float(r['aligner_score']) for r in rows if r['aligner_score']], 'one': one, 'ratios': [b / a for a, b in one],
            'again': again(plain(r['src_text']) + '\t' + plain(r['trg_text']) for r in rows), 'both': [(a, b) for a, b, _ in both if a and b]}


def near(a, b, part=1e-6):
    return a is b is None or (a is not None and b is not None and abs(a - b) <= max(part * abs(b), 1e-6))


def check_spread(name, got, values, part):
    n, mean, sd, least, most = moments(values)
    check('%s: n' % name, got['n'] == n)
    for key, value in (('mean', mean), ('sd', sd), ('min', least), ('max', most)):
        check('%s: %s is %s, not %s' % (name, key, got[key], value), near(got[key], value))
    for p in (1, 5, 25, 50, 75, 95, 99):
        value = quantile(values, p / 100) if values else None
        check('%s: p%d is %s, not %s' % (name, p, got['p%d' % p], value), near(got['p%d' % p], value, part))


def check_histogram(name, got, values):
    check('%s: all are in its histogram' % name, sum(n for _, _, n in got) == len(values))
    for low, high, n in got:
        within = sum(low - 1e-4 < v < high + 1e-4 for v in values), sum(low + 1e-3 * low < v < high - 1e-3 * high for v in values)
        check('%s: %d from %s to %s' % (name, n, low, high), within[1] <= n <= within[0] + sum(abs(v / low - 1) < 1e-3 for v in values if low))


def check_json(got, want, n_doc, sizes):
    for key in ('pairs', 'null'):
        check('%s: %s' % (key, got[key]), got[key] == want[key])
    check('documents', got['documents'] == n_doc and got['stretches'] == n_doc)
    check('unscored', got['unscored'] == want['pairs'] - len(want['scores']))
    check('untyped', got['untyped'] == want['pairs'] - sum(want['shapes'].values()))
    check('shapes %s' % got['shapes'], got['shapes'] == dict(want['shapes']))
    check('the most frequent shape first', list(got['shapes'].values()) == sorted(got['shapes'].values(), reverse=True))
    for name, key in (('source', 'src'), ('target', 'trg')):
        for what in ('empty', 'sentences', 'characters', 'words', 'types', 'types_once'):
            check('%s %s: %s, not %s' % (name, what, got[name][what], want[key][what]), got[name][what] == want[key][what])
        check_spread(name + ' characters', got[name]['pair_characters'], want[key]['lengths'], 0)
        check_spread(name + ' words', got[name]['pair_words'], want[key]['word_counts'], 0)
        check(name + ' duplicates', got['duplicates'][name + 's'] == want[key]['again'])
    check('duplicates', got['duplicates']['pairs'] == want['again'])
    check_spread('pairs of a document', got['document_pairs'], sizes, 0)
    check_spread('ratio', got['ratio'], want['ratios'], 5.1e-4)
    check_spread('score', got['score'], want['scores'], 0)
    check('overall', near(got['ratio']['overall'], sum(b for _, b in want['one']) / sum(a for a, _ in want['one'])))
    check_histogram('ratio', got['ratio']['histogram'], want['ratios'])
    check('score histogram', sum(n for _, _, n in got['score']['histogram']) == len(want['scores']))
    for low, _, n in got['score']['histogram']:
        check('scores from %s' % low, n == sum(min(19, int(round(s * 10000)) // 500) == round(low * 20) for s in want['scores']))


def check_documents(path, rows):
    lines = [line.split('\t') for line in read(path).splitlines()]
    head, by_doc = lines[0], collections.defaultdict(list)
    for row in rows:
        by_doc[row['doc_id']].append(row)
    check('a line for each document, in order', [line[0] for line in lines[1:]] == list(by_doc))
    for line in lines[1:]:
        got, want = dict(zip(head, line)), counted(by_doc[line[0]])
        numbers = {'pairs': want['pairs'], 'nulls': want['null'], 'duplicates': want['again']}
        for key in ('src', 'trg'):
            for name, what in (('sentences', 'sentences'), ('chars', 'characters'), ('words', 'words'), ('types', 'types'), ('types_once', 'types_once'), ('duplicates', 'again')):
                numbers[key + '_' + name] = want[key][what]
        for key, value in numbers.items():
            check('%s %s: %s, not %s' % (line[0], key, got[key], value), got[key] == str(value))
        for key, values in (('ratio', want['ratios']), ('score', want['scores'])):
            for name, value in zip((key + 's', key, key + '_sd', key + '_min', key + '_max'), moments(values)):
                check('%s %s: %s, not %s' % (line[0], name, got[name], value), got[name] == '' if value is None else abs(float(got[name]) - value) < 5.1e-5)
        check(line[0] + ' shapes', dict(s.split(':') for s in got['shapes'].split()) == {k: str(n) for k, n in want['shapes'].items()})


# ------------------------------------------------------------------ the drawing

SVG = '{http://www.w3.org/2000/svg}'


def boxes(path):
    """x, y, width, height of each"""
    return [tuple(map(float, m)) for m in re.findall(r'M([\d.-]+) ([\d.-]+)h([\d.-]+)v([\d.-]+)h[\d.-]+z', path.get('d'))]


def edges():
    found, k = [], 0
    while len(found) < 97:
        edge = math.ceil(2 ** (k / 8) - 1e-9)
        if not found or edge > found[-1]:
            found.append(edge)
        k += 1
    return found


def cell_of(at, n):
    return max(k for k in range(96) if at[k] <= n)


def check_drawing(path, want, title):
    svg = ET.fromstring(read(path))
    check('its title', svg.find(SVG + 'title').text == title and svg.find(SVG + 'desc').text)
    check('lines, boxes, paths and words alone', {e.tag[len(SVG):] for e in svg.iter()} <= {'svg', 'title', 'desc', 'rect', 'line', 'path', 'text'})
    width, height = float(svg.get('width')), float(svg.get('height'))
    texts = svg.findall(SVG + 'text')
    for t in texts:                     # a letter is at most .65 of its size wide, mostly; what is turned lies within by eye
        if t.get('transform'):
            continue
        size, x, anchor = float(t.get('font-size')), float(t.get('x')), t.get('text-anchor')
        wide = sum(2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in t.text) * size * .65
        left = x - (wide if anchor == 'end' else wide / 2 if anchor == 'middle' else 0)
        check('"%s" is not cut off' % t.text, left >= 0 and left + wide <= width and size <= float(t.get('y')) < height - 4)
    said = [t.text for t in texts]
    for name, n in want['shapes'].most_common(5):
        check('%s in the drawing' % name, name in said and '%d (%.2f %%)' % (n, 100 * n / want['pairs']) in said)
    paths = [boxes(p) for p in svg.findall(SVG + 'path')]
    inside = [b for p in paths for b in p]
    check('boxes are inside', all(0 <= x and x + w <= width and 0 <= y and y + h <= height for x, y, w, h in inside))
    # Bars: the last two paths, ratios and scores; a bar is as high as it has pairs.
    scores = collections.Counter(min(19, int(round(s * 10000)) // 500) for s in want['scores'])
    most, tallest = max(scores.values()), max(h for _, _, _, h in paths[-1])
    check('a bar for each score', len(paths[-1]) == len(scores))
    for (x, y, w, h), (_, n) in zip(sorted(paths[-1]), sorted(scores.items())):
        check('%d scores, %.1f high' % (n, h), abs(h - max(.8, tallest * n / most)) < .15)
    # Lengths: the cells that hold pairs, few pairs in larger ones.
    at, group = edges(), 4 if len(want['both']) < 400 else 2 if len(want['both']) < 20000 else 1
    cells = collections.Counter((cell_of(at, a) // group, cell_of(at, b) // group) for a, b in want['both'])
    check('%d cells' % len(cells), sum(map(len, paths[:-2])) == len(cells))
    shades = list(map(len, paths[:-2]))
    legend = [tuple(map(int, t.split(' to '))) for t in said if re.fullmatch(r'\d+ to \d+', t)]
    check('a legend of %d shades' % len(shades), 0 < len(legend) <= len(shades))
    for least, most in legend:
        check('%d to %d pairs a cell' % (least, most), sum(least <= n <= most for n in cells.values()) in shades)
    # Ratios: all bars together are all pairs but those that are said not to be shown.
    ticks = [int(t.text.replace('k', '000')) for t in texts if t.get('x') == '577.0' and re.fullmatch(r'\d+k?', t.text)]
    missing = sum(int(m) for t in said for m in re.findall(r'; (\d+) not shown', t))
    total, bars = sum(h for _, _, _, h in paths[-2]) / 300 * max(ticks), len(paths[-2])
    check('%d ratios, %.1f in bars, %d not shown' % (len(want['ratios']), total, missing),
          abs(total + missing - len(want['ratios'])) <= bars * .8 / 300 * max(ticks))
    check('the median is said', any('median %.2f' % quantile(want['ratios'], .5) in t for t in said))


def main():
    rows = make('in.tsv', 60, 1)
    want, sizes = counted(rows), list(collections.Counter(r['doc_id'] for r in rows).values())
    got = json.loads(run('stats', '--json', '-', '--documents', 'docs.tsv', '--plot', 'in.svg', 'in.tsv'))
    check('enough to go by: %s' % want['shapes'], want['again'] > 20 and len(want['shapes']) == 7)
    check_json(got, want, 60, sizes)
    check('languages %s' % got['languages'], got['languages'] == dict(collections.Counter('ko-' + r['trg_lang'] for r in rows)) and not got['other_languages'])
    letters = collections.Counter(unicodedata.name(c).split()[0] for r in rows for c in r['trg_text'] if c.isalpha())
    check('scripts %s' % got['target']['scripts'], got['target']['scripts'] == {'Latin': letters['LATIN'] + letters['FULLWIDTH'], 'Greek': letters['GREEK']})
    check_documents('docs.tsv', rows)
    check_drawing('in.svg', want, 'in.tsv')

    # What dedup leaves out is what is counted twice.
    for by, key in (('pair', 'pairs'), ('source', 'sources'), ('target', 'targets')):
        run('dedup', '--by', by, '--json', 'dedup.json', '-o', 'out.tsv', 'in.tsv')
        check('dedup --by ' + by, json.loads(read('dedup.json'))['exact'] == got['duplicates'][key])
    check('--ignore none', stats('--ignore', 'none', 'in.tsv')['duplicates']['pairs'] == again(r['src_text'] + '\t' + r['trg_text'] for r in rows))

    # Every format says the same, as far as it can.
    for name in ('in.tsv.gz', 'in.jsonl'):
        run('convert', '-o', name, 'in.tsv')
        check(name, {**stats(name), 'corpus': ''} == {**got, 'corpus': ''})
    run('convert', '--no-null', '-o', 'few.tsv', 'in.tsv')
    formats = subprocess.run([JJAK, 'convert', '-f', '?', 'few.tsv'], stderr=subprocess.PIPE).stderr.decode().split('there are ')[-1].split()
    read_back = 0
    for name in formats:
        target = 'few.of.' + name
        made = subprocess.run([JJAK, 'convert', '-f', name, '-o', target, 'few.tsv'], stderr=subprocess.PIPE)
        back = subprocess.run([JJAK, 'convert', '--from', name, '-o', 'back.tsv', target], stderr=subprocess.PIPE) if made.returncode == 0 else made
        if back.returncode == 0:
            read_back += 1
            check(name + ' is read', {**stats('--from', name, target), 'corpus': ''} == {**stats('back.tsv'), 'corpus': ''} and stats('back.tsv')['pairs'] > 100)
    check('%d of %s are read' % (read_back, formats), read_back >= 4)
    kept = [r for r in rows if r['aligner_score'] and float(r['aligner_score']) >= .9 and '0' not in r['type'].split('-')]
    picked = stats('--no-null', '--min-score', '.9', 'in.tsv')
    check('what is picked', picked['pairs'] == len(kept) and picked['target']['characters'] == counted(kept)['trg']['characters'])

    # The same bytes whatever the memory, the CPU.
    subprocess.run([os.path.join(ROOT, 'scripts/make-corpus'), 'big.tsv', '--pairs', '12000', '--exact', '.1'], check=True)
    files = ('--json', 'a.json', '--plot', 'a.svg', '--documents', 'a.tsv'), ('--json', 'b.json', '--plot', 'b.svg', '--documents', 'b.tsv')
    said = run('stats', *files[0], 'big.tsv')
    check('spilled: nothing else', said == run('stats', '--memory', '1', *files[1], 'big.tsv', env={'GLIBC_TUNABLES': 'glibc.cpu.hwcaps=-FMA,-AVX2', 'LC_ALL': 'tr_TR.UTF-8'}))
    for end in ('json', 'svg', 'tsv'):
        check('the same ' + end, read('a.' + end) == read('b.' + end))
    with open('big.tsv', encoding='utf-8') as f:
        big = [dict(zip(COLUMNS, line.rstrip('\n').split('\t'))) for line in list(f)[1:]]
    check('beyond memory', json.loads(read('b.json'))['duplicates']['pairs'] == again(r['src_text'] + '\t' + r['trg_text'] for r in big))

    # Drawings of little, and of names that XML minds.
    with open('none.tsv', 'w', encoding='utf-8') as f:
        print(*COLUMNS, sep='\t', file=f)
    run('stats', '--plot', 'none.svg', '--json', 'none.json', 'none.tsv')
    check('nothing is null', json.loads(read('none.json'))['ratio']['p50'] is None and 'no pairs' in read('none.svg'))
    name = '<a> & "b" \x01 이름' + ' long' * 20 + '.tsv'
    shutil.copy('in.tsv', name)
    run('stats', '--plot', 'name.svg', name)
    svg = ET.fromstring(read('name.svg'))
    check('a strange name', svg.find(SVG + 'title').text == name.replace('\x01', '\ufffd') and svg.findall(SVG + 'text')[0].text.endswith('…'))
    for tool, args in (('xmllint', ['--noout', 'in.svg', 'none.svg', 'name.svg', 'a.svg']), ('rsvg-convert', ['-o', 'in.png', 'in.svg'])):
        if not shutil.which(tool):
            count[2] += 1
            print('skipped:', tool, 'is not here')
            continue
        p = subprocess.run([tool, *args], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        check('%s: %s' % (tool, p.stdout.decode()), p.returncode == 0 and not p.stdout)
    if shutil.which('mlr'):
        p = subprocess.run(['mlr', '--itsv', '--ojson', 'stats1', '-a', 'sum', '-f', 'pairs,src_chars,trg_words', 'docs.tsv'], stdout=subprocess.PIPE)
        total = json.loads(p.stdout)[0]
        check('Miller adds the documents up', total == {'pairs_sum': got['pairs'], 'src_chars_sum': got['source']['characters'], 'trg_words_sum': got['target']['words']})
    else:
        count[2] += 1
        print('skipped: mlr is not here')


main()
print('stats: %d passed, %d failed' % (count[0], count[1]) + (', %d skipped' % count[2] if count[2] else ''))
sys.exit(count[1] > 0)
