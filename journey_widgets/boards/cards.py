"""The board of interventions: quick wins beside structural ones, as cards in the order of priority."""

from __future__ import annotations

import pandas as pd

from journey_widgets import analysis, charts
from journey_widgets.boards.parts import Board, Frame, Result, Tables, Told, Words, edited, is_missing, names_of

KINDS = ("quick_win", "structural")
WHY = {"is_easy": "effort", "is_short": "weeks", "is_within_units": "units", "is_free": "open"}


def intervention_board(rd: Tables, *, language: str = "en") -> Board:
    """Return the interventions as cards.

    Parameters
    ----------
    rd
        The tables.
    language
        ``en`` or ``it``.

    Returns
    -------
    Board
        Two lanes; in each the interventions by priority, those without one at the end.
    """
    words = Words(language)
    table = rd.interventions
    effects: Result = analysis.intervention_effects(table, rd.closures, rd.touchpoints, rd.assessments, rd.emotions)
    fits: Result = analysis.intervention_coherence(table, rd.objectives, rd.coherences)
    ranking: Result = analysis.priorities(table, fits, effects)
    kinds: Result = analysis.classify_interventions(table, rd.involvements, rd.dependencies)
    names = names_of(table)
    used = ranking["used_priority"].reindex(table.index).astype("float64")
    order = used.sort_values(ascending=False, kind="stable", na_position="last").index
    kind = kinds["kind"].reindex(table.index)
    lanes: list[Told] = []
    for lane in KINDS:
        ids = [str(i) for i in order if (str(kind[i]) == "quick_win") == (lane == "quick_win")]
        cost = words.money(table.loc[ids, "cost_eur"].sum())
        cards = [_card(table.loc[i], i, names[i], used[i], (kinds, effects, fits), words) for i in ids]
        count = words.count("interventions.count", len(ids), money=cost)
        lanes.append({"label": words.say(f"interventions.{lane}"), "sub": count, "cards": cards})
    finding = words.say(f"interventions.finding.{'unranked' if len(table) else 'none'}")
    if used.notna().any():
        quick = len(lanes[0]["cards"])
        finding = words.count("interventions.finding", quick, total=len(table), name=names[str(order[0])])
    frame = Frame(words.say("interventions"), finding, words.say("interventions.note"))
    rows = [card for lane in lanes for card in lane["cards"]]
    flat = pd.DataFrame(
        [{fact["label"]: fact["text"] for fact in card["facts"]} for card in rows],
        index=pd.Index([card["name"]["text"] for card in rows], name=words.say("interventions")),
    )
    return Board(
        frame.around({"board": "cards", "lanes": lanes}),
        flat,
        lambda: charts.ranking(ranking, table, language=language),
    )


def _card(
    row: Result,
    intervention: str,
    name: str,
    priority: float,
    results: tuple[Result, Result, Result],
    words: Words,
) -> Told:
    kinds, effects, fits = results
    effect = effects.loc[intervention, "effect"] if intervention in effects.index else row["effect"]

    def fact(column: str, text: str, value: object = None) -> Told:
        given = row[column] if value is None else value
        is_rate = column.endswith("_rate")
        return {
            "label": words.say(f"interventions.{column}"),
            "text": text or "–",
            "field": edited("interventions", intervention, column, given, is_percent=is_rate),
        }

    facts = [
        fact("effect", words.number(effect, 1), None if is_missing(effect) else round(float(effect), 2)),
        fact("effort", words.number(row["effort"], 1)),
        fact("duration_weeks", words.number(row["duration_weeks"], 1)),
        fact("cost_eur", words.money(row["cost_eur"])),
        fact("efficiency_eur", words.money(row["efficiency_eur"], is_signed=True)),
        fact("confidence_rate", words.rate(row["confidence_rate"])),
        {
            "label": words.say("interventions.kind"),
            "text": words.choice("interventions", "kind_override", row["kind_override"])
            if isinstance(row["kind_override"], str)
            else words.say("interventions.by_rule"),
            "field": edited(
                "interventions",
                intervention,
                "kind_override",
                row["kind_override"],
                options=words.choices("interventions", "kind_override"),
            ),
        },
    ]
    benefit = row["customer_benefit"]
    card: Told = {
        "name": {"label": "", "text": name, "field": edited("interventions", intervention, "name", row["name"])},
        "row": ["interventions", intervention],
        "text": {
            "label": "",
            "text": benefit if isinstance(benefit, str) else "–",
            "field": edited("interventions", intervention, "customer_benefit", benefit),
        },
        "facts": facts,
        "notes": [*_why(kinds, intervention, row, words), *_fit(fits, intervention, words)],
    }
    if not is_missing(priority):
        card |= {"badge": words.say("interventions.priority", value=words.number(priority)), "share": priority / 100}
    return card


def _why(kinds: Result, intervention: str, row: Result, words: Words) -> list[str]:
    if intervention not in kinds.index:
        return []
    found = kinds.loc[intervention]
    if bool(found["is_overridden"]):
        reason = row["kind_override_reason"] if isinstance(row["kind_override_reason"], str) else ""
        if is_missing(found["verdict"]):  # the rule cannot tell: it says nothing else
            return [reason] if reason else []
        kind = words.choice("interventions", "kind_override", found["verdict"])
        return [words.say("interventions.overridden", kind=kind, reason=reason).strip()]
    reasons = [words.say(f"interventions.why.{why}") for column, why in WHY.items() if not _holds(found[column])]
    return [", ".join(reasons)] if reasons else []


def _holds(value: object) -> bool:
    """Return whether a condition holds, or nobody can tell."""
    return is_missing(value) or bool(value)


def _fit(fits: Result, intervention: str, words: Words) -> list[str]:
    if intervention not in fits.index:
        return []
    row = fits.loc[intervention]
    if not row["objectives_judged"]:
        return []  # nobody knows yet
    kinds = (("conflict", "is_conflicting"), ("orphan", "is_orphan"))
    return [words.say(f"interventions.{key}") for key, column in kinds if bool(row[column])]
