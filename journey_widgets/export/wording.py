"""What a map says, in a reader's language: read once, drawn by `svg` and written by `table`.

Texts of users come out cleaned and shortened as the live view shortens them; texts of the interface come from the
schema. Nothing here escapes anything: each writer escapes for its own format.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journey_widgets.export.map_layout import JourneyMap, LaneSpec
from journey_widgets.export.measure import excerpt, isolated
from journey_widgets.export.rows import Feeling, feeling, in_state, read, read_text
from journey_widgets.model.document import Document
from journey_widgets.model.shown import Shown, shown
from journey_widgets.model.values import Row
from journey_widgets.schema.choices import CONTACT_MODE, LANE_KIND, MACRO_PHASE, NOTE_KIND, SEVERITY
from journey_widgets.schema.words import Words

LONGEST = 280
"""Letters of a card's text that are shown; the live view shows as many."""
LONGEST_NAME = 160
LONGEST_PERSONA = 80
LONGEST_CHANNEL = 40
LONGEST_OWNER = 60
MOST_EMOJI = 8

_HINTS = {
    "action": "lane.action.hint",
    "emotion": "lane.emotion.hint",
    "touchpoint": "lane.touchpoint.hint",
}


@dataclass(frozen=True)
class TouchpointWords:
    """What a touchpoint's card says in the state shown.

    Attributes
    ----------
    name
        None where it has none.
    mode, mode_label
        ``physical``, ``digital``, ``both`` or None, and its label.
    channel, icon, is_to_enable
        Name of the channel, name of its icon or an emoji, whether it has yet to be enabled.
    experience, expectation
        Scores from 0 to 10, None where not scored.
    change
        ``new`` or ``changed`` in the future map, else empty.
    handoff
        Owner before and after, where the owner changes here.
    """

    name: str | None
    mode: str | None
    mode_label: str
    channel: str | None
    icon: str | None
    is_to_enable: bool
    experience: float | None
    expectation: float | None
    is_moment_of_truth: bool
    change: str
    handoff: tuple[str, str] | None


@dataclass(frozen=True)
class NoteWords:
    """What a note's card says; `severity` is that of a blocker."""

    text: str | None
    kind: str
    severity: str | None
    owner: str | None


@dataclass(frozen=True)
class Heading:
    """What stands above the map; empty where nothing is known."""

    name: str
    persona: str
    goal: str
    state: str
    reading: str = ""


class Reader:
    """Reads what the rows of one map say.

    Parameters
    ----------
    document
        The document, its lock held while this is in use.
    journey_map
        What stands where.
    language
        Language of the interface's own words.
    """

    def __init__(self, document: Document, journey_map: JourneyMap, language: str) -> None:
        self.document = document
        self.map = journey_map
        self.words = Words(language)
        self.shown: Shown = shown(document)

    def _row(self, table: str, row_id: str | None) -> Row | None:
        return None if row_id is None else self.document.rows[table].get(row_id)

    def _text(self, table: str, row_id: str | None, column: str, most: int) -> str | None:
        row = self._row(table, row_id)
        text = None if row is None else read_text(table, row, column)
        return None if text is None else excerpt(text, most) or None

    # ------------------------------------------------------------------ around the map

    def heading(self) -> Heading:
        """Return what stands above the map."""
        row = self._row("journeys", self.map.journey_id) or {}
        name = self._text("journeys", self.map.journey_id, "name", LONGEST_NAME)
        persona = self._text("personas", read_text("journeys", row, "persona_id"), "name", LONGEST_PERSONA)
        goal = self._text("journeys", self.map.journey_id, "goal", LONGEST_NAME)
        return Heading(
            name=one_liner(name) or self.words.say("map.untitled"),
            persona=self._labelled("map.persona", persona),
            goal=self._labelled("map.goal", goal),
            state=self.words.state(self.map.state),
            reading=self._filter(),
        )

    def _filter(self) -> str:
        """Return what is looked for, and how much of it there is."""
        if self.map.found is None:
            return ""
        count, total = self.map.found
        found = self.words.say("filter.found", count=count, total=total)
        return f"{self._labelled('filter.menu', excerpt(self.map.query, LONGEST_NAME))}: {found}"

    def _labelled(self, key: str, value: str | None) -> str:
        if value is None:
            return ""
        return self.words.say("still.label", label=self.words.say(key), value=isolated(one_liner(value)))

    def macro(self, macro: str | None) -> str:
        """Return the name of a macro phase, empty for none."""
        return "" if macro is None else self.words.label(MACRO_PHASE, macro)

    def phase(self, phase_id: str) -> str:
        """Return the name of a phase."""
        return self._text("phases", phase_id, "name", LONGEST_NAME) or self.words.say("card.unnamed")

    def step(self, step_id: str | None) -> str:
        """Return the name of a step, or what stands for a phase without steps."""
        if step_id is None:
            return self.words.say("still.noStep")
        return self._text("steps", step_id, "name", LONGEST_NAME) or self.words.say("card.unnamed")

    def lane(self, lane: LaneSpec) -> str:
        """Return the name of a lane: its own, else its kind's."""
        own = self._text("lanes", lane.id, "name", LONGEST_OWNER)
        if own is not None:
            return own
        return self.words.label(NOTE_KIND, lane.note_kind) if lane.note_kind else self.words.label(LANE_KIND, lane.kind)

    def hint(self, lane: LaneSpec) -> str:
        """Return what a lane shows, in a few words; empty where its name says it."""
        key = _HINTS.get(lane.kind)
        return "" if key is None else self.words.say(key)

    # ------------------------------------------------------------------ cards

    def action(self, step_id: str) -> str | None:
        """Return what the customer does at a step."""
        return self._text("steps", step_id, "action", LONGEST)

    def feeling(self, step_id: str, state: str) -> Feeling:
        """Return how a step feels in a state."""
        found = feeling(self._row("steps", step_id) or {}, state)
        return Feeling(found.valence, None if found.words is None else excerpt(found.words, LONGEST) or None)

    def touchpoint(self, touchpoint_id: str) -> TouchpointWords | None:
        """Return what a touchpoint's card says, None where it is none."""
        row = self._row("touchpoints", touchpoint_id)
        if row is None:
            return None
        now = in_state(row, self.map.state, self.shown)
        channel = self._row("channels", now.channel_id) or {}
        handoff = self.map.handoffs.get(touchpoint_id)
        return TouchpointWords(
            name=self._text("touchpoints", touchpoint_id, "name", LONGEST),
            mode=now.contact_mode,
            mode_label="" if now.contact_mode is None else self.words.label(CONTACT_MODE, now.contact_mode),
            channel=self._text("channels", now.channel_id, "name", LONGEST_CHANNEL),
            icon=self._text("channels", now.channel_id, "icon", MOST_EMOJI * 2),
            is_to_enable=read("channels", channel, "channel_status") == "to_enable",
            experience=now.experience,
            expectation=now.expectation,
            is_moment_of_truth=read("touchpoints", row, "is_moment_of_truth") is True,
            change=self._change(row),
            handoff=None if handoff is None else (self._unit(handoff.before), self._unit(handoff.after)),
        )

    def _change(self, row: Mapping[str, str | float | bool]) -> str:
        if self.map.state != "future":
            return ""
        before, after = (in_state(row, state, self.shown) for state in ("current", "future"))
        if not before.is_present:
            return "new"
        places = ((b.step_id, b.channel_id, b.contact_mode, b.org_unit_id) for b in (before, after))
        return "changed" if len(set(places)) > 1 else ""

    def _unit(self, org_unit_id: str) -> str:
        return one_liner(self._text("org_units", org_unit_id, "name", LONGEST_OWNER)) or self.words.say("card.unnamed")

    def note(self, note_id: str) -> NoteWords | None:
        """Return what a note's card says, None where it is none."""
        row = self._row("notes", note_id)
        if row is None:
            return None
        kind = read_text("notes", row, "note_kind") or "note"
        severity = read_text("notes", row, "severity")
        owner = read_text("notes", row, "org_unit_id")
        return NoteWords(
            text=self._text("notes", note_id, "text", LONGEST),
            kind=kind,
            severity=severity if kind == "blocker" else None,
            owner=self._text("org_units", owner, "name", LONGEST_OWNER),
        )

    def severity(self, note: NoteWords) -> str:
        """Return what a blocker does to the customer, in a word; empty where nobody said."""
        return "" if note.severity is None else self.words.label(SEVERITY, note.severity)


def one_liner(text: str | None) -> str:
    """Return a text without line ends."""
    return "" if text is None else " ".join(text.split("\n"))
