/*
 * terms.h - the closed lists of the vocabulary (VOCABULARY.md): each an
 * enum with one table of its Chinese names (docs/glossary.md).
 * Errors: the _parse functions return false on any other text.
 */
#ifndef MODEL_TERMS_H
#define MODEL_TERMS_H

#include <stdbool.h>
#include <stddef.h>

/* 责任 */
enum duty { DUTY_MAIN, DUTY_OVERSIGHT, DUTIES };
/* 类别; 适用 adds 全部 */
enum category { CAT_COUNTY, CAT_CITY, CATEGORIES };
enum applies { APPLIES_COUNTY, APPLIES_CITY, APPLIES_ALL };
/* 共性, 个性 */
enum klass { CLASS_COMMON, CLASS_INDIVIDUAL, CLASSES };
/* 周期 */
enum cycle { CYCLE_MONTH, CYCLE_QUARTER, CYCLE_HALF, CYCLE_YEAR, CYCLE_ONCE,
	CYCLES };
/* 履责主体 */
enum actor { ACTOR_TEAM, ACTOR_PRINCIPAL, ACTOR_MEMBER, ACTOR_DISCIPLINE,
	ACTORS };
/* 密级 */
enum secrecy { SECRECY_PUBLIC, SECRECY_INTERNAL, SECRECY_SECRET,
	SECRECY_CONFIDENTIAL };
/* 方式 of a 记实提交 */
enum mode { MODE_ADD, MODE_WHOLE };
/* 结论 of an 意见; OPINION_NONE where there is none */
enum opinion { OPINION_NONE, OPINION_PASS, OPINION_RETURN, OPINION_DEDUCT,
	OPINION_FALSE };
/* Verdict on a file */
enum verdict { VERDICT_ACCEPTED, VERDICT_PARTIAL, VERDICT_REFUSED,
	VERDICT_UNJUDGED, VERDICTS };
/* 排名公布 */
enum publication { PUBLISH_DEFAULT, PUBLISH_ALL, PUBLISH_BANDS, PUBLISH_NONE };
/* State of a task or duty by date */
enum state { STATE_OPEN, STATE_NEAR, STATE_OVERDUE, STATE_DONE,
	STATE_DONE_LATE, STATES };

/* 级别 of 表彰 (国家, 省, 市) and of 推广 (全国, 全省, 全市) */
enum tier { TIER_NATION, TIER_PROVINCE, TIER_CITY, TIERS };
/* 级别 of a person */
enum cadre_level { CADRE_COUNTY, CADRE_SECTION, CADRE_ORDINARY,
	CADRE_LEVELS };
/* 结果 of a 查处, the heaviest first (D14.3) */
enum outcome { OUTCOME_CRIMINAL, OUTCOME_DISCIPLINE, OUTCOME_CIRCULAR,
	OUTCOME_ADMONITION, OUTCOME_ORGANISATIONAL, OUTCOMES };
/* 查处机关 */
enum investigator { INVESTIGATOR_CITY, INVESTIGATOR_COUNTY,
	INVESTIGATOR_SUPERIOR, INVESTIGATOR_OTHER, INVESTIGATORS };
/* 对象 of a 处分 */
enum target { TARGET_PRINCIPAL, TARGET_MEMBER, TARGET_ORGAN, TARGETS };
/* The parts of a 年终考核: 民主测评, 问卷调查, 理论测试 */
enum year_end_part { PART_APPRAISAL, PART_SURVEY, PART_TEST, PARTS };
/* 期间 of a report: 上半年, 下半年 */
enum half { HALF_FIRST, HALF_SECOND, HALVES };
/* 事由 of a 重点领域 */
enum concern { CONCERN_COMPLAINTS, CONCERN_CORRUPTION, CONCERNS };

/* Roots, in the order of taking in (DESIGN.md, Take in). */
enum root {
	ROOT_ROSTER,      /* 单位名册 */
	ROOT_CHECKLIST,   /* 责任清单 */
	ROOT_PLAN,        /* 考核方案 */
	ROOT_WORKLIST,    /* 工作台账 */
	ROOT_SUBMISSION,  /* 记实提交 */
	ROOT_REVIEW,      /* 审核意见 */
	ROOT_APPROVAL,    /* 签批 */
	ROOT_BRIEFING,    /* 书面告知: from here on "the rest" */
	ROOT_FOCUS,       /* 重点领域 */
	ROOT_YEAR_END,    /* 年终考核 */
	ROOT_ADJUSTMENTS, /* 加减分事项 */
	ROOT_DUTY_REPORT, /* 履责报告 */
	ROOTS,
	ROOT_NONE = ROOTS /* could not be told */
};

enum side { SIDE_OFFICE, SIDE_UNIT };

const char *duty_name(enum duty d);          /* 主体责任 */
const char *category_name(enum category c);  /* 县区 */
const char *applies_name(enum applies a);
const char *class_name(enum klass k);        /* 共性 */
const char *cycle_name(enum cycle c);        /* 每月 */
const char *actor_name(enum actor a);
const char *secrecy_name(enum secrecy s);
const char *opinion_name(enum opinion o);
const char *verdict_name(enum verdict v);    /* 部分受理 */
const char *state_name(enum state s);        /* 逾期 */
const char *commended_name(enum tier t);     /* 国家, of a 表彰 */
const char *promoted_name(enum tier t);      /* 全国, of a 推广 */
const char *cadre_level_name(enum cadre_level l);
const char *outcome_name(enum outcome o);
const char *investigator_name(enum investigator i);
const char *target_name(enum target t);
const char *year_end_part_name(enum year_end_part p);
const char *concern_name(enum concern c);
const char *half_name(enum half h);
const char *root_name(enum root r);          /* 记实提交; "" for NONE */
enum side root_side(enum root r);

bool duty_parse(const char *s, enum duty *out);
bool category_parse(const char *s, enum category *out);
bool applies_parse(const char *s, enum applies *out);
bool cycle_parse(const char *s, enum cycle *out);
bool actor_parse(const char *s, enum actor *out);
bool secrecy_parse(const char *s, enum secrecy *out);
bool mode_parse(const char *s, enum mode *out);
bool opinion_parse(const char *s, enum opinion *out);
bool verdict_parse(const char *s, enum verdict *out);
bool publication_parse(const char *s, enum publication *out);
bool commended_parse(const char *s, enum tier *out);
bool promoted_parse(const char *s, enum tier *out);
bool cadre_level_parse(const char *s, enum cadre_level *out);
bool outcome_parse(const char *s, enum outcome *out);
bool investigator_parse(const char *s, enum investigator *out);
bool target_parse(const char *s, enum target *out);
bool concern_parse(const char *s, enum concern *out);
bool half_parse(const char *s, enum half *out);
bool root_parse(const char *s, enum root *out);

/* Does a 密级, as written, forbid an ordinary computer (A14.1)?  All
 * but 公开 and 内部 do, misspelt ones too; NULL and "" do not. */
bool secrecy_closed(const char *text);

bool applies_to(enum applies a, enum category c);

#endif
