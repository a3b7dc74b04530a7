"""Questions from the record: each pattern a file under `definitions`, run as SQL over the vocabulary of the field."""

from .able import NotAble, not_able
from .definition import Definition, catalogue
from .run import run

__all__ = ["Definition", "NotAble", "catalogue", "not_able", "run"]
