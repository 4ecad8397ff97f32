"""What a Mermaid `journey` says, read as mermaid 11.17.2 reads it.

`parse` goes the real parser's way: front matter, directives and comment lines go first; entities such as ``#35;`` are
put into a form without ``#`` and ``;``; then tokens, where the first rule that matches wins, so that a task called
"Title page" becomes a title here too. Every regular expression is anchored and moves forward, so that time grows with
the length of the text and nothing recurses.

Where the real parser loses the rest of a file without a word (an open ``%%{`` or ``accDescr {``) this one complains,
and it goes on after an error to name every line that is wrong.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from journey_widgets.errors import JourneyError, shorten
from journey_widgets.interchange.losses import Loss
from journey_widgets.interchange.mermaid_lines import SPACES, Code, Named, decode, prepare

_S = f"[{SPACES}]"
_TOKEN = re.compile(
    rf"""(?P<comment>%%(?!\{{)[^\n]*|[^}}]%%[^\n]*)|(?P<newline>\n+)|(?P<space>{_S}+)|(?P<hash>\#[^\n]*)"""
    rf"""|(?P<journey>journey\b)|(?P<title>title{_S}[^#\n;]+)|(?P<acc_title>accTitle{_S}*:{_S}*)"""
    rf"""|(?P<acc_line>accDescr{_S}*:{_S}*)|(?P<acc_block>accDescr{_S}*\{{{_S}*)"""
    rf"""|(?P<section>section{_S}[^#:\n;]+)|(?P<task>[^#:\n;]+)|(?P<data>:[^#\n;]+)|(?P<colon>:)|(?P<other>.)""",
    re.IGNORECASE | re.ASCII,
)
"""The lexer's rules in the order of the grammar. Case is folded in ASCII only, as JavaScript does."""
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_RADIX = re.compile(r"0(?:[xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+)")
_SCORE_AND_MORE = re.compile(rf"{_S}*[0-9](?:\.[0-9]+)?{_S}*(?::|$)")
_HOW = "a task is written 'Name: score: person, person', such as 'Make tea: 5: Me'"


class Task(NamedTuple):
    """A task as it stands: texts not trimmed, entities not decoded; `score` may be nan or infinite.

    `section_number` is 0 before the first section; `score_text` and `rest` are the fields that were read as the
    score and not read at all.
    """

    section: str
    task: str
    score: float
    people: tuple[str, ...]
    section_number: int
    score_text: str
    rest: str
    line: int


class Parsed(NamedTuple):
    """A journey as the real parser returns it; from `front_title` on, what we need besides.

    `front_title` is the title in the front matter, `acc_lines` the lines of the accessible title and description.
    """

    title: str
    acc_title: str
    acc_description: str
    sections: tuple[str, ...]
    tasks: tuple[Task, ...]
    front_title: Named
    acc_lines: tuple[int, int]
    losses: tuple[Loss, ...]


def parse(text: str, source: str = "the text", first_line: int = 1) -> Parsed:
    r"""Return what the text of a journey says.

    Parameters
    ----------
    text
        The text, with front matter, directives and comments where it has some.
    source
        What an error calls it.
    first_line
        Number of its first line in the file it comes from.

    Raises
    ------
    JourneyError
        If it is no journey, or the grammar does not allow it: with all the lines and how to write them.

    Examples
    --------
    >>> parse("journey\n section Go\n Make tea: 5: Me").tasks[0].people
    ('Me',)
    """
    code = prepare(text, first_line)
    if not code.text.strip(SPACES) and not code.complaints:
        raise JourneyError(f"{source} is empty: a Mermaid journey begins with the word 'journey'")
    reader = _Reader(code)
    reader.read()
    if reader.complaints:
        lines = [f"line {number}, {shorten(code.written(number).strip())}: {why}" for number, why in reader.complaints]
        raise JourneyError(f"{source} cannot be read as a Mermaid journey:", lines)
    return Parsed(
        reader.title,
        reader.acc_title,
        reader.acc_description,
        tuple(reader.sections),
        tuple(reader.tasks),
        code.front_title,
        (reader.acc_title_line, reader.acc_description_line),
        tuple(reader.losses),
    )


def is_journey(text: str) -> bool:
    """Return whether the text is a journey, perhaps a wrong one, and no other kind of diagram."""
    return prepare(text).text.startswith("journey")


def to_number(text: str) -> float:
    """Return what JavaScript's ``Number`` makes of a text: nan where it is none, 0 where it is empty."""
    text = text.strip(SPACES)
    if not text:
        return 0.0
    if _DECIMAL.fullmatch(text):
        return float(text)
    if text in {"Infinity", "+Infinity", "-Infinity"}:
        return float(text)
    if not _RADIX.fullmatch(text):
        return math.nan
    try:
        return float(int(text, 0))
    except OverflowError:
        return math.inf


class _Reader:
    """Takes token after token, and notes what they say and where they are wrong."""

    def __init__(self, code: Code) -> None:
        self.code, self.text, self.at = code, code.text, 0
        self.title = self.acc_title = self.acc_description = ""
        self.acc_title_line = self.acc_description_line = 0
        self.sections: list[str] = []
        self.tasks: list[Task] = []
        self.losses: list[Loss] = []
        self.complaints = list(code.complaints)

    def read(self) -> None:
        """Read the whole text."""
        first = _TOKEN.match(self.text)
        if first is None or first[0] != "journey":
            self.complaints.append((self.code.line(0), _no_journey(self.text)))
            return
        self.at = first.end()
        while found := _TOKEN.match(self.text, self.at):
            self.at = found.end()
            kind = found.lastgroup or ""
            if kind in {"comment", "hash"}:
                self._cut(found)
            elif kind not in {"newline", "space"}:
                self._statement(kind, found)

    def _statement(self, kind: str, found: re.Match[str]) -> None:
        if kind == "task":
            self._task(found)
        elif kind == "section":
            self._section(found)
        elif kind == "title":
            self._title(found)
        elif kind in {"acc_title", "acc_line"}:
            self._acc_line(kind, found)
        elif kind == "acc_block":
            self._acc_block(found)
        else:
            before, after = self._around(found.start())
            self._complain(found.start(), _misfit(before, after))

    def _task(self, found: re.Match[str]) -> None:
        data = _TOKEN.match(self.text, self.at)
        if data is None or data.lastgroup != "data":
            self._complain(found.start(), _no_data(found[0], self._around(self.at)[1]))
            return
        self.at = data.end()
        score, *fields = data[0][1:].split(":")
        people = tuple(person.strip(SPACES) for person in fields[0].split(",")) if fields else ()
        section = self.sections[-1] if self.sections else ""
        rest, line = ":".join(fields[1:]), self.code.line(found.start())
        number = to_number(score)
        self.tasks.append(Task(section, found[0], number, people, len(self.sections), score.strip(SPACES), rest, line))
        if len(fields) > 1:
            reason = "Mermaid reads a score and people, and no more fields; a ':' in a name is written #58;"
            self.losses.append(Loss(line, "field", decode(rest).strip(), "", reason))

    def _section(self, found: re.Match[str]) -> None:
        if "\n" in found[0] and self.text.startswith(":", self.at):
            self._complain(found.start(), "'section' needs a text after it on the same line")
            return
        self.sections.append(found[0][len("section ") :])
        self._warn(found, self.sections[-1], is_task=False)

    def _title(self, found: re.Match[str]) -> None:
        title, line = found[0][len("title ") :], self.code.line(found.start())
        if self.title:
            given, kept = decode(self.title).strip(), decode(title).strip()
            self.losses.append(Loss(line, "title", given, kept, "a journey has one title, the last one"))
        _, colon, data = title.partition(":")
        self._warn(found, title, is_task=bool(colon and _SCORE_AND_MORE.match(data)))
        self.title = title

    def _acc_line(self, kind: str, found: re.Match[str]) -> None:
        begin, end = self.at, self.text.find("\n", self.at)
        self.at = end if end >= 0 else len(self.text)
        value = self.text[begin : self.at].strip(SPACES)
        self._warn(found, value, is_task=bool(_SCORE_AND_MORE.match(value)))
        line = self.code.line(found.start())
        if kind == "acc_title":
            self.acc_title, self.acc_title_line = value, line
        else:
            self.acc_description, self.acc_description_line = value, line

    def _acc_block(self, found: re.Match[str]) -> None:
        end = self.text.find("}", self.at)
        if end < 0:
            self._complain(found.start(), "the '{' after accDescr has no end: close it with '}'")
            self.at = len(self.text)  # nobody can tell where the description ends
            return
        if end > self.at:
            value = self.text[self.at : end].strip(SPACES)
            self.acc_description = re.sub(rf"\n{_S}+", "\n", value)
            self.acc_description_line = self.code.line(found.start())
        self.at = end + 1

    def _warn(self, found: re.Match[str], value: str, *, is_task: bool) -> None:
        """Say so where Mermaid takes for a title what was surely meant as a task, or as the next line."""
        line, kept = self.code.line(found.start()), decode(value).strip()
        keyword = found[0].split(":")[0].split("{")[0].split()[0]
        if "\n" in found[0]:
            reason = f"'{keyword}' has no text, so Mermaid takes the line after it: leave it out or give it one"
            self.losses.append(Loss(line, "line", kept, kept, reason))
        elif is_task:
            reason = f"Mermaid takes this for the {keyword}; to make it a task write #{ord(keyword[0])};{keyword[1:]}"
            self.losses.append(Loss(line, "task", self.code.written(line).strip(), kept, reason))

    def _cut(self, found: re.Match[str]) -> None:
        """Note a comment that cuts off what somebody meant to be read."""
        before = self._around(found.start())[0].strip(SPACES)
        if found.lastgroup == "hash":
            is_meant, reason = before not in {"", "journey"}, "'#' begins a comment: write #35;"
        else:
            is_meant = not found[0].startswith(("%", *SPACES))
            reason = "'%%' begins a comment where it follows the first character of a line or a name"
        if is_meant:
            line, given = self.code.line(found.start()), decode(found[0]).strip()
            self.losses.append(Loss(line, "comment", given, decode(before), reason))

    def _around(self, offset: int) -> tuple[str, str]:
        """Return what stands before and after a place on its line."""
        begin, end = self.text.rfind("\n", 0, offset) + 1, self.text.find("\n", offset)
        return self.text[begin:offset], self.text[offset : end if end >= 0 else None]

    def _complain(self, offset: int, why: str) -> None:
        """Note what is wrong with a line, and go on with the next one."""
        self.complaints.append((self.code.line(offset), why))
        end = self.text.find("\n", self.at)
        self.at = end if end >= 0 else len(self.text)


# ---------------------------------------------------------------------- what is wrong, in words


def _no_journey(text: str) -> str:
    if text.lower().startswith("journey"):
        return "the first word must be 'journey', in lower case and by itself"
    if text.startswith("---"):
        return "the front matter has no end: close it with a line '---', indented as the first one"
    return "this is no journey: its first word must be 'journey', in lower case"


def _no_data(name: str, after: str) -> str:
    """Return why a task without a score stands there, from what follows its name on the line."""
    word = name.strip(SPACES).lower()
    if after.startswith(";"):
        return _semicolon(name)
    if after.startswith("#"):
        return "'#' begins a comment, and cuts off the score: write #35;"
    if after.startswith(":"):
        return f"there is no score after ':'; {_HOW}"
    if "：" in name:
        return "the full-width colon '：' is none to Mermaid: write ':'"
    if word in {"title", "section"}:
        return f"'{word}' needs a text after it on the same line"
    return f"there is no ':' and score; {_HOW}"


def _semicolon(before: str) -> str:
    entity = re.search(r"&#?\w{1,32}$", before, re.ASCII)
    if entity:
        return f"';' cannot stand in a Mermaid journey: write the character itself for '{entity[0]};', ';' as #59;"
    return "';' cannot stand in a Mermaid journey: write #59;"


def _misfit(before: str, after: str) -> str:
    """Return why something cannot stand where it does, from what is before and after it on the line."""
    before = before.strip(SPACES)
    word = before[:8].lower()
    if after.startswith(";"):
        return _semicolon(before)
    if after.startswith(":") and word.startswith("section"):
        return (
            "':' cannot stand in the name of a section: write #58;. "
            f"If it is a task, write its first letter as #{ord(before[0])};"
        )
    if after.startswith(":"):
        return f"there is no name before ':'; {_HOW}"
    return (
        f"a task cannot begin with the word '{after[:7]}': write its first letter as an entity, "
        f"#{ord(after[0])};{after[1:7]}"
    )
