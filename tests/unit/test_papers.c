/*
 * The print chain on real fonts: facts of tests/papers/ → 公文 → pages →
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

static const struct template_file files[] = {
	{ "预警提醒通知书", "yujing.xsl" },
	{ "逾期催办通知书", "cuiban.xsl" },
	{ "履责情况书面告知单", "gaozhi.xsl" },
	{ "得分反馈单", "fankui.xsl" },
};
enum { N_FILES = sizeof(files) / sizeof(files[0]) };

struct press {
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
	p.templates = template_set_new("templates/papers", files, N_FILES, 2,
	    &e);
	if (p.templates == NULL)
		fail_msg("%s", e.text);
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
print_paper(struct press *p, const char *path, const char *kind,
    const char *stem)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct sbuf pdf = SBUF_INIT, dump = SBUF_INIT;
	struct pdf_meta meta = { .creator = "liangze", .date = 0 };
	const struct gongwen *g;
	const struct layout *l;
	struct gongwen_order order = { .kind = kind };
	const char *tree;
	size_t pages;

	if (!file_read(&a, path, 1 << 20, &order.facts, &order.n_facts,
	    &e) ||
	    !gongwen_render(p->templates, &order, &a, &g, &e) ||
	    !gongwen_render_xml(p->templates, &order, &a, &tree, &e) ||
	    !typeset(g, font_store_set(p->fonts), &a, &l, &e) ||
	    !pdf_write(p->pdf, l, &meta, &pdf, &e) ||
	    !pdf_check(pdf.s, pdf.n, l->page.n, &e))
		fail_msg("%s: %s", path, e.text);
	layout_dump(l, &dump);
	keep(&a, stem, ".pdf", pdf.s, pdf.n);
	keep(&a, stem, ".txt", dump.s, dump.n);
	keep(&a, stem, ".gw.xml", tree, strlen(tree));
	pages = l->page.n;
	sbuf_release(&pdf);
	sbuf_release(&dump);
	arena_release(&a);
	return pages;
}

static void
test_papers(void **state)
{
	static const struct {
		const char *stem;
		size_t kind;
	} v[] = {
		{ "yujing", 0 }, { "cuiban", 1 }, { "gaozhi", 2 },
		{ "fankui", 3 },
	};

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		char path[64];

		snprintf(path, sizeof(path), "tests/papers/%s.xml", v[i].stem);
		assert_true(print_paper(*state, path, files[v[i].kind].kind,
		    v[i].stem) >= 1);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_papers),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
