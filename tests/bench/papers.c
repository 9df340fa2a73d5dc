/*
 * papers.c - how fast papers are printed: the page of tests/bench/papers,
 * the same again and again and each time partly with other characters,
 * from the 公文 tree and from the facts, on one core and on all.
 *     papers [TIMES]        a table, medians of TIMES (5) runs
 *     papers --memory N     prints N varied papers, then its peak memory
 *     papers --write N FILE the N-th varied paper (0: the page itself)
 * One core is measured in processor time, so that what else the machine
 * does counts little; all cores in elapsed time.
 */
#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/outfile.h"
#include "base/utf8.h"
#include "io/fonts.h"
#include "out/gongwen.h"
#include "out/pdf.h"
#include "out/typeset.h"
#include "stage/pool.h"

enum {
	TREES = 500,             /* varied trees made beforehand */
	BATCH = 400,             /* papers in a measurement */
	LEVEL_1 = 3755,          /* common characters of GB 2312 */
	ROW_1 = 0xB0, CELL_1 = 0xA1, CELLS = 94,
	MAX_TIMES = 99,
	FILE_MAX = 1 << 20
};

static const char folder[] = "tests/bench/papers";

static const struct font_wish wishes[] = {
	{ ROLE_TITLE, "NotoSerifCJKsc-Bold", true },
	{ ROLE_BODY, "FandolFang-Regular", true },
	{ ROLE_BODY, "NotoSerifCJKsc-Regular", true },
	{ ROLE_KAI, "LXGWWenKai-Regular", true },
	{ ROLE_HEI, "NotoSansCJKsc-Bold", true },
	{ ROLE_SONG, "NotoSerifCJKsc-Regular", true },
};

struct bench {
	struct arena a;
	struct font_store *fonts;
	struct template_set *templates;
	struct pdf_press *press;
	const char *facts;
	size_t n_facts;
	uint32_t common[LEVEL_1];
	const struct gongwen **tree; /* TREES of them; 0 is the page */
};

/* What is measured: papers from..from+n-1. */
struct work {
	const struct bench *b;
	bool from_facts, varied;
	size_t bytes;            /* of one paper */
};

static void
die(const char *what, const struct err *e)
{
	fprintf(stderr, "papers: %s: %s\n", what, e != NULL ? e->text :
	    strerror(errno));
	exit(1);
}

/* The characters that anybody's text is made of, by iconv. */
static void
read_common(struct bench *b)
{
	iconv_t cd = iconv_open("UTF-8", "GB2312");

	if (cd == (iconv_t)-1)
		die("iconv", NULL);
	for (size_t i = 0; i < LEVEL_1; i++) {
		char in[2] = { (char)(ROW_1 + i / CELLS),
			(char)(CELL_1 + i % CELLS) };
		char out[8], *from = in, *to = out;
		size_t left = sizeof(in), room = sizeof(out), at = 0;

		if (iconv(cd, &from, &left, &to, &room) == (size_t)-1)
			die("GB2312", NULL);
		b->common[i] = utf8_next(out, sizeof(out) - room, &at);
	}
	iconv_close(cd);
}

/* The character that stands for `cp` in paper i: of a third of them
 * another one, as common. */
static uint32_t
other_character(const struct bench *b, size_t i, uint32_t cp)
{
	uint64_t h = ((uint64_t)i << 32 | cp) * 0x9e3779b97f4a7c15u;

	h = (h ^ h >> 29) * 0xbf58476d1ce4e5b9u;
	h ^= h >> 32;
	return h % 3 == 0 ? b->common[h / 3 % LEVEL_1] : cp;
}

/* The facts of paper i, 0 being the page as it is; only the paragraphs
 * vary. */
static void
make_facts(const struct bench *b, size_t i, struct sbuf *out)
{
	bool inside = false;

	sbuf_clear(out);
	for (size_t at = 0; at < b->n_facts;) {
		size_t from = at;
		uint32_t cp = utf8_next(b->facts, b->n_facts, &at);
		char s[4];

		if (cp == '<')
			inside = strncmp(b->facts + from, "<段>",
			    strlen("<段>")) == 0;
		if (i > 0 && inside && cp >= 0x4e00 && cp <= 0x9fff &&
		    b->facts[from - 1] != '<')
			cp = other_character(b, i, cp);
		sbuf_put(out, s, utf8_put(s, cp));
	}
}

static const struct gongwen *
render(const struct bench *b, size_t i, struct arena *a)
{
	struct sbuf facts = SBUF_INIT;
	const struct gongwen *g;
	struct gongwen_order o = { .kind = "通知" };
	struct err e = ERR_INIT;

	make_facts(b, i, &facts);
	o.facts = facts.s;
	o.n_facts = facts.n;
	if (!gongwen_render(b->templates, &o, a, &g, &e))
		die("facts", &e);
	sbuf_release(&facts);
	return g;
}

static void
print_tree(const struct bench *b, const struct gongwen *g, struct arena *a,
    struct sbuf *pdf)
{
	struct pdf_meta meta = { .creator = "liangze", .date = 20000 };
	const struct layout *l;
	struct err e = ERR_INIT;

	meta.author = g->head.organ;
	meta.subject = g->kind;
	sbuf_clear(pdf);
	if (!typeset(g, font_store_set(b->fonts), a, &l, &e) ||
	    !pdf_write(b->press, l, &meta, pdf, &e) ||
	    !pdf_check(pdf->s, pdf->n, l->page.n, &e))
		die("paper", &e);
}

static void
print_one(void *ctx, size_t i)
{
	struct work *w = ctx;
	struct arena a = ARENA_INIT;
	struct sbuf pdf = SBUF_INIT;
	size_t k = w->varied ? i % TREES : 0;

	print_tree(w->b, w->from_facts ? render(w->b, k, &a) :
	    w->b->tree[k], &a, &pdf);
	if (i == 0)
		w->bytes = pdf.n;
	sbuf_release(&pdf);
	arena_release(&a);
}

/* ---- measuring ---- */

static double
seconds(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int
by_value(const void *x, const void *y)
{
	double a = *(const double *)x, b = *(const double *)y;

	return a < b ? -1 : a > b;
}

/* Median papers a second. */
static double
measure(struct work *w, unsigned jobs, int times)
{
	clockid_t clock = jobs == 1 ? CLOCK_PROCESS_CPUTIME_ID :
	    CLOCK_MONOTONIC;
	double v[MAX_TIMES];

	for (int i = 0; i < times; i++) {
		double start = seconds(clock);

		pool_run(jobs, BATCH, print_one, w);
		v[i] = BATCH / (seconds(clock) - start);
	}
	qsort(v, (size_t)times, sizeof(*v), by_value);
	return v[times / 2];
}

static void
table(struct bench *b, int times)
{
	static const struct { bool facts, varied; const char *name; } row[] = {
		{ false, false, "公文树→PDF，同一页" },
		{ false, true, "公文树→PDF，各页三分之一的字不同" },
		{ true, false, "事实→PDF，同一页" },
		{ true, true, "事实→PDF，各页三分之一的字不同" },
	};
	unsigned cores = (unsigned)sysconf(_SC_NPROCESSORS_ONLN);
	struct work cold = { b, false, true, 0 };
	double first;

	first = measure(&cold, 1, 1);
	printf("| 做什么 | 每核每秒 | %u 核每秒 | 每份字节 |\n"
	    "|---|---|---|---|\n", cores);
	printf("| 公文树→PDF，各页不同，刚启动 | %.0f | | %zu |\n", first,
	    cold.bytes);
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct work w = { b, row[i].facts, row[i].varied, 0 };
		double one = measure(&w, 1, times);

		printf("| %s | %.0f | %.0f | %zu |\n", row[i].name, one,
		    measure(&w, cores, times), w.bytes);
	}
}

/* Peak resident memory of this process, kB: VmHWM. */
static long
peak_memory(void)
{
	FILE *f = fopen("/proc/self/status", "r");
	char line[256];
	long kb = 0;

	if (f == NULL)
		die("/proc/self/status", NULL);
	while (fgets(line, sizeof(line), f) != NULL)
		if (strncmp(line, "VmHWM:", 6) == 0)
			kb = strtol(line + 6, NULL, 10);
	(void)fclose(f);
	return kb;
}

static void
memory(const struct bench *b, size_t n)
{
	struct sbuf pdf = SBUF_INIT;
	size_t total = 0;

	for (size_t i = 0; i < n; i++) {
		struct arena a = ARENA_INIT;

		print_tree(b, render(b, i, &a), &a, &pdf);
		total += pdf.n;
		arena_release(&a);
	}
	sbuf_release(&pdf);
	printf("事实→PDF %zu 份，各页不同：内存峰值 %ld KB，平均每份 %zu 字节\n",
	    n, peak_memory(), n > 0 ? total / n : 0);
}

/* ---- set-up ---- */

static void
bench_open(struct bench *b)
{
	static const struct template_file file = { "通知", "notice.xsl" };
	struct err e = ERR_INIT;
	char path[64];

	(void)snprintf(path, sizeof(path), "%s/notice.xml", folder);
	if (!file_read(&b->a, path, FILE_MAX, &b->facts, &b->n_facts, &e))
		die(path, &e);
	read_common(b);
	b->fonts = font_store_new(wishes, sizeof(wishes) / sizeof(wishes[0]),
	    "build/fonts", &e);
	if (b->fonts == NULL || !font_store_check(b->fonts, &e))
		die("fonts", &e);
	b->templates = template_set_new(folder, &file, 1,
	    (unsigned)sysconf(_SC_NPROCESSORS_ONLN));
	b->press = pdf_press_new(NULL, &e);
	if (b->press == NULL)
		die("press", &e);
}

static void
bench_close(struct bench *b)
{
	pdf_press_free(b->press);
	template_set_free(b->templates);
	font_store_free(b->fonts);
	arena_release(&b->a);
}

static void
make_trees(struct bench *b)
{
	b->tree = arena_array(&b->a, const struct gongwen *, TREES);
	for (size_t i = 0; i < TREES; i++)
		b->tree[i] = render(b, i, &b->a);
}

static void
write_one(const struct bench *b, size_t i, const char *path)
{
	struct arena a = ARENA_INIT;
	struct sbuf pdf = SBUF_INIT;
	struct err e = ERR_INIT;

	print_tree(b, render(b, i, &a), &a, &pdf);
	if (!file_write(path, pdf.s, pdf.n, &e))
		die(path, &e);
	sbuf_release(&pdf);
	arena_release(&a);
}

int
main(int argc, char **argv)
{
	static struct bench b;
	int times = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 5;

	bench_open(&b);
	if (argc == 3 && strcmp(argv[1], "--memory") == 0) {
		memory(&b, strtoul(argv[2], NULL, 10));
	} else if (argc == 4 && strcmp(argv[1], "--write") == 0) {
		write_one(&b, strtoul(argv[2], NULL, 10), argv[3]);
	} else {
		make_trees(&b);
		table(&b, times < 1 ? 1 : times > MAX_TIMES ? MAX_TIMES :
		    times);
	}
	bench_close(&b);
	return 0;
}
