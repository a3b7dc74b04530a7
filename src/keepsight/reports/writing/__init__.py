"""One content, written as a page, a Word file and a PDF."""

from __future__ import annotations

from pathlib import Path

from ..content import Content
from .page import page
from .word import word

NAMES = ("html", "docx", "pdf")


def written(content: Content, name: str, *, template: Path | None = None, pdf: bool = True) -> dict[str, bytes]:
    """The report's files by name. Raises WrongTemplate, and CannotWritePdf where it is wanted and Typst is not installed."""
    made = {f"{name}.html": page(content), f"{name}.docx": word(content, template)}
    if pdf:
        from .pdf import pdf as as_pdf  # loaded only where a PDF is wanted

        made[f"{name}.pdf"] = as_pdf(content)
    return made
