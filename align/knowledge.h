/* knowledge.h - what is known of a language pair before a document is read. Immutable once
 * opened, so threads share it. */
#ifndef JK_KNOWLEDGE_H
#define JK_KNOWLEDGE_H

#include "align/model.h"

struct jk_knowledge {
    char src[JK_LANG_SIZE], tgt[JK_LANG_SIZE];
    double log_ratio;               /* prior: ln of target characters for one of the source */
    double ratio_sentences;         /* how many sentences that prior is worth; 0: nothing known */
    jk_weights lengths;             /* where no words are looked at */
    jk_weights words;               /* where they are */
    bool no_words;
};

#endif
