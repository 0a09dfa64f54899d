"""How a source is written out in the list at the end of a lesson."""

from course_lib.content.authoring.cards import card, line


def test_a_title_that_asks_has_no_full_stop_behind_it(assets):
    """In the list and on the card; any other title has one."""
    source = next(iter(assets.sources.values())).thing
    for title, written in [("Same code?", "Same code? "), ("Same code", "Same code. ")]:
        asking = source.model_copy(update={"title": title})
        assert f"({source.year}). {written}*" in line(asking)
        assert f"{written}{source.where}." in dict(card(asking)["rows"])["Where to find it"]
