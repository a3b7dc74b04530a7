"""Twenty people at once at one family's page, and a saved entry, on the production server with PostgreSQL (issue 5, statement 13).

    python benchmarks/service/load.py [--entries 2000] [--people 20] [--rounds 15] [--care]

Begins a PostgreSQL of its own and the service as `keepsight serve` does, with two workers; receives one invented family of so many
entries (the words of `benchmarks/picture`), makes a supervisor and practitioners of its agencies, and opens a joint record for half of
them, so that several sights are asked for. Then: a page opened for the first time after the start; everybody pressing at once, again
and again after a pause of up to two seconds each; the same with no pause; and one of them saving entries. With `--care` the pages
of fathers, alcohol and drugs, the network and care are asked for instead, each by everybody with pauses. Prints wall times, and the
processor time that the workers took, which is what a busy machine does not change much.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles
from threading import Barrier
from urllib.parse import urlencode

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1] / "tests"), str(HERE.parent / "picture")]

from make_files import write as write_files  # noqa: E402
from service.postgresql import programs, running  # noqa: E402

CARE = ("fathers/", "alcohol-and-drugs/", "network/", "care/")
PORT, WORKERS, TICK = 8765, 2, os.sysconf("SC_CLK_TCK")


@dataclass
class Site:
    """The service as it was begun: the family's address, a session for each person, and the server's process."""

    family: str
    sessions: list[str]
    server: subprocess.Popen

    def get(self, person: int, path: str = "") -> float:
        """How many seconds one reading of the family's page took, or of one below it, the last byte included."""
        began = time.perf_counter()
        answer = self._ask(person, "GET", self.family + path)
        assert answer[0] == 200 and b"</html>" in answer[1], answer[0]
        return time.perf_counter() - began

    def save(self, person: int, words: str) -> float:
        """How many seconds it took to send an entry and be answered."""
        form = self._ask(person, "GET", f"{self.family}entries/write/")[1].decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1]
        who = re.search(r'name="who" value="([^"]+)"', form)[1]
        sent = {"csrfmiddlewaretoken": token, "who": who, "when": f"{time.strftime('%d/%m/%Y')}", "what": words}
        began = time.perf_counter()
        assert self._ask(person, "POST", f"{self.family}entries/write/", urlencode(sent), token)[0] == 302
        return time.perf_counter() - began

    def _ask(self, person: int, method: str, path: str, body: str | None = None, token: str = "") -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
        headers = {"Cookie": f"sessionid={self.sessions[person]}" + (f"; csrftoken={token}" if token else "")}
        if body:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"http://127.0.0.1:{PORT}/"}
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        found = answer.status, answer.read()
        connection.close()
        return found

    def processor(self) -> float:
        """Seconds of processor time that the workers have taken so far."""
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.server.pid)], capture_output=True, text=True).stdout.split()
        taken = 0.0
        for pid in children:
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            taken += (int(fields[11]) + int(fields[12])) / TICK
        return taken


def prepare(entries: int, people: int, folder: Path) -> tuple[str, list[str]]:
    """The family received, everybody with an account, a joint record for half of them; the family's address and a session of each person."""
    from keepsight.cli.service import migrate, ready

    ready(folder)
    migrate()
    from django.contrib.sessions.backends.db import SessionStore
    from django.utils import timezone

    from keepsight.access.models import Agency
    from keepsight.access.scope import reader_of, scope_of
    from keepsight.chronology.assemble import assemble
    from keepsight.cli.terminal import TERMINAL_READER
    from keepsight.commands.add_account import add_account
    from keepsight.commands.allocate import allocate
    from keepsight.commands.open_joint_record import Terms, open_joint_record
    from keepsight.commands.receive_record import receive_record
    from keepsight.records.folder import write_folder

    write_files(entries, folder / "files")
    assembled = assemble(sorted((folder / "files").iterdir()))
    write_folder(assembled.record, folder / "record", assembled.as_of)
    weeks = (timezone.localdate() - assembled.as_of).days // 7
    family = receive_record(folder / "record", "Load family", by=TERMINAL_READER, moved=timedelta(weeks=weeks))
    agencies = sorted({entry.agency for entry in assembled.record.entry})
    supervisor = add_account("supervisor", "Supervisor", None, [("supervisor", agencies[0])], by=TERMINAL_READER)
    users = [add_account(f"person{n}", f"Person {n}", None, [("practitioner", agencies[n % len(agencies)])], by=TERMINAL_READER) for n in range(people)]
    for user in users:
        allocate(user, family, by=TERMINAL_READER)
    joined = [(Agency.objects.get_or_create(name=name)[0], f"the lead of {name}") for name in agencies]
    terms = Terms("conference", "public task", timezone.localdate() + timedelta(days=30), "yes", "At a visit.")
    open_joint_record(terms, joined, users[::2], by=scope_of(reader_of(supervisor), family.pk))
    return f"/families/{family.pk}/", [_session(user, SessionStore) for user in users]


def _session(user, store) -> str:
    session = store()
    session["_auth_user_id"], session["_auth_user_backend"] = str(user.pk), "allauth.account.auth_backends.AuthenticationBackend"
    session["_auth_user_hash"] = user.get_session_auth_hash()
    session.save()
    return session.session_key


def serve(folder: Path) -> subprocess.Popen:
    """The service, once it answers."""
    given = os.environ | {"KEEPSIGHT_FOLDER": str(folder)}
    server = subprocess.Popen([sys.executable, "-m", "keepsight", "serve", "--port", str(PORT), "--workers", str(WORKERS)], env=given)
    for _ in range(300):
        try:
            http.client.HTTPConnection("127.0.0.1", PORT, timeout=5).request("GET", "/")
            return server
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the service did not begin")


def together(site: Site, people: int, rounds: int, pause: float, path: str = "") -> list[float]:
    """Every reading's seconds: everybody at once, then each again after a pause of up to `pause` seconds."""
    begin = Barrier(people)

    def one(person: int) -> list[float]:
        chance = random.Random(person)
        begin.wait()
        taken = []
        for _ in range(rounds):
            taken.append(site.get(person, path))
            time.sleep(chance.uniform(0, pause))
        return taken

    with ThreadPoolExecutor(people) as pool:
        return [seconds for taken in pool.map(one, range(people)) for seconds in taken]


def say(what: str, seconds: list[float], processor: float) -> None:
    """One line of figures."""
    last = quantiles(seconds, n=20)[18] if len(seconds) > 1 else seconds[0]
    print(f"{what:42} {len(seconds):5} times; median {median(seconds) * 1000:6.0f} ms, 95th percentile {last * 1000:6.0f} ms; processor {processor / len(seconds) * 1000:6.0f} ms each", flush=True)


def measured(site: Site, what: str, do) -> None:
    """Do something that gives seconds, and say them with the processor time the workers took."""
    before = site.processor()
    seconds = do()
    say(what, seconds, site.processor() - before)


def care(site: Site, people: int, rounds: int) -> None:
    """The pages of one family's care, each asked for by everybody with pauses, once every worker has every sight in its memory."""
    for path in CARE:
        measured(site, f"{path} opened for the first time", lambda path=path: [site.get(person, path) for person in range(people)])
        for _ in range(3 * WORKERS):
            [site.get(person, path) for person in range(people)]
        measured(site, f"{path} {people} people, pauses of up to 2 s", lambda path=path: together(site, people, rounds, 2, path))


def main() -> None:
    """Measure, and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, value in (("--entries", 2000), ("--people", 20), ("--rounds", 15)):
        asked.add_argument(name, type=int, default=value)
    asked.add_argument("--care", action="store_true")
    given = asked.parse_args()
    bin_ = programs()
    if bin_ is None:
        sys.exit("no PostgreSQL: initdb is neither on the path nor under /usr/lib/postgresql")
    with tempfile.TemporaryDirectory(prefix="keepsight-load-") as name, running(bin_) as reached:
        folder = Path(name)
        os.environ["KEEPSIGHT_DATABASE"] = f"postgresql://{reached['USER']}@{reached['HOST']}:{reached['PORT']}/postgres"
        family, sessions = prepare(given.entries, given.people, folder)
        site = Site(family, sessions, serve(folder))
        try:
            if given.care:
                care(site, given.people, given.rounds)
                return
            measured(site, "each sight opened for the first time", lambda: [site.get(person) for person in range(given.people)])
            for _ in range(6 * WORKERS):  # every worker has every sight in its memory before the others come
                [site.get(person) for person in range(given.people)]
            measured(site, "one person alone", lambda: [site.get(0) for _ in range(given.rounds)])
            measured(site, f"{given.people} people, pauses of up to 2 s", lambda: together(site, given.people, given.rounds, 2))
            measured(site, f"{given.people} people, no pause at all", lambda: together(site, given.people, given.rounds, 0))
            measured(site, "an entry saved, questions put anew", lambda: [site.save(0, f"Seen at school, well and talkative, on the day numbered {n}.") for n in range(5)])
            measured(site, "the page after it, another worker perhaps", lambda: [site.get(0)])
        finally:
            site.server.terminate()
            site.server.wait()


if __name__ == "__main__":
    main()
