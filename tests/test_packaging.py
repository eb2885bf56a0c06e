"""pyproject.toml, the lock, the conda environment and the Makefile tell one story."""

import re
import runpy
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
CONDA_NAMES = {"matplotlib-base": "matplotlib"}  # conda's name -> PyPI's
PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT: dict[str, Any] = PYPROJECT["project"]
DIRECT = [
    Requirement(line)
    for line in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
]


def lock_entries() -> list[str]:
    """Each requirement of the lock with its hashes, on one line."""
    joined = LOCK.replace("\\\n", " ")
    return [line for line in joined.splitlines() if line and not line.startswith("#")]


def locked() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in lock_entries():
        requirement = Requirement(entry.split("--hash")[0])
        name = canonicalize_name(requirement.name)
        assert name not in found, f"{name} is locked twice; renew the lock with `make lock`"
        (only,) = requirement.specifier
        assert only.operator == "=="
        found[name] = only.version
    return found


def conda() -> dict[str, str]:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    lines = environment["dependencies"]
    from_pip = next(line["pip"] for line in lines if isinstance(line, dict))
    pinned = [line for line in [*lines, *from_pip] if isinstance(line, str) and "=" in line]
    pairs = [re.split("==?", line) for line in pinned if not line.startswith("python>")]
    return {canonicalize_name(CONDA_NAMES.get(name, name)): version for name, version in pairs}


@pytest.mark.parametrize("requirement", DIRECT, ids=lambda requirement: str(requirement.name))
def test_the_lock_satisfies_every_direct_dependency(requirement: Requirement) -> None:
    version = locked().get(canonicalize_name(requirement.name))
    assert version is not None, "not in requirements.lock; run `make lock`"
    assert requirement.specifier.contains(version), f"locked {version}; run `make lock`"


def test_conda_users_get_the_locked_versions_of_all_direct_dependencies() -> None:
    versions = locked()
    names = {canonicalize_name(requirement.name) for requirement in DIRECT}
    assert conda() == {name: versions[name] for name in names}


def test_conda_takes_the_pythons_of_the_project() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    assert f"python{PROJECT['requires-python']}" in environment["dependencies"]
    assert "-e ." in environment["dependencies"][-1]["pip"]


def test_renewing_the_lock_carries_its_versions_over_to_conda() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "pin_environment.py"))
    versions = tool["locked_versions"](
        "matplotlib==9.1 \\\n    --hash=x\njupyter-server==8.2 ; a\n"
    )
    stale = "  - python>=3.11\n  - matplotlib-base=1.0\n  - pip:\n      - Jupyter_Server==1.0rc1\n"
    assert tool["pin"](stale, versions) == (
        "  - python>=3.11\n  - matplotlib-base=9.1\n  - pip:\n      - Jupyter_Server==8.2\n"
    )


def test_the_build_backend_is_locked_too() -> None:
    versions = locked()
    for line in PYPROJECT["build-system"]["requires"]:
        requirement = Requirement(line)
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)])


def test_every_locked_file_is_known_by_its_hash() -> None:
    entries = lock_entries()
    assert len(entries) > len(DIRECT)
    bare = [entry for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry)]
    assert bare == []


def test_the_lock_names_no_place_to_download_from() -> None:
    assert re.findall(r"\S*(?:://|file:|--[a-z-]*(?:index|links|host))\S*", LOCK) == []


def test_help_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.+)$", makefile, flags=re.MULTILINE)
    shown = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^  make (\w+) +\S.*$", shown, flags=re.MULTILINE) == phony.split()
    targets = re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE)
    assert targets == phony.split()


def test_the_version_is_told_once_and_cited() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == PROJECT["version"]
    assert citation["license"] == PROJECT["license"]


def test_every_direct_dependency_has_its_reason_and_licence_written_down() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:-1] for line in page.splitlines() if line.startswith("| `")]
    told = {canonicalize_name(row[0].strip(" `")) for row in rows}
    assert all(cell.strip() for row in rows for cell in row)
    assert told == {canonicalize_name(requirement.name) for requirement in DIRECT}
