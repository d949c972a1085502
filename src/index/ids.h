/*
 * Which id each file has in the end: its own, or with its folder in front where several files of
 * one kind and language claim the same.
 */
#ifndef INDEX_IDS_H
#define INDEX_IDS_H

#include "entry/entry.h"

struct id_claim {
    struct str path;
    struct str raw_id;
    struct str language;
    struct str category;
    enum entry_kind kind;
    struct str id; /* the result */
    bool clashed;  /* it is not raw_id */
};

/** ids_resolve() - set id and clashed of every claim; linear */
void ids_resolve(struct arena *mem, struct id_claim *claims, size_t n);

#endif
