/* The entries in the text's language, parts of a reply, coverage. */
#include "reply/measure.h"

#include "base/buf.h"
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

static void add_line(struct buf *b, struct str text)
{
    buf_add(b, text);
    buf_add_char(b, '\n');
}

static void add_entry(struct buf *b, const struct entry *entry)
{
    if (entry != NULL) {
        add_line(b, entry->title);
        add_line(b, entry->body);
    }
}

static struct str join_known(const struct check_context *c)
{
    AUTO(buf_done) struct buf b = {0};
    const struct check_request *request = c->request;
    const cordial_ticket *ticket = request->ticket;
    if (ticket != NULL) {
        add_line(&b, str_of(ticket->text));
        add_line(&b, str_of(ticket->subject));
        add_line(&b, str_of(ticket->customer));
        add_line(&b, str_of(ticket->email));
    }
    for (size_t i = 0; i < request->n_sources; i++) {
        add_entry(&b, request->sources[i].reply);
        add_entry(&b, request->sources[i].article);
    }
    for (size_t i = 0; i < request->config->n_facts; i++) {
        add_line(&b, request->config->facts[i].value);
    }
    add_line(&b, request->config->name);
    add_line(&b, request->config->url);
    add_line(&b, request->agent);
    return buf_keep(&b, c->mem);
}

static void make_known(struct check_context *c)
{
    if (!c->has_known) {
        c->known = join_known(c);
        struct words words = words_cut(c->mem, c->known);
        c->known_words = word_set(c->mem, &words);
        c->known_times = times_find(c->mem, c->request->language, c->known, &words);
        c->has_known = true;
    }
}

struct str measure_known_text(struct check_context *c)
{
    make_known(c);
    return c->known;
}

struct str_list measure_known_words(struct check_context *c)
{
    make_known(c);
    return c->known_words;
}

const struct told_times *measure_known_times(struct check_context *c)
{
    make_known(c);
    return &c->known_times;
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
