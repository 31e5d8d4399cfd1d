"""A real browser for the pages; the tests are skipped where there is none."""

from __future__ import annotations

import shutil
from importlib.resources import files

import pytest

from bot.digests.page import page
from tests.digests.browser.sample import digest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def browser():
    """Chromium without a screen."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("no Chromium on this machine: `apt-get install chromium` runs these tests")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=found, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory):
    """The sample as a file."""
    path = tmp_path_factory.mktemp("page") / "digest.html"
    path.write_text(page(digest()), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser, written):
    """Opens the sample in a window of its own; gives the page."""
    contexts = []

    def open_page(*, wide=1280, scheme="light", media="screen", scripts=True):
        context = browser.new_context(
            viewport={"width": wide, "height": 900},
            color_scheme=scheme,
            reduced_motion="reduce",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        tab = context.new_page()
        tab.emulate_media(media=media)
        tab.log = []
        tab.on("request", lambda request: tab.log.append(request.url))
        tab.on("console", lambda message: tab.log.append(message.text))
        tab.goto(written.as_uri())
        return tab

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe():
    """The source of axe-core."""
    pytest.importorskip("axe_playwright_python", reason="axe-core is not installed")
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
