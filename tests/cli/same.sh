# Whatever the locale and the number of threads, and whatever folder it is done in, the bytes are the same.
jjak=$1/jjak
passed=0 failed=0
same() {
    if cmp -s "$1" "$2"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "not the same: $3"; fi
}

# Long enough for several blocks: 1,200 different sentences a side.
awk 'BEGIN {
    for (i = 0; i < 1200; i++) {
        ko = sprintf("%d번째 이야기에서 사람들은 I와 i를 %.2f번 바꾸어 적었다.", i, i / 7)
        en = sprintf("In story %d the people wrote I for i, and the other way round, %.2f times.", i, i / 7)
        print ko > "ko.txt"; print en > "en.txt"
    }
}'
"$jjak" align ko.txt en.txt -o one.tsv.gz || failed=$((failed + 1))
"$jjak" align ko.txt en.txt -o two.tsv.gz -@2
"$jjak" align ko.txt en.txt -o many.tsv.gz --threads=9
mkdir else
(cd else && "$jjak" align ../ko.txt ../en.txt -o ../else.tsv.gz)
for suffix in '' .gzi .idx .meta.json; do
    for other in two many else; do
        same one.tsv.gz$suffix $other.tsv.gz$suffix "one.tsv.gz$suffix $other.tsv.gz$suffix"
    done
done
for locale in C C.UTF-8 POSIX tr_TR.UTF-8 ko_KR.UTF-8 ko_KR.EUC-KR de_DE.UTF-8; do
    LC_ALL=$locale LANG=$locale "$jjak" align ko.txt en.txt -o local.tsv.gz
    for suffix in '' .gzi .idx .meta.json; do
        same one.tsv.gz$suffix local.tsv.gz$suffix "LC_ALL=$locale local.tsv.gz$suffix"
    done
    LC_ALL=$locale "$jjak" view -w 90 one.tsv.gz > v.$locale
    same v.C v.$locale "LC_ALL=$locale view"
    LC_ALL=$locale "$jjak" convert --min-score 0.5 -f jsonl one.tsv.gz > j.$locale
    same j.C j.$locale "LC_ALL=$locale convert --min-score 0.5"
done
echo "same: $passed passed, $failed failed"
[ $failed = 0 ]
