/*
 * judge_case.c - the rules of the procedure on a 问责案件, said as findings
 * (rules/case_check knows what is wrong).
 */
#include "rules/case_check.h"
#include "rules/judge_run.h"

void
check_case(struct judge_run *r)
{
	const struct accountability_case *c = r->doc->as.accountability_case;
	const struct case_ask ask = { r->a, c, r->j->facts,
		r->j->policy, r->j->calendar, r->j->received };
	struct case_faults l = { { NULL, 0, 0 } };

	case_check(&ask, r->rule, &l);
	for (size_t i = 0; i < l.v.n; i++) {
		const struct case_fault *f = &l.v.v[i];
		struct spot s = spot_lighter(NULL, f->at, f->most);

		s.mend = f->mend;
		s.record = r->doc->id.text;
		s.unit = r->masked ? "" : c->target.unit.text;
		tell(r, &s, "%s", f->what);
	}
}
