#!/bin/sh
# Fifty random workspaces against the independent checker.
exec "$(dirname "$0")/oracle/random.sh" "${RANDOM_WORKSPACES:-50}"
