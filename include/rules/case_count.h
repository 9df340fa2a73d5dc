/*
 * case_count.h - counts the 问责案件 of a window (model/case_count).
 * Readings: a case belongs to the organ that decided it, else to the one
 *         that works on it.  What is dated after the window or the as-of
 *         date has not happened.  Of a changed decision the new one counts,
 *         a revoked one only as decided.
 * Errors: none.  Pure.
 */
#ifndef RULES_CASE_COUNT_H
#define RULES_CASE_COUNT_H

#include "model/case_count.h"
#include "rules/compute.h"

void case_counts(const struct computing *c, struct window w,
    struct case_counts *out);

#endif
