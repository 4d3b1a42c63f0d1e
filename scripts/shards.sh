# shards.sh - what scripts/slurm and scripts/parallel share: how a batch is cut into shards. Sourced, not run.
# shellcheck shell=bash disable=SC2034

die() {
    echo "${0##*/}: $2" >&2
    exit "$1"
}

absolute() {                        # of a file that need not be there
    case $1 in /*) printf '%s\n' "$1" ;; *) printf '%s/%s\n' "$PWD" "$1" ;; esac
}

rows() {                            # of a manifest: its lines, less the header of a TSV
    gzip -cdf < "$1" | awk '!n && /^[ \t]*\{/ { json = 1 } NF { n++ } END { print n - !json }'
}

# What the first group of 64 documents takes, in ms of CPU; and whether the options are any good, before anything is submitted.
first_group() {
    local dir before after status
    dir=$(mktemp -d) || exit 4
    before=$(times | sed -n 2p)
    set -- "$jjak" batch "$manifest" ${options[@]+"${options[@]}"} -@1 --shard "0/$1" --progress none
    if [ $pooled = yes ]; then set -- "$@" --sample-only -o "$dir/first.sample"; else set -- "$@" -o "$dir/first.tsv.gz"; fi
    "$@" > "$dir/said" 2>&1
    status=$?
    after=$(times | sed -n 2p)
    case $status in 0 | 5) ;; *) cat "$dir/said" >&2 ;; esac
    rm -rf "$dir"
    case $status in 0 | 5) ;; *) exit $status ;; esac
    printf '%s\n' "$before" "$after" | awk '
        { t = 0; for (f = 1; f <= 2; f++) { split($f, part, /[ms]/); t += part[1] * 60 + part[2] } }
        NR == 1 { before = t } NR == 2 { printf "%d\n", (t - before) * 1000 + 1 }'
}

# Reads the command line. Sets jjak, manifest and out (absolute), options (an array: what stood behind "--"), pooled (yes: words are
# learned over the whole batch first), work (OUT.shards: shards, samples, logs, scripts), tasks (how many shards; at most $1), and
# the script's own dry_run, wait_for, workers and submit (an array); sample (an array: how many beads words are learned from).
plan() {
    local most=$1 n groups ms seconds=30 lexicon='' option
    shift
    jjak='' manifest='' out='' tasks='' pooled=no dry_run=no wait_for=no workers=1 options=() submit=() sample=()
    while [ $# -gt 0 ]; do
        case $1 in
        --jjak | --tasks | --seconds | --submit | --workers | -o | --output) [ $# -gt 1 ] || die 2 "$1 takes a value" ;;
        esac
        case $1 in
        -h | --help) sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"; exit 0 ;;
        --jjak) jjak=$2; shift ;;
        --tasks) tasks=$2; shift ;;
        --seconds) seconds=$2; shift ;;
        --submit) submit+=("$2"); shift ;;
        --workers) workers=$2; shift ;;
        --dry-run) dry_run=yes ;;
        --wait) wait_for=yes ;;
        -o | --output) out=$2; shift ;;
        --) shift; options=("$@"); break ;;
        -?*) die 2 "$1: no such option; those of jjak batch stand behind --" ;;
        *) [ -z "$manifest" ] || die 2 "$1: one MANIFEST; options of jjak batch stand behind --"; manifest=$1 ;;
        esac
        shift
    done
    [ -z "$tasks" ] || [[ $tasks =~ ^[1-9][0-9]*$ ]] || die 2 "--tasks $tasks: a number from 1 on"
    [[ $seconds =~ ^[1-9][0-9]*$ ]] || die 2 "--seconds $seconds: a number from 1 on"
    [[ $workers =~ ^[1-9][0-9]*$ ]] || die 2 "--workers $workers: a number from 1 on"
    [ -n "$manifest" ] && [ -n "$out" ] || die 2 "it takes MANIFEST and -o CORPUS (-h says more)"
    [ -f "$manifest" ] || die 3 "$manifest: no such file; every task reads it"
    [ -n "$jjak" ] || jjak=$(command -v jjak) || jjak=$(dirname "$0")/../build/opt/jjak
    [ -x "$jjak" ] || die 2 "$jjak: no such program; --jjak FILE names it"
    jjak=$(absolute "$jjak") manifest=$(absolute "$manifest") out=$(absolute "$out")
    work=$out.shards
    for option in ${options[@]+"${options[@]}"}; do
        case $lexicon$option in
        --shard*) die 2 "$option: the shards are cut here" ;;
        --lexicon) lexicon='--lexicon=' ; continue ;;
        --sample | --sample=*) sample=("$option"); [ "$option" != --sample ] || { lexicon=--number=; continue; } ;;
        --number=*) sample+=("$option") ;;
        --lexicon=*) case ,${lexicon#--lexicon=}${option#--lexicon=}, in *,train,*) pooled=yes ;; esac ;;
        esac
        lexicon=''
    done
    n=$(rows "$manifest")
    [ "$n" -gt 0 ] || die 3 "$manifest: no document in it"
    groups=$(((n + 63) / 64))
    if [ -z "$tasks" ]; then
        ms=$(first_group "$groups") || exit
        tasks=$((groups * ms / (seconds * 1000)))
    fi
    [ "$tasks" -ge 1 ] || tasks=1
    [ "$tasks" -le "$groups" ] || tasks=$groups
    [ "$tasks" -le "$most" ] || tasks=$most
}

quoted() {                          # words as a shell reads them again
    [ $# = 0 ] || printf '%q' "$1"
    [ $# -lt 2 ] || printf ' %q' "${@:2}"
}

# The command of a shard's first pass, of the job that adds the samples up, of a shard, of the merge; $1: what stands for the shard's number.
# Where words are pooled, "train" in the list of lexicons becomes the file of what was learned.
sample_command() { printf '%s --shard %s/%s --sample-only -o %q/%s-of-%s.sample' "$(quoted "$jjak" batch "$manifest" ${options[@]+"${options[@]}"})" "$1" "$tasks" "$work" "$1" "$tasks"; }
learn_command() { printf '%s %q/{0..%s}-of-%s.sample' "$(quoted "$jjak" lexicon merge ${sample[@]+"${sample[@]}"} -o "$work/pooled.tsv")" "$work" $((tasks - 1)) "$tasks"; }
merge_command() { printf '%s %q/{0..%s}-of-%s.tsv.gz' "$(quoted "$jjak" merge -o "$out")" "$work" $((tasks - 1)) "$tasks"; }
shard_command() {
    local option list=() after=''
    for option in ${options[@]+"${options[@]}"}; do
        case $after$option in
        --lexicon | --lexicon=*) option=$(printf '%s' "$option" | LEARNED=$work/pooled.tsv awk '
            { head = ""; if (sub(/^--lexicon=/, "")) head = "--lexicon="; if ($0 == "--lexicon") { print; next }
              n = split($0, part, ","); for (k = 1; k <= n; k++) $0 = (k > 1 ? $0 "," : head) (part[k] == "train" ? ENVIRON["LEARNED"] : part[k]); print }') ;;
        esac
        after=''
        [ "$option" != --lexicon ] || after=--lexicon=
        list+=("$option")
    done
    printf '%s --shard %s/%s -o %q/%s-of-%s.tsv.gz' "$(quoted "$jjak" batch "$manifest" ${list[@]+"${list[@]}"})" "$1" "$tasks" "$work" "$1" "$tasks"
}
