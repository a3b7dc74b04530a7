"""Numbers and addresses by which somebody can be found: what they look like, and what is written in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

PATTERNS = (
    ("[e-mail removed]", re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")),
    ("[web address removed]", re.compile(r"\b(?:https?://|www\.)\S+", re.I)),
    ("[postcode removed]", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.I)),
    ("[UPN removed]", re.compile(r"\b[A-Z]\d{12}\b|\b[A-Z]\d{11}[A-Z]\b", re.I)),
    ("[NI number removed]", re.compile(r"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", re.I)),
    ("[telephone number removed]", re.compile(r"(?<![\w/-])(?:\+44 ?\(?0?\)?|\(?0)(?:[\s()-]?\d){9,10}(?![\w/-])")),
    ("[NHS number removed]", re.compile(r"(?<![\w/-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w/-])")),
    ("[vehicle removed]", re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b|\b[A-Z]\d{1,3} ?[A-Z]{3}\b")),
    ("[number removed]", re.compile(r"(?i:(?<=PC )|(?<=PS )|(?<=DC )|(?<=IO )|(?<=collar )|(?<=collar number )|(?<=PCSO ))\d{2,6}\b")),
    ("[reference removed]", re.compile(r"(?<![\w/£.-])(?!(?:19|20)\d\d[/-](?:19|20)\d\d\b)(?:[A-Z]{1,6}[/ -]?)?\d{3,}[/-]\d{3,}(?:[/-]\w+)*(?![\w/])|(?<![\w/£.-])[A-Z]{1,6}[/-]?\d{4,}(?:[/-]\w+)*(?![\w/])|(?<![\w/£.,-])\d{6,}(?![\w/])")),
)


def found(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each stands in `text`, with what is written in its place; those that overlap an earlier kind come later."""
    for words, pattern in PATTERNS:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), words
