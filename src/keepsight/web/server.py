"""The production server: gunicorn over the pages, each worker sealing the log as it goes.

It is a program of its own, so that nothing is loaded before the workers are forked. The libraries that read and reckon begin threads when they are loaded;
a worker that inherits them without their threads ends in an abort or worse (30 stops of 30).
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from datetime import date
from typing import Any

from gunicorn.app.base import BaseApplication

EVERY = 0.5  # seconds between two sealings: an event stands sealed within a second


class Server(BaseApplication):
    """gunicorn with our settings and no file of its own."""

    def __init__(self, **settings: Any) -> None:
        self.given = settings
        super().__init__()

    def load_config(self) -> None:
        """Take the settings that were given."""
        for name, value in self.given.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The pages."""
        from .wsgi import application  # loaded in each worker, after the fork

        return application


def serve(host: str, port: int, workers: int) -> None:
    """Become the server, and serve until stopped."""
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", __name__, host, str(port), str(workers)])


def _serve(host: str, port: str, workers: str) -> None:
    """Nothing of what is asked for is printed: a log of addresses would be a log of who was looked at."""
    bind, kept = f"{host}:{port}", {"accesslog": None, "loglevel": "warning", "timeout": 60}
    Server(bind=bind, workers=int(workers), threads=4, worker_class="gthread", post_worker_init=_begin, worker_exit=_end, **kept).run()


def _begin(_worker: object) -> None:
    """Load what the first page would otherwise wait for, and begin to seal."""
    from keepsight.patterns import Last, run
    from keepsight.reading.library import library
    from keepsight.records.entry import Entry
    from keepsight.records.record import Record

    today = date.today()
    nothing = Entry(entry_id="none", family_id="none", agency="none", happened_from=today, happened_to=today, text="")
    run(Record(entry=[nothing]), today, last=Last())  # the questions, and what each reads of an entry
    library()
    SEALING.start()


def _end(_server: object, _worker: object) -> None:
    """Seal what is left, and stop: a thread that is still in the database while the process ends can take it down."""
    SEALING.stop()


class Sealing:
    """Seals the log in the background, from `start` until `stop`."""

    def __init__(self) -> None:
        self.stopped = threading.Event()
        self.thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin."""
        self.thread = threading.Thread(target=self._seal, name="sealing", daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """End after the sealing that is under way; nothing where none was begun."""
        self.stopped.set()
        if self.thread:
            self.thread.join()

    def _seal(self) -> None:
        from django.db import DatabaseError, close_old_connections, connections

        from keepsight.audit.seal import seal

        last = False
        while not last:
            last = self.stopped.wait(EVERY)
            close_old_connections()
            with suppress(DatabaseError):  # what cannot be sealed now, as the database is busy or away, is sealed the next time
                seal()
        connections.close_all()


SEALING = Sealing()

if __name__ == "__main__":
    _serve(*sys.argv[1:])
