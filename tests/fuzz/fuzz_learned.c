/*
 * Any bytes as the body of a learned file, behind the checksum: as a model and as past tickets,
 * read, and asked about a text. The first byte chooses. Numbers must stay within the body.
 */
#include "learn/model.h"
#include "learn/past.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void ask_model(struct arena *mem, struct str body, const struct words *words)
{
    cordial_error err;
    struct classifier model;
    float scores[MODEL_SCORES];
    if (model_read(body, &model, &err) == CORDIAL_OK) {
        model_score(mem, &model, words, scores);
        for (size_t i = 0; i < model.head->n_classes; i++) {
            (void)str_hash(model_id(&model, i));
        }
    }
}

static void ask_past(struct arena *mem, struct str body, const struct words *words)
{
    cordial_error err;
    struct past past;
    if (past_read(body, &past, &err) == CORDIAL_OK) {
        struct features vector = past_vector(mem, &past, words);
        float *alike = arena_array(mem, past.head->n_lines, sizeof *alike);
        past_compare(&past, &vector, alike);
        (void)past_word_lines(&past, STR("mail"));
        for (size_t i = 0; i < past.head->n_answers; i++) {
            (void)str_hash(past_id(&past, i));
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena mem = {0};
    if (size == 0) {
        return 0;
    }
    char *body = arena_alloc(&mem, size); /* aligned, as a mapped file is */
    memcpy(body, data + 1, size - 1);
    struct str text = {body, size - 1};
    struct words words = words_cut(&mem, STR("my mailbox is full and mail comes back"));
    if (data[0] % 2 == 0) {
        ask_model(&mem, text, &words);
    } else {
        ask_past(&mem, text, &words);
    }
    arena_done(&mem);
    return 0;
}
