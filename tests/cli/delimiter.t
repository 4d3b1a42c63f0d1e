# --delimiter: hard borders that both texts share.
$ printf '머리말이다.\n제1장 바다\n바다는 넓고 푸르다.\n배가 떠났다.\n제2장\n산은 높다.\n' > ko
$ printf 'Chapter 1 The sea\nThe sea is wide and blue.\nChapter 2\nThe ship has left.\nThe mountain is high.\n' > en
$ jjak align --sentences -s ko -t en --delimiter '^(Chapter |제)[0-9]+' ko en | cut -f 3,7,8
| type	src_ids	trg_ids
| 1-0	0	
| 1-1	1	0
| 1-1	2	1
| 1-0	3	
| 1-1	4	2
| 0-1		3
| 1-1	5	4
$ jjak align --sentences -s ko -t en --delimiter '^(Chapter |제)[0-9]+' --no-words ko en | cut -f 7,8
| src_ids	trg_ids
| 0	
| 1	0
| 2	1
| 3	
| 4	2
| 5	3
| 	4
$ jjak align --sentences -s ko -t en --delimiter '^(Chapter |제)[0-9]+' ko en -o c.tsv.gz; grep -oE '"--delimiter", "[^"]*"|"sections": [0-9]*,' c.tsv.gz.meta.json
| "--delimiter", "^(Chapter |제)[0-9]+"
| "sections": 3,

# A heading in one line with text; a mark inside a line.
$ printf '1:1 태초에 빛이 있었다. 1:2 빛이 좋았다.\n1:3 저녁이 되었다.\n' > v.ko; printf '1:1 In the beginning there was light.\n1:2 The light was good. 1:3 Evening came.\n' > v.en
$ jjak align -s ko -t en --delimiter '^[0-9]+:[0-9]+' v.ko v.en | cut -f 3,11,12
| type	src_text	trg_text
| 1-1	1:1 태초에 빛이 있었다.	1:1 In the beginning there was light.
| 1-1	1:2 빛이 좋았다.	1:2 The light was good.
| 1-1	1:3 저녁이 되었다.	1:3 Evening came.

# Where they part.
$ printf 'Chapter 1\nA.\nChapter 3\nB.\n' > x; printf '제1장\n가.\n제2장\n나.\n제3장\n다.\n' > y
$ jjak align --sentences -s en -t ko --delimiter '^(Chapter |제)[0-9]+' x y
| jjak align: --delimiter: 2 sections start in the source, 3 in the target; they part at number 2: "Chapter 3" (sentence 2) and "제2" (sentence 2)
? 3
$ printf '제１장\n가.\n제٤장\n나.\n' > y; jjak align --sentences -s en -t ko --delimiter '^(Chapter |제)\d+' x y
| jjak align: --delimiter: 2 sections start in the source, 2 in the target; they part at number 2: "Chapter 3" (sentence 2) and "제٤" (sentence 2)
? 3
$ printf '* * *\nA.\n* * *\nB.\n* * *\nC.\n' > x; printf '***\n가.\n***\n나.\n' > y
$ jjak align --sentences -s en -t ko --delimiter '^[* ]+$' x y
| jjak align: --delimiter: 3 sections start in the source, 2 in the target; the last of the target are "***" and "***" (sentences 0 and 2)
? 3
$ jjak align --sentences -s en -t ko --delimiter '^[*]+$' x y
| jjak align: --delimiter: 0 sections start in the source, 2 in the target: it matches nothing in the source
? 3
$ jjak align --sentences -s en -t ko --delimiter '^#' x y > out
| jjak align: --delimiter ^#: it starts no second section; the texts are aligned in one
$ jjak align --sentences -s en -t ko --delimiter '^(' x y
| jjak align: the regular expression ^(: U_REGEX_MISMATCHED_PAREN at character 2
? 2
$ printf 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\n' > slow; jjak align --sentences -s en -t ko --delimiter '^(a+)+$' slow y
| jjak align: the regular expression takes too long on a text of 75 bytes (U_REGEX_TIME_OUT)
? 3

# A pin across a border.
$ printf '+\t1\t2 3\n' > p; jjak align --sentences -s ko -t en --pin p --delimiter '^(Chapter |제)[0-9]+' ko en
| jjak align: p: line 1: its sentences are not of one section, as --delimiter has it
? 3

# In a batch the document fails, with its reason; the pattern is an option that changes bytes.
$ printf 'doc_id\tsrc\ttrg\ngood\tko\ten\nbad\tko\ty\n' > m.tsv; jjak batch -q --sentences -s ko -t en --delimiter '^(Chapter |제)[0-9]+' m.tsv -o b.tsv.gz
? 5
$ zcat b.tsv.gz | cut -f 1,7,8; cut -f 1,2,6,7 b.tsv.gz.failed.tsv
| doc_id	src_ids	trg_ids
| good	0	
| good	1	0
| good	2	1
| good	3	
| good	4	2
| good		3
| good	5	4
| doc_id	row	reason	what
| bad	1	sections	--delimiter: 2 sections start in the source, 0 in the target: it matches nothing in the target
$ jjak batch -q --sentences -s ko -t en m.tsv -o b.tsv.gz
| jjak batch: b.tsv.gz: made with another "options.delimiter"; --restart replaces it
? 2
$ jjak batch -q --sentences -s ko -t en --delimiter '^(' m.tsv -o n.tsv.gz
| jjak batch: the regular expression ^(: U_REGEX_MISMATCHED_PAREN at character 2
? 2

# A pin within a section, and borders all the same.
$ printf '+\t2 3\t1\n' > p; jjak align --sentences -s ko -t en --pin p --delimiter '^(Chapter |제)[0-9]+' ko en | cut -f 3,7,8
| type	src_ids	trg_ids
| 1-0	0	
| 1-1	1	0
| 2-1	2 3	1
| 1-1	4	2
| 0-1		3
| 1-1	5	4

# A long text goes stretch by stretch, and its chapters stay borders, with words and by lengths alone; a pin far off the others' way moves none of them.
$ awk 'BEGIN { for (k = 0; k < 8000; k++) if (k % 50 == 0) { print "제 " k / 50 + 1 " 장" > "k.txt"; print "Chapter " k / 50 + 1 > "e.txt" } else { print "문장 " k * 37 % 9973 "번은 여기 " k "번째에 있다." > "k.txt"; if (k % 50 < 47 && k % 7) print "Sentence no. " k * 37 % 9973 " stands here in place " k "." > "e.txt" } }'
$ jjak align --sentences -s ko -t en --delimiter '^제 [0-9]+ 장|^Chapter [0-9]+' k.txt e.txt | awk -F '\t' 'NR > 1 { if ($11 ~ /^제/ && $12 ~ /^Chapter/ && $3 == "1-1") n++; else if ($11 ~ /제 [0-9]+ 장/ || $12 ~ /Chapter/) bad++; split($3, m, "-"); s += m[1]; t += m[2] } END { print n, bad + 0, s, t }'; wc -l < e.txt
| 160 0 8000 6469
| 6469
$ jjak align --sentences --no-words -s ko -t en --delimiter '^제 [0-9]+ 장|^Chapter [0-9]+' k.txt e.txt | awk -F '\t' 'NR > 1 { if ($11 ~ /^제/ && $12 ~ /^Chapter/ && $3 == "1-1") n++; else if ($11 ~ /제 [0-9]+ 장/ || $12 ~ /Chapter/) bad++; split($3, m, "-"); s += m[1]; t += m[2] } END { print n, bad + 0, s, t }'; wc -l < e.txt
| 160 0 8000 6469
| 6469
$ printf '+\t4010 4011\t3250\n' > p
$ jjak align --sentences --pin p -s ko -t en --delimiter '^제 [0-9]+ 장|^Chapter [0-9]+' k.txt e.txt | awk -F '\t' 'NR > 1 { if ($11 ~ /^제/ && $12 ~ /^Chapter/ && $3 == "1-1") n++; else if ($11 ~ /제 [0-9]+ 장/ || $12 ~ /Chapter/) bad++; split($3, m, "-"); s += m[1]; t += m[2] } END { print n, bad + 0, s, t }'; wc -l < e.txt
| 160 0 8000 6469
| 6469
