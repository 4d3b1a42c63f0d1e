/* text.h - private to the way from bytes to sentences: rules, words, paragraphs.
 *
 *     doc.c -> unicode/decode.c -> layout.c -> segment.c (unicode/breaks.c, rules/)
 */
#ifndef JK_TEXT_H
#define JK_TEXT_H

#include "align/align.h"
#include "align/unicode.h"

/* ------------------------------------------------------------------- rules
 * What a language knows about its sentences: a list of words for each of these
 * classes, in align/rules/LANG.c. A word may be in several. */
enum {
    JK_W_STOP     = 1 << 0,         /* frequent words: they tell the language */
    JK_W_TITLE    = 1 << 1,         /* Mr: its full stop never ends a sentence */
    JK_W_ABBR     = 1 << 2,         /* Inc, etc: ends one only where a starter follows */
    JK_W_NUMBERED = 1 << 3,         /* No, p, Fig: no end before a number */
    JK_W_MONTH    = 1 << 4,         /* after "12.": the number is a date's or an ordinal */
    JK_W_STARTER  = 1 << 5,         /* capitalised, hardly ever but at the start of a sentence */
    JK_W_QUOTATIVE= 1 << 6,         /* glued to a closing quotation mark: the sentence goes on */
    JK_W_SAYING   = 1 << 7,         /* the same, as a word of its own */
    JK_W_FINAL    = 1 << 8,         /* ends (a suffix) a sentence that has no full stop, or only "..." */
    JK_W_GOES_ON  = 1 << 9,         /* after a bare final ending: it was none */
    JK_W_COUNTER  = 1 << 10,        /* letters that number a list: 가 나 다 */
    JK_W_PHOTO    = 1 << 11,        /* begins a caption */
    JK_W_SOURCE   = 1 << 12,        /* a short line that ends with it is a credit: 제공 */
    JK_W_REPORTER = 1 << 13,        /* a short line that holds it is a byline */
    JK_W_BY       = 1 << 14,        /* a short line that begins with it is a byline */
    JK_W_RESERVED = 1 << 15,        /* a line that holds it is a copyright line */
    JK_W_EXCLAIM  = 1 << 16,        /* Yahoo!: a name that ends in a mark */
    JK_W_BARE     = 1 << 17,        /* ends (a suffix) a sentence without any mark, even among sentences that have one */
    JK_W_FROM     = 1 << 19,        /* a short line that begins with it is a credit: Photo, 사진= */
    JK_W_PLAIN    = 1 << 18         /* the same in a text that never writes it with a full stop: connective elsewhere */
};

typedef struct { unsigned class; const char *words; } jk_word_list;    /* words separated by a space */

typedef struct {
    const char *lang;               /* "en" */
    jk_script script;               /* the one it is written in: what tells it from others */
    const jk_word_list *list;       /* ends with { 0, NULL } */
    bool endings;                   /* its sentences may end without a mark: JK_W_BARE, JK_W_PLAIN */
} jk_rules;

/* The rules of all languages, in the order of rules/list.h; n of them. */
const jk_rules *const *jk_rules_all(size_t *n);
/* The rules of a language; of one without its own, rules without a word. */
const jk_rules *jk_rules_of(const char *lang);

/* -------------------------------------------------------------- languages
 * The stop words of languages: what tells those of one script apart. Immutable. */
enum { JK_MAX_TONGUE = 64 };
typedef struct jk_tongues jk_tongues;
/* Of those that are written in script; JK_SCRIPT_NONE: of all. */
jk_tongues *jk_tongues_open(jk_script script, jk_err *err);
void jk_tongues_close(jk_tongues *t);
/* hit[k]: words of text that are stop words of language k of jk_rules_all, if that is written in script. Returns how many words there are. */
size_t jk_tongues_count(const jk_tongues *t, jk_span text, jk_script script, uint32_t hit[JK_MAX_TONGUE]);
/* By how much of the words of text another language of lang's script is more likely than lang, 0 to 1; 0 for too little text. */
double jk_tongues_other(const jk_tongues *t, jk_span text, const char *lang);

/* ------------------------------------------------------------------- words
 * Words hashed, each with a set of bits: classes, or languages. */
typedef struct { const char *ptr; uint32_t len; uint64_t bits; } jk_word;
typedef struct { jk_word *slot; size_t n_slot, n; } jk_words;   /* n_slot: a power of two */

bool jk_words_add(jk_words *words, jk_span word, uint64_t bits, jk_err *err);
bool jk_words_add_list(jk_words *words, const char *list, uint64_t bits, jk_err *err);
uint64_t jk_words_find(const jk_words *words, jk_span word);    /* 0: not there */
void jk_words_free(jk_words *words);

/* ------------------------------------------------------------------ layout */

/* A logical paragraph: one line, or the lines of a hard-wrapped one. */
typedef struct {
    const char *start, *end;        /* without the line end behind it, outer white space trimmed */
    bool wrapped;                   /* holds line ends that stand for a space */
} jk_para;

typedef struct { jk_para *ptr; size_t n, cap; } jk_paras;

/* Lines -> logical paragraphs, appended to out (malloc; the caller frees out->ptr).
   plain: every line is one. */
bool jk_layout(jk_span text, bool plain, jk_paras *out, jk_err *err);
/* s without the white space around it. */
jk_span jk_trim(jk_span s);

/* A bullet at the start of s: its bytes, 0 if none. */
size_t jk_bullet(jk_span s);
/* An enumerator at the start of s ("1." "2)" "(3)" "a." "①" "제1조" ...): its bytes, 0 if none.
   Style and value tell whether two belong to one list; either may be NULL. */
size_t jk_enumerator(const jk_words *words, jk_span s, unsigned *style, uint32_t *value);

/* Can a list with such a first number run on inside a paragraph? Not "J." "K.", which are initials. */
bool jk_list_style(unsigned style, uint32_t value);

/* ------------------------------------------------------------------- kinds */

/* What a unit of n characters (white space not counted) is, told from itself alone: alone
   says that it is a whole paragraph. */
jk_kind jk_kind_of(const jk_words *words, jk_span s, uint32_t n, bool alone);

/* Does s begin with a sign that Korean newspapers put before a subhead (and others before an item)? */
bool jk_subhead_sign(jk_span s);

/* ------------------------------------------------------------ sentences */
typedef struct {
    jk_sent *ptr;                   /* in the arena */
    size_t n, cap;
} jk_sents;

bool jk_sents_add(jk_sents *out, jk_arena *arena, jk_sent s, jk_err *err);
/* Code points of s that are not white space. */
uint32_t jk_count_solid(jk_span s);

typedef struct {
    jk_breaks *breaks;
    const jk_words *words;
    bool plain;                     /* ICU's breaks alone */
    bool endings, bare;             /* this language's sentences may end without a mark; this text's all do */
} jk_cutter;

/* The sentences of the paragraphs, in order. */
bool jk_segment(const jk_cutter *cut, jk_arena *arena, const jk_paras *paras, jk_sents *out, jk_err *err);

/* A place where a sentence may end: text[from..stop) run of terminators, closers [..left) spaces [right.. */
typedef struct {
    const char *para, *end;         /* of the paragraph; right < end */
    const char *from;               /* where the sentence starts */
    const char *stop;               /* the first of the terminators */
    const char *left;               /* behind them, what closes, and a citation: where the sentence would end */
    const char *right;              /* the first of what follows, no space */
    uint32_t c;                     /* the last terminator */
    unsigned n_stop;                /* how many */
    bool quote;                     /* a closing quotation mark is among what closes */
    bool closer;                    /* anything is */
    bool icu;                       /* ICU would end it here */
    bool lower;                     /* the paragraph starts with a small letter: its sentences may */
} jk_place;

/* Does a sentence end there? *rule: the name of the rule that says so, or that says no. */
bool jk_judge(const jk_words *words, const jk_place *at, const char **rule);
/* Does a Korean sentence end before this space, without a mark? plain: the text writes none at all. */
bool jk_bare_ending(const jk_words *words, const char *from, const char *space, const char *end, bool plain);
/* Is what follows a closing quotation mark at p a quotative particle, glued or spaced? */
bool jk_quotative(const jk_words *words, const char *p, const char *end);

#endif
