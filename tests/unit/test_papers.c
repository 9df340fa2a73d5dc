/*
 * The print chain on real fonts: facts of samples/papers/ → 公文 → pages →
 * PDF.  With LIANGZE_PAPERS=DIR in the environment each paper is also
 * written there (yujing.pdf, yujing.txt, yujing.gw.xml), for eyes:
 *     LIANGZE_PAPERS=/tmp/papers build/rel/unit/test_papers
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/outfile.h"
#include "io/fonts.h"
#include "out/gongwen.h"
#include "out/pdf.h"
#include "out/typeset.h"
#include "sample_papers.h"

static const struct font_wish wishes[] = {
	{ ROLE_TITLE, "NotoSerifCJKsc-Bold", true },
	{ ROLE_TITLE, "BabelStoneHan", true },
	{ ROLE_BODY, "FandolFang-Regular", true },
	{ ROLE_BODY, "NotoSerifCJKsc-Regular", true },
	{ ROLE_BODY, "BabelStoneHan", true },
	{ ROLE_KAI, "LXGWWenKai-Regular", true },
	{ ROLE_KAI, "BabelStoneHan", true },
	{ ROLE_HEI, "NotoSansCJKsc-Bold", true },
	{ ROLE_HEI, "BabelStoneHan", true },
	{ ROLE_SONG, "NotoSerifCJKsc-Regular", true },
	{ ROLE_SONG, "BabelStoneHan", true },
};

struct press {
	struct sample_papers samples;
	struct font_store *fonts;
	struct template_set *templates;
	struct pdf_press *pdf;
};

static int
set_up(void **state)
{
	static struct press p;
	struct err e = ERR_INIT;

	p.fonts = font_store_new(wishes, sizeof(wishes) / sizeof(wishes[0]),
	    "build/fonts", &e);
	if (p.fonts == NULL || !font_store_check(p.fonts, &e))
		fail_msg("%s", e.text);
	samples_read(&p.samples);
	p.templates = samples_templates(&p.samples, 2);
	p.pdf = pdf_press_new(NULL, &e);
	if (p.pdf == NULL)
		fail_msg("%s", e.text);
	*state = &p;
	return 0;
}

static int
tear_down(void **state)
{
	struct press *p = *state;

	pdf_press_free(p->pdf);
	template_set_free(p->templates);
	font_store_free(p->fonts);
	samples_release(&p->samples);
	return 0;
}

static void
keep(struct arena *a, const char *stem, const char *suffix, const void *p,
    size_t n)
{
	const char *dir = getenv("LIANGZE_PAPERS");
	struct err e = ERR_INIT;

	if (dir == NULL)
		return;
	assert_true(dir_make(dir, &e));
	if (!file_write(arena_printf(a, "%s/%s%s", dir, stem, suffix), p, n,
	    &e))
		fail_msg("%s", e.text);
}

/* One paper through the whole chain; its page count. */
static size_t
print_paper(struct press *p, const struct sample_paper *sample)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct sbuf pdf = SBUF_INIT, dump = SBUF_INIT;
	struct pdf_meta meta = { .creator = "liangze", .date = 0 };
	const struct gongwen *g;
	const struct layout *l;
	const char *tree;
	size_t pages;

	if (!gongwen_render(p->templates, &sample->order, &a, &g, &e) ||
	    !gongwen_render_xml(p->templates, &sample->order, &a, &tree, &e) ||
	    !typeset(g, font_store_set(p->fonts), &a, &l, &e) ||
	    !pdf_write(p->pdf, l, &meta, &pdf, &e) ||
	    !pdf_check(pdf.s, pdf.n, l->page.n, &e))
		fail_msg("%s: %s", sample->stem, e.text);
	layout_dump(l, &dump);
	keep(&a, sample->stem, ".pdf", pdf.s, pdf.n);
	keep(&a, sample->stem, ".txt", dump.s, dump.n);
	keep(&a, sample->stem, ".gw.xml", tree, strlen(tree));
	pages = l->page.n;
	sbuf_release(&pdf);
	sbuf_release(&dump);
	arena_release(&a);
	return pages;
}

static void
test_papers(void **state)
{
	struct press *p = *state;

	for (size_t i = 0; i < p->samples.v.n; i++)
		assert_true(print_paper(p, &p->samples.v.v[i]) >= 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_papers),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
