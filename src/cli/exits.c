/* The meanings of exit codes, and which status gives which. */
#include "cli/exits.h"

const struct exit_row exit_rows[] = {
    {0, "done"},
    {1, "nothing found, or something to look at; each command says what"},
    {2, "wrong use"},
    {65, "a content is malformed or over a limit"},
    {66, "a file or folder to read is not there"},
    {69, "the base has no index yet"},
    {70, "an internal fault"},
    {73, "a file or folder cannot be made"},
    {74, "reading or writing failed"},
    {75, "another process is writing this index"},
    {77, "the system refused access"},
    {78, "base.yaml or one of its companions is wrong"},
};
const size_t n_exit_rows = sizeof exit_rows / sizeof exit_rows[0];

static const int code_of_status[] = {
    [CORDIAL_OK] = 0,
    [CORDIAL_E_NOTFOUND] = 1,
    [CORDIAL_E_USAGE] = 2,
    [CORDIAL_E_DATA] = 65,
    [CORDIAL_E_LIMIT] = 65,
    [CORDIAL_E_NOINPUT] = 66,
    [CORDIAL_E_UNAVAILABLE] = 69,
    [CORDIAL_E_INTERNAL] = 70,
    [CORDIAL_E_CANTCREATE] = 73,
    [CORDIAL_E_IO] = 74,
    [CORDIAL_E_LOCKED] = 75,
    [CORDIAL_E_PERMISSION] = 77,
    [CORDIAL_E_CONFIG] = 78,
};

int exit_code(cordial_status status)
{
    size_t n = sizeof code_of_status / sizeof code_of_status[0];
    return (size_t)status < n ? code_of_status[status] : code_of_status[CORDIAL_E_INTERNAL];
}
