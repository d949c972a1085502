/* The entries in the text's language, parts of a reply, coverage. */
#include "reply/measure.h"

#include "base/buf.h"
#include "text/mustache.h"
#include "ticket/scan.h"

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

/* May it stand in a reply in that language: as its own value, or the one it falls back to? */
static bool is_spoken(const struct config *config, const struct fact *fact, struct str language)
{
    return fact->language.n == 0 || str_eq(fact->language, language) ||
           str_eq(fact->language, config_fallback(config));
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
        const struct fact *fact = &request->config->facts[i];
        if (is_spoken(request->config, fact, request->language)) {
            add_line(&b, fact->value);
        }
    }
    add_line(&b, request->config->name);
    add_line(&b, request->config->url);
    add_line(&b, request->agent);
    return buf_keep(&b, c->mem);
}

struct str measure_known_text(struct check_context *c)
{
    if (c->known.p == NULL) {
        c->known = join_known(c);
    }
    return c->known;
}

struct str_list measure_known_words(struct check_context *c)
{
    if (c->known_words.rows == NULL) {
        struct words words = words_cut(c->mem, measure_known_text(c));
        c->known_words = word_set(c->mem, &words);
    }
    return c->known_words;
}

/* Most pieces of a text have no digit and need not be cut. */
struct str_list measure_known_numbers(struct check_context *c)
{
    if (c->known_numbers.rows != NULL) {
        return c->known_numbers;
    }
    AUTO(buf_done) struct buf b = {0};
    struct str rest = measure_known_text(c);
    struct str line;
    while (str_line(&rest, &line)) {
        struct str piece;
        while (str_split(&line, ' ', &piece)) {
            if (scan_has_digit(piece)) {
                add_line(&b, piece);
            }
        }
    }
    struct words words = words_cut(c->mem, buf_keep(&b, c->mem));
    c->known_numbers = word_set(c->mem, &words);
    return c->known_numbers;
}

const struct told_times *measure_known_times(struct check_context *c)
{
    if (!c->has_known_times) {
        struct words words = words_cut(c->mem, measure_known_text(c));
        c->known_times = times_find(c->mem, c->request->language, c->known, &words);
        c->has_known_times = true;
    }
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
