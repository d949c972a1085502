/* What a command does with its page. */
#include "cli/commands.h"
#include "cli/output.h"

void run_document(struct run *run, json_t *document)
{
    output_document(&run->text, document);
}

cordial_status run_flush(struct run *run, cordial_error *err)
{
    TRY(output_write(buf_str(&run->text), err));
    buf_clear(&run->text);
    return CORDIAL_OK;
}
