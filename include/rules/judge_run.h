/*
 * judge_run.h - what the rules of judge_*.c share while one document is
 * judged: what is known of it, and how a finding is said.  Seen by
 * judge*.c alone; others call judge.h.
 * Errors: none.
 * Owner:  texts live in the arena of the list of findings.
 */
#ifndef RULES_JUDGE_RUN_H
#define RULES_JUDGE_RUN_H

#include "base/sort.h"
#include "rules/judge.h"

/* What a rule may lack. */
enum need { NEED_ROSTER, NEED_PLAN, NEED_LEDGER, NEEDS };

/* How a record stands to what was accepted before. */
enum standing {
	STANDING_NEW,     /* never accepted */
	STANDING_KNOWN,   /* accepted with this content: nothing to say */
	STANDING_AMENDED, /* differs, and carries a 更正 */
	STANDING_CHANGED  /* differs without one */
};

struct judge_run {
	const struct judging *j;
	const struct doc *doc;
	struct arena *a;
	enum rule_id rule;            /* of the row that runs */
	const char *code;             /* the document's unit, "" = none */
	const struct fact_year *year; /* of the document; NULL = nothing */
	const struct unit *unit;      /* in its roster; NULL */
	const char *month;            /* "2026-10", "" = none */
	bool lacks[NEEDS];            /* not there for this document */
	bool missed[NEEDS][RULES];    /* and this rule wanted it */
	uint64_t *said;               /* places of the reader's findings, */
	size_t n_said;                /* rising: line << 32 | column */
	bool pattern_failed;          /* X05.1 said so once */
	/* the record that runs, else NULL */
	const struct record *record;
	const struct fact_record *known;
	enum standing standing;
	const struct indicator *indicator; /* of plan or worklist, else NULL */
	const char *squash;                /* of its 事项; "" = none */
	bool masked;                       /* A14.1: no content */
	/* records of this document, new ones (A04.1): -> struct record */
	struct map by_squash, by_evidence;
};

/* Where a finding stands and how heavy its case is. */
struct spot {
	const struct item *item;  /* NULL: the whole file */
	struct place at;
	enum level most;          /* LEVELS: as heavy as the rule */
	const char *mend;         /* NULL: the rule's general one */
	const char *record;       /* NULL: the item's 编号 */
	const char *unit;         /* NULL: the document's */
};

/* Of the value `at` in `item`, as heavy as the rule. */
struct spot spot_of(const struct item *item, struct place at);
struct spot spot_lighter(const struct item *item, struct place at,
    enum level most);
/* Of what may stand nowhere: then the whole document. */
struct place place_or_file(const struct judge_run *r, struct place at);

/* Adds a finding of r->rule, unless the reader spoke of that value. */
void tell(struct judge_run *r, const struct spot *s, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* As tell, whatever the reader said, and for another rule. */
void tell_rule(struct judge_run *r, enum rule_id rule,
    const struct spot *s, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
/* r->rule wanted what is not there; true if so. */
bool lacking(struct judge_run *r, enum need what);
bool said_at(const struct judge_run *r, struct place at);

/* Two days of which the first may not be the later; `apart`: nor may they
 * be the same. */
struct day_pair {
	const struct f_day *first, *then;
	const char *first_name, *then_name;
	bool apart;
};
/* Said at the spot where they stand otherwise; what is not given is in
 * order. */
void tell_day_order(struct judge_run *r, const struct day_pair *p,
    const struct spot *s);

/* “text”, cut when long; "“”" for NULL; of a talk what it is is not said
 * (B23.1). */
const char *quoted(struct judge_run *r, const char *text);
const char *day_text(struct judge_run *r, day_t d);       /* 2026-10-05 */
const char *moment_text(struct judge_run *r, moment_t t); /* … 08:00:00 */
const char *month_text(struct judge_run *r, month_t m);
/* 410922（甲县） */
const char *unit_text(struct judge_run *r);

/* Does the unit have a party organ for it? */
bool bears(const struct unit *u, enum duty duty);
/* Is `name` a 主要负责人 of that side on day d?  True where it cannot be
 * told (no roster, unit or organ: another rule says so). */
bool is_principal(const struct judge_run *r, enum duty duty,
    const char *name, day_t d);
bool is_recorder(const struct judge_run *r, const char *name, day_t d);
/* “可填写：甲、乙” of those in office on day d; NULL for nobody. */
const char *principals_on(struct judge_run *r, enum duty duty, day_t d);
const char *recorders_on(struct judge_run *r, day_t d);
/* 秘密, 机密, or 绝密 that the XSD refused (A14.1). */
bool record_secret(const struct record *rec);
/* The last moment of the record's matter; TIME_NONE. */
moment_t matter_end(const struct record *rec);

/* One row of the table. */
struct judge_row {
	enum rule_id rule;
	unsigned roots;       /* bits of enum root */
	unsigned needs;       /* bits of enum need */
	bool always;          /* of A14.1 and A18.1 records as well */
	void (*file)(struct judge_run *r);    /* once; may be NULL */
	void (*record)(struct judge_run *r);  /* for each 记录; or NULL */
};

/* judge_ledger.c: against what was accepted before */
void check_unit_file(struct judge_run *r);
void check_unit_record(struct judge_run *r);
void check_place(struct judge_run *r);
void check_changed_record(struct judge_run *r);
void check_withdrawals(struct judge_run *r);
void check_dropped_records(struct judge_run *r);
void check_worklist(struct judge_run *r);
/* judge_record.c: what a record says */
void check_same_matter(struct judge_run *r);
void check_filler(struct judge_run *r);
void check_indicator(struct judge_run *r);
void check_actor(struct judge_run *r);
void check_enterer(struct judge_run *r);
void check_evidence(struct judge_run *r);
void check_paper(struct judge_run *r);
void check_month(struct judge_run *r);
void check_order(struct judge_run *r);
void check_secret(struct judge_run *r);
void check_beyond(struct judge_run *r);
/* judge_time.c: signing and entering */
void check_signature(struct judge_run *r);
void check_entry_due(struct judge_run *r);
void check_back_dated(struct judge_run *r);
void check_entered_filed(struct judge_run *r);
void check_filed_late(struct judge_run *r);
/* judge_form.c: values and references */
void check_values_file(struct judge_run *r);
void check_values_record(struct judge_run *r);
void check_references_file(struct judge_run *r);
void check_references_record(struct judge_run *r);
/* judge_twice.c: numbers that stand once; who reviews what */
void check_twice(struct judge_run *r);
void check_organ(struct judge_run *r);
/* judge_report.c: 履责报告 */
void check_report_duty(struct judge_run *r);
void check_report_number(struct judge_run *r);
void check_report_sent(struct judge_run *r);
/* judge_year.c: 重点领域, 年终考核, 加减分事项 */
void check_score_duty(struct judge_run *r);
void check_both_bonuses(struct judge_run *r);
void check_adjustment_days(struct judge_run *r);

/* Parts of X02.2 and X03.1 (judge_form.c): a 编号 that somebody gives; a
 * unit or person that `it` (NULL: the file) names.  True if the unit is
 * there or cannot be looked up. */
void check_number(struct judge_run *r, const struct item *it,
    const struct field *f);
bool check_unit_named(struct judge_run *r, const struct item *it,
    const struct field *f);
void check_person_named(struct judge_run *r, const struct item *it,
    const struct field *f);
/* The roster's line of a person; NULL for none.  `who` is called as it has
 * him, and stands in the unit that is given; silent where it cannot tell. */
const struct tenure *person_enrolled(const struct judge_run *r,
    const char *id);
void check_name_enrolled(struct judge_run *r, const struct spot *s,
    const char *who, const struct field *id, const struct field *name);
void check_unit_enrolled(struct judge_run *r, const struct spot *s,
    const char *who, const struct field *id, const struct field *unit);
/* and those of the year's documents (judge_year.c) */
void check_adjustment_values(struct judge_run *r);
void check_year_references(struct judge_run *r);

/* judge_inspection.c: 督查反馈, 整改报告, 整改核查 */
void check_basis(struct judge_run *r);
void check_inspected_duty(struct judge_run *r);
void check_inspection_days(struct judge_run *r);
void check_since_inspection(struct judge_run *r);
/* judge_accounting.c: 述责述廉报告 */
void check_report_heads(struct judge_run *r);
void check_report_public(struct judge_run *r);
void check_report_thirds(struct judge_run *r);
/* judge_meeting.c: the meeting of a 述责述廉评议 */
void check_meeting_values(struct judge_run *r); /* part of X02.2 */
void check_city_meeting(struct judge_run *r);
void check_feedback_mended(struct judge_run *r);
void check_feedback_days(struct judge_run *r);
void check_own_meeting(struct judge_run *r);
void check_all_attend(struct judge_run *r);
void check_own_attendance(struct judge_run *r);
void check_vote_reported(struct judge_run *r);
/* judge_talk.c: 谈话记录, 调离登记 */
void check_talk_parties(struct judge_run *r);
void check_talk_mode(struct judge_run *r);
void check_talk_organs(struct judge_run *r);
void check_talk_pledge(struct judge_run *r);
void check_talk_prepared(struct judge_run *r);
void check_talk_reminded(struct judge_run *r);
void check_talk_decided(struct judge_run *r);
void check_talk_admonished(struct judge_run *r);
void check_talk_statement(struct judge_run *r);
void check_talk_beyond(struct judge_run *r);
void check_transfer_form(struct judge_run *r);
/* judge_days.c: X02.2 of 谈话记录, 调离登记, 述责述廉报告, 述责述廉评议 */
void check_document_days(struct judge_run *r);
/* judge_vote.c: the votes of a 述责述廉评议 */
void check_votes(struct judge_run *r);
void check_ballots(struct judge_run *r);
/* judge_organ.c: 问责工作报告 */
void check_accountability_report(struct judge_run *r);
/* judge_case.c: the rule of the row, on a 问责案件 */
void check_case(struct judge_run *r);
/* judge_named.c: what the documents of 谈话, 述责述廉, 督查, 问责 give and
 * name: parts of X02.2, X03.1 and X03.2 */
void check_named_values(struct judge_run *r);
void check_named_references(struct judge_run *r);
void check_named_twice(struct judge_run *r, struct map *m);
/* X03.2 of one number: `m` holds those before; `what` says what it is. */
void number_once(struct judge_run *r, struct map *m, const struct item *it,
    const struct field *f, const char *what);

/* What the items of 加减分事项 have alike, 表彰, 推广, 查处, 处分. */
struct adjustment {
	const struct item *item;
	const char *kind;             /* 表彰 ... */
	const struct field *unit;
	const struct field *person, *case_id; /* NULL: has none */
	const struct f_day *day;
};

/* All of them, list after list. */
const struct adjustment *adjustments_of(struct judge_run *r, size_t *n);

/* A10.6's warning applies to the file: then A10.5 is not said.  The
 * earlier run's as-of date, DAY_NONE for none. */
day_t run_that_missed(const struct judge_run *r);

#endif
