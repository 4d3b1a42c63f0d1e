/* knowledge.h - what is known of a language pair: opened once, immutable after, shared by threads. */
#ifndef JK_KNOWLEDGE_H
#define JK_KNOWLEDGE_H

#include "align/channel/names.h"
#include "align/model.h"
#include "align/morph/morph.h"
#include "align/words.h"

enum { JK_MAX_LEXICON = 8 };

struct jk_knowledge {
    jk_arena *arena;                /* holds this, and what was read for it */
    char src[JK_LANG_SIZE], tgt[JK_LANG_SIZE];
    const jk_language *src_lang, *tgt_lang;
    double log_ratio;               /* prior: ln of target characters for one of the source */
    double ratio_sentences;         /* how many sentences that prior is worth; 0: nothing known */
    jk_weights lengths;             /* where no words are looked at */
    jk_weights words;               /* where they are */
    bool no_words, no_learning, always_learning;
    /* Lexicons between the two languages, either way round; the user's before the built-in. */
    const jk_lexicon *lexicon[JK_MAX_LEXICON];
    uint8_t lexicon_channel[JK_MAX_LEXICON];    /* JK_CH_USER, JK_CH_LEXICON or JK_CH_LEARNED */
    unsigned n_lexicon;
    jk_names *names;                /* these two are NULL where no_words */
    jk_translit *translit;
};

/* Adds a lexicon before those that are there; it must live as long as know. channel: JK_CH_USER, or JK_CH_LEARNED for one that
   was learned from beads. False with JK_ELIMIT: too many; JK_EUSAGE: of other languages. */
bool jk_knowledge_add(jk_knowledge *know, const jk_lexicon *lex, jk_channel channel, jk_err *err);

/* Does a pair of texts of so many sentences gain by the words that it teaches itself? */
bool jk_knowledge_learns(const jk_knowledge *know, uint32_t n_src, uint32_t n_tgt);

/* Adds what the table of concepts has of both languages, either way round: a headword is met exactly, a gloss by forms of it, and
   languages without word spaces are read by headwords. Nothing where the table has no column of one. */
bool jk_knowledge_add_concepts(jk_knowledge *know, jk_err *err);

#endif
