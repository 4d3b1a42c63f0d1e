/* reading.c - a corpus opened as the options say: see reading.h. */
#include "corpus/cmd/reading.h"
#include "corpus/format.h"

jk_reader *reading_open(const reading_options *o, const char *path, jk_err *err)
{
    char lang[2][JK_LANG_SIZE] = { "", "" };
    if ((o->source && !jk_lang_parse(o->source, lang[0], err)) || (o->target && !jk_lang_parse(o->target, lang[1], err)))
        return NULL;
    cmd_note_keyboard(path);
    return jk_reader_open_in(path, o->from, lang, o->encoding, err);
}
