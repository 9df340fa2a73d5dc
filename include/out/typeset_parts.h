/*
 * typeset_parts.h - the parts of a paper (GB/T 9704: 版头, 主体, 版记)
 * to strips, and what stands outside the type area to the pages.
 * Errors: as typeset.h.
 */
#ifndef OUT_TYPESET_PARTS_H
#define OUT_TYPESET_PARTS_H

#include <stdbool.h>

#include "out/typeset_page.h"

#define COLOR_RED 0xFF0000

/* What is drawn on page 1 above and below the strips. */
struct masthead {
	struct run_list run;
	struct rule_list rule;
};

/* A line of the head, 三号, one line and no wider than the type area. */
struct head_item {
	const char *text;     /* NULL: nothing is put */
	const char *field;    /* its name in errors */
	enum font_role role;
	mpt_t x;              /* its left end, right end or middle */
	mpt_t top;            /* of its em box on the page */
	bool right;           /* x is its right end */
};

/* *width: how wide it is, 0 for none. */
bool head_put(struct setter *s, const struct sheet *sheet,
    const struct head_item *h, struct run_list *out, mpt_t *width);
/* x is its middle. */
bool head_put_centred(struct setter *s, const struct sheet *sheet,
    const struct head_item *h, struct run_list *out);
/* How far the ink of 小标宋 reaches above and below its baseline. */
mpt_t head_ink_above(mpt_t size);
mpt_t head_ink_below(mpt_t size);

/*
 * The head of 文件 and 纪要, the mark no higher than `most` if it can be
 * set so; sets the sheet's first_top to the title's place.
 */
bool red_head(struct setter *s, struct sheet *sheet, mpt_t most,
    struct masthead *out);
/*
 * The letter's head and red lines; sets the sheet's first_top and
 * first_bottom to what they leave.
 */
bool letter_head(struct setter *s, struct sheet *sheet,
    struct masthead *out);
/* The form's head is plain text: organ above the title. */
bool form_head(struct setter *s, struct strips *out,
    const struct sheet *sheet);
bool form_number(struct setter *s, struct strips *out,
    const struct sheet *sheet);
/* A title in 二号小标宋: the paper's, an annex's. */
struct title_spec {
	const struct gw_text *text;
	enum tag_kind tag;
	const char *field;    /* for errors */
	const char *prefix;   /* of the bookmark: 附件1; NULL: none */
};

bool title_put(struct setter *s, struct strips *out,
    const struct sheet *sheet, const struct title_spec *t);
bool parts_title(struct setter *s, struct strips *out,
    const struct sheet *sheet);
bool parts_addressee(struct setter *s, struct strips *out,
    const struct sheet *sheet);
bool parts_body(struct setter *s, struct strips *out,
    const struct sheet *sheet);
bool parts_attachments(struct setter *s, struct strips *out,
    const struct sheet *sheet);
/* 署名, 成文日期 and 附注 */
bool parts_signature(struct setter *s, struct strips *out,
    const struct sheet *sheet);
/* 回执, kept on one page where it can be. */
bool parts_slip(struct setter *s, struct strips *out,
    const struct sheet *sheet);
/* 出席, 请假, 列席 of 纪要 */
bool parts_people(struct setter *s, struct strips *out,
    const struct sheet *sheet);
/* 附件, each on pages of its own. */
bool parts_annexes(struct setter *s, struct strips *out,
    const struct sheet *sheet);
/* Do the n blocks begin on a turned page: a turned table, with headings
   alone before it? */
bool blocks_turned(struct setter *s, const struct gw_block *v, size_t n);
/* Puts the strips from `from` on turned pages; set with sheet_turned(). */
void strips_turn(struct strips *out, size_t from);
/* 版记 on the lower edge of the last page; in letters without lines. */
bool parts_foot(struct setter *s, struct strips *out,
    const struct sheet *sheet);
/* Page numbers, 草稿, the ledger's chain. */
bool furniture(struct setter *s, const struct sheet *sheet,
    struct layout *l);

#endif
