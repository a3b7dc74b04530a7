"""Sending files to be looked at before they are added: the page that asks for them, and the sending."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.intake.content import FILE_LIMIT_MB
from keepsight.records.columns import LONGEST_ID
from keepsight.store.models import Source, Upload, UploadedFile, Writing

from .as_seen import as_seen
from .command import command, told
from .waiting_files import forget_old

MOST_FILES = 20
LONGEST_NAME = LONGEST_ID - 20


class CannotSend(ValueError):
    """Files that cannot be taken as they were sent; the words say what to do."""


@dataclass(frozen=True, slots=True)
class Added:
    """What was added before, the latest first, as (the writing, whether it was undone); and the sender's own files that wait."""

    added: list[tuple[Writing, bool]]
    waiting: list[Upload]


@command(May.ADD_FILES)
def begin_files(*, by: Scope) -> Added:
    """What the page to add files needs."""
    forget_old()
    told("files asked for", by)
    undone = set(Source.objects.filter(family=by.family, closing__how="undone").values_list("writing", flat=True))
    added = [one for one in Writing.objects.filter(family=by.family, how="added").order_by("-pk") if all_heard(one, by)]
    own = Upload.objects.filter(family=by.family, by_id=str(by.reader.user_id)).prefetch_related("files").order_by("-at")
    return Added([(one, one.pk in undone) for one in added], list(own))


def all_heard(writing: Writing, by: Scope) -> bool:
    """Whether the reader sees the entries of every agency whose files were added then."""
    return by.reaches(writing.part) and all(by.hears_of(agency, writing.part) for file in writing.files for agency in file["agency"].split("; ") if agency)


@command(May.ADD_FILES)
def send_files(files: Iterable[tuple[str, bytes]], *, by: Scope) -> str:
    """Keep the files, each as (name, bytes), until they are received or put aside; returns the upload's id. Raises CannotSend."""
    forget_old()
    files = list(files)
    if not files:
        raise CannotSend("Choose at least one file.")
    if len(files) > MOST_FILES:
        raise CannotSend(f"At most {MOST_FILES} files are added at once; you chose {len(files)}. Add them in several goes.")
    if large := [name for name, data in files if len(data) > FILE_LIMIT_MB * 1_000_000]:
        raise CannotSend(f"A file may be at most {FILE_LIMIT_MB} MB. Too large: {', '.join(large)}. Leave photographs out, or send it in parts.")
    upload = Upload.objects.create(upload_id=secrets.token_hex(8), family=by.family, by_id=str(by.reader.user_id))
    held = {source.file for source in as_seen(by).assembled.record.source}
    for name, data in files:
        label = _unlike(name[-LONGEST_NAME:], held)
        held.add(label)
        UploadedFile.objects.create(upload=upload, name=label, data=data)
    told("files sent", by, words="1 file" if len(files) == 1 else f"{len(files)} files")
    return upload.pk


def _unlike(name: str, held: set[str]) -> str:
    """The name, with a number where a file of that name is held: two files are never taken for one by their names."""
    path, number, label = PurePath(name), 1, name
    while label in held:
        number += 1
        label = f"{path.stem} ({number}){path.suffix}"
    return label
