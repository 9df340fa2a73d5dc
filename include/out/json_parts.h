/*
 * json_parts.h - what src/out/json_*.c share: how scores and days stand in
 * JSON, and the parts of a half-year and of a year.
 */
#ifndef OUT_JSON_PARTS_H
#define OUT_JSON_PARTS_H

#include "base/json.h"
#include "model/analysis.h"

/* Two decimals as a string; null for NULL. */
void json_put_score(struct json *j, const char *key,
    const struct rational *x);
void json_put_hundredths(struct json *j, const char *key, int64_t h);
/* null for DAY_NONE */
void json_put_day(struct json *j, const char *key, day_t d);
void json_put_bool(struct json *j, const char *key, bool b);

/* "duty_talks", "festival_talks" (json_talk.c) */
void json_put_talks(struct json *j, const struct results *r);
/* "effects" (json_case.c) */
void json_put_effects(struct json *j, const struct results *r);
/* "analysis": of a half-year (json_analysis.c) */
void json_put_analysis(struct json *j, const struct results *r);

/* What a year adds (json_annual.c): to a responsibility, to a unit, at the
 * end. */
void json_put_annual_duty(struct json *j, const struct annual_duty *x);
void json_put_annual_unit(struct json *j, const struct annual_result *y);
void json_put_annual(struct json *j, const struct results *r);

#endif
