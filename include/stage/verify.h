/*
 * verify.h - archives examined: bags of whoever made them (io/bag).
 */
#ifndef STAGE_VERIFY_H
#define STAGE_VERIFY_H

#include "base/err.h"
#include "model/bag.h"

/* One bag, its files digested by `jobs` threads; the report lives in `a`.
 * ERR_IO where the folder cannot be read. */
bool verify_bag(const char *path, unsigned jobs, struct arena *a,
    const struct bag_report **out, struct err *e);

#endif
