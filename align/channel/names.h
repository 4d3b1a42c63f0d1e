/* names.h - what is known beforehand of names: CLDR's own, and how one script spells the
 * sounds of another. Opened with the knowledge of a language pair, before threads start;
 * immutable after.
 */
#ifndef JK_NAMES_H
#define JK_NAMES_H

#include "align/unicode.h"
#include "align/words.h"

/* ------------------------------------------------------------ CLDR's names (cldr.c) */
typedef struct jk_names jk_names;

/* The names of src and tgt: those of ko-en are compiled in, others asked of ICU now
   (about 20 ms). A pair of which ICU knows nothing has none, which is no error. */
jk_names *jk_names_open(const char *src, const char *tgt, jk_err *err);
void jk_names_close(jk_names *names);
/* Links of channel JK_CH_CLDR, sorted, each once. O(types + links). */
bool jk_names_link(const jk_names *names, jk_arena *arena, const jk_side *src, const jk_side *tgt, jk_links *links, jk_err *err);

/* The words of names that mean the same: "South Korea" = a word of its own in Korean gives
   two pairs. Words keep their case: one that CLDR writes with a capital needs one in the
   text. Sorted, each once, in the arena. */
bool jk_name_words(jk_arena *arena, const jk_name_pair *name, size_t n_name, jk_name_pair **word, size_t *n_word, jk_err *err);

/* Words of names, found by hash; whose partner is whose. No pointer but these: what is compiled in is read as it lies. */
typedef struct {
    const char *fold;               /* of all words, one after the other: word k is fold[at[k]] .. fold[at[k + 1] - 1] */
    const uint32_t *at;             /* [n + 1] */
    const uint8_t *capital;         /* [n] CLDR never writes it without */
    const uint32_t *slot;           /* [mask + 1] number of a word + 1, 0: free */
    uint32_t n, mask;
} jk_name_side;

typedef struct {
    jk_name_side side[2];
    const uint32_t *first;          /* [side[0].n + 1] into partner */
    const uint32_t *partner;        /* words of side[1] */
} jk_name_table;

/* The table of pairs of words, in any order; in the arena. */
bool jk_name_table_make(jk_arena *arena, const jk_name_pair *pair, size_t n_pair, jk_name_table *out, jk_err *err);

/* That of ko and en, which scripts/mkcldr wrote. cldr-ko-en.c */
extern const jk_name_table jk_cldr_ko_en;

/* ------------------------------------------- what a word sounds like (sounds.c) */
enum {
    JK_MAX_SOUNDS = 27,             /* of a word in another script: nine Hangul syllables or so */
    JK_MAX_LETTERS = 23             /* of a Latin word */
};

/* A symbol written as these letters, and the log-odds of that against chance. */
typedef struct {
    uint32_t symbol;
    char     letters[4];            /* 0 to 3 of a-z */
    int32_t  score;                 /* hundredths of a nat */
} jk_sound;

/* One language's table against Latin letters, learned by scripts/learn-transliteration.c;
   sorted by symbol, then letters. */
typedef struct {
    const char *lang;               /* "ko"; languages without a table use that of their script */
    jk_script script;
    uint8_t min_start;              /* characters that a name has at least */
    uint8_t max_before, max_behind; /* characters of clitics that may stand around it */
    const jk_sound *sound;
    uint32_t n_sound;
} jk_sounds;

/* The table for a language, or for any language of a script (lang NULL); NULL: none. */
const jk_sounds *jk_sounds_of(const char *lang, jk_script script);

/* The symbols of a folded word: Hangul as onsets (but not the silent one), vowels and
   codas, kana as consonants and vowels, other characters as themselves without accents. end[k]: bytes
   of s up to where symbol k's character ends. Stops at JK_MAX_SOUNDS, and at a character
   of another script. */
size_t jk_sound_symbols(jk_span s, uint32_t symbol[JK_MAX_SOUNDS], uint32_t end[JK_MAX_SOUNDS]);

/* s as letters a-z, accents and other signs away, doubled letters once (Barrack, Barack);
   at most cap; 0: not Latin, or longer. */
size_t jk_plain_letters(jk_span s, char *out, size_t cap);

/* ------------------------------------------------------ one sound, two scripts (translit.c) */
typedef struct jk_translit jk_translit;

/* What is known of the scripts of src and tgt: a table of sounds where one of them is Latin,
   cognates where both are the same. Else nothing is ever linked, which is no error. */
jk_translit *jk_translit_open(const char *src, const char *tgt, jk_err *err);
void jk_translit_close(jk_translit *translit);
/* Links of channel JK_CH_TRANSLIT, weight: the score in nats; sorted, each once. */
bool jk_translit_link(const jk_translit *translit, jk_arena *arena, const jk_side *src, const jk_side *tgt, jk_links *links, jk_err *err);

/* Korean names of persons against three tokens in a row (Bae Jung-woo); JK_CH_TRANSLIT too.
   part of jk_translit_link. person.c */
bool jk_persons_link(jk_arena *arena, const jk_side *korean, const jk_side *latin, bool latin_src, jk_links *links, jk_err *err);

/* Words of one script that are spelled alike; part of jk_translit_link too. cognate.c */
bool jk_cognates_link(jk_arena *arena, const jk_side *src, const jk_side *tgt, jk_links *links, jk_err *err);

/* Can type be or hold a name? Katakana is a run and a word too: the run will do. */
static inline bool jk_may_be_name(const jk_type *type)
{
    return !type->stop && (type->type_class == JK_TYPE_RUN || (type->type_class == JK_TYPE_WORD && type->script != JK_SCRIPT_KANA));
}

/* s is empty, or stands behind a name: a particle or several, an ending of 이다 or 하다. endings.c */
bool jk_is_korean_ending(jk_span s);

/* Links from n_before on, sorted by (a, b, channel), the best weight of each kept. links.c */
void jk_links_unique(jk_links *links, size_t n_before);

#endif
