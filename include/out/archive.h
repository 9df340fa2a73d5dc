/*
 * archive.h - the texts of a person's bag (BagIt 1.0, RFC 8493): pure, no
 * file is touched.
 * Shapes: equal pieces give equal bytes.
 * Owner:  `out` is the caller's and is appended to.
 */
#ifndef OUT_ARCHIVE_H
#define OUT_ARCHIVE_H

#include "base/sbuf.h"
#include "model/transfer.h"

#define ARCHIVE_METADATA "metadata.xml"
#define ARCHIVE_FACTS "facts.xml"
#define ARCHIVE_LIST "移交单.xml"
#define ARCHIVE_LIST_PAPER "归档移交单.pdf"
#define ARCHIVE_CATALOGUE "catalogue/卷内目录.pdf"
/* The tag file of the bag itself, and of it: */
#define ARCHIVE_INFO "bag-info.txt"
#define ARCHIVE_OXUM "Payload-Oxum"
#define ARCHIVE_CHAIN_COUNT "Liangze-Chain-Count"

/* metadata.xml of a piece (DA/T 46; templates/schema/archive.xsd). */
void archive_metadata(const struct archive_piece *p, struct sbuf *out);
void archive_declaration(struct sbuf *out);

struct archive_info {
	const char *organisation;     /* who keeps it */
	const char *person;           /* 编号 */
	const char *secrecy;          /* 密级 of the whole; "" = none */
	day_t as_of;
	int64_t bytes, files, pieces; /* of the payload */
	int64_t chain_count;          /* of the ledger then */
	const char *chain_value;
};
void archive_info(const struct archive_info *i, struct sbuf *out);
/* "<hex>  <path>" as sha256sum -c and cksum -c read it; a line feed, a
 * return or % in the path is encoded (2.1.3). */
void archive_line(const char *hex, const char *path, struct sbuf *out);
/* Of a manifest the lines of the first n pieces: what it was before others
 * were added.  How many pieces they are. */
int64_t archive_lines_until(const char *manifest, int64_t n, struct sbuf *out);
/* The facts of 卷内目录: all pieces by 件号. */
void archive_catalogue(const struct archive_pieces *v,
    const struct archive_info *i, const char *city, struct sbuf *out);

/* 移交单.xml (templates/schema/transfer.xsd). */
void archive_list(const struct transfer_list *l, struct sbuf *out);
struct archive_handing {
	const char *city, *organisation; /* who hands over */
	const char *recipient;           /* by its own name */
};
/* The facts of its 归档移交单; every item has its piece. */
void archive_list_facts(const struct transfer_list *l,
    const struct archive_handing *h, struct sbuf *out);

#endif
