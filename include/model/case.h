/*
 * case.h - 问责主体, 问责工作报告, 问责案件 as they were read (问责工作程序).
 * Shapes: as in field.h; a stage that the case has not reached has
 *         `given` false.
 * Owner:  the item arena of the reading.
 */
#ifndef MODEL_CASE_H
#define MODEL_CASE_H

#include "base/arena.h"
#include "model/field.h"
#include "model/talk.h"
#include "model/terms.h"

/* 机关 of 问责主体 */
struct accountability_organ {
	struct place at;
	struct field name, f_type, office, staff, phone;
	bool has_type;
	enum organ_type type;
};

struct accountability_organs { VEC(struct accountability_organ) organ; };

struct accountability_report {
	struct field organ, f_type, number; /* 机关, 机关类型, 文号 */
	bool has_type, has_half;
	enum organ_type type;
	enum half half;
	VEC(struct field) sent;     /* 报送/@机关 */
};

struct case_source {
	struct place at;
	struct field type, unit, number, proposal; /* 移送文号, 建议 */
	struct f_day day;
};

struct case_target {
	struct place at;
	bool organ;                 /* 类型=党组织 */
	bool principal;             /* 主要负责人=是 */
	struct field f_type, id, name, post, unit, level, background;
};

/* 不予问责 */
struct case_dropped {
	bool given;
	struct place at;
	struct f_day day;
	struct field approver, reason;
};

/* 启动 */
struct case_start {
	bool given;
	struct place at;
	struct f_day day, approved;
	struct field approver, post;
};

/* 调查 */
struct case_inquiry {
	bool given;
	struct place at;
	struct field organ, f_type, mode, leader;
	bool has_type;
	enum organ_type type;
	struct f_day from, to;
	VEC(struct person) member;
};

/* 见面 */
struct case_meeting {
	bool given;
	struct place at;
	struct f_day day;
	struct field signer, adopted, text;
};

/* 调查报告 */
struct case_findings {
	bool given;
	struct place at;
	struct f_day day;
	struct field proposal, file; /* 问责, 不予问责 */
};

/* 情形 */
struct situation { struct place at; struct field article, clause; };

/* 段 of 事实 */
struct fact_paragraph { struct field text; bool open; /* 公开=是 */ };

/* 依据 */
struct decision_basis {
	struct place at;
	struct field regulation, article, paragraph, clause;
};

/* 方式 */
struct measure {
	struct place at;
	bool has_kind;
	enum measure_kind kind;
	struct field f_kind, content, form, range;
};

struct decision {
	bool given;
	struct place at;
	struct field organ, f_type;
	struct field number;        /* 文号, of an organ that is not ours */
	bool has_type;
	enum organ_type type;
	struct f_day discussed, day, effective, reported;
	struct field approved_by;   /* 批准党组织 */
	struct field appeal_term;   /* 1个月, 30日 */
	struct field appeal_organ, reported_to;
	struct f_number effect;     /* 影响期, months */
	VEC(struct decision_basis) basis;
	VEC(struct measure) measure;
};

/* 宣布, 书面检查, 手续, 书面检讨, 深刻检查, 公开: done on a day */
struct case_act {
	bool given;
	struct place at;
	struct f_day day, sent;     /* 报送日期, of a 书面检查 */
	struct field detail;        /* 范围, 签字人, 会议 */
};

struct execution {
	bool given;
	struct place at;
	VEC(struct sent) service;   /* 送达 */
	struct case_act act[CASE_ACTS];
	VEC(struct sent) notice;    /* 告知 */
	VEC(struct sent) filing;    /* 归档 */
	bool withheld;              /* 不公开 */
	struct place withheld_at;
	struct field withheld_why;
};

/* 申诉 */
struct case_appeal {
	bool given;
	struct place at;
	struct f_day day, accepted;
	struct field reason, organ;
};

/* 复查 */
struct reconsideration {
	bool given;
	struct place at;
	struct f_day day, discussed;
	bool has_verdict;
	enum reconsidered verdict;
	struct field f_verdict, approved_by, text;
	struct decision decision;   /* of a 变更 */
};

struct accountability_case {
	int edition;                /* 条例: 2016, 2019; 0 unreadable */
	struct field f_edition;
	struct field organ;         /* 机关: who works on it, if given */
	enum secrecy secrecy;
	struct case_source source;
	struct case_target target;
	struct case_dropped dropped;
	struct case_start start;
	struct case_inquiry inquiry;
	struct case_meeting meeting;
	struct case_findings findings;
	VEC(struct situation) situation;
	struct f_day happened;      /* 事实/@发生日期 */
	VEC(struct fact_paragraph) fact;
	struct decision decision;
	struct execution execution;
	struct case_appeal appeal;
	struct reconsideration reconsideration;
};

#endif
