"""Two people whom the files call alike are never shown as one."""

from keepsight.chronology.assemble import assemble


def test_two_siblings_of_one_name_are_shown_with_their_ids_and_the_others_without(tmp_path):
    (tmp_path / "people.csv").write_text("person_id,label,kind\nP1,Mother,adult\nP2,Sibling,child\nP3,Sibling,child\n", encoding="utf-8")
    (tmp_path / "school.csv").write_text("date,agency,people,text\n2020-01-01,school,P2;P3,Both late.\n", encoding="utf-8")
    record = assemble([tmp_path]).record
    assert sorted(person.label for person in record.person) == ["Mother", "Sibling (P2)", "Sibling (P3)"]
