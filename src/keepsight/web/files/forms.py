"""The forms of adding files: the files, how each is read, and why an addition is undone."""

from __future__ import annotations

import tomllib
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict

from keepsight.access.scope import Scope
from keepsight.commands.waiting_files import ANEW, Plan
from keepsight.intake.columns import HEADINGS, KEPT, REQUIRED
from keepsight.intake.columns_file import table_as_toml

from .field_words import field_words
from .words import CheckWords

TOO_LARGE = "That is more than 50 MB together. Nothing was kept. Send fewer files at once, or leave photographs out."
CUT_OFF = "The files did not arrive whole: the connection broke off. Nothing was kept. Choose them again."
AS_IT_SAYS = ""
LONGEST_ROW = 70  # letters of a row in the list of rows
HOLDS = {"entries": "Something that happened", "people": "A person", "relationships": "How two people stand to each other", "households": "Who lives in which home"}


class SeveralFiles(forms.FileInput):
    """A field for several files."""

    allow_multiple_selected = True


class SendForm(forms.Form):
    """Files to be sent. `whole` stands after them on the page: where it did not arrive, the files before it are not whole either."""

    use_required_attribute = False
    files = forms.Field(
        label="Choose the files", required=False, widget=SeveralFiles(attrs={"class": "govuk-file-upload", "multiple": True}),
        help_text="Excel, Word, CSV, or PDF with real text. Up to 50 MB together, and 20 at once. They are read and shown to you first; nothing is added until you press the button on the next page.",
    )  # fmt: skip
    whole = forms.CharField(widget=forms.HiddenInput, initial="yes", required=False)

    def __init__(self, *given: Any, length: int = 0, **more: Any) -> None:
        super().__init__(*given, **more)
        self.length = length

    def clean(self) -> dict[str, Any]:
        """Say that the files are too large, or were cut off, or that there are none."""
        if self.length > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
            self.add_error("files", TOO_LARGE)
        elif self.data.get("whole") != "yes":
            self.add_error("files", CUT_OFF)
        elif not self.files.getlist("files"):
            self.add_error("files", "Choose at least one file")
        return self.cleaned_data

    def sent(self) -> list[tuple[str, bytes]]:
        """Each file as (name, bytes)."""
        return [(file.name, file.read()) for file in self.files.getlist("files")]


class UndoForm(forms.Form):
    """Why an addition is undone."""

    use_required_attribute = False
    reason = forms.CharField(
        label="Why is it undone?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": "Say why it is undone"},
        help_text="It is kept with what is closed. Do not write about the family here.",
    )  # fmt: skip


class CheckForm(forms.Form):
    """How the files of a plan are read: for each its agency and what it is a later version of; for each table the field of each column."""

    use_required_attribute = False

    def __init__(self, given: QueryDict | None, plan: Plan, by: Scope) -> None:
        super().__init__(given, initial={})
        self.plan = plan
        self.tables = tomllib.loads(plan.assembled.columns_toml).get("table", [])
        heard = sorted({by.reader.agency, *by.agencies} - {""})
        for number, ledger in enumerate(plan.ledgers):
            agencies = [(AS_IT_SAYS, "As the file itself says"), *((name, name) for name in heard)]
            earlier = [(ANEW, "A file of its own: it takes the place of nothing"), *((name, f"A later version of {name}") for name in plan.earlier)]
            self.fields[f"agency-{number}"] = _choice("Which agency is it from?", agencies, plan.upload.agencies.get(ledger.file, AS_IT_SAYS))
            self.fields[f"earlier-{number}"] = _choice("What is it?", earlier, plan.replaces[ledger.file])
        for number, table in enumerate(self.tables):
            for place, (heading, name) in enumerate(table["columns"].items()):
                self.fields[f"column-{number}-{place}"] = _choice(heading, _fields_of(table["holds"]), name)
        for number, bare in enumerate(plan.bare):
            rows = [(str(row), f"Row {row}: {_in_short(cells)}") for row, cells in bare.rows]
            now = next((table for table in self.tables if _place(table) == (bare.file, bare.sheet) and str(table["heading_row"]) in dict(rows)), {"heading_row": "", "holds": "entries"})
            self.fields[f"heading-{number}"] = _choice("Which row holds the headings of its columns?", [("", "None: leave this sheet out"), *rows], str(now["heading_row"]))
            self.fields[f"holds-{number}"] = _choice("What does each row below it tell of?", list(HOLDS.items()), now["holds"])
        self.is_valid()

    def laid_out(self, words: CheckWords) -> list[dict[str, Any]]:
        """Each file with its words, the two questions about it, and its tables with a field for each column."""
        return [{"words": one, "questions": [self[f"agency-{one.number}"], self[f"earlier-{one.number}"]], "tables": self._tables_of(one.name), "bare": self._bare_of(one.name)} for one in words.files]

    def _tables_of(self, file: str) -> list[dict[str, Any]]:
        return [
            {"sheet": table["sheet"], "columns": [self[f"column-{number}-{place}"] for place in range(len(table["columns"]))]}
            for number, table in enumerate(self.tables)
            if table["file"] == file
        ]

    def _bare_of(self, file: str) -> list[dict[str, Any]]:
        return [
            {"sheet": bare.sheet, "rows": bare.rows, "fields": [self[f"heading-{number}"], self[f"holds-{number}"]]}
            for number, bare in enumerate(self.plan.bare)
            if bare.file == file
        ]

    def chosen_otherwise(self) -> bool:
        """Whether a choice differs from how the files were last read: what is shown is then not what would be added."""
        return any(self._given(name) != field.initial for name, field in self.fields.items())

    def agencies(self) -> dict[str, str]:
        """The agency of each file for which one was chosen."""
        chosen = {ledger.file: self._given(f"agency-{number}") for number, ledger in enumerate(self.plan.ledgers)}
        return {file: agency for file, agency in chosen.items() if agency}

    def replaces(self) -> dict[str, str]:
        """What each file is a later version of, or that it is one of its own."""
        return {ledger.file: self._given(f"earlier-{number}") for number, ledger in enumerate(self.plan.ledgers)}

    def columns(self) -> str:
        """The mapping as a columns.toml."""
        headed = {(bare.file, bare.sheet): (self._given(f"heading-{number}"), self._given(f"holds-{number}")) for number, bare in enumerate(self.plan.bare)}
        kept = [(number, table) for number, table in enumerate(self.tables) if headed.get(_place(table), _headed(table)) == _headed(table)]
        found = {(_place(table), _headed(table)) for _, table in kept}
        anew = [table_as_toml(file, sheet, int(row), holds, {}) for (file, sheet), (row, holds) in headed.items() if row and ((file, sheet), (row, holds)) not in found]
        return "".join([*(self._table(number, table) for number, table in kept), *anew])

    def _table(self, number: int, table: dict) -> str:
        columns = {heading: self._given(f"column-{number}-{place}") for place, heading in enumerate(table["columns"])}
        return table_as_toml(table["file"], table["sheet"], table["heading_row"], table["holds"], columns)

    def _given(self, name: str) -> str:
        """What was chosen; what stood there before where that is no choice."""
        return self.cleaned_data[name] if name in self.data and name in self.cleaned_data else self.fields[name].initial


def _place(table: dict) -> tuple[str, str]:
    return table["file"], table["sheet"]


def _headed(table: dict) -> tuple[str, str]:
    return str(table["heading_row"]), table["holds"]


def _in_short(cells: list[str]) -> str:
    said = " | ".join(filter(None, cells))
    return said if len(said) <= LONGEST_ROW else f"{said[: LONGEST_ROW - 3].rstrip()}..."


def _choice(label: str, choices: list[tuple[str, str]], now: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, initial=now, required=False)


def _fields_of(holds: str) -> list[tuple[str, str]]:
    needed = {name for one_of in REQUIRED[holds] for name in one_of}
    names = sorted({*HEADINGS[holds], KEPT}, key=lambda name: (name not in needed, field_words(name)))
    return [(name, field_words(name)) for name in names]
