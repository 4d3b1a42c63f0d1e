/* memo.c - what a thread remembers of words changes no alignment: with a memo or without, whatever came before, in
   any order, however often it forgets, and after memory ran out. */
#include <stdlib.h>

#include "align/align.h"
#include "align/words.h"
#include "tests/unit/test.h"

enum { N_LINE = 12, LINES = 6, N_DOC = 24 };

typedef struct { const char *src, *tgt, *a[N_LINE], *b[N_LINE]; } pair;

/* www is a word and an address, "may" a month where it has a capital, 나라가 a noun or a verb. */
static const pair pairs[] = {
    { "ko", "en", {
        "정부는 11월 21일 AI 회의에서 3억 달러를 약속했다.", "두 나라가 APIs를 검토했다.", "배정우 연구원은 시카고대학교에서 일했다.",
        "영국 총리 수낵은 월요일에 서울에 왔다.", "www., www, www.jjak.org 가운데 하나다.", "네트워크는 두 번 끊겼다.",
        "배씨는 3명이 왔다고 말했다.", "경제가 5월에 성장했다.", "나라가 커졌다.", "U.K. 대표는 오지 않았다.", "韓美 회담이 열렸다.", "비가 왔다." }, {
        "On November 21 the government promised $300 million at an AI conference.", "Two countries reviewed the API.",
        "Bae Jung-woo, a researcher, worked at the University of Chicago.", "Sunak, Prime Minister of the United Kingdom, came to Seoul on Monday.",
        "It is one of www., www and www.jjak.org.", "The network failed twice.", "Bae said that three had come.", "The economy may grow; in May it grew.",
        "The country grew.", "The U.K.'s delegate did not come.", "Korea and the US held talks.", "It rained." } },
    { "de", "fr", {
        "Der Präsident kam am Montag nach Frankreich.", "Die Kommission prüfte 1.500 Verträge.", "Sunak sprach mit Macron.", "Es regnete.",
        "Das Parlament tagte in Straßburg.", "Österreich stimmte zu.", "Die Organisation hat 12 Mitglieder.", "Der Minister war müde.",
        "Im Januar fiel Schnee.", "Die Universität wurde größer.", "Niemand kam.", "Das Telefon klingelte." }, {
        "Le président est arrivé lundi en France.", "La commission a examiné 1500 contrats.", "Sunak a parlé à Macron.", "Il pleuvait.",
        "Le parlement a siégé à Strasbourg.", "L'Autriche a donné son accord.", "L'organisation compte 12 membres.", "Le ministre était fatigué.",
        "En janvier, il a neigé.", "L'université s'est agrandie.", "Personne n'est venu.", "Le téléphone a sonné." } },
    { "ru", "en", {
        "Сунак прибыл в Лондон.", "Россия и Китай подписали договор.", "В мае шел дождь.", "Он прочел 25 книг.", "Интернет не работал.", "Президент молчал.",
        "Музей закрыт.", "IBM купила компанию.", "Все ушли.", "Иванов вернулся.", "В Германии снег.", "Это конец." }, {
        "Sunak arrived in London.", "Russia and China signed a treaty.", "It rained in May.", "He read 25 books.", "The internet was down.", "The president was silent.",
        "The museum is closed.", "IBM bought a company.", "Everyone left.", "Ivanov came back.", "There is snow in Germany.", "This is the end." } },
};

/* The k-th document: some of the lines from the k-th on, as sentences. */
static jk_doc doc_of(const char *lang, const char *const *line, unsigned k, jk_sent sent[LINES], char text[4096])
{
    size_t at = 0;
    for (unsigned i = 0; i < LINES; i++) {
        const char *s = line[(k * 5 + i * (1 + k / N_LINE)) % N_LINE];
        sent[i] = (jk_sent){ .text = { text + at, strlen(s) }, .para = i, .n_char = (uint32_t)strlen(s), .rule = "line" };
        at += (size_t)snprintf(text + at, 4096 - at, "%s\n", s);
    }
    jk_doc doc = { .text = { text, at }, .sent = sent, .n_sent = LINES, .n_para = LINES };
    memcpy(doc.lang, lang, strlen(lang) + 1);
    return doc;
}

/* Aligns document k; false: no memory. What came out is written down to the last bit. */
static bool align(const jk_knowledge *know, const pair *p, jk_memo *memo, unsigned k, size_t limit, char out[4096])
{
    jk_err err = { 0 };
    char a_text[4096], b_text[4096];
    jk_sent a_sent[LINES], b_sent[LINES];
    jk_doc a = doc_of(p->src, p->a, k, a_sent, a_text), b = doc_of(p->tgt, p->b, k + k % 2, b_sent, b_text);
    jk_arena *arena = jk_arena_open(limit);
    jk_alignment path;
    jk_explanation why = { 0 };
    bool ok = jk_align(know, arena, &a, &b, &(jk_align_options){ .memo = memo, .explain = &why }, &path, &err);
    CHECK(ok == (err.code == JK_OK));
    size_t n = 0;
    for (uint32_t i = 0; ok && i < path.n_bead; i++) {
        const jk_bead *bead = &path.bead[i];
        n += (size_t)snprintf(out + n, 4096 - n, "%u %u %u %u %a %a", bead->src, bead->tgt, bead->n_src, bead->n_tgt, (double)bead->cost, (double)bead->posterior);
        for (uint32_t m = 0; m < why.reason[i].n_met; m++) {
            const jk_met *met = &why.reason[i].met[m];
            n += (size_t)snprintf(out + n, 4096 - n, " %.*s=%.*s", (int)met->src.len, met->src.ptr, (int)met->tgt.len, met->tgt.ptr);
        }
        n += (size_t)snprintf(out + n, 4096 - n, "\n");
    }
    CHECK(n < 4096);
    jk_arena_close(arena);
    return ok;
}

static void remember(const pair *p)
{
    static char alone[N_DOC][4096], now[4096];
    jk_err err = { 0 };
    jk_knowledge *know = jk_knowledge_open(p->src, p->tgt, NULL, &err), *other = jk_knowledge_open(p->src, p->tgt, NULL, &err);
    jk_memo *large = jk_memo_open(know, 0, &err), *small = jk_memo_open(know, 20000, &err), *none = jk_memo_open(know, 1, &err), *theirs = jk_memo_open(other, 0, &err);
    bool differ = false;
    for (unsigned k = 0; k < N_DOC; k++) {
        CHECK(align(know, p, NULL, k, 0, alone[k]));
        differ = differ || strcmp(alone[k], alone[0]) != 0;
    }
    CHECK(differ && strchr(alone[0], '='));
    for (unsigned k = 0; k < 3 * N_DOC; k++) {          /* in order, backwards, and here and there */
        unsigned d = k < N_DOC ? k : k < 2 * N_DOC ? 2 * N_DOC - 1 - k : k * 7 % N_DOC;
        jk_memo *memo[] = { large, small, none, theirs };
        for (unsigned m = 0; m < 4; m++) {
            align(know, p, memo[m], d, 0, now);
            CHECK(strcmp(now, alone[d]) == 0);
        }
    }
    unsigned failed = 0;
    jk_memo *starved = jk_memo_open(know, 0, &err);
    for (size_t limit = 64; limit < 200000; limit += limit / 4 + 16) {
        failed += !align(know, p, starved, 3, limit, now);
        align(know, p, starved, 5, 0, now);
        CHECK(strcmp(now, alone[5]) == 0);
    }
    CHECK(failed > 5);
    jk_memo_close(starved);
    jk_memo_close(theirs);
    jk_memo_close(none);
    jk_memo_close(small);
    jk_memo_close(large);
    jk_memo_close(NULL);
    jk_knowledge_close(other);
    jk_knowledge_close(know);
}

int main(void)
{
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++)
        remember(&pairs[k]);
    return test_report("memo");
}
