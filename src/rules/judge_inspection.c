/*
 * judge_inspection.c - 督查反馈: D07.1.
 */
#include "rules/judge_run.h"

/* D07.1 */
void
check_basis(struct judge_run *r)
{
	const struct inspection *i = r->doc->as.inspection;
	struct spot s = spot_of(NULL, i->f_kind.at);

	if (i->has_kind && i->kind == INSPECTION_SPECIAL &&
	    i->basis.text == NULL)
		tell(r, &s, "专项督查没有写明依据");
}
