import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from analysis.errors import DocumentError
from analysis.pipeline import build
from analysis.records import Document
from analysis.schema import TABLES
from analysis.tables import read_tables

ARTICLES = {
    "mot.txt": "Hội nghị lần thứ 8 (SOM 8) khai mạc\n\nNgày 14/2/2012, tại Hà Nội, Thứ trưởng Bộ"
    " Công an Vũ Văn Tuân dự hội nghị quan chức cấp cao lần thứ 8 (SOM 8).\n",
    "hai.txt": "Việt Nam và Lào ký hiệp định\n\nNgày 3/11/2010, Việt Nam và Lào ký Hiệp định về"
    " phòng, chống buôn bán người. Ông Vũ Văn Tuân có mặt.\n",
    "ba.txt": "Tin vắn\n\nCông an tỉnh An Giang họp báo.\n",
}


def _folder(path: Path, names: list[str]) -> Path:
    path.mkdir()
    for name in names:
        (path / name).write_text(ARTICLES[name], encoding="utf-8")
    return path


def _bytes(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((out / "tables").iterdir())}


def test_a_build_writes_every_table_and_gives_the_same_back(tmp_path: Path) -> None:
    tables = build(_folder(tmp_path / "documents", list(ARTICLES)), tmp_path / "out")
    written = read_tables(tmp_path / "out" / "tables")
    assert list(written) == list(TABLES)
    assert all(tables[name].equals(written[name]) for name in TABLES)
    assert tables["documents"]["doc_id"].tolist() == ["ba", "hai", "mot"]


def test_files_written_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    names = list(ARTICLES)
    build(_folder(tmp_path / "one", names), tmp_path / "first")
    build(_folder(tmp_path / "two", names[::-1]), tmp_path / "second")
    assert _bytes(tmp_path / "first") == _bytes(tmp_path / "second")


def test_a_build_that_fails_leaves_the_old_one_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents, out = _folder(tmp_path / "documents", list(ARTICLES)), tmp_path / "out"
    build(documents, out)
    before = _bytes(out)
    (documents / "ba.txt").unlink()
    written: list[str] = []
    monkeypatch.setattr("analysis.tables._write", _one_then_stop(written))
    with pytest.raises(KeyboardInterrupt):
        build(documents, out)
    assert len(written) == 2
    assert _bytes(out) == before
    assert sorted(path.name for path in out.iterdir() if path.is_dir()) == ["tables"]


def _one_then_stop(written: list[str]) -> Callable[[object, object, Path], None]:
    def write(_declared: object, _frame: object, path: Path) -> None:
        written.append(path.name)
        path.write_bytes(b"half")
        if len(written) == 2:
            raise KeyboardInterrupt

    return write


def test_a_build_that_is_killed_leaves_the_old_one_whole(tmp_path: Path) -> None:
    documents, out = _folder(tmp_path / "documents", list(ARTICLES)), tmp_path / "out"
    build(documents, out)
    before = _bytes(out)
    (documents / "ba.txt").unlink()
    program = (
        "import os, signal, analysis.tables, analysis.pipeline;"
        "analysis.tables._write = lambda *_: os.kill(os.getpid(), signal.SIGKILL);"
        f"analysis.pipeline.build({str(documents)!r}, {str(out)!r})"
    )
    killed = subprocess.run([sys.executable, "-c", program], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert _bytes(out) == before
    build(documents, out)
    assert len(read_tables(out / "tables")["documents"]) == 2


def test_a_new_build_replaces_the_old_one(tmp_path: Path) -> None:
    documents, out = _folder(tmp_path / "documents", list(ARTICLES)), tmp_path / "out"
    build(documents, out)
    (documents / "ba.txt").unlink()
    build(documents, out)
    assert read_tables(out / "tables")["documents"]["doc_id"].tolist() == ["hai", "mot"]


def test_a_folder_without_articles_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(DocumentError, match=r"no \.txt files"):
        build(tmp_path / "empty", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_progress_sees_every_document(tmp_path: Path) -> None:
    seen: list[str] = []

    def watch(documents: Iterable[Document]) -> Iterator[Document]:
        for document in documents:
            seen.append(document.doc_id)
            yield document

    build(_folder(tmp_path / "documents", list(ARTICLES)), tmp_path / "out", progress=watch)
    assert seen == ["ba", "hai", "mot"]


def test_the_files_read_are_left_as_they_were(tmp_path: Path) -> None:
    documents = _folder(tmp_path / "documents", list(ARTICLES))
    kept = shutil.copytree(documents, tmp_path / "kept")
    build(documents, tmp_path / "out")
    assert {p.name: p.read_bytes() for p in documents.iterdir()} == {
        p.name: p.read_bytes() for p in kept.iterdir()
    }
