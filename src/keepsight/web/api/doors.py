"""Who asks, and for which family: the same gate as in front of the pages, for systems that show a token."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.security import HttpBearer

from keepsight.access.permissions import May
from keepsight.access.scope import Reader, Scope
from keepsight.access.tokens import reader_by_token
from keepsight.web.gate import by_of


class ByToken(HttpBearer):
    """`Authorization: Bearer keepsight_...`."""

    def authenticate(self, request: HttpRequest, token: str) -> Reader | None:
        """The system, or nobody: then 401, and nothing is said of what was asked for."""
        return reader_by_token(token)


def within(request: HttpRequest, family_id: str, permission: May = May.SEE_FAMILY) -> Scope:
    """The system's scope in a family. Raises NotYours, written down, where the family is not its agency's or is not there."""
    return by_of(request.auth, permission, family_id)
