"""What stands where: the rules of js/src/model/map.ts, one by one."""

from __future__ import annotations

from still_cases import document_of, forged, plain

from journey_widgets.export.map_layout import Handoff, JourneyMap, LaneSpec, compute_map, in_state
from journey_widgets.model.document import Document
from journey_widgets.model.shown import shown

TOUCHPOINTS, OFFERED, BLOCKERS, ACTIONS, EMOTIONS = (
    f"default-{kind}" for kind in ("touchpoint", "value_offered", "blocker", "action", "emotion")
)


def of(document: Document, state: str = "current", **more: list[str]) -> JourneyMap:
    return compute_map(document, "jo1", state, **more)


# ---------------------------------------------------------------------- columns


def test_columns_are_the_steps_under_their_phases() -> None:
    found = of(plain())
    assert [(c.key, c.phase_id) for c in found.columns] == [("st1", "ph1"), ("st2", "ph1"), ("st3", "ph2")]
    assert [(p.id, p.macro, p.first, p.count) for p in found.phases] == [
        ("ph1", "pre_purchase", 0, 2),
        ("ph2", "post_purchase", 2, 1),
    ]


def test_a_phase_without_steps_keeps_a_column() -> None:
    found = of(plain(steps=[{"step_id": "st3", "phase_id": "ph2"}], touchpoints=[]))
    assert [(c.key, c.step_id) for c in found.columns] == [("empty-ph1", None), ("st3", "st3")]
    assert [p.count for p in found.phases] == [1, 1]


def test_a_step_stands_only_in_its_states() -> None:
    steps = [
        {"step_id": "st1", "phase_id": "ph1", "is_future": False},
        {"step_id": "st2", "phase_id": "ph1", "is_current": False},
    ]
    document = plain(steps=steps, touchpoints=[])
    assert [c.key for c in of(document).columns] == ["st1", "empty-ph2"]
    assert [c.key for c in of(document, "future").columns] == ["st2", "empty-ph2"]
    assert [c.key for c in of(document, "best_practice").columns] == ["st2", "empty-ph2"]


def test_neighbouring_phases_of_one_macro_phase_make_a_run() -> None:
    macros = ["pre_purchase", "pre_purchase", "", "", "purchase", "pre_purchase"]
    phases = [
        {"phase_id": f"ph{i}", "journey_id": "jo1", **({"macro_phase": macro} if macro else {})}
        for i, macro in enumerate(macros)
    ]
    found = of(document_of({"phases": phases}))
    assert [(run.macro, run.first, run.count) for run in found.macros] == [
        ("pre_purchase", 0, 2),
        (None, 2, 2),
        ("purchase", 4, 1),
        ("pre_purchase", 5, 1),
    ]


def test_an_unknown_journey_stands_for_the_first() -> None:
    assert compute_map(plain(), "gone", "current") == of(plain())


def test_a_document_without_a_journey_has_an_empty_map() -> None:
    found = compute_map(document_of({"journeys": []}), "jo1", "current")
    assert found == JourneyMap("", "current")


def test_another_journey_s_phases_are_not_shown() -> None:
    journeys = [{"journey_id": "jo1"}, {"journey_id": "jo2"}]
    phases = [{"phase_id": "ph1", "journey_id": "jo2"}]
    assert of(document_of({"journeys": journeys, "phases": phases})).columns == ()


# ---------------------------------------------------------------------- lanes


def test_a_journey_without_lanes_has_the_default_ones() -> None:
    ids = [lane.id for lane in of(plain()).lanes]
    assert ids == [
        "default-action",
        "default-emotion",
        "default-touchpoint",
        "default-value_offered",
        "default-value_wanted",
        "default-accelerator",
        "default-blocker",
        "default-backstage",
        "default-opportunity",
    ]


def test_lanes_are_the_journey_s_own_in_their_order() -> None:
    lanes = [
        {"lane_id": "la1", "journey_id": "jo1", "lane_kind": "note", "note_kind": "data", "order": "a2"},
        {"lane_id": "la2", "journey_id": "jo1", "lane_kind": "touchpoint", "order": "a1"},
        {"lane_id": "la3", "journey_id": "jo1", "order": "a0"},
    ]
    assert of(plain(lanes=lanes)).lanes == (LaneSpec("la2", "touchpoint", None), LaneSpec("la1", "note", "data"))


def test_hidden_lanes_are_not_drawn_and_keep_their_notes() -> None:
    notes = [{"note_id": "n1", "note_kind": "blocker", "step_id": "st1"}]
    found = of(plain(notes=notes), hidden_lanes=[BLOCKERS], folded_lanes=[TOUCHPOINTS, "gone"])
    assert BLOCKERS not in {lane.id for lane in found.visible_lanes}
    assert found.cell(BLOCKERS, "st1") == ("n1",)
    assert found.folded == {TOUCHPOINTS}


def test_steps_stand_in_the_lanes_of_actions_and_emotions() -> None:
    found = of(plain())
    assert found.cell(ACTIONS, "st2") == found.cell(EMOTIONS, "st2") == ("st2",)


# ---------------------------------------------------------------------- touchpoints


def test_touchpoints_stand_at_their_step_in_their_order() -> None:
    found = of(plain())
    assert found.cell(TOUCHPOINTS, "st1") == ("tp1", "tp2")
    assert found.cell(TOUCHPOINTS, "st2") == ()


def test_an_assessment_moves_its_touchpoint_in_its_state_alone() -> None:
    moved = [{"touchpoint_id": "tp1", "state": "future", "step_id": "st2"}]
    document = plain(assessments=moved)
    assert of(document).cell(TOUCHPOINTS, "st1") == ("tp1", "tp2")
    assert of(document, "future").cell(TOUCHPOINTS, "st1") == ("tp2",)
    assert of(document, "future").cell(TOUCHPOINTS, "st2") == ("tp1",)


def test_an_assessment_gives_another_place_in_the_step() -> None:
    first, second = (forged("touchpoints", "tp1").rows["touchpoints"][row]["order"] for row in ("tp1", "tp2"))
    assert first < second
    document = forged("touchpoints", "tp1", **{"future.order": "zz"})
    assert of(document, "future").cell(TOUCHPOINTS, "st1") == ("tp2", "tp1")
    assert of(document).cell(TOUCHPOINTS, "st1") == ("tp1", "tp2")


def test_what_is_no_fractional_index_stands_last() -> None:
    document = forged("touchpoints", "tp1", order="0 no key")
    assert of(document).cell(TOUCHPOINTS, "st1") == ("tp2", "tp1")


def test_one_place_is_shared_by_id() -> None:
    document = forged("touchpoints", "tp0", step_id="st1", order="a0")
    assert of(document).cell(TOUCHPOINTS, "st1")[:2] == ("tp0", "tp1")


def test_what_is_not_present_is_not_shown() -> None:
    document = plain(assessments=[{"touchpoint_id": "tp1", "state": "current", "is_present": False}])
    assert of(document).cell(TOUCHPOINTS, "st1") == ("tp2",)
    assert of(document, "future").cell(TOUCHPOINTS, "st1") == ("tp1", "tp2")


def test_a_dangling_override_reads_as_the_touchpoint_s_own() -> None:
    document = forged("touchpoints", "tp1", **{"future.step_id": "gone", "future.org_unit_id": "gone"})
    found = in_state(document.rows["touchpoints"]["tp1"], "future", shown(document))
    assert (found.step_id, found.org_unit_id) == ("st1", "ou1")


def test_in_state_reads_each_value_as_the_schema_says() -> None:
    unsound = {"future.experience": 11, "future.expectation": True, "future.contact_mode": "odd"}
    document = forged("touchpoints", "tp1", contact_mode="digital", **unsound)
    found = in_state(document.rows["touchpoints"]["tp1"], "future", shown(document))
    assert (found.experience, found.expectation, found.contact_mode) == (None, None, "digital")
    assert found.is_present


def test_every_lane_of_touchpoints_has_them_all() -> None:
    lanes = [{"lane_id": f"la{i}", "journey_id": "jo1", "lane_kind": "touchpoint"} for i in (1, 2)]
    found = of(plain(lanes=lanes))
    assert found.cell("la1", "st1") == found.cell("la2", "st1") == ("tp1", "tp2")


# ---------------------------------------------------------------------- hand-offs


def test_a_change_of_owner_is_a_handoff() -> None:
    assert of(plain()).handoffs == {"tp3": [Handoff("tp2", ("ou1", "ou2"), None)]}


def test_a_change_of_channel_is_one_too() -> None:
    channels = [{"touchpoint_id": f"tp{i}", "step_id": "st1", "channel_id": f"ch{i}"} for i in (1, 2)]
    assert of(plain(touchpoints=channels)).handoffs == {"tp2": [Handoff("tp1", None, ("ch1", "ch2"))]}


def test_who_has_no_owner_hands_nothing_over() -> None:
    touchpoints = [
        {"touchpoint_id": f"tp{i}", "step_id": "st1", **({"org_unit_id": unit} if unit else {})}
        for i, unit in enumerate(["", "ou1", "", "ou2", "ou2", "ou1"])
    ]
    # what is not known is no change, as the analysis of passages has it
    assert of(plain(touchpoints=touchpoints)).handoffs == {"tp5": [Handoff("tp4", ("ou2", "ou1"), None)]}


def test_another_owner_in_the_future_is_a_handoff_there() -> None:
    document = plain(assessments=[{"touchpoint_id": "tp2", "state": "future", "org_unit_id": "ou2"}])
    assert set(of(document).handoffs) == {"tp3"}
    assert set(of(document, "future").handoffs) == {"tp2"}


# ---------------------------------------------------------------------- notes


def test_a_note_follows_its_touchpoint() -> None:
    notes = [{"note_id": "n1", "note_kind": "blocker", "touchpoint_id": "tp1", "step_id": "st3"}]
    moved = [{"touchpoint_id": "tp1", "state": "future", "step_id": "st2"}]
    document = plain(notes=notes, assessments=moved)
    assert of(document).cell(BLOCKERS, "st1") == ("n1",)
    assert of(document, "future").cell(BLOCKERS, "st2") == ("n1",)


def test_a_note_of_an_absent_touchpoint_stands_nowhere() -> None:
    notes = [{"note_id": "n1", "note_kind": "blocker", "touchpoint_id": "tp1", "step_id": "st3"}]
    absent = [{"touchpoint_id": "tp1", "state": "current", "is_present": False}]
    found = of(plain(notes=notes, assessments=absent))
    assert not any("n1" in ids for ids in found.cells.values())


def test_a_note_of_a_phase_stands_in_its_first_column() -> None:
    notes = [{"note_id": "n1", "note_kind": "blocker", "phase_id": "ph1"}]
    assert of(plain(notes=notes)).cell(BLOCKERS, "st1") == ("n1",)


def test_a_note_stands_in_its_own_lane_else_in_the_first_of_its_kind() -> None:
    lanes = [
        {"lane_id": "la1", "journey_id": "jo1", "lane_kind": "factor", "note_kind": "blocker"},
        {"lane_id": "la2", "journey_id": "jo1", "lane_kind": "factor", "note_kind": "blocker"},
        {"lane_id": "la3", "journey_id": "jo1", "lane_kind": "action"},
    ]
    notes = [
        {"note_id": "n1", "note_kind": "blocker", "step_id": "st1", "lane_id": "la2"},
        {"note_id": "n2", "note_kind": "blocker", "step_id": "st1"},
        {"note_id": "n3", "note_kind": "blocker", "step_id": "st1", "lane_id": "la3"},
        {"note_id": "n4", "note_kind": "thought", "step_id": "st1"},
    ]
    found = of(plain(lanes=lanes, notes=notes))
    assert found.cell("la2", "st1") == ("n1",)
    assert found.cell("la1", "st1") == ("n2", "n3")
    assert not any("n4" in ids for ids in found.cells.values())


def test_notes_of_a_step_and_of_its_touchpoints_stand_in_one_order() -> None:
    notes = [
        {"note_id": "n1", "note_kind": "blocker", "touchpoint_id": "tp1", "order": "a2"},
        {"note_id": "n2", "note_kind": "blocker", "step_id": "st1", "order": "a1"},
        {"note_id": "n3", "note_kind": "blocker", "touchpoint_id": "tp2", "order": "a0"},
    ]
    assert of(plain(notes=notes)).cell(BLOCKERS, "st1") == ("n3", "n2", "n1")


def test_a_note_stands_only_in_its_states() -> None:
    notes = [
        {"note_id": "n1", "note_kind": "value_offered", "step_id": "st1", "is_future": False},
        {"note_id": "n2", "note_kind": "value_offered", "step_id": "st1", "is_current": False},
    ]
    document = plain(notes=notes)
    assert of(document).cell(OFFERED, "st1") == ("n1",)
    assert of(document, "future").cell(OFFERED, "st1") == ("n2",)
