"""Paths as Windows needs them: long ones opened all the same, names it keeps for itself refused in words. Elsewhere a path stays as it is."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath, PureWindowsPath

from .ending import Ended, end

_KEPT = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.I)
_NEVER = '<>"|?*'


def opened(path: Path) -> Path:
    """The path in the form that Windows opens however long it is: its own limit is 260 letters. Ends where Windows could never make it."""
    if os.name != "nt":
        return path
    if why := never_on_windows(path):
        end(Ended.USAGE, why)
    return Path(extended(os.path.abspath(path)))


def extended(absolute: str) -> str:
    r"""`C:\Reviews` as `\\?\C:\Reviews`, `\\server\share` as `\\?\UNC\server\share`."""
    if absolute.startswith("\\\\?\\"):
        return absolute
    return "\\\\?\\UNC\\" + absolute[2:] if absolute.startswith("\\\\") else "\\\\?\\" + absolute


def never_on_windows(path: PurePath) -> str:
    """Why Windows cannot have a file or folder of this name, and what to do; empty where it can."""
    whole = PureWindowsPath(path)
    for part in whole.parts[1:] if whole.anchor else whole.parts:
        if _KEPT.fullmatch(part):
            return f"'{part}' is a name that Windows keeps for itself. Choose another, for example '{part}-files'."
        if part not in (".", "..") and (part != part.rstrip(" .") or set(part) & {*_NEVER, ":"}):
            return f"'{part}' cannot be a name in Windows: it may not end in a space or a full stop, nor hold any of {' '.join(_NEVER)} or a colon. Choose another."
    return ""
