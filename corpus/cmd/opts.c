/* opts.c - options read from, and help printed from, one table.
 *
 * A name is looked up whole first ("-tok"), then as a name with its value behind '='
 * ("--source=ko"), then as one letter with its value behind it ("-@2"). So a long name
 * with one dash always wins over a letter, and letters are never clustered.
 */
#include "corpus/cmd/cmd.h"
#include "corpus/json.h"
#include "corpus/text.h"

#include <errno.h>
#include <stdlib.h>

/* What every command has, beside its own. */
static const cmd_opt common[] = {
    { "--help", "-h", OPT_FLAG, 0, NULL, "print this help" },
    { 0 }
};

static bool named(const cmd_opt *opt, const char *word, size_t len)
{
    const char *name[] = { opt->name, opt->alias };
    for (int k = 0; k < 2; k++)
        if (name[k] && strlen(name[k]) == len && memcmp(name[k], word, len) == 0)
            return true;
    return false;
}

static const cmd_opt *lookup(const cmd_opt *table, const char *word, size_t len)
{
    for (; table && table->name; table++)
        if (named(table, word, len))
            return table;
    return NULL;
}

static const cmd_opt *find(const cmd_entry *self, const char *word, size_t len)
{
    const cmd_opt *opt = lookup(self->opt, word, len);
    return opt ? opt : lookup(common, word, len);
}

/* The option of a word and where its value starts in the word, NULL for "not in it". */
static const cmd_opt *split(const cmd_entry *self, const char *word, const char **value)
{
    *value = NULL;
    const cmd_opt *opt = find(self, word, strlen(word));
    if (opt)
        return opt;
    const char *equal = strchr(word, '=');
    if (equal && (opt = find(self, word, (size_t)(equal - word)))) {
        *value = equal + 1;
        return opt;
    }
    if (word[1] != '-' && word[1] && word[2] && (opt = find(self, word, 2)) && (opt->kind & OPT_KIND) != OPT_FLAG) {
        *value = word + 2;
        return opt;
    }
    return NULL;
}

/* ---------------------------------------------------------------- the nearest name */

enum { MAX_NAME = 40 };

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Edits that turn a into b: insert, delete, replace, swap two neighbours. */
static size_t edits(const char *a, size_t n_a, const char *b, size_t n_b)
{
    size_t row[3][MAX_NAME + 1];
    for (size_t j = 0; j <= n_b; j++)
        row[0][j] = j;
    for (size_t i = 1; i <= n_a; i++) {
        size_t *now = row[i % 3], *up = row[(i + 2) % 3], *above = row[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= n_b; j++) {
            now[j] = least(least(now[j - 1], up[j]) + 1, up[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], above[j - 2] + 1);
        }
    }
    return row[n_a % 3][n_b];
}

size_t cmd_distance(const char *word, size_t len, const char *name)
{
    size_t n = strlen(name);
    if (len > MAX_NAME || n > MAX_NAME)
        return SIZE_MAX;
    if (len >= 3 && len < n && memcmp(word, name, len) == 0)
        return 1;                               /* begun and not ended */
    size_t d = edits(word, len, name, n);
    return d <= 1 + n / 4 ? d : SIZE_MAX;
}

static bool unknown(const cmd_entry *self, const char *word, jk_err *err)
{
    const cmd_opt *table[] = { self->opt, common };
    const char *best = NULL;
    size_t len = strcspn(word, "="), nearest = SIZE_MAX;
    for (int k = 0; k < 2; k++)
        for (const cmd_opt *opt = table[k]; opt && opt->name; opt++) {
            size_t d = len > 2 ? cmd_distance(word, len, opt->name) : SIZE_MAX;
            if (d < nearest) {
                nearest = d;
                best = opt->name;
            }
        }
    if (best)
        return jk_fail(err, JK_EUSAGE, "no option %s; did you mean %s? (jjak %s -h lists them)", word, best, self->name);
    return jk_fail(err, JK_EUSAGE, "no option %s; jjak %s -h lists them; a file of that name: ./%s", word, self->name, word);
}

/* ---------------------------------------------------------------- values */

static bool put_count(const cmd_opt *opt, const char *value, uint64_t *out, jk_err *err)
{
    uint64_t n = 0;
    const char *c = value;
    for (; *c >= '0' && *c <= '9'; c++) {
        if (n > (UINT64_MAX - 9) / 10)
            break;
        n = n * 10 + (uint64_t)(*c - '0');
    }
    if (c == value || *c)
        return jk_fail(err, JK_EUSAGE, "%s %s: %s is a whole number, 0 or more", opt->name, value, opt->arg);
    *out = n;
    return true;
}

static bool put_real(const cmd_opt *opt, const char *value, double *out, jk_err *err)
{
    char *end = NULL;
    errno = 0;
    double x = strspn(value, "0123456789+-.eE") == strlen(value) ? strtod(value, &end) : 0.0;
    if (!end || end == value || *end || errno == ERANGE)
        return jk_fail(err, JK_EUSAGE, "%s %s: %s is a number such as 0.5", opt->name, value, opt->arg);
    *out = x;
    return true;
}

static bool put_item(cmd_list *list, const char *value, jk_err *err)
{
    const char **item = realloc(list->item, (list->n + 1) * sizeof *item);
    if (!item)
        return jk_fail(err, JK_ENOMEM, "no more memory for a list of arguments");
    item[list->n++] = value;
    list->item = item;
    return true;
}

static bool put(const cmd_opt *opt, const char *value, void *options, jk_err *err)
{
    void *field = (char *)options + opt->at;
    switch ((opt_kind)(opt->kind & OPT_KIND)) {
    case OPT_FLAG:
        *(bool *)field = true;
        return true;
    case OPT_TEXT:
        *(const char **)field = value;
        return true;
    case OPT_COUNT:
        return put_count(opt, value, field, err);
    case OPT_REAL:
        return put_real(opt, value, field, err);
    case OPT_LIST:
        return put_item(field, value, err);
    default:
        break;
    }
    return false;
}

/* "-" and "" are arguments, like all that starts without a dash. */
static bool is_option(const char *word) { return word[0] == '-' && word[1]; }

bool cmd_options(const cmd_entry *self, int argc, char **argv, void *options, int *n_arg, jk_err *err)
{
    int n = 0;
    *n_arg = 0;
    for (int k = 1; k < argc; k++) {
        if (!is_option(argv[k])) {
            argv[++n] = argv[k];
            continue;
        }
        if (strcmp(argv[k], "--") == 0) {
            while (++k < argc)
                argv[++n] = argv[k];
            break;
        }
        const char *value;
        const cmd_opt *opt = split(self, argv[k], &value);
        if (!opt)
            return unknown(self, argv[k], err);
        if (lookup(common, opt->name, strlen(opt->name))) {
            cmd_help(self);
            *n_arg = -1;
            return true;
        }
        if ((opt->kind & OPT_KIND) == OPT_FLAG && value)
            return jk_fail(err, JK_EUSAGE, "%s takes no value", opt->name);
        bool inside = value != NULL || (opt->kind & OPT_ONE);
        if ((opt->kind & OPT_KIND) != OPT_FLAG && !value) {
            if (++k == argc || ((opt->kind & OPT_KIND) == OPT_LIST && !(opt->kind & OPT_ONE) && is_option(argv[k])))
                return jk_fail(err, JK_EUSAGE, "%s wants %s behind it: %s", opt->name, opt->arg, opt->help);
            value = argv[k];
        }
        if (!put(opt, value, options, err))
            return false;
        while ((opt->kind & OPT_KIND) == OPT_LIST && !inside && k + 1 < argc && !is_option(argv[k + 1]))
            if (!put(opt, argv[++k], options, err))
                return false;
    }
    *n_arg = n;
    return cmd_files(self, options, n, argv + 1, err);
}

/* ---------------------------------------------------------------- provenance */

static bool put_argument(jk_buf *json, const char *text, jk_err *err)
{
    size_t wrong;
    if (jk_utf8_valid(jk_span_of(text), &wrong))
        return jk_buf_put(json, jk_span_of(json->ptr[json->len - 1] == '[' ? "" : ", "), err) && jk_json_put(json, jk_span_of(text), err);
    return jk_fail(err, JK_EUSAGE, "%.100s: an argument that is not UTF-8 cannot be recorded", text);
}

/* Each of the names in a list without its folder. */
static bool put_names(jk_buf *json, const char *list, jk_err *err)
{
    jk_buf names = { 0 };
    for (const char *at = list; !err->code; ) {
        size_t n = strcspn(at, ","), end = n;
        while (end > 1 && at[end - 1] == '/')
            end--;
        size_t from = end;
        while (from && at[from - 1] != '/')
            from--;
        jk_buf_put(&names, (jk_span){ at + from, end - from }, err);
        if (!at[n])
            break;
        jk_buf_putc(&names, ',', err);
        at += n + 1;
    }
    bool ok = !err->code && jk_buf_putc(&names, '\0', err) && put_argument(json, names.ptr, err);
    jk_buf_free(&names);
    return ok;
}

static bool put_value(const cmd_opt *opt, const void *field, const void *usual, jk_buf *json, jk_err *err)
{
    char number[32];
    const char *text;
    switch ((opt_kind)(opt->kind & OPT_KIND)) {
    case OPT_FLAG:
        return *(const bool *)field == *(const bool *)usual || put_argument(json, opt->name, err);
    case OPT_TEXT:
        text = *(const char *const *)field;
        if (!text || text == *(const char *const *)usual)
            return true;
        return put_argument(json, opt->name, err) && ((opt->kind & OPT_FILE) ? put_names(json, text, err) : put_argument(json, text, err));
    case OPT_COUNT:
        snprintf(number, sizeof number, "%llu", (unsigned long long)*(const uint64_t *)field);
        return *(const uint64_t *)field == *(const uint64_t *)usual || (put_argument(json, opt->name, err) && put_argument(json, number, err));
    case OPT_REAL:
        snprintf(number, sizeof number, "%.10g", *(const double *)field);
        return !(*(const double *)field < *(const double *)usual || *(const double *)field > *(const double *)usual)
            || (put_argument(json, opt->name, err) && put_argument(json, number, err));
    case OPT_LIST:
        for (size_t k = 0; k < ((const cmd_list *)field)->n && !err->code; k++) {
            text = ((const cmd_list *)field)->item[k];
            if ((k == 0 || (opt->kind & OPT_ONE)) && !put_argument(json, opt->name, err))
                return false;
            if (!((opt->kind & OPT_FILE) ? put_names(json, text, err) : put_argument(json, text, err)))
                return false;
        }
        return true;
    default:
        break;
    }
    return false;
}

bool cmd_put_arguments(const cmd_entry *self, const void *options, const void *preset, jk_buf *json, jk_err *err)
{
    jk_buf_printf(json, err, "\"command\": \"%s\", \"arguments\": [", self->name);
    for (const cmd_opt *opt = self->opt; opt->name && !err->code; opt++)
        if (!(opt->kind & OPT_LOCAL))
            put_value(opt, (const char *)options + opt->at, (const char *)preset + opt->at, json, err);
    return !err->code && jk_buf_putc(json, ']', err);
}

/* ---------------------------------------------------------------- help */

/* "  -s, --source LANG", as long as it is; a list's value is followed by "...". */
static int label(const cmd_opt *opt, char *out, size_t size)
{
    return snprintf(out, size, "  %s%s%s%s%s%s", opt->alias ? opt->alias : "    ", opt->alias ? ", " : "", opt->name,
                    opt->arg ? " " : "", opt->arg ? opt->arg : "", (opt->kind & OPT_KIND) == OPT_LIST && !(opt->kind & OPT_ONE) ? " ..." : "");
}

void cmd_help(const cmd_entry *self)
{
    const cmd_opt *table[] = { self->opt, common };
    char text[96];
    int width = 0;
    printf("jjak %s %s\n%s\n\n", self->name, self->args, self->purpose);
    for (int k = 0; k < 2; k++)
        for (const cmd_opt *opt = table[k]; opt && opt->name; opt++) {
            int n = label(opt, text, sizeof text);
            width = n > width ? n : width;
        }
    for (int k = 0; k < 2; k++)
        for (const cmd_opt *opt = table[k]; opt && opt->name; opt++) {
            label(opt, text, sizeof text);
            printf("%-*s   %s\n", width, text, opt->help);
        }
}
