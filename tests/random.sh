#!/bin/sh
# Fifty random workspaces against the independent checker; five under the sanitizers, which take their time.
n=50
[ "${MODE-}" = san ] && n=5
exec "$(dirname "$0")/oracle/random.sh" "${RANDOM_WORKSPACES:-$n}"
