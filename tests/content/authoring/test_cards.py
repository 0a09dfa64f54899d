"""How a source is written out in the list at the end of a lesson."""

from typing import get_args

from course_lib.content.authoring.cards import CHECKED, card, line, term_card
from course_lib.content.authoring.schema import Source
from course_lib.words import speaking
from tools.words import collected


def test_a_title_that_asks_has_no_full_stop_behind_it(assets):
    """In the list and on the card; any other title has one."""
    source = next(iter(assets.sources.values())).thing
    for title, written in [("Same code?", "Same code? "), ("Same code", "Same code. ")]:
        asking = source.model_copy(update={"title": title})
        assert f"({source.year}). {written}*" in line(asking)
        assert f"{written}{source.where}." in {row[0]: row[1] for row in card(asking)["rows"]}["Where to find it"]


def test_all_that_the_course_itself_says_on_a_card_is_in_the_pages_catalogue(assets):
    """The names of rows, how sure a finding is, what was checked. What an author wrote stands beside it, and isn't in there."""
    known = {message.id for message in collected() if any(name.endswith("static/cards.js") for name, _line in message.locations)}
    source = next(iter(assets.sources.values())).thing.model_copy(update={"verified_note": "Table 2 only."})
    said = set()
    for sure in get_args(Source.model_fields["sure"].annotation):
        for verified in CHECKED:
            rows = card(source.model_copy(update={"sure": sure, "verified": verified}))["rows"]
            said |= {row[0] for row in rows} | {row[2] for row in rows if len(row) > 2}
            assert rows[-1] == ["Checked by us", "Table 2 only.", CHECKED[verified]]
    said |= {row[0] for row in term_card(next(iter(assets.terms.values())).thing)["rows"]}
    assert len(said) > 12 and said <= known
    assert source.found not in known and source.title not in known


def test_the_note_beside_a_source_is_in_the_language_that_is_spoken(assets):
    """The rest of the line is names and titles."""
    source = next(iter(assets.sources.values())).thing.model_copy(update={"verified": "unverified"})
    with speaking("es"):
        assert "Aún no hemos leído" in line(source) and source.title in line(source)
    assert "We haven't read" in line(source)
