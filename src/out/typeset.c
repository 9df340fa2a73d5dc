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
	NUMBER_SIZE = 14000    /* 四号 */
};

static struct sheet
grid_sheet(void)
{
	struct sheet t = { .left = MM(28), .width = MM(156), .top = MM(37),
		.bottom = MM(37 + 225), .size = 16000, .grid = true };

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
		.y = sheet->bottom + MM(7) + NUMBER_SIZE * 38 / 100 };

	r.x = odd ? sheet->left + sheet->width - NUMBER_SIZE :
	    sheet->left + NUMBER_SIZE;
	return furnish(s, p, arena_printf(s->a, "— %zu —", number), ROLE_SONG,
	    &r, odd);
}

bool
furniture(struct setter *s, const struct sheet *sheet, struct layout *l)
{
	bool letter = s->g->format == FORMAT_LETTER;

	for (size_t i = 0; i < l->page.n; i++) {
		struct page *p = &l->page.v[i];
		struct run_spec draft = { .size = sheet->size,
			.tag = TAG_ARTIFACT, .y = MM(22),
			.x = sheet->left + sheet->width };
		struct run_spec trace = { .size = TRACE_SIZE,
			.tag = TAG_ARTIFACT, .x = sheet->left,
			.y = MM(286) };

		if (!(letter && i == 0) && !page_number(s, sheet, p, i + 1))
			return false;
		if (s->g->draft && !furnish(s, p, "草　稿", ROLE_HEI, &draft,
		    true))
			return false;
		if (s->g->trace != NULL && !furnish(s, p, s->g->trace,
		    ROLE_SONG, &trace, false))
			return false;
	}
	return true;
}

static bool
parts_tail(struct setter *s, struct strips *out, const struct sheet *sheet)
{
	return parts_body(s, out, sheet) &&
	    parts_attachments(s, out, sheet) &&
	    parts_signature(s, out, sheet) &&
	    parts_note(s, out, sheet) &&
	    parts_slip(s, out, sheet) &&
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

static bool
set_letter(struct setter *s, struct layout *l)
{
	struct sheet sheet = grid_sheet();
	struct masthead head = { .run = { { 0 } } };
	struct strips strips = { { 0 } };

	if (!letter_head(s, &sheet, &head) ||
	    !parts_title(s, &strips, &sheet) ||
	    !parts_addressee(s, &strips, &sheet) ||
	    !parts_tail(s, &strips, &sheet))
		return false;
	strips_place(s, &strips, &sheet, l);
	add_masthead(s, &head, &l->page.v[0]);
	return furniture(s, &sheet, l);
}

static bool
set_form(struct setter *s, struct layout *l)
{
	struct sheet sheet = form_sheet();
	struct strips strips = { { 0 } };

	if (!form_head(s, &strips, &sheet) ||
	    !parts_title(s, &strips, &sheet) ||
	    !parts_addressee(s, &strips, &sheet) ||
	    !parts_tail(s, &strips, &sheet))
		return false;
	strips_place(s, &strips, &sheet, l);
	return furniture(s, &sheet, l);
}

static bool
set_unknown(struct setter *s, struct layout *l)
{
	(void)l;
	return err_set(s->e, ERR_CONFIG, "《%s》的格式是“%s”，本版还不会排；"
	    "目前能排信函和表格", s->g->kind, gw_format_name(s->g->format));
}

bool
typeset(const struct gongwen *g, const struct font_set *fonts,
    struct arena *a, const struct layout **out, struct err *e)
{
	static bool (*const formats[GW_FORMATS])(struct setter *,
	    struct layout *) = {
		[FORMAT_DOCUMENT] = set_unknown,
		[FORMAT_LETTER] = set_letter,
		[FORMAT_MINUTES] = set_unknown,
		[FORMAT_FORM] = set_form,
	};
	struct setter s = { .g = g, .fonts = fonts, .a = a, .e = e };
	struct layout *l = arena_new(a, struct layout);

	assert(g->format < GW_FORMATS);
	if (!formats[g->format](&s, l))
		return false;
	l->title = gw_plain(a, &g->title);
	*out = l;
	return true;
}
