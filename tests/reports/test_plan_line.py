"""A child's line says what is recorded of that child's plan, not of a conference about the others."""

from keepsight.chronology.assemble import assemble
from keepsight.reports.picture.told import tell
from keepsight.reports.picture.words.children import children

PEOPLE = "person_id,name,kind,birth_date\nP1,Ann Hale,child,2015-01-01\nP2,Ben Hale,child,2012-01-01\n"
ROWS = "date,agency,people,kind,text\n2023-01-01,social care,P1,conference,Child protection plan made for Ann. Ben lives with his father.\n"


def test_a_conference_that_only_mentions_a_child_is_no_entry_of_that_childs_plan(tmp_path):
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "care.csv").write_text(ROWS, encoding="utf-8")
    lines = {child.label: child.plan.words for child in children(tell(assemble([tmp_path]), []))}
    assert lines == {"Ann Hale": "last entry of a plan: conference", "Ben Hale": "no entry of a plan in the records supplied"}
