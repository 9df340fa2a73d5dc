/*
 * typeset_line.c - texts to lines of placed glyphs.
 */
#include "out/typeset_line.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "out/typeset_items.h"

enum { SHOWN = 20 }; /* characters of a text quoted in an error */

/*
 * May a justified line be stretched between i and i + 1: beside what is
 * full-width and in blanks, or, to fill a line of letters, anywhere?
 */
static bool
stretchable(const struct items *it, size_t i, bool letters)
{
	const struct item *a = &it->v[i], *b = a + 1;

	if (it->cp[i] == it->cp[i + 1] && (it->class[i] & CH_RULE) != 0)
		return false;
	return letters || a->wide || b->wide || a->face == NULL;
}

/* Spreads `extra` over the gaps, unless each would be more than `most`. */
static bool
spread(const struct items *it, const struct cut *c, int64_t extra,
    mpt_t most, bool letters, mpt_t *add)
{
	int64_t gaps = 0, k = 0;

	for (size_t i = c->from; i + 1 < c->end; i++)
		gaps += stretchable(it, i, letters);
	if (gaps == 0 || extra / gaps > most)
		return false;
	for (size_t i = c->from; i + 1 < c->end; i++) {
		if (!stretchable(it, i, letters))
			continue;
		add[i - c->from] = (mpt_t)(extra * (k + 1) / gaps -
		    extra * k / gaps);
		k++;
	}
	return true;
}

/* Takes `over` out of the blanks of marks, the line's last one first. */
static void
squeeze(const struct items *it, const struct cut *c, int64_t over, mpt_t *add)
{
	int64_t last = items_outer(it, c->from, c->end), room, taken = 0;

	if (last > over)
		last = over;
	if (last > 0)
		add[c->end - 1 - c->from] = -(mpt_t)last;
	over -= last;
	room = items_inner(it, c->from, c->end);
	if (over <= 0 || room <= 0)
		return;
	assert(over <= room);
	for (size_t i = c->from; i + 1 < c->end; i++) {
		int64_t sp = it->v[i].spare;

		/* shares in proportion; the sum of all is `over` */
		taken += sp;
		add[i - c->from] -= (mpt_t)(over * taken / room -
		    over * (taken - sp) / room);
	}
}

/* What is set, and where its lines go. */
struct job {
	struct setter *s;
	struct setter work; /* the same, with what is not kept in scratch */
	struct items it;
	const struct type_spec *spec;
	mpt_t *add;         /* room for one line */
};

static void
place(struct job *j, const struct cut *c, bool first, bool last,
    struct set_line *l)
{
	const struct items *it = &j->it;
	size_t n = c->end - c->from;
	struct placed_glyph *g = arena_array(j->s->a, struct placed_glyph, n);
	const struct font_face **f = arena_array(j->s->a,
	    const struct font_face *, n);
	mpt_t x = first ? j->spec->indent : j->spec->hang;
	mpt_t size = j->spec->size;
	int64_t lack = line_room(j->spec, first) -
	    items_width(it, c->from, c->end);

	l->glyph = g;
	l->face = f;
	l->indent = x;
	memset(j->add, 0, n * sizeof(*j->add));
	if (lack < 0)
		squeeze(it, c, -lack, j->add);
	else if (j->spec->justify && !last && it->cp[c->to - 1] != '\n')
		(void)(spread(it, c, lack, size * 2 / 3, false, j->add) ||
		    spread(it, c, lack, size / 4, true, j->add));
	for (size_t i = 0; i < n; i++) {
		const struct item *m = &it->v[c->from + i];

		if (m->face != NULL) {
			f[l->n] = m->face;
			g[l->n++] = (struct placed_glyph){ m->glyph,
				it->cp[c->from + i], x + m->shift };
		}
		x += m->advance + j->add[i];
	}
	l->width = x;
	assert(x <= j->spec->width);
}

static mpt_t
least_room(const struct type_spec *p)
{
	return p->width - (p->indent > p->hang ? p->indent : p->hang);
}

static size_t
cut_lines(struct job *j, struct cut **out)
{
	size_t n = lines_fill(&j->work, &j->it, j->spec, out);

	if (j->spec->balance)
		n = lines_shape(&j->work, &j->it, j->spec, n, out);
	return n;
}

/* The characters [from, to), at most SHOWN of them. */
static const char *
quote(struct job *j, size_t from, size_t to)
{
	bool cut = to - from > SHOWN;
	size_t n = 0;
	char *s;

	if (cut)
		to = from + SHOWN;
	s = arena_alloc(j->work.a, 4 * (to - from) + sizeof("…"));
	for (size_t i = from; i < to; i++)
		n += utf8_put(s + n, j->it.cp[i]);
	if (cut)
		memcpy(s + n, "…", sizeof("…"));
	return s;
}

static bool
too_wide(struct job *j, size_t from, size_t to)
{
	const struct type_spec *p = j->spec;
	size_t end = items_drawn(&j->it, from, to);
	int64_t wide = items_width(&j->it, from, end);
	mpt_t room = least_room(p);

	return err_set(j->s->e, ERR_CONFIG, "《%s》%s里的“%s”不能拆开，约%d个"
	    "字宽，这里一行只排得下%d个字宽；请改短，或者在文书模板里"
	    "把这里加宽、把字号减小", j->s->g->kind, j->it.field,
	    quote(j, from, end), (int)((wide + p->size - 1) / p->size),
	    (int)(room / p->size));
}

/* The lines of what did not fit. */
static const struct set_line not_set;

bool
text_torn(const struct set_text *t)
{
	return t->line == &not_set;
}

static bool
job_run(struct job *j, struct set_text *out)
{
	mpt_t room = least_room(j->spec);
	size_t from, to, most = 0;
	struct set_line *line;
	struct cut *cut;

	items_open(&j->it, room, j->spec->whole);
	if (!items_fit(&j->it, room, &from, &to)) {
		*out = (struct set_text){ &not_set, 0 };
		return j->spec->trial || too_wide(j, from, to);
	}
	out->n = cut_lines(j, &cut);
	line = arena_array(j->s->a, struct set_line, out->n);
	for (size_t i = 0; i < out->n; i++)
		if (cut[i].end - cut[i].from > most)
			most = cut[i].end - cut[i].from;
	j->add = arena_array(j->work.a, mpt_t, most);
	for (size_t i = 0; i < out->n; i++)
		place(j, &cut[i], i == 0, i + 1 == out->n, &line[i]);
	out->line = line;
	return true;
}

static struct setter
work_of(const struct setter *s)
{
	struct setter work = *s;

	if (s->scratch != NULL)
		work.a = s->scratch;
	return work;
}

static void
work_done(const struct setter *s)
{
	if (s->scratch != NULL)
		arena_reset(s->scratch);
}

bool
text_set(struct setter *s, const struct gw_text *t,
    const struct type_spec *spec, const char *field, struct set_text *out)
{
	struct job j = { .s = s, .work = work_of(s),
		.it = { .field = field }, .spec = spec };
	bool ok;

	assert(spec->width > spec->indent && spec->width > spec->hang &&
	    spec->size > 0);
	ok = items_make(&j.work, t, spec, &j.it) && job_run(&j, out);
	work_done(s);
	return ok;
}

/* How wide [from, to) is as a line. */
static int64_t
line_wide(const struct items *it, size_t from, size_t to)
{
	size_t end = items_drawn(it, from, to);

	return items_width(it, from, end) - items_outer(it, from, end);
}

/* The same when it is torn wherever it may be at need. */
static int64_t
torn_wide(const struct items *it, size_t from, size_t to)
{
	int64_t most = 0;

	for (size_t end; from < to; from = end) {
		int64_t w;

		end = from + 1;
		while (end < to && !items_tearable(it, end - 1))
			end++;
		w = line_wide(it, from, end);
		most = w > most ? w : most;
	}
	return most;
}

/*
 * The widest stretch between breaks of at least `least`; at need, long
 * ones are torn elsewhere too.
 */
static mpt_t
widest(const struct items *it, enum break_kind least)
{
	int64_t most = 0;

	for (size_t from = 0, to; from < it->n; from = to) {
		bool torn;
		int64_t w;

		to = from;
		while (to < it->n && it->brk[to++] < least)
			continue;
		torn = least == BREAK_NEED && to - from > TEXT_SHORT;
		w = torn ? torn_wide(it, from, to) : line_wide(it, from, to);
		most = w > most ? w : most;
	}
	return most > INT32_MAX ? INT32_MAX : (mpt_t)most;
}

bool
text_measure(struct setter *s, const struct gw_text *t,
    const struct type_spec *spec, const char *field,
    struct text_widths *out)
{
	static const enum break_kind tiers[TEXT_TIERS] = { BREAK_FREE,
		BREAK_TOKEN, BREAK_NEED };
	struct items it = { .field = field };
	struct setter work = work_of(s);
	bool ok = items_make(&work, t, spec, &it);

	for (int i = 0; ok && i < TEXT_TIERS; i++)
		out->least[i] = widest(&it, tiers[i]);
	if (ok)
		out->line = widest(&it, BREAK_FORCED);
	work_done(s);
	return ok;
}

struct gw_text
text_of(struct arena *a, const char *s, enum font_role role)
{
	struct gw_span *span = arena_new(a, struct gw_span);

	span->text = s;
	span->role = role;
	return (struct gw_text){ span, 1 };
}

void
line_put(struct setter *s, const struct set_line *l, const struct run_spec *r,
    struct run_list *out)
{
	for (size_t i = 0, k; i < l->n; i = k) {
		struct run *run = vec_push(s->a, &out->v);
		struct placed_glyph *g;

		for (k = i; k < l->n && l->face[k] == l->face[i];)
			k++;
		g = arena_memdup(s->a, l->glyph + i, (k - i) * sizeof(*g));
		for (size_t m = 0; m < k - i; m++)
			g[m].x += r->x;
		*run = (struct run){ .face = l->face[i], .size = r->size,
			.y = r->y, .color = r->color, .tag = r->tag,
			.element = r->element, .table = r->table,
			.row = r->row, .column = r->column, .glyph = g,
			.n = k - i };
	}
}

mpt_t
line_baseline(mpt_t height, mpt_t size)
{
	/* the em box of Han type reaches 0.88 em above the baseline */
	return (height - size) / 2 + (mpt_t)((int64_t)size * 88 / 100);
}
