"""A report as tagged PDF/UA-1 by Typst, which writes none that breaks that standard. The record's words go in as data, never as markup."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from ..content import Content, as_plain
from ..picture.words.marking import MARKING


class CannotWritePdf(ValueError):
    """A PDF cannot be written here; the words say what to do."""


def pdf(content: Content) -> bytes:
    """The PDF's bytes: the same content gives the same bytes where the same fonts are. Raises CannotWritePdf."""
    try:
        import typst
    except ImportError:
        raise CannotWritePdf("A PDF needs Typst, which is not installed here: pip install 'keepsight[pdf]'. The page and the Word file say the same.") from None
    given = json.dumps(as_plain(content) | {"marking": MARKING}, ensure_ascii=False)
    return bytes(typst.compile(_layout(), sys_inputs={"content": given}, pdf_standards=["ua-1"], timestamp=0))


@cache
def _layout() -> bytes:
    return (files(__package__) / "report.typ").read_bytes()
