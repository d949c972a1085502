/* Reading with the base's languages; choosing the entries of an answer. */
#include "lib/advice.h"

#include "ticket/ticket.h"

static struct str_list languages_of(struct arena *mem, const struct searcher *s)
{
    if (s->config->languages.n > 0) {
        return s->config->languages;
    }
    struct str_list out = {.rows = arena_array(mem, s->n_languages, sizeof *out.rows)};
    for (; out.n < s->n_languages; out.n++) {
        out.rows[out.n] = s->languages[out.n].code;
    }
    return out;
}

cordial_status advice_read(struct arena *mem, struct searcher *s, struct str bytes,
                           cordial_format format, struct str language, cordial_ticket *out,
                           cordial_error *err)
{
    return ticket_read(mem, bytes, format, languages_of(mem, s), language, out, err);
}

/* How well a language serves; larger is better. */
static int rank_language(const struct searcher *s, struct str language, struct str preferred)
{
    if (str_eq(language, preferred)) {
        return 2;
    }
    return str_eq(language, config_fallback(s->config)) ? 1 : 0;
}

/* The language of the best entry: by language first, a reply before an article. */
static struct str choose_language(const struct searcher *s, const struct indexed_list *all,
                                  struct str preferred)
{
    struct str best = {"", 0};
    int best_rank = -1;
    for (size_t i = 0; i < all->n; i++) {
        const struct entry *entry = &all->rows[i].card.entry;
        if (all->rows[i].note || entry->state == ENTRY_DRAFT) {
            continue;
        }
        int rank = rank_language(s, entry->language, preferred) * 2 + (entry->kind == ENTRY_REPLY);
        if (rank > best_rank) {
            best_rank = rank;
            best = entry->language;
        }
    }
    return best;
}

cordial_status advice_source(struct arena *mem, struct searcher *s, struct str id,
                             struct str language, struct source *out, cordial_error *err)
{
    struct indexed_list all;
    TRY(index_reader_answer(mem, s->reader, id, &all, err));
    for (size_t i = 0; i < all.n; i++) {
        TRY(index_reader_card(mem, s->reader, CARD_WHOLE, &all.rows[i], err));
    }
    struct str chosen = choose_language(s, &all, language);
    if (all.n == 0 || chosen.n == 0) {
        return err_set(err, CORDIAL_E_NOTFOUND, "no answer '%.*s'", STR_ARG(id));
    }
    *out = (struct source){.id = all.rows[0].stamp.id};
    for (size_t i = 0; i < all.n; i++) {
        struct entry *entry = &all.rows[i].card.entry;
        if (all.rows[i].note || entry->state == ENTRY_DRAFT || !str_eq(entry->language, chosen)) {
            continue;
        }
        TRY(index_reader_body(s->reader, &all.rows[i], entry, err));
        if (entry->kind == ENTRY_REPLY) {
            out->reply = entry;
        } else {
            out->article = entry;
        }
    }
    return CORDIAL_OK;
}
