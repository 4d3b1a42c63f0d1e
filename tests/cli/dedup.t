$ printf 'doc_id\tn\ttype\taligner_score\tsrc_lang\ttrg_lang\tsrc_ids\ttrg_ids\tsrc_cuts\ttrg_cuts\tsrc_text\ttrg_text\n' > head
$ row() { printf '%s\t%s\t1-1\t%s\tko\ten\t\t\t\t\t%s\t%s\n' "$@"; }
> { cat head; row a 1 0.5 '오늘은 비가 온다.' 'It rains today.'
> row a 2 0.9 '문은 닫혀 있었다.' 'The door was shut.'
> row b 1 0.9 '오늘은  비가 온다.' 'It rains today.'
> row b 2 0.9 '오늘은 비가 온다.' 'It rains today.'
> row b 3 0.7 '오늘은 비가 온다!' 'It rains today!'
> row b 4 0.7 '문은 닫혀 있었다.' 'The ＤＯＯＲ was shut.'
> row c 1 '' '문은 닫혀 있었다.' 'The door was shut.'
> row c 2 0.2 '등대지기는 밤새 등불을 지키며 배를 기다렸다.' 'All night the keeper of the lighthouse minded the lamp and waited for the ship.'
> row c 3 0.3 '등대지기는 밤새 등불을 지키며 배를 기다렸다고 한다.' 'All night the keeper of the lighthouse minded the lamp and waited for a ship.'
> row c 4 0.3 '' 'Alone.'
> row c 5 0.3 '' 'Not alone.'; } > in.tsv

# The best-scored one stays, of equal ones the first.
$ jjak dedup in.tsv -o out.tsv --removed gone.tsv --json counts.json; cut -f 1,2,4 out.tsv; cut -f 1,2,4,13- gone.tsv; cat counts.json
| exact            3   27.27 %
| kept             8   72.73 %
| read            11
| doc_id	n	aligner_score
| a	2	0.9
| b	1	0.9
| b	3	0.7
| b	4	0.7
| c	2	0.2
| c	3	0.3
| c	4	0.3
| c	5	0.3
| doc_id	n	aligner_score	duplicate	duplicate_doc_id	duplicate_n
| a	1	0.5	exact	b	1
| b	2	0.9	exact	b	1
| c	1		exact	a	2
| {"read": 11, "exact": 3, "near": 0, "kept": 8}
$ jjak dedup --ignore none in.tsv 2>&1 >/dev/null
| exact            2   18.18 %
| kept             9   81.82 %
| read            11
$ jjak dedup --ignore width,case,space,punctuation in.tsv 2>&1 >/dev/null
| exact            5   45.45 %
| kept             6   54.55 %
| read            11
$ jjak dedup --by source in.tsv 2> said | cut -f 1,2; cat said
| doc_id	n
| a	2
| b	1
| b	3
| c	2
| c	3
| c	4
| c	5
| exact            4   36.36 %
| kept             7   63.64 %
| read            11

# Near ones: what stays is told, though it is another one's near-duplicate's duplicate.
$ jjak dedup --near .7 --removed gone.tsv in.tsv -o out.tsv; cut -f 1,2,4 out.tsv; cut -f 1,2,4,13- gone.tsv
| exact            3   27.27 %
| near             3   27.27 %
| kept             5   45.45 %
| read            11
| doc_id	n	aligner_score
| a	2	0.9
| b	1	0.9
| c	3	0.3
| c	4	0.3
| c	5	0.3
| doc_id	n	aligner_score	duplicate	duplicate_doc_id	duplicate_n
| a	1	0.5	exact	b	1
| b	2	0.9	exact	b	1
| b	3	0.7	near	b	1
| b	4	0.7	near	a	2
| c	1		exact	a	2
| c	2	0.2	near	c	3
$ row() { printf '%s\t%s\t1-1\t%s\tko\ten\t\t\t\t\t%s\t%s\n' "$@"; }
> { cat head; row a 1 0.9 '기차는 다음 역에서 십 분 동안 멈춘다.' 'The train stops for ten minutes at the next station.'; row b 1 0.5 '기차는 다음 역에서 십 분 동안 멈춘다' 'The train stops for ten minutes at the next stations'; row c 1 0.4 '기차는 다음 역에서 십 분 동안 멈춘다' 'The train stops for ten minutes at the next stations'; } > chain.tsv
> jjak dedup --near .8 --removed gone.tsv chain.tsv -o out.tsv; cut -f 1,2,13- gone.tsv
| exact            1   33.33 %
| near             1   33.33 %
| kept             1   33.33 %
| read             3
| doc_id	n	duplicate	duplicate_doc_id	duplicate_n
| b	1	near	a	1
| c	1	exact	a	1

# The same with hardly any memory, and any number of threads.
$ jjak dedup --near .7 --removed g1.tsv --memory 1 in.tsv -o o1.tsv.gz 2> /dev/null; jjak dedup --near .7 --removed g2.tsv -@2 in.tsv -o o2.tsv.gz 2> /dev/null; cmp o1.tsv.gz o2.tsv.gz && cmp o1.tsv.gz.meta.json o2.tsv.gz.meta.json && cmp g1.tsv g2.tsv
$ jjak history o1.tsv.gz | grep -v '^echo'
| #!/bin/sh
| # Makes the corpus again, in the folder where its texts are.
| set -e
|
| # o1.tsv.gz: 5 pairs, by jjak 0.1.0
| jjak dedup --near 0.7 -o o1.tsv.gz in.tsv

$ jjak dedup < in.tsv
| jjak dedup: it takes one corpus, a file (jjak dedup -h)
? 2
$ jjak dedup - < in.tsv
| jjak dedup: what stays is known at the end, and standard input or a pipe can be read once; give a file
? 2
$ jjak dedup --near .4 in.tsv
| jjak dedup: --near is from 0.5 to 1
? 2
$ jjak dedup --near 2 in.tsv
| jjak dedup: --near is from 0.5 to 1
? 2
$ jjak dedup --memory 0 in.tsv
| jjak dedup: --memory is from 1 to 16777216 MiB
? 2
$ jjak dedup --by both in.tsv
| jjak dedup: --by both: source, target or pair
? 2
$ jjak dedup --ignore accents in.tsv
| jjak dedup: --ignore: no accents; there are case width space punctuation digits none
? 2
$ jjak dedup --removed x.tsv gone.tsv -o out.tsv
| jjak dedup: there is a column duplicate already: these pairs have been through this command before
? 2
$ jjak dedup no.tsv; ls -A | grep jjak
| jjak dedup: no.tsv: cannot be opened: No such file or directory
? 1
$ cat head > empty.tsv; jjak dedup --near .8 --removed gone.tsv empty.tsv | cut -f 1,2; cat gone.tsv | wc -l
| exact            0    0.00 %
| near             0    0.00 %
| kept             0    0.00 %
| read             0
| doc_id	n
| 1
