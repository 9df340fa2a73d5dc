#!/bin/sh
# Twenty-five random years against the independent checker; two under the sanitizers, which take their time.
# RANDOM_YEARS=200 tests/random-years.sh runs the full two hundred.
n=25
[ "${MODE-}" = san ] && n=2
exec "$(dirname "$0")/oracle/random.sh" -y "${RANDOM_YEARS:-$n}"
