"""`python -m keepsight` is the same as `keepsight`."""

from keepsight.cli import main

main()
