/*
 * gongwen.c - names, numbers and sizes of the 公文 tree.
 */
#include "model/gongwen.h"

#include <assert.h>
#include <string.h>

#include "base/sbuf.h"
#include "base/utf8.h"

static const char *const format_names[GW_FORMATS] = {
	[FORMAT_DOCUMENT] = "文件",
	[FORMAT_LETTER] = "信函",
	[FORMAT_MINUTES] = "纪要",
	[FORMAT_FORM] = "表格",
};

static const char *const align_names[GW_ALIGNS] = {
	[GW_LEFT] = "左",
	[GW_CENTER] = "居中",
	[GW_RIGHT] = "右",
};

static const struct {
	const char *name;
	int32_t mpt;
} sizes[GW_SIZES] = {
	[SIZE_2] = { "二号", 22000 },
	[SIZE_2_SMALL] = { "小二", 18000 },
	[SIZE_3] = { "三号", 16000 },
	[SIZE_3_SMALL] = { "小三", 15000 },
	[SIZE_4] = { "四号", 14000 },
	[SIZE_4_SMALL] = { "小四", 12000 },
	[SIZE_5] = { "五号", 10500 },
	[SIZE_5_SMALL] = { "小五", 9000 },
	[SIZE_6] = { "六号", 7500 },
};

static const struct {
	enum font_role role;
	const char *before, *after; /* around the number */
	bool han;
} levels[GW_LEVELS] = {
	[PARA_TEXT] = { ROLE_BODY, "", "", false },
	[PARA_ONE] = { ROLE_HEI, "", "、", true },
	[PARA_TWO] = { ROLE_KAI, "（", "）", true },
	[PARA_THREE] = { ROLE_BODY, "", ". ", false },
	[PARA_FOUR] = { ROLE_BODY, "（", "）", false },
};

static bool
find_name(const char *s, const char *const *v, int n, int *out)
{
	for (int i = 0; i < n; i++) {
		if (strcmp(s, v[i]) == 0) {
			*out = i;
			return true;
		}
	}
	return false;
}

/* 1 to 99 in Chinese numerals: 九, 十, 十一, 二十, 二十一. */
static const char *
han_number(struct arena *a, unsigned n)
{
	static const char *const digit[] = { "", "一", "二", "三", "四",
		"五", "六", "七", "八", "九" };

	assert(n >= 1 && n <= 99);
	return arena_printf(a, "%s%s%s", n >= 20 ? digit[n / 10] : "",
	    n >= 10 ? "十" : "", digit[n % 10]);
}

static size_t
count_text(const struct gw_text *t)
{
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++) {
		const char *s = t->span[i].text;
		size_t len = strlen(s);

		for (size_t at = 0; at < len;)
			n += !utf8_is_blank(utf8_next(s, len, &at));
	}
	return n;
}

static size_t
count_rows(const struct gw_row *row, size_t n_rows)
{
	size_t n = 0;

	for (size_t i = 0; i < n_rows; i++)
		for (size_t k = 0; k < row[i].n; k++)
			n += count_text(&row[i].cell[k].text);
	return n;
}

const char *
gw_format_name(enum gw_format f)
{
	assert(f < GW_FORMATS);
	return format_names[f];
}

bool
gw_format_parse(const char *s, enum gw_format *out)
{
	int i;

	if (!find_name(s, format_names, GW_FORMATS, &i))
		return false;
	*out = (enum gw_format)i;
	return true;
}

bool
gw_align_parse(const char *s, enum gw_align *out)
{
	int i;

	if (!find_name(s, align_names, GW_ALIGNS, &i))
		return false;
	*out = (enum gw_align)i;
	return true;
}

bool
gw_size_parse(const char *s, enum gw_size *out)
{
	for (int i = 0; i < GW_SIZES; i++) {
		if (strcmp(s, sizes[i].name) == 0) {
			*out = (enum gw_size)i;
			return true;
		}
	}
	return false;
}

int32_t
gw_size_mpt(enum gw_size s)
{
	assert(s < GW_SIZES);
	return sizes[s].mpt;
}

enum font_role
gw_level_role(enum gw_level l)
{
	assert(l < GW_LEVELS);
	return levels[l].role;
}

const char *
gw_number(struct arena *a, enum gw_level l, unsigned n)
{
	assert(l < GW_LEVELS);
	if (l == PARA_TEXT)
		return "";
	if (levels[l].han)
		return arena_printf(a, "%s%s%s", levels[l].before,
		    han_number(a, n), levels[l].after);
	return arena_printf(a, "%s%u%s", levels[l].before, n,
	    levels[l].after);
}

const char *
gw_name_spaced(struct arena *a, const char *name)
{
	size_t len = strlen(name), at = 0;

	if (utf8_chars(name) != 2 || !utf8_is_han(utf8_next(name, len, &at)))
		return arena_strdup(a, name);
	return arena_printf(a, "%.*s　%s", (int)at, name, name + at);
}

const char *
gw_plain(struct arena *a, const struct gw_text *t)
{
	struct sbuf b = SBUF_INIT;
	const char *s;

	for (size_t i = 0; i < t->n; i++)
		sbuf_puts(&b, t->span[i].text);
	s = arena_strndup(a, sbuf_text(&b), b.n);
	sbuf_release(&b);
	return s;
}

static size_t
count_block(const struct gw_block *b)
{
	size_t n = 0;

	switch (b->kind) {
	case BLOCK_PARA:
		return count_text(&b->para->text);
	case BLOCK_TABLE:
		return count_rows(b->table->head, b->table->n_heads) +
		    count_rows(b->table->row, b->table->n_rows);
	case BLOCK_LIST:
		for (size_t i = 0; i < b->list->n; i++)
			n += count_text(&b->list->item[i]);
		return n;
	case BLOCK_CHART:
		break;
	}
	return 0;
}

size_t
gw_characters(const struct gongwen *g)
{
	size_t n = count_text(&g->title) + count_text(&g->addressee);

	for (size_t i = 0; i < g->n_blocks; i++)
		n += count_block(&g->block[i]);
	return n;
}
