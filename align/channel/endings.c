/* endings.c - what stands behind a Korean name or loan word: particles, 이다, 하다, 들. */
#include "align/channel/names.h"

static const char endings[] =
    " 은 는 이 가 을 를 의 에 와 과 도 로 만 서 나 랑 인 어 산 측 계 들 형 식 용 급 적 별 씨 시 주 님 군 양 팀 "
    "으로 에서 에게 에는 에도 에만 까지 부터 보다 처럼 만큼 마저 조차 에선 에겐 에의 로의 로서 로써 로는 로도 와의 과의 와는 과는 와도 과도 이나 이란 이라 이며 이고 이다 "
    "인들 인은 인이 인의 인을 인과 인도 어로 어를 어의 어는 어가 어와 어도 측은 측이 측에 산의 들이 들은 들의 들을 들에 들과 들도 "
    "씨는 씨가 씨의 씨를 씨와 씨도 시는 시가 시의 시에 시를 주는 주가 주의 주에 님이 님은 적인 "
    "하다 하는 하고 하며 하여 하면 하지 하기 해서 했다 한다 한 할 해 된 될 되는 되고 되어 되며 되지 됐다 된다 하게 하던 했던 했고 하자 "
    "에서는 에서도 에서의 에게는 까지는 까지도 부터는 에까지 으로는 으로도 으로의 으로서 이라는 이라고 이었다 였다 인들은 인들이 인들의 인들을 어로는 어로도 측에서 측에선 들에게 "
    "들에서 들에는 들로 들만 들처럼 시에서 시에는 주에서 하려면 하도록 합니다 됩니다 입니다 입니까 하였다 되었다 했으며 적으로 씨에게 처럼은 이에요 예요 ";

bool jk_is_korean_ending(jk_span s)
{
    enum { LONGEST = 9 };                       /* three syllables */
    char padded[LONGEST + 3];
    if (s.len > LONGEST)
        return false;
    padded[0] = ' ';
    memcpy(padded + 1, s.ptr, s.len);
    padded[s.len + 1] = ' ';
    padded[s.len + 2] = '\0';
    return s.len == 0 || strstr(endings, padded) != NULL;
}
