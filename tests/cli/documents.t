# One system left a sentence out and joined two, the other put one in; neither is cut as the reference is.
$ printf 'The ferry leaves at six.\n\nIt was already dark when Mina came.\nNobody waved from the pier.\nThe harbour lights went out one by one.\n' > ref.txt
$ printf '배는 여섯 시에 떠난다.\n\n미나가 왔을 때는 이미 어두웠다. 부두에서 손을 흔드는 사람은 없었다. 항구의 불빛이 하나씩 꺼졌다.\n' > src.txt
$ printf 'The ferry leaves at six, it was already dark when Mina came. The harbour lights went out one by one.\n' > a.txt
$ printf 'The ferry leaves at six.\nBuy two tickets and pay for one! It was dark already when Mina came.\nNobody waved from the pier. The lights of the harbour went out one by one.\n' > b.txt
$ jjak score --documents -l ko-en --src src.txt ref.txt -i a.txt b.txt -m chrf ter --segments s.tsv --triples ta.jsonl tb.jsonl
| ╒══════════╤═════════╤═══════╕
| │   System │  chrF2  │  TER  │
| ╞══════════╪═════════╪═══════╡
| │    a.txt │  79.5   │ 24.0  │
| ├──────────┼─────────┼───────┤
| │    b.txt │  84.7   │ 16.0  │
| ╘══════════╧═════════╧═══════╛
|
| -----------------
| Metric signatures
| -----------------
|  - chrF2      nrefs:1|reseg:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:jjak-0.1.0+sacrebleu-2.6.0
|  - TER        nrefs:1|reseg:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:jjak-0.1.0+sacrebleu-2.6.0
|
| ╒══════════╤══════════╤════════════════╤══════════════════╤══════════════════╕
| │   System │  Metric  │  aligned only  │  holes as empty  │  insertions too  │
| ╞══════════╪══════════╪════════════════╪══════════════════╪══════════════════╡
| │    a.txt │  chrF2   │      97.3      │       79.5       │       79.5       │
| ├──────────┼──────────┼────────────────┼──────────────────┼──────────────────┤
| │    a.txt │   TER    │      5.0       │       24.0       │       24.0       │
| ├──────────┼──────────┼────────────────┼──────────────────┼──────────────────┤
| │    b.txt │  chrF2   │      84.7      │       84.7       │       80.7       │
| ├──────────┼──────────┼────────────────┼──────────────────┼──────────────────┤
| │    b.txt │   TER    │      16.0      │       16.0       │       44.0       │
| ╘══════════╧══════════╧════════════════╧══════════════════╧══════════════════╛
|
| ╒══════════╤════════════╤═════════╤════════════════════╤══════════════╤══════════════════╕
| │   System │  segments  │  holes  │  words omitted, %  │  insertions  │  words added, %  │
| ╞══════════╪════════════╪═════════╪════════════════════╪══════════════╪══════════════════╡
| │    a.txt │     4      │    1    │  20.0 [0.0, 68.2]  │      0       │  0.0 [0.0, 0.0]  │
| ├──────────┼────────────┼─────────┼────────────────────┼──────────────┼──────────────────┤
| │    b.txt │     4      │    0    │   0.0 [0.0, 0.0]   │      1       │ 20.6 [0.0, 44.7] │
| ╘══════════╧════════════╧═════════╧════════════════════╧══════════════╧══════════════════╛
$ cat s.tsv
| n	system	doc_id	src	hyp	ref	bead	posterior	inserted	chrF2	TER
| 1	a.txt	ref	배는 여섯 시에 떠난다.	The ferry leaves at six,	The ferry leaves at six.	2-1	1.0000		94.2304	20.0000
| 1	b.txt	ref	배는 여섯 시에 떠난다.	The ferry leaves at six.	The ferry leaves at six.	1-1	1.0000		100.0000	0.0000
| 2	a.txt	ref	미나가 왔을 때는 이미 어두웠다.	it was already dark when Mina came.	It was already dark when Mina came.	2-1	1.0000		96.2106	0.0000
| 2	b.txt	ref	미나가 왔을 때는 이미 어두웠다.	It was dark already when Mina came.	It was already dark when Mina came.	1-1	1.0000	Buy two tickets and pay for one!	71.0191	14.2857
| 3	a.txt	ref	부두에서 손을 흔드는 사람은 없었다.		Nobody waved from the pier.	1-0	1.0000		0.0000	100.0000
| 3	b.txt	ref	부두에서 손을 흔드는 사람은 없었다.	Nobody waved from the pier.	Nobody waved from the pier.	1-1	0.9999		100.0000	0.0000
| 4	a.txt	ref	항구의 불빛이 하나씩 꺼졌다.	The harbour lights went out one by one.	The harbour lights went out one by one.	1-1	1.0000		100.0000	0.0000
| 4	b.txt	ref	항구의 불빛이 하나씩 꺼졌다.	The lights of the harbour went out one by one.	The harbour lights went out one by one.	1-1	0.9915		77.9108	37.5000
$ cat ta.jsonl
| {"src":"배는 여섯 시에 떠난다.","mt":"The ferry leaves at six,","ref":"The ferry leaves at six.","doc_id":"ref","seg_id":1}
| {"src":"미나가 왔을 때는 이미 어두웠다.","mt":"it was already dark when Mina came.","ref":"It was already dark when Mina came.","doc_id":"ref","seg_id":2}
| {"src":"부두에서 손을 흔드는 사람은 없었다.","mt":"","ref":"Nobody waved from the pier.","doc_id":"ref","seg_id":3}
| {"src":"항구의 불빛이 하나씩 꺼졌다.","mt":"The harbour lights went out one by one.","ref":"The harbour lights went out one by one.","doc_id":"ref","seg_id":4}

# One system: the line of the metric, then what only whole texts have; -b is the number alone.
$ jjak score --documents ref.txt -i a.txt -l ko-en -m chrf
| chrF2|nrefs:1|reseg:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:jjak-0.1.0+sacrebleu-2.6.0 = 79.5
|
| ╒══════════╤══════════╤════════════════╤══════════════════╤══════════════════╕
| │   System │  Metric  │  aligned only  │  holes as empty  │  insertions too  │
| ╞══════════╪══════════╪════════════════╪══════════════════╪══════════════════╡
| │    a.txt │  chrF2   │      97.3      │       79.5       │       79.5       │
| ╘══════════╧══════════╧════════════════╧══════════════════╧══════════════════╛
|
| ╒══════════╤════════════╤═════════╤════════════════════╤══════════════╤══════════════════╕
| │   System │  segments  │  holes  │  words omitted, %  │  insertions  │  words added, %  │
| ╞══════════╪════════════╪═════════╪════════════════════╪══════════════╪══════════════════╡
| │    a.txt │     4      │    1    │  20.0 [0.0, 68.2]  │      0       │  0.0 [0.0, 0.0]  │
| ╘══════════╧════════════╧═════════╧════════════════════╧══════════════╧══════════════════╛
$ jjak score --documents ref.txt -i a.txt -l ko-en -m chrf -b
| 79.5
$ jjak score --documents ref.txt -i a.txt b.txt -l ko-en -m bleu -f json
| {
|   "documents": 1,
|   "segments": 4,
|   "systems": [
|     {"system": "a.txt",
|       "metrics": [
|         {"name": "BLEU", "aligned_only": 88.8, "holes_as_empty": 68.4, "insertions_too": 68.4,
|          "signature": "nrefs:1|reseg:1|case:mixed|eff:no|tok:13a|smooth:exp|version:jjak-0.1.0+sacrebleu-2.6.0"}],
|       "holes": 1,
|       "insertions": 0,
|       "omission": {"words": 5, "of": 25, "percent": 20.00, "low": 0.00, "high": 68.18},
|       "addition": {"words": 0, "of": 20, "percent": 0.00, "low": 0.00, "high": 0.00}},
|     {"system": "b.txt",
|       "metrics": [
|         {"name": "BLEU", "aligned_only": 67.8, "holes_as_empty": 67.8, "insertions_too": 53.8,
|          "signature": "nrefs:1|reseg:1|case:mixed|eff:no|tok:13a|smooth:exp|version:jjak-0.1.0+sacrebleu-2.6.0"}],
|       "holes": 0,
|       "insertions": 1,
|       "omission": {"words": 0, "of": 25, "percent": 0.00, "low": 0.00, "high": 0.00},
|       "addition": {"words": 7, "of": 34, "percent": 20.59, "low": 0.00, "high": 44.68}}
|   ]
| }

# A neural metric's numbers come back, one for each row of the triples.
$ printf '.9\n.8\n0\n.7\n' > sa; printf '.9\n.8\n.9\n.6\n' > sb; jjak score --documents ref.txt -i a.txt b.txt -l ko-en -m chrf --scores sa sb --worst 1
| ╒══════════╤═════════╤═════════╕
| │   System │  chrF2  │  score  │
| ╞══════════╪═════════╪═════════╡
| │    a.txt │  79.5   │ 0.6000  │
| ├──────────┼─────────┼─────────┤
| │    b.txt │  84.7   │ 0.8000  │
| ╘══════════╧═════════╧═════════╛
|
| -----------------
| Metric signatures
| -----------------
|  - chrF2      nrefs:1|reseg:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:jjak-0.1.0+sacrebleu-2.6.0
|  - score      nrefs:1|reseg:1|version:jjak-0.1.0+sacrebleu-2.6.0
|
| ╒══════════╤══════════╤════════════════╤══════════════════╤══════════════════╕
| │   System │  Metric  │  aligned only  │  holes as empty  │  insertions too  │
| ╞══════════╪══════════╪════════════════╪══════════════════╪══════════════════╡
| │    a.txt │  chrF2   │      97.3      │       79.5       │       79.5       │
| ├──────────┼──────────┼────────────────┼──────────────────┼──────────────────┤
| │    a.txt │  score   │     0.8000     │      0.6000      │        -         │
| ├──────────┼──────────┼────────────────┼──────────────────┼──────────────────┤
| │    b.txt │  chrF2   │      84.7      │       84.7       │       80.7       │
| ├──────────┼──────────┼────────────────┼──────────────────┼──────────────────┤
| │    b.txt │  score   │     0.8000     │      0.8000      │        -         │
| ╘══════════╧══════════╧════════════════╧══════════════════╧══════════════════╛
|
| ╒══════════╤════════════╤═════════╤════════════════════╤══════════════╤══════════════════╕
| │   System │  segments  │  holes  │  words omitted, %  │  insertions  │  words added, %  │
| ╞══════════╪════════════╪═════════╪════════════════════╪══════════════╪══════════════════╡
| │    a.txt │     4      │    1    │  20.0 [0.0, 68.2]  │      0       │  0.0 [0.0, 0.0]  │
| ├──────────┼────────────┼─────────┼────────────────────┼──────────────┼──────────────────┤
| │    b.txt │     4      │    0    │   0.0 [0.0, 0.0]   │      1       │ 20.6 [0.0, 44.7] │
| ╘══════════╧════════════╧═════════╧════════════════════╧══════════════╧══════════════════╛
|
| worst segments of a.txt by chrF2
|       3  0.0  ref
|         ref  Nobody waved from the pier.
|         hyp
|
| worst segments of b.txt by chrF2
|       2  71.0  ref
|         ref  It was already dark when Mina came.
|         hyp  It was dark already when Mina came.
$ printf '.9\n.8\n' > sa; jjak score --documents ref.txt -i a.txt b.txt -l ko-en --scores sa sb
| jjak score: sa has 2 lines, sb 4, and lines are compared one by one; for texts that are not cut alike there is jjak score --documents
? 3
$ printf '.9\n.8\n1\n1\n1\n' > sa; cp sa sb; jjak score --documents ref.txt -i a.txt b.txt -l ko-en --scores sa sb
| jjak score: --scores: more numbers than segments; it takes one for each row of --triples
? 3

# Many documents: a manifest, or corpora.
$ printf 'doc_id\tref\tsrc\tone\ttwo\nd1\tref.txt\tsrc.txt\ta.txt\tb.txt\nd2\tref.txt\tsrc.txt\tb.txt\ta.txt\n' > m.tsv; jjak score --manifest m.tsv -l ko-en -m chrf --paired --worst 1
| ╒═══════════════╤══════════════════════╕
| │        System │  chrF2 (μ ± 95% CI)  │
| ╞═══════════════╪══════════════════════╡
| │ Baseline: one │  82.2 (82.1 ± 2.6)   │
| ├───────────────┼──────────────────────┤
| │           two │  82.2 (82.2 ± 2.6)   │
| │               │  +0.0 [-5.2, +5.2]   │
| │               │     (p = 1.0000)     │
| │               │  1 : 1 (p = 1.0000)  │
| ╘═══════════════╧══════════════════════╛
|
| ---------------------------------------------------
| Paired bootstrap with 2000 resamples of 2 documents
| ---------------------------------------------------
|  - Each system is compared with Baseline: one.
|    Score (mean of the resamples ± half of their central 95 %);
|    difference [its central 95 %];
|    p: how often chance alone makes so large a difference, of either sign; * marks p <= 0.05;
|    documents won : lost (p of the sign test; ties do not count).
|
|  - Fewer than ten documents: intervals and p are rough.
|
| -----------------
| Metric signatures
| -----------------
|  - chrF2      nrefs:1|paired:2000|unit:doc|seed:12345|reseg:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:jjak-0.1.0+sacrebleu-2.6.0
|
| ╒═══════════════╤══════════╤════════════════╤══════════════════╤══════════════════╕
| │        System │  Metric  │  aligned only  │  holes as empty  │  insertions too  │
| ╞═══════════════╪══════════╪════════════════╪══════════════════╪══════════════════╡
| │ Baseline: one │  chrF2   │      90.2      │       82.2       │       80.1       │
| ├───────────────┼──────────┼────────────────┼──────────────────┼──────────────────┤
| │           two │  chrF2   │      90.2      │       82.2       │       80.1       │
| ╘═══════════════╧══════════╧════════════════╧══════════════════╧══════════════════╛
|
| ╒═══════════════╤════════════╤═════════╤════════════════════╤══════════════╤══════════════════╕
| │        System │  segments  │  holes  │  words omitted, %  │  insertions  │  words added, %  │
| ╞═══════════════╪════════════╪═════════╪════════════════════╪══════════════╪══════════════════╡
| │ Baseline: one │     8      │    1    │  10.0 [0.0, 20.0]  │      1       │ 13.0 [0.0, 20.6] │
| ├───────────────┼────────────┼─────────┼────────────────────┼──────────────┼──────────────────┤
| │           two │     8      │    1    │  10.0 [0.0, 20.0]  │      1       │ 13.0 [0.0, 20.6] │
| ╘═══════════════╧════════════╧═════════╧════════════════════╧══════════════╧══════════════════╛
|
| worst documents of Baseline: one by chrF2
|    79.5  d1
|
| worst segments of Baseline: one by chrF2
|       3  0.0  d1
|         src  부두에서 손을 흔드는 사람은 없었다.
|         ref  Nobody waved from the pier.
|         hyp
|
| worst documents of two by chrF2
|    79.5  d2
|
| worst segments of two by chrF2
|       7  0.0  d2
|         src  부두에서 손을 흔드는 사람은 없었다.
|         ref  Nobody waved from the pier.
|         hyp
$ jjak align src.txt ref.txt --id d1 -o c.tsv.gz; mkdir one; cp b.txt one/d1.txt; jjak score --documents c.tsv.gz -i one c.tsv.gz -m chrf -f json | grep -e system -e aligned -e holes\"
|   "systems": [
|     {"system": "one",
|         {"name": "chrF2", "aligned_only": 84.7, "holes_as_empty": 84.7, "insertions_too": 80.7,
|       "holes": 0,
|     {"system": "c.tsv.gz",
|         {"name": "chrF2", "aligned_only": 100.0, "holes_as_empty": 100.0, "insertions_too": 100.0,
|       "holes": 0,
$ printf 'The ferry leaves at six. It was already dark when Mina came.\nNobody waved from the pier. The harbour lights went out one by one.\n' > lines; jjak score --documents --ref-lines lines -i b.txt -l ko-en -m chrf -b -w 4 --segments l.tsv; cut -f 3,4,5,7 l.tsv
| 78.8460
| hyp	ref	bead	inserted
| The ferry leaves at six. Buy two tickets and pay for one! It was dark already when Mina came.	The ferry leaves at six. It was already dark when Mina came.	1-3	
| Nobody waved from the pier. The lights of the harbour went out one by one.	Nobody waved from the pier. The harbour lights went out one by one.	1-2	

# What is wrong is said.
$ jjak score --documents ref.txt ref.txt -i a.txt
| jjak score: --documents: jjak score --documents REF -i HYP [HYP ...], one reference
? 2
$ jjak score --documents ref.txt
| jjak score: --documents: jjak score --documents REF -i HYP [HYP ...], one reference
? 2
$ jjak score --manifest m.tsv -i a.txt
| jjak score: --manifest names all texts: no REF, -i and --src beside it
? 2
$ printf 'd1\tref.txt\ta.txt\n' > n.tsv; jjak score --manifest n.tsv
| jjak score: n.tsv, line 1: the columns' names are wanted: doc_id, ref, perhaps src, and one for each system, between tabs
? 3
$ printf 'doc_id\tref\tone\nd1\tref.txt\n' > n.tsv; jjak score --manifest n.tsv
| jjak score: n.tsv, line 2: 2 columns, where line 1 has 3
? 3
$ printf 'doc_id\tref\tone\nd1\tref.txt\tnowhere\n' > n.tsv; jjak score --manifest n.tsv
| jjak score: nowhere: cannot be opened: No such file or directory
? 3
$ printf 'doc_id\tref\tone\nd1\tref.txt\ta.txt\nd1\tref.txt\ta.txt\n' > n.tsv; jjak score --manifest n.tsv -l ko-en
| jjak score: document d1: twice in a row; each needs a name of its own
? 3
$ jjak score --ref-lines ref.txt -i a.txt
| jjak score: --ref-lines is for --documents; without it everything is lines
? 2
$ jjak score --documents -sl ref.txt -i a.txt
| jjak score: -sl is for lines; with --documents there is --segments FILE
? 2
$ jjak score --documents -l en ref.txt -i a.txt
| jjak score: -l en: two languages are wanted: -l ko-en
? 2
$ : > empty; jjak score --documents empty -i a.txt -l ko-en
| jjak score: document empty: the reference is empty
? 3
$ jjak score --documents ref.txt -i empty -m chrf -b -l ko-en
| 0.0
$ jjak convert c.tsv.gz -o c.jsonl && sed s/d1/d2/ c.jsonl > e.jsonl; jjak score --documents c.jsonl -i e.jsonl
| jjak score: e.jsonl: document d1 is wanted here; it has to have the documents of c.jsonl, in their order
? 3

# Folders: a file a document, by the names in the reference's.
$ mkdir -p fr fs fa fb && cp ref.txt fr/d1.txt && cp ref.txt fr/d2.txt && cp src.txt fs/d1.txt && cp src.txt fs/d2.txt && cp a.txt fa/d1.txt && cp b.txt fa/d2.txt && cp b.txt fb/d1 && cp a.txt fb/d2
$ jjak score --documents fr --src fs -i fa fb -l ko-en -m chrf --paired --segments f.seg > said; jjak score --manifest m.tsv -l ko-en -m chrf --paired --segments m.seg > said; cut -f 1,3- f.seg > f.cut; cut -f 1,3- m.seg | cmp - f.cut
$ rm fb/d2; jjak score --documents fr -i fa fb -l ko-en
| jjak score: fb/d2.txt: cannot be opened: No such file or directory
? 3
$ mkdir none; jjak score --documents none -i fa
| jjak score: none: an empty folder; a file for each document is wanted
? 3

# A manifest's paths are relative to it, whoever calls from where.
$ mkdir sub && cd sub && jjak score --manifest ../m.tsv -l ko-en -m chrf --segments s.tsv > said && cut -f 1,3- s.tsv | cmp - ../f.cut
