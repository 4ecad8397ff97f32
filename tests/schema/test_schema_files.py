"""What is written from the schema is fresh, and the JSON Schema says of a file what the reader says."""

# ruff: noqa: PT012 - what raises is a block

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

import journey_widgets as jw
from journey_widgets.interchange import journey_file
from journey_widgets.schema import LANGUAGES, SCHEMA_VERSION, TABLES
from journey_widgets.schema.write import COMMAND, ROOT, outputs
from journey_widgets.sources import EXAMPLES, from_rows

FILES = outputs()
EXAMPLE_FILES = sorted(EXAMPLES.glob("*.journey.json"))
SCHEMA = json.loads((ROOT / "journey_widgets" / "schema" / "journey.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_generated_file_is_fresh(path: Any) -> None:
    found = path.read_text(encoding="utf-8") if path.exists() else ""
    # asserted so that the message is the command and not a diff of thousands of lines
    is_fresh = found == FILES[path]
    assert is_fresh, f"{path.relative_to(ROOT)} is stale; run: {COMMAND}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_generated_file_says_so(path: Any) -> None:
    assert COMMAND in "\n".join(FILES[path].splitlines()[:4])
    assert FILES[path].endswith("\n")


def test_writing_again_gives_the_same() -> None:
    assert outputs() == FILES


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert set(SCHEMA["properties"]["tables"]["properties"]) == set(TABLES)
    assert SCHEMA["properties"]["schema_version"] == {"const": SCHEMA_VERSION}


def check(data: object) -> None:
    jsonschema.validate(data, SCHEMA)


def test_there_are_examples() -> None:
    assert {path.name.split(".")[1] for path in EXAMPLE_FILES} == set(LANGUAGES)


@pytest.mark.parametrize("path", EXAMPLE_FILES, ids=lambda path: path.name)
def test_the_examples_are_as_it_says(path: Any) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    check(data)
    text = journey_file.to_text(jw.read(path).document)
    check(json.loads(text))
    assert text == path.read_text(encoding="utf-8"), "read and saved again, a bundled file is the same"


def test_a_file_with_everything_in_it_is_as_it_says() -> None:
    rd = jw.example("b2b-software")
    for name in TABLES:
        getattr(rd, name)["mine"] = 1.5
    rd.assessments.loc[("tp1", "best_practice"), ["experience", "position"]] = [9, 1]
    rd.sync()
    check(json.loads(journey_file.to_text(rd.document)))


Break = Callable[[dict[str, Any]], object]

BROKEN: dict[str, Break] = {
    "no format": lambda data: data.pop("format"),
    "another format": lambda data: data.update(format="trip"),
    "no version": lambda data: data.pop("schema_version"),
    "version as text": lambda data: data.update(schema_version="1"),
    "a newer version": lambda data: data.update(schema_version=SCHEMA_VERSION + 1),
    "no tables": lambda data: data.pop("tables"),
    "tables as a list": lambda data: data.update(tables=[]),
    "an unknown part": lambda data: data.update(table={}),
    "an unknown table": lambda data: data["tables"].update(touchpoint=[]),
    "a table as an object": lambda data: data["tables"].update(phases={}),
    "a row as a list": lambda data: data["tables"]["phases"].append([]),
    "no id": lambda data: data["tables"]["phases"][0].pop("phase_id"),
    "an id as a number": lambda data: data["tables"]["phases"][0].update(phase_id=1),
    "no state": lambda data: data["tables"]["assessments"][0].pop("state"),
    "a name as a number": lambda data: data["tables"]["phases"][0].update(name=1),
    "a score as text": lambda data: data["tables"]["touchpoints"][0].update(relevance="9"),
    "a score beyond its range": lambda data: data["tables"]["touchpoints"][0].update(relevance=11),
    "a choice that is none": lambda data: data["tables"]["touchpoints"][0].update(contact_mode="never"),
    "a count as a fraction": lambda data: data["tables"]["segments"][0].update(customers=1.5),
    "a flag as a number": lambda data: data["tables"]["steps"][0].update(is_optional=1),
    "an order as a number": lambda data: data["tables"]["phases"][0].update(order=1),
    "columns of an unknown table": lambda data: data.update(columns={"touchpoint": {}}),
    "columns of an unknown dtype": lambda data: data.update(columns={"touchpoints": {"a": "int8"}}),
}


@pytest.mark.parametrize("break_it", BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_refused_by_the_schema_and_by_the_reader(break_it: Break) -> None:
    data = copy.deepcopy(json.loads(EXAMPLE_FILES[0].read_text(encoding="utf-8")))
    break_it(data)
    with pytest.raises(jsonschema.ValidationError):
        check(data)
    with pytest.raises(jw.JourneyError):
        content = journey_file.parse(json.dumps(data), "the file")
        from_rows(content.tables, content.own_columns, source="the file")
