"""What the cards of a map say of themselves to a query; the twin of ``js/src/model/find.ts``, where rules are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from journey_widgets.export.change import Change, change_of_row, changes_of
from journey_widgets.export.query import Term, Texts, fold, is_met
from journey_widgets.export.rows import InState, feeling, in_state
from journey_widgets.model.document import Document
from journey_widgets.model.shown import shown
from journey_widgets.model.values import Row
from journey_widgets.schema.choices import CONTACT_MODE, LANE_KIND, NOTE_KIND, SEVERITY
from journey_widgets.schema.spec import Choices

OWN_TEXTS = {
    "touchpoints": ("name", "moment_of_truth_reason", "trigger", "need", "content", "tags", "proactive_action"),
    "notes": ("text", "tags"),
    "steps": ("name", "action", "tags"),
    "step_actors": (),
}
"""Columns in which free words are looked for."""
STATE_WORDS = {
    "added": ("new", "nuovo"),
    "improved": ("changed", "cambiato", "improved", "migliorato"),
    "replaced": ("changed", "cambiato", "replaced", "sostituito"),
    "removed": ("removed", "tolto"),
    "kept": ("kept", "invariato"),
}
_BLANKS = " \t\r\n\u00a0"


class Finder:
    """Finds cards of a journey in a state.

    Parameters
    ----------
    document
        The document, its lock held while this is in use.
    journey_id, state
        The journey and the state shown.
    """

    def __init__(self, document: Document, journey_id: str, state: str) -> None:
        self.document = document
        self.journey_id = journey_id
        self.state = state
        self.shown = shown(document)

    def finds(self, terms: Sequence[Term], table: str, row_id: str) -> bool:
        """Return whether a card is what is looked for."""
        return is_met(terms, self.texts(table, row_id))

    def texts(self, table: str, row_id: str) -> Texts:
        """Return what a card says."""
        row = self._raw(table, row_id)
        place = self._place(table, row)
        channel = self._name("channels", place and place.channel_id)
        actor = self._row("actors", row.get("actor_id")) if table == "step_actors" else None
        owner = self._owner(table, row, place) if actor is None else self._name("org_units", actor.get("org_unit_id"))
        own = [fold("\n".join(_text(row.get(column)) for column in OWN_TEXTS[table]))]
        if table == "touchpoints":
            own += [channel, owner, *_labels(CONTACT_MODE, place and place.contact_mode)]
        elif table == "notes":
            own += [owner, *_labels(SEVERITY, row.get("severity") if row.get("note_kind") == "blocker" else None)]
        elif actor is not None:
            own += [fold(_text(actor.get("name"))), owner]

        def of(field: str) -> Sequence[str]:
            match field:
                case "channel":
                    return [channel]
                case "owner":
                    return [owner]
                case "tag":
                    return [tag for text in _text(row.get("tags")).split(",") if (tag := fold(text).strip(_BLANKS))]
                case "persona":
                    return [self._name("personas", persona) for persona in self._personas_of(table, row_id, row, place)]
                case "kind":
                    return _kinds(table, row)
            return STATE_WORDS[self.change(table, row_id)]

        return Texts(own, of)

    def change(self, table: str, row_id: str) -> str:
        """Return what becomes of a card in the future map, in a word."""
        return self.change_of(table, row_id).kind

    def change_of(self, table: str, row_id: str) -> Change:
        """Return what becomes of a card in the future map."""
        if table != "touchpoints":
            return Change(change_of_row(self.document, table, self._raw(table, row_id)))
        return self._changes.get(row_id, Change("kept"))

    @cached_property
    def _changes(self) -> Mapping[str, Change]:
        return changes_of(self.document)

    def _raw(self, table: str, row_id: str) -> Row:
        return self.document.rows[table].get(row_id, {})

    def _row(self, table: str, row_id: object) -> Row | None:
        return self._raw(table, row_id) if isinstance(row_id, str) and self.shown.has(table, row_id) else None

    def _name(self, table: str, row_id: object) -> str:
        return fold(_text((self._row(table, row_id) or {}).get("name")))

    def _place(self, table: str, row: Row) -> InState | None:
        """Return the touchpoint a card is, or hangs on, as it is in the state."""
        found = row if table == "touchpoints" else self._row("touchpoints", row.get("touchpoint_id"))
        return None if found is None else in_state(found, self.state, self.shown)

    def _owner(self, table: str, row: Row, place: InState | None) -> str:
        own = row.get("org_unit_id") if table == "notes" else None
        if self._row("org_units", own) is not None:
            return self._name("org_units", own)
        return self._name("org_units", place and place.org_unit_id)

    @cached_property
    def own(self) -> Sequence[str]:
        """Whose journey it is: its persona's or, where it has none, those of its segment."""
        journey = self._raw("journeys", self.journey_id)
        persona, segment = journey.get("persona_id"), journey.get("segment_id")
        if isinstance(persona, str) and self._row("personas", persona) is not None:
            return [persona]
        if self._row("segments", segment) is None:
            return []
        return [each for each in self.shown.ids["personas"] if self._raw("personas", each).get("segment_id") == segment]

    def asked(self, terms: Sequence[Term]) -> Sequence[str]:
        """Return the personas that a query asks for."""
        wanted = [term for term in terms if term.field == "persona" and not term.is_not]

        def is_asked(persona: str) -> bool:
            said = [self._name("personas", persona)]
            return any(is_met([term], Texts(said, lambda _: said)) for term in wanted)

        return [persona for persona in self.shown.ids["personas"] if is_asked(persona)]

    def _personas_of(self, table: str, row_id: str, row: Row, place: InState | None) -> Sequence[str]:
        """Return whom a card is for: whom a note names; else whose journey it is, and whoever feels at its step."""
        named = row.get("persona_id") if table == "notes" else None
        if isinstance(named, str) and self._row("personas", named) is not None:
            return [named]
        places = (place and place.step_id, row.get("step_id"), row.get("phase_id"))
        stands = row_id if table == "steps" else next((each for each in places if each is not None), None)
        return list(dict.fromkeys([*self.own, *self._feeling.get(stands, ())]))

    @cached_property
    def _feeling(self) -> Mapping[object, Sequence[str]]:
        """Step or phase → the personas whose curve has a value there."""
        found: dict[object, list[str]] = {}
        for step_id in self.shown.ids["steps"]:
            row = self._raw("steps", step_id)
            for persona in self.shown.ids["personas"]:
                if feeling(row, self.state, persona).valence is not None:
                    for place in (step_id, row.get("phase_id")):
                        found.setdefault(place, []).append(persona)
        return found


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _labels(choices: Choices, value: object) -> list[str]:
    """Return what a value of a closed list is called in both languages."""
    label = choices.values.get(value) if isinstance(value, str) else None
    return [] if label is None else [fold(label.en), fold(label.it)]


def _kinds(table: str, row: Row) -> list[str]:
    if table != "notes":
        kind = {"touchpoints": "touchpoint", "step_actors": "actor"}.get(table, "action")
        return [kind, *_labels(LANE_KIND, kind)]
    labels = _labels(NOTE_KIND, row.get("note_kind"))
    return [_text(row.get("note_kind")), *labels] if labels else []
