"""The commands, by name."""

from __future__ import annotations

import typer

from .account import app as account
from .audit import app as audit
from .demo import demo
from .find import find
from .key import app as key
from .notices import notices
from .patterns import patterns
from .picture import picture
from .receive import receive
from .replay import replay
from .report import report
from .request import request
from .serve import migrate, serve
from .show import show
from .simulate import simulate
from .template import template
from .token import app as token
from .tools import tools

app = typer.Typer(
    name="keepsight",
    help="From agencies' files to one true picture of a family. Nothing leaves this computer.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(picture)
app.command()(patterns)
app.command()(find)
app.command()(replay)
app.command()(report)
app.command()(request)
app.command()(show)
app.command()(template)
app.command()(simulate)
app.command()(serve)
app.command()(migrate)
app.command()(receive)
app.command()(notices)
app.command()(demo)
app.command()(tools)
app.add_typer(account, name="account")
app.add_typer(audit, name="audit")
app.add_typer(key, name="key")
app.add_typer(token, name="token")
