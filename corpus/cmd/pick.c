/* pick.c - --no-null and --min-score: see pick.h. */
#include "corpus/cmd/pick.h"

#include "corpus/record.h"

bool pick_check(const pick_options *pick, jk_err *err)
{
    if (pick->min_score > 1.0 || (pick->min_score < 0.0 && pick->min_score > PICK_ANY_SCORE))
        return jk_fail(err, JK_EUSAGE, "--min-score %g: a score is a probability, 0 to 1", pick->min_score);
    if (pick->max_score < 0.0 || (pick->max_score > 1.0 && pick->max_score < HUGE_VAL))
        return jk_fail(err, JK_EUSAGE, "--max-score %g: a score is a probability, 0 to 1", pick->max_score);
    return true;
}

bool pick_keeps(pick_options *pick, const jk_pair *pair)
{
    double score;
    if (pick->no_null && jk_pair_is_null(pair))
        return false;
    if (pick_any_score(pick))
        return true;
    if (!jk_parse_real(pair->cell[JK_SCORE], &score)) {
        pick->n_unscored++;
        return false;
    }
    return score >= pick->min_score && score < pick->max_score;
}

void pick_note(const cmd_entry *self, const pick_options *pick)
{
    if (pick->n_unscored)
        fprintf(stderr, "jjak %s: pairs without a score, left out by %s: %llu\n", self->name, pick->min_score < 0 ? "--max-score" : "--min-score", (unsigned long long)pick->n_unscored);
}
