/*
 * An evaluation behind its public face.
 */
#ifndef LIB_EVAL_HANDLE_H
#define LIB_EVAL_HANDLE_H

#include "base/buf.h"
#include "lib/handle.h"
#include "search/eval.h"

/** eval_mem() - the arena that lives as long as the evaluation */
struct arena *eval_mem(cordial_evaluation *evaluation);

#endif
