# What is certain: + sentences that share a bead, - sentences that do not.
$ printf '오늘은 비가 많이 온다.\n바람도 분다.\n내일은 날씨가 맑을 것이다.\n산책을 하려고 한다.\n' > ko
$ printf 'It rains a lot today.\nThere is some wind.\nTomorrow the weather will be fine.\nI am going to take a walk.\n' > en
$ printf '+\t0 1\t0\n-\t3\t3\n' > p; jjak align --sentences -s ko -t en --pin p ko en | cut -f 3,7,8
| type	src_ids	trg_ids
| 2-2	0 1	0 1
| 1-1	2	2
| 1-0	3	
| 0-1		3
$ printf '+\t1\t\n+\t\t1\n' > p; jjak align --sentences -s ko -t en --pin p ko en | cut -f 3,7,8
| type	src_ids	trg_ids
| 1-1	0	0
| 1-0	1	
| 0-1		1
| 1-1	2	2
| 1-1	3	3

# Text in double quotes: all sentences that it touches, wherever it stands.
$ printf '# checked by hand\n+\t"바람도"\t"today. There"\tko\n' > p; jjak align --sentences -s ko -t en --pin p ko en | cut -f 3,7,8
| type	src_ids	trg_ids
| 2-2	0 1	0 1
| 1-1	2	2
| 1-1	3	3
$ printf '+\t"한다"\t"walk"\n+\t"온다."\t"It"\n' > p; jjak align --sentences -s ko -t en --pin p ko en | cut -f 3,7,8
| type	src_ids	trg_ids
| 1-1	0	0
| 1-1	1	1
| 1-1	2	2
| 1-1	3	3
$ printf '+\t"다."\t0\n' > p; jjak align --sentences -s ko -t en --pin p ko en
| jjak align: p: line 1: "다." stands in the source more than once; quote more of it
? 3
$ printf '\n+\t0\t"snow"\n' > p; jjak align --sentences -s ko -t en --pin p ko en
| jjak align: p: line 2: "snow" does not stand in the target
? 3
$ printf '+\t0\t"rain\n' > p; jjak align --sentences -s ko -t en --pin p ko en
| jjak align: p: line 1: a text without its second quotation mark, or nothing between the two
? 3

# A line for another document is none for this one; a misspelt doc_id is noticed.
$ printf '+\t0\t3\tother\n-\t0\t1\n' > p; jjak align --sentences -s ko -t en --pin p ko en > out; cut -f 3,7,8 out
| jjak align: p: 1 of its 2 pins is of other documents than ko
| type	src_ids	trg_ids
| 1-1	0	0
| 1-1	1	1
| 1-1	2	2
| 1-1	3	3

# What contradicts itself is named by its lines.
$ printf '+\t0\t3\n\n+\t3\t0\n' > p; jjak align --sentences -s ko -t en --pin p ko en
| jjak align: p: lines 1 and 3 cross: their sentences stand in one order in the source, in the other in the target
? 3
$ printf '+\t0\t3\n-\t0 1\t2 3\n' > p; jjak align --sentences -s ko -t en --pin p ko en
| jjak align: p: lines 1 and 2 contradict each other: sentence 0 of the source and 3 of the target are to share a bead, and not to
? 3
$ printf '+\t0\t3\n+\t0\t\n' > p; jjak align --sentences -s ko -t en --pin p ko en
| jjak align: p: line 2 leaves sentence 0 of the source alone, line 1 puts it into a bead
? 3
$ printf '+\t0 2\t0 2\n' > p; jjak align --sentences -s ko -t en --pin p ko en
| jjak align: p: line 1: no bead holds 3 and 3 sentences; the largest are 4-1, 3-2, 2-3 and 1-4
? 3
$ printf '+\t0 1\t0\n+\t2\t1\n+\t1 2\t3\n' > p; jjak align --sentences -s ko -t en --pin p ko en
| jjak align: p: lines 1 and 3 make one bead of 3 and 4 sentences; the largest are 4-1, 3-2, 2-3 and 1-4
? 3
$ printf '+\t0\t4\n' > p; jjak align --sentences -s ko -t en --pin p ko en
| jjak align: p: line 1: there is no sentence 4 in the target; it has 4, counted from 0
? 3
$ printf '%s\t0\t\n' - > p; jjak align --sentences -s ko -t en --pin p ko en
| jjak align: p: line 1: what is to be apart is missing on one side
? 3
$ printf '+\t\t\n' > p; jjak align --sentences -s ko -t en --pin p ko en
| jjak align: p: line 1: neither side has a sentence
? 3
$ printf '+ 0 1\n' > p; jjak align --sentences -s ko -t en --pin p ko en
| jjak align: p: line 1: it is + or -, source sentences, target sentences and perhaps a doc_id, with a tab between them
? 3
$ jjak align --sentences -s ko -t en --pin nowhere ko en
| jjak align: nowhere: cannot be opened: No such file or directory
? 3

# In a long text, far from where the words say; with and without words, and mirrored.
$ awk 'BEGIN { for (k = 0; k < 400; k++) printf "%d번 문장은 번호가 %d이다.\n", k, k * 7 % 1000 }' > ko
$ awk 'BEGIN { for (k = 0; k < 400; k++) printf "Sentence no. %d has the number %d.\n", k, k * 7 % 1000 }' > en
$ printf '+\t20\t310\n+\t21 22 23 24\t311\n' > p; printf '+\t310\t20\n+\t311\t21 22 23 24\n' > q
$ beads() { cut -f 3,7,8 | grep -E '	(20|21 22 23 24)	|	310$' ; }
> jjak align --sentences -s ko -t en --pin p ko en | beads; jjak align --no-words --sentences -s ko -t en --pin p ko en | beads
| 1-1	20	310
| 4-1	21 22 23 24	311
| 1-1	20	310
| 4-1	21 22 23 24	311
$ printf '+\t20\t24\n+\t21 22 23 24\t25\n-\t100\t100\n+\t\t200\n+\t202 203\t204 206\n' > p
> printf '+\t24\t20\n+\t25\t21 22 23 24\n-\t100\t100\n+\t200\t\n+\t204 206\t202 203\n' > q
> jjak align --sentences -s ko -t en --pin p ko en | tail -n +2 | cut -f 7,8 | sort > a
> jjak align --sentences -s en -t ko --pin q en ko | tail -n +2 | awk -F '\t' '{ print $8 "\t" $7 }' | sort > b
> cmp a b; grep -E '^(20|21 22 23 24|100|.*202.*)	|	(24|25|100|200)$' a
| 	100
| 	200
| 100	
| 20	24
| 202 203	204 205 206
| 21 22 23 24	25

# A pin shows the way: the first 200 sentences have no translation, and there are no words to say so.
$ awk 'BEGIN { for (k = 0; k < 600; k++) { for (l = k * k % 13; l >= 0; l--) printf "문장 "; print "끝이다." } }' > ko
$ awk 'BEGIN { for (k = 200; k < 600; k++) { for (l = k * k % 13; l >= 0; l--) printf "word "; print "end." } }' > en
$ printf '+\t250\t50\n' > p; jjak align --sentences -s ko -t en --no-words --pin p ko en | awk -F '\t' '$3 == "1-1" && $7 == $8 + 200' | awk 'END { print (NR >= 300) }'
| 1

# Provenance holds the file's digest.
$ jjak align --sentences -s ko -t en --pin p ko en -o c.tsv.gz && grep -o '"pin": {[^}]*}' c.tsv.gz.meta.json
| "pin": {"name": "p", "sha256": "5f5e248d0d1d6612a39e2624a2e875fd8bbd152148b8c6d039febefc4b4942f4"}
