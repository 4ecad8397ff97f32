"""What is looked for in a map, as it was typed; the twin of ``js/src/model/query.ts``, where the rules are told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

FIELDS = {
    "channel": "channel",
    "canale": "channel",
    "owner": "owner",
    "responsabile": "owner",
    "persona": "persona",
    "state": "state",
    "stato": "state",
    "tag": "tag",
    "etichetta": "tag",
    "kind": "kind",
    "tipo": "kind",
}
"""The words for fields in both languages: a query goes from one reader to another."""

_TERM = re.compile(r'(-?)(?:([A-Za-z]+):)?(?:"([^"]*)"?|([^ \t\r\n\u00a0]+))')
_BARE_FIELD = re.compile(r"[A-Za-z]+:")


class Term(NamedTuple):
    """One thing asked for: in a field, or in any text (an empty field); as a whole name or a part; met or not met."""

    field: str
    value: str
    is_whole: bool
    is_not: bool


class Texts(NamedTuple):
    """What a card says of itself, folded: all of its texts, and the texts of one field."""

    all: Sequence[str]
    of: Callable[[str], Sequence[str]]


def fold(text: str) -> str:
    """Return a text without case, accents and quotes."""
    if text.isascii():
        return text.lower().replace('"', "")
    bare = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in bare if c != '"' and unicodedata.category(c)[0] != "M").replace("ς", "σ")


def parse(text: str) -> list[Term]:
    """Return what a query asks for."""
    terms = []
    for minus, name, quoted, bare in (found.groups() for found in _TERM.finditer(text)):
        field = FIELDS.get((name or "").lower(), "")
        written = bare if quoted is None else quoted
        if not field and _BARE_FIELD.fullmatch(written) and written[:-1].lower() in FIELDS:
            continue  # a field that is still without its value asks nothing yet
        value = fold(f"{name}:{written}" if name and not field else written)
        if value:
            terms.append(Term(field, value, bool(field) and quoted is not None, bool(minus)))
    return terms


def is_met(terms: Sequence[Term], texts: Texts) -> bool:
    """Return whether a card is what is asked for."""
    wanted: dict[str, bool] = {}
    for term in terms:
        is_here = _has(term, texts)
        if is_here if term.is_not else (not term.field and not is_here):
            return False
        if term.field and not term.is_not:
            wanted[term.field] = wanted.get(term.field, False) or is_here
    return all(wanted.values())


def _has(term: Term, texts: Texts) -> bool:
    found = texts.of(term.field) if term.field else texts.all
    return any(text == term.value if term.is_whole else term.value in text for text in found)
