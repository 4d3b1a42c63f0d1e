/* ko_numbers.c - Korean numerals in letters: 두 나라, 세 차례, 스물다섯 살; 천만 달러, 오백 명.
 *
 * Native ones count only before a counter or alone, Sino-Korean ones only with a unit among them and a
 * counter behind: 세금, 네트워크, 만일 and 이천 are other words.
 */
#include "align/scan.h"

static const struct { const char *word; uint8_t value; bool unit; } native[] = {
    { "다섯", 5, true }, { "여섯", 6, true }, { "일곱", 7, true }, { "여덟", 8, true }, { "아홉", 9, true }, { "하나", 1, true },
    { "한", 1, true }, { "두", 2, true }, { "둘", 2, true }, { "세", 3, true }, { "셋", 3, true }, { "석", 3, true }, { "네", 4, true }, { "넷", 4, true }, { "넉", 4, true },
    { "열", 10, false }, { "스물", 20, false }, { "스무", 20, false }, { "서른", 30, false }, { "마흔", 40, false }, { "쉰", 50, false },
    { "예순", 60, false }, { "일흔", 70, false }, { "여든", 80, false }, { "아흔", 90, false }
};

static const char *const counters[] = {
    "곳", "명", "개", "가지", "번", "차례", "달", "주", "시간", "시", "사람", "배", "대", "건", "마리", "권", "장", "살", "채", "척", "팀", "나라", "쪽", "편", "종",
    "자리", "군데", "해", "분", "점", "집", "그루", "송이", "병", "잔", "켤레", "벌", "통", "줄", "째", "경기", "골", "게임", "판", "방", "쌍", "단계", "글자", "돌"
};

/* Days, and what is a number by itself at the start of a run. */
static const struct { const char *word; uint8_t value; int8_t exp; } single[] = {
    { "첫", 1, 0 }, { "이틀", 2, 0 }, { "사흘", 3, 0 }, { "나흘", 4, 0 }, { "닷새", 5, 0 }, { "엿새", 6, 0 }, { "열흘", 10, 0 }, { "보름", 15, 0 },
    { "절반", 5, -1 }
};

static bool counter_at(const scan *s, const char *p)
{
    for (size_t k = 0; k < sizeof counters / sizeof *counters; k++)
        if (jk_scan_starts(s, p, counters[k]))
            return true;
    return false;
}

/* 두 나라, 세 차례, 열두 살, 스물다섯 명; 한 ("a, one") is left out like "one". */
bool jk_read_native(scan *s, jk_number *out)
{
    for (size_t k = 0; k < sizeof single / sizeof *single; k++)
        if (jk_scan_starts(s, s->at, single[k].word)) {
            const char *p = s->at + strlen(single[k].word);
            if (single[k].value == 1 && jk_hangul_at(s, p) && !counter_at(s, p))
                continue;                       /* 첫 and 첫째, but not 첫눈 */
            out->len = (uint32_t)(p - s->at);
            jk_value_key((value){ single[k].value, single[k].exp }, out->key);
            return true;
        }
    unsigned sum = 0, n = 0;
    const char *p = s->at;
    for (bool more = true; more; ) {
        more = false;
        for (size_t k = 0; k < sizeof native / sizeof *native && !more; k++)
            if (jk_scan_starts(s, p, native[k].word) && (n == 0 || (native[k].unit && sum % 10 == 0))) {
                sum += native[k].value;
                p += strlen(native[k].word);
                more = !native[k].unit;
                n++;
                if (native[k].unit)
                    k = sizeof native / sizeof *native;
            }
    }
    if (!n || sum == 1)
        return false;
    if (jk_hangul_at(s, p) && !counter_at(s, p))
        return false;
    const char *noun = p < s->end && *p == ' ' ? p + 1 : p;
    if (!jk_hangul_at(s, noun) && n == 1 && p - s->at == 3)
        return false;                           /* a lone 세, 네 at the end is another word; 다섯 is five */
    out->len = (uint32_t)(p - s->at);
    jk_value_key((value){ sum, 0 }, out->key);
    return true;
}

/* 천만 달러, 오백 명, 십오 년: Sino-Korean numerals in letters, only with a unit among them and a counter behind. */
bool jk_read_sino(scan *s, jk_number *out)
{
    static const char *const digit[] = { "영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구" };
    static const char *const behind[] = { "명", "원", "달러", "개", "년", "월", "배", "건", "곳", "번", "주", "톤", "대", "위안", "엔", "유로", "가구", "마리", "평", "퍼센트", "여" };
    value total = { 0, 0 }, section = { 0, 0 };
    unsigned d = 0, n = 0;
    bool unit = false;
    int last_small = 99, last_big = 99;
    const char *p = s->at;
    for (; jk_hangul_at(s, p); n++) {
        int u = jk_east_at(s, p);
        unsigned k = 0;
        while (k < 10 && !jk_scan_starts(s, p, digit[k]))
            k++;
        if (k < 10) {
            if (d)
                break;
            d = k;
        } else if (u >= 0 && jk_east[u].small && jk_east[u].small < last_small) {
            if (!jk_value_add(&section, (value){ d ? d : 1, jk_east[u].small }))
                return false;
            last_small = jk_east[u].small;
            d = 0, unit = true;
        } else if (u >= 0 && jk_east[u].big && jk_east[u].big < last_big) {
            if (!jk_value_add(&section, (value){ d, 0 }))
                return false;
            if (!section.digits)
                section = (value){ 1, 0 };
            section.exp += jk_east[u].big;
            if (!jk_value_add(&total, section))
                return false;
            section = (value){ 0, 0 };
            last_big = jk_east[u].big, last_small = 99;
            d = 0, unit = true;
        } else
            break;
        p += 3;
    }
    const char *noun = p < s->end && *p == ' ' ? p + 1 : p;
    bool counted = false;
    for (size_t k = 0; k < sizeof behind / sizeof *behind && !counted; k++)
        counted = jk_scan_starts(s, noun, behind[k]);
    if (n < 2 || !unit || !counted || (noun > p && jk_hangul_at(s, p)) || !jk_value_add(&section, (value){ d, 0 }) || !jk_value_add(&total, section))
        return false;
    out->len = (uint32_t)(p - s->at);
    jk_value_key(total, out->key);
    return true;
}

/* A native numeral that is the run, or has a counter behind it; or two Sino-Korean numerals. */
bool jk_hangul_may_start(jk_span run)
{
    static const char first[] = "하한두둘세셋석네넷넉다여일아열스서마쉰예첫이사나닷엿보절삼오육칠팔구십백천만억조";
    size_t at_first = 0;
    while (first[at_first] && memcmp(first + at_first, run.ptr, 3) != 0)
        at_first += 3;
    if (!first[at_first])
        return false;
    scan s = { NULL, run.ptr, run.ptr + run.len, run.ptr };
    for (size_t k = 0; k < sizeof single / sizeof *single; k++)
        if (jk_scan_starts(&s, run.ptr, single[k].word))
            return true;
    for (size_t k = 0; k < sizeof native / sizeof *native; k++)
        if (jk_scan_starts(&s, run.ptr, native[k].word)) {
            const char *p = run.ptr + strlen(native[k].word);
            if (p == s.end || !native[k].unit || counter_at(&s, p))
                return true;
        }
    static const char sino[] = "일이삼사오육칠팔구십백천만억조";
    for (size_t at = 0; at < 6; at += 3) {
        size_t k = 0;
        while (sino[k] && !(run.len >= at + 3 && memcmp(run.ptr + at, sino + k, 3) == 0))
            k += 3;
        if (!sino[k])
            return false;
    }
    return true;
}
