/*
 * verify_parts.h - inside the examination of a workspace only.
 */
#ifndef STAGE_VERIFY_PARTS_H
#define STAGE_VERIFY_PARTS_H

#include "io/xml_tree.h"
#include "stage/archive_shelf.h"
#include "stage/keys.h"
#include "stage/manifest.h"
#include "stage/press.h"
#include "stage/verify.h"

/* Of a 廉洁档案, opened and digested once. */
struct examined_bag {
	const char *shown;        /* outputs/廉洁档案/x */
	const struct bag_report *report;
};

struct examining {
	struct workspace *ws;
	const struct verify_asked *asked;
	struct publication_events all;
	struct err damage;        /* what the ledger said of itself */
	const struct sign_key *key; /* that was given, else the office's;
	                           * NULL = there is none */
	VEC(struct examined_bag) bag; /* by verify_archive */
	struct archive_stock stock;
	struct press *press;      /* NULL until something is printed */
};

/* The one press of all that is printed again. */
bool verify_press(struct examining *x, struct err *e);

/* A failure that is damage is a fault; another stops the examination. */
bool verify_damage(struct examining *x, struct proof *p, const char *object,
    bool ok, const struct err *own, struct err *e);

/* templates/schema/<name>.xsd; xml_tree_schema_free. */
bool verify_schema(const struct examining *x, const char *name,
    struct schema **out, struct err *e);
/* A folder that an event says was written whole, with the SM3 of its
 * manifest: counts its files; *sound: as it was. */
bool verify_folder(struct examining *x, struct proof *p, const char *object,
    const char *digest, bool *sound, struct err *e);
/* The folder has the files that its maker makes, and no other: who changed
 * the ledger's event, too, might have put one there, or taken it away. */
bool verify_exactly(struct examining *x, struct proof *p, const char *object,
    const struct file_names *made, struct err *e);
/* Folders of outputs/<below> that look so and are none of `known`: put
 * there, or the ledger has lost the end of its events. */
bool verify_unknown(struct examining *x, struct proof *p, const char *below,
    const struct event_objects *known, struct err *e);

/* verify_transfer.c: every 归档移交单 as it was made, its pieces those of the
 * bags, its receipt of this very list. */
bool verify_transfer(struct examining *x, struct proof *p, struct err *e);
/* verify_checkpoint.c: ERR_DAMAGED where the chain is not that. */
bool verify_chain_at(struct workspace *ws, const struct checkpoint *c,
    enum checkpoint_of of, struct err *e);
/* The checkpoint that was asked for, and its signature. */
bool verify_tail(struct examining *x, struct proof *p, struct err *e);
bool verify_tail_signed(struct examining *x, struct proof *p, struct err *e);
/* verify_certificates.c: each of them, where it stands or is kept. */
struct placed_certificate {
	size_t event;             /* which of the events */
	const char *place;        /* below outputs */
	bool stands;              /* the last of its month */
};
struct placed_certificates {
	struct publication_events event;
	VEC(struct placed_certificate) v;
};
bool verify_certificates_placed(struct examining *x,
    struct placed_certificates *out, struct err *e);
bool verify_certificates(struct examining *x, struct proof *p,
    struct err *e);

/* verify_papers.c, with --replay: the papers that are of the archive itself,
 * printed again from the ledger and the bags. */
bool verify_catalogues(struct examining *x, struct proof *p, struct err *e);
bool verify_lists(struct examining *x, struct proof *p, struct err *e);
bool verify_certificate_papers(struct examining *x, struct proof *p,
    struct err *e);

/* verify_archive.c: every 廉洁档案 that the ledger knows, and no other, as it
 * was sealed; and, after it, what their signatures are. */
bool verify_archive(struct examining *x, struct proof *p, struct err *e);
bool verify_signatures(struct examining *x, struct proof *p, struct err *e);
/* verify_pieces.c: every piece in them is a paper that a run published, and
 * with --replay what the ledger gives for it, printed again. */
bool verify_origin(struct examining *x, struct proof *p, struct err *e);
bool verify_pieces(struct examining *x, struct proof *p, struct err *e);
/* Papers and facts in them can be opened, pages as their metadata says, which
 * keeps to its XSD; and so can 卷内目录, 归档移交单, 归档证明. */
bool verify_readable(struct examining *x, struct proof *p, struct err *e);

#endif
