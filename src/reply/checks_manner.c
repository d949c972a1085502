/* Rules about how the customer is spoken to: the form of address, please, thanks. */
#include "reply/checks.h"

/* The form of address */

struct address {
    struct phrase_hits formal;
    struct phrase_hits informal;
};

static bool starts_sentence(const struct check_context *c, size_t at)
{
    const struct sentence *s = context_sentence(c, at);
    return s == NULL || s->start == at;
}

/* Those of a list that counts only with a capital within a sentence. */
static struct phrase_hits cased_hits(const struct check_context *c)
{
    struct phrase_hits hits = context_phrases(c, "address-formal-cased");
    size_t n = 0;
    for (size_t i = 0; i < hits.n; i++) {
        char first = c->flow.p[hits.rows[i].start];
        bool capital = first >= 'A' && first <= 'Z';
        if (capital && !starts_sentence(c, hits.rows[i].start)) {
            hits.rows[n++] = hits.rows[i];
        }
    }
    hits.n = n;
    return hits;
}

/* Above the signature; what stands there is often fixed. */
static size_t count_body(const struct check_context *c, const struct phrase_hits *hits)
{
    size_t n = 0;
    while (n < hits->n && hits->rows[n].start < c->shape.sign_start) {
        n++;
    }
    return n;
}

static struct address find_address(const struct check_context *c)
{
    struct address a = {
        .formal = context_phrases(c, "address-formal"),
        .informal = context_phrases(c, "address-informal"),
    };
    struct phrase_hits cased = cased_hits(c);
    a.formal = a.formal.n > 0 ? a.formal : cased;
    a.formal.n = count_body(c, &a.formal);
    a.informal.n = count_body(c, &a.informal);
    return a;
}

/* As the customer writes, else as the base wants it, else as most of the reply has it. */
static cordial_register wanted_register(const struct check_context *c, const struct address *a)
{
    const struct check_request *request = c->request;
    if (request->ticket != NULL && request->ticket->reg != CORDIAL_REGISTER_NONE) {
        return request->ticket->reg;
    }
    cordial_register reg = config_register(request->config, request->language);
    if (reg != CORDIAL_REGISTER_NONE) {
        return reg;
    }
    return a->informal.n > a->formal.n ? CORDIAL_REGISTER_INFORMAL : CORDIAL_REGISTER_FORMAL;
}

/* Forms that are never used, whoever writes. */
static bool check_never(struct check_context *c)
{
    struct phrase_hits hits = context_phrases(c, "address-never");
    for (size_t i = 0; i < hits.n && !context_is_full(c); i++) {
        add_finding(c, hits.rows[i].start, hits.rows[i].end, "register-never",
                    VALUES(str_sub(c->text, hits.rows[i].start, hits.rows[i].end)))
            ->severity = CORDIAL_SEVERITY_ERROR; /* no register of the customer's allows it */
    }
    return context_list(c, "address-never").n > 0;
}

void check_register(struct check_context *c)
{
    static const char *const codes[2][2] = {{"register-formal", "register-informal"},
                                            {"register-as-formal", "register-as-informal"}};
    struct address a = find_address(c);
    bool never = check_never(c);
    c->looked = never || context_list(c, "address-informal").n > 0;
    cordial_register wanted = wanted_register(c, &a);
    bool informal = wanted == CORDIAL_REGISTER_INFORMAL;
    const struct phrase_hits *wrong = informal ? &a.formal : &a.informal;
    bool asked = c->request->ticket != NULL && c->request->ticket->reg == wanted;
    if (!c->looked || wrong->n == 0) {
        return;
    }
    const struct phrase_hit *hit = &wrong->rows[0];
    add_finding(c, hit->start, hit->end, codes[asked][informal],
                VALUES(str_sub(c->text, hit->start, hit->end)));
}

/* Please */

void check_please(struct check_context *c)
{
    struct phrase_hits demands = context_phrases(c, "demand");
    struct phrase_hits kind = context_phrases(c, "please");
    struct phrase_hits conditions = context_phrases(c, "condition");
    c->looked = context_list(c, "demand").n > 0;
    for (size_t i = 0; i < c->n_sentences && !context_is_full(c); i++) {
        const struct sentence *s = &c->sentences[i];
        const struct phrase_hit *demand = sentence_hit(&demands, s);
        bool soft = sentence_hit(&kind, s) != NULL || sentence_hit(&conditions, s) != NULL;
        if (demand != NULL && !soft) {
            add_finding(c, demand->start, demand->end, "please",
                        VALUES(str_sub(c->text, demand->start, demand->end)));
        }
    }
}

/* Thanks */

void check_thanks(struct check_context *c)
{
    c->looked = context_list(c, "thanks").n > 0;
    if (c->looked && context_phrases(c, "thanks").n == 0 &&
        context_phrases(c, "understanding").n == 0) {
        size_t at = c->shape.body_start;
        add_finding(c, at, at, "thanks", NO_VALUES);
    }
}
