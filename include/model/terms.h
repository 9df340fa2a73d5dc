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
/* State of a task or duty: by date, or as a 核查 found its rectification */
enum state { STATE_OPEN, STATE_NEAR, STATE_OVERDUE, STATE_DONE,
	STATE_DONE_LATE, STATE_RECTIFIED, STATE_NOT_RECTIFIED,
	STATE_REFUSED, STATE_FAKED, STATES };

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
/* 等次, the best first; BAND_NONE: no score, no grade */
enum band { BAND_BEST, BAND_GOOD, BAND_FAIR, BAND_POOR, BAND_NONE, BANDS };
/* 事由 of a 重点领域 */
enum concern { CONCERN_COMPLAINTS, CONCERN_CORRUPTION, CONCERNS };

/* 类型 of a 谈话记录 (谈话制度第六条) */
enum talk_kind { TALK_APPOINTMENT, TALK_INTEGRITY, TALK_DUTY, TALK_REMINDER,
	TALK_ADMONITION, TALK_KINDS };
/* Who is to hold a 督责约谈: 党委, 市委, 市纪委 (谈话制度第十四条) */
enum talk_side { TALK_BY_UNIT, TALK_BY_CITY, TALK_BY_DISCIPLINE,
	TALK_SIDES };
/* 类型 of a 督查反馈 (督查考核办法第五条至第八条) */
enum inspection_kind { INSPECTION_DAILY, INSPECTION_FOCUSED,
	INSPECTION_SPECIAL, INSPECTION_WHOLE, INSPECTION_KINDS };
/* 结论 of a 核查 */
enum rectified { RECTIFIED, RECTIFIED_NOT, RECTIFIED_REFUSED,
	RECTIFIED_FAKED, RECTIFIED_KINDS };
/* 内容 of a 段 (述责述廉制度第三条) */
enum accounting_head { HEAD_POLITICS, HEAD_PARTY, HEAD_ANTICORRUPTION,
	HEAD_INTEGRITY, ACCOUNTING_HEADS };
/* The thirds of a 述责述廉报告: 成绩, 问题, 整改措施 */
enum report_section_kind { SECTION_MERITS, SECTION_PROBLEMS,
	SECTION_MEASURES, REPORT_SECTIONS };
/* Votes on an object of 述责述廉 */
enum ballot { BALLOT_BEST, BALLOT_GOOD, BALLOT_FAIR, BALLOT_POOR,
	BALLOT_ABSTAIN, BALLOT_INVALID, BALLOTS };
/* 结论 of the 整改 after a 评议 */
enum mended { MENDED, MENDED_NOT, MENDED_NOTHING, MENDED_KINDS };
/* 类型 of an organ that holds to account */
enum organ_type { ORGAN_COMMITTEE, ORGAN_INSPECTION, ORGAN_DEPARTMENT,
	ORGAN_TYPES };
/* The seven ways, 通报 being two: of an organ and of a cadre */
enum measure_kind { MEASURE_CHECK, MEASURE_CIRCULAR, MEASURE_REORGANISE,
	MEASURE_ADMONITION, MEASURE_ADJUSTMENT, MEASURE_DISCIPLINE,
	MEASURES };
/* What execution of a decision is made of, each done on a day */
enum case_act_kind { ACT_ANNOUNCED, ACT_CHECK, ACT_FORMALITIES,
	ACT_SELF_CRITICISM, ACT_DEEP_CHECK, ACT_PUBLISHED, CASE_ACTS };
/* 结论 of a 复查 */
enum reconsidered { RECONSIDERED_UPHELD, RECONSIDERED_CHANGED,
	RECONSIDERED_REVOKED, RECONSIDERED_KINDS };

/* Roots, in the order of taking in (DESIGN.md, Take in). */
enum root {
	ROOT_ROSTER,      /* 单位名册 */
	ROOT_CHECKLIST,   /* 责任清单 */
	ROOT_PLAN,        /* 考核方案 */
	ROOT_ORGANS,      /* 问责主体 */
	ROOT_CHANGE,      /* 干部变动 */
	ROOT_WORKLIST,    /* 工作台账 */
	ROOT_SUBMISSION,  /* 记实提交 */
	ROOT_REVIEW,      /* 审核意见 */
	ROOT_APPROVAL,    /* 签批 */
	ROOT_BRIEFING,    /* 书面告知: from here on "the rest" */
	ROOT_FOCUS,       /* 重点领域 */
	ROOT_YEAR_END,    /* 年终考核 */
	ROOT_ADJUSTMENTS, /* 加减分事项 */
	ROOT_DUTY_REPORT, /* 履责报告 */
	ROOT_INSPECTION,  /* 督查反馈 */
	ROOT_RECTIFICATION, /* 整改报告 */
	ROOT_CHECK,       /* 整改核查 */
	ROOT_TRANSFER,    /* 调离登记 */
	ROOT_REPORT,      /* 述责述廉报告 */
	ROOT_VOTE,        /* 述责述廉评议 */
	ROOT_TALK,        /* 谈话记录 */
	ROOT_ACCOUNTABILITY, /* 问责工作报告 */
	ROOT_CASE,        /* 问责案件 */
	ROOTS,
	ROOT_NONE = ROOTS /* could not be told */
};

/* Whose documents they are; some may come from either side. */
enum side { SIDE_OFFICE, SIDE_UNIT, SIDE_EITHER };

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
const char *half_name(enum half h);          /* 上半年 */
const char *talk_kind_name(enum talk_kind k); /* 诫勉谈话 */
const char *talk_side_name(enum talk_side s); /* 市纪委 */
const char *inspection_kind_name(enum inspection_kind k);
const char *rectified_name(enum rectified r); /* 不到位 */
const char *accounting_head_name(enum accounting_head h);
const char *report_section_name(enum report_section_kind s);
const char *ballot_name(enum ballot b);      /* 优秀, of a vote */
const char *mended_name(enum mended m);
const char *organ_type_name(enum organ_type t); /* 党委 */
const char *measure_kind_name(enum measure_kind m);
const char *case_act_name(enum case_act_kind a); /* 宣布 */
const char *reconsidered_name(enum reconsidered r);
const char *band_name(enum band b);          /* 优秀 ... 未计分 */
const char *grade_name(enum band b);         /* 优秀 ... 未评定 */
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
bool talk_kind_parse(const char *s, enum talk_kind *out);
bool inspection_kind_parse(const char *s, enum inspection_kind *out);
bool rectified_parse(const char *s, enum rectified *out);
bool accounting_head_parse(const char *s, enum accounting_head *out);
bool mended_parse(const char *s, enum mended *out);
bool organ_type_parse(const char *s, enum organ_type *out);
bool measure_kind_parse(const char *s, enum measure_kind *out);
bool reconsidered_parse(const char *s, enum reconsidered *out);
bool root_parse(const char *s, enum root *out);

/* Does a 密级, as written, forbid an ordinary computer (A14.1)?  All
 * but 公开 and 内部 do, misspelt ones too; NULL and "" do not. */
bool secrecy_closed(const char *text);

bool applies_to(enum applies a, enum category c);

#endif
