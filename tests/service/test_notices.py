"""Notices by e-mail through a real mail server: off until it is set up, chosen by each person, and naming nobody; and a session as a calendar file."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from reports.pretend_family import PEOPLE

from keepsight.access.notice import NoticeChoice
from keepsight.audit.models import Event
from keepsight.cli.terminal import TERMINAL_READER
from keepsight.commands.call_session import arrange_session
from keepsight.commands.enter_representation import Said, enter_representation
from keepsight.commands.notices import NotSetUp, choose_notices, send_notices
from keepsight.store.models import CalledSession
from service.fixtures import on_sqlite
from service.meeting import a_session
from service.post_office import post_office

pytestmark = on_sqlite


@pytest.fixture
def sending(service, settings):
    """`sending(port)`: the service set up to send to that port, and social care's worker, who chose a daily notice and is invited to a session."""

    def set_up(port: int) -> None:
        settings.SMTP, settings.EMAIL_BACKEND = f"127.0.0.1:{port}", "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", port, False
        settings.ADDRESS = "https://keepsight.example/"

    choose_notices("daily", "joined@care.example", by=service.reader("joined"))
    a_session(service, on=timezone.localdate() + timedelta(days=2))
    return set_up


def test_nothing_is_sent_until_a_partnership_sets_it_up(sending):
    with pytest.raises(NotSetUp, match="KEEPSIGHT_SMTP"):
        send_notices(by=TERMINAL_READER)


def test_a_digest_tells_how_much_waits_and_names_nobody(service, sending):
    with post_office() as (port, taken):
        sending(port)
        enter_representation(Said("Dana Whitlock", "correction", "telephone", timezone.localdate(), "We were at my mother’s."), by=service.scope("joined"))
        assert send_notices(by=TERMINAL_READER) == (1, 0)
    (message,) = taken
    assert "1 thing that somebody said of their record, and is not answered" in message
    assert "To: joined@care.example" in message and "1 session you are invited to" in message and "https://keepsight.example/" in message
    names = {word for person in PEOPLE for word in person.label.split() if word not in ("Unborn", "baby")} | {"Whitlock", "Joined", service.family.pk}
    assert [name for name in names if name in message] == []


def test_nobody_is_told_twice_on_a_day_and_weekly_means_a_week(service, sending):
    with post_office() as (port, taken):
        sending(port)
        assert [send_notices(by=TERMINAL_READER) for _ in range(2)] == [(1, 0), (0, 0)]
        choose_notices("weekly", "joined@care.example", by=service.reader("joined"))
        NoticeChoice.objects.update(last_on=timezone.localdate() - timedelta(days=6))
        assert send_notices(by=TERMINAL_READER) == (0, 0)
        NoticeChoice.objects.update(last_on=timezone.localdate() - timedelta(days=7))
        assert send_notices(by=TERMINAL_READER) == (1, 0)
    assert len(taken) == 2


def test_one_that_the_server_does_not_take_is_due_again_and_keeps_no_other_back(service, sending):
    choose_notices("daily", "chair@elsewhere.example", by=service.reader("chair"))
    CalledSession.objects.get().invited.create(name="Chair", part="worker", user_id=str(service.people["chair"].pk), invited_by="a test")
    with post_office(refuses="joined@") as (port, taken):
        sending(port)
        assert send_notices(by=TERMINAL_READER) == (1, 1)
    with post_office() as (port, taken):
        sending(port)
        assert send_notices(by=TERMINAL_READER) == (1, 0)
    assert "To: joined@care.example" in taken[0]
    assert Event.objects.filter(kind="notices sent").count() == 2


def test_whom_nothing_waits_for_is_sent_nothing_and_nobody_who_did_not_choose(service, sending):
    choose_notices("daily", "board@example.org", by=service.reader("board"))
    with post_office() as (port, taken):
        sending(port)
        assert send_notices(by=TERMINAL_READER) == (1, 0)
    assert "board@" not in taken[0]


def test_the_choice_is_made_on_a_page_which_needs_an_address(service):
    client = service.client("joined")
    assert client.post(reverse("notices"), {"how_often": "weekly", "email": ""}).status_code == 422
    assert client.post(reverse("notices"), {"how_often": "weekly", "email": "joined@care.example"}).status_code == 302
    assert NoticeChoice.objects.get().how_often == "weekly"
    assert b"not set up sending" in client.get(reverse("notices")).content


def test_the_first_page_lists_the_sessions_one_is_coming_to(service):
    session = a_session(service, on=timezone.localdate() + timedelta(days=2))
    service.client("joined").post(reverse("answer-invitation", args=[service.family.pk, session]), {"answer": "coming"})
    page = service.client("joined").get(reverse("home")).content.decode()
    assert "Sessions to come" in page and "Whitlock family: " in page


@pytest.mark.parametrize(("at", "start"), [("10:30", "DTSTART:{:%Y%m%d}T103000\r\n"), ("2.15 pm", "DTSTART:{:%Y%m%d}T141500\r\n"), ("after school", "DTSTART;VALUE=DATE:{:%Y%m%d}\r\n")])
def test_a_session_goes_into_a_calendar_without_a_name_or_a_place(service, at, start):
    day = timezone.localdate() + timedelta(days=3)
    session = a_session(service)
    arrange_session(session, day, at, "14b Quay Steps", by=service.scope("joined"))
    answer = service.client("joined").get(reverse("session-calendar", args=[service.family.pk, session]))
    file = answer.content.decode()
    assert answer["Content-Type"].startswith("text/calendar") and start.format(datetime(day.year, day.month, day.day)) in file
    assert all(len(line.encode()) <= 75 for line in file.split("\r\n")) and file.endswith("END:VCALENDAR\r\n")
    assert not [word for word in ("Whitlock", "Quay", "Joined", service.family.pk, session) if word in file.replace("\r\n ", "")]


def test_the_calendar_file_leads_back_to_the_very_address_it_was_taken_from(service):
    session = a_session(service, on=timezone.localdate() + timedelta(days=3))
    file = service.client("joined").get(reverse("session-calendar", args=[service.family.pk, session]), SERVER_PORT="8331").content.decode()
    assert "://testserver:8331/" in file.replace("\r\n ", "")
