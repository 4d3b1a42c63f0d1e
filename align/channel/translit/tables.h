/* tables.h - the tables of this folder, one a language, as scripts/learn-transliteration wrote them. */
#ifndef JK_TRANSLIT_TABLES_H
#define JK_TRANSLIT_TABLES_H

#include "align/channel/translit/ar.h"
#include "align/channel/translit/el.h"
#include "align/channel/translit/he.h"
#include "align/channel/translit/hi.h"
#include "align/channel/translit/hy.h"
#include "align/channel/translit/ja.h"
#include "align/channel/translit/ka.h"
#include "align/channel/translit/ko.h"
#include "align/channel/translit/ru.h"
#include "align/channel/translit/th.h"
#include "align/channel/translit/uk.h"

#endif
