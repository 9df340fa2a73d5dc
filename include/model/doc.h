/*
 * doc.h - one document as it was read: typed, with the place of every
 * value a rule may complain about.  Made by io/xml_read, judged by
 * rules/judge, folded into the facts by rules/fold.
 * Units:  points are hundredths; percent are hundredths of a percent.
 * Shapes: a text field absent in the file has text NULL; a value that
 *         could not be read (the XSD finding says why) is as absent,
 *         and its item's `broken` is set.
 * Owner:  the item arena of the reading.
 */
#ifndef MODEL_DOC_H
#define MODEL_DOC_H

#include "base/arena.h"
#include "model/accounting.h"
#include "model/case.h"
#include "model/field.h"
#include "model/inspection.h"
#include "model/talk.h"
#include "model/terms.h"

struct organ {
	bool given;
	struct place at;
	struct field name;
	bool dispatched;    /* 派驻=是 */
	VEC(struct tenure) principal;
};

struct unit {
	struct place at;
	struct field code, name, form;
	enum category category;
	int64_t staff, order; /* order: INT64_MAX where absent */
	bool broken;
	struct organ organ[DUTIES];
	VEC(struct tenure) recorder;
	VEC(struct tenure) cadre;
};

struct roster { VEC(struct unit) unit; };

struct checklist_item { struct field id, text; };

struct checklist {
	enum duty duty;
	enum applies applies;
	VEC(struct checklist_item) entry;
};

struct indicator {
	struct item item;       /* item.id = 编号 */
	struct field name, text, list_item; /* list_item = 清单项 */
	enum duty duty;
	enum applies applies;   /* APPLIES_ALL in a worklist */
	enum klass klass;
	enum cycle cycle;
	int64_t points;         /* hundredths, > 0 */
	struct f_number count;  /* 次数 >= 1 */
	bool evidence;          /* 须印证 */
	struct field due;       /* 完成时限 as written, NULL = default */
};

struct plan {
	struct field number;               /* 文号 */
	struct place weights_at;
	int64_t w_duty[DUTIES];            /* percent */
	int64_t w_daily, w_final;          /* 日常考核, 年终考核 */
	int64_t w_class[CLASSES];
	int64_t conversion;                /* 记实折算, default 100 % */
	struct place grades_at;
	int64_t grade[3];                  /* 优秀 良好 一般, hundredths */
	int64_t cut_late, cut_evidence, cut_overdue; /* 记实扣减, percent */
	int64_t bonus_cap;                 /* -1 = none */
	int64_t tolerance;                 /* 字数容差 */
	int64_t lagging;                   /* 落后名次 */
	enum publication publication;
	struct field worklist_due;         /* 期限 @台账, NULL = 01-31 */
	int64_t promptly;                  /* 及时, working days, default 10 */
	VEC(struct indicator) indicator;
	VEC(struct festival { struct field name; struct f_day day; }) festival;
};

struct worklist {
	VEC(struct indicator) indicator;
	struct amendment amendment;
};

struct record {
	struct item item;
	struct field indicator, paper; /* paper = 纸质档号 */
	struct field f_duty, f_actor, f_secrecy; /* as written, for places */
	bool has_duty, has_actor;
	enum duty duty;
	enum actor actor;
	enum secrecy secrecy;
	struct f_day secret_until;
	struct f_moment from, to;      /* 时间 and @止; to TIME_NONE = absent */
	struct field venue;
	VEC(struct person) person;
	struct field matter;           /* 事项 */
	VEC(struct evidence) evidence;
	struct field signer, signer_post; /* 审核 */
	struct f_moment signed_at;
	struct field enterer;          /* 录入 */
	struct f_moment entered;
	struct amendment amendment;
};

struct withdrawal {
	struct item item;              /* id = 编号 of the record */
	struct amendment why;
};

struct submission {
	month_t month;
	int64_t batch;
	enum mode mode;
	struct field recorder;
	VEC(struct record) record;
	VEC(struct withdrawal) withdrawal;
};

struct briefing {
	month_t month;
	enum duty duty;
	struct f_day day, received;    /* 日期, 签收日期 */
	struct field recorder, signer;
};

/* 履责报告.  What it says (正文) stays in the ledger: nothing reads it. */
struct duty_report {
	struct field f_half, f_duty, number, to, copy; /* 文号, 主送, 抄送 */
	enum half half;
	bool duty[DUTIES];             /* which it is about */
};

struct review_opinion {
	struct item item;              /* id = 记录 */
	struct field unit, record, f_opinion, reason;
	enum opinion opinion;
	struct f_number deduct;        /* 扣分, hundredths */
};

enum organ_kind { ORGAN_NONE, ORGAN_MAIN_OFFICE, ORGAN_DISCIPLINE };

struct review {
	month_t month;
	struct field f_organ, reviewer;
	enum organ_kind organ;         /* 市委主体办, 市纪委 */
	VEC(struct review_opinion) opinion;
};

struct approval_item {
	struct item item;
	struct field kind, basis, unit, person, period, number, verdict,
	    changed, reason, reading;
};

struct approval {
	struct f_day day;
	struct field signer, post, organ;
	VEC(struct approval_item) entry;
};

/* 项 of a 重点领域: no item, a fault in it refuses the file */
struct focus_area {
	struct place at;
	struct field unit, area, f_concern; /* unit may be absent */
	enum concern concern;
};

struct focus {
	struct f_day day;
	VEC(struct focus_area) area;
};

/* 成绩: one unit, one responsibility */
struct year_end_score {
	struct item item;              /* id = 单位 */
	struct field unit, f_duty;
	enum duty duty;
	struct f_number part[PARTS];   /* hundredths, 0 to 100.00 */
};

struct year_end {
	struct field f_organ;
	enum organ_kind organ;         /* ORGAN_NONE = not said */
	struct f_day day;
	VEC(struct year_end_score) score;
};

/* 表彰, 推广 */
struct commendation {
	struct item item;              /* id = 编号 */
	struct field unit, subject;    /* subject = 项目, 经验 */
	struct field f_tier, proof;    /* proof = 文件 */
	enum tier tier;
	struct f_day day;
};

/* 查处: one person, one case, one outcome */
struct investigation {
	struct item item;              /* id = 编号 of the case */
	struct field unit, person, name, f_level, f_outcome, f_organ;
	enum cadre_level level;
	enum outcome outcome;
	enum investigator organ;
	bool reported;                 /* 主动上报=是 */
	struct f_day day;
	struct field case_id;          /* 案件, may be absent */
};

/* 处分 */
struct sanction {
	struct item item;              /* id = 编号 */
	struct field unit, f_target, person, kind; /* person may be absent;
	                                * kind = 种类, in the policy's table */
	enum target target;
	struct f_day day;
	struct field case_id;          /* 案件, may be absent */
};

struct adjustments {
	VEC(struct commendation) commendation; /* 表彰 */
	VEC(struct commendation) promotion;    /* 推广 */
	VEC(struct investigation) investigation;
	VEC(struct sanction) sanction;
};

/* The head of every document and its body by root. */
struct doc {
	enum root root;
	struct place at;            /* of the root element */
	struct field root_text;     /* its local name as written */
	bool broken;                /* an XSD fault outside any item */
	const char *identity;       /* "记实提交 410922 2026-10 1"; "" = none */
	struct field unit;          /* @单位 or NULL */
	struct field id;            /* @编号 of the root or NULL */
	int year;                   /* 年度, of 月份 or of the date; 0 = none */
	struct field f_month;       /* @月份 */
	struct f_moment filed;      /* 报送时间 or 时间 */
	day_t own_day;              /* own date (DESIGN.md); DAY_NONE = none */
	int32_t n_items;
	union {
		struct roster *roster;
		struct checklist *checklist;
		struct plan *plan;
		struct worklist *worklist;
		struct submission *submission;
		struct briefing *briefing;
		struct review *review;
		struct approval *approval;
		struct focus *focus;
		struct year_end *year_end;
		struct adjustments *adjustments;
		struct duty_report *report;
		struct accountability_organs *organs;
		struct personnel_change *change;
		struct inspection *inspection;
		struct rectification_report *rectification;
		struct rectification_check *check;
		struct transfer_form *transfer;
		struct accounting_report *accounting;
		struct accounting_vote *vote;
		struct talk *talk;
		struct accountability_report *accountability;
		struct accountability_case *accountability_case;
	} as;                       /* NULL body when root is ROOT_NONE */
};

/* One of a document's items, in whatever list of the body it stands. */
struct doc_item {
	const struct item *item;
	const char *kind;           /* element name: 记录, 意见 ... */
	bool amended;               /* carries a 更正 */
};

/* How many the body holds, and the k-th of them, list after list (their
 * order in the document is item->ordinal's). */
size_t doc_items(const struct doc *d);
struct doc_item doc_item(const struct doc *d, size_t k);

#endif
