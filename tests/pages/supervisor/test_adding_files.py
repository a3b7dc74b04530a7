"""Adding files: given an agency's file, when it is sent, looked at and received, then the record holds it; and nothing before the press."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from lxml import html
from service.fixtures import SCHOOL, on_sqlite
from service.sent_files import A_FILE, FIRST, LATER, added, receive

from keepsight.access.scope import NotYours
from keepsight.audit.models import Event
from keepsight.commands.as_seen import as_seen
from keepsight.commands.receive_files import CannotReceive, check_files, receive_files
from keepsight.commands.send_files import send_files
from keepsight.commands.undo_files import undo_files
from keepsight.commands.waiting_files import ANEW
from keepsight.store import models


def texts(service, username: str = "supervisor") -> list[str]:
    """The words of every entry that stands in sight."""
    return [entry.text for entry in as_seen(service.scope(username)).entries]


def stored(service) -> dict[str, int]:
    """How many rows each table of the family's record holds, closed ones among them."""
    return {name: model.objects.filter(family=service.family).count() for name, model in models.MODELS.items()}


def page(service, name: str, **more) -> str:
    return reverse(name, kwargs={"family_id": service.family.pk, **more})


def sent(service, *files: tuple[str, bytes], username: str = "supervisor", **given):
    """The answer to sending the files in a browser."""
    data = {"files": [SimpleUploadedFile(*file) for file in files], "whole": "yes"} | given
    return service.client(username).post(page(service, "add-files"), data)


def test_a_file_is_shown_before_anything_is_written_and_one_press_adds_it(service):
    before, client = stored(service), service.client("supervisor")
    check = sent(service, A_FILE)["Location"]
    shown = client.get(check).content.decode()
    assert "3 rows in = 3 entries + 0 people" in shown
    assert "Ivy came without a coat" in shown
    assert stored(service) == before
    mark = shown.split('name="mark" value="')[1].split('"')[0]
    answer = client.post(check, {"do": "add", "mark": mark})
    assert answer["Location"] == page(service, "family")
    assert "Ivy came without a coat; one was lent to her." in texts(service)
    assert stored(service)["entry"] == before["entry"] + 3
    assert not models.Upload.objects.exists() and not models.UploadedFile.objects.exists()
    assert client.post(check, {"do": "add", "mark": mark}, follow=True).content.decode().count("no longer wait") == 1
    assert stored(service)["entry"] == before["entry"] + 3


def test_the_entries_are_of_their_agency_and_of_the_child_whom_the_record_knows(service):
    receive(service)
    record = as_seen(service.scope("supervisor")).assembled.record
    entry = next(one for one in record.entry if one.text.startswith("Ivy came without a coat"))
    labels = {person.person_id: person.label for person in record.person}
    assert entry.agency == SCHOOL
    assert [labels[row.person_id] for row in record.concerned if row.entry_id == entry.entry_id and not row.suggested] == ["Ivy Whitlock"]
    assert sorted(labels.values()).count("Ivy Whitlock") == 1


def test_a_file_sent_again_is_held_already(service):
    receive(service)
    before = stored(service)
    with pytest.raises(CannotReceive, match="nothing to add"):
        receive(service)
    assert stored(service) == before


def test_a_later_version_lists_what_is_new_changed_and_gone_and_the_old_rows_are_closed_and_kept(service):
    receive(service)
    before = stored(service)
    plan = receive(service, ("School log v2.csv", LATER.encode()))
    versions = plan.versions["School log v2.csv"]
    assert (len(versions.added), len(versions.changed), len(versions.withdrawn)) == (1, 1, 1)
    now = texts(service)
    assert "Ivy came without a coat; one was lent to her and came back." in now
    assert "Ivy came without a coat; one was lent to her." not in now
    assert "Ivy was collected by her grandmother." not in now
    assert stored(service)["entry"] == before["entry"] + 2
    assert models.Entry.objects.get(family=service.family, text="Ivy was collected by her grandmother.").closing.how == "added"


def test_a_corrected_row_keeps_its_identity(service):
    receive(service)
    receive(service, ("School log v2.csv", LATER.encode()))
    coats = models.Entry.objects.filter(family=service.family, text__startswith="Ivy came without a coat")
    assert coats.count() == 2 and len({entry.entry_id for entry in coats}) == 1


def test_the_sender_may_say_that_it_is_a_file_of_its_own_and_then_nothing_is_closed(service):
    receive(service)
    scope = service.scope("supervisor")
    upload = send_files([("School log v2.csv", LATER.encode())], by=scope)
    service.client("supervisor").post(page(service, "check-files", upload_id=upload), {"do": "again", "earlier-0": ANEW})
    receive_files(upload, check_files(upload, by=scope).mark, by=scope)
    assert {"Ivy was collected by her grandmother.", "Ivy brought a drawing of her rabbit."} <= set(texts(service))


def test_choices_made_and_not_looked_at_are_never_added_unseen(service):
    receive(service)
    before, scope, client = stored(service), service.scope("supervisor"), service.client("supervisor")
    check = page(service, "check-files", upload_id=send_files([("School log v2.csv", LATER.encode())], by=scope))
    mark = client.get(check).content.decode().split('name="mark" value="')[1].split('"')[0]
    answer = client.post(check, {"do": "add", "mark": mark, "earlier-0": ANEW}, follow=True)
    assert stored(service) == before
    assert "look once more" in answer.content.decode() and "closed and kept" not in answer.content.decode()


def test_undoing_closes_the_whole_addition_and_what_it_replaced_stands_again(service):
    receive(service)
    before = sorted(texts(service))
    receive(service, ("School log v2.csv", LATER.encode()))
    rows = stored(service)["entry"]
    latest = models.Writing.objects.filter(how="added").latest("pk")
    answer = service.client("supervisor").post(page(service, "undo-files", writing_id=latest.pk), {"reason": "The wrong file."})
    assert answer.status_code == 302
    assert sorted(texts(service)) == before
    assert stored(service)["entry"] == rows + 2
    again = service.client("supervisor").post(page(service, "undo-files", writing_id=latest.pk), {"reason": "Once more."})
    assert again.status_code == 422 and "undone already" in again.content.decode()


def test_what_was_undone_can_be_added_again(service):
    before = sorted(texts(service))
    undo_files(str(added(service)), "The wrong family.", by=service.scope("supervisor"))
    assert sorted(texts(service)) == before
    receive(service)
    assert len(texts(service)) == len(before) + 3


def test_a_column_that_was_read_wrongly_is_corrected_and_the_preview_follows(service):
    odd = "When,What happened,Reported to\n04/03/2024,A new coat.,Ivy Whitlock\n05/03/2024,She sang.,Ivy Whitlock\n"
    check = sent(service, ("School log.csv", odd.encode()))["Location"]
    client = service.client("supervisor")
    shown = client.get(check).content.decode()
    assert "Reported to: Ivy Whitlock" in shown
    fields = {name.split('"')[0]: name.split(">")[1].split("<")[0] for name in shown.split('for="id_column-')[1:]}
    named = {heading.strip(): f"column-{name}" for name, heading in fields.items()}
    client.post(check, {"do": "again", named["Reported to"]: "child"})
    shown = client.get(check).content.decode()
    assert "2 rows in = 2 entries" in shown and "<q>Ivy Whitlock</q>" in shown and "Reported to: Ivy" not in shown


def test_rows_that_cannot_be_read_are_told_with_their_words_and_what_is_needed(service):
    check = sent(service, ("School log.csv", (FIRST + "some day,Ivy Whitlock,Ivy was late.\n").encode()))["Location"]
    shown = service.client("supervisor").get(check).content.decode()
    assert "4 rows in = 3 entries" in shown and "row 5" in shown and "Ivy was late." in shown


def test_files_of_an_agency_whose_entries_the_sender_does_not_see_are_not_added(service):
    scope = service.scope("supervisor")
    upload = send_files([("Dental log.csv", FIRST.replace("Date,", "Agency,Date,").replace("\n0", "\nCommunity dentistry,0").replace("\n1", "\nCommunity dentistry,1").encode())], by=scope)
    plan = check_files(upload, by=scope)
    assert plan.not_theirs == ["Community dentistry"]
    with pytest.raises(CannotReceive, match="Community dentistry"):
        receive_files(upload, plan.mark, by=scope)


def test_files_that_wait_are_shown_to_their_sender_alone_and_for_a_day(service):
    upload = send_files([A_FILE], by=service.scope("supervisor"))
    assert service.client("chair").get(page(service, "check-files", upload_id=upload)).status_code == 404
    with pytest.raises(NotYours):
        receive_files(upload, "", by=service.scope("chair"))
    models.Upload.objects.update(at=models.Upload.objects.get().at - timedelta(days=1, seconds=1))
    assert service.client("supervisor").get(page(service, "check-files", upload_id=upload)).status_code == 404
    service.client("supervisor").get(page(service, "add-files"))
    assert not models.Upload.objects.exists()


def test_files_put_aside_are_gone_and_the_log_says_so(service):
    before, upload = stored(service), send_files([A_FILE], by=service.scope("supervisor"))
    service.client("supervisor").post(page(service, "check-files", upload_id=upload), {"do": "aside"})
    assert not models.UploadedFile.objects.exists() and stored(service) == before
    assert "put files aside" in Event.objects.latest("pk").sentence


def test_two_people_who_add_one_file_at_once_add_it_once_and_the_second_is_told(service):
    first, second = service.scope("supervisor"), service.scope("chair")
    uploads = [(send_files([A_FILE], by=scope), scope) for scope in (first, second)]
    marks = [check_files(upload, by=scope).mark for upload, scope in uploads]
    receive_files(uploads[0][0], marks[0], by=first)
    after = stored(service)
    with pytest.raises(CannotReceive, match="Something changed since you looked"):
        receive_files(uploads[1][0], marks[1], by=second)
    assert stored(service) == after
    with pytest.raises(CannotReceive, match="holds them all already"):
        receive_files(uploads[1][0], check_files(uploads[1][0], by=service.scope("chair")).mark, by=service.scope("chair"))


@pytest.mark.parametrize("table", ["entry", "concerned", "source"])
def test_an_addition_that_is_broken_off_leaves_nothing_and_can_be_pressed_again(service, table, monkeypatch):
    scope, before = service.scope("supervisor"), stored(service)
    upload = send_files([A_FILE], by=scope)
    mark = check_files(upload, by=scope).mark

    def broken(*_given, **_more):
        raise KeyboardInterrupt

    with monkeypatch.context() as breaking, pytest.raises(KeyboardInterrupt):
        breaking.setattr(models.MODELS[table].objects, "bulk_create", broken)
        receive_files(upload, mark, by=scope)
    assert stored(service) == before
    receive_files(upload, mark, by=service.scope("supervisor"))
    assert stored(service)["entry"] == before["entry"] + 3


def test_an_upload_that_was_cut_off_keeps_nothing_and_says_so(service):
    answer = sent(service, A_FILE, whole="")
    assert answer.status_code == 422 and "did not arrive whole" in answer.content.decode()
    assert not models.Upload.objects.exists()


@on_sqlite
@pytest.mark.parametrize("arrived", [0.2, 0.5, 0.8, 0.95])
def test_what_arrives_of_a_connection_that_broke_off_is_not_taken_for_the_file(service, arrived):
    whole = encode_multipart(BOUNDARY, {"files": SimpleUploadedFile("School log.csv", FIRST.encode() * 20), "whole": "yes"})
    answer = service.client("supervisor").generic("POST", page(service, "add-files"), whole[: int(len(whole) * arrived)], content_type=MULTIPART_CONTENT)
    assert answer.status_code == 422 and "did not arrive whole" in answer.content.decode()
    assert not models.Upload.objects.exists()


@on_sqlite
def test_more_than_is_taken_at_once_is_told_and_nothing_is_kept(service, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 100
    answer = sent(service, A_FILE)
    assert answer.status_code == 422 and "more than 50 MB" in answer.content.decode()
    assert not models.Upload.objects.exists()


@on_sqlite
def test_a_file_never_touches_the_disk_between_the_browser_and_the_database(service, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    large = FIRST + "".join(f"04/03/2024,Ivy Whitlock,{'words ' * 2000}{number}\n" for number in range(300))
    assert len(large) > 3_000_000
    check = sent(service, ("School log.csv", large.encode()))["Location"]
    assert list(tmp_path.iterdir()) == []
    assert service.client("supervisor").get(check).status_code == 200
    assert list(tmp_path.iterdir()) == []


@on_sqlite
@pytest.mark.parametrize(("name", "data"), [("nothing.csv", b""), ("photo.xlsx", b"\xff\xd8\xff\xe0" + b"0" * 100), ("../../log.csv", b"\0" * 50), ("<b>.docx", b"PK\x03\x04 broken"), ("<script>.csv", b"Date,What happened\n04/03/2024,<script>alert(1)</script>\n")])
def test_hostile_files_cost_one_message_and_write_nothing(service, name, data):
    before = stored(service)
    answer = sent(service, (name, data))
    assert answer.status_code in (302, 422)
    if answer.status_code == 302:
        shown = service.client("supervisor").get(answer["Location"]).content.decode()
        assert "<script>alert" not in shown and "<b>.docx" not in shown
    assert stored(service) == before


@on_sqlite
def test_a_file_made_to_unpack_without_end_is_told_to_be_too_large(service):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("xl/workbook.xml", "0" * 120_000_000)
    shown = service.client("supervisor").get(sent(service, ("log.xlsx", packed.getvalue()))["Location"]).content.decode()
    assert "unpack" in shown or "large" in shown


ODD = "Logbuch der Schule,,\nZur Kenntnis,,\nTag,Wer,Was\nerste Maiwoche,Ivy Whitlock,Ivy read aloud.\n04/03/2024,Ivy Whitlock,Ivy sang.\n"


@on_sqlite
def test_a_sheet_in_which_no_table_is_recognised_is_mapped_by_hand_headings_first_then_the_columns(service):
    client, check = service.client("supervisor"), sent(service, ("School log.csv", ODD.encode()))["Location"]
    assert "Nothing is read of this file yet" in client.get(check).content.decode()
    client.post(check, {"do": "again", "heading-0": "3", "holds-0": "entries"})
    shown = html.fromstring(client.get(check).content.decode())
    named = {label.text.strip(): label.get("for").removeprefix("id_") for label in shown.xpath("//label[starts-with(@for, 'id_column-')]")}
    assert set(named) == {"Tag", "Wer", "Was"}
    client.post(check, {"do": "again", "heading-0": "3", "holds-0": "entries", named["Tag"]: "date", named["Wer"]: "child", named["Was"]: "text"})
    page_now = client.get(check).content.decode()
    assert "= 1 entries + " in page_now and "Ivy sang." in page_now and "erste Maiwoche" in page_now, "the day that is none is told, with its row"
    mark = page_now.split('name="mark" value="')[1].split('"')[0]
    client.post(check, {"do": "add", "mark": mark})
    assert "Ivy sang." in texts(service) and "Ivy read aloud." not in texts(service)


@on_sqlite
def test_another_row_of_headings_may_be_chosen_while_nothing_is_read(service):
    client, check = service.client("supervisor"), sent(service, ("School log.csv", ODD.encode()))["Location"]
    for row in ("1", "3"):
        client.post(check, {"do": "again", "heading-0": row, "holds-0": "entries"})
    assert 'id="id_column-0-2"' in client.get(check).content.decode() and "Logbuch der Schule</label>" not in client.get(check).content.decode()
    client.post(check, {"do": "again", "heading-0": ""})
    assert 'id="id_column-0-0"' not in client.get(check).content.decode()


@on_sqlite
def test_one_file_of_several_is_left_out_and_the_rest_is_added(service):
    client, check = service.client("supervisor"), sent(service, A_FILE, ("Odd.csv", ODD.encode()))["Location"]
    assert "Leave this file out" in client.get(check).content.decode()
    assert "Odd.csv was left out" in client.post(check, {"leave-out": "Odd.csv"}, follow=True).content.decode()
    shown = client.get(check).content.decode()
    assert "Odd.csv" not in shown and "3 rows in = 3 entries" in shown and "Leave this file out" not in shown
    assert client.post(check, {"leave-out": "Nobody’s.csv"}, follow=True).content.decode().count("no longer wait") == 1
    client.post(check, {"do": "add", "mark": shown.split('name="mark" value="')[1].split('"')[0]})
    assert "Ivy came without a coat; one was lent to her." in texts(service)


@on_sqlite
def test_undone_in_either_order_the_record_stands_at_the_day_it_stood_at_before(service):
    def stands_at():
        return models.FamilyRecord.objects.get(pk=service.family.pk).as_at

    before = stands_at()
    receive(service)
    first, after_first = models.Writing.objects.latest("pk").pk, stands_at()
    receive(service, ("School log v2.csv", LATER.replace("25/03/2024", "29/11/2024").encode()))
    second, after_second = models.Writing.objects.latest("pk").pk, stands_at()
    assert before < after_first < after_second == date(2024, 11, 29)
    undo_files(str(first), "A slip.", by=service.scope("supervisor"))
    assert stands_at() == after_second
    undo_files(str(second), "A slip.", by=service.scope("supervisor"))
    assert stands_at() == before
