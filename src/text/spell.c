/* Which dictionaries a language has, loading them, asking. */
#include "text/spell.h"

#include "base/map.h"

#include <enchant.h>
#include <stdlib.h>

/*
 * Several where writers keep to one of them or the other: a word of any is right. Persian has none:
 * the dictionary that Debian has lacks everyday words, so that most replies had several false
 * findings.
 */
static const struct {
    const char *language;
    const char *tags[2]; /* as Enchant names dictionaries */
} dictionaries[] = {
    {"de", {"de_DE", NULL}}, {"en", {"en_US", "en_GB"}}, {"es", {"es_ES", NULL}},
    {"fr", {"fr_FR", NULL}}, {"it", {"it_IT", NULL}},    {"nl", {"nl_NL", NULL}},
};

enum {
    LANGUAGES = sizeof dictionaries / sizeof dictionaries[0],
    TAGS = 2,
    SUGGESTIONS_MAX = 5,
    REMEMBERED_MAX = 200000, /* words of a language */
};

struct loaded {
    bool tried;
    EnchantDict *dicts[TAGS]; /* NULL: not installed */
    struct map known;         /* words that were asked for, to what was said */
};

struct speller {
    struct arena mem; /* of the words */
    EnchantBroker *broker;
    struct loaded loaded[LANGUAGES];
};

struct speller *speller_open(void)
{
    struct speller *s = heap_alloc(sizeof *s);
    *s = (struct speller){.broker = enchant_broker_init()};
    for (size_t i = 0; i < LANGUAGES; i++) {
        map_init(&s->loaded[i].known, &s->mem);
    }
    return s;
}

void speller_close(struct speller *s)
{
    if (s == NULL) {
        return;
    }
    for (size_t i = 0; i < LANGUAGES; i++) {
        for (size_t k = 0; k < TAGS; k++) {
            if (s->loaded[i].dicts[k] != NULL) {
                enchant_broker_free_dict(s->broker, s->loaded[i].dicts[k]);
            }
        }
    }
    enchant_broker_free(s->broker);
    arena_done(&s->mem);
    free(s);
}

static struct loaded *load(struct speller *s, struct str language)
{
    for (size_t i = 0; i < LANGUAGES; i++) {
        struct loaded *loaded = &s->loaded[i];
        if (!str_eq(language, str_of(dictionaries[i].language))) {
            continue;
        }
        for (size_t k = 0; k < TAGS && !loaded->tried; k++) {
            const char *tag = dictionaries[i].tags[k];
            loaded->dicts[k] = tag != NULL ? enchant_broker_request_dict(s->broker, tag) : NULL;
        }
        loaded->tried = true;
        return loaded;
    }
    return NULL;
}

static EnchantDict *first_dict(const struct loaded *loaded)
{
    for (size_t k = 0; loaded != NULL && k < TAGS; k++) {
        if (loaded->dicts[k] != NULL) {
            return loaded->dicts[k];
        }
    }
    return NULL;
}

bool speller_has(struct speller *s, struct str language)
{
    return first_dict(load(s, language)) != NULL;
}

static bool is_in_any(const struct loaded *loaded, struct str word)
{
    for (size_t k = 0; k < TAGS; k++) {
        EnchantDict *dict = loaded->dicts[k];
        if (dict != NULL && enchant_dict_check(dict, word.p, (ssize_t)word.n) == 0) {
            return true;
        }
    }
    return false;
}

/* Asking a dictionary costs microseconds, and texts have few different words. */
bool speller_knows(struct speller *s, struct str language, struct str word)
{
    struct loaded *loaded = load(s, language);
    if (loaded == NULL || word.n == 0) {
        return false;
    }
    const size_t *said = map_get(&loaded->known, word);
    if (said != NULL) {
        return *said != 0;
    }
    bool known = is_in_any(loaded, word);
    if (loaded->known.n < REMEMBERED_MAX) {
        map_put(&loaded->known, arena_str(&s->mem, word), known, NULL);
    }
    return known;
}

struct str_list speller_suggest(struct arena *mem, struct speller *s, struct str language,
                                struct str word)
{
    struct str_list out = {0};
    EnchantDict *dict = first_dict(load(s, language));
    if (dict == NULL || word.n == 0) {
        return out;
    }
    size_t n = 0;
    char **words = enchant_dict_suggest(dict, word.p, (ssize_t)word.n, &n);
    out.rows = arena_array(mem, SUGGESTIONS_MAX, sizeof *out.rows);
    for (size_t i = 0; i < n && out.n < SUGGESTIONS_MAX; i++) {
        out.rows[out.n++] = arena_str(mem, str_of(words[i]));
    }
    if (words != NULL) {
        enchant_dict_free_string_list(dict, words);
    }
    return out;
}
