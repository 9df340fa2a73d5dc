/*
 * batch_story.h - `why --record` and `history`: take in as `score` does,
 * then gather what ledger and results say of one record, or of one document.
 * Errors: ERR_USAGE where there is no such record, or where several units
 *         have one and none is named; else as batch.h.
 * Owner:  the workspace's arena.
 */
#ifndef STAGE_BATCH_STORY_H
#define STAGE_BATCH_STORY_H

#include "rules/story.h"
#include "stage/batch.h"

struct story_ask {
	const char *id;    /* 编号 */
	const char *unit;  /* code; NULL = whichever has it */
};

bool batch_story(struct workspace *ws, struct batch *b,
    const struct story_ask *ask, struct story *out, struct err *e);
/* `history`: of a record, or of a document named by its whole identity or
 * by what follows the root in it; `unit` picks a record. */
bool batch_history(struct workspace *ws, struct batch *b,
    const struct story_ask *ask, struct story *out, struct err *e);

#endif
