"""Ready sets of phases: whole in both languages, past the purchase, and taken by a new redesign."""

from __future__ import annotations

import pytest

import journey_widgets as jw
from journey_widgets.errors import JourneyError
from journey_widgets.schema.choices import MACRO_PHASE
from journey_widgets.schema.phase_sets import PHASE_SETS

SEVEN = [
    "out_of_market",
    "trigger",
    "initial_consideration",
    "active_evaluation",
    "purchase_decision",
    "deployment",
    "loyalty",
]


def test_the_seven_stages_of_b2b_are_those_of_the_glossary() -> None:
    assert list(jw.phase_sets().loc["b2b_seven"].index) == SEVEN


@pytest.mark.parametrize("name", PHASE_SETS)
def test_a_set_goes_past_the_purchase_in_order(name: str) -> None:
    found = [phase.macro_phase for phase in PHASE_SETS[name].phases]
    order = list(MACRO_PHASE.values)
    assert found == sorted(found, key=order.index)
    assert set(found) == set(order)
    assert found.count("post_purchase") >= 2


def test_every_text_is_there_in_both_languages() -> None:
    english, italian = jw.phase_sets("en"), jw.phase_sets("it")
    assert list(english.index) == list(italian.index)
    assert (english["macro_phase"] == italian["macro_phase"]).all()
    for column in ("name", "definition", "prompts", "set_name"):
        assert (english[column].str.strip() != "").all()
        assert (english[column] != italian[column]).all()
    lines = english["prompts"].str.count("\n")
    assert (lines == italian["prompts"].str.count("\n")).all()
    assert english["prompts"].str.endswith("?").all()


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("name", PHASE_SETS)
def test_a_new_redesign_begins_with_a_set(name: str, language: str) -> None:
    rd = jw.new("Test", language=language, phases=name)
    ready = jw.phase_sets(language).loc[name]
    assert rd.phases["name"].tolist() == ready["name"].tolist()
    assert rd.phases["description"].tolist() == ready["definition"].tolist()
    assert rd.phases["macro_phase"].tolist() == ready["macro_phase"].tolist()
    assert not set(rd.problems()["severity"]) & {"error", "warning"}


def test_what_is_no_set_is_refused_by_name() -> None:
    with pytest.raises(JourneyError, match="phases must be one of 'b2b_seven', 'consumer', not 'b2b_sevn'"):
        jw.new("Test", phases="b2b_sevn")
    with pytest.raises(JourneyError, match="language must be one of"):
        jw.phase_sets("fr")
    assert jw.new("Test").phases.empty
