"""The published rates and our own assumptions that the county is made by."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Rate:
    """A share in per cent (or, where `rates.toml` says so, a plain number). `tolerance` is None where it is not tested."""

    value: float
    tolerance: float | None
    basis: str
    source: str

    @property
    def share(self) -> float:
        """The same between 0 and 1."""
        return self.value / 100


@cache
def data(name: str) -> dict:
    """One of this package's TOML files."""
    return tomllib.loads((resources.files(__package__) / name).read_text(encoding="utf-8"))


@cache
def rates(section: str) -> dict[str, Rate]:
    """The rates of one section of rates.toml, in the order in which they stand."""
    return {name: Rate(given["value"], given.get("tolerance"), given["basis"], given["source"]) for name, given in data("rates.toml")[section].items()}


def share(section: str, name: str) -> float:
    """One rate between 0 and 1."""
    return rates(section)[name].share


@cache
def shares(section: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The names of a section, and their shares, for `Draw.weighted`."""
    return tuple(rates(section)), tuple(rate.value for rate in rates(section).values())


def last_day() -> date:
    """The as-at day of the record."""
    return data("rates.toml")["last_day"]
