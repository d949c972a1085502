/* The forms are terms that start with the word; each is counted by the index. */
#include "search/written.h"

#include "index/fields.h"

enum { FORMS_MAX = 32 };

cordial_status written_word(struct arena *mem, struct searcher *s, struct str language,
                            struct str word, struct str *out, cordial_error *err)
{
    struct str both = arena_printf(mem, "%.*s=", STR_ARG(word));
    struct str prefix = term_make(mem, TERM_FORM, language, both);
    struct xc_terms forms;
    TRY(xc_read_terms(mem, index_reader_xc(s->reader), prefix, FORMS_MAX, &forms, err));
    size_t all = searcher_term_count(s, term_make(mem, TERM_WORD, language, word));
    size_t best = 0;
    size_t others = 0;
    for (size_t i = 0; i < forms.n; i++) {
        others += forms.rows[i].count;
        best = forms.rows[i].count > forms.rows[best].count ? i : best;
    }
    size_t folded = all > others ? all - others : 0;
    *out = forms.n > 0 && forms.rows[best].count >= folded ? forms.rows[best].text : word;
    return CORDIAL_OK;
}
