/* Any bytes as a mail: parts, encodings, HTML, and what cutting makes of it. */
#include "ticket/ticket.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena mem = {0};
    cordial_error err;
    struct message m;
    struct str bytes = {(const char *)data, size};
    (void)message_read(&mem, bytes, CORDIAL_FORMAT_MAIL, &m, &err);
    arena_done(&mem);
    return 0;
}
