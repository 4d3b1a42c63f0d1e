/* units.c - which unit stands behind a value, and which measures are one another's in other units. */
#include "align/knowledge.h"
#include "align/numbers.h"
#include "align/units.h"
#include "align/words.h"
#include "tests/unit/test.h"

/* The first value of text with its unit, as a type's fold. */
static jk_span first_measure(const char *lang, const char *text, char out[JK_NUMBER_KEY + JK_UNIT_KEY])
{
    jk_number number;
    for (size_t at = 0; at < strlen(text); at++)
        if (jk_number_read(jk_language_of(lang), jk_span_of(text), at, &number)) {
            size_t n = strlen(number.key);
            memcpy(out, number.key, n);
            return (jk_span){ out, n + jk_unit_read(jk_span_of(text), at, at + number.len, out + n) };
        }
    return (jk_span){ out, 0 };
}

static const struct { const char *lang, *text, *fold; } row[] = {
    { "ko", "높이 100m의 탑", "100 m" }, { "ko", "100 m 높이", "100 m" }, { "ko", "100미터를", "100 m" }, { "ko", "3만 제곱미터", "30000 m2" }, { "ko", "30평대", "30 py" },
    { "ko", "30 평균", "30" }, { "ko", "84㎡", "84 m2" }, { "ko", "5㎞", "5 km" }, { "ko", "70kg급", "70 kg" }, { "ko", "20톤", "20 t" }, { "ko", "섭씨 35도", "35 c" }, { "ko", "영하 10도", "10 -c" },
    { "ko", "화씨 95도", "95 f" }, { "ko", "35.5℃", "35.5 c" }, { "ko", "100명", "100" }, { "ko", "3m이상", "3 m" }, { "ko", "1.5리터", "1.5 l" },
    { "en", "328 feet", "328 ft" }, { "en", "a 6-foot wall", "6 ft" }, { "en", "six feet tall", "6 ft" }, { "en", "26 miles", "26 mi" }, { "en", "62 mph", "62 mi" }, { "en", "26 million", "26000000" },
    { "en", "1,000 square feet", "1000 ft2" }, { "en", "900-square-foot", "900 ft2" }, { "en", "95 degrees", "95 f" }, { "en", "95 degrees Fahrenheit", "95 f" }, { "en", "35 Degrees Celsius", "35 c" },
    { "en", "14 degrees below zero", "14 -f" }, { "en", "-10 \xC2\xB0" "C", "10 -c" }, { "en", "5-10 degrees", "5" }, { "en", "100M", "100" }, { "en", "100 meters", "100 m" }, { "en", "100 metric", "100" },
    { "en", "3 grammar books", "3" }, { "en", "154 lbs.", "154 lb" }, { "en", "10\xC2\xA0km", "10 km" }, { "en", "10", "10" }, { "en", "10 ", "10" }, { "en", "10\xC2", "10" },
    { "ja", "100メートル", "100 m" }, { "ja", "30坪", "30 py" },
};

static const struct { const char *a, *b; bool meet; } pair[] = {
    { "100 m", "328 ft", true }, { "100 m", "300 ft", true }, { "100 m", "400 ft", false }, { "100 m", "328 lb", false }, { "100 m", "328 m", false },
    { "5 km", "3 mi", true }, { "5 km", "3.1 mi", true }, { "5 km", "4 mi", false }, { "42.195 km", "26.2 mi", true }, { "42.195 km", "26.4 mi", false },
    { "1.5 km", "1500 m", true }, { "1.5 km", "1600 m", false }, { "70 kg", "154 lb", true }, { "70 kg", "254 lb", false }, { "30 py", "99 m2", true }, { "30 py", "1000 ft2", true }, { "30 py", "30 m2", false },
    { "84 m2", "904 ft2", true }, { "10 ha", "25 ac", true }, { "3.8 l", "1 gal", true }, { "35 c", "95 f", true }, { "35 c", "35 f", false }, { "10 -c", "14 f", true }, { "10 c", "14 f", false },
    { "40 -c", "40 -f", true }, { "35 c", "97 f", false }, { "0 c", "32 f", true }, { "0 m", "0 ft", false },
};

static void meeting(void)
{
    for (size_t k = 0; k < sizeof pair / sizeof *pair; k++) {
        jk_measure a, b;
        bool measured = jk_measure_of(jk_span_of(pair[k].a), &a) && jk_measure_of(jk_span_of(pair[k].b), &b);
        bool meet = measured && jk_measures_meet(&a, &b);
        if (meet != pair[k].meet)
            printf("%s, %s: %d\n", pair[k].a, pair[k].b, meet);
        CHECK(meet == pair[k].meet);
        if (measured) {
            double low, high;
            CHECK(jk_measures_meet(&b, &a) == meet);
            jk_measure_range(&a, &low, &high);
            CHECK(!meet || (b.value >= low && b.value <= high));
        }
    }
    jk_measure m;
    CHECK(!jk_measure_of(jk_span_of("100"), &m) && !jk_measure_of(jk_span_of("month:3 c"), &m) && !jk_measure_of(jk_span_of("1e40 m"), &m)
          && !jk_measure_of(jk_span_of("7 furlongs"), &m) && !jk_measure_of(jk_span_of(""), &m));
}

/* Links between two one-sentence texts: equal values whatever their units, and converted ones. */
static size_t links_of(const char *src, const char *a, const char *tgt, const char *b)
{
    jk_err err = { 0 };
    jk_sent s = { .text = jk_span_of(a) }, t = { .text = jk_span_of(b) };
    jk_doc x = { .text = s.text, .sent = &s, .n_sent = 1 }, y = { .text = t.text, .sent = &t, .n_sent = 1 };
    memcpy(x.lang, src, strlen(src));
    memcpy(y.lang, tgt, strlen(tgt));
    jk_side left, right;
    jk_links links = { 0 };
    jk_arena *arena = jk_arena_open(0);
    jk_knowledge *know = jk_knowledge_open(src, tgt, NULL, &err);
    CHECK(jk_tokenize(know, NULL, arena, &x, &left, &err) && jk_tokenize(know, NULL, arena, &y, &right, &err) && jk_link_numbers(know, arena, &left, &right, &links, &err));
    jk_knowledge_close(know);
    jk_arena_close(arena);
    return links.n;
}

int main(void)
{
    for (size_t k = 0; k < sizeof row / sizeof *row; k++) {
        char fold[JK_NUMBER_KEY + JK_UNIT_KEY];
        jk_span got = first_measure(row[k].lang, row[k].text, fold);
        if (!jk_span_equal(got, jk_span_of(row[k].fold)))
            printf("%s \"%s\": %.*s\n", row[k].lang, row[k].text, (int)got.len, got.ptr);
        CHECK(jk_span_equal(got, jk_span_of(row[k].fold)));
    }
    meeting();
    CHECK(links_of("ko", "탑은 높이가 100m이고 무게가 20톤이다.", "en", "The tower is 328 feet high and weighs 20 tons.") == 2);
    CHECK(links_of("en", "It is 95 degrees on 1,000 square feet.", "ko", "30평에 35도다.") == 2);
    CHECK(links_of("ko", "100m", "en", "100 people") == 1);
    CHECK(links_of("ko", "100m", "en", "100 meters") == 1);
    CHECK(links_of("ko", "100명", "en", "328 feet") == 0);
    CHECK(links_of("de", "5 km", "en", "3 miles") == 1);
    return test_report("units");
}
