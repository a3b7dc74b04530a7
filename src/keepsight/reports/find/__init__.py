"""The file that `keepsight find` writes: one row for each question from the record, as Parquet, JSON or CSV (contracts 6)."""

from .files import ENDINGS, BadEnding, writer
from .rows import row

__all__ = ["ENDINGS", "BadEnding", "row", "writer"]
