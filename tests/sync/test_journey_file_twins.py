"""The two readers and writers of `.journey.json`: one document is one text, one file is one document or one error."""

from __future__ import annotations

import json
import random
import struct
import sys
from collections.abc import Callable
from typing import Any

import pytest
from odd_documents import OddDocument
from pages import Node, differences, encode
from pycrdt import Map

import journey_widgets as jw
from journey_widgets.interchange import journey_file
from journey_widgets.model.document import OWN_COLUMNS, Document
from journey_widgets.model.loading import load
from journey_widgets.schema import TABLES
from journey_widgets.schema.sharing import PARTS
from journey_widgets.sources import EXAMPLES

SOURCE = "x.journey.json"
FILES = sorted(EXAMPLES.glob(f"*{journey_file.SUFFIX}"))
EXAMPLE = (EXAMPLES / "b2b-software.en.journey.json").read_text(encoding="utf-8")
SEEDS = range(40)
BROKEN = range(300)


def read(text: str) -> Document:
    """Return the document in a file, as `jw.read` does."""
    content = journey_file.parse(text.removeprefix("\ufeff"), SOURCE)
    document = Document()
    load(document, content.tables, content.own_columns, source=SOURCE)
    return document


def read_or_refuse(text: str) -> Document | jw.JourneyError:
    try:
        return read(text)
    except jw.JourneyError as error:
        return error


def assert_alike(node: Node, text: str) -> str:
    """Read a file on both sides, compare what they found, and return the error, empty where there is none."""
    found = node("file_read", text=text, source=SOURCE)
    document = read_or_refuse(text)
    if isinstance(document, Document):
        assert "error" not in found, f"the page refuses what Python takes: {found['error']}"
        assert differences(found["rows"], document.rows) == []
        assert found["own"] == document.own_columns
        assert found["written"] == journey_file.to_text(document)
        return ""
    message = str(document)
    assert "error" in found, f"the page takes what Python refuses: {message}"
    if "Illegal trailing comma" in message:  # the words of Python 3.13, and another column
        assert "is not JSON" in found["error"]
    else:
        assert found["error"] == as_the_page_says(message)
        assert found["details"] == list(document.details)
    return message


def as_the_page_says(message: str) -> str:
    """Return Python's message without what CPython alone says."""
    head, _, rest = message.partition("holds a number that is too long: ")
    if rest:
        return f"{head}holds a number that is too long: {rest.split('value has ')[1].split(';')[0]}"
    return message


def journey(**parts: object) -> str:
    return json.dumps({"format": "journey", "schema_version": 1, "tables": {}} | parts)


# ---------------------------------------------------------------------- the same text


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_bundled_case_is_the_same_text(node: Node, file: Any) -> None:
    text = file.read_text(encoding="utf-8")
    assert not assert_alike(node, text)
    assert node("file_read", text=text, source=SOURCE)["written"] == text
    assert not assert_alike(node, "\ufeff" + text)


def test_what_is_said_of_a_row_that_stays_behind_stays_too(node: Node) -> None:
    document = jw.example("b2b-software").document
    with document.transaction("test"):
        for row, table, target in (("co_a", "kpis", "kp1"), ("co_b", "comments", "co_a"), ("co_c", "comments", "co_c")):
            document.add("comments", row, {"table_name": table, "row_id": target, "text": row})
    for without in PARTS:
        shared = journey_file.to_text(document, [without])
        assert ('"co_b"' in shared) is (without not in {"plan", "comments"})
        assert node("file_write", update=encode(document.update_since()), without=[without]) == shared


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("is_hostile", [False, True], ids=["sound", "hostile"])
def test_a_document_is_the_same_text(node: Node, seed: int, *, is_hostile: bool) -> None:
    odd = OddDocument(1000 + seed, is_hostile=is_hostile)
    odd.grow(60)
    odd.close()
    declare_own_columns(odd)
    document = Document()
    document.apply_update(odd.doc.get_update(), "page")
    text = journey_file.to_text(document)
    assert node("file_write", update=encode(document.update_since())) == text
    for without in (list(PARTS), *([part] for part in PARTS)):
        shared = journey_file.to_text(document, without)
        assert node("file_write", update=encode(document.update_since()), without=without) == shared
    assert not assert_alike(node, text)


OWN_NAMES = {
    "mine": "float64",
    "a.b": "str",
    "__proto__": "str",
    "constructor": "boolean",
    "toString": "datetime64[us]",
    "1": "Int64",
    "é": "str",
    "name": "str",
    "\n": "str",
    "order": "str",
    "odd": "int8",
}
OWN_VALUES = ["x", '\u2028\x00\x7f\x1f"\\', "🚗\uffff", True, 3.0, -0.0, 1e-7, 1e21, 2.5, 2**60, 2.0**53, "2027-01-31"]


def declare_own_columns(odd: OddDocument) -> None:
    """Give some tables columns of one's own, with any value in any of them."""
    rng = odd.rng
    for name, rows in odd.maps.items():
        if name == OWN_COLUMNS or rng.random() < 0.5:
            continue
        with odd.doc.transaction():
            odd.maps[OWN_COLUMNS][name] = json.dumps(OWN_NAMES)
            for row in [found for found in rows.values() if isinstance(found, Map)]:
                for column in rng.sample([*OWN_NAMES, "current.mine", "future..a%2Eb"], 3):
                    row[column.replace(".", "%2E") if column == "a.b" else column] = rng.choice(OWN_VALUES)
    if rng.random() < 0.5:
        odd.maps[OWN_COLUMNS]["assessments"] = odd.maps[OWN_COLUMNS]["emotions"] = json.dumps(OWN_NAMES)


def test_numbers_are_the_same_text(node: Node) -> None:
    rng = random.Random(3)
    numbers = [struct.unpack("<d", rng.randbytes(8))[0] for _ in range(2000)]
    numbers += [rng.uniform(-1, 1) * 10 ** rng.randint(-9, 25) for _ in range(2000)]
    numbers += [float(sign * 10**n + k) for n in range(24) for k in (-1, 0, 1) for sign in (1, -1)]
    numbers += [10.0**-n for n in range(12)] + [5e-324, sys.float_info.max, -0.0, 2.0**53 + 2]
    rows = [{"product_id": f"p{i}", "mine": x} for i, x in enumerate(numbers) if abs(x) < float("inf")]
    assert not assert_alike(node, journey(columns={"products": {"mine": "float64"}}, tables={"products": rows}))


def test_whole_numbers_that_a_page_cannot_hold_are_written_as_it_holds_them(node: Node) -> None:
    """A page of another make may put 64-bit integers into the document."""
    odd = OddDocument(1, is_hostile=False)
    odd.maps[OWN_COLUMNS]["facts"] = json.dumps({"mine": "float64"})
    odd.maps["facts"]["redesign"] = Map({"mine": 2**60})
    odd.close()
    document = Document()
    document.apply_update(odd.doc.get_update(), "page")
    assert '"mine": 1.152921504606847e+18' in journey_file.to_text(document)
    assert node("file_write", update=encode(document.update_since())) == journey_file.to_text(document)


def test_columns_that_no_file_can_declare_are_not_written(node: Node) -> None:
    """A text nested however deeply, a name the table keeps for itself, a dtype that is none."""
    document = Document()
    declared = ["[" * 100_000, '{"name": "str", "position": "Int64", "mine": "int8"}']
    for text in declared:
        odd = OddDocument(1, is_hostile=False)
        odd.maps[OWN_COLUMNS]["phases"] = text
        odd.close()
        document.apply_update(odd.doc.get_update(), "page")
        written = journey_file.to_text(document)
        assert '"columns"' not in written
        assert node("file_write", update=encode(document.update_since())) == written


# ---------------------------------------------------------------------- the same error


WRONG: dict[str, str] = {
    "a hundred thousand levels": '{"a":' * 100_000,
    "a row a hundred levels deep": journey(tables={"phases": ["HERE"]}).replace('"HERE"', "[" * 100 + "]" * 100),
    "a number of ten thousand digits": "1" * 10_000,
    "a dtype that is none": journey(columns={"facts": {"a": "int8"}}, tables={"facts": [{"redesign_id": "x", "a": 1}]}),
    "a dtype that is a list": journey(columns={"facts": {"a": [1]}}, tables={"facts": [{"redesign_id": "x", "a": 1}]}),
    "a key twice": '{"format": "journey", "tables": {"steps": [{"step_id": "a", "step_id": "b", "c": [1.0, 1]}]}}',
    "no number": journey(tables={"products": [{"product_id": "a", "name": float("nan")}]}),
    "a unit": journey(
        tables={
            "touchpoints": [{"touchpoint_id": "t"}],
            "assessments": [{"touchpoint_id": "t", "state": "future", "cost_eur": -1e-5, "duration_hours": -1}],
        }
    ),
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_a_wrong_file_is_refused_alike(node: Node, text: str) -> None:
    assert assert_alike(node, text)


@pytest.mark.parametrize(
    "text", ["20270131", "2027-W04-7", "2027-01-31 09:30", "2027-01-31T09", "2027-01-31T09:30:00,5"]
)
def test_only_python_reads_dates_that_no_file_of_ours_has(node: Node, text: str) -> None:
    """The one difference: `datetime.fromisoformat` takes more than the JSON Schema of the file."""
    file = journey(tables={"facts": [{"redesign_id": "redesign", "review_on": text}]})
    written = journey_file.to_text(read(file))
    assert not assert_alike(node, written)
    error = node("file_read", text=file, source=SOURCE)["error"]
    assert f"facts, row 1 ('redesign'): column 'review_on': '{text}' must be a date or an instant" in error


@pytest.mark.parametrize("seed", BROKEN)
def test_a_broken_file_is_refused_alike(node: Node, seed: int) -> None:
    assert_alike(node, broken(random.Random(seed)))


def broken(rng: random.Random) -> str:
    """Return the example with one to three things wrong, or not even JSON."""
    if rng.random() < 0.3:
        return rng.choice(IN_TEXT)(rng, EXAMPLE)
    found = json.loads(EXAMPLE)
    for _ in range(rng.randint(1, 3)):
        rng.choice(IN_VALUES)(rng, found)
    return json.dumps(found, ensure_ascii=rng.random() < 0.5)


ODD: list[Any] = [
    None,
    True,
    5,
    5.0,
    -1.5,
    1e300,
    10**30,
    "",
    "x",
    "digitl",
    "it's",
    "future",
    "2027-01-31",
    "\u202e\x1b[0m\n\ud800",
    "🚗" * 70,
    float("nan"),
    float("-inf"),
    [],
    {},
    ["a", 1, 1.0, None, "x\"'", "y" * 90, {"b": [1e-7], "a": {}}],
    {"__proto__": 1, "constructor": [[[[[[[[1]]]]]]]], "1": True, "b\n": "'", "c": 2.0},
]
NAMES = ["__proto__", "constructor", "relevence", "nam", "position", "order", "1", "", "x" * 150, "\ud800", "state"]


def a_table(rng: random.Random, found: dict[str, Any]) -> list[Any]:
    tables = found["tables"].values() if isinstance(found["tables"], dict) else ()
    return rng.choice([rows for rows in tables if rows and isinstance(rows, list)] or [[{"x": 1}]])


def a_row(rng: random.Random, found: dict[str, Any]) -> dict[str, Any]:
    row = rng.choice(a_table(rng, found))
    return row if isinstance(row, dict) and row else {"x": 1}


def change_value(rng: random.Random, found: dict[str, Any]) -> None:
    row = a_row(rng, found)
    row[rng.choice(list(row))] = rng.choice(ODD)


def drop_cell(rng: random.Random, found: dict[str, Any]) -> None:
    row = a_row(rng, found)
    del row[rng.choice(list(row))]


def rename_cell(rng: random.Random, found: dict[str, Any]) -> None:
    row = a_row(rng, found)
    row[rng.choice(NAMES)] = row.pop(rng.choice(list(row)))


def swap_values(rng: random.Random, found: dict[str, Any]) -> None:
    row, other = a_row(rng, found), a_row(rng, found)
    row[rng.choice(list(row))] = rng.choice(list(other.values()))


def drop_row(rng: random.Random, found: dict[str, Any]) -> None:
    rows = a_table(rng, found)
    del rows[rng.randrange(len(rows))]


def double_row(rng: random.Random, found: dict[str, Any]) -> None:
    rows = a_table(rng, found)
    rows.insert(rng.randrange(len(rows)), rng.choice([*rows, *ODD]))


def break_part(rng: random.Random, found: dict[str, Any]) -> None:
    part = rng.choice(["format", "schema_version", "columns", "tables", "table", "__proto__"])
    found[part] = rng.choice([*ODD, 2, 0, 1, {"steps": {"a": "str"}}, {"steps": []}])


def rename_table(rng: random.Random, found: dict[str, Any]) -> None:
    if not isinstance(found["tables"], dict) or not found["tables"]:
        return
    name = rng.choice(list(found["tables"]))
    found["tables"][rng.choice([*TABLES, "touchpoint", "__proto__", name + "s"])] = found["tables"].pop(name)


def add_columns(rng: random.Random, found: dict[str, Any]) -> None:
    dtypes = ["str", "float64", "Int64", "boolean", "datetime64[us]", rng.choice(["int8", 1, None, ["str"]])]
    declared = {
        rng.choice(["mine", *NAMES]): rng.choice(dtypes[: rng.choice([5, 5, 6])]) for _ in range(rng.randint(0, 3))
    }
    tables = found["tables"] if isinstance(found["tables"], dict) else {}
    name = rng.choice([*tables, "step"])
    found["columns"] = {name: declared}
    rows = tables.get(name)
    for row in rows if isinstance(rows, list) else ():
        for column in declared if isinstance(row, dict) else ():
            if rng.random() < 0.3:
                row[column] = rng.choice(ODD)


def cut(rng: random.Random, text: str) -> str:
    return text[: rng.randrange(len(text))]


def leave_out(rng: random.Random, text: str) -> str:
    at = rng.randrange(len(text))
    return text[:at] + text[at + rng.choice([1, 1, 1, 5, 200]) :]


def put_in(rng: random.Random, text: str) -> str:
    at = rng.randrange(len(text))
    odd = [
        '"',
        "\\",
        ",",
        "}",
        "]",
        "{",
        "[",
        ":",
        "\n",
        "\t",
        "\\u12",
        "\\ud83d\\ude97",
        "é🚗",
        "NaN",
        "-",
        "01",
        "1.",
        "\0",
    ]
    return text[:at] + rng.choice(odd) + text[at:]


def double_key(rng: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = rng.choice([i for i, line in enumerate(lines) if ": " in line])
    name = rng.choice([part.split('"')[-2] for part in lines[at].split('": ')[:-1] if '"' in part] or ["format"])
    lines[at] = lines[at].replace("{", '{"' + name + '": 1, ', 1) if "{" in lines[at] else lines[at] + "\n" + lines[at]
    return "\n".join(lines)


IN_VALUES: list[Callable[[random.Random, dict[str, Any]], None]] = [
    *(change_value, change_value, drop_cell, rename_cell, swap_values, drop_row, double_row),
    *(break_part, rename_table, add_columns),
]
IN_TEXT: list[Callable[[random.Random, str], str]] = [cut, leave_out, put_in, double_key]
