"""What travels is chosen: costs, comments, evidence and customers' words can stay behind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from ipywidgets import Widget

import journey_widgets as jw
from journey_widgets.interchange import journey_file
from journey_widgets.interchange.sharing import shared
from journey_widgets.schema.sharing import PARTS
from journey_widgets.widgets.swimlane import MIME


@pytest.fixture
def rd() -> Iterator[jw.Redesign]:
    rd = jw.example("b2b-software")
    rd.assessments.loc[("tp1", "current"), "cost_eur"] = 123456.5
    rd.emotions.loc[("st1", "current", ""), "words"] = "SECRETWORDS"
    rd.comments.loc["co_x", ["table_name", "row_id", "text"]] = ["touchpoints", "tp1", "SECRETCOMMENT"]
    rd.evidence.loc["ev_x", "name"] = "SECRETEVIDENCE"
    rd.interventions.loc["in_x", ["name", "cost_eur"]] = ["SECRETPLAN", 654321.5]
    rd.photographs.loc["fo_x", ["name", "content"]] = ["March", "SECRETPHOTOGRAPH"]
    rd.sync()
    yield rd
    Widget.close_all()


SECRETS = {
    "123456.5": {"costs"},
    "SECRETCOMMENT": {"comments"},
    "SECRETEVIDENCE": {"evidence"},
    "SECRETWORDS": {"verbatims"},
    "SECRETPLAN": {"plan"},
    "654321.5": {"plan", "costs"},
    "SECRETPHOTOGRAPH": set(PARTS),
}
"""What stands in the document → the parts of which each takes it away. A photograph holds everything."""


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_is_left_out_is_nowhere_and_all_else_is_there(rd: jw.Redesign, part: str, tmp_path: Path) -> None:
    data = jw.Swimlane(rd, without=[part])._repr_mimebundle_()[0]
    saved = rd.save(tmp_path / "x.journey.json", without=[part]).read_text("utf-8")
    assert saved == data[MIME]["snapshot"]
    told = json.dumps(data)
    for secret, parts in SECRETS.items():
        assert (secret in saved) is (part not in parts)
        assert secret not in told or part not in parts
    assert all(secret in json.dumps(journey_file.to_text(rd.document)) for secret in SECRETS)
    again = jw.read(tmp_path / "x.journey.json")
    assert list(again.touchpoints["name"]) == list(rd.touchpoints["name"])
    assert list(again.notes["text"]) == list(rd.notes["text"])


def test_a_view_is_shared_without_any_of_them(rd: jw.Redesign) -> None:
    data = jw.Swimlane(rd, share="view")._repr_mimebundle_()[0]
    assert data[MIME]["without"] == list(PARTS)
    assert not [secret for secret in SECRETS if secret in json.dumps(data)]
    assert "share=" not in data["text/plain"]


def test_the_default_says_what_it_carries(rd: jw.Redesign) -> None:
    data = jw.Swimlane(rd)._repr_mimebundle_()[0]
    count = len(rd.comments)
    for content in (data["text/plain"], unescape(data["text/html"])):
        assert f"costs, comments ({count}), evidence ({len(rd.evidence)}), customers' words" in content
    assert data[MIME]["without"] == []
    assert "carries" not in jw.Swimlane(jw.new("Nothing"))._repr_mimebundle_()[0]["text/plain"]


def test_outputs_that_leave_out_other_parts_share_no_snapshot(rd: jw.Redesign) -> None:
    views: list[dict[str, Any]] = [{}, {"share": "view"}, {"without": ["costs"]}, {"without": ["costs", "costs"]}]
    documents = [jw.Swimlane(rd, **view)._repr_mimebundle_()[0][MIME]["document"] for view in views]
    assert documents[2] == documents[3]
    assert len(set(documents)) == 3


def test_nothing_left_out_is_the_document_itself(rd: jw.Redesign) -> None:
    assert shared(rd.document, ()) is rd.document


@pytest.mark.parametrize(
    ("options", "message"),
    [({"share": "none"}, "share must be one of"), ({"without": ["cost"]}, "did you mean 'costs'")],
)
def test_an_unknown_part_is_refused(rd: jw.Redesign, options: dict[str, Any], message: str) -> None:
    with pytest.raises(jw.JourneyError, match=message):
        jw.Swimlane(rd, **options)


def test_a_file_without_an_unknown_part_is_refused(rd: jw.Redesign, tmp_path: Path) -> None:
    with pytest.raises(jw.JourneyError, match="did you mean 'comments'"):
        rd.save(tmp_path / "x.journey.json", without=["comment"])
    assert not list(tmp_path.iterdir())


def test_what_is_said_of_a_row_that_stays_behind_stays_too(rd: jw.Redesign, tmp_path: Path) -> None:
    rd.comments.loc["co_kpi", ["table_name", "row_id", "text"]] = ["kpis", "kp1", "OF THE KPI"]
    rd.comments.loc["co_of", ["table_name", "row_id", "text"]] = ["comments", "co_kpi", "OF THE COMMENT"]
    rd.citations.loc["ci_kpi", ["evidence_id", "table_name", "row_id"]] = ["ev1", "comments", "co_of"]
    rd.sync()
    shared(rd.document, ["comments"])  # a citation of a comment does not stop it
    again = jw.read(rd.save(tmp_path / "x.journey.json", without=["plan"]))
    assert not {"co_kpi", "co_of"} & set(again.comments.index)
    assert "ci_kpi" not in again.citations.index
    assert "co_x" in again.comments.index
