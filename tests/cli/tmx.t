# TMX 1.4b, written and read.
$ head='doc_id\tn\ttype\taligner_score\tsrc_lang\ttrg_lang\tsrc_ids\ttrg_ids\tsrc_cuts\ttrg_cuts\tsrc_text\ttrg_text\tlicence\n'
> { printf "$head"
> printf 'a\t1\t1-1\t0.9876\tko\ten\t0\t0\t\t\t<나> & "너"\tNA\tMIT\n'
> printf 'a\t2\t1-0\t0.4000\tko\ten\t1\t\t\t\t왼쪽\t\t\n'
> printf 'b\t1\t2-1\t1.0000\tko\ten\t0 1\t0\t4\t\t하\001나. 둘.\tOne,\357\277\277 two.\t\n'
> } > c.tsv
$ jjak convert -o c.tmx c.tsv; cat c.tmx
| jjak convert: tmx: 2 characters that it does not have were left out
| <?xml version="1.0" encoding="UTF-8"?>
| <!DOCTYPE tmx SYSTEM "tmx14.dtd">
| <tmx version="1.4">
| <header creationtool="jjak" creationtoolversion="0.1.0" segtype="sentence" o-tmf="jjak" adminlang="en" srclang="ko" datatype="plaintext">
| <prop type="x-column">licence</prop>
| </header>
| <body>
| <tu><prop type="x-doc_id">a</prop><prop type="x-n">1</prop><prop type="x-type">1-1</prop><prop type="x-aligner_score">0.9876</prop><prop type="x-src_ids">0</prop><prop type="x-trg_ids">0</prop><prop type="x-licence">MIT</prop><tuv xml:lang="ko"><seg>&lt;나&gt; &amp; &quot;너&quot;</seg></tuv><tuv xml:lang="en"><seg>NA</seg></tuv></tu>
| <tu><prop type="x-doc_id">a</prop><prop type="x-n">2</prop><prop type="x-type">1-0</prop><prop type="x-aligner_score">0.4000</prop><prop type="x-trg_lang">en</prop><prop type="x-src_ids">1</prop><tuv xml:lang="ko"><seg>왼쪽</seg></tuv></tu>
| <tu><prop type="x-doc_id">b</prop><prop type="x-n">1</prop><prop type="x-type">2-1</prop><prop type="x-aligner_score">1.0000</prop><prop type="x-src_ids">0 1</prop><prop type="x-trg_ids">0</prop><prop type="x-src_cuts">3</prop><tuv xml:lang="ko"><seg>하나. 둘.</seg></tuv><tuv xml:lang="en"><seg>One, two.</seg></tuv></tu>
| </body>
| </tmx>
# What comes back lacks what XML does not have, and cuts stand where they belong.
$ jjak convert c.tmx | cut -f 1-5,7,9-13
| doc_id	n	type	aligner_score	src_lang	src_ids	src_cuts	trg_cuts	src_text	trg_text	licence
| a	1	1-1	0.9876	ko	0			<나> & "너"	NA	MIT
| a	2	1-0	0.4000	ko	1			왼쪽		
| b	1	2-1	1.0000	ko	0 1	3		하나. 둘.	One, two.	
# A null keeps both languages.
$ jjak convert c.tmx | cut -f 3,5,6 | sed -n 3p
| 1-0	ko	en
# Turned round, what belongs to a side goes with it.
$ jjak convert -s en -t ko c.tmx | cut -f 1,3,5-12
| doc_id	type	src_lang	trg_lang	src_ids	trg_ids	src_cuts	trg_cuts	src_text	trg_text
| a	1-1	en	ko	0	0			NA	<나> & "너"
| a	0-1	en	ko		1				왼쪽
| b	1-2	en	ko	0	0 1		3	One, two.	하나. 둘.
# Without languages there is no unit; -s and -t say them.
$ printf 'src_text\ttrg_text\n가\ta\n' > t.tsv; jjak convert -f tmx t.tsv
| jjak convert: t.tsv, pair t 1: standard output: pair 1 does not say its two languages; -s and -t do
? 3
$ jjak convert -f tmx -s ko -t en t.tsv | grep '<tu>'
| <tu><prop type="x-doc_id">t</prop><prop type="x-n">1</prop><tuv xml:lang="ko"><seg>가</seg></tuv><tuv xml:lang="en"><seg>a</seg></tuv></tu>

# Another program's: three languages, codes, what is emphasised, no props of ours.
$ cat > o.tmx <<END
> <?xml version="1.0" encoding="utf-8"?>
> <tmx version="1.4"><header creationtool="other" srclang="en-US"/><body>
> <tu><note>n</note><tuv xml:lang="FR"><seg>Un</seg></tuv><tuv xml:lang="EN-us"><prop type="x">y</prop><seg>One <hi>bold</hi> <bpt i="1">&lt;b></bpt>x<ept i="1"/></seg></tuv><tuv xml:lang="ko_KR"><seg>하나
> 둘</seg></tuv></tu>
> <tu srclang="ko"><tuv xml:lang="en"><seg>Two</seg></tuv><tuv xml:lang="ko"><seg>둘</seg></tuv></tu>
> <tu><tuv xml:lang="fr"><seg>seul</seg></tuv></tu>
> </body></tmx>
> END
$ jjak convert o.tmx | cut -f 1,2,5,6,11,12
| jjak convert: some units have more than two languages, of which two are read; -s and -t say which; units without both languages, left out: 1
| doc_id	n	src_lang	trg_lang	src_text	trg_text
| o	1	en	fr	One bold x	Un
| o	2	ko	en	둘	Two
$ jjak convert -s ko -t en o.tmx | cut -f 5,6,11,12
| jjak convert: units without both languages, left out: 1
| src_lang	trg_lang	src_text	trg_text
| ko	en	하나 둘	One bold x
| ko	en	둘	Two
$ jjak convert -s ko o.tmx 2>&1 | cut -f 5,6,11,12
| jjak convert: some units have more than two languages, of which two are read; -s and -t say which; units without both languages, left out: 1
| src_lang	trg_lang	src_text	trg_text
| ko	fr	하나 둘	Un
| ko	en	둘	Two
$ jjak convert -t fr o.tmx | cut -f 5,6,11,12
| jjak convert: some units have more than two languages, of which two are read; -s and -t say which; units without both languages, left out: 2
| src_lang	trg_lang	src_text	trg_text
| en	fr	One bold x	Un

# What is refused, and where.
$ printf '<tmx><header/><body>\n<tu><tuv xml:lang="ko"><seg>a</tuv></tu></body></tmx>' | jjak convert --from tmx -
| jjak convert: standard input, line 2: an end tag that is not of the innermost element
? 3
$ printf '<tmx><header/><body><tu><tuv xml:lang="ko"><seg>a' | jjak convert --from tmx -
| jjak convert: standard input, line 1: the file ends before its elements do
? 3
$ printf '<!DOCTYPE tmx [\n<!ENTITY a SYSTEM "/etc/passwd">]><tmx/>' | jjak convert --from tmx -
| jjak convert: standard input, line 1: a DTD inside the file, which is not read: it could declare entities
? 3
$ printf '<html/>' | jjak convert --from tmx -
| jjak convert: standard input: its root is <html>, not <tmx>; --from says what else it is
? 3
$ printf '<tmx><header/></tmx>' | jjak convert --from tmx -
| jjak convert: standard input: a TMX without a body
? 3
$ printf '<?xml version="1.0" encoding="EUC-KR"?><tmx/>' | jjak convert -
| jjak convert: standard input, line 1: it declares another encoding than UTF-8, or UTF-16 and is none; iconv and a new declaration make it so
? 3
$ printf '\377\376<\000t\000>\000\n\000\000\330<\000/\000' | jjak convert --from tmx -
| jjak convert: standard input, line 2, byte 11 of the file: half of a character, a lone surrogate, so this is no UTF-16; a program that replaces such characters makes it so
? 3
