$ head='doc_id\tn\ttype\taligner_score\tsrc_lang\ttrg_lang\tsrc_ids\ttrg_ids\tsrc_cuts\ttrg_cuts\tsrc_text\ttrg_text\tlicence\n'
> { printf "$head"
> printf 'a\t1\t1-1\t0.9876\tko\ten\t0\t0\t\t\t"닫히지 않은 따옴표\tNA\tMIT\n'
> printf 'a\t2\t1-0\t0.4000\tko\ten\t1\t\t\t\t\\n 두 글자\t\t\n'
> printf 'a\t3\t2-1\t1.0000\tko\ten\t2 3\t1\t4\t\t하나. 둘.\tOne, two. null\tMIT\n'
> printf 'a\t7\t1-1\t\tko\ten\t4\t2\t\t\t0012\t{"a": [1]} \\ / \177 \001\t\n'
> } > c.tsv

# Formats that hold everything give it back.
$ for f in tsv.gz jsonl jsonl.gz; do jjak convert -o x.$f c.tsv && jjak convert x.$f | cmp - c.tsv && echo $f; done
| tsv.gz
| jsonl
| jsonl.gz
$ jjak convert --format jsonl c.tsv
| {"doc_id":"a","n":1,"type":"1-1","aligner_score":0.9876,"src_lang":"ko","trg_lang":"en","src_ids":"0","trg_ids":"0","src_cuts":"","trg_cuts":"","src_text":"\"닫히지 않은 따옴표","trg_text":"NA","licence":"MIT"}
| {"doc_id":"a","n":2,"type":"1-0","aligner_score":0.4000,"src_lang":"ko","trg_lang":"en","src_ids":"1","trg_ids":"","src_cuts":"","trg_cuts":"","src_text":"\\n 두 글자","trg_text":"","licence":""}
| {"doc_id":"a","n":3,"type":"2-1","aligner_score":1.0000,"src_lang":"ko","trg_lang":"en","src_ids":"2 3","trg_ids":"1","src_cuts":"4","trg_cuts":"","src_text":"하나. 둘.","trg_text":"One, two. null","licence":"MIT"}
| {"doc_id":"a","n":7,"type":"1-1","aligner_score":null,"src_lang":"ko","trg_lang":"en","src_ids":"4","trg_ids":"2","src_cuts":"","trg_cuts":"","src_text":"0012","trg_text":"{\"a\": [1]} \\ /  \u0001","licence":""}
$ jjak convert -o - --format jsonl.gz c.tsv | zcat | jjak convert - | cmp - c.tsv

# Formats that hold less say so.
$ jjak convert --format jsonl-translation c.tsv
| {"translation":{"ko":"\"닫히지 않은 따옴표","en":"NA"}}
| {"translation":{"ko":"하나. 둘.","en":"One, two. null"}}
| {"translation":{"ko":"0012","en":"{\"a\": [1]} \\ /  \u0001"}}
| jjak convert: jsonl-translation holds no nulls (1 left out), no scores, no numbers of sentences, no optional columns
$ jjak convert --format moses -o m c.tsv; ls m.*; cat m.ko m.en
| jjak convert: moses holds no nulls (1 left out), no scores, no numbers of sentences, no optional columns
| m.en
| m.ko
| "닫히지 않은 따옴표
| 하나. 둘.
| 0012
| NA
| One, two. null
| {"a": [1]} \ /  
$ jjak convert --from moses m.ko | cut -f 1-3,5,6,11,12
| doc_id	n	type	src_lang	trg_lang	src_text	trg_text
| m	1		ko	en	"닫히지 않은 따옴표	NA
| m	2		ko	en	하나. 둘.	One, two. null
| m	3		ko	en	0012	{"a": [1]} \ /  
$ jjak convert --from moses m -s ko -t en | cut -f 1-3,5,6,11,12
| doc_id	n	type	src_lang	trg_lang	src_text	trg_text
| m	1		ko	en	"닫히지 않은 따옴표	NA
| m	2		ko	en	하나. 둘.	One, two. null
| m	3		ko	en	0012	{"a": [1]} \ /  
$ jjak convert --from moses m -s en | cut -f 5,6,11 | sed -n 2p
| en	ko	NA
$ jjak convert --format moses c.tsv
| jjak convert: moses is two files: -o NAME makes NAME.ko and NAME.en, or whatever the languages are
? 2
$ jjak convert --format vecalign --no-null c.tsv
| [0]:[0]:0.0124
| [2, 3]:[1]:0.0000
| [4]:[2]
| jjak convert: vecalign holds no languages, no texts, no optional columns; its cost is 1 - aligner_score
$ jjak convert --format vecalign c.tsv 2> said | jjak convert --from vecalign - 2> said
| doc_id	n	type	aligner_score	src_lang	trg_lang	src_ids	trg_ids	src_cuts	trg_cuts	src_text	trg_text
| stdin	1	1-1	0.9876			0	0				
| stdin	2	1-0	0.4000			1					
| stdin	3	2-1	1.0000			2 3	1				
| stdin	4	1-1				4	2				
$ jjak convert --format ladder c.tsv
| 0	0	0.9876
| 1	1	0.4000
| 2	1	1.0000
| 4	2	0
| 5	3	0
| jjak convert: ladder holds no languages, no texts, no optional columns; its quality is aligner_score
$ jjak convert --format ladder c.tsv 2> said | jjak convert --from ladder - 2> said | cut -f 3,4,7,8
| type	aligner_score	src_ids	trg_ids
| 1-1		0	0
| 1-0		1	
| 2-1		2 3	1
| 1-1		4	2
$ jjak convert --format ladder --no-null c.tsv 2> said | jjak convert --from ladder - 2> said | cut -f 3,7,8
| type	src_ids	trg_ids
| 1-1	0	0
| 1-0	1	
| 2-1	2 3	1
| 1-1	4	2
$ jjak convert --format ladder-text c.tsv
| "닫히지 않은 따옴표	NA	0.9876
| \n 두 글자		0.4000
| 하나. ~~~ 둘.	One, two. null	1.0000
| 0012	{"a": [1]} \ /  	0
| jjak convert: ladder-text holds no languages, no numbers of sentences, no optional columns; its quality is aligner_score
$ jjak convert --format ladder-text c.tsv 2> said | jjak convert -s ko -t en --from ladder-text - 2> said | cut -f 3,5,6,9-12
| type	src_lang	trg_lang	src_cuts	trg_cuts	src_text	trg_text
| 1-1	ko	en			"닫히지 않은 따옴표	NA
| 1-0	ko	en			\n 두 글자	
| 2-1	ko	en	4		하나. 둘.	One, two. null
| 1-1	ko	en			0012	{"a": [1]} \ /  
$ jjak convert --min-score 0.5 c.tsv 2> said | cut -f 2,4; cat said
| n	aligner_score
| 1	0.9876
| 3	1.0000
| jjak convert: pairs without a score, left out by --min-score: 1

# What they cannot hold at all.
$ printf '[0]:[0]\n' | jjak convert --format moses -o n -
| jjak convert: standard input, pair stdin 1: n: pair 1 has no text, and moses holds nothing else
? 3
$ jjak convert x.jsonl -o x.jsonl-x
| jjak convert: x.jsonl-x: its ending is no format's; --format NAME says which: tsv.gz tsv jsonl jsonl-translation moses moses-ids moses-docs marian bitextor vecalign ladder ladder-text cwb-align tmx xces
? 2
$ cut -f 1-4 c.tsv | jjak convert -
| jjak convert: standard input: which format this is cannot be told; --from NAME says so: tsv.gz tsv jsonl jsonl-translation moses moses-ids moses-docs marian bitextor vecalign ladder ladder-text cwb-align tmx xces
? 3
$ cut -f 11-12 c.tsv | jjak convert --format vecalign -
| jjak convert: standard input, pair stdin 1: standard output: pair 1 has no sentence numbers, and vecalign holds nothing else
? 3
$ cut -f 11-12 c.tsv | jjak convert --format moses -o n -; echo n.*
| jjak convert: standard input, pair stdin 1: n: the source language, "", is no file's ending; -s and -t say what it is
| n.*
$ { cat c.tsv; tail -n 1 c.tsv | sed 's/^a/b/'; } | jjak convert --format vecalign -
| jjak convert: standard input, pair b 7: standard output: vecalign holds one document; a second one, b, needs a file of its own
? 3

# A table of another's making: columns by name, text as a cell may hold it.
$ printf 'score\ttrg_text\tsrc_text\r\n0.5\tHello,\302\205world\t안녕\r\n' > t.tsv; jjak convert t.tsv
| doc_id	n	type	aligner_score	src_lang	trg_lang	src_ids	trg_ids	src_cuts	trg_cuts	src_text	trg_text	score
| t	1									안녕	Hello, world	0.5
$ printf '{"src_text": "가\\n나", "trg_text": "a", "x": 1.50, "src_ids": [0, 1]}\n{"src_text": "다", "trg_text": "b", "y": 2}\n' | jjak convert -
| jjak convert: keys that the first line does not have are left out
| doc_id	n	type	aligner_score	src_lang	trg_lang	src_ids	trg_ids	src_cuts	trg_cuts	src_text	trg_text	x
| stdin	1					0 1				가 나	a	1.50
| stdin	2									다	b	
$ printf '{"translation": {"ko": "가", "en": "a"}}\n{"translation": {"en": "b", "ko": "나"}}\n' | jjak convert - | cut -f 1,2,5,6,11,12
| doc_id	n	src_lang	trg_lang	src_text	trg_text
| stdin	1	ko	en	가	a
| stdin	2	ko	en	나	b
$ printf '{"translation": {"ko": "가", "en": "a"}}\n{"translation": {"fr": "b", "ko": "나"}}\n' | jjak convert - > out; cut -f 11 out
| jjak convert: standard input, line 2: not the two languages of the first line
$ printf '{"src_text": "가", "trg_text": {}}\n' | jjak convert -
| jjak convert: standard input, line 1: a column is no object and no array of arrays
? 3
$ printf '{"src_text": "가"\n' | jjak convert -
| jjak convert: standard input, line 1: not JSON: ',' or '}' expected at byte 19
? 3
$ printf '[1]\n' | jjak convert --from jsonl -
| jjak convert: standard input, line 1: not an object
? 3

# Damaged or foreign input.
$ printf 'src_text\ttrg_text\n\377\ta\n' | jjak convert -
| jjak convert: standard input, line 2, byte 1: not UTF-8; --encoding says what it is
? 3
$ printf 'src_text\ttrg_text\na\n' | jjak convert -
| jjak convert: standard input, line 2: 1 cell, not 2
? 3
$ printf 'src_text\tsrc_text\ttrg_text\n' | jjak convert -
| jjak convert: standard input: column 2 has no name, or the name of another
? 3
$ printf '[0]:[0\n' | jjak convert --from vecalign - 2> said
? 3
$ printf '[a]:[0]\n' | jjak convert -
| jjak convert: standard input, line 1: not a bead like [0, 1]:[0]:0.05
? 3
$ printf '0\t0\t1\n5\t3\t1\n4\t9\t1\n' | jjak convert - > out
| jjak convert: standard input, line 3: not a rung of a ladder, two numbers that never fall
? 3
$ printf 'a\tb\n' | jjak convert -
| jjak convert: standard input: which format this is cannot be told; --from NAME says so: tsv.gz tsv jsonl jsonl-translation moses moses-ids moses-docs marian bitextor vecalign ladder ladder-text cwb-align tmx xces
? 3
$ printf 'one\n' > u.ko; printf '1\n2\n' > u.en; jjak convert --from moses u
| jjak convert: u.ko ends after line 1, the other file goes on; they have to have as many
? 3
$ jjak convert --from moses nothing
| jjak convert: nothing: 0 files that start with this and end with a language; moses is two, such as nothing.ko nothing.en
? 3
$ printf '' | jjak convert - | wc -l | tr -d ' '
| jjak convert: standard input: empty; a corpus has a header row, even one of no pairs
| 0
$ jjak convert --from nothing c.tsv
| jjak convert: no format nothing; there are tsv.gz tsv jsonl jsonl-translation moses moses-ids moses-docs marian bitextor vecalign ladder ladder-text cwb-align tmx xces
? 2
$ jjak convert c.tsv -o nowhere/x.jsonl
| jjak convert: nowhere/x.jsonl: cannot be written; make its folder first: No such file or directory
? 4
$ jjak convert -f tsv -o '' c.tsv
| jjak convert: the name of a file to write is empty; name one, or - for standard output
? 2

# A table may hold anything; what is written as beads can be read again.
$ head='doc_id\tn\ttype\taligner_score\tsrc_lang\ttrg_lang\tsrc_ids\ttrg_ids\tsrc_cuts\ttrg_cuts\tsrc_text\ttrg_text\n'
> printf "${head}a\t1\t1-1\tnan\tko\ten\t0\t0\t\t\t가\ta\n" > nan.tsv
> printf "${head}a\t1\t1-1\tnan\tko\ten\t-1\t0\t\t\t가\ta\n" > minus.tsv
> printf "${head}a\t1\t1-1\t\tko\ten\t70000\t0\t\t\t가\ta\n" > far.tsv
$ for f in ladder ladder-text; do jjak convert -f $f nan.tsv 2> said; done
| 0	0	0
| 1	1	0
| 가	a	0
$ jjak convert -f vecalign minus.tsv
| jjak convert: minus.tsv, pair a 1: "-1" are no numbers separated by one space
? 3
$ jjak convert -f ladder far.tsv
| jjak convert: far.tsv, pair a 1: standard output: pair 1 makes a rung of more than 65536 sentences; that is no ladder
? 3

# Nothing between two joints is no sentence.
$ printf 'a ~~~  ~~~ b\tc ~~~ \t1\n ~~~ \td\t1\n' | jjak convert --from ladder-text -s ko -t en - 2> said | cut -f 3,9-
| type	src_cuts	trg_cuts	src_text	trg_text
| 2-1	2		a b	c
| 0-1				d

# The metadata say what was done, not where; a file's name need not be UTF-8.
$ jjak convert --no-null --min-score .5 -s ko -o d.tsv.gz ./c.tsv 2> said; grep command d.tsv.gz.meta.json
|   "command": "convert", "arguments": ["--source", "ko", "--no-null", "--min-score", "0.5"], "inputs": [{"name": "c.tsv", "sha256": "0c15458508a1bc9b6b42be8ddc685d2be42b87084e1c6f7dccd8d5058dba02f9"}],
$ cp d.tsv.gz "$(printf 'd\377.tsv.gz')"
$ jjak convert "$(printf 'd\377.tsv.gz')" -o e.tsv.gz; grep command e.tsv.gz.meta.json; jjak verify e.tsv.gz
|   "command": "convert", "arguments": [], "inputs": [{"name": "d�.tsv.gz", "sha256": "b50f023b1f501cd0685b8115e021feaec5e754d464f3bd50c20cd27955208e39"}],
| e.tsv.gz: 2 pairs, 1 documents, 0 differences

# A second name is the output only with -o.
$ jjak convert c.tsv d.tsv
| jjak convert: it takes one file, or - for standard input, not 2; -o OUT names the output (jjak convert -h)
? 2
