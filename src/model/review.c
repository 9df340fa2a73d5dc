/*
 * review.c - the words for review.h.
 */
#include "model/review.h"

#include <assert.h>

static const char *const states[DRAFT_STATES] = {
	[DRAFT_OPEN] = "待签批", [DRAFT_AGREED] = "同意",
	[DRAFT_REFUSED] = "不同意",
};

const char *
draft_state_name(enum draft_state s)
{
	assert((unsigned)s < DRAFT_STATES);
	return states[s];
}
