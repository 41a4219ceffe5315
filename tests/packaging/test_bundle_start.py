"""What runs first in the bundle leaves other programs alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no such variable there")
HOOK = Path(__file__).parents[2] / "packaging" / "bundle_start.py"


def libraries_of_children(environment: dict[str, str]) -> str:
    """LD_LIBRARY_PATH of a program that is started by the bundle."""
    code = (
        f"import runpy, subprocess; runpy.run_path({str(HOOK)!r}); "
        "subprocess.run(['sh', '-c', 'echo ${LD_LIBRARY_PATH-none}'])"
    )
    kept = {name: value for name, value in os.environ.items() if "LD_LIBRARY" not in name}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_other_programs_do_not_meet_the_libraries_of_the_bundle() -> None:
    assert libraries_of_children({"LD_LIBRARY_PATH": "/opt/shushuo/_internal"}) == "none"


def test_what_the_person_had_set_is_handed_on() -> None:
    given = {"LD_LIBRARY_PATH": "/opt/shushuo/_internal:/own", "LD_LIBRARY_PATH_ORIG": "/own"}
    assert libraries_of_children(given) == "/own"
