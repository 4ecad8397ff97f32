"""Whether the company says one thing: statements on one topic that differ from touchpoint to touchpoint."""

from __future__ import annotations

import unicodedata

import pandas as pd

from journey_widgets.analysis._links import linked
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.analysis._tables import taken


def contradictions(statements: pd.DataFrame, touchpoints: pd.DataFrame | None = None) -> pd.DataFrame:
    """Find the topics on which different touchpoints tell the customer different things.

    Parameters
    ----------
    statements
        The table.
    touchpoints
        The table, where only what is said at these touchpoints counts.

    Returns
    -------
    pandas.DataFrame
        Rows of `statements` on topics that are contradicted, by topic and id: `topic` (as compared), `touchpoint_id`,
        `said` (as written), `version` (1 for what the first id says, 2 for the next that differs …), `versions` of the
        topic (how many different things are said).

    Raises
    ------
    JourneyError
        If a value is not what the schema allows.

    Notes
    -----
    Topics and statements are compared without regard to capitals, accents' encoding, spaces and closing full stops; two
    that differ otherwise, if only in a word, contradict each other: whether they do in meaning is for a reader to say.
    A topic counts where two touchpoints differ, not where one touchpoint says two things.

    References
    ----------
    Source documents 0 and 2 (organisations that contradict each other).

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> said = pd.DataFrame({"touchpoint_id": ["site", "desk"], "topic": ["Deposit", "deposit "],
    ...                      "said": ["None.", "300 euros"]}, index=["s1", "s2"])
    >>> jw.analysis.contradictions(said)[["topic", "version"]].to_dict("list")
    {'topic': ['deposit', 'deposit'], 'version': [1, 2]}
    """
    left = LeftOut()
    found = taken("statements", statements, ["touchpoint_id", "topic", "said"])
    for name in found.columns:
        left.add("statements", found.index[found[name].isna()], f"no {name}")
    found = found.dropna()
    if touchpoints is not None:
        found = linked("statements", found, "touchpoint_id", taken("touchpoints", touchpoints).index, left)
    result = _contradicted(found.sort_index(kind="stable"))
    formula = "same topic, different statement, at different touchpoints; both without regard to how they are written"
    return told(result, formula, "method of this project; source documents 0 and 2", {}, left)


def _contradicted(found: pd.DataFrame) -> pd.DataFrame:
    """Return the statements on contradicted topics; rows of one topic go by id."""
    result = pd.DataFrame({"topic": _plain(found["topic"]), "touchpoint_id": found["touchpoint_id"]})
    result["said"], result["plain"] = found["said"], _plain(found["said"])
    counts = result.groupby("topic")[["touchpoint_id", "plain"]].transform("nunique")
    # with two statements and two touchpoints, some two touchpoints differ
    result = result[(counts > 1).all(axis=1)].sort_values("topic", kind="stable")
    result["version"] = _versions(result).astype("Int64")
    result["versions"] = result.groupby("topic")["plain"].transform("nunique").astype("Int64")
    return result.drop(columns="plain")


def _versions(result: pd.DataFrame) -> pd.Series:
    """Return the number of each statement among those of its topic, in the order in which they are first said."""
    first = ~result.duplicated(["topic", "plain"])
    number = first.groupby(result["topic"]).cumsum().where(first)
    return number.groupby([result["topic"], result["plain"]]).transform("first")


def _plain(texts: pd.Series) -> pd.Series:
    """Return texts as they are compared; each different one is made plain once."""
    codes, words = pd.factorize(texts)
    plain = [" ".join(unicodedata.normalize("NFKC", word).casefold().split()).rstrip(" .") for word in words]
    return pd.Series(pd.array(plain, dtype="str")[codes] if len(words) else pd.array([], dtype="str"), texts.index)
