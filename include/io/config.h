/*
 * config.h - what the office sets in templates/: office.xml, fonts.xml,
 * papers/kinds.xml, rules/{levels,patterns,filler,sanctions,regulations,
 * authority,effects}.xml, calendar.
 * Errors: ERR_CONFIG with file:line and what to mend.
 * Owner:  the arena; the pattern set is freed by config_release.
 */
#ifndef IO_CONFIG_H
#define IO_CONFIG_H

#include "base/arena.h"
#include "base/digest.h"
#include "base/err.h"
#include "io/pattern.h"
#include "io/xml_tree.h"
#include "model/calendar.h"
#include "rules/policy.h"

/* 机关 of office.xml */
struct office_organ {
	const char *type;    /* 市委, 市委办公室, 市委主体办, 市纪委 */
	const char *name;    /* full */
	const char *brief;   /* short; the full name where none */
	const char *prefix;  /* 代字, "" = none */
	const char *phone;   /* "" = none */
	const char *issuer;  /* 印发机关; the short name where none */
};

/* A row of papers/kinds.xml. */
struct paper_kind {
	const char *name;      /* 文种 */
	const char *file;      /* template, ASCII */
	const char *organ;     /* type of the issuing organ; "本单位" */
	const char *agent;     /* 承办: type of the organ; "" = none */
	const char *prefix;    /* 代字; "" = the organ's */
	bool letter;           /* 格式=信函 */
	bool approval, number, seal; /* 签批, 文号, 用印 */
};

struct font_name { const char *role, *ps_name; bool substitute; };

struct config {
	struct policy policy;
	const char *city;      /* 城市: 示例市 */
	struct pattern_set *patterns;
	VEC(struct office_organ) organ;
	VEC(struct paper_kind) kind;
	VEC(struct font_name) font;
	/* SM3 of levels.xml, patterns.xml, sanctions.xml, regulations.xml
	 * and authority.xml: a file not accepted is judged again when they
	 * change */
	char rules_sm3[DIGEST_HEX];
};

bool config_load(struct arena *a, const char *templates,
    struct config *out, struct err *e);
void config_release(struct config *c);
bool config_calendar(struct arena *a, const char *templates,
    const struct calendar **out, struct err *e);
/* NULL where there is none. */
const struct office_organ *config_organ(const struct config *c,
    const char *type);
/* The organ of that type, full name or short name. */
const struct office_organ *config_organ_named(const struct config *c,
    const char *name);
const struct paper_kind *config_kind(const struct config *c,
    const char *name);
/* Is a paper of the kind sealed?  Of none that kinds.xml does not have: the
 * press refuses it. */
bool config_seal(const struct config *c, const char *kind);

#endif
