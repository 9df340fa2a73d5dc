/*
 * case_stage_run.h - inside case_stage only: its steps and its papers.
 */
#ifndef RULES_CASE_STAGE_RUN_H
#define RULES_CASE_STAGE_RUN_H

#include "rules/case_stage.h"

/* case_paper.c: which papers may be printed, once all else of the view is
 * filled. */
void case_papers(struct case_view *v);

#endif
