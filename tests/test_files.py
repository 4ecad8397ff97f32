"""Files: what cannot be read is one `JourneyError` with file, place and reason; what is written is whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import journey_widgets as jw
from journey_widgets.interchange import journey_file
from journey_widgets.schema import SCHEMA_VERSION, TABLES, Table
from journey_widgets.sources import EXAMPLES

EXAMPLE = (EXAMPLES / "b2b-software.en.journey.json").read_bytes()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "x.journey.json"


def error_of(file: Path, data: bytes | str | object) -> str:
    """Return the message of the one error that reading these bytes, this text or this JSON raises."""
    if not isinstance(data, (bytes, str)):
        data = json.dumps(data)
    file.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    with pytest.raises(jw.JourneyError) as caught:
        jw.read(file)
    assert type(caught.value) is jw.JourneyError
    message = str(caught.value)
    assert message.startswith("x.journey.json"), message
    assert message.replace("\n", "").isprintable()
    assert message.encode("utf-8")
    assert len(message) < 6000
    return message


def journey(**parts: object) -> dict[str, Any]:
    return {"format": "journey", "schema_version": 1, "tables": {}} | parts


# ---------------------------------------------------------------------- files that are none


@pytest.mark.parametrize("stride", [997, pytest.param(97, marks=pytest.mark.full)])
def test_a_file_cut_short_anywhere(file: Path, stride: int) -> None:
    for length in range(0, len(EXAMPLE) - 2, stride):
        message = error_of(file, EXAMPLE[:length])
        assert length == 0 or "line" in message


NO_FILES: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "x.journey.json is empty"),
    "blanks": (b" \n\t ", "x.journey.json is empty"),
    "a byte order mark alone": (b"\xef\xbb\xbf", "x.journey.json is empty"),
    "binary": (bytes(range(256)) * 40, "is not UTF-8 text: line 2 has the byte 0x80"),
    "zeros": (b"\x00" * 1000, "is not JSON: line 1, column 1"),
    "a picture": (
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
        "is not UTF-8 text: line 1 has the byte 0x89. Save it as UTF-8",
    ),
    "latin-1": (EXAMPLE.decode().encode("latin-1", "replace"), "is not UTF-8 text"),
    "utf-16": (EXAMPLE.decode().encode("utf-16"), "is not UTF-8 text: line 1 has the byte 0xff"),
    "utf-16 without a mark": (EXAMPLE.decode().encode("utf-16-le"), "is not"),
    "html": (b"<!doctype html>", "is not JSON: line 1, column 1: Expecting value"),
    "a trailing comma": (b'{"format": "journey",}', "is not JSON: line 1, column 22"),
    "two documents": (EXAMPLE + EXAMPLE, "is not JSON: line"),
    "a list": (b"[]", 'is not a journey: it does not begin with "format": "journey"'),
    "a number": (b"5", "is not a journey"),
    "null": (b"null", "is not a journey"),
    "another tool's": (b'{"cells": [], "nbformat": 4}', "is not a journey"),
    "a hundred levels of lists": (b"[" * 100 + b"]" * 100, "is not a journey"),
    "a hundred thousand levels": (b"[" * 100_000 + b"]" * 100_000, "is nested too deeply to be a journey"),
    "a hundred thousand levels of objects": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "is nested too deeply"),
    "a number of ten thousand digits": (b"1" * 10_000, "holds a number that is too long"),
    "a key twice": (b'{"format": "journey", "format": "journey"}', "'format' stands there twice in {"),
}


@pytest.mark.parametrize(("data", "wanted"), NO_FILES.values(), ids=NO_FILES)
def test_a_file_that_is_none(file: Path, data: bytes, wanted: str) -> None:
    assert wanted in error_of(file, data)


def test_a_byte_order_mark_is_no_harm(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + EXAMPLE)
    assert len(jw.read(file).touchpoints) == 37


# ---------------------------------------------------------------------- journeys that are wrong

DEEP: Any = "x"
for _ in range(100):
    DEEP = [DEEP]

PARTS: dict[str, tuple[dict[str, Any], str]] = {
    "no version": ({"schema_version": None}, "has no schema_version: None must be a whole number from 1"),
    "version as text": ({"schema_version": "1"}, "has no schema_version: '1' must be a whole number from 1"),
    "version as a fraction": ({"schema_version": 1.5}, "1.5 must be a whole number from 1"),
    "version as truth": ({"schema_version": True}, "True must be a whole number from 1"),
    "version of nought": ({"schema_version": 0}, "0 must be a whole number from 1"),
    "a newer version": (
        {"schema_version": SCHEMA_VERSION + 1},
        "was written by a newer journey-widgets (schema_version 2, this one reads up to 1). Upgrade with: pip install",
    ),
    "an unknown part": ({"table": {}}, "has an unknown part 'table' (did you mean 'tables'?)"),
    "tables missing": ({"tables": None}, 'has no "tables": {table: [rows]}'),
    "tables as a list": ({"tables": []}, 'has no "tables"'),
    "a table as text": ({"tables": {"phases": "x"}}, "the table 'phases' must be a list of rows, not 'x'"),
    "a row as a number": ({"tables": {"phases": [5]}}, "'phases', row 1 must be {column: value}, not 5"),
    "a row a hundred levels deep": ({"tables": {"phases": [DEEP]}}, "'phases', row 1 must be {column: value}, not [[["),
    "columns as a list": ({"columns": []}, '"columns" must be {table: {column: dtype}}'),
    "columns of a table as text": ({"columns": {"phases": "a"}}, '"columns" must be {table: {column: dtype}}'),
    "columns of no table": ({"columns": {"phase": {}}}, "columns: there is no table 'phase' (did you mean 'phases'?)"),
    "a dtype that is none": (
        {"columns": {"phases": {"a": "int8"}}},
        "columns, phases: 'a' must be one of 'str', 'float64', 'Int64', 'boolean', 'datetime64[us]', not 'int8'",
    ),
    "a dtype that is none, with a value": (
        {"columns": {"phases": {"a": "int8"}}, "tables": {"phases": [{"phase_id": "p", "a": 5}]}},
        "columns, phases: 'a' must be one of 'str', 'float64', 'Int64', 'boolean', 'datetime64[us]', not 'int8'",
    ),
    "a dtype that is a list": ({"columns": {"phases": {"a": ["str"]}}}, "not ['str']"),
    "a column of one's own that is the table's": (
        {"columns": {"phases": {"name": "Int64"}}},
        "columns, phases: 'name' is a name the table keeps for itself",
    ),
    "a column of one's own called order": (
        {"columns": {"facts": {"order": "str"}}},
        "'order' is a name the table keeps",
    ),
    "a column of one's own without a name": ({"columns": {"facts": {"": "str"}}}, "'' must be named in at most 200"),
    "a column of one's own with a lone surrogate": (
        {"columns": {"facts": {"\ud800": "str"}}},
        "'\\ud800' must be named",
    ),
    "an unknown table": (
        {"tables": {"touchpoint": []}},
        "there is no table 'touchpoint' (did you mean 'touchpoints'?)",
    ),
    "an unknown table with a lone surrogate": ({"tables": {"\ud800": []}}, "there is no table '\\ud800'"),
}


@pytest.mark.parametrize(("parts", "wanted"), PARTS.values(), ids=PARTS)
def test_a_journey_with_a_wrong_part(file: Path, parts: dict[str, Any], wanted: str) -> None:
    assert wanted in error_of(file, journey(**parts))


def rows(**tables: list[dict[str, Any]]) -> dict[str, Any]:
    base = {
        "journeys": [{"journey_id": "jo1"}],
        "phases": [{"phase_id": "ph1", "journey_id": "jo1"}],
        "steps": [{"step_id": "st1", "phase_id": "ph1"}],
        "touchpoints": [{"touchpoint_id": "tp1", "step_id": "st1"}],
    }
    return journey(tables=base | tables)


def touchpoint(**cells: object) -> dict[str, Any]:
    return rows(touchpoints=[{"touchpoint_id": "tp1", **cells}])


ROWS: dict[str, tuple[dict[str, Any], str]] = {
    "no id": (rows(products=[{"name": "x"}]), "products, row 1 (None): product_id must be text"),
    "an id as a number": (
        rows(products=[{"product_id": 5}]),
        "products, row 1 (5): product_id must be text, such as '5'",
    ),
    "an id as a list": (rows(products=[{"product_id": ["a"]}]), "products, row 1 (['a']): product_id must be text"),
    "an empty id": (rows(products=[{"product_id": ""}]), "products, row 1 (''): product_id must not be empty"),
    "a long id": (rows(products=[{"product_id": "x" * 201}]), "product_id must be at most 200 printable characters"),
    "an id with a line break": (
        rows(products=[{"product_id": "a\nb"}]),
        "products, row 1 ('a\\nb'): product_id must be",
    ),
    "an id with a lone surrogate": (rows(products=[{"product_id": "\ud800"}]), "row 1 ('\\ud800'): product_id must be"),
    "an id twice": (
        rows(products=[{"product_id": "a"}, {"product_id": "b"}, {"product_id": "a"}]),
        "products, row 3 ('a'): stands there twice",
    ),
    "facts twice": (rows(facts=[{"redesign_id": "redesign"}] * 2), "facts, row 2 ('redesign'): stands there twice"),
    "other facts": (
        rows(facts=[{"redesign_id": "mine"}]),
        "facts, row 1 ('mine'): the one row of this table is 'redesign'",
    ),
    "an assessment twice": (
        rows(assessments=[{"touchpoint_id": "tp1", "state": "current", "experience": n} for n in (1, 2)]),
        "assessments, row 2 (('tp1', 'current')): stands there twice",
    ),
    "a feeling twice": (
        rows(
            emotions=[{"step_id": "st1", "state": "current"}, {"step_id": "st1", "state": "current", "persona_id": ""}]
        ),
        "emotions, row 2 (('st1', 'current', '')): stands there twice",
    ),
    "an assessment of nothing": (
        rows(assessments=[{"touchpoint_id": "tp9", "state": "current"}]),
        "assessments, row 1 (('tp9', 'current')): touchpoint_id must be the id of a row of `touchpoints`",
    ),
    "an assessment in no state": (
        rows(assessments=[{"touchpoint_id": "tp1", "state": "never"}]),
        "state must be one of 'current', 'future', 'best_practice'",
    ),
    "an assessment without a state": (rows(assessments=[{"touchpoint_id": "tp1"}]), "state must be text"),
    "a feeling of nobody": (
        rows(emotions=[{"step_id": "st1", "state": "current", "persona_id": "pe9"}]),
        "persona_id must be the id of a row of `personas`, or empty",
    ),
    "a feeling of null": (rows(emotions=[{"step_id": "st1", "state": "current", "persona_id": None}]), "must be text"),
    "a column that is none": (
        touchpoint(relevence=1),
        "touchpoints, row 1 ('tp1'): there is no column 'relevence' (did you mean 'relevance'?)",
    ),
    "a position": (touchpoint(position=1), "there is no column 'position'"),
    "a range": (touchpoint(relevance=11), "touchpoints, row 1 ('tp1'): column 'relevance': 11 must be from 0 to 10"),
    "a choice": (
        touchpoint(contact_mode="digitl"),
        "'digitl' must be one of 'physical', 'digital', 'both' (did you mean",
    ),
    "a dangling reference": (
        touchpoint(step_id="st9"),
        "touchpoints, row 1 ('tp1'): column 'step_id': 'st9' is not the id of a row of `steps`",
    ),
    "a dangling reference after a wrong row": (
        rows(touchpoints=[{"touchpoint_id": 1}, {"touchpoint_id": "tp1", "channel_id": "ch9"}]),
        "touchpoints, row 2 ('tp1'): column 'channel_id': 'ch9' is not the id of a row of `channels`",
    ),
    "a dangling reference in a state": (
        rows(assessments=[{"touchpoint_id": "tp1", "state": "future", "step_id": "st9"}]),
        "assessments, row 1 (('tp1', 'future')): column 'step_id': 'st9' is not the id of a row of `steps`",
    ),
    "a comment on no table": (
        rows(comments=[{"comment_id": "c", "table_name": "nothing", "row_id": "tp1"}]),
        "column 'row_id': 'tp1' is not the id of a row of `?`",
    ),
    "a comment on an assessment": (
        rows(comments=[{"comment_id": "c", "table_name": "assessments", "row_id": "tp1"}]),
        "is not the id of a row of",
    ),
    "an order that is none": (touchpoint(order="!!"), "column 'order': '!!' is no fractional index; leave it out"),
    "an order as a number": (touchpoint(order=1), "column 'order': 1 is no fractional index"),
    "text as a number": (touchpoint(name=5), "column 'name': 5 must be text"),
    "a number as text": (touchpoint(relevance="9"), "column 'relevance': '9' must be a number"),
    "a flag as a number": (touchpoint(is_moment_of_truth=1), "1 must be True or False"),
    "a list": (touchpoint(name=["x"]), "column 'name': ['x'] must be text"),
    "an object": (touchpoint(relevance={"a": 1}), "column 'relevance': {'a': 1} must be a number"),
    "a hundred levels": (touchpoint(name=DEEP), "column 'name': [[[[[[[...]]]]]]] must be text"),
    "a lone surrogate": (touchpoint(name="\ud800"), "'\\ud800' must be text without lone surrogates"),
    "a column with a lone surrogate": (touchpoint(**{"\ud800": 1}), "there is no column '\\ud800'"),
    "a huge number": (touchpoint(relevance=10**400), "must be a finite number"),
    "two megabytes of text": (touchpoint(name="x" * 2_000_000), "must be at most 1,000,000 characters long"),
    "no date": (rows(facts=[{"redesign_id": "redesign", "review_on": "soon"}]), "'soon' must be a date or an instant"),
    "a count as a fraction": (rows(segments=[{"segment_id": "s", "customers": 1.5}]), "1.5 must be a whole number"),
}


@pytest.mark.parametrize(("data", "wanted"), ROWS.values(), ids=ROWS)
def test_a_journey_with_a_wrong_row(file: Path, data: dict[str, Any], wanted: str) -> None:
    message = error_of(file, data)
    assert message.startswith("x.journey.json cannot be read:\n  ")
    assert wanted in message
    assert len(message.splitlines()) <= 3


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
@pytest.mark.parametrize("column", ["relevance", "name", "is_moment_of_truth", "touchpoint_id", "order"])
def test_what_is_no_number_in_json_is_refused_with_its_place(file: Path, number: str, column: str) -> None:
    text = json.dumps(touchpoint(**{column: "HERE"})).replace('"HERE"', number)
    message = error_of(file, text)
    assert "touchpoints, row 1" in message
    assert number.replace("1e999", "inf") in message


@pytest.mark.parametrize("place", ["schema_version", "tables", "columns"])
def test_nor_anywhere_else(file: Path, place: str) -> None:
    assert error_of(file, json.dumps(journey(**{place: "HERE"})).replace('"HERE"', "NaN"))


def test_every_place_that_is_wrong_is_listed_once(file: Path) -> None:
    data = rows(
        touchpoints=[{"touchpoint_id": f"t{i}", "relevance": 11, "name": 5} for i in range(20)],
        phase=[],
    )
    message = error_of(file, data)
    assert len(message.splitlines()) == 22
    assert "… and 21 more (see the error's `details`)" in message
    with pytest.raises(jw.JourneyError) as caught:
        jw.read(file)
    assert len(caught.value.details) == 41


def every_column(table: Table) -> list[str]:
    """Return all columns of a table."""
    return [column.name for column in table.columns]


def one_of_each_kind(table: Table) -> list[str]:
    """Return columns of a table no two of which are read by the same rules."""
    kinds = {(c.dtype, c.choices is None, c.reference is None, c.minimum): c.name for c in table.columns}
    return list(kinds.values())


@pytest.mark.parametrize("columns_of", [one_of_each_kind, pytest.param(every_column, marks=pytest.mark.full)])
def test_every_type_in_every_column_is_taken_or_refused(file: Path, columns_of: Callable[[Table], list[str]]) -> None:
    values = [None, True, 0, -1, 1.5, 10**20, "", "x", "2027-01-31", "current", [], {}, [[]], "\u202e", "a0"]
    for name, table in TABLES.items():
        label = dict.fromkeys(table.index, "x") | {"touchpoint_id": "tp1", "step_id": "st1", "state": "current"}
        label |= {"redesign_id": "redesign"} if name == "facts" else {}
        label = {level: label[level] for level in table.index} | ({"persona_id": ""} if name == "emotions" else {})
        for column in [*columns_of(table), "order", "mine", ""]:
            for value in values:
                data = rows(**{name: [{**label, column: value}]})
                file.write_text(json.dumps(data), encoding="utf-8")
                try:
                    rd = jw.read(file)
                except jw.JourneyError as error:
                    assert name in str(error)  # noqa: PT017 - most of them raise, and some do not
                else:
                    assert journey_file.to_text(rd.document)


# ---------------------------------------------------------------------- files that cannot be opened


def test_no_file(file: Path) -> None:
    with pytest.raises(jw.JourneyError, match=f"^there is no file {file}$"):
        jw.read(file)


def test_a_folder(file: Path) -> None:
    file.mkdir()
    with pytest.raises(jw.JourneyError, match="is no file"):
        jw.read(file)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero here")
def test_a_file_without_an_end(file: Path) -> None:
    file.symlink_to("/dev/zero")
    with pytest.raises(jw.JourneyError, match="is no file"):
        jw.read(file)


def test_a_link_to_nowhere_and_one_in_a_circle(file: Path) -> None:
    file.symlink_to(file.with_name("nowhere"))
    with pytest.raises(jw.JourneyError, match="there is no file"):
        jw.read(file)
    file.unlink()
    file.symlink_to(file)
    with pytest.raises(jw.JourneyError, match="cannot be opened"):
        jw.read(file)
    with pytest.raises(jw.JourneyError, match="cannot be written"):
        jw.new("x").save(file)


@pytest.mark.parametrize("name", ["a\0b.journey.json", "x" * 300 + ".journey.json"])
def test_a_name_that_can_be_none(tmp_path: Path, name: str) -> None:
    with pytest.raises(jw.JourneyError, match="cannot be"):
        jw.read(tmp_path / name)
    with pytest.raises(jw.JourneyError, match="cannot be written"):
        jw.new("x").save(tmp_path / name)


@pytest.mark.parametrize("name", ["x.json", "x.journey", "journey.json", "x", ".journey.jsonx"])
def test_a_suffix_that_is_none_of_ours(tmp_path: Path, name: str) -> None:
    with pytest.raises(jw.JourneyError, match=r"suffix|there is no file"):
        jw.read(tmp_path / name)
    if not name.endswith(".journey.json"):
        with pytest.raises(jw.JourneyError, match=r"must end in \.journey\.json"):
            jw.new("x").save(tmp_path / name)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read and write everything")
def test_no_permission(file: Path) -> None:
    jw.new("x").save(file)
    file.chmod(0)
    with pytest.raises(jw.JourneyError, match="cannot be opened: Permission denied"):
        jw.read(file)
    file.parent.chmod(0o500)
    with pytest.raises(jw.JourneyError, match="cannot be written: Permission denied"):
        jw.new("x").save(file)
    file.parent.chmod(0o700)


def test_no_permission_as_the_system_says_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jw.new("x").save(file)

    def refuse(*_args: object, **_more: object) -> Any:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        with pytest.raises(jw.JourneyError, match="cannot be opened: Permission denied"):
            jw.read(file)
        with pytest.raises(jw.JourneyError, match="cannot be written: Permission denied"):
            jw.new("x").save(file)


TOO_LARGE = """
import resource, sys, time
import journey_widgets as jw
from journey_widgets.redesign import Redesign
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
try:
    jw.read(sys.argv[1])
except jw.JourneyError as error:
    print(error)
print(time.perf_counter() - start)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


@pytest.mark.skipif(os.name == "nt", reason="measured with `resource`")
@pytest.mark.parametrize("is_sparse", [False, True])
def test_more_than_50_mb_is_refused_before_it_is_read(file: Path, is_sparse: bool) -> None:
    with file.open("wb") as out:
        if is_sparse:
            out.truncate(20 * 2**30)
        else:
            out.write(b" " * (journey_file.LARGEST_FILE + 1))
    found = subprocess.run(
        [sys.executable, "-c", TOO_LARGE, str(file)], capture_output=True, text=True, check=True, timeout=60
    )
    message, seconds, megabytes = found.stdout.splitlines()
    size = "20,480.0" if is_sparse else "50.0"
    assert message == f"{file} is too large: {size} MB, allowed are 50 MB"
    assert float(seconds) < 1
    assert float(megabytes) < 100


def test_a_file_that_grows_while_it_is_read_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(b" " * 100)
    monkeypatch.setattr(journey_file, "LARGEST_FILE", 50)
    real = Path.stat

    def small(path: Path, **more: Any) -> os.stat_result:
        found = list(real(path, **more))
        found[6] = 10
        return os.stat_result(found)

    monkeypatch.setattr(Path, "stat", small)
    with pytest.raises(jw.JourneyError, match="is too large"):
        jw.read(file)
