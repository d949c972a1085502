/* YAML of any bytes: read, or refused with a place. */
#include "entry/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    AUTO(arena_done) struct arena mem = {0};
    cordial_error err = {0};
    struct yaml_node *root = NULL;
    struct str s = {(const char *)data, size};
    cordial_status status = yaml_read(&mem, s, 1, &root, &err);
    if (status != CORDIAL_OK && (err.line == 0 || err.column == 0 || err.message[0] == '\0')) {
        __builtin_trap();
    }
    yaml_texts(&mem, root);
    return 0;
}
