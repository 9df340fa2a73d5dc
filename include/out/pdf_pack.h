/*
 * pdf_pack.h - zlib streams put together out of pieces that were packed
 * before; for src/out/pdf*.c only.
 *
 * Deflating a paper's fonts takes longer than all the rest of it, and
 * it is the same glyphs again and again. A code is a Huffman code made
 * once for a font out of some of its glyphs; a piece is a glyph's bytes
 * as bits of that code. In one deflate block the bits of any pieces may
 * follow each other in any order, so a paper's font is a block's head
 * and copied bits; its Adler-32 is computed from those of the pieces.
 * Compared with deflating the whole (RFC 1950, RFC 1951) only matches
 * from one glyph to another are lost, 2 to 9 %.
 * Units:  n counts bytes before packing, n_bits bits after it.
 * Shapes: equal bytes and samples give equal bits, anywhere.
 * Errors: none; memory running out ends the process (arena.h).
 * Owner:  a piece's bits live in the arena given; a packer's output too.
 */
#ifndef OUT_PDF_PACK_H
#define OUT_PDF_PACK_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum {
	PACK_SYMBOLS = 286,       /* literals, the end, match lengths */
	PACK_DISTANCES = 30,
	PACK_HEAD = 288           /* bytes of a block's head, at most */
};

/* Somebody's bytes. */
struct pdf_bytes {
	const uint8_t *p;
	size_t n;
};

/* A symbol's bits, the first one lowest. */
struct pack_symbol {
	uint16_t bits;
	uint8_t n_bits;
};

/* Nobody's business but pdf_pack.c's. */
struct pack_code {
	struct pack_symbol symbol[PACK_SYMBOLS];
	struct pack_symbol distance[PACK_DISTANCES];
	uint8_t head[PACK_HEAD];  /* code lengths, as a block has them */
	uint32_t n_head_bits;
};

struct pack_piece {
	const uint8_t *bits;
	uint32_t n_bits;
	uint32_t n;
	uint32_t adler;           /* of the piece by itself */
};

/* `v` are n samples of what will be packed, of at most 2^24 bytes. */
void pack_code_make(struct pack_code *c, const struct pdf_bytes *v,
    size_t n);
/* A code for packer_bytes, which looks for no matches. */
void pack_code_plain(struct pack_code *c, const struct pdf_bytes *v,
    size_t n);
/* n is at most 2^24. */
void pack_piece_make(const struct pack_code *c, const uint8_t *p, size_t n,
    struct arena *a, struct pack_piece *out);

/* A stream being written; complete after packer_close. */
struct packer {
	const struct pack_code *code;
	uint8_t *out;
	size_t n, cap;            /* bytes written, bytes there are */
	uint64_t bits;            /* not yet written, the first lowest */
	unsigned n_bits;
	uint32_t adler;
	size_t n_raw;             /* bytes that it stands for */
};

/*
 * Begins a stream of `stored` bytes as they are (none for n = 0), then of
 * pieces; room is for n_bits of pieces and n_coded bytes (packer_bytes),
 * all in `a`.
 */
void packer_open(struct packer *p, const struct pack_code *c,
    const struct pdf_bytes *stored, size_t n_bits, size_t n_coded,
    struct arena *a);
void packer_piece(struct packer *p, const struct pack_piece *piece);
/* Bytes that were not packed before, without looking for matches. */
void packer_bytes(struct packer *p, const uint8_t *s, size_t n);
/* Ends it: p->out holds p->n bytes, a zlib stream of p->n_raw. */
void packer_close(struct packer *p);

#endif
