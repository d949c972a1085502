/* Paragraphs, phrases, explanations. */
#include "reply/draft.h"

#include "reply/courtesy.h"
#include "reply/jargon.h"

void draft_speak(struct draft *d, struct str language)
{
    d->filler.language = language;
    if (d->n_blocks > 0 && str_eq(d->blocks[d->n_blocks - 1].language, language)) {
        return;
    }
    d->blocks = arena_more(d->mem, d->blocks, d->n_blocks, &d->cap_blocks, sizeof *d->blocks);
    d->blocks[d->n_blocks++] = (struct draft_block){d->out->n, language};
}

void draft_add(struct draft *d, struct str markdown)
{
    markdown = str_trim(markdown);
    if (markdown.n == 0) {
        return;
    }
    if (d->out->n > 0) {
        buf_add_cstr(d->out, "\n\n");
    }
    buf_add(d->out, markdown);
}

cordial_status draft_filled(struct draft *d, struct str template, struct str *out,
                            cordial_error *err)
{
    AUTO(buf_done) struct buf b = {0};
    TRY(fill(&d->filler, template, &b, err));
    *out = str_trim(buf_keep(&b, d->mem));
    return CORDIAL_OK;
}

cordial_status draft_fill(struct draft *d, struct str template, cordial_error *err)
{
    struct str text;
    TRY(draft_filled(d, template, &text, err));
    draft_add(d, text);
    return CORDIAL_OK;
}

struct str draft_pick(const struct draft *d, const char *path)
{
    return courtesy_pick(d->mem, d->request->config, d->filler.language, path, d->seed);
}

bool draft_has(const struct draft *d, struct str language, const char *path)
{
    return courtesy_phrases(d->mem, d->request->config, language, path).n > 0;
}

cordial_status draft_phrase(struct draft *d, const char *group, const char *key, const char *other,
                            cordial_error *err)
{
    struct str phrase = draft_pick(d, arena_printf(d->mem, "%s.%s", group, key).p);
    if (phrase.n == 0) {
        phrase = draft_pick(d, arena_printf(d->mem, "%s.%s", group, other).p);
    }
    return draft_fill(d, phrase, err);
}

cordial_status draft_sentence(struct draft *d, const char *path, cordial_error *err)
{
    struct str text;
    TRY(draft_filled(d, draft_pick(d, path), &text, err));
    if (text.n > 0) {
        buf_add_cstr(d->out, d->out->n > 0 ? " " : "");
        buf_add(d->out, text);
    }
    return CORDIAL_OK;
}

void draft_explain(struct draft *d, size_t first)
{
    struct str all = buf_keep(d->out, d->mem);
    buf_clear(d->out);
    buf_add(d->out, str_sub(all, 0, d->blocks[first].start));
    for (size_t i = first; i < d->n_blocks; i++) {
        struct draft_block *block = &d->blocks[i];
        size_t end = i + 1 < d->n_blocks ? d->blocks[i + 1].start : all.n;
        struct str text = str_sub(all, block->start, end);
        block->start = d->out->n;
        buf_add(d->out, jargon_explain(d->mem, d->request->config, block->language, text));
    }
}
