"""The live map and the still picture agree lane by lane: what each card says, what it bears, where it stands.

The page is real and without layout (`js/test/drawn.ts`); the picture is read as whoever looks at it would (`seen.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pages import Node, encode, is_available
from seen import maps_of, title_of

import journey_widgets as jw
from journey_widgets.export.reading import Reading
from journey_widgets.export.still import still
from tests.export.still_cases import picture_of

Look = dict[str, Any]
LOOKS: list[tuple[str, str, Look]] = [
    ("car-rental", "en", {}),
    ("b2b-software", "it", {"state": "future", "curves": ["current", "best_practice"]}),
    ("car-rental", "en", {"folded_lanes": ["touchpoint", "emotion", "action", "number"], "folded_groups": True}),
    ("car-rental", "it", {"comparison": "overlay", "curves": ["current", "future", "persona:pe2"]}),
    ("b2b-software", "en", {"comparison": "differences", "filter": "a", "is_hiding": True}),
    ("car-rental", "en", {"comparison": "side_by_side", "filter": "app"}),
    ("b2b-software", "it", {"journey": "jo2"}),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    """A page in which maps are drawn."""
    if not is_available():
        pytest.skip("js/node_modules is missing: npm --prefix js ci")
    found = Node(tmp_path_factory.mktemp("drawn"), "drawn")
    yield found
    found.stop()


# ---------------------------------------------------------------------- comparing

NEAR = 0.11
"""What the picture may round away, in pixels or columns."""


def differences(page: Any, picture: Any, path: str = "") -> list[str]:
    """Return where a picture differs from a page; where it has no room for a whole text, its beginning will do."""
    if isinstance(page, dict):
        return [each for key in page for each in differences(page[key], picture[key], f"{path}/{key}")]
    if isinstance(page, list):
        if len(page) != len(picture):
            return [f"{path}: {page!r} ≠ {picture!r}"]
        return [
            each for i, pair in enumerate(zip(page, picture, strict=True)) for each in differences(*pair, f"{path}/{i}")
        ]
    if isinstance(page, int | float):
        return [] if abs(page - picture) < NEAR else [f"{path}: {page} ≠ {picture}"]
    pattern = ".*".join(re.escape(part) for part in picture.casefold().split("…"))
    return [] if re.fullmatch(pattern, page.casefold()) else [f"{path}: {page!r} ≠ {picture!r}"]


def in_order(answer: dict[str, Any]) -> dict[str, Any]:
    """Return what is seen with the kinds of each card in one order."""
    for found in answer["maps"]:
        for row in found["rows"]:
            for cell in row[2] if row[0] == "lane" else ():
                for card in cell:
                    if len(card) == 3:
                        card[0] = " ".join(sorted(card[0].split()))
    return answer


def look_at(rd: jw.Redesign, language: str, asked: Look) -> Look:
    """Return a look as a page takes it: kinds of lanes become their ids, and all groups are folded that can be."""
    journey = asked.get("journey", rd.journeys.index[0])
    lanes = rd.lanes[rd.lanes["journey_id"] == journey]
    folded = [row_id for row_id, kind in lanes["lane_kind"].items() if kind in asked.get("folded_lanes", ())]
    groups = list(lanes["lane_group"].dropna().unique()) if asked.get("folded_groups") else []
    more = {"folded_lanes": folded, "folded_groups": groups[:1]}
    return {**asked, "journey": journey, "language": language, **more}


@pytest.mark.parametrize(("name", "language", "asked"), LOOKS)
def test_picture_and_page_agree_lane_by_lane(page: Node, name: str, language: str, asked: Look) -> None:
    rd = jw.example(name, language=language)
    look = look_at(rd, language, asked)
    seen = in_order(page("seen", update=encode(rd.document.update_since()), look=look))
    reading = Reading(look.get("filter", ""), look.get("is_hiding", False), look.get("comparison", ""))
    more = {"folded_groups": look["folded_groups"], "curves": look.get("curves", ())}
    view = (look["journey"], look.get("state", "current"), language, (), look["folded_lanes"])
    html = still(rd.document, *view, reading, **more)["text/html"]
    picture = picture_of(html)
    found = maps_of(picture)
    title = title_of(picture)
    assert [text for text in seen["title"] if text not in title] == []
    assert len(seen["maps"]) == len(found)
    assert [each for pair in zip(seen["maps"], found, strict=True) for each in differences(*pair)] == []
    assert all(counts in html for counts in seen["counts"])
