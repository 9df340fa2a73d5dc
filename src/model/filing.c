#include "model/filing.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

enum { LEAD = 8 }; /* characters shown before the first difference */

const char *
filing_kind_name(enum filing_kind k)
{
	static const char *const names[FILING_KINDS] = {
		[FILING_FIRST] = "报送", [FILING_SAME] = "重复报送",
		[FILING_TWICE] = "同一文件编号重复",
		[FILING_AMENDED] = "更正", [FILING_ALTERED] = "改动，没有更正",
		[FILING_WITHDRAWN] = "撤回",
		[FILING_LEFT_OUT] = "全量报送里没有",
		[FILING_REPLACED] = "重新报送",
	};

	return names[k];
}

const char *
offence_name(enum offence o)
{
	static const char *const names[] = {
		[OFFENCE_NONE] = "", [OFFENCE_ALTERED] = "擅自修改",
		[OFFENCE_DELETED] = "擅自删除",
	};

	return names[o];
}

/* Of an item, or of the whole file. */
static const char *
verdict_of(const struct filing *f)
{
	if (f->unit == NULL)
		return verdict_name(f->entry->verdict);
	if (f->kind == FILING_LEFT_OUT)
		return "记录保留";
	return f->accepted ? "受理" : "退回";
}

const char *
filing_outcome(struct arena *a, const struct filing *f)
{
	return f->offence == OFFENCE_NONE ? verdict_of(f) :
	    arena_printf(a, "%s（%s）", verdict_of(f),
	    offence_name(f->offence));
}

bool
filing_changes(const struct filing *f)
{
	switch (f->kind) {
	case FILING_AMENDED: case FILING_ALTERED: case FILING_LEFT_OUT:
		return true;
	case FILING_WITHDRAWN:
		return f->before != NULL;
	case FILING_REPLACED:
		return f->accepted;
	case FILING_FIRST: case FILING_SAME: case FILING_TWICE:
	case FILING_KINDS:
		break;
	}
	return false;
}

/* Characters that both begin with. */
static size_t
common(const char *x, const char *y)
{
	size_t n = 0, at = 0;

	while (x[at] != '\0' && x[at] == y[at]) {
		at++;
		n += ((unsigned char)x[at] & 0xC0) != 0x80;
	}
	return n;
}

/* `most` characters from the `from`th on, with … for what is left out. */
static const char *
cut(struct arena *a, const char *s, size_t from, size_t most)
{
	size_t n = strlen(s), at = 0, end;

	for (size_t i = 0; i < from && at < n; i++)
		(void)utf8_next(s, n, &at);
	end = at;
	for (size_t i = 0; i < most && end < n; i++)
		(void)utf8_next(s, n, &end);
	return arena_printf(a, "%s%.*s%s", at == 0 ? "" : "…",
	    (int)(end - at), s + at, end == n ? "" : "…");
}

const char *
field_change_text(struct arena *a, const struct field_change *c, size_t most)
{
	const char *was = c->was == NULL ? "" : c->was;
	const char *now = c->now == NULL ? "" : c->now;
	size_t from = common(was, now);

	if (c->was == NULL && c->now == NULL)
		return c->name;
	from = most == SIZE_MAX || from < LEAD * 2 ? 0 : from - LEAD;
	return arena_printf(a, "%s：%s → %s", c->name, c->was == NULL ?
	    "（无）" : cut(a, was, from, most), c->now == NULL ? "（无）" :
	    cut(a, now, from, most));
}
