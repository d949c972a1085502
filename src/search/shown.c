/* The answer's entries by their stamps; the best of them; its snippet. */
#include "search/shown.h"

/* How well an entry's language serves; larger is better. */
static int language_rank(const struct searcher *s, struct str language, struct str preferred,
                         struct str found)
{
    if (str_eq(language, preferred.n > 0 ? preferred : found)) {
        return 3;
    }
    if (str_eq(language, config_fallback(s->config))) {
        return 2;
    }
    return str_eq(language, found) ? 1 : 0;
}

static const struct indexed *choose(const struct searcher *s, const struct indexed_list *all,
                                    struct str preferred, struct str found)
{
    const struct indexed *best = NULL;
    int best_rank = -1;
    for (size_t i = 0; i < all->n; i++) {
        const struct indexed *row = &all->rows[i];
        if (row->note) {
            continue;
        }
        int rank = language_rank(s, row->stamp.language, preferred, found) * 2 +
                   (row->stamp.kind == ENTRY_ARTICLE);
        if (rank > best_rank) {
            best_rank = rank;
            best = row;
        }
    }
    return best;
}

/* The note of a public entry as a section, so that a snippet can be cut from it. */
static void make_note_a_section(struct arena *mem, struct card *card)
{
    struct entry *entry = &card->entry;
    entry->sections = arena_alloc(mem, sizeof *entry->sections);
    entry->sections[0] = (struct section){.title = STR(""), .text = entry->note};
    entry->n_sections = 1;
    card->tables = NULL; /* a note has none */
}

/* From the document that was found, when the entry shown has none of the words. */
static cordial_status cut_from_found(struct arena *mem, struct searcher *s,
                                     const struct indexed *found, const struct sought *sought,
                                     struct snippet *out, cordial_error *err)
{
    struct indexed row = *found;
    struct snippet snippet;
    TRY(index_reader_card(mem, s->reader, CARD_WHOLE, &row, err));
    if (row.note) {
        make_note_a_section(mem, &row.card);
    }
    snippet_make(mem, s, &row.card, sought, &snippet);
    if (snippet.weight > 0) {
        snippet.section = NULL; /* a place in an entry that is not the one shown */
        *out = snippet;
    }
    return CORDIAL_OK;
}

cordial_status shown_make(struct arena *mem, struct searcher *s, uint32_t docid,
                          struct str preferred, const struct sought *sought, struct shown *out,
                          cordial_error *err)
{
    const struct indexed *found;
    struct indexed_list all;
    *out = (struct shown){.snippet.text = ""};
    TRY(searcher_document(s, docid, &found, err));
    TRY(searcher_answer_of(mem, s, found, &all, err));
    for (size_t i = 0; i < all.n; i++) {
        out->has_article |= !all.rows[i].note && all.rows[i].stamp.kind == ENTRY_ARTICLE;
        out->has_reply |= !all.rows[i].note && all.rows[i].stamp.kind == ENTRY_REPLY;
    }
    const struct indexed *best = choose(s, &all, preferred, found->stamp.language);
    struct indexed row = best != NULL ? *best : *found;
    enum card_depth depth = sought != NULL ? CARD_WHOLE : CARD_HEAD;
    TRY(index_reader_card(mem, s->reader, depth, &row, err));
    out->entry = row.card.entry;
    if (sought == NULL) {
        return CORDIAL_OK;
    }
    snippet_make(mem, s, &row.card, sought, &out->snippet);
    if (out->snippet.weight == 0 && row.docid != docid) {
        return cut_from_found(mem, s, found, sought, &out->snippet, err);
    }
    return CORDIAL_OK;
}
