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
| jjak lexicon: bad: line 1 has to name the columns src and trg, a tab between
? 3
$ printf 'src\ttrg\na.xx\n' > bad; jjak lexicon train -s la -t eo bad
| jjak lexicon: bad: line 2 names no two files
? 3
$ printf 'src\ttrg\na.xx\tnowhere\n' > bad; jjak lexicon train -s la -t eo bad -o never.tsv; ls never.tsv
| jjak lexicon: nowhere: cannot be opened: No such file or directory
| ls: cannot access 'never.tsv': No such file or directory
? 2
$ jjak lexicon train
| jjak lexicon: it takes train LIST, or show FILE (jjak lexicon -h)
? 2
