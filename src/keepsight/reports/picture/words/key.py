"""What a key event is, as every writer says it (safe practice 3; practice 4.2)."""

from __future__ import annotations

WHAT_IS_KEY = (
    "Key events are those that an agency or a person marked as key, and those that Keepsight proposes: births, deaths, changes of plan, "
    "home, carer or worker, and the child’s words. What is only proposed is marked so, until a yes or a no is written in to-confirm.csv or "
    "in the Key column of chronology.xlsx and the file is given back."
)
KEY_EVENT = "key event"


def key_words(marked: bool, proposed: str) -> str:
    """`key event` where somebody marked it, `proposed as a key event: a change of home` where nobody has; empty for other entries."""
    return KEY_EVENT if marked else f"proposed as a key event: {proposed}" if proposed else ""
