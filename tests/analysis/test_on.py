"""The analyses of one redesign, which take their tables from it."""

from __future__ import annotations

import inspect

import pytest

import journey_widgets as jw
from journey_widgets import analysis
from journey_widgets.errors import JourneyError
from journey_widgets.schema import TABLES


@pytest.fixture(scope="module")
def rd() -> jw.Redesign:
    return jw.example("car-rental")


def test_every_analysis_of_tables_alone_is_that_of_the_redesign(rd: jw.Redesign) -> None:
    found = 0
    for name in analysis.__all__:
        function = getattr(analysis, name)
        wanted = [each for each in inspect.signature(function).parameters.values() if each.default is each.empty]
        if not wanted or any(each.name not in TABLES for each in wanted) or name == "priorities":
            continue  # of priorities, `coherences` is what an analysis gave
        tables = {each: getattr(rd, each) for each in inspect.signature(function).parameters if each in TABLES}
        assert getattr(jw.on(rd), name)().equals(function(**tables)), name
        found += 1
    assert found > 25


def test_what_is_given_goes_before_what_the_redesign_has(rd: jw.Redesign) -> None:
    few = rd.touchpoints.head(3)
    assert set(jw.on(rd).service_gaps(few).index.get_level_values(0)) <= set(few.index)
    assert jw.on(rd).service_gaps(touchpoints=few).equals(jw.on(rd).service_gaps(few))
    fits, effects = jw.on(rd).intervention_coherence(), jw.on(rd).intervention_effects()
    assert jw.on(rd).priorities(coherences=fits, effects=effects)["priority"].notna().all()
    assert set(jw.on(rd).lint(language="it").columns) >= {"severity", "message", "hint"}


def test_what_is_not_there_is_named(rd: jw.Redesign) -> None:
    with pytest.raises(AttributeError, match=r"no analysis 'gasp' \(did you mean 'gaps'"):
        jw.on(rd).gasp  # noqa: B018 - asked for
    with pytest.raises(JourneyError, match=r"jw\.on takes a redesign"):
        jw.on(rd.touchpoints)
    assert dir(jw.on(rd)) == sorted(analysis.__all__)
