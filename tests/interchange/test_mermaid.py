"""The Mermaid reader against what the real parser says, and against our own rules."""

import json
import math
from pathlib import Path
from typing import Any

import pytest

import journey_widgets as jw
from journey_widgets.interchange import mermaid
from journey_widgets.interchange.losses import no_losses
from journey_widgets.model.lanes import DEFAULT_LANES, LANES_WITH_ACTORS

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "mermaid"
REAL_FILES = 40
EDGE_CASES = 47
EDGE_ERRORS = 11


def oracle(name: str) -> dict[str, Any]:
    """Return what the real parser said; the folder stands beside the repository and is never copied into it."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"NOT TESTED AGAINST THE REAL PARSER: {path} is missing", allow_module_level=False)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def real() -> dict[str, Any]:
    return oracle("expected_mermaid_11.17.2.json")


@pytest.fixture(scope="module")
def edges() -> dict[str, Any]:
    return oracle("edge_cases_mermaid_11.17.2.json")


def text_of(name: str) -> str:
    return (FOLDER / name).read_bytes().decode("utf-8-sig")


def as_oracle(parsed: mermaid.Parsed) -> dict[str, Any]:
    return {
        "title": parsed.title,
        "accTitle": parsed.acc_title,
        "accDescr": parsed.acc_description,
        "sections": list(parsed.sections),
        "tasks": [
            [task.section, task.task, "NaN" if math.isnan(task.score) else task.score, list(task.people)]
            for task in parsed.tasks
        ],
    }


def read(tmp_path: Path, text: str, name: str = "my.mmd") -> jw.Redesign:
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8"))
    return jw.read(path)


def lost(rd: jw.Redesign) -> list[tuple[str, ...]]:
    return [tuple(row)[:4] for row in rd.import_losses.itertuples(index=False)]


# ---------------------------------------------------------------------- the oracles


def test_every_real_file_says_what_the_real_parser_says(real: dict[str, Any]) -> None:
    assert len(real) == REAL_FILES
    for name, expected in real.items():
        tasks = [[task["section"], task["task"], task["score"], task["people"]] for task in expected["tasks"]]
        wanted = {key: expected[key] for key in ("title", "accTitle", "accDescr", "sections")} | {"tasks": tasks}
        assert as_oracle(mermaid.parse(text_of(name), name)) == wanted, name


def test_every_edge_case_says_what_the_real_parser_says(edges: dict[str, Any]) -> None:
    assert len(edges) == EDGE_CASES
    assert sum("error" in case for case in edges.values()) == EDGE_ERRORS
    for name, case in edges.items():
        if "error" in case:
            with pytest.raises(jw.JourneyError):
                mermaid.parse(case["source"], name)
        else:
            wanted = {key: case[key] for key in ("title", "accTitle", "accDescr", "sections", "tasks")}
            assert as_oracle(mermaid.parse(case["source"], name)) == wanted, name


def test_errors_name_the_line_the_real_parser_names(edges: dict[str, Any]) -> None:
    for name, case in edges.items():
        if "Parse error on line" not in case.get("error", ""):
            continue
        line = case["error"].split("line ")[1].split(":")[0]
        with pytest.raises(jw.JourneyError, match=rf"line {line}, "):
            mermaid.parse(case["source"], name)


def test_every_real_file_becomes_a_redesign(real: dict[str, Any]) -> None:
    for name, expected in real.items():
        rd = jw.read(FOLDER / name)
        scores = [s for s in (task["score"] for task in expected["tasks"]) if isinstance(s, int | float)]
        has_loose = any(not task["section"] for task in expected["tasks"])
        people = [person.strip() for task in expected["tasks"] for person in task["people"] if person]
        assert len(rd.journeys) == 1, name
        assert len(rd.phases) == len(expected["sections"]) + has_loose, name
        assert list(rd.steps["name"]) == [task["task"].strip() for task in expected["tasks"]], name
        assert list(rd.actors["name"]) == list(dict.fromkeys(people)), name
        assert len(rd.step_actors) == len(people), name
        assert rd.emotions["valence"].notna().sum() == len(scores), name
        assert rd.emotions["valence"].dropna().between(-2, 2).all(), name
        assert rd.import_losses.dtypes.equals(no_losses().dtypes), name


# ---------------------------------------------------------------------- our rules


def test_a_score_is_an_emotion_and_what_is_outside_is_clamped(tmp_path: Path) -> None:
    tasks = {"A": "12", "B": "-2", "C": "3.5", "D": "good", "E": "", "F": "Infinity", "G": "4,5", "H": "0x2", "I": "0"}
    rd = read(tmp_path, "journey\n" + "".join(f" {name}: {score}: Me\n" for name, score in tasks.items()))
    names = rd.steps["name"]
    valence = {names[step]: value for (step, _, _), value in rd.emotions["valence"].dropna().items()}
    assert valence == {"A": 2.0, "B": -2.0, "C": 0.5, "H": -1.0, "I": -2.0}
    assert lost(rd) == [
        ("2", "score", "12", "5"),
        ("3", "score", "-2", "1"),
        ("5", "score", "good", ""),
        ("6", "score", "", ""),
        ("7", "score", "Infinity", ""),
        ("8", "score", "4,5", ""),
        ("10", "score", "0", "1"),
    ]
    assert "a dot" in rd.import_losses["reason"][5]
    assert rd.import_losses.dtypes.equals(no_losses().dtypes)


def test_people_keep_their_order_and_repeats(tmp_path: Path) -> None:
    rd = read(tmp_path, "journey\n A: 5: Me, Cat, Me\n B: 4: Cat, , Dog\n C: 3:\n D: 2")
    names = rd.step_actors["actor_id"].map(rd.actors["name"])
    assert list(names) == ["Me", "Cat", "Me", "Cat", "Dog"]
    assert list(rd.step_actors["step_id"]) == ["st1", "st1", "st1", "st2", "st2"]
    assert list(rd.actors.index) == ["ac1", "ac2", "ac3"]
    assert rd.actors["actor_kind"].isna().all()
    assert list(rd.lanes["lane_kind"])[:3] == ["action", "actor", "emotion"]
    assert lost(rd) == [("3", "person", "", "")]


def test_sections_become_phases_in_their_order(tmp_path: Path) -> None:
    rd = read(tmp_path, "journey\n t0: 3\n section A\n t1: 1\n section Empty\n section A \n t2: 2\n")
    assert rd.phases["name"].fillna("").to_dict() == {"ph1": "", "ph2": "A", "ph3": "Empty", "ph4": "A"}
    assert rd.steps["phase_id"].to_dict() == {"st1": "ph1", "st2": "ph2", "st3": "ph4"}
    assert list(rd.phases["position"]) == [1, 2, 3, 4]
    assert rd.phases["macro_phase"].isna().all()
    assert len(rd.lanes) == len(DEFAULT_LANES)


def test_entities_are_characters_again(tmp_path: Path) -> None:
    text = "journey\n title Plan #35;1 #59; x\n section S#58; T\n #84;itle #quot;page#quot;: 4: Me#44; Bob, #nope;\n"
    rd = read(tmp_path, text)
    assert rd.title == "Plan #1 ; x"
    assert list(rd.phases["name"]) == ["S: T"]
    assert list(rd.steps["name"]) == ['Title "page"']
    assert list(rd.actors["name"]) == ["Me, Bob", "#nope;"]
    assert lost(rd) == []


@pytest.mark.parametrize(
    ("head", "name", "kinds"),
    [
        ("journey\n title T\n", "T", []),
        ("journey\n accTitle: A\n", "A", []),
        ("journey\n accTitle: A\n title T\n", "T", ["accTitle"]),
        ("journey\n accTitle: T\n title T\n accDescr: what it shows\n", "T", ["accDescr"]),
        ("journey\n accDescr {\n what\n it shows\n }\n title T\n", "T", ["accDescr"]),
        ("---\ntitle: 'Front'\n---\njourney\n", "Front", []),
        ("---\ntitle: Front # why\nconfig:\n  title: no\n---\njourney\n title T\n", "T", ["title"]),
        ("journey\n title T\n title U\n", "U", ["title"]),
    ],
)
def test_a_journey_has_one_name(tmp_path: Path, head: str, name: str, kinds: list[str]) -> None:
    rd = read(tmp_path, head + " A: 3: Me\n")
    assert (rd.title, list(rd.journeys["name"])) == (name, [name])
    assert list(rd.import_losses["what"]) == kinds
    assert list(rd.steps["name"]) == ["A"]


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("A: 5: Me: extra: x", ("3", "field", "extra: x", "")),
        ("A: 5: Child#1", ("3", "comment", "#1", "A: 5: Child")),
        ("Title page: 4: Me", ("3", "task", "Title page: 4: Me", "page: 4: Me")),
        ("accTitle: 3: Me", ("3", "task", "accTitle: 3: Me", "3: Me")),
        ("5%% off: 4: Me", ("3", "comment", "5%% off: 4: Me", "")),
        ("title\n section T", ("3", "line", "section T", "section T")),
    ],
)
def test_what_mermaid_drops_without_a_word_is_a_row_of_losses(tmp_path: Path, line: str, row: tuple[str, ...]) -> None:
    assert row in lost(read(tmp_path, f"journey\n section S\n {line}\n Last: 3: Me\n"))


def test_comments_and_directives_go_without_a_word(tmp_path: Path) -> None:
    text = (
        '\n%%{init: {\n "theme": "forest"}\n}%%\n%% hello\njourney\r\n # a comment; of mine\r\n\r\n %% x\r\n'
        " section S %%{wrap}%%\r\n T: 4: Me\r\n"
    )
    rd = read(tmp_path, text)
    assert (list(rd.phases["name"]), list(rd.steps["name"]), lost(rd)) == (["S"], ["T"], [])


# ---------------------------------------------------------------------- what cannot be read


@pytest.mark.parametrize(
    ("line", "how"),
    [
        ("A: 5: Me; B: 1: Cat", "write #59;"),
        ("A &amp; B: 4: Me", "write the character itself for '&amp;'"),
        ("Task #2: 5: Me", "write #35;"),
        ("section S: T", "write #58;"),
        ("Section off: 3: Me", "#83;"),
        ("Journey planning: 4: Me", "#74;ourney"),
        ("任务：5：用户", "full-width colon"),
        ("A task", "a task is written 'Name: score: person, person'"),
        ("A task:", "no score after ':'"),
        (": 5: Me", "no name before ':'"),
        ("title", "needs a text after it"),
        ("section\n Task: 5: Me", "needs a text after it"),
        ("accDescr {\n x", "close it with '}'"),
        ("%%{init: {\n x", "close it with '}%%'"),
    ],
)
def test_an_error_says_where_what_and_how(tmp_path: Path, line: str, how: str) -> None:
    tail = "" if line == "title" else "\n Last: 3: Me\n"
    with pytest.raises(jw.JourneyError) as caught:
        read(tmp_path, f"%% first\njourney\n section S\n {line}{tail}")
    assert len(caught.value.details) == 1
    first = line.partition("\n")[0]
    assert caught.value.details[0].startswith(f"line 4, '{first}': ")
    assert how in caught.value.details[0]
    assert "my.mmd" in str(caught.value)


def test_one_error_lists_every_line_that_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(jw.JourneyError) as caught:
        read(tmp_path, "journey\n a; b\n Good: 3: Me\n c\n section: x: y\n")
    assert [detail.split(",")[0] for detail in caught.value.details] == ["line 2", "line 4"]


@pytest.mark.parametrize(
    "text", ["flowchart TD\n A-->B", "JOURNEY\n A: 3", "---\ntitle: x\njourney", "journeys: 3", "{}"]
)
def test_a_text_that_is_no_journey_is_one_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(jw.JourneyError, match=r"first word must be 'journey'|no end") as caught:
        read(tmp_path, text)
    assert len(caught.value.details) == 1


@pytest.mark.parametrize("text", ["", " \n", "%% only this\n"])
def test_an_empty_file_is_one_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(jw.JourneyError, match=r"my\.mmd is empty"):
        read(tmp_path, text)


# ---------------------------------------------------------------------- Markdown

MARKDOWN = """# Journeys of ours

Text with `journey` in it.

```mermaid
journey
    title First
    section S
      A: 5: Me, Cat
```

```mermaid
flowchart TD
  A --> B
```

````markdown
```mermaid
journey
  this is an example of a wrong one
```
````

1. In a list:

   ~~~mermaid
   ---
   title: Second
   ---
   journey
     section S
       B: 2: Cat
   ~~~

> ```{mermaid}
> journey
>  title Third
>  C: 12: Dog
> ```

The end.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_block_of_a_markdown_file_becomes_a_journey(tmp_path: Path, end: str) -> None:
    rd = read(tmp_path, MARKDOWN.replace("\n", end), "doc.md")
    assert rd.title == "First"
    assert rd.journeys["name"].to_dict() == {"jo1": "First", "jo2": "Second", "jo3": "Third"}
    assert list(rd.phases["journey_id"]) == ["jo1", "jo2", "jo3"]
    assert list(rd.steps["name"]) == ["A", "B", "C"]
    assert list(rd.actors["name"]) == ["Me", "Cat", "Dog"]
    assert len(rd.lanes) == 3 * len(LANES_WITH_ACTORS)
    assert len(set(rd.lanes.index)) == len(rd.lanes)
    line = MARKDOWN.split("\n").index(">  C: 12: Dog") + 1
    assert lost(rd) == [(str(line), "score", "12", "5")]


def test_errors_name_the_line_in_the_markdown_file(tmp_path: Path) -> None:
    text = MARKDOWN.replace("A: 5: Me, Cat", "A; 5: Me").replace("C: 12: Dog", "C 12 Dog")
    with pytest.raises(jw.JourneyError) as caught:
        read(tmp_path, text, "doc.md")
    lines = text.split("\n")
    wanted = [lines.index("      A; 5: Me") + 1, lines.index(">  C 12 Dog") + 1]
    assert [detail.split(",")[0] for detail in caught.value.details] == [f"line {number}" for number in wanted]


@pytest.mark.parametrize("text", ["", "# Nothing\n", "```mermaid\nflowchart TD\n```\n", "```js\njourney\n```\n"])
def test_a_markdown_file_without_a_journey_is_one_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(jw.JourneyError, match=r"doc\.md holds no Mermaid journey"):
        read(tmp_path, text, "doc.md")


def test_a_block_that_nobody_closed_goes_on_to_the_end() -> None:
    tables, _ = mermaid.to_tables("x\n```mermaid\njourney\n A: 3: Me", "doc.md")
    assert [row["name"] for row in tables["steps"]] == ["A"]
