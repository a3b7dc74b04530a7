"""`keepsight notices`: send the notices that are due today. Run it once a day, for example from cron."""

from __future__ import annotations

import sys

import typer

from .ending import Ended


def notices() -> None:
    """Send by e-mail how much waits for each person who chose to be told. Off until KEEPSIGHT_SMTP is set; no notice names anybody."""
    from .service import ready

    ready()
    from keepsight.commands.notices import NotSetUp, send_notices

    from .terminal import TERMINAL_READER

    try:
        sent, unsent = send_notices(by=TERMINAL_READER)
    except NotSetUp as why:
        print(why, file=sys.stderr)
        raise typer.Exit(Ended.USAGE) from None
    print(f"{sent} sent.")
    if unsent:
        print(f"{unsent} could not be sent: the mail server did not take them. They are due again with the next run.", file=sys.stderr)
        raise typer.Exit(Ended.NOTHING_WRITTEN)
