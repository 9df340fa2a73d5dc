/*
 * fake_paper.h - papers built by hand on the faces of fake_font.h, for
 * tests of tables, lists and charts.
 */
#ifndef FAKE_PAPER_H
#define FAKE_PAPER_H

#include <string.h>

#include "base/utf8.h"
#include "fake_font.h"
#include "out/typeset.h"
#include "out/typeset_line.h"

struct fake_paper {
	struct arena a;
	struct gongwen g;
	struct gw_block block[64];
	struct err e;
};

static inline void
fake_init(struct fake_paper *p)
{
	memset(p, 0, sizeof(*p));
	p->g.kind = "测试文书";
	p->g.format = FORMAT_FORM;
	p->g.title = text_of(&p->a, "测试", ROLE_TITLE);
	p->g.block = p->block;
}

static inline struct gw_block *
fake_block(struct fake_paper *p, enum gw_block_kind kind)
{
	struct gw_block *b = &p->block[p->g.n_blocks++];

	b->kind = kind;
	return b;
}

static inline void
fake_para(struct fake_paper *p, const char *text)
{
	struct gw_para *para = arena_new(&p->a, struct gw_para);

	para->text = text_of(&p->a, text, ROLE_BODY);
	fake_block(p, BLOCK_PARA)->para = para;
}

static inline const struct layout *
fake_set(struct fake_paper *p)
{
	const struct layout *l = NULL;

	if (!typeset(&p->g, &fake_fonts, &p->a, &l, &p->e))
		fail_msg("%s", p->e.text);
	return l;
}

/* The text of a run. */
static inline const char *
fake_text(struct arena *a, const struct run *r)
{
	char *s = arena_alloc(a, 4 * r->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++)
		n += utf8_put(s + n, r->glyph[i].cp);
	s[n] = '\0';
	return s;
}

/* `s` n times. */
static inline const char *
fake_repeat(struct arena *a, const char *s, size_t n)
{
	size_t len = strlen(s);
	char *out = arena_alloc(a, len * n + 1);

	for (size_t i = 0; i < n; i++)
		memcpy(out + i * len, s, len);
	return out;
}

#endif
