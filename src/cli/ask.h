/*
 * The options of `suggest` as the library wants them, for one ticket and for many.
 */
#ifndef CLI_ASK_H
#define CLI_ASK_H

#include "cli/commands.h"

/** ask_options() - from the command line; borrowed from @run */
cordial_status ask_options(struct run *run, cordial_suggest_options *out, cordial_error *err);

/**
 * ask_many() - one document for each line of a JSONL file, in order
 *
 * A line that fails is reported in the output and remembered in run.finding.
 *
 * Returns what reading the file and writing the output return.
 */
cordial_status ask_many(struct run *run, const char *file, const cordial_suggest_options *options,
                        cordial_error *err);

#endif
