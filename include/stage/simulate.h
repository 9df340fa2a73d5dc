/*
 * simulate.h - `liangze simulate`: a plan that is not filed against the
 * facts of a day.  Nothing is kept: the ledger is only read, files that
 * wait in inputs/ are judged and forgotten.
 * Errors: ERR_USAGE for a file that is no plan of that year, ERR_CONFIG
 *         for an inconsistent one (A05.1), of either side; ERR_NOTHING
 *         where there is nothing to compute.
 * Owner:  the workspace's arena; simulated_release for the history.
 */
#ifndef STAGE_SIMULATE_H
#define STAGE_SIMULATE_H

#include "model/simulation.h"
#include "stage/ingest.h"

struct simulate_ask { const char *file; int year; };

struct simulated {
	struct history history;
	struct intake intake;         /* what a run would take in */
	struct diag_list found;       /* of the plan's file */
	bool refused;                 /* by them: nothing is computed */
	struct filed plan;            /* the file */
	struct simulation simulation;
};

bool simulate_run(struct workspace *ws, const struct simulate_ask *ask,
    struct simulated *out, struct err *e);
void simulated_release(struct simulated *s);

#endif
