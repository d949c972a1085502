/* One string of all words, and a window that moves over it a character at a time. */
#include "text/grams.h"

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

static size_t next_character(struct str s, size_t at)
{
    at++;
    while (at < s.n && is_continuation(s.p[at])) {
        at++;
    }
    return at;
}

struct gram_reader grams_begin(struct arena *mem, const struct words *words)
{
    size_t bytes = 1;
    for (size_t i = 0; i < words->n; i++) {
        bytes += words->rows[i].part ? 0 : words->rows[i].text.n + 1;
    }
    char *text = arena_alloc(mem, bytes);
    size_t *word_of = arena_array(mem, bytes, sizeof *word_of);
    size_t n = 0;
    size_t i = 0;
    for (; i < words->n; i++) {
        struct str word = words->rows[i].text;
        if (words->rows[i].part) {
            continue;
        }
        text[n] = ' ';
        memcpy(text + n + 1, word.p, word.n);
        for (size_t j = 0; j <= word.n; j++) {
            word_of[n + j] = i;
        }
        n += 1 + word.n;
    }
    text[n] = ' ';
    word_of[n] = i;
    return (struct gram_reader){words, {text, n > 0 ? n + 1 : 0}, word_of, 0};
}

bool gram_next(struct gram_reader *r, struct gram *out)
{
    size_t end = r->at;
    for (size_t i = 0; i < GRAM_CHARACTERS; i++) {
        if (end >= r->text.n) {
            return false;
        }
        end = next_character(r->text, end);
    }
    *out = (struct gram){
        .text = str_sub(r->text, r->at, end),
        .first = r->word_of[r->at],
        .last = r->text.p[end - 1] == ' ' ? r->word_of[end - 2] + 1 : r->word_of[end - 1] + 1,
    };
    r->at = next_character(r->text, r->at);
    return true;
}
