/*
 * replay.h - a published run made again from the ledger: the same entries,
 * the same day, every file printed anew and held against what stands.
 * Shapes: what differs may have been changed since, or come of other
 *         templates, fonts or libraries than those of then.
 * Errors: those of a run.
 */
#ifndef STAGE_REPLAY_H
#define STAGE_REPLAY_H

#include "stage/batch.h"
#include "stage/manifest.h"
#include "stage/workspace.h"

/* The run as it was computed then; ws has that day's options meanwhile. */
struct replaying {
	struct batch batch;
	int64_t count;               /* entries it saw; INT64_MAX = all */
	struct options that_day;
	const struct options *now;
};
/* replay_close gives it back, even if this fails. */
bool replay_open(struct replaying *r, struct workspace *ws,
    const struct publication_event *event, struct err *e);
/* By no more than `count` entries, as a paper of that run says; all of that
 * day for a year, which may have been closed by fewer. */
bool replay_open_at(struct replaying *r, struct workspace *ws,
    const struct publication_event *event, int64_t count, struct err *e);
void replay_close(struct replaying *r, struct workspace *ws);

/* `then`: what stands in the run's folder. */
bool replay_run(struct workspace *ws, const struct publication_event *event,
    const struct manifest *then, struct manifest_differences *out,
    struct err *e);

#endif
