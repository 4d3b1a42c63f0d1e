# Two texts in, rows out.
$ printf '오늘은 비가 많이 온다. 내일은 날씨가 맑을 것이다.\n' > ko.txt
$ printf 'It rains a lot today. Tomorrow the weather will be fine.\n' > en.txt
$ jjak align ko.txt en.txt | cut -f 1-3,5-
| doc_id	n	type	src_lang	trg_lang	src_ids	trg_ids	src_cuts	trg_cuts	src_text	trg_text
| ko	1	1-1	ko	en	0	0			오늘은 비가 많이 온다.	It rains a lot today.
| ko	2	1-1	ko	en	1	1			내일은 날씨가 맑을 것이다.	Tomorrow the weather will be fine.

# -o takes its format from the ending, --format goes before it; a compressed TSV is the container.
$ jjak align ko.txt en.txt -o c.tsv.gz && ls
| c.tsv.gz
| c.tsv.gz.gzi
| c.tsv.gz.idx
| c.tsv.gz.meta.json
| en.txt
| ko.txt
$ zcat c.tsv.gz | cut -f 1-3,11-
| doc_id	n	type	src_text	trg_text
| ko	1	1-1	오늘은 비가 많이 온다.	It rains a lot today.
| ko	2	1-1	내일은 날씨가 맑을 것이다.	Tomorrow the weather will be fine.
$ jjak align ko.txt en.txt -o c.tsv && zcat c.tsv.gz | cmp - c.tsv
$ jjak align ko.txt en.txt --format tsv -o d.gz && cmp c.tsv.gz d.gz
$ jjak align ko.txt en.txt --format vecalign -o beads 2> said; cut -d : -f 1,2 beads; cat said
| [0]:[0]
| [1]:[1]
| jjak align: vecalign holds no languages, no texts; its cost is 1 - aligner_score
$ jjak align ko.txt en.txt -o c.unknown
| jjak align: c.unknown: its ending is no format's; --format NAME says which: tsv.gz tsv jsonl jsonl-translation moses moses-ids moses-docs marian bitextor vecalign ladder ladder-text cwb-align tmx xces
? 2
$ jjak align ko.txt en.txt --format xlsx
| jjak align: no format xlsx; there are tsv.gz tsv jsonl jsonl-translation moses moses-ids moses-docs marian bitextor vecalign ladder ladder-text cwb-align tmx xces
? 2
$ jjak align ko.txt en.txt -o nowhere/c.tsv
| jjak align: nowhere/c.tsv: cannot be written; make its folder first: No such file or directory
? 4
$ jjak align ko.txt en.txt -o .
| jjak align: .: its ending is no format's; --format NAME says which: tsv.gz tsv jsonl jsonl-translation moses moses-ids moses-docs marian bitextor vecalign ladder ladder-text cwb-align tmx xces
? 2
$ ls
| beads
| c.tsv
| c.tsv.gz
| c.tsv.gz.gzi
| c.tsv.gz.idx
| c.tsv.gz.meta.json
| d.gz
| d.gz.gzi
| d.gz.idx
| d.gz.meta.json
| en.txt
| ko.txt
| said

# One sentence a line; a blank line has no number.
$ printf '첫 문장. 이어지는 말.\n\n둘째 문장이 여기 있다.\n' > a; printf 'The first sentence, goes on.\n\nThe second sentence is here.\n' > b
$ jjak align --sentences -s ko -t en a b | cut -f 3,7,8,11-
| type	src_ids	trg_ids	src_text	trg_text
| 1-1	0	0	첫 문장. 이어지는 말.	The first sentence, goes on.
| 1-1	1	1	둘째 문장이 여기 있다.	The second sentence is here.

# gzip is read as such, every member of it.
$ (printf '오늘은 비가 많이 온다. ' | gzip; printf '내일은 날씨가 맑을 것이다.\n' | gzip) > ko.txt.gz
$ jjak align ko.txt.gz en.txt | cmp - c.tsv
$ head -c 40 ko.txt.gz > cut.gz; jjak align cut.gz en.txt > out; echo $?; cat out
| jjak align: cut.gz: the gzip data are cut short; get the whole file
| 4

# The name of the document.
$ jjak align --id '기사 #1' ko.txt en.txt | tail -n 1 | cut -f 1
| 기사 #1
$ jjak align --id '#1' ko.txt en.txt
| jjak align: the doc_id #1 starts with '#': tabix would take its rows for comments
? 3
$ jjak align --id '' ko.txt en.txt
| jjak align: the doc_id is empty; give one with --id
? 3
$ jjak align --id "$(printf 'a\tb')" ko.txt en.txt
| jjak align: the doc_id a b holds a control character
? 3
$ cp ko.txt '#ko.txt'; jjak align '#ko.txt' en.txt
| jjak align: the doc_id #ko starts with '#': tabix would take its rows for comments
? 3

# Languages: many names, or told; what cannot be told is asked for.
$ for l in ko kor ko-KR kor_Hang; do jjak align -s $l -t eng ko.txt en.txt | cmp - c.tsv; done
$ printf '123 456.\n' > n.txt; jjak align n.txt en.txt
| jjak align: n.txt: the language cannot be told from the text; say which it is (-s LANG, such as -s ko)
? 2
$ jjak align ko.txt n.txt
| jjak align: n.txt: the language cannot be told from the text; say which it is (-t LANG, such as -t en)
? 2
$ jjak align -s '한국어' ko.txt en.txt
| jjak align: 한국어: no language; give an ISO 639 code such as ko, kor or ko-KR
? 2

# Encodings.
$ printf '\261\327\264\302 \277\324\264\331.\n' > euc; jjak align --source-encoding EUC-KR -s ko -t en euc en.txt | sed -n 2p | cut -f 11
| 그는 왔다.
$ jjak align --encoding no-such-thing ko.txt en.txt
| jjak align: no-such-thing: no charset of that name; give one that ICU knows (iconv -l names most)
? 2
$ printf '\377\376\377.\n' > bad; jjak align -s ko --encoding UTF-8 bad en.txt > out; echo $?; wc -c < out | tr -d ' '
| jjak align: bad, line 1, byte 1: 0xFF is not UTF-8 here; give --encoding, or --replace-invalid to go on
| 3
| 0
$ jjak align -s ko --encoding UTF-8 --replace-invalid bad en.txt | wc -l | tr -d ' '
| 3

# Nothing on one side, or on both.
$ : > empty; jjak align -s ko -t en empty en.txt | cut -f 3,7,8,11-
| type	src_ids	trg_ids	src_text	trg_text
| 0-1		0		It rains a lot today.
| 0-1		1		Tomorrow the weather will be fine.
$ jjak align -s ko -t en empty empty | wc -l | tr -d ' '
| 1
$ jjak align -s ko -t en --no-null empty en.txt | wc -l | tr -d ' '
| 1
$ jjak align -s ko -t en empty empty --format moses -o M; echo M*
| jjak align: M: no pair to write, so no language to name the two files by
| M*
$ jjak align missing en.txt
| jjak align: missing: cannot be opened: No such file or directory
? 3

# Markup is text, but it is said.
$ printf '<p>오늘은 <b>비</b>가&nbsp;온다.</p>\n' > m; jjak align m en.txt 2>&1 > out
| jjak align: m: 66% of the characters are markup (<...>, &...;); strip it first, it is aligned as text
$ printf '비용 < 이익 & 이익 > 0 이면 된다.\n' > m; jjak align m en.txt 2>&1 > out

# What is no text is said to be none; a text in another language than -s says, or the two the wrong way round, is said.
$ printf 'PK\003\004\024\000' > a.docx; jjak align a.docx en.txt
| jjak align: a.docx: it is a ZIP archive, as docx, odt, hwpx and epub are, and no plain text; save it as text first
? 3
$ printf '%%PDF-1.7\n' > a.pdf; jjak align -s ko a.pdf en.txt
| jjak align: a.pdf: it is a PDF and no plain text; pdftotext makes text of it
? 3
$ printf '\320\317\021\340\241\261\032\341' > a.hwp; jjak segment a.hwp
| jjak segment: a.hwp: it is an OLE file, as doc and hwp are, and no plain text; save it as text first
? 3
$ jjak align -s ko -t en en.txt ko.txt | wc -l | tr -d ' '
| jjak align: en.txt looks like en and ko.txt like ko: are they in the wrong order? they are taken for what -s and -t say
| 3
$ jjak align -s kr -t en ko.txt en.txt | wc -l | tr -d ' '
| jjak align: ko.txt looks like ko; it is taken for kr, as -s says
| 3
$ jjak align -t ja ko.txt en.txt | wc -l | tr -d ' '
| jjak align: en.txt looks like en; it is taken for ja, as -t says
| 3
$ jjak align -s ko -t de ko.txt en.txt | wc -l | tr -d ' '
| 3

# segment reads what align reads.
$ gzip -c en.txt | jjak segment -
| It rains a lot today.
| Tomorrow the weather will be fine.
$ jjak segment nix
| jjak segment: nix: cannot be opened: No such file or directory
? 3
$ jjak segment .
| jjak segment: .: is a folder; give a file
? 3

# The texts are not replaced by what comes out of them.
$ cp ko.txt a.ko; cp en.txt a.en; jjak align a.ko a.en -f moses -o a; cmp ko.txt a.ko && cmp en.txt a.en
| jjak align: a.ko: it is one of the texts, and would be replaced; give -o another name
$ jjak align ko.txt en.txt -f tsv -o ./en.txt; jjak align ko.txt en.txt -f tsv -o /dev/null
| jjak align: --output ./en.txt: that is read, and would be replaced; name another file
$ jjak align a.ko a.en -f moses -o b && ls b.*
| jjak align: moses holds no scores, no numbers of sentences
| b.en
| b.ko
$ jjak align a.ko a.en -f moses -o b && ls b.*
| jjak align: moses holds no scores, no numbers of sentences
| b.en
| b.ko
# Where words come from: a dictionary's wrong lines are counted, what was used is written down.
$ printf '비\train\nnonsense\n날씨\tweather\n' > my.tsv
$ jjak align ko.txt en.txt --lexicon my.tsv,builtin -o l.tsv.gz && grep -o '"lexicon": .*"entries": 2}' l.tsv.gz.meta.json | sed 's/: [0-9]\{5\}}/: N}/'
| jjak align: my.tsv: 1 of 3 lines left out, the first one line 2: no tab between two words (read as tsv)
| "lexicon": [{"name": "builtin", "entries": N}, {"name": "my.tsv", "sha256": "b80b0dd3f535d9aa1b7123ca6392568fad98ea5de3a368ac937c20a2860229d7", "entries": 2}
$ jjak align ko.txt en.txt -o l.tsv.gz && grep -o '"lexicon": .*"train"}]' l.tsv.gz.meta.json | sed 's/: [0-9]\{5\}}/: N}/'
| "lexicon": [{"name": "builtin", "entries": N}, {"name": "train"}]
$ jjak align ko.txt en.txt --lexicon none -o l.tsv.gz && grep -o '"lexicon": \[\]' l.tsv.gz.meta.json
| "lexicon": []
$ jjak align ko.txt en.txt --no-words -o l.tsv.gz && grep -c '"lexicon"' l.tsv.gz.meta.json
| 0
? 1
$ gzip -k my.tsv && jjak align ko.txt en.txt --lexicon my.tsv.gz | cut -f 3
| jjak align: my.tsv.gz: 1 of 3 lines left out, the first one line 2: no tab between two words (read as tsv)
| type
| 1-1
| 1-1
$ jjak align ko.txt en.txt --lexicon ko.txt
| jjak align: ko.txt: no line is an entry of a dictionary (ko<TAB>en, en @ ko, or two words a line)
? 3
$ jjak align ko.txt en.txt --lexicon builtin,nothing.tsv
| jjak align: nothing.tsv: cannot be opened: No such file or directory
? 3
$ jjak align ko.txt en.txt --lexicon none,train
| jjak align: --lexicon: none stands alone
? 2
$ jjak align ko.txt en.txt --lexicon builtin,
| jjak align: --lexicon: a name is empty; it takes none, or builtin, train and files, with a comma between
? 2
$ jjak align ko.txt en.txt --lexicon train --no-words
| jjak align: --lexicon train is for words, and --no-words looks at none; leave one of them out
? 2
$ printf 'de\tfr\tp_forth\tp_back\tcount\nhaus\tmaison\t0.5\t0.5\t9\n' > de-fr.tsv; jjak align ko.txt en.txt --lexicon de-fr.tsv
| jjak align: de-fr.tsv: words of de and fr, which are no help for ko and en
? 2
# A line of separators (U+001C to U+001F) is blank: a sentence that a cell could not hold would have no text.
$ printf 'One.\n\034\nTwo.\n' > fs; jjak align --sentences -s en -t en fs fs | cut -f 3,7,8,11,12
| type	src_ids	trg_ids	src_text	trg_text
| 1-1	0	0	One.	One.
| 1-1	1	1	Two.	Two.
