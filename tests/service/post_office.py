"""A mail server that takes what it is sent and keeps it: the plain words of RFC 5321, on this machine alone."""

from __future__ import annotations

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread


class _Taking(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline().decode().strip():
            word = line.split()[0].upper()
            if word == "DATA":
                self._say("354 go on")
                self.server.taken.append(self._message())
            elif word == "RCPT" and self.server.refuses in line and self.server.refuses:
                self._say("550 not here")
                continue
            elif word == "QUIT":
                self._say("221 bye")
                return
            self._say("250 ok")

    def _message(self) -> str:
        lines = []
        while (line := self.rfile.readline().decode()) != ".\r\n":
            lines.append(line)
        return "".join(lines)

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def post_office(refuses: str = "") -> Iterator[tuple[int, list[str]]]:
    """The port of a mail server, and the messages that it has taken; it takes none for an address that holds `refuses`."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Taking) as server:
        server.daemon_threads, server.taken, server.refuses = True, [], refuses
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield server.server_address[1], server.taken
        server.shutdown()
