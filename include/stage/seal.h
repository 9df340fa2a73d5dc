/*
 * seal.h - how a bag of ours is signed: keys/<start of the fingerprint>.pem,
 * and for each tag manifest signatures/<the same>-<its name>.sig.
 * Readings: what is demanded follows from the key and from the tag manifests
 *         that are there, never from what the bag says of itself.
 * Owner:  the bag's arena, or the one given.
 */
#ifndef STAGE_SEAL_H
#define STAGE_SEAL_H

#include "io/bag.h"
#include "out/sign.h"
#include "stage/manifest.h"

/* Of the key with that fingerprint. */
const char *seal_key(struct arena *a, const char *fingerprint);
const char *seal_signature(struct arena *a, const char *fingerprint,
    const char *manifest);

/* Which of a bag's files are those of one key: it and the signatures.  What
 * lacks is not told here: signatures are looked at by themselves. */
void seal_files(struct arena *a, const char *const *file, size_t n,
    struct file_names *out);

/* Does it bring a key or a signature along, whatever they are worth? */
bool seal_is_signed(const struct bag *b);

/*
 * Between bag_open and bag_judge.  By `trusted` every tag manifest is signed,
 * whatever bag it is.  NULL: a bag of ours by the key that it brings along;
 * without one it is not signed, and a foreign bag's files below signatures/
 * mean what they mean to its maker.
 */
void seal_check(struct bag *b, const struct sign_key *trusted);

#endif
