"""Customer journeys redesigned inside JupyterLab: an editable swimlane bound two-way to pandas.

>>> import journey_widgets as jw
>>> rd = jw.new("Holiday rental")
>>> rd
<Redesign 'Holiday rental': 1 journeys>
"""

from journey_widgets.cells import shell
from journey_widgets.charts.plain import show_plain_charts
from journey_widgets.errors import JourneyError
from journey_widgets.redesign import Redesign
from journey_widgets.sources import example, examples, from_frame, new, read
from journey_widgets.widgets.swimlane import Swimlane

__version__ = "0.1.0"

__all__ = ["JourneyError", "Redesign", "Swimlane", "example", "examples", "from_frame", "new", "read"]

show_plain_charts(shell())
