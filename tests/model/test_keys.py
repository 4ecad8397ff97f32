"""How a value that depends on a state finds its place in a row: any text makes a key that can be taken apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journey_widgets.model.keys import ORDER, Place, escape, is_id, key_of, place_of, unescape
from journey_widgets.schema import STATES, TABLES

TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(".%"), max_size=20)
NAMES = TEXTS.filter(lambda text: text not in {ORDER, "position"})


@given(TEXTS)
def test_escaped_text_has_no_dots_and_comes_back(text: str) -> None:
    assert "." not in escape(text)
    assert unescape(escape(text)) == text


@given(NAMES)
def test_a_plain_key_comes_back(name: str) -> None:
    for table in ("touchpoints", "steps", "phases"):
        assert place_of(table, key_of(TABLES[table], (), name)) == Place(table, (), name)


@given(st.sampled_from(STATES), TEXTS, NAMES)
def test_a_key_in_a_state_comes_back(state: str, persona: str, name: str) -> None:
    assessments, emotions = TABLES["assessments"], TABLES["emotions"]
    assert place_of("touchpoints", key_of(assessments, (state,), name)) == Place("assessments", (state,), name)
    rest = (state, persona)
    assert place_of("steps", key_of(emotions, rest, name)) == Place("emotions", rest, name)


@given(TEXTS, NAMES, TEXTS, NAMES)
def test_two_places_never_share_a_key(persona: str, name: str, other: str, second: str) -> None:
    table = TABLES["emotions"]
    same = key_of(table, ("current", persona), name) == key_of(table, ("current", other), second)
    assert same == ((persona, name) == (other, second))


@given(TEXTS)
def test_any_key_can_be_taken_apart(key: str) -> None:
    for table in ("touchpoints", "steps", "phases"):
        place = place_of(table, key)
        assert place.table in TABLES
        assert isinstance(place.column, str)


def test_a_place_is_a_fractional_index_in_the_document() -> None:
    assert key_of(TABLES["touchpoints"], (), "position") == "order"
    assert key_of(TABLES["assessments"], ("future",), "position") == "future.order"
    assert place_of("touchpoints", "future.order") == Place("assessments", ("future",), "position")


@given(st.text())
def test_an_id_is_one_short_printable_line(text: str) -> None:
    assert is_id(text) == (0 < len(text) <= 200 and text.isprintable())


def test_what_is_no_text_is_no_id() -> None:
    assert not any(is_id(value) for value in (None, 5, b"x", ["x"]))
