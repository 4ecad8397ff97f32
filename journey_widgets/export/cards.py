"""The cards of the picture: each is drawn at the origin and says how high it is; `svg` puts it in its cell."""

from __future__ import annotations

from typing import NamedTuple

from journey_widgets.export import badges, ink
from journey_widgets.export.comparing import Was, becomes, differences_of
from journey_widgets.export.lane_words import kpi
from journey_widgets.export.map_layout import Ghost
from journey_widgets.export.measure import clean, one_line, text_width, wrap
from journey_widgets.export.pictures import LONGEST_SIGN, is_picture, size_of
from journey_widgets.export.wording import NoteWords, Reader, TouchpointWords
from journey_widgets.schema.icons import CHANNEL_ICONS, SIGN_ICONS, STAR

PAD_X = 8
PAD_Y = 6
EDGE = 3
"""Room within a card, and the width of its coloured edge, in pixels."""
MOST_LINES = 8
MOST_NAME_LINES = 4
STAR_ROOM = 16
GAP = 5
SLOT = 20
"""Room for a score beside its bar."""
MOST_SUB_JOURNEYS = 3
HIGHEST_PICTURE = 180
"""Height of a picture in a card, in pixels."""
MISSED = 2
"""An expectation missed by more than this many points is a bad experience."""


class Card(NamedTuple):
    """A drawn card.

    Attributes
    ----------
    content
        SVG, its top left corner at the origin.
    height
        In pixels.
    icons
        Names of the icons it uses.
    outside
        SVG of what stands beside the card and must not be clipped with it.
    """

    content: str
    height: float
    icons: frozenset[str] = frozenset()
    outside: str = ""


class _Sheet:
    """A card being filled from top to bottom."""

    def __init__(self, width: float, edge: int) -> None:
        self.width = width
        self.left: float = edge + PAD_X
        self.right = width - 1 - PAD_X
        self.y: float = PAD_Y
        self.parts: list[str] = []
        self.icons: set[str] = set()

    @property
    def room(self) -> float:
        return self.right - self.left

    def text(self, text: str, kind: str = "", *, most: int = MOST_LINES, spare: float = 0) -> None:
        found = wrap(text, self.room - spare, ink.TEXT, most=most)
        self.parts.append(ink.lines(self.left, self.y, found, kind, right=self.right - spare))
        self.y += len(found) * ink.LINE_HEIGHT

    def done(self, edge: str, outside: str = "", *, kind: str = "k") -> Card:
        height = self.y + PAD_Y
        frame = ink.rect(0.5, 0.5, self.width - 1, height - 1, f'rx="6.5" class="{kind}"')
        return Card(frame + edge + "".join(self.parts), height, frozenset(self.icons), outside)


# ---------------------------------------------------------------------- edges


def _full_edge(height: float, colour: str) -> str:
    """Return a card's left border of three pixels, into the rounded corners."""
    return ink.path(f"M3.5 1.8Q1.5 3.5 1.5 7v{ink.number(height - 14)}q0 3.5 2 5.2", f'class="y {ink.stroke(colour)}"')


def _mode_edge(height: float, mode: str | None) -> str:
    """Return the edge that tells how a touchpoint is met: full = digital, dashed = physical, double = both."""
    inner = ink.number(height - 9)
    if mode == "physical":
        return ink.path(f"M1.5 4.5v{inner}", f'class="y {ink.stroke(ink.BRAND)}" stroke-dasharray="6 3"')
    if mode == "both":
        return ink.path(f"M.5 4.5v{inner}M2.5 4.5v{inner}", f'class="{ink.stroke(ink.BRAND)}"')
    return _full_edge(height, ink.STRONG if mode is None else ink.BRAND)


# ---------------------------------------------------------------------- small parts


class _Item(NamedTuple):
    """A piece of the small line under a card's text."""

    text: str
    icon: str = ""
    kind: str = ""
    is_sign: bool = False
    is_tag: bool = False
    is_solid: bool = False
    is_dashed: bool = False


def _meta(sheet: _Sheet, items: list[_Item]) -> None:
    """Set items one after the other in the card's small type; what does not fit begins a new line."""
    if not items:
        return
    x: float = sheet.left
    sheet.y += 2
    parts = []
    for item in items:
        lead = ink.SMALL_ICON + 3 if item.icon else 0
        if x > sheet.left and x + lead + _item_width(item) > sheet.right:
            x, sheet.y = sheet.left, sheet.y + ink.SMALL_HEIGHT + 1
        content, width, rows = _item(sheet, x, item, lead)
        parts.append(content)
        x += width + GAP
        if rows > 1:
            x, sheet.y = sheet.right, sheet.y + (rows - 1) * ink.SMALL_HEIGHT
    sheet.y += ink.TAG_HEIGHT if items[-1].is_tag else ink.SMALL_HEIGHT
    sheet.parts += parts


def _item_width(item: _Item) -> float:
    if item.is_tag:
        return text_width(item.text, ink.TAG) + 14
    return text_width(item.text, ink.SMALL)


def _item(sheet: _Sheet, x: float, item: _Item, lead: float) -> tuple[str, float, int]:
    """Return an item's drawing, its width, and its number of rows."""
    if item.is_tag:
        text = one_line(item.text, sheet.room - 14, ink.TAG)
        content, width = tag(x, sheet.y, text, item.kind, is_solid=item.is_solid)
        return content, width, 1
    content = ""
    if item.is_sign or item.icon in CHANNEL_ICONS:
        name = f"{'s' if item.is_sign else 'c'}-{item.icon}"
        sheet.icons.add(name)
        content = ink.icon(x, sheet.y + 1.5, name, ink.SMALL_ICON)
    elif item.icon:
        emoji = one_line(ink.emoji_of(item.icon), sheet.room / 2, ink.SMALL)
        lead = text_width(emoji, ink.SMALL) + 3
        content = ink.line(x, sheet.y + 11.5, emoji, "n")
    rows = wrap(item.text, sheet.room - lead, ink.SMALL, most=MOST_NAME_LINES if item.is_sign else 2)
    width = lead + max(text_width(row, ink.SMALL) for row in rows)
    # what runs from right to left ends beside its icon
    content += ink.lines(x + lead, sheet.y, rows, "n", right=min(sheet.right, x + width), height=ink.SMALL_HEIGHT)
    if item.is_dashed:
        y = ink.number(sheet.y + ink.SMALL_HEIGHT * len(rows) - 1)
        d = f"M{ink.number(x)} {y}h{ink.number(min(width, sheet.right - x))}"
        content += ink.path(d, f'stroke="{ink.FAINT}" stroke-dasharray="3 2"')
    return content, width, len(rows)


def tag(x: float, y: float, text: str, kind: str, *, is_solid: bool = False) -> tuple[str, float]:
    """Return a pill with a text, its left top corner at a place, and its width.

    Parameters
    ----------
    x, y
        Place in pixels.
    text
        The text, on one line.
    kind
        ``r`` bad, ``g`` good, empty for grey.
    is_solid
        Whether the pill is filled.
    """
    colour = {"r": ink.BAD, "g": ink.GOOD}.get(kind, ink.FAINT)
    width = text_width(text, ink.TAG) + 14
    fill = colour if is_solid else ink.PAPER
    frame = ink.rect(x + 0.5, y + 0.5, width - 1, ink.TAG_HEIGHT - 2, f'rx="7.5" fill="{fill}" stroke="{colour}"')
    return frame + ink.line(x + width / 2, y + 12, text, f"t c {'p' if is_solid else kind or 'f'}"), width


# ---------------------------------------------------------------------- touchpoints


def touchpoint_card(reader: Reader, touchpoint_id: str, width: float) -> Card | None:
    """Return a touchpoint's card, None where there is no such touchpoint."""
    said = reader.touchpoint(touchpoint_id)
    if said is None:
        return None
    sheet = _Sheet(width, EDGE)
    spare = STAR_ROOM if said.is_moment_of_truth else 0
    _lost(sheet, said, spare)
    name, kind = (said.name, "") if said.name else (reader.words.say("card.unnamed"), "q")
    sheet.text(name, kind, most=MOST_NAME_LINES, spare=spare)
    _meta(sheet, _touchpoint_items(reader, said))
    _scale(sheet, reader, said)
    _was(sheet, reader, "touchpoints", touchpoint_id)
    if said.is_moment_of_truth:
        place = ink.placed(width - 4 - ink.ICON, 5, ink.ICON)
        sheet.parts.append(ink.path(STAR, f'transform="{place}" fill="{ink.WARN}"'))
    card = sheet.done("", _handoff_mark(sheet, said))
    edged = card._replace(content=_with_edge(card, _mode_edge(card.height, said.mode)))
    return _with_badges(reader, "touchpoints", touchpoint_id, edged, width)


def _with_badges(reader: Reader, table: str, row_id: str, card: Card, width: float) -> Card:
    """Return a card with what it bears on its edge."""
    drawn = badges.draw(reader.marks.of(table, row_id), width - 9, card.height)
    return card if drawn is None else card._replace(outside=card.outside + drawn, icons=card.icons | badges.ICONS)


def _was(sheet: _Sheet, reader: Reader, table: str, row_id: str) -> None:
    """Tell what a card becomes, and what it was, where today is laid under the future."""
    kind = becomes(reader, table, row_id) if reader.map.is_overlaid else ""
    if kind == "added":
        sheet.y += 3
        _meta(sheet, [_Item(reader.words.say("change.new"), kind="g", is_tag=True)])
    elif kind == "changed":
        sheet.y += 3
        for was in differences_of(reader, row_id):
            _difference(sheet, was)


def _difference(sheet: _Sheet, was: Was) -> None:
    """Write one difference: its name, what it was, struck through, and what it will be."""
    values = [(was.before, "x f"), ("→", ""), (was.after, "b i")] if was.before or was.after else []
    for row in _set(sheet.room, [(f"{was.label}:" if values else was.label, ""), *values])[:MOST_NAME_LINES]:
        sheet.parts.append(ink.runs(sheet.left, sheet.y + 11.5, row, "n s"))
        sheet.y += 15


def _set(room: float, pieces: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Return small text of several kinds as lines, each of them pieces: (text, classes)."""
    rows: list[list[tuple[str, str]]] = [[]]
    used = 0.0
    for text, kind in pieces:
        is_bold = "b" in kind.split()
        for word in text.split():
            shown = one_line(word, room, ink.SMALL, bold=is_bold)
            width = text_width(shown, ink.SMALL, bold=is_bold)
            gap = text_width(" ", ink.SMALL, bold=is_bold) if rows[-1] else 0.0
            if rows[-1] and used + gap + width > room:
                rows.append([])
                used = gap = 0.0
            is_same = bool(rows[-1]) and rows[-1][-1][1] == kind
            if is_same:
                rows[-1][-1] = (f"{rows[-1][-1][0]} {shown}", kind)
            else:
                rows[-1] += [(" ", ""), (shown, kind)] if rows[-1] else [(shown, kind)]
            used += gap + width
    return rows


def ghost_card(reader: Reader, table: str, ghost: Ghost, width: float) -> Card:
    """Return what is left in a cell of a card of today: struck through, and where it went."""
    sheet = _Sheet(width, 1)
    said = reader.said(table, ghost.id)
    sheet.text(*((said, "x f") if said else (reader.words.say("card.unnamed"), "q")))
    key, kind = ("compare.elsewhere", "") if ghost.is_moved else ("change.removed", "r")
    _meta(sheet, [_Item(reader.words.say(key), kind=kind, is_tag=True)])
    return sheet.done("", kind="o")


def _handoff_mark(sheet: _Sheet, said: TouchpointWords) -> str:
    """Return the mark between this card and the one before: quiet, or unmistakable where something is lost."""
    if not said.handoffs:
        return ""
    if not any(handoff.is_broken for handoff in said.handoffs):
        sheet.icons.add("s-change")
        return ink.icon(-13, 6, "s-change", 13)
    disc = f'<circle cx="-6.5" cy="14.5" r="9.5" fill="{ink.BAD}"/>'
    return disc + ink.path(SIGN_ICONS["handoff"], f'transform="{ink.placed(-13, 8, 13)}" fill="{ink.PAPER}"')


def _lost(sheet: _Sheet, said: TouchpointWords, spare: float) -> None:
    """Write what is lost on the way to a touchpoint."""
    lost = " · ".join(handoff.lost for handoff in said.handoffs if handoff.lost)
    if not lost:
        return
    rows = wrap(lost, sheet.room - spare, ink.SMALL, most=MOST_LINES)
    height = 14.5
    sheet.parts.append(ink.lines(sheet.left, sheet.y, rows, "n r", right=sheet.right - spare, height=height))
    sheet.y += height * len(rows) + 2


def _with_edge(card: Card, edge: str) -> str:
    """Return a card's drawing with an edge laid over its frame."""
    frame, rest = card.content.split("/>", 1)
    return f"{frame}/>{edge}{rest}"


def _touchpoint_items(reader: Reader, said: TouchpointWords) -> list[_Item]:
    items = []
    if said.mode_label:
        items.append(_Item(said.mode_label))
    if said.channel:
        items.append(_Item(said.channel, icon=said.icon or "", is_dashed=said.is_to_enable))
    if said.change:
        kind = "g" if said.change == "new" else ""
        items.append(_Item(reader.words.say(f"card.{said.change}"), kind=kind, is_tag=True))
    return [*items, *(_Item(name, icon="open", is_sign=True) for name in said.sub_journeys[:MOST_SUB_JOURNEYS])]


def _scale(sheet: _Sheet, reader: Reader, said: TouchpointWords) -> None:
    """Draw experience as a bar and expectation as a tick on it; both are targets in the future map: hatched."""
    top = sheet.y + 3
    middle = top + ink.SMALL_HEIGHT / 2
    slots = [_slot(reader, said.experience), _slot(reader, said.expectation)]
    (low, low_width), (high, high_width) = slots
    left, right = sheet.left + low_width + 4, sheet.right - high_width - 4
    length = right - left
    base = top + 11.5
    parts = [
        ink.line(left - 4 - low_width / 2, base, low, "n c"),
        ink.line(right + 4 + high_width / 2, base, high, "n c"),
        _bar(left, middle, length, ink.LINE),
    ]
    if said.experience is not None:
        parts.append(_level(left, middle, length * said.experience / 10, _grade(said), reader.map.state))
    if said.expectation is not None:
        tick = f"M{ink.number(left + length * said.expectation / 10)} {ink.number(middle - 4)}v8"
        parts.append(ink.path(tick, 'class="j"'))
    sheet.parts += parts
    sheet.y = top + ink.SMALL_HEIGHT


def _slot(reader: Reader, score: float | None) -> tuple[str, float]:
    text = "–" if score is None else reader.words.number(score)
    return text, max(SLOT, text_width(text, ink.SMALL) + 2)


def _level(left: float, middle: float, length: float, colour: str, state: str) -> str:
    if state == "current":
        return _bar(left, middle, length, colour)
    d = f"M{ink.number(left)} {ink.number(middle)}h{ink.number(length)}"
    return ink.path(d, f'class="l {ink.stroke(colour)}" stroke-dasharray="5 3"')


def _bar(left: float, middle: float, length: float, colour: str) -> str:
    """Return a bar with round ends."""
    d = f"M{ink.number(left + 2)} {ink.number(middle)}h{ink.number(max(0, length - 4))}"
    return ink.path(d, f'class="l lr {ink.stroke(colour)}"')


def _grade(said: TouchpointWords) -> str:
    """Return the colour of an experience: met, nearly met, or missed."""
    experience, expectation = said.experience or 0, said.expectation
    if expectation is None:
        return ink.STRONG
    if experience >= expectation:
        return ink.GOOD
    return ink.BAD if experience < expectation - MISSED else ink.WARN


# ---------------------------------------------------------------------- notes and actions


def note_card(reader: Reader, note_id: str, width: float) -> Card | None:
    """Return a note's card, None where there is no such note."""
    said = reader.note(note_id)
    if said is None:
        return None
    colour = ink.NOTE_EDGES.get(said.kind, ink.STRONG)
    sheet = _Sheet(width, EDGE if colour else 1)
    _picture(sheet, said)
    sheet.text(*((said.text, "") if said.text else (reader.words.say("card.unnamed"), "q")))
    _meta(sheet, _severity_items(reader, said))
    if said.owner:
        _meta(sheet, [_Item(said.owner)])
    _was(sheet, reader, "notes", note_id)
    card = sheet.done("")
    edged = card._replace(content=_with_edge(card, _full_edge(card.height, colour))) if colour else card
    return _with_badges(reader, "notes", note_id, edged, width)


def _picture(sheet: _Sheet, said: NoteWords) -> None:
    """Draw what stands for an image: the picture itself, a large sign, or where it is."""
    link = said.link
    size = size_of(link) if link is not None and is_picture(link) else None
    if link is not None and size is not None:
        height = min(HIGHEST_PICTURE, sheet.room * size[1] / max(size[0], 1))
        place = f'x="{ink.number(sheet.left)}" y="{ink.number(sheet.y)}" width="{ink.number(sheet.room)}"'
        sheet.parts.append(
            f'<image {place} height="{ink.number(height)}" preserveAspectRatio="xMidYMid slice" href="{link}"/>'
        )
        sheet.y += height + 4
    elif link and len(link) <= LONGEST_SIGN:
        sheet.parts.append(ink.line((sheet.left + sheet.right) / 2, sheet.y + 32, clean(link), "u c"))
        sheet.y += 42
    elif link and not link.startswith("data:"):
        _meta(sheet, [_Item(clean(link)[:80])])


def kpi_card(reader: Reader, kpi_id: str, width: float) -> Card:
    """Return the chip of a KPI: its name, its latest value, its target."""
    said = kpi(reader, kpi_id)
    sheet = _Sheet(width, 1)
    sheet.text(said.name, most=2)
    kind, sign = ("", "") if said.is_met is None else ("g", "✓ ") if said.is_met else ("r", "✕ ")
    sheet.text(sign + said.value, f"b {kind}".strip(), most=2)
    if said.words:
        _meta(sheet, [_Item(said.words)])
    return sheet.done("")


CHIP, DISC, CHIP_LINE = 24, 18, 15
"""Height of an actor's chip of one line, of its disc, and of each further line, in pixels."""
MOST_CHIP_LINES = 3


def actor_card(reader: Reader, step_actor_id: str, width: float) -> Card | None:
    """Return the chip of who takes part in a step: a disc with initials, square for the company, and a name."""
    said = reader.actor(step_actor_id)
    if said is None:
        return None
    left, right = DISC + 9, width - 9
    rows = wrap(said.name or reader.words.say("card.unnamed"), right - left, ink.SMALL, most=MOST_CHIP_LINES)
    height = CHIP + CHIP_LINE * (len(rows) - 1)
    edge = left + max(text_width(row, ink.SMALL) for row in rows) + 9
    colour = ink.ACTORS[said.number % len(ink.ACTORS)]
    corner = 5 if said.is_of_company else DISC / 2
    frame = f'rx="{CHIP / 2 - 0.5:g}" fill="{ink.PAPER}" stroke="{ink.LINE}"'
    drawn = [
        ink.rect(0.5, 0.5, min(width, edge) - 1, height - 1, frame),
        ink.rect(3, (height - DISC) / 2, DISC, DISC, f'rx="{corner:g}" fill="{colour}"'),
        ink.line(3 + DISC / 2, height / 2 + 3, said.initials, "b p c vs"),
        ink.lines(left, (CHIP - CHIP_LINE) / 2, rows, "n i", right=min(right, edge - 9), height=CHIP_LINE),
    ]
    if reader.map.is_overlaid and becomes(reader, "step_actors", step_actor_id) == "added":
        drawn.append(tag(left, height + 1, reader.words.say("change.new"), "g")[0])
        height += ink.TAG_HEIGHT + 1
    card = Card("".join(drawn), height)
    return _with_badges(reader, "step_actors", step_actor_id, card, min(width, edge))


def _severity_items(reader: Reader, said: NoteWords) -> list[_Item]:
    if said.severity is None:
        return []
    return [_Item(reader.severity(said), kind="r", is_tag=True, is_solid=said.severity == "stops")]


def action_card(reader: Reader, step_id: str, width: float) -> Card | None:
    """Return the card of what the customer does at a step, None where nobody said."""
    text = reader.action(step_id)
    if text is None:
        return None
    sheet = _Sheet(width, 1)
    sheet.text(text)
    _was(sheet, reader, "steps", step_id)
    return sheet.done("")


def more_card(reader: Reader, count: int) -> Card:
    """Return the line that counts the cards of a cell that are not drawn."""
    text = reader.words.count("still.moreCards", count)
    return Card(ink.line(PAD_X, 12.5, text, "q"), ink.LINE_HEIGHT)
