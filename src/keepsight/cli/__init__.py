"""The terminal. One file for each command; each is a plain function with typed parameters."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line. On a console that cannot show a letter, it is replaced rather than the run ended."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    from .app import app

    app()
