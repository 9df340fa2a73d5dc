/*
 * verify.c - `liangze verify`: are bags what they say they are?
 */
#include <stdio.h>

#include "cmd/command.h"
#include "out/verify.h"
#include "stage/verify.h"

/* One that failed is worse than one that could not be judged. */
static int
status_of(const struct bag_report *const *r, size_t n)
{
	int status = 0;

	for (size_t i = 0; i < n; i++)
		switch (bag_report_outcome(r[i])) {
		case BAG_FAILED:
			return err_status(ERR_DAMAGED);
		case BAG_UNTESTED:
			status = 3;
			break;
		case BAG_PASSED: case BAG_OUTCOMES:
			break;
		}
	return status;
}

static int
run_verify(struct workspace *ws, const struct arguments *args, struct err *e)
{
	const struct bag_report **r = arena_array(ws->a,
	    const struct bag_report *, args->n_words);
	struct sbuf out = SBUF_INIT;

	for (size_t i = 0; i < args->n_words; i++) {
		if (!verify_bag(args->word[i], ws->opt->jobs, ws->a, &r[i],
		    e)) {
			sbuf_release(&out);
			return 0;
		}
		if (ws->opt->format != SAY_JSON)
			verify_text(r[i], ws->opt->format == SAY_GNU, &out);
	}
	if (ws->opt->format == SAY_JSON)
		verify_json(r, args->n_words, &out);
	fputs(sbuf_text(&out), stdout);
	sbuf_release(&out);
	return status_of(r, args->n_words);
}

const struct command cmd_verify = {
	.name = "verify", .usage = "PATH...",
	.summary = "核验档案包：缺了、多了、改了什么",
	.needs = NEED_NOTHING, .min_words = 1, .max_words = 100000,
	.run = run_verify,
};
