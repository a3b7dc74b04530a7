"""Answers about an entry itself: its kind, themes, outcome, what it rests on, how many it stands for."""

from __future__ import annotations

from keepsight.records.codes import KINDS, SOURCE_TYPES, THEME_ALIASES, THEMES
from keepsight.records.entry import Entry, Said, Theme

from .confirm import COUNT, KEY, KIND, OUTCOME, RESTS_ON, THEME, Ask, theme_in_words


def answer_entry(entry: Entry, ask: Ask, verdict: bool | None, notices: list[str]) -> None:
    """Applies one answer; `verdict` is True for yes, False for no, None where `ask.answer` replaces the suggestion.

    What the file itself states is never changed. An answer that is not one of the words of its list is said in `notices`.
    """
    wanted = ask.suggested if verdict else "" if verdict is False else ask.answer
    if stated := _stated_otherwise(entry, ask, wanted):
        notices.append(
            f"'{wanted}' was confirmed for {ask.about} of the entry of {ask.agency} of {ask.when}, and the file itself now states '{stated}'. The file is followed; take the answer out if that is right."
        )
    elif ask.about == THEME:
        _themes(entry, ask, verdict, notices)
    elif ask.about == KEY:
        _key(entry, ask, verdict, notices)
    elif ask.about == COUNT:
        _how_many(entry, ask, wanted, notices)
    elif ask.about == OUTCOME:
        _outcome(entry, ask, wanted)
    elif ask.about == KIND and _may_change(entry.kind, ask, KINDS, wanted):
        entry.kind = _said(wanted, KINDS, ask, notices, entry.kind)
    elif ask.about == RESTS_ON and _may_change(entry.source_type, ask, SOURCE_TYPES, wanted):
        entry.source_type = _said(wanted, SOURCE_TYPES, ask, notices, entry.source_type)


def _key(entry: Entry, ask: Ask, verdict: bool | None, notices: list[str]) -> None:
    """A no leaves the entry as it is: it is proposed no more."""
    if verdict is None:
        notices.append(f"'{ask.answer}' was given for key event. Write yes or no. It was not used; it is still proposed.")
    entry.key = entry.key or bool(verdict)


def _stated_otherwise(entry: Entry, ask: Ask, wanted: str) -> str:
    """What the file states of the very thing that was confirmed otherwise; empty where it states nothing, or the same."""
    said, labels = {KIND: (entry.kind, KINDS), OUTCOME: (entry.outcome, {}), RESTS_ON: (entry.source_type, SOURCE_TYPES)}.get(ask.about, (None, {}))
    if said is None or said.suggested or not wanted:
        return ""
    stated = labels.get(said.value, said.value)
    return "" if wanted.strip().casefold() in (stated.casefold(), said.value.casefold()) else stated


def _may_change(said: Said | None, ask: Ask, labels: dict[str, str], wanted: str) -> bool:
    """Not what the file states; and a "no" only takes away the very suggestion it was given to."""
    if said is not None and not said.suggested:
        return False
    return bool(wanted) or (said is not None and labels.get(said.value, said.value) == ask.suggested)


def _said(wanted: str, labels: dict[str, str], ask: Ask, notices: list[str], now: Said | None) -> Said | None:
    if not wanted:
        return None
    code = _code(wanted, labels)
    if code is None:
        notices.append(f"'{wanted}' was given for {ask.about} and is not one of: {', '.join(labels)}. It was not used; it is still a suggestion.")
        return now
    return Said(code, suggested=False, words=ask.words)


def _code(words: str, labels: dict[str, str]) -> str | None:
    plain = words.strip().casefold()
    return next((code for code, label in labels.items() if plain in (code.casefold(), label.casefold())), None)


def _outcome(entry: Entry, ask: Ask, wanted: str) -> None:
    if entry.outcome is not None and not entry.outcome.suggested:
        return
    if wanted:
        same = entry.outcome is not None and entry.outcome.value == wanted
        entry.outcome, entry.outcome_code = Said(wanted, suggested=False, words=ask.words), entry.outcome_code if same else ""
    elif entry.outcome is not None and entry.outcome.value == ask.suggested:
        entry.outcome, entry.outcome_code = None, ""


def _how_many(entry: Entry, ask: Ask, wanted: str, notices: list[str]) -> None:
    if not entry.how_many_words:
        return
    if wanted and not (wanted.isdigit() and int(wanted) > 0):
        notices.append(f"'{wanted}' was given for how many and is not a number. It was not used; it is still a suggestion.")
        return
    entry.how_many, entry.how_many_words = int(wanted or 1), ""


def _themes(entry: Entry, ask: Ask, verdict: bool | None, notices: list[str]) -> None:
    given = [part.strip().casefold() for part in ask.answer.split(";")] if verdict is None else []
    codes = [THEME_ALIASES.get(part, part) for part in given]
    unknown = [code for code in codes if code not in THEMES]
    if unknown:
        notices.append(f"'{'; '.join(unknown)}' was given for theme and is not one of: {', '.join(THEMES)}. It was not used; it is still a suggestion.")
        return
    asked = [t for t in entry.themes if t.suggested and theme_in_words(t.value, t.denied) == ask.suggested]
    kept = [t for t in entry.themes if t not in asked]
    if verdict:
        kept += [Theme(t.value, False, t.words, t.denied) for t in asked] or _stated_anew(ask)
    kept += [Theme(code, False, ask.words) for code in codes if code not in {t.value for t in kept}]
    entry.themes = kept


def _stated_anew(ask: Ask) -> list[Theme]:
    """A theme confirmed in an earlier round that is no longer suggested stays confirmed."""
    denied = ask.suggested not in THEMES
    code = ask.suggested.split(":")[0]
    return [Theme(code, False, ask.words, denied)] if code in THEMES else []
