/*
 * followup_talk.c - what the 谈话制度 asks for by a day.
 */
#include "rules/followup.h"

const struct followup_table follow_talk = { NULL, 0 };
