"""What rows bear beside what they say: how far they are proved, open comments, problems.

The rules are those of the live view (``js/src/views/swimlane/panel/marks.ts`` and ``badges.tsx``): where nothing at all
is cited, nothing is called unproved, and what is only not filled in yet is not marked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import NamedTuple

from journey_widgets.export.measure import excerpt, isolated
from journey_widgets.export.rows import read
from journey_widgets.model.document import Document
from journey_widgets.model.evidence import cited_in, evidence_level
from journey_widgets.model.problems import Problem, problems_of_rows
from journey_widgets.model.shown import Shown
from journey_widgets.schema.words import Words

MARKED = ("phases", "steps", "touchpoints", "notes")
"""Tables whose rows bear marks on a map."""
LONGEST = 280
"""Letters of what is wrong with one row."""


class Mark(NamedTuple):
    """What one row bears.

    Attributes
    ----------
    level
        How far it is proved: ``none``, ``part``, ``full``; empty where that is not asked.
    comments
        Number of open threads.
    problems
        What is wrong, errors first; empty where something is only missing.
    """

    level: str = ""
    comments: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def is_drawn(self) -> bool:
        """Whether there is anything to see: that nothing proves a card is no mark."""
        return self.level in {"part", "full"} or self.comments > 0 or bool(self.problems)


class Marks:
    """Marks of the rows of a document.

    Parameters
    ----------
    document
        The document, its lock held while this is in use.
    seen
        What is shown of it.
    words
        Texts of the interface.
    """

    def __init__(self, document: Document, seen: Shown, words: Words) -> None:
        self._document = document
        self._seen = seen
        self._words = words

    def of(self, table: str, row_id: str) -> Mark:
        """Return what a row bears."""
        place = (table, row_id)
        problems = self._problems.get(place, ())
        is_only_missing = all(problem.severity == "missing" for problem in problems)
        return Mark(self._level(place), self._comments[place], () if is_only_missing else tuple(problems))

    def told(self, table: str, row_id: str) -> list[str]:
        """Return the same in words."""
        mark, say = self.of(table, row_id), self._words.say
        parts = [say(f"mark.evidence.{mark.level}")] if mark.level in {"part", "full"} else []
        if mark.comments:
            parts.append(say("mark.comment" if mark.comments == 1 else "mark.comments", count=mark.comments))
        if mark.problems:
            what = isolated(excerpt("; ".join(problem.message for problem in mark.problems), LONGEST))
            parts.append(say("mark.problems", count=len(mark.problems), what=what))
        return parts

    def _level(self, place: tuple[str, str]) -> str:
        table, row_id = place
        cited = self._cited.get(place)
        # a note is somebody's word: it is not asked for more
        if not self._cited or (table == "notes" and cited is None):
            return ""
        return evidence_level(table, self._document.rows[table].get(row_id, {}), cited, self._seen) or ""

    @cached_property
    def _cited(self) -> Mapping[tuple[str, str], Collection[str]]:
        return cited_in(self._document, self._seen)

    @cached_property
    def _problems(self) -> Mapping[tuple[str, str], list[Problem]]:
        return problems_of_rows(self._document, MARKED, self._words.language)

    @cached_property
    def _comments(self) -> Counter[tuple[str, str]]:
        """(Table, row) → open threads: an answer is a comment on a comment, and opens none."""
        rows = (self._document.rows["comments"][row_id] for row_id in self._seen.ids["comments"])
        return Counter(
            (str(row.get("table_name")), str(row.get("row_id")))
            for row in rows
            if read("comments", row, "is_resolved") is not True
        )
