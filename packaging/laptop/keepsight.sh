#!/bin/sh
# The same layout on Linux or macOS, with the machine's own Python 3.11 or newer: -I reads nothing else of the machine's.
exec "${PYTHON:-python3}" -I -c 'import sys; sys.path.insert(0, sys.argv.pop(1)); from keepsight.cli import main; main()' "$(dirname "$0")/lib" "$@"
