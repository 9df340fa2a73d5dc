/*
 * doc.c - the items of a document, whatever its root.
 */
#include "model/doc.h"

#include <assert.h>
#include <stddef.h>

enum { LISTS_MAX = 4 };

/* A list of the body; every element begins with its struct item. */
struct list {
	const char *kind;
	const void *v;
	size_t n, step;
};

#define LIST(name, items) \
	(struct list){ name, (items).v, (items).n, sizeof(*(items).v) }
#define BEGINS(type) \
	_Static_assert(offsetof(struct type, item) == 0, #type)

BEGINS(record);
BEGINS(withdrawal);
BEGINS(review_opinion);
BEGINS(approval_item);
BEGINS(indicator);
BEGINS(year_end_score);
BEGINS(commendation);
BEGINS(investigation);
BEGINS(sanction);
BEGINS(appointment);
BEGINS(transfer);
BEGINS(matter_report);
BEGINS(problem);
BEGINS(rectification);
BEGINS(rectification_finding);

/* How many of them there are. */
static size_t
lists_of(const struct doc *d, struct list out[LISTS_MAX])
{
	switch (d->root) {
	case ROOT_SUBMISSION:
		out[0] = LIST("记录", d->as.submission->record);
		out[1] = LIST("撤回", d->as.submission->withdrawal);
		return 2;
	case ROOT_REVIEW:
		out[0] = LIST("意见", d->as.review->opinion);
		return 1;
	case ROOT_APPROVAL:
		out[0] = LIST("件", d->as.approval->entry);
		return 1;
	case ROOT_WORKLIST:
		out[0] = LIST("指标", d->as.worklist->indicator);
		return 1;
	case ROOT_YEAR_END:
		out[0] = LIST("成绩", d->as.year_end->score);
		return 1;
	case ROOT_ADJUSTMENTS:
		out[0] = LIST("表彰", d->as.adjustments->commendation);
		out[1] = LIST("推广", d->as.adjustments->promotion);
		out[2] = LIST("查处", d->as.adjustments->investigation);
		out[3] = LIST("处分", d->as.adjustments->sanction);
		return 4;
	case ROOT_CHANGE:
		out[0] = LIST("任职", d->as.change->appointment);
		out[1] = LIST("调离", d->as.change->transfer);
		out[2] = LIST("重大事项报告", d->as.change->report);
		return 3;
	case ROOT_INSPECTION:
		out[0] = LIST("问题", d->as.inspection->problem);
		return 1;
	case ROOT_RECTIFICATION:
		out[0] = LIST("整改", d->as.rectification->entry);
		return 1;
	case ROOT_CHECK:
		out[0] = LIST("核查", d->as.check->entry);
		return 1;
	case ROOT_ORGANS: case ROOT_TRANSFER: case ROOT_REPORT:
	case ROOT_VOTE: case ROOT_TALK: case ROOT_ACCOUNTABILITY:
	case ROOT_CASE:
	case ROOT_ROSTER: case ROOT_CHECKLIST: case ROOT_PLAN:
	case ROOT_BRIEFING: case ROOT_FOCUS: case ROOT_DUTY_REPORT: case ROOTS:
		break;
	}
	return 0;
}

size_t
doc_items(const struct doc *d)
{
	struct list list[LISTS_MAX];
	size_t n_lists = lists_of(d, list), i, n = 0;

	for (i = 0; i < n_lists; i++)
		n += list[i].n;
	return n;
}

struct doc_item
doc_item(const struct doc *d, size_t k)
{
	struct list list[LISTS_MAX];
	size_t n_lists = lists_of(d, list), i;
	bool amended = d->root == ROOT_SUBMISSION &&
	    k < d->as.submission->record.n &&
	    d->as.submission->record.v[k].amendment.given;

	for (i = 0; i < n_lists && k >= list[i].n; i++)
		k -= list[i].n;
	assert(i < n_lists);
	return (struct doc_item){ (const struct item *)(const void *)
	    ((const char *)list[i].v + k * list[i].step), list[i].kind,
	    amended };
}
