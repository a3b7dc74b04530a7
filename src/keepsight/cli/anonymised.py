"""`--anonymise` of `keepsight picture`: what it needs beside the files, and what it leaves beside the picture."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import typer

from keepsight.anonymise import Anonymised, anonymise, dates, key
from keepsight.anonymise.settle import as_csv, read_settled
from keepsight.chronology.assemble import Assembled

VARIABLE = "KEEPSIGHT_PASSPHRASE"
SETTLE = "to-settle.csv"


class Wrong(ValueError):
    """The options do not fit together. The message says what is needed."""


@dataclass(slots=True)
class Anonymising:
    """An anonymised copy under way: its key stands in `key_file`, sealed with `passphrase`."""

    key_file: Path
    passphrase: str
    days: int
    settled: Path | None
    made: Anonymised | None = None

    def rewrite(self, assembled: Assembled) -> None:
        """Rewrite the record by roles; an earlier key's roles and answers are kept. Raises Wrong, and intake's CannotRead."""
        before = self._before()
        settled = read_settled(self.settled) if self.settled else ({}, {})
        self.made = anonymise(assembled, days=self.days, before=before, settled=settled)

    def _before(self) -> dict | None:
        try:
            return key.unseal(self.key_file, self.passphrase) if self.key_file.exists() else None
        except key.CannotOpen as why:
            raise Wrong(str(why)) from None

    def seal(self) -> None:
        """Write the key; done before the picture, so that there is never a copy without its key. Raises OSError."""
        key.seal(self.made.key, self.passphrase, self.key_file)

    def to_settle(self) -> tuple[str, bytes]:
        """The name and the bytes of the list of what is still to settle."""
        return SETTLE, as_csv(self.made.to_settle)

    def coarsen(self, assembled: Assembled) -> None:
        """Leave only the month of each exact date of birth, once the patterns have counted from the days."""
        dates.births_to_the_month(assembled.record)


def anonymising(on: bool, key_file: Path | None, passphrase_file: Path | None, shift: bool, settled: Path | None, out: Path) -> Anonymising | None:
    """What the options ask for; None without --anonymise. Raises Wrong."""
    if not on:
        alone = [name for name, given in (("--key", key_file), ("--shift-dates", shift), ("--settled", settled), ("--passphrase-file", passphrase_file)) if given]
        if alone:
            raise Wrong(f"{', '.join(alone)} goes with --anonymise. Add --anonymise, or leave it out.")
        return None
    if key_file is None:
        raise Wrong("--anonymise needs --key FILE: where to write the key that says who each role is. Choose a place outside --out, as --out is what others are given.")
    if key_file.resolve().is_relative_to(out.resolve()):
        raise Wrong(f"--key '{key_file.name}' lies inside --out, so that whoever is given the copy would be given its key. Choose another place.")
    if key_file.is_dir():
        raise Wrong(f"--key '{key_file.name}' is a folder. Give a file in it, for example {key_file.name}/family.key.")
    if settled and not settled.exists():
        raise Wrong(f"Not there: {settled.name}. Give --settled a to-settle.csv that has been filled in.")
    words = passphrase(passphrase_file, again=not key_file.exists())
    return Anonymising(key_file, words, key.days_from(words) if shift else 0, settled)


def passphrase(file: Path | None, *, again: bool = False) -> str:
    """The passphrase from a file, else from the environment, else asked for; never from the command line, where others can see it.

    `again`: a new one is asked for twice. Raises Wrong where it is short or the file cannot be read.
    """
    if file:
        try:
            words = file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise Wrong(f"The passphrase could not be read from '{file.name}'. Give a text file with the passphrase on one line.") from None
    else:
        words = os.environ.get(VARIABLE, "") or typer.prompt("Passphrase of the key", hide_input=True, confirmation_prompt=again, err=True)
    if len(words) < key.SHORTEST:
        raise Wrong(f"The passphrase has {len(words)} letters and needs {key.SHORTEST} or more: four words nobody would put together do well.")
    return words
