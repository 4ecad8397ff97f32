"""The shape of boards, read from where the page keeps it, and the fields of a board."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TOLD = Path(__file__).parents[2] / "js" / "src" / "views" / "boards" / "told.ts"
_WORD = re.compile(r'"[^"]*"|\w+|\[\]|[][{}()<>|&,;:?]')


class Shapes:
    """The types of `told.ts`: enough of TypeScript for interfaces, unions, arrays, tuples and records."""

    def __init__(self, text: str) -> None:
        text = re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.DOTALL)
        found = re.findall(r"(?:interface|type) (\w+)\s*=?\s*(.*?)(?=\n(?:export|type)|\Z)", text, flags=re.DOTALL)
        self._types = {name: _Parser(_WORD.findall(body)).type() for name, body in found}

    def problems(self, value: object, name: str) -> list[str]:
        """Return where a value is not of a type, and why; nothing where it is."""
        return list(self._check(value, ("name", name), name))

    def _check(self, value: object, kind: Any, place: str) -> Iterator[str]:
        checks = {
            "name": self._check_name,
            "list": self._check_list,
            "tuple": self._check_tuple,
            "record": self._check_record,
            "any": self._check_any,
        }
        if kind[0] in checks:
            yield from checks[kind[0]](value, kind[1], place)
        else:
            yield from self._check_keys(value, self._keys_of(kind, value), place)

    def _check_name(self, value: object, name: str, place: str) -> Iterator[str]:
        if name in self._types:
            yield from self._check(value, self._types[name], place)
        elif not _is_plain(value, name):
            yield f"{place}: {json.dumps(value)[:80]} is no {name}"

    def _check_list(self, value: object, item: Any, place: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{place}: is no list"
            return
        for i, each in enumerate(value):
            yield from self._check(each, item, f"{place}[{i}]")

    def _check_tuple(self, value: object, items: list[Any], place: str) -> Iterator[str]:
        if not isinstance(value, list) or len(value) != len(items):
            yield f"{place}: is no list of {len(items)}"
            return
        for i, (each, item) in enumerate(zip(value, items, strict=True)):
            yield from self._check(each, item, f"{place}[{i}]")

    def _check_record(self, value: object, item: Any, place: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{place}: is no object"
            return
        for key, each in value.items():
            yield from self._check(each, item, f"{place}.{key}")

    def _check_any(self, value: object, kinds: list[Any], place: str) -> Iterator[str]:
        found = [list(self._check(value, each, place)) for each in kinds]
        if all(found):
            yield min(found, key=len)[0]

    def _check_keys(self, value: object, keys: dict[str, tuple[Any, bool]], place: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{place}: is no object"
            return
        yield from (f"{place}.{key}: is not known" for key in value.keys() - keys.keys())
        for key, (kind, is_optional) in keys.items():
            if key in value:
                yield from self._check(value[key], kind, f"{place}.{key}")
            elif not is_optional:
                yield f"{place}.{key}: is missing"

    def _keys_of(self, kind: Any, value: object) -> dict[str, tuple[Any, bool]]:
        """Return the keys of an object; of a union those of the board that `value` says it is."""
        match kind:
            case ("object", keys):
                return dict(keys)
            case ("all", kinds):
                return {key: each for part in kinds for key, each in self._keys_of(part, value).items()}
            case ("name", name):
                return self._keys_of(self._types[name], value)
            case ("any", kinds):
                own = value.get("board") if isinstance(value, dict) else None
                each = [self._keys_of(part, value) for part in kinds]
                return next((keys for keys in each if keys["board"][0][1].strip('"') == own), each[0])
        raise AssertionError(kind)


def _is_plain(value: object, name: str) -> bool:
    if name.startswith('"'):
        return bool(value == name.strip('"'))
    if name == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    kinds: dict[str, type] = {"string": str, "boolean": bool, "null": type(None)}
    return isinstance(value, kinds[name])


class _Parser:
    def __init__(self, words: list[str]) -> None:
        self._words = words

    def _take(self, *wanted: str) -> bool:
        is_there = bool(self._words) and self._words[0] in wanted
        if is_there:
            del self._words[0]
        return is_there

    def type(self) -> Any:
        self._take("|")
        kinds = [self._both()]
        while self._take("|"):
            kinds.append(self._both())
        return ("any", kinds) if len(kinds) > 1 else kinds[0]

    def _both(self) -> Any:
        kinds = [self._one()]
        while self._take("&"):
            kinds.append(self._one())
        return ("all", kinds) if len(kinds) > 1 else kinds[0]

    def _one(self) -> Any:
        self._take("readonly")
        if self._take("("):
            found = self.type()
            self._take(")")
        elif self._take("["):
            items = [self.type()]
            while self._take(","):
                items.append(self.type())
            self._take("]")
            found = ("tuple", items)
        elif self._take("{"):
            found = ("object", self._keys())
        elif self._take("Readonly"):
            found = self._record()
        else:
            found = ("name", self._words.pop(0))
        while self._take("[]"):
            found = ("list", found)
        return found

    def _record(self) -> Any:
        for word in ("<", "Record", "<", "string", ","):
            assert self._take(word)
        found = ("record", self.type())
        assert self._take(">")
        assert self._take(">")
        return found

    def _keys(self) -> dict[str, tuple[Any, bool]]:
        found = {}
        while not self._take("}"):
            self._take("readonly")
            name = self._words.pop(0)
            is_optional = self._take("?")
            assert self._take(":"), name
            found[name] = (self.type(), is_optional)
            self._take(";")
        return found


SHAPES = Shapes(TOLD.read_text(encoding="utf-8"))


def problems_of(content: dict[str, Any]) -> list[str]:
    """Return where the content of a board is not what `told.ts` says."""
    return SHAPES.problems({"kind": "board", **content}, "BoardTold")


def fields_of(found: object) -> Iterator[dict[str, Any]]:
    """Return every field of a board, wherever it stands."""
    if isinstance(found, dict):
        if {"table", "row", "column", "value"} <= found.keys():
            yield found
        else:
            for each in found.values():
                yield from fields_of(each)
    elif isinstance(found, list):
        for each in found:
            yield from fields_of(each)


def texts_of(found: object) -> Iterator[str]:
    """Return every text of a board."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, (dict, list)):
        for each in found.values() if isinstance(found, dict) else found:
            yield from texts_of(each)
