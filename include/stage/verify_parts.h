/*
 * verify_parts.h - inside the examination of a workspace only.
 */
#ifndef STAGE_VERIFY_PARTS_H
#define STAGE_VERIFY_PARTS_H

#include "stage/keys.h"
#include "stage/verify.h"

struct examining {
	struct workspace *ws;
	const struct verify_asked *asked;
	struct publication_events all;
	struct err damage;        /* what the ledger said of itself */
	struct sign_key *key;     /* the office's; NULL = it has none */
};

/* A failure that is damage is a fault; another stops the examination. */
bool verify_damage(struct examining *x, struct proof *p, const char *object,
    bool ok, const struct err *own, struct err *e);

/* verify_archive.c: every 廉洁档案 that the ledger knows, and no other, as it
 * was sealed. */
bool verify_archive(struct examining *x, struct proof *p, struct err *e);
/* Papers and facts in them can be opened; pages as their metadata says. */
bool verify_readable(struct examining *x, struct proof *p, struct err *e);

#endif
