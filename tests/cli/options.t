# An option that there is not: the nearest one, or where all of them stand.
$ jjak align --sorce ko a b
| jjak align: no option --sorce; did you mean --source? (jjak align -h lists them)
? 2
$ jjak align --min-scor=1 a b
| jjak align: no option --min-scor=1; did you mean --min-score? (jjak align -h lists them)
? 2
$ jjak align --sent a b
| jjak align: no option --sent; did you mean --sentences? (jjak align -h lists them)
? 2
$ jjak align --xyzzy a b
| jjak align: no option --xyzzy; jjak align -h lists them; a file of that name: ./--xyzzy
? 2
$ jjak align -x a b
| jjak align: no option -x; jjak align -h lists them; a file of that name: ./-x
? 2

# Letters are not clustered.
$ jjak align -st a b
| jjak align: t: no language; give an ISO 639 code such as ko, kor or ko-KR
? 2

# Values: behind it, behind =, behind a letter.
$ jjak align a b -s
| jjak align: --source wants LANG behind it: language of SOURCE: ko, kor, ko-KR, kor_Hang; told from the text otherwise
? 2
$ jjak align --no-null=1 a b
| jjak align: --no-null takes no value
? 2
$ jjak align --threads=two a b
| jjak align: --threads two: N is a whole number, 0 or more
? 2
$ jjak align -@ -1 a b
| jjak align: --threads -1: N is a whole number, 0 or more
? 2
$ jjak align --min-score high a b
| jjak align: --min-score high: P is a number such as 0.5
? 2
$ jjak align --min-score 1e400 a b
| jjak align: --min-score 1e400: P is a number such as 0.5
? 2
$ jjak align --min-score 1.5 a b
| jjak align: --min-score 1.5: a score is a probability, 0 to 1
? 2
$ jjak convert --min-score -1 a; jjak align --min-score -1 a b
| jjak convert: --min-score -1: a score is a probability, 0 to 1
| jjak align: --min-score -1: a score is a probability, 0 to 1
? 2
$ jjak align -s=ko a b
| jjak align: a: cannot be opened: No such file or directory
? 3
$ printf '가나다.\n' > ko; printf 'Abc.\n' > en
$ jjak align -sko --target=en ko en | cut -f 1-3,5-8,11-
| doc_id	n	type	src_lang	trg_lang	src_ids	trg_ids	src_text	trg_text
| ko	1	1-1	ko	en	0	0	가나다.	Abc.
$ jjak align --no-words --no-null -@2 ko en -s ko -t en | wc -l | tr -d ' '
| 2

# What follows -- is no option; a lone - is standard input.
$ cp ko ./-s; jjak align -t en -- -s en | cut -f 1
| doc_id
| -s
$ jjak align -t en -s ko - en < ko | cut -f 1,11
| doc_id	src_text
| stdin	가나다.
$ jjak align - - < ko
| jjak align: both texts are standard input; one of them can be
? 2
$ jjak agree - - < ko
| jjak agree: both files are standard input; one of them can be
? 2

# How many arguments.
$ jjak align ko
| jjak align: it takes two texts, SOURCE and TARGET, not 1 (jjak align -h)
? 2
$ jjak align ko en fr
| jjak align: it takes two texts, SOURCE and TARGET, not 3; -o FILE names the output (jjak align -h)
? 2
$ jjak agree ko
| jjak agree: it takes two files, gold first, not 1 (jjak agree -h)
? 2
$ jjak convert
| jjak convert: it takes one file, or - for standard input, not 0 (jjak convert -h)
? 2
$ jjak view a b
| jjak view: it takes one file, or none for standard input, not 2; jjak get CORPUS DOC | jjak view shows a part
? 2
