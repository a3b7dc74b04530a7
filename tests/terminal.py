"""The command in a process of its own. Most tests run it in one forked from a process that has imported everything already: starting Python and reading the
phrases takes longer than a small family's picture."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

Ran = subprocess.CompletedProcess[str]


def keepsight(*words: object, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Ran:
    """What `keepsight WORDS` gives, in a folder and with an environment (those of the tests where none is given), run by a process forked for it."""
    with tempfile.TemporaryDirectory() as place:
        said, told = Path(place, "said"), Path(place, "told")
        asked = [str(word) for word in words], str(cwd or Path.cwd()), dict(env or os.environ), str(said), str(told)
        server = _server()
        server.stdin.write(json.dumps(asked) + "\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        return subprocess.CompletedProcess(words, code, said.read_text(encoding="utf-8"), told.read_text(encoding="utf-8"))


def keepsight_anew(*words: object) -> Ran:
    """The same by a process with which nothing is shared: sets and dictionaries hash by another seed."""
    return subprocess.run([sys.executable, "-m", "keepsight", *map(str, words)], capture_output=True, text=True, encoding="utf-8")


@cache
def _server() -> subprocess.Popen[str]:
    server = subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUTF8": "1"})
    atexit.register(server.stdin.close)  # which ends it
    return server


def _serve() -> None:
    from keepsight.cli import app  # noqa: F401  everything that commands need
    from keepsight.reading.library import library

    library()
    for line in sys.stdin:
        asked = json.loads(line)
        if not (child := os.fork()):
            os._exit(_run(*asked))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _run(words: list[str], cwd: str, env: dict[str, str], said: str, told: str) -> int:
    from keepsight.cli import main

    for number, path in ((1, said), (2, told)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = ["keepsight", *words]
    try:
        main()
    except SystemExit as ended:
        return ended.code or 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


if __name__ == "__main__":
    _serve()
