# Chapters are hard borders: what is missing from one stays in it.
$ for c in 1 2 3; do echo "제 $c 장"; for s in 가 나 다 라 마 바; do echo "$c 장의 문장 $s, 여기서는 조금 길게 쓴다."; done; done > ko.txt
$ for c in 1 2 3; do echo "Chapter $c"; for s in a b c d e f; do [ $c$s = 2c ] || [ $c$s = 2d ] || echo "This is sentence $s, written at some length here."; done; done > en.txt
$ jjak align --sentences -s ko -t en --no-words --delimiter '^(제 [0-9]+ 장|Chapter [0-9]+)' -o a.tsv ko.txt en.txt; grep -E 'Chapter|장$' a.tsv | cut -f 3,11-
| 1-1	제 1 장	Chapter 1
| 1-1	제 2 장	Chapter 2
| 1-1	제 3 장	Chapter 3
$ awk -F '\t' 'NR > 1 && $11 ~ /^2 장/ && $12 ~ /Chapter/' a.tsv | wc -l; awk -F '\t' 'NR > 1 { split($3, n, "-"); s += n[1]; t += n[2] } END { print s, t }' a.tsv
| 0
| 21 19

# The option is in the metadata; with words, and the other way about.
$ jjak align --sentences -s ko -t en --delimiter '장$|Chapter' -o a.tsv.gz ko.txt en.txt; grep -o '"--delimiter", "[^"]*"' a.tsv.gz.meta.json; zcat a.tsv.gz | grep Chapter | cut -f 11,12
| "--delimiter", "장$|Chapter"
| 제 1 장	Chapter 1
| 제 2 장	Chapter 2
| 제 3 장	Chapter 3
$ jjak align --sentences -s en -t ko --delimiter '장$|Chapter' en.txt ko.txt | grep Chapter | cut -f 11,12
| Chapter 1	제 1 장
| Chapter 2	제 2 장
| Chapter 3	제 3 장

# Texts that do not have the same sections.
$ grep -v 'Chapter 2' en.txt > two.txt; jjak align --sentences -s ko -t en --delimiter '장$|Chapter [0-9]+' ko.txt two.txt
| jjak align: the source has 3 sections, the target 2; the last they have both is "장" and "Chapter 3"
? 3
$ sed 's/Chapter 3/Part/' en.txt > part.txt; jjak align --sentences -s ko -t en --delimiter '장$|Chapter [0-9]+' ko.txt part.txt
| jjak align: the source has 3 sections, the target 2; the last they have both is "장" and "Chapter 2"
? 3
$ sed 's/Chapter 3/Chapter 4/' en.txt > four.txt; jjak align --sentences -s ko -t en --delimiter '[0-9]+ 장$|Chapter [0-9]+' ko.txt four.txt
| jjak align: the source has 3 sections, the target 3; they part at number 3: "3 장" and "Chapter 4"
? 3
$ jjak align --sentences -s ko -t en --delimiter '장$' ko.txt en.txt
| jjak align: the source has 3 sections, the target 0; the delimiter has to match in both
? 3
$ jjak align -s ko -t en --delimiter '(' ko.txt en.txt
| jjak align: the regular expression (: U_REGEX_MISMATCHED_PAREN at character 1
? 2

# Pins and a delimiter do not go together.
$ printf '+\t6 7\t6\n' > pins; jjak align --sentences -s ko -t en --delimiter '장$|Chapter' --pin pins ko.txt en.txt
| jjak align: a delimiter and pins do not go together; leave one of them out
? 2

# In a batch such a document fails, the others do not.
$ printf 'doc_id\tsrc\ttrg\nok\tko.txt\ten.txt\nbad\tko.txt\ttwo.txt\n' > m.tsv; jjak batch -q --sentences -s ko -t en --delimiter '장$|Chapter [0-9]+' m.tsv -o b.tsv.gz
? 5
$ cut -f 1-4 b.tsv.gz.failed.tsv; zcat b.tsv.gz | grep -c Chapter; grep -o '"delimiter": "[^"]*"' b.tsv.gz.meta.json
| doc_id	row	src	trg
| bad	1	ko.txt	two.txt
| 3
| "delimiter": "장$|Chapter [0-9]+"
$ jjak batch -q --delimiter '(' m.tsv -o c.tsv.gz
| jjak batch: the regular expression (: U_REGEX_MISMATCHED_PAREN at character 1
? 2

# A long text goes stretch by stretch, and its chapters stay borders.
$ awk 'BEGIN { for (k = 0; k < 8000; k++) if (k % 50 == 0) { print "제 " k / 50 + 1 " 장" > "k.txt"; print "Chapter " k / 50 + 1 > "e.txt" } else { print "문장 " k * 37 % 9973 "번은 여기 " k "번째에 있다." > "k.txt"; if (k % 50 < 47 && k % 7) print "Sentence no. " k * 37 % 9973 " stands here in place " k "." > "e.txt" } }'
$ jjak align --sentences -s ko -t en --delimiter '^제 [0-9]+ 장|^Chapter [0-9]+' k.txt e.txt | awk -F '\t' 'NR > 1 { if ($11 ~ /^제/ && $12 ~ /^Chapter/ && $3 == "1-1") n++; else if ($11 ~ /제 [0-9]+ 장/ || $12 ~ /Chapter/) bad++; split($3, m, "-"); s += m[1]; t += m[2] } END { print n, bad + 0, s, t }'; wc -l < e.txt
| 160 0 8000 6469
| 6469
