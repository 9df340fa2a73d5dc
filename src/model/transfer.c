#include "model/transfer.h"

#include <string.h>

static const char *const names[RECIPIENTS] = {
	[TO_PERSONNEL] = "组织部门",
	[TO_DISCIPLINE] = "纪检机关",
};

/*
 * 谈话制度第二十一条: the 说明 or 检查 and the decision, no record of what
 * was said; the record in the bag tells that the statement was handed in.
 * 第九条 names no file of 组织部门.
 */
static const struct transfer_row rows[] = {
	{ "B09.1", "干部调离情况廉政登记表", { "", "廉洁档案" }, "" },
	{ "B21.1", "诫勉谈话决定书", { "干部档案", "廉洁档案" }, "" },
	{ "B21.1", "谈话记录", { "干部档案", "廉洁档案" },
	    "本人的书面说明或者检查" },
	{ "E06.4", "问责决定书", { "个人档案", "廉洁档案" }, "" },
	{ "E06.4", "复查决定书", { "个人档案", "廉洁档案" }, "" },
};

const char *
recipient_name(enum recipient r)
{
	return names[r];
}

const struct transfer_row *
transfer_row(const struct archive_piece *p)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (strcmp(rows[i].rule, p->rule) == 0 &&
		    strcmp(rows[i].kind, p->kind) == 0)
			return &rows[i];
	return NULL;
}

struct transfer_item
transfer_item(const struct archive_piece *p, const struct transfer_row *row,
    enum recipient to)
{
	struct transfer_item x = { .person = p->person.id,
		.number = p->number, .replaces = p->replaces,
		.kind = p->kind, .rule = p->rule, .id = p->id,
		.into = row->into[to], .original = row->original,
		.secrecy = p->secrecy, .piece = p, .note = "" };

	if (archive_secret(p)) {
		x.kind = "涉密件";
		x.id = x.original = "";
	}
	memcpy(x.sm3, p->sm3, DIGEST_HEX);
	return x;
}

const struct transfer_list *
transfer_listed(const struct transfer_lists *v, enum recipient to,
    const char *person, int64_t number)
{
	for (size_t i = 0; i < v->v.n; i++) {
		const struct transfer_list *l = &v->v.v[i];

		for (size_t k = 0; l->to == to && k < l->item.n; k++)
			if (l->item.v[k].number == number &&
			    strcmp(l->item.v[k].person, person) == 0)
				return l;
	}
	return NULL;
}
