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

/*
 * The letter's head and red lines; sets the sheet's first_top and
 * first_bottom to what they leave.
 */
bool letter_head(struct setter *s, struct sheet *sheet,
    struct masthead *out);
/* The form's head is plain text: organ above the title. */
bool form_head(struct setter *s, struct strips *out,
    const struct sheet *sheet);
bool parts_title(struct setter *s, struct strips *out,
    const struct sheet *sheet);
bool parts_addressee(struct setter *s, struct strips *out,
    const struct sheet *sheet);
bool parts_body(struct setter *s, struct strips *out,
    const struct sheet *sheet);
bool parts_attachments(struct setter *s, struct strips *out,
    const struct sheet *sheet);
bool parts_signature(struct setter *s, struct strips *out,
    const struct sheet *sheet);
bool parts_note(struct setter *s, struct strips *out,
    const struct sheet *sheet);
/* 回执, kept on one page where it can be. */
bool parts_slip(struct setter *s, struct strips *out,
    const struct sheet *sheet);
bool parts_foot(struct setter *s, struct strips *out,
    const struct sheet *sheet);
/* Page numbers, 草稿, the ledger's chain. */
bool furniture(struct setter *s, const struct sheet *sheet,
    struct layout *l);

#endif
