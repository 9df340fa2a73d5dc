#include "model/certificate.h"

#include <string.h>

static bool
same_volume(const struct certificate_volume *x,
    const struct certificate_volume *y)
{
	return strcmp(x->person, y->person) == 0 && x->pieces == y->pieces &&
	    x->added == y->added && strcmp(x->digest, y->digest) == 0;
}

bool
certificate_same(const struct certificate *x, const struct certificate *y)
{
	if (!checkpoint_same(&x->checkpoint, &y->checkpoint) ||
	    x->volume.n != y->volume.n)
		return false;
	for (size_t i = 0; i < x->volume.n; i++)
		if (!same_volume(&x->volume.v[i], &y->volume.v[i]))
			return false;
	return true;
}
