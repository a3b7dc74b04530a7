"""The terminal. One file for each command; each is a plain function with typed parameters."""

from __future__ import annotations

import gc
import sys

RARELY = 100_000  # objects made between two collections: a run makes many that live to its end, and looking them over again costs a fifth of it


def main() -> None:
    """Run the command line. On a console that cannot show a letter, it is replaced rather than the run ended."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    gc.set_threshold(RARELY, 50, 50)
    from .app import app

    app(prog_name="keepsight")  # not the name of the file that runs it, which differs between ways of starting
