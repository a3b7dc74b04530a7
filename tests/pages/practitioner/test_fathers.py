"""A social worker opens what is recorded of each father: what stands there, what does not, and what a safety decision stops."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from lxml import html
from service.fixtures import CARE, on_sqlite

from keepsight.audit.models import Event
from keepsight.chronology.dealings import dealing
from keepsight.commands.as_seen import as_seen
from keepsight.commands.record_entry import Draft, record_entry
from keepsight.commands.write_order import OrderDraft, write_order
from keepsight.intake.dates import read_date
from keepsight.records.person import Household
from keepsight.records.record import Record
from keepsight.store.models import MODELS, Writing
from keepsight.store.rows import add


def page_of(service, username: str, child: str, man: str) -> html.HtmlElement:
    page = service.client(username).get(reverse("father", args=[service.family.pk, child, man]))
    assert page.status_code == 200
    return html.fromstring(page.content.decode())


def line(page: html.HtmlElement, code: str) -> str:
    return " ".join(page.xpath(f"//div[@id='line-{code}']")[0].text_content().split())


def write(service, child: str, man: str, step: str, **given: str):
    address = reverse("record-father-step", args=[service.family.pk, child, man, step])
    return service.client("joined").post(address, {"when": "12 May 2024", "what": "As written.", **given})


@on_sqlite
def test_every_child_is_listed_with_each_man_and_a_child_without_one_is_a_question_to_services(service, opened_as):
    page = " ".join(html.fromstring(opened_as("joined", "fathers")).text_content().split())
    assert "Marek Osei, believed to be father of Rowan Whitlock" in page
    assert page.count("No father is named in the records supplied. For services: what is known of him, and from whom?") == 2


@on_sqlite
def test_a_man_who_is_not_this_childs_and_one_out_of_sight_are_not_there(service):
    client = service.client("joined")
    for child, man in (("C2", "F1"), ("C1", "M"), ("C1", "nobody"), ("F1", "C1")):
        assert client.get(reverse("father", args=[service.family.pk, child, man])).status_code == 404


@on_sqlite
def test_what_services_recorded_anyhow_stands_on_the_line_and_leads_to_its_entry(service):
    written = record_entry(Draft(read_date("3 May 2024"), "Jory opened the door and showed Otis’s cot.", (("F3", "seen"), ("C3", "seen"))), by=service.scope("joined"))
    page = page_of(service, "joined", "C3", "F3")
    for step in ("contacted", "seen"):
        assert "Jory opened the door" in line(page, step)
    assert page.xpath("//div[@id='line-seen']//a/@href")[0].endswith(f"/entries/{written}/")


@on_sqlite
def test_a_step_is_written_down_as_an_entry_and_stands_on_his_line_with_what_was_chosen(service):
    assert write(service, "C3", "F3", "contacted", answer="reached", what="Rang him; he works nights.").status_code == 302
    page = page_of(service, "joined", "C3", "F3")
    assert "Spoken with. 12 May 2024, Children’s social care: In touch with him: spoken with. Rang him; he works nights." in line(page, "contacted")
    entry = next(one for one in as_seen(service.scope("joined")).entries if "works nights" in one.text)
    assert entry.kind.value == "contact" and not entry.kind.suggested


@on_sqlite
def test_what_is_missing_is_said_beside_its_field_and_every_word_is_kept(service):
    answer = write(service, "C3", "F3", "safety", answer="not in touch", what="Nobody rings him.", decided_by="", review_on="yesterday")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Name the manager who decided. Nobody decides this alone" in page and "Nobody rings him." in page


@on_sqlite
def test_a_letter_that_was_tried_and_a_check_are_not_being_in_touch(service):
    write(service, "C1", "F1", "contacted", answer="tried", what="No answer on his number.")
    write(service, "C1", "F1", "checks", which="offending", answer="asked", what="Asked of the police.")
    told = as_seen(service.scope("joined"))
    ours = [entry for entry in told.own["F1"] if entry.agency == CARE]
    assert len(ours) == 2 and not any(dealing(entry.kind.value, told.concerned[entry.entry_id]).in_touch for entry in ours)
    page = page_of(service, "joined", "C1", "F1")
    assert "Tried, and not reached" in line(page, "contacted") and "Offending, asked for, no answer yet" in line(page, "checks")


@on_sqlite
def test_what_a_check_holds_is_restricted_as_it_is_written(service):
    write(service, "C1", "F1", "checks", which="offending", answer="held", what="One caution, 2011.")
    assert "One caution" in page_of(service, "joined", "C1", "F1").text_content()
    assert "One caution" not in page_of(service, "chair", "C1", "F1").text_content()


def decide(service, answer: str = "not in touch"):
    review = timezone.localdate() + timedelta(days=60)
    return write(service, "C3", "F3", "safety", answer=answer, what="Dana has left him.", decided_by="Ola Brandt", review_on=f"{review:%d.%m.%Y}")


@on_sqlite
def test_a_safety_decision_stops_what_would_prompt_contact_and_nothing_else(service):
    before = page_of(service, "joined", "C3", "F3")
    assert before.xpath("//div[@id='line-view']//a[contains(., 'Write this down')]")
    assert decide(service).status_code == 302
    page = page_of(service, "joined", "C3", "F3")
    assert "Ola Brandt decided that nobody is to be in touch with him" in page.text_content()
    for step in ("contacted", "seen", "invited", "view", "told"):
        assert "For services" not in line(page, step) and "Write this down" not in line(page, step), step
    for step in ("identified", "assessed", "checks", "strength", "worry", "safety"):
        assert "Write this down" in line(page, step), step


@on_sqlite
def test_a_later_decision_that_he_may_be_involved_ends_it_and_the_earlier_stays_to_be_read(service):
    decide(service)
    decide(service, "in this way")
    page = page_of(service, "joined", "C3", "F3")
    assert "decided that nobody is to be in touch" not in page.text_content()
    assert "He may be involved, in the way written here" in line(page, "safety") and "Nobody is to be in touch with him" in line(page, "safety")


@on_sqlite
def test_harm_that_another_agency_restricted_stops_the_prompts_for_a_reader_who_cannot_see_it_and_is_not_told_of(service):
    page = page_of(service, "practitioner", "C1", "F1")
    assert "door broken" not in page.text_content()
    for step in ("contacted", "seen", "invited", "view", "told"):
        assert "Write this down" not in line(page, step), step


@on_sqlite
def test_his_page_holds_no_address_but_his_own_not_even_in_the_words_of_an_entry(service):
    write(service, "C1", "F1", "worry", what="He asked whether they are still at 14b Quay Steps.")
    page = page_of(service, "joined", "C1", "F1")
    assert "14b Quay Steps" not in page.text_content() and "[an address, left out]" in line(page, "worry")


@on_sqlite
def test_reading_and_writing_are_in_the_log(service):
    write(service, "C3", "F3", "seen")
    page_of(service, "joined", "C3", "F3")
    kinds = list(Event.objects.filter(family_id=service.family.pk).values_list("kind", flat=True))
    assert "step with a father recorded" in kinds and kinds[-1] == "father seen"


FOUND = {"name": "Corin Blake", "stands": "father", "answer": "believed", "when": "6 May 2024", "what": "Rang the school himself.", "whose_word": "himself", "born": "1991", "parental_responsibility": "no"}


@on_sqlite
def test_a_father_who_is_found_late_is_written_down_on_whose_word_and_has_a_page(service, opened_as):
    at = reverse("add-father", args=[service.family.pk, "C2"])
    assert service.client("joined").post(at, FOUND | {"whose_word": ""}).status_code == 422
    assert service.client("joined").post(at, FOUND).status_code == 302
    assert "Corin Blake, believed to be father of Ivy Whitlock" in " ".join(html.fromstring(opened_as("joined", "fathers")).text_content().split())
    man = next(one.person_id for one in as_seen(service.scope("joined")).people.values() if one.label == "Corin Blake")
    said = line(page_of(service, "joined", "C2", man), "identified")
    assert "father, believed to be: written here by Joined" in said and "On the word of himself" in said
    assert "Corin Blake" not in opened_as("practitioner", "fathers") + opened_as("practitioner", "family")


@on_sqlite
def test_the_network_is_written_down_step_by_step_and_who_nobody_asked_about_is_named(service, opened_as):
    assert "Beryl Whitlock, mother of Dana Whitlock: not written down here whether they are in it." in html.fromstring(opened_as("joined", "network")).text_content()
    at = reverse("record-network-step", args=[service.family.pk, "offered"])
    given = {"answer": "accepted", "people": ["G", "M"], "when": "6 May 2024", "what": "Beryl will ask her sister."}
    assert service.client("joined").post(at, given | {"people": []}).status_code == 422
    assert service.client("joined").post(at, given).status_code == 302
    assert "Offered, and accepted: Beryl Whitlock, Dana Whitlock" in line(html.fromstring(opened_as("joined", "network")), "offered")


@on_sqlite
def test_what_he_rang_about_in_plain_words_stands_below_and_no_line_says_that_nothing_is_there(service):
    record_entry(Draft(read_date("3 May 2024"), "E-mail from Jory: the boy comes to him hungry on Fridays.", (("F3", "mentioned"), ("C3", "subject"))), by=service.scope("joined"))
    page = page_of(service, "joined", "C3", "F3")
    assert "comes to him hungry" in line(page, "others")
    assert line(page, "warned").startswith("What he warned of No entry in the records supplied is read as this. Others name him, below")


@on_sqlite
def test_a_family_group_conference_that_a_service_recorded_stands_under_met_and_nothing_is_said_to_be_absent_beside_it(service, opened_as):
    record_entry(Draft(read_date("3 May 2024"), "Family group conference. Came: Dana, Beryl.", (("C3", "subject"), ("G", "present")), kind="meeting"), by=service.scope("joined"))
    page = html.fromstring(opened_as("joined", "network"))
    assert "Family group conference. Came" in line(page, "met") and "Family group conference. Came" not in line(page, "offered")
    assert "No entry in the records supplied is read as this" in line(page, "offered")


HIS, HERS = "5 Foundry Lane", "2 Chapel Row"


def with_homes(service):
    """A second father with an address of his own, and a home of the others that nobody has restricted."""
    MODELS["household"].objects.filter(family=service.family).delete()
    homes = [Household(household=HERS, person_id=one) for one in ("M", "C1", "C2", "C3")] + [Household(household=HIS, person_id="F3")]
    add(Record(household=homes), Writing.objects.create(family=service.family, how="received", by="a test"))
    type(service.family).objects.filter(pk=service.family.pk).update(mark="homes")
    service.family.refresh_from_db()


def whole_family_pages(service, *names: str) -> dict[str, str]:
    family = [service.family.pk]
    addresses = {"family": family, "who-is-who": family, "pictures": family, "child": [*family, "C3"]}
    return {name: service.client("joined").get(reverse(name, args=given)).content.decode() for name, given in addresses.items() if not names or name in names}


@on_sqlite
def test_once_a_safety_decision_stands_his_address_is_on_his_own_page_alone_and_theirs_is_not_on_it(service):
    with_homes(service)
    before = whole_family_pages(service, "family", "who-is-who")
    assert HIS in before["family"] and HIS in before["who-is-who"]
    decide(service)
    after = whole_family_pages(service)
    assert [name for name, page in after.items() if HIS in page] == []
    assert HERS in after["family"] and "an address kept apart, for safety" in after["family"] and HERS in after["child"]
    his = page_of(service, "joined", "C3", "F3").text_content()
    assert HIS in his and HERS not in his
    decide(service, "in this way")
    assert HIS in whole_family_pages(service, "family")["family"]


@on_sqlite
def test_an_order_that_binds_him_and_protects_another_keeps_the_addresses_apart_until_it_ends(service):
    with_homes(service)
    order = OrderDraft("court order", "He may not come to the house.", ("F3",), ("M", "C3"), read_date("12 May 2024"))
    write_order(order, by=service.scope("joined"))
    assert HIS not in whole_family_pages(service, "family")["family"]
    (kept,) = MODELS["order"].objects.filter(family=service.family, known_until__isnull=True, order_kind="court order", binds=["F3"])
    report = [row.household for row in as_seen(service.scope("chair")).assembled.record.household]
    assert HIS not in report and HERS in report
    given = {"ended": f"{timezone.localdate() - timedelta(days=1):%d.%m.%Y}", "reason": "Discharged.", "version": kept.pk}
    assert service.client("joined").post(reverse("end-arrangement", args=[service.family.pk, kept.order_id]), given).status_code == 302
    page = service.client("joined").get(reverse("family", args=[service.family.pk])).content.decode()
    assert HIS in page and "He may not come to the house." not in page.partition("What this rests on")[0]


@on_sqlite
def test_that_he_has_died_gives_the_day_to_the_person_for_whoever_sees_the_entry_and_asks_nothing_more(service):
    assert write(service, "C3", "F3", "settled", answer="died", when="3 May 2024", what="Told by his sister.").status_code == 302
    page = page_of(service, "joined", "C3", "F3")
    assert "died 3 May 2024" in page.text_content()
    assert "For services" not in " ".join(line(page, step) for step in ("contacted", "seen", "invited", "view", "told"))
    who = service.client("joined").get(reverse("who-is-who", args=[service.family.pk])).content.decode()
    assert "died 3 May 2024" in who and "of the death, an entry that was written here" in who
    assert as_seen(service.scope("joined")).people["F3"].death_date == date(2024, 5, 3)
    assert as_seen(service.scope("practitioner")).people["F3"].death_date is None, "who does not see the entry does not learn of it"


@on_sqlite
def test_where_nothing_asks_for_contact_the_entry_that_names_him_and_tells_of_bail_stands_first_and_says_nothing_of_whose_it_is(service):
    written = record_entry(Draft(read_date("3 May 2024"), "Jory not contacted. Craig is on bail.", (("F3", "mentioned"), ("C3", "subject"))), by=service.scope("joined"))
    page = page_of(service, "joined", "C3", "F3")
    first = page.xpath("//p[@class='notice']")[0]
    assert first.text_content().startswith("He is named in an entry that tells of violence, bail, an order or a restriction. Whose it is, and what follows for him, a person reads: 3 May 2024")
    assert first.xpath("a/@href") == [reverse("entry", args=[service.family.pk, written])]
    assert "Nothing here asks anybody to be in touch with him." in page.text_content()
