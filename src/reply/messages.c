/* Reading the files, once for the whole process; filling a text; digits. */
#include "reply/messages.h"

#include "base/buf.h"
#include "base/embedded.h"
#include "base/utf8.h"

#include <assert.h>
#include <jansson.h>
#include <pthread.h>
#include <stdlib.h>

extern const struct embedded_file reply_message_files[];
extern const size_t reply_message_files_n;

enum { FILES_MAX = 16, VALUES_MAX = 9 };

static struct {
    pthread_once_t once;
    json_t *files[FILES_MAX];
} read_once = {.once = PTHREAD_ONCE_INIT};

/* A file that no test let through; the program was built wrongly. */
static void read_files(void)
{
    for (size_t i = 0; i < reply_message_files_n; i++) {
        const struct embedded_file *file = &reply_message_files[i];
        json_t *texts =
            i < FILES_MAX ? json_loadb((const char *)file->bytes, file->n, 0, NULL) : NULL;
        if (texts == NULL) {
            abort();
        }
        read_once.files[i] = texts;
    }
}

static const json_t *texts_of(const char *language)
{
    pthread_once(&read_once.once, read_files);
    const json_t *english = NULL;
    for (size_t i = 0; i < reply_message_files_n; i++) {
        struct str name = str_of(reply_message_files[i].path);
        name = str_sub(name, 0, name.n - strlen(".json"));
        if (str_eq(name, str_of(language))) {
            return read_once.files[i];
        }
        english = str_eq(name, STR("en")) ? read_once.files[i] : english;
    }
    return english;
}

/* At "{1}": the number in it; else 0. */
static size_t place_at(struct str text, size_t at)
{
    bool place = at + 2 < text.n && text.p[at] == '{' && text.p[at + 2] == '}';
    char digit = place ? text.p[at + 1] : '0';
    return digit >= '1' && digit <= '0' + VALUES_MAX ? (size_t)(digit - '0') : 0;
}

const char *message_text(struct arena *mem, const char *language, const char *code,
                         struct str_list values)
{
    AUTO(buf_done) struct buf out = {0};
    const char *found = json_string_value(json_object_get(texts_of(language), code));
    assert(found != NULL);
    struct str text = str_of(found);
    for (size_t at = 0; at < text.n;) {
        size_t number = place_at(text, at);
        if (number > 0 && number <= values.n) {
            buf_add(&out, values.rows[number - 1]);
            at += 3;
        } else {
            buf_add_char(&out, text.p[at++]);
        }
    }
    return buf_keep(&out, mem).p;
}

/* The digits of a language are a text of ten characters; of most there is none. */
struct str message_number(struct arena *mem, const char *language, double n)
{
    struct str plain = arena_printf(mem, "%g", n);
    struct str digits = str_of(json_string_value(json_object_get(texts_of(language), "digits")));
    struct str own[10];
    size_t at = 0;
    for (size_t i = 0; i < 10 && digits.n > 0; i++) {
        size_t start = at;
        utf8_next(digits, &at);
        own[i] = str_sub(digits, start, at);
    }
    AUTO(buf_done) struct buf out = {0};
    for (size_t i = 0; i < plain.n; i++) {
        bool digit = digits.n > 0 && plain.p[i] >= '0' && plain.p[i] <= '9';
        buf_add(&out, digit ? own[plain.p[i] - '0'] : str_sub(plain, i, i + 1));
    }
    return buf_keep(&out, mem);
}
