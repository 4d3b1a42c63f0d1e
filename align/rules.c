/* rules.c - the languages that have rules: rules/list.h names them, a file a language. */
#include "align/text.h"

#define RULES(lang) extern const jk_rules jk_rules_##lang;
#include "align/rules/list.h"
#undef RULES

#define RULES(lang) RULES_##lang,
enum {
#include "align/rules/list.h"
    N_RULES
};
#undef RULES

#define RULES(lang) &jk_rules_##lang,
static const jk_rules *const all[N_RULES] = {
#include "align/rules/list.h"
};
#undef RULES

const jk_rules *const *jk_rules_all(size_t *n)
{
    *n = N_RULES;
    return all;
}

const jk_rules *jk_rules_of(const char *lang)
{
    static const jk_word_list none[] = { { 0, NULL } };
    static const jk_rules empty = { "und", JK_SCRIPT_NONE, none, false };
    for (size_t k = 0; k < N_RULES; k++)
        if (strcmp(all[k]->lang, lang) == 0)
            return all[k];
    return &empty;
}
