"""A kernel and two pages edit at random, offline periods included: after an exchange all are equal, and all frames."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from long_run import run
from pages import Node, is_available
from world import live

SEEDS = range(1, 6)
STEPS = 2000
LONG = int(os.environ.get("JOURNEY_WIDGETS_SYNC_STEPS", "100000"))
"""Steps of the long run; one million takes some 100 minutes on one busy core."""


@pytest.mark.parametrize("seed", SEEDS)
def test_ten_thousand_steps(node: Node, seed: int) -> None:
    """The seed is in the test's name, and in every message."""
    world = live(node, seed, STEPS)
    assert world.exchanges > STEPS / 100
    kinds = {name.split()[0] for name in world.done}
    assert kinds == {"page", "kernel", "connection"}


@pytest.mark.parametrize("seed", [11, pytest.param(12, marks=pytest.mark.full)])
def test_few_rows_and_much_undoing(node: Node, seed: int) -> None:
    """Everybody writes, drops and brings back the same few rows."""
    world = live(node, seed, STEPS, is_tight=True)
    assert world.done["page undo"] + world.done["page redo"] > STEPS / 100


@pytest.mark.full
def test_as_many_steps_as_wanted(tmp_path: Path) -> None:
    """JOURNEY_WIDGETS_SYNC_STEPS says how many; `long_run.py` can be stopped and goes on."""
    if not is_available():
        pytest.skip("js/node_modules is missing: npm --prefix js ci")
    began = time.perf_counter()
    outcomes = list(run(LONG, first_seed=1001, log=tmp_path / "log"))
    failed = [f"seed {outcome.seed}:\n{outcome.error}" for outcome in outcomes if outcome.error]
    print(f"{sum(outcome.steps for outcome in outcomes):,} steps in {time.perf_counter() - began:,.0f} s")
    assert not failed, "\n".join(failed)
