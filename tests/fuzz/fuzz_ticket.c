/* Any bytes as a ticket, read to the end; every span must lie in the text. */
#include "ticket/ticket.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_spans(const cordial_span *rows, size_t n, size_t length)
{
    for (size_t i = 0; i < n; i++) {
        if (rows[i].start > rows[i].end || rows[i].end > length) {
            abort();
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const codes[] = {"en", "nl", "it", "fa", ""};
    struct arena mem = {0};
    cordial_error err;
    cordial_ticket t;
    struct str bytes = {(const char *)data, size};
    struct str_list none = {0};
    struct str language = str_of(codes[size % 5]);
    if (ticket_read(&mem, bytes, CORDIAL_FORMAT_ANY, none, language, &t, &err) == CORDIAL_OK) {
        size_t length = strlen(t.text);
        check_spans(t.spans, t.n_spans, length);
        check_spans(t.cues, t.n_cues, length);
        for (size_t i = 0; i < t.n_questions; i++) {
            if (t.questions[i].end > length) {
                abort();
            }
        }
    }
    arena_done(&mem);
    return 0;
}
