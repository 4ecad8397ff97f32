"""What holds for the Mermaid reader whatever the text: no stray error, nothing lost, time linear in the length."""

import contextlib
import math
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import journey_widgets as jw
from journey_widgets.interchange import mermaid
from journey_widgets.interchange.mermaid_grammar import to_number
from journey_widgets.interchange.mermaid_lines import SPACES, decode
from journey_widgets.sources import from_rows

ODD = st.lists(
    st.sampled_from(
        [*"journeytilscaD:;#%{}\n\r -,5`~>&", "journey\n", "section ", "title ", "accDescr {", "```mermaid\n", "#35;"]
    )
).map("".join)


@settings(deadline=None, max_examples=6000)
@given(st.one_of(st.text(), ODD, ODD.map(lambda text: "journey\n" + text)))
@example("journey\naccTitle:")
@example("journey\naccDescr {}")
@example("journey\n A: #0;: #99999999999;, #xD800;")
@example("---\n---")
@example("%%{")
@example("journey\n A: 0x" + "f" * 400)
def test_no_text_raises_anything_but_our_error(text: str) -> None:
    for source in ("x.mmd", "x.md"):
        try:
            tables, losses = mermaid.to_tables(text, source)
            from_rows(tables, source=source, import_losses=losses)
        except jw.JourneyError as error:
            assert source in str(error)  # noqa: PT017 - no error is fine too


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).map(lambda name: name.strip(SPACES))


def escaped(name: str) -> str:
    """Write every character that means something, and the first one, as entities."""
    return "".join(f"#{ord(c)};" if i == 0 or c in "#:;,%{}" else c for i, c in enumerate(name))


@settings(deadline=None, max_examples=6000)
@given(
    title=NAMES,
    phases=st.lists(
        st.tuples(
            NAMES.filter(bool),
            st.lists(
                st.tuples(NAMES.filter(bool), st.floats(1, 5), st.lists(NAMES.filter(bool), max_size=3)), max_size=3
            ),
        ),
        max_size=4,
    ),
)
def test_what_is_written_comes_back(title: str, phases: list[tuple[str, list[tuple[str, float, list[str]]]]]) -> None:
    lines = ["journey", *([f"title {escaped(title)}"] if title else [])]
    for phase, steps in phases:
        lines.append(f"section {escaped(phase)}")
        lines += [f"  {escaped(name)}: {score!r}: {', '.join(map(escaped, people))}" for name, score, people in steps]
    tables, losses = mermaid.to_tables("\n".join(lines), "x.mmd")
    assert losses.empty
    assert tables["facts"][0]["title"] == title
    assert [row["name"] for row in tables.get("phases", [])] == [phase for phase, _ in phases]
    flat = [step for _, steps in phases for step in steps]
    assert [row["name"] for row in tables.get("steps", [])] == [name for name, _, _ in flat]
    assert [row["valence"] for row in tables.get("emotions", [])] == [score - 3 for _, score, _ in flat]
    names = {row["actor_id"]: row["name"] for row in tables.get("actors", [])}
    back = [names[row["actor_id"]] for row in tables.get("step_actors", [])]
    assert back == [person for _, _, people in flat for person in people]


@pytest.mark.parametrize(
    ("text", "number"),
    [("", 0), (" 3 ", 3), ("+3", 3), (".5", 0.5), ("5.", 5), ("1e1", 10), ("0x10", 16), ("0b11", 3), ("0o17", 15)],
)
def test_numbers_are_javascripts(text: str, number: float) -> None:
    assert to_number(text) == number


@pytest.mark.parametrize("text", ["1_0", "nan", "inf", "infinity", "-0x10", "٣", "4,5", "1 2", "0x", "."])
def test_what_javascript_takes_for_no_number_is_none(text: str) -> None:
    assert math.isnan(to_number(text))


def test_entities_that_are_no_characters_stay_as_written() -> None:
    assert decode("ﬂ°nope¶ß ﬂ°°99999999¶ß ﬂ°quot¶ß") == '#nope; #99999999; "'


HOSTILE = {
    "tasks": "journey\n" + "A task: 5: Me, Cat\n" * 260_000,
    "spaces": "journey" + " " * 5_000_000 + "x",
    "newlines": "journey" + "\n" * 5_000_000,
    "hashes": "journey\n" + "#" * 5_000_000,
    "entities": "journey\n title " + "#35;" * 1_250_000,
    "half entities": "journey\n title " + "#a" * 2_500_000,
    "percents": "journey\n" + "%%{" * 1_700_000,
    "braces": "journey\n" + "accDescr {}" * 450_000,
    "accessible": "journey\n" + "accTitle\n" * 500_000,
    "digits": "journey\n A: " + "1" * 5_000_000 + "x",
    "number": "journey\n A: " + "1" * 5_000_000,
    "hexadecimal": "journey\n A: 0x" + "f" * 5_000_000,
    "colons": "journey\n A" + ":" * 5_000_000,
    "wrong lines": "journey\n" + "x;\n" * 1_600_000,
    "fences": "```mermaid\njourney\n```\n" * 200_000,
    "quoted lines": "> " * 1_000_000 + "```mermaid\njourney\n" + "> " * 1_000_000 + "\nx\n" * 700_000,
    "quotes": ">" * 5_000_000 + "\n```mermaid\njourney\n",
    "front matter": "---\n" + "title\n" * 800_000,
}
SECONDS = 20
"""What 5 MB may take; the slowest takes about a fifth of it, and what grows with the square would take hours."""


@pytest.mark.parametrize("name", HOSTILE)
def test_five_megabytes_are_read_in_linear_time(name: str) -> None:
    started = time.perf_counter()
    with contextlib.suppress(jw.JourneyError):
        mermaid.to_tables(HOSTILE[name], "x.mmd")
    assert time.perf_counter() - started < SECONDS
