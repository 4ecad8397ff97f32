"""Text that would do harm where it is taken for more than text: it goes in, through files and out, as it was."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbench import Page, assert_in_step, file_text, hold_all, read_text, small

import journey_widgets as jw
from journey_widgets.schema import TABLES

TEXTS = {
    "image": "<img src=x onerror=\"fetch('//evil')\">",
    "script": "</script><script>alert(1)</script>",
    "comment": "<!-- ]]> --><![CDATA[",
    "link": "javascript:alert(1)",
    "template": "{{7*7}} ${7*7} {0} %s %(x)s {name}",
    "formula": '=HYPERLINK("http://evil";"x")',
    "sql": "'; DROP TABLE touchpoints; --",
    "right to left": "\u202egnp.exe\u202c \u2066x\u2069",
    "nothing to see": "\u200b\u200d\ufeff",
    "zero": "a\x00b",
    "controls": "\x1b[31mred\x07\r\n\t\x7f\x85\u2028\u2029",
    "family": "👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇮🇹👍🏽",
    "zalgo": "e" + "\u0301" * 500,
    "not a character": "\uffff\ufdd0\U0010ffff",
    "100 kB": "<b>" * 33_334,
    "one word of 100 kB": "x" * 100_000,
    "lines": "\n" * 10_000,
    "quotes": '"\'`\\"\\u0041',
    "json": '{"format": "journey"}',
    "missing": "nan",
    "blanks": "   ",
    "path": "../../etc/passwd",
}


def text_columns() -> dict[str, list[str]]:
    """Return the columns of free text of each table."""
    return {
        name: [
            c.name
            for c in table.columns
            if c.dtype == "str" and not c.choices and not c.reference and c.name != "table_name"
        ]
        for name, table in TABLES.items()
    }


def filled() -> jw.Redesign:
    """Return a redesign with a row in every table."""
    rd = small()
    rd.products.loc["p", "name"] = "P"
    rd.stakeholders.loc["s", "name"] = "S"
    rd.saved_views.loc["v", ["journey_id", "name"]] = ["jo1", "V"]
    for name, table in TABLES.items():
        if getattr(rd, name).empty:
            targets = {c.name: c.reference.table for c in table.columns if c.reference}
            row = {column: getattr(rd, target).index[0] for column, target in targets.items() if target != name}
            getattr(rd, name).loc["x", [*row]] = [*row.values()]
            rd.sync()
    return rd


@pytest.mark.parametrize("storage", ["pyarrow", "python"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_it_stays_what_it_was_in_every_text_column(text: str, storage: str) -> None:
    with pd.option_context("mode.string_storage", storage):
        rd = filled()
        before = file_text(rd)
        for name, columns in text_columns().items():
            frame = getattr(rd, name)
            assert len(frame), name
            for column in columns:
                frame[column] = text
            if name != "facts":
                frame["mine"] = text
        rd.sync()
        assert_in_step(rd)
        again = read_text(file_text(rd))
        for found in (rd, again):
            for name, columns in text_columns().items():
                for column in columns:
                    assert set(getattr(found, name)[column]) == {text}, (name, column)
        assert file_text(again) == file_text(rd)
        rd.problems()
        assert rd.undo()
        assert file_text(rd) == before


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_it_comes_from_a_page_as_it_was(text: str) -> None:
    rd = filled()
    hold_all(rd)
    page = Page(rd.document)
    page.edit(lambda maps: [maps["touchpoints"][row].__setitem__("name", text) for row in ("tp1", "tp2")])
    page.set("steps", "st1", "current..words", text)
    rd.sync()
    assert rd.touchpoints.loc["tp1", "name"] == text
    assert rd.emotions.loc[("st1", "current", ""), "words"] == text
    assert_in_step(rd)
    assert repr(rd)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_file_with_it_is_json_a_row_a_line(text: str) -> None:
    rd = filled()
    lines = len(file_text(rd).splitlines())
    rd.touchpoints["name"] = text
    rd.facts["title"] = text
    rd.sync()
    found = file_text(rd)
    assert json.loads(found)["tables"]["facts"][0]["title"] == text
    assert len(found.split("\n")) == lines + 1


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_an_error_or_a_problem_that_names_it_is_harmless(text: str) -> None:
    rd = filled()
    rd.touchpoints["contact_mode"] = text
    rd.touchpoints["channel_id"] = text
    rd.comments["table_name"] = text
    with pytest.raises(jw.JourneyError) as caught:
        rd.sync()
    for line in str(caught.value).splitlines():
        assert line.isprintable()
        assert len(line) < 300
    page = Page(rd.document)
    page.set("touchpoints", "tp1", "contact_mode", text)
    page.set("touchpoints", "tp1", "channel_id", text)
    for column in rd.problems().columns:
        for value in rd.problems()[column]:
            assert value.isprintable()
            assert len(value) < 300


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.text(max_size=30))
def test_any_text_comes_back_from_a_file(text: str, name: str) -> None:
    rd = filled()
    rd.touchpoints["name"] = text
    rd.touchpoints["mine"] = text
    rd.touchpoints.loc["new", "name"] = text
    taken = {*rd.assessments.columns, *rd.assessments.index.names, "order"}
    own = name if name and name.isprintable() and name not in taken else "own"
    rd.assessments[own] = text
    rd.sync()
    again = read_text(file_text(rd))
    pd.testing.assert_frame_equal(again.touchpoints, rd.touchpoints)
    pd.testing.assert_frame_equal(again.assessments, rd.assessments)
