"""Our icons: strokes in a square of 16 units, drawn alike by the page and by the still picture.

A channel names one of `CHANNEL_ICONS`, or is drawn by the emoji it holds instead.
"""

CHANNEL_ICONS: dict[str, str] = {
    "app": "M5 1.5h6a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1zM7 12.5h2",
    "chat": "M2.5 3h11v8h-6l-3 2.5V11h-2zM5.5 6h5M5.5 8h3",
    "device": "M3 4.5h10v7H3zM5 11.5v2h6v-2M5.5 7h2M5.5 9h4M10.5 2v2.5",
    "document": "M4 1.5h5.5L12 4v10.5H4zM9.5 1.5V4H12M6 7h4M6 9.5h4M6 12h2.5",
    "event": "M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3M6 10l1.5 1.5L10.5 9",
    "globe": "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM1.8 8h12.4M8 1.8c3 3.6 3 8.8 0 12.4c-3-3.6-3-8.8 0-12.4",
    "letter": "M2 12.5l2.5-9h7l2.5 9zM6 6.5h4M5.5 9h5",
    "mail": "M2 3.5h12v9H2zM2 4l6 5l6-5",
    "person": "M8 2.2a2.6 2.6 0 1 0 0 5.2a2.6 2.6 0 0 0 0-5.2zM2.8 14c.4-3.4 2.4-4.9 5.2-4.9s4.8 1.5 5.2 4.9",
    "phone": "M3.5 2h2.300l1.2 3.200l-1.6 1.200a8.5 8.5 0 0 0 4.2 4.200l1.2-1.600l3.2 1.200v2.3"
    "c0 .8-.7 1.5-1.5 1.500C7.3 14 2 8.7 2 3.500C2 2.7 2.7 2 3.5 2z",
    "portal": "M2 3h12v10H2zM2 6h12M4 4.500h.5M6 4.500h.5M4.5 8.500h3v2.500h-3zM9.5 8.500h2.500M9.5 11h2.5",
    "social": "M4 6.200a1.8 1.8 0 1 0 0 3.600a1.8 1.8 0 0 0 0-3.600zM12 2a1.8 1.8 0 1 0 0 3.600A1.8 1.8 0 0 0 12 2z"
    "M12 10.400a1.8 1.8 0 1 0 0 3.600a1.8 1.8 0 0 0 0-3.600zM5.6 7.200l4.8-2.600M5.6 8.800l4.8 2.6",
    "store": "M2.5 6.500v7h11v-7M1.5 6.500l1.2-4h10.600l1.2 4zM6.5 13.500V9.500h3v4",
    "video": "M1.8 4h8.400v8H1.800zM10.2 7l4-2.200v6.400l-4-2.2",
}
"""Icons a channel may name."""

LANE_ICONS: dict[str, str] = {
    "action": "M4 3l8 5l-8 5z",
    "emotion": "M1.5 9c1.5-5 3.5-5 5 0s3.5 5 5 0s2-4 3-5",
    "touchpoint": "M8 4.500a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7zM8 1v2M8 13v2M1 8h2M13 8h2",
    "value_offered": "M8 2l5.5 6L8 14L2.5 8z",
    "value_wanted": "M8 2l5.5 6L8 14L2.5 8zM8 5.500v5M5.5 8h5",
    "accelerator": "M8 13V3M4 7l4-4l4 4",
    "blocker": "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM3.8 3.800l8.4 8.4",
    "backstage": "M8 5.500a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5zM8 1.500v2M8 12.500v2M1.5 8h2M12.5 8h2"
    "M3.4 3.400l1.4 1.400M11.2 11.200l1.4 1.400M12.6 3.400l-1.4 1.400M4.8 11.200l-1.4 1.4",
    "opportunity": "M8 1.800l1.5 4.700l4.7 1.500l-4.7 1.500L8 14.200l-1.5-4.700L1.8 8l4.7-1.500z",
    "note": "M3 2.500h10v7.500l-3.5 3.500H3zM9.5 13.500V10H13",
    "channel": "M2 4h12M2 8h12M2 12h12M5 4h.1M10 8h.1M6 12h.1",
    "org_unit": "M6 2h4v3H6zM2 11h4v3H2zM10 11h4v3h-4zM8 5v3M4 11V8h8v3",
    "number": "M3 13.500V8M8 13.500V3M13 13.500V6M1.5 13.500h13",
    "kpi": "M2 12a6 6 0 0 1 12 0M8 12l3-4M2 12h12",
    "image": "M2 3h12v10H2zM2 11l3.5-3.500l2.5 2.500l2-2l4 3.500M10.5 5.800h.1",
    "text": "M3 4h10M3 7h10M3 10h10M3 13h6",
    "thought": "M4.5 10.500a3 3 0 0 1 .3-6a3.6 3.6 0 0 1 6.700.6a2.8 2.8 0 0 1 0 5.400zM4.500 13h.1",
    "feeling": "M8 13.500L3 8.500a3 3 0 0 1 5-3.300a3 3 0 0 1 5 3.300z",
    "data": "M3 4c0-2.600 10-2.600 10 0s-10 2.600-10 0zM3 4v8c0 2.600 10 2.600 10 0V4M3 8c0 2.600 10 2.600 10 0",
    "problem": "M8 2l6.500 11.500h-13zM8 6v4M8 11.700h.1",
    "impact": "M8 1.500v4M8 10.500v4M1.500 8h4M10.500 8h4"
    "M3.500 3.500l2.500 2.500M12.500 3.500L10 6M3.500 12.500L6 10M12.500 12.500L10 10",
    "innovation": "M6 12.500h4M6.500 14.500h3M5.500 10.500a4.300 4.300 0 1 1 5 0v2h-5z",
}
"""Icons of lanes, by kind of note or of lane."""

SIGN_ICONS: dict[str, str] = {
    "add": "M8 3v10M3 8h10",
    "close": "M4 4l8 8M12 4l-8 8",
    "comment": "M2.5 3h11v8h-6l-3 2.500V11h-2z",
    "check": "M3 8.500l3.5 3.500L13 4.5",
    "down": "M4 6l4 4l4-4",
    "eye": "M1.5 8c3-6 10-6 13 0c-3 6-10 6-13 0zM8 6.250a1.75 1.75 0 1 0 .01 0",
    "filter": "M2 3.500h12l-4.500 5v4.500l-3-1.500v-3z",
    "evidence": "M4 1.500h5.5L12 4v10.500H4zM6 9l1.5 1.500l3-3.5",
    "change": "M2.5 6H13l-3-3M13.5 10H3l3 3",
    "handoff": "M9 1.500L4 9h3.500L6.5 14.500L12 7H8.500z",
    "curves": "M1.5 10c2-6 4.500-6 6.500-2s4.500 3 6.500-3M1.5 5.500c3 0 4 5 6.500 5s4-2 6.500-2",
    "history": "M8 1.800a6.2 6.2 0 1 0 0 12.400A6.2 6.2 0 0 0 8 1.800zM8 4.500V8l2.5 1.5",
    "inspector": "M2 5h6M11 5h3M9.5 3.500v3M2 11h2M7 11h7M5.5 9.500v3",
    "lanes": "M2 4h12M2 8h12M2 12h12",
    "more": "M3.5 8h.1M8 8h.1M12.5 8h.1",
    "play": "M4.5 3v10l8-5z",
    "panel": "M2 3h12v10H2zM10 3v10",
    "problem": "M8 2L1.5 13.500h13zM8 6.500v3.500M8 11.900v.1",
    "redo": "M12.5 5.500H6a3.5 3.5 0 0 0 0 7h3M10 3l2.5 2.500L10 8",
    "open": "M7 3.500H3.5v9h9V9M9.5 3h3.500v3.500M13 3L7.5 8.500",
    "right": "M6 4l4 4l-4 4",
    "saved": "M4 2.500h8v11l-4-3l-4 3z",
    "undo": "M3.5 5.500H10a3.5 3.5 0 0 1 0 7H7M6 3L3.5 5.500L6 8",
}
"""Icons of buttons and marks."""

STAR = "M8 1.500l2 4.300l4.6.5l-3.4 3.200l.9 4.600L8 11.800l-4.1 2.300l.9-4.600L1.4 6.300L6 5.800z"
"""The moment of truth: filled, not stroked."""
