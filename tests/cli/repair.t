# A corpus of three documents, two small ones and one of long pairs, a block each.
$ printf 'doc_id\tn\ttype\taligner_score\tsrc_lang\ttrg_lang\tsrc_ids\ttrg_ids\tsrc_cuts\ttrg_cuts\tsrc_text\ttrg_text\tlicence\n' > in.tsv
$ row() { printf '%s\t%s\t1-1\t0.9\tko\ten\t\t\t\t\t%s\t%s\tCC0\n' "$@"; }
> row a 1 하나 one >> in.tsv; row a 2 둘 two >> in.tsv
> for i in 1 2 3; do row b $i "$(seq -s ' ' $i 9000)" numbers; done >> in.tsv
> row c 1 넷 four >> in.tsv; jjak convert in.tsv -o c.tsv.gz; cp c.tsv.gz whole; jjak repair c.tsv.gz
| c.tsv.gz: 6 pairs of 3 documents are whole, nothing is lost

# A byte in the middle: the pairs of its block are lost, and told; the rest is a corpus again.
$ echo 'cp whole c.tsv.gz; printf "\377\377" | dd of=c.tsv.gz bs=1 seek=$1 conv=notrunc 2> /dev/null' > hurt
$ sh hurt 35000; jjak verify c.tsv.gz | tail -n 1; jjak repair -o good.tsv.gz --json j c.tsv.gz | sed 's/[0-9]* to [0-9]*/A to B/; s/byte [0-9]*/byte A/'
| jjak repair -o OUT c.tsv.gz saves what is whole
| bytes A to B: c.tsv.gz: the block at byte A is damaged
|     between b 1 and b 3: 1 blocks, 1 pairs
| c.tsv.gz: 5 pairs of 3 documents are whole, 1 pairs are lost
$ jjak repair c.tsv.gz > said; echo $?; sed 's/"from": [0-9]*, "to": [0-9]*/"from": A, "to": B/' j
| 4
| {"pairs": 5, "documents": 3, "lost": 1, "rescued": 0, "losses": [{"from": A, "to": B, "last": {"doc_id": "b", "n": 1}, "next": {"doc_id": "b", "n": 3}, "blocks": 1, "pairs": 1, "bad_rows": 0}]}
$ jjak verify good.tsv.gz; zcat good.tsv.gz | cut -f 1,2,13
| good.tsv.gz: 5 pairs, 3 documents, 0 differences
| doc_id	n	licence
| a	1	CC0
| a	2	CC0
| b	1	CC0
| b	3	CC0
| c	1	CC0
$ jjak history good.tsv.gz | sed 's/[0-9a-f]\{64\}/SHA/' | tail -n +4
|
| # c.tsv.gz: 6 pairs, by jjak 0.1.0
| echo 'SHA  in.tsv' | sha256sum -c -
| jjak convert -o c.tsv.gz in.tsv
|
| # good.tsv.gz: 5 pairs, by jjak 0.1.0
| echo 'SHA  c.tsv.gz' | sha256sum -c -
| jjak repair -o good.tsv.gz c.tsv.gz

# Without an index what is lost is told by its neighbours; to standard output go the pairs alone.
$ rm c.tsv.gz.idx c.tsv.gz.meta.json; jjak repair -o - c.tsv.gz 2> said | cut -f 1,2; tail -n 2 said
| doc_id	n
| a	1
| a	2
| b	1
| b	3
| c	1
|     between b 1 and b 3
| c.tsv.gz: 5 pairs of 3 documents are whole, how many pairs are lost is not known

# The header's block is lost: who has no metadata has to name its columns.
$ sh hurt 20; jjak repair c.tsv.gz
| jjak repair: c.tsv.gz: the header row is lost, and rows have 13 cells: --columns NAME,... names those behind the 12 that every corpus has
? 3
$ jjak repair --columns licence -o good.tsv c.tsv.gz | tail -n 1; cmp good.tsv in.tsv
| c.tsv.gz: 6 pairs of 3 documents are whole, how many pairs are lost is not known
$ jjak repair --columns licence,n c.tsv.gz
| jjak repair: --columns: columns 2 and 14 have one name
? 2

# What is damaged is not written over, and what is no corpus is not repaired.
$ jjak repair --columns licence -o c.tsv.gz c.tsv.gz
| jjak repair: --output c.tsv.gz: that is read, and would be replaced; name another file
? 2
$ echo '{"src_text": "a"}' > x.jsonl; jjak repair x.jsonl; jjak repair nothing; jjak repair
| jjak repair: x.jsonl: no line of it is one of a corpus, with doc_id and n, as jjak convert -f jsonl writes it
| jjak repair: nothing: cannot be opened: No such file or directory
| jjak repair: it takes one corpus, a file (jjak repair -h)
? 2
$ jjak repair - < c.tsv.gz
| jjak repair: it reads here and there, so standard input will not do; give a file
? 2

# Who reads damage is told what to do.
$ sh hurt 35000; jjak convert c.tsv.gz 2>&1 > /dev/null | grep -o 'jjak repair saves.*'
| jjak repair saves what is whole
