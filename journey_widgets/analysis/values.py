"""Value offered and value wanted: which answer each other, what is offered in vain, what is wanted in vain."""

from __future__ import annotations

import unicodedata
from typing import Any

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import between, one_of
from journey_widgets.analysis._map import Touchpoints
from journey_widgets.analysis._notes import notes_in
from journey_widgets.analysis._result import LeftOut, apart, told
from journey_widgets.analysis._tables import taken
from journey_widgets.errors import JourneyError
from journey_widgets.schema import STATES

SIDES = {"value_offered": "offered", "value_wanted": "wanted"}
MOST_PAIRS = 2_000_000
"""Beyond this many pairs of notes a comparison of all with all is refused: it would take minutes."""
COMMON_WORDS = """
the and for with that this from are was not you your our has have its who what when how into out all more of to in on is
it an at by or as be che con per una uno del della dei delle degli nel nella alla allo non come chi cosa quando dove
sono suo sua loro nostro di da il lo la le gli un al ai si se ma ed più
"""
COMMON = frozenset(COMMON_WORDS.split())
"""Words of English and Italian that say nothing of the subject."""
STEM = 5
"""Letters of a word that are compared: endings differ, in Italian above all."""


def value_gaps(notes: pd.DataFrame, value_links: pd.DataFrame, *, state: str = "current") -> pd.DataFrame:
    """Tell which values are offered that nobody wants, and which are wanted that nobody offers.

    Parameters
    ----------
    notes
        The table; those of kinds `value_offered` and `value_wanted`.
    value_links
        The table: which value offered answers which value wanted. Only what is linked matches.
    state
        `current`, `future` or `best_practice`.

    Returns
    -------
    pandas.DataFrame
        Rows of `notes` that are values and hold in the state: `value_side` (`offered`, `wanted`), `text`,
        `touchpoint_id`, `step_id`, `phase_id`, `matches` (linked values that hold in the state), `advice` (`save` for
        an offer without a match, `intervene` for a wish without one, else `keep`). In `attrs["totals"]`: `offered`,
        `wanted`, `to_save`, `to_intervene`.

    Raises
    ------
    JourneyError
        If a value is not what the schema allows.

    Notes
    -----
    offered ∖ wanted = save; wanted ∖ offered = intervene; matched by explicit links, never by guess.

    References
    ----------
    Source documents 0 and 2; method of this project, step 3.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> notes = pd.DataFrame({"note_kind": ["value_offered", "value_offered", "value_wanted"]}, index=["a", "b", "c"])
    >>> links = pd.DataFrame({"offered_note_id": ["a"], "wanted_note_id": ["c"]}, index=["l"])
    >>> jw.analysis.value_gaps(notes, links)["advice"].to_dict()
    {'a': 'keep', 'b': 'save', 'c': 'keep'}
    """
    one_of("state", state, STATES)
    left = LeftOut()
    values = _values(notes, state)
    result = values[["value_side", "text", "touchpoint_id", "step_id", "phase_id"]].copy()
    links = _links(value_links, values, left)
    matches = pd.concat([links["offered_note_id"], links["wanted_note_id"]]).value_counts()
    result["matches"] = matches.reindex(result.index).fillna(0).astype("Int64")
    is_alone, is_offered = result["matches"] == 0, result["value_side"] == "offered"
    advice = np.select([is_alone & is_offered, is_alone], ["save", "intervene"], "keep")
    result["advice"] = pd.Series(advice, result.index).astype("str")
    totals = {
        "offered": int(is_offered.sum()),
        "wanted": int((~is_offered).sum()),
        "to_save": int((result["advice"] == "save").sum()),
        "to_intervene": int((result["advice"] == "intervene").sum()),
    }
    formula = "offered without a link to wanted: save; wanted without a link to offered: intervene"
    return told(result, formula, "source documents 0 and 2", {"state": state}, left, totals=totals)


def value_savings(
    touchpoints: pd.DataFrame, assessments: pd.DataFrame, notes: pd.DataFrame, value_links: pd.DataFrame
) -> pd.DataFrame:
    """Tell what each touchpoint of today costs for values that nobody wants.

    Parameters
    ----------
    touchpoints, assessments, notes, value_links
        The tables.

    Returns
    -------
    pandas.DataFrame
        Rows of `touchpoints` that are there today and offer something: `offered`, `unwanted` (values),
        `unwanted_rate` (0–1), `cost_eur` of a contact, `saving_eur` of a contact at most (missing without a cost). In
        `attrs["totals"]`: `saving_eur`.

    Raises
    ------
    JourneyError
        If a value is not what the schema allows.

    Notes
    -----
    saving_eur = cost_eur · unwanted / offered: values of one touchpoint are taken to cost alike, for want of better
    knowledge. It is an upper bound of what may be looked at, not a plan.

    References
    ----------
    Method of this project, step 3 (value offered that matches no value wanted).

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> touchpoints = pd.DataFrame({"touchpoint_id": ["magazine"]})
    >>> scores = pd.DataFrame({"touchpoint_id": ["magazine"], "state": ["current"], "cost_eur": [6.0]})
    >>> notes = pd.DataFrame({"note_kind": "value_offered", "touchpoint_id": "magazine"}, index=["a", "b"])
    >>> links = pd.DataFrame({"offered_note_id": [], "wanted_note_id": []})
    >>> jw.analysis.value_savings(touchpoints, scores, notes, links.rename_axis("value_link_id"))["saving_eur"].tolist()
    [6.0]
    """
    present = Touchpoints(touchpoints, assessments, scores=["cost_eur"]).present("current")
    values, _ = apart(value_gaps(notes, value_links))
    offers = values[values["value_side"] == "offered"]
    left = LeftOut()
    left.add("notes", offers.index[~offers["touchpoint_id"].isin(present.index)], "offered at no touchpoint of today")
    result = pd.DataFrame(index=present.index)
    is_vain = offers["advice"] == "save"
    for name, rows in (("offered", offers), ("unwanted", offers[is_vain])):
        result[name] = rows["touchpoint_id"].value_counts().reindex(result.index).fillna(0).astype("Int64")
    result = result[result["offered"] > 0]
    result["unwanted_rate"] = result["unwanted"].astype("float64") / result["offered"].astype("float64")
    result["cost_eur"] = present["cost_eur"].reindex(result.index)
    result["saving_eur"] = result["cost_eur"] * result["unwanted_rate"]
    left.add("assessments", result.index[result["cost_eur"].isna()], "no current cost")
    return told(
        result,
        "saving = cost · unwanted / offered values",
        "method of this project, step 3",
        {},
        left,
        totals={"saving_eur": float(result["saving_eur"].sum())},
    )


def suggest_value_links(
    notes: pd.DataFrame,
    value_links: pd.DataFrame,
    *,
    state: str = "current",
    within: str = "everywhere",
    least_similarity: float = 0.2,
) -> pd.DataFrame:
    """Suggest which value offered might answer which value wanted, by their words; nothing is linked by it.

    Parameters
    ----------
    notes, value_links
        The tables; what is linked is not suggested again.
    state
        `current`, `future` or `best_practice`.
    within
        Values are compared `everywhere`, or only at one `touchpoint`.
    least_similarity
        From which similarity on, above 0 and at most 1.

    Returns
    -------
    pandas.DataFrame
        Indexed by `offered_note_id` and `wanted_note_id`, most similar first: `rank` (ties share the lowest),
        `similarity_rate` (0–1), `offered_text`, `wanted_text`. To accept some, put them into `rd.value_links`.

    Raises
    ------
    JourneyError
        If a value is not what the schema allows, or there are more than two million pairs to compare.

    Notes
    -----
    Cosine of the words' tf–idf; words are compared by their first five letters, without accents and capitals, common
    words of English and Italian left out. idf = ln((1 + n) / (1 + df)) + 1 over the values compared.

    References
    ----------
    Salton & Buckley, Information Processing & Management 24(5), 1988, 513–523 for the weights.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> notes = pd.DataFrame({"note_kind": ["value_offered", "value_wanted"], "touchpoint_id": "desk",
    ...                       "text": ["A car in ten minutes", "To have my car within minutes"]}, index=["a", "b"])
    >>> links = pd.DataFrame({"offered_note_id": [], "wanted_note_id": []}).rename_axis("value_link_id")
    >>> list(jw.analysis.suggest_value_links(notes, links).index)
    [('a', 'b')]
    """
    one_of("state", state, STATES)
    one_of("within", within, ["everywhere", "touchpoint"])
    least = between("least_similarity", least_similarity, np.finfo("float64").tiny, 1)
    left = LeftOut()
    values = _values(notes, state)
    left.add("notes", values.index[values["text"].isna()], "no text")
    values = values[values["text"].notna()]
    links = _links(value_links, values, left)
    place = values["touchpoint_id"] if within == "touchpoint" else pd.Series("", values.index)
    left.add("notes", values.index[place.isna()], "no touchpoint")
    pairs = _pairs(values["value_side"], place)
    found = pd.DataFrame(
        {
            "similarity_rate": _similarities(values["text"], pairs),
            "offered_text": values["text"].array[pairs[:, 0]],
            "wanted_text": values["text"].array[pairs[:, 1]],
        },
        index=pd.MultiIndex.from_arrays(
            [values.index[pairs[:, 0]], values.index[pairs[:, 1]]], names=["offered_note_id", "wanted_note_id"]
        ),
    )
    linked = pd.MultiIndex.from_frame(links[["offered_note_id", "wanted_note_id"]])
    found = found[(found["similarity_rate"] >= least) & ~found.index.isin(linked)]
    rank = found["similarity_rate"].round(9).rank(method="min", ascending=False).astype("Int64")
    found.insert(0, "rank", rank)
    return told(
        found.sort_index().sort_values("rank", kind="stable"),
        "cosine of tf–idf of the words' first five letters",
        "Salton & Buckley 1988",
        {"state": state, "within": within, "least_similarity": least},
        left,
    )


def _values(notes: pd.DataFrame, state: str) -> pd.DataFrame:
    held = notes_in(notes, state, "text")
    values = held[held["note_kind"].isin(SIDES)].copy()
    values["value_side"] = values["note_kind"].map(SIDES).astype("str")
    return values


def _links(value_links: pd.DataFrame, values: pd.DataFrame, left: LeftOut) -> pd.DataFrame:
    """Return the links between a value offered and a value wanted that both hold, each once."""
    links = taken("value_links", value_links, ["offered_note_id", "wanted_note_id"])
    is_offered = values["value_side"] == "offered"
    is_one = links["offered_note_id"].isin(values.index[is_offered]) & links["wanted_note_id"].isin(
        values.index[~is_offered]
    )
    left.add("value_links", links.index[~is_one], "not from a value offered to a value wanted that hold in this state")
    return links[is_one].drop_duplicates()


def _pairs(value_side: pd.Series, place: pd.Series) -> np.ndarray:
    """Return the row numbers of each offer and each wish at the same place; what has none is in no pair."""
    rows = pd.DataFrame({"side": value_side, "place": place, "row": np.arange(len(place))}).dropna()
    sides = [rows.loc[rows["side"] == side, ["place", "row"]] for side in ("offered", "wanted")]
    sizes = [side["place"].value_counts() for side in sides]
    most = int((sizes[0] * sizes[1].reindex(sizes[0].index).fillna(0)).sum())
    if most > MOST_PAIRS:
        raise JourneyError(
            f"notes: {most:,} pairs of values are more than {MOST_PAIRS:,}; compare within='touchpoint', or fewer notes"
        )
    merged = sides[0].merge(sides[1], on="place", suffixes=("_offered", "_wanted"))
    return merged[["row_offered", "row_wanted"]].to_numpy(dtype="int64")


def _similarities(texts: pd.Series, pairs: np.ndarray) -> np.ndarray:
    """Return the cosine similarity of each pair of texts."""
    if not len(pairs):
        return np.array([], dtype="float64")
    weights = _weights(texts)
    found = np.empty(len(pairs))
    for start in range(0, len(pairs), 100_000):  # a bound on memory
        part = pairs[start : start + 100_000]
        found[start : start + 100_000] = weights[part[:, 0]].multiply(weights[part[:, 1]]).sum(axis=1).A1
    return np.clip(found, 0, 1)


def _weights(texts: pd.Series) -> Any:  # noqa: ANN401 - a sparse matrix; scipy has no stubs
    """Return the unit vector of each text: a row, tf–idf."""
    from scipy import sparse  # noqa: PLC0415 - only who asks for suggestions waits for it

    words = [_words(text) for text in texts]
    rows = np.repeat(np.arange(len(words)), [len(each) for each in words])
    codes, vocabulary = pd.factorize(np.array([word for each in words for word in each], dtype="object"))
    shape = (len(words), max(1, len(vocabulary)))
    counted = sparse.csr_matrix((np.ones(len(rows)), (rows, codes)), shape=shape)
    often = np.bincount(counted.indices, minlength=shape[1])
    weighted = counted.multiply(np.log((1 + len(words)) / (1 + often)) + 1).tocsr()
    length = np.sqrt(weighted.multiply(weighted).sum(axis=1)).A1
    return sparse.diags(1 / np.where(length > 0, length, 1)).dot(weighted).tocsr()


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter))
    return [word[:STEM] for word in plain.split() if len(word) > 1 and word not in COMMON]
