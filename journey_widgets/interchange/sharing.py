"""A document as it is handed on: what one would rather keep stays behind."""

from __future__ import annotations

from collections.abc import Collection

from journey_widgets.interchange import journey_file
from journey_widgets.model.document import Document
from journey_widgets.model.loading import load


def shared(document: Document, without: Collection[str]) -> Document:
    """Return what of a document travels: the document itself, or a copy that lacks what stays behind.

    Parameters
    ----------
    document
        The document.
    without
        Names of parts: see `schema.sharing.PARTS`.
    """
    if not without:
        return document
    source = "what is shared"
    content = journey_file.parse(journey_file.to_text(document, without), source)
    copy = Document()
    load(copy, content.tables, content.own_columns, source=source)
    return copy
