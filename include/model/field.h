/*
 * field.h - the small shapes that documents are made of (doc.h): values
 * with their places, items, people, evidence.
 * Units:  points are hundredths.
 * Shapes: a text absent in the file has text NULL; a value that could not
 *         be read is as absent.
 * Owner:  the item arena of the reading.
 */
#ifndef MODEL_FIELD_H
#define MODEL_FIELD_H

#include "base/date.h"
#include "base/diag.h"
#include "base/digest.h"

struct field {
	const char *text;  /* trimmed of nothing; NULL = absent */
	struct place at;
};

/* The text, "" for an absent one. */
const char *field_text(const struct field *f);

struct f_day { day_t day; struct place at; };        /* DAY_NONE = absent */
struct f_moment { moment_t t; struct place at; };    /* TIME_NONE */
struct f_number { int64_t n; bool given; struct place at; };

/* What every repeated item (记录, 意见 ...) carries. */
struct item {
	int32_t ordinal;     /* 0, 1, ... in the document, over all items */
	bool broken;         /* an XSD fault lies inside: refused */
	struct place at;     /* its `<` */
	struct field id;     /* 编号 or what identifies it */
	char canonical[DIGEST_HEX]; /* SM3 of its canonical XML (no 更正) */
};

/* 更正, 撤回 */
struct amendment {
	bool given;
	struct place at;
	struct field reason, approver;
	struct f_moment time;
};

/* 负责人, 记录员, 干部: a person in a post from a day to a day */
struct tenure {
	struct item item;   /* only at and id are used */
	struct field name, post, level, team, portfolio, phone;
	/* 性别, 民族, 出生年月, 入党时间, 任现职时间, as written */
	struct field sex, nation, born, joined, appointed;
	struct f_day from, to; /* inclusive; DAY_NONE = open */
};

/* What the file system says of a named file; set by stage/evidence
 * before judging, never by the reader. */
enum evidence_state {
	EVIDENCE_UNSEEN,    /* not looked at: the rule could not run */
	EVIDENCE_OK,
	EVIDENCE_ABSENT,
	EVIDENCE_ESCAPES,   /* path leaves the submission's folder */
	EVIDENCE_NOT_PLAIN, /* folder, link, device, several links */
	EVIDENCE_DIFFERS,   /* digest does not match */
	EVIDENCE_UNREADABLE /* I/O fault: could not be judged */
};

struct evidence {
	struct place at;
	struct field type, path, algorithm, digest;
	enum digest_kind kind;
	uint8_t sum[DIGEST_BYTES];
	bool readable;             /* kind and sum are valid */
	enum evidence_state state;
};

struct person { struct field name, post, id; };

#endif
