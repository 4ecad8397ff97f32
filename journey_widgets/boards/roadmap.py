"""The roadmap: activities in time, under the capabilities they build."""

from __future__ import annotations

import pandas as pd

from journey_widgets import analysis, charts
from journey_widgets.boards.parts import Board, Frame, Result, Tables, Told, Words, edited, is_missing, names_of
from journey_widgets.schema import TABLES

DRAWN = ("planned", "running", "done")
"""Statuses whose bars are drawn."""
MARGIN_DAYS = 14
"""Left free before the first activity and after the last."""


def roadmap(rd: Tables, *, language: str = "en", today: str | None = None) -> Board:
    """Return the roadmap.

    Parameters
    ----------
    rd
        The tables.
    language
        ``en`` or ``it``.
    today
        The day that is marked, ISO 8601; by default the day it is.

    Returns
    -------
    Board
        A bar an activity that has both dates and was not stopped.
    """
    words = Words(language)
    found: Result = analysis.roadmap(rd.activities)
    now = pd.Timestamp(today) if today else pd.Timestamp.now().normalize()
    names = names_of(rd.capabilities)
    groups: list[Told] = []
    for capability in [*rd.capabilities.index, None]:
        bars = found[found["capability_id"].isna() if capability is None else found["capability_id"] == capability]
        if len(bars):
            kind = "" if capability is None else rd.capabilities.loc[capability, "capability_kind"]
            label = "–" if capability is None else names[str(capability)]
            sub = words.choice("capabilities", "capability_kind", kind) if isinstance(kind, str) and kind else ""
            told = [_bar(row, str(i), words) for i, row in bars.iterrows()]
            groups.append({"label": label, "sub": sub, "bars": told})
    days = [now, *found["start_on"], *found["end_on"]]
    span = pd.Timedelta(days=MARGIN_DAYS)
    body = {
        "board": "roadmap",
        "from": _ms(min(days) - span),
        "to": _ms(max(days) + span),
        "today": _ms(now),
        "groups": groups,
    }
    frame = Frame(
        words.say("roadmap"),
        _finding(found, words),
        words.say("roadmap.note"),
        legend=[
            *(
                (str(status), label)
                for status, label in words.choices("activities", "activity_status")
                if status in DRAWN
            ),
            ("critical", words.say("roadmap.critical")),
        ],
    )
    rows = [(group["label"], bar) for group in groups for bar in group["bars"]]
    columns = {column.name: column.label.in_language(language) for column in TABLES["activities"].columns}
    table = pd.DataFrame(
        [
            [label, bar["sub"], *(words.day(pd.Timestamp(bar[end], unit="ms")) for end in ("from", "to"))]
            for label, bar in rows
        ],
        index=pd.Index([bar["label"] for _, bar in rows], name=words.say("roadmap")),
        columns=[columns[name] for name in ("capability_id", "owner", "start_on", "end_on")],
    )
    return Board(
        frame.around(body), table, lambda: charts.roadmap(found, rd.capabilities, today=now, language=language)
    )


def _bar(row: Result, activity: str, words: Words) -> Told:
    name = row["name"] if isinstance(row["name"], str) else activity
    slack = row["slack_days"]
    wait = row["wait_days"]
    late = not is_missing(slack) and slack < 0
    problem = words.say("roadmap.early") if not is_missing(wait) and wait < 0 else ""
    if late:
        problem = words.count("roadmap.late", int(-slack))
    hint = words.count("roadmap.slack", int(slack)) if not is_missing(slack) and slack > 0 else ""
    owner = row["owner"] if isinstance(row["owner"], str) else ""
    dates = f"{words.day(row['start_on'])} – {words.day(row['end_on'])}"
    return {
        "label": name,
        "sub": owner,
        "row": ["activities", activity],
        "from": _ms(row["start_on"]),
        "to": _ms(row["end_on"]),
        "slackTo": None if is_missing(slack) or slack <= 0 else _ms(row["latest_end_on"]),
        "status": row["activity_status"] if isinstance(row["activity_status"], str) else "planned",
        "isCritical": bool(row["is_critical"]),
        "problem": problem,
        "hint": " · ".join(filter(None, (name, owner, dates, hint))),
        "fieldFrom": edited("activities", activity, "start_on", row["start_on"]),
        "fieldTo": edited("activities", activity, "end_on", row["end_on"]),
    }


def _finding(found: Result, words: Words) -> str:
    if found.empty:
        return words.say("roadmap.finding.none")
    critical = found[found["is_critical"].astype("bool")]
    text = (
        words.count("roadmap.critical", len(critical), name=names_of(critical)[str(critical.index[0])])
        if len(critical)
        else words.say("roadmap.critical.none")
    )
    return words.count("roadmap.finding", len(found), until=words.day(found["end_on"].max()), critical=text)


def _ms(day: pd.Timestamp) -> int:
    return int(pd.Timestamp(day).normalize().timestamp() * 1000)
