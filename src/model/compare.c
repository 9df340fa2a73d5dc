/*
 * compare.c - rows of two runs matched by what names them, field by
 * field.
 */
#include "model/compare.h"

#include <string.h>

#include "base/sbuf.h"
#include "base/sort.h"

/*
 * How the rows of a list are known again and what is compared; none
 * named: all but the key.  A finding is known by its message; where only
 * figures in it differ (已逾期5日) it is the same, with another message.
 */
static const struct section {
	const char *key[7];
	const char *compared[4];
	const char *loose;       /* the field that may differ in figures */
} sections[] = {
	[KEPT_UNITS] = { { "code" }, { NULL }, NULL },
	[KEPT_DEADLINES] = { { "unit", "subject", "responsibility" },
	    { "what", "due", "state" }, NULL },
	[KEPT_FINDINGS] = { { "rule", "month", "file", "unit", "record",
	    "message" }, { "message", "level", "waived" }, "message" },
	[KEPT_LOSSES] = { { "unit", "task", "record", "kind" },
	    { "rule", "points", "why" }, NULL },
	[KEPT_LISTS] = { { NULL }, { NULL }, NULL },
};

enum { RUNS = 5 }; /* was, was again, dated, now again, now */
enum { KEYS = sizeof(sections[0].key) / sizeof(sections[0].key[0]),
	COMPARED = sizeof(sections[0].compared) /
	    sizeof(sections[0].compared[0]) };

struct rows {
	const struct kept_row *v;
	size_t n;
	const char **key;        /* one per row, each its own */
	const char **loose;      /* likewise */
	struct map by_key, by_loose; /* -> struct kept_row */
};

struct matching {
	const struct comparing *c;
	const struct section *s;
	enum kept_list list;
	struct rows of[RUNS];
	struct comparison *out;
};

/* --- keys --- */

static bool
is_plain(char c)
{
	return (unsigned char)c >= 0x80;
}

/* Copies a text, each number between two characters that are no ASCII
 * (not those of a date or 编号) as "#". */
static void
put_loose(struct sbuf *b, const char *s)
{
	bool open = true;        /* a number may begin here */

	while (*s != '\0') {
		size_t n = strspn(s, "0123456789.");

		if (n > 0 && open && is_plain(s[n])) {
			sbuf_putc(b, '#');
			open = false;
		} else {
			n = n == 0 ? 1 : n;
			open = is_plain(s[n - 1]);
			sbuf_put(b, s, n);
		}
		s += n;
	}
}

static const char *
key_of(const struct matching *m, const struct kept_row *r, bool loose)
{
	struct sbuf b = SBUF_INIT;
	const char *text;

	for (size_t i = 0; i < KEYS && m->s->key[i] != NULL; i++) {
		const char *name = m->s->key[i];

		if (loose && m->s->loose != NULL &&
		    strcmp(name, m->s->loose) == 0)
			put_loose(&b, kept_text(r, name));
		else
			sbuf_puts(&b, kept_text(r, name));
		sbuf_putc(&b, '\x1f');
	}
	text = arena_strndup(m->c->a, sbuf_text(&b), b.n);
	sbuf_release(&b);
	return text;
}

/* Equal rows are told apart by number. */
static const char *
add_key(struct arena *a, struct map *m, const char *key, const void *row)
{
	const char *own = key;

	for (int k = 1; map_get(m, own) != NULL; k++)
		own = arena_printf(a, "%s%d", key, k);
	map_put(m, own, (void *)(uintptr_t)row);
	return own;
}

static void
index_rows(struct matching *m, int run, const struct kept *k)
{
	struct rows *r = &m->of[run];

	r->v = m->list == KEPT_LISTS ? &k->whole : k->list[m->list].row.v;
	r->n = m->list == KEPT_LISTS ? 1 : k->list[m->list].row.n;
	r->key = arena_array(m->c->a, const char *, r->n);
	r->loose = arena_array(m->c->a, const char *, r->n);
	map_init(&r->by_key, m->c->a);
	map_init(&r->by_loose, m->c->a);
	for (size_t i = 0; i < r->n; i++) {
		r->key[i] = add_key(m->c->a, &r->by_key,
		    key_of(m, &r->v[i], false), &r->v[i]);
		r->loose[i] = add_key(m->c->a, &r->by_loose,
		    key_of(m, &r->v[i], true), &r->v[i]);
	}
}

/* --- one pair --- */

struct pair {
	const struct kept_row *was, *now;
	const char *key[2];      /* of the former, of the latter */
	const char *loose;
};

/* The row in one of the runs, as the latter knows it or the former. */
static const struct kept_row *
row_in(const struct matching *m, int run, const struct pair *p)
{
	const struct kept_row *r = NULL;

	if (p->key[1] != NULL)
		r = map_get(&m->of[run].by_key, p->key[1]);
	if (r == NULL && p->key[0] != NULL)
		r = map_get(&m->of[run].by_key, p->key[0]);
	return r;
}

static unsigned
why_of(bool date, bool received, bool unknown)
{
	return (date ? WHY_DATE : 0) | (received ? WHY_RECEIVED : 0) |
	    (unknown ? WHY_UNKNOWN : 0);
}

static void
compare_field(const struct matching *m, const struct pair *p,
    const char *name, struct change *x)
{
	const struct kept_field *f[RUNS];

	for (int i = 0; i < RUNS; i++)
		f[i] = kept_field(i == 0 ? p->was : i + 1 == RUNS ? p->now :
		    row_in(m, i, p), name);
	if (kept_same(f[0], f[4]))
		return;
	*vec_push(m->c->a, &x->moved) = (struct moved){ .name = name,
		.was = f[0], .dated = f[2], .now = f[4],
		.why = why_of(!kept_same(f[1], f[2]),
		    !kept_same(f[2], f[3]),
		    !kept_same(f[0], f[1]) || !kept_same(f[3], f[4])) };
}

static bool
is_key(const struct section *s, const char *name)
{
	for (size_t i = 0; i < KEYS && s->key[i] != NULL; i++)
		if (strcmp(s->key[i], name) == 0)
			return true;
	return false;
}

/* All fields of the former, then those that only the latter has. */
static void
compare_all(const struct matching *m, const struct pair *p,
    struct change *x)
{
	for (size_t i = 0; i < p->was->field.n; i++)
		if (!is_key(m->s, p->was->field.v[i].name))
			compare_field(m, p, p->was->field.v[i].name, x);
	for (size_t i = 0; i < p->now->field.n; i++) {
		const char *name = p->now->field.v[i].name;

		if (!is_key(m->s, name) && kept_field(p->was, name) == NULL)
			compare_field(m, p, name, x);
	}
}

static void
compare_presence(const struct matching *m, const struct pair *p,
    struct change *x)
{
	bool there[RUNS];

	there[0] = p->was != NULL;
	there[RUNS - 1] = p->now != NULL;
	for (int i = 1; i + 1 < RUNS; i++)
		there[i] = map_get(&m->of[i].by_loose, p->loose) != NULL;
	x->why = why_of(there[1] != there[2], there[2] != there[3],
	    there[0] != there[1] || there[3] != there[4]);
}

static void
compare_pair(const struct matching *m, const struct pair *p)
{
	struct change x = { .list = m->list, .was = p->was, .now = p->now };

	if (p->was == NULL || p->now == NULL)
		compare_presence(m, p, &x);
	else if (m->s->compared[0] == NULL)
		compare_all(m, p, &x);
	else
		for (size_t i = 0; i < COMPARED && m->s->compared[i] != NULL;
		    i++)
			compare_field(m, p, m->s->compared[i], &x);
	if (x.moved.n == 0 && p->was != NULL && p->now != NULL)
		return;
	compare_causes(m->c, &x);
	*vec_push(m->c->a, &m->out->change) = x;
}

/* --- a list --- */

/* Rows of the latter that the former has not, by loose key. */
static void
index_new(const struct matching *m, struct map *by_loose)
{
	const struct rows *now = &m->of[RUNS - 1];

	map_init(by_loose, m->c->a);
	for (size_t i = 0; i < now->n; i++)
		if (map_get(&m->of[0].by_key, now->key[i]) == NULL)
			add_key(m->c->a, by_loose, key_of(m, &now->v[i], true),
			    &now->key[i]);
}

static void
compare_list(struct matching *m)
{
	const struct rows *was = &m->of[0], *now = &m->of[RUNS - 1];
	struct map by_loose, taken, seen;

	index_new(m, &by_loose);
	map_init(&taken, m->c->a);
	map_init(&seen, m->c->a);
	for (size_t i = 0; i < was->n; i++) {
		struct pair p = { &was->v[i], map_get(&now->by_key,
		    was->key[i]), { was->key[i], was->key[i] }, was->loose[i] };
		const char *loose = p.now != NULL ? NULL : add_key(m->c->a,
		    &seen, key_of(m, p.was, true), p.was);
		const char *const *other = loose == NULL ? NULL :
		    map_get(&by_loose, loose);

		if (other != NULL) {
			p.key[1] = *other;
			p.now = map_get(&now->by_key, *other);
			map_put(&taken, *other, &was->key[i]);
		}
		compare_pair(m, &p);
	}
	for (size_t i = 0; i < now->n; i++) {
		struct pair p = { NULL, &now->v[i], { NULL, now->key[i] },
			now->loose[i] };

		if (map_get(&was->by_key, now->key[i]) == NULL &&
		    map_get(&taken, now->key[i]) == NULL)
			compare_pair(m, &p);
	}
}

void
compare_runs(const struct comparing *c, struct comparison *out)
{
	const struct kept *const run[RUNS] = { c->was, c->was_again, c->dated,
	    c->now_again, c->now };

	memset(out, 0, sizeof(*out));
	for (int l = 0; l <= KEPT_LISTS; l++) {
		/* the period as a whole comes first */
		enum kept_list list = (enum kept_list)(l == 0 ? KEPT_LISTS :
		    l - 1);
		struct matching m = { .c = c, .s = &sections[list],
			.list = list, .out = out };

		if (list == KEPT_CORRECTIONS)
			continue;
		for (int i = 0; i < RUNS; i++)
			index_rows(&m, i, run[i]);
		compare_list(&m);
	}
}
