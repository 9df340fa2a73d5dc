/*
 * archive_owed.h - what belongs into the 廉洁档案 as of the run's day and
 * was printed by no run: decisions of a 问责案件 that month and daily look
 * do not print any more (E06.4), 约谈通知书 agreed to after their bulletin
 * (B15.1).  What a month has still to print is not owed.
 * Owner: ws->a.
 */
#ifndef STAGE_ARCHIVE_OWED_H
#define STAGE_ARCHIVE_OWED_H

#include "stage/archive.h"

/* Beside what lies in the bags and what was `found` to go there. */
bool archive_owed(struct workspace *ws, const struct archive_pieces *found,
    struct archive_owing *out, struct err *e);

#endif
