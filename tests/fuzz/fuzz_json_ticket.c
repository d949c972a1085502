/* Any bytes as a help desk's JSON. */
#include "ticket/ticket.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena mem = {0};
    cordial_error err;
    struct message m;
    struct str bytes = {(const char *)data, size};
    (void)message_read(&mem, bytes, CORDIAL_FORMAT_JSON, &m, &err);
    arena_done(&mem);
    return 0;
}
