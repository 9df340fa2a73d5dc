/*
 * Torture texts ("Done when" 2): 200 paragraphs that hold every ordered
 * pair of marks between them, with numbers, dates, document numbers,
 * names, words, addresses and rare characters, on the real fonts, in the
 * type area and in narrow cells.  What a line may and may not do is
 * checked here anew, from lists and tokens that this file knows because
 * it made the text; nothing is asked of the typesetter but its lines.
 * Then papers of hundreds of pages and tables of a thousand rows.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/sbuf.h"
#include "base/utf8.h"
#include "io/fonts.h"
#include "out/typeset.h"
#include "out/typeset_line.h"

enum {
	PARAGRAPHS = 200,
	SIZE = 16000, WIDTH = 442205, STEP = WIDTH / 28,
	CELL = 10500,      /* 五号 */
	OVERHANG = 20,     /* thousandths: ink that leaves its own em */
	LONG_RUN = 11      /* characters: longer ones may be torn at need */
};

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

/* GB/T 15834-2011 5.1.2 to 5.1.11; CLREQ's list adds signs of units. */
static const char no_head[] = "。，、；：？！”’）》〉】〗〕」』］｝·…～－／％"
    "‰℃°.,;:?!)]}%/";
static const char no_end[] = "“‘（《〈【〖〔「『［｛￥￡№／([{$/";
/* and what may stand anywhere */
static const char neutral[] = "—-~\"'&@#*+=<>_|＋＝＆＠＃";

/* What is never torn; but after a `seam`, when it is wider than a line. */
static const struct token {
	const char *text, *seam;
	bool loose;  /* an address: torn at seams for a looser line too */
} tokens[] = {
	{ "2026年1月5日", "年月", false }, { "2026年10月31日", "年月", false },
	{ "二〇二六年十月五日", "年月", false }, { "2026-10-31", "-", false },
	{ "示办〔2026〕12号", "示办", false }, { "〔2026〕3号", "", false },
	{ "1,234.56万元", "", false }, { "3000多人", "", false },
	{ "5—7月", "—", false }, { "3至5日", "至", false },
	{ "20%—30%", "—", false }, { "第十条", "", false },
	{ "第（三）项", "", false }, { "第二十三条", "", false },
	{ "15:30", "", false }, { "9时30分", "", false },
	{ "1.2.3", "", false }, { "93.25分", "", false },
	{ "60%", "", false }, { "GB/T 9704—2012", "/— ", false },
	{ "PDF", "", false }, { "administration", "", false },
	{ "R&D", "&", false }, { "ZG-03", "-", false }, { "10kg", "", false },
	{ "25℃", "", false }, { "￥1,234.00元", "", false },
	{ "百分之五", "", false }, { "三分之二", "", false },
	{ "——", "", false }, { "……", "", false }, { "附件1", "件", false },
	{ "第1—3项", "—", false }, { "13800000000", "", false },
	{ "１２．５亿元", "", false }, { "A类", "", false },
	{ "3个百分点", "", false }, { "2026—2028年", "—", false },
	{ "jiguan@example.gov.cn", "@.", true },
	{ "https://www.example.gov.cn/a/b?id=1", "/.?=", true },
	{ "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
	    "0123456789abcdef", true },
};

static const char *const names[] = { "张三", "欧阳一二", "李四光", "王𬭎" };

static const char common[] = "党政机关公文格式规定任务完成情况责任单位认真履行"
    "职责落实全面从严治党监督检查报告通知请按照要求办理有关事项本市各县区部门"
    "会议研究决定";
static const char rare[] = "𬭎𠅤䶮㙦龘𰻞𮧵鿏㐂𡋾";

/* A text being made, by characters. */
struct script {
	struct arena *a;
	VEC(struct gw_span) span;
	VEC(uint32_t) cp;
	VEC(int) token;      /* of each: a number of its own, 0 = none */
	VEC(const struct token *) kind; /* by that number; NULL: a name */
	int n_tokens;
	enum font_role role;
	uint32_t seed;
};

static uint32_t
draw(struct script *s, uint32_t below)
{
	s->seed = s->seed * 1664525u + 1013904223u;
	return (s->seed >> 8) % below;
}

static void
add(struct script *s, const char *text, size_t len, int token,
    unsigned flags)
{
	*vec_push(s->a, &s->span) = (struct gw_span){
		arena_strndup(s->a, text, len), s->role, flags };
	for (size_t i = 0; i < len;) {
		*vec_push(s->a, &s->cp) = utf8_next(text, len, &i);
		*vec_push(s->a, &s->token) = token;
	}
}

static void
add_token(struct script *s, const struct token *t, const char *name)
{
	*vec_push(s->a, &s->kind) = t;
	s->n_tokens++;
	if (name != NULL)
		add(s, name, strlen(name), s->n_tokens, SPAN_WHOLE | SPAN_NAME);
	else
		add(s, t->text, strlen(t->text), s->n_tokens, 0);
}

/* The k-th character of a string. */
static void
add_character(struct script *s, const char *set, uint32_t k)
{
	size_t len = strlen(set), i = 0, from = 0;

	for (uint32_t n = 0; n <= k; n++) {
		from = i;
		(void)utf8_next(set, len, &i);
	}
	add(s, set + from, i - from, 0, 0);
}

static void
add_words(struct script *s)
{
	for (uint32_t n = 1 + draw(s, 5); n > 0; n--) {
		if (draw(s, 12) == 0)
			add_character(s, rare, draw(s,
			    (uint32_t)utf8_chars(rare)));
		else
			add_character(s, common, draw(s,
			    (uint32_t)utf8_chars(common)));
	}
	if (draw(s, 15) == 0)
		add(s, " ", 1, 0, 0);
}

/* All marks in one string. */
static const char *
all_marks(struct arena *a)
{
	return arena_printf(a, "%s%s%s", no_head, no_end, neutral);
}

/* The number-th of the paragraphs; `count` of them have all pairs. */
static void
make(struct script *s, uint32_t number, uint32_t count)
{
	const char *marks = all_marks(s->a);
	uint32_t n = (uint32_t)utf8_chars(marks);

	for (uint32_t pair = number; pair < n * n; pair += count) {
		add_words(s);
		add_character(s, marks, pair / n);
		add_character(s, marks, pair % n);
		add_words(s);
		/* a token is not to begin or end as part of a word */
		if (draw(s, 6) == 0)
			add_token(s, NULL, names[draw(s, 4)]);
		else if (draw(s, 3) > 0)
			add_token(s, &tokens[draw(s, sizeof(tokens) /
			    sizeof(*tokens))], NULL);
	}
	add_words(s);
	add(s, "。", strlen("。"), 0, 0);
}

/* --- what lines are held to --- */

struct measure {
	const struct script *s;
	const struct font_set *fonts;
	const struct type_spec *spec;
	size_t ragged;      /* justified lines that were not */
};

static bool
in(const char *set, uint32_t cp)
{
	size_t len = strlen(set);

	for (size_t i = 0; i < len;)
		if (utf8_next(set, len, &i) == cp)
			return true;
	return false;
}

static bool
blank(uint32_t cp)
{
	return cp == ' ' || cp == 0x3000;
}

static bool
digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static uint32_t
cp_at(const struct script *s, size_t i)
{
	return i < s->cp.n ? s->cp.v[i] : 0;
}

/* May the text be parted before the character `next`? */
static void
check_parting(const struct measure *m, size_t next)
{
	const struct script *s = m->s;
	uint32_t head = cp_at(s, next), end;
	size_t last = next - 1;

	while (blank(cp_at(s, last)))
		last--;
	end = cp_at(s, last);
	if (s->token.v[next] != 0 && s->token.v[next] == s->token.v[last])
		return; /* check_torn() */
	if (in(no_head, head))
		fail_msg("U+%04X at a line's head", (unsigned)head);
	if (in(no_end, end))
		fail_msg("U+%04X at a line's end", (unsigned)end);
	/* one — is a 连接号, two a 破折号, - may be a minus sign */
	if (head == 0x2014 && end == 0x2014)
		fail_msg("—— torn");
	if (head == 0x2014 && cp_at(s, next + 1) != 0x2014 &&
	    cp_at(s, next - 1) != 0x2014)
		fail_msg("— at a line's head");
	if (head == '-' && !digit(cp_at(s, next + 1)))
		fail_msg("- at a line's head");
}

/* What a token is wide, marks in full. */
static mpt_t
token_width(const struct measure *m, size_t i)
{
	const struct script *s = m->s;
	size_t from = i;
	mpt_t w = 0;

	while (from > 0 && s->token.v[from - 1] == s->token.v[i])
		from--;
	for (; from < s->cp.n && s->token.v[from] == s->token.v[i]; from++) {
		uint32_t glyph = 0;
		const struct font_face *f = font_find(m->fonts, s->role,
		    s->cp.v[from], &glyph);

		if (s->cp.v[from] >= 0x2000)
			w += m->spec->step;
		else
			w += (mpt_t)((int64_t)(f == NULL ? 250 :
			    f->advance(f, glyph)) * m->spec->size / 1000);
	}
	return w;
}

static void
check_torn(const struct measure *m, size_t next)
{
	const struct script *s = m->s;
	int number = s->token.v[next];
	const struct token *t;
	size_t chars = 0;

	if (number == 0 || s->token.v[next - 1] != number)
		return;
	t = s->kind.v[number - 1];
	for (size_t i = 0; i < s->token.n; i++)
		chars += s->token.v[i] == number;
	if (t != NULL && t->loose && in(t->seam, s->cp.v[next - 1]))
		return;
	/* marks that cling to a token must find room on its line too */
	if (t != NULL && token_width(m, next) + 2 * m->spec->size >
	    m->spec->width - m->spec->indent &&
	    (in(t->seam, s->cp.v[next - 1]) || chars > LONG_RUN))
		return;
	fail_msg("%s torn before its U+%04X", t == NULL ? "a name" : t->text,
	    (unsigned)s->cp.v[next]);
}

/* Where a glyph's ink begins and ends on its line. */
static void
ink(const struct set_line *l, size_t i, mpt_t size, mpt_t *from, mpt_t *to)
{
	int16_t left, right;

	l->face[i]->ink(l->face[i], l->glyph[i].glyph, &left, &right);
	*from = l->glyph[i].x + (mpt_t)((int64_t)left * size / 1000);
	*to = l->glyph[i].x + (mpt_t)((int64_t)right * size / 1000);
}

/*
 * Marks by their ink, which squeezing may not bring into anything else;
 * other characters by the room that the face gives them.
 */
static void
check_ink(const struct measure *m, const struct set_line *l)
{
	const mpt_t size = m->spec->size, tight = size - m->spec->step,
	    slip = size * OVERHANG / 1000 + (tight > 0 ? tight : 0);
	mpt_t before = -slip, from, to;
	bool mark = false;

	for (size_t i = 0; i < l->n; i++) {
		const struct placed_glyph *g = &l->glyph[i];
		bool was = mark;
		mpt_t x0 = g->x, x1 = g->x + (mpt_t)((int64_t)
		    l->face[i]->advance(l->face[i], g->glyph) * size / 1000);

		mark = in(no_head, g->cp) || in(no_end, g->cp);
		ink(l, i, size, &from, &to);
		if ((mark || was) && from < before - slip)
			fail_msg("U+%04X is drawn into U+%04X before it (%d < "
			    "%d)", (unsigned)g->cp, i > 0 ?
			    (unsigned)l->glyph[i - 1].cp : 0, (int)from,
			    (int)before);
		if (mark || g->cp == 0x2014) {
			x0 = from;
			x1 = to;
		}
		if (x0 < -slip || x1 > m->spec->width + slip)
			fail_msg("U+%04X is outside of its box (%d to %d)",
			    (unsigned)g->cp, (int)x0, (int)x1);
		before = to;
	}
}

static void
check_lines(struct measure *m, const struct set_text *t)
{
	const struct script *s = m->s;
	size_t at = 0;

	for (size_t i = 0; i < t->n; i++) {
		const struct set_line *l = &t->line[i];

		assert_true(l->n > 0 && l->width <= m->spec->width);
		while (blank(cp_at(s, at)))
			at++;
		if (i > 0) {
			check_parting(m, at);
			check_torn(m, at);
		}
		for (size_t k = 0; k < l->n; k++, at++) {
			while (blank(cp_at(s, at)))
				at++;
			assert_int_equal(l->glyph[k].cp, cp_at(s, at));
		}
		check_ink(m, l);
		if (m->spec->justify && i + 1 < t->n &&
		    l->width < m->spec->width - 1)
			m->ragged++;
	}
	while (blank(cp_at(s, at)))
		at++;
	assert_int_equal(at, s->cp.n);
}

/* --- paragraphs --- */

static struct font_store *
fonts_open(void)
{
	struct err e = ERR_INIT;
	struct font_store *s = font_store_new(wishes, sizeof(wishes) /
	    sizeof(*wishes), "build/fonts", &e);

	if (s == NULL || !font_store_check(s, &e))
		fail_msg("%s", e.text);
	return s;
}

static void
script_init(struct script *s, struct arena *a, uint32_t seed, uint32_t i)
{
	*s = (struct script){ .a = a, .seed = seed + i * 7919,
		.role = (enum font_role)(i % FONT_ROLES) };
	make(s, i, PARAGRAPHS);
}

/* Sets all paragraphs so; how many could not be. */
static size_t
torture(const struct font_store *fonts, uint32_t seed,
    const struct type_spec *spec, struct measure *m)
{
	struct gongwen g = { .kind = "测试文书" };
	size_t refused = 0;

	*m = (struct measure){ .spec = spec,
		.fonts = font_store_set(fonts) };
	for (uint32_t i = 0; i < PARAGRAPHS; i++) {
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		struct setter set = { .g = &g, .a = &a, .e = &e,
			.fonts = m->fonts };
		struct script s;
		struct set_text out;

		script_init(&s, &a, seed, i);
		m->s = &s;
		if (text_set(&set, &(struct gw_text){ s.span.v, s.span.n },
		    spec, "测试", &out)) {
			check_lines(m, &out);
		} else {
			assert_non_null(strstr(e.text, "不能拆开"));
			refused++;
		}
		arena_release(&a);
	}
	return refused;
}

static const uint32_t seeds[] = { 20260105, 9704 };

static void
test_type_area(void **state)
{
	const struct type_spec spec = { .size = SIZE, .step = STEP,
		.width = WIDTH, .indent = 2 * STEP, .justify = true };
	struct measure m;

	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(torture(*state, seeds[i], &spec, &m), 0);
		assert_int_equal(m.ragged, 0);
	}
}

/* 字距 that spacing for the page's sake asks for. */
static void
test_respaced(void **state)
{
	struct type_spec spec = { .size = SIZE, .step = STEP * 964 / 1000,
		.width = WIDTH, .indent = 2 * STEP, .justify = true };
	struct measure m;

	assert_int_equal(torture(*state, seeds[0], &spec, &m), 0);
	spec.step = STEP * 1036 / 1000;
	assert_int_equal(torture(*state, seeds[1], &spec, &m), 0);
}

static void
test_cells(void **state)
{
	for (size_t i = 0; i < 2; i++) {
		for (mpt_t chars = 4; chars <= 16; chars += 3) {
			const struct type_spec spec = { .size = CELL,
				.step = CELL, .width = chars * CELL + 700 };
			struct measure m;
			size_t refused = torture(*state, seeds[i], &spec, &m);

			/* narrow cells cannot have all tokens whole */
			assert_true(refused == 0 || chars < 8);
		}
	}
}

/* --- whole papers --- */

struct paper {
	struct arena a;
	struct gongwen g;
	struct gw_block *block;
};

static void
paper_init(struct paper *p, enum gw_format format, size_t n_blocks)
{
	*p = (struct paper){ .g = { .kind = "测试文书", .format = format,
		.head = { .organ = "中共示例市委办公室" } } };
	p->g.title = text_of(&p->a, "关于测试的通知", ROLE_TITLE);
	p->block = arena_array(&p->a, struct gw_block, n_blocks);
	p->g.block = p->block;
	p->g.n_blocks = n_blocks;
}

static void
block_para(struct paper *p, size_t i, struct gw_text t)
{
	struct gw_para *para = arena_new(&p->a, struct gw_para);

	para->text = t;
	p->block[i] = (struct gw_block){ BLOCK_PARA, .para = para };
}

/* Characters drawn in the type area, artifacts not counted. */
static size_t
drawn(const struct layout *l)
{
	const mpt_t left = UM(28000), right = UM(184000), slip = 400;
	size_t n = 0;

	for (size_t i = 0; i < l->page.n; i++) {
		const struct page *p = &l->page.v[i];

		for (size_t k = 0; k < p->run.n; k++) {
			const struct run *r = &p->run.v[k];

			if (r->tag == TAG_ARTIFACT)
				continue;
			assert_true(r->glyph[0].x >= left - r->size);
			assert_true(r->glyph[r->n - 1].x < right + slip);
			assert_true(r->y < UM(262000) + slip);
			n += r->n;
		}
	}
	return n;
}

static size_t
characters(const struct gw_text *t)
{
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++) {
		const char *s = t->span[i].text;

		for (size_t k = 0, len = strlen(s); k < len;)
			n += !blank(utf8_next(s, len, &k));
	}
	return n;
}

static const struct layout *
paper_set(struct paper *p, const struct font_store *fonts, struct arena *a)
{
	struct err e = ERR_INIT;
	const struct layout *l = NULL;

	if (!typeset(&p->g, font_store_set(fonts), a, &l, &e))
		fail_msg("%s", e.text);
	return l;
}

static void
test_paper(void **state)
{
	struct arena a = ARENA_INIT;
	struct paper p;
	size_t want = 0;

	paper_init(&p, FORMAT_LETTER, PARAGRAPHS);
	for (uint32_t i = 0; i < PARAGRAPHS; i++) {
		struct script s;

		script_init(&s, &p.a, seeds[0], i);
		block_para(&p, i, (struct gw_text){ s.span.v, s.span.n });
		want += characters(&p.block[i].para->text);
	}
	want += characters(&p.g.title) + 9; /* the organ */
	assert_int_equal(drawn(paper_set(&p, *state, &a)), want);
	arena_release(&a);
	arena_release(&p.a);
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Sets the paper, says what it took; the bytes of its layout. */
static size_t
weigh(const char *what, struct paper *p, const struct font_store *fonts,
    size_t pages)
{
	struct arena a = ARENA_INIT;
	double t = now();
	const struct layout *l = paper_set(p, fonts, &a);
	size_t bytes = a.total / l->page.n;

	t = now() - t;
	print_message("%s: %zu pages, %.1f ms, %.1f MB\n", what,
	    (size_t)l->page.n, t * 1e3, (double)a.total / 1e6);
	assert_true(l->page.n >= pages);
	assert_true(drawn(l) > 0);
	assert_true(t < 60);
	arena_release(&a);
	return bytes;
}

static const char sentence[] = "截至2026年10月28日，你单位有3项任务距完成时限不超"
    "过5天，尚未完成（《全程记实制度》第十条）；另有3项将在2026年11月30日以前进入"
    "预警期。";

static struct gw_text
sentences(struct paper *p, size_t n)
{
	char *s = arena_alloc(&p->a, n * strlen(sentence) + 1);

	for (size_t i = 0; i < n; i++)
		memcpy(s + i * strlen(sentence), sentence, strlen(sentence));
	return text_of(&p->a, s, ROLE_BODY);
}

/* Memory for a page is the same, however many there are. */
static void
test_300_pages(void **state)
{
	struct paper p;
	size_t few, many;

	paper_init(&p, FORMAT_LETTER, 1000);
	for (size_t i = 0; i < 1000; i++)
		block_para(&p, i, sentences(&p, 3));
	many = weigh("1000 paragraphs", &p, *state, 300);
	p.g.n_blocks = 100;
	few = weigh("100 paragraphs", &p, *state, 30);
	assert_true(many < 2 * few);
	arena_release(&p.a);
	paper_init(&p, FORMAT_LETTER, 1);
	block_para(&p, 0, sentences(&p, 2900));
	many = weigh("one paragraph", &p, *state, 300);
	assert_true(many < 3 * few);
	arena_release(&p.a);
}

/* Columns with shares, then columns as wide as their content. */
static void
test_1000_rows(void **state)
{
	static const char *const text[] = { "12", "主体责任",
		"主要负责人主持召开会议专题研究", "2026年10月31日",
		"应有2条记录，已有1条，尚缺1条" };
	enum { COLUMNS = 5, ROWS = 1000 };

	for (uint32_t share = 0; share < 2; share++) {
		struct gw_table t = { .size = SIZE_5, .n_columns = COLUMNS,
			.n_heads = 1, .n_rows = ROWS };
		struct paper p;
		struct gw_column *c;
		struct gw_row *r;

		paper_init(&p, FORMAT_FORM, 1);
		p.block[0] = (struct gw_block){ BLOCK_TABLE, .table = &t };
		c = arena_array(&p.a, struct gw_column, COLUMNS);
		r = arena_array(&p.a, struct gw_row, ROWS + 1);
		for (size_t i = 0; i < COLUMNS; i++)
			c[i].share = share * (10 + (uint32_t)strlen(text[i]));
		for (size_t i = 0; i <= ROWS; i++) {
			struct gw_cell *v = arena_array(&p.a, struct gw_cell,
			    COLUMNS);

			for (uint32_t k = 0; k < COLUMNS; k++)
				v[k] = (struct gw_cell){ .column = k,
					.span = 1, .rows = 1, .text =
					text_of(&p.a, text[k], ROLE_BODY) };
			r[i] = (struct gw_row){ v, COLUMNS, 1 };
		}
		t.column = c;
		t.head = r;
		t.row = r + 1;
		(void)weigh(share ? "1000 rows, shares" :
		    "1000 rows, by content", &p, *state, 20);
		arena_release(&p.a);
	}
}

static int
set_up(void **state)
{
	*state = fonts_open();
	return 0;
}

static int
tear_down(void **state)
{
	font_store_free(*state);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_type_area),
		cmocka_unit_test(test_respaced),
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_paper),
		cmocka_unit_test(test_300_pages),
		cmocka_unit_test(test_1000_rows),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
