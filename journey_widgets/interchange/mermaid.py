"""Reads Mermaid `journey` diagrams: a file of one, or a Markdown document with any number of them.

A section becomes a phase, a task a step, a score an emotion (score − 3), people become actors. `parse` is the grammar
alone; `to_tables` adds our rules, and says in its table of losses what it clamped or dropped.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from journey_widgets.errors import JourneyError
from journey_widgets.interchange.losses import Loss, losses_frame
from journey_widgets.interchange.mermaid_grammar import Parsed, Task, is_journey, parse
from journey_widgets.interchange.mermaid_lines import SPACES, decode
from journey_widgets.interchange.rows import Cells, Rows
from journey_widgets.model.lanes import default_lanes

__all__ = ["Parsed", "Task", "parse", "to_tables"]

WORST, BEST, NEUTRAL = 1, 5, 3
"""Scores as Mermaid documents them; it enforces none."""
MARKDOWN = (".md", ".markdown")
_FENCE = re.compile(r"[ \t]*((?:>[ \t]*)*)(`{3,}|~{3,})[ \t]*([^`\n]*)$")
_QUOTE = re.compile(r"[ \t]*>")
_IS_MERMAID = re.compile(r"mermaid(?![\w-])|\{ *mermaid\b", re.IGNORECASE)
"""``mermaid`` as GitHub writes it, ``{mermaid}`` as MyST and Quarto do."""


_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")


class Block(NamedTuple):
    """The text of one diagram, and the number of its first line in the file."""

    first_line: int
    text: str


def to_tables(text: str, source: str) -> tuple[dict[str, list[Cells]], pd.DataFrame]:
    """Return the journeys in a text as rows, and what was lost on the way.

    Parameters
    ----------
    text
        A Mermaid ``journey``, or Markdown with ``mermaid`` blocks; each block that is a journey becomes one.
    source
        Name of the file, for errors; ``.md`` says that it is Markdown.

    Returns
    -------
    tables : dict
        Table → rows, as `model.loading.load` takes them.
    losses : pandas.DataFrame
        Columns ``line``, ``what``, ``given``, ``kept``, ``reason``: scores clamped or left out, text dropped.

    Raises
    ------
    JourneyError
        If there is no journey in it, or the grammar does not allow one: with all the lines of all journeys.
    """
    journeys = _parse_all(text, source)
    mapping = _Mapping()
    names = [mapping.add(parsed) for parsed in journeys]
    title = next((name for name in names if name), "")
    mapping.rows.extend("facts", [{"redesign_id": "redesign", "title": title}])
    return mapping.rows.tables, losses_frame(mapping.losses)


def _parse_all(text: str, source: str) -> list[Parsed]:
    blocks = list(_blocks(text))
    if not blocks and not source.lower().endswith(MARKDOWN):
        return [parse(text, source)]
    journeys: list[Parsed] = []
    wrong: list[str] = []
    blocks = [block for block in blocks if is_journey(block.text)]
    for block in blocks:
        try:
            journeys.append(parse(block.text, source, block.first_line))
        except JourneyError as error:
            wrong += error.details
    if wrong:
        raise JourneyError(f"{source} cannot be read as a Mermaid journey:", wrong)
    if not blocks:
        raise JourneyError(
            f"{source} holds no Mermaid journey: no ```mermaid block in it begins with 'journey', in lower case"
        )
    return journeys


def _blocks(text: str) -> Iterator[Block]:
    """Yield the fenced ``mermaid`` blocks of a Markdown text, also those in lists and quotations.

    Other fenced blocks are skipped as wholes: a block shown inside one of them is an example, not a diagram.
    """
    fence, is_mermaid, first, quotes = "", False, 0, 0
    inside: list[str] = []
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        found = _FENCE.match(line)
        if not fence and found:
            fence, first, is_mermaid, inside = found[2], number + 1, bool(_IS_MERMAID.match(found[3])), []
            quotes = found[1].count(">")
        elif fence and found and found[2].startswith(fence) and not found[3].strip():
            if is_mermaid:
                yield Block(first, "\n".join(inside))
            fence = ""
        elif fence and is_mermaid:
            inside.append(_unquoted(line, quotes))
    if fence and is_mermaid:  # an open block goes on to the end, as in CommonMark
        yield Block(first, "\n".join(inside))


def _unquoted(line: str, quotes: int) -> str:
    """Return a line without the signs of the quotation it stands in."""
    at = 0
    for _ in range(quotes):
        sign = _QUOTE.match(line, at)
        if not sign:
            break
        at = sign.end()
    return line[at:]


class _Mapping:
    """Turns parsed journeys into rows of one redesign; actors of the same name are one."""

    def __init__(self) -> None:
        self.rows = Rows()
        self.losses: list[Loss] = []
        self.actors: dict[str, str] = {}

    def add(self, parsed: Parsed) -> str:
        """Add one journey and return its name."""
        self.losses += parsed.losses
        name = self._name(parsed)
        journey = self.rows.add("journeys", {"name": name})
        has_actors = any(_text(person) for task in parsed.tasks for person in task.people)
        lanes = default_lanes(journey, self.rows.size("lanes") + 1, has_actors=has_actors)
        self.rows.extend("lanes", [{**lane} for lane in lanes])
        tasks = iter(parsed.tasks)
        task = next(tasks, None)
        for number, section in enumerate(("", *parsed.sections)):
            if number == 0 and (task is None or task.section_number):
                continue  # the phase without a name is there for tasks without a section only
            phase = self.rows.add("phases", {"journey_id": journey, "name": _text(section)})
            while task is not None and task.section_number == number:
                self._add_step(phase, task)
                task = next(tasks, None)
        return name

    def _name(self, parsed: Parsed) -> str:
        """Return the journey's name, and note which of its titles and descriptions have no place."""
        title, acc_title = _text(parsed.title), _text(parsed.acc_title)
        front_title, description = parsed.front_title.text.strip(), _text(parsed.acc_description)
        name = title or front_title or acc_title
        if front_title and front_title != name:
            reason = "the title in the diagram goes before the one in the front matter"
            self._lose(parsed.front_title.line, "title", front_title, reason, name)
        if acc_title and acc_title != name:
            reason = "a journey has one name, and the title is it"
            self._lose(parsed.acc_lines[0], "accTitle", acc_title, reason, name)
        if description:
            reason = "it describes the picture for those who cannot see it; a map has no place for that"
            self._lose(parsed.acc_lines[1], "accDescr", description, reason)
        return name

    def _add_step(self, phase: str, task: Task) -> None:
        step = self.rows.add("steps", {"phase_id": phase, "name": _text(task.task)})
        valence = self._valence(task)
        if valence is not None:
            emotion = {"step_id": step, "state": "current", "persona_id": "", "valence": valence}
            self.rows.extend("emotions", [emotion])
        names = [_text(person) for person in task.people]
        for name in names:
            if name:
                actor = self.actors.get(name) or self.rows.add("actors", {"name": name})
                self.actors[name] = actor
                self.rows.add("step_actors", {"step_id": step, "actor_id": actor})
            elif len(names) > 1:  # 'Task: 5:' names nobody, and nothing is lost
                self._lose(task.line, "person", "", "there is no name between two commas")

    def _valence(self, task: Task) -> float | None:
        """Return the emotion a score stands for; None where it is no number."""
        given = decode(task.score_text)
        if not given:
            self._lose(task.line, "score", "", "there is no score: the step has no emotion")
            return None
        if not math.isfinite(task.score):
            how = "write a dot, not a comma" if _DECIMAL_COMMA.fullmatch(given) else "write one from 1 to 5"
            self._lose(task.line, "score", given, f"this is no number: the step has no emotion; {how}")
            return None
        score = min(max(task.score, WORST), BEST)
        if score != task.score:
            self._lose(task.line, "score", given, "scores go from 1 to 5", str(score))
        return float(score - NEUTRAL)

    def _lose(self, line: int, what: str, given: str, reason: str, kept: str = "") -> None:
        self.losses.append(Loss(line, what, given, kept, reason))


def _text(parsed: str) -> str:
    return decode(parsed).strip(SPACES)
