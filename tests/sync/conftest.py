from __future__ import annotations

from collections.abc import Iterator

import pytest
from pages import Node, is_available

from journey_widgets import cells


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    """Pages without a browser."""
    if not is_available():
        pytest.skip("js/node_modules is missing: npm --prefix js ci")
    found = Node(tmp_path_factory.mktemp("harness"))
    yield found
    found.stop()


@pytest.fixture(autouse=True)
def forget_followers() -> Iterator[None]:
    """Redesigns of other tests take no part in this one."""
    cells._followers.clear()
    yield
    cells._followers.clear()
