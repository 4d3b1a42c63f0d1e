# Many document pairs into one corpus.
$ mkdir ko en
> printf '첫 문장이다.\n둘째 문장이다.\n' > ko/a.txt; printf 'This is the first.\nThis is the second.\n' > en/a.txt
> printf '책이 한 권 있다.\n' > ko/b.txt; printf 'There is one book.\n' > en/b.txt
> printf 'doc_id\tsrc\ttrg\tlicence\nb\tko/b.txt\ten/b.txt\tCC0\na\tko/a.txt\ten/a.txt\t\n' > m.tsv
$ jjak batch m.tsv -o c.tsv.gz > said; echo $?; grep -v mean said
| 0
| c.tsv.gz: 2 documents, 3 beads, 3 pairs; 0 failed
| 1-1 3
| to look at: c.tsv.gz.report.tsv
$ ls
| c.tsv.gz
| c.tsv.gz.docs.tsv
| c.tsv.gz.failed.tsv
| c.tsv.gz.gzi
| c.tsv.gz.idx
| c.tsv.gz.meta.json
| c.tsv.gz.report.tsv
| en
| ko
| m.tsv
| said
$ zcat c.tsv.gz | cut -f 1,2,3,11,12,13
| doc_id	n	type	src_text	trg_text	licence
| b	1	1-1	책이 한 권 있다.	There is one book.	CC0
| a	1	1-1	첫 문장이다.	This is the first.	
| a	2	1-1	둘째 문장이다.	This is the second.	
$ jjak verify c.tsv.gz && jjak get c.tsv.gz a:2 | cut -f 1,2,11
| c.tsv.gz: 3 pairs, 2 documents, 0 differences
| doc_id	n	src_text
| a	2	둘째 문장이다.

# Without a manifest, in the order of doc_id; texts in the manifest, from standard input.
$ jjak batch -q ko en -o d.tsv.gz && zcat d.tsv.gz | cut -f 1,2
| doc_id	n
| a	1
| a	2
| b	1
$ jjak batch -q --pairs 'ko/{doc}.txt' 'en/{doc}.txt' -o e.tsv.gz && cmp d.tsv.gz e.tsv.gz
$ echo '{"doc_id": "x", "src_text": "책이 한 권 있다.", "trg_text": "There is one book."}' | jjak batch -q - -o f.tsv.gz && zcat f.tsv.gz | cut -f 1,11,12
| doc_id	src_text	trg_text
| x	책이 한 권 있다.	There is one book.

# What is done is kept; other options, other texts, another corpus are said, and nothing is touched.
$ jjak batch -q m.tsv -o c.tsv.gz
$ jjak batch -q --no-null m.tsv -o c.tsv.gz
| jjak batch: c.tsv.gz: made with another "options.no_null"; --restart replaces it
? 2
$ jjak batch -q --no-null --restart m.tsv -o c.tsv.gz
$ echo '책이 두 권 있다.' > ko/b.txt
$ jjak batch -q --no-null m.tsv -o c.tsv.gz
| jjak batch: ko/b.txt: it has changed since it was aligned; --restart begins anew
? 2
$ jjak align -s ko -t en ko/a.txt en/a.txt -o one.tsv.gz; jjak batch -q m.tsv -o one.tsv.gz
| jjak batch: one.tsv.gz.docs.tsv: cannot be opened: No such file or directory; --restart replaces it
? 2
$ printf 'doc_id\tsrc\ttrg\tlicence\nb\tko/b.txt\ten/b.txt\tCC0\n' > less.tsv; jjak batch -q --no-null --restart m.tsv -o c.tsv.gz; jjak batch -q --no-null less.tsv -o c.tsv.gz
| jjak batch: the manifest has changed: it has 1 rows now, and had more; --restart begins anew
? 2
$ cp m.tsv more.tsv; printf 'z\tko/a.txt\ten/a.txt\t\n' >> more.tsv; jjak batch -q --no-null more.tsv -o c.tsv.gz
| jjak batch: the manifest has changed: it has more than 2 rows now; --restart begins anew
? 2

# A document that fails is left out, and named.
$ printf 'doc_id\tsrc\ttrg\na\tko/a.txt\ten/a.txt\nx\tko/x.txt\ten/a.txt\n' > bad.tsv
$ jjak batch bad.tsv -o g.tsv.gz > said; echo $?; grep -v mean said
| 5
| g.tsv.gz: 1 documents, 2 beads, 2 pairs; 1 failed
| 1-1 2
| what failed: g.tsv.gz.failed.tsv
| to look at: g.tsv.gz.report.tsv
$ cut -f 1,2,3,4,6,7 g.tsv.gz.failed.tsv
| doc_id	row	src	trg	reason	what
| x	1	ko/x.txt	en/a.txt	missing	ko/x.txt: cannot be opened: No such file or directory
$ jjak batch -q --strict bad.tsv -o h.tsv.gz
| jjak batch: x: ko/x.txt: cannot be opened: No such file or directory
? 3
$ cp ko/a.txt ko/x.txt; jjak batch -q --retry-failed bad.tsv -o g.tsv.gz && zcat g.tsv.gz | cut -f 1,2
| doc_id	n
| a	1
| a	2
| x	1
| x	2

# Shards.
$ jjak batch -q --shard 0/2 bad.tsv -o s0.tsv.gz && jjak batch -q --shard 1/2 bad.tsv -o s1.tsv.gz && jjak merge -o s.tsv.gz s1.tsv.gz s0.tsv.gz
| s.tsv.gz: 2 documents, 4 pairs; 0 failed
$ for e in '' .gzi .idx .meta.json .docs.tsv .failed.tsv .report.tsv; do cmp s.tsv.gz$e g.tsv.gz$e; done
$ jjak merge -o t.tsv.gz s1.tsv.gz
| jjak merge: s1.tsv.gz: it is not one of 1 shards; give every shard of one batch, once
? 2
$ jjak batch -q --shard 2/2 bad.tsv -o s2.tsv.gz
| jjak batch: --shard 2/2: I/N is a number from 0 and how many there are, at most 1000000: 0/8 to 7/8
? 2

# What is no manifest, or no way to ask.
$ jjak batch nothing.tsv -o t.tsv.gz
| jjak batch: nothing.tsv: cannot be opened: No such file or directory
? 3
$ printf 'doc_id\tsrc\ttrg\na\tko/a.txt\ten/a.txt\na\tko/a.txt\ten/a.txt\n' > twice.tsv; jjak batch -q twice.tsv -o t.tsv.gz
| jjak batch: the manifest names the document a a second time, in row 1 (from 0)
? 3
$ jjak batch m.tsv
| jjak batch: -o CORPUS names the corpus to write
? 2
$ jjak batch m.tsv -o c.jsonl
| jjak batch: c.jsonl: a batch writes a .tsv.gz; jjak convert makes other formats of it
? 2
$ jjak batch --lexicon train m.tsv -o t.tsv.gz
| jjak batch: --lexicon train has to know the languages: -s LANG -t LANG
? 2
$ ls t.tsv.gz 2>&1
| ls: cannot access 't.tsv.gz': No such file or directory
? 2
