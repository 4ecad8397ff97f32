"""What holds for every chart: its specification hangs on no data, hostile names are data, and it draws."""

from __future__ import annotations

import doctest
import importlib
import json
import re
import warnings
from typing import Any

import altair as alt
import pandas as pd
import pytest
import vl_convert
from chart_cases import EMPTY_FINDINGS, finding_of, made, of_case
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import journey_widgets as jw
from journey_widgets.charts import theme
from journey_widgets.charts.parts import Parts, take_apart
from journey_widgets.errors import JourneyError
from journey_widgets.schema import LANGUAGES, TABLES
from journey_widgets.schema.texts_charts import CHART_TEXTS
from journey_widgets.widgets.result_still import filled
from journey_widgets.widgets.results import Chart, result_of

NAMES = sorted(jw.charts.__all__)
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "datum.x",
    "a'\"b`${c}",
    "{{finding}}",
    "\\n[x](y)",
    "null",
    "x" * 5000,
    "لوحة \u202eright to left",
    "",
    "  \n ",
]
WITHOUT_SELECTION = {"portfolio_frontier"}
"""Its rows are budgets, of which no map has any."""
CASES = [(case, language) for case in ("b2b-software", "car-rental") for language in LANGUAGES]


def drawn(chart: Any) -> str:
    """Return a chart as SVG, as the still of a live cell has it."""
    known = Chart(take_apart(chart, is_checked=False))  # the bundled cases are held against Vega-Lite's schema
    return str(vl_convert.vegalite_to_svg(filled(known), allowed_base_urls=[]))


def spec_of(chart: Any) -> str:
    return json.dumps(parts_of(chart).spec, sort_keys=True)


def parts_of(chart: Any) -> Parts:
    return take_apart(chart, is_checked=False)


def test_the_cases_are_all_charts() -> None:
    assert sorted(made(1)) == sorted(EMPTY_FINDINGS) == NAMES
    assert sorted(name for name, _ in of_case("car-rental", "en")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_data_do_not_change_the_specification(name: str) -> None:
    specs = {spec_of(made(count, seed)[name]()) for count, seed in ((0, 0), (1, 1), (3, 2), (90, 3))}
    assert len(specs) == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_specification_brings_no_colour_but_the_theme_s(name: str) -> None:
    """Texts, axes and grounds have the page's colours; white stands only on bars and around points."""
    theme_colours = {theme.TODAY, theme.FUTURE, theme.BEST, theme.LOSS, theme.NEUTRAL}
    assert set(re.findall("#[0-9a-f]{3,8}", spec_of(made(3)[name]()))) <= theme_colours
    config = parts_of(made(3)[name]()).spec["config"]
    found = [key for part in config.values() if isinstance(part, dict) for key in part if key.lower().endswith("color")]
    assert found == []


@pytest.mark.parametrize("name", NAMES)
def test_data_do_change_tables_and_title(name: str) -> None:
    one, other = (parts_of(made(count, seed)[name]()) for count, seed in ((3, 2), (60, 5)))
    assert one.parameters["finding"] != other.parameters["finding"]
    assert any(not one.tables[table].equals(other.tables[table]) for table in one.tables)


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_are_data(name: str) -> None:
    hostile = made(len(HOSTILE), name_of=HOSTILE.__getitem__)[name]()
    assert spec_of(hostile) == spec_of(made(len(HOSTILE))[name]())
    for table in parts_of(hostile).tables.values():
        texts = table.drop(columns="item", errors="ignore").to_numpy(dtype="object")  # an item is its own id
        assert max((len(str(cell)) for cell in texts.flat), default=0) < 1000
    assert "<img" not in drawn(hostile)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(NAMES), st.lists(st.text(max_size=30), min_size=1, max_size=6))
def test_any_names_leave_the_specification_as_it_is(name: str, names: list[str]) -> None:
    chart = made(len(names), name_of=names.__getitem__)[name]()
    assert spec_of(chart) == spec_of(made(2)[name]())


@pytest.mark.parametrize("name", NAMES)
def test_nothing_to_draw_is_said_in_the_title(name: str) -> None:
    chart = made(0)[name]()
    assert finding_of(chart) == EMPTY_FINDINGS[name]
    assert "<svg" in drawn(chart)


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_stands_in_a_cell(name: str) -> None:
    for count in (3, 300):
        svg = drawn(made(count)[name]())
        width = float(svg.split('width="', 1)[1].split('"', 1)[0])
        assert width <= 1000
    assert len(finding_of(made(300)[name]())) < 260


@pytest.mark.parametrize(
    ("case", "language"),
    [pytest.param(*each, marks=[pytest.mark.full] if each[0] == "b2b-software" else []) for each in CASES],
)
def test_a_bundled_case_draws_without_a_warning(case: str, language: str, capfd: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name, draw in of_case(case, language):
            chart = draw()
            svg = str(vl_convert.vegalite_to_svg(filled(result_of(chart)), allowed_base_urls=[]))
            assert finding_of(chart).split()[0] in svg, name
    assert "WARN" not in capfd.readouterr().err


@pytest.mark.parametrize("name", NAMES)
def test_rows_carry_the_ids_that_a_selection_picks(name: str) -> None:
    parts = parts_of(made(4)[name]())
    picks = [each for each in parts.spec["params"] if each["name"] == "picked"]
    if name in WITHOUT_SELECTION:
        assert picks == []
        return
    [picked] = picks
    [view] = picked.get("views", [""])
    table = next(iter_tables(parts.spec, view), "")
    rows = parts.tables[table]
    if name != "kano":  # features are rows of no table
        holders = {f"{table.noun}_id" for table in TABLES.values()}
        assert next(column for column in rows.columns if column.endswith("_id")) in holders
    fields = picked["select"].get("fields") or [encoding["field"] for encoding in axes_of(parts.spec, view).values()]
    assert set(fields) <= set(rows.columns)


def iter_tables(spec: Any, view: str, data: str = "") -> Any:
    """Yield the table that a view of a specification draws."""
    data = spec.get("data", {}).get("name", data) if isinstance(spec.get("data", {}), dict) else data
    if spec.get("name") == view:
        yield data
    for child in [*spec.get("layer", []), *([spec["spec"]] if "spec" in spec else [])]:
        yield from iter_tables(child, view, data)


def axes_of(spec: Any, view: str) -> dict[str, Any]:
    if spec.get("name") == view:
        return {axis: spec["encoding"][axis] for axis in ("x", "y") if axis in spec["encoding"]}
    for child in [*spec.get("layer", []), *([spec["spec"]] if "spec" in spec else [])]:
        found = axes_of(child, view)
        if found:
            return found
    return {}


@pytest.mark.parametrize("name", [each for each in NAMES if each not in WITHOUT_SELECTION])
def test_what_is_picked_elsewhere_is_not_faint(name: str) -> None:
    draw = made(4)[name]
    whole = shown_of(draw())
    assert whole["is_shown"].isna().all()
    id_column = "item" if name == "kano" else next(c for c in whole.columns if c.endswith("_id"))
    one = whole[id_column].dropna().iloc[0]
    for selected in ([one], {"some_table": [one]}):
        rows = shown_of(made(4)[name](selected=selected))
        assert rows.loc[rows[id_column] == one, "is_shown"].all()
        assert not rows.loc[rows[id_column].notna() & (rows[id_column] != one), "is_shown"].any()
    assert shown_of(made(4)[name](selected=["somebody else"]))["is_shown"].isna().all()
    with pytest.raises(JourneyError, match="selected must be a list of ids"):
        made(4)[name](selected="tp1")


def test_what_is_picked_elsewhere_goes_before_what_was_picked_here() -> None:
    spec = spec_of(made(3)["gap_bars"]())
    here = '{"and": [{"param": "picked"}, "!isValid(datum.is_shown)"]}'
    assert f'"test": {{"or": ["datum.is_shown === true", {here}]}}' in spec


def shown_of(chart: Any) -> pd.DataFrame:
    return next(table for table in parts_of(chart).tables.values() if "is_shown" in table.columns and len(table))


@pytest.mark.parametrize("name", NAMES)
def test_another_language_is_refused(name: str) -> None:
    with pytest.raises(JourneyError, match="language must be one of 'en', 'it', not 'de'"):
        made(2)[name](language="de")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_table_of_a_chart_is_refused_by_name(name: str) -> None:
    draw = getattr(jw.charts, name)
    table = pd.DataFrame({"x": [1]})
    needed = 2 if name in {"coherence_heat", "control_chart", "emotion_curves", "experience_curves", "intervals"} else 1
    for wrong, said in (([1, 2], "must be a DataFrame"), (table, "has no column|must be indexed by")):
        with pytest.raises(JourneyError, match=said):
            draw(*[wrong] * needed)


@pytest.mark.parametrize(
    "name", [name for name in NAMES if "most" in jw.charts.__dict__.get(name, getattr(jw.charts, name)).__kwdefaults__]
)
def test_of_many_rows_the_rest_is_counted(name: str) -> None:
    chart = made(30)[name](most=4)
    labels = {str(each) for table in parts_of(chart).tables.values() for each in table.get("label", ())}
    rest = [each for each in labels if re.fullmatch(r"… and \d+ more", each)]
    assert name in {"intervals", "control_chart"} or len(rest) == 1
    with pytest.raises(JourneyError, match="most must be a whole number, 1 or more, not 0"):
        made(3)[name](most=0)


def test_numbers_of_axes_are_those_of_the_language() -> None:
    svg = drawn(made(9)["portfolio_frontier"](language="it"))
    assert ">8.000" in svg
    assert ">€8,000" in drawn(made(9)["portfolio_frontier"]())


def test_charts_are_found_by_name_and_have_examples() -> None:
    assert set(NAMES) <= set(dir(jw.charts))
    for name in NAMES:
        function = getattr(jw.charts, name)
        assert ">>> chart = jw.charts." in (function.__doc__ or ""), name
    with pytest.raises(AttributeError, match="no attribute 'pie'"):
        _ = jw.charts.pie


@pytest.mark.parametrize("home", sorted({getattr(jw.charts, name).__module__ for name in NAMES}))
def test_examples_run(home: str) -> None:
    failed, tried = doctest.testmod(importlib.import_module(home))
    assert tried > 0
    assert failed == 0


def test_a_chart_is_one_of_altair() -> None:
    assert all(isinstance(draw(), alt.TopLevelMixin) for draw in made(3).values())


def test_each_text_has_both_languages_and_the_same_blanks() -> None:
    for key, text in CHART_TEXTS.items():
        blanks = [sorted({part.split("}")[0] for part in each.split("{")[1:]}) for each in text]
        assert blanks[0] == blanks[1], key
