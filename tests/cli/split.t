$ printf 'doc_id\tn\ttype\taligner_score\tsrc_lang\ttrg_lang\tsrc_ids\ttrg_ids\tsrc_cuts\ttrg_cuts\tsrc_text\ttrg_text\n' > head
$ row() { printf '%s\t%s\t1-1\t0.9\tko\ten\t\t\t\t\t%s\t%s\n' "$@"; }
> { cat head; row a 1 '오늘은 하루 종일 비가 온다.' 'It rains all day long today.'; row a 2 '시장에는 사과가 많이 나왔다.' 'There are many apples at the market.'
> row b 1 '문은 안에서 잠겨 있었다.' 'The door was locked from within.'; row b 2 '열쇠는 아무도 찾지 못했다.' 'Nobody could find the key.'
> row c 1 '문은 안에서 잠겨 있었다!' 'The door was locked from within!'; row c 2 '등대에는 불이 켜졌다.' 'The lamp of the lighthouse was lit.'
> row d 1 '기차는 십 분 늦게 도착했다.' 'The train arrived ten minutes late.'; row d 2 '역에는 눈이 쌓여 있었다.' 'Snow lay on the platform.'
> row e 1 '배는 새벽에 항구를 떠났다.' 'The ship left the harbour at dawn.'; row e 2 '선장은 말이 없었다.' 'The captain did not say a word.'
> row f 1 '다리는 삼 년 만에 다시 열렸다.' 'The bridge opened again after three years.'; row f 2 '강물은 천천히 흘렀다.' 'The river flowed slowly.'; } > in.tsv

# b and c are tied: they stay together.
$ jjak split --dev 2 --test 4 -f tsv -o s in.tsv --json c.json; ls s; for side in train dev test; do echo $side $(cut -f 1 s/$side.tsv | sed 1d | uniq); done; cat c.json; cat s/dropped.tsv
|            documents        pairs       %
| train              3            6   50.00
| dev                1            2   16.67
| test               2            4   33.33
| all                6           12  100.00
| 2 documents are tied to others; leaks: 0
| dev.tsv
| dropped.tsv
| test.tsv
| train.tsv
| train b c e
| dev a
| test d f
| {"read": 12, "documents": 6, "train": {"pairs": 6, "documents": 3}, "dev": {"pairs": 2, "documents": 1}, "test": {"pairs": 4, "documents": 2}, "near": {"pairs": 0, "documents": 0}, "excluded": {"pairs": 0, "documents": 0}, "ties": {"pairs": 0, "documents": 0}, "largest": {"pairs": 4, "documents": 2}, "previous": 0, "tied": 2, "leaks": 0}
| doc_id	n	reason
$ jjak split --check s
| side	pair	is_near	pair
$ jjak split --dev 2 --test 4 -f tsv -o s in.tsv
| jjak split: s: there is something in it; -o names a new folder
? 2
$ jjak split --dev .2 --test .4 -f tsv -o shares in.tsv 2> /dev/null; for side in train dev test; do cmp s/$side.tsv shares/$side.tsv; done

# A cluster goes whole, or not at all: that is said.
$ jjak split --test 3 -f tsv -o big in.tsv > said 2>&1; tail -n 1 said; { cat head; for n in 1 2 3 4; do printf "d$n\t1\t1-1\t0.9\tko\ten\t\t\t\t\t문은 안에서 잠겨 있었다.\tThe door was locked from within.\n"; done; } > tied.tsv; jjak split --test 3 -f tsv -o tied tied.tsv 2>&1 | tail -n 1
| 2 documents are tied to others; leaks: 0
| jjak split: test has 0 pairs, not 3: documents that are tied go together, and the largest such cluster has 4 documents, 4 pairs; jjak dedup --near leaves out what ties them

# What was left in DIR.part by a crash goes; a corpus without a pair.
$ mkdir w.part; echo old | tee w.part/train.jsonl > w.part/dev.tsv.gz.part; jjak split --test 3 -f tsv -o w head 2>&1 | tail -n 1; ls w; cat w/train.tsv | wc -l
| jjak split: test has 0 pairs, not 3: documents that are tied go together, and the largest such cluster has 0 documents, 0 pairs; jjak dedup --near leaves out what ties them
| dev.tsv
| dropped.tsv
| test.tsv
| train.tsv
| 1

# What came later: the old ones stay; one that is tied to train and test is on no side; a pair near to one of theirs is dropped.
$ row() { printf '%s\t%s\t1-1\t0.9\tko\ten\t\t\t\t\t%s\t%s\n' "$@"; }
> one=$(sed -n 2p s/train.tsv | cut -f 11-) two=$(sed -n 2p s/test.tsv | cut -f 11-)
> { cat in.tsv; printf 'g\t1\t1-1\t0.9\tko\ten\t\t\t\t\t%s\ng\t2\t1-1\t0.9\tko\ten\t\t\t\t\t%s\n' "$one" "$two"
> row h 1 '아이들은 마당에서 놀고 있다.' 'The children are playing in the yard.'; } > more.tsv
> jjak split --dev 3 --test 4 --previous s/ -f tsv -o t more.tsv; for side in train dev test; do echo $side $(cut -f 1 t/$side.tsv | sed 1d | uniq); done; cat t/dropped.tsv
|            documents        pairs       %
| train              3            6   40.00
| dev                2            3   20.00
| test               2            4   26.67
| ties               1            2   13.33
| all                8           15  100.00
| 2 documents are tied to others; leaks: 0
| train b c e
| dev a h
| test d f
| doc_id	n	reason
| g		ties
$ one=$(sed -n 2p s/train.tsv | cut -f 11-)
> { cat head; printf 'x\t1\t1-1\t0.9\tko\ten\t\t\t\t\t%s\n' "$one"; for n in 2 3 4 5 6 7 8 9; do printf "x\t$n\t1-1\t0.9\tko\ten\t\t\t\t\t$n $n $n\t$n $n $n $n\n"; done; } > others.tsv
> jjak split --dev 2 --test 4 --exclude others.tsv -o u in.tsv; cat u/dropped.tsv; jjak split --check u --exclude others.tsv; jjak split --check s --exclude others.tsv
|            documents        pairs       %
| train              1            2   16.67
| dev                1            2   16.67
| test               2            4   33.33
| excluded           2            4   33.33
| all                6           12  100.00
| 0 documents are tied to others; leaks: 0
| doc_id	n	reason
| b		excluded
| c		excluded
| side	pair	is_near	pair
| side	pair	is_near	pair
| train	1	exclude	1
| train	3	exclude	1
? 1
$ mkdir bad; cp s/*.tsv bad; tail -n 1 s/test.tsv | sed 's/^./z/' >> bad/train.tsv; jjak split --check bad
| side	pair	is_near	pair
| train	7	test	4
? 1
$ jjak history u/test.tsv.gz | tail -n 1
| jjak split --dev 2 --test 4 --exclude others.tsv -o u in.tsv

$ jjak split -o v in.tsv
| jjak split: --dev N, --test N or both say how many pairs go there; below 1 a share
? 2
$ jjak split --test 5 in.tsv
| jjak split: -o DIR says where train, dev and test go
? 2
$ jjak split --test 5 -o v < in.tsv
| jjak split: it takes one corpus, a file (jjak split -h)
? 2
$ jjak split --test 5 -o v - < in.tsv
| jjak split: it reads three times, and standard input or a pipe can be read once; give a file
? 2
$ jjak split --test 5 --near .2 -o v in.tsv
| jjak split: --near is from 0.5 to 1
? 2
$ jjak split --test .5 --dev .5 -o v in.tsv
| jjak split: --dev .5 --test .5: nothing is left for train
? 2
$ jjak split --test some -o v in.tsv
| jjak split: --test some: a number of pairs, or a share such as 0.05
? 2
$ jjak split --test 5 -f moses -o v in.tsv
| jjak split: --format moses: here it is one of tsv tsv.gz jsonl jsonl.gz; jjak convert makes others of them
? 2
$ jjak split --test 5 -o in.tsv in.tsv
| jjak split: in.tsv: is no folder; -o names one
? 2
$ jjak split --test 5 -o no/v in.tsv
| jjak split: no/v.part: cannot be made; make the folder it is in first: No such file or directory
? 4
$ jjak split --test 5 --previous bad/no -o v in.tsv
| jjak split: bad/no: no train.tsv.gz, nor of another ending: tsv tsv.gz jsonl jsonl.gz; jjak split -o makes such a folder
? 3
$ jjak split --test 5 -o v no.tsv
| jjak split: no.tsv: cannot be opened: No such file or directory
? 3
$ jjak split --check s in.tsv
| jjak split: --check DIR takes nothing else
? 2
$ jjak split --check .
| jjak split: .: no train.tsv.gz, nor of another ending: tsv tsv.gz jsonl jsonl.gz; jjak split -o makes such a folder
? 3
$ ls; ls -A | grep -c '^\.'
| bad
| big
| c.json
| head
| in.tsv
| more.tsv
| others.tsv
| s
| said
| shares
| t
| tied
| tied.tsv
| u
| w
| 0
? 1

# All of it in dev and test: that is said.
$ jjak split --dev 10 --test 2 -f tsv -o all in.tsv 2>&1 | sed -n '2p; $p'
| train              0            0    0.00
| jjak split: nothing is left for train: dev and test ask for 12 of 12 pairs
