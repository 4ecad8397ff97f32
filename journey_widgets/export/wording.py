"""What a map says, in a reader's language: read once, drawn by `svg` and written by `table`.

Texts of users come out cleaned and shortened as the live view shortens them; texts of the interface come from the
schema. Nothing here escapes anything: each writer escapes for its own format.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from journey_widgets.export.find import Finder
from journey_widgets.export.map_layout import Handoff, JourneyMap, LaneSpec
from journey_widgets.export.marks import Marks
from journey_widgets.export.measure import excerpt, isolated
from journey_widgets.export.numbers import SUMMED, measure_of
from journey_widgets.export.reading import cards_of
from journey_widgets.export.rows import Feeling, feeling, in_state, read, read_text
from journey_widgets.model.document import Document
from journey_widgets.model.shown import Shown, shown
from journey_widgets.model.values import Row
from journey_widgets.schema.choices import ACTOR_KIND, COMPARISON_KIND, CONTACT_MODE, LANE_KIND, MACRO_PHASE, SEVERITY
from journey_widgets.schema.texts import TEXTS
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
    "actor": "lane.actor.hint",
    "emotion": "lane.emotion.hint",
    "touchpoint": "lane.touchpoint.hint",
    "channel": "lane.channel.hint",
    "org_unit": "lane.org_unit.hint",
    "kpi": "lane.kpi.hint",
}


@dataclass(frozen=True)
class HandoffWords:
    """A change of owner or channel: all of it in one sentence, whether it is broken, what is lost."""

    text: str
    is_broken: bool
    lost: str | None


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
        ``new`` or ``changed`` in the future map, else empty; empty, too, where today is laid under it.
    handoffs
        The changes of owner or channel it may begin with.
    sub_journeys
        Names of the journeys that open it up.
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
    handoffs: tuple[HandoffWords, ...]
    sub_journeys: tuple[str, ...]


@dataclass(frozen=True)
class NoteWords:
    """What a note's card says; `severity` is that of a blocker, `link` that of an image."""

    text: str | None
    kind: str
    severity: str | None
    owner: str | None
    link: str | None = None


@dataclass(frozen=True)
class ActorWords:
    """What the chip of an actor says.

    Attributes
    ----------
    name, initials
        Empty where it has none.
    number
        Its place among all actors, from 0: the colour goes by it.
    is_of_company
        Whether it works for the company or a partner.
    kind
        Whose side it is on, in a word; empty where nobody said.
    """

    name: str
    initials: str
    number: int
    is_of_company: bool
    kind: str


@dataclass(frozen=True)
class Heading:
    """What stands above the map; empty where nothing is known.

    Attributes
    ----------
    state
        The state shown, or how two of them are shown together.
    reading
        What is looked for, and how much of it there is.
    counts
        How many cards become what, where today is laid under the future.
    trail
        The wider journeys this one is part of, each with the touchpoint that leads down.
    """

    name: str
    persona: str
    goal: str
    state: str
    reading: str = ""
    counts: str = ""
    trail: str = ""


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
    below
        The map of another state that is shown under it.
    """

    def __init__(
        self, document: Document, journey_map: JourneyMap, language: str, below: JourneyMap | None = None
    ) -> None:
        self.document = document
        self.below = None if below is None else Reader(document, below, language)
        """The reader of the map under it."""
        self.map = journey_map
        self.words = Words(language)
        self.shown: Shown = shown(document)
        self.measurements: dict[str, list[str]] | None = None
        """KPI → its measurements, once they are asked for."""
        self.marks = Marks(document, self.shown, self.words)
        if self.below is not None:
            self.below.marks = self.marks

    @cached_property
    def finder(self) -> Finder:
        """What becomes of each card in the future map."""
        return Finder(self.document, self.map.journey_id, self.map.state)

    @cached_property
    def marked(self) -> Counter[str]:
        """What the rows of all maps bear, counted: levels of evidence, open comments, problems."""
        rows: dict[tuple[str, str], None] = {}
        for each in self.all:
            rows |= dict.fromkeys(("phases", phase.id) for phase in each.map.phases)
            rows |= dict.fromkeys(("steps", step_id) for _, _, step_id, _ in each.map.columns if step_id is not None)
            rows |= dict.fromkeys((table, row_id) for _, table, row_id in cards_of(self.document, each.map))
        counted: Counter[str] = Counter()
        for table, row_id in rows:
            mark = self.marks.of(table, row_id)
            counted.update({mark.level: 1, "comments": mark.comments, "problems": len(mark.problems)})
        return counted

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
            state=self.words.label(COMPARISON_KIND, self.map.comparison) if self.map.comparison else self.state,
            reading=self._filter(),
            counts=self.words.say("compare.counts", **self.map.counts) if self.map.is_overlaid else "",
            trail=" ".join(f"{name} ›" for above in self._trail() for name in above),
        )

    def _trail(self) -> list[tuple[str, str]]:
        """Return the names of what leads here, widest first; the twin of `trailOf` in the page."""
        trail: list[tuple[str, str]] = []
        seen, at = {self.map.journey_id}, self.map.journey_id
        while True:
            touchpoint_id = read_text("journeys", self._row("journeys", at) or {}, "parent_touchpoint_id") or ""
            above = self._journey_of(touchpoint_id) if self.shown.has("touchpoints", touchpoint_id) else ""
            if not self.shown.has("journeys", above) or above in seen:
                return trail[::-1]
            trail.append((self._name("journeys", above, "map.untitled"), self._name("touchpoints", touchpoint_id)))
            seen.add(above)
            at = above

    def _journey_of(self, touchpoint_id: str) -> str:
        at = touchpoint_id
        for table, column in (("touchpoints", "step_id"), ("steps", "phase_id"), ("phases", "journey_id")):
            at = read_text(table, self._row(table, at) or {}, column) or ""
        return at

    @property
    def state(self) -> str:
        """The state shown, in a word."""
        return self.words.state(self.map.state)

    @property
    def all(self) -> list[Reader]:
        """The readers of all maps shown: this one, and that of the map under it."""
        return [self] if self.below is None else [self, self.below]

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

    def branch(self, branch: str) -> str:
        """Return the name of a branch."""
        return one_liner(excerpt(branch, LONGEST_OWNER)) or self.words.say("card.unnamed")

    def flow(self, column: int) -> str:
        """Return how the step of a column goes, empty where it simply follows the one before."""
        say, flow = self.words.say, self.map.flow
        parts = self._block(column)
        if column in flow.optional:
            parts.append(say("flow.optional"))
        if column in flow.repeatable:
            parts.append(say("flow.repeatable"))
        if column in flow.loops:
            back = self.step(self.map.columns[flow.loops[column]].step_id)
            parts.append(say("flow.back", step=isolated(one_liner(excerpt(back, LONGEST_OWNER)))))
        return "; ".join(parts)

    def _block(self, column: int) -> list[str]:
        say, block = self.words.say, self.map.flow.block_of(column)
        if block.is_plain:
            return []
        number = next(i for i, way in enumerate(block.ways, 1) if column in way.columns)
        place = {"number": number, "count": len(block.ways)}
        branch = block.ways[number - 1].branch
        if block.is_any_order:
            parts = [say("flow.inAnyOrder", **place)]
        elif branch is None:
            parts = [say("flow.branch", **place)]
        else:
            parts = [say("flow.branchNamed", **place, name=isolated(self.branch(branch)))]
        group = self._text("steps", self.map.columns[column].step_id, "flow_group", LONGEST_OWNER)
        return [*parts, say("flow.inBlock", name=isolated(one_liner(group)))] if group else parts

    def lane(self, lane: LaneSpec) -> str:
        """Return the name of a lane: its own, else its kind's."""
        return self._text("lanes", lane.id, "name", LONGEST_OWNER) or self._kind(lane)

    def _kind(self, lane: LaneSpec) -> str:
        if lane.measure is not None:
            key = f"measure.{lane.measure}"
            return self.words.say(key) if key in TEXTS else excerpt(lane.measure, LONGEST_OWNER)
        return (
            self.words.say(f"lane.name.{lane.note_kind}") if lane.note_kind else self.words.label(LANE_KIND, lane.kind)
        )

    def hint(self, lane: LaneSpec) -> str:
        """Return what a lane shows, in a few words; empty where its name says it."""
        if lane.measure is not None:
            return self._number_hint(lane.measure)
        key = _HINTS.get(lane.kind)
        return "" if key is None else self.words.say(key)

    def _number_hint(self, name: str) -> str:
        measure = measure_of(name, self.document.own_columns)
        if measure is None:
            return self.words.say("lane.number.unknown", name=isolated(one_liner(excerpt(name, LONGEST_OWNER))))
        if measure.host == "steps":
            return self.words.say("lane.number.step")
        return self.words.say("lane.number.sum" if name in SUMMED else "lane.number.mean")

    # ------------------------------------------------------------------ cards

    def action(self, step_id: str) -> str | None:
        """Return what the customer does at a step."""
        return self._text("steps", step_id, "action", LONGEST)

    def feeling(self, step_id: str, state: str, persona_id: str = "") -> Feeling:
        """Return how a step feels in a state, by default to the journey's own persona."""
        found = feeling(self._row("steps", step_id) or {}, state, persona_id)
        return Feeling(found.valence, None if found.words is None else excerpt(found.words, LONGEST) or None)

    def touchpoint(self, touchpoint_id: str) -> TouchpointWords | None:
        """Return what a touchpoint's card says, None where it is none."""
        row = self._row("touchpoints", touchpoint_id)
        if row is None:
            return None
        now = in_state(row, self.map.state, self.shown)
        channel = self._row("channels", now.channel_id) or {}
        handoffs = self.map.handoffs.get(touchpoint_id, ())
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
            handoffs=tuple(self._handoff(handoff, touchpoint_id) for handoff in handoffs),
            sub_journeys=tuple(
                self._name("journeys", journey_id, "map.untitled") for journey_id in self._sub_journeys[touchpoint_id]
            ),
        )

    @cached_property
    def _sub_journeys(self) -> Mapping[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for journey_id in self.shown.ids["journeys"]:
            parent = read_text("journeys", self.document.rows["journeys"][journey_id], "parent_touchpoint_id")
            if parent is not None:
                found[parent].append(journey_id)
        return found

    @cached_property
    def _said_of_handoffs(self) -> Mapping[tuple[str | None, str | None], Row]:
        """The rows of `handoffs` by their touchpoints; of two that speak of the same, the first."""
        rows = [self.document.rows["handoffs"][row_id] for row_id in self.shown.ids["handoffs"]]
        names = ("touchpoint_id", "next_touchpoint_id")
        return {tuple(read_text("handoffs", row, name) for name in names): row for row in reversed(rows)}  # type: ignore[misc]

    def _handoff(self, handoff: Handoff, touchpoint_id: str) -> HandoffWords:
        say, quoted = self.words.say, self._name
        row = self._said_of_handoffs.get((handoff.touchpoint_id, touchpoint_id), {})
        is_broken = read("handoffs", row, "is_broken") is True
        lost = read_text("handoffs", row, "lost") if is_broken else None
        lost = None if lost is None else one_liner(excerpt(lost, LONGEST)) or None
        parts = [say("handoff.from", name=quoted("touchpoints", handoff.touchpoint_id))]
        for key, table, change in (
            ("handoff.unit", "org_units", handoff.units),
            ("handoff.channel", "channels", handoff.channels),
        ):
            if change:
                before, after = (quoted(table, row_id) for row_id in change)
                parts.append(say(key, **{"from": before, "to": after}))
        if is_broken:
            parts.append(say("handoff.broken"))
        if lost is not None:
            parts.append(say("handoff.lost", lost=isolated(lost)))
        return HandoffWords("; ".join(parts), is_broken, lost)

    def _name(self, table: str, row_id: str, unnamed: str = "card.unnamed") -> str:
        """Return a name within a sentence."""
        return isolated(one_liner(self._text(table, row_id, "name", LONGEST_OWNER)) or self.words.say(unnamed))

    def _change(self, row: Mapping[str, str | float | bool]) -> str:
        if self.map.state != "future" or self.map.is_overlaid:  # there, what differs is told one by one
            return ""
        before, after = (in_state(row, state, self.shown) for state in ("current", "future"))
        if not before.is_present:
            return "new"
        places = ((b.step_id, b.channel_id, b.contact_mode, b.org_unit_id) for b in (before, after))
        return "changed" if len(set(places)) > 1 else ""

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
            link=read_text("notes", row, "link") if kind == "image" else None,
        )

    def said(self, table: str, row_id: str) -> str | None:
        """Return what a card says first: its name, its text, what the customer does."""
        if table == "step_actors":
            actor = self.actor(row_id)
            return None if actor is None else actor.name
        column = {"notes": "text", "steps": "action"}.get(table, "name")
        return self._text(table, row_id, column, LONGEST)

    def actor(self, step_actor_id: str) -> ActorWords | None:
        """Return what the chip of somebody who takes part in a step says, None where it is nobody."""
        actor_id = read_text("step_actors", self._row("step_actors", step_actor_id) or {}, "actor_id")
        row = self._row("actors", actor_id)
        number = self._actor_numbers.get(actor_id or "")
        if row is None or number is None:
            return None
        kind = read_text("actors", row, "actor_kind")
        name = one_liner(self._text("actors", actor_id, "name", LONGEST_PERSONA))
        return ActorWords(
            name=name,
            initials=initials(name),
            number=number,
            is_of_company=kind in {"company", "partner"},
            kind="" if kind is None else self.words.label(ACTOR_KIND, kind),
        )

    @cached_property
    def _actor_numbers(self) -> Mapping[str, int]:
        return {actor_id: i for i, actor_id in enumerate(self.shown.ids["actors"])}

    def severity(self, note: NoteWords) -> str:
        """Return what a blocker does to the customer, in a word; empty where nobody said."""
        return "" if note.severity is None else self.words.label(SEVERITY, note.severity)


def initials(name: str) -> str:
    """Return the first letters of a name's first and last word, as ``js/src/views/swimlane/actor_lane.tsx`` does."""
    firsts = [first for word in name.split() if (first := next(filter(str.isalnum, word), ""))]
    return "".join([*firsts[:1], *firsts[1:][-1:]]).upper()[:2]


def one_liner(text: str | None) -> str:
    """Return a text without line ends."""
    return "" if text is None else " ".join(text.split("\n"))
