/*
 * field.c - the text of a field, there or not.
 */
#include "model/field.h"

const char *
field_text(const struct field *f)
{
	return f->text == NULL ? "" : f->text;
}
