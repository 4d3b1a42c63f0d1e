/* id.h - Indonesian: suffixes, function words, number words. Part of languages.c. */
static const char *const id_suffix[] = {
    "nya", "kan", "an", "i", "ku", "mu", "kah", "lah", "pun", "annya", "kannya", "inya", "anlah", "kanlah", NULL
};
static const char *const id_stop[] = {
    "ada", "adalah", "agar", "akan", "akhirnya", "aku", "anda", "antara", "apa", "apabila", "apakah", "atas", "atau",
    "bagai", "bagaimana", "bagi", "bahkan", "bahwa", "banyak", "baru", "beberapa", "begitu", "belum", "berbagai",
    "bersama", "bisa", "boleh", "bukan", "dahulu", "dalam", "dan", "dapat", "dari", "daripada", "demi", "demikian",
    "dengan", "di", "dia", "dikatakan", "hal", "hanya", "harus", "hingga", "ia", "ialah", "ini", "itu", "jadi",
    "jika", "juga", "kalau", "kali", "kami", "kamu", "karena", "ke", "kemudian", "kepada", "ketika", "kini", "kita",
    "lagi", "lain", "lainnya", "lalu", "lebih", "maka", "masih", "maupun", "melalui", "memang", "menjadi", "mereka",
    "merupakan", "meski", "meskipun", "mungkin", "namun", "nya", "oleh", "orang", "pada", "padahal", "para", "pernah",
    "pula", "pun", "saat", "saja", "salah", "sama", "sampai", "sangat", "satu", "saya", "sebagai", "sebagian",
    "sebelum", "sebuah", "secara", "sedang", "sedangkan", "sehingga", "sejak", "sejumlah", "sekarang", "seorang",
    "seperti", "sering", "serta", "sesuatu", "setelah", "setiap", "siapa", "suatu", "sudah", "supaya", "tak", "tanpa",
    "telah", "tentang", "terhadap", "termasuk", "tersebut", "tetap", "tetapi", "tidak", "untuk", "walaupun", "yaitu",
    "yakni", "yang",
};
static const jk_number_word id_number[] = {
    UNIT("dua", 2), UNIT("tiga", 3), UNIT("empat", 4), UNIT("lima", 5), UNIT("enam", 6), UNIT("tujuh", 7),
    UNIT("delapan", 8), UNIT("sembilan", 9), UNIT("sepuluh", 10), UNIT("sebelas", 11), { "puluh", JK_NUM_HUNDRED, 1, 1 }, HUNDRED("ratus"),
    HUNDRED("seratus"), SCALE("ribu", 3), SCALE("seribu", 3), SCALE("juta", 6), SCALE("miliar", 9),
    SCALE("triliun", 12), ORDINAL("pertama", 1), ORDINAL("kedua", 2), ORDINAL("ketiga", 3), ORDINAL("keempat", 4),
    ORDINAL("kelima", 5), ORDINAL("keenam", 6), ORDINAL("ketujuh", 7), ORDINAL("kedelapan", 8),
    ORDINAL("kesembilan", 9), ORDINAL("kesepuluh", 10), MONTH("januari", 1), MONTH("februari", 2), MONTH("maret", 3),
    MONTH("april", 4), MONTH("mei", 5), MONTH("juni", 6), MONTH("juli", 7), MONTH("agustus", 8),
    MONTH("september", 9), MONTH("oktober", 10), MONTH("november", 11), MONTH("desember", 12), END
};
