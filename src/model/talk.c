/*
 * talk.c - the day of a talk; what went where; what a 调离登记 says.
 */
#include "model/talk.h"

#include <string.h>

day_t
talk_day(const struct talk *t)
{
	return t->time.t == TIME_NONE ? DAY_NONE : moment_day(t->time.t);
}

const struct sent *
sent_there(const struct sent *v, size_t n, const char *to)
{
	const struct sent *first = NULL;

	for (size_t i = 0; i < n; i++) {
		if (strcmp(field_text(&v[i].to), to) != 0)
			continue;
		if (v[i].day.day != DAY_NONE)
			return &v[i];
		if (first == NULL)
			first = &v[i];
	}
	return first;
}

static struct form_part
done_part(const struct field *f, const char *lack)
{
	return (struct form_part){ f->text == NULL, strcmp(field_text(f),
	    "否") == 0, f->at, lack };
}

static struct form_part
day_part(const struct f_day *f, const char *lack)
{
	return (struct form_part){ f->day == DAY_NONE, false, f->at, lack };
}

static struct form_part
sent_part(const struct transfer_form *f, const char *to, const char *lack)
{
	const struct sent *x = sent_there(f->sent.v, f->sent.n, to);
	const struct place nowhere = { 0, 0 };

	return (struct form_part){ x == NULL || x->day.day == DAY_NONE, false,
	    x == NULL ? nowhere : x->day.at, lack };
}

void
transfer_form_parts(const struct transfer_form *f,
    struct form_part out[FORM_PARTS])
{
	const struct form_part v[FORM_PARTS] = {
		done_part(&f->papers, "公文没有清交"),
		done_part(&f->goods, "公物没有清交"),
		done_part(&f->money, "公款没有清交"),
		done_part(&f->farewell, "迎送不合规范"),
		day_part(&f->party_moved, "没有填写组织关系转移日期"),
		day_part(&f->pay_moved, "没有填写工资关系转移日期"),
		sent_part(f, "上级纪委", "没有报送上级纪委"),
		sent_part(f, "组织部门", "没有报送组织部门"),
	};

	memcpy(out, v, sizeof(v));
}

bool
talk_admonishes(const struct talk *t)
{
	return t->has_kind && t->kind == TALK_ADMONITION &&
	    t->admonition.given && t->talkee.n > 0;
}
