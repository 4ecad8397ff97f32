"""How wide a text is, without a browser: for pictures whose text must never leave its card.

Nobody knows which font a still picture will meet, so a letter counts as the widest it is in the common ones: the table
holds the larger advance width of Helvetica's metric twin and of DejaVu Sans, the widest font in everyday use.
Whatever the reader's font is, a line that fits here fits there.

Texts come from users: `clean` takes from them what no XML may hold and what rearranges other texts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

_REGULAR: dict[int, str] = {
    280: "'ijl",
    300: "I",
    320: " \u00a0\u2009\u202f,.·‘’‚ı",
    340: "/:;\\|¦",
    360: "f",
    380: "-",
    400: "()[]t‹›",
    420: "!r¡²³¹",
    460: '"',
    480: "ªº",
    500: "*J`¨°´¸",
    520: "“”„",
    540: "sz",
    560: "?L_c§¯–†‡ł",
    580: "k",
    600: "vxy•Ł",
    620: "FTaeo«»¿ðø",
    640: "$0123456789bdghnpqu{}¢£¤¥µ¶ßþ€đ",
    680: "EKPSYÞ",
    700: "ABVXZ",
    740: "CRU",
    760: "HN",
    780: "&DGÐĐΩ",
    800: "OQØ",
    820: "w",
    840: "#+<=>^~¬±×÷−↑↓≈≤≥",
    880: "M",
    960: "%",
    980: "m¼½¾",
    1000: "W©®Ææ—…™→←",
    1040: "@œ",
    1080: "Œ",
    1360: "‰",
}
_BOLD: dict[int, str] = {
    320: "'",
    360: " \u00a0\u2009\u202fijlı",
    380: ",./I\\|¦·‘’‚ł",
    400: ":;",
    420: "-‹›",
    440: "f²³¹",
    460: "!()[]¡",
    480: "t",
    500: "`r¨°´¸",
    540: '"*',
    560: "J_§¯–†‡",
    580: "ªº",
    600: "csz",
    620: "?¿",
    640: "L¤¶•",
    660: "vxy«»“”„Ł",
    680: "aek",
    700: "$0123456789EFTo¢£¥ðø€",
    720: "bdghnpqu{}ßþđ",
    740: "CPSYZµÞ",
    780: "ABKRVX",
    820: "U",
    840: "#+<=>DGHN^~¬±Ð×÷−↑↓≈≤≥Đ",
    860: "OQØΩ",
    880: "&",
    940: "w",
    1000: "@M©®—…™→←",
    1040: "%¼½¾",
    1060: "mæ",
    1100: "Æœ",
    1120: "W",
    1180: "Œ",
    1440: "‰",
}
"""Advance width in thousandths of an em → the letters that have it. An accented letter is as wide as its base."""

_BY_CATEGORY = {"Lu": 900, "Ll": 740, "Lt": 1300, "Lm": 500, "Lo": 900, "Mc": 600, "Nd": 660, "Zs": 1000}
_WIDE_CYRILLIC = frozenset("ЖМФШЩЫЮЉЊжмфшщыюљњ")
_NO_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc"})
_EM = 1000
_EMOJI = 1300
_OTHER = 1100
_HEAVIER = 1.13
"""Letters outside the table are this much wider in bold."""


def _by_letter(table: dict[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in table.items() for letter in letters}


_WIDTHS = (_by_letter(_REGULAR), _by_letter(_BOLD))


@lru_cache(maxsize=8192)
def _letter_width(letter: str, bold: bool) -> float:
    found = _WIDTHS[bold].get(letter)
    if found is not None:
        return found
    category = unicodedata.category(letter)
    if letter == "\ufe0f":  # what stands before it is drawn as an emoji
        return _EMOJI - _EM
    if category in _NO_WIDTH:
        return 0
    base = unicodedata.normalize("NFD", letter)[0]
    if base != letter:
        return _letter_width(base, bold)
    if unicodedata.east_asian_width(letter) in "WF":
        return _EMOJI if category in {"So", "Sk"} else _EM
    width = 1180 if letter in _WIDE_CYRILLIC else _BY_CATEGORY.get(category, _OTHER)
    return width * (_HEAVIER if bold else 1)


@lru_cache(maxsize=8192)
def _ems(text: str, bold: bool) -> float:
    return sum(_letter_width(letter, bold) for letter in text) / _EM


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return an upper bound of the width of one line of text.

    Parameters
    ----------
    text
        The line.
    size
        Font size in pixels.
    bold
        Whether it is drawn in a weight of 600 or more.

    Returns
    -------
    float
        Width in pixels.
    """
    return _ems(text, bold) * size


# ---------------------------------------------------------------------- what a text may hold

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DIRECTING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u206a-\u206f]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


_FIRST_MARK = "\u0300"
MOST_MARKS = 4
"""Accents on one letter; no script in use has more."""


def clean(text: str) -> str:
    """Return a text without what XML forbids and without marks of direction.

    A lone surrogate becomes U+FFFD. Marks that override or embed a direction go: they would rearrange what stands
    beside the text, even after a sanitiser took every attribute away. Lines end in a line feed.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = _SURROGATE.sub("\ufffd", text)
    text = _DIRECTING.sub("", _NOT_XML.sub("", text))
    return _without_towers(text) if text and max(text) >= _FIRST_MARK else text


def _without_towers(text: str) -> str:
    """Return a text with at most a few accents on each letter: a hundred of them climb out of any card."""
    kept: list[str] = []
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in {"Mn", "Me"} else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def excerpt(text: str, most: int) -> str:
    """Return the first `most` letters of a text, cleaned, with an ellipsis where there were more."""
    # ten times as much is looked at, so that a hundred thousand letters cost nothing and marks do not count as text
    cleaned = clean(text[: most * 10 + 10]).strip()
    return cleaned if len(cleaned) <= most and len(text) <= most * 10 + 10 else cut(cleaned, most) + "…"


def cut(text: str, most: int) -> str:
    """Return at most the first `most` letters of a text, none of them torn in two."""
    if len(text) <= most:
        return text
    kept: list[str] = []
    size = 0
    for cluster in clusters(text):
        size += len(cluster)
        if size > most:
            break
        kept.append(cluster)
    return "".join(kept).rstrip()


_RTL = frozenset({"R", "AL"})
_STRONG = frozenset({"L", "R", "AL"})


def is_rtl(text: str) -> bool:
    """Return whether the first letter with a direction runs from right to left."""
    if text.isascii():
        return False
    return next((d for d in map(unicodedata.bidirectional, text) if d in _STRONG), "L") in _RTL


def isolated(text: str) -> str:
    """Return a cleaned text so wrapped that it does not rearrange its neighbours, nor they it."""
    if text.isascii() or not any(unicodedata.bidirectional(letter) in _RTL for letter in text):
        return text
    return f"\u2068{text}\u2069"


# ---------------------------------------------------------------------- lines

_JOINS = frozenset("\u200d\ufe0e\ufe0f")


def clusters(text: str) -> Iterator[str]:
    """Yield what a reader takes for one letter each: with its accents, or a whole emoji."""
    found = ""
    for letter in text:
        if found and not _belongs(found, letter):
            yield found
            found = ""
        found += letter
    if found:
        yield found


def _belongs(before: str, letter: str) -> bool:
    if letter.isascii():
        return False
    if letter in _JOINS or before[-1] == "\u200d" or unicodedata.category(letter) in {"Mn", "Me", "Mc"}:
        return True
    if "\U0001f3fb" <= letter <= "\U0001f3ff" or "\U000e0020" <= letter <= "\U000e007f":  # skin tones, flags of regions
        return True
    is_flag = "\U0001f1e6" <= letter <= "\U0001f1ff"
    return is_flag and len(before) == 1 and "\U0001f1e6" <= before <= "\U0001f1ff"


_SPACES = re.compile(r"[ \t]+")
_BREAKS_AFTER = frozenset("-–—/")
_CLOSING = frozenset({"Pe", "Pf", "Po"})


def _pieces(word: str) -> list[str]:
    """Return the parts of a word between which a line may end."""
    if word.isascii() and not _BREAKS_AFTER.intersection(word):
        return [word]
    pieces = [""]
    for cluster in clusters(word):
        is_wide = unicodedata.east_asian_width(cluster[0]) in "WF"
        closes = unicodedata.category(cluster[0]) in _CLOSING  # no line begins with a full stop
        if is_wide and pieces[-1] and not closes:
            pieces.append("")
        pieces[-1] += cluster
        if is_wide or (cluster in _BREAKS_AFTER and len(pieces[-1]) > 1):
            pieces.append("")
    return [piece for piece in _joined(pieces) if piece]


def _joined(pieces: Iterable[str]) -> Iterator[str]:
    """Yield pieces, those that are closing marks alone joined to the one before."""
    held = ""
    for piece in pieces:
        if held and piece and unicodedata.category(piece[0]) in _CLOSING:
            held += piece
        else:
            yield held
            held = piece
    yield held


def wrap(text: str, width: float, size: float, *, most: int, bold: bool = False) -> list[str]:
    """Return a text as lines none of which is wider than `width`.

    Parameters
    ----------
    text
        A cleaned text.
    width
        Room in pixels; at least twice `size`.
    size
        Font size in pixels.
    most
        Number of lines; where the text needs more, the last one ends in an ellipsis.
    bold
        Whether it is drawn in a weight of 600 or more.

    Returns
    -------
    list of str
        At least one line.
    """
    filling = _Filling(width / size, bold, most)
    for paragraph in text.split("\n"):
        for word in filter(None, _SPACES.split(paragraph)):
            gap = " "
            for piece in _pieces(word):
                filling.add(piece, gap)
                gap = ""
            if filling.is_full:
                return filling.result()
        filling.end_line()
    return filling.result()


class _Filling:
    """Lines being filled; room is in ems."""

    def __init__(self, room: float, bold: bool, most: int) -> None:
        self.room, self.bold, self.most = room, bold, most
        self.lines: list[str] = []
        self.line = ""
        self.used = 0.0

    @property
    def is_full(self) -> bool:
        return len(self.lines) > self.most

    def add(self, piece: str, gap: str) -> None:
        width = _ems(piece, self.bold)
        lead = _ems(gap, self.bold) if self.line else 0.0
        if self.line and self.used + lead + width > self.room:
            self.end_line()
            lead = 0.0
        if width > self.room:
            self._tear(piece)
            return
        self.line += (gap if lead else "") + piece
        self.used += lead + width

    def _tear(self, piece: str) -> None:
        """Add what is longer than a line, letter by letter."""
        for cluster in clusters(piece):
            fits = _ems(cluster, self.bold) <= self.room
            for part in [cluster] if fits else cluster:
                width = _ems(part, self.bold)
                if self.used + width > self.room:
                    self.end_line()
                    if self.is_full:
                        return
                self.line += part
                self.used += width

    def end_line(self) -> None:
        if self.line:
            self.lines.append(self.line)
        self.line, self.used = "", 0.0

    def result(self) -> list[str]:
        self.end_line()
        if len(self.lines) > self.most:
            return [*self.lines[: self.most - 1], self._shortened(self.lines[self.most - 1])]
        return self.lines or [""]

    def _shortened(self, line: str) -> str:
        letters = list(clusters(line))
        while letters and _ems("".join(letters) + "…", self.bold) > self.room:
            letters.pop()
        return "".join(letters).rstrip() + "…"


def one_line(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return a text as one line no wider than `width`, with an ellipsis where it had more."""
    return wrap(text, width, size, most=1, bold=bold)[0]
