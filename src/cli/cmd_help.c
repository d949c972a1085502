/* help: the overview, a command's page, the manual page, a completion script. */
#include "cli/help.h"

cordial_status cmd_help(struct run *run, cordial_error *err)
{
    const char *shell = option_value(&run->options, "completion");
    if (shell != NULL) {
        help_completion(&run->text, shell);
        return CORDIAL_OK;
    }
    if (option_given(&run->options, "man")) {
        help_man(&run->text);
        return CORDIAL_OK;
    }
    if (run->options.n_words == 0) {
        help_overview(&run->page);
        return CORDIAL_OK;
    }
    const char *name = run->options.words[0];
    const struct command *command = command_find(str_of(name));
    if (command != NULL) {
        help_command(&run->page, command);
        return CORDIAL_OK;
    }
    const struct command *nearest = command_nearest(str_of(name));
    return err_set(err, CORDIAL_E_USAGE, "there is no command '%s'%s%s%s", name,
                   nearest != NULL ? "; did you mean '" : "", nearest != NULL ? nearest->name : "",
                   nearest != NULL ? "'?" : "");
}
