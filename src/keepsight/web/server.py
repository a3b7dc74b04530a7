"""The production server: gunicorn over the pages, each worker sealing the log as it goes."""

from __future__ import annotations

import threading
from typing import Any

from gunicorn.app.base import BaseApplication

from keepsight.patterns import catalogue
from keepsight.reading.library import library

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
    """Serve until stopped. Nothing of what is asked for is printed: a log of addresses would be a log of who was looked at."""
    Server(bind=f"{host}:{port}", workers=workers, threads=4, worker_class="gthread", accesslog=None, loglevel="warning", post_worker_init=_begin, timeout=60).run()


def _begin(_worker: object) -> None:
    """Load what the first page would otherwise wait for, and begin to seal."""
    catalogue()
    library()
    start_sealing()


def start_sealing() -> None:
    """Seal the log in the background, for as long as this process runs."""
    threading.Thread(target=_seal_for_ever, name="sealing", daemon=True).start()


def _seal_for_ever() -> None:
    from django.db import close_old_connections

    from keepsight.audit.seal import seal

    pause = threading.Event()
    while not pause.wait(EVERY):
        close_old_connections()
        seal()
