/*
 * archive_paper.h - a paper of a run that was computed again, as it goes into
 * the files of persons: what `archive` adds, and what `verify --replay`
 * holds the files against.
 * Owner: the arena.
 */
#ifndef STAGE_ARCHIVE_PAPER_H
#define STAGE_ARCHIVE_PAPER_H

#include "stage/archive_due.h"
#include "stage/press.h"

/* One piece for each person whose file it belongs into, none of a 草稿: with
 * its facts and as it is printed now; number, replaces, period and sm3 are
 * the caller's to set. */
bool archive_paper(struct press *press, const struct paper_source *from,
    const struct paper_job *job, struct arena *a, struct archive_pieces *out,
    struct err *e);

#endif
