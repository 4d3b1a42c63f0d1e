# What is asked of no command in particular.
$ jjak
| jjak COMMAND [options] ...: two texts in, a parallel corpus out
|
|   align      align two texts, sentence by sentence
|   batch      align many document pairs into one corpus
|   merge      put the shards of a batch together
|   segment    cut a text into sentences
|   view       show pairs of a corpus, side by side
|   get        fetch pairs by number or document
|   agree      compare beads with gold ones: precision, recall, F1
|   verify     compare a corpus with what it claims to be
|   repair     save what is whole of a damaged corpus, and name what is lost
|   index      make a corpus's .gzi and .idx again
|   convert    write pairs in another format
|   lexicon    learn words from texts and their translations, and show them
|   stats      say what a corpus is made of: counts, lengths, ratios, scores, words
|   grep       find pairs by what stands in them
|   filter     leave out pairs that rules find bad
|   dedup      of pairs that say the same keep the best-scored one
|   split      train, dev and test by document, with no leak between them
|   head       write the first pairs or documents
|   sample     write some of the pairs, drawn by a seed
|   cat        put corpora one behind the other
|   append     put pairs behind those of a corpus
|   history    say how a corpus was made, as a script that makes it again
|   score      score translations: BLEU, chrF, TER, as sacreBLEU does, with tests
|   help       say what a command does and which options it has
|
| an article: align, view; a training set: batch, filter, dedup, split, convert; in this order
| jjak help COMMAND, or jjak COMMAND -h: its options
| jjak --version: versions of jjak, ICU and zlib
? 2
$ jjak help nothing
| jjak help: no command nothing; jjak help lists them
? 2
$ jjak help align view
| jjak help: one command at a time
? 2
$ jjak algin a b
| jjak: no command algin; did you mean align? (jjak help lists them)
? 2
$ jjak --help | head -n 1
| jjak COMMAND [options] ...: two texts in, a parallel corpus out
$ jjak -h | head -n 1
| jjak COMMAND [options] ...: two texts in, a parallel corpus out
$ jjak --version | sed 's/[0-9][0-9.]*/N/g'
| jjak N
| ICU N (Unicode N)
| zlib N

# Each command prints its help in three ways, and they are one.
$ for c in align segment view get agree verify index convert help; do
>     jjak $c -h > 1; jjak help $c > 2; jjak $c --help > 3
>     cmp 1 2 && cmp 2 3 && head -n 1 1
> done
| jjak align [options] SOURCE TARGET
| jjak segment [options] [FILE]
| jjak view [options] [CORPUS]
| jjak get [options] CORPUS N[-M] | DOC[:N[-M]]
| jjak agree [options] GOLD HYP
| jjak verify [options] CORPUS
| jjak index [options] CORPUS
| jjak convert [options] [-o OUT] IN
| jjak help [COMMAND]

# Help goes before what else is asked for.
$ jjak align --no-null -h nowhere | head -n 2
| jjak align [options] SOURCE TARGET
| align two texts, sentence by sentence
