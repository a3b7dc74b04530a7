"""A report as one self-contained page: it asks the network for nothing, and every word of a record is escaped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..content import Content
from ..picture.words.marking import MARKING


def page(content: Content) -> bytes:
    """The page in UTF-8."""
    return _environment().get_template("report.html").render(content=content, marking=MARKING, style=_style()).encode()


@cache
def _style() -> Markup:
    assets = files("keepsight.reports.picture") / "assets"
    frame = "".join((assets / name).read_text(encoding="utf-8") for name in ("frame.css", "sections.css"))
    return Markup(frame + (files(__package__) / "report.css").read_text(encoding="utf-8"))


@cache
def _environment() -> Environment:
    return Environment(loader=PackageLoader(__package__, "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
