"""`keepsight token`: what an agency's own system shows to read and write over the API."""

from __future__ import annotations

import sys
from datetime import date, datetime, timedelta
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Tokens of agencies' own systems, for the API.", pretty_exceptions_enable=False)
DAYS = 180


@app.callback()
def token() -> None:
    """Tokens of agencies' own systems, for the API."""


@app.command()
def make(
    name: Annotated[str, typer.Argument(metavar="SYSTEM", help="What the agency calls the system; it stands under what the system writes.", show_default=False)],
    agency: Annotated[str, typer.Option(metavar="AGENCY", help="The agency that it reads and writes for.", show_default=False)],
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help=f"Its last day, at most a year from now; else {DAYS} days from now.", show_default=False)] = None,
) -> None:
    """Make a token and print it, this once: it is kept nowhere."""
    from .service import ready

    ready()
    from keepsight.commands.make_token import NoToken, make_token

    from .terminal import TERMINAL_READER

    end = until.date() if until else date.today() + timedelta(days=DAYS)
    try:
        secret = make_token(name, agency, end, by=TERMINAL_READER)
    except NoToken as why:
        print(why, file=sys.stderr)
        raise typer.Exit(2) from None
    print(secret)
    print(f"Until {end:%d.%m.%Y}. It is shown this once and kept nowhere: put it into the system now.", file=sys.stderr)


@app.command()
def end(number: Annotated[int, typer.Argument(metavar="NUMBER", help="As `keepsight token list` names it.", show_default=False)]) -> None:
    """End a token now."""
    from .service import ready

    ready()
    from keepsight.commands.make_token import NoToken, end_token

    from .terminal import TERMINAL_READER

    try:
        ended = end_token(number, by=TERMINAL_READER)
    except NoToken as why:
        print(why, file=sys.stderr)
        raise typer.Exit(2) from None
    print(f"The token of {ended} no longer opens anything.")


@app.command("list")
def list_() -> None:
    """Every token that holds, with its last day."""
    from .service import ready

    ready()
    from keepsight.commands.make_token import list_tokens

    from .terminal import TERMINAL_READER

    for one in list_tokens(by=TERMINAL_READER):
        print(f"{one.pk:>4}  {one}, made by {one.made_by}, until {one.end:%d.%m.%Y}")
