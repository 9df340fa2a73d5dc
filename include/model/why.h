/*
 * why.h - a score taken apart: a tree of contributions down to the file
 * and line of every record (`liangze why`).
 * Units:  points are exact and of the score at the root; what a node has
 *         in its own scale (a class's score, a task's 分值) is `own` of at
 *         most `full`, and own × factor = points.
 *         Of a year F, or the 日常考核 so far where there is none.
 * Shapes: a node's points are the sum of its children's.  A leaf is what
 *         something is worth (>= 0) or what was taken off (<= 0): the
 *         leaves of the tree add up to the score.
 * A14.1:  a record under secrecy has no 编号, place or text here.
 * Owner:  the arena given to rules/why; borrows from the results.
 */
#ifndef MODEL_WHY_H
#define MODEL_WHY_H

#include "model/results.h"

enum why_kind {
	WHY_SCORE,       /* the whole: a window's recording score */
	WHY_YEAR,        /* the whole: F of a year */
	WHY_DAILY,       /* 日常考核; the whole where there is no F yet */
	WHY_FINAL,       /* 年终考核 of a responsibility */
	WHY_DUTY,        /* a responsibility */
	WHY_CLASS,       /* 共性, 个性 */
	WHY_TASK,
	WHY_RECORD,      /* one that counts */
	WHY_MISSING,     /* those that 次数 asks for and that are not there */
	WHY_SURPLUS,     /* leaf of 0: more than 次数 asks for */
	WHY_VALUE,       /* leaf: 分值 ÷ 次数 of the node above */
	WHY_LOSS,        /* leaf: taken off by a rule */
	WHY_PART,        /* leaf: 民主测评, 问卷调查, 理论测试 */
	WHY_BONUS,       /* leaf: 表彰, 推广; 0 where it does not count */
	WHY_PENALTY,     /* leaf, <= 0: 查处 */
	WHY_CAP,         /* leaf, <= 0: what 加分上限 cuts */
	WHY_FLOOR,       /* leaf: what is missing to 0 */
	WHY_KINDS
};

enum { WHY_NO_RULE = -1, WHY_NO_WEIGHT = -1 };

struct why_node {
	enum why_kind kind;
	const char *title;            /* Chinese, never NULL */
	const struct rational *points;
	const struct rational *own, *full, *factor; /* NULL: has none */
	int64_t weight;               /* the plan's, hundredths of a percent;
	                               * WHY_NO_WEIGHT: none, or it counts
	                               * whole since its sibling has no score */
	bool alone;                   /* ... the latter */
	const struct task *task;      /* of it and what is below; NULL */
	const struct fact_record *record; /* NULL: none, or under secrecy */
	bool provisional;             /* A15.4: no 审核意见 */
	int rule;                     /* enum rule_id */
	const char *file;             /* "" = none */
	struct place at;
	const char *text;             /* Chinese sentence, "" = none */
	VEC(struct why_node *) part;
};

struct why {
	const struct results *results;
	const struct unit_result *unit;
	const struct annual_result *annual; /* of a year; NULL */
	struct why_node *score;       /* NULL: there is none */
	size_t n_open;                /* tasks of the window not due yet */
};

/* Name of a kind in JSON: "score", "responsibility" ... */
const char *why_kind_name(enum why_kind k);
/* What the leaves of a node add up to. */
const struct rational *why_sum(struct arena *a, const struct why_node *n);
/* The node below (or at) `n` that stands for the record; NULL. */
const struct why_node *why_find(const struct why_node *n,
    const struct fact_record *r);

#endif
