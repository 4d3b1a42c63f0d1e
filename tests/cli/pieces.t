$ printf 'doc_id\tn\ttype\taligner_score\tsrc_lang\ttrg_lang\tsrc_ids\ttrg_ids\tsrc_cuts\ttrg_cuts\tsrc_text\ttrg_text\n' > head
$ { cat head; printf 'a\t1\t1-1\t0.9\tko\ten\t0\t0\t\t\t하나.\tOne.\na\t2\t1-1\t0.4\tko\ten\t1\t1\t\t\t둘.\tTwo.\nb\t1\t1-1\t0.7\tko\ten\t0\t0\t\t\t열.\tTen.\n'; } > ab.tsv
$ { sed "s/$/\tlicence/" head; printf 'c\t1\t1-1\t0.2\tko\ten\t0\t0\t\t\t백.\tHundred.\tCC0\n'; } > c.tsv

# head: pairs, or documents, or what ends first.
$ jjak head -n 2 ab.tsv | cut -f 1,2
| doc_id	n
| a	1
| a	2
$ jjak head -d 1 < ab.tsv | cut -f 1,2
| doc_id	n
| a	1
| a	2
$ jjak head -n 1 -d 2 ab.tsv | cut -f 1,2
| doc_id	n
| a	1
$ jjak head -n 0 ab.tsv | wc -l
| 1
$ i=0; while [ $i -lt 12 ]; do i=$((i+1)); printf "d\t$i\t\t\t\t\t\t\t\t\ta\tb\n"; done | cat head - > long.tsv; jjak head long.tsv | wc -l
| 11

# cat: the columns of all, each where it comes first.
$ jjak cat ab.tsv c.tsv | cut -f 1,2,11-
| doc_id	n	src_text	trg_text	licence
| a	1	하나.	One.	
| a	2	둘.	Two.	
| b	1	열.	Ten.	
| c	1	백.	Hundred.	CC0
$ jjak cat - c.tsv < ab.tsv | jjak head -n 9 | cut -f 1,13
| doc_id	licence
| a	
| a	
| b	
| c	CC0
$ jjak cat c.tsv -
| jjak cat: standard input: what can be read only once can only be the first one
? 2
$ jjak cat ab.tsv ab.tsv > /dev/null
| jjak cat: ab.tsv, pair a 1: standard output:5: the document a comes a second time; a document's rows stand together
? 3
$ jjak head -n 2 ab.tsv > a.tsv; jjak cat ab.tsv a.tsv > /dev/null
| jjak cat: a.tsv, pair a 1: standard output:5: the document a comes a second time; a document's rows stand together
? 3
$ tail -n 1 ab.tsv | sed 's/1/2/' | cat head - > b2.tsv; jjak cat ab.tsv b2.tsv > /dev/null
| jjak cat: b2.tsv: document b is in the corpus before it, too
? 3

# append: the corpus with what is new behind it, or as it was.
$ jjak convert ab.tsv -o all.tsv.gz; jjak append all.tsv.gz c.tsv; jjak verify all.tsv.gz; jjak get all.tsv.gz c | cut -f 1,2,11,13
| all.tsv.gz: 4 pairs, 3 documents, 0 differences
| doc_id	n	src_text	licence
| c	1	백.	CC0
$ cp all.tsv.gz before; jjak append all.tsv.gz c.tsv; cmp before all.tsv.gz; jjak verify all.tsv.gz; ls all.tsv.gz*
| jjak append: c.tsv: document c is in the corpus before it, too
| all.tsv.gz: 4 pairs, 3 documents, 0 differences
| all.tsv.gz
| all.tsv.gz.gzi
| all.tsv.gz.idx
| all.tsv.gz.meta.json
$ jjak history all.tsv.gz | grep jjak
| # all.tsv.gz: 3 pairs, by jjak 0.1.0
| jjak convert -o all.tsv.gz ab.tsv
| # all.tsv.gz: 4 pairs, by jjak 0.1.0
| jjak cat -o all.tsv.gz all.tsv.gz c.tsv
$ jjak append all.tsv.gz
| jjak append: it takes CORPUS and what goes behind it (jjak append -h)
? 2

# sample: the same pairs wherever they stand; a larger sample holds the smaller one.
$ i=0; while [ $i -lt 1000 ]; do i=$((i+1)); printf "d$((i/10))\t$i\t\t0.$((i%10))\t\t\t\t\t\t\ta$i\tb\n"; done | cat head - > k.tsv
$ jjak sample -n 50 k.tsv > s50; jjak sample -n 100 k.tsv > s100; wc -l < s50; sort s50 s100 | uniq -d | wc -l
| 51
| 51
$ jjak sample -n 50 --seed 2 k.tsv | sort - s50 | uniq -d | wc -l
| 2
$ (head -n 1 k.tsv; tail -n +2 k.tsv | tac | sort -s -t d -k 2,2n | tac) > r.tsv; jjak sample -n 50 r.tsv | sort > x; sort s50 | cmp - x
$ jjak sample --share .1 < k.tsv > share; wc -l < share; jjak sample --share .3 k.tsv | sort - share | uniq -d | wc -l
| 93
| 93
$ jjak sample --share 1 k.tsv | cmp - k.tsv; jjak sample -n 5000 k.tsv | cmp - k.tsv; jjak sample --share 0 k.tsv | wc -l
| 1

# Documents come whole.
$ jjak sample -d -n 7 k.tsv | tail -n +2 | cut -f 1 | uniq -c
|      10 d8
|      10 d17
|      10 d42
|      10 d49
|      10 d69
|      10 d86
|      10 d87

# Strata: as many from each range of scores; what a small one lacks the others give.
$ jjak sample -n 40 --strata 4 k.tsv | tail -n +2 | cut -f 4 | awk '{ n[int($1 * 4)]++ } END { print n[0], n[1], n[2], n[3] }'
| 10 10 10 10
$ (head -n 4 k.tsv; awk -F '\t' 'NR > 4 && $4 >= 0.5' k.tsv) | jjak sample --share 1 - > few.tsv; jjak sample -n 101 --strata 2 few.tsv | tail -n +2 | cut -f 4 | awk '{ n[int($1 * 2)]++ } END { print n[0], n[1] }'
| 3 98
$ jjak sample -n 3 < k.tsv
| jjak sample: -n reads twice, and standard input or a pipe can be read once; give a file, or --share P
? 2
$ jjak sample k.tsv
| jjak sample: either -n N or --share P
? 2
$ jjak sample --share 2 k.tsv
| jjak sample: --share is from 0 to 1
? 2
$ jjak sample --share .5 --strata 3 k.tsv
| jjak sample: --strata, up to 1000, is for -n and pairs
? 2
