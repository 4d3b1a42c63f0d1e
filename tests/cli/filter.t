$ printf 'doc_id\tn\ttype\taligner_score\tsrc_lang\ttrg_lang\tsrc_ids\ttrg_ids\tsrc_cuts\ttrg_cuts\tsrc_text\ttrg_text\n' > head
$ { cat head; printf 'a\t1\t1-1\t0.9\tko\ten\t0\t0\t\t\t오늘은 비가 온다.\tIt rains today.\na\t2\t1-1\t0.9\tko\ten\t1\t1\t\t\t그는 <b>웃었다</b>.\tHe smiled.\na\t3\t1-0\t0.8\tko\ten\t2\t\t\t\t혼자다.\t\nb\t1\t1-1\t0.1\tko\ten\t0\t0\t\t\t나쁜 바보에게 줬다.\tHe gave it to a bad fool.\n'; } > in.tsv
$ jjak filter in.tsv -o out.tsv --removed gone.tsv --json counts.json
| rule       threshold   removed       %       bad       %
| null               0         1   25.00         1   25.00
| empty              0         0    0.00         1   25.00
| short              2         0    0.00         1   25.00
| markup             0         1   25.00         1   25.00
| score            0.3         1   25.00         1   25.00
| all                          3   75.00 of 4 pairs
| jjak filter: nothing to go by: ratio (needs 20 1-1 pairs)
$ cut -f 1,2,11- out.tsv gone.tsv; head -c 50 counts.json; echo
| doc_id	n	src_text	trg_text
| a	1	오늘은 비가 온다.	It rains today.
| doc_id	n	src_text	trg_text	filter_rule
| a	2	그는 <b>웃었다</b>.	He smiled.	markup
| a	3	혼자다.		null
| b	1	나쁜 바보에게 줬다.	He gave it to a bad fool.	score
| {"read": 4, "bad": 3, "rules": {"null": {"threshol
$ jjak filter --rules markup in.tsv 2>&1 >/dev/null
| rule       threshold   removed       %       bad       %
| markup             0         1   25.00         1   25.00
| all                          1   25.00 of 4 pairs
$ jjak filter --rules -markup,-null in.tsv 2> said | cut -f 1,2
| doc_id	n
| a	1
| a	2
$ jjak filter --rules score=.95 in.tsv 2>&1 >/dev/null | tail -n 1
| all                          4  100.00 of 4 pairs
$ jjak filter --rules usual,-empty,nosuch in.tsv
| jjak filter: --rules: no rule nosuch; there are null empty short long ratio identical copy script language numbers url email letters repeat encoding markup brackets glued soup words regex score
? 2
$ jjak filter --rules ratio=x in.tsv
| jjak filter: --rules: ratio=x: a rule's threshold is a number, as in ratio=4
? 2
$ jjak filter --rules words in.tsv
| jjak filter: --rules: words needs --words FILE
? 2
$ jjak filter --rules null,-null in.tsv
| jjak filter: --rules: none is left
? 2

# Words of one's own, Korean ones before their particles; regular expressions.
$ printf '# mine\n바보\nFOOL\n' > words; jjak filter --rules words --words words in.tsv 2> said | cut -f 1,2
| doc_id	n
| a	1
| a	2
| a	3
$ jjak filter --rules regex --regex '비가|smil' in.tsv 2> said | cut -f 1,2
| doc_id	n
| a	3
| b	1
$ jjak filter --regex '(' in.tsv
| jjak filter: the regular expression (: U_REGEX_MISMATCHED_PAREN at character 1
? 2

# Numbers instead: nothing is left out.
$ jjak filter --rules short,score,markup --score in.tsv 2> said | cut -f 1,2,13- | tee scored; jjak filter --rules markup --score in.tsv 2> said > s.tsv; jjak filter --score --rules markup s.tsv
| doc_id	n	filter_short	filter_markup	filter_score
| a	1	8	0	0.9
| a	2	9	0.5385	0.9
| a	3	0	0	0.8
| b	1	9	0	0.1
| jjak filter: there is a column filter_markup already: these pairs have been through this command before
? 2
$ jjak filter --rules short,score,ratio --explain 3 in.tsv
| a 3
| 혼자다.
|
| short             0 < 2     BAD  characters of the shorter side
| ratio             -         ok   length ratio, in standard deviations from the corpus's own
| score           0.8 < 0.3   ok   aligner_score
$ jjak filter --explain 5 in.tsv
| jjak filter: in.tsv: 4 pairs; there is no pair 5
? 3
$ jjak filter --rules short,numbers --suggest in.tsv
|
| short: characters of the shorter side; bad when below 2
|   100.0 % of the pairs have a number; the worst 1 % are below 0, 5 % 0, 10 % 0
|           0  25.00 % ##########
|         0.9   0.00 % 
|         1.8   0.00 % 
|         2.7   0.00 % 
|         3.6   0.00 % 
|         4.5   0.00 % 
|         5.4   0.00 % 
|         6.3   0.00 % 
|         7.2  25.00 % ##########
|         8.1  50.00 % ####################
|
| numbers: numbers that the other side lacks, on the side that has fewer such; bad when above 1
|   nothing to go by

# What was done is in the metadata.
$ jjak filter --rules null,score=.5 in.tsv -o f.tsv.gz 2> said; grep -o '"command".*"inputs"' f.tsv.gz.meta.json; grep -o '"read".*' f.tsv.gz.meta.json; jjak history f.tsv.gz | tail -n 1
| "command": "filter", "arguments": ["--rules", "null,score=.5"], "inputs"
| "read": 4, "bad": 2, "rules": {"null": {"threshold": 0, "judged": 4, "first": 1, "bad": 1}, "score": {"threshold": 0.5, "judged": 4, "first": 1, "bad": 1}},
| jjak filter --rules null,score=.5 -o f.tsv.gz in.tsv
$ jjak filter --score --removed x in.tsv
| jjak filter: one of --score, --removed, --suggest and --explain
? 2
$ jjak filter a b
| jjak filter: it takes one corpus, or standard input, not 2 (jjak filter -h)
? 2

# A number in another unit is the same number.
$ { cat head; printf 'u\t1\t1-1\t\tko\ten\t\t\t\t\t높이 100m에 무게 20kg이다.\tIt is 328 feet high and weighs 44 pounds.\nu\t2\t1-1\t\tko\ten\t\t\t\t\t높이 100m에 무게 20kg이다.\tIt is 528 feet high and weighs 99 pounds.\n'; } > units.tsv; for n in 1 2; do jjak filter --rules numbers --explain $n units.tsv | tail -n 1; done
| numbers           0 > 1     ok   numbers that the other side lacks, on the side that has fewer such
| numbers           2 > 1     BAD  numbers that the other side lacks, on the side that has fewer such

# A rule that has nothing to go by in the whole corpus is told: no languages, no scores, too few pairs to learn a ratio from.
$ printf '좋은 아침입니다 여러분\tGood morning to you all\n나쁜 아침입니다 여러분\tA bad morning to you all\n' > plain.txt; jjak filter --from marian -f marian plain.txt 2>&1 >/dev/null
| rule       threshold   removed       %       bad       %
| all                          0    0.00 of 2 pairs
| jjak filter: nothing to go by: ratio (needs 20 1-1 pairs), script (needs languages: -s, -t), language (needs languages: -s, -t), score (needs scores)
$ jjak filter --from marian -f marian --rules short,ratio,language plain.txt 2>&1 >/dev/null
| rule       threshold   removed       %       bad       %
| all                          0    0.00 of 2 pairs
| jjak filter: nothing to go by: ratio (needs 20 1-1 pairs), language (needs languages: -s, -t)
$ jjak filter --from marian -f marian --rules short plain.txt 2>&1 >/dev/null
| rule       threshold   removed       %       bad       %
| all                          0    0.00 of 2 pairs
$ head -n 0 plain.txt | jjak filter --from marian --rules score 2>&1 >/dev/null
| rule       threshold   removed       %       bad       %
| all                          0    0.00 of 0 pairs

# One pair by its document and its column n, as get has it; the document may hold colons.
$ { cat head; printf 'x:1\t7\t1-1\t0.9\tko\ten\t\t\t\t\t비가 온다.\tIt rains.\nx:1\t9\t1-1\t0.1\tko\ten\t\t\t\t\t눈이 온다.\tIt snows.\n'; } > colon.tsv; jjak filter --rules score --explain x:1:9 colon.tsv; jjak filter --rules score --explain 1 colon.tsv | head -n 1
| x:1 9
| 눈이 온다.
| It snows.
| score           0.1 < 0.3   BAD  aligner_score
| x:1 7
$ jjak filter --explain x:1:8 colon.tsv
| jjak filter: colon.tsv: 2 pairs; there is no pair x:1:8
? 3
$ jjak filter --explain x colon.tsv
| jjak filter: --explain x: N, a pair's number in the file from 1, or DOC:N, its document and column n
? 2

# A word of the list is found before a Korean particle, in whatever script it is, and not in a longer word.
$ { cat head; printf 'w\t1\t1-1\t\tko\ten\t\t\t\t\tKBS는 쉰다.\tIt rests.\nw\t2\t1-1\t\tko\ten\t\t\t\t\tKBS국 도서관장\tIt is.\nw\t3\t1-1\t\tko\ten\t\t\t\t\t도서관에서도 쉰다.\tIt is.\n'; } > names.tsv; printf 'kbs\n도서관\n' > names; jjak filter --rules words --words names names.tsv 2> said | cut -f 1,2
| doc_id	n
| w	2
