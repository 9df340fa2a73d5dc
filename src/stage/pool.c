/*
 * pool.c - work sharing by a common counter.
 */
#include "stage/pool.h"

#include <pthread.h>
#include <stdatomic.h>

enum { MAX_THREADS = 64 };

struct pool {
	atomic_size_t next;
	size_t n;
	void (*work)(void *, size_t);
	void *ctx;
};

static void *
serve(void *arg)
{
	struct pool *p = arg;
	size_t i;

	while ((i = atomic_fetch_add(&p->next, 1)) < p->n)
		p->work(p->ctx, i);
	return NULL;
}

void
pool_run(unsigned jobs, size_t n, void (*work)(void *ctx, size_t i),
    void *ctx)
{
	struct pool p = { .n = n, .work = work, .ctx = ctx };
	pthread_t thread[MAX_THREADS];
	unsigned started = 0;

	if (jobs > MAX_THREADS)
		jobs = MAX_THREADS;
	/* a thread that cannot be had is no fault: the others do its work */
	while (started + 1 < jobs && started + 1 < n &&
	    pthread_create(&thread[started], NULL, serve, &p) == 0)
		started++;
	serve(&p);
	while (started > 0)
		pthread_join(thread[--started], NULL);
}
