"""A folder that is replaced as a whole: readers see the old one or the new one, never a mixture."""

import ctypes
import fcntl
import glob
import os
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis.errors import FolderError

_CURRENT_DIRECTORY = -100
_EXCHANGE = 2
_SCRATCH = "?" * 8  # what mkdtemp adds to a prefix


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """An empty folder to fill; it takes the place of ``target`` when the block ends well.

    When the block raises, or the process is killed, ``target`` stays as it was. A second process
    that writes the same target waits for the first.
    """
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with (target.parent / f".{target.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        prefix = f".{target.name}.new-"
        for abandoned in target.parent.glob(f"{glob.escape(prefix)}{_SCRATCH}"):
            shutil.rmtree(abandoned, ignore_errors=True)
        scratch = Path(tempfile.mkdtemp(prefix=prefix, dir=target.parent))
        try:
            scratch.chmod(0o755)
            yield scratch
            _exchange(scratch, target)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


def check_replaceable(folder: Path, names: Collection[str]) -> None:
    """Raise FolderError unless the folder is new or holds only files of these names."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise FolderError(f"{folder}: a file, not a folder; name a new folder")
    strange = sorted(path.name for path in folder.iterdir() if path.name not in names)
    if strange:
        raise FolderError(
            f"{folder}: would be replaced, but holds {strange[0]}; name a new or empty folder"
        )


def _exchange(fresh: Path, target: Path) -> None:
    """Swap two folders in one step where the kernel can (Linux renameat2), else in two."""
    if not target.exists():
        fresh.rename(target)
        return
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    arguments = (_CURRENT_DIRECTORY, os.fsencode(fresh), _CURRENT_DIRECTORY, os.fsencode(target))
    if rename is None or rename(*arguments, _EXCHANGE) != 0:
        retired = fresh.with_name(f"{fresh.name}-retired")
        target.rename(retired)
        fresh.rename(target)
        shutil.rmtree(retired, ignore_errors=True)
