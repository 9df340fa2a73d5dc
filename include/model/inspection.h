/*
 * inspection.h - 督查反馈, 整改报告, 整改核查 as they were read (督查考核办法).
 * Shapes: as in field.h.  A problem is known by the 编号 of its 督查 and its
 *         own.
 * Owner:  the item arena of the reading.
 */
#ifndef MODEL_INSPECTION_H
#define MODEL_INSPECTION_H

#include "base/arena.h"
#include "model/field.h"
#include "model/terms.h"

/* 问题 */
struct problem {
	struct item item;
	struct f_day due;           /* 整改期限, inclusive */
	struct field fact, demand;  /* 事实, 整改要求 */
};

struct inspection {
	bool has_kind;
	enum inspection_kind kind;
	struct field f_kind, unit, f_duty, group; /* group = 督查组 */
	enum duty duty;
	struct f_day day;
	struct field number, basis; /* 文号, 依据 */
	VEC(struct problem) problem;
};

/* 整改 */
struct rectification {
	struct item item;           /* id = 问题 */
	bool done;                  /* 状态=已完成 */
	struct field f_state;
	struct f_day completed;     /* 完成日期 */
	struct field measure;       /* 措施 */
	VEC(struct evidence) evidence;
};

struct rectification_report {
	struct field inspection;    /* 督查 */
	VEC(struct rectification) entry;
};

/* 核查 */
struct rectification_finding {
	struct item item;           /* id = 问题 */
	bool has_verdict;
	enum rectified verdict;
	struct field f_verdict, text;
};

struct rectification_check {
	struct field inspection;
	struct f_day day;
	struct field checker;
	VEC(struct rectification_finding) entry;
};

#endif
