#!/bin/sh
# The ten months of samples/ against the independent checker.
exec "$(dirname "$0")/oracle/samples.sh"
