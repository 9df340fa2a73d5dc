#include "stage/verify.h"

#include "io/bag.h"
#include "stage/pool.h"

static void
digest_one(void *ctx, size_t i)
{
	bag_digest(ctx, i);
}

bool
verify_bag(const char *path, unsigned jobs, struct arena *a,
    const struct bag_report **out, struct err *e)
{
	struct bag *b = arena_new(a, struct bag);

	if (!bag_open(b, path, a, e))
		return false;
	pool_run(jobs, b->file.n, digest_one, b);
	bag_judge(b);
	bag_close(b);
	*out = &b->report;
	return true;
}
