# Why a bead is what it is: a line for the document, then one a bead, whose nats add up to what it weighs.
$ printf '솔빛시 도서관이 3월 1일 문을 열었다.\n사진=솔빛시\n영국에서 온 하디 씨는 밤에 책을 읽는다.\n' > ko
$ printf 'The Solbit library opened on March 1.\nHardy, who came from the United Kingdom, reads books at night.\n' > en
$ jjak align --sentences -s ko -t en --explain e ko en > c.tsv && sed 's/:-\{0,1\}[0-9]*\.[0-9]*/:X/g' e | cut -d '[' -f 1
| {"doc_id":"ko","n":0,"beads":3,"ratio":X,"channels":
| {"doc_id":"ko","n":1,"type":"1-1","posterior":X,"nats":{"shape":X,"length":X,"paragraphs":X,"ends":X,"kinds":X,"met":X,"missed":X,"vectors":X},"met":
| {"doc_id":"ko","n":2,"type":"1-0","posterior":X,"nats":{"shape":X,"length":X,"paragraphs":X,"ends":X,"kinds":X,"met":X,"missed":X,"vectors":X},"met":
| {"doc_id":"ko","n":3,"type":"1-1","posterior":X,"nats":{"shape":X,"length":X,"paragraphs":X,"ends":X,"kinds":X,"met":X,"missed":X,"vectors":X},"met":
$ head -n 1 e | grep -o '"note".*'
| "note":"train: nothing was learned from the two texts themselves: with a large lexicon short ones gain nothing; --lexicon builtin,train learns all the same"}
$ jjak align --sentences -s ko -t en --lexicon builtin,train --explain n ko en > /dev/null; head -n 1 n | grep -o '"note".*'
| "note":"train: nothing was learned from the two texts themselves, since no two words stand together in two sure pairs: they are too short"}
$ jjak align --sentences -s ko -t en --lexicon builtin --explain n ko en > /dev/null; head -n 1 n | grep -o '"note".*'
| "note":"train is off: nothing was learned from the two texts themselves, as --lexicon does not name it"}
$ for k in 2 4 6 8; do printf "zora tika ${k}1\nmela zora ${k}2\ntika puno ${k}3\nmela puno ${k}4\n"; done > la; for k in 2 4 6 8; do printf "ana bit ${k}1\ncod ana ${k}2\nbit del ${k}3\ncod del ${k}4\n"; done > eo
$ jjak align --sentences -s la -t eo --explain n la eo > /dev/null; head -n 1 n | grep -o '"note".*' | sed 's/[0-9][0-9]*/N/'
| "note":"train: N pairs of words were learned from the two texts themselves"}
$ sed -n 2p e | grep -o '"channel":"number"[^}]*'
| "channel":"number","src":[9,11],"trg":[29,34],"words":["3월","March"]
| "channel":"number","src":[12,13],"trg":[35,36],"words":["1","1"]
$ jjak align --sentences -s ko -t en ko en | cmp - c.tsv
$ jjak align --sentences -s ko -t en --no-words --explain n ko en > /dev/null; grep -o '"channels".*' n
| "channels":[],"note":"no words were looked at"}
$ jjak view --explain n c.tsv | wc -l | tr -d ' '; jjak view c.tsv | wc -l | tr -d ' '
| 7
| 7

# The words that met, beside the corpus: in colours on a terminal, else below each pair. What the file does not know is shown without.
$ head='doc_id\tn\ttype\taligner_score\tsrc_lang\ttrg_lang\tsrc_ids\ttrg_ids\tsrc_cuts\ttrg_cuts\tsrc_text\ttrg_text\n'
> { printf "$head"
> printf 'a\t1\t1-1\t0.9876\tko\ten\t0\t0\t\t\t3월에 비가 온다.\tIt rains in March.\n'
> printf 'a\t3\t2-1\t0.9000\tko\ten\t2 3\t2\t4\t\t봄이다. 강에 물이 많다.\tIn spring the river is full of water.\n'
> printf 'b\t1\t1-1\t0.9000\tko\ten\t0\t0\t\t\t비.\tRain.\n'
> } > c.tsv
$ { echo '{"doc_id":"a","n":3,"met":[{"channel":"lexicon","src":[0,1],"trg":[3,9],"words":["봄","spring"]},{"channel":"lexicon","src":[5,6],"trg":[14,19],"words":["강","river"]},{"channel":"user","src":[8,9],"trg":[31,36],"words":["물","water"]}]}'
> echo '{"doc_id":"a","n":1,"met":[{"channel":"number","src":[0,2],"trg":[12,17],"words":["3월","March"]},{"channel":"lexicon","src":[4,5],"trg":[3,8],"words":["비","rains"]}]}'
> } > e
$ jjak view --explain e c.tsv
| a (ko, en)
|      1  1-1 0.987  3월에 비가 온다.               It rains in March.
|                    3월 = March (number), 비 = rains (lexicon)
|      3  2-1 0.900  봄이다. 강에 물이 많다.        In spring the river is full
|                                                   of water.
|                    봄 = spring (lexicon), 강 = river (lexicon), 물 = water
|                    (user)
|
| b (ko, en)
|      1  1-1 0.900  비.                            Rain.
$ jjak view -w 50 --no-null --explain e < c.tsv
| a (ko, en)
|      1  1-1 0.987
| 3월에 비가 온다.          It rains in March.
| 3월 = March (number), 비 = rains (lexicon)
|      3  2-1 0.900
| 봄이다. 강에 물이 많다.   In spring the river is
|                           full of water.
| 봄 = spring (lexicon), 강 = river (lexicon), 물 =
| water (user)
|
| b (ko, en)
|      1  1-1 0.900
| 비.                       Rain.
$ : > e; jjak view --explain e c.tsv | grep -c =
| 0
? 1

# What is wrong is named.
$ jjak align --sentences -s ko -t en --explain - ko en
| jjak align: --output -: --explain goes to standard output; name a file
? 2
$ jjak align --sentences -s ko -t en --explain nowhere/e ko en > out
| jjak align: nowhere/e: cannot be written; make its folder first: No such file or directory
? 4
$ jjak view --explain nowhere c.tsv
| jjak view: nowhere: cannot be opened: No such file or directory
? 3
$ echo 'not JSON' > e; jjak view --explain e c.tsv
| jjak view: e, line 1: not JSON: a value expected at byte 1
? 3
$ echo '{"doc_id":"a"}' > e; jjak view --explain e c.tsv
| jjak view: e, line 1: no doc_id and n; it is a file of jjak align --explain that is wanted
? 3
$ echo '{"doc_id":"a","n":1,"met":[{"channel":"number"}]}' > e; jjak view --explain e c.tsv
| a (ko, en)
| jjak view: e: document a, pair 1: what met is not told as jjak align --explain does
? 3
