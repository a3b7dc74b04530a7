"""One content, written as a page, a Word file and a PDF."""

from __future__ import annotations

from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ..content import Content
from .page import page
from .pdf import pdf
from .word import word

NAMES = ("html", "docx", "pdf")


def written(content: Content, name: str, *, template: Path | None = None, kinds: Collection[str] = NAMES) -> dict[str, bytes]:
    """The report's files by name, of the kinds wanted. Raises WrongTemplate, and CannotWritePdf where Typst is not installed.

    Side by side: Typst does the most of the work, and lets others run meanwhile.
    """
    with ThreadPoolExecutor() as beside:
        begun = {kind: beside.submit(written_as, kind, content, template) for kind in kinds}
        return {f"{name}.{kind}": one.result() for kind, one in begun.items()}


def written_as(kind: str, content: Content, template: Path | None = None) -> bytes:
    """One of NAMES. Raises as `written` does."""
    if kind == "html":
        return page(content)
    if kind == "docx":
        return word(content, template)
    return pdf(content)
