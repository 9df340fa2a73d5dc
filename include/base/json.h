/*
 * json.h - a JSON writer: order as called, two-space indent or compact,
 * UTF-8 as is, control characters escaped; equal calls, equal bytes.
 * Owner: the sbuf is the caller's.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/sbuf.h"

#define JSON_DEPTH 32

struct json {
	struct sbuf *out;
	int depth;
	bool compact;               /* one line */
	bool first[JSON_DEPTH];     /* nothing written in this level yet */
	bool after_key;
};

void json_init(struct json *j, struct sbuf *out, bool compact);
void json_object(struct json *j);
void json_object_end(struct json *j);
void json_array(struct json *j);
void json_array_end(struct json *j);
void json_key(struct json *j, const char *key);
void json_string(struct json *j, const char *s); /* NULL gives null */
void json_int(struct json *j, int64_t n);
void json_bool(struct json *j, bool b);
void json_null(struct json *j);
/* key and value in one call */
void json_put(struct json *j, const char *key, const char *s);
void json_put_int(struct json *j, const char *key, int64_t n);
/* Ends the text with a line feed; asserts that all levels are closed. */
void json_finish(struct json *j);

#endif
