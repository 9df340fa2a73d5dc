/*
 * published.h - results that were published, read back and proved: by
 * the manifest of their folder, and that by the ledger's 发布 events.
 * A replay by an earlier date has no event (DESIGN.md, Print): its
 * folder's name holds the start of the manifest's SM3.
 * Errors: ERR_DAMAGED where anything does not agree, ERR_USAGE for a
 *         name that is no run's or that of several.
 * Owner:  ws->a.
 */
#ifndef STAGE_PUBLISHED_H
#define STAGE_PUBLISHED_H

#include "model/kept.h"
#include "model/window.h"
#include "stage/workspace.h"

struct published_run {
	const char *folder;     /* as shown: outputs/历史/2026-10/... */
	struct kept kept;
	bool noted;             /* by an event */
	int64_t seq;            /* the first such; INT64_MAX: it has none */
};

/* Is it the last of its period, which stands in outputs/? */
bool publication_stands(const struct publication_events *all, size_t i);
/* May it have printed what says that it is of that period and as of that
 * day?  A closed year's results are as of its closing, whenever they were
 * published again: the day of a run is theirs or a later one. */
bool publication_fits(const struct publication_event *x, const char *period,
    day_t as_of);
/* The period that it is of; of a daily look or a case, its day's month. */
struct window publication_window(const char *object, day_t as_of);
/* Was it a daily look? */
bool publication_of_day(const struct publication_event *x);
/* The 编号 of the case that it printed; NULL: it was another run. */
const char *publication_of_case(const struct publication_event *x);
/* The object of a printing of that case. */
const char *publication_case(struct arena *a, const char *id);
/*
 * A folder (as it is, below the workspace, below its outputs), what
 * stands for a period (2026-10), a kept run (2026-10@2026-11-05, with
 * -<hex> where the day has several).
 */
bool published_named(struct workspace *ws, const char *name,
    struct published_run *out, struct err *e);
/* The run of an event, wherever it is kept now. */
bool published_event(struct workspace *ws,
    const struct publication_event *event, struct published_run *out,
    struct err *e);

#endif
