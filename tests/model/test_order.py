"""Places in a list: rows stand where they were put, as few keys change as can, both languages make the same keys."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_widgets.model.order import LAST, LONGEST_KEY, fresh_keys, is_key, keys_between, order_of, place

JS = Path(__file__).parents[2] / "js"

BAD_KEYS = st.sampled_from([LAST, None, "", "a00", "0a", "a", "zz", "é", "A" + "0" * 26, "a0" + "V" * 300, "a0 "])


@st.composite
def lists_and_wishes(
    draw: st.DrawFn, bad: bool = False
) -> tuple[list[tuple[str, str | None]], dict[str, float | None]]:
    """Return siblings in their order and where some of them, and some new ones, shall stand."""
    count = draw(st.integers(0, 8))
    keys: list[str | None] = [*keys_between(None, None, count)]
    for _ in range(draw(st.integers(0, 4))):
        if count > 1:  # keys of all lengths
            at = draw(st.integers(1, count - 1))
            a, b = keys[at - 1], keys[at]
            keys[at] = keys_between(a, b, 1)[0]
    if bad and count:
        for _ in range(draw(st.integers(0, 3))):
            keys[draw(st.integers(0, count - 1))] = draw(BAD_KEYS | st.sampled_from(keys))
    siblings = [(f"r{i}", key) for i, key in enumerate(keys)]
    if bad:
        siblings.sort(key=lambda sibling: (order_of(sibling[1]), sibling[0]))
    new: list[tuple[str, str | None]] = [(f"n{i}", None) for i in range(draw(st.integers(0, 3)))]
    moved = draw(st.lists(st.sampled_from([row for row, _ in siblings]), unique=True)) if siblings else []
    places = st.integers(1, 12) | st.none()
    return siblings + new, {row: draw(places) for row in [*moved, *(row for row, _ in new)]}


def after(siblings: list[tuple[str, str | None]], changed: dict[str, str]) -> list[str]:
    """Return the order in which rows read once keys have changed."""
    keys = {row: changed.get(row, key) for row, key in siblings}
    return sorted(keys, key=lambda row: (order_of(keys[row]), row))


@given(lists_and_wishes())
def test_rows_stand_where_they_were_put(
    case: tuple[list[tuple[str, str | None]], dict[str, float | None]],
) -> None:
    siblings, wanted = case
    result = after(siblings, place(siblings, wanted))
    numbers = [number for number in wanted.values() if number is not None]
    if len(set(numbers)) == len(numbers) and None not in wanted.values():
        for row, number in wanted.items():
            if number is not None and number <= len(siblings) - sum(1 for other in numbers if other > len(siblings)):
                assert result.index(row) == number - 1
    # those that were not moved keep their order, and so do those that want one place
    stood = [row for row, _ in siblings]
    assert [row for row in result if row not in wanted] == [row for row in stood if row not in wanted]
    for number in {*wanted.values()}:
        group = [row for row in stood if row in wanted and wanted[row] == number]
        assert [row for row in result if row in group] == group


@given(lists_and_wishes())
def test_only_the_keys_of_moved_rows_change(
    case: tuple[list[tuple[str, str | None]], dict[str, float | None]],
) -> None:
    siblings, wanted = case
    assert set(place(siblings, wanted)) == set(wanted)


@given(lists_and_wishes(bad=True))
def test_whatever_the_keys_were_they_are_sound_where_they_were_touched(
    case: tuple[list[tuple[str, str | None]], dict[str, float | None]],
) -> None:
    siblings, wanted = case
    changed = place(siblings, wanted)
    assert all(is_key(key) for key in changed.values())
    assert set(wanted) <= set(changed) <= {row for row, _ in siblings}
    result = after(siblings, changed)
    stood = [row for row, _ in siblings]
    assert [row for row in result if row not in wanted] == [row for row in stood if row not in wanted]


def test_two_rows_with_one_key_get_new_ones_when_somebody_moves() -> None:
    assert place([("a", "a0"), ("b", "a0"), ("c", None)], {"c": 2}) == fresh_keys(["a", "c", "b"])


def test_a_place_that_was_cut_too_often_gives_all_new_keys() -> None:
    siblings = [("a", "a0"), ("z", "a1")]
    for number in range(3000):
        changed = place([*siblings[:1], (f"r{number}", None), *siblings[1:]], {f"r{number}": 2})
        assert all(len(key) <= LONGEST_KEY for key in changed.values())
        if len(changed) > 1:
            break
        siblings.insert(1, (f"r{number}", changed[f"r{number}"]))
    else:
        pytest.fail("keys never grew too long")
    assert len(changed) == len(siblings) + 1


@given(st.integers(0, 300))
def test_fresh_keys_ascend(count: int) -> None:
    keys = list(fresh_keys(map(str, range(count))).values())
    assert all(is_key(key) for key in keys)
    assert all(a < b for a, b in pairwise(keys))


@given(st.text() | st.none() | st.integers())
def test_what_is_no_key_sorts_last(raw: object) -> None:
    if is_key(raw):
        assert order_of(raw) == raw
    assert isinstance(order_of(raw), str)
    assert order_of(raw) in {raw, LAST}


TWIN = """
import { generateNKeysBetween } from "fractional-indexing";
let text = "";
for await (const part of process.stdin) text += part;
console.log(JSON.stringify(JSON.parse(text).map(([a, b, n]) => generateNKeysBetween(a, b, n))));
"""


def test_both_languages_make_the_same_keys() -> None:
    if shutil.which("node") is None or not (JS / "node_modules" / "fractional-indexing").is_dir():
        pytest.skip("NOT CHECKED: PyPI's and npm's fractional-indexing agree (no node, or no js/node_modules: npm ci)")
    source = random.Random(20270131)
    questions: list[tuple[str | None, str | None, int]] = []
    answers: list[list[str]] = []
    for _ in range(60):
        keys: list[str] = []
        for _ in range(60):
            at = source.choice([0, 0, len(keys), len(keys), source.randint(0, len(keys)), min(1, len(keys))])
            before, after_ = keys[at - 1] if at else None, keys[at] if at < len(keys) else None
            count = source.choice([1, 1, 1, 2, 5])
            made = keys_between(before, after_, count)
            questions.append((before, after_, count))
            answers.append(made)
            keys[at:at] = made
        assert all(a < b for a, b in pairwise(keys))
        assert all(is_key(key) for key in keys)
    found = subprocess.run(
        ["node", "--input-type=module", "-e", TWIN],
        input=json.dumps(questions),
        cwd=JS,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert json.loads(found.stdout) == answers
