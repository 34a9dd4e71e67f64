"""The HTML report in a real browser, with scripts on and off; skipped where there is no Chromium."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checker.model import Report
from checker.report.html import render
from tests.report.browser import PROGRAM, Page, browser

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium on this machine")

SHOWN = "[...document.querySelectorAll('article')].filter(a => a.offsetParent !== null).map(a => a.id)"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Give one browser for all tests here."""
    with browser(tmp_path_factory.mktemp("profile")) as page:
        yield page


@pytest.fixture
def file(tmp_path: Path, report: Report) -> Path:
    """Give the page of the sample report, as a file."""
    file = tmp_path / "report.html"
    file.write_text(render(report), "utf-8")
    return file


def test_everything_is_there_without_scripts(page: Page, file: Path) -> None:
    """A browser that runs no scripts shows all findings, and no filters that would not work."""
    page.ask("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page.open(file)
        assert len(page.value(SHOWN)) == 6
        assert page.value("document.getElementById('filters').offsetParent === null")
    finally:
        page.ask("Emulation.setScriptExecutionDisabled", value=False)


def test_filters_leave_out_what_was_not_asked_for(page: Page, file: Path) -> None:
    """By verdict, by kind and by source, alone and together; how many are shown is said, and all come back."""
    page.open(file)
    assert page.value("document.getElementById('shown').textContent") == "6 of 6 findings shown"
    page.value("document.querySelector('input[value=agreement]').click()")
    assert page.value(SHOWN) == ["finding-1", "finding-2", "finding-3"]
    page.value("document.querySelector('input[value=date]').click()")
    assert page.value(SHOWN) == ["finding-3"]
    assert page.value("document.getElementById('shown').textContent") == "1 of 6 findings shown"
    assert page.value("document.querySelectorAll('section.verdict:not([hidden])').length") == 1
    page.value("document.querySelector('button[type=reset]').click()")
    page.value("new Promise(done => setTimeout(done, 20))")
    assert len(page.value(SHOWN)) == 6
    page.value("(s => { s.value = 'C'; s.dispatchEvent(new Event('change', {bubbles: true})) })(form=filters.source)")
    assert page.value(SHOWN) == ["finding-2", "finding-5", "finding-6"]


def test_keys_go_from_finding_to_finding(page: Page, file: Path) -> None:
    """The keys j and k move on while a finding has the focus, and do nothing elsewhere."""
    page.open(file)
    page.press("j")
    assert page.value("document.activeElement.tagName") == "BODY"
    page.value("document.getElementById('finding-1').focus()")
    page.press("j")
    page.press("j")
    page.press("k")
    assert page.value("document.activeElement.id") == "finding-2"


def test_a_link_shows_what_was_filtered_out(page: Page, file: Path) -> None:
    """A cell of the matrix leads to its finding, whatever the filters say."""
    page.open(file)
    page.value("document.querySelector('input[value=conflict]').click()")
    page.value("document.querySelector('#matrix a[href=\"#finding-1\"]').click()")
    page.value("new Promise(done => setTimeout(done, 50))")
    assert page.value("document.activeElement.id") == "finding-1"
    assert len(page.value(SHOWN)) == 6


def test_an_article_cannot_run_a_script(page: Page, tmp_path: Path, hostile: Callable[[str], Report]) -> None:
    """A title that is markup shows as its characters, and nothing of it runs."""
    text = "</title></style><script>document.title = 'owned'</script><img src=x onerror=\"document.title='owned'\">"
    file = tmp_path / "hostile.html"
    file.write_text(render(hostile(text)), "utf-8")
    page.open(file)
    assert page.value("document.title") == "Do these articles agree?"
    assert page.value("document.scripts.length") == 1
    assert page.value("document.images.length") == 0
    assert text in page.value("document.querySelector('#sources tbody td:nth-child(3)').textContent")


def test_nothing_overflows_a_phone(page: Page, tmp_path: Path, report: Report) -> None:
    """On a narrow screen tables and the list of sources keep within themselves, however long a path is."""
    first, *others = report.articles
    long = first.model_copy(update={"path": f"{'a-long-folder/' * 8}a.txt"})
    file = tmp_path / "long.html"
    file.write_text(render(report.model_copy(update={"articles": (long, *others)})), "utf-8")
    page.ask("Emulation.setDeviceMetricsOverride", width=360, height=800, deviceScaleFactor=1, mobile=False)
    try:
        page.open(file)
        assert page.value("document.documentElement.scrollWidth") <= 360
    finally:
        page.ask("Emulation.clearDeviceMetricsOverride")


def test_the_page_asks_for_nothing_but_itself(page: Page, file: Path) -> None:
    """No style, script, font or picture is loaded from anywhere."""
    page.open(file)
    assert page.value("performance.getEntriesByType('resource').length") == 0
