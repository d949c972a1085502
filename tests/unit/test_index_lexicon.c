#include "scratch.h"

#include "index/lexicon.h"
#include "index/place.h"
#include "search/complete.h"

/* All completions of some beginnings, as one text. */
static struct str list_completions(struct scratch *s, cordial_audience audience)
{
    static const char *const prefixes[] = {"la", "ca", "to", "sh", "ev", "lamp oi", "ha", "se"};
    AUTO(buf_done) struct buf out = {0};
    struct searcher *searcher = scratch_searcher(s, audience);
    cordial_complete_options options = {.n = 50};
    for (size_t i = 0; i < N_ROWS(prefixes); i++) {
        cordial_completions c;
        assert_ok(complete_run(&s->mem, searcher, str_of(prefixes[i]), &options, &c, &s->err),
                  &s->err);
        for (size_t j = 0; j < c.n_rows; j++) {
            buf_printf(&out, "%s: %s (%s)\n", prefixes[i], c.rows[j].text,
                       c.rows[j].id != NULL ? c.rows[j].id : "-");
        }
    }
    return buf_keep(&out, &s->mem);
}

static bool says(struct scratch *s, cordial_audience audience, const char *what)
{
    return str_find(list_completions(s, audience), str_of(what)) != STR_NOT_FOUND;
}

/* The same answers as a build of the whole, and counts too. */
static void check_is_as_built(struct scratch *s)
{
    struct str agents = list_completions(s, CORDIAL_AUDIENCE_AGENTS);
    struct str customers = list_completions(s, CORDIAL_AUDIENCE_PUBLIC);
    cordial_index_options options = {.full = true};
    scratch_index_with(s, &options);
    struct str agents_built = list_completions(s, CORDIAL_AUDIENCE_AGENTS);
    struct str customers_built = list_completions(s, CORDIAL_AUDIENCE_PUBLIC);
    assert_str(agents, agents_built.p);
    assert_str(customers, customers_built.p);
}

static void put_base(struct scratch *s)
{
    scratch_put(s, "base.yaml", "name: Test\nlanguages: [en]\naudience: public\n");
    scratch_put(s, "en/lamp.md", "# Lamp oil\n\nLamps of every town need oil, says the seller.\n");
    scratch_put(s, "en/candle.md", "# Candle wax\n\nCandles of every town are sold here.\n");
    scratch_put(s, "en/torch.md", "# Torch light\n\nTorches are hardly sold.\n");
    scratch_put(s, "en/secret.md", "---\naudience: agents\n---\n# Shadow play\n\nHarlequin.\n");
    scratch_index(s);
}

static void live_changes_are_as_a_full_build(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    assert_true(says(s, CORDIAL_AUDIENCE_PUBLIC, "Lamp oil (lamp)"));
    scratch_put(s, "en/lamp.md", "# Lantern case\n\nEverybody sees the seaside lantern.\n");
    scratch_put(s, "en/new.md", "# Candle holder\n\nTools for candles; a toolbox too.\n");
    scratch_drop(s, "en/torch.md");
    scratch_index(s);
    assert_string_equal(
        index_reader_generation(scratch_searcher(s, CORDIAL_AUDIENCE_PUBLIC)->reader), "g000001");
    assert_true(says(s, CORDIAL_AUDIENCE_PUBLIC, "Lantern case (lamp)"));
    assert_true(says(s, CORDIAL_AUDIENCE_PUBLIC, "Candle holder (new)"));
    assert_true(says(s, CORDIAL_AUDIENCE_PUBLIC, "toolbox (-)"));
    assert_false(says(s, CORDIAL_AUDIENCE_PUBLIC, "Lamp oil"));
    assert_false(says(s, CORDIAL_AUDIENCE_PUBLIC, "lamps"));
    assert_false(says(s, CORDIAL_AUDIENCE_PUBLIC, "Torch"));
    assert_false(says(s, CORDIAL_AUDIENCE_PUBLIC, "torches"));
    scratch_put(s, "en/lamp.md", "# Lamp oil\n\nLamps again; every town has some.\n");
    scratch_put(s, "en/torch.md", "# Torch light\n\nTorches are back.\n");
    scratch_index(s);
    assert_true(says(s, CORDIAL_AUDIENCE_PUBLIC, "Lamp oil (lamp)"));
    assert_false(says(s, CORDIAL_AUDIENCE_PUBLIC, "Lantern"));
    assert_true(says(s, CORDIAL_AUDIENCE_PUBLIC, "torches (-)"));
    check_is_as_built(s);
}

static void entry_that_becomes_agents_own_leaves_nothing_behind(void **state)
{
    static const char *const canaries[] = {"Lamp", "lamp", "seller"};
    struct scratch *s = *state;
    put_base(s);
    for (size_t i = 0; i < N_ROWS(canaries); i++) {
        assert_true(says(s, CORDIAL_AUDIENCE_PUBLIC, canaries[i]));
    }
    scratch_put(s, "en/lamp.md", "---\naudience: agents\n---\n# Lamp oil\n\nLamps, seller.\n");
    scratch_index(s);
    for (size_t i = 0; i < N_ROWS(canaries); i++) {
        assert_false(says(s, CORDIAL_AUDIENCE_PUBLIC, canaries[i]));
        assert_true(says(s, CORDIAL_AUDIENCE_AGENTS, canaries[i]));
    }
    assert_false(says(s, CORDIAL_AUDIENCE_PUBLIC, "harlequin"));
    scratch_put(s, "en/candle.md", "---\nstate: draft\n---\n# Candle wax\n\nCandles.\n");
    scratch_put(s, "en/torch.md", "---\nstate: retired\n---\n# Torch light\n\nTorches.\n");
    scratch_index(s);
    assert_false(says(s, CORDIAL_AUDIENCE_PUBLIC, "andle"));
    assert_true(says(s, CORDIAL_AUDIENCE_AGENTS, "Candle wax (candle)"));
    assert_false(says(s, CORDIAL_AUDIENCE_AGENTS, "orch"));
    check_is_as_built(s);
}

static void handle_sees_what_changes_beside_it(void **state)
{
    struct scratch *s = *state;
    put_base(s);
    cordial_base *reader = NULL;
    cordial_completions *c = NULL;
    assert_ok(cordial_base_open(s->path, NULL, &reader, &s->err), &s->err);
    for (size_t i = 0; i < 3; i++) {
        const char *word = (const char *const[]){"lightning", "lighthouse", "lightweight"}[i];
        scratch_put(s, "en/torch.md", arena_printf(&s->mem, "# %s\n\nText.\n", word).p);
        scratch_index(s);
        if (reader->searcher != NULL) {
            reader->searcher->looked_us = 0; /* no wait for REFRESH_MS */
        }
        assert_ok(cordial_complete(reader, "light", NULL, &c, &s->err), &s->err);
        assert_int_equal(c->n_rows, 1); /* the word says the same as the title */
        assert_string_equal(c->rows[0].text, word);
        cordial_completions_free(c);
    }
    cordial_base_close(reader);
}

static void broken_lexicon_is_built_anew(void **state)
{
    struct scratch *s = *state;
    static const char *const contents[] = {"", "CLX1", "no lexicon at all, but long enough"};
    put_base(s);
    for (size_t i = 0; i < N_ROWS(contents); i++) {
        const char *folder = NULL;
        const char *state_folder = scratch_path(s, ".cordial");
        assert_ok(place_current(&s->mem, state_folder, &folder, &s->err), &s->err);
        const char *path = place_lexicon(&s->mem, folder, CORDIAL_AUDIENCE_PUBLIC);
        assert_ok(file_write(path, str_of(contents[i]), &s->err), &s->err);
        scratch_close(s);
        struct lexicon *x = NULL;
        assert_int_equal(lexicon_open(folder, CORDIAL_AUDIENCE_PUBLIC, &x, &s->err), CORDIAL_E_IO);
        scratch_index(s);
        assert_true(says(s, CORDIAL_AUDIENCE_PUBLIC, "Lamp oil (lamp)"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(live_changes_are_as_a_full_build),
        scratch_test(entry_that_becomes_agents_own_leaves_nothing_behind),
        scratch_test(handle_sees_what_changes_beside_it),
        scratch_test(broken_lexicon_is_built_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
