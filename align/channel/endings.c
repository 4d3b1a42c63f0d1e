/* endings.c - what stands behind a Korean name or loan word: particles, 이다, 하다, 들. */
#include "align/channel/names.h"

enum { LONGEST = 9 };                           /* bytes: three syllables */

/* In order of their bytes. */
static const char endings[][LONGEST + 1] = {
    "가", "계", "과", "과는", "과도", "과의", "군", "급", "까지", "까지는", "까지도", "나", "는", "님", "님은", "님이", "도", "됐다", "되고", "되는", "되며", "되어", "되었다", "되지", "된",
    "된다", "될", "됩니다", "들", "들과", "들도", "들로", "들만", "들에", "들에게", "들에는", "들에서", "들은", "들을", "들의", "들이", "들처럼", "랑", "로", "로는", "로도", "로서", "로써", "로의",
    "를", "마저", "만", "만큼", "별", "보다", "부터", "부터는", "산", "산의", "서", "시", "시가", "시는", "시를", "시에", "시에는", "시에서", "시의", "식", "씨", "씨가", "씨는", "씨도", "씨를",
    "씨에게", "씨와", "씨의", "양", "어", "어가", "어는", "어도", "어로", "어로는", "어로도", "어를", "어와", "어의", "에", "에게", "에게는", "에겐", "에까지", "에는", "에도", "에만", "에서",
    "에서는", "에서도", "에서의", "에선", "에의", "였다", "예요", "와", "와는", "와도", "와의", "용", "으로", "으로는", "으로도", "으로서", "으로의", "은", "을", "의", "이", "이고", "이나", "이다",
    "이라", "이라고", "이라는", "이란", "이며", "이었다", "이에요", "인", "인과", "인도", "인들", "인들은", "인들을", "인들의", "인들이", "인은", "인을", "인의", "인이", "입니까", "입니다", "적",
    "적으로", "적인", "조차", "주", "주가", "주는", "주에", "주에서", "주의", "처럼", "처럼은", "측", "측에", "측에서", "측에선", "측은", "측이", "팀", "하게", "하고", "하기", "하는", "하다",
    "하던", "하도록", "하려면", "하며", "하면", "하여", "하였다", "하자", "하지", "한", "한다", "할", "합니다", "해", "해서", "했고", "했다", "했던", "했으며", "형",
};

/* As memcmp does over LONGEST + 1 bytes; most differ within a few. */
static int compare(const char *a, const char *b)
{
    for (unsigned k = 0; k <= LONGEST; k++)
        if (a[k] != b[k])
            return (unsigned char)a[k] < (unsigned char)b[k] ? -1 : 1;
    return 0;
}

bool jk_is_korean_ending(jk_span s)
{
    char key[LONGEST + 1] = { 0 };
    if (s.len > LONGEST)
        return false;
    if (s.len == 0)
        return true;
    memcpy(key, s.ptr, s.len);
    size_t low = 0, high = sizeof endings / sizeof *endings;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int order = compare(key, endings[mid]);
        if (order == 0)
            return true;
        if (order < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return false;
}
