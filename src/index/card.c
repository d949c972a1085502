/* The members of struct entry in a fixed order; reading is writing's mirror. */
#include "index/card.h"

#include "index/bytes.h"

static void write_sections(struct buf *out, const struct card *card)
{
    const struct entry *e = &card->entry;
    bytes_add_number(out, e->n_sections);
    for (size_t i = 0; i < e->n_sections; i++) {
        bytes_add_str(out, e->sections[i].title);
        bytes_add_str(out, e->sections[i].anchor);
        bytes_add_number(out, (uint64_t)e->sections[i].level);
        bytes_add_number(out, card->tables[i].n);
        bytes_add_number(out, e->sections[i].text.n);
    }
}

/* Last, and the texts behind the tables: weighing an answer does not touch them. */
static void write_texts(struct buf *out, const struct card *card)
{
    for (size_t i = 0; i < card->entry.n_sections; i++) {
        buf_add(out, card->tables[i]);
    }
    for (size_t i = 0; i < card->entry.n_sections; i++) {
        buf_add(out, card->entry.sections[i].text);
    }
}

static void write_profile(struct buf *out, const struct card *card)
{
    const struct profile *p = &card->profile;
    bytes_add_str(out, p->stems);
    bytes_add_str(out, p->grams);
    bytes_add_str(out, p->title);
    for (size_t i = 0; i < card->entry.examples.n; i++) {
        bytes_add_str(out, p->examples != NULL ? p->examples[i] : (struct str){NULL, 0});
    }
}

void card_write(struct buf *out, const struct card *card, bool with_agents)
{
    const struct entry *e = &card->entry;
    struct str nothing = {NULL, 0};
    bytes_add_str(out, e->path);
    bytes_add_number(out, e->kind);
    bytes_add_str(out, e->id);
    bytes_add_str(out, e->title);
    bytes_add_str(out, e->language);
    bytes_add_str(out, e->category);
    bytes_add_number(out, e->audience);
    bytes_add_number(out, e->state);
    bytes_add_number(out, e->quotes_facts);
    bytes_add_list(out, e->examples);
    bytes_add_list(out, e->keywords);
    bytes_add_list(out, e->needs);
    bytes_add_list(out, e->related);
    bytes_add_list(out, e->redirects);
    bytes_add_str(out, e->updated);
    bytes_add_str(out, with_agents ? e->owner : nothing);
    bytes_add_str(out, with_agents ? e->review : nothing);
    bytes_add_str(out, with_agents ? e->note : nothing);
    write_sections(out, card);
    write_profile(out, card);
    write_texts(out, card);
}

/* Tables and texts have their sizes only, until read_texts(). Returns the tables. */
static struct str *read_sections(struct arena *mem, struct bytes_reader *r, struct card *card)
{
    struct entry *e = &card->entry;
    uint64_t n = bytes_number(r);
    if (n > r->rest.n) {
        r->damaged = true;
        return NULL;
    }
    struct str *tables = arena_array(mem, n, sizeof *tables);
    card->tables = tables;
    e->sections = arena_array(mem, n, sizeof *e->sections);
    for (e->n_sections = 0; e->n_sections < n; e->n_sections++) {
        struct section *s = &e->sections[e->n_sections];
        s->title = bytes_str(r);
        s->anchor = bytes_str(r);
        s->level = (int)bytes_number(r);
        tables[e->n_sections].n = bytes_number(r);
        s->text.n = bytes_number(r);
    }
    return tables;
}

static void read_texts(struct bytes_reader *r, struct card *card, struct str *tables)
{
    struct entry *e = &card->entry;
    for (size_t i = 0; i < e->n_sections; i++) {
        tables[i] = bytes_take(r, tables[i].n);
    }
    for (size_t i = 0; i < e->n_sections; i++) {
        e->sections[i].text = bytes_take(r, e->sections[i].text.n);
    }
}

static void read_profile(struct arena *mem, struct bytes_reader *r, struct card *card)
{
    size_t n = card->entry.examples.n;
    struct str *examples = arena_array(mem, n, sizeof *examples);
    struct profile *p = &card->profile;
    p->stems = bytes_str(r);
    p->grams = bytes_str(r);
    p->title = bytes_str(r);
    for (size_t i = 0; i < n; i++) {
        examples[i] = bytes_str(r);
    }
    p->examples = examples;
}

static void read_head(struct arena *mem, struct bytes_reader *r, struct entry *e)
{
    e->path = bytes_str(r);
    e->kind = (enum entry_kind)bytes_number(r);
    e->id = bytes_str(r);
    e->title = bytes_str(r);
    e->language = bytes_str(r);
    e->category = bytes_str(r);
    e->audience = (cordial_audience)bytes_number(r);
    e->state = (enum entry_state)bytes_number(r);
    e->quotes_facts = bytes_number(r) != 0;
    e->examples = bytes_list(mem, r);
    e->keywords = bytes_list(mem, r);
    e->needs = bytes_list(mem, r);
    e->related = bytes_list(mem, r);
    e->redirects = bytes_list(mem, r);
    e->updated = bytes_str(r);
    e->owner = bytes_str(r);
    e->review = bytes_str(r);
    e->note = bytes_str(r);
}

bool card_read(struct arena *mem, struct str bytes, enum card_depth depth, struct card *card)
{
    struct bytes_reader r = {.rest = bytes};
    *card = (struct card){0};
    read_head(mem, &r, &card->entry);
    if (depth == CARD_WHOLE) {
        struct str *tables = read_sections(mem, &r, card);
        read_profile(mem, &r, card);
        read_texts(&r, card, tables);
    }
    return !r.damaged;
}

bool card_head(struct str bytes, struct str *out)
{
    AUTO(arena_done) struct arena mem = {0};
    struct bytes_reader r = {.rest = bytes};
    struct entry entry = {0};
    read_head(&mem, &r, &entry);
    *out = str_sub(bytes, 0, bytes.n - r.rest.n);
    return !r.damaged;
}

void body_write(struct buf *out, const struct entry *e)
{
    bytes_add_str(out, e->body);
    bytes_add_str(out, e->html);
}

void body_read(struct str bytes, struct entry *e)
{
    struct bytes_reader r = {.rest = bytes};
    e->body = bytes_str(&r);
    e->html = bytes_str(&r);
}
