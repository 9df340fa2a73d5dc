/*
 * config_parts.h - inside io/config only: what the readers of the setting
 * files share, and those that stand in files of their own.
 * Errors: as config.h.
 */
#ifndef IO_CONFIG_PARTS_H
#define IO_CONFIG_PARTS_H

#include "io/config.h"

/* Where a setting stands, for errors. */
struct at { const char *path; };

bool config_fault(const struct at *at, const struct xml_node *n,
    struct err *e, const char *what, const char *value);
/* "" where there is none. */
const char *config_text(const struct xml_node *n, const char *name);

/* config_statute.c: rules/{regulations,authority,effects}.xml */
bool config_regulations(struct arena *a, const struct at *at,
    const struct xml_node *root, struct config *out, struct err *e);
bool config_authority(struct arena *a, const struct at *at,
    const struct xml_node *root, struct config *out, struct err *e);
bool config_effects(struct arena *a, const struct at *at,
    const struct xml_node *root, struct config *out, struct err *e);

#endif
