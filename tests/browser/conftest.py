"""One server and one browser for all browser tests; a notebook and a kernel of its own for each, or for a module."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.lab import CHROMIUM_FLAGS, PATIENCE, Lab, Notebook
from tests.browser.verbs import Desk

expect.set_options(timeout=PATIENCE / 4)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


def find_chromium() -> str | None:
    """Return the browser the runner found, else one on the PATH; None leaves the choice to Playwright."""
    on_path = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return os.environ.get("JOURNEY_WIDGETS_CHROMIUM") or next((found for found in on_path if found), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    lab = Lab(tmp_path_factory.mktemp("lab"))
    yield lab
    lab.stop()


@pytest.fixture(scope="module")
def desk(lab: Lab, browser: Browser) -> Iterator[Desk]:
    """One notebook for all tests of a module, each of which lays its own map on it."""
    notebook = lab.open(browser, "")
    yield Desk(notebook)
    lab.end_sessions()
    notebook.close()


@pytest.fixture
def open_notebook(lab: Lab, browser: Browser) -> Iterator[Callable[..., Notebook]]:
    opened: list[Notebook] = []

    def open_one(*cells: str, **options: object) -> Notebook:
        notebook = lab.open(browser, *cells, **options)
        opened.append(notebook)
        return notebook

    yield open_one
    lab.end_sessions()
    for notebook in opened:
        notebook.close()
