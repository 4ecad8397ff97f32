"""The rows a plan consists of, and the rules that find what is missing or wrong in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import several
from journey_widgets.analysis._links import COMPARED, among, bound, linked
from journey_widgets.analysis._result import LeftOut
from journey_widgets.analysis._tables import taken
from journey_widgets.errors import SHOWN, JourneyError, nearest, shorten

RULES = {
    "no_capability": ("interventions", "", "no capability is named for it", "non è indicata alcuna capacità"),
    "needed_not_chosen": (
        "dependencies",
        "needed_intervention_id",
        "what it needs is neither chosen nor live",
        "ciò che richiede non è né scelto né attivo",
    ),
    "no_activity": ("capabilities", "", "no activity builds it", "nessuna attività la costruisce"),
    "no_owner": ("activities", "owner", "nobody answers for it", "nessuno ne risponde"),
    "no_start": ("activities", "start_on", "it has no start", "non ha una data di inizio"),
    "no_end": ("activities", "end_on", "it has no end", "non ha una data di fine"),
    "ends_before_start": ("activities", "end_on", "it ends before it starts", "finisce prima di cominciare"),
    "starts_before_dependency": (
        "activities",
        "start_on",
        "it starts before what must be done first has ended",
        "comincia prima che finisca ciò che deve precederla",
    ),
    "ready_before_needed": (
        "dependencies",
        "needed_intervention_id",
        "what waits is ready before what it waits for",
        "chi attende è pronto prima di ciò che attende",
    ),
    "activity_circle": ("activities", "after_activity_id", "each waits for another", "ognuna attende un'altra"),
    "dependency_circle": ("interventions", "", "each needs another", "ognuno richiede un altro"),
}
"""Rule → table and column it speaks of, and what it says in English and Italian."""


class Plan(NamedTuple):
    """The rows that a plan for the chosen interventions consists of."""

    chosen: pd.Index
    interventions: pd.DataFrame
    dependencies: pd.DataFrame
    capabilities: pd.DataFrame
    needs: pd.DataFrame
    activities: pd.DataFrame
    before: pd.DataFrame
    left: LeftOut


def plan_of(
    interventions: pd.DataFrame,
    dependencies: pd.DataFrame,
    capabilities: pd.DataFrame,
    capability_needs: pd.DataFrame,
    activities: pd.DataFrame,
    chosen: Iterable[str] | None,
) -> Plan:
    """Read and check the tables of a plan; what it takes is what `plan_findings` takes."""
    left = LeftOut()
    ideas = taken("interventions", interventions, (), ("intervention_status", "live_on"))
    ids = _chosen(ideas, chosen)
    waits = taken("dependencies", dependencies, ("intervention_id", "needed_intervention_id")).dropna()
    waits = bound("dependencies", waits, "needed_intervention_id", ideas.index, "interventions")
    waits = waits[among(waits["intervention_id"], ids)]
    known = taken("capabilities", capabilities, (), ("name", "capability_kind", "org_unit_id"))
    needs = taken("capability_needs", capability_needs, ("capability_id", "intervention_id"))
    needs = linked("capability_needs", needs, "capability_id", known.index, left)
    needs = needs[among(needs["intervention_id"], ids)].drop_duplicates(["capability_id", "intervention_id"])
    columns = ("owner", "start_on", "end_on", "activity_status", "cost_eur", "after_activity_id")
    work = taken("activities", activities, ("capability_id",), columns)
    work = bound("activities", work, "after_activity_id", work.index, "activities")
    building = work[among(work["capability_id"], needs["capability_id"])]
    is_stopped = building["activity_status"] == "stopped"
    left.add("activities", building.index[is_stopped], "it was stopped")
    return Plan(
        ids, ideas, waits, known[among(known.index, needs["capability_id"])], needs, building[~is_stopped], work, left
    )


def _chosen(ideas: pd.DataFrame, chosen: Iterable[str] | None) -> pd.Index:
    if chosen is None:
        marked: pd.Index = ideas.index[ideas["intervention_status"] == "chosen"]
        return marked
    wanted = list(dict.fromkeys(several("chosen", chosen)))
    known, near = set(ideas.index), [str(one) for one in ideas.index[:COMPARED]]
    strange = [one for one in wanted if one not in known]
    if strange:
        allowed = "must be the id of a row of interventions"
        details = [
            f"chosen: {shorten(one)} {allowed}{nearest(str(one), near) if at < SHOWN else ''}"
            for at, one in enumerate(strange)
        ]
        raise JourneyError(f"chosen: {len(strange)} are no interventions", details)
    ids: pd.Index = ideas.index[among(ideas.index, pd.Index(wanted, dtype=ideas.index.dtype))]
    return ids


def findings_of(plan: Plan) -> dict[str, pd.Series]:
    """Return for each rule what stands in the cells it objects to, by row."""
    work, waits = plan.activities, plan.dependencies
    first = plan.before.reindex(work["after_activity_id"]).set_axis(work.index)
    is_open = ~among(waits["needed_intervention_id"], plan.chosen)
    live = plan.interventions.index[plan.interventions["intervention_status"] == "live"]
    is_open &= ~among(waits["needed_intervention_id"], live)
    ready = _ready(plan)
    waiting = ready.reindex(waits["intervention_id"]).set_axis(waits.index)
    needed = ready.reindex(waits["needed_intervention_id"]).set_axis(waits.index)
    ids = pd.Series(plan.chosen, plan.chosen)
    kept = plan.capabilities
    circles = in_circle(plan.before["after_activity_id"].dropna())
    edges = waits.set_index("intervention_id")["needed_intervention_id"]
    found = {
        "no_capability": ids[~among(ids, plan.needs["intervention_id"])],
        "needed_not_chosen": waits.loc[is_open, "needed_intervention_id"],
        "no_activity": pd.Series(kept.index, kept.index)[~among(kept.index, work["capability_id"])],
        "no_owner": work.loc[work["owner"].fillna("").str.strip() == "", "owner"],
        "no_start": work.loc[work["start_on"].isna(), "start_on"],
        "no_end": work.loc[work["end_on"].isna(), "end_on"],
        "ends_before_start": work.loc[work["end_on"] < work["start_on"], "end_on"],
        "starts_before_dependency": work.loc[work["start_on"] < first["end_on"], "start_on"],
        "ready_before_needed": waits.loc[waiting < needed, "needed_intervention_id"],
        "activity_circle": work.loc[among(work.index, circles), "after_activity_id"],
        "dependency_circle": ids[among(ids, in_circle(edges))],
    }
    return {rule: _shown(values) for rule, values in found.items()}


def _shown(values: pd.Series) -> pd.Series:
    if values.dtype.kind == "M":
        values = values.dt.strftime("%Y-%m-%d")
    return values.astype("str")


def _ready(plan: Plan) -> pd.Series:
    """Return when each intervention is ready: the end of its last activity, or when it went live."""
    work = plan.needs.merge(plan.activities, on="capability_id")
    is_whole = work["end_on"].notna().groupby(work["intervention_id"]).all()
    ends = work.groupby("intervention_id")["end_on"].max()
    ends = ends[is_whole.reindex(ends.index, fill_value=False)]
    live = plan.interventions.loc[plan.interventions["intervention_status"] == "live", "live_on"]
    return ends.reindex(plan.interventions.index).fillna(live.reindex(plan.interventions.index))


def in_circle(edges: pd.Series) -> pd.Index:
    """Return what lies on a circle of a graph; index → values."""
    from scipy.sparse import csr_array  # noqa: PLC0415 - importing us need not cost it
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    codes, names = pd.factorize(np.concatenate([edges.index.to_numpy(dtype="object"), edges.to_numpy(dtype="object")]))
    if len(names) == 0:
        return pd.Index([], dtype="str")
    one, other = codes[: len(edges)], codes[len(edges) :]
    graph = csr_array((np.ones(len(edges)), (one, other)), shape=(len(names), len(names)))
    groups = np.asarray(connected_components(graph, directed=True, connection="strong")[1])
    is_large = np.bincount(groups)[groups] > 1
    is_large[one[one == other]] = True  # what waits for itself
    circle: pd.Index = pd.Index(names[is_large])
    return circle


def concerned(plan: Plan) -> pd.Series:
    """Return how many findings concern each intervention; one about a shared activity concerns all it serves."""
    ids = []
    for rule, values in findings_of(plan).items():
        rows, table = values.index, RULES[rule][0]
        if table == "dependencies":
            ids.append(plan.dependencies.loc[rows, "intervention_id"])
        elif table == "interventions":
            ids.append(pd.Series(rows, dtype="str"))
        else:
            places = rows if table == "capabilities" else pd.Index(plan.activities.loc[rows, "capability_id"])
            places = places.astype("str")  # a table without rows may have any index
            ids.append(pd.DataFrame({"capability_id": places}).merge(plan.needs, on="capability_id")["intervention_id"])
    counted: pd.Series = pd.concat(ids).value_counts()
    return counted
