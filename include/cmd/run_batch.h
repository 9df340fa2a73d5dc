/*
 * run_batch.h - what the commands that publish a period share: the batch
 * is run, and what came of it is said on stderr.
 */
#ifndef CMD_RUN_BATCH_H
#define CMD_RUN_BATCH_H

#include "stage/batch.h"

/* The exit status of the facts judged; releases the batch. */
int run_batch(struct workspace *ws, struct batch *b, struct err *e);

#endif
