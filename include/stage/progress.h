/*
 * progress.h - what the user sees while it works, on stderr: one line
 * that is written over on a terminal, nothing otherwise.
 */
#ifndef STAGE_PROGRESS_H
#define STAGE_PROGRESS_H

#include "stage/workspace.h"

void progress_stage(const struct workspace *ws, const char *what);
/* Clears the line. */
void progress_end(const struct workspace *ws);
/* Should stderr (2) or stdout (1) have colour? */
bool colour_wanted(const struct options *o, int fd);

#endif
