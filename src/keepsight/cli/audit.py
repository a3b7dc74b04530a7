"""`keepsight audit`: prove that the log is whole (contracts 7)."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="The log of who did and looked at what.", pretty_exceptions_enable=False)


@app.callback()
def audit() -> None:
    """The log of who did and looked at what."""


@app.command()
def verify(head: Annotated[Path | None, typer.Option(metavar="FILE", help="A head that `keepsight audit head` wrote and that was kept elsewhere.")] = None) -> None:
    """Walk the chain from its first event: 0 whole; 1 with the first event that is not as it was sealed, or is missing."""
    from .service import ready

    ready()
    from keepsight.audit.seal import Head
    from keepsight.audit.seal import verify as walk

    try:
        kept = Head(**json.loads(head.read_text(encoding="utf-8"))) if head else None
    except (OSError, ValueError, TypeError):
        print(f"'{head.name}' is not a head of the log. Give the file that `keepsight audit head` wrote.", file=sys.stderr)
        raise typer.Exit(2) from None
    proof = walk(kept)
    if proof.bad is not None:
        print(f"Event {proof.bad}: {proof.why}. The {proof.bad - 1:,} events before it are whole.")
        raise typer.Exit(1)
    print(f"{proof.head.position:,} events, whole. {proof.unsealed:,} wait to be sealed.")
    if kept is None:
        print("No head kept elsewhere was given (--head), so it cannot be seen whether events are missing at the end.")


@app.command()
def head(out: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it; keep it on another machine.", show_default=False)]) -> None:
    """Seal what waits, and write the head of the chain, to be kept elsewhere."""
    from dataclasses import asdict

    from .service import ready

    ready()
    from keepsight.audit.seal import head as head_now
    from keepsight.audit.seal import seal

    while seal():
        continue
    now = head_now()
    out.write_text(json.dumps(asdict(now)) + "\n", encoding="utf-8")
    print(f"The head of {now.position:,} events is in {out.name}. Keep it where whoever looks after the database cannot change it.")
