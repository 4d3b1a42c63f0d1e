$ head='doc_id\tn\ttype\taligner_score\tsrc_lang\ttrg_lang\tsrc_ids\ttrg_ids\tsrc_cuts\ttrg_cuts\tsrc_text\ttrg_text\n'
> { printf "$head"
> printf 'a\t1\t1-1\t0.9\tko\ten\t0\t0\t\t\t하나.\tOne.\n'
> printf 'a\t3\t1-1\t0.8\tko\ten\t2\t2\t\t\t셋.\tThree.\n'
> printf '17\t1\t1-1\t0.7\tko\ten\t0\t0\t\t\t열.\tTen.\n'
> } > c.tsv; jjak convert c.tsv -o c.tsv.gz

# A number is a place in the file; what stands behind a document is its column n.
$ jjak get c.tsv.gz 2 | cut -f 1,2,11
| doc_id	n	src_text
| a	3	셋.
$ jjak get c.tsv.gz 2-9 | cut -f 1,2,11
| doc_id	n	src_text
| a	3	셋.
| 17	1	열.
$ jjak get c.tsv.gz a:2-3 | cut -f 1,2,11
| doc_id	n	src_text
| a	3	셋.
$ jjak get c.tsv.gz a | cut -f 1,2,11
| doc_id	n	src_text
| a	1	하나.
| a	3	셋.
$ jjak get -d 17 c.tsv.gz | cut -f 1,2,11
| doc_id	n	src_text
| 17	1	열.

# Nothing found: exit status 1, and it is said where and what was looked for.
$ jjak get c.tsv.gz 4
| jjak get: c.tsv.gz: no such pair: 4
? 1
$ jjak get c.tsv.gz a:2
| jjak get: c.tsv.gz: no such pair: a:2
? 1
$ jjak get c.tsv.gz b
| jjak get: c.tsv.gz: no such pair: b
? 1
$ jjak get -d 17 c.tsv.gz 2
| jjak get: c.tsv.gz: no such pair: 17:2
? 1
$ jjak get -d 18 c.tsv.gz
| jjak get: c.tsv.gz: no such pair: 18
? 1
$ jjak get c.tsv.gz 3-2
| jjak get: c.tsv.gz: no such pair: 3-2 is no N or N-M, from 1, and no document
? 1
$ jjak get c.tsv.gz 0
| jjak get: c.tsv.gz: no such pair: 0 is no N or N-M, from 1, and no document
? 1
$ jjak get --min-score .95 c.tsv.gz 1
| jjak get: c.tsv.gz: no such pair: 1
? 1
$ jjak get c.tsv.gz
| jjak get: a CORPUS and what to get from it are wanted: N, N-M, DOC or DOC:N-M; see jjak help get
? 2
$ jjak get nix.tsv.gz 1
| jjak get: nix.tsv.gz: cannot be opened: No such file or directory
? 3
