"""requirements.lock in, environment.yml with the same versions out (run by `make lock`)."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONDA_NAMES = {"matplotlib-base": "matplotlib"}  # conda's name -> PyPI's, where they differ
PINNED = re.compile(r"(?m)^(\s*- )([\w.-]+)(==?)\d\S*$")


def locked_versions(lock: str) -> dict[str, str]:
    """Version of every distribution in the text of a lock, by normalised name."""
    return {plain(name): version for name, version in re.findall(r"(?m)^([\w.-]+)==(\S+)", lock)}


def plain(name: str) -> str:
    """A distribution's name in the one spelling that PyPI and conda can be compared in."""
    return re.sub(r"[-_.]+", "-", CONDA_NAMES.get(name, name)).lower()


def pin(environment: str, versions: dict[str, str]) -> str:
    """The text of an environment file with every pinned version replaced by the lock's.

    Raises KeyError for a name that the lock does not have.
    """

    def replaced(line: re.Match[str]) -> str:
        indent, name, equals = line.groups()
        return f"{indent}{name}{equals}{versions[plain(name)]}"

    return PINNED.sub(replaced, environment)


if __name__ == "__main__":
    versions = locked_versions((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    file = ROOT / "environment.yml"
    file.write_text(pin(file.read_text(encoding="utf-8"), versions), encoding="utf-8")
