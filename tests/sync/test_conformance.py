"""The two twins: what the model says in Python and in TypeScript of the same document, malformed ones included."""

from __future__ import annotations

import itertools
import random
from dataclasses import asdict
from typing import Any

import pytest
from odd_documents import IDS, KEYS, ODD_KEYS, ODD_VALUES, PLAIN, STRAY_IDS, OddDocument
from pages import Node, decode, differences, encode, finite, same_rows

import journey_widgets as jw
from journey_widgets.export.kpi_values import latest_value
from journey_widgets.export.lane_layout import LaneSpec, lines_of, runs_of
from journey_widgets.export.map_layout import Handoff, compute_map, in_state
from journey_widgets.export.numbers import MEASURES, numbers_of
from journey_widgets.model import order
from journey_widgets.model.document import Document
from journey_widgets.model.frames import build
from journey_widgets.model.keys import is_id, key_of, place_of
from journey_widgets.model.removal import remove_rows
from journey_widgets.model.shown import shown
from journey_widgets.model.values import is_sound
from journey_widgets.schema import TABLES

SEEDS = range(60)
STATES = ("current", "future")


def copy_of(update: bytes) -> Document:
    document = Document()
    document.apply_update(update, "file")
    return document


def removals_of(rng: random.Random, document: Document) -> list[tuple[str, str]]:
    candidates = [(name, row_id) for name, rows in document.rows.items() for row_id in rows]
    return rng.sample(candidates, min(6, len(candidates)))


def map_of(document: Document, journey: str, state: str, *, is_together: bool) -> dict[str, Any]:
    """Return a map in the words of the page."""
    found = compute_map(document, journey, state, is_together=is_together)
    return {
        "journey": journey,
        "state": state,
        "isTogether": is_together,
        "columns": [
            {
                "key": c.key,
                "phaseId": c.phase_id,
                **({"stepId": c.step_id} if c.step_id is not None else {}),
                **({"isAbsent": True} if c.is_absent else {}),
            }
            for c in found.columns
        ],
        "phases": [
            {"id": p.id, **({"macro": p.macro} if p.macro is not None else {}), "first": p.first, "count": p.count}
            for p in found.phases
        ],
        "lanes": [
            {
                "id": lane.id,
                "kind": lane.kind,
                **{
                    name: value
                    for name, value in (
                        ("noteKind", lane.note_kind),
                        ("group", lane.group),
                        ("measure", lane.measure),
                        ("style", lane.style),
                    )
                    if value is not None
                },
            }
            for lane in found.lanes
        ],
        "blocks": [
            {
                "kind": block.kind,
                "first": block.first,
                "count": block.count,
                "ways": [
                    {**({"branch": way.branch} if way.branch is not None else {}), "columns": list(way.columns)}
                    for way in block.ways
                ],
            }
            for block in found.flow.blocks
        ],
        "handoffs": [[to, [handoff_of(each) for each in handoffs]] for to, handoffs in found.handoffs.items()],
        "runs": [[run.group or "", [lane.id for lane in run.lanes]] for run in runs_of(found.lanes)],
        "lines": [[lane, list(lines)] for lane, lines in lines_of(found.lanes).items()],
        "touchpoints": sorted([column, list(ids)] for column, ids in found.touchpoints.items() if ids),
        "subRows": sorted([lane, list(ids)] for lane, ids in found.sub_rows.items()),
        "work": sorted([column, list(ids)] for column, ids in found.work.items()),
        "kpis": list(found.kpis),
        "numbers": [
            numbers_of(document, found, LaneSpec("", "number", measure=measure), found.columns) for measure in MEASURES
        ],
        "cells": sorted([lane, column, list(ids)] for (lane, column), ids in found.cells.items()),
    }


def handoff_of(handoff: Handoff) -> dict[str, str]:
    """Return a hand-off in the words of the page, which leaves out what is not there."""
    found = {"from": handoff.touchpoint_id}
    if handoff.units:
        found |= dict(zip(("unit", "nextUnit"), handoff.units, strict=True))
    if handoff.channels:
        found |= dict(zip(("channel", "nextChannel"), handoff.channels, strict=True))
    return found


def kpi_values_of(document: Document) -> list[list[float | None] | None]:
    seen = shown(document)
    rows = [document.rows["measurements"][row_id] for row_id in seen.ids["measurements"]]
    found = [
        latest_value(document.rows["kpis"][kpi_id], [row for row in rows if row.get("kpi_id") == kpi_id])
        for kpi_id in seen.ids["kpis"]
    ]
    return [None if value is None else [value.value, value.is_met] for value in found]


def typed_rows(document: Document, name: str) -> dict[str, dict[str, Any]]:
    """Return the shown rows as `toRow` does: sound values and defaults, references unchecked, order as it is."""
    table = TABLES[name]
    rows = {}
    for row_id in shown(document).ids[name]:
        raw = document.rows[name][row_id]
        row: dict[str, Any] = {table.index[0]: row_id}
        for column in table.columns:
            value = raw.get(key_of(table, (), column.name))
            value = value if value is not None and is_sound(column, value) else column.default
            if value is not None:
                row[column.name] = value
        if table.is_ordered:
            row["order"] = raw["order"] if isinstance(raw.get("order"), str) else ""
        rows[row_id] = row
    return rows


def removed(document: Document, table: str, row_id: str) -> dict[str, list[Any]]:
    """Return what removing a row does, found by doing it to a copy."""
    copy = copy_of(document.update_since())
    with copy.transaction("kernel"):
        remove_rows(copy, {table: [row_id]})
    gone = [(name, found) for name, rows in document.rows.items() for found in rows if found not in copy.rows[name]]
    unlinked = [
        (name, found, key)
        for name, rows in copy.rows.items()
        for found, row in rows.items()
        for key in document.rows[name][found]
        if key not in row
    ]
    return {"gone": sorted(gone), "unlinked": sorted(unlinked)}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("is_hostile", [False, True], ids=["sound", "hostile"])
def test_a_document_reads_alike(node: Node, seed: int, *, is_hostile: bool) -> None:
    odd = OddDocument(seed, is_hostile=is_hostile)
    document = Document()
    for _ in range(4):
        odd.grow(20)
        for update in odd.updates:
            document.apply_update(update, "page")
        odd.updates.clear()
        _compare(node, document, random.Random(seed))
    odd.close()


def _compare(node: Node, document: Document, rng: random.Random) -> None:
    update = document.update_since()
    removals = removals_of(rng, document)
    found = node("read", update=encode(update), removals=removals)
    seen = shown(document)
    assert differences(finite(found["raw"]), finite(document.rows)) == []
    assert found["ids"] == seen.ids
    assert decode(found["vector"]) == document.state_vector()
    for name, rows in found["rows"].items():
        expected = typed_rows(document, name)
        assert differences({row[TABLES[name].index[0]]: row for row in rows}, expected) == [], name
    for page_map in found["maps"]:
        for name in ("cells", "touchpoints", "subRows", "work"):
            page_map[name].sort()
        of_page = (page_map["journey"], page_map["state"])
        assert page_map == map_of(document, *of_page, is_together=page_map["isTogether"])
    assert found["kpiValues"] == kpi_values_of(document)
    for row_id, state, now in found["inStates"]:
        expected = asdict(in_state(document.rows["touchpoints"][row_id], state, seen))
        assert same_rows(now, {key: value for key, value in expected.items() if value is not None})
    for (table, row_id), page_removal in zip(removals, found["removed"], strict=True):
        expected = removed(document, table, row_id)
        assert {key: sorted(map(tuple, rows)) for key, rows in page_removal.items()} == expected, (table, row_id)
    # the plain copy is the same whether it grew or was read at once, and pandas reads it all
    fresh = copy_of(update)
    assert differences(finite(fresh.rows), finite(document.rows)) == []
    assert {k: v for k, v in found["own"].items() if v} == {k: v for k, v in document.own_columns.items() if v}
    for table in TABLES.values():
        assert build(document, table).equals(build(fresh, table))


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_bundled_case_reads_alike(node: Node, language: str) -> None:
    rd = jw.example("b2b-software", language=language)
    _compare(node, rd.document, random.Random(1))


def test_keys_are_alike(node: Node) -> None:
    names = ["name", "a.b", "a%2Eb", "%", "..", "%25", "", "à", "order", "a\nb", "%2e", "🚗.x"]
    cases = [(state, column, persona) for state in STATES for column in names for persona in names]
    assessments, emotions, steps = TABLES["assessments"], TABLES["emotions"], TABLES["steps"]
    for (state, column, persona), found in zip(cases, node("keys", parts=cases), strict=True):
        expected = [
            key_of(steps, (), column),
            key_of(assessments, (state,), column),
            key_of(emotions, (state, persona), column),
        ]
        assert found["made"] == expected
        assert found["parts"] == [[column], [state, column], [state, persona, column]]
        place = place_of("steps", expected[2])
        assert (place.table, place.rest) == ("emotions", (state, persona))


def test_ids_are_alike(node: Node) -> None:
    texts = [
        *IDS,
        *STRAY_IDS,
        "x" * 200,
        "🚗" * 200,
        "🚗" * 201,
        "a b",
        " ",
        "\u00a0",
        "\u00ad",
        "\ufeff",
        "\x7f",
        "\u2028",
    ]
    assert node("ids", texts=texts) == [is_id(text) for text in texts]


def test_values_are_alike(node: Node) -> None:
    texts = ["a", "current", "blocker", "2027-01-31", "2028-02-29", "2027-02-29", "2027-01-31T09:30", "2027-01-31T09"]
    texts += ["0000-01-01", "9999-12-31T23:59:59.999999", "2027-01-31T09:30:00Z", "2027-01-31T09:30:00+14:00", "x" * 10]
    values = [value for value in [*ODD_VALUES, *texts, 3.0, 10.0, 10.5, -2.0] if isinstance(value, (str, bool, float))]
    values = [value for value in values if not isinstance(value, float) or abs(value) < 1e308]
    for table, name, found in node("sound", values=values):
        column = TABLES[table].column(name)
        assert column is not None
        expected = [is_sound(column, value) for value in values]
        wrong = [value for value, a, b in zip(values, found, expected, strict=True) if a != b]
        assert wrong == [], f"{table}.{name}"


def test_orders_are_alike(node: Node) -> None:
    keys = [*KEYS, *ODD_KEYS, None]
    rng = random.Random(5)
    letters = ["a", "Z", "é", "\uffff", "\ue000", "😀", "😁", "\ud7ff", "0", "\U0010ffff", ""]
    texts = ["".join(rng.choices(letters, k=3)) for _ in range(2000)]
    found = node("order", keys=keys, texts=texts)
    assert found["orders"] == [order.order_of(key) for key in keys]
    assert found["sorted"] == sorted(texts)


def test_places_are_alike(node: Node) -> None:
    """Keys of one language are keys of the other: a thousand moves, made by turns, end as a list does."""
    rng = random.Random(8)
    keys: dict[str, str] = {}
    rows: list[str] = []
    for i in range(1000):
        row_id = f"r{i}" if len(rows) < 5 or rng.random() < 0.3 else rng.choice(rows)
        if row_id in rows:
            rows.remove(row_id)
        at = rng.randint(0, len(rows))
        if i % 2:
            siblings = [*((row, keys[row]) for row in rows), (row_id, None)]
            changes = order.place(siblings, {row_id: at + 1})
        else:
            (changes,) = node("place", cases=[([(row, keys[row]) for row in rows], row_id, at)])
        keys |= changes
        rows.insert(at, row_id)
        assert sorted(rows, key=lambda row: (keys[row], row)) == rows
        assert all(order.is_key(key) and order.order_of(key) == key for key in keys.values())
        if len(rows) > 30:
            rows.pop(rng.randrange(len(rows)))


def test_first_keys_are_alike(node: Node) -> None:
    """Between the same neighbours both packages find the same key."""
    rng = random.Random(9)
    keys = sorted({key for n in (1, 5, 300) for key in order.keys_between(None, None, n)})
    for _ in range(300):
        a, b = sorted(rng.sample(keys, 2))
        keys = sorted({*keys, *order.keys_between(a, b, rng.randint(1, 3))})
    gaps = list(itertools.pairwise(keys))
    cases = [([("a", a), ("b", b)], "x", 1) for a, b in gaps] + [([("a", key)], "x", 0) for key in keys]
    cases += [([("a", key)], "x", 1) for key in keys]
    expected = [order.keys_between(a, b, 1)[0] for a, b in gaps] + [order.keys_between(None, k, 1)[0] for k in keys]
    expected += [order.keys_between(key, None, 1)[0] for key in keys]
    assert [found["x"] for found in node("place", cases=cases)] == expected


def test_every_table_has_a_generator() -> None:
    assert {table.name for table in PLAIN} == {name for name, table in TABLES.items() if not table.host}
