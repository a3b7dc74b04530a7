"""A real browser signs in: what it sends of itself (Origin, Referer, cookies) is not what a test client sends."""

import pytest

from keepsight.web import settings


def test_pages_let_a_browser_say_where_its_form_came_from():
    assert settings.SECURE_REFERRER_POLICY == "same-origin", 'under "no-referrer" browsers send "Origin: null", and every form is turned away'


@pytest.mark.django_db
def test_a_form_without_its_sign_is_answered_in_plain_words(client):
    strict = type(client)(enforce_csrf_checks=True)
    answer = strict.post("/account/login/", {"login": "nobody", "password": "nothing"})
    assert answer.status_code == 403 and "Nothing was sent" in answer.content.decode()
