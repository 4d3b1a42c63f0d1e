# Words learned from three pairs of texts, together. What stands in one pair of sentences only is not learned.
$ printf 'zora tika\nmela zora\ntika puno\n' > a.xx; printf 'ANA BIT\nCOD ANA\nBIT DEL\n' | tr A-Z a-z > a.yy
$ printf 'zora puno\nmela tika\nmela puno\n' > b.xx; printf 'ANA DEL\nCOD BIT\nCOD DEL\n' | tr A-Z a-z > b.yy
$ printf 'zora tika mela\nsolo puno\n' > c.xx; printf 'ANA BIT COD\nFIN DEL\n' | tr A-Z a-z > c.yy
$ mkdir more && mv c.* more; printf 'trg\tnote\tsrc\na.yy\t1\ta.xx\nb.yy\t2\tb.xx\nmore/c.yy\t3\tmore/c.xx\n' > list
$ jjak lexicon train -s la -t eo --sentences list -o learned.tsv
| jjak lexicon: 4 pairs of words from 8 pairs of sentences
$ cut -f 1,2,5 learned.tsv
| la	eo	count
| mela	cod	4
| puno	del	4
| tika	bit	4
| zora	ana	4

# The order of the pairs does not matter, nor does a line end of Windows.
$ (sed -n 1p list; sed 1d list | sort -r) | sed 's/$/\r/' > turned; jjak lexicon train -s la -t eo --sentences turned 2> said | cmp - learned.tsv; cat said
| jjak lexicon: 4 pairs of words from 8 pairs of sentences
$ jjak lexicon train -s la -t eo --sentences --sample 2 list | tail -n +2
| jjak lexicon: 0 pairs of words from 8 pairs of sentences

$ jjak lexicon show learned.tsv -n 2 | sed 's/0\.[0-9]*/P/g'
| learned.tsv: 4 pairs of words, la and eo
| words of la: 4
| p of .5 and more both ways: 4
| together in 10 pairs of sentences and more: 0
|
| la	eo	p_forth	p_back	count
| mela	cod	P	P	4
| puno	del	P	P	4
$ jjak lexicon show builtin
| jjak lexicon: builtin is within the program; show prints a file that lexicon train wrote, and show --text TEXT how much of a text builtin knows
? 2
$ jjak lexicon show list
| jjak lexicon: list: not written by jjak lexicon train: its first line has to be LANG LANG p_forth p_back count
? 3

# It helps to align, whichever side is the source, and no other languages.
$ printf 'mela puno\ntika zora\n' > d.xx; printf 'cod del\nbit ana\n' > d.yy
$ score() { jjak align --sentences "$@" | awk -F '\t' 'NR == 2 { print $4 }'; }
> (score -s la -t eo --lexicon none d.xx d.yy; score -s la -t eo --lexicon learned.tsv d.xx d.yy; score -s eo -t la --lexicon learned.tsv d.yy d.xx) |
> awk '{ p[NR] = $1 } END { print (p[2] > p[1] ? "surer" : "not surer"), (p[3] > p[1] ? "both ways" : "one way") }'
| surer both ways
$ jjak align -s la -t fi --sentences --lexicon learned.tsv d.xx d.yy
| jjak align: learned.tsv: words of la and eo, which are no help for la and fi
? 2

# What is wrong is named.
$ jjak lexicon train --sentences list
| jjak lexicon: train has to know the languages: -s LANG -t LANG
? 2
$ printf 'a.xx\ta.yy\n' > bad; jjak lexicon train -s la -t eo bad
| jjak lexicon: bad: line 1 has to name the columns src and trg, a tab between; any manifest is read by jjak batch --lexicon train --sample-only
? 3
$ printf 'src\ttrg\na.xx\n' > bad; jjak lexicon train -s la -t eo bad
| jjak lexicon: bad: line 2 names no two files
? 3
$ printf 'src\ttrg\na.xx\tnowhere\n' > bad; jjak lexicon train -s la -t eo bad -o never.tsv; ls never.tsv
| jjak lexicon: nowhere: cannot be opened: No such file or directory
| ls: cannot access 'never.tsv': No such file or directory
? 2
$ jjak lexicon train
| jjak lexicon: it takes train LIST, merge SAMPLE..., or show FILE (jjak lexicon -h)
? 2

# A sample: what is learned from, in a file. However the texts were shared out, samples add up to that of one run.
$ jjak lexicon train -s la -t eo --sentences list -o all.sample; sed -n '1p; $p' all.sample | cut -f 1-6 | sed 's/[0-9a-f]\{64\}/SHA/'
| jjak sample	1	la	eo	100000	8
| end	8	SHA
$ for k in 2 3 4; do sed -n "1p; ${k}p" list > part; jjak lexicon train -s la -t eo --sentences part -o $k.sample.gz; done
$ jjak lexicon merge 3.sample.gz 4.sample.gz 2.sample.gz | cmp - learned.tsv
| jjak lexicon: 4 pairs of words from 8 pairs of sentences
$ jjak lexicon merge -o sum.sample 2.sample.gz 4.sample.gz 3.sample.gz; cmp sum.sample all.sample; jjak lexicon merge -o 34.sample 3.sample.gz 4.sample.gz
$ jjak lexicon merge -o sum.sample.gz 34.sample 2.sample.gz; zcat sum.sample.gz | cmp - all.sample; jjak lexicon merge - < all.sample | cmp - learned.tsv
| jjak lexicon: 4 pairs of words from 8 pairs of sentences
$ for n in 1 3 5; do jjak lexicon train -s la -t eo --sentences --sample $n list -o one.sample
>   for k in 2 3 4; do sed -n "1p; ${k}p" list > part; jjak lexicon train -s la -t eo --sentences --sample $n part -o $k.sample; done
>   jjak lexicon merge 2.sample 3.sample 4.sample -o sum.sample && cmp sum.sample one.sample
>   jjak lexicon merge all.sample --sample $n -o sum.sample && cmp sum.sample one.sample; done; wc -l < one.sample
| 7

# The keys of the doc_id, where LIST has one.
$ sed '1s/note/doc_id/' list > named; jjak lexicon train -s la -t eo --sentences named -o named.sample; cut -f 1 named.sample | cmp -s - all.sample || wc -l < named.sample
| 10

# A sample that is cut, changed, of other languages, of another version, or none.
$ head -n 4 all.sample > bad; jjak lexicon merge bad -o never.tsv; ls never.tsv
| jjak lexicon: bad: the sample is cut behind line 4; make it again
| ls: cannot access 'never.tsv': No such file or directory
? 2
$ sed 's/bit/bat/' all.sample > bad; jjak lexicon merge bad
| jjak lexicon: bad: line 10: the SHA-256 differs; the sample is damaged, make it again
? 4
$ (cat all.sample; echo more) > bad; jjak lexicon merge bad
| jjak lexicon: bad: line 11: it goes on behind its end; the sample is damaged, make it again
? 4
$ head -c 100 sum.sample.gz > bad.gz; jjak lexicon merge bad.gz | head -n 1
| jjak lexicon: bad.gz: the gzip data are cut short; get the whole file
$ jjak lexicon train -s la -t fi --sentences list -o other.sample; jjak lexicon merge all.sample other.sample
| jjak lexicon: other.sample: a sample of la and fi; the others are of la and eo
? 3
$ sed '1s/1/2/' all.sample > bad; jjak lexicon merge bad
| jjak lexicon: bad: a sample of version 2, and this jjak reads 1; make it again
? 3
$ jjak lexicon merge learned.tsv; : > bad; jjak lexicon merge bad
| jjak lexicon: learned.tsv: no sample: its first line has to begin with "jjak sample", as jjak lexicon train -o NAME.sample writes it
| jjak lexicon: bad: no sample: it is empty
? 3
$ jjak lexicon merge 2.sample --sample 100
| jjak lexicon: --sample 100: the samples hold the first 5 beads, and of the others nothing is known
? 2

# Scripts that put no space between words: their words are found, and so can be learned.
$ printf 'แมวกินปลา\nหมากินข้าว\nแมวดื่มน้ำ\nหมาดื่มนม\nแมวเห็นหมา\n' > th; printf 'the cat eats fish\nthe dog eats rice\nthe cat drinks water\nthe dog drinks milk\nthe cat sees the dog\n' > en
$ printf 'src\ttrg\nth\ten\n' > list.th; jjak lexicon train -s th -t en --sentences list.th 2> said | cut -f 1,2,5
| th	en	count
| กิน	eat	2
| ดื่ม	drink	2
| หมา	dog	3
| แมว	cat	3

# How much of a text a lexicon knows.
$ printf 'mela puno mela wrtz\nwrtz vel wrtz tika\n' > text; jjak lexicon show learned.tsv -s la -t eo --text text
| text (la)
| different words: 5, known 3 (60.0 %)
| words: 8, known 4 (50.0 %)
|
| not known:
| 3	wrtz
| 1	vel
$ printf '도서관에서 책을 읽었다. 퀘롭이 퀘롭을 보았다.\n' > ko; jjak lexicon show builtin -s ko -t en --text ko | sed 's/:.*//'
| ko (ko)
| different words
| words
|
| not known
| 2	퀘롭
$ printf 'Librarians read the books of the wrtz.\n' > en; jjak lexicon show builtin -s ko -t en --text en -n 1
| en (en)
| different words: 4, known 3 (75.0 %)
| words: 4, known 3 (75.0 %)
|
| not known:
| 1	wrtz
$ jjak lexicon show builtin --text en
| jjak lexicon: show --text has to know the languages of FILE: -s LANG -t LANG
? 2
