"""Each module adds the verbs it is listed with, so that a command loads only what its own verb needs."""

import subprocess
import sys
from importlib import import_module

import pytest
import typer

from lgsp.entrypoints.cli import VERBS


@pytest.mark.parametrize("module", VERBS)
def test_a_module_adds_the_verbs_it_is_listed_with(module):
    app = typer.Typer()
    app.callback()(lambda: None)

    import_module(f"lgsp.entrypoints.cli.{module}").register(app)

    assert set(typer.main.get_command(app).commands) == set(VERBS[module])


def test_a_verb_does_not_load_what_another_needs():
    script = (
        "import sys; sys.argv = ['lgsp', 'show', '--help']\n"
        "from lgsp.entrypoints.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "sys.exit('lgsp.architecture.conformance' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode == 0
