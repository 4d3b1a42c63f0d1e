/* tokens.c - what the tokens of a sentence are, and which of two sides meet. */
#include "align/knowledge.h"
#include "align/words.h"
#include "tests/unit/test.h"

enum { MOST_SENT = 64 };

/* One sentence a line. */
static jk_doc doc_of(const char *lang, const char *text, jk_sent sent[MOST_SENT])
{
    jk_doc doc = { .text = jk_span_of(text), .sent = sent };
    memcpy(doc.lang, lang, strlen(lang));
    for (const char *p = text; *p && doc.n_sent < MOST_SENT; ) {
        size_t n = strcspn(p, "\n");
        sent[doc.n_sent++] = (jk_sent){ .text = { p, n } };
        p += n + (p[n] == '\n');
    }
    return doc;
}

/* word AI -> W:ai; number N, Latin L, run R, part P, mark M; a stop word is in brackets, a capital has ^. */
static const char *show(const jk_side *side, uint32_t n_sent)
{
    static const char class_of[] = { [JK_TYPE_WORD] = 'W', [JK_TYPE_NUMBER] = 'N', [JK_TYPE_LATIN] = 'L', [JK_TYPE_RUN] = 'R', [JK_TYPE_PART] = 'P', [JK_TYPE_MARK] = 'M' };
    static char all[2048];
    size_t len = 0;
    all[0] = '\0';
    for (uint32_t k = 0; k < side->first[n_sent]; k++) {
        const jk_type *t = &side->type[side->token[k].type];
        len += (size_t)snprintf(all + len, sizeof all - len, "%s%c:%s%.*s%s%s", k ? " " : "", class_of[t->type_class], t->stop ? "(" : "",
                                (int)t->fold.len, t->fold.ptr, t->stop ? ")" : "", t->capital ? "^" : "");
    }
    return all;
}

#define A16 "aaaaaaaaaaaaaaaa"
#define A64 A16 A16 A16 A16         /* as long as what is before the @ of an address may be */
static const struct { const char *lang, *text, *tokens; } row[] = {
    { "en", A64 "@c.org", "L:" A64 "@c.org" }, { "en", "a" A64 "@c.org", "W:a" A64 " W:c W:org" },
    { "en", "The U.K.'s summit", "W:(the)^ W:uk^ W:summit" }, { "en", "It's Sunak\xE2\x80\x99s plan.", "W:(it)^ W:sunak^ W:plan" },
    { "en", "mail a.b@c.org or see https://x.org/a?b.", "W:mail L:a.b@c.org W:(or) W:see L:https://x.org/a?b" },
    { "en", "a 5G and COVID-19 law", "W:(a) L:5g W:(and) W:covid^ N:19 W:law" }, { "en", "Seven men", "N:7 W:seven^ W:men" },
    { "en", "two hundred men", "N:200 W:two W:hundred W:men" }, { "en", "caf\xC3\xA9 CAF\xC3\x89", "W:caf\xC3\xA9 W:caf\xC3\xA9" },
    { "en", "don't", "W:(don't)" }, { "fr", "l'homme d\xE2\x80\x99\xC3\x89tat", "W:(l) W:homme W:(d) W:\xC3\xA9tat^" },
    { "uk", "м'яч м’яч мʼяч", "W:м'яч W:м'яч W:м'яч" },
    { "ko", "AI안전연구소", "L:ai^ R:안전연구소 P:안전 P:연구소" }, { "ko", "AI가", "L:ai^" }, { "ko", "3억 5천만 달러", "N:350000000 R:달러 P:달러" },
    { "ko", "세 차례", "N:3 R:차례 P:차례" }, { "ko", "두 나라가", "N:2 R:나라가 P:나라" }, { "ko", "韓美 회담", "P:韓 P:美 R:회담 P:회담" },
    { "ko", "20m마다", "N:20 m" }, { "en", "a 58km line, 4G, 30kW", "W:(a) N:58 km W:line L:4g N:30" }, { "en", "8pmx", "L:8pmx" },
    { "ko", "20일", "N:20" }, { "ko", "IBM의 한국", "L:ibm^ R:한국 P:한국" },
    { "ja", "\xE7\xB5\x8C\xE6\xB8\x88\xE6\x94\xBF\xE7\xAD\x96", "P:\xE7\xB5\x8C\xE6\xB8\x88 P:\xE6\x94\xBF\xE7\xAD\x96 W:\xE7\xB5\x8C\xE6\xB8\x88 W:\xE6\xB8\x88\xE6\x94\xBF W:\xE6\x94\xBF\xE7\xAD\x96" },
    { "ja", "\xE3\x83\x86\xE3\x82\xB9\xE3\x83\x88", "P:\xE3\x83\x86\xE3\x82\xB9\xE3\x83\x88 R:\xE3\x83\x86\xE3\x82\xB9\xE3\x83\x88 W:\xE3\x83\x86\xE3\x82\xB9\xE3\x83\x88" },
    { "th", "แมวกินปลา", "W:แมว W:กิน W:ปลา" }, { "th", "ราคา20บาท IBM", "W:ราคา N:20 W:บาท L:ibm^" },
    { "lo", "ແມວກິນປາ", "W:ແມວ W:ກິນ W:ປາ" }, { "my", "သူသွားတယ်", "W:သူ W:သွား W:တယ်" }, { "km", "ឆ្មាស៊ីត្រី", "W:ឆ្មា W:ស៊ី W:ត្រី" },
    { "ru", "\xD0\x9C\xD0\xB8\xD1\x80 IBM", "W:\xD0\xBC\xD0\xB8\xD1\x80^ L:ibm^" }, { "en", "", "" }, { "ko", "...", "" }, { "en", "\xFF\xFE" "a", "W:(a)" },
    { "en", "\"No!\" (he said) \"no!\"", "M:\" W:(no) M:! W:(he) W:said W:(no)" }, { "fr", "« Non ? »", "M:\" W:non^ M:?" }, { "de", "„Nein“, sagte", "M:\" W:nein^ W:sagte" },
    { "ko", "“뷁?” ‘뷁’", "M:\" M:?" }, { "ja", "「はい？」", "M:\" M:?" },
};

static void tokens(void)
{
    jk_err err = { 0 };
    for (size_t k = 0; k < sizeof row / sizeof *row; k++) {
        jk_sent sent[MOST_SENT];
        jk_side side;
        jk_arena *arena = jk_arena_open(0);
        jk_doc doc = doc_of(row[k].lang, row[k].text, sent);
        jk_knowledge *know = jk_knowledge_open(row[k].lang, strcmp(row[k].lang, "ko") ? "ko" : "en", NULL, &err);
        CHECK(jk_tokenize(know, NULL, arena, &doc, &side, &err));
        CHECK_STR(show(&side, doc.n_sent), row[k].tokens);
        for (uint32_t i = 0; i < side.first[doc.n_sent]; i++)
            CHECK((size_t)side.token[i].start + side.token[i].len <= doc.text.len);
        jk_knowledge_close(know);
        jk_arena_close(arena);
    }
}

/* Seen small once, a word has no capital; at the start of a sentence alone it keeps it. */
static void capitals(void)
{
    jk_err err = { 0 };
    jk_sent sent[MOST_SENT];
    jk_side side;
    jk_arena *arena = jk_arena_open(0);
    jk_doc doc = doc_of("en", "Plans of Seoul\nSome plans\nSeoul", sent);
    jk_knowledge *know = jk_knowledge_open("en", "ko", NULL, &err);
    CHECK(jk_tokenize(know, NULL, arena, &doc, &side, &err));
    CHECK_STR(show(&side, doc.n_sent), "W:plans W:(of) W:seoul^ W:(some)^ W:plans W:seoul^");
    CHECK(side.type[0].count == 2 && side.first[1] == 3 && side.first[3] == 6);
    jk_knowledge_close(know);
    jk_arena_close(arena);
}

static const char korean[] = "“정부”는 11월 21일 AI 회의에서 3억 달러를 약속했다.\n두 나라는 APIs를 검토했다.\n경제가 성장했다.";
static const char english[] = "On November 21 the \"government\" promised $300 million at an AI conference.\nTwo countries reviewed the API.\nThe economy grew.";

static bool all_links(const jk_knowledge *know, jk_arena *arena, const jk_doc *a, const jk_doc *b, jk_side *s, jk_side *t, jk_links *links, jk_err *err)
{
    *links = (jk_links){ 0 };
    return jk_tokenize(know, NULL, arena, a, s, err) && jk_tokenize(know, NULL, arena, b, t, err) && jk_link_numbers(know, arena, s, t, links, err)
        && jk_link_latin(know, arena, s, t, links, err) && jk_link_lexicon(know, arena, s, t, links, err);
}

/* Is the type with that fold on the source side linked to that one on the target side? */
static bool linked(const jk_side *s, const jk_side *t, const jk_links *l, const char *a, const char *b, jk_channel channel)
{
    for (size_t k = 0; k < l->n; k++)
        if (jk_span_equal(s->type[l->link[k].a].fold, jk_span_of(a)) && jk_span_equal(t->type[l->link[k].b].fold, jk_span_of(b)) && l->link[k].channel == channel)
            return true;
    return false;
}

static void links_mirror(void)
{
    static const struct { const char *ko, *en; jk_channel channel; bool meet; } want[] = {
        { "month:11", "month:11", JK_CH_NUMBER, true }, { "300000000", "300000000", JK_CH_NUMBER, true }, { "2", "2", JK_CH_NUMBER, true },
        { "\"", "\"", JK_CH_MARK, true }, { "\"", "\"", JK_CH_LATIN, false }, { "ai", "ai", JK_CH_LATIN, true }, { "apis", "api", JK_CH_LATIN, false }, { "정부", "government", JK_CH_LEXICON, true }, { "경제", "economy", JK_CH_LEXICON, true },
        { "약속", "promised", JK_CH_LEXICON, true }, { "검토", "reviewed", JK_CH_LEXICON, true }, { "회의", "conference", JK_CH_LEXICON, true }, { "정부", "economy", JK_CH_LEXICON, false },
    };
    jk_err err = { 0 };
    jk_sent ko_sent[MOST_SENT], en_sent[MOST_SENT];
    jk_doc ko = doc_of("ko", korean, ko_sent), en = doc_of("en", english, en_sent);
    jk_arena *arena = jk_arena_open(0);
    jk_knowledge *straight = jk_knowledge_open("ko", "en", NULL, &err), *turned = jk_knowledge_open("en", "ko", NULL, &err);
    jk_side s, t, u, v;
    jk_links l = { 0 }, m = { 0 };
    CHECK(all_links(straight, arena, &ko, &en, &s, &t, &l, &err) && all_links(turned, arena, &en, &ko, &u, &v, &m, &err));
    CHECK(l.n == m.n && l.n > 5);
    for (size_t k = 0; k < sizeof want / sizeof *want; k++) {
        CHECK(linked(&s, &t, &l, want[k].ko, want[k].en, want[k].channel) == want[k].meet);
        CHECK(linked(&u, &v, &m, want[k].en, want[k].ko, want[k].channel) == want[k].meet);
    }
    jk_knowledge_close(straight);
    jk_knowledge_close(turned);
    jk_arena_close(arena);
}

/* Under any limit: the whole, or JK_ENOMEM. */
static void starve(void)
{
    jk_err err = { 0 };
    jk_sent ko_sent[MOST_SENT], en_sent[MOST_SENT];
    jk_doc ko = doc_of("ko", korean, ko_sent), en = doc_of("en", english, en_sent);
    jk_knowledge *know = jk_knowledge_open("ko", "en", NULL, &err);
    bool whole = false;
    for (size_t limit = 64; !whole && limit < (size_t)1 << 22; limit += limit / 16) {
        jk_side s, t;
        jk_links l;
        jk_err starved = { 0 };
        jk_arena *arena = jk_arena_open(limit);
        whole = all_links(know, arena, &ko, &en, &s, &t, &l, &starved);
        CHECK(whole == (starved.code == JK_OK));
        CHECK(whole || starved.code == JK_ENOMEM);
        jk_arena_close(arena);
    }
    CHECK(whole);
    jk_knowledge_close(know);
}

int main(void)
{
    tokens();
    capitals();
    links_mirror();
    starve();
    return test_report("tokens");
}
