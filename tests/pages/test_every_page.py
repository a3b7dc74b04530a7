"""Every page, as somebody who may open it: valid HTML, one first heading, a title of its own, labelled fields, and only words that we say."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import resolve, reverse
from service.fixtures import on_sqlite

from pages.checked import own_words, problems
from pages.test_no_word_is_lost import forms
from pages.test_permission_table import SIGNING_IN, TABLE, address

NO_RECORD = {"people", "chronology", "begin-grading", "check-files", "to-confirm", "add-account", "give-role", "notices"}  # their forms look for something, choose, or are of no record
A_FILE = {"take-report", "session-calendar"}  # not a page
WRITTEN = {name for name, (method, those) in TABLE.items() if method == "get" and those} - A_FILE  # what nobody of the table may open has a test of its own


@on_sqlite
@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_each_page_is_whole_and_says_nothing_that_we_do_not_say(service, name):
    those = TABLE[name][1]
    opener = "supervisor" if "supervisor" in those else sorted(those)[0]
    at = address(name, service)
    page = service.client(opener).get(at).content.decode()
    assert problems(page) == []
    assert own_words(page) == []
    assert [form.address for form in forms(page.encode(), at) if form.written and "seal" not in form.fields and resolve(urlsplit(form.address).path).url_name not in NO_RECORD] == []


@on_sqlite
@pytest.mark.parametrize("name", sorted(name for name, status in SIGNING_IN.items() if status == 200))
def test_each_page_of_signing_in_is_whole(service, name):
    page = Client().get(reverse(name)).content.decode()
    assert problems(page) == []
    assert own_words(page) == []


@on_sqlite
@pytest.mark.parametrize("name", sorted(WRITTEN - {"home", "people"}))
def test_a_page_that_is_not_there_is_whole_too(service, name):
    page = service.client("administrator").get(address(name, service)).content.decode()
    assert problems(page) == []
    assert own_words(page) == []
