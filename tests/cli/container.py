#!/usr/bin/env python3
"""The container as others see it: bgzip, tabix, zcat, Python, pandas, Miller, DuckDB give
the same rows; get gives them too; a failed write leaves nothing; verify sees damage.

    container.py BUILD        in an empty folder; a client that is not there is skipped

DuckDB: npm install --prefix build/duckdb @duckdb/node-api
"""
import gzip
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time

BUILD = os.path.abspath(sys.argv[1])
JJAK = os.path.join(BUILD, "jjak")
DUCKDB = os.path.join(os.path.dirname(BUILD), "duckdb")
COLUMNS = "doc_id n type aligner_score src_lang trg_lang src_ids trg_ids src_cuts trg_cuts src_text trg_text".split()
counts = {"passed": 0, "failed": 0, "skipped": 0}


def check(what, truth):
    counts["passed" if truth else "failed"] += 1
    if not truth:
        print("not true:", what)


def skip(client):
    counts["skipped"] += 1
    print("skipped:", client, "is not here")


def run(*command, **how):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **how)


def rows():
    """Rows that readers like to change: see src_text and trg_text."""
    hard = [("back\\nslash", "tab\\tand \\N"), ('"unclosed', 'a " inside'), ('"closed"', "'"), ("NA", "null"), ("0012", "1e5"),
            ("#N/A", "None"), ("  blanks ", ","), ("한글 문장이다.", "A sentence; with | signs."), ("😀é", "한"),
            ("long " * 60000, "x")]
    made = []
    for doc in ["0012", "NA", "http-a:b:7", "null", "문서"] + ["doc%d" % k for k in range(200)]:
        for n, (src, trg) in enumerate(hard[:9] if doc != "NA" else hard, 1):
            made.append([doc, str(2 * n), "1-1", "0.9000", "ko", "en", str(n - 1), str(n - 1), "", "", src, trg])
        made.append([doc, "40", "1-0", "", "ko", "en", "9", "", "", "", "alone", ""])
        made.append([doc, "41", "2-1", "0.5000", "ko", "en", "10 11", "9", "3", "", "aa bb", "cc"])
    return [COLUMNS] + made


def text_of(some):
    return "".join("\t".join(row) + "\n" for row in some)


ROWS = rows()
TEXT = text_of(ROWS).encode()
C = "c.tsv.gz"


def get(*args):
    done = run(JJAK, "get", *args)
    return done.returncode, [line.split("\t") for line in done.stdout.decode().split("\n")[:-1]]


def test_plain():
    check("zcat", run("zcat", C).stdout == TEXT)
    with gzip.open(C) as f:
        check("Python's gzip", f.read() == TEXT)
    plain = run(JJAK, "convert", "-o", "again.tsv", C)
    check("convert to TSV", plain.returncode == 0 and open("again.tsv", "rb").read() == TEXT)
    check("plain TSV has no sidecars", not os.path.exists("again.tsv.idx"))


def test_htslib():
    if not shutil.which("bgzip") or not shutil.which("tabix"):
        return skip("bgzip, tabix")
    check("bgzip -t", run("bgzip", "-t", C).returncode == 0)
    ours = open(C + ".gzi", "rb").read()
    for at, n in [(0, 100), (65279, 50), (65280, 9), (TEXT.index(b"long") + 70000, 999), (len(TEXT) - 10, 10)]:
        check("bgzip -b %d" % at, run("bgzip", "-b", str(at), "-s", str(n), C).stdout == TEXT[at:at + n])
    check("bgzip -r makes the same .gzi", run("bgzip", "-r", C).returncode == 0 and open(C + ".gzi", "rb").read() == ours)
    check("tabix indexes", run("tabix", "-f", "-S1", "-s1", "-b2", "-e2", C).returncode == 0)
    for doc, region, low, high in [("doc7", "doc7:4-8", 4, 8), ("http-a:b:7", "{http-a:b:7}:2-4", 2, 4), ("NA", "NA", 0, 99),
                                   ("문서", "문서:41-41", 41, 41)]:
        want = [r for r in ROWS[1:] if r[0] == doc and low <= int(r[1]) <= high]
        check("tabix " + region, run("tabix", C, region).stdout.decode() == text_of(want))
    os.remove(C + ".tbi")


PANDAS = """
import json, pandas, sys
t = pandas.read_csv(sys.argv[1], sep="\\t", quoting=3, keep_default_na=False, dtype={"doc_id": str})
json.dump([list(t.columns)] + [[str(x) for x in (r.doc_id, r.n, r.src_text, r.trg_text)] for r in t.itertuples()], sys.stdout)
"""


def test_pandas():
    python = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable
    if run(python, "-c", "import pandas").returncode:
        return skip("pandas")
    done = run(python, "-c", PANDAS, C)
    want = [COLUMNS] + [[r[0], r[1], r[10], r[11]] for r in ROWS[1:]]
    check("pandas", done.returncode == 0 and json.loads(done.stdout) == want)


def test_miller():
    if not shutil.which("mlr"):
        return skip("Miller")
    short = [r for r in ROWS if len(r[10]) < 60000]     # 6.6 stops, silently, at a row of 64 KiB
    open("short.tsv", "wb").write(text_of(short).encode())
    run(JJAK, "convert", "-o", "short.tsv.gz", "short.tsv")
    done = run("mlr", "-S", "--gzin", "--icsvlite", "--ifs", "tab", "--ojson", "--jvquoteall", "cat", "short.tsv.gz")
    check("Miller", done.returncode == 0 and [list(r.values()) for r in json.loads(done.stdout)] == short[1:])


DUCK = """
const { createRequire } = require('module');
const { DuckDBInstance } = createRequire(process.argv[1] + '/x.js')('@duckdb/node-api');
(async () => {
  const c = await (await DuckDBInstance.create(':memory:')).connect();
  const r = await c.runAndReadAll(`select * from read_csv('${process.argv[2]}', delim='\\t', quote='', escape='', header=true,
      all_varchar=true, max_line_size=20000000)`);
  console.log(JSON.stringify([r.columnNames(), ...r.getRows()]));
})();
"""


def test_duckdb():
    if not shutil.which("node") or not os.path.isdir(os.path.join(DUCKDB, "node_modules", "@duckdb")):
        return skip("DuckDB in " + DUCKDB)
    done = run("node", "-e", DUCK, DUCKDB, C)
    want = [COLUMNS] + [[cell or None for cell in r] for r in ROWS[1:]]
    check("DuckDB", done.returncode == 0 and json.loads(done.stdout) == want)


def test_get():
    body = ROWS[1:]
    for place, want in [
            (["1"], body[:1]), (["5-14"], body[4:14]), ([str(len(body))], body[-1:]), ([str(len(body)), ], body[-1:]),
            (["NA"], [r for r in body if r[0] == "NA"]), (["doc150:4-6"], [r for r in body if r[0] == "doc150" and 4 <= int(r[1]) <= 6]),
            (["http-a:b:7"], [r for r in body if r[0] == "http-a:b:7"]), (["http-a:b:7:2"], [r for r in body if r[0] == "http-a:b:7"][:1]),
            (["--doc", "0012"], [r for r in body if r[0] == "0012"]), (["--doc", "0012", "2-4"], [r for r in body if r[0] == "0012"][:2]),
            (["문서:41"], [r for r in body if r[0] == "문서"][-1:])]:
        check("get " + " ".join(place), get(C, *place) == (0, [COLUMNS] + want))
        check("get from TSV " + " ".join(place), get("c.tsv", *place) == (0, [COLUMNS] + want))
    for place in [str(len(body) + 1), "nothing", "doc1:99", "doc1:3"]:
        check("get %s finds nothing" % place, get(C, place) == (1, []))
    check("get 0 finds nothing", get(C, "0")[0] == 1)
    os.rename(C + ".idx", "idx")
    check("without an index", get(C, "doc150") == (0, [COLUMNS] + [r for r in body if r[0] == "doc150"]))
    check("... it says so", b"no .idx" in run(JJAK, "get", C, "doc150").stderr)
    os.rename("idx", C + ".idx")


def test_verify():
    whole = open(C, "rb").read()
    done = run(JJAK, "verify", C)
    check("verify of a whole corpus", done.returncode == 0)
    last = whole.rindex(b"\x1f\x8b\x08\x04", 0, len(whole) - 28)
    for what, data in [("no end mark", whole[:-28]), ("cut at a block's border", whole[:last]),
                       ("cut at a block's border, end mark put back", whole[:last] + whole[-28:]), ("cut in a block", whole[:last + 9]),
                       ("garbage behind", whole + b"x"), ("a second end mark", whole + whole[-28:]), ("one byte", whole[:3000] + b"?" + whole[3001:])]:
        open(C, "wb").write(data)
        check("verify sees: " + what, run(JJAK, "verify", C).returncode == 1)
    open(C, "wb").write(whole[:5000] + b"????" + whole[5004:])
    check("a damaged block: the rows of others are still found", get(C, str(len(ROWS) - 1)) == (0, [COLUMNS, ROWS[-1]]))
    open(C, "wb").write(whole)
    for ending in [".gzi", ".idx", ".meta.json"]:
        side = open(C + ending, "rb").read()
        open(C + ending, "wb").write(side[:20] + bytes([side[20] ^ 1]) + side[21:])
        check("verify sees a damaged " + ending, run(JJAK, "verify", C).returncode == 1)
        os.remove(C + ending)
        done = run(JJAK, "verify", C)
        check("verify says what it could not check", done.returncode == 0 and b"no " + ending.encode() in done.stdout)
        open(C + ending, "wb").write(side)


def test_index():
    side = {e: open(C + e, "rb").read() for e in [".gzi", ".idx", ".meta.json"]}
    for e in side:
        os.remove(C + e)
    check("index", run(JJAK, "index", C).returncode == 0)
    check("... remakes the same", all(open(C + e, "rb").read() == side[e] for e in [".gzi", ".idx"]))
    meta = json.load(open(C + ".meta.json"))
    check("... and metadata", meta.pop("remade") is True and meta.items() <= json.loads(side[".meta.json"]).items())
    for e in side:
        open(C + e, "wb").write(side[e])
    with gzip.open("plain.tsv.gz", "wb") as f:
        f.write(TEXT)
    done = run(JJAK, "index", "plain.tsv.gz")
    check("index of plain gzip is refused", done.returncode == 3 and b"convert it first" in done.stderr)
    check("get from plain gzip", get("plain.tsv.gz", "2") == (0, [COLUMNS, ROWS[2]]))
    check("verify of plain gzip", run(JJAK, "verify", "plain.tsv.gz").returncode == 0)
    if shutil.which("bgzip"):
        open("b.tsv", "wb").write(TEXT)
        check("index of bgzip's own", run("bgzip", "b.tsv").returncode == 0 and run(JJAK, "index", "b.tsv.gz").returncode == 0)
        check("verify of bgzip's own", run(JJAK, "verify", "b.tsv.gz").returncode == 0)
        check("get from bgzip's own", get("b.tsv.gz", "doc99:18") == (0, [COLUMNS] + [r for r in ROWS if r[:2] == ["doc99", "18"]]))


def limited(size):
    """The child may write files of that size."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def killed_while_writing(out):
    """Its exit status: killed as soon as it has begun to write, with half of its input still to come."""
    child = subprocess.Popen([JJAK, "convert", "--from", "tsv", "-o", out, "-"], stdin=subprocess.PIPE)
    child.stdin.write(TEXT[:len(TEXT) // 2])
    child.stdin.flush()
    while not os.path.exists(out + ".part") and child.poll() is None:
        time.sleep(0.01)
    child.kill()
    child.stdin.close()
    return child.wait()


def test_faults():
    before = sorted(os.listdir("."))
    done = run(JJAK, "convert", "--format", "tsv.gz", "-o", "/dev/full", "c.tsv")
    check("disk full", done.returncode == 4 and b"No space left" in done.stderr)
    for size in [0, 1, 100, 4096, os.path.getsize(C) - 1]:
        done = run(JJAK, "convert", "-o", "new.tsv.gz", "c.tsv", preexec_fn=limited(size))
        check("a limit of %d bytes: exit 4" % size, done.returncode == 4)
        check("... and nothing stays", sorted(os.listdir(".")) == before)
    check("killed while writing: nothing under the final name", killed_while_writing("new.tsv.gz") == -signal.SIGKILL and not os.path.exists("new.tsv.gz"))
    check("what a killed one left is taken over", run(JJAK, "convert", "-o", "new.tsv.gz", "c.tsv").returncode == 0
          and open("new.tsv.gz", "rb").read() == open(C, "rb").read() and not os.path.exists("new.tsv.gz.part"))
    check("no folder", run(JJAK, "convert", "-o", "none/new.tsv.gz", "c.tsv").returncode == 4)
    os.symlink("new.tsv.gz", "link.tsv.gz")
    done = run(JJAK, "convert", "-o", "link.tsv.gz", "c.tsv")
    check("a symbolic link is followed", done.returncode == 0 and os.path.islink("link.tsv.gz"))


def main():
    open("c.tsv", "wb").write(TEXT)
    done = run(JJAK, "convert", "-o", C, "c.tsv")
    check("convert makes the container: " + done.stderr.decode(), done.returncode == 0)
    for test in [test_plain, test_htslib, test_pandas, test_miller, test_duckdb, test_get, test_verify, test_index, test_faults]:
        test()
    end = ", %d skipped" % counts["skipped"] if counts["skipped"] else ""
    print("container: %d passed, %d failed%s" % (counts["passed"], counts["failed"], end))
    return counts["failed"] > 0


sys.exit(main())
