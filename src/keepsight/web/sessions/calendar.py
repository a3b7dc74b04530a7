"""A session as a file for a calendar (RFC 5545). It names nobody: not the family, not who is invited, not the place, which may be somebody's home."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, timedelta

from keepsight.commands.find_session import CalledSession

HOURS = 1  # how long a session stands in a calendar where its end is not known


def as_ics(session: CalledSession, address: str) -> bytes:
    """The file; `address` is where one signs in."""
    uid = hashlib.sha256(session.pk.encode()).hexdigest()[:32]
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Keepsight//Sessions//EN", "METHOD:PUBLISH", "BEGIN:VEVENT", f"UID:{uid}@keepsight",
        f"DTSTAMP:{session.called_at.astimezone(UTC):%Y%m%dT%H%M%SZ}", *_when(session), "SUMMARY:Session in Keepsight", "CLASS:PRIVATE",
        f"DESCRIPTION:Sign in to see what it is about: {address}", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(_folded(line) for line in lines).encode()


def _when(session: CalledSession) -> list[str]:
    """From the hour that is written, else the whole day. The hour is the clock's, wherever the calendar is."""
    found = re.search(r"\b([01]?\d|2[0-3])[:.]([0-5]\d)\s*(am|pm)?", session.at, re.I)
    if found is None:
        return [f"DTSTART;VALUE=DATE:{session.on:%Y%m%d}", f"DTEND;VALUE=DATE:{session.on + timedelta(days=1):%Y%m%d}"]
    hour = int(found[1]) + (12 if (found[3] or "").lower() == "pm" and int(found[1]) < 12 else 0)
    start = datetime(session.on.year, session.on.month, session.on.day, hour, int(found[2]))  # noqa: DTZ001 - a clock's hour, without a zone
    return [f"DTSTART:{start:%Y%m%dT%H%M%S}", f"DTEND:{start + timedelta(hours=HOURS):%Y%m%dT%H%M%S}"]


def _folded(line: str) -> str:
    """A line of at most 75 octets, gone on with in the next after a space."""
    return "\r\n ".join(line[start:start + 74] for start in range(0, len(line), 74)) + "\r\n"
