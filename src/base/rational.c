/*
 * Two forms of a value, both in lowest terms with a denominator above
 * 0.  Small: numerator and denominator within ±INT64_MAX, worked with
 * 128-bit integers.  Large: GMP's limbs, copied into the arena.  A
 * value that fits is always small, so equal values have equal forms.
 */
#include "base/rational.h"

#include <assert.h>
#include <gmp.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"

__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 uwide;

struct rational {
	int64_t num, den;     /* den 0: large, see below */
	const mp_limb_t *top, *bottom;
	mp_size_t n_top;      /* limbs; negative for a negative value */
	mp_size_t n_bottom;
};

static void *
gmp_alloc(size_t n)
{
	void *p = malloc(n);

	if (p == NULL)
		arena_exhausted();
	return p;
}

static void *
gmp_realloc(void *p, size_t old, size_t n)
{
	void *q = realloc(p, n);

	(void)old;
	if (q == NULL)
		arena_exhausted();
	return q;
}

static void
gmp_free(void *p, size_t n)
{
	(void)n;
	free(p);
}

/* GMP alone would abort when memory is out. */
static void
gmp_setup(void)
{
	mp_set_memory_functions(gmp_alloc, gmp_realloc, gmp_free);
}

static void
temp_init(mpq_t q)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, gmp_setup);
	mpq_init(q);
}

static uwide
magnitude(wide n)
{
	return n < 0 ? 0 - (uwide)n : (uwide)n;
}

static uwide
common(uwide x, uwide y)
{
	while (y != 0) {
		uwide rest;

		if (x <= UINT64_MAX && y <= UINT64_MAX)
			rest = (uint64_t)x % (uint64_t)y;
		else
			rest = x % y;
		x = y;
		y = rest;
	}
	return x;
}

static void
wide_to_mpz(mpz_t z, wide n)
{
	uwide m = magnitude(n);

	mpz_import(z, 1, -1, sizeof(m), 0, 0, &m);
	if (n < 0)
		mpz_neg(z, z);
}

static bool
mpz_fits(const mpz_t z)
{
	return mpz_sizeinbase(z, 2) <= 63;
}

static int64_t
mpz_value(const mpz_t z)
{
	uint64_t m = 0;

	mpz_export(&m, NULL, -1, sizeof(m), 0, 0, z);
	return mpz_sgn(z) < 0 ? -(int64_t)m : (int64_t)m;
}

static const mp_limb_t *
limbs_copy(struct arena *a, const mpz_t z)
{
	return arena_memdup(a, mpz_limbs_read(z),
	    mpz_size(z) * sizeof(mp_limb_t));
}

/* From a canonical mpq, which is cleared. */
static const struct rational *
from_mpq(struct arena *a, mpq_t q)
{
	struct rational *r = arena_new(a, struct rational);

	if (mpz_fits(mpq_numref(q)) && mpz_fits(mpq_denref(q))) {
		r->num = mpz_value(mpq_numref(q));
		r->den = mpz_value(mpq_denref(q));
	} else {
		r->top = limbs_copy(a, mpq_numref(q));
		r->bottom = limbs_copy(a, mpq_denref(q));
		r->n_top = (mp_size_t)mpz_size(mpq_numref(q));
		r->n_bottom = (mp_size_t)mpz_size(mpq_denref(q));
		if (mpq_sgn(q) < 0)
			r->n_top = -r->n_top;
	}
	mpq_clear(q);
	return r;
}

/* num / den, den not 0, neither the least 128-bit value. */
static const struct rational *
from_wide(struct arena *a, wide num, wide den)
{
	uwide n = magnitude(num), d = magnitude(den);
	bool negative = (num < 0) != (den < 0);
	uwide g = common(n, d);
	struct rational *r;
	mpq_t q;

	assert(d != 0);
	n /= g;
	d /= g;
	if (n <= INT64_MAX && d <= INT64_MAX) {
		r = arena_new(a, struct rational);
		r->num = negative ? -(int64_t)n : (int64_t)n;
		r->den = (int64_t)d;
		return r;
	}
	temp_init(q);
	wide_to_mpz(mpq_numref(q), negative ? -(wide)n : (wide)n);
	wide_to_mpz(mpq_denref(q), (wide)d);
	return from_mpq(a, q);
}

/* A temporary mpq of the same value; to be cleared. */
static void
to_mpq(mpq_t q, const struct rational *x)
{
	mpz_t view;

	temp_init(q);
	if (x->den != 0) {
		wide_to_mpz(mpq_numref(q), x->num);
		wide_to_mpz(mpq_denref(q), x->den);
		return;
	}
	mpz_set(mpq_numref(q), mpz_roinit_n(view, x->top, x->n_top));
	mpz_set(mpq_denref(q), mpz_roinit_n(view, x->bottom, x->n_bottom));
}

static bool
both_small(const struct rational *x, const struct rational *y)
{
	return x->den != 0 && y->den != 0;
}

static const struct rational *
large_op(struct arena *a, void (*op)(mpq_t, const mpq_t, const mpq_t),
    const struct rational *x, const struct rational *y)
{
	mpq_t p, q;

	to_mpq(p, x);
	to_mpq(q, y);
	op(p, p, q);
	mpq_clear(q);
	return from_mpq(a, p);
}

const struct rational *
rat_int(struct arena *a, int64_t n)
{
	return from_wide(a, n, 1);
}

const struct rational *
rat_frac(struct arena *a, int64_t n, int64_t d)
{
	assert(d != 0);
	return from_wide(a, n, d);
}

const struct rational *
rat_from_hundredths(struct arena *a, int64_t h)
{
	return from_wide(a, h, 100);
}

/* |n1 d2| + |n2 d1| <= 2 (2^63 - 1)^2 < 2^127: no overflow. */
const struct rational *
rat_add(struct arena *a, const struct rational *x, const struct rational *y)
{
	if (!both_small(x, y))
		return large_op(a, mpq_add, x, y);
	return from_wide(a, (wide)x->num * y->den + (wide)y->num * x->den,
	    (wide)x->den * y->den);
}

const struct rational *
rat_sub(struct arena *a, const struct rational *x, const struct rational *y)
{
	if (!both_small(x, y))
		return large_op(a, mpq_sub, x, y);
	return from_wide(a, (wide)x->num * y->den - (wide)y->num * x->den,
	    (wide)x->den * y->den);
}

const struct rational *
rat_mul(struct arena *a, const struct rational *x, const struct rational *y)
{
	if (!both_small(x, y))
		return large_op(a, mpq_mul, x, y);
	return from_wide(a, (wide)x->num * y->num, (wide)x->den * y->den);
}

const struct rational *
rat_div(struct arena *a, const struct rational *x, const struct rational *y)
{
	assert(rat_sign(y) != 0);
	if (!both_small(x, y))
		return large_op(a, mpq_div, x, y);
	return from_wide(a, (wide)x->num * y->den, (wide)x->den * y->num);
}

int
rat_cmp(const struct rational *x, const struct rational *y)
{
	wide left, right;
	mpq_t p, q;
	int c;

	if (both_small(x, y)) {
		left = (wide)x->num * y->den;
		right = (wide)y->num * x->den;
		return (left > right) - (left < right);
	}
	to_mpq(p, x);
	to_mpq(q, y);
	c = mpq_cmp(p, q);
	mpq_clear(p);
	mpq_clear(q);
	return (c > 0) - (c < 0);
}

int
rat_sign(const struct rational *x)
{
	if (x->den != 0)
		return (x->num > 0) - (x->num < 0);
	return x->n_top > 0 ? 1 : -1;
}

const struct rational *
rat_copy(struct arena *a, const struct rational *x)
{
	struct rational *r = arena_memdup(a, x, sizeof(*x));

	if (x->den == 0) {
		r->top = arena_memdup(a, x->top,
		    (size_t)labs(x->n_top) * sizeof(*x->top));
		r->bottom = arena_memdup(a, x->bottom,
		    (size_t)x->n_bottom * sizeof(*x->bottom));
	}
	return r;
}

/* floor(100 x + 1/2) = floor((200 num + den) / (2 den)) */
int64_t
rat_hundredths(const struct rational *x)
{
	wide top, bottom, floor;
	int64_t h;
	mpq_t q;

	if (x->den != 0) {
		top = (wide)x->num * 200 + x->den;
		bottom = (wide)x->den * 2;
		floor = top / bottom - (top % bottom < 0);
		assert(floor >= -INT64_MAX && floor <= INT64_MAX);
		return (int64_t)floor;
	}
	to_mpq(q, x);
	mpz_mul_ui(mpq_numref(q), mpq_numref(q), 200);
	mpz_add(mpq_numref(q), mpq_numref(q), mpq_denref(q));
	mpz_mul_ui(mpq_denref(q), mpq_denref(q), 2);
	mpz_fdiv_q(mpq_numref(q), mpq_numref(q), mpq_denref(q));
	assert(mpz_fits(mpq_numref(q)));
	h = mpz_value(mpq_numref(q));
	mpq_clear(q);
	return h;
}

char *
rat_text(struct arena *a, const struct rational *x)
{
	char text[24];

	decimal_format(rat_hundredths(x), text);
	return arena_strdup(a, text);
}

char *
rat_exact(struct arena *a, const struct rational *x)
{
	char *text;
	mpq_t q;

	if (x->den == 1)
		return arena_printf(a, "%" PRId64, x->num);
	if (x->den != 0)
		return arena_printf(a, "%" PRId64 "/%" PRId64, x->num,
		    x->den);
	to_mpq(q, x);
	/* digits of both, sign, stroke, NUL: as mpq_get_str asks */
	text = arena_alloc(a, mpz_sizeinbase(mpq_numref(q), 10) +
	    mpz_sizeinbase(mpq_denref(q), 10) + 3);
	mpq_get_str(text, 10, q);
	mpq_clear(q);
	return text;
}
