"""Every file a page asks for is there, from our folders or an installed package."""

import re

import pytest
from django.contrib.staticfiles import finders

from lgsp.portal.catalogue import PORTAL

ASKED = {
    name
    for page in (PORTAL / "templates").rglob("*.html")
    for name in re.findall(r"{% static '([^']+)' %}", page.read_text())
}
FONTS = re.findall(r'url\("\.\./([^"]+)"\)', (PORTAL / "static" / "portal" / "tokens.css").read_text())


@pytest.mark.parametrize("name", sorted(ASKED))
def test_pages_ask_for_files_that_exist(name):
    assert finders.find(name)


@pytest.mark.parametrize("name", FONTS)
def test_the_stylesheet_asks_for_fonts_that_exist(name):
    assert finders.find(name)


def test_the_themes_set_the_same_colours():
    text = (PORTAL / "static" / "portal" / "tokens.css").read_text()
    light, dark = text.split("@media screen and (prefers-color-scheme: dark)")
    same_in_both = {"--font", "--mono", "--mast-ink", "--gold", "--radius"}

    assert set(re.findall(r"--[\w-]+(?=:)", light)) - same_in_both == set(re.findall(r"--[\w-]+(?=:)", dark))
