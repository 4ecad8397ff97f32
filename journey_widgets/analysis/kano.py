"""Kano: which features are taken for granted, which are wanted the more the better, and which exceed expectations."""

from __future__ import annotations

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import framed
from journey_widgets.analysis._links import among
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.analysis._tables import taken
from journey_widgets.errors import JourneyError, listed, nearest, shorten
from journey_widgets.schema.choices import KANO_ANSWER

CATEGORIES = ("must_be", "one_dimensional", "attractive", "indifferent", "reverse", "questionable")
"""In the order in which they win a tie: M > O > A > I > R > Q."""

_LETTERS = dict(zip("MOAIRQ", CATEGORIES, strict=True))
_ROWS = ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ")
TABLE = {
    (functional, dysfunctional): _LETTERS[letter]
    for functional, row in zip(KANO_ANSWER.values, _ROWS, strict=True)
    for dysfunctional, letter in zip(KANO_ANSWER.values, row, strict=True)
}
"""Answer if it is there, answer if it is not → category (Berger 1993)."""

SOURCE = "Kano 1984; Berger et al. 1993; Sauerwein et al. 1996"
TIES = "M > O > A > I > R > Q"
FORMULA = "category = the one of most answers; better = (A + O)/(A + O + M + I); worse = −(O + M)/(A + O + M + I)"
PAIR = {"kano_functional": "functional", "kano_dysfunctional": "dysfunctional"}


def kano_counts(counts: pd.DataFrame) -> pd.DataFrame:
    """Return category and coefficients of features from how many people fall into each Kano category.

    Parameters
    ----------
    counts
        Indexed by feature, with the columns `attractive`, `one_dimensional`, `must_be`, `indifferent`, and `reverse`,
        `questionable` where there are any (absent columns are 0). Counts of people, or shares: 0 or more.

    Returns
    -------
    pandas.DataFrame
        Rows of `counts` that are whole: `answers`, their sum; for each category `<category>_rate`; `category`, the one
        of most answers; `is_tied`, whether another has as many; `better_rate` (0 to 1, how much having it satisfies),
        `worse_rate` (−1 to 0, how much lacking it hurts), missing where all are reverse or questionable;
        `exceeds_expectations` (attractive); `blocks` (must-be: where it lacks, nothing else helps).

    Raises
    ------
    JourneyError
        If a column is not there, or a count is no number of 0 or more.

    Notes
    -----
    better = (A + O)/(A + O + M + I), worse = −(O + M)/(A + O + M + I). Of categories with as many answers the first of
    must-be, one-dimensional, attractive, indifferent (then reverse, questionable) is taken: what hurts most.

    References
    ----------
    Berger et al., Center for Quality of Management Journal 2(4), 1993. Sauerwein et al., 1996. Source document 3.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> skis = {"attractive": [7, 63.8], "one_dimensional": [32.3, 21.6]}
    >>> skis = {**skis, "must_be": [49.3, 2.9], "indifferent": [9.5, 8.5]}
    >>> jw.analysis.kano_counts(pd.DataFrame(skis, index=["edge grip", "service"]))["category"].to_dict()
    {'edge grip': 'must_be', 'service': 'attractive'}
    """
    framed("counts", counts)
    found, details = {}, []
    for name in CATEGORIES:
        if name not in counts.columns and name in CATEGORIES[:4]:
            raise JourneyError(f"counts: there is no column '{name}'{nearest(name, map(str, counts.columns))}")
        given = counts[name] if name in counts.columns else pd.Series(0.0, counts.index)
        values = pd.to_numeric(given, errors="coerce").astype("float64")
        wrong = (given.notna() & values.isna()) | (values < 0) | np.isinf(values)
        details += [
            f"counts, {shorten(row)}, {name}: {shorten(value)} must be a number, 0 or more"
            for row, value in given[wrong].items()
        ]
        found[name] = values
    if details:
        raise JourneyError(f"counts: {len(details)} values cannot be used", details)
    left = LeftOut()
    for name, values in found.items():
        left.add("counts", values.index[values.isna()], f"no {name}")
    whole = pd.DataFrame(found, index=counts.index).dropna()
    left.add("counts", whole.index[whole.sum(axis=1) == 0], "no answers")
    result = _categories(whole[whole.sum(axis=1) > 0])
    return told(result, FORMULA, SOURCE, {"ties": TIES}, left)


def kano_pairs(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return category and coefficients of features from what each person answered to the two questions.

    Parameters
    ----------
    pairs
        One row for each person and feature: `item` (the feature), `functional` (how it would be with it),
        `dysfunctional` (without it), each `like`, `expect`, `neutral`, `live_with` or `dislike`.

    Returns
    -------
    pandas.DataFrame
        Indexed by `item`, in the order in which they first stand there: for each category `<category>_count`; the rest
        as `kano_counts`.

    Raises
    ------
    JourneyError
        If a column is not there, or an answer is none of the five.

    Notes
    -----
    Each pair of answers is one category, by the evaluation table of Berger; rows that lack an answer are left out.

    References
    ----------
    Kano et al., Journal of the Japanese Society for Quality Control 14(2), 1984. Berger et al. 1993.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> said = {"item": ["app", "app"], "functional": ["like", "like"], "dysfunctional": ["neutral", "dislike"]}
    >>> jw.analysis.kano_pairs(pd.DataFrame(said))[["attractive_count", "one_dimensional_count"]].values.tolist()
    [[1, 1]]
    """
    for name in ("item", *PAIR.values()):
        if name not in framed("pairs", pairs).columns:
            raise JourneyError(f"pairs: there is no column '{name}'{nearest(name, map(str, pairs.columns))}")
    details = [
        f"pairs, {shorten(row)}, {name}: {shorten(value)} must be one of {listed(KANO_ANSWER.values)}"
        for name in PAIR.values()
        for row, value in pairs.loc[pairs[name].notna() & ~pairs[name].isin(list(KANO_ANSWER.values)), name].items()
    ]
    if details:
        raise JourneyError(f"pairs: {len(details)} values cannot be used", details)
    left = LeftOut()
    for name in ("item", *PAIR.values()):
        left.add("pairs", pairs.index[pairs[name].isna()], f"no {name}")
    return _from_pairs(pairs[["item", *PAIR.values()]].dropna(), left)


def kano_survey(questions: pd.DataFrame, answers: pd.DataFrame) -> pd.DataFrame:
    """Return category and coefficients of features from the tables of a survey.

    Parameters
    ----------
    questions
        `question_kind` and `item`; the two questions of a feature (`kano_functional`, `kano_dysfunctional`) share its
        item.
    answers
        `question_id`, `respondent`, `kano_answer`.

    Returns
    -------
    pandas.DataFrame
        As `kano_pairs`.

    Raises
    ------
    JourneyError
        If a table is not as the schema says, an item has two questions of one kind, or somebody answered one twice.

    Notes
    -----
    Who answered one question of the two is left out for that feature; so are answers without a respondent.

    References
    ----------
    As `kano_pairs`.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> bool(jw.analysis.kano_survey(rd.questions, rd.answers)["category"].notna().all())
    True
    """
    left = LeftOut()
    asked = taken("questions", questions, ("question_kind", "item"))
    asked = asked[asked["question_kind"].isin(PAIR)]
    left.add("questions", asked.index[asked["item"].isna()], "no item")
    asked = asked[asked["item"].notna()]
    _refuse_twins("questions", asked, ["item", "question_kind"], "a question of that kind about its item")
    said = taken("answers", answers, ("question_id", "respondent", "kano_answer"))
    said = said[among(said["question_id"], asked.index)]
    for name in ("respondent", "kano_answer"):
        left.add("answers", said.index[said[name].isna()], f"no {name}")
    said = said.dropna()
    _refuse_twins("answers", said, ["question_id", "respondent"], "an answer of that respondent to that question")
    said = said.assign(
        item=asked["item"].reindex(said["question_id"]).to_numpy(),
        side=asked["question_kind"].reindex(said["question_id"]).map(PAIR).to_numpy(),
    )
    sides = {side: said[said["side"] == side] for side in PAIR.values()}
    keys = ["item", "respondent"]
    for side, other in (("functional", "dysfunctional"), ("dysfunctional", "functional")):
        own, across = (pd.MultiIndex.from_frame(sides[one][keys]) for one in (side, other))
        left.add("answers", sides[side].index[~own.isin(across)], f"no answer to the {other} question")
    pairs = sides["functional"].merge(sides["dysfunctional"], on=keys, suffixes=("_with", "_without"))
    pairs = pairs.rename(columns={"kano_answer_with": "functional", "kano_answer_without": "dysfunctional"})
    items = pd.Index(asked["item"].unique(), dtype="str")
    return _from_pairs(pairs[["item", *PAIR.values()]], left, items)


def _from_pairs(pairs: pd.DataFrame, left: LeftOut, order: pd.Index | None = None) -> pd.DataFrame:
    answers = list(KANO_ANSWER.values)
    grid = np.array([[CATEGORIES.index(TABLE[one, other]) for other in answers] for one in answers])
    with_it, without = (pd.Index(answers).get_indexer(pd.Index(pairs[name])) for name in PAIR.values())
    codes, items = pd.factorize(pairs["item"])
    counts = np.zeros((len(items), len(CATEGORIES)), dtype="int64")
    np.add.at(counts, (codes, grid[with_it, without]), 1)
    index = pd.Index(items, dtype="str", name="item")
    frame = pd.DataFrame(counts, index=index, columns=list(CATEGORIES))
    if order is not None:
        frame = frame.reindex(order[order.isin(index)].rename("item"))
    result = _categories(frame.astype("float64"))
    heads = frame.add_suffix("_count").astype("Int64")
    return told(pd.concat([heads, result], axis=1), FORMULA, SOURCE, {"ties": TIES}, left)


def _categories(counts: pd.DataFrame) -> pd.DataFrame:
    """Return shares, category and coefficients; `counts` has the columns of `CATEGORIES` in that order."""
    values = counts.to_numpy()
    total = values.sum(axis=1)
    result = pd.DataFrame({"answers": total}, index=counts.index, dtype="float64")
    for name in CATEGORIES:
        result[f"{name}_rate"] = counts[name] / total
    top = values.max(axis=1, initial=0)
    names = np.array(CATEGORIES, dtype="object")[values.argmax(axis=1)] if len(values) else np.empty(0, dtype="object")
    result["category"] = pd.Series(names, counts.index, dtype="str")
    result["is_tied"] = pd.Series((values == top[:, np.newaxis]).sum(axis=1) > 1, counts.index, dtype="boolean")
    must_be, one_dimensional, attractive, indifferent = (counts[name] for name in CATEGORIES[:4])
    base = (must_be + one_dimensional + attractive + indifferent).where(lambda sums: sums > 0)
    result["better_rate"] = (attractive + one_dimensional) / base
    result["worse_rate"] = -(one_dimensional + must_be) / base
    result["exceeds_expectations"] = (result["category"] == "attractive").astype("boolean")
    result["blocks"] = (result["category"] == "must_be").astype("boolean")
    return result


def _refuse_twins(name: str, frame: pd.DataFrame, columns: list[str], what: str) -> None:
    twin = frame.duplicated(columns)
    if twin.any():
        details = [f"{name}, {shorten(row)}: there is already {what}" for row in frame.index[twin]]
        raise JourneyError(f"{name}: {' and '.join(columns)} must differ from row to row", details)
