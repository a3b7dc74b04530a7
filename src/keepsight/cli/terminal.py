"""Who a command of the terminal is, in the log."""

from __future__ import annotations

from keepsight.access.roles import TERMINAL
from keepsight.access.scope import Reader

TERMINAL_READER = Reader(0, "The terminal of the server", TERMINAL, "")
