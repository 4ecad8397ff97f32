"""The still output of a swimlane: what a notebook keeps of it, and what is left where others open the notebook."""

from __future__ import annotations

import base64
import io
import logging
import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import bleach
import pytest
from PIL import Image
from still_cases import HOSTILE, document_of, everywhere, large, parsed, plain

import journey_widgets as jw
from journey_widgets.export import ink, png, still
from journey_widgets.export.still import still as make_still
from journey_widgets.model.document import Document
from journey_widgets.widgets.swimlane import MIME

WIDGET = "application/vnd.jupyter.widget-view+json"


def bundle(document: Document, state: str = "current", language: str = "en", **more: list[str]) -> dict[str, str]:
    return make_still(document, "jo1", state, language, **more)


def source_of(html: str) -> str:
    return unquote(unescape(re.findall(r'src="data:image/svg\+xml;charset=utf-8,([^"]*)"', html)[0]))


def alternative_of(html: str) -> str:
    return unescape(re.findall(r'<img alt="([^"]*)"', html)[0])


def size_of(data: str) -> tuple[int, int]:
    return Image.open(io.BytesIO(base64.b64decode(data))).size


@pytest.fixture(autouse=True)
def _no_memory() -> None:
    png.to_png.cache_clear()


# ---------------------------------------------------------------------- what it holds


def test_it_holds_picture_table_and_sentence() -> None:
    found = bundle(plain())
    assert list(found) == ["text/plain", "text/html", "image/png"]
    root = parsed(source_of(found["text/html"]))
    assert f'width="{root.get("width")}"' in found["text/html"]
    assert "<table" in found["text/html"]
    assert found["text/plain"] == "Rental · Today · 2 phases, 3 steps, 3 touchpoints, 1 hand-off"
    assert size_of(found["image/png"]) == (int(root.get("width", "0")), int(root.get("height", "0")))


def test_the_alternative_text_holds_the_curve() -> None:
    emotions = [
        {"step_id": "st1", "state": "current", "persona_id": "", "valence": -1.5},
        {"step_id": "st3", "state": "current", "persona_id": "", "valence": 2},
    ]
    document = plain(emotions=emotions)
    assert alternative_of(bundle(document)["text/html"]).split("\n")[1:] == [
        "Emotion from −2 to +2, Today: Search −1.5; Return 2",
        "Lowest emotion: −1.5 at “Search”",
    ]
    assert "Emozione da −2 a +2, Oggi: Search −1,5" in alternative_of(bundle(document, language="it")["text/html"])


@pytest.mark.parametrize(("language", "state"), [("en", "current"), ("it", "future")])
def test_the_bundled_case_stays_small(language: str, state: str) -> None:
    found = bundle(jw.example("b2b-software", language=language).document, state, language)
    assert len(found["text/html"]) < 250_000  # a tenth of it are the pictures of its storyboard
    assert len(base64.b64decode(found["image/png"])) < 400_000


def test_it_is_the_same_for_the_same_map() -> None:
    first = bundle(jw.example("b2b-software").document)
    png.to_png.cache_clear()
    assert bundle(jw.example("b2b-software").document) == first


@pytest.mark.parametrize("document", [document_of({}), document_of({"journeys": []}), plain(steps=[], touchpoints=[])])
def test_little_is_shown_too(document: Document) -> None:
    found = bundle(document)
    assert size_of(found["image/png"])[0] > 100


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_leaves_its_place(text: str) -> None:
    html = bundle(everywhere(text))["text/html"]
    assert set(re.findall(r"<(\w+)", html)) <= {
        *(
            "div",
            "img",
            "details",
            "summary",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "ul",
            "li",
            "br",
            "p",
        )
    }
    assert parsed(source_of(html)).tag.endswith("svg")


# ---------------------------------------------------------------------- where others open it


def test_a_strict_sanitiser_leaves_the_story() -> None:
    scores = [{"touchpoint_id": "tp1", "state": "current", "experience": 3, "expectation": 8}]
    notes = [{"note_id": "n1", "note_kind": "blocker", "text": "Queue", "step_id": "st3", "severity": "slows"}]
    html = bundle(plain(assessments=scores, notes=notes))["text/html"]
    tags = {"table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "li", "br", "img"}
    left = bleach.clean(html, tags=tags, attributes={"img": ["alt"]}, strip=True)
    assert "src=" not in left
    assert "style" not in left
    for expected in ("Before", "Search", "Landing page", "experience 3 of 10", "expectation 8 of 10", "Queue (slows)"):
        assert expected in left


# ---------------------------------------------------------------------- the PNG


def pixels_of(content: bytes) -> set[tuple[int, ...]]:
    """Return the colours in a PNG with a palette."""
    image = Image.open(io.BytesIO(content))
    assert image.mode == "P"
    return {colour for _, colour in image.convert("RGB").getcolors(1 << 24)}


def test_surfaces_keep_their_colours() -> None:
    grounds = ["#ffffff", "#f7f7f8", "#eef3fd", "#2563eb", "#c2410c"]
    squares = "".join(f'<rect x="{i * 10}" width="10" height="10" fill="{c}"/>' for i, c in enumerate(grounds))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="50" height="10">{squares}</svg>'
    found = pixels_of(png.to_png(svg, 50, 10))
    assert {f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in found} == set(grounds)


def test_a_surface_keeps_its_colour_beside_others_much_like_it() -> None:
    stripes = "".join(f'<rect x="{i}" width="1" height="9" fill="#1{i % 2 + 1}1111"/>' for i in range(20, 40))
    ground = '<rect width="40" height="9" fill="#101010"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="9">{ground}{stripes}</svg>'
    assert (16, 16, 16) in pixels_of(png.to_png(svg, 40, 9))


def test_the_bundled_case_keeps_its_colours_beside_its_pictures() -> None:
    found = pixels_of(base64.b64decode(bundle(jw.example("car-rental").document)["image/png"]))
    grounds = {ink.PAPER, ink.PANEL, ink.LINE, ink.BAD, ink.BRAND, ink.GROUP, *list(ink.TINTS.values())[:2]} - {"#fff"}
    assert (255, 255, 255) in found
    assert {f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in found} >= grounds


def test_a_large_png_is_cut_to_what_can_be_drawn_while_one_waits() -> None:
    width, height = size_of(bundle(large(300, 90))["image/png"])
    assert width * height < png.MOST_PIXELS
    assert width < 24 * 160 + 136


def test_without_the_png_the_rest_is_there(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    class PanicError(BaseException):
        pass

    def fail(*_: object) -> bytes:
        raise PanicError

    monkeypatch.setattr(still, "to_png", fail)
    with caplog.at_level(logging.ERROR):
        assert list(bundle(plain())) == ["text/plain", "text/html"]
    assert "PNG" in caplog.text


# ---------------------------------------------------------------------- in the widget


def test_the_widget_s_output_holds_the_live_view_and_the_still() -> None:
    widget = jw.Swimlane(jw.example("b2b-software", language="it"), state="future")
    widget.hidden_lanes = ["la1"]
    data, metadata = widget._repr_mimebundle_(include=None, exclude=None)
    assert set(data) == {"text/plain", "text/html", "image/png", WIDGET, MIME}
    assert data["text/plain"].startswith("Scelgo un WMS e ci convivo · Futuro")
    assert "Azioni" not in source_of(data["text/html"])
    assert metadata == {}
    widget.close()


def test_a_failing_still_leaves_the_live_view(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> dict[str, str]:
        raise ZeroDivisionError

    monkeypatch.setattr("journey_widgets.export.still.still", fail)
    widget = jw.Swimlane(jw.example("b2b-software"))
    with caplog.at_level(logging.ERROR):
        data, _ = widget._repr_mimebundle_()
    assert set(data) == {"text/plain", WIDGET, MIME}
    assert data["text/plain"].startswith("No still picture")
    assert "ZeroDivisionError" in caplog.text
    widget.close()


def test_a_notebook_shows_the_picture_where_nothing_is_live(tmp_path: Path) -> None:
    import nbclient  # noqa: PLC0415 - three seconds
    import nbconvert  # noqa: PLC0415
    import nbformat  # noqa: PLC0415

    source = "import journey_widgets as jw\njw.Swimlane(jw.example('b2b-software'))"
    notebook: Any = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    client = nbclient.NotebookClient(notebook, store_widget_state=False, resources={"metadata": {"path": tmp_path}})
    client.execute()
    exporter = nbconvert.HTMLExporter(mathjax_url="", require_js_url="")
    html, _ = exporter.from_notebook_node(notebook)
    shown = source_of(html)
    assert "I choose a WMS and live with it" in shown
    assert "Trade fair stand" in ET.tostring(parsed(shown), encoding="unicode")
    assert "<details>" in html
