/*
 * bag.h - what was found wrong with a BagIt bag (RFC 8493), and what it
 * was examined for.
 * Shapes: a check that was not carried out is `untested`, never passed.
 * Owner:  the arena it was made in.
 */
#ifndef MODEL_BAG_H
#define MODEL_BAG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/proof.h"

enum bag_check {
	BAG_DECLARED,   /* bagit.txt: version and encoding */
	BAG_TEXTS,      /* tag files: text of that encoding, in form */
	BAG_PATHS,      /* nothing leads out: no link, no path, no device */
	BAG_MANIFESTS,  /* manifests are there and in form */
	BAG_COMPLETE,   /* what is listed is there, what is there is listed */
	BAG_FETCHED,    /* fetch.txt is in form, its files are there */
	BAG_OXUM,       /* Payload-Oxum: bytes and files */
	BAG_PAYLOAD,    /* digests of the payload */
	BAG_TAGS,       /* digests of the tag files */
	BAG_SIGNED,     /* signatures over the tag manifests */
	BAG_CHECKS
};

struct bag_fault {
	enum bag_check check;
	enum level level;     /* LEVEL_WARN, LEVEL_REFUSE, LEVEL_UNJUDGED */
	const char *object;   /* file of the bag, "" = the bag */
	uint32_t line;        /* in that file; 0 = the whole */
	const char *text;     /* Chinese, one sentence */
};

struct bag_faults { VEC(struct bag_fault) v; };

/* A bag as it was examined. */
struct bag_report {
	const char *path;        /* as the user named it */
	const char *version;     /* "1.0"; "" = none that is known */
	const char *encoding;    /* of its tag files; "" = unknown */
	const char *signer;      /* fingerprint of the key that signed it; "" */
	int64_t files, bytes;    /* of the payload */
	struct part part;        /* of it that was digested */
	int64_t left_out;        /* files of other parts */
	struct bag_faults fault; /* by object and line */
	bool tested[BAG_CHECKS];
};

/* English, for JSON: "declaration" ... */
const char *bag_check_key(enum bag_check c);
/* Chinese: 包声明 ... */
const char *bag_check_name(enum bag_check c);
enum aspect bag_check_aspect(enum bag_check c);
/* Of one check: PROOF_FAILED by a fault above 警告, PROOF_UNTESTED where it
 * was not made or could not be, PROOF_PART where files of the payload were
 * left to other parts. */
enum proof_result bag_check_result(const struct bag_report *r,
    enum bag_check c);
/* Of the whole: a check that the bag gives no cause for (no fetch.txt, no
 * Payload-Oxum) is PROOF_UNTESTED by itself and no matter here. */
enum proof_result bag_report_result(const struct bag_report *r);

#endif
