/* The answer's entries by their stamps; the best of them; its snippet. */
#include "search/shown.h"

#include "index/fields.h"

enum { ENTRIES_MAX = 400 }; /* of one answer that are looked at */

/* An entry of the answer, by its stamp. */
struct candidate {
    uint32_t docid;
    struct stamp stamp;
    bool note;
};

struct candidates {
    struct candidate *rows;
    size_t n;
};

static cordial_status list_entries(struct arena *mem, struct searcher *s, struct str id,
                                   struct candidates *out, cordial_error *err)
{
    struct xc_reader *xc = index_reader_xc(s->reader);
    struct str none = {NULL, 0};
    struct xc_docids docids;
    TRY(xc_read_docids(mem, xc, term_make(mem, TERM_ID, none, id), ENTRIES_MAX, &docids, err));
    out->rows = arena_array(mem, docids.n, sizeof *out->rows);
    out->n = 0;
    for (size_t i = 0; i < docids.n; i++) {
        struct candidate *c = &out->rows[out->n];
        struct str value;
        c->docid = docids.rows[i];
        TRY(xc_read_value(mem, xc, c->docid, SLOT_STAMP, &value, err));
        if (!stamp_read(value, &c->stamp)) {
            return err_set(err, CORDIAL_E_IO, "the index: a stamp is damaged");
        }
        c->note =
            c->stamp.audience == CORDIAL_AUDIENCE_PUBLIC && xc_reader_database(xc, c->docid) == 1;
        out->n++;
    }
    return CORDIAL_OK;
}

/* How well an entry's language serves; larger is better. */
static int language_rank(const struct searcher *s, struct str language, struct str preferred,
                         struct str found)
{
    if (preferred.n > 0 && str_eq(language, preferred)) {
        return 3;
    }
    if (preferred.n == 0 && str_eq(language, found)) {
        return 3;
    }
    if (str_eq(language, config_fallback(s->config))) {
        return 2;
    }
    return str_eq(language, found) ? 1 : 0;
}

static const struct candidate *choose(const struct searcher *s, const struct candidates *all,
                                      struct str preferred, struct str found)
{
    const struct candidate *best = NULL;
    int best_rank = -1;
    for (size_t i = 0; i < all->n; i++) {
        const struct candidate *c = &all->rows[i];
        if (c->note) {
            continue;
        }
        int rank = language_rank(s, c->stamp.language, preferred, found) * 2 +
                   (c->stamp.kind == ENTRY_ARTICLE);
        if (rank > best_rank) {
            best_rank = rank;
            best = c;
        }
    }
    return best;
}

static struct snippet_words words_for(struct arena *mem, struct searcher *s, struct str language,
                                      const struct sought *sought)
{
    struct snippet_words out = {0};
    struct searcher_language *row = searcher_language(s, language);
    map_init(&out.stems, mem);
    if (row == NULL) {
        return out;
    }
    out.stemmer = row->stemmer;
    for (size_t i = 0; i < sought->n; i++) {
        struct str key = sought->rows[i].text;
        if (!sought->rows[i].code) {
            key = arena_str(mem, stem(row->stemmer, key));
        }
        map_put(&out.stems, key, sought->weights[i], NULL);
    }
    return out;
}

/* The note of a public entry as a section, so that a snippet can be cut from it. */
static void make_note_a_section(struct arena *mem, struct entry *entry)
{
    if (entry->n_sections == 0 && entry->note.n > 0) {
        entry->sections = arena_alloc(mem, sizeof *entry->sections);
        entry->sections[0] = (struct section){.title = STR(""), .text = entry->note};
        entry->n_sections = 1;
    }
}

cordial_status shown_make(struct arena *mem, struct searcher *s, uint32_t docid,
                          struct str preferred, const struct sought *sought, struct shown *out,
                          cordial_error *err)
{
    struct entry found;
    struct candidates all;
    *out = (struct shown){.snippet.text = ""};
    TRY(index_reader_card(mem, s->reader, docid, &found, err));
    TRY(list_entries(mem, s, found.id, &all, err));
    for (size_t i = 0; i < all.n; i++) {
        out->has_article |= !all.rows[i].note && all.rows[i].stamp.kind == ENTRY_ARTICLE;
        out->has_reply |= !all.rows[i].note && all.rows[i].stamp.kind == ENTRY_REPLY;
    }
    const struct candidate *best = choose(s, &all, preferred, found.language);
    out->entry = found;
    if (best != NULL && best->docid != docid) {
        TRY(index_reader_card(mem, s->reader, best->docid, &out->entry, err));
    }
    if (sought == NULL) {
        return CORDIAL_OK;
    }
    struct snippet_words words = words_for(mem, s, out->entry.language, sought);
    snippet_make(mem, &out->entry, &words, &out->snippet);
    if (out->snippet.weight == 0 && best != NULL && best->docid != docid) {
        struct snippet other;
        make_note_a_section(mem, &found);
        words = words_for(mem, s, found.language, sought);
        snippet_make(mem, &found, &words, &other);
        if (other.weight > 0) {
            other.section = NULL; /* a place in an entry that is not the one shown */
            out->snippet = other;
        }
    }
    return CORDIAL_OK;
}
