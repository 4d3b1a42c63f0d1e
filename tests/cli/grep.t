$ printf 'doc_id\tn\ttype\taligner_score\tsrc_lang\ttrg_lang\tsrc_ids\ttrg_ids\tsrc_cuts\ttrg_cuts\tsrc_text\ttrg_text\n' > head
$ { cat head; printf 'a\t1\t1-1\t0.9\tko\ten\t0\t0\t\t\t배가 온다.\tThe Boat comes.\na\t2\t1-1\t0.4\tko\ten\t1\t1\t\t\t\341\204\207\341\205\242가 간다.\tThe ｂｏａｔ goes.\nb\t1\t1-1\t0.7\tko\ten\t0\t0\t\t\t비.\tRain (a.b)\n'; } > c.tsv; jjak convert c.tsv -o c.tsv.gz

# Side by side; found or not is the exit status.
$ jjak grep 배 c.tsv.gz
| a (ko, en)
|      1  1-1 0.900  배가 온다.                     The Boat comes.
$ jjak grep nothing c.tsv.gz
? 1
$ jjak grep '[' c.tsv.gz
| jjak grep: the regular expression [: U_REGEX_MISSING_CLOSE_BRACKET at character 1
? 2
$ jjak grep
| jjak grep: what is it to find? jjak grep PATTERN CORPUS (jjak grep -h)
? 2

# Folding, literals, sides, words.
$ jjak grep -c -i BOAT c.tsv.gz; jjak grep -c -i 배 c.tsv.gz; jjak grep -c boat c.tsv.gz
| 2
| 2
| 0
? 1
$ jjak grep -c a.b c.tsv.gz; jjak grep -c -F '(a.b)' c.tsv.gz; jjak grep -c -F 'a+b' c.tsv.gz
| 1
| 1
| 0
? 1
$ jjak grep -c --source 가 --target comes c.tsv.gz; jjak grep -c --source comes c.tsv.gz
| 1
| 0
? 1
$ jjak grep -c -w Boa c.tsv.gz; jjak grep -c -w Boat c.tsv.gz; jjak grep -c -v The c.tsv.gz
| 0
| 1
| 1

# By document, as JSON, in colour, as a corpus.
$ jjak grep -d 다 c.tsv.gz; jjak grep -l . c.tsv.gz; jjak grep -c . c.tsv.gz c.tsv
| a	2
| a
| b
| c.tsv.gz	3
| c.tsv	3
$ jjak grep --json -i -e boat -e 배 c.tsv.gz
| {"pair": 1, "doc_id": "a", "n": 1, "type": "1-1", "aligner_score": 0.9, "src_text": "배가 온다.", "src_found": [[0, 1]], "trg_text": "The Boat comes.", "trg_found": [[4, 8]]}
| {"pair": 2, "doc_id": "a", "n": 2, "type": "1-1", "aligner_score": 0.4, "src_text": "배가 간다.", "src_found": [[0, 2]], "trg_text": "The ｂｏａｔ goes.", "trg_found": [[4, 8]]}
$ jjak grep --color always Rain c.tsv | tail -n 1 | tr '\033' '^'; jjak grep --color never Rain c.tsv | tail -n 1
| ^[2m     1  1-1 0.700^[0m  비.                            ^[1;31mRain^[0m (a.b)
|      1  1-1 0.700  비.                            Rain (a.b)
$ jjak grep -m 1 다 -o out.tsv.gz c.tsv.gz; jjak verify out.tsv.gz; jjak history out.tsv.gz | grep jjak
| out.tsv.gz: 1 pairs, 1 documents, 0 differences
| # c.tsv.gz: 3 pairs, by jjak 0.1.0
| jjak convert -o c.tsv.gz c.tsv
| # out.tsv.gz: 1 pairs, by jjak 0.1.0
| jjak grep --regexp '다' --max 1 -o out.tsv.gz c.tsv.gz
$ jjak grep -c 다 < c.tsv; head -c 200 c.tsv.gz > cut.tsv.gz; jjak grep -c 다 cut.tsv.gz
| 2
| jjak grep: cut.tsv.gz: the block at byte 91 is cut short or has a damaged header
? 4
