#!/usr/bin/env python3
"""jjak score beside sacreBLEU 2.6.0's recorded runs: standard output to the byte but for version:, bootstrap
means, intervals and p-values to the last bit.

    cli.py BUILD

The recordings are in ../shared/eval/mt-vectors, which is not part of this repository.
"""
import glob
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
JJAK = os.path.join(os.path.abspath(sys.argv[1]), 'jjak')
VECTORS = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(HERE))), 'shared', 'eval', 'mt-vectors')
count = [0, 0]


def check(what, true):
    count[not true] += 1
    if not true:
        print('not true:', what)


def score(folder, args, seed='12345'):
    env = dict(os.environ, SACREBLEU_SEED=seed)
    env.pop('SACREBLEU_FORMAT', None)
    p = subprocess.run([JJAK, 'score', *args], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
    return p.returncode, p.stdout.decode(), p.stderr.decode()


def first_difference(a, b):
    for x, y in zip(a.split('\n'), b.split('\n')):
        if x != y:
            return '%r where it is %r' % (x, y)
    return 'of length'


def options(row):
    """The arguments of a metric's constructor as options"""
    named = {'bleu': {'tokenize': '-tok', 'lowercase': '-lc', 'smooth_method': '-s', 'smooth_value': '-sv'},
             'chrf': {'char_order': '-cc', 'word_order': '-cw', 'beta': '--chrf-beta', 'whitespace': '--chrf-whitespace',
                      'lowercase': '--chrf-lowercase', 'eps_smoothing': '--chrf-eps-smoothing'},
             'ter': {'case_sensitive': '--ter-case-sensitive', 'asian_support': '--ter-asian-support', 'no_punct': '--ter-no-punct',
                     'normalized': '--ter-normalized'}}[row['metric']]
    out = ['-m', row['metric']]
    for key, value in row['args'].items():
        if key not in named:
            return None
        if value is True:
            out.append(named[key])
        elif value is not False:
            out += [named[key], str(value)]
    return out


def recorded(folder):
    for line in open(os.path.join(folder, 'cli.jsonl'), encoding='utf-8'):
        row = json.loads(line)
        status, said, complaint = score(folder, row['args'].split(), row['seed'])
        said = re.sub(r'jjak-[0-9.]+\+sacrebleu-', '', said)
        what = '%s: score %s' % (os.path.basename(folder), row['args'])
        check('%s: exit %d %s' % (what, status, complaint), status == row['rc'])
        check('%s: %s' % (what, first_difference(said, row['stdout'])), said == row['stdout'])


def bootstrapped(folder):
    refs = sorted(os.path.basename(f) for f in glob.glob(os.path.join(folder, 'ref*.txt')))
    for row in json.load(open(os.path.join(folder, 'bootstrap.json'))):
        args = options(row)
        if not args or not row['seed'].isdigit():
            continue
        status, said, complaint = score(folder, ['-q', *refs, '-i', 'hyp.txt', *args, '--confidence', '--confidence-n', str(row['n']), '-w', '20'], row['seed'])
        got = json.loads(said) if status == 0 else {'confidence_mean': complaint, 'confidence_var': 0}
        for key, want in (('confidence_mean', 'mean'), ('confidence_var', 'ci')):
            check('%s: bootstrap of %s: %s %r where it is %r' % (os.path.basename(folder), row['args'], want, got[key], row[want]), got[key] == row[want])


def paired(folder):
    for row in json.load(open(os.path.join(folder, 'paired.json'))):
        args = ['-q', 'ref0.txt', '-i', *row['systems'], '-m', 'bleu', 'chrf', 'ter', '--paired-' + row['test'], '--paired-%s-n' % row['test'], str(row['n'])]
        for field in row['signatures']['BLEU'].split('|'):
            if field.startswith('tok:'):
                args += ['-tok', field[4:]]
        status, said, complaint = score(folder, args, row['seed'])
        got = json.loads(said) if status == 0 else []
        check('%s: paired %s: exit %d %s' % (os.path.basename(folder), row['test'], status, complaint), len(got) == len(row['systems']))
        for metric, results in row['results'].items():
            for ours, want in zip(got, results):
                for key in want:
                    same = ours[metric][key] == want[key] or (key == 'score' and abs(ours[metric][key] - want[key]) < 1e-9)
                    check('%s: paired %s, %s, %s of %s: %r where it is %r' % (os.path.basename(folder), row['test'], metric, key, ours['system'], ours[metric][key], want[key]), same)


if not os.path.isdir(VECTORS):
    print('skipped: sacreBLEU\'s recordings are not here (../shared/eval/mt-vectors)')
    print('score cli: 0 passed, 0 failed, 1 skipped')
    sys.exit(0)
for name in sorted(os.listdir(VECTORS)):
    path = os.path.join(VECTORS, name)
    for what, run in (('cli.jsonl', recorded), ('bootstrap.json', bootstrapped), ('paired.json', paired)):
        if os.path.exists(os.path.join(path, what)):
            run(path)
print('score cli: %d passed, %d failed' % tuple(count))
sys.exit(count[1] > 0 or count[0] < 300)
