/*
 * Running prepared statements: binding, stepping, columns. For the files of store/ alone.
 */
#ifndef STORE_RUN_H
#define STORE_RUN_H

#include "store/sql.h"
#include "store/store.h"

#include <sqlite3.h>
#include <stdbool.h>

/* A statement that is being run. Begin, bind, step until false, end. */
struct query {
    struct store *store;
    sqlite3_stmt *statement;
    int next; /* the parameter that is bound next */
};

/** query_begin() - @which: an enum sql of cordial.db, an enum portal_sql of portal.db */
struct query query_begin(struct store *s, size_t which);

void query_int(struct query *q, int64_t value);
void query_str(struct query *q, struct str value);

/** query_step() - the next row; @out_row tells whether there is one */
cordial_status query_step(struct query *q, bool *out_row, cordial_error *err);

/** query_end() - ready for the next use; also after a failure */
void query_end(struct query *q);

/** query_run() - step to the end, without rows, and end */
cordial_status query_run(struct query *q, cordial_error *err);

/** query_number() - step to the one row, take its first column, and end */
cordial_status query_number(struct query *q, int64_t *out, cordial_error *err);

int64_t query_int_at(const struct query *q, int column);
struct str query_str_at(struct arena *mem, const struct query *q, int column); /* a copy */

/** query_changes() - how many rows the last statement changed */
size_t query_changes(const struct query *q);

#endif
