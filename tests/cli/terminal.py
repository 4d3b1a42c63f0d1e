#!/usr/bin/env python3
"""What a terminal sees, and what happens when the reader of a pipe goes away or the disk is full.

    terminal.py BUILD     in an empty folder
"""
import fcntl
import os
import pty
import re
import resource
import signal
import struct
import subprocess
import sys
import termios

JJAK = os.path.join(os.path.abspath(sys.argv[1]), 'jjak')
HEAD = '\t'.join('doc_id n type aligner_score src_lang trg_lang src_ids trg_ids src_cuts trg_cuts src_text trg_text'.split())
count = [0, 0, 0]


def check(what, true):
    count[not true] += 1
    if not true:
        print('not true:', what)


def on_terminal(columns, *args, **env):
    """what jjak prints on a terminal of so many columns"""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack('HHHH', 24, columns, 0, 0))
    child = subprocess.Popen([JJAK, *args], stdin=subprocess.DEVNULL, stdout=slave, stderr=slave, env={**os.environ, 'TERM': 'xterm', **env})
    os.close(slave)
    out = b''
    while True:
        try:
            got = os.read(master, 65536)
        except OSError:
            break
        if not got:
            break
        out += got
    os.close(master)
    check('%s on a terminal: exit status %d' % (args, child.wait()), child.returncode == 0)
    return out.decode().replace('\r\n', '\n')


def pairs(path, n):
    with open(path, 'w', encoding='utf-8') as f:
        print(HEAD, file=f)
        for k in range(n):
            print('a\t%d\t1-1\t0.%04d\tko\ten\t%d\t%d\t\t\t%d번째 문장은 짧지만 그래도 접힌다.\tSentence number %d is short, and still it is folded.'
                  % (k + 1, k % 10000, k, k, k, k), file=f)


pairs('few.tsv', 3)
pairs('many.tsv', 40000)
subprocess.run([JJAK, 'convert', 'many.tsv', '-o', 'many.tsv.gz'], check=True)
wide = {'가': 2}
for columns in (40, 70, 100):
    seen = on_terminal(columns, 'view', 'few.tsv')
    plain = re.sub('\033\\[[0-9]*m', '', seen)
    check('colour at %d columns' % columns, '\033[1m' in seen and '\033[2m' in seen)
    check('colour off at the end of what it colours', seen.count('\033[0m') == seen.count('\033[1m') + seen.count('\033[2m'))
    longest = max(sum(2 if '가' <= c <= '힣' else 1 for c in line) for line in plain.split('\n'))
    check('%d columns at most %d' % (longest, columns), columns - 12 <= longest <= columns)
    piped = subprocess.run([JJAK, 'view', '-w', str(columns), 'few.tsv'], stdout=subprocess.PIPE).stdout.decode()
    check('a pipe sees the same without colour', piped == plain and '\033' not in piped)
check('NO_COLOR', '\033' not in on_terminal(80, 'view', 'few.tsv', NO_COLOR='1'))
check('an empty NO_COLOR', '\033' in on_terminal(80, 'view', 'few.tsv', NO_COLOR=''))
check('a dumb terminal', '\033' not in on_terminal(80, 'view', 'few.tsv', TERM='dumb'))
with open('evil.tsv', 'w', encoding='utf-8') as f:
    print(HEAD, file=f)
    print('a\033]0;b\a\t1\t1-1\t\tko\ten\t\t\t\t\t\033[2J\u009b2J\u202e가\t\b\x7fb', file=f)
seen = on_terminal(80, 'view', 'evil.tsv', NO_COLOR='1')
check('control characters are shown, not sent: %r' % seen, not re.search('[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]', seen) and '\u241b[2J' in seen)

# A reader that goes away: no message; exit 0 where SIGPIPE is ignored, else the signal.
for command in (['view', 'many.tsv'], ['convert', '-f', 'jsonl', 'many.tsv'], ['convert', 'many.tsv'], ['convert', '-f', 'tsv.gz', 'many.tsv'],
                ['get', 'many.tsv.gz', '1-40000'], ['agree', 'few.tsv', 'few.tsv'], ['help'], ['align', '-h'], ['--version']):
    for ignored in (True, False):
        read, write = os.pipe()
        os.close(read)
        child = subprocess.Popen([JJAK, *command], stdin=subprocess.DEVNULL, stdout=write, stderr=subprocess.PIPE,
                                 restore_signals=not ignored)
        os.close(write)
        said = child.communicate()[1].decode()
        check('%s: no reader, SIGPIPE %s: says %r' % (command, 'ignored' if ignored else 'not ignored', said), not said)
        check('%s: no reader, SIGPIPE %s: exit status %d' % (command, 'ignored' if ignored else 'not ignored', child.returncode),
              child.returncode == 0 if ignored else child.returncode == -signal.SIGPIPE)

# Who forgets the file is told what is waited for, and who types is heard; a pipe and a file say nothing.
for command in (['stats'], ['filter'], ['view', '-'], ['segment', '-l', 'en'], ['score', 'en.ref']):
    with open('en.ref', 'w', encoding='utf-8') as f:
        print('It rains.', file=f)
    master, slave = pty.openpty()
    os.write(master, b'\x04')
    p = subprocess.run([JJAK, *command], stdin=slave, capture_output=True)
    check('%s: on a terminal it says what it waits for: %r' % (command, p.stderr), b'reads standard input' in p.stderr)
    os.close(slave)
    os.close(master)
    p = subprocess.run([JJAK, *command], input=b'', capture_output=True)
    check('%s: of a pipe it says nothing: %r' % (command, p.stderr), b'reads standard input' not in p.stderr)

# A full disk is an error, and said.
if os.path.exists('/dev/full'):
    for command in (['view', 'many.tsv'], ['view', 'few.tsv'], ['convert', '-f', 'jsonl', 'few.tsv'], ['convert', 'few.tsv'], ['get', 'many.tsv.gz', '1'], ['help'], ['align', '-h'],
                    ['--version'], ['agree', 'few.tsv', 'few.tsv']):
        with open('/dev/full', 'wb') as full:
            p = subprocess.run([JJAK, *command], stdout=full, stderr=subprocess.PIPE)
        said = p.stderr.decode()
        check('%s: full disk: exit status %d, says %r' % (command, p.returncode, said), p.returncode == 4 and said.startswith('jjak') and said.count('\n') == 1)
else:
    count[2] += 1

# Standard streams that are closed: what is asked of them fails, and no other file takes their place.
for name, text in (('ko.txt', '비가 온다.'), ('en.txt', 'It rains.')):
    with open(name, 'w', encoding='utf-8') as f:
        print(text, file=f)
align = [JJAK, 'align', '-s', 'ko', '-t', 'en']
p = subprocess.run(['sh', '-c', '"$@" ko.txt - <&-', 'sh', *align], capture_output=True)
check('closed standard input: exit status %d, says %r' % (p.returncode, p.stderr), p.returncode == 4 and not p.stdout and p.stderr.count(b'\n') == 1)
p = subprocess.run(['sh', '-c', '"$@" ko.txt en.txt >&-', 'sh', *align], capture_output=True)
check('closed standard output: exit status %d' % p.returncode, p.returncode == 4)
p = subprocess.run(['sh', '-c', '"$@" -f vecalign -o closed ko.txt en.txt <&- >&- 2>&-', 'sh', *align])
check('what is said with standard error closed is in no file', p.returncode == 0 and open('closed').read().startswith('[0]:[0]:') and open('closed').read().count('\n') == 1)

# A file that may not grow is an error like a full disk; nothing is left of it.
small = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))
p = subprocess.run([JJAK, 'convert', '-o', 'large.tsv', 'many.tsv'], capture_output=True, preexec_fn=small)
check('a file too large: exit status %d, says %r' % (p.returncode, p.stderr), p.returncode == 4 and p.stderr.startswith(b'jjak convert: large.tsv: ') and p.stderr.count(b'\n') == 1)
check('nothing is left of a file too large', not [f for f in os.listdir('.') if f.startswith('large')])

print('terminal: %d passed, %d failed' % (count[0], count[1]) + (', %d skipped' % count[2] if count[2] else ''))
sys.exit(count[1] > 0)
