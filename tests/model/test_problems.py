"""What `problems()` says, in the redesign's language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from workbench import Page, small

from journey_widgets.model import problems
from journey_widgets.schema import TEXTS

KEYS = [key for key in TEXTS if key.startswith("problem.") and not key.endswith(".hint")]


def test_every_sentence_has_a_hint_and_somebody_who_says_it() -> None:
    code = Path(problems.__file__).read_text(encoding="utf-8")
    for key in KEYS:
        assert f'"{key.removeprefix("problem.")}"' in code, key
        for said in (TEXTS[key], TEXTS[f"{key}.hint"]):
            assert sorted(re.findall(r"\{\w+\}", said.en)) == sorted(re.findall(r"\{\w+\}", said.it)), key


@pytest.mark.parametrize("language", ["en", "it"])
def test_messages_and_hints_are_in_the_language_of_the_redesign(language: str) -> None:
    rd = small()
    rd.facts.loc["redesign", "language"] = language
    rd.journeys["goal"] = None
    rd.touchpoints.loc["tp1", "is_moment_of_truth"] = True
    rd.sync()
    page = Page(rd.document)
    page.set("touchpoints", "tp1", "channel_id", "nowhere")
    page.set("touchpoints", "tp2", "relevance", "high")
    found = rd.problems()
    said = {(p.table, p.row, p.column): (p.severity, p.message, p.hint) for p in found.itertuples()}
    assert (
        said["journeys", "jo1", "goal"]
        == {
            "en": ("missing", "missing: Goal", "fill in `goal`"),
            "it": ("missing", "manca: Obiettivo", "compila `goal`"),
        }[language]
    )
    assert (
        said["touchpoints", "tp1", "channel_id"]
        == {
            "en": (
                "warning",
                "refers to 'nowhere', which is not there; it reads as empty",
                "choose another row of `channels`",
            ),
            "it": (
                "warning",
                "rimanda a 'nowhere', che non c'è; vale come vuoto",
                "scegli un'altra riga di `channels`",
            ),
        }[language]
    )
    assert (
        said["touchpoints", "tp2", "relevance"][:2]
        == {
            "en": ("error", "'high' is not allowed here; it reads as empty"),
            "it": ("error", "'high' qui non è ammesso; vale come vuoto"),
        }[language]
    )
    assert list(found["severity"]) == sorted(found["severity"], key=["error", "warning", "missing"].index)
