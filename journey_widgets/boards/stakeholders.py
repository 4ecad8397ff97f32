"""The map of stakeholders: who has influence on the result, who is interested in it, and in which role."""

from __future__ import annotations

import pandas as pd

from journey_widgets.boards.parts import (
    Board,
    Frame,
    Result,
    Tables,
    Told,
    Words,
    edited,
    is_missing,
    names_of,
    without_nones,
)

CORNERS = ("satisfied", "closely", "monitor", "informed")
"""Left above, right above, left below, right below."""
MIDDLE = 5
MOST_NAMED = 3
SIZE = 0.55


def stakeholder_map(rd: Tables, *, language: str = "en") -> Board:
    """Return the plane of influence and interest.

    Parameters
    ----------
    rd
        The tables.
    language
        ``en`` or ``it``.

    Returns
    -------
    Board
        A bubble a stakeholder who has both scores, and all of them in a list, those without first.
    """
    words = Words(language)
    table = rd.stakeholders
    names, units = names_of(table), names_of(rd.org_units)
    items = [_item(str(i), row, names[str(i)], units, words) for i, row in table.iterrows()]
    points = [
        without_nones(
            {
                "label": item["name"]["text"],
                "row": item["row"],
                "x": float(row["interest"]),
                "y": float(row["influence"]),
                "size": SIZE,
                "mark": item.get("mark"),
                "letter": item["letter"],
                "hint": item["hint"],
                "fieldX": item["fieldX"],
                "fieldY": item["fieldY"],
            }
        )
        for item, (_, row) in zip(items, table.iterrows(), strict=True)
        if item["isPlaced"]
    ]
    roles = words.choices("stakeholders", "role_kind")
    used = set(table["role_kind"].dropna())
    missing = [label for role, label in roles if role not in used]
    frame = Frame(
        words.say("stakeholders"),
        _finding(points, len(items), missing, words),
        words.say("stakeholders.note"),
        [],
        [(f"role-{role}", label) for role, label in roles if role in used],
    )
    x, y = (
        {"label": words.say(f"stakeholders.{axis}"), "from": 0, "to": 10, "cut": MIDDLE, "step": 0.5}
        for axis in ("interest.axis", "influence.axis")
    )
    body: Told = {
        "board": "plane",
        "x": x,
        "y": y,
        "quadrants": [words.say(f"stakeholders.{corner}") for corner in CORNERS],
        "points": points,
        "roster": {
            "label": words.say("stakeholders.roster"),
            "groups": [
                {"label": words.say(f"stakeholders.{key}"), "items": [i for i in items if i["isPlaced"] == is_placed]}
                for key, is_placed in (("unplaced", False), ("placed", True))
            ],
            "missing": [words.say("stakeholders.nobody", role=label) for label in missing],
            "add": {"table": "stakeholders", "column": "name", "label": words.say("stakeholders.add")},
        },
    }
    return Board(frame.around(body), _table(items, words))


def _item(stakeholder: str, row: Result, name: str, units: dict[str, str], words: Words) -> Told:
    def field(column: str, options: list[tuple[str, str]] | None = None) -> Told:
        return edited("stakeholders", stakeholder, column, row[column], options=options)

    role, raci, unit = row["role_kind"], row["raci_kind"], row["org_unit_id"]
    told = {
        "role_kind": words.choice("stakeholders", "role_kind", role) if isinstance(role, str) else "",
        "raci_kind": words.choice("stakeholders", "raci_kind", raci) if isinstance(raci, str) else "",
        "org_unit_id": units.get(unit, "") if isinstance(unit, str) else "",
    }
    options = {
        "role_kind": words.choices("stakeholders", "role_kind"),
        "raci_kind": words.choices("stakeholders", "raci_kind"),
        "org_unit_id": list(units.items()),
    }
    facts = [
        {"label": words.say(f"stakeholders.{column}"), "text": text or "–", "field": field(column, options[column])}
        for column, text in told.items()
    ]
    facts += [
        {
            "label": words.say(f"stakeholders.{column}"),
            "text": words.number(row[column], 1) or "–",
            "field": field(column),
        }
        for column in ("influence", "interest")
    ]
    return without_nones(
        {
            "name": {"label": "", "text": name, "field": field("name")},
            "row": ["stakeholders", stakeholder],
            "letter": raci[0].upper() if isinstance(raci, str) else "",
            "mark": f"role-{role}" if isinstance(role, str) else None,
            "hint": " · ".join(filter(None, (name, *told.values()))),
            "isPlaced": not is_missing(row["influence"]) and not is_missing(row["interest"]),
            "facts": facts,
            "remove": words.say("stakeholders.remove", name=name),
            "fieldX": field("interest"),
            "fieldY": field("influence"),
        }
    )


def _finding(points: list[Told], total: int, missing: list[str], words: Words) -> str:
    if not total:
        return words.say("stakeholders.finding.none")
    close = [point["label"] for point in points if point["x"] >= MIDDLE and point["y"] >= MIDDLE]
    # what follows a comma is who they are, not what they are called
    named = ", ".join(label.split(",")[0] for label in close[:MOST_NAMED]) + (", …" if len(close) > MOST_NAMED else "")
    parts = [words.count("stakeholders.finding", len(close), total=total, names=named)] if close else []
    if missing:
        parts.append(words.say("stakeholders.finding.nobody", roles=", ".join(missing)))
    if len(points) < total:
        parts.append(words.count("stakeholders.finding.unplaced", total - len(points)))
    said = "; ".join(parts) or words.say("stakeholders.finding.far")
    return said[0].upper() + said[1:]


def _table(items: list[Told], words: Words) -> pd.DataFrame:
    columns = [
        words.say(f"stakeholders.{key}") for key in ("role_kind", "raci_kind", "org_unit_id", "influence", "interest")
    ]
    return pd.DataFrame(
        [[fact["text"] for fact in item["facts"]] for item in items],
        index=pd.Index([item["name"]["text"] for item in items], name=words.say("stakeholders"), dtype="object"),
        columns=columns,
    )
