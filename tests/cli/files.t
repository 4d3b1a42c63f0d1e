# No file is written twice, and none over one that is read.
$ printf 'doc_id\tn\ttype\taligner_score\tsrc_lang\ttrg_lang\tsrc_ids\ttrg_ids\tsrc_cuts\ttrg_cuts\tsrc_text\ttrg_text\n' > in.tsv
$ printf 'a\t1\t1-1\t0.9\tko\ten\t0\t0\t\t\t배가 온다.\tA boat comes.\na\t2\t1-1\t0.1\tko\ten\t1\t1\t\t\t간다.\tIt goes.\n' >> in.tsv
$ jjak convert -o c.tsv.gz in.tsv; cp c.tsv.gz was

# Two outputs of one name, however it is written, were both lost.
$ jjak filter -o out.tsv.gz --removed out.tsv.gz c.tsv.gz
| jjak filter: --removed out.tsv.gz: --output writes there; name another file
? 2
$ mkdir far; ln -s . here; jjak filter -o far/../out.tsv.gz --removed here/out.tsv.gz c.tsv.gz
| jjak filter: --removed here/out.tsv.gz: --output writes there; name another file
? 2
$ ln -s aim.tsv link.tsv; jjak dedup -o aim.tsv --removed link.tsv c.tsv.gz
| jjak dedup: --removed link.tsv: --output writes there; name another file
? 2
$ jjak dedup --removed r.tsv --json ./r.tsv -o d.tsv c.tsv.gz
| jjak dedup: --removed r.tsv: --json writes there; name another file
? 2
$ jjak stats --json s --plot s c.tsv.gz
| jjak stats: --json s: --plot writes there; name another file
? 2
$ jjak filter --json - c.tsv.gz
| jjak filter: --json -: --output goes to standard output; name a file
? 2

# What stands beside a corpus belongs to it.
$ jjak filter -o out.tsv.gz --json out.tsv.gz.meta.json c.tsv.gz; jjak stats --json c.tsv.gz.idx c.tsv.gz
| jjak filter: --json out.tsv.gz.meta.json: --output writes there; name another file
| jjak stats: --json c.tsv.gz.idx: that is read, and would be replaced; name another file
? 2

# Nothing is written over what is read but a corpus by a corpus, which appears whole.
$ for o in "stats --json" "stats --plot" "stats -d" "dedup --json" "dedup --removed" "filter --removed" "filter --json" "repair --json" "split --dev 1 -o s --json"; do jjak $o c.tsv.gz c.tsv.gz; done
| jjak stats: --json c.tsv.gz: that is read, and would be replaced; name another file
| jjak stats: --plot c.tsv.gz: that is read, and would be replaced; name another file
| jjak stats: --documents c.tsv.gz: that is read, and would be replaced; name another file
| jjak dedup: --json c.tsv.gz: that is read, and would be replaced; name another file
| jjak dedup: --removed c.tsv.gz: that is read, and would be replaced; name another file
| jjak filter: --removed c.tsv.gz: that is read, and would be replaced; name another file
| jjak filter: --json c.tsv.gz: that is read, and would be replaced; name another file
| jjak repair: --json c.tsv.gz: that is read, and would be replaced; name another file
| jjak split: --json c.tsv.gz: that is read, and would be replaced; name another file
? 2
$ echo boat > words; jjak filter --words words --json words c.tsv.gz; cat words; cmp c.tsv.gz was; ls
| jjak filter: --json words: that is read, and would be replaced; name another file
| boat
| c.tsv.gz
| c.tsv.gz.gzi
| c.tsv.gz.idx
| c.tsv.gz.meta.json
| far
| here
| in.tsv
| link.tsv
| was
| words
$ jjak score in.tsv -i words --segments words
| jjak score: --segments words: that is read, and would be replaced; name another file
? 2
$ jjak filter -o c.tsv.gz c.tsv.gz 2> said; jjak verify c.tsv.gz
| c.tsv.gz: 1 pairs, 1 documents, 0 differences

# A device may be named twice.
$ jjak stats --json /dev/null --plot /dev/null c.tsv.gz > /dev/null

# No option is left unheard.
$ jjak filter --suggest -o x.tsv in.tsv; jjak filter --explain 1 --json x.json in.tsv; jjak filter --suggest -f jsonl in.tsv; ls x.tsv x.json
| jjak filter: --suggest and --explain write nothing: not with -o, -f and --json
| jjak filter: --suggest and --explain write nothing: not with -o, -f and --json
| jjak filter: --suggest and --explain write nothing: not with -o, -f and --json
| ls: cannot access 'x.tsv': No such file or directory
| ls: cannot access 'x.json': No such file or directory
? 2
$ jjak filter --explain 0 in.tsv
| jjak filter: --explain 0: N, a pair's number in the file from 1, or DOC:N, its document and column n
? 2
$ for t in 0 -0 -1 .49 1.01; do jjak dedup --near $t in.tsv; done
| jjak dedup: --near is from 0.5 to 1
| jjak dedup: --near is from 0.5 to 1
| jjak dedup: --near is from 0.5 to 1
| jjak dedup: --near is from 0.5 to 1
| jjak dedup: --near is from 0.5 to 1
? 2
$ jjak split --dev 2.5 -o s in.tsv
| jjak split: --dev 2.5: a number of pairs, or a share such as 0.05
? 2
$ jjak grep -c -l boat in.tsv; jjak grep -d --json boat in.tsv; jjak grep -q -c boat in.tsv
| jjak grep: one of -c, -d, -l and --json
| jjak grep: one of -c, -d, -l and --json

# What is wrong with a pair is said with the name of the input and the pair, wherever it was to go.
$ sed 's/1-1/2-1/2; s/0.1/1.5/' in.tsv > bad.tsv; jjak filter bad.tsv > x; jjak convert -o x.tsv.gz bad.tsv; jjak dedup -o x.tsv bad.tsv; ls x.tsv*
| jjak filter: bad.tsv, pair a 2: standard output:3: the aligner_score is no number from 0 to 1
| jjak convert: bad.tsv, pair a 2: x.tsv.gz:3: the aligner_score is no number from 0 to 1
| jjak dedup: bad.tsv, pair a 2: x.tsv:3: the aligner_score is no number from 0 to 1
| ls: cannot access 'x.tsv*': No such file or directory
? 2

# A file of 0 bytes is no compressed corpus without pairs, but one that was cut; a plain one has no pairs.
$ : > zero.tsv.gz; : > zero.tsv; jjak stats zero.tsv.gz; jjak convert -o x.tsv.gz zero.tsv.gz; ls x.tsv.gz; jjak grep -c x zero.tsv.gz; jjak convert zero.tsv | wc -l
| jjak stats: zero.tsv.gz: 0 bytes, which gzip never is: the file was cut; get the whole file
| jjak convert: zero.tsv.gz: 0 bytes, which gzip never is: the file was cut; get the whole file
| ls: cannot access 'x.tsv.gz': No such file or directory
| jjak grep: zero.tsv.gz: 0 bytes, which gzip never is: the file was cut; get the whole file
| 1

# A pipe is read once, like standard input: what needs it twice says so, and does not find it empty.
$ mkfifo pipe; for c in "dedup" "sample -n 1" "split --dev 1 -o s" "cat in.tsv" "split --dev 1 -o s in.tsv --exclude"; do jjak $c pipe; done
| jjak dedup: what stays is known at the end, and standard input or a pipe can be read once; give a file
| jjak sample: -n reads twice, and standard input or a pipe can be read once; give a file, or --share P
| jjak split: it reads three times, and standard input or a pipe can be read once; give a file
| jjak cat: pipe: what can be read only once can only be the first one
| jjak split: --exclude pipe: that is read three times, and standard input or a pipe can be read once; give a file
? 2
$ sed 's/^a/b/' in.tsv > pipe & jjak cat pipe in.tsv | cut -f 1,2
| doc_id	n
| b	1
| b	2
| a	1
| a	2

# Damaged gzip data are what is wrong, and not the rows that come of them before the damage is found.
$ python3 -c "
> import gzip
> head, row = open('in.tsv').read().split('\n')[:2]
> z = gzip.compress('\n'.join([head] + [row.replace('1', str(k), 1) for k in range(1, 9000)] + ['']).encode(), 0)
> open('flawed.tsv.gz', 'wb').write(z.replace(b'\tko', b' ko', 1))"
$ jjak stats flawed.tsv.gz; jjak filter flawed.tsv.gz; jjak head -n 1 flawed.tsv.gz
| jjak stats: flawed.tsv.gz: damaged gzip data (incorrect data check) in member 1
| jjak filter: flawed.tsv.gz: damaged gzip data (incorrect data check) in member 1
| jjak head: flawed.tsv.gz: damaged gzip data (incorrect data check) in member 1
? 4

# What stands beside a corpus and is a pipe is not waited for; a shard that is not there is not there.
$ jjak convert -o g.tsv.gz in.tsv; for e in idx gzi meta.json; do rm g.tsv.gz.$e; mkfifo g.tsv.gz.$e; done; jjak get g.tsv.gz 1 | wc -l; jjak history g.tsv.gz; jjak verify -q g.tsv.gz
| jjak get: g.tsv.gz.idx: is no file, which it would be beside a corpus; move it away
| 2
| jjak history: g.tsv.gz.meta.json: is no file, which it would be beside a corpus; move it away
| different: g.tsv.gz.meta.json: is no file, which it would be beside a corpus; move it away
| different: g.tsv.gz.gzi: is no file, which it would be beside a corpus; move it away
| different: g.tsv.gz.idx: is no file, which it would be beside a corpus; move it away
? 1
$ jjak merge -o m.tsv.gz nothing
| jjak merge: nothing: cannot be opened: No such file or directory
? 3
