"""The lines of a Mermaid diagram that its grammar gets to see, and where they come from.

The real parser cuts a text before it reads it: the front matter goes, then directives, then comment lines; entities
such as ``#35;`` get a form without ``#`` and ``;``. Here this is done line by line, so that an error can name the line
of the file, and time grows with the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape
from html.entities import html5
from typing import NamedTuple

SPACES = "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"  # noqa: E501
"""What JavaScript takes for white space; Python's own list differs."""
_DIRECTIVE = re.compile(rf"%%\{{[{SPACES}]*(?:\w|$)", re.ASCII)
_ENTITY = re.compile(r"#(\w+);", re.ASCII)
_ENCODED = re.compile(r"ﬂ°(°?)(\w+)¶ß", re.ASCII)
_LONGEST_NUMBER = 7
"""Digits of the last character of Unicode; a longer number is none."""


class Named(NamedTuple):
    """A title or a description, and the number of its line; 0 where there is none."""

    text: str = ""
    line: int = 0


class Code(NamedTuple):
    """A text as the grammar sees it, and where its lines come from."""

    text: str
    front_title: Named
    starts: list[int]
    numbers: list[int]
    lines: list[str]
    first_line: int
    complaints: list[tuple[int, str]]

    def line(self, offset: int) -> int:
        """Return the number, in the file, of the line that holds a place of the text."""
        return self.numbers[max(bisect_right(self.starts, offset) - 1, 0)]

    def written(self, number: int) -> str:
        """Return a line as it was written, by its number in the file."""
        return self.lines[number - self.first_line]


def prepare(text: str, first_line: int = 1) -> Code:
    """Return what the grammar gets to see of a text whose first line has the number `first_line`."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    complaints: list[tuple[int, str]] = []
    body, front_title = _after_front_matter(lines, first_line)
    kept = _without_directives(list(enumerate(lines[body:], first_line + body)), complaints)
    kept = _without_comments(kept)
    kept = kept[next((i for i, (_, line) in enumerate(kept) if line.strip(SPACES)), 0) :]
    numbers = [number for number, _ in kept] or [first_line]
    cleaned = [_ENTITY.sub(_encode, line) for _, line in kept] or [""]
    cleaned[0] = cleaned[0].lstrip(SPACES)
    starts = [0]
    for line in cleaned[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    return Code("\n".join(cleaned), front_title, starts, numbers, lines, first_line, complaints)


def _after_front_matter(lines: list[str], first_line: int) -> tuple[int, Named]:
    """Return the number of lines the front matter takes, with blank ones before it, and the title in it."""
    begin = next((i for i, line in enumerate(lines) if line.strip(SPACES)), 0)
    if lines[begin].strip(SPACES) != "---":
        return 0, Named()
    indent = lines[begin][: lines[begin].index("-")]
    for end in range(begin + 1, len(lines)):
        if lines[end].rstrip(SPACES) == f"{indent}---":
            inner = [line.removeprefix(indent) for line in lines[begin + 1 : end]]
            return end + 1, _front_title(inner, first_line + begin + 1)
    return 0, Named()


def _front_title(lines: list[str], first_line: int) -> Named:
    """Return the title in a front matter; a value of one line is all that is read, so that no YAML is needed."""
    for number, line in enumerate(lines, first_line):
        key, colon, value = line.partition(":")
        if not colon or key.rstrip() != "title":
            continue
        value = value.strip()
        if value[:1] in {'"', "'"} and value[-1:] == value[:1] and len(value) > 1:
            return Named(value[1:-1], number)
        return Named("" if value[:1] in {"|", ">", "#"} else value.split(" #")[0].rstrip(), number)
    return Named()


def _without_directives(lines: list[tuple[int, str]], complaints: list[tuple[int, str]]) -> list[tuple[int, str]]:
    opened = 0
    kept: list[tuple[int, str]] = []
    for number, line in lines:
        pieces: list[str] = []
        at = 0
        while at <= len(line):
            if opened:
                end = line.find("}%%", at)
                if end < 0:
                    break
                at, opened = end + 3, 0
            begin = _DIRECTIVE.search(line, at)
            pieces.append(line[at : begin.start() if begin else None])
            if not begin:
                break
            at, opened = begin.end(), number
        kept.append((number, "".join(pieces)))
    if opened:
        complaints.append((opened, "the directive that begins with '%%{' has no end: close it with '}%%'"))
    return kept


def _without_comments(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Drop lines that begin with ``%%``, and the blank lines before them: the real parser's regex takes both."""
    kept: list[tuple[int, str]] = []
    blank: list[tuple[int, str]] = []
    for number, line in lines:
        bare = line.lstrip(SPACES)
        if not bare:
            blank.append((number, line))
            continue
        is_comment = bare.startswith("%%") and bare[2:3] not in {"", "{"}
        if not is_comment:
            kept += blank
            kept.append((number, line))
        blank.clear()
    return kept + blank


def _encode(found: re.Match[str]) -> str:
    word = found[1]
    return f"ﬂ°°{word}¶ß" if word.isdigit() else f"ﬂ°{word}¶ß"


def decode(text: str) -> str:
    """Return a parsed text with its entities as characters; what is no entity stays as it was written."""

    def character(found: re.Match[str]) -> str:
        word = found[2]
        if not found[1]:
            return html5.get(f"{word};", f"#{word};")
        if not word.isdigit() or len(word) > _LONGEST_NUMBER:
            return f"#{word};"
        return unescape(f"&#{word};") or chr(int(word))  # Python drops noncharacters; a browser does not

    return _ENCODED.sub(character, text)
