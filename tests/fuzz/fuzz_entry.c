/* A whole file of a base: the first byte chooses between article and reply. */
#include "entry/entry.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct str code = {"en", 2};
    static struct fact fact = {.name = {"name", 4}, .language = {"", 0}, .value = {"<v> {{w}}", 9}};
    static const struct config config = {
        .name = {"Base", 4},
        .languages = {.rows = &code, .n = 1},
        .facts = &fact,
        .n_facts = 1,
    };
    markdown_init();
    AUTO(arena_done) struct arena mem = {0};
    cordial_error err = {0};
    struct entry entry = {0};
    struct entry_remarks remarks = {0};
    bool reply = size > 0 && data[0] == 'r';
    struct str source = {(const char *)data + (size > 0), size - (size > 0)};
    struct str path = reply ? STR("en/mail/full.reply.md") : STR("en/mail/full.md");
    cordial_status status = entry_read(&mem, &config, path, source, &entry, &remarks, &err);
    bool whole = entry.id.n > 0 && entry.id.n <= ENTRY_ID_MAX && entry.title.n > 0 &&
                 entry.language.n > 0 && entry.n_sections > 0;
    if (status == CORDIAL_OK ? !whole : err.message[0] == '\0' || err.file[0] == '\0') {
        __builtin_trap();
    }
    return 0;
}
