/*
 * typeset.c - a paper to pages: the measures of each format, the order of
 * the parts, and what stands outside the type area.
 *
 * GB/T 9704: type area 156 x 225 mm, 37 mm from the top and 28 mm from
 * the left of A4; 22 lines of 28 characters of 三号.
 */
#include "out/typeset.h"

#include <assert.h>
#include <string.h>

#include "out/typeset_parts.h"

enum {
	LINES = 22,
	CHARACTERS = 28,
	FORM_LINES = 28,       /* of 四号 */
	TRACE_SIZE = 7500,     /* 六号 */
	TRACE_PITCH = 3500,    /* micrometres */
	NUMBER_SIZE = 14000,   /* 四号 */
	FEW_LINES = 6          /* of a body that its signature may hold */
};

static struct sheet
grid_sheet(void)
{
	struct sheet t = { .left = MM(28), .width = MM(156), .top = MM(37),
		.bottom = MM(37 + 225), .size = 16000, .grid = true,
		.along = 2 };

	t.pitch = MM(225) / LINES;
	t.step = t.width / CHARACTERS;
	t.first_top = t.top;
	t.first_bottom = t.bottom;
	return t;
}

static struct sheet
form_sheet(void)
{
	struct sheet t = grid_sheet();

	t.size = t.step = gw_size_mpt(SIZE_4);
	t.pitch = MM(225) / FORM_LINES;
	t.grid = false;
	return t;
}

/* A line of small or page furniture at a place, as an artifact. */
static bool
furnish(struct setter *s, struct page *p, const char *text,
    enum font_role role, struct run_spec *r, bool from_right)
{
	struct gw_text t = text_of(s->a, text, role);
	struct type_spec spec = { .size = r->size, .step = r->size,
		.width = MM(400) };
	struct run_list runs = { 0 };
	struct set_text set;

	if (!text_set(s, &t, &spec, "页码或者页脚", &set))
		return false;
	if (set.n == 0)
		return true;
	if (set.n > 1 || set.line[0].width > MM(170))
		return err_set(s->e, ERR_CONFIG, "《%s》的页脚“%s”太长，一行"
		    "排不下；请缩短", s->g->kind, text);
	if (from_right)
		r->x -= set.line[0].width;
	line_put(s, &set.line[0], r, &runs);
	for (size_t i = 0; i < runs.v.n; i++) {
		struct run *run = vec_push(s->a, &p->run);

		*run = runs.v.v[i];
		/* where the bound sheet has it: its left is our top */
		run->turned = p->width > p->height;
		if (run->turned)
			run->y = MM(297) - run->y;
	}
	return true;
}

/* “— 2 —”: its dashes 7 mm below the type area; odd right, even left. */
static bool
page_number(struct setter *s, const struct sheet *sheet, struct page *p,
    size_t number)
{
	bool odd = number % 2 == 1;
	struct run_spec r = { .size = NUMBER_SIZE, .tag = TAG_ARTIFACT,
		.y = sheet->bottom + MM(7) + NUMBER_SIZE * 30 / 100 };

	r.x = odd ? sheet->left + sheet->width - NUMBER_SIZE :
	    sheet->left + NUMBER_SIZE;
	return furnish(s, p, arena_printf(s->a, "— %zu —", number), ROLE_SONG,
	    &r, odd);
}

/* What stands at the top right of every page. */
static const char *
page_mark(const struct gongwen *g)
{
	if (g->early)
		return g->draft ? "预评　草　稿" : "预　评";
	return g->draft ? "草　稿" : "";
}

/* 六号 below the page number, the last line 11 mm above the edge. */
static bool
traces(struct setter *s, const struct sheet *sheet, struct page *p)
{
	size_t n = s->g->n_traces;

	for (size_t i = 0; i < n; i++) {
		struct run_spec r = { .size = TRACE_SIZE,
			.tag = TAG_ARTIFACT, .x = sheet->left,
			.y = MM(286) - (mpt_t)(n - 1 - i) * UM(TRACE_PITCH) };

		if (!furnish(s, p, s->g->trace[i], ROLE_SONG, &r, false))
			return false;
	}
	return true;
}

bool
furniture(struct setter *s, const struct sheet *sheet, struct layout *l)
{
	bool letter = s->g->format == FORMAT_LETTER;
	const char *mark = page_mark(s->g);

	for (size_t i = 0; i < l->page.n; i++) {
		struct page *p = &l->page.v[i];
		struct run_spec draft = { .size = sheet->size,
			.tag = TAG_ARTIFACT, .y = MM(22),
			.x = sheet->left + sheet->width };

		if (!(letter && i == 0) && !page_number(s, sheet, p, i + 1))
			return false;
		if (*mark != '\0' && !furnish(s, p, mark, ROLE_HEI, &draft,
		    true))
			return false;
		if (!traces(s, sheet, p))
			return false;
	}
	return true;
}

/* Where the body begins, and how many strips it has. */
struct body_start {
	uint32_t element;
	uint32_t sign;   /* the first of the signature's elements */
	size_t strip, n;
};

/*
 * What follows the head.  A form that begins with a turned table is
 * turned from its title on, and what follows a turned table at the end
 * of the body stands with it.
 */
static bool
parts_all(struct setter *s, struct strips *out, const struct sheet *sheet,
    struct body_start *body)
{
	const struct gongwen *g = s->g;
	const struct sheet turned = sheet_turned(sheet);
	bool any = g->n_blocks > 0;
	bool form = g->format == FORMAT_FORM;
	bool first = any && form && blocks_turned(s, g->block, g->n_blocks);
	bool last = any && blocks_turned(s, &g->block[g->n_blocks - 1], 1);
	const struct sheet *head = first ? &turned : sheet;
	const struct sheet *tail = last ? &turned : sheet;
	size_t from;

	if ((form && !form_head(s, out, head)) ||
	    !parts_title(s, out, head) ||
	    (form && !form_number(s, out, head)) ||
	    !parts_addressee(s, out, head))
		return false;
	if (first)
		strips_turn(out, 0);
	*body = (struct body_start){ .element = s->n_elements + 1,
		.strip = out->v.n };
	if (!parts_body(s, out, sheet))
		return false;
	from = out->v.n;
	body->n = from - body->strip;
	if (!parts_attachments(s, out, tail) ||
	    !parts_people(s, out, tail))
		return false;
	body->sign = s->n_elements + 1;
	if (!parts_signature(s, out, tail))
		return false;
	if (last)
		strips_turn(out, from);
	/* what is held together further down does not hold page 1's head */
	if (!form && body->strip > 0)
		out->v.v[body->strip - 1].keep = false;
	return parts_slip(s, out, sheet) && parts_annexes(s, out, sheet) &&
	    parts_foot(s, out, sheet);
}

/* The head's drawings go under the text of page 1, before it in order. */
static void
add_masthead(struct setter *s, const struct masthead *m, struct page *p)
{
	struct page all = { .width = p->width, .height = p->height };

	for (size_t i = 0; i < m->run.v.n; i++)
		*vec_push(s->a, &all.run) = m->run.v.v[i];
	for (size_t i = 0; i < p->run.n; i++)
		*vec_push(s->a, &all.run) = p->run.v[i];
	for (size_t i = 0; i < m->rule.v.n; i++)
		*vec_push(s->a, &all.rule) = m->rule.v.v[i];
	for (size_t i = 0; i < p->rule.n; i++)
		*vec_push(s->a, &all.rule) = p->rule.v[i];
	*p = all;
}

/* Does the page show something of the elements [from, to)? */
static bool
shows(const struct page *p, uint32_t from, uint32_t to)
{
	for (size_t i = 0; i < p->run.n; i++)
		if (p->run.v[i].tag != TAG_ARTIFACT &&
		    p->run.v[i].element >= from && p->run.v[i].element < to)
			return true;
	return false;
}

/* Does the signature begin on a page that shows nothing of the text? */
static bool
sign_alone(const struct setter *s, const struct layout *l,
    const struct body_start *body)
{
	size_t i = 0;

	if (s->g->signature == NULL || s->g->format == FORMAT_MINUTES)
		return false;
	while (i < l->page.n && !shows(&l->page.v[i], body->sign,
	    body->sign + 1))
		i++;
	return i < l->page.n && !shows(&l->page.v[i], body->element,
	    body->sign);
}

/* Ways to make room for the body on page 1, the mildest first. */
struct room {
	mpt_t most;      /* height of the red mark */
	bool to_foot;    /* 主送 goes to 版记 */
};

/*
 * What keeps the body's few lines from page 1 or from the signature,
 * loosened step by step.
 */
struct hold {
	size_t along;    /* lines of text with the signature */
	int pitch;       /* of the lines, per cent */
	bool apart;      /* headings without what follows them */
	bool torn;       /* the last row of a table that ends the body */
	bool few;        /* only where the body has few lines */
	bool alone;      /* the signature may be alone on its page */
};

struct attempt {
	const struct room *room;
	const struct hold *hold;
	bool good;       /* page 1 shows the body, the signature's page too */
	bool held;       /* it does not, but there is room for it */
	bool few;        /* lines in the body, which the signature holds */
};

/* Do the strips before the body's leave room for two lines on page 1? */
static bool
has_room(const struct strips *v, size_t body, const struct sheet *sheet)
{
	mpt_t y = sheet->first_top + 2 * sheet->pitch;

	for (size_t i = 0; i < body && i < v->v.n; i++)
		y += v->v.v[i].height;
	return y <= sheet->first_bottom;
}

static bool
head_set(struct setter *s, struct sheet *sheet, mpt_t most,
    struct masthead *out)
{
	if (s->g->format == FORMAT_FORM)
		return true;
	return s->g->format == FORMAT_LETTER ? letter_head(s, sheet, out) :
	    red_head(s, sheet, most, out);
}

static bool
set_once(struct setter *s, struct attempt *t, struct layout *l)
{
	bool form = s->g->format == FORMAT_FORM, body_shown;
	struct sheet sheet = form ? form_sheet() : grid_sheet();
	struct masthead head = { .run = { { 0 } } };
	struct strips strips = { { 0 } };
	struct body_start body;

	s->n_elements = s->n_tables = 0;
	sheet.to_foot = t->room->to_foot && s->g->addressee.n > 0;
	sheet.along = t->hold->along;
	sheet.apart = t->hold->apart;
	sheet.torn = t->hold->torn;
	sheet.pitch = sheet.pitch * t->hold->pitch / 100;
	if (!head_set(s, &sheet, t->room->most, &head) ||
	    !parts_all(s, &strips, &sheet, &body))
		return false;
	*l = (struct layout){ .page = { 0 } };
	if (!strips_place(s, &strips, &sheet, l))
		return false;
	body_shown = form || shows(&l->page.v[0], body.element, UINT32_MAX);
	t->few = body.n <= FEW_LINES;
	t->good = body_shown && (t->hold->alone || !sign_alone(s, l, &body));
	t->held = body_shown || has_room(&strips, body.strip, &sheet);
	add_masthead(s, &head, &l->page.v[0]);
	return furniture(s, &sheet, l);
}

/*
 * The first way to hold text and signature together that is good.  Where
 * a body of a few lines is held by its signature, less of it goes along,
 * then the lines stand closer (7.3.5.5); where a heading or the one line
 * above it is held by a table or a chart that page 1 has no room for, it
 * ends the page; where a table's last row is, the row is parted.  A
 * signature alone comes last.
 */
static bool
set_held(struct setter *s, struct attempt *t, bool form, struct layout *l)
{
	static const struct hold holds[] = {
		{ .along = 2, .pitch = 100 },
		{ .along = 1, .pitch = 100, .few = true },
		{ .along = 1, .pitch = 97, .few = true },
		{ .along = 1, .pitch = 94, .few = true },
		{ .along = 1, .pitch = 91, .few = true },
		{ .along = 2, .pitch = 100, .apart = true },
		{ .along = 2, .pitch = 100, .torn = true },
		{ .along = 2, .pitch = 100, .apart = true, .torn = true },
		{ .along = 0, .pitch = 100, .few = true, .alone = true },
		{ .along = 0, .pitch = 100, .apart = true, .few = true,
		    .alone = true },
		{ .along = 2, .pitch = 100, .alone = true },
		{ .along = 2, .pitch = 100, .apart = true, .alone = true },
	};

	t->held = true;
	t->good = false;
	for (size_t k = 0; k < sizeof(holds) / sizeof(*holds) && t->held;
	    k++) {
		t->hold = &holds[k];
		if (t->hold->few && (!t->few || form))
			continue;
		if (!set_once(s, t, l))
			return false;
		if (t->good)
			break;
	}
	return true;
}

/*
 * 文件, 信函, 纪要: page 1 shows text of the body (GB/T 9704 7.2.4).
 * Where it has no room, marks of many organs shrink, then 主送 goes to
 * 版记.
 */
static bool
set_paper(struct setter *s, struct layout *l)
{
	static const struct room rooms[] = {
		{ MM(200), false }, { MM(100), false }, { MM(85), false },
		{ MM(70), false }, { MM(55), false }, { MM(40), false },
		{ MM(25), false }, { MM(200), true }, { MM(70), true },
		{ MM(25), true },
	};

	for (size_t i = 0; i < sizeof(rooms) / sizeof(*rooms); i++) {
		struct attempt t = { .room = &rooms[i] };

		if (!set_held(s, &t, false, l))
			return false;
		if (t.good)
			return true;
	}
	return err_set(s->e, ERR_CONFIG, "《%s》首页排不下正文；请缩短标题，"
	    "减少联合行文的机关，或者在正文的表前面写一段文字", s->g->kind);
}

static bool
set_form(struct setter *s, struct layout *l)
{
	static const struct room room = { MM(200), false };
	struct attempt t = { .room = &room };

	return set_held(s, &t, true, l);
}

/* What a format has no place for must not be lost. */
static bool
check_parts(struct setter *s)
{
	const struct gw_head *h = &s->g->head;
	const struct gw_foot *f = s->g->foot;
	bool letter = s->g->format == FORMAT_LETTER;
	const struct { const char *field; bool bad; } v[] = {
		{ "版头/@签发人", h->signer != NULL &&
		    s->g->format != FORMAT_DOCUMENT },
		{ "版记/@印发机关", letter && f != NULL &&
		    f->issuer != NULL },
		{ "版记/@印发日期", letter && f != NULL &&
		    f->issue_date != NULL },
		{ "落款/@用印", s->g->format == FORMAT_MINUTES &&
		    s->g->signature != NULL && s->g->signature->seal },
	};

	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++)
		if (v[i].bad)
			return err_set(s->e, ERR_CONFIG, "《%s》是%s，没有印"
			    "“%s”的地方；请在文书模板里去掉", s->g->kind,
			    gw_format_name(s->g->format), v[i].field);
	return true;
}

bool
typeset(const struct gongwen *g, const struct font_set *fonts,
    struct arena *a, const struct layout **out, struct err *e)
{
	static bool (*const formats[GW_FORMATS])(struct setter *,
	    struct layout *) = {
		[FORMAT_DOCUMENT] = set_paper,
		[FORMAT_LETTER] = set_paper,
		[FORMAT_MINUTES] = set_paper,
		[FORMAT_FORM] = set_form,
	};
	struct arena scratch = ARENA_INIT;
	struct setter s = { .g = g, .fonts = fonts, .a = a,
		.scratch = &scratch, .e = e };
	struct layout *l = arena_new(a, struct layout);
	bool ok;

	assert(g->format < GW_FORMATS);
	ok = check_parts(&s) && formats[g->format](&s, l);
	arena_release(&scratch);
	if (!ok)
		return false;
	l->title = gw_plain(a, &g->title);
	*out = l;
	return true;
}
