/*
 * press_parts.h - what src/stage/press*.c share.
 * Owner: what is returned lives in the arena or is static.
 */
#ifndef STAGE_PRESS_PARTS_H
#define STAGE_PRESS_PARTS_H

#include "stage/press.h"

/* A clause that says where the character stands in the order's data. */
const char *press_where(struct arena *a, const struct press_order *o,
    uint32_t cp);

#endif
