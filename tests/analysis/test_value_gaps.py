"""Values offered and wanted: what matches by links, what might by words, what is saved."""

from __future__ import annotations

import math
from collections import Counter

import pandas as pd
import pytest
from hypothesis import given
from strategies import QUICK, Tables, laws, random_tables, redesigns

import journey_widgets as jw
from journey_widgets.analysis import suggest_value_links, value_gaps, value_savings
from journey_widgets.analysis.values import COMMON
from journey_widgets.errors import JourneyError

NAMES = ("touchpoints", "assessments", "notes", "value_links")
NO_LINKS = pd.DataFrame({"offered_note_id": [], "wanted_note_id": []}).rename_axis("value_link_id")
KINDS = ["value_offered", "value_wanted"]


def with_values(tables: Tables) -> Tables:
    """Return the tables with all notes made values, and links that mostly go from an offer to a wish."""
    notes = tables["notes"]
    notes["note_kind"] = pd.array([KINDS[i % 2] for i in range(len(notes))], dtype="str")
    return tables


@QUICK
@given(redesigns(*NAMES, most=12, missing=(0.0, 0.2)))
def test_values_match_by_links_alone(tables: Tables) -> None:
    names = ("notes", "value_links")
    tables = with_values(tables)
    result = laws(lambda t: value_gaps(*(t[name] for name in names)), {name: tables[name] for name in names})
    notes = tables["notes"]
    holding = notes[notes["is_current"].astype("bool")]
    assert list(result.index) == list(holding.index)
    links = {
        (row["offered_note_id"], row["wanted_note_id"])
        for row in tables["value_links"].to_dict("records")
        if row["offered_note_id"] in holding.index
        and row["wanted_note_id"] in holding.index
        and holding.loc[row["offered_note_id"], "note_kind"] == "value_offered"
        and holding.loc[row["wanted_note_id"], "note_kind"] == "value_wanted"
    }
    for note, row in result.to_dict("index").items():
        matches = sum(note in link for link in links)
        assert row["matches"] == matches
        alone = "save" if row["value_side"] == "offered" else "intervene"
        assert row["advice"] == ("keep" if matches else alone)
    savings = laws(lambda t: value_savings(*(t[name] for name in NAMES)), tables)
    costs = tables["assessments"]["cost_eur"].to_dict()
    for touchpoint, row in savings.to_dict("index").items():
        own = result[(result["touchpoint_id"] == touchpoint) & (result["value_side"] == "offered")]
        rate = (own["advice"] == "save").mean()
        assert (row["offered"], row["unwanted_rate"]) == (len(own), pytest.approx(rate))
        cost = costs.get((touchpoint, "current"), math.nan)
        assert row["saving_eur"] == pytest.approx(cost * rate, nan_ok=True)


def plain_similarity(one: str, other: str, texts: list[str]) -> float:
    """Return the cosine of tf–idf, by dictionaries."""

    def words(text: str) -> Counter[str]:
        plain = text.casefold().replace("à", "a").replace("é", "e")
        plain = "".join(letter if letter.isalnum() else " " for letter in plain)
        return Counter(word[:5] for word in plain.split() if len(word) > 1 and word not in COMMON)

    bags = [words(text) for text in texts]

    def idf(word: str) -> float:
        return math.log((1 + len(bags)) / (1 + sum(word in bag for bag in bags))) + 1

    weights = [{word: n * idf(word) for word, n in words(text).items()} for text in (one, other)]
    dot = sum(weight * weights[1].get(word, 0) for word, weight in weights[0].items())
    lengths = [math.sqrt(sum(weight**2 for weight in each.values())) for each in weights]
    return dot / (lengths[0] * lengths[1]) if all(lengths) else 0.0


@QUICK
@given(redesigns("touchpoints", "notes", most=12, missing=(0.0, 0.2)))
def test_suggestions_are_the_cosines_of_the_words(tables: Tables) -> None:
    notes = with_values(tables)["notes"]
    phrases = ["A car in ten minutes", "minutes, not hours", "il prezzo chiaro", "Prezzi chiari à la carte", "ten cars"]
    notes["text"] = pd.array([phrases[i % 5] for i in range(len(notes))], dtype="str")
    result = laws(
        lambda t: suggest_value_links(t["notes"], NO_LINKS, within="touchpoint", least_similarity=0.1),
        {"notes": notes},
        is_ordered=True,
    )
    holding = notes[notes["is_current"].astype("bool")]
    texts = holding["text"].tolist()
    wanted = {}
    for one, offer in holding[holding["note_kind"] == "value_offered"].iterrows():
        for other, wish in holding[holding["note_kind"] == "value_wanted"].iterrows():
            if not pd.isna(offer["touchpoint_id"]) and offer["touchpoint_id"] == wish["touchpoint_id"]:
                similarity = plain_similarity(offer["text"], wish["text"], texts)
                if similarity >= 0.1:
                    wanted[one, other] = similarity
    assert result["similarity_rate"].to_dict() == pytest.approx(wanted)
    assert result["rank"].is_monotonic_increasing


def test_what_is_linked_is_not_suggested_and_both_languages_are_read() -> None:
    notes = pd.DataFrame({"note_kind": KINDS * 2, "touchpoint_id": ["a", "a", "b", "b"]}, index=list("wxyz"))
    notes["text"] = ["Prezzo chiaro subito", "Sapere subito il prezzo", "A clear price", "Prices that are clear"]
    assert list(suggest_value_links(notes, NO_LINKS).index) == [("y", "z"), ("w", "x")]
    links = pd.DataFrame({"offered_note_id": ["w"], "wanted_note_id": ["x"]}, index=["l"])
    assert list(suggest_value_links(notes, links).index) == [("y", "z")]
    assert len(suggest_value_links(notes, links, within="touchpoint", least_similarity=0.01)) == 1
    for name in jw.examples().index:
        rd = jw.example(name)
        assert len(suggest_value_links(rd.notes, NO_LINKS)) > 0


def test_notes_at_no_touchpoint_do_not_shift_those_that_are_at_one() -> None:
    notes = pd.DataFrame({"note_kind": KINDS * 2, "text": ["clear price", "price", "clear price", "price"]})
    notes = notes.assign(touchpoint_id=[None, None, "a", "a"]).set_axis(list("wxyz"))
    found = suggest_value_links(notes, NO_LINKS, within="touchpoint")
    assert list(found.index) == [("y", "z")]
    assert found.loc[("y", "z"), ["offered_text", "wanted_text"]].tolist() == ["clear price", "price"]
    assert {"table": "notes", "reason": "no touchpoint", "rows": ["w", "x"]} in found.attrs["left_out"]


def test_bad_input_is_named_by_place() -> None:
    notes = random_tables(1, {"notes": 3}, 0)["notes"]
    with pytest.raises(JourneyError, match="value_links: there is no column 'wanted_note_id'"):
        value_gaps(notes, NO_LINKS.drop(columns="wanted_note_id"))
    with pytest.raises(JourneyError, match="within must be one of 'everywhere', 'touchpoint'"):
        suggest_value_links(notes, NO_LINKS, within="phase")
    many = pd.DataFrame({"note_kind": KINDS * 2000, "text": "x y"}, index=[f"n{i}" for i in range(4000)])
    with pytest.raises(JourneyError, match="4,000,000 pairs of values are more than 2,000,000"):
        suggest_value_links(many, NO_LINKS)
    notes["is_current"] = "yes"
    with pytest.raises(JourneyError, match="notes, 'n0', is_current: 'yes' must be True or False"):
        value_gaps(notes, NO_LINKS)
