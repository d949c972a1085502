#include "scratch.h"

#include "base/file.h"
#include "index/fields.h"
#include "index/place.h"
#include "index/reader.h"

static void put_base(struct scratch *s)
{
    scratch_put(s, "base.yaml", "languages: [en, nl]\naudience: public\n");
    scratch_put(s, "en/box.md",
                "---\nnote: noteword\nredirects: [Old Box]\n---\n# Box full\n\n## Cause\n\nmail\n");
    scratch_put(s, "en/box.reply.md", "The box is full.\n");
    scratch_put(s, "nl/box.md", "# Bus vol\n\npost\n");
    scratch_put(s, "en/secret.md", "---\naudience: agents\n---\n# Secret\n");
}

static struct index_reader *open_reader(struct scratch *s, cordial_audience audience)
{
    struct index_reader *r = NULL;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    assert_ok(index_reader_open(base->state, audience, &r, &s->err), &s->err);
    return r;
}

/* The entries of an answer: their files, a note in brackets. */
static struct str answer_shown(struct scratch *s, struct index_reader *r, const char *id)
{
    struct indexed_list all;
    struct str out = STR("");
    assert_ok(index_reader_answer(&s->mem, r, str_of(id), &all, &s->err), &s->err);
    for (size_t i = 0; i < all.n; i++) {
        out = arena_printf(&s->mem, "%.*s%s%s%.*s%s", STR_ARG(out), i > 0 ? " " : "",
                           all.rows[i].note ? "(" : "", STR_ARG(all.rows[i].stamp.path),
                           all.rows[i].note ? ")" : "");
    }
    return out;
}

static void answer_has_articles_before_replies_before_notes(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    scratch_index(s);
    struct index_reader *r = open_reader(s, CORDIAL_AUDIENCE_AGENTS);
    assert_str(answer_shown(s, r, "box"), "en/box.md nl/box.md en/box.reply.md (en/box.md)");
    assert_str(answer_shown(s, r, "secret"), "en/secret.md");
    assert_str(answer_shown(s, r, "none"), "");
    index_reader_close(r);
}

static void earlier_id_leads_to_the_answer(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    scratch_index(s);
    struct index_reader *r = open_reader(s, CORDIAL_AUDIENCE_PUBLIC);
    assert_str(answer_shown(s, r, "old-box"), "en/box.md nl/box.md");
    index_reader_close(r);
}

static void public_reader_knows_nothing_of_agents(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    scratch_index(s);
    struct index_reader *r = open_reader(s, CORDIAL_AUDIENCE_PUBLIC);
    struct indexed_list all;
    assert_ok(index_reader_all(&s->mem, r, &all, &s->err), &s->err);
    assert_int_equal(all.n, 2);
    assert_str(answer_shown(s, r, "secret"), "");
    assert_ok(index_reader_file(&s->mem, r, STR("en/box.md"), &all, &s->err), &s->err);
    assert_int_equal(all.n, 1);
    assert_str(all.rows[0].card.entry.note, "");
    index_reader_close(r);
}

static void file_has_its_entry_before_its_note(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    scratch_index(s);
    struct index_reader *r = open_reader(s, CORDIAL_AUDIENCE_AGENTS);
    struct indexed_list all;
    assert_ok(index_reader_file(&s->mem, r, STR("en/box.md"), &all, &s->err), &s->err);
    assert_int_equal(all.n, 2);
    assert_false(all.rows[0].note);
    assert_int_equal(all.rows[0].database, 0);
    assert_str(all.rows[0].card.entry.title, "Box full");
    assert_true(all.rows[1].note);
    assert_int_equal(all.rows[1].database, 1);
    assert_str(all.rows[1].card.entry.note, "noteword");
    struct entry entry = {0};
    assert_ok(index_reader_body(r, &all.rows[0], &entry, &s->err), &s->err);
    assert_int_not_equal(str_find(entry.html, STR("<h2")), STR_NOT_FOUND);
    index_reader_close(r);
}

static void languages_are_those_of_the_entries(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    scratch_index(s);
    struct index_reader *r = open_reader(s, CORDIAL_AUDIENCE_AGENTS);
    struct xc_terms languages;
    assert_ok(index_reader_languages(&s->mem, r, &languages, &s->err), &s->err);
    assert_int_equal(languages.n, 2);
    assert_str(languages.rows[0].text, "en");
    assert_str(languages.rows[1].text, "nl");
    assert_str(index_reader_meta(&s->mem, r, META_SCHEMA), INDEX_SCHEMA);
    assert_str(index_reader_meta(&s->mem, r, "none"), "");
    assert_true(index_reader_text_bytes(r) > 0);
    index_reader_close(r);
}

static void refresh_sees_commits_and_new_generations(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    scratch_index(s);
    struct index_reader *r = open_reader(s, CORDIAL_AUDIENCE_AGENTS);
    uint64_t version = index_reader_version(r);
    assert_ok(index_reader_refresh(r, &s->err), &s->err);
    assert_int_equal(index_reader_version(r), version);
    scratch_put(s, "en/new.md", "# New\n");
    scratch_index(s);
    assert_ok(index_reader_refresh(r, &s->err), &s->err);
    assert_true(index_reader_version(r) > version);
    assert_str(answer_shown(s, r, "new"), "en/new.md");
    assert_string_equal(index_reader_generation(r), "g000001");
    version = index_reader_version(r);
    scratch_index_with(s, &(cordial_index_options){.full = true});
    assert_ok(index_reader_refresh(r, &s->err), &s->err);
    assert_true(index_reader_version(r) > version);
    assert_string_equal(index_reader_generation(r), "g000002");
    assert_str(answer_shown(s, r, "new"), "en/new.md");
    index_reader_close(r);
}

static void card_is_read_by_a_reader_that_saw_the_index_before(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    scratch_index(s);
    struct index_reader *r = open_reader(s, CORDIAL_AUDIENCE_AGENTS);
    for (int i = 0; i < 3; i++) {
        struct indexed_list all;
        scratch_put(s, "en/secret.md", arena_printf(&s->mem, "# Secret %d\n", i).p);
        scratch_index(s);
        assert_ok(index_reader_refresh(r, &s->err), &s->err);
        assert_ok(index_reader_file(&s->mem, r, STR("en/secret.md"), &all, &s->err), &s->err);
        assert_int_equal(all.n, 1);
        assert_str(all.rows[0].card.entry.title, arena_printf(&s->mem, "Secret %d", i).p);
    }
    index_reader_close(r);
}

/* The document of a file, as the lexicon and as the database have it; is it in the lexicon? */
static bool document_is_rolled(struct scratch *s, struct index_reader *r, const char *file)
{
    struct indexed_list all;
    struct indexed rolled;
    struct indexed stored;
    assert_ok(index_reader_file(&s->mem, r, str_of(file), &all, &s->err), &s->err);
    assert_int_equal(all.n, 1);
    uint32_t docid = all.rows[0].docid;
    assert_ok(index_reader_document(&s->mem, r, docid, &rolled, &s->err), &s->err);
    assert_ok(index_reader_stored(&s->mem, r, docid, &stored, &s->err), &s->err);
    assert_int_equal(stored.head.n, 0);
    assert_int_equal(rolled.stamp.hash, stored.stamp.hash);
    assert_int_equal(rolled.stamp.card.offset, stored.stamp.card.offset);
    assert_int_equal(rolled.note, stored.note);
    assert_ok(index_reader_card(&s->mem, r, CARD_HEAD, &rolled, &s->err), &s->err);
    assert_ok(index_reader_card(&s->mem, r, CARD_HEAD, &stored, &s->err), &s->err);
    assert_true(str_eq(rolled.card.entry.title, stored.card.entry.title));
    return rolled.head.n > 0;
}

static void document_that_changed_is_read_from_the_database(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    scratch_index(s);
    struct index_reader *r = open_reader(s, CORDIAL_AUDIENCE_AGENTS);
    assert_true(document_is_rolled(s, r, "nl/box.md"));
    assert_true(document_is_rolled(s, r, "en/secret.md"));
    scratch_put(s, "nl/box.md", "# Doos vol\n\npost\n");
    scratch_put(s, "nl/new.md", "# Nieuw\n\npost\n");
    scratch_index(s);
    assert_ok(index_reader_refresh(r, &s->err), &s->err);
    assert_false(document_is_rolled(s, r, "nl/box.md"));
    assert_false(document_is_rolled(s, r, "nl/new.md"));
    assert_true(document_is_rolled(s, r, "en/secret.md"));
    index_reader_close(r);
}

static void documents_are_read_without_a_lexicon(void **state)
{
    struct scratch *s = *state;
    const char *folder = NULL;
    put_base(s);
    scratch_index(s);
    assert_ok(place_current(&s->mem, scratch_path(s, ".cordial"), &folder, &s->err), &s->err);
    const char *path = place_lexicon(&s->mem, folder, CORDIAL_AUDIENCE_PUBLIC);
    assert_ok(file_write(path, STR("broken"), &s->err), &s->err);
    struct index_reader *r = open_reader(s, CORDIAL_AUDIENCE_PUBLIC);
    assert_false(document_is_rolled(s, r, "nl/box.md"));
    index_reader_close(r);
}

static void index_that_is_not_there_is_unavailable(void **state)
{
    struct scratch *s = *state;
    struct index_reader *r = NULL;
    assert_int_equal(index_reader_open(s->path, CORDIAL_AUDIENCE_PUBLIC, &r, &s->err),
                     CORDIAL_E_UNAVAILABLE);
    assert_null(r);
    index_reader_close(NULL);
}

static void index_of_another_schema_is_unavailable(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    scratch_index(s);
    struct xc_writer *w = NULL;
    const char *path = scratch_path(s, ".cordial/index/current/public.xap");
    assert_ok(xc_writer_open(path, false, &w, &s->err), &s->err);
    assert_ok(xc_writer_begin(w, &s->err), &s->err);
    assert_ok(xc_writer_meta(w, STR(META_SCHEMA), STR("0"), &s->err), &s->err);
    assert_ok(xc_writer_commit(w, &s->err), &s->err);
    xc_writer_close(w);
    struct index_reader *r = NULL;
    assert_int_equal(
        index_reader_open(scratch_path(s, ".cordial"), CORDIAL_AUDIENCE_PUBLIC, &r, &s->err),
        CORDIAL_E_UNAVAILABLE);
    assert_string_equal(scratch_index(s)->generation, "g000002");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(answer_has_articles_before_replies_before_notes),
        scratch_test(earlier_id_leads_to_the_answer),
        scratch_test(public_reader_knows_nothing_of_agents),
        scratch_test(file_has_its_entry_before_its_note),
        scratch_test(languages_are_those_of_the_entries),
        scratch_test(refresh_sees_commits_and_new_generations),
        scratch_test(card_is_read_by_a_reader_that_saw_the_index_before),
        scratch_test(document_that_changed_is_read_from_the_database),
        scratch_test(documents_are_read_without_a_lexicon),
        scratch_test(index_that_is_not_there_is_unavailable),
        scratch_test(index_of_another_schema_is_unavailable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
