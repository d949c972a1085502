/* The phrases of a need, the questions of a text, what they share. */
#include "reply/asking.h"

#include "reply/courtesy.h"
#include "reply/coverage.h"
#include "text/mustache.h"
#include "ticket/sentences.h"

#define TAKEN_UP 0.34

struct asking {
    struct arena *mem;
    const struct config *config;
    struct str language;
    struct str text;
};

static bool takes_up_any(const struct asking *a, struct str_list set, struct str kind)
{
    const char *path = arena_printf(a->mem, "ask.%.*s", STR_ARG(kind)).p;
    struct str_list phrases = courtesy_phrases(a->mem, a->config, a->language, path);
    for (size_t i = 0; i < phrases.n; i++) {
        struct str phrase = mustache_without_tags(a->mem, phrases.rows[i]);
        struct coverage said = coverage_of(a->mem, a->language, phrase, set);
        if (said.n_found > 0 && said.share >= TAKEN_UP) {
            return true;
        }
    }
    return false;
}

static bool asks_for_any(const struct asking *a, struct str question, struct str need)
{
    struct words words = words_cut(a->mem, question);
    struct str_list set = word_set(a->mem, &words);
    struct str kind;
    while (str_split(&need, '|', &kind)) {
        if (takes_up_any(a, set, str_trim(kind))) {
            return true;
        }
    }
    return false;
}

bool asking_for(struct arena *mem, const struct config *config, struct str language,
                struct str text, struct str need)
{
    const struct asking a = {mem, config, language, text};
    struct scan scan = scan_make(mem, text, language);
    struct stretches sentences = sentences_cut(&scan);
    for (size_t i = 0; i < sentences.n; i++) {
        const struct stretch *s = &sentences.rows[i];
        if (s->asks && asks_for_any(&a, str_sub(text, s->start, s->end), need)) {
            return true;
        }
    }
    return false;
}
