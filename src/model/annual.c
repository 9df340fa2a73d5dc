#include "model/annual.h"

#include <assert.h>

bool
annual_closed(const struct annual *y)
{
	return y->closing.may && !y->closing.provisional;
}

const char *
merit_name(enum merit_kind k)
{
	static const char *const names[] = {
		[MERIT_COMMENDED] = "表彰", [MERIT_PROMOTED] = "推广",
		[MERIT_INVESTIGATED] = "查处",
	};
	_Static_assert(sizeof(names) / sizeof(names[0]) == MERITS,
	    "one name per kind");

	assert(k < MERITS);
	return names[k];
}

const char *
proposal_name(enum proposal_kind k)
{
	return k == PROPOSE_COMMENDATION ? "表彰" : "约谈或者问责";
}

const struct ceiling *
annual_ceiling(const struct annual *y, const struct unit *u)
{
	const struct ceiling *last = NULL;

	for (size_t i = 0; i < y->ceiling.n; i++) {
		const struct ceiling *c = &y->ceiling.v[i];

		if (c->unit == u && c->limits && (last == NULL ||
		    c->most > last->most))
			last = c;
	}
	return last;
}
