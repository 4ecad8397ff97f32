"""What the cards of a map say of themselves to a query; the twin of ``js/src/model/find.ts``, where rules are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from journey_widgets.export.change import Change, change_of_row, changes_of
from journey_widgets.export.query import Term, Texts, fold, is_met
from journey_widgets.export.rows import InState, in_state
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
                    return [self._persona(row)]
                case "kind":
                    return _kinds(table, row)
            return STATE_WORDS[self.change(table, row_id)]

        return Texts("\n".join(own), of)

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

    def _persona(self, row: Row) -> str:
        """Return whose card it is: its own persona's, else the journey's."""
        own = row.get("persona_id")
        if self._row("personas", own) is not None:
            return self._name("personas", own)
        return self._name("personas", self._raw("journeys", self.journey_id).get("persona_id"))


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
