/*
 * fuzz_read.c - any bytes through the reader, with and without the XSD.
 * What must hold, whatever the bytes: it ends; what is not valid has a
 * finding and what has one at the level of the file is broken; places
 * lie in the text; the canonical text of a canonical text is itself and
 * has the same items.
 */
#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "io/xml_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes);

static struct schema_set *
load(void)
{
	const char *home = getenv("LIANGZE_DATA");
	struct arena a = ARENA_INIT;
	struct schema_set *s;

	xml_start();
	s = schema_set_new(arena_printf(&a, "%s/templates/schema",
	    home == NULL ? "." : home));
	arena_release(&a);
	if (!schema_set_sound(s, true, &(struct err)ERR_INIT))
		abort();
	return s;
}

static void
check_findings(struct reading *r)
{
	bool whole = true;

	xml_fill_sources(r, &r->found);
	for (size_t i = 0; i < r->found.d.n; i++) {
		const struct diag *d = &r->found.d.v[i];

		assert(d->message[0] != '\0');
		assert(d->item < r->doc.n_items + 1);
		whole = whole && d->item >= 0;
	}
	assert(whole || r->doc.broken);
}

static void
check_canonical(const struct reading *r)
{
	struct arena a = ARENA_INIT;
	struct reading again;

	xml_read(NULL, "canonical", (const uint8_t *)r->canonical,
	    r->canonical_bytes, &a, &again);
	assert(again.canonical_bytes == r->canonical_bytes);
	assert(memcmp(again.canonical, r->canonical,
	    r->canonical_bytes) == 0);
	assert(again.doc.n_items == r->doc.n_items);
	for (int32_t i = 0; i < r->doc.n_items; i++)
		assert(again.item[i].at == r->item[i].at &&
		    again.item[i].n == r->item[i].n);
	arena_release(&a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes)
{
	static struct schema_set *s;
	struct arena a = ARENA_INIT;
	struct reading with, without;

	if (s == NULL)
		s = load();
	xml_read(s, "input", bytes, n_bytes, &a, &with);
	check_findings(&with);
	xml_read(NULL, "input", bytes, n_bytes, &a, &without);
	check_findings(&without);
	assert(with.canonical_bytes == without.canonical_bytes);
	if (with.canonical_bytes > 0 && with.found.d.n == 0)
		check_canonical(&with);
	arena_release(&a);
	return 0;
}
