"""`keepsight show`: open a picture at a local address, for this computer only, until stopped."""

from __future__ import annotations

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Annotated

import typer

HERE_ONLY = "127.0.0.1"


class _Quiet(SimpleHTTPRequestHandler):
    """Serves the files and writes no log: a log would hold what was looked at."""

    def log_message(self, *_: object) -> None:
        return


def show(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `keepsight picture` wrote.", show_default=False)],
    port: Annotated[int, typer.Option(help="The first port to try.")] = 8000,
) -> None:
    """Open a picture at a local address that only this computer can reach. Stop it with Ctrl-C."""
    if not (folder / "index.html").exists():
        print(f"There is no index.html in {folder}. Write one first: keepsight picture FILE... --out {folder}", file=sys.stderr)
        raise typer.Exit(2)
    server = _server(folder, port)
    print(f"Open http://{HERE_ONLY}:{server.server_port}/ - Ctrl-C stops it.", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("Stopped.")


def _server(folder: Path, port: int) -> ThreadingHTTPServer:
    handler = partial(_Quiet, directory=str(folder))
    for tried in [*range(port, port + 20), 0]:
        try:
            return ThreadingHTTPServer((HERE_ONLY, tried), handler)
        except OSError:
            continue
    raise typer.Exit(1)


def free_port(first: int) -> int:
    """The first port from `first` at which nobody on this computer answers yet."""
    server = _server(Path(), first)
    server.server_close()
    return server.server_port
