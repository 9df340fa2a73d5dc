/*
 * Streams out of packed pieces inflate to what went in, by libdeflate,
 * which checks the Adler-32 too.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libdeflate.h>

#include "base/sbuf.h"
#include "out/pdf_pack.h"

enum { PIECES = 40, LARGEST = 70000 };

static uint32_t
next_random(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33);
}

/* Bytes of `kind`: any, few different ones, runs, one byte. */
static uint8_t *
make_bytes(struct arena *a, size_t n, int kind, uint64_t *state)
{
	uint8_t *p = arena_alloc(a, n);

	for (size_t i = 0; i < n; i++) {
		uint32_t r = next_random(state);

		p[i] = (uint8_t)(kind == 0 ? r : kind == 1 ? r % 5 * 40 :
		    kind == 2 && i > 9 && r % 8 != 0 ? p[i - 9] :
		    kind == 2 ? r : 77);
	}
	return p;
}

static void
assert_inflates(const struct packer *p, const uint8_t *want, size_t n)
{
	struct libdeflate_decompressor *z = libdeflate_alloc_decompressor();
	uint8_t *got = malloc(n + 1);
	size_t n_got = 0;

	assert_non_null(z);
	assert_non_null(got);
	assert_int_equal(p->n_raw, n);
	assert_int_equal(libdeflate_zlib_decompress(z, p->out, p->n, got,
	    n + 1, &n_got), LIBDEFLATE_SUCCESS);
	assert_int_equal(n_got, n);
	assert_memory_equal(got, want, n);
	free(got);
	libdeflate_free_decompressor(z);
}

/* Pieces in turn, each second time in the other direction; with bytes
 * that were not packed before between them. */
static void
test_streams(void **state)
{
	struct arena a = ARENA_INIT;
	struct pack_code *code = arena_new(&a, struct pack_code);
	struct pack_piece piece[PIECES];
	struct pdf_bytes v[PIECES];
	uint64_t seed = 7;

	(void)state;
	for (size_t i = 0; i < PIECES; i++) {
		v[i].n = i == 0 ? 0 : i == 1 ? LARGEST :
		    next_random(&seed) % 900;
		v[i].p = make_bytes(&a, v[i].n, (int)i % 4, &seed);
	}
	/* samples of one kind: others are dearer, but right */
	for (size_t first = 0; first < 4; first++) {
		struct sbuf want = SBUF_INIT;
		struct packer p;
		size_t n_bits = 0;

		pack_code_make(code, v + first, first == 3 ? 0 : 1);
		for (size_t i = 0; i < PIECES; i++) {
			pack_piece_make(code, v[i].p, v[i].n, &a, &piece[i]);
			n_bits += piece[i].n_bits;
		}
		packer_open(&p, code, &v[first], n_bits, 3 * PIECES, &a);
		sbuf_put(&want, v[first].p, v[first].n);
		for (size_t k = 0; k < PIECES; k++) {
			size_t i = first % 2 == 0 ? k : PIECES - 1 - k;

			packer_piece(&p, &piece[i]);
			packer_bytes(&p, (const uint8_t *)"abc", k % 4);
			sbuf_put(&want, v[i].p, v[i].n);
			sbuf_put(&want, "abc", k % 4);
		}
		packer_close(&p);
		assert_inflates(&p, (uint8_t *)want.s, want.n);
		sbuf_release(&want);
	}
	arena_release(&a);
}

/* Matches are found, and what is like the samples is packed well. */
static void
test_size(void **state)
{
	struct arena a = ARENA_INIT;
	struct pack_code *code = arena_new(&a, struct pack_code);
	struct pdf_bytes v[2];
	struct pack_piece piece;
	uint64_t seed = 1;

	(void)state;
	v[0] = (struct pdf_bytes){ make_bytes(&a, 5000, 1, &seed), 5000 };
	v[1] = (struct pdf_bytes){ make_bytes(&a, 5000, 2, &seed), 5000 };
	pack_code_make(code, &v[0], 1);
	pack_piece_make(code, make_bytes(&a, 1000, 1, &seed), 1000, &a,
	    &piece);
	assert_in_range(piece.n_bits, 2000, 2700);
	pack_code_make(code, v, 2);
	pack_piece_make(code, make_bytes(&a, 1000, 2, &seed), 1000, &a,
	    &piece);
	assert_in_range(piece.n_bits, 500, 5000);
	pack_piece_make(code, make_bytes(&a, 1000, 3, &seed), 1000, &a,
	    &piece);
	assert_in_range(piece.n_bits, 20, 200);
	arena_release(&a);
}

/* The same bytes give the same bits, whatever was packed before. */
static void
test_equal(void **state)
{
	struct arena a = ARENA_INIT;
	struct pack_code *x = arena_new(&a, struct pack_code);
	struct pack_code *y = arena_new(&a, struct pack_code);
	struct pack_piece one, two;
	struct pdf_bytes v;
	uint64_t seed = 3;

	(void)state;
	v = (struct pdf_bytes){ make_bytes(&a, 3000, 2, &seed), 3000 };
	pack_code_make(x, &v, 1);
	pack_piece_make(x, v.p, 500, &a, &one);
	pack_piece_make(x, v.p + 500, 500, &a, &one);
	pack_code_make(y, &v, 1);
	assert_memory_equal(x, y, sizeof(*x));
	pack_piece_make(y, v.p + 500, 500, &a, &two);
	assert_int_equal(one.n_bits, two.n_bits);
	assert_int_equal(one.adler, two.adler);
	assert_memory_equal(one.bits, two.bits, (one.n_bits + 7) / 8);
	arena_release(&a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_streams),
		cmocka_unit_test(test_size),
		cmocka_unit_test(test_equal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
