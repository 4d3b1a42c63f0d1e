/* filter.h - rules that tell a bad pair from a good one. Private to corpus/ and its commands.
 *
 * A rule gives a pair one number; the pair is bad when that is beyond the rule's threshold, on the side that the table says.
 * corpus/filter.c holds the table. */
#ifndef JK_FILTER_H
#define JK_FILTER_H

#include "corpus/format.h"

typedef struct {
    const char *name, *purpose;
    double threshold;
    bool below;                     /* bad when below it; else when above */
    bool usual;                     /* in force when nothing is said */
    const char *needs;              /* what it says nothing without; NULL: it may have nothing to say of a good corpus */
} jk_rule;

enum { JK_MAX_RULE = 32, JK_FILTER_LEARNS = 20000 };

/* The rules that there are, in the order in which they are asked; NULL behind the last one. */
const jk_rule *jk_rule_at(size_t k);

typedef struct {
    const char *rules;              /* "ratio=4,-brackets": see below; NULL: the usual ones */
    const char *words;              /* a file of words, one a line: rule words; NULL */
    const char *pattern;            /* ICU regular expression: rule regex; NULL */
} jk_filter_options;

typedef struct jk_filter jk_filter;

/* rules: names with a comma between, each with =NUMBER for another threshold. The list starts from the usual ones when its first
   name has + or - before it, or is "usual"; "all" is all that need nothing from the user; -NAME leaves one out. JK_EUSAGE. */
jk_filter *jk_filter_open(const jk_filter_options *options, jk_err *err);
void jk_filter_close(jk_filter *filter);

/* The rules in force: their place in the table, with the thresholds in force. */
size_t jk_filter_rules(const jk_filter *filter, const jk_rule **rule);

/* A corpus's own length ratio, from its first pairs: show up to JK_FILTER_LEARNS of them before the first is judged. Only 1-1 pairs count; of
   fewer than 20 nothing is learned, and rule ratio finds nothing bad. */
bool jk_filter_learn(jk_filter *filter, const jk_pair *pair, jk_err *err);

/* value[k] of each rule in force, NAN where a rule has nothing to go by. *bad: the first one that finds the pair bad, by its place among
   those in force; their number if none does. */
bool jk_filter_judge(jk_filter *filter, const jk_pair *pair, double value[JK_MAX_RULE], size_t *bad, jk_err *err);
bool jk_rule_is_bad(const jk_rule *rule, double value);

#endif
