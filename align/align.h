/* align.h - two documents in, beads out.
 *
 *     bytes -> paragraphs -> sentences -> beads
 *
 * Public. Nothing here opens a file, prints, starts a thread or writes a global: it
 * can be embedded. Text goes in and out as UTF-8 spans.
 *
 *     jk_segmenter *seg = jk_segmenter_open(&err);
 *     jk_doc_read(seg, arena, bytes, &(jk_read_options){ .lang = "ko" }, &ko, &err);
 *     jk_doc_read(seg, arena, more,  &(jk_read_options){ .lang = "en" }, &en, &err);
 *     jk_align(knowledge, arena, &ko, &en, NULL, &result, &err);
 */
#ifndef JK_ALIGN_H
#define JK_ALIGN_H

#include "align/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* --------------------------------------------------------------- languages
 * A language is its shortest ISO 639 code: "ko", "en", "yue". */
enum { JK_LANG_SIZE = 12 };

/* The canonical code of what people write (ko, kor, ko-KR, kor_Hang), with its NUL,
   into out. False with JK_EUSAGE: no language. */
JK_API bool jk_lang_parse(const char *tag, char out[JK_LANG_SIZE], jk_err *err);

/* The language of a text: by script, and among languages of one script by the stop
   words of align/rules. False with JK_EUSAGE when it cannot be told. */
JK_API bool jk_lang_guess(jk_span text, char out[JK_LANG_SIZE], jk_err *err);

/* --------------------------------------------------------------- documents */
typedef enum { JK_TEXT, JK_HEADING, JK_CAPTION, JK_CREDIT, JK_BYLINE, JK_ITEM, JK_N_KIND } jk_kind;
JK_API const char *jk_kind_name(jk_kind kind);  /* text heading caption credit byline item */

/* A sentence is a place in its document; it owns nothing. */
typedef struct {
    jk_span  text;                  /* outer white space trimmed; may hold \n */
    uint32_t para;                  /* paragraph, from 0; never decreases */
    uint32_t n_char;                /* code points that are not white space: the unit of the length model */
    uint8_t  kind;                  /* jk_kind */
    const char *rule;               /* what decided the break at its end: a static name ("icu", "line", "quotative" ...) */
} jk_sent;

/* Every character of text is in exactly one sentence or is white space between two. */
typedef struct {
    jk_span  text;                  /* the decoded document, UTF-8 */
    jk_sent *sent;
    uint32_t n_sent;
    uint32_t n_para;
    uint64_t n_replaced;            /* places where U+FFFD stands for bytes that were no text */
    char     lang[JK_LANG_SIZE];
    char     encoding[32];          /* what the bytes were decoded as, ICU's name: "UTF-8", "windows-949" */
} jk_doc;

typedef struct {
    const char *lang;               /* canonical code; NULL: jk_lang_guess */
    const char *encoding;           /* NULL: told as the manual says */
    const char *name;               /* for error messages: the file's name; NULL: "text" */
    bool replace_invalid;           /* U+FFFD instead of an error */
    bool sentences;                 /* already cut: one a line, a blank line ends a paragraph and has no number */
    bool plain;                     /* ICU's own breaks, nothing filtered */
} jk_read_options;

/* What cuts sentences: one a thread. */
typedef struct jk_segmenter jk_segmenter;
JK_API jk_segmenter *jk_segmenter_open(jk_err *err);
JK_API void jk_segmenter_close(jk_segmenter *seg);

/* bytes -> document. The document lives in the arena, and in bytes as long as that is
   UTF-8 already. JK_EINPUT: not text (names the line and the byte); JK_EUSAGE: the
   language or the encoding cannot be told. Linear in the bytes. */
JK_API bool jk_doc_read(jk_segmenter *seg, jk_arena *arena, jk_span bytes, const jk_read_options *options, jk_doc *doc, jk_err *err);

/* --------------------------------------------------------------- alignment */

/* A bead ties n_src sentences from src on to n_tgt sentences from tgt on.
   The beads of an alignment cover both documents, in order, with no gap:
   bead[k+1].src == bead[k].src + bead[k].n_src, and so for tgt. */
typedef struct {
    uint32_t src, tgt;
    uint8_t  n_src, n_tgt;          /* 1-1, 1-0, 0-1, 2-1 ... */
    float    cost;                  /* -log of its weight in the model, nats; less is better */
    float    posterior;             /* P(this bead | both texts), 0..1 */
} jk_bead;

typedef struct {
    jk_bead *bead;
    uint32_t n_bead;
    double   ratio;                 /* characters of the target for one of the source, as estimated */
    uint32_t band;                  /* half-width of the band in the end, sentences */
    uint32_t n_border;              /* between sections, as jk_align_options.delimiter has them */
} jk_alignment;

/* What is known of a language pair before a document is read: opened before threads
   start, immutable after, shared by all of them. */
typedef struct jk_knowledge jk_knowledge;

typedef struct {
    bool no_words;                  /* lengths, paragraphs and kinds alone */
    bool no_builtin;                /* without the lexicon that the library brings */
    bool no_learning;               /* without the words that a text itself teaches */
    bool always_learning;           /* with them even where nothing is gained: in a short text, by a large lexicon */
} jk_knowledge_options;

/* options may be NULL. src, tgt: canonical codes. */
JK_API jk_knowledge *jk_knowledge_open(const char *src, const char *tgt, const jk_knowledge_options *options, jk_err *err);
JK_API void jk_knowledge_close(jk_knowledge *know);

/* What the user knows for certain. Sentences of both sides: one bead holds them all; with apart, no
   bead holds one of src and one of tgt. Sentences of one side only: each is left alone, a null bead. */
typedef struct {
    const uint32_t *src, *tgt;      /* sentence numbers, in any order */
    uint32_t n_src, n_tgt;
    bool apart;
    uint32_t line;                  /* what an error calls it */
} jk_pin;

/* Vectors of sentences, from a model that has one space for both languages. run[k - 1][i] is that of the sentences
   i .. i + k - 1 read as one text; NULL, the array too: none, which one sentence must not be; of a longer run the
   normalised sum of its sentences' stands for it. */
typedef struct {
    const float *const *run[4];
    uint32_t dim;
} jk_vectors;

/* Why a bead is what it is: the terms that its weight is the sum of, in nats, more is better. */
typedef enum {
    JK_TERM_SHAPE,                  /* how often translators do so: 1-1, 1-0, 2-1 ... */
    JK_TERM_LENGTH,
    JK_TERM_PARAGRAPHS,             /* borders at its ends, borders inside */
    JK_TERM_ENDS,                   /* the marks that its sentences end in */
    JK_TERM_KINDS,                  /* heading, caption, byline ... */
    JK_TERM_MET,                    /* words that met */
    JK_TERM_MISSED,                 /* words that could have and did not */
    JK_TERM_VECTORS,                /* how near the vectors of its two sides are */
    JK_N_TERM
} jk_term;
JK_API const char *jk_term_name(jk_term term);  /* shape length paragraphs ends kinds met missed vectors */

/* Two words that mean the same, as they stand in the two documents. */
typedef struct { jk_span src, tgt; const char *channel; } jk_met;
/* A word that means the same as one elsewhere within reach, but as none of this bead. */
typedef struct { jk_span word; bool tgt; const char *channel; } jk_missed;

typedef struct {
    double term[JK_N_TERM];
    const jk_met *met;              /* in the order of the source; every word that met once at least */
    const jk_missed *missed;        /* of the source, then of the target; none of a null bead */
    uint32_t n_met, n_missed;
} jk_reason;

/* A way of knowing words (number, latin, cldr, translit, user, lexicon, learned), and how it fared in this document. */
typedef struct {
    const char *name;
    double rate;                    /* P(a word of it that can meet does so in its own bead), as estimated */
    uint32_t words, met;            /* words of both sides that could meet one; that did */
} jk_channel_rate;

typedef struct {
    const jk_reason *reason;        /* [n_bead] */
    const jk_channel_rate *channel; /* those that had words */
    uint32_t n_bead, n_channel;
    const char *note;               /* whether words were learned from the two texts themselves, or why not */
} jk_explanation;

/* What a thread remembers of words from one document to the next, for speed alone: with it or without, in whatever
   order documents come, alignments are the same. One a thread. limit: bytes that it may hold before it
   forgets and starts afresh (0: 16 MiB); a document's own words come on top. know must outlive it. */
typedef struct jk_memo jk_memo;
JK_API jk_memo *jk_memo_open(const jk_knowledge *know, size_t limit, jk_err *err);
JK_API void jk_memo_close(jk_memo *memo);

/* What is asked of one alignment beyond the texts; all of it borrowed. */
typedef struct {
    jk_memo *memo;                  /* of the same knowledge; NULL: none */
    const jk_pin *pin;              /* respected exactly */
    size_t n_pin;
    const char *pin_name;           /* where they come from, for errors: the file's name; NULL: "pins" */
    /* An ICU regular expression: a sentence in which it is found, or in the line that the sentence starts, starts a section. The
       k-th sections of both texts are each other's, and no bead has sentences of two; NULL: none. */
    const char *delimiter;
    const jk_vectors *src_vectors, *tgt_vectors;    /* both or neither */
    jk_explanation *explain;        /* filled, out of the arena; NULL: not wanted */
} jk_align_options;

/* The most probable chain of beads, and each bead's posterior; both live in the arena.
   Linear memory. Either document may be without sentences. options may be NULL. JK_EINPUT:
   pins that no alignment can respect; it names their lines; texts that do not have the same sections. JK_EUSAGE,
   JK_ELIMIT: a delimiter that is no regular expression, or takes too long. */
JK_API bool jk_align(const jk_knowledge *know, jk_arena *arena, const jk_doc *src, const jk_doc *tgt, const jk_align_options *options,
                     jk_alignment *out, jk_err *err);

/* --------------------------------------------------------------- agreement */

/* A bead of any alignment, monotone or not: sentence numbers, each side ascending. */
typedef struct {
    const uint32_t *src, *tgt;
    uint32_t n_src, n_tgt;
    float posterior;                /* < 0: not known */
} jk_link;

typedef struct { double precision, recall, f1; uint64_t hyp, gold, right_hyp, right_gold; } jk_prf;

enum { JK_MAX_SHAPE = 5, JK_N_BIN = 10 };

/* Counts add up over documents: start with {0}, add each, then finish. */
typedef struct {
    jk_prf strict, lax;
    jk_prf shape[JK_MAX_SHAPE][JK_MAX_SHAPE];               /* [n_src][n_tgt], strict; 4 means 4 and more */
    struct { uint64_t n, right; double sum; } bin[JK_N_BIN]; /* by posterior: how many, how many right, sum of posteriors */
} jk_agreement;

/* As vecalign's score.py counts: a bead empty on both sides is dropped, a bead given
   twice counts once; precision counts null beads, recall does not; lax: some source
   sentence of the bead is in a bead of the other that shares a target sentence. */
JK_API bool jk_agree_add(jk_agreement *sum, const jk_link *gold, size_t n_gold, const jk_link *hyp, size_t n_hyp, jk_err *err);
JK_API void jk_agree_finish(jk_agreement *sum);

#ifdef __cplusplus
}
#endif

#endif
