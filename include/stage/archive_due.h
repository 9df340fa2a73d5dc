/*
 * archive_due.h - the closed list: which papers of a run belong into whose
 * 廉洁档案, by which article.
 * Owner: the arena.
 */
#ifndef STAGE_ARCHIVE_DUE_H
#define STAGE_ARCHIVE_DUE_H

#include "model/archive.h"
#include "stage/paper_facts.h"

/* The pieces that a paper makes, one for each person; rule, kind, id,
 * version, person, retention and the state that they are of are set, dated
 * and title where the paper itself may not say them. */
void archive_due(struct arena *a, const struct paper_source *from,
    const struct paper_job *job, struct archive_pieces *out);

#endif
