"""Sentences of the parts of the map: lanes, flow, editing, inspector and history, reading.

One block for each part; keys are dotted by place.
"""

from journey_widgets.schema.spec import Text

MAP_TEXTS: dict[str, Text] = {
    # ---- lanes: their kinds, their order, their groups, the curves
    #
    # ---- flow: alternatives, loops, any order, hand-offs, sub-journeys
    #
    # ---- editing: many cards, the clipboard, splitting and joining
    #
    # ---- the panel beside the map: inspector, comments, evidence, problems
    #
    # ---- history of this session
    #
    # ---- reading: filter, views, comparison, overview, presentation
}
