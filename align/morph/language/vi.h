/* vi.h - Vietnamese: function words, number words. Part of languages.c. */
static const char *const vi_stop[] = {
    "anh", "bà", "bị", "bởi", "cho", "chúng", "chưa", "chỉ", "càng", "các", "cái", "có", "cũng", "cả", "cần", "của",
    "do", "dù", "giữa", "gì", "hay", "hơn", "họ", "khi", "khá", "khác", "không", "kể", "là", "làm", "lên", "lúc",
    "lại", "mà", "mình", "mỗi", "một", "mới", "người", "nhiều", "như", "nhưng", "nhất", "những", "nào", "này", "nên",
    "nó", "nếu", "nữa", "phải", "qua", "quá", "ra", "rất", "rằng", "rồi", "sau", "so", "sẽ", "sự", "ta", "theo",
    "thì", "thế", "trong", "trên", "trước", "tuy", "tôi", "tại", "tới", "từ", "việc", "và", "vào", "vì", "vẫn", "vậy",
    "về", "với", "vừa", "xuống", "ông", "đang", "đi", "điều", "đây", "đã", "đó", "được", "đến", "đều", "để", "đối",
    "ấy", "ở",
};
static const jk_number_word vi_number[] = {
    UNIT("hai", 2), UNIT("bốn", 4), UNIT("sáu", 6), UNIT("bảy", 7), UNIT("tám", 8), UNIT("chín", 9), UNIT("mười", 10),
    HUNDRED("trăm"), SCALE("nghìn", 3), SCALE("ngàn", 3), SCALE("triệu", 6), SCALE("tỷ", 9), SCALE("tỉ", 9), END
};
