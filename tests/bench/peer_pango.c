/*
 * peer_pango.c - the page of tests/bench/papers made with cairo and pango,
 * as their manuals say: one PDF surface a paper, one PangoLayout a
 * paragraph, lines broken and placed by pango.
 *     peer_pango TEXT FONTS [TIMES]    TEXT: peer_reportlab.py --text
 *     peer_pango TEXT FONTS --write FILE
 * FONTS is `ours` (Noto Serif CJK, Fandol, LXGW WenKai) or `light`: the
 * three weights of LXGW WenKai, as reportlab has them.
 * Prints `pango<TAB>papers a second of one core<TAB>of all<TAB>bytes<TAB>
 * peak kB`, medians of TIMES (5) runs; one core in processor time, all
 * cores (one process each) in elapsed time.  The font map lives as long
 * as the process.
 */
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { BATCH = 60, PARTS = 16, MAX_TIMES = 99 };

#define MM (72 / 25.4)

struct part { char *what, *text, *more; };

static struct part part[PARTS];
static size_t n_parts;

enum face { TITLE, BODY, KAI, NONE };

static const char *const ours[] = { "Noto Serif CJK SC Bold 22",
	"FandolFang 14", "LXGW WenKai 14" };
static const char *const light[] = { "LXGW WenKai Bold 22",
	"LXGW WenKai Light 14", "LXGW WenKai 14" };
static const char *const *font = ours;

struct style {
	const char *what;
	enum face face, second;     /* of text and of more */
	PangoAlignment align;
	gboolean justify;
	double indent, right, before, after; /* points */
};

static const struct style styles[] = {
	{ "title", TITLE, NONE, PANGO_ALIGN_CENTER, FALSE, 0, 0, 0, 24 },
	{ "to", BODY, NONE, PANGO_ALIGN_LEFT, FALSE, 0, 0, 0, 0 },
	{ "text", BODY, NONE, PANGO_ALIGN_LEFT, TRUE, 28, 0, 0, 0 },
	{ "level", KAI, BODY, PANGO_ALIGN_LEFT, TRUE, 28, 0, 0, 0 },
	{ "organ", BODY, NONE, PANGO_ALIGN_RIGHT, FALSE, 0, 28, 24, 0 },
	{ "date", BODY, NONE, PANGO_ALIGN_RIGHT, FALSE, 0, 28, 0, 0 },
};

static void
die(const char *what)
{
	fprintf(stderr, "peer_pango: %s\n", what);
	exit(1);
}

static void
read_parts(const char *path)
{
	FILE *f = fopen(path, "r");
	char *line = NULL, *rest;
	size_t room = 0;

	if (f == NULL)
		die(path);
	while (n_parts < PARTS && getline(&line, &room, f) > 0) {
		struct part *p = &part[n_parts++];

		line[strcspn(line, "\n")] = '\0';
		rest = line;
		p->what = strdup(strsep(&rest, "\t"));
		p->text = strdup(strsep(&rest, "\t"));
		p->more = rest != NULL ? strdup(rest) : NULL;
	}
	free(line);
	(void)fclose(f);
}

static const struct style *
style_of(const char *what)
{
	for (size_t i = 0; i < sizeof(styles) / sizeof(*styles); i++)
		if (strcmp(styles[i].what, what) == 0)
			return &styles[i];
	die(what);
	return NULL;
}

static void
put_text(PangoLayout *l, const struct part *p, const struct style *s)
{
	PangoFontDescription *d = pango_font_description_from_string(
	    font[s->face]);
	PangoAttrList *attrs = pango_attr_list_new();
	char *all = g_strconcat(p->text, p->more, NULL);

	pango_layout_set_font_description(l, d);
	pango_layout_set_text(l, all, -1);
	if (s->second != NONE) {
		PangoFontDescription *m =
		    pango_font_description_from_string(font[s->second]);
		PangoAttribute *at = pango_attr_font_desc_new(m);

		at->start_index = (guint)strlen(p->text);
		pango_attr_list_insert(attrs, at);
		pango_font_description_free(m);
	}
	pango_layout_set_attributes(l, attrs);
	pango_attr_list_unref(attrs);
	pango_font_description_free(d);
	g_free(all);
}

static cairo_status_t
count(void *closure, const unsigned char *data, unsigned n)
{
	FILE *f = ((void **)closure)[1];

	*(size_t *)((void **)closure)[0] += n;
	if (f != NULL && fwrite(data, 1, n, f) != n)
		return CAIRO_STATUS_WRITE_ERROR;
	return CAIRO_STATUS_SUCCESS;
}

/* One paper; returns its bytes, which also go to `f` unless NULL. */
static size_t
paper(FILE *f)
{
	size_t bytes = 0;
	void *to[] = { &bytes, f };
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(count,
	    to, 210 * MM, 297 * MM);
	cairo_t *cr = cairo_create(surface);
	PangoLayout *l = pango_cairo_create_layout(cr);
	double y = 37 * MM;
	int width, height;

	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
	    part[0].text);
	pango_cairo_context_set_resolution(pango_layout_get_context(l), 72);
	pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_line_spacing(l, 1.3f);
	for (size_t i = 0; i < n_parts; i++) {
		const struct style *s = style_of(part[i].what);

		put_text(l, &part[i], s);
		pango_layout_set_width(l, (int)((156 * MM - s->right) *
		    PANGO_SCALE));
		pango_layout_set_alignment(l, s->align);
		pango_layout_set_justify(l, s->justify);
		pango_layout_set_indent(l, (int)(s->indent * PANGO_SCALE));
		y += s->before;
		cairo_move_to(cr, 28 * MM, y);
		pango_cairo_show_layout(cr, l);
		pango_layout_get_size(l, &width, &height);
		y += (double)height / PANGO_SCALE + s->after;
	}
	put_text(l, &(struct part){ NULL, (char *)"— 1 —", NULL },
	    style_of("date"));
	cairo_move_to(cr, 28 * MM, (262 + 5) * MM);
	pango_cairo_show_layout(cr, l);
	g_object_unref(l);
	cairo_destroy(cr);
	cairo_surface_finish(surface);
	if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
		die("cairo");
	cairo_surface_destroy(surface);
	return bytes;
}

static double
seconds(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
batch(void)
{
	for (int i = 0; i < BATCH; i++)
		(void)paper(NULL);
}

static double
one_core(void)
{
	double start = seconds(CLOCK_PROCESS_CPUTIME_ID);

	batch();
	return BATCH / (seconds(CLOCK_PROCESS_CPUTIME_ID) - start);
}

static double
all_cores(void)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	double start = seconds(CLOCK_MONOTONIC);

	for (long i = 0; i < cores; i++) {
		pid_t pid = fork();

		if (pid < 0)
			die("fork");
		if (pid == 0) {
			batch();
			_exit(0);
		}
	}
	while (wait(NULL) > 0)
		;
	return (double)(cores * BATCH) / (seconds(CLOCK_MONOTONIC) - start);
}

static int
by_value(const void *x, const void *y)
{
	double a = *(const double *)x, b = *(const double *)y;

	return a < b ? -1 : a > b;
}

int
main(int argc, char **argv)
{
	double one[MAX_TIMES], every[MAX_TIMES];
	struct rusage usage;
	size_t bytes;
	int times = 5;

	if (argc < 3)
		die("TEXT or FONTS is missing");
	if (strcmp(argv[2], "light") == 0)
		font = light;
	read_parts(argv[1]);
	if (!FcConfigAppFontAddDir(NULL, (const FcChar8 *)"build/fonts"))
		die("build/fonts");
	if (argc == 5 && strcmp(argv[3], "--write") == 0) {
		FILE *f = fopen(argv[4], "wb");

		if (f == NULL)
			die(argv[4]);
		(void)paper(f);
		return fclose(f) == 0 ? 0 : 1;
	}
	if (argc > 3)
		times = (int)strtol(argv[3], NULL, 10);
	if (times < 1 || times > MAX_TIMES)
		die("TIMES");
	bytes = paper(NULL);
	for (int i = 0; i < times; i++) {
		one[i] = one_core();
		every[i] = all_cores();
	}
	qsort(one, (size_t)times, sizeof(*one), by_value);
	qsort(every, (size_t)times, sizeof(*every), by_value);
	(void)getrusage(RUSAGE_SELF, &usage);
	printf("pango\t%.0f\t%.0f\t%zu\t%ld\n", one[times / 2],
	    every[times / 2], bytes, usage.ru_maxrss);
	return 0;
}
