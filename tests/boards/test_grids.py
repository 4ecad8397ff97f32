"""The boards of rows and columns, on tables worked out by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from small_tables import intervention, redesign, touchpoint

import journey_widgets as jw
from journey_widgets.boards.grids import MATRIX_MEASURES, channel_grid, coherence_grid, matrix

# ---------------------------------------------------------------------- the matrix


def markets() -> jw.Redesign:
    """Two segments, one product; one cell at risk, one with a map without contacts, one of which little is known."""
    return redesign(
        segments=[{"segment_id": "sg1", "name": "Families"}, {"segment_id": "sg2", "name": "Firms"}],
        products=[{"product_id": "pr1", "name": "Car"}],
        coverage_cells=[
            cell(1, "sg1", "choose", customers=100, revenue_eur=1000, margin_rate=0.5, churn_rate=0.2),
            cell(
                2,
                "sg1",
                "buy",
                customers=10,
                revenue_eur=500,
                margin_rate=0.2,
                churn_rate=0.1,
                journey_id="jo1",
                very_dissatisfied_count=1,
                satisfied_count=3,
            ),
            cell(3, "sg2", "choose", customers=5),
        ],
    )


def cell(number: int, segment: str, errand: str, **values: Any) -> dict[str, Any]:
    at = {"segment_id": segment, "product_id": "pr1", "errand_kind": errand}
    return {"coverage_cell_id": f"cc{number}", **at, **values}


def test_the_matrix_shows_what_is_at_risk_and_where_no_map_is() -> None:
    board = matrix(markets())
    assert [row["label"] + "/" + row["sub"] for row in board.content["rows"]] == ["Families/Car", "Firms/Car"]
    assert [head["label"] for head in board.content["columns"]][:2] == ["Choose", "Buy"]
    families, firms = board.content["cells"]
    found = [(each["text"], each.get("tone"), each["mark"]) for each in (families[0], families[1], firms[0], firms[1])]
    assert found == [("100 €", -1, "hole"), ("10 €", -0.1, "drafted"), ("", None, "hole"), ("", None, "unmapped")]
    assert families[1]["row"] == ["journeys", "jo1"]
    assert "row" not in families[0]
    assert all("field" not in each for row in board.content["cells"] for each in row)  # a product of three is not typed
    assert board.table.loc["Families · Car", "Choose"] == "100 €"


@pytest.mark.parametrize(
    ("measure", "texts", "tones", "value"),
    [
        ("customers", ["100", "10"], [1, 0.1], 100),
        ("revenue_eur", ["1,000 €", "500 €"], [1, 0.5], 1000),
        ("margin_rate", ["50 %", "20 %"], [1, 0.4], 0.5),
        ("churn_rate", ["20 %", "10 %"], [-1, -0.5], 0.2),
    ],
)
def test_what_is_typed_into_the_matrix_is_in_its_cell(
    measure: str, texts: list[str], tones: list[float], value: float
) -> None:
    families, firms = matrix(markets(), measure=measure).content["cells"]
    assert [each["text"] for each in families[:2]] == texts
    assert [each["tone"] for each in families[:2]] == pytest.approx(tones)
    field = {"table": "coverage_cells", "row": "cc1", "column": measure, "value": value}
    assert families[0]["field"] == field | ({"isPercent": True} if measure.endswith("_rate") else {})
    new = firms[3]["field"]
    assert (new["row"], new["value"]) == (None, None)
    assert new["beside"] == {"segment_id": "sg2", "product_id": "pr1", "errand_kind": "use"}


def test_dissatisfied_customers_are_a_share_nobody_types() -> None:
    families, _ = matrix(markets(), measure="dissatisfied_rate").content["cells"]
    assert (families[1]["text"], families[1]["tone"], families[1].get("field")) == ("25 %", -1, None)


@pytest.mark.parametrize(
    ("language", "finding"),
    [
        ("en", "3 cells without a finished map, 110 € a year at risk in them; first Families · Car · Choose"),
        ("it", "3 caselle senza mappa finita, con 110 € l'anno a rischio; per prima Families · Car · Scegliere"),
    ],
)
def test_the_matrix_says_what_to_map_first(language: str, finding: str) -> None:
    rd = markets()
    assert matrix(rd, language=language).content["finding"] == finding
    rd.coverage_cells = rd.coverage_cells.drop(["cc2", "cc3"])
    assert matrix(rd).content["finding"] == (
        "One cell without a finished map, 100 € a year at risk in it: Families · Car · Choose"
    )
    rd.coverage_cells = rd.coverage_cells.drop("cc1")
    assert matrix(rd).content["finding"] == "No cell has customers yet"


def test_a_matrix_without_holes_says_so() -> None:
    groups = ("value_offered", "value_wanted", "accelerator", "blocker")
    rd = redesign(
        segments=[{"segment_id": "sg1", "name": "Families"}],
        products=[{"product_id": "pr1", "name": "Car"}],
        coverage_cells=[cell(1, "sg1", "buy", customers=10, journey_id="jo1")],
        touchpoints=[touchpoint(1)],
        notes=[
            {"note_id": f"no{i}", "note_kind": kind, "text": kind, "touchpoint_id": "tp1"}
            for i, kind in enumerate(groups)
        ],
    )
    content = matrix(rd, language="it").content
    assert content["finding"] == "Ogni casella con clienti ha una mappa"
    assert content["cells"][0][1]["mark"] == "mapped"


def test_the_matrix_may_show_six_measures() -> None:
    control = matrix(markets(), language="it").content["controls"][0]
    assert [option for option, _ in control["options"]] == list(MATRIX_MEASURES)
    assert (control["trait"], control["value"]) == ("measure", "value_at_risk_eur")


# ---------------------------------------------------------------------- coherence


def judged() -> jw.Redesign:
    """Importance 3·9 − 1·3 = 24 and 3·1 = 3, of at most 9·(3 + 1) = 36; the third was not judged."""
    return redesign(
        interventions=[intervention(2), intervention(1), intervention(3)],
        objectives=[
            {"objective_id": "ob1", "name": "Loyalty", "weight": 3},
            {"objective_id": "ob2", "name": "Margin", "weight": 1},
        ],
        coherences=[
            {"coherence_id": "ce1", "intervention_id": "in1", "objective_id": "ob1", "strength": 9, "reason": "Asked"},
            {"coherence_id": "ce2", "intervention_id": "in1", "objective_id": "ob2", "strength": -3},
            {"coherence_id": "ce3", "intervention_id": "in2", "objective_id": "ob1", "strength": 1},
        ],
    )


def test_interventions_stand_in_the_order_of_coherence() -> None:
    content = coherence_grid(judged()).content
    rows = [(row["label"], row.get("text"), row.get("mark")) for row in content["rows"]]
    assert rows == [
        ("Intervention 1", "66.7 %", None),
        ("Intervention 2", "8.3 %", "orphan"),
        ("Intervention 3", None, None),
    ]
    assert content["rows"][0]["share"] == pytest.approx(24 / 36)
    columns = [(head["label"], head["sub"], head.get("mark"), head["field"]) for head in content["columns"]]
    assert columns == [
        ("Loyalty", "weight 3", None, {"table": "objectives", "row": "ob1", "column": "weight", "value": 3.0}),
        ("Margin", "weight 1", "uncovered", {"table": "objectives", "row": "ob2", "column": "weight", "value": 1.0}),
    ]


def test_a_judgement_is_a_number_of_a_closed_list() -> None:
    first, second, third = coherence_grid(judged(), language="it").content["cells"]
    assert [each["text"] for each in (*first, *second, *third)] == ["9", "−3", "1", "", "", ""]
    assert (first[0]["tone"], first[0]["hint"]) == (1, "Asked")
    assert -1 < first[1]["tone"] < 0 < second[0]["tone"] < 1
    assert (first[1]["mark"], first[0].get("mark")) == ("conflict", None)
    assert (first[1]["field"]["row"], first[1]["field"]["value"]) == ("ce2", -3)
    assert first[0]["field"]["options"][0] == [9, "9 · molto"]
    assert third[1]["field"]["beside"] == {"intervention_id": "in3", "objective_id": "ob2"}
    assert third[1]["field"]["row"] is None


def test_coherence_says_who_serves_most_and_what_nobody_serves() -> None:
    rd = judged()
    assert coherence_grid(rd).content["finding"] == (
        "“Intervention 1” serves the objectives most; no intervention serves “Margin”; “Intervention 2” serves none; "
        "one conflict."
    )
    rd.interventions = rd.interventions.drop(["in1", "in3"])
    assert coherence_grid(rd).content["finding"] == (
        "“Intervention 2” serves the objectives most; 2 objectives are served by none; “Intervention 2” serves none."
    )
    assert (
        coherence_grid(rd, language="it").content["finding"].startswith("«Intervention 2» serve di più gli obiettivi")
    )
    rd.coherences = rd.coherences.head(0)
    assert coherence_grid(rd).content["finding"] == "Nothing has been judged yet"
    assert coherence_grid(rd, language="it").content["finding"] == "Non è ancora stato giudicato nulla"


# ---------------------------------------------------------------------- channels


def channelled() -> jw.Redesign:
    """A desk for 10·(½·4 + ¼·8 + ¼·0) = 40 and an app for 10·(½·8 + ¼·6 + ¼·10) = 80; a shop not scored in full."""
    return redesign(
        channels=[
            {"channel_id": "ch1", "name": "Desk"},
            {"channel_id": "ch2", "name": "App", "channel_status": "to_enable"},
            {"channel_id": "ch3", "name": "Shop", "channel_status": "retired"},
        ],
        touchpoints=[touchpoint(1, channel_id="ch1"), touchpoint(2)],
        channel_fits=[
            fit(1, "ch1", preference=4, ability=8, cost_eur=5),
            fit(2, "ch2", preference=8, ability=6, cost_eur=1),
            fit(3, "ch3", preference=2.5),
        ],
    )


def fit(number: int, channel: str, **values: Any) -> dict[str, Any]:
    return {"channel_fit_id": f"cf{number}", "touchpoint_id": "tp1", "channel_id": channel, **values}


def test_channels_are_scored_and_the_best_is_marked() -> None:
    content = channel_grid(channelled()).content
    assert [row["label"] for row in content["rows"]] == ["Touchpoint 1"]  # the other one was not scored
    desk, app, shop = content["cells"][0]
    assert [(each["text"], each.get("tone"), each.get("mark")) for each in (desk, app, shop)] == [
        ("40", 0.5, "current"),
        ("80", 1, "best"),
        ("", None, None),
    ]
    assert [head["sub"] for head in content["columns"]] == ["Enabled", "To enable", "Retired"]
    assert content["columns"][1]["field"]["options"][0] == ["enabled", "Enabled"]
    assert all("field" not in each for each in (desk, app, shop))


@pytest.mark.parametrize(
    ("measure", "texts", "tones"),
    [
        ("preference", ["4", "8", "2.5"], [0.5, 1, 2.5 / 8]),
        ("ability", ["8", "6", ""], [1, 0.75, None]),
        ("cost_eur", ["5 €", "1 €", ""], [-1, -0.2, None]),
    ],
)
def test_what_is_typed_of_a_channel_is_in_its_cell(measure: str, texts: list[str], tones: list[float | None]) -> None:
    cells = channel_grid(channelled(), measure=measure).content["cells"][0]
    assert [each["text"] for each in cells] == texts
    assert [each.get("tone") for each in cells] == tones
    assert [each["field"]["row"] for each in cells] == ["cf1", "cf2", "cf3"]


def test_a_channel_that_is_not_scored_is_a_new_row() -> None:
    rd = channelled()
    rd.channel_fits = rd.channel_fits.drop("cf3")
    field = channel_grid(rd, measure="ability").content["cells"][0][2]["field"]
    assert (field["row"], field["beside"]) == (None, {"touchpoint_id": "tp1", "channel_id": "ch3"})


def test_channels_say_which_contact_would_be_better_elsewhere() -> None:
    rd = channelled()
    assert channel_grid(rd).content["finding"] == (
        "One contact would be better on another channel: “Touchpoint 1” (+40)"
    )
    more = [
        fit(4, "ch1", preference=4, ability=8, cost_eur=5) | {"touchpoint_id": "tp2"},
        fit(5, "ch2", preference=9, ability=6, cost_eur=1) | {"touchpoint_id": "tp2"},
    ]
    new = pd.DataFrame(more).set_index("channel_fit_id")
    rd.channel_fits = pd.concat([rd.channel_fits, new])
    rd.touchpoints.loc["tp2", "channel_id"] = "ch1"
    rd.sync()
    assert channel_grid(rd, language="it").content["finding"] == (
        "2 contatti starebbero meglio su un altro canale, soprattutto «Touchpoint 2» (+45)"
    )
    rd.touchpoints["channel_id"] = "ch2"
    rd.sync()
    assert channel_grid(rd).content["finding"] == "Every contact scored is on its best channel"


def test_a_channel_of_the_future_map_is_marked() -> None:
    rd = channelled()
    rd.assessments.loc[("tp1", "future"), "channel_id"] = "ch1"
    rd.touchpoints.loc["tp1", "channel_id"] = "ch2"
    rd.sync()
    assert [each.get("mark") for each in channel_grid(rd).content["cells"][0]] == ["future", "best", None]
