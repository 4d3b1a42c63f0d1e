#!/usr/bin/env python3
"""jjak score --documents on whole articles: two systems that are the English side, with sentences left out, words changed
and, in the second, foreign sentences put in, by a seed; all line ends lost. What is said of them is what was done to them.

    documents.py BUILD        in an empty folder; the article that is not in the repository is skipped where it is absent
"""
import json
import os
import random
import subprocess
import sys

JJAK = os.path.join(os.path.abspath(sys.argv[1]), "jjak")
TOP = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
FOREIGN = ["The harbour was closed for three days because of the wind.", "Please bring your own towel and a pair of sandals!",
           "My grandmother never trusted the weather forecast.", "Boil the noodles for exactly seven minutes, then rinse them."]
counts = {"passed": 0, "failed": 0, "skipped": 0}


def check(what, truth):
    counts["passed" if truth else "failed"] += 1
    if not truth:
        print("not true:", what)


def run(*args):
    done = subprocess.run([JJAK, *args], capture_output=True, text=True)
    if done.returncode:
        print("jjak", *args, done.stderr)
    return done.stdout


def corrupt(sentences, seed, noise, drop, foreign):
    """The text in one line; words left out, words of all, words put in, words of the text."""
    draw, out, omitted, added = random.Random(seed), [], 0, 0
    words = " ".join(sentences).split()
    for sentence in sentences:
        if draw.random() < drop:
            omitted += len(sentence.split())
        else:
            kept = [draw.choice(words) if draw.random() < noise / 2 else w for w in sentence.split()[:-1] if draw.random() >= noise / 2]
            out.append(" ".join(kept + sentence.split()[-1:]))
        if draw.random() < foreign:
            out.append(draw.choice(FOREIGN))
            added += len(out[-1].split())
    text = " ".join(out)
    return text + "\n", omitted, len(words), added, len(text.split())


def article(name, ko, en):
    sentences = run("segment", "-l", "en", en).splitlines()
    truth = [corrupt(sentences, 1, 0.06, 0.08, 0), corrupt(sentences, 2, 0.3, 0.2, 0.15)]
    for path, t in zip(("good.txt", "bad.txt"), truth):
        with open(path, "w") as f:
            f.write(t[0])
    args = ["score", "--documents", "-l", "ko-en", "--src", ko, en, "-i", "good.txt", "bad.txt", "-m", "bleu", "chrf", "--paired"]
    said = json.loads(run(*args, "-f", "json", "--segments", "s.jsonl", "--triples", "a.jsonl", "b.jsonl"))
    good, bad = said["systems"]
    for system, t in zip((good, bad), truth):
        rate, left = system["omission"]["percent"], 100 * t[1] / t[2]
        check(f"{name}: {rate} % omitted where {left:.2f} % are", abs(rate - left) <= 1.5)
        check(f"{name}: the interval holds what was left out", system["omission"]["low"] <= left <= system["omission"]["high"])
        rate, put = system["addition"]["percent"], 100 * t[3] / t[4]
        check(f"{name}: {rate} % added where {put:.2f} % are", abs(rate - put) <= 1.5)
    for m in good["metrics"] + bad["metrics"]:
        check(f"{name}: aligned only is the highest", m["aligned_only"] > m["holes_as_empty"] - 1e-9)
        check(f"{name}: reseg in the signature", "|reseg:1|" in m["signature"])
    check(f"{name}: insertions lower chrF", bad["metrics"][1]["insertions_too"] < bad["metrics"][1]["holes_as_empty"])
    check(f"{name}: the worse one is worse", all(m["difference"] < -5 and m["p_value"] < 0.05 for m in bad["metrics"]))

    rows = [json.loads(line) for line in open("s.jsonl")]
    check(f"{name}: a row for each segment and system", len(rows) == 2 * said["segments"] == 2 * len(sentences))
    check(f"{name}: a hole is empty", all((r["bead"] == "1-0") <= (r["hyp"] == "") for r in rows))
    check(f"{name}: sources are Korean", sum(any("가" <= c <= "힣" for c in r["src"]) for r in rows) > 0.9 * len(rows))
    words = " ".join(f'{r["inserted"]} {r["hyp"]}' for r in rows if r["system"] == "bad.txt").split()
    check(f"{name}: no word is lost", sorted(words) == sorted(truth[1][0].split()))
    triples = [json.loads(line) for line in open("b.jsonl")]
    check(f"{name}: triples are the rows", [(t["src"], t["mt"], t["ref"]) for t in triples] == [(r["src"], r["hyp"], r["ref"]) for r in rows[1::2]])

    text = run(*args, "--worst", "3")
    check(f"{name}: the worst are holes", "worst segments of bad.txt by BLEU" in text and text.rstrip().endswith("hyp"))
    check(f"{name}: threads change nothing", text == run(*args, "--worst", "3", "-@", "4"))
    same = json.loads(run("score", "--documents", "-l", "ko-en", en, "-i", en, "-m", "bleu", "-f", "json"))["systems"][0]
    check(f"{name}: a text beside itself", same["metrics"][0]["insertions_too"] == 100 and same["holes"] == same["insertions"] == 0)
    print(f"{name}: omitted", [s["omission"]["percent"] for s in (good, bad)], "of", [round(100 * t[1] / t[2], 2) for t in truth],
          "added", [s["addition"]["percent"] for s in (good, bad)], "of", [round(100 * t[3] / t[4], 2) for t in truth])


def main():
    gold = os.path.join(TOP, "tests", "gold", "ko-en")
    article("night library", os.path.join(gold, "ko.txt"), os.path.join(gold, "en.txt"))
    seed = os.path.join(TOP, "..", "shared", "seed")
    if os.path.exists(os.path.join(seed, "en.txt")):
        article("seed", os.path.join(seed, "ko.txt"), os.path.join(seed, "en.txt"))
    else:
        counts["skipped"] += 1
        print("skipped:", seed, "is not here")
    print("documents: %(passed)d passed, %(failed)d failed" % counts + (", %d skipped" % counts["skipped"] if counts["skipped"] else ""))
    return counts["failed"] != 0


sys.exit(main())
