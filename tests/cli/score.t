# Six words, the last one wrong: 5/6 4/5 3/4 2/3 of the n-grams match, whose product is 1/3; BLEU is its fourth root.
$ echo 'a b c d e f' > ref; echo 'a b c d e g' > hyp; jjak score ref -i hyp -w 4
| {
|  "name": "BLEU",
|  "score": 75.9836,
|  "signature": "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:jjak-0.1.0+sacrebleu-2.6.0",
|  "verbose_score": "83.3/80.0/75.0/66.7 (BP = 1.000 ratio = 1.000 hyp_len = 6 ref_len = 6)",
|  "nrefs": "1",
|  "case": "mixed",
|  "eff": "no",
|  "tok": "13a",
|  "smooth": "exp",
|  "version": "jjak-0.1.0+sacrebleu-2.6.0"
| }
$ jjak score ref -i hyp -m ter chrf bleu -f text -w 2
|         BLEU|nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:jjak-0.1.0+sacrebleu-2.6.0 = 75.98 83.3/80.0/75.0/66.7 (BP = 1.000 ratio = 1.000 hyp_len = 6 ref_len = 6)
|       chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:jjak-0.1.0+sacrebleu-2.6.0 = 59.17
| TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:jjak-0.1.0+sacrebleu-2.6.0 = 16.67
$ jjak score ref -i hyp -m ter chrf bleu -f text --short
|      BLEU|#:1|c:mixed|e:no|tok:13a|s:exp|v:jjak-0.1.0+sacrebleu-2.6.0 = 76.0 83.3/80.0/75.0/66.7 (BP = 1.000 ratio = 1.000 hyp_len = 6 ref_len = 6)
|   chrF2|#:1|c:mixed|e:yes|nc:6|nw:0|s:no|v:jjak-0.1.0+sacrebleu-2.6.0 = 59.2
| TER|#:1|c:lc|t:tercom|nr:no|pn:yes|as:no|v:jjak-0.1.0+sacrebleu-2.6.0 = 16.7
$ jjak score ref -i hyp -m ter -b -w 4; jjak score ref -m bleu -b < hyp; jjak score ref -i - -m bleu -b < hyp
| 16.6667
| 76.0
| 76.0
$ jjak score ref -i ref -b -w 2; jjak score ref -i ref -m chrf ter -b -f text
| 100.00
| 100.0
| 0.0
$ jjak score ref -i hyp -f latex -b
| 76.0
$ SACREBLEU_FORMAT=text jjak score ref -i hyp -m chrf
| chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:jjak-0.1.0+sacrebleu-2.6.0 = 59.2

# Lines, not sentences: an empty one is a segment; one by one; with two references the nearer length counts.
$ printf 'The ferry leaves at six.\nIt was late.\n\nNobody waved.\n' > r; printf 'The ferry leaves at six.\nIt came late.\nWhat?\nNobody waved.\n' > h
$ jjak score r -i h -m bleu -sl
| BLEU|nrefs:1|case:mixed|eff:yes|tok:13a|smooth:exp|version:jjak-0.1.0+sacrebleu-2.6.0 = 100.0 100.0/100.0/100.0/100.0 (BP = 1.000 ratio = 1.000 hyp_len = 6 ref_len = 6)
| BLEU|nrefs:1|case:mixed|eff:yes|tok:13a|smooth:exp|version:jjak-0.1.0+sacrebleu-2.6.0 = 35.4 75.0/33.3/25.0/25.0 (BP = 1.000 ratio = 1.000 hyp_len = 4 ref_len = 4)
| BLEU|nrefs:1|case:mixed|eff:yes|tok:13a|smooth:exp|version:jjak-0.1.0+sacrebleu-2.6.0 = 0.0 0.0/0.0/0.0/0.0 (BP = 1.000 ratio = 0.000 hyp_len = 2 ref_len = 0)
| BLEU|nrefs:1|case:mixed|eff:yes|tok:13a|smooth:exp|version:jjak-0.1.0+sacrebleu-2.6.0 = 100.0 100.0/100.0/100.0/0.0 (BP = 1.000 ratio = 1.000 hyp_len = 3 ref_len = 3)
$ jjak score r -i h -m chrf -sl -b -w 3
| 100.000
| 35.547
| 0.000
| 100.000
$ printf 'It leaves at six.\nIt was late, late.\n\nNo one waved.\n' > r2; jjak score r r2 -i h -m bleu -f text; paste r r2 | jjak score --num-refs 2 - -i h -f text
| BLEU|nrefs:2|case:mixed|eff:no|tok:13a|smooth:exp|version:jjak-0.1.0+sacrebleu-2.6.0 = 74.7 80.0/72.7/71.4/75.0 (BP = 1.000 ratio = 1.154 hyp_len = 15 ref_len = 13)
| jjak score: standard input, line 3: 1 field(s) between tabs, where there should be 2
? 3
$ jjak score r r2 -i h -m bleu --var-refs -f text
| jjak score: r, line 3: no reference; --skip-empty leaves such segments out
? 3
$ jjak score r r2 -i h -m bleu --var-refs --skip-empty -f text
| jjak score: segments left out that have no reference: 1
| BLEU|nrefs:2|case:mixed|eff:no|tok:13a|smooth:exp|version:jjak-0.1.0+sacrebleu-2.6.0 = 79.3 92.3/80.0/71.4/75.0 (BP = 1.000 ratio = 1.000 hyp_len = 13 ref_len = 13)

# What is not there is not cut off.
$ head -n 3 h > short; jjak score r -i short
| jjak score: r has 4 lines, short 3, and lines are compared one by one; for texts that are not cut alike there is jjak score --documents
? 3
$ paste h short | jjak score r r2 -b -f text
| jjak score: standard input, line 4: 1 field(s) between tabs, where there should be 2
? 3
$ cut -c 1-8 h > h2; paste h h2 | jjak score r -f text
| ╒══════════╤════════╕
| │   System │  BLEU  │
| ╞══════════╪════════╡
| │ System 1 │  74.7  │
| ├──────────┼────────┤
| │ System 2 │  0.0   │
| ╘══════════╧════════╛
|
| -----------------
| Metric signatures
| -----------------
|  - BLEU       nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:jjak-0.1.0+sacrebleu-2.6.0
$ printf 'a\tb\nc\n' | jjak score r
| jjak score: standard input, line 2: 1 field(s) between tabs, where there should be 2
? 3
$ : > empty; jjak score empty -i empty
| jjak score: no segment to score: the files are empty
? 3
$ jjak score r -i missing
| jjak score: missing: cannot be opened: No such file or directory
? 3
$ printf 'ab\377c\n' > bad; jjak score bad -i bad
| jjak score: bad, line 1: invalid UTF-8 at byte 3; say --encoding if it is another one
? 3
$ jjak score r -i h -t wmt24
| jjak score: -t wmt24: sacreBLEU downloads its test sets, jjak downloads nothing: save the reference (sacrebleu -t wmt24 -l ... --echo ref) and give the file as REF
? 2
$ jjak score -i h
| jjak score: no reference: jjak score REF [REF ...] -i HYP [HYP ...] (references before -i)
? 2
$ jjak score r -i h -tok spm
| jjak score: -tok spm needs a model that jjak does not have; there are none 13a intl char zh ko (scored elsewhere, --scores reads it)
? 2
$ jjak score r -i h -tok 14a
| jjak score: -tok 14a: there are none 13a intl char zh ko
? 2
$ jjak score r -i h -m bleu chrf -sl
| jjak score: -sl takes one metric; --segments FILE has all of them
? 2
$ jjak score r -i h --paired
| jjak score: one system alone cannot be compared: -i BASELINE SYSTEM ...
? 2
$ jjak score r -i h h2 --confidence
| jjak score: --confidence is for one system; several are compared: --paired
? 2
$ jjak score r -i h h2 --paired --paired-bs
| jjak score: --paired, --paired-bs and --paired-ar: one at a time
? 2
$ jjak score r -i h --worst 1 -f json
| jjak score: --worst and --differ print text; for programs there is --segments FILE.jsonl
? 2
$ jjak score r -i h h -b
| jjak score: h is given twice
? 2
$ jjak score r -i h -l en-ja
| jjak score: -l en-ja: sacreBLEU would take ja-mecab, which is not here; say -tok char, or another one
? 2

# Said, not silently scored.
$ printf '\357\273\277one two three four\n' > bom; echo 'one two three four' > no; jjak score no -i bom -b
| jjak score: bom starts with a byte order mark; it is scored as a character, as sacreBLEU does: take it out
| 59.5
$ printf 'one two\rthree four\n' > cr; jjak score no -i cr -b; jjak score no -i cr -b -q
| jjak score: cr: carriage returns inside lines: 1; they end no line and are scored as white space
| 100.0
| 100.0
$ printf 'cafe\314\201 one two three\n' > nfd; printf 'caf\303\251 one two three\n' > nfc; jjak score nfc -i nfd -m chrf -b
| jjak score: nfd has decomposed characters (NFD), nfc has not: they are no match for composed ones; make them alike first (uconv -x nfc)
| 73.2
$ echo '바다는 조용했다.' > ko; jjak score ko -i ko -b; jjak score ko -i ko -b -tok char; jjak score ko -i ko -b -f text -l en-ko; jjak score ko -i ko -f text -l en-ko | cut -d ' ' -f 1
| jjak score: ko is Korean, whose words 13a does not take apart: -tok ko divides particles and endings from them, -tok char counts characters
| 0.0
| 100.0
| 100.0
| BLEU|nrefs:1|case:mixed|eff:no|tok:ko|smooth:exp|version:jjak-0.1.0+sacrebleu-2.6.0
$ for k in 1 2 3 4 5 6 7 8 9 10; do for j in 1 2 3 4 5 6 7 8 9 10; do echo 'the end .'; done; done > apart; jjak score apart -i apart -b; jjak score apart -i apart -b --force
| jjak score: apart: lines that end in a full stop with a space before it: 100; tokenized text scores wrong, --force says that it is none
| 0.0
| 0.0
$ printf '\261\333\300\332\n' > euckr; echo '글자' > utf; jjak score utf -i euckr -m chrf -b; jjak score euckr -i euckr -m chrf -b -e euc-kr
| jjak score: euckr, line 1: invalid UTF-8 at byte 1; say --encoding if it is another one
| 100.0

# Two systems: what chance alone makes.
$ awk 'BEGIN { for (i = 0; i < 40; i++) print "line", i, "of the harbour book, written by hand" }' > book
$ awk '{ if (NR % 4 == 1) $8 = "foot"; print }' book > one; awk '{ if (NR % 4 != 1) { $6 = "copied"; $7 = "out" } print }' book > two
$ jjak score book -i one two -m chrf ter -f json
| [
|     {
|         "system": "one",
|         "chrF2": "96.4",
|         "TER": "2.8"
|     },
|     {
|         "system": "two",
|         "chrF2": "69.7",
|         "TER": "16.7"
|     }
| ]
$ jjak score book -i one two -m bleu -f text --no-color
| ╒══════════╤════════╕
| │   System │  BLEU  │
| ╞══════════╪════════╡
| │      one │  94.6  │
| ├──────────┼────────┤
| │      two │  60.5  │
| ╘══════════╧════════╛
|
| -----------------
| Metric signatures
| -----------------
|  - BLEU       nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:jjak-0.1.0+sacrebleu-2.6.0
$ jjak score book -i one two -m bleu ter --paired --paired-n 500
| ╒═══════════════╤══════════════════════╤══════════════════════╕
| │        System │  BLEU (μ ± 95% CI)   │   TER (μ ± 95% CI)   │
| ╞═══════════════╪══════════════════════╪══════════════════════╡
| │ Baseline: one │  94.6 (94.7 ± 2.7)   │   2.8 (2.8 ± 1.4)    │
| ├───────────────┼──────────────────────┼──────────────────────┤
| │           two │  60.5 (60.4 ± 7.0)   │  16.7 (16.7 ± 2.8)   │
| │               │ -34.1 [-43.9, -24.5] │ +13.9 [+9.7, +18.1]  │
| │               │    (p = 0.0020)*     │    (p = 0.0020)*     │
| │               │ 10 : 30 (p = 0.0022) │ 10 : 30 (p = 0.0022) │
| ╘═══════════════╧══════════════════════╧══════════════════════╛
|
| -----------------------------------------------
| Paired bootstrap with 500 resamples of 40 lines
| -----------------------------------------------
|  - Each system is compared with Baseline: one.
|    Score (mean of the resamples ± half of their central 95 %);
|    difference [its central 95 %];
|    p: how often chance alone makes so large a difference, of either sign; * marks p <= 0.05;
|    segments won : lost (p of the sign test; ties do not count).
|
|  - Lines were drawn as if they were independent. Where they come from texts, --doc-ids says which,
|    and texts are drawn.
|
| -----------------
| Metric signatures
| -----------------
|  - BLEU       nrefs:1|paired:500|unit:line|seed:12345|case:mixed|eff:no|tok:13a|smooth:exp|version:jjak-0.1.0+sacrebleu-2.6.0
|  - TER        nrefs:1|paired:500|unit:line|seed:12345|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:jjak-0.1.0+sacrebleu-2.6.0
$ jjak score book -i one two -m bleu --paired-bs --paired-bs-n 200 -f latex
| \begin{tabular}{rc}
| \toprule
|         System &        BLEU (μ ± 95\% CI)        \\
| \midrule
|  Baseline: one &        94.6 (94.8 ± 3.0)        \\
|            two & 60.5 (60.0 ± 7.8) (p = 0.0050)* \\
| \bottomrule
| \end{tabular}
|
| -----------------------------------------------------------
| Paired bootstrap resampling test with 200 resampling trials
| -----------------------------------------------------------
|  - Each system is pairwise compared to Baseline: one.
|    Actual system score / bootstrap estimated true mean / 95% CI are provided for each metric.
|
|  - Null hypothesis: the system and the baseline translations are essentially
|    generated by the same underlying process. For a given system and the baseline,
|    the p-value is roughly the probability of the absolute score difference (delta)
|    or higher occurring due to chance, under the assumption that the null hypothesis is correct.
|
|  - Assuming a significance threshold of 0.05, the null hypothesis can be rejected
|    for p-values < 0.05 (marked with "*"). This means that the delta is unlikely to be attributed
|    to chance, hence the system is significantly "different" than the baseline.
|    Otherwise, the p-values are highlighted in red.
|
|  - NOTE: Significance does not tell whether a system is "better" than the baseline but rather
|    emphasizes the "difference" of the systems in terms of the replicability of the delta.
|
| -----------------
| Metric signatures
| -----------------
|  - BLEU       nrefs:1|bs:200|seed:12345|case:mixed|eff:no|tok:13a|smooth:exp|version:jjak-0.1.0+sacrebleu-2.6.0
$ jjak score book -i one two one -m bleu --paired-ar --paired-ar-n 200 --paired-ar-ci -f text | head -n 12
| ╒═══════════════╤═════════════════════╕
| │        System │  BLEU (μ ± 95% CI)  │
| ╞═══════════════╪═════════════════════╡
| │ Baseline: one │  94.6 (94.6 ± 3.0)  │
| ├───────────────┼─────────────────────┤
| │           two │  60.5 (60.6 ± 7.7)  │
| │               │    (p = 0.0050)*    │
| ╘═══════════════╧═════════════════════╛
|
| -----------------------------------------------------
| Paired approximate randomization test with 200 trials
| -----------------------------------------------------
$ for n in 1 3; do jjak score book -i one two -m bleu chrf ter --paired -f json -@ $n | cksum; done | uniq | wc -l
| 1
$ awk '{ print "chapter", int((NR - 1) / 4) }' book > chapters; jjak score book -i one two --paired --doc-ids chapters | grep -e 'p = ' -e documents -e unit
| │               │    (p = 0.0005)*     │
| │               │ 0 : 10 (p = 0.0020)  │
| Paired bootstrap with 2000 resamples of 10 documents
|    documents won : lost (p of the sign test; ties do not count).
|  - BLEU       nrefs:1|paired:2000|unit:doc|seed:12345|case:mixed|eff:no|tok:13a|smooth:exp|version:jjak-0.1.0+sacrebleu-2.6.0
$ jjak score book -i one --confidence --confidence-n 100 -f text -w 2 --doc-ids chapters
| BLEU|nrefs:1|bs:100|unit:doc|seed:12345|case:mixed|eff:no|tok:13a|smooth:exp|version:jjak-0.1.0+sacrebleu-2.6.0 = 94.62 (μ = 94.62 ± 0.00) 97.5/94.4/93.8/92.9 (BP = 1.000 ratio = 1.000 hyp_len = 400 ref_len = 400)
$ jjak score book -i one --confidence --confidence-n 100 -f text -w 2
| BLEU|nrefs:1|bs:100|seed:12345|case:mixed|eff:no|tok:13a|smooth:exp|version:jjak-0.1.0+sacrebleu-2.6.0 = 94.62 (μ = 95.10 ± 2.70) 97.5/94.4/93.8/92.9 (BP = 1.000 ratio = 1.000 hyp_len = 400 ref_len = 400)
$ SACREBLEU_SEED=7 jjak score book -i one --confidence --confidence-n 100 -f text -w 2; jjak score book -i one --confidence --confidence-n 100 -f text -w 2 --seed 7 -b
| BLEU|nrefs:1|bs:100|seed:7|case:mixed|eff:no|tok:13a|smooth:exp|version:jjak-0.1.0+sacrebleu-2.6.0 = 94.62 (μ = 94.64 ± 2.97) 97.5/94.4/93.8/92.9 (BP = 1.000 ratio = 1.000 hyp_len = 400 ref_len = 400)
| 94.62 (μ = 94.64 ± 2.97)

# More segments than a thread takes at once: the same bytes, in the same order.
$ awk 'BEGIN { for (i = 0; i < 5000; i++) print "entry", i * 7 % 5000, "of the log", i % 13, "at sea" }' > log; awk '{ if (NR % 3) $5 = ""; else $2 = $2 + 1; print }' log > copy; awk '{ print int(NR / 9) }' log > pages
$ for n in 1 2 5; do jjak score log -i copy log -m bleu chrf ter --paired --paired-n 50 --doc-ids pages --worst 3 --differ 3 --segments t$n.tsv -@ $n | cksum; cksum < t$n.tsv; done | sort | uniq -c | sed 's/^ *//' | cut -d ' ' -f 1
| 3
| 3
$ tail -n 1 t5.tsv; wc -l < t5.tsv
| 5000	log	555	entry 4993 of the log 7 at sea	entry 4993 of the log 7 at sea	100.0000	100.0000	0.0000
| 10001

# What to look at.
$ jjak score r -i h h2 -m chrf --worst 1 --differ 1 --src r2 -f text
| ╒══════════╤═════════╕
| │   System │  chrF2  │
| ╞══════════╪═════════╡
| │        h │  86.3   │
| ├──────────┼─────────┤
| │       h2 │  31.2   │
| ╘══════════╧═════════╛
|
| -----------------
| Metric signatures
| -----------------
|  - chrF2      nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:jjak-0.1.0+sacrebleu-2.6.0
|
| worst segments of h by chrF2
|       3  0.0
|         src
|         ref
|         hyp  What?
|
| worst segments of h2 by chrF2
|       3  0.0
|         src
|         ref
|         hyp  What?
|
| where h2 differs most from h by chrF2: the difference (that one's score, its own)
|       1  -70.6  (100.0, 29.4)
|         src  It leaves at six.
|         ref  The ferry leaves at six.
|         base The ferry leaves at six.
|         this The ferr
$ jjak score r r2 -i h h2 -m chrf bleu --segments table.tsv -b > out; cat table.tsv
| n	system	hyp	ref	ref2	BLEU	chrF2
| 1	h	The ferry leaves at six.	The ferry leaves at six.	It leaves at six.	100.0000	100.0000
| 1	h2	The ferr	The ferry leaves at six.	It leaves at six.	11.1565	29.4061
| 2	h	It came late.	It was late.	It was late, late.	35.3553	35.5471
| 2	h2	It came	It was late.	It was late, late.	18.3940	9.2800
| 3	h	What?			0.0000	0.0000
| 3	h2	What?			0.0000	0.0000
| 4	h	Nobody waved.	Nobody waved.	No one waved.	100.0000	100.0000
| 4	h2	Nobody w	Nobody waved.	No one waved.	30.3265	51.1325
$ jjak score r -i h --segments table.jsonl --src r2 -b > out; cat table.jsonl
| {"n":1,"src":"It leaves at six.","hyp":"The ferry leaves at six.","ref":"The ferry leaves at six.","BLEU":100.0000}
| {"n":2,"src":"It was late, late.","hyp":"It came late.","ref":"It was late.","BLEU":35.3553}
| {"n":3,"src":"","hyp":"What?","ref":"","BLEU":0.0000}
| {"n":4,"src":"No one waved.","hyp":"Nobody waved.","ref":"Nobody waved.","BLEU":100.0000}
$ paste r r2 | jjak score --num-refs 2 - -i h -f text --var-refs --skip-empty -b 2> /dev/null
| 79.3
$ printf 'd1\nd1\nd2\nd2\n' > d; jjak score r -i h --doc-ids d --worst 2 -m ter | tail -n 12
|
| worst documents of h by TER
|    50.0  d2
|    12.5  d1
|
| worst segments of h by TER
|       3  100.0  d2
|         ref
|         hyp  What?
|       2  33.3  d1
|         ref  It was late.
|         hyp  It came late.
$ jjak score r -i h --src r2 --doc-ids d --triples t.jsonl -b; cat t.jsonl
| 74.7
| {"src":"It leaves at six.","mt":"The ferry leaves at six.","ref":"The ferry leaves at six.","doc_id":"d1","seg_id":1}
| {"src":"It was late, late.","mt":"It came late.","ref":"It was late.","doc_id":"d1","seg_id":2}
| {"src":"","mt":"What?","ref":"","doc_id":"d2","seg_id":3}
| {"src":"No one waved.","mt":"Nobody waved.","ref":"Nobody waved.","doc_id":"d2","seg_id":4}
$ jjak score r -i h h2 --triples t.jsonl
| jjak score: --triples: 1 files for 2 systems; it takes one for each, in their order
? 2

# Numbers of another metric come back.
$ printf '0.8\n0.7\n0.9\n0.8\n' > a; printf 'h2\tSegment 0\tscore: 0.5\nh2\tSegment 1\tscore: 0.6\nh2\tSegment 2\tscore: 0.9\nh2\tSegment 3\tscore: 0.4\nh2\tscore: 0.6\n' > b
$ jjak score --scores a b --scores-name COMET --paired --paired-n 200
| ╒═════════════╤════════════════════════════╕
| │      System │     COMET (μ ± 95% CI)     │
| ╞═════════════╪════════════════════════════╡
| │ Baseline: a │  0.8000 (0.7971 ± 0.0625)  │
| ├─────────────┼────────────────────────────┤
| │           b │  0.6000 (0.6018 ± 0.1750)  │
| │             │ -0.2000 [-0.3750, -0.0500] │
| │             │       (p = 0.0100)*        │
| │             │     0 : 3 (p = 0.2500)     │
| ╘═════════════╧════════════════════════════╛
|
| ----------------------------------------------
| Paired bootstrap with 200 resamples of 4 lines
| ----------------------------------------------
|  - Each system is compared with Baseline: a.
|    Score (mean of the resamples ± half of their central 95 %);
|    difference [its central 95 %];
|    p: how often chance alone makes so large a difference, of either sign; * marks p <= 0.05;
|    segments won : lost (p of the sign test; ties do not count).
|
|  - Lines were drawn as if they were independent. Where they come from texts, --doc-ids says which,
|    and texts are drawn.
|
| -----------------
| Metric signatures
| -----------------
|  - COMET      paired:200|unit:line|seed:12345|version:jjak-0.1.0+sacrebleu-2.6.0
$ printf '{"score":0.5}\n{"prediction":0.25}\n' > c; jjak score --scores c -f text
| score|version:jjak-0.1.0+sacrebleu-2.6.0 = 0.3750
$ jjak score r -i h h2 -m chrf --scores a b --scores-name COMET
| [
|     {
|         "system": "h",
|         "chrF2": "86.3",
|         "COMET": "0.8000"
|     },
|     {
|         "system": "h2",
|         "chrF2": "31.2",
|         "COMET": "0.6000"
|     }
| ]
$ echo none > e; jjak score --scores e
| jjak score: e, line 1: no number (nearer to 0 than 1e15) at its end; --scores wants one a segment
? 3
$ jjak score r -i h h2 --scores a
| jjak score: --scores: 1 files for 2 systems; it takes one for each, in their order
? 2

# Whoever forgets -i names two references, and there is nothing on standard input.
$ printf 'a b c d\n' > r1; jjak score r1 r1
| jjak score: no hypothesis: standard input, which is read without -i, is empty; jjak score REF -i HYP
? 3
