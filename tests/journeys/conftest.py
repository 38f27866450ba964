"""A real browser for the journeys; where Debian's Chromium is not installed they are skipped, and say so."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, sync_playwright

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "lam-giang"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return Chromium without a window, that asks nothing of the network by itself."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium).")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv(
            "DJANGO_ALLOW_ASYNC_UNSAFE", "true"
        )  # Playwright keeps a loop in the thread of the tests
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def province(settings, tmp_path: Path) -> None:
    """Show the example province on the screens, with nothing built."""
    settings.LGSP_MODEL = EXAMPLE
    settings.LGSP_BUILD = tmp_path / "build"
    cache.clear()
