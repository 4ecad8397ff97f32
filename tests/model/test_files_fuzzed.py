"""Files changed at random: whatever stands in them, they are read, or refused by our one error."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import workbench

import journey_widgets as jw
from journey_widgets.interchange import journey_file
from journey_widgets.schema import TABLES

SMALL = json.dumps(
    {
        "format": "journey",
        "schema_version": 1,
        "columns": {"touchpoints": {"mine": "Int64"}, "emotions": {"è": "str"}},
        "tables": {name: rows[:2] for name, rows in workbench.SMALL.items()},
    },
    ensure_ascii=False,
).encode()


TOKENS = [
    b"null",
    b"NaN",
    b"-1e999",
    b"[]",
    b"{}",
    b'""',
    b"true",
    b'"\\ud800"',
    b'"order"',
    b"1",
    b",",
    b"\xff",
    b"[" * 50,
]


def mutants(source: random.Random, count: int) -> Iterator[bytes]:
    for _ in range(count):
        data = bytearray(SMALL)
        for _ in range(source.randint(1, 6)):
            at, end = sorted(source.sample(range(len(data) + 1), 2))
            end = min(end, at + source.choice([0, 1, 1, 3, 20]))
            data[at:end] = source.choice(
                [b"", bytes([source.randrange(256)]), source.choice(TOKENS), bytes(data[at:end]) * 2]
            )
        yield bytes(data)


def wreck(source: random.Random, value: Any) -> Any:
    """Return JSON with one thing somewhere in it replaced, dropped, doubled or renamed."""
    if isinstance(value, dict) and value and source.random() < 0.8:
        key = source.choice(list(value))
        how = source.randrange(6)
        if how == 0:
            return {k: v for k, v in value.items() if k != key}
        if how == 1:
            return {(source.choice([*value, "order", "x", "", "id"]) if k == key else k): v for k, v in value.items()}
        return {k: wreck(source, v) if k == key else v for k, v in value.items()}
    if isinstance(value, list) and value and source.random() < 0.9:
        at = source.randrange(len(value))
        if source.random() < 0.2:
            return [*value, value[at]]
        return [wreck(source, v) if i == at else v for i, v in enumerate(value)]
    return source.choice([None, True, -1, 1.5, 10**30, "", "x", "st1", "tp1", "jo1", [], {}, [[]], {"a": {}}, "\x00"])


def takes_or_refuses(file: Path, data: bytes) -> bool:
    file.write_bytes(data)
    try:
        rd = jw.read(file)
    except jw.JourneyError as error:
        assert type(error) is jw.JourneyError  # noqa: PT017 - some mutants can be read
        assert str(error).startswith("x.journey.json")  # noqa: PT017
        return False
    text = journey_file.to_text(rd.document)
    file.write_text(text, encoding="utf-8")
    assert journey_file.to_text(jw.read(file).document) == text
    for name in TABLES:
        getattr(rd, name)
    rd.problems()
    return True


@pytest.mark.parametrize("seed", range(4))
def test_random_bytes_raise_nothing_but_our_error(file: Path, seed: int) -> None:
    found = [takes_or_refuses(file, data) for data in mutants(random.Random(seed), 400)]
    assert not all(found)


@pytest.mark.parametrize("seed", range(4))
def test_random_json_raises_nothing_but_our_error(file: Path, seed: int) -> None:
    source = random.Random(seed)
    found = []
    for _ in range(250):
        data = json.loads(SMALL)
        for _ in range(source.randint(1, 3)):
            data = wreck(source, data)
        found.append(takes_or_refuses(file, json.dumps(data).encode()))
    assert any(found)
    assert not all(found)
