/*
 * organ.h - which 党组织 a name is: by the 问责主体 on file and by the roster
 * of units, each of a year.
 * Shapes: names compare by name_same; of several filings the one in force.
 * Errors: none; NULL, ORGAN_TYPES where it is not known.  Pure.
 */
#ifndef RULES_ORGAN_H
#define RULES_ORGAN_H

#include "model/facts.h"

/* The 问责主体 of that year. */
const struct accountability_organs *organs_of(const struct facts *f,
    int year);
const struct accountability_organ *organ_listed(
    const struct accountability_organs *v, const char *name);
/* The unit whose 党组织 of that 责任 is named so. */
const struct unit *organ_unit(const struct facts *f, int year,
    enum duty duty, const char *name);
/*
 * 党委, 纪委, 党的工作部门: as listed, else as a unit's, else as the name ends
 * (reading): 上级 organs stand in no list of ours.
 */
enum organ_type organ_type_of(const struct facts *f, int year,
    const char *name);

#endif
