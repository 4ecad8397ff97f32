"""Altair without what makes it slow gives the charts that Altair gives."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from journey_widgets.charts.heavy import import_altair

CHART = """
import json, sys
{prepare}
import altair as alt
import pandas as pd
table = pd.DataFrame({{"a": [1, 2], "b": ["x", "y"]}})
chart = alt.Chart(table).mark_bar().encode(x="mean(a):Q", y=alt.Y("b:N", sort="-x"), color="b", tooltip=["a:Q", "b:N"])
spec = (chart + chart.mark_text()).to_dict()
print(json.dumps(spec, sort_keys=True))
"""


def spec_of(prepare: str) -> dict[str, object]:
    found = subprocess.run([sys.executable, "-c", CHART.format(prepare=prepare)], check=True, capture_output=True)
    spec: dict[str, object] = json.loads(found.stdout)
    return spec


@pytest.mark.parametrize(
    "prepare",
    [
        "from journey_widgets.charts.heavy import import_altair; import_altair()",
        "import altair; from journey_widgets.charts.heavy import import_altair; import_altair(); import_altair()",
    ],
    ids=["first", "after the user"],
)
def test_a_chart_is_what_altair_makes_of_it(prepare: str) -> None:
    assert spec_of(prepare) == spec_of("")


def test_the_index_of_schemas_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    alt = import_altair()
    from altair.utils import schemapi  # noqa: PLC0415 - imported by us, not by the test

    alt.Chart().mark_bar().encode(x="a:Q")
    hashed = []
    index = schemapi._FromDict
    hash_schema = index.hash_schema
    monkeypatch.setattr(index, "hash_schema", lambda schema, **how: hashed.append(1) or hash_schema(schema, **how))
    alt.Chart().mark_bar().encode(x="b:Q", y="c:N", color="d")
    assert len(hashed) < 20  # one for what is looked up, none for what it is looked up in: some five hundred
