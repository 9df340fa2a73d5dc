#include "model/part.h"

#include <string.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/digest.h"

enum { PARTS_MOST = 1000, HASH_BYTES = 8 };

bool
part_parse(const char *text, struct part *out)
{
	const char *slash = strchr(text, '/');
	struct arena a = ARENA_INIT;
	bool ok = slash != NULL && integer_parse(slash + 1, 1, PARTS_MOST,
	    &out->of) && integer_parse(arena_strndup(&a, text,
	    (size_t)(slash - text)), 1, out->of, &out->number);

	arena_release(&a);
	return ok;
}

bool
part_is_all(const struct part *p)
{
	return p->of <= 1;
}

bool
part_has(const struct part *p, const char *name)
{
	uint8_t sm3[DIGEST_BYTES];
	uint64_t h = 0;

	if (part_is_all(p))
		return true;
	digest_of(DIGEST_SM3, name, strlen(name), sm3);
	for (size_t i = 0; i < HASH_BYTES; i++)
		h = h << 8 | sm3[i];
	return h % (uint64_t)p->of == (uint64_t)p->number - 1;
}
