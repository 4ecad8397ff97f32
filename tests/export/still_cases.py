"""Maps to draw, and texts that nobody should be able to break a picture with."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from journey_widgets.model.document import Document
from journey_widgets.model.loading import load
from journey_widgets.schema import TABLES

Rows = Mapping[str, Sequence[Mapping[str, Any]]]

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "</title></svg><foreignObject><iframe src='//evil'/></foreignObject>",
    "javascript:alert(1)",
    'x" onload="alert(1)',
    "]]><!-- -->",
    "&amp;&lt;&#0;",
    "abc\u202edef\u2067ghi",
    "مرحبا بالعالم، هذا نص طويل (نعم)",
    "日本語の長い文章です。とても長い。",
    "👨‍👩‍👧‍👦👍🏽🇮🇹" * 9,
    "Z" + "̸̢" * 200 + "algo",
    "control\x00\x07\x1b[31m\x7f\x85\ufffe",
    "W" * 100_000,
    "two\nlines\r\nand\u2028more",
    "#\x00fill url(#x) {word} %s {0}",
    "     ",
]


def parsed(xml: str) -> ET.Element:
    """Return the root of a picture of our own making."""
    return ET.fromstring(xml)  # noqa: S314 - ours, and it is what the test is about


SVG = "{http://www.w3.org/2000/svg}"
_SOURCE = re.compile(r'src="data:image/svg\+xml;charset=utf-8,([^"]*)"')


def picture_of(html: str) -> ET.Element:
    """Return the picture of a still output, whole."""
    (source,) = _SOURCE.findall(html)
    return whole(unquote(unescape(source)))


def whole(svg: str) -> ET.Element:
    """Return a picture in which what is drawn again stands as if it was drawn twice."""
    root = parsed(svg)
    pieces = {element.get("id"): element for element in root.iter() if "-k" in element.get("id", "")}
    for parent in list(root.iter()):
        for i, child in enumerate(parent):
            piece = pieces.get(child.get("href", "").removeprefix("#")) if child.tag == f"{SVG}use" else None
            if piece is not None:
                moved = ET.Element(f"{SVG}g", {"transform": f"translate({child.get('x', 0)} {child.get('y', 0)})"})
                moved.append(piece)
                parent[i] = moved
    return root


def texts_of(picture: ET.Element) -> list[str]:
    """Return every line of text in a picture."""
    return ["".join(text.itertext()) for text in picture.iter(f"{SVG}text")]


def document_of(tables: Rows) -> Document:
    """Return a document with these rows; a journey `jo1` is there where none is named."""
    document = Document()
    load(document, {"journeys": [{"journey_id": "jo1", "name": "Rental"}], **tables}, source="the case")
    return document


def plain(**more: Sequence[Mapping[str, Any]]) -> Document:
    """Return a document with two phases, three steps and three touchpoints; `more` replaces whole tables."""
    tables: dict[str, Sequence[Mapping[str, Any]]] = {
        "phases": [
            {"phase_id": "ph1", "journey_id": "jo1", "name": "Before", "macro_phase": "pre_purchase"},
            {"phase_id": "ph2", "journey_id": "jo1", "name": "After", "macro_phase": "post_purchase"},
        ],
        "steps": [
            {"step_id": "st1", "phase_id": "ph1", "name": "Search", "action": "Searches on the phone"},
            {"step_id": "st2", "phase_id": "ph1", "name": "Book"},
            {"step_id": "st3", "phase_id": "ph2", "name": "Return"},
        ],
        "org_units": [{"org_unit_id": "ou1", "name": "Marketing"}, {"org_unit_id": "ou2", "name": "Desk"}],
        "channels": [
            {"channel_id": "ch1", "name": "Website", "icon": "globe"},
            {"channel_id": "ch2", "name": "Counter", "icon": "🏪", "channel_status": "to_enable"},
        ],
        "touchpoints": [
            {"touchpoint_id": "tp1", "step_id": "st1", "name": "Landing page", "org_unit_id": "ou1"},
            {"touchpoint_id": "tp2", "step_id": "st1", "name": "Price page", "org_unit_id": "ou1"},
            {"touchpoint_id": "tp3", "step_id": "st3", "name": "Counter", "org_unit_id": "ou2"},
        ],
    }
    return document_of({**tables, **more})


def forged(table: str, row_id: str, **values: str | float | bool) -> Document:
    """Return the plain document with one row that no loader would let in."""
    document = plain()
    with document.transaction("room"):
        document.add(table, row_id, {**document.rows[table].get(row_id, {}), **values})
    return document


def everywhere(text: str) -> Document:
    """Return a map with a text in every column of free text, as an icon and in the lanes' names too."""
    tables: dict[str, list[dict[str, Any]]] = {
        "personas": [{"persona_id": "pe1"}],
        "journeys": [{"journey_id": "jo1", "persona_id": "pe1"}],
        "phases": [{"phase_id": f"ph{i}", "journey_id": "jo1"} for i in (1, 2)],
        "steps": [{"step_id": f"st{i}", "phase_id": "ph1"} for i in (1, 2)],
        "emotions": [{"step_id": "st1", "state": "current", "persona_id": "", "valence": -1.5, "words": text}],
        "org_units": [{"org_unit_id": f"ou{i}"} for i in (1, 2)],
        "channels": [{"channel_id": "ch1", "icon": text, "channel_status": "to_enable"}],
        "touchpoints": [
            {
                "touchpoint_id": f"tp{i}",
                "step_id": "st1",
                "channel_id": "ch1",
                "org_unit_id": f"ou{i}",
                "is_moment_of_truth": True,
            }
            for i in (1, 2)
        ],
        "notes": [
            {
                "note_id": f"n{kind}",
                "note_kind": kind,
                "touchpoint_id": "tp1",
                "severity": "stops",
                "org_unit_id": "ou1",
            }
            for kind in ("blocker", "backstage", "value_offered")
        ],
        "lanes": [
            {"lane_id": f"la{i}", "journey_id": "jo1", "lane_kind": kind, "note_kind": note}
            for i, (kind, note) in enumerate(
                [
                    ("action", ""),
                    ("emotion", ""),
                    ("touchpoint", ""),
                    ("value", "value_offered"),
                    ("factor", "blocker"),
                    ("backstage", "backstage"),
                ]
            )
        ],
    }
    for name, rows in tables.items():
        texts = [c.name for c in TABLES[name].columns if c.dtype == "str" and not c.choices and not c.reference]
        for row in rows:
            row.update({column: text for column in texts if name != "emotions"})
    return document_of(tables)


def large(touchpoints: int, steps: int) -> Document:
    """Return a map of that size, the same each time."""
    pick = random.Random(1)
    words = [
        "reads",
        "the",
        "offer",
        "and",
        "compares",
        "it",
        "with",
        "what",
        "the",
        "neighbour",
        "pays",
        "in",
        "Olbia",
    ]

    def text(count: int) -> str:
        return " ".join(pick.choice(words) for _ in range(count))

    kinds = ("value_offered", "value_wanted", "blocker", "opportunity", "backstage")
    return document_of(
        {
            "phases": [
                {"phase_id": f"ph{i}", "journey_id": "jo1", "name": f"Phase {i}"} for i in range(-(-steps // 5))
            ],
            "steps": [
                {"step_id": f"st{i}", "phase_id": f"ph{i // 5}", "name": text(4), "action": text(9)}
                for i in range(steps)
            ],
            "touchpoints": [
                {
                    "touchpoint_id": f"tp{i}",
                    "step_id": f"st{i * steps // touchpoints}",
                    "name": text(3),
                    "contact_mode": pick.choice(["physical", "digital", "both"]),
                }
                for i in range(touchpoints)
            ],
            "assessments": [
                {"touchpoint_id": f"tp{i}", "state": "current", "experience": pick.randrange(11), "expectation": 8}
                for i in range(touchpoints)
            ],
            "notes": [
                {"note_id": f"n{kind}{i}", "note_kind": kind, "text": text(6), "touchpoint_id": f"tp{i}"}
                for i in range(touchpoints)
                for kind in kinds
            ],
        }
    )
