/*
 * paper_facts.h - what a paper says, as the XML its template reads
 * (docs/papers.md): results in, facts out; no wording, that is the
 * template's.
 * Shapes: one paper per unit, and for 履责情况书面告知单 per unit and
 *         duty; a paper with nothing to say is not made.
 */
#ifndef STAGE_PAPER_FACTS_H
#define STAGE_PAPER_FACTS_H

#include "base/sbuf.h"
#include "model/results.h"
#include "stage/workspace.h"

enum paper {
	PAPER_WARNING,   /* 预警提醒通知书 */
	PAPER_OVERDUE,   /* 逾期催办通知书 */
	PAPER_BRIEFING,  /* 履责情况书面告知单 */
	PAPER_SCORE,     /* 得分反馈单 */
	PAPERS
};

const char *paper_name(enum paper p);

struct paper_job {
	enum paper paper;
	const struct unit_result *unit;
	enum duty duty;       /* PAPER_BRIEFING */
	bool late_issue;      /* 补发 */
	const char *file;     /* "410922-预警提醒通知书.pdf" */
};

/* Which papers this run has, in a fixed order. `remind`: the daily look
 * (告知单 from the 20th, no score sheets). */
void paper_jobs(struct arena *a, const struct results *r, bool remind,
    const struct paper_job **out, size_t *n);
/* The root's start tag, attributes still to come. */
#define FACTS_OPEN "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" \
    "<事实 xmlns=\"urn:liangze:facts:1\""

/* <机关>: who issues papers of the kind; nothing where it is not ours. */
void paper_organ(struct sbuf *b, const struct config *c, const char *kind);

#define PAPER_RECEIPT "校验回执"

/* The facts of a 校验回执 from its JSON (docs/receipt.schema.json); `file`
 * names it in errors. */
bool receipt_facts(const struct config *c, const char *json, size_t n,
    const char *file, struct sbuf *out, struct err *e);
/* The facts of one. */
void paper_facts(const struct config *c, const struct results *r,
    const struct paper_job *job, struct arena *a, struct sbuf *out);

#endif
