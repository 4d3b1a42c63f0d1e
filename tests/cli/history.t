# Every step is in the metadata of what came of it; history tells them as a script.
$ printf '첫째 문장이다.\n둘째 문장이다.\n' > ko.txt; printf 'This is the first sentence.\nThis is the second one.\n' > en.txt
$ mkdir far; mv en.txt far; jjak align -s ko -t en --lexicon builtin -@2 -o a.tsv.gz ko.txt far/en.txt
$ jjak convert --min-score .05 a.tsv.gz -o "b c.tsv.gz"; jjak convert -@2 "b c.tsv.gz" -o far/d.tsv.gz
$ jjak history far/d.tsv.gz
| #!/bin/sh
| # Makes the corpus again, in the folder where its texts are.
| set -e
|
| # a.tsv.gz: 2 pairs, by jjak 0.1.0
| echo '7dc3899bd37c5f891dda55caefab62fae0855bafda7d6b7d758a411776b9b334  ko.txt' | sha256sum -c -
| echo '78782fe03496c92bce26077523d1989aabc0643a6a27a04b9c33ace3bca40329  en.txt' | sha256sum -c -
| jjak align --source ko --target en --lexicon builtin -o a.tsv.gz ko.txt en.txt
|
| # b c.tsv.gz: 2 pairs, by jjak 0.1.0
| jjak convert --min-score 0.05 -o 'b c.tsv.gz' a.tsv.gz
|
| # d.tsv.gz: 2 pairs, by jjak 0.1.0
| jjak convert -o d.tsv.gz 'b c.tsv.gz'
$ grep -o '"history": .$' far/d.tsv.gz.meta.json; jjak verify far/d.tsv.gz
| "history": [
| far/d.tsv.gz: 2 pairs, 1 documents, 0 differences

# The script does make it again, byte for byte, metadata too.
$ mkdir again; cp ko.txt far/en.txt again; jjak history far/d.tsv.gz > again/make.sh; cd again; sh make.sh; cmp d.tsv.gz ../far/d.tsv.gz && cmp d.tsv.gz.meta.json ../far/d.tsv.gz.meta.json; cd ..
| ko.txt: OK
| en.txt: OK

# Another text under the old name is noticed before anything is made of it.
$ echo 셋째. >> again/ko.txt; cd again; rm a.tsv.gz; sh make.sh 2> /dev/null; ls a.tsv.gz; cd ..
| ko.txt: FAILED
| ls: cannot access 'a.tsv.gz': No such file or directory

# Metadata of another file tell nothing of this one.
$ zcat a.tsv.gz | head -n 2 | jjak convert - -o e.tsv.gz; cp a.tsv.gz.meta.json e.tsv.gz.meta.json; jjak convert e.tsv.gz --no-null -o f.tsv.gz; jjak history f.tsv.gz | tail -n +4
|
| # f.tsv.gz: 1 pairs, by jjak 0.1.0
| echo '2308735b9bd641ce8ca621b0421c5e9fcfb1d2f12e7f5c56bdab1605242159cc  e.tsv.gz' | sha256sum -c -
| jjak convert --no-null -o f.tsv.gz e.tsv.gz
$ jjak convert -o f.tsv f.tsv.gz; jjak history f.tsv
| jjak history: f.tsv: no metadata beside it (f.tsv.meta.json)
? 3
$ jjak convert - -o g.tsv.gz < f.tsv; jjak history g.tsv.gz | tail -n 2
| # g.tsv.gz: 1 pairs, by jjak 0.1.0
| jjak convert -o g.tsv.gz -

# Both files of moses are inputs.
$ jjak convert -f moses -o m a.tsv.gz 2> said; jjak convert --from moses m -s en -o h.tsv.gz 2> said; grep -o '"name": "[^"]*"' h.tsv.gz.meta.json
| "name": "m.en"
| "name": "m.ko"

# Whatever a file is called, its name is a name: no option, no command, and sha256sum finds it.
$ mkdir odd; cd odd; echo '이름이 이상하다.' > ./-ko.txt; echo 'The name is odd.' > 'a
> touch broken-in
> \b.txt'; jjak align -s ko -t en --lexicon builtin -o './-c
> touch broken-in
> .tsv.gz' -- -ko.txt 'a
> touch broken-in
> \b.txt'; jjak history -- '-c
> touch broken-in
> .tsv.gz' > make.sh; cat make.sh; mv -- '-c
> touch broken-in
> .tsv.gz' was; sh make.sh; cmp -- '-c
> touch broken-in
> .tsv.gz' was; ls broken-in
| #!/bin/sh
| # Makes the corpus again, in the folder where its texts are.
| set -e
|
| # -c?touch broken-in?.tsv.gz: 1 pairs, by jjak 0.1.0
| echo 'c5f0ff3f67def620f4737c6b07a1c8ef6084ad99a2f9ffa08fd9e18b015ce1d6  -ko.txt' | sha256sum -c -
| printf '%s\n' '\9a9bacb4ffe182e36dfc9b569631703566eec96e99f68042ed60a02cd2f545f3  a\ntouch broken-in\n\\b.txt' | sha256sum -c -
| jjak align --source ko --target en --lexicon builtin -o './-c
| touch broken-in
| .tsv.gz' ./-ko.txt 'a
| touch broken-in
| \b.txt'
| -ko.txt: OK
| \a\ntouch broken-in\n\\b.txt: OK
| ls: cannot access 'broken-in': No such file or directory
? 2
