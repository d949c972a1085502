/*
 * cordial: find the answer to a customer's message, and help to send it well.
 *
 * Handles are opaque or hold read-only data; whoever gets one frees it with the function named at
 * its maker, and everything it points to goes with it. Strings that go in are borrowed for the
 * call, are UTF-8 and are never NULL unless it says so. Every cordial_error pointer may be NULL.
 * A handle is for one thread at a time. Out of memory ends the process.
 */
#ifndef CORDIAL_CORDIAL_H
#define CORDIAL_CORDIAL_H

#include <cordial/account.h>
#include <cordial/article.h>
#include <cordial/base.h>
#include <cordial/check.h>
#include <cordial/complete.h>
#include <cordial/eval.h>
#include <cordial/index.h>
#include <cordial/learn.h>
#include <cordial/lint.h>
#include <cordial/portal.h>
#include <cordial/search.h>
#include <cordial/site.h>
#include <cordial/status.h>
#include <cordial/suggest.h>
#include <cordial/template.h>
#include <cordial/ticket.h>

#endif
