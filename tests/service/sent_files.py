"""Files as agencies send them, and what becomes of them in the service."""

from __future__ import annotations

from keepsight.commands.receive_files import check_files, receive_files
from keepsight.commands.send_files import send_files
from keepsight.store.models import Writing

FIRST = """Date,Child,What happened
04/03/2024,Ivy Whitlock,Ivy read aloud to the class and was proud of it.
11/03/2024,Ivy Whitlock,Ivy came without a coat; one was lent to her.
18/03/2024,Ivy Whitlock,Ivy was collected by her grandmother.
"""
LATER = """Date,Child,What happened
04/03/2024,Ivy Whitlock,Ivy read aloud to the class and was proud of it.
11/03/2024,Ivy Whitlock,Ivy came without a coat; one was lent to her and came back.
25/03/2024,Ivy Whitlock,Ivy brought a drawing of her rabbit.
"""
A_FILE = ("School log.csv", FIRST.encode())


def receive(service, *files: tuple[str, bytes], username: str = "supervisor"):
    """Send the files and receive them as they are shown; gives the plan that was followed."""
    scope = service.scope(username)
    upload = send_files(files or [A_FILE], by=scope)
    return receive_files(upload, check_files(upload, by=scope).mark, by=scope)


def added(service) -> int:
    """The number of an addition of the school's log, made where there is none yet."""
    before = Writing.objects.filter(family=service.family, how="added")
    if not before.exists():
        receive(service)
    return before.latest("pk").pk
