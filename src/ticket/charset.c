/* What a label means, guessing, converting with iconv. */
#include "ticket/charset.h"

#include <errno.h>
#include <iconv.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { LABEL_MAX = 40 };

/* Programs that say the first write the second (as browsers assume too). */
static const struct {
    const char *label;
    const char *meant;
} meanings[] = {
    {"iso-8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"us-ascii", ""},
    {"ascii", ""},
    {"iso-8859-9", "windows-1254"},
    {"utf-8", ""},
    {"utf8", ""},
    {"unknown-8bit", ""},
    {"x-unknown", ""},
    {"cp-850", "cp850"},
    {"windows-874", "cp874"},
    {"x-mac-roman", "macintosh"},
};

static bool is_plain_ascii(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

/* Charsets that write other letters with ASCII bytes. */
static bool is_seven_bit(struct str label)
{
    return str_eq_ci(str_sub(label, 0, 9), STR("iso-2022-")) || str_eq_ci(label, STR("utf-7")) ||
           str_eq_ci(label, STR("hz-gb-2312")) || str_eq_ci(str_sub(label, 0, 5), STR("utf-1")) ||
           str_eq_ci(str_sub(label, 0, 5), STR("utf-3"));
}

/* In Arabic or Persian most letters are high bytes; in the West few are. */
static const char *guess(struct str s)
{
    size_t high = 0;
    size_t letters = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        high += c >= 0x80;
        letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    return high > letters ? "windows-1256" : "windows-1252";
}

/* The name to give to iconv, in @name; what the label leaves open is guessed. */
static void choose(struct str s, struct str label, char name[LABEL_MAX])
{
    const char *meant = NULL;
    for (size_t i = 0; i < sizeof meanings / sizeof meanings[0]; i++) {
        if (str_eq_ci(label, str_of(meanings[i].label))) {
            meant = meanings[i].meant;
        }
    }
    bool open = label.n == 0 || label.n >= LABEL_MAX || (meant != NULL && meant[0] == '\0');
    struct str chosen = open ? str_of(guess(s)) : meant != NULL ? str_of(meant) : label;
    memcpy(name, chosen.p, chosen.n);
    name[chosen.n] = '\0';
}

/* Convert all of @s, a wrong byte at a time becoming U+FFFD. */
static void convert(iconv_t how, struct str s, struct buf *out)
{
    /* iconv() does not write to its input, whatever its type says. */
    union {
        const char *borrowed;
        char *in;
    } at = {.borrowed = s.p};
    size_t left = s.n;
    while (left > 0) {
        char room[4096];
        char *to = room;
        size_t free_bytes = sizeof room;
        size_t done = iconv(how, &at.in, &left, &to, &free_bytes);
        buf_add(out, (struct str){room, sizeof room - free_bytes});
        if (done == (size_t)-1 && errno != E2BIG) {
            utf8_add(out, UTF8_REPLACEMENT);
            at.in++;
            left--;
        }
    }
}

static void close_iconv(iconv_t *how)
{
    if (*how != (iconv_t)-1) {
        iconv_close(*how);
    }
}

struct str charset_decode(struct arena *mem, struct str bytes, struct str label)
{
    if (bytes.n == 0 || (is_plain_ascii(bytes) && !is_seven_bit(label)) ||
        (!is_plain_ascii(bytes) && utf8_check(bytes) == STR_NOT_FOUND)) {
        return utf8_clean(mem, bytes);
    }
    char name[LABEL_MAX];
    choose(bytes, label, name);
    AUTO(close_iconv) iconv_t how = iconv_open("UTF-8", name);
    if (how == (iconv_t)-1) {
        how = iconv_open("UTF-8", guess(bytes));
    }
    if (how == (iconv_t)-1) {
        return utf8_clean(mem, bytes);
    }
    AUTO(buf_done) struct buf out = {0};
    convert(how, bytes, &out);
    return utf8_clean(mem, buf_str(&out));
}
