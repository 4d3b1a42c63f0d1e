# OPUS's links and the sentences they name.
$ head='doc_id\tn\ttype\taligner_score\tsrc_lang\ttrg_lang\tsrc_ids\ttrg_ids\tsrc_cuts\ttrg_cuts\tsrc_text\ttrg_text\n'
> { printf "$head"
> printf 'a\t1\t1-1\t0.9876\tko\tja\t0\t0\t\t\t<나> & "너"\tNA\n'
> printf 'a\t3\t1-2\t0.4000\tko\tja\t1\t1 2\t\t3\t둘\t漢字。漢字\n'
> printf 'b\t1\t1-0\t\tko\tja\t0\t\t\t\t왼쪽\t\n'
> } > c.tsv
$ jjak convert -o c.xml c.tsv; cat c.xml c.ko.xml c.ja.xml; ls c.*
| <?xml version="1.0" encoding="UTF-8"?>
| <!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">
| <cesAlign version="1.0">
| <linkGrp targType="s" n="a" fromDoc="c.ko.xml" toDoc="c.ja.xml">
| <link id="d1n1" xtargets="d1s0;d1s0" certainty="0.9876"/>
| <link id="d1n3" xtargets="d1s1;d1s1 d1s2" certainty="0.4000"/>
| </linkGrp>
| <linkGrp targType="s" n="b" fromDoc="c.ko.xml" toDoc="c.ja.xml">
| <link id="d2n1" xtargets="d2s0;"/>
| </linkGrp>
| </cesAlign>
| <?xml version="1.0" encoding="UTF-8"?>
| <text xml:lang="ko">
| <s id="d1s0">&lt;나&gt; &amp; &quot;너&quot;</s>
| <s id="d1s1">둘</s>
| <s id="d2s0">왼쪽</s>
| </text>
| <?xml version="1.0" encoding="UTF-8"?>
| <text xml:lang="ja">
| <s id="d1s0">NA</s>
| <s id="d1s1" gap="">漢字。</s>
| <s id="d1s2">漢字</s>
| </text>
| c.ja.xml
| c.ko.xml
| c.tsv
| c.xml
$ jjak convert c.xml | cmp - c.tsv
$ gzip c.ko.xml; mkdir raw; mv c.ja.xml raw; jjak convert c.xml | cmp - c.tsv

# As OPUS has it: a folder a language, words, ids of its own, times, certainties.
$ mkdir -p xml/de xml/en; cat > xml/l.xml <<END
> <?xml version="1.0" encoding="utf-8"?>
> <!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">
> <cesAlign version="1.0">
> <linkGrp targType="s" fromDoc="de/x.xml.gz" toDoc="en/x.xml.gz">
> <link certainty="2.5" xtargets="1;s1.1 s1.2" id="SL1" />
> <link certainty="-.3" xtargets="2;" id="SL2" />
> </linkGrp></cesAlign>
> END
$ printf '<text><s id="1"><w id="w1">Guten</w> <w id="w2">Tag</w><w>.</w></s><p><s id="2">Eins</s></p></text>' > xml/de/x.xml
$ printf '<text><s id="s1.1"><time id="T1S" value="0"/>Hello</s><s id="s1.2">there.</s></text>' | gzip > xml/en/x.xml.gz
$ jjak convert xml/l.xml | cut -f 1-12
| jjak convert: certainties of links are no probabilities: aligner_score is left empty
| doc_id	n	type	aligner_score	src_lang	trg_lang	src_ids	trg_ids	src_cuts	trg_cuts	src_text	trg_text
| x	1	1-2		de	en	0	0 1		6	Guten Tag .	Hello there.
| x	2	1-0		de	en	1				Eins	
# A file's folders are part of its document's name, its language's is not; the way back in a file is bounded.
$ mkdir -p xml/de/1 xml/de/2; cp xml/de/x.xml xml/de/1; cp xml/de/x.xml xml/de/2
$ sed 's/de.x.xml.gz/de\/1\/x.xml/; s/<.cesAlign>//' xml/l.xml > xml/n.xml; sed '1,3d; s/de.x.xml.gz/de\/2\/x.xml/' xml/l.xml >> xml/n.xml; jjak convert xml/n.xml 2>&1 | cut -f 1-3
| jjak convert: certainties of links are no probabilities: aligner_score is left empty
| doc_id	n	type
| 1/x	1	1-2
| 1/x	2	1-0
| 2/x	1	1-2
| 2/x	2	1-0
$ awk 'BEGIN { print "<text>"; for (k = 1; k <= 5000; k++) print "<s id=\"" k "\">" k "</s>"; print "</text>" }' > xml/de/long.xml; cp xml/de/long.xml xml/en
$ printf '<cesAlign><linkGrp fromDoc="de/long.xml" toDoc="en/long.xml"><link xtargets="4999 5000;5000"/><link xtargets="905;4990"/><link xtargets="904;4991"/></linkGrp></cesAlign>' > xml/o.xml; jjak convert xml/o.xml | cut -f 3,7-12
| jjak convert: xml/de/long.xml: no sentence 904, or one more than 4096 sentences before the latest

# What is refused.
$ sed 's/de.x.xml.gz/..\/c.xml/' xml/l.xml > xml/m.xml; jjak convert xml/m.xml | tail -n +2
| jjak convert: xml/m.xml: a group of links names no file of sentences beside it: ../c.xml
$ sed 's/de.x.xml.gz/\/etc\/passwd/' xml/l.xml > xml/m.xml; jjak convert xml/m.xml | tail -n +2
| jjak convert: xml/m.xml: a group of links names no file of sentences beside it: /etc/passwd
$ sed 's/de.x.xml.gz/de\/y.xml/' xml/l.xml > xml/m.xml; jjak convert xml/m.xml | tail -n +2
| jjak convert: xml/m.xml names the sentences de/y.xml, and there is no such file beside it
$ sed 's/="2;"/="9;"/' xml/l.xml > xml/m.xml; jjak convert xml/m.xml | tail -n 1
| jjak convert: xml/de/x.xml: no sentence 9, or one more than 4096 sentences before the latest
$ sed 's/="2;"/="2"/' xml/l.xml > xml/m.xml; jjak convert xml/m.xml 2>&1 > out
| jjak convert: xml/m.xml, line 6: a link without xtargets="...;..."
? 3
$ jjak convert --from xces - < c.xml
| jjak convert: xces is three files, of which the links name the others; standard input is one
? 2
$ jjak convert -o d.xml.gz c.tsv
| jjak convert: d.xml.gz: xces is written plain; gzip the files, whose names without .gz stay good
? 2
$ jjak convert -f xces -o d.xml -t ko - < c.tsv > out; sed 's/ja/ko/' c.tsv | jjak convert -o e.xml -; ls e.*
| jjak convert: standard input, pair a 1: e.xml: both sides are ko, so both files of sentences would have one name
| ls: cannot access 'e.*': No such file or directory
? 2
$ printf '<tmx/>' > t.xml; jjak convert t.xml
| jjak convert: t.xml: its root is <tmx>, not <cesAlign>; --from says what else it is
? 3
