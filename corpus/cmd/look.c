/* look.c - a look at a text before work is put into it: is it one, is it the one that was
 * meant? Who hands over a Word file, or SOURCE and TARGET the wrong way round, is told.
 */
#include "align/unicode.h"
#include "corpus/cmd/cmd.h"

/* -------------------------------------------------------------- markup */

/* "<b>", "</p>", "&amp;", "&#44032;" at at: its bytes, 0 if there is none. */
static size_t markup_at(const char *at, const char *end)
{
    size_t left = (size_t)(end - at), n = 1;
    if (left < 3 || (*at != '<' && *at != '&'))
        return 0;
    char close = *at == '<' ? '>' : ';';
    size_t longest = *at == '<' ? 1000 : 12;
    char first = (char)(at[1] | 32);
    if (!(first >= 'a' && first <= 'z') && at[1] != (*at == '<' ? '/' : '#') && !(*at == '<' && at[1] == '!'))
        return 0;
    while (n < left && n < longest && at[n] != close && at[n] != '<' && (*at == '<' || (at[n] != ' ' && at[n] != '\n')))
        n++;
    return n < left && at[n] == close ? n + 1 : 0;
}

static const char *next_of(char c, const char *at, const char *end)
{
    const char *found = memchr(at, c, (size_t)(end - at));
    return found ? found : end;
}

/* Tags and entities are not stripped; who left them in will want to know. */
void cmd_look_markup(const cmd_entry *self, const char *path, jk_span text)
{
    size_t markup = 0;
    const char *end = text.ptr + text.len;
    for (const char *at = text.ptr, *tag = at, *entity = at; at < end;) {
        tag = tag < at || at == text.ptr ? next_of('<', at, end) : tag;
        entity = entity < at || at == text.ptr ? next_of('&', at, end) : entity;
        at = tag < entity ? tag : entity;
        size_t n = at < end ? markup_at(at, end) : 0;
        if (n)
            markup += jk_count_chars((jk_span){ at, n });
        at += n ? n : 1;
    }
    if (!markup)
        return;
    size_t all = jk_count_chars(text);
    if (markup > all / 20)
        fprintf(stderr, "jjak %s: %s: %zu%% of the characters are markup (<...>, &...;); strip it first, it is aligned as text\n", self->name, path, markup * 100 / all);
}

/* -------------------------------------------------------------- languages */

/* The text is surely not in lang: another script, or Hangul or kana, which one language has. */
static bool other_language(const char *lang, const char *looks)
{
    jk_script is = jk_script_of_lang(lang), seems = jk_script_of_lang(looks);
    if (is == JK_SCRIPT_NONE)
        return seems == JK_SCRIPT_HANGUL || seems == JK_SCRIPT_KANA;
    return is != seems;
}

void cmd_look_languages(const cmd_entry *self, const char *const given[2], const char *const path[2], const jk_doc doc[2])
{
    char looks[2][JK_LANG_SIZE];
    bool told[2];
    if (!given[0] && !given[1])
        return;                     /* what was told from the texts is not doubted */
    jk_script is[2] = { jk_script_of_lang(doc[0].lang), jk_script_of_lang(doc[1].lang) };
    if (is[0] != is[1] && is[0] == jk_script_of_text(doc[0].text) && is[1] == jk_script_of_text(doc[1].text))
        return;                     /* whatever else a language of that script could be, nothing would be said of it */
    for (int side = 0; side < 2; side++) {
        jk_err undecided = { 0 };
        told[side] = given[side] && jk_lang_guess(doc[side].text, looks[side], &undecided);
    }
    if (told[0] && told[1] && strcmp(doc[0].lang, doc[1].lang) != 0 && strcmp(looks[0], doc[1].lang) == 0 && strcmp(looks[1], doc[0].lang) == 0) {
        fprintf(stderr, "jjak %s: %s looks like %s and %s like %s: are they in the wrong order? they are taken for what -s and -t say\n", self->name,
                path[0], looks[0], path[1], looks[1]);
        return;
    }
    for (int side = 0; side < 2; side++)
        if (told[side] && other_language(doc[side].lang, looks[side]))
            fprintf(stderr, "jjak %s: %s looks like %s; it is taken for %s, as %s says\n", self->name, path[side], looks[side], doc[side].lang,
                    side ? "-t" : "-s");
}
