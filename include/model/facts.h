/*
 * facts.h - what is known on a day: the fold of all ledger entries
 * received by then, in the order of their numbers.  Read by the judging
 * rules (the entries before the file at hand) and by the computing ones.
 * Made by rules/fold; the same fold serves a live run and a replay.
 * Owner:  facts.a, to the run's end.
 */
#ifndef MODEL_FACTS_H
#define MODEL_FACTS_H

#include "base/arena.h"
#include "base/date.h"
#include "base/digest.h"
#include "base/sort.h"
#include "model/doc.h"
#include "model/entry.h"

/* A whole document in force and the entry it came with. */
struct filed {
	const struct doc *doc;
	const struct entry *entry;
};

/* The last 审核意见 on a record, and what came before it. */
struct fact_opinion {
	enum opinion opinion;
	int64_t deduct;              /* hundredths */
	const char *reason;
	enum organ_kind organ;
	const struct entry *entry;
	struct place at;
};

/*
 * All opinions ever said on a record, latest first.  The one in force is
 * the first that no later filing of its 审核意见 dropped; 退回 and 扣分
 * are as none once a 更正 came after them.
 */
struct fact_said {
	struct fact_opinion opinion;
	const char *identity;        /* of the 审核意见 */
	char canonical[DIGEST_HEX];  /* of the 意见 */
	bool dropped, lifted;
	struct fact_said *before;
};

/* An accepted record in its present version. */
struct fact_record {
	const char *unit, *id, *indicator;
	enum duty duty;
	enum actor actor;
	enum secrecy secrecy;
	day_t secret_until;
	moment_t from;               /* 时间 */
	day_t day;                   /* the matter's day: 止, else 时间 */
	day_t entered;               /* day of 录入 */
	moment_t entered_at, signed_at;
	size_t n_evidence;
	const char *const *evidence; /* "SM3:<hex>" each */
	const char *matter;          /* 事项 as written */
	const char *squash;          /* without blanks and punctuation */
	const char *paper;           /* 纸质档号; "" = none */
	char canonical[DIGEST_HEX];  /* what A03.1 compares */
	month_t month;               /* 月份 of the submission */
	const struct entry *entry;   /* of this version */
	struct place at;             /* in entry->path */
	day_t first_received;        /* of the first version */
	size_t n_versions;
	const struct fact_record *before; /* former version or NULL: a
	                              * copy; the record itself keeps its
	                              * address, by_record and chains hold */
	size_t no;                   /* 0, 1, ...: index in facts.record */
	int64_t batch;               /* 批次 this version came with */
	bool withdrawn;
	const char *withdrawn_by;    /* identity of the 记实提交 whose 撤回
	                              * took effect last; NULL = never */
	bool beyond;                 /* A18.1: before 2017-04-19 */
	struct fact_opinion opinion; /* in force; OPINION_NONE = none */
	bool found_false;            /* 不实 in force: no 更正 lifts it,
	                              * only a later 意见 replaces it */
	struct fact_said *said;
};

/* When a record of that 编号 was first seen, accepted or not (A10.5). */
struct fact_seen {
	day_t first;                 /* received day of the first sight */
	day_t amended;               /* of the first sight of a 更正 that is
	                              * not accepted yet; DAY_NONE = none */
};

/* Records that share something, in the order of their first sharing. A
 * record may have moved on since: compare before use. */
struct fact_link { struct fact_record *record; struct fact_link *next; };
struct fact_chain { struct fact_link *first, *last; };

/* A 记实提交 that was taken in (受理 or 部分受理). */
struct fact_submission {
	const char *unit;
	month_t month;
	int64_t batch;
	enum mode mode;
	const struct entry *entry;   /* the latest of that 批次 */
	const struct entry *first;   /* the first that was taken in */
	size_t n_accepted;           /* records accepted in `entry` */
};

struct fact_briefing {
	const char *unit;
	month_t month;
	enum duty duty;
	day_t day, received;         /* 日期, 签收日期 or DAY_NONE */
	const struct entry *entry;
};

/* A 履责报告 in force. */
struct fact_duty_report {
	const char *unit;
	int year;
	enum half half;
	bool duty[DUTIES];           /* which it is about */
	day_t filed;                 /* own day of its first filing */
	const struct entry *entry;   /* of its latest */
};

/* A 工作台账 that was taken in, and the responsibilities for which the
 * unit then had 个性指标 (A05.2). */
struct fact_worklist {
	const char *unit;
	const struct entry *entry;
	bool duty[DUTIES];
};

/* A 成绩 in force. */
struct fact_year_end {
	const struct year_end_score *score;
	const struct entry *entry;
};

/* The documents of one year in force. */
struct fact_year {
	int year;
	struct filed roster, plan;                /* doc NULL = none */
	VEC(struct filed) checklist;              /* one per 责任 + 适用 */
	VEC(struct filed) worklist;               /* one per unit; a refused
	                                           * 指标 keeps its former
	                                           * version */
	VEC(struct fact_worklist) worklist_filed; /* all, as received */
	VEC(struct filed) year_end;               /* 年终考核, one per 机关,
	                                           * as received; refused
	                                           * 成绩 are left out */
	struct filed adjustments;                 /* 加减分事项; refused
	                                           * items are left out;
	                                           * doc NULL = none */
	struct map by_unit;       /* roster: code -> struct unit */
	struct map by_person;     /* roster: 编号 -> struct tenure (the first
	                           * 负责人 or 干部 of that 编号) */
	struct map by_indicator;  /* plan: 编号 -> struct indicator */
	struct map by_worklist;   /* unit -> struct doc in force */
	struct map by_year_end;   /* "<unit> <0|1 duty>" -> fact_year_end, of
	                           * several 年终考核 the one received last */
};

/* A month's run that was published. */
struct fact_published { month_t month; day_t as_of; };

struct facts {
	struct arena *a;
	day_t as_of;                    /* nothing later is in here */
	day_t last_run;                 /* latest as-of of an EARLIER run
	                                 * that took in; DAY_NONE = none */
	const day_t *run;               /* as-of dates of all earlier runs,
	                                 * rising, no doubles */
	size_t n_runs;
	const day_t *printed;           /* as-of dates of runs that chased (a
	                                 * month, a daily look; A10.4) */
	size_t n_printed;
	const struct fact_published *month_run; /* months published whole */
	size_t n_month_runs;
	VEC(struct fact_year *) year;
	VEC(struct fact_record *) record; /* order of first acceptance */
	struct map by_record;           /* "<unit> <编号>" -> fact_record */
	struct map by_squash;           /* squash -> fact_chain (A04.1) */
	struct map by_evidence;         /* "<unit> <0|1 duty> SM3:<hex>" ->
	                                 * fact_chain (A04.1) */
	struct map by_month;            /* "<unit> <month number>" ->
	                                 * fact_chain (A03.2) */
	struct map by_seen;             /* "<unit> <编号>" -> fact_seen */
	struct map by_bytes;            /* SM3 of a file -> first entry */
	struct map by_row;              /* identity -> index + 1 in submission,
	                                 * briefing or duty_report (fold's) */
	struct map by_review;           /* identity -> struct filed in force */
	VEC(struct fact_submission) submission;
	VEC(struct fact_briefing) briefing;
	VEC(struct fact_duty_report) duty_report;
	VEC(struct filed) approval;
	VEC(struct filed) former;       /* 签批 and documents of `filed` whose
	                                 * place a later filing took, as
	                                 * received */
	VEC(struct filed) focus;        /* 重点领域, one per 编号, as received */
	/* of the roots from 督查反馈 on, of 问责主体 and 干部变动: in force,
	 * one per identity, as received; refused items are left out */
	VEC(struct filed) filed[ROOTS];
	struct map by_filed;            /* identity -> struct filed of them */
	struct map by_identity;         /* identity -> latest entry */
	VEC(const struct entry *) entry;
};

/* NULL where there is none. */
const struct fact_year *facts_year(const struct facts *f, int year);
const struct unit *facts_unit(const struct facts *f, int year,
    const char *code);
const struct doc *facts_worklist(const struct facts *f, int year,
    const char *code);
/* The 成绩 of a unit for a responsibility; the 加减分事项 of a year. */
const struct fact_year_end *facts_year_end(const struct facts *f, int year,
    const char *unit, enum duty duty);
const struct adjustments *facts_adjustments(const struct facts *f,
    int year);
/* The document in force of that root and identifying value (that of the
 * roots known by one: 编号, 变动); NULL. */
const struct filed *facts_filed(const struct facts *f, enum root root,
    const char *id);
/* A 问题 of a 督查 in force; NULL. */
const struct problem *facts_problem(const struct facts *f,
    const char *inspection, const char *id);
/* A 任职, 调离 or 重大事项报告 in force, by its 编号; NULL. */
const struct item *facts_change(const struct facts *f, const char *id);
/* A 重大事项报告 likewise. */
/* A 调离; NULL. */
const struct transfer *facts_transfer(const struct facts *f, const char *id);
const struct matter_report *facts_matter_report(const struct facts *f,
    const char *id);
/* The 干部变动 that a 重大事项报告 stands in; NULL. */
const struct filed *facts_matter_filed(const struct facts *f,
    const struct matter_report *m);
const struct filed *facts_approval_filed(const struct facts *f, const char *id);
const struct fact_record *facts_record(const struct facts *f,
    const char *unit, const char *id);
/* The plan's or the unit's worklist's indicator by 编号; NULL. */
const struct indicator *facts_indicator(const struct facts *f, int year,
    const char *unit, const char *id);
/* Chains of the A04.1 and A03.2 maps; NULL where there is none. */
const struct fact_link *facts_same_text(const struct facts *f,
    const char *squash);
const struct fact_link *facts_same_evidence(const struct facts *f,
    const char *unit, enum duty duty, const char *sum);
const struct fact_link *facts_of_month(const struct facts *f,
    const char *unit, month_t month);
const struct fact_seen *facts_seen(const struct facts *f, const char *unit,
    const char *id);
/*
 * Is a paper of `day` that came in on `received` one of the run of `month`
 * as of a day?  One of that month is; one of an earlier month where no
 * earlier run of that month or of one in between had seen it.
 */
bool facts_of_run(const struct facts *f, month_t month, day_t as_of,
    day_t day, day_t received);
/* "SM3:<hex>" of a readable evidence; out holds EVIDENCE_KEY bytes. */
enum { EVIDENCE_KEY = 8 + DIGEST_HEX };
void evidence_key(const struct evidence *e, char out[EVIDENCE_KEY]);
/* The same name; blanks at both ends do not count. */
bool name_same(const char *a, const char *b);
/* Is somebody called `name` in one of the tenures on day d? */
bool tenure_holds(const struct tenure *v, size_t n, const char *name,
    day_t d);

#endif
