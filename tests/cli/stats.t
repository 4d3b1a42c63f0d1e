$ printf 'doc_id\tn\ttype\taligner_score\tsrc_lang\ttrg_lang\tsrc_ids\ttrg_ids\tsrc_cuts\ttrg_cuts\tsrc_text\ttrg_text\n' > head
$ row() { printf '%s\t%s\t%s\t%s\tko\ten\t\t\t\t\t%s\t%s\n' "$@"; }
> { cat head; row a 1 1-1 0.5000 '비가 온다.' 'It rains.'
> row a 2 1-1 0.9000 '문은 닫혀 있었다.' "The door wasn't open."
> row a 3 1-0 0.7000 '(사진 제공)' ''
> row a 4 1-2 1.0000 '비가 온다, 눈도 온다.' 'It rains. It snows.'
> row b 1 1-1 '' '비가  온다.' 'It rains.'
> row b 2 0-1 0.2500 '' 'Photo by ﬁve'; } > in.tsv

$ jjak stats in.tsv
| documents                             2
| pairs                                 6
|   ko-en                               6  100.00 %
|   with an empty side                  2   33.33 %
|   without a score                     1   16.67 %
|
| shapes
|   1-1                                 3   50.00 %
|   0-1                                 1   16.67 %
|   1-0                                 1   16.67 %
|   1-2                                 1   16.67 %
|
|                                  source         target
| empty                                 1              1
| sentences                             5              6
| characters                           34             60
| words                                13             15
| different words                       8             10
| of them once                          6              8
| letters: Latin                   0.00 %       100.00 %
| letters: Hangul                100.00 %         0.00 %
|
|                               mean        sd     least       5 %    median      95 %      most
| pairs of a document            3.0       1.4         2         2         2         4         4
| characters, source             6.8       2.2         5         5         6        10        10
| characters, target            12.0       4.7         8         8        10        18        18
| words, source                  2.6       0.9         2         2         2         4         4
| words, target                  3.0       1.0         2         2         3         4         4
| characters, trg / src        1.817     0.375     1.600     1.600     1.600     2.250     2.250
| aligner_score               0.6700    0.3033    0.2500    0.2500    0.7000    1.0000    1.0000
|
| equal to one before, but for width,space
|   pairs                               1   16.67 %
|   sources                             1   16.67 %
|   targets                             1   16.67 %
$ jjak stats --json - in.tsv
| {
|   "corpus": "in.tsv", "documents": 2, "stretches": 2, "pairs": 6, "null": 2, "unscored": 1, "untyped": 0,
|   "languages": {"ko-en": 6}, "other_languages": 0,
|   "document_pairs": {"n": 2, "mean": 3.000000, "sd": 1.414214, "min": 2, "p1": 2, "p5": 2, "p25": 2, "p50": 2, "p75": 4, "p95": 4, "p99": 4, "max": 4},
|   "source": {"empty": 1, "sentences": 5, "characters": 34, "words": 13, "types": 8, "types_once": 6, "scripts": {"Hangul": 27},
|     "pair_characters": {"n": 5, "mean": 6.800000, "sd": 2.167948, "min": 5, "p1": 5, "p5": 5, "p25": 5, "p50": 6, "p75": 8, "p95": 10, "p99": 10, "max": 10},
|     "pair_words": {"n": 5, "mean": 2.600000, "sd": 0.894427, "min": 2, "p1": 2, "p5": 2, "p25": 2, "p50": 2, "p75": 3, "p95": 4, "p99": 4, "max": 4}},
|   "target": {"empty": 1, "sentences": 6, "characters": 60, "words": 15, "types": 10, "types_once": 8, "scripts": {"Latin": 54},
|     "pair_characters": {"n": 5, "mean": 12.000000, "sd": 4.690416, "min": 8, "p1": 8, "p5": 8, "p25": 8, "p50": 10, "p75": 16, "p95": 18, "p99": 18, "max": 18},
|     "pair_words": {"n": 5, "mean": 3.000000, "sd": 1.000000, "min": 2, "p1": 2, "p5": 2, "p25": 2, "p50": 3, "p75": 4, "p95": 4, "p99": 4, "max": 4}},
|   "ratio": {"n": 3, "mean": 1.816667, "sd": 0.375278, "min": 1.600000, "p1": 1.600000, "p5": 1.600000, "p25": 1.600000, "p50": 1.600000, "p75": 2.250000, "p95": 2.250000, "p99": 2.250000, "max": 2.250000, "overall": 1.888889, "histogram": [[1.567528, 1.647897, 2], [2.224428, 2.338477, 1]]},
|   "score": {"n": 5, "mean": 0.670000, "sd": 0.303315, "min": 0.250000, "p1": 0.250000, "p5": 0.250000, "p25": 0.500000, "p50": 0.700000, "p75": 0.900000, "p95": 1.000000, "p99": 1.000000, "max": 1.000000, "histogram": [[0.250000, 0.300000, 1], [0.500000, 0.550000, 1], [0.700000, 0.750000, 1], [0.900000, 0.950000, 1], [0.950000, 1.000000, 1]]},
|   "shapes": {"1-1": 3, "0-1": 1, "1-0": 1, "1-2": 1},
|   "duplicates": {"pairs": 1, "sources": 1, "targets": 1}
| }
$ jjak stats --documents - in.tsv
| doc_id	pairs	nulls	src_sentences	trg_sentences	src_chars	trg_chars	src_words	trg_words	src_types	trg_types	src_types_once	trg_types_once	ratios	ratio	ratio_sd	ratio_min	ratio_max	scores	score	score_sd	score_min	score_max	duplicates	src_duplicates	trg_duplicates	shapes
| a	4	1	4	4	29	42	11	10	8	7	6	5	2	1.9250	0.4596	1.6000	2.2500	4	0.7750	0.2217	0.5000	1.0000	0	0	0	1-1:2 1-0:1 1-2:1
| b	2	1	1	2	5	18	2	5	2	5	2	5	1	1.6000		1.6000	1.6000	1	0.2500		0.2500	0.2500	0	0	0	0-1:1 1-1:1

# A document that comes back; what is picked; what is not known.
$ jjak stats --min-score .5 --no-null in.tsv > said; head -n 2 said
| jjak stats: pairs without a score, left out by --min-score: 1
| documents                             1
| pairs                                 3
$ { cat in.tsv; sed -n 2p in.tsv; } | jjak stats --documents back.tsv > said; head -n 2 said; cut -f 1,2 back.tsv
| jjak stats: pairs of one document do not all stand together; each stretch of them is counted as one of its own
| documents                             2
| pairs                                 7
| doc_id	pairs
| a	4
| b	2
| a	1
$ printf '[0]:[0]:0.1\n[1,2]:[1]:0.3\n[]:[2]:0.0\n' | jjak stats --from vecalign --plot v.svg
> grep -o '>no[^<]*<' v.svg
| jjak stats: costs are read as 1 - probability; what another program wrote there may be none
| documents                             1
| pairs                                 3
|   of unknown languages                3  100.00 %
|   with an empty side                  1   33.33 %
|   without a score                     0    0.00 %
|
| shapes
|   0-1                                 1   33.33 %
|   1-1                                 1   33.33 %
|   2-1                                 1   33.33 %
|
|                                  source         target
| empty                                 3              3
| sentences                             3              3
| characters                            0              0
| words                                 0              0
| different words                       0              0
| of them once                          0              0
|
|                               mean        sd     least       5 %    median      95 %      most
| pairs of a document            3.0       0.0         3         3         3         3         3
| characters, source               -
| characters, target               -
| words, source                    -
| words, target                    -
| characters, trg / src            -
| aligner_score               0.8667    0.1528    0.7000    0.7000    0.9000    1.0000    1.0000
|
| equal to one before, but for width,space
|   pairs                               0    0.00 %
|   sources                             0    0.00 %
|   targets                             0    0.00 %
| >no pair with text on both sides<
| >no 1-1 pair with text on both sides<
$ head -n 1 in.tsv | jjak stats
| documents                             0
| pairs                                 0
|   with an empty side                  0    0.00 %
|   without a score                     0    0.00 %
|
| shapes
|   not known                           0    0.00 %
|
|                                  source         target
| empty                                 0              0
| sentences                             0              0
| characters                            0              0
| words                                 0              0
| different words                       0              0
| of them once                          0              0
|
|                               mean        sd     least       5 %    median      95 %      most
| pairs of a document              -
| characters, source               -
| characters, target               -
| words, source                    -
| words, target                    -
| characters, trg / src            -
| aligner_score                    -
|
| equal to one before, but for width,space
|   pairs                               0    0.00 %
|   sources                             0    0.00 %
|   targets                             0    0.00 %

# What cannot be is told before anything is read.
$ jjak stats --json - --plot - in.tsv
| jjak stats: --json -: --plot goes to standard output; name a file
? 2
$ jjak stats --memory 0 in.tsv
| jjak stats: --memory is from 1 to 16777216 MiB
? 2
$ jjak stats --ignore colour in.tsv
| jjak stats: --ignore: no colour; there are case width space punctuation digits none
? 2
$ jjak stats --plot nowhere/x.svg in.tsv
| jjak stats: nowhere/x.svg: cannot be written; make its folder first: No such file or directory
? 4
$ jjak stats in.tsv in.tsv
| jjak stats: it takes one corpus, or standard input, not 2 (jjak stats -h)
? 2
$ printf 'no corpus' > bad.jsonl; jjak stats --json bad.json --plot bad.svg bad.jsonl; ls bad*
| jjak stats: bad.jsonl, line 1: not JSON: a value expected at byte 1
| bad.jsonl
$ jjak stats in.tsv > /dev/full
| jjak stats: standard output: cannot write (disk full?); what was printed is not whole
? 4

# Whoever takes --json, --plot or -d for a flag names the corpus behind it: it stays as it is. What they wrote themselves is replaced.
$ printf 'doc_id\tn\tsrc_text\ttrg_text\na\t1\tone\teins\n' > own.tsv; jjak convert own.tsv -o own.tsv.gz; jjak convert own.tsv -o own.jsonl; jjak convert -s en -t de own.tsv -o own.tmx 2> said; cp own.tsv.gz kept
$ for o in --json --plot -d; do for f in own.tsv own.tsv.gz own.jsonl own.tmx; do jjak stats $o $f; done; done; jjak filter --json own.tsv.gz -o x.tsv; ls x.tsv; cmp own.tsv.gz kept
| jjak stats: --json own.tsv: this file is there and was not written by --json; it would be lost. --json wants a FILE of its own
| jjak stats: --json own.tsv.gz: this file is there and was not written by --json; it would be lost. --json wants a FILE of its own
| jjak stats: --json own.jsonl: this file is there and was not written by --json; it would be lost. --json wants a FILE of its own
| jjak stats: --json own.tmx: this file is there and was not written by --json; it would be lost. --json wants a FILE of its own
| jjak stats: --plot own.tsv: this file is there and was not written by --plot; it would be lost. --plot wants a FILE of its own
| jjak stats: --plot own.tsv.gz: this file is there and was not written by --plot; it would be lost. --plot wants a FILE of its own
| jjak stats: --plot own.jsonl: this file is there and was not written by --plot; it would be lost. --plot wants a FILE of its own
| jjak stats: --plot own.tmx: this file is there and was not written by --plot; it would be lost. --plot wants a FILE of its own
| jjak stats: --documents own.tsv: this file is there and was not written by --documents; it would be lost. --documents wants a FILE of its own
| jjak stats: --documents own.tsv.gz: this file is there and was not written by --documents; it would be lost. --documents wants a FILE of its own
| jjak stats: --documents own.jsonl: this file is there and was not written by --documents; it would be lost. --documents wants a FILE of its own
| jjak stats: --documents own.tmx: this file is there and was not written by --documents; it would be lost. --documents wants a FILE of its own
| jjak filter: --json own.tsv.gz: this file is there and was not written by --json; it would be lost. --json wants a FILE of its own
| ls: cannot access 'x.tsv': No such file or directory
$ for k in 1 2; do jjak stats --json own.json --plot own.svg -d own.docs own.tsv > said && jjak filter --json own.counts own.tsv 2> said > said; done
$ : > new; jjak stats --json new own.tsv > said; jjak stats --json /dev/null own.tsv > said
