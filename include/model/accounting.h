/*
 * accounting.h - 述责述廉报告 and 述责述廉评议 as they were read (述责述廉制度).
 * Shapes: as in field.h; a part that the file lacks has `given` false.
 * Owner:  the item arena of the reading.
 */
#ifndef MODEL_ACCOUNTING_H
#define MODEL_ACCOUNTING_H

#include "base/arena.h"
#include "model/field.h"
#include "model/terms.h"

/* 对象 of a report that is nobody's own */
#define REPORT_OF_TEAM "领导班子"

/* 段 of a report: at most one of the four heads of 第三条 */
struct report_paragraph {
	struct field text, f_head;
	bool has_head;
	enum accounting_head head;
};

struct report_section {
	bool given;
	struct place at;
	VEC(struct report_paragraph) paragraph;
};

struct accounting_report {
	bool has_half;
	enum half half;             /* 期间 */
	struct field f_half;
	struct field subject;       /* 对象: REPORT_OF_TEAM or a 编号 */
	struct f_day published;     /* 公开日期 */
	struct report_section section[REPORT_SECTIONS];
};

/* 参会 */
struct attendance { struct place at; struct field kind; struct f_number n; };

/* 反馈, 整改 of one object */
struct feedback {
	bool given;
	struct place at;
	struct f_day day, received; /* 收到日期 */
	VEC(struct field) opinion;
};

struct mending {
	bool given;
	struct place at;
	struct f_day due, planned, reported; /* 期限, 方案日期, 报告日期 */
	bool has_verdict;
	enum mended verdict;
	struct field f_verdict;
};

/* 评议: one object's votes */
struct vote {
	struct place at;
	struct field id, name, post, unit;
	struct f_number cast[BALLOTS]; /* 无效 absent: 0, not given */
	struct feedback feedback;
	struct mending mending;
};

struct accounting_vote {
	bool city;                  /* 层级=市级 */
	struct field f_level;
	bool has_half;
	enum half half;
	struct field f_half;
	struct f_day day, listed;   /* 名单同意日期 */
	struct f_day plan_filed, plan_reviewed; /* 方案报送, 方案审核 */
	struct f_day reported;      /* 上报日期 */
	struct field delegate;      /* 监督代表 */
	struct field asked, commented; /* 提问, 点评: 是, 否 or absent */
	struct f_number staff, due, present; /* 单位人数, 应到, 实到 */
	VEC(struct attendance) attendance;
	VEC(struct vote) vote;
};

#endif
