/*
 * say.h - findings and summaries in words (DESIGN.md, A finding).
 */
#ifndef CMD_SAY_H
#define CMD_SAY_H

#include <stdio.h>

#include "base/diag.h"
#include "stage/batch.h"

/* Findings in the format asked for; `to` is stdout or stderr. */
void say_findings(const struct options *o, const struct diag_list *l,
    FILE *to);
/* Papers that were left out, and why: one line each, to stderr. */
void say_unprinted(const struct options *o, const struct batch *b);
/* What was seen and not taken in: one line each, to stderr. */
void say_passed(const struct options *o, const struct intake *in);
/* "受理3件、退回1件" of counts by verdict, into the arena. */
const char *say_verdicts(struct arena *a, const size_t by[VERDICTS]);
/* That nothing was written: but for what a killed run had left. */
void say_dry_run(const struct workspace *ws);
/* A line to stderr unless -q. */
void say_note(const struct options *o, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
