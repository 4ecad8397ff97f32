"""Kano: the evaluation table, published coefficients, and the counts person by person."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import Tables, laws, redesigns

from journey_widgets.analysis import kano_counts, kano_pairs, kano_survey, left_out
from journey_widgets.errors import JourneyError

ANSWERS = ["like", "expect", "neutral", "live_with", "dislike"]
CATEGORIES = ["must_be", "one_dimensional", "attractive", "indifferent", "reverse", "questionable"]
TABLE = """
like     Q A A A O
expect   R I I I M
neutral  R I I I M
live     R I I I M
dislike  R R R R Q
"""
LETTERS = {name[0].upper(): name for name in CATEGORIES}


def pairs_of(rows: list[tuple[str, str, str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["item", "functional", "dysfunctional"], dtype="str")


def test_the_evaluation_table() -> None:
    """Berger 1993 and Sauerwein 1996, as coded in a public repository."""
    for functional, line in zip(ANSWERS, TABLE.strip().splitlines(), strict=True):
        for dysfunctional, letter in zip(ANSWERS, line.split()[1:], strict=True):
            result = kano_pairs(pairs_of([("app", functional, dysfunctional)]))
            assert result.loc["app", "category"] == LETTERS[letter]
            assert result.loc["app", f"{LETTERS[letter]}_count"] == 1


@pytest.mark.parametrize(
    ("shares", "better", "worse", "category"),
    [
        ((7, 32.3, 49.3, 9.5), 0.4006, -0.8318, "must_be"),
        ((10.4, 45.1, 30.5, 11.5), 0.5692, -0.7754, "one_dimensional"),
        ((63.8, 21.6, 2.9, 8.5), 0.8822, -0.2531, "attractive"),
    ],
)
def test_skis(shares: tuple[float, ...], better: float, worse: float, category: str) -> None:
    frame = pd.DataFrame([shares], columns=["attractive", "one_dimensional", "must_be", "indifferent"], index=["edge"])
    row = kano_counts(frame).loc["edge"]
    assert row["better_rate"] == pytest.approx(better, abs=5e-5)
    assert row["worse_rate"] == pytest.approx(worse, abs=5e-5)
    assert row["category"] == category
    assert row["exceeds_expectations"] == (category == "attractive")
    assert row["blocks"] == (category == "must_be")


def test_ties_go_to_what_hurts_most_if_it_lacks() -> None:
    order = ["must_be", "one_dimensional", "attractive", "indifferent"]
    for i, first in enumerate(order):
        for second in order[i + 1 :]:
            row = kano_counts(pd.DataFrame([{**dict.fromkeys(order, 1), first: 4, second: 4}])).loc[0]
            assert row["category"] == first
            assert row["is_tied"]
    assert not kano_counts(pd.DataFrame([{**dict.fromkeys(order, 1), "must_be": 2}]))["is_tied"].any()


@settings(max_examples=25)
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(0, 40))
def test_counts_are_those_person_by_person(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    rows = [tuple(rng.choice(words) for words in (["app", "desk", "sign"], ANSWERS, ANSWERS)) for _ in range(n)]
    frame = pairs_of(rows).mask(
        pd.DataFrame(rng.random((n, 3)) < 0.05, columns=["item", "functional", "dysfunctional"])
    )
    result = laws(lambda tables: kano_pairs(tables["pairs"]), {"pairs": frame})
    lines = [line.split()[1:] for line in TABLE.strip().splitlines()]
    expected: dict[str, Counter[str]] = {}
    for item, functional, dysfunctional in frame.dropna().itertuples(index=False, name=None):
        letter = lines[ANSWERS.index(functional)][ANSWERS.index(dysfunctional)]
        expected.setdefault(item, Counter())[LETTERS[letter]] += 1
    assert list(result.index) == list(expected)
    for item, counts in expected.items():
        row = result.loc[item]
        assert {name: row[f"{name}_count"] for name in CATEGORIES} == {name: counts[name] for name in CATEGORIES}
        assert row["answers"] == counts.total()
        assert counts[row["category"]] == max(counts.values())
        base = counts.total() - counts["reverse"] - counts["questionable"]
        better = (counts["attractive"] + counts["one_dimensional"]) / base if base else np.nan
        assert row["better_rate"] == pytest.approx(better, nan_ok=True)
    assert result["better_rate"].dropna().between(0, 1).all()
    assert result["worse_rate"].dropna().between(-1, 0).all()
    rates = result[[f"{name}_rate" for name in CATEGORIES]].sum(axis=1)
    assert rates.tolist() == pytest.approx([1] * len(result))


@settings(max_examples=25)
@given(st.lists(st.lists(st.integers(0, 4) | st.none(), min_size=6, max_size=6), max_size=6))
def test_counts_are_judged_row_by_row(rows: list[list[int | None]]) -> None:
    frame = pd.DataFrame(rows, columns=CATEGORIES, dtype="float64")
    result = laws(lambda tables: kano_counts(tables["counts"]), {"counts": frame})
    whole = {i: row for i, row in enumerate(rows) if None not in row and sum(row)}  # type: ignore[arg-type]
    assert list(result.index) == list(whole)
    for i, row in whole.items():
        found, (must, one, attractive, indifferent) = result.loc[i], row[:4]
        first = max(range(6), key=lambda at, row=row: (row[at], -at))
        assert found["category"] == CATEGORIES[first]
        assert found["is_tied"] == (row.count(max(row)) > 1)
        base = must + one + attractive + indifferent
        assert found["better_rate"] == pytest.approx((attractive + one) / base if base else np.nan, nan_ok=True)
        assert found["worse_rate"] == pytest.approx(-(one + must) / base if base else np.nan, nan_ok=True)
        assert (found["exceeds_expectations"], found["blocks"]) == (first == 2, first == 0)
    doubled = kano_counts(frame * 2)
    pd.testing.assert_frame_equal(doubled.drop(columns="answers"), result.drop(columns="answers"))


def paired(tables: Tables) -> Tables:
    """Return random tables in which each pair of questions, and each answer, stands there once."""
    questions = tables["questions"].drop_duplicates(["item", "question_kind"])
    answers = tables["answers"].drop_duplicates(["question_id", "respondent"])
    return {"questions": questions, "answers": answers}


@settings(max_examples=20)
@given(tables=redesigns("questions", "answers", most=20))
def test_a_survey_is_paired_by_item_and_respondent(tables: Tables) -> None:
    tables = paired(tables)
    result = laws(lambda found: kano_survey(found["questions"], found["answers"]), tables)
    sides: dict[tuple[str, str], dict[str, str]] = {}
    for _, answer in tables["answers"].iterrows():
        if answer["question_id"] not in tables["questions"].index:
            continue
        question = tables["questions"].loc[answer["question_id"]]
        is_whole = all(
            isinstance(value, str) for value in (answer["respondent"], answer["kano_answer"], question["item"])
        )
        if is_whole and str(question["question_kind"]).startswith("kano"):
            sides.setdefault((question["item"], answer["respondent"]), {})[question["question_kind"]] = answer[
                "kano_answer"
            ]
    rows = [
        (item, said["kano_functional"], said["kano_dysfunctional"])
        for (item, _), said in sides.items()
        if len(said) == len(("functional", "dysfunctional"))
    ]
    expected = kano_pairs(pairs_of(rows))
    pd.testing.assert_frame_equal(result.sort_index(), expected.sort_index())


def survey() -> tuple[pd.DataFrame, pd.DataFrame]:
    questions = pd.DataFrame(
        {"question_kind": ["kano_functional", "kano_dysfunctional", "nps"], "item": ["app", "app", None]},
        index=["q1", "q2", "q3"],
    )
    answers = pd.DataFrame(
        {
            "question_id": ["q1", "q2", "q1", "q2", "q1", "q3"],
            "respondent": ["r1", "r1", "r2", None, "r3", "r1"],
            "kano_answer": ["like", "dislike", "like", "like", None, None],
        },
        index=[f"a{i}" for i in range(6)],
    )
    return questions, answers


def test_half_a_pair_is_left_out_and_named() -> None:
    result = kano_survey(*survey())
    assert result["one_dimensional_count"].to_dict() == {"app": 1}
    assert left_out(result).to_dict("records") == [
        {"table": "answers", "row": "a3", "reason": "no respondent"},
        {"table": "answers", "row": "a4", "reason": "no kano_answer"},
        {"table": "answers", "row": "a2", "reason": "no answer to the dysfunctional question"},
    ]


def test_twins_and_unknown_answers_are_refused() -> None:
    questions, answers = survey()
    twice = pd.concat([answers, answers.iloc[[0]].set_axis(["a9"])])
    with pytest.raises(JourneyError, match="answers, 'a9': there is already an answer of that respondent"):
        kano_survey(questions, twice)
    double = pd.concat([questions, questions.iloc[[1]].set_axis(["q9"])])
    with pytest.raises(JourneyError, match="questions, 'q9': there is already a question of that kind about its item"):
        kano_survey(double, answers)
    with pytest.raises(JourneyError) as refused:
        kano_pairs(pairs_of([("app", "like", "hate"), ("app", "love", "like")]))
    allowed = "must be one of 'like', 'expect', 'neutral', 'live_with', 'dislike'"
    assert refused.value.details == (
        f"pairs, 1, functional: 'love' {allowed}",
        f"pairs, 0, dysfunctional: 'hate' {allowed}",
    )
    with pytest.raises(JourneyError, match="counts, 0, must_be: -1 must be a number, 0 or more"):
        kano_counts(pd.DataFrame([{"attractive": 1, "one_dimensional": 1, "must_be": -1, "indifferent": 1}]))
    with pytest.raises(JourneyError, match="counts: there is no column 'must_be'"):
        kano_counts(pd.DataFrame([{"attractive": 1, "one_dimensional": 1}]))


def test_counts_hold_to_the_laws() -> None:
    frame = pd.DataFrame(np.arange(24.0).reshape(4, 6), columns=CATEGORIES, index=list("abcd"))
    frame.iloc[2] = 0
    frame.iloc[3, 1] = np.nan
    result = laws(lambda tables: kano_counts(tables["counts"]), {"counts": frame})
    assert result.index.tolist() == ["a", "b"]
    assert left_out(result)["reason"].tolist() == ["no one_dimensional", "no answers"]
