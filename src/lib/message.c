/* A ticket as text, as the public header has it. */
#include "lib/handle.h"

#include "ticket/ticket.h"

#include <stdlib.h>

typedef HANDED(cordial_message) handed_message;

cordial_status cordial_message_read(const char *ticket, size_t bytes, cordial_format format,
                                    cordial_message **out, cordial_error *err)
{
    LOCAL_ERROR(err);
    struct message m;
    handed_message *handed = heap_alloc(sizeof *handed);
    struct arena *mem = &handed->mem;
    if (message_read(mem, (struct str){ticket, bytes}, format, &m, err) != CORDIAL_OK) {
        cordial_message_free(&handed->data);
        return err->status;
    }
    handed->data.name = arena_cstr(mem, m.from_name);
    handed->data.email = arena_cstr(mem, m.from_email);
    handed->data.subject = arena_cstr(mem, m.subject);
    handed->data.text = arena_cstr(mem, m.body);
    *out = &handed->data;
    return CORDIAL_OK;
}

void cordial_message_free(cordial_message *message)
{
    if (message != NULL) {
        handed_message *handed = (handed_message *)(void *)message;
        arena_done(&handed->mem);
        free(handed);
    }
}
