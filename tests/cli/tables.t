# Tables that other programs read: moses-ids, moses-docs, marian, bitextor, cwb-align.
$ head='doc_id\tn\ttype\taligner_score\tsrc_lang\ttrg_lang\tsrc_ids\ttrg_ids\tsrc_cuts\ttrg_cuts\tsrc_text\ttrg_text\tsrc_url\thash\n'
> { printf "$head"
> printf 'a/1\t1\t1-1\t0.9876\tko\ten\t0\t0\t\t\t"하나\tNA\thttp://x.test/1\t7f\n'
> printf 'a/1\t2\t1-0\t0.4000\tko\ten\t1\t\t\t\t왼쪽\t\t\t\n'
> printf 'a/1\t3\t2-1\t1.0000\tko\ten\t2 3\t1\t4\t\t하나. 둘.\tOne, two.\t\t\n'
> printf 'b\t1\t1-2\t\tko\ten\t0\t0 1\t\t5\t나다\tOne. Two.\t\t\n'
> } > c.tsv

# The sentences stay with their texts, whichever file is given.
$ jjak convert -f moses-ids -o m c.tsv; cat m.ids; paste m.ko m.en
| jjak convert: moses-ids holds no nulls (1 left out), no optional columns; its fifth column is aligner_score
| ko/a/1	en/a/1	0	0	0.9876
| ko/a/1	en/a/1	2 3	1	1.0000
| ko/b	en/b	0	0 1
| "하나	NA
| 하나. 둘.	One, two.
| 나다	One. Two.
$ jjak convert --from moses-ids m
| doc_id	n	type	aligner_score	src_lang	trg_lang	src_ids	trg_ids	src_cuts	trg_cuts	src_text	trg_text
| a/1	1	1-1	0.9876	ko	en	0	0			"하나	NA
| a/1	2	2-1	1.0000	ko	en	2 3	1			하나. 둘.	One, two.
| b	1	1-2		ko	en	0	0 1			나다	One. Two.
$ jjak convert --from moses-ids m.en | cut -f 1-5,7,8,11
| doc_id	n	type	aligner_score	src_lang	src_ids	trg_ids	src_text
| a/1	1	1-1	0.9876	en	0	0	NA
| a/1	2	1-2	1.0000	en	1	2 3	One, two.
| b	1	2-1		en	0 1	0	One. Two.
# As OPUS has it: names of documents differ, sentences have names, scores are none.
$ mkdir o; printf 'de/x.xml.gz\ten/y.xml.gz\t1\t1 2\t3.2\nde/x.xml.gz\ten/y.xml.gz\ts2\t3\n' > o/B.de-en.ids; printf 'eins\nzwei\n' > o/B.de-en.de; printf 'one\ntwo\n' > o/B.de-en.en
$ jjak convert --from moses-ids o/B.de-en | cut -f 1-8,11,12
| jjak convert: sentences whose names are no numbers are left without
| doc_id	n	type	aligner_score	src_lang	trg_lang	src_ids	trg_ids	src_text	trg_text
| de/x.xml.gz	1	1-2		de	en	1	1 2	eins	one
| de/x.xml.gz	2	1-1		de	en		3	zwei	two
$ jjak convert --from moses-ids o/B.de-en.en | cut -f 3,5,7,8,11
| jjak convert: sentences whose names are no numbers are left without
| type	src_lang	src_ids	trg_ids	src_text
| 2-1	en	1 2	1	one
| 1-1	en	3		two
$ head -n 1 o/B.de-en.ids > o/x; mv o/x o/B.de-en.ids; jjak convert --from moses-ids o/B.de-en | tail -n +3
| jjak convert: o/B.de-en.ids ends after line 1, the texts go on
$ printf 'x\n' > o/B.de-en.ids; jjak convert --from moses-ids o/B.de-en | tail -n +2
| jjak convert: o/B.de-en.ids, line 1: not two documents and the sentences in them

# An empty line on both sides is a border.
$ jjak convert -f moses-docs -o d c.tsv; paste d.ko d.en
| jjak convert: moses-docs holds no nulls (1 left out), no names of documents, no scores, no numbers of sentences, no optional columns
| "하나	NA
| 하나. 둘.	One, two.
| 	
| 나다	One. Two.
$ jjak convert --from moses-docs d.ko | cut -f 1,2,5,6,11,12
| doc_id	n	src_lang	trg_lang	src_text	trg_text
| d.1	1	ko	en	"하나	NA
| d.1	2	ko	en	하나. 둘.	One, two.
| d.2	1	ko	en	나다	One. Two.

# Source TAB target.
$ jjak convert -f marian -o c.marian c.tsv; cat c.marian
| jjak convert: marian holds no nulls (1 left out), no names of documents, no languages, no scores, no numbers of sentences, no optional columns
| "하나	NA
| 하나. 둘.	One, two.
| 나다	One. Two.
$ printf '\357\273\277가\ta\textra\r\n나\tb\r\n' | jjak convert --from marian -s ko -t en - | cut -f 1,2,5,6,11,12
| jjak convert: cells behind the second one of a line are left out
| doc_id	n	src_lang	trg_lang	src_text	trg_text
| stdin	1	ko	en	가	a
| stdin	2	ko	en	나	b
$ printf '가 a\n' | jjak convert --from marian - | tail -n +2
| jjak convert: standard input, line 1: no TAB between a source and a target

# The columns of a crawl.
$ jjak convert -f bitextor -o c.bt c.tsv; cat c.bt
| jjak convert: bitextor holds no nulls (1 left out), no names of documents, no languages, no numbers of sentences
| src_url	trg_url	src_text	trg_text	aligner_score	hash
| http://x.test/1		"하나	NA	0.9876	7f
| 		하나. 둘.	One, two.	1.0000	
| 		나다	One. Two.		
$ jjak convert --from bitextor c.bt | cut -f 2-4,11-
| n	type	aligner_score	src_text	trg_text	src_url	trg_url	hash
| 1		0.9876	"하나	NA	http://x.test/1		7f
| 2		1.0000	하나. 둘.	One, two.			
| 3			나다	One. Two.			
$ printf 'url1\turl2\tsent1\tsent2\taligner_score\tpara1\tbicleaner_score\nu\tv\t가\ta\t0.5\tp1s1/1\t0.71\n' | jjak convert - | cut -f 1,2,4,11-
| doc_id	n	aligner_score	src_text	trg_text	src_url	trg_url	para1	bicleaner_score
| stdin	1	0.5	가	a	u	v	p1s1/1	0.71
$ printf 'src_url\ttrg_url\n' | jjak convert --from bitextor -
| jjak convert: standard input: the first line names no columns src_text and trg_text; of a table without names, source TAB target, --from marian says so
? 3

# Beads for the Corpus Workbench.
$ jjak convert -f cwb-align -o c.cwb c.tsv; cat c.cwb
| jjak convert: cwb-align holds no scores, no texts, no optional columns
| KO	EN	s	{text_id}:{id}
| a/1:0	a/1:0
| a/1:1	
| a/1:2 a/1:3	a/1:1
| b:0	b:0 b:1
$ jjak convert --from cwb-align c.cwb | cut -f 1-8
| doc_id	n	type	aligner_score	src_lang	trg_lang	src_ids	trg_ids
| a/1	1	1-1		ko	en	0	0
| a/1	2	1-0		ko	en	1	
| a/1	3	2-1		ko	en	2 3	1
| b	1	1-2		ko	en	0	0 1
$ sed 's/^b/b c/' c.tsv | jjak convert -f cwb-align - | tail -n 1
| jjak convert: standard input, pair b c 1: standard output: the doc_id b c holds a space, which separates ids there
$ printf 'KO\tEN\ts\t{id}\nx\ty\n' | jjak convert --from cwb-align -
| jjak convert: standard input, line 2: an id that does not end with a number, as doc:12 does
? 3
$ printf 'a:1\ta:2\n' | jjak convert --from cwb-align -
| jjak convert: standard input: its first line has 2 cells; cwb-align-import wants four: both corpora, the grid, the key
? 3
$ printf 'KO\tEN\ts\t{id}\na:1 b:2\ta:1\n' | jjak convert --from cwb-align -
| jjak convert: standard input, line 2: a bead of two documents
? 3

# Several documents, where there is no place for their names.
$ jjak convert -f ladder-text -o c.lt c.tsv
| jjak convert: ladder-text holds no names of documents, no languages, no numbers of sentences, no optional columns; its quality is aligner_score
$ jjak convert -f moses -o n c.tsv
| jjak convert: moses holds no nulls (1 left out), no names of documents, no scores, no numbers of sentences, no optional columns
$ jjak convert -f ladder c.tsv | tail -n 1
| jjak convert: c.tsv, pair b 1: standard output: ladder holds one document; a second one, b, needs a file of its own

# Every command that reads tables takes -s and -t: a rule that needs languages has them, and what is written says them.
$ printf 'Good morning to you all\t좋은 아침입니다 여러분\nThe ship sails at six\t배는 여섯 시에 떠난다\n' > plain.txt
$ jjak filter --from marian -s ko -t en plain.txt 2>&1 >/dev/null | head -n 2
| rule       threshold   removed       %       bad       %
| script           0.2         2  100.00         2  100.00
$ for c in filter dedup head cat 'sample --share 1' convert; do jjak $c --from marian -f tsv -s eng -t ko-KR plain.txt 2> said | cut -f 1,2,5,6 | tail -n 1; done
| plain	2	en	ko
| plain	2	en	ko
| plain	2	en	ko
| plain	2	en	ko
| plain	2	en	ko
| plain	2	en	ko
$ jjak stats --from marian -s en -t ko plain.txt | sed -n 3p; jjak view --from marian -s en -t ko plain.txt | head -n 1
|   en-ko                               2  100.00 %
| plain (en, ko)
$ jjak split --from marian -s en -t ko --test 2 -o sides plain.txt 2> said; zcat sides/test.tsv.gz | cut -f 5,6 | tail -n 1
| en	ko
$ cp plain.txt more.txt; jjak head --from marian -s en -t ko plain.txt -n 1 -o one.tsv.gz; jjak append --from marian -s en -t ko one.tsv.gz more.txt; zcat one.tsv.gz | cut -f 1,2,5,6,12
| doc_id	n	src_lang	trg_lang	trg_text
| plain	1	en	ko	좋은 아침입니다 여러분
| more	1	en	ko	좋은 아침입니다 여러분
| more	2	en	ko	배는 여섯 시에 떠난다
# What --from says of IN does not go for CORPUS, in its history either.
$ cp one.tsv.gz was; jjak history one.tsv.gz > again.sh; tail -n 2 again.sh; sh -e again.sh > said && cmp was one.tsv.gz
| echo 'aa0f5418cd72c5b4103d272b31c927a886117649535429afc1e9b8bd75b55236  more.txt' | sha256sum -c -
| jjak append --from marian --source en --target ko one.tsv.gz more.txt
$ jjak filter --from marian -s nolanguage plain.txt
| jjak filter: nolanguage: no language; give an ISO 639 code such as ko, kor or ko-KR
? 2
# What a pair says of itself is not changed.
$ jjak head -s de -t fr one.tsv.gz -n 1 | cut -f 5,6 | tail -n 1
| en	ko
# -s also tells which of two files is the source.
$ printf 'Eins\n' > two.de; printf 'One\n' > two.en; jjak head --from moses -s eng two | cut -f 5,6,11 | tail -n 1; jjak head --from moses -t de two | cut -f 11 | tail -n 1; jjak head --from moses -s en two.de | cut -f 11 | tail -n 1
| en	de	One
| One
| Eins
# grep says what it finds where; there --source is a pattern.
$ jjak grep --from marian --source ship -c plain.txt
| 1

# Tables that are not UTF-8: by name, whatever command reads them; moses, too.
$ printf 'Good morning\t좋은 아침\nA page\t쪽 한 장\n' > u.txt; iconv -f UTF-8 -t CP949 u.txt > k.txt; jjak convert --from marian k.txt
| jjak convert: k.txt, line 1, byte 14: not UTF-8; --encoding says what it is
? 3
$ jjak convert --from marian --encoding cp949 -f marian k.txt 2> said | cmp - u.txt; jjak grep --from marian --encoding euc-kr -c 아침 k.txt; jjak stats --from marian --encoding ms949 -s en -t ko k.txt | sed -n 3p
| 1
|   en-ko                               2  100.00 %
$ cut -f 1 k.txt > m.en; cut -f 2 k.txt > m.ko; jjak convert --from moses --encoding cp949 -s en -f marian m 2> said | cmp - u.txt
$ jjak convert --from marian --encoding cp949 u.txt; jjak convert --from marian --encoding none k.txt; jjak convert --from marian --encoding UTF-16LE k.txt; jjak convert --from tmx --encoding cp949 k.txt
| jjak convert: u.txt, line 1: not cp949
| jjak convert: none: no charset of that name; give one that ICU knows (iconv -l names most)
| jjak convert: UTF-16LE: no table is read in it; iconv -f UTF-16LE -t UTF-8 makes it UTF-8
| jjak convert: k.txt: tmx says itself what it is encoded in
? 2
$ jjak head --from marian --encoding cp949 k.txt -o h.tsv.gz; jjak history h.tsv.gz | tail -n 1
| jjak head --from marian --encoding cp949 -o h.tsv.gz k.txt
