/* zh.h - Chinese: function words. Part of languages.c. */
static const char *const zh_stop[] = {
    "不", "与", "也", "了", "会", "但", "你", "及", "和", "在", "对", "就", "并", "我", "或", "是", "有", "的", "着", "而", "这", "那",
    "都",
};
