"""What is seen of the maps of a still picture, read by where things stand, in the words of `js/test/drawn.ts`."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from journey_widgets.export.board import LANE
from journey_widgets.export.curve import PERSONA_LINES
from journey_widgets.export.lane_bands import PAD, PLOT, SUB
from journey_widgets.schema.icons import STAR
from tests.export.still_cases import SVG

LINES = {
    "": "current",
    "5 5": "future",
    "1 5": "best_practice",
    **{dashes: f"persona-{i}" for i, (_, dashes) in enumerate(PERSONA_LINES)},
}
"""The kinds of curves by their dashes."""


def bare(element: ET.Element) -> str:
    return re.sub(r"[\s\u2066-\u2069]", "", "".join(element.itertext())).replace("|", "┃")


def classes(element: ET.Element) -> set[str]:
    return set((element.get("class") or "").split())


def moved(element: ET.Element) -> tuple[float, float]:
    found = re.match(r"translate\((\S+) (\S+)\)", element.get("transform", ""))
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)


def placed(within: ET.Element, x: float = 0, y: float = 0) -> Iterator[tuple[ET.Element, float, float]]:
    """Yield each element and where it stands; what is within a card stands with its card."""
    for child in within:
        dx, dy = moved(child)
        at = (
            x + dx + float(child.get("x") or child.get("cx") or 0),
            y + dy + float(child.get("y") or child.get("cy") or 0),
        )
        yield child, *at
        if child.tag != f"{SVG}svg":
            yield from placed(child, x + dx, y + dy)


class Map:
    """One map of a picture: its bands from the head on."""

    def __init__(self, bands: list[tuple[float, ET.Element]], over: dict[float, ET.Element], width: float) -> None:
        self.bands, self.over = bands, over
        head = next(band for _, band in bands if any({"b", "m"} <= classes(text) for text in band))
        after = [band for _, band in bands].index(head) + 1
        self.steps = [text for text in bands[after][1] if text.tag == f"{SVG}text"]
        columns = sorted({float(rule.get("x") or 0) // 1 for rule in self.steps if "e" not in classes(rule)})
        self.starts = columns
        self.width = (width - LANE) / len(columns)
        self.count = len(columns)
        self.after = after

    def column(self, x: float) -> int:
        """Return the number of the column at a place."""
        return int((x - LANE) // self.width)

    def marks(self, elements: list[tuple[ET.Element, float]]) -> str:
        """Return what is borne: how far it is proved, and the numbers of badges from left to right."""
        discs = ["half" for each, _ in elements if "zp" in classes(each)] or [
            "proved" for each, _ in elements if each.tag == f"{SVG}circle" and "zg" in classes(each)
        ]
        badges = sorted((x, bare(each)) for each, x in elements if each.tag == f"{SVG}text" and "v" in classes(each))
        return " ".join([*discs, *(f"badge {text}" for _, text in badges)])

    def head(self, number: int, of: ET.Element, starts: list[float]) -> list[list[str]]:
        """Return the phases or the steps of a band: whether absent, name, marks."""
        y = self.bands[number][0]
        over = [(each, x) for each, x, _ in placed(self.over[y])] if y in self.over else []
        found = []
        for i, start in enumerate(starts):
            end = starts[i + 1] if i + 1 < len(starts) else math.inf
            texts = [text for text in of.iter(f"{SVG}text") if start - 1 <= float(text.get("x") or 0) < end - 1]
            absent = "absent" if any("x" in classes(text) for text in texts) else ""
            marks = self.marks([(each, x) for each, x in over if start - 1 <= x < end - 1])
            found.append([absent, "".join(map(bare, texts)), marks])
        return found

    def told(self) -> dict[str, Any]:
        """Return all that is seen of the map."""
        phases, steps = self.bands[self.after - 1][1], self.bands[self.after][1]
        of_phases = sorted({float(text.get("x") or 0) for text in phases.iter(f"{SVG}text")})
        rest = self.bands[self.after + 1 :]
        is_flowing = not any(each.get("class") == "t f" for each in rest[0][1]) and rest[0][1].find(f"{SVG}g") is None
        is_flowing = is_flowing or "n" in classes(next(iter(rest[0][1].iter(f"{SVG}text"))))
        flow = [bare(text) for text in rest[0][1].iter(f"{SVG}text")][1:] if is_flowing else []
        rows = [self.row(band) for _, band in (rest[1:] if is_flowing else rest)]
        macros = [bare(text) for text in self.bands[self.after - 2][1].iter(f"{SVG}text")] if self.after > 1 else []
        return {
            "macros": macros,
            "phases": self.head(self.after - 1, phases, of_phases),
            "steps": self.head(self.after, steps, self.starts),
            "flow": flow,
            "rows": rows,
        }

    # ------------------------------------------------------------------ lanes

    def row(self, band: ET.Element) -> list[Any]:
        """Return a line of the blueprint, a folded group, or a lane with its cells."""
        header = next((each for each in band if each.tag == f"{SVG}g" and moved(each) == (0.0, 0.0)), None)
        if header is None:
            kind = "line" if any(classes(text) == {"t", "f"} for text in band) else "group"
            return [kind, "".join(bare(text) for text in band.iter(f"{SVG}text"))]
        rest = ET.Element(f"{SVG}g")
        rest.extend([each for each in band if each is not header and "rotate" not in each.get("transform", "")])
        cells, names = self.cells(rest)
        said = "".join(bare(text) for text in header.iter(f"{SVG}text"))
        return ["lane", said, cells, names, self.lines(rest)]

    def lines(self, rest: ET.Element) -> list[list[Any]]:
        """Return the lines over a lane: what kind, and where they go through, by columns and pixels."""
        found: list[list[Any]] = []
        for path, *_ in placed(rest):
            if path.tag != f"{SVG}path" or path.get("fill") != "none" or path.get("stroke") is None:
                continue  # an area, the lines of a face, a rule, or what leads from dot to dot
            pieces = [piece for piece in path.get("d", "").split("M") if piece]
            points = [[self.point(each) for each in re.split("[CL]", piece)] for piece in pieces]
            if points and path.get("stroke-linecap") == "round":
                found.append([LINES[path.get("stroke-dasharray", "")], points])
            elif points:
                found.append(["numbers", points])
        return found

    def point(self, text: str) -> list[float]:
        """Return the end of a piece of a path, its x in columns."""
        *_, x, y = text.removesuffix("h0").split(" ")
        return [float(x) / self.width, float(y)]

    def cells(self, rest: ET.Element) -> tuple[list[list[list[Any]]], list[str]]:
        """Return what stands in each cell of a lane, and the names along its curves."""
        cells: list[list[list[Any]]] = [[] for _ in range(self.count)]
        names: list[str] = []
        outside: dict[tuple[float, float], list[tuple[ET.Element, float]]] = defaultdict(list)
        cards: list[tuple[int, list[str], tuple[float, float]]] = []
        absent = []
        for each, x, y in placed(rest):
            column = min(self.count - 1, max(0, self.column(x)))
            if each.tag == f"{SVG}svg":
                cards.append((column, self.card(each), (x, y)))
            elif each.tag == f"{SVG}g" and moved(each) != (0.0, 0.0) and each.find(f"{SVG}svg") is None:
                outside[moved(each)] += [(one, at) for one, at, _ in placed(each)]
            found = self.thing(each, y)
            if found is not None and found[0] == "name":
                names.append(found[1])
            elif found is not None:
                cells[column].append(found)
            if "hatch" in each.get("fill", ""):
                absent.append(column)
        for column, card, place in cards:
            beside = outside.get(place, [])
            kinds = (
                [card[0], "broken"]
                if any(each.tag == f"{SVG}circle" and not classes(each) for each, _ in beside)
                else [card[0]]
            )
            kinds += ["handoff"] if any(each.get("href", "").endswith("-s-change") for each, _ in beside) else []
            cells[column].append([" ".join(sorted(filter(None, " ".join(kinds).split()))), card[1], self.marks(beside)])
        for column in absent:
            cells[column].append(["absent"])
        return cells, names

    def thing(self, each: ET.Element, y: float) -> list[Any] | None:
        """Return what an element of a lane without cards is."""
        kinds = classes(each)
        floor = PAD + PLOT
        if each.tag == f"{SVG}rect" and each.get("fill-opacity") == ".85":
            height = float(each.get("height") or 0)
            return ["bar", floor - y - height, floor - y] if height > 2 else ["stub"]
        if each.tag == f"{SVG}circle" and each.get("r") == "4.5":
            return ["point", floor - y]
        if each.tag == f"{SVG}g" and each.get("stroke") and each.find(f"{SVG}circle") is not None:
            return ["face", str(math.floor(moved(each)[1] + 8 + 0.5))]
        if each.tag == f"{SVG}circle":
            kind = "work" if kinds >= {"za", "sf"} else "" if "z" not in kinds else "dot" if "zb" in kinds else "truth"
            return (
                ["unset"] if each.get("stroke-dasharray") == "3 3" else [kind, f"{y / SUB - 1.5:g}"] if kind else None
            )
        if each.tag != f"{SVG}text":
            return None
        kind = {"n c": "number", "n": "count"}.get(each.get("class", ""), "name" if "t" in kinds else "")
        return [kind, bare(each)] if kind else None

    def card(self, card: ET.Element) -> list[str]:
        """Return a card: what it is, what it says."""
        kinds = {
            "ghost": any("o" in classes(rect) for rect in card.iter(f"{SVG}rect")),
            "pale": card.find(f"{SVG}g[@opacity='.38']") is not None,
            "picture": next(card.iter(f"{SVG}image"), None) is not None,
            "star": any(path.get("d") == STAR for path in card.iter(f"{SVG}path")),
        }
        texts = [text for text in card.iter(f"{SVG}text") if "vs" not in classes(text)]
        said = "".join(bare(text) for text in texts if bare(text) != "–")
        return [" ".join(kind for kind, is_so in kinds.items() if is_so), said, ""]


def title_of(picture: ET.Element) -> str:
    """Return what stands above the maps of a picture."""
    band = next(each for each in picture if each.tag == f"{SVG}g")
    return "".join(bare(text) for text in band.iter(f"{SVG}text")).replace("›", "")


def maps_of(picture: ET.Element) -> list[dict[str, Any]]:
    """Return what is seen of each map of a picture."""
    width = float(picture.get("width") or 0)
    bands: list[tuple[float, ET.Element]] = []
    over: dict[float, ET.Element] = {}
    for each in picture:
        if each.tag != f"{SVG}g":
            continue
        y = moved(each)[1]
        if bands and y <= bands[-1][0]:
            over[y] = each
        else:
            bands.append((y, each))
    bands = bands[1:]
    # a band with nothing but the state's name begins a map
    names = [
        i
        for i, (_, band) in enumerate(bands)
        if [classes(text) for text in band.iter(f"{SVG}text")] == [{"b", "c", "p"}]
    ]
    starts = [i + 1 for i in names] or [0]
    ends = [*names[1:], len(bands)]
    return [Map(bands[start:end], over, width).told() for start, end in zip(starts, ends, strict=True)]
