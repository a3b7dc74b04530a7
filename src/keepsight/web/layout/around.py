"""What stands around every page: who is signed in and as what, and the marking."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from keepsight.access.permissions import May
from keepsight.reports.picture.words.marking import MARKING


def around(request: HttpRequest) -> dict[str, Any]:
    """`reader` is None where nobody is signed in, or where the page is one of signing in."""
    reader = getattr(request, "reader", None)
    return {"reader": reader, "keeps_accounts": reader is not None and reader.may(May.MANAGE_ACCOUNTS), "marking": MARKING}
