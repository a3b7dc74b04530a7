"""What stands around every page: who is signed in and as what, and the marking."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from keepsight.access.permissions import May
from keepsight.reports.picture.words.marking import MARKING


def around(request: HttpRequest) -> dict[str, Any]:
    """`reader` is None where nobody is signed in, or where the page is one of signing in."""
    reader = getattr(request, "reader", None)
    may = reader.may if reader is not None else (lambda _: False)
    return {"reader": reader, "keeps_accounts": may(May.MANAGE_ACCOUNTS), "opens_in_emergency": may(May.OPEN_IN_EMERGENCY), "marking": MARKING}
