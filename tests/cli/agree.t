$ printf '[0]:[0]\n[1]:[1, 2]\n[2, 3]:[3]\n[4]:[]\n' > gold
$ printf '[0]:[0]:0.05\n[1]:[1]:0.4\n[]:[2]:0.31\n[2, 3]:[3]:0.02\n[4]:[]:0.9\n' > hyp
$ jjak agree gold hyp
| jjak agree: costs are read as 1 - probability; what another program wrote there may be none
|               P       R      F1    beads     gold
| strict   0.6000  0.6667  0.6316        5        3
| lax      0.8000  1.0000  0.8889        5        3
|
| by shape, strict
| 0-1      0.0000  0.0000  0.0000        1        0
| 1-0      1.0000  1.0000  1.0000        1        1
| 1-1      0.5000  1.0000  0.6667        2        1
| 1-2      0.0000  0.0000  0.0000        0        1
| 2-1      1.0000  1.0000  1.0000        1        1
|
| calibration: how many beads of a score are right
| score      mean   right    beads
| 0.1-0.2  0.1000  1.0000        1
| 0.6-0.7  0.6450  0.0000        2
| 0.9-1.0  0.9650  1.0000        2
$ jjak agree --no-null gold hyp 2> said | head -n 3
|               P       R      F1    beads     gold
| strict   0.6667  0.6667  0.6667        3        3
| lax      1.0000  1.0000  1.0000        3        3
$ jjak agree gold gold
|               P       R      F1    beads     gold
| strict   1.0000  1.0000  1.0000        4        3
| lax      1.0000  1.0000  1.0000        4        3
|
| by shape, strict
| 1-0      1.0000  1.0000  1.0000        1        1
| 1-1      1.0000  1.0000  1.0000        1        1
| 1-2      1.0000  1.0000  1.0000        1        1
| 2-1      1.0000  1.0000  1.0000        1        1
$ jjak agree gold - < hyp 2> said | head -n 2
|               P       R      F1    beads     gold
| strict   0.6000  0.6667  0.6316        5        3

# By documents: their names tell which is which.
$ head='doc_id\tn\ttype\taligner_score\tsrc_lang\ttrg_lang\tsrc_ids\ttrg_ids\tsrc_cuts\ttrg_cuts\tsrc_text\ttrg_text\n'
> { printf "$head"; printf 'a\t1\t1-1\t\t\t\t0\t0\t\t\t\t\nb\t1\t1-1\t\t\t\t0\t0\t\t\t\t\n'; } > g.tsv
> { printf "$head"; printf 'b\t1\t1-1\t\t\t\t0\t0\t\t\t\t\nc\t1\t1-1\t\t\t\t0\t0\t\t\t\t\n'; } > h.tsv
$ jjak agree g.tsv h.tsv
| jjak agree: documents of g.tsv that h.tsv does not have: 1; all their beads count as missed
| jjak agree: documents of h.tsv that g.tsv does not have: 1; left out
|               P       R      F1    beads     gold
| strict   1.0000  0.5000  0.6667        1        2
| lax      1.0000  0.5000  0.6667        1        2
|
| by shape, strict
| 1-1      1.0000  0.5000  0.6667        1        2
$ { cat g.tsv; sed -n 2p g.tsv; } > twice.tsv; jjak agree twice.tsv h.tsv
| jjak agree: twice.tsv: the rows of document a are not together
? 3

$ printf 'src_text\ttrg_text\na\tb\n' > texts.tsv; jjak agree gold texts.tsv
| jjak agree: texts.tsv: pair 1 has no sentence numbers, which agree compares
? 3
$ jjak agree missing gold
| jjak agree: missing: cannot be opened: No such file or directory
? 3
$ : > empty; jjak agree gold empty | head -n 3
|               P       R      F1    beads     gold
| strict   0.0000  0.0000  0.0000        0        3
| lax      0.0000  0.0000  0.0000        0        3

# Of gold's scores there is nothing to say: they are not looked at.
$ printf '[0]:[0]:17.5\n' > gold.vecalign; printf '[0]:[0]\n' > hyp.vecalign; jjak agree gold.vecalign hyp.vecalign | head -n 2
|               P       R      F1    beads     gold
| strict   1.0000  1.0000  1.0000        1        1
