/*
 * xml_bind.h - from captured elements (xml_cap.h) to the model (doc.h),
 * by tables: one row per attribute or simple child element, with its
 * reader and its place in the structure.
 * Errors: a value that cannot be read counts in `unreadable` and is as
 *         absent; the XSD says it in words.  Elements and attributes
 *         without a row are passed over.
 * Owner:  what the model keeps is copied into the binding's arena.
 */
#ifndef IO_XML_BIND_H
#define IO_XML_BIND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "io/xml_cap.h"
#include "model/doc.h"

struct binding {
	struct arena *a;
	struct doc *doc;
	uint32_t unreadable;     /* values so far */
	const char *bad_name;    /* the first of them */
	const char *bad_value;
	struct place bad_at;
};

/*
 * Reads one value into `out`; v NULL sets what stands for absence.
 * False where the value cannot be read (out is then as absent).
 */
typedef bool bind_reader(struct arena *a, const struct cap_attr *v,
    void *out);

struct bind_row {
	const char *name;
	bind_reader *read;
	size_t at;               /* offsetof */
};

bind_reader bind_text, bind_day, bind_moment, bind_month;
bind_reader bind_number, bind_count;         /* struct f_number */
bind_reader bind_hundredths, bind_whole;     /* int64_t; absent: kept */
bind_reader bind_yes;                        /* bool; absent: false */
bind_reader bind_duty, bind_category, bind_applies, bind_cycle,
    bind_secrecy, bind_mode, bind_opinion, bind_publication,
    bind_organ_kind, bind_commended, bind_promoted, bind_cadre_level,
    bind_outcome, bind_investigator, bind_target, bind_concern;

/* All rows from the attributes of e; absent ones as well. */
void bind_attrs(struct binding *b, const struct cap *e,
    const struct bind_row *row, size_t n, void *base);
/* One row from an element's text; e NULL is absent. */
void bind_element(struct binding *b, const struct cap *e, bind_reader *read,
    void *out);
void bind_person(struct binding *b, const struct cap *e,
    struct person *out);
void bind_evidence(struct binding *b, const struct cap *e,
    struct evidence *out);
/* 归档, 告知, 送达 ...: `to` is the attribute that says where to. */
void bind_sent(struct binding *b, const struct cap *e, const char *to,
    struct sent *out);
void bind_amendment(struct binding *b, const struct cap *e,
    struct amendment *out);
void bind_indicator(struct binding *b, const struct cap *e,
    enum klass klass, struct indicator *out);

#define BIND_ROWS(b, e, rows, base) \
	bind_attrs((b), (e), (rows), sizeof(rows) / sizeof((rows)[0]), (base))

/* What a binder of one kind of root does; NULL where there is nothing. */
struct bind_root {
	/* Makes the body from the root's attributes. */
	void (*head)(struct binding *b, const struct cap *root);
	/* A child of the root that is no item. */
	void (*child)(struct binding *b, const struct cap *e, bool broken);
	/* An item; returns the new one's common part. */
	struct item *(*item)(struct binding *b, const struct cap *e,
	    const struct item *common);
	const char *items[5];    /* names of the item elements, then NULL */
	const char *id;          /* the attribute that is an item's 编号 */
	const char *identity[4]; /* the root's identifying attributes */
};

extern const struct bind_root bind_roster, bind_checklist, bind_plan,
    bind_worklist, bind_submission, bind_review, bind_approval,
    bind_briefing, bind_focus, bind_year_end, bind_adjustments,
    bind_duty_report,
    bind_organs, bind_change, bind_inspection, bind_rectification,
    bind_check, bind_transfer, bind_report, bind_vote, bind_talk,
    bind_accountability, bind_case;

/* Head of the document: root, identity, unit, year, own date; body. */
void bind_document(struct binding *b, const struct cap *root);
/* Is the child of the root an item?  *id is its 编号's attribute. */
bool bind_is_item(enum root root, const char *name, const char **id);
/* A finished child of the root; `common` for an item, else NULL. */
struct item *bind_child(struct binding *b, const struct cap *e,
    const struct item *common, bool broken);

#endif
