"""What was done, told by the kernel and by a page that has none: the same words of both languages."""

from __future__ import annotations

import random
from typing import Any

import pytest
from pages import Node, encode

import journey_widgets as jw
from journey_widgets.model.document import Document
from journey_widgets.model.told_steps import told_steps

LANGUAGES = ["en", "it"]


def assert_alike(node: Node, document: Document) -> list[str]:
    """Compare the words of all steps in both languages; return them in English."""
    steps = [
        {"name": step.doing.name, "rows": [[*place, *both] for place, both in step.rows.items()]}
        for step, _ in document.steps()
    ]
    update = encode(document.update_since())
    told = {language: [each.what for each in told_steps(document, language)] for language in LANGUAGES}
    for language in LANGUAGES:
        assert node("told_steps", update=update, steps=steps, language=language) == told[language]
    return told["en"]


def do_something(rd: jw.Redesign, chance: random.Random) -> None:
    """Change one or several values, move, add or delete rows, in one cell."""
    tables: dict[str, dict[str, list[Any]]] = {
        "touchpoints": {
            "name": ["Desk", "A  long\nname " * 9, None],
            "relevance": [0.0, 2.5, 10.0, 3.14159265, None],
            "is_moment_of_truth": [True, False],
            "contact_mode": ["physical", "both", None],
            "channel_id": [*rd.channels.index[:3], None],
            "position": [1, 2],
            "step_id": list(rd.steps.index[:3]),
        },
        "notes": {
            "note_kind": ["data", "problem"],
            "severity": ["slows", None],
            "step_id": [*rd.steps.index[:3], None],
        },
        "steps": {"name": ["Look", None], "is_optional": [True, False], "position": [1]},
        "phases": {"macro_phase": ["purchase", None], "position": [1, 3]},
    }
    for _ in range(chance.choice([1, 1, 1, 2, 4])):
        table = chance.choice(list(tables))
        frame = getattr(rd, table)
        row, column = chance.choice(list(frame.index)), chance.choice(list(tables[table]))
        way = chance.random()
        if way < 0.75:
            frame.loc[row, column] = chance.choice(tables[table][column])
        elif way < 0.85:
            value = chance.choice([0.0, 7.5, -1.0])
            if table == "touchpoints":
                rd.assessments.loc[(row, chance.choice(["current", "future"])), "experience"] = abs(value)
            else:
                personas = chance.choice(["", *rd.personas.index])
                rd.emotions.loc[(chance.choice(list(rd.steps.index)), "future", personas), "valence"] = value / 7.5
        elif way < 0.95 and table in {"touchpoints", "notes"}:
            parent = {"step_id": chance.choice(list(rd.steps.index))}
            named = {"name": "New"} if table == "touchpoints" else {"text": "New", "note_kind": "data"}
            for key, value in {**parent, **named}.items():
                frame.loc[f"{table}-new-{chance.random()}", key] = value
        else:
            setattr(rd, table, frame.drop(row))
    rd.sync(chance.choice(["", "In [3]"]))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", ["b2b-software", "car-rental"])
def test_whatever_was_done(node: Node, name: str, seed: int) -> None:
    rd = jw.example(name)
    chance = random.Random(seed)
    for _ in range(25):
        try:
            do_something(rd, chance)
        except jw.JourneyError:  # what the schema refuses is put back, the rest is a step
            continue
        if chance.random() < 0.2:
            rd.undo()
    assert len(assert_alike(node, rd.document)) > 5
