"""`keepsight account`: the first accounts of a new service, and what an administrator may also do on its pages."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Accounts of people who sign in.", pretty_exceptions_enable=False)


@app.callback()
def account() -> None:
    """Accounts of people who sign in."""


@app.command()
def add(
    username: Annotated[str, typer.Argument(metavar="USERNAME", help="The name to sign in with.", show_default=False)],
    name: Annotated[str, typer.Option(metavar="NAME", help="As colleagues know them: it stands under every entry that they write.", show_default=False)],
    role: Annotated[str, typer.Option(metavar="ROLE", help="administrator, practitioner, supervisor, chair, facilitator, reviewer, analyst, board or governance.", show_default=False)],
    agency: Annotated[str, typer.Option(metavar="AGENCY", help="For a practitioner and a supervisor: the agency, as it stands in its entries.")] = "",
) -> None:
    """Make an account and print its first password, this once."""
    from .service import ready

    ready()
    from keepsight.commands.keep_accounts import CannotKeep, make_account

    from .terminal import TERMINAL_READER

    try:
        _, password = make_account(username, name, role, agency, by=TERMINAL_READER)
    except CannotKeep as why:
        print(why, file=sys.stderr)
        raise typer.Exit(2) from None
    print(password)
    print("The first password, shown this once: whoever signs in with it chooses their own before anything else.", file=sys.stderr)


@app.command("list")
def list_() -> None:
    """Every account with its roles."""
    from .service import ready

    ready()
    from keepsight.commands.keep_accounts import list_accounts
    from keepsight.web.accounts.words import role_words

    from .terminal import TERMINAL_READER

    for one in list_accounts(by=TERMINAL_READER):
        print(f"{one.username}\t{one.name}\t{'; '.join(map(role_words, one.held)) or 'no role'}{'' if one.is_active else ' (closed)'}")
