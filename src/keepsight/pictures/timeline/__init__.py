"""The timeline: every entry in a lane, imprecise dates drawn as spans, silences to be seen; and the same as a table."""

from __future__ import annotations

from .drawing import draw
from .table import LaneRow, rows

__all__ = ["LaneRow", "draw", "rows"]
