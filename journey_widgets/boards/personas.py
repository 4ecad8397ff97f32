"""The card of a persona: who she is, in words; how her journeys feel; what she counts on, in numbers."""

from __future__ import annotations

import re

import pandas as pd

from journey_widgets import analysis
from journey_widgets.boards.parts import (
    Board,
    Frame,
    Result,
    Tables,
    Told,
    Words,
    control,
    edited,
    is_missing,
    names_of,
)
from journey_widgets.schema import TABLES

TEXTS_SHOWN = ("demographics", "traits", "needs", "pain_points", "goals")
PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+")
LONGEST_EMOJI = 8
"""Code points: an emoji may be a family of several people with several skins."""
STATES = ("current", "future")


def persona_card(rd: Tables, *, language: str = "en", persona: str = "") -> Board:
    """Return the card of one persona, and the others in a strip beside her.

    Parameters
    ----------
    rd
        The tables.
    language
        ``en`` or ``it``.
    persona
        Whose card; the first persona's where there is no such one.

    Returns
    -------
    Board
        Texts to edit, a curve a journey, an expectation a row.
    """
    words = Words(language)
    names = names_of(rd.personas)
    chosen = persona if persona in names else next(iter(names), "")
    felt = _felt(rd)
    strip = [_beside(rd, each, names[each], felt, words) for each in names] if len(names) > 1 else []
    body: Told = {
        "board": "persona",
        "persona": _persona(rd, chosen, felt, words) if chosen else None,
        "strip": strip,
        "trait": "persona",
        "add": {"table": "personas", "column": "name", "label": words.say("persona.add")},
    }
    choice = control("persona", words.say("persona"), chosen, list(names.items()))
    frame = Frame(
        words.say("persona"),
        _finding(rd, body["persona"], words),
        words.say("persona.note"),
        [choice] if strip else [],
        [(state, words.say(f"persona.{state}")) for state in STATES] + [("truth", words.say("quadrants.truth"))],
    )
    return Board(frame.around(body), _table(body["persona"], words))


def portrait(name: str, image: object) -> Told:
    """Return what stands for a face: a picture, an emoji, or initials."""
    given = image.strip() if isinstance(image, str) else ""
    if PICTURE.fullmatch(given):
        return {"text": "", "picture": given}
    if given and len(given) <= LONGEST_EMOJI:
        return {"text": given, "picture": None}
    return {"text": initials(name), "picture": None}


def initials(name: str) -> str:
    """Return the first letters of the first two words."""
    return "".join(word[0] for word in re.findall(r"\w+", name)[:2]).upper()


def _felt(rd: Tables) -> Result:
    """Return what was felt: a row a step, state and persona, in the order of the map."""
    phases, journeys = rd.phases, rd.journeys
    felt: Result = rd.emotions["valence"].dropna().reset_index()
    step = rd.steps.reindex(felt["step_id"])
    felt["step"] = step["name"].to_numpy()
    felt["journey_id"] = phases["journey_id"].reindex(step["phase_id"]).to_numpy()
    own = journeys["persona_id"].reindex(felt["journey_id"]).to_numpy()
    # what nobody in particular feels, the persona of the journey feels; what she is said to feel herself goes before it
    felt["is_own"] = felt["persona_id"] != ""
    felt["persona_id"] = felt["persona_id"].where(felt["is_own"], own)
    places = {str(label): i for i, label in enumerate(rd.steps.index)}
    felt["place"] = [places.get(str(label), -1) for label in felt["step_id"]]
    felt = felt[(felt["place"] >= 0) & felt["journey_id"].notna()]
    felt = felt.sort_values(["place", "is_own"], kind="stable")
    return felt.drop_duplicates(["step_id", "state", "persona_id"], keep="last")


def _persona(rd: Tables, persona: str, felt: Result, words: Words) -> Told:
    row = rd.personas.loc[persona]
    name = names_of(rd.personas)[persona]
    segments = names_of(rd.segments)
    segment = row["segment_id"]

    def told(column: str) -> Told:
        value = row[column]
        label = TABLES["personas"].column(column)
        return {
            "label": label.label.in_language(words.language) if label else column,
            "text": value if isinstance(value, str) else "–",
            "field": edited("personas", persona, column, value),
        }

    return {
        "row": ["personas", persona],
        "name": told("name") | {"text": name},
        "segment": {
            "label": words.say("persona.segment"),
            "text": segments.get(segment, words.say("persona.segment.none")),
            "field": edited("personas", persona, "segment_id", segment, options=list(segments.items())),
        },
        "initials": initials(name),
        "image": edited("personas", persona, "image", row["image"]),
        "quote": told("quote"),
        "texts": [told(column) for column in TEXTS_SHOWN],
        "journeys": _journeys(rd, persona, felt, words),
        "expected": _expected(rd, persona, words),
        "headings": [words.say(f"persona.{key}") for key in ("journeys", "expected")],
        "empty": [words.say(f"persona.{key}.none") for key in ("journeys", "expected")],
    }


def _journeys(rd: Tables, persona: str, felt: Result, words: Words) -> list[Told]:
    names = names_of(rd.journeys)
    hers = felt[felt["persona_id"] == persona]
    steps, phases = rd.steps, rd.phases
    is_truth = rd.touchpoints["is_moment_of_truth"].fillna(value=False).astype(bool)
    truths = rd.touchpoints[is_truth]
    found = []
    for journey in rd.journeys.index:
        mine = hers[hers["journey_id"] == journey]
        if rd.journeys.loc[journey, "persona_id"] != persona and mine.empty:
            continue
        within = phases.index[phases["journey_id"] == journey]
        columns = [str(step) for step in steps.index[steps["phase_id"].isin(within)]]
        of_truth = truths[truths["step_id"].isin(columns)]
        curves = {state: _curve(mine, state, columns, set(of_truth["step_id"]), words) for state in STATES}
        goal = rd.journeys.loc[journey, "goal"]
        lowest = min(curves["current"], key=lambda point: point["y"], default=None)
        found.append(
            {
                "label": names[str(journey)] if names[str(journey)] != journey else words.say("persona.untitled"),
                "row": lowest["row"] if lowest else ["journeys", str(journey)],
                "sub": goal if isinstance(goal, str) else "",
                **curves,
                "facts": _journey_facts(mine, names_of(of_truth), words),
            }
        )
    return found


def _curve(felt: Result, state: str, columns: list[str], truths: set[str], words: Words) -> list[Told]:
    """Return the points of a curve: x from 0 to 1 over the steps, y from −2 to 2."""
    places = {step: i for i, step in enumerate(columns)}
    rows = felt[felt["state"] == state]
    lowest = rows["valence"].min()
    return [
        {
            "x": places[str(row.step_id)] / max(len(columns) - 1, 1),
            "y": float(row.valence),
            "row": ["steps", str(row.step_id)],
            "hint": f"{_named(row.step, row.step_id)}: {words.number(row.valence, 1, is_signed=True)}",
            "isTruth": row.step_id in truths,
            "isLowest": bool(row.valence == lowest),
        }
        for row in rows.itertuples()
        if str(row.step_id) in places
    ]


def _named(name: object, row: object) -> str:
    return name if isinstance(name, str) and name else str(row)


def _journey_facts(felt: Result, truths: dict[str, str], words: Words) -> list[Told]:
    today, future = (felt[felt["state"] == state] for state in STATES)
    facts = []
    if len(today):
        worst = today.loc[today["valence"].idxmin()]
        text = f"{_named(worst['step'], worst['step_id'])} ({words.number(worst['valence'], 1, is_signed=True)})"
        facts.append({"label": words.say("persona.lowest"), "text": text, "tone": -1 if worst["valence"] < 0 else None})
        mean = words.number(today["valence"].mean(), 1, is_signed=True)
        if len(future):
            mean += " → " + words.number(future["valence"].mean(), 1, is_signed=True)
        facts.append({"label": words.say("persona.mean"), "text": mean})
    if truths:
        facts.append({"label": words.count("persona.truths", len(truths)), "text": ", ".join(truths.values())})
    return facts


def _expected(rd: Tables, persona: str, words: Words) -> list[Told]:
    table, journeys = rd.expected_measures, rd.journeys
    hers = journeys.index[journeys["persona_id"] == persona]
    met: Result = analysis.expected_measures_met(table)["is_met"]
    places, names = names_of(rd.touchpoints), names_of(table)
    told = []
    for label, row in table[table["journey_id"].isin(hers)].iterrows():
        verdict = met.get(label)
        facts = [
            {
                "label": words.say(f"persona.{column}"),
                "text": words.number(row[column], 2) or "–",
                "field": edited("expected_measures", str(label), column, row[column]),
            }
            for column in ("target", "actual")
        ]
        unit = row["unit"] if isinstance(row["unit"], str) else ""
        told.append(
            {
                "name": {
                    "label": "",
                    "text": names[str(label)],
                    "field": edited("expected_measures", str(label), "name", row["name"]),
                },
                "row": ["expected_measures", str(label)],
                "sub": " · ".join(filter(None, (unit, places.get(row["touchpoint_id"], "")))),
                "facts": facts,
                "tone": None if is_missing(verdict) else 1 if verdict else -1,
                "words": words.say(f"persona.{'unmeasured' if is_missing(verdict) else 'met' if verdict else 'unmet'}"),
            }
        )
    return told


def _beside(rd: Tables, persona: str, name: str, felt: Result, words: Words) -> Told:
    """Return what the strip shows of a persona, beside the others."""
    row = rd.personas.loc[persona]
    today: Result = felt[(felt["persona_id"] == persona) & (felt["state"] == "current")]
    columns = list(dict.fromkeys(str(step) for step in felt.loc[felt["persona_id"] == persona, "step_id"]))
    segment = names_of(rd.segments).get(row["segment_id"], "")
    text = words.say("persona.strip.none")
    if len(today):
        worst = today.loc[today["valence"].idxmin()]
        text = words.say(
            "persona.strip",
            mean=words.number(today["valence"].mean(), 1, is_signed=True),
            name=_named(worst["step"], worst["step_id"]),
        )
    return {
        "id": persona,
        "label": name,
        "sub": segment,
        "portrait": portrait(name, row["image"]),
        "text": text,
        "current": _curve(today, "current", columns, set(), words),
    }


def _finding(rd: Tables, persona: Told | None, words: Words) -> str:
    if persona is None:
        return words.say("persona.finding.none")
    lows = [
        (point["y"], point["hint"])
        for journey in persona["journeys"]
        for point in journey["current"]
        if point["isLowest"]
    ]
    parts = [words.say("persona.finding.low", name=min(lows)[1])] if lows else []
    judged = [each["tone"] for each in persona["expected"] if each["tone"] is not None]
    if judged:
        parts.append(words.say("persona.finding.met", count=judged.count(1), total=len(judged)))
    if not parts:
        parts = [words.say("persona.finding.silent" if len(rd.emotions) == 0 else "persona.finding.elsewhere")]
    return "; ".join(parts)


def _table(persona: Told | None, words: Words) -> pd.DataFrame:
    facts: list[Told] = []
    name = words.say("persona")
    if persona is not None:
        name = persona["name"]["text"]
        facts = [persona["segment"], *persona["texts"], persona["quote"]]
        for journey in persona["journeys"]:
            lines = [f"{fact['label']}: {fact['text']}" for fact in journey["facts"]]
            facts.append({"label": journey["label"], "text": "; ".join(lines)})
        for each in persona["expected"]:
            lines = [f"{fact['label']} {fact['text']}" for fact in each["facts"]]
            facts.append({"label": each["name"]["text"], "text": ", ".join([*lines, each["sub"], each["words"]])})
    index = pd.Index([fact["label"] for fact in facts], name=name, dtype="object")
    return pd.DataFrame({"": [fact["text"] for fact in facts]}, index=index)
