/*
 * paper_facts.h - what a paper says, as the XML its template reads
 * (docs/papers.md): results in, facts out; no wording, that is the
 * template's.
 * Shapes: one paper per unit, 催报通知书 also per 问责主体 that owes a
 *         report, for 履责情况书面告知单 and 约谈通知书 per unit and duty,
 *         for what is of all units per run, for 点名通报 per 件
 *         that agreed to it and says what is established (A13.2), of the
 *         drafts of the results one each, for 谈话记录 and 诫勉谈话决定书
 *         per talk held in the month, for 干部调离情况廉政登记表 per form
 *         of the month that lacks nothing (B09.2), for
 *         述责述廉评议结果登记表 per object of a meeting, for 述责述廉报告 per
 *         report of a person (C07.4); a paper with nothing to say is not
 *         made.
 * B23.1:  papers of a talk lie in 谈话/ and nowhere else.
 */
#ifndef STAGE_PAPER_FACTS_H
#define STAGE_PAPER_FACTS_H

#include "base/sbuf.h"
#include "model/case_count.h"
#include "model/results.h"
#include "stage/case_views.h"
#include "stage/registry.h"

/* A month's batch; the daily look at deadlines; a quarter's bulletin; a
 * half-year's analysis; a year's results; one 问责案件. */
enum run_kind { RUN_MONTH, RUN_REMIND, RUN_QUARTER, RUN_HALF, RUN_YEAR,
	RUN_CASE, RUNS };

enum paper {
	PAPER_WARNING,   /* 预警提醒通知书 */
	PAPER_OVERDUE,   /* 逾期催办通知书 */
	PAPER_BRIEFING,  /* 履责情况书面告知单 */
	PAPER_SCORE,     /* 得分反馈单 */
	PAPER_BULLETIN,  /* 季度通报 */
	PAPER_ANALYSIS,  /* 分析研判报告 */
	PAPER_ANNUAL,    /* 年度考核结果通报 */
	PAPER_COMMENDATION, /* 表彰决定 */
	PAPER_TALK,      /* 约谈通知书 */
	PAPER_NAMING,    /* 点名通报 */
	PAPER_FEEDBACK,  /* 反馈意见书 */
	PAPER_CRITICISM, /* 批评教育通知书 */
	PAPER_ACCOUNT_VOTES,   /* 问责建议书, of votes */
	PAPER_ACCOUNT_MENDING, /* and of 整改 after a 反馈 */
	PAPER_RESULT,    /* 评议结果报告 */
	PAPER_RECTIFY,   /* 限期整改通知书 */
	PAPER_ACCOUNT_INSPECTION, /* 问责建议书, of a 督查 */
	PAPER_ACCOUNT_URGING,  /* and of a 问责主体 urged again */
	PAPER_DUNNING,   /* 催报通知书 */
	PAPER_TALK_RECORD, /* 谈话记录 */
	PAPER_ADMONITION,  /* 诫勉谈话决定书 */
	PAPER_TRANSFER,    /* 干部调离情况廉政登记表 */
	PAPER_VOTES,       /* 述责述廉评议结果登记表 */
	PAPER_REPORT,      /* 述责述廉报告 */
	PAPER_ACCOUNTABILITY, /* 问责工作情况报告 */
	PAPER_CASE,      /* and on: enum case_paper of a 问责案件 */
	PAPERS = PAPER_CASE + CASE_PAPERS
};

const char *paper_name(enum paper p);
/* Does that kind of run print it? */
bool paper_of_run(enum paper p, enum run_kind kind);

struct paper_job {
	enum paper paper;
	const struct unit_result *unit; /* NULL: of all units */
	const char *organ; /* PAPER_DUNNING of a 问责主体 (E08.1): its name;
	                    * NULL: of `unit` */
	const struct results *of; /* NULL: the run's; else results.former */
	enum duty duty;       /* PAPER_BRIEFING, PAPER_TALK */
	const struct ruling *ruling; /* PAPER_NAMING: who is named */
	const struct draft_paper *draft; /* from PAPER_FEEDBACK on: what is proposed */
	const struct filed *filed; /* of a talk, a 调离登记, a 述责述廉评议 or
	                            * 报告: that document */
	const struct vote_result *vote; /* PAPER_VOTES: whose */
	const struct case_count *count; /* PAPER_ACCOUNTABILITY: whose */
	const struct case_view *view; /* of PAPER_CASE and on */
	bool late_issue;      /* 补发 */
	const char *file;     /* "通知/410922-预警提醒通知书.pdf" */
};

/* Which papers a run has, unit by unit; by the daily look no 告知单
 * before the 20th. */
void paper_jobs(struct arena *a, const struct results *r,
    enum run_kind kind, const struct paper_job **out, size_t *n);

/* Of the year before, which is not closed (results.former): what is still
 * to be chased and dunned. */
void former_jobs(struct arena *a, const struct results *r,
    enum run_kind kind, const struct paper_job **out, size_t *n);

/* Those of the cases: of a case's own run all that may be printed, else
 * those that are due. */
void case_jobs(struct arena *a, const struct case_views *v,
    enum run_kind kind, const char *id, const struct paper_job **out,
    size_t *n);

/* What papers are made from. */
struct paper_source {
	const struct config *config;
	const struct results *results;
	const struct registry *registry;
	/* 签批 as of the run's day: a closed year's results know only what
	 * was received by its closing */
	const struct facts *signed_by;
};
/* The facts of one. */
void paper_facts(const struct paper_source *s, const struct paper_job *job,
    struct arena *a, struct sbuf *out);

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

#endif
