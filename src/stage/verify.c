#include "stage/verify.h"

#include "stage/pool.h"
#include "stage/seal.h"

static void
digest_one(void *ctx, size_t i)
{
	bag_digest(ctx, i);
}

bool
verify_bag_open(struct bag *b, const char *path,
    const struct bag_asked *asked, struct arena *a, struct err *e)
{
	if (!bag_open(b, path, a, e))
		return false;
	bag_take_part(b, &asked->part, asked->as);
	pool_run(asked->jobs, b->file.n, digest_one, b);
	seal_check(b, asked->trusted);
	bag_judge(b);
	return true;
}

bool
verify_bag(const char *path, const struct bag_asked *asked, struct arena *a,
    const struct bag_report **out, struct err *e)
{
	struct bag *b = arena_new(a, struct bag);

	if (!verify_bag_open(b, path, asked, a, e))
		return false;
	bag_close(b);
	*out = &b->report;
	return true;
}
