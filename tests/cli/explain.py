#!/usr/bin/env python3
"""jjak view --explain on a terminal: the words that met are coloured, and nothing else changes;
NO_COLOR and TERM=dumb are honoured.

    explain.py BUILD        in an empty folder
"""
import json
import os
import pty
import re
import subprocess
import sys

JJAK = os.path.join(os.path.abspath(sys.argv[1]), "jjak")
counts = {"passed": 0, "failed": 0}
KO = "솔빛시 도서관이 3월 1일 문을 열었다.\n사진=솔빛시\n영국에서 온 하디 씨는 도서관에서 밤에\n책을 읽는다.\n"
EN = "The Solbit library opened on March 1.\nHardy, who came from the United Kingdom, reads books at night.\n"


def check(what, truth):
    counts["passed" if truth else "failed"] += 1
    if not truth:
        print("not true:", what)


def terminal(*command, **env):
    """what a terminal of 100 columns is sent"""
    parent, child = pty.openpty()
    with subprocess.Popen([JJAK, *command], stdin=subprocess.DEVNULL, stdout=child, env={**os.environ, "TERM": "xterm", **env}) as p:
        os.close(child)
        sent = b""
        while True:
            try:
                more = os.read(parent, 65536)
            except OSError:
                break
            if not more:
                break
            sent += more
    os.close(parent)
    return sent.decode().replace("\r\n", "\n")


open("ko", "w").write(KO)
open("en", "w").write(EN)
with open("c.tsv", "w") as out:
    subprocess.run([JJAK, "align", "-s", "ko", "-t", "en", "--explain", "e", "ko", "en"], stdout=out, check=True)
plain = subprocess.run([JJAK, "view", "--width", "100", "c.tsv"], capture_output=True, check=True).stdout.decode()
listed = subprocess.run([JJAK, "view", "--width", "100", "--explain", "e", "c.tsv"], capture_output=True, check=True).stdout.decode()
coloured = terminal("view", "--width", "100", "--explain", "e", "c.tsv")
without = re.sub(r"\033\[[0-9;]*m", "", coloured).split("\n")
check("a legend, then what is shown otherwise", without[:1] + without[2:] == plain.split("\n"))
check("a legend", without[1].split() == "user number latin cldr translit lexicon learned guessed mark".split())
lines = [json.loads(line) for line in open("e")]
rows = {int(r[1]): r for r in (line.rstrip("\n").split("\t") for line in open("c.tsv")) if r[1] != "n"}
check("a line a bead, and one for the document", [x["n"] for x in lines] == list(range(len(rows) + 1)))
on = {c: re.search(r"(\033\[[0-9;]*m)" + c, coloured).group(1) for c in "number translit lexicon cldr".split()}
check("colours differ", len(set(on.values())) == len(on))
met = missed = 0
for x in lines[1:]:
    row = rows[x["n"]]
    check("type and posterior are the row's", x["type"] == row[2] and "%.4f" % x["posterior"] == row[3])
    for m in x["met"]:
        met += 1
        for side, cell in (("src", row[10]), ("trg", row[11])):
            check("a place in the cell", cell[m[side][0]:m[side][1]] == m["words"][side == "trg"])
        check("a word in its colour: %s" % m["words"], on[m["channel"]] in coloured)
        check("a word in the list", " = ".join(m["words"]) in re.sub(r"\s+", " ", listed))
    for m in x["missed"]:
        missed += 1
        check("a place in the cell", row[10 + (m["side"] == "trg")][m["at"][0]:m["at"][1]] == m["word"])
check("words met and were missed", met > 5 and missed > 0)
check("3월 is a number, whole", on["number"] + "3월\033[0m" in coloured and on["number"] + "March\033[0m" in coloured)
check("NO_COLOR", terminal("view", "--width", "100", "--explain", "e", "c.tsv", NO_COLOR="1") == listed)
check("TERM=dumb", terminal("view", "--width", "100", "--explain", "e", "c.tsv", TERM="dumb") == listed)
check("without --explain no word is coloured", on["number"] not in terminal("view", "--width", "100", "c.tsv"))
print("explain.py: %d passed, %d failed" % (counts["passed"], counts["failed"]))
sys.exit(counts["failed"] > 0)
