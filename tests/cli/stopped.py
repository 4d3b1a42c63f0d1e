"""SIGINT, SIGTERM and SIGHUP leave nothing half written behind, whatever the command; one that is ignored stays ignored."""
import os
import signal
import subprocess
import sys
import time

JJAK = os.path.join(sys.argv[1], 'jjak')
COLUMNS = 'doc_id n type aligner_score src_lang trg_lang src_ids trg_ids src_cuts trg_cuts src_text trg_text'.split()
ROW = 'a\t%d\t1-1\t0.9\tko\ten\t\t\t\t\t배 %d척이 온다.\t%d boats come.\n'
passed = failed = 0


def check(what, ok):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print('not true: ' + what)


def begun(args, sig=None, ignored=()):
    """the command, fed with rows through a pipe that stays open, once something half written is there"""
    def ignore():
        for s in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):    # whatever this test itself was started with: a shell's & ignores SIGINT
            signal.signal(s, signal.SIG_IGN if s in ignored else signal.SIG_DFL)
    child = subprocess.Popen([JJAK] + args, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=ignore)
    child.stdin.write(('\t'.join(COLUMNS) + '\n' + ''.join(ROW % (k, k, k) for k in range(1, 400))).encode())
    child.stdin.flush()
    end = time.monotonic() + 60
    while not [n for n in os.listdir('.') if n.endswith('.part')] and time.monotonic() < end and child.poll() is None:
        time.sleep(.01)
    return child


open('keep.tsv.gz', 'w').write('what stood there')
COMMANDS = ['filter -o keep.tsv.gz --removed gone.tsv -', 'convert -o keep.tsv.gz -', 'head -n 1000 -o keep.tsv.gz -', 'sample --share 1 -o keep.tsv.gz -',
            'cat -o keep.tsv.gz -', 'grep -o keep.tsv.gz boats -', 'stats --json counts.json -']
for command in COMMANDS:
    for sig in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        child = begun(command.split())
        check('%s: something is half written' % command, [n for n in os.listdir('.') if n.endswith('.part')])
        child.send_signal(sig)
        child.wait()                                    # its input stays open: it does not come to an end by itself
        said = child.communicate()[1].decode()
        check('%s, %s: exit status %d, %s' % (command, sig.name, child.returncode, said), child.returncode == 130 and not said)
        check('%s, %s: what is left: %s' % (command, sig.name, os.listdir('.')), os.listdir('.') == ['keep.tsv.gz'])
check('what stood there stands there', open('keep.tsv.gz').read() == 'what stood there')

# A split, which reads files: an earlier one that never ends keeps it waiting.
open('in.tsv', 'w').write('\t'.join(COLUMNS) + '\n' + ROW % (1, 1, 1))
os.mkdir('before')
for name in ('dev.tsv', 'test.tsv'):
    open('before/' + name, 'w').write('\t'.join(COLUMNS) + '\n')
os.mkfifo('before/train.tsv')
child = subprocess.Popen([JJAK, 'split', '--previous', 'before', '-o', 'sets', 'in.tsv'])
feed = os.open('before/train.tsv', os.O_WRONLY)
os.write(feed, ('\t'.join(COLUMNS) + '\n').encode())
child.send_signal(signal.SIGTERM)
check('split: exit status %d' % child.wait(), child.returncode in (130, -signal.SIGTERM))
os.close(feed)
check('split: what is left: %s' % os.listdir('.'), sorted(os.listdir('.')) == ['before', 'in.tsv', 'keep.tsv.gz'])

# nohup, and a shell's &, ask it to go on.
child = begun(['filter', '-o', 'whole.tsv', '-'], ignored=(signal.SIGHUP, signal.SIGINT))
child.send_signal(signal.SIGHUP)
child.send_signal(signal.SIGINT)
child.stdin.write((ROW % (400, 400, 400)).encode())
child.communicate()
check('ignored signals: exit status %d' % child.returncode, child.returncode == 0 and os.path.exists('whole.tsv'))

print('stopped: %d passed, %d failed' % (passed, failed))
sys.exit(failed > 0)
