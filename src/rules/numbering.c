/*
 * numbering.c - the register of 文号 (DESIGN.md, Papers).
 */
#include "rules/numbering.h"

#include <string.h>

#include "base/decimal.h"
#include "base/sort.h"

enum { NUMBER_MOST = 999999 };

static int
key_order(const struct paper_key *a, const struct paper_key *b)
{
	const char *const x[] = { a->unit, a->person, a->period, a->id };
	const char *const y[] = { b->unit, b->person, b->period, b->id };

	for (size_t i = 0; i < sizeof(x) / sizeof(x[0]); i++) {
		int c = strcmp(x[i], y[i]);

		if (c != 0)
			return c;
	}
	return 0;
}

static bool
key_same(const struct paper_key *a, const struct paper_key *b)
{
	return strcmp(a->kind, b->kind) == 0 && key_order(a, b) == 0;
}

static int
want_order(const void *a, const void *b, void *ctx)
{
	const struct numbering_want *x = a, *y = b;

	(void)ctx;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return key_order(&x->key, &y->key);
}

const struct numbering_entry *
numbering_find(const struct numbering_entry *v, size_t n,
    const struct paper_key *key)
{
	for (size_t i = 0; i < n; i++)
		if (key_same(&v[i].key, key))
			return &v[i];
	return NULL;
}

static unsigned
last_number(const struct numbering_entry *v, size_t n, const char *prefix,
    int year)
{
	unsigned last = 0;

	for (size_t i = 0; i < n; i++)
		if (v[i].year == year && v[i].number > last &&
		    strcmp(v[i].prefix, prefix) == 0)
			last = v[i].number;
	return last;
}

static unsigned
next_number(const struct numbering_entry *have, size_t n_have,
    const struct numbering_entry *given, size_t n_given,
    const struct numbering_want *w)
{
	int year = day_civil(w->day).year;
	unsigned a = last_number(have, n_have, w->prefix, year);
	unsigned b = last_number(given, n_given, w->prefix, year);

	return (a > b ? a : b) + 1;
}

size_t
numbering_assign(struct arena *a, const struct numbering_entry *have,
    size_t n_have, const struct numbering_want *want, size_t n_want,
    const struct numbering_entry **out)
{
	struct numbering_want *w = arena_memdup(a, want, n_want *
	    sizeof(*want));
	struct numbering_entry *v = arena_array(a, struct numbering_entry,
	    n_want);
	size_t n = 0;

	sort_stable(w, n_want, sizeof(*w), want_order, NULL);
	for (size_t i = 0; i < n_want; i++) {
		if (numbering_find(have, n_have, &w[i].key) != NULL ||
		    numbering_find(v, n, &w[i].key) != NULL)
			continue;
		v[n] = (struct numbering_entry){ w[i].key, w[i].prefix,
			day_civil(w[i].day).year,
			next_number(have, n_have, v, n, &w[i]) };
		n++;
	}
	*out = v;
	return n;
}

bool
numbering_parse(struct arena *a, const char *s, struct numbering_entry *out)
{
	static const char open[] = "〔", close[] = "〕", end[] = "号";
	const char *from = strstr(s, open), *to, *stop;
	int64_t year, number;

	if (from == NULL || from == s)
		return false;
	out->prefix = arena_strndup(a, s, (size_t)(from - s));
	from += strlen(open);
	to = strstr(from, close);
	if (to == NULL || !integer_parse(arena_strndup(a, from,
	    (size_t)(to - from)), 2000, 2199, &year))
		return false;
	to += strlen(close);
	stop = strstr(to, end);
	if (*to == '0' || stop == NULL || stop[strlen(end)] != '\0' ||
	    !integer_parse(arena_strndup(a, to, (size_t)(stop - to)), 1,
	    NUMBER_MOST, &number))
		return false;
	out->year = (int)year;
	out->number = (unsigned)number;
	return true;
}

const char *
numbering_text(struct arena *a, const struct numbering_entry *x)
{
	return arena_printf(a, "%s〔%d〕%u号", x->prefix, x->year, x->number);
}
