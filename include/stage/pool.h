/*
 * pool.h - n independent pieces of work on some threads.
 * Shapes: `work(ctx, i)` is called once for each i of 0..n-1, in any
 *         order; results go where ctx says, so that the outcome does not
 *         depend on the number of threads.
 */
#ifndef STAGE_POOL_H
#define STAGE_POOL_H

#include <stddef.h>

void pool_run(unsigned jobs, size_t n, void (*work)(void *ctx, size_t i),
    void *ctx);

#endif
