"""Questions from the record: each pattern a file under `definitions`, run as SQL over the vocabulary of the field."""

from .able import NotAble, not_able
from .again import Last
from .definition import Definition, catalogue
from .run import run

__all__ = ["Definition", "Last", "NotAble", "catalogue", "not_able", "run"]
