/* sounds.c - words as symbols that can be compared across scripts. */
#include "align/channel/names.h"
#include "align/channel/translit/tables.h"

static const jk_sounds tables[] = {
#define ROW(lang, script, min, before, behind) { #lang, script, min, before, behind, jk_sounds_##lang, sizeof jk_sounds_##lang / sizeof(jk_sound) }
    /* language, script; characters that are a name at least, that may stand before it, behind it */
    ROW(ko, JK_SCRIPT_HANGUL,     2, 0, 7),
    ROW(ja, JK_SCRIPT_KANA,       2, 0, 4),
    ROW(ru, JK_SCRIPT_CYRILLIC,   3, 0, 3),     /* also of languages that have none of their own */
    ROW(uk, JK_SCRIPT_CYRILLIC,   3, 0, 3),
    ROW(el, JK_SCRIPT_GREEK,      3, 0, 2),
    ROW(ar, JK_SCRIPT_ARABIC,     3, 3, 2),     /* the article and prepositions: وبال */
    ROW(he, JK_SCRIPT_HEBREW,     3, 2, 2),
    ROW(hi, JK_SCRIPT_DEVANAGARI, 2, 0, 2),
    ROW(th, JK_SCRIPT_THAI,       3, 0, 2),
    ROW(ka, JK_SCRIPT_GEORGIAN,   3, 0, 4),
    ROW(hy, JK_SCRIPT_ARMENIAN,   3, 0, 4),
#undef ROW
};

const jk_sounds *jk_sounds_of(const char *lang, jk_script script)
{
    for (size_t k = 0; lang && k < sizeof tables / sizeof *tables; k++)
        if (strcmp(tables[k].lang, lang) == 0)
            return &tables[k];
    for (size_t k = 0; script != JK_SCRIPT_NONE && k < sizeof tables / sizeof *tables; k++)
        if (tables[k].script == script)
            return &tables[k];
    return NULL;
}

/* A Hangul vowel with a glide is two sounds: ㅝ is w and ㅓ. */
static uint32_t vowel(uint32_t k, uint32_t out[2])
{
    enum { Y = 0x1163, W = 0x116A };            /* ㅑ and ㅘ stand for their glides */
    static const struct { uint8_t glide, rest; } glides[21] = {
        [2] = { 1, 0 }, [3] = { 1, 1 }, [6] = { 1, 4 }, [7] = { 1, 5 }, [12] = { 1, 8 }, [17] = { 1, 13 },
        [9] = { 2, 0 }, [10] = { 2, 1 }, [14] = { 2, 4 }, [15] = { 2, 5 }, [16] = { 2, 20 },
    };
    uint32_t n = 0;
    if (glides[k].glide)
        out[n++] = glides[k].glide == 1 ? Y : W;
    out[n++] = 0x1161 + (glides[k].glide ? glides[k].rest : k);
    return n;
}

/* Kana as consonant and vowel, from U+30A1 on: what is written with one vowel less or another
   consonant (シ, チ, ツ, フ, ジ) is learned apart. Blank: a sound of its own (ッ ン). */
static const char kana[] =
    ".a.a.i.i.u.u.e.e.o.o" "kagakigikugukegekogo" "sazaSiJisuzusezesozo" "tadaCiJi  Tuzutedetodo" "naninuneno"
    "habapahibipiFubupuhebepehobopo" "mamimumemo" "yayayuyuyoyo" "rarirurero" "wawawiwe.o  vukakevavivevo";

static uint32_t mora(uint32_t c, uint32_t out[2])
{
    if (c >= 0x3041 && c <= 0x3096)
        c += 0x60;                              /* hiragana */
    const char *sound = c >= 0x30A1 && c <= 0x30FA ? &kana[2 * (size_t)(c - 0x30A1)] : "  ";
    uint32_t n = 0;
    if (sound[0] == ' ')
        out[n++] = c;
    else {
        if (sound[0] != '.')
            out[n++] = (uint32_t)(unsigned char)sound[0];
        out[n++] = (uint32_t)(unsigned char)sound[1];
    }
    return n;
}

size_t jk_sound_symbols(jk_span s, uint32_t symbol[JK_MAX_SOUNDS], uint32_t end[JK_MAX_SOUNDS])
{
    size_t n = 0;
    jk_script script = JK_SCRIPT_NONE;
    for (const char *at = s.ptr, *stop = s.ptr + s.len; at < stop;) {
        uint32_t c = jk_next_char(&at, stop), parts[4], n_part = 0;
        jk_script own = jk_script_of(c);
        if (own == JK_SCRIPT_NONE && !jk_is_letter(c))
            break;
        if (script != JK_SCRIPT_NONE && own != JK_SCRIPT_NONE && own != script)
            break;
        script = own != JK_SCRIPT_NONE ? own : script;
        if (own == JK_SCRIPT_HANGUL && jk_is_hangul(c)) {
            uint32_t k = c - 0xAC00;
            if (k / 588 != 11)
                parts[n_part++] = 0x1100 + k / 588;
            n_part += vowel(k / 28 % 21, parts + n_part);
            if (k % 28)
                parts[n_part++] = 0x11A7 + k % 28;
        } else if (own == JK_SCRIPT_KANA)
            n_part = mora(c, parts);
        else
            parts[n_part++] = own == JK_SCRIPT_CYRILLIC ? c : jk_base_char(c);
        if (n + n_part > JK_MAX_SOUNDS)
            break;
        for (uint32_t k = 0; k < n_part; k++, n++) {
            symbol[n] = parts[k];
            end[n] = (uint32_t)(at - s.ptr);
        }
    }
    return n;
}

/* Letters that have no decomposition, as English writes them. */
static const struct { uint32_t c; char letters[3]; } signs[] = {
    { 0xDF, "ss" }, { 0xE6, "ae" }, { 0xF0, "d" }, { 0xF8, "o" }, { 0xFE, "th" }, { 0x111, "d" }, { 0x127, "h" },
    { 0x131, "i" }, { 0x142, "l" }, { 0x14B, "ng" }, { 0x153, "oe" }, { 0x167, "t" }, { 0x259, "a" },
};

size_t jk_plain_letters(jk_span s, char *out, size_t cap)
{
    size_t n = 0;
    for (const char *at = s.ptr, *stop = s.ptr + s.len; at < stop;) {
        uint32_t c = jk_next_char(&at, stop);
        char one[3] = { 0 };
        if (c >= 0x80) {
            uint32_t base = jk_to_lower(jk_base_char(c));
            for (size_t k = 0; base >= 0x80 && k < sizeof signs / sizeof *signs; k++)
                if (signs[k].c == base)
                    memcpy(one, signs[k].letters, 3);
            if (base < 0x80)
                one[0] = (char)base;
            else if (!one[0] && jk_is_letter(c) && jk_script_of(c) != JK_SCRIPT_NONE)
                return 0;                       /* a letter of another script */
        } else
            one[0] = (char)((c | 32) >= 'a' && (c | 32) <= 'z' ? (c | 32) : 0);
        for (const char *l = one; *l; l++) {
            if (*l < 'a' || *l > 'z' || (n && out[n - 1] == *l))
                continue;
            if (n == cap)
                return 0;
            out[n++] = *l;
        }
    }
    return n;
}
