/*
 * typeset_mark.c - the red head of 文件 and 纪要 (GB/T 9704 7.2, 10.3):
 * 份号, 密级 and 紧急程度 on the first lines of the type area, the mark
 * 35 mm below its upper edge, 发文字号 (and 签发人) two blank lines below
 * the mark, a red line 4 mm below that, the title two blank lines on.
 *
 * Distances from the mark are to its ink, others to the em box of 三号.
 */
#include "out/typeset_parts.h"

#include <assert.h>
#include <string.h>

enum {
	MARK_MOST = 52000,   /* 18 mm: below the 22 mm of the highest */
	MARK_LEAST = 22000,
	RED_THICK_UM = 450,
	PER_ROW = 2          /* 签发人 beside one another */
};

/* Names parted by blanks; at least one. */
struct names {
	const char **v;
	size_t n;
};

/* 发文机关标志 set: names of one width one above another. */
struct mark {
	struct names name;
	mpt_t size;
	mpt_t width;         /* of every name */
	bool word;           /* 文件 at the right of several names */
};

static struct names
names_of(struct setter *s, const char *text)
{
	VEC(const char *) v = { 0 };

	while (*text != '\0') {
		size_t n = strcspn(text, " ");

		if (n > 0)
			*vec_push(s->a, &v) = arena_strndup(s->a, text, n);
		text += n + (text[n] != '\0');
	}
	/* what the tree gives has something in it */
	assert(v.n > 0 && v.v != NULL);
	return (struct names){ v.v, v.n };
}

/* The pitch of the mark's lines, and how high n of them are. */
static mpt_t
mark_pitch(mpt_t size)
{
	return size * 5 / 4;
}

static mpt_t
mark_height(mpt_t size, size_t n)
{
	return (mpt_t)(n - 1) * mark_pitch(size) + head_ink_above(size) +
	    head_ink_below(size);
}

/* The width of a name as its type is 100 pt. */
static bool
name_width(struct setter *s, const char *name, mpt_t *width)
{
	struct gw_text t = text_of(s->a, name, ROLE_TITLE);
	struct type_spec spec = { .size = 100000, .step = 100000,
		.width = MM(20000) };
	struct set_text set;

	if (!text_set(s, &t, &spec, "发文机关标志", &set))
		return false;
	*width = set.n == 0 ? 0 : set.line[0].width;
	return true;
}

/* Chooses the size: as large as width, height and rank allow. */
static bool
mark_measure(struct setter *s, const struct sheet *sheet, struct mark *m,
    mpt_t most)
{
	mpt_t widest = 1, all, w;

	for (size_t i = 0; i < m->name.n; i++) {
		if (!name_width(s, m->name.v[i], &w))
			return false;
		if (w > widest)
			widest = w;
	}
	/* a quarter of a character before 文件 */
	all = widest + (m->word ? 225000 : 0);
	assert(all > 0);
	m->size = (mpt_t)((int64_t)sheet->width * 100000 / all);
	if (m->size > MARK_MOST)
		m->size = MARK_MOST;
	if (m->size < MARK_LEAST)
		return err_set(s->e, ERR_CONFIG, "《%s》发文机关标志“%s”太长，"
		    "2号字一行也排不下；请在版头里用发文机关的规范化简称",
		    s->g->kind, s->g->head.organ);
	while (m->size > MARK_LEAST &&
	    mark_height(m->size, m->name.n) > most)
		m->size -= 500;
	if (m->size < MARK_LEAST)
		m->size = MARK_LEAST;
	m->width = (mpt_t)((int64_t)widest * m->size / 100000);
	return true;
}

/* One name, its characters spread over the mark's width. */
static bool
mark_line(struct setter *s, const struct mark *m, const char *name,
    const struct run_spec *r, struct run_list *out)
{
	struct gw_text t = text_of(s->a, name, ROLE_TITLE);
	struct type_spec spec = { .size = m->size, .step = m->size,
		.width = MM(400) };
	struct set_text set;
	mpt_t lack, gaps;

	if (!text_set(s, &t, &spec, "发文机关标志", &set) || set.n == 0)
		return false;
	gaps = (mpt_t)set.line[0].n - 1;
	lack = m->width - set.line[0].width;
	if (lack > 0 && gaps > 0) {
		spec.step += lack / gaps;
		if (!text_set(s, &t, &spec, "发文机关标志", &set))
			return false;
	}
	line_put(s, &set.line[0], r, out);
	return true;
}

/* The mark with its ink `top` from the page's edge; *bottom: its end. */
static bool
mark_put(struct setter *s, const struct sheet *sheet, const struct mark *m,
    mpt_t *bottom, struct masthead *out)
{
	mpt_t width = m->width + (m->word ? m->size * 9 / 4 : 0);
	mpt_t first = sheet->top + MM(35) + head_ink_above(m->size);
	mpt_t last = first + (mpt_t)(m->name.n - 1) * mark_pitch(m->size);
	struct run_spec r = { .size = m->size, .color = COLOR_RED,
		.tag = TAG_P, .x = sheet->left + (sheet->width - width) / 2,
		.element = ++s->n_elements };
	struct mark word = *m;

	for (size_t i = 0; i < m->name.n; i++) {
		r.y = first + (mpt_t)i * mark_pitch(m->size);
		if (!mark_line(s, m, m->name.v[i], &r, &out->run))
			return false;
	}
	*bottom = last + head_ink_below(m->size);
	if (!m->word)
		return true;
	word.width = 0;
	r.x += m->width + m->size / 4;
	r.y = first + (last - first) / 2;
	return mark_line(s, &word, "文件", &r, &out->run);
}

static bool
red_mark(struct setter *s, const struct sheet *sheet, mpt_t most,
    mpt_t *bottom, struct masthead *out)
{
	const struct gw_head *h = &s->g->head;
	bool minutes = s->g->format == FORMAT_MINUTES;
	struct mark m = { .name = names_of(s, h->organ) };
	const char *last = m.name.v[m.name.n - 1];
	size_t len = strlen(last);
	const char *word = minutes ? "纪要" : h->word ? "文件" : "";
	size_t n_word = strlen(word);

	if (minutes && len >= n_word &&
	    strcmp(last + len - n_word, word) == 0)
		word = "";
	if (m.name.n == 1 || minutes)
		m.name.v[m.name.n - 1] = arena_printf(s->a, "%s%s", last,
		    word);
	else
		m.word = h->word;
	return mark_measure(s, sheet, &m, most) &&
	    mark_put(s, sheet, &m, bottom, out);
}

/* 份号, 密级 and 紧急程度, each on its line at the left. */
static bool
numbers(struct setter *s, const struct sheet *sheet, struct masthead *out)
{
	const struct gw_head *h = &s->g->head;
	mpt_t left = sheet->left, second = sheet->top + sheet->pitch;
	const struct head_item v[] = {
		{ h->copy_no, "份号", ROLE_BODY, left, sheet->top, false },
		{ h->secrecy, "密级", ROLE_HEI, left, second, false },
		{ h->urgency, "紧急程度", ROLE_HEI, left,
		    h->secrecy != NULL ? second + sheet->pitch :
		    h->copy_no != NULL ? second : sheet->top, false },
	};
	mpt_t width;

	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++)
		if (!head_put(s, sheet, &v[i], &out->run, &width))
			return false;
	return true;
}

/* The widest name in 楷体 of each column, those of two characters spaced. */
static bool
signer_widths(struct setter *s, const struct sheet *sheet,
    const struct names *v, mpt_t widest[PER_ROW])
{
	memset(widest, 0, PER_ROW * sizeof(*widest));
	for (size_t i = 0; i < v->n; i++) {
		struct type_spec spec = { .size = sheet->size,
			.step = sheet->step, .width = MM(400) };
		mpt_t *most = &widest[i % PER_ROW];
		struct gw_text t;
		struct set_text set;

		v->v[i] = gw_name_spaced(s->a, v->v[i]);
		t = text_of(s->a, v->v[i], ROLE_KAI);
		if (!text_set(s, &t, &spec, "签发人", &set))
			return false;
		if (set.n > 0 && set.line[0].width > *most)
			*most = set.line[0].width;
	}
	return true;
}

/*
 * 签发人, two names a line, the last line at `y`: the first name of each
 * line in line with that above it, the second ending one character from
 * the right (GB/T 9704 7.2.6), and so one alone; *x gets the left end.
 */
static bool
signers(struct setter *s, const struct sheet *sheet, const struct names *v,
    mpt_t y, mpt_t *x, struct masthead *out)
{
	mpt_t top = y - (mpt_t)((v->n - 1) / PER_ROW) * sheet->pitch;
	mpt_t right = sheet->left + sheet->width - sheet->step;
	struct head_item label = { "签发人：", "签发人", ROLE_BODY, 0, top,
		false };
	mpt_t widest[PER_ROW], left, width;

	if (!signer_widths(s, sheet, v, widest))
		return false;
	left = right - widest[0];
	if (v->n > 1)
		left -= sheet->step + widest[1];
	label.x = *x = left - 4 * sheet->step;
	if (!head_put(s, sheet, &label, &out->run, &width))
		return false;
	for (size_t i = 0; i < v->n; i++) {
		bool first = i % PER_ROW == 0;
		struct head_item name = { v->v[i], "签发人", ROLE_KAI,
			first ? left : right,
			top + (mpt_t)(i / PER_ROW) * sheet->pitch, !first };

		if (!head_put(s, sheet, &name, &out->run, &width))
			return false;
	}
	return true;
}

/*
 * The line of 发文字号, with 签发人 in a paper that goes upwards; `y` is
 * the first line's top and becomes the last one's.
 */
static bool
number_line(struct setter *s, const struct sheet *sheet, mpt_t *y,
    struct masthead *out)
{
	struct head_item no = { s->g->head.doc_no, "发文字号", ROLE_BODY,
		sheet->left + sheet->width / 2, *y, false };
	struct names v = { NULL, 0 };
	mpt_t x, width;

	if (s->g->head.signer == NULL)
		return head_put_centred(s, sheet, &no, &out->run);
	v = names_of(s, s->g->head.signer);
	*y += (mpt_t)((v.n - 1) / PER_ROW) * sheet->pitch;
	no.top = *y;
	no.x = sheet->left + sheet->step;
	if (!head_put(s, sheet, &no, &out->run, &width) ||
	    !signers(s, sheet, &v, *y, &x, out))
		return false;
	return no.x + width + sheet->step <= x || err_set(s->e, ERR_CONFIG,
	    "《%s》版头的发文字号和签发人一行排不下；请缩短发文字号或者"
	    "签发人", s->g->kind);
}

/* 纪要: who drew it up at the left, the date at the right. */
static bool
minutes_line(struct setter *s, const struct sheet *sheet, mpt_t *y,
    struct masthead *out)
{
	const struct gw_signature *sig = s->g->signature;
	struct head_item organ = { NULL, "署名", ROLE_BODY,
		sheet->left + sheet->step, *y + sheet->pitch, false };
	struct head_item date = { NULL, "日期", ROLE_BODY,
		sheet->left + sheet->width - sheet->step,
		*y + sheet->pitch, true };
	mpt_t left = 0, right = 0;

	if (sig == NULL)
		return true;
	for (size_t i = 0; i < sig->n_organs; i++)
		organ.text = arena_printf(s->a, "%s%s%s", i == 0 ? "" :
		    organ.text, i == 0 ? "" : "　",
		    gw_plain(s->a, &sig->organ[i]));
	date.text = sig->date;
	*y += sheet->pitch;
	if (!head_put(s, sheet, &organ, &out->run, &left) ||
	    !head_put(s, sheet, &date, &out->run, &right))
		return false;
	return left + right + 3 * sheet->step <= sheet->width || err_set(s->e,
	    ERR_CONFIG, "《%s》的署名和日期一行排不下；请用规范化简称署名",
	    s->g->kind);
}

bool
red_head(struct setter *s, struct sheet *sheet, mpt_t most,
    struct masthead *out)
{
	mpt_t y, thick = UM(RED_THICK_UM);

	if (!numbers(s, sheet, out) || !red_mark(s, sheet, most, &y, out))
		return false;
	y += 2 * sheet->pitch;
	if (!number_line(s, sheet, &y, out) ||
	    (s->g->format == FORMAT_MINUTES &&
	    !minutes_line(s, sheet, &y, out)))
		return false;
	y += sheet->size + MM(4) + thick / 2;
	*vec_push(s->a, &out->rule.v) = (struct rule_line){ sheet->left, y,
		sheet->left + sheet->width, y, thick, COLOR_RED, 0 };
	sheet->first_top = y + thick / 2 + 2 * sheet->pitch;
	return true;
}
