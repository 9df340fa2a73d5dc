/*
 * proof.h - what an archive is examined for, and what came of it, by the
 * four properties of an electronic record (DA/T 70).
 * Shapes: an examination that was not made is PROOF_UNTESTED, never
 *         PROOF_PASSED; one of a part of its objects is PROOF_PART.
 * Owner:  the arena it was made in.
 */
#ifndef MODEL_PROOF_H
#define MODEL_PROOF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/part.h"

enum aspect { ASPECT_AUTHENTIC, ASPECT_COMPLETE, ASPECT_USABLE, ASPECT_SAFE,
	ASPECTS };
enum proof_result { PROOF_UNTESTED, PROOF_PASSED, PROOF_PART, PROOF_FAILED,
	PROOF_RESULTS };

struct proof_fault {
	const char *object;   /* file, 台账第12条 */
	const char *text;     /* Chinese, one sentence */
};

struct proof {
	const char *key;      /* English, for JSON: "ledger-chain" */
	const char *name;     /* Chinese: 台账链 */
	enum aspect aspect;
	bool tested;
	int64_t n, of;        /* things looked at, of how many */
	const char *fingerprint; /* of the key held against; NULL = none */
	VEC(struct proof_fault) fault;
};

struct proofs {
	VEC(struct proof) v;
	struct part part;     /* of what is heavy to examine */
};

const char *aspect_name(enum aspect a); /* 真实性 ... */
/* "passed" ...; 通过, 部分通过, 不通过, 未检测 */
const char *proof_result_key(enum proof_result r);
const char *proof_result_name(enum proof_result r);
void proof_fault(struct arena *a, struct proof *p, const char *object,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));
enum proof_result proof_result(const struct proof *p);
/* PROOF_FAILED where one of them is; else PROOF_PART where objects of one
 * were left to other parts; else PROOF_PASSED where one was tested. */
enum proof_result proofs_result(const struct proofs *v);

#endif
