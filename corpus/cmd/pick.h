/* pick.h - which pairs a command looks at: the options --no-null, --min-score and --max-score. */
#ifndef JK_CMD_PICK_H
#define JK_CMD_PICK_H

#include <math.h>

#include "corpus/cmd/cmd.h"

typedef struct {
    bool no_null;
    double min_score, max_score;    /* below 0, above 1: any */
    uint64_t n_unscored;            /* left out because nothing is known of them */
} pick_options;

#define PICK_ANY_SCORE (-HUGE_VAL)   /* below whatever can be asked for: --min-score was not given */
#define PICK_ALL { .min_score = PICK_ANY_SCORE, .max_score = HUGE_VAL }

/* Rows of a command's option table; field is the pick_options in the command's struct. */
#define PICK_ROWS(type, field) \
    { "--no-null", NULL, OPT_FLAG, offsetof(type, field) + offsetof(pick_options, no_null), NULL, "leave out pairs with an empty side" }, \
    { "--min-score", NULL, OPT_REAL, offsetof(type, field) + offsetof(pick_options, min_score), "P", "leave out pairs whose aligner_score is below P, or unknown" }

/* The same and --max-score, for commands that look at what there is. */
#define PICK_LOOK_ROWS(type, field) \
    PICK_ROWS(type, field), \
    { "--max-score", NULL, OPT_REAL, offsetof(type, field) + offsetof(pick_options, max_score), "P", "leave out pairs whose aligner_score is P or more, or unknown" }

/* Whether scores make no difference. */
static inline bool pick_any_score(const pick_options *pick) { return pick->min_score < 0 && pick->max_score > 1; }
bool pick_check(const pick_options *pick, jk_err *err);
bool pick_keeps(pick_options *pick, const jk_pair *pair);
/* Says how many pairs went because they have no score. */
void pick_note(const cmd_entry *self, const pick_options *pick);

#define FORMATS "tsv.gz tsv jsonl jsonl-translation moses moses-ids moses-docs marian bitextor vecalign ladder ladder-text cwb-align tmx xces"

#endif
