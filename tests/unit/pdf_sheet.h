/*
 * pdf_sheet.h - for tests of out/pdf: the fonts, layouts built by hand,
 * files written and looked at by other programs.
 */
#ifndef PDF_SHEET_H
#define PDF_SHEET_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/outfile.h"
#include "base/utf8.h"
#include "io/fonts.h"
#include "out/pdf.h"

enum { RED = 0xE60012, BLACK = 0, GRID = 15791 };

static const struct font_wish wishes[] = {
	{ ROLE_TITLE, "NotoSerifCJKsc-Bold", true },
	{ ROLE_BODY, "FandolFang-Regular", true },
	{ ROLE_BODY, "NotoSerifCJKsc-Regular", true },
	{ ROLE_BODY, "BabelStoneHan", true },
	{ ROLE_KAI, "LXGWWenKai-Regular", true },
	{ ROLE_HEI, "NotoSansCJKsc-Bold", false },
	{ ROLE_SONG, "NotoSerifCJKsc-Regular", false },
};
enum { N_WISHES = sizeof(wishes) / sizeof(wishes[0]) };

struct world {
	struct font_store *fonts;
	struct pdf_press *press;
	char dir[64];
};

static inline int
set_up(void **state)
{
	static struct world w;
	struct err e = ERR_INIT;

	w.fonts = font_store_new(wishes, N_WISHES, "build/fonts", &e);
	if (w.fonts == NULL || !font_store_check(w.fonts, &e))
		return -1;
	w.press = pdf_press_new(NULL, &e);
	if (w.press == NULL)
		return -1;
	(void)snprintf(w.dir, sizeof(w.dir), "/tmp/test_pdf.XXXXXX");
	*state = &w;
	return mkdtemp(w.dir) != NULL ? 0 : -1;
}

static inline int
tear_down(void **state)
{
	struct world *w = *state;
	struct err e = ERR_INIT;

	pdf_press_free(w->press);
	font_store_free(w->fonts);
	return getenv("KEEP") != NULL || dir_remove(w->dir, &e) ? 0 : -1;
}

struct sheet {
	struct arena *a;
	const struct font_set *fonts;
	struct layout *l;
	struct page *page;
	uint32_t element;
};

static inline struct page *
new_page(struct sheet *s)
{
	s->page = vec_push(s->a, &s->l->page);
	s->page->width = MM(210);
	s->page->height = MM(297);
	return s->page;
}

/* A line of text; a new run wherever the face changes. */
static inline struct run *
put_line(struct sheet *s, enum font_role role, mpt_t size, mpt_t pitch,
    mpt_t x, mpt_t y, const char *text)
{
	size_t n = strlen(text);
	struct run *r = NULL;
	struct placed_glyph *v = NULL;

	for (size_t i = 0; i < n;) {
		uint32_t cp = utf8_next(text, n, &i), glyph = 0;
		const struct font_face *f = font_find(s->fonts, role, cp,
		    &glyph);

		assert_non_null(f);
		if (r == NULL || r->face != f) {
			r = vec_push(s->a, &s->page->run);
			v = arena_array(s->a, struct placed_glyph, n);
			*r = (struct run){ .face = f, .size = size, .y = y,
				.color = BLACK, .tag = TAG_P,
				.element = s->element, .glyph = v };
		}
		v[r->n++] = (struct placed_glyph){ glyph, cp, x };
		x += pitch != 0 && cp >= 0x80 ? pitch : (mpt_t)((int64_t)
		    f->advance(f, glyph) * size / 1000);
	}
	return r;
}

static inline void
put_rule(struct sheet *s, mpt_t y, mpt_t thick)
{
	*vec_push(s->a, &s->page->rule) = (struct rule_line){
		.x0 = MM(28), .y0 = y, .x1 = MM(184), .y1 = y,
		.thick = thick, .color = RED };
}

static const struct pdf_meta meta = {
	.title = "通知<&>“甲”𬭎", .author = "某市委办公室",
	.subject = NULL, .creator = "liangze test", .date = 9800,
};

/* The output of a tool on a file; NULL if the tool is not installed. */
static inline char *
tool(struct arena *a, const char *command, const char *path)
{
	char *line = arena_printf(a, "%s '%s' 2>&1", command, path);
	struct sbuf b = SBUF_INIT;
	char part[4096], *out;
	size_t n;
	int status;
	FILE *fp = popen(line, "r");

	assert_non_null(fp);
	while ((n = fread(part, 1, sizeof(part), fp)) > 0)
		sbuf_put(&b, part, n);
	status = pclose(fp);
	out = arena_strdup(a, sbuf_text(&b));
	sbuf_release(&b);
	return status == 127 << 8 ? NULL : out;
}

static inline const char *
write_file(const struct world *w, struct arena *a, const struct layout *l,
    const char *name)
{
	struct sbuf b = SBUF_INIT;
	struct err e = ERR_INIT;
	char *path = arena_printf(a, "%s/%s", w->dir, name);

	assert_true(pdf_write(w->press, l, &meta, &b, &e));
	assert_true(pdf_check(b.s, b.n, l->page.n, &e));
	assert_true(file_write(path, b.s, b.n, &e));
	sbuf_release(&b);
	return path;
}

#endif
