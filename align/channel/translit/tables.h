/* tables.h - the tables of this folder, one a language, as scripts/learn-transliteration wrote them. */
#ifndef JK_TRANSLIT_TABLES_H
#define JK_TRANSLIT_TABLES_H

#include "align/channel/translit/ko.h"

#endif
