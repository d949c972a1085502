/* The entries in the text's language, parts of a reply, coverage. */
#include "reply/measure.h"

#include "text/mustache.h"

static const struct entry *in_language(const struct check_context *c, const struct entry *entry)
{
    bool same = entry != NULL && str_eq(entry->language, c->request->language);
    return same ? entry : NULL;
}

struct check_source measure_source(const struct check_context *c, size_t i)
{
    struct check_source source = c->request->sources[i];
    source.reply = in_language(c, source.reply);
    source.article = in_language(c, source.article);
    return source;
}

struct check_source measure_main(const struct check_context *c)
{
    return c->request->n_sources > 0 ? measure_source(c, 0) : (struct check_source){0};
}

struct str measure_part(const struct check_context *c, enum reply_part part)
{
    const struct entry *reply = measure_main(c).reply;
    struct str parts[REPLY_PARTS];
    cordial_error ignored;
    if (reply == NULL || entry_parts(reply->body, parts, &ignored) != CORDIAL_OK) {
        return (struct str){NULL, 0};
    }
    return str_trim(mustache_without_tags(c->mem, parts[part]));
}

struct coverage measure(const struct check_context *c, struct str text)
{
    return coverage_of(c->mem, c->request->language, text, c->word_set);
}

bool measure_covers(const struct check_context *c, struct str text, double share, size_t n_words)
{
    struct coverage said = measure(c, text);
    bool enough = said.n_found >= n_words || said.n_found == said.n_telling;
    return said.n_telling > 0 && said.share >= share && enough;
}
