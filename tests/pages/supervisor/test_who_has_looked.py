"""A supervisor asks who has looked at a family."""

from __future__ import annotations


def test_whoever_opened_the_page_stands_there_by_name_and_so_does_whoever_was_not_given_it(service, opened_as):
    opened_as("chair", "family")
    opened_as("related", "family")
    page = opened_as("supervisor", "who-has-looked")
    assert "Chair (conference chair) opened the page of Whitlock family, for a child protection conference." in page
    assert "Related (practitioner, Children’s social care) asked for the record of a family that is not theirs and was not given it." in page
