/* The line and its end. */
#include "cli/progress.h"

#include "cli/output.h"

void progress_show(struct progress *progress, size_t done, size_t total)
{
    struct buf line = {0};
    buf_printf(&line, "\r\x1b[K%s %zu", progress->what, done);
    if (total > 0) {
        buf_printf(&line, " of %zu", total);
    }
    output_say(buf_str(&line));
    buf_done(&line);
    progress->shown = true;
}

void progress_hide(struct progress *progress)
{
    if (progress->shown) {
        output_say(STR("\r\x1b[K"));
    }
    progress->shown = false;
}
