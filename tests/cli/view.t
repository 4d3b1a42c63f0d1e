$ head='doc_id\tn\ttype\taligner_score\tsrc_lang\ttrg_lang\tsrc_ids\ttrg_ids\tsrc_cuts\ttrg_cuts\tsrc_text\ttrg_text\n'
> { printf "$head"
> printf 'a\t1\t1-1\t0.9876\tko\ten\t0\t0\t\t\t오늘은 비가 온다.\tIt rains today.\n'
> printf 'a\t2\t1-0\t0.4000\tko\ten\t1\t\t\t\t둘째 문장은 아주 길어서 여러 줄로 접힌다. 낱말 사이에서.\t\n'
> printf 'a\t3\t2-1\t1.0000\tko\ten\t2 3\t1\t4\t\t하나. 둘.\tOneverylongwordthatdoesnotfitthecolumnatall two.\n'
> printf 'b:1\t1\t0-1\t\tja\ten\t\t0\t\t\t\tNothing on the other side.\n'
> printf 'b:1\t1234567\t1-1\t0.0004\tja\ten\t0\t1\t\t\t今日は雨が降っている。\te\314\201te\314\201 \033[31mred\n'
> } > c.tsv
$ jjak view c.tsv
| a (ko, en)
|      1  1-1 0.987  오늘은 비가 온다.              It rains today.
|      2  1-0 0.400  둘째 문장은 아주 길어서 여러
|                    줄로 접힌다. 낱말 사이에서.
|      3  2-1 1.000  하나. 둘.                      Oneverylongwordthatdoesnotfit
|                                                   thecolumnatall two.
|
| b:1 (ja, en)
|      1  0-1                                       Nothing on the other side.
| 1234567  1-1 0.000
|                    今日は雨が降っている。         été ␛[31mred
$ jjak view --width 71 c.tsv | head -n 3
| a (ko, en)
|      1  1-1 0.987
| 오늘은 비가 온다.                   It rains today.
$ jjak view --width 50 c.tsv
| a (ko, en)
|      1  1-1 0.987
| 오늘은 비가 온다.         It rains today.
|      2  1-0 0.400
| 둘째 문장은 아주 길어서
| 여러 줄로 접힌다. 낱말
| 사이에서.
|      3  2-1 1.000
| 하나. 둘.                 Oneverylongwordthatdoesn
|                           otfitthecolumnatall two.
|
| b:1 (ja, en)
|      1  0-1
|                           Nothing on the other
|                           side.
| 1234567  1-1 0.000
| 今日は雨が降っている。    été ␛[31mred
$ jjak view -w 100 < c.tsv
| a (ko, en)
|      1  1-1 0.987  오늘은 비가 온다.                        It rains today.
|      2  1-0 0.400  둘째 문장은 아주 길어서 여러 줄로
|                    접힌다. 낱말 사이에서.
|      3  2-1 1.000  하나. 둘.                                Oneverylongwordthatdoesnotfitthecolumna
|                                                             tall two.
|
| b:1 (ja, en)
|      1  0-1                                                 Nothing on the other side.
| 1234567  1-1 0.000
|                    今日は雨が降っている。                   été ␛[31mred
$ COLUMNS=72 jjak view - < c.tsv | head -n 3
| a (ko, en)
|      1  1-1 0.987  오늘은 비가 온다.          It rains today.
|      2  1-0 0.400  둘째 문장은 아주 길어서
$ jjak view --no-null --min-score 0.5 c.tsv
| a (ko, en)
|      1  1-1 0.987  오늘은 비가 온다.              It rains today.
|      3  2-1 1.000  하나. 둘.                      Oneverylongwordthatdoesnotfit
|                                                   thecolumnatall two.
$ jjak view --min-score 0.0001 c.tsv 2>&1 | grep -c Nothing
| 0
? 1

# No line is wider than it may be; no line ends with a space.
$ for w in 20 33 60 61 80; do jjak view -w $w c.tsv | grep ' $'; done
? 1

# Any format; beads without text show their numbers.
$ jjak convert c.tsv --format jsonl | jjak view | cmp - "$(jjak view c.tsv > v; echo v)"
$ printf '[0, 1]:[0]:0.25\n[2]:[]\n' | jjak view 2> said
| stdin
|      1  2-1 0.750  0 1                            0
|      2  1-0        2

# A file with a header alone is a corpus without pairs.
$ head -n 1 c.tsv | jjak view
$ jjak view -w 5 c.tsv
| jjak view: --width 5: a line has 20 to 1000 columns
? 2
$ jjak view -w 5000 c.tsv
| jjak view: --width 5000: a line has 20 to 1000 columns
? 2
$ jjak view missing.tsv
| jjak view: missing.tsv: cannot be opened: No such file or directory
? 3
$ printf 'hello\n' | jjak view
| jjak view: standard input: which format this is cannot be told; --from NAME says so: tsv.gz tsv jsonl jsonl-translation moses moses-ids moses-docs marian bitextor vecalign ladder ladder-text cwb-align tmx xces
? 3
$ printf 'doc_id\tn\n' | jjak view --from tsv
| jjak view: standard input: the first line names no columns src_text and trg_text; of a table without names, source TAB target, --from marian says so
? 3
$ { cat c.tsv; printf 'a\tb\n'; } | jjak view > out; tail -n 1 out | cut -c 1-40
| jjak view: standard input, line 7: 2 cells, not 12
|                    今日は雨が降っ
$ cp c.tsv gone; mkdir dir; jjak view dir
| jjak view: dir: is a folder; give a file
? 3

# The doubtful ones alone: --max-score is where they end, --min-score where they begin.
$ printf 'doc_id\tn\taligner_score\tsrc_text\ttrg_text\na\t1\t0.9\tone\teins\na\t2\t0.5\ttwo\tzwei\na\t3\t0.7\tthree\tdrei\na\t4\t\tfour\tvier\n' > s.tsv; jjak view --max-score .7 s.tsv
| jjak view: pairs without a score, left out by --max-score: 1
| a
|      2      0.500  two                            zwei
$ jjak grep -c --max-score .8 --min-score .6 . s.tsv; jjak convert --max-score 0.9 -f tsv s.tsv 2> said | cut -f 1,2,4
| jjak grep: pairs without a score, left out by --min-score: 1
| 1
| doc_id	n	aligner_score
| a	2	0.5
| a	3	0.7
$ jjak convert s.tsv -o s.tsv.gz; jjak grep -c --max-score .7 . s.tsv.gz; jjak get --max-score .8 s.tsv.gz a 2> said | cut -f 2,4; jjak stats --max-score 1 s.tsv.gz | sed -n 2p
| jjak grep: pairs without a score, left out by --max-score: 1
| 1
| n	aligner_score
| 2	0.5
| 3	0.7
| jjak stats: pairs without a score, left out by --max-score: 1
| pairs                                 3
$ jjak view --max-score 7 s.tsv
| jjak view: --max-score 7: a score is a probability, 0 to 1
? 2
$ jjak view s.tsv a
| jjak view: it takes one file, or none for standard input, not 2; jjak get CORPUS DOC | jjak view shows a part
? 2
