#!/bin/sh
# schema.sh - templates/schema and the data of templates/ (tests/schema/).
exec "$(dirname "$0")/schema/check.sh"
