"""Photographs: the same content, the same digest; what was changed is refused; what moved is found."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import QUICK, Tables, laws, random_tables, redesigns, shuffled

import journey_widgets as jw
from journey_widgets.analysis import compare_photographs, photograph, promises_kept, unpack_photograph
from journey_widgets.errors import JourneyError
from journey_widgets.schema import TABLES

NAMES = ("touchpoints", "assessments", "steps", "measurements")


def other_storage(tables: Tables) -> Tables:
    """Return the tables with their text in the other of pandas' two storages."""
    found = {}
    for name, frame in tables.items():
        texts = [column for column in frame if isinstance(frame[column].dtype, pd.StringDtype)]
        kind = "python" if texts and frame[texts[0]].dtype.storage == "pyarrow" else "pyarrow"
        found[name] = frame.astype(dict.fromkeys(texts, pd.StringDtype(kind, na_value=np.nan)))
    return found


@QUICK
@given(redesigns(*NAMES, missing=(0.0, 0.4, 1.0)), st.permutations(NAMES))
def test_the_digest_hangs_on_the_content_alone(tables: Tables, order: list[str]) -> None:
    before = {name: frame.copy() for name, frame in tables.items()}
    taken = photograph(tables)
    for name, frame in tables.items():
        pd.testing.assert_frame_equal(frame, before[name])
    assert hashlib.sha256(taken.text.encode()).hexdigest() == taken.digest
    assert taken.text == json.dumps(json.loads(taken.text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for other in (shuffled(tables), {name: tables[name] for name in order}, other_storage(tables)):
        assert photograph(other).digest == taken.digest
    assert photograph({name: frame[frame.columns[::-1]] for name, frame in tables.items()}).digest == taken.digest


@QUICK
@given(redesigns(*NAMES, missing=(0.0, 0.4)))
def test_what_is_unpacked_is_what_was_photographed(tables: Tables) -> None:
    tables["touchpoints"]["mine"] = pd.array([f"così {i}" for i in range(len(tables["touchpoints"]))], dtype="str")
    taken = photograph(tables)
    found = unpack_photograph(taken.content, taken.digest)
    assert photograph(found) == taken
    assert compare_photographs(tables, found).empty
    for name, frame in found.items():
        for column in TABLES[name].columns:
            assert str(frame[column.name].dtype) == column.dtype
        wanted = tables[name].sort_index()
        if TABLES[name].host:
            wanted = wanted.loc[frame.index]
        pd.testing.assert_frame_equal(frame, wanted[list(frame.columns)], check_column_type=False)


@QUICK
@given(redesigns("touchpoints", "notes", least=1, most=6), st.integers(0, 2**32 - 1))
def test_what_moved_is_what_was_edited(tables: Tables, seed: int) -> None:
    rng = np.random.default_rng(seed)
    later = {name: frame.copy() for name, frame in tables.items()}
    edited = {}
    frame = later["touchpoints"]
    for row in frame.index[rng.random(len(frame)) < 0.5]:
        old = frame.loc[row, "relevance"]
        frame.loc[row, "relevance"] = new = round(float(rng.uniform(0, 10)), 3)
        if old != new:
            edited["touchpoints", row, "relevance"] = new - old
    gone = later["notes"].index[0]
    later["notes"] = later["notes"].drop(gone)
    found = compare_photographs(tables, later)
    changed = found[found["change_kind"] == "changed"]
    assert set(changed.index) == set(edited)
    assert changed["difference"].to_dict() == pytest.approx(edited, nan_ok=True)
    assert found.loc[("notes", gone, ""), "change_kind"] == "removed"
    assert found.attrs["totals"] == {"added": 0, "removed": 1, "changed": len(edited)}
    back = compare_photographs(later, tables)
    assert set(back.index) == set(found.index)
    assert back.loc[("notes", gone, ""), "change_kind"] == "added"
    mirrored = back.loc[changed.index, "difference"].to_dict()
    assert mirrored == pytest.approx({key: -value for key, value in edited.items()}, nan_ok=True)


@QUICK
@given(st.integers(0, 2**32 - 1), st.integers(0, 8))
def test_promises_are_kept_as_far_as_they_came(seed: int, size: int) -> None:
    older, newer = (random_tables(seed + i, {"touchpoints": size, "assessments": 1}, 0.1) for i in (0, 1))
    result = promises_kept(older, newer)
    sign = {"experience": 1, "expectation": 1, "duration_hours": -1, "cost_eur": -1}
    then, now = (each["assessments"].to_dict("index") for each in (older, newer))
    wanted = {}
    for touchpoint in older["touchpoints"].index:
        rows = [then.get((touchpoint, "current")), then.get((touchpoint, "future")), now.get((touchpoint, "current"))]
        for measure, turned in sign.items():
            values = [row[measure] if row and row["is_present"] else np.nan for row in rows]
            if not np.isnan(values).any():
                wanted[touchpoint, measure] = turned * (values[2] - values[0])
    assert result["gain"].to_dict() == pytest.approx(wanted)
    assert (result["is_kept"] == (result["gain"] >= result["promised_gain"] - 1e-9)).all()
    for (touchpoint, measure), row in result.iterrows():
        now_and_then = [then[touchpoint, state][measure] for state in ("current", "future")]
        assert (row["before"], row["promised"]) == tuple(now_and_then)
        promised = sign[measure] * (now_and_then[1] - now_and_then[0])
        assert row["promised_gain"] == pytest.approx(promised)
        rate = row["gain"] / promised if promised else np.nan
        assert row["kept_rate"] == pytest.approx(rate, nan_ok=True)


@QUICK
@given(st.integers(0, 2**32 - 1), st.integers(0, 8))
def test_laws_of_promises_and_comparisons(seed: int, size: int) -> None:
    parts = {f"{at}_{name}": frame for at in ("older", "newer") for name, frame in two(seed, size)[at].items()}

    def halves(tables: Tables) -> list[Tables]:
        return [
            {name.split("_", 1)[1]: frame for name, frame in tables.items() if name.startswith(at)}
            for at in ("older", "newer")
        ]

    laws(lambda tables: promises_kept(*halves(tables)), parts)
    laws(lambda tables: compare_photographs(*halves(tables)), parts, is_ordered=True)


def two(seed: int, size: int) -> dict[str, Tables]:
    return {
        at: random_tables(seed + i, {"touchpoints": size, "assessments": 1}, 0.1)
        for i, at in enumerate(("older", "newer"))
    }


def test_a_redesign_keeps_its_photographs_and_finds_one_that_was_changed() -> None:
    rd = jw.example("b2b-software")
    before = rd.touchpoints["relevance"].copy()
    first = rd.photograph("Kick-off", author="Ada")
    rd.touchpoints.loc["tp1", "relevance"] = 9.5
    second = rd.photograph("Later")
    assert [first, second] == list(rd.photographs.index)
    assert rd.photographs["name"].tolist() == ["Kick-off", "Later"]
    assert rd.photographs["taken_at"].notna().all()
    one, other = rd.photographed(first), rd.photographed(second)
    pd.testing.assert_series_equal(one["touchpoints"]["relevance"], before.sort_index())
    moved = compare_photographs(one, other)
    assert list(moved.index) == [("touchpoints", "tp1", "relevance")]
    assert "photographs" not in one
    assert photograph(one).digest == rd.photographs.loc[first, "digest"]
    rd.undo()
    assert list(rd.photographs.index) == [first]
    forged = json.loads(photograph(one).text)
    forged["tables"]["touchpoints"]["columns"]["relevance"][1][0] = 1.0
    text = json.dumps(forged, ensure_ascii=False).encode()
    rd.photographs.loc[first, "content"] = base64.b64encode(zlib.compress(text)).decode()
    with pytest.raises(JourneyError, match=f"photographs, '{first}': the photograph was changed"):
        rd.photographed(first)
    with pytest.raises(JourneyError, match="there is no photograph 'fo9'"):
        rd.photographed("fo9")


def packed(what: object) -> str:
    return base64.b64encode(zlib.compress(json.dumps(what).encode())).decode()


def holding(name: str, ids: dict[str, list[str]], columns: dict[str, list[object]]) -> str:
    return packed({"version": 1, "tables": {name: {"ids": ids, "columns": columns}}})


HOSTILE = {
    "empty": "",
    "no ASCII": "è",
    "no zlib": "AAAA",
    "no object": packed([1]),
    "deep": base64.b64encode(zlib.compress(b"[" * 99_999)).decode(),
    "newer": packed({"version": 2, "tables": {}}),
    "no table": holding("no_table", {}, {}),
    "no ids": holding("notes", {}, {}),
    "odd dtype": holding("personas", {"persona_id": ["a"]}, {"own": ["object", [1]]}),
    "cut": holding("touchpoints", {"touchpoint_id": ["a", "b"]}, {})[:-8],
    "out of range": holding("touchpoints", {"touchpoint_id": ["a"]}, {"relevance": ["float64", [99]]}),
    "too short": holding("touchpoints", {"touchpoint_id": ["a"]}, {"relevance": ["float64", []]}),
    "a word": holding("touchpoints", {"touchpoint_id": ["a"]}, {"relevance": ["float64", ["high"]]}),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_content_is_refused_in_one_clear_error(content: str) -> None:
    with pytest.raises(JourneyError, match=r"is no photograph|must be"):
        unpack_photograph(content)


def test_a_bomb_is_not_unpacked() -> None:
    bomb = base64.b64encode(zlib.compress(b" " * (51 * 1024 * 1024), 9)).decode()
    with pytest.raises(JourneyError, match="larger than it may be"):
        unpack_photograph(bomb)


def test_bad_tables_are_named_by_place() -> None:
    with pytest.raises(JourneyError, match="there is no table 'touchpoint'"):
        photograph({"touchpoint": pd.DataFrame({"a": [1]})})
    wrong = pd.DataFrame({"relevance": [11.0]}, index=["a"])
    with pytest.raises(JourneyError, match="touchpoints, 'a', relevance: 11 must be a number from 0 to 10"):
        compare_photographs({}, {"touchpoints": wrong})
    with pytest.raises(JourneyError, match=r"newer: there is no table 'assesments' \(did you mean 'assessments'"):
        promises_kept(random_tables(1, {"touchpoints": 1, "assessments": 1}), {"assesments": wrong})


def test_a_photograph_of_nothing_promised_nothing() -> None:
    full = random_tables(1, {"touchpoints": 1, "assessments": 3})
    assert promises_kept({}, {}).empty
    assert promises_kept({}, full).empty
    assert promises_kept(full, {}).empty
