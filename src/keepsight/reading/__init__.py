"""Prose read for what it says: suggestions with the words they rest on, to be confirmed by a person.

`read` is pure; `fill` puts what was read into the fields that the file left blank.
"""

from .fill import fill
from .library import is_word
from .read import read
from .suggestions import Mention, Reading

__all__ = ["Mention", "Reading", "fill", "is_word", "read"]
