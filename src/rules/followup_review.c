/*
 * followup_review.c - what the 述责述廉制度 asks for by a day.
 */
#include "rules/followup.h"

const struct followup_table follow_review = { NULL, 0 };
