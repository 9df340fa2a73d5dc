/*
 * paper_facts_parts.h - what src/stage/paper_facts*.c share: pieces of
 * facts, and which deadlines a paper speaks of.
 * Owner:  what is returned lives in the arena or is static.
 */
#ifndef STAGE_PAPER_FACTS_PARTS_H
#define STAGE_PAPER_FACTS_PARTS_H

#include "stage/paper_facts.h"

/* A10.3: within its window, or soon to be. */
bool paper_warns(const struct deadline *d);
/* A10.4: a finished period once, 每年 and 一次 until done. */
bool paper_chases(const struct deadline *d);

void facts_int(struct sbuf *b, const char *key, int64_t n);
void facts_day(struct sbuf *b, const char *key, day_t d);
/* Two decimals, “—” where there is none. */
void facts_score(struct sbuf *b, const char *key, const struct rational *x,
    struct arena *a);
/* <说明>text</说明> */
void facts_remark(struct sbuf *b, const char *text);
/* <期间/>, <截止/> */
void facts_period(struct sbuf *b, const struct results *r, struct arena *a);
/* <台账链/> */
void facts_chain(struct sbuf *b, const struct results *r);
/* A task's 编号, 名称, 责任, 类别, 期, 完成时限 */
void facts_task(struct sbuf *b, const struct task *t, struct arena *a);
/* 应有, 已有, 尚缺 records of it */
void facts_task_counts(struct sbuf *b, const struct task *t);
/* 2026年10月, 2026年第三季度, 2026年上半年, 2026年 */
const char *facts_task_period(struct arena *a, const struct task *t);

/* The body of each paper. */
void facts_of_warning(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_overdue(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_briefing(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_score(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);
void facts_of_bulletin(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a);

#endif
