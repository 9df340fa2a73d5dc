/*
 * paper_facts_case.h - inside the papers of a 问责案件 only: the sheet being
 * written, small pieces, and the 案件 itself.
 */
#ifndef STAGE_PAPER_FACTS_CASE_H
#define STAGE_PAPER_FACTS_CASE_H

#include "stage/paper_facts_parts.h"

/* Parts of the 案件 that a paper is given. */
enum case_part {
	PART_SOURCE = 1 << 0, PART_BACKGROUND = 1 << 1, PART_START = 1 << 2,
	PART_WHO_INQUIRES = 1 << 3, PART_MEETING_DAY = 1 << 4,
	PART_MEETING = 1 << 5, PART_FINDINGS = 1 << 6,
	PART_SITUATIONS = 1 << 7, PART_ALL_FACTS = 1 << 8,
	PART_OPEN_FACTS = 1 << 9, PART_DECISION = 1 << 10,
	PART_PUBLIC_DECISION = 1 << 11, PART_SERVICE = 1 << 12,
	PART_FILED = 1 << 13, PART_APPEAL = 1 << 14, PART_REVIEW = 1 << 15,
	PART_IN_FORCE = 1 << 16, PART_SUPERSEDED = 1 << 17
};

struct sheet {
	struct sbuf *b;
	struct arena *a;
	const struct paper_source *s;
	const struct case_view *v;
	const struct accountability_case *c;
	enum case_paper paper;
};

/* An attribute; nothing where there is none. */
void sheet_put(struct sheet *x, const char *key, const struct field *f);
const char *sheet_unit(const struct sheet *x);
/* The 党组织 that the target belongs to. */
const char *sheet_own_organ(const struct sheet *x);
const char *sheet_number(const struct sheet *x, enum case_paper p);
/* <问责案件> with these parts, in the order of the file. */
void sheet_case(struct sheet *x, unsigned parts);

#endif
