"""The command as a person types it: what it prints, where, and with which exit code."""

import os
import pty
import re
import subprocess
import sys
import termios
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import analysis
from analysis.cli import main
from analysis.tables import read_tables, write_tables
from sample_tables import sample

HOPTAC = Path(sys.executable).with_name("hoptac")
ROOT = Path(__file__).resolve().parents[1]
VERBS = ("build", "report", "export", "evaluate", "explain", "lexicon")
ARTICLE = "Hội nghị Mở đầu khai mạc\n\nNgày 14/2/2012, tại Hà Nội, Việt Nam và Lào họp.\n"
CONTROL = re.compile(r"[^\n\x20-\x7e\x80-\U0010ffff]|[\x80-\x9f]")


def hoptac(*words: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command with nothing to read; its output must not hold control characters."""
    done = subprocess.run(
        [HOPTAC, *words], stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
        cwd=ROOT, env=os.environ | settings, check=False,
    )  # fmt: skip
    assert CONTROL.findall(done.stdout + done.stderr) == []
    return done


def fails(code: int, *words: str | Path) -> str:
    """The one line on the error stream of a command that ends with this code and writes no more."""
    done = hoptac(*words)
    assert done.returncode == code, done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith("hoptac")
    return line


def articles(folder: Path, **texts: bytes) -> Path:
    folder.mkdir()
    for name, text in (texts or {"one": ARTICLE.encode()}).items():
        (folder / f"{name}.txt").write_bytes(text)
    return folder


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A build folder with the sample tables."""
    write_tables(sample(), tmp_path / "build" / "tables")
    return tmp_path / "build"


def test_building_writes_the_tables_and_says_where(tmp_path: Path) -> None:
    done = hoptac("build", articles(tmp_path / "news"), "--out", tmp_path / "build")
    assert (done.returncode, done.stderr) == (0, "")
    begun, written = done.stdout.splitlines()
    assert begun == f"Reading the articles in {tmp_path / 'news'}"
    assert written.startswith(f"Tables written to {tmp_path / 'build' / 'tables'}: documents 1, ")
    assert read_tables(tmp_path / "build" / "tables")["documents"]["doc_id"].tolist() == ["one"]


def test_articles_in_utf16_are_read(tmp_path: Path) -> None:
    folder = articles(tmp_path / "news", wide=ARTICLE.encode("utf-16"))
    assert hoptac("build", folder, "--out", tmp_path / "build").returncode == 0
    (text,) = read_tables(tmp_path / "build" / "tables")["documents"]["text"]
    assert text == ARTICLE


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty", b"", "empty.txt: empty; put the text of the article into it or remove it"),
        ("blank", b" \n\n", "blank.txt: empty; put the text"),
        ("binary", b"\x7fELF\x00\x01\xff", "binary.txt: a binary file, not text; save the article"),
        ("latin", "Hội nghị".encode("cp1258", "replace") + b"\xf0", "latin.txt: not UTF-8 at byte"),
        ("cut", ARTICLE.encode("utf-16")[:-1], "cut.txt: not UTF-16 at byte"),
    ],
)
def test_a_bad_article_is_named_and_nothing_is_written(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    folder = articles(tmp_path / "news", **{"good": ARTICLE.encode(), name: content})
    assert message in fails(1, "build", folder, "--out", tmp_path / "build")
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize(
    ("name", "message"),
    [("missing", "no such folder; name"), ("hollow", "no .txt files here")],
)
@pytest.mark.parametrize("command", ["build", "report"])
def test_a_folder_without_articles_is_told(
    tmp_path: Path, name: str, message: str, command: str
) -> None:
    (tmp_path / "hollow").mkdir()
    folder, out = tmp_path / name, tmp_path / "out"
    words: dict[str, list[str | Path]] = {
        "build": ["build", folder, "--out", out],
        "report": ["report", "--documents", folder, "--build", tmp_path / "tables", "--out", out],
    }
    assert f"{folder}: {message}" in fails(1, *words[command])
    assert [path.name for path in tmp_path.iterdir()] == ["hollow"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "the following arguments are required: VERB"),
        (["bild"], "invalid choice: 'bild' (choose from"),
        (["build", "news"], "the following arguments are required: --out"),
        (["build", "news", "--out", "x", "--fast"], "unrecognized arguments: --fast"),
        (["build", "news", "--o", "x"], "the following arguments are required: --out"),
        (["report", "--out", "x"], "one of the arguments --documents --tables is required"),
        (["report", "--tables", "a", "--documents", "b", "--out", "x"], "not allowed with"),
        (["report", "--tables", "a", "--out", "x", "--set", "lang"], "'lang' is not NAME=VALUE"),
        (["report", "ovrview", "--tables", "a", "--out", "x"], "the catalogue has overview, netw"),
        (["report", "--tables", "a", "--out", "x", "--set", "year=1"], 'unknown parameter "year"'),
        (["report", "--tables", "a", "--out", "x", "--set", "lang=fr"], 'no title in "fr"'),
    ],
)
def test_wrong_use_is_told_in_one_line(words: list[str], message: str) -> None:
    assert message in fails(2, *words)


def test_a_missing_build_is_told(tmp_path: Path) -> None:
    for words in (["export"], ["evaluate", "--gold", "data/gold"]):
        message = fails(1, *words, tmp_path / "none", *(["--out", "x"] if len(words) == 1 else []))
        assert "no tables here; run `hoptac build` first" in message


def test_a_full_or_forbidden_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    out = tmp_path / "file" / "build"
    message = fails(1, "build", articles(tmp_path / "news"), "--out", out)
    assert "Not a directory; check the place, its permissions and free space" in message


def test_a_name_cannot_send_commands_to_the_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "a\x1b[2Jb\nc"
    assert "a\\x1b[2Jb c: no such folder" in fails(1, "build", folder, "--out", tmp_path / "x")


def test_debug_shows_where_it_failed(tmp_path: Path) -> None:
    for words in (["--debug", "build"], ["build", "--debug"]):
        done = hoptac(*words, tmp_path / "none", "--out", tmp_path / "x")
        assert done.returncode == 1
        assert done.stderr.startswith("Traceback (most recent call last):")
        assert done.stderr.splitlines()[-1].startswith("hoptac: ")


def test_quiet_says_nothing(tmp_path: Path) -> None:
    folder = articles(tmp_path / "news")
    for words in (["--quiet", "build"], ["build", "--quiet"]):
        done = hoptac(*words, folder, "--out", tmp_path / "build")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_any_encoding_of_the_terminal_will_do(tmp_path: Path) -> None:
    folder = articles(tmp_path / "tin tức")
    done = hoptac("build", folder, "--out", tmp_path / "x", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "tin t\\u1ee9c" in done.stdout


def test_a_terminal_gets_a_bar(tmp_path: Path) -> None:
    folder = articles(tmp_path / "news")
    screen, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (24, 80))
    command = [str(HOPTAC), "build", str(folder), "--out", str(tmp_path / "build")]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=terminal, check=True, cwd=ROOT)
    os.set_blocking(screen, False)
    shown = os.read(screen, 100_000).decode("utf-8")
    os.close(terminal)
    os.close(screen)
    assert "0/1" in shown
    assert b"\nTables written to " in done.stdout


def test_exporting_says_where(built: Path, tmp_path: Path) -> None:
    done = hoptac("export", built, "--out", tmp_path / "networks")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"8 networks written to {tmp_path / 'networks'}\n"
    assert len(list((tmp_path / "networks").iterdir())) == 8


def test_tables_may_be_named_themselves(built: Path, tmp_path: Path) -> None:
    assert hoptac("export", built / "tables", "--out", tmp_path / "networks").returncode == 0


def test_explaining_shows_marks_rules_and_what_is_left(tmp_path: Path) -> None:
    article = f"{ARTICLE}\nChiều ấy, Sông Lam đầy.\n"
    folder = articles(tmp_path / "news", one=article.encode())
    done = hoptac("explain", folder / "one.txt")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0] == "one: one.txt"
    assert re.search(r"^\[1\|Hội nghị Mở đầu\] khai mạc$", done.stdout, flags=re.MULTILINE)
    assert re.search(r"^ +\d+ country: name Lào; country LA <- countries:LA", done.stdout, re.M)
    assert "Chiều ấy, [?|Sông Lam] đầy." in lines
    assert "   ? looks like a name: Sông Lam" in lines
    assert "sentences: 3; nothing found in 1 (3);" in done.stdout


def test_explaining_keeps_to_the_width_and_shows_control_characters(tmp_path: Path) -> None:
    text = "Tên\n\n" + "x" * 300 + " \x1b[2J Hà Nội.\n"
    done = hoptac("explain", articles(tmp_path / "news", one=text.encode()) / "one.txt")
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "\\x1b[2J" in done.stdout
    assert done.stdout.count("x" * 80) == 3


def test_explaining_writes_a_page(tmp_path: Path) -> None:
    folder, page = articles(tmp_path / "news"), tmp_path / "one.html"
    done = hoptac("explain", folder / "one.txt", "--html", page, "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Written; open this page in a browser: {page}\n"
    assert page.read_text(encoding="utf-8").startswith('<!doctype html>\n<html lang="en">')


def test_an_article_that_cannot_be_explained_is_named(tmp_path: Path) -> None:
    folder = articles(tmp_path / "news", blank=b"\n")
    assert "blank.txt: empty;" in fails(1, "explain", folder / "blank.txt")
    assert "none.txt: cannot be read" in fails(1, "explain", folder / "none.txt")
    assert f"{folder}: cannot be read" in fails(1, "explain", folder)
    nowhere = tmp_path / "no" / "x.html"
    (folder / "one.txt").write_text(ARTICLE, encoding="utf-8")
    assert f"{nowhere}: No such file" in fails(1, "explain", folder / "one.txt", "--html", nowhere)


@pytest.mark.parametrize("plain", ["", "1"])
def test_only_a_terminal_without_no_color_gets_bold_marks(tmp_path: Path, plain: str) -> None:
    article = articles(tmp_path / "news") / "one.txt"
    screen, terminal = pty.openpty()
    subprocess.run(
        [HOPTAC, "explain", article], stdout=terminal, check=True, cwd=ROOT,
        env=os.environ | {"NO_COLOR": plain},
    )  # fmt: skip
    os.set_blocking(screen, False)
    shown = os.read(screen, 100_000).decode("utf-8")
    os.close(terminal)
    os.close(screen)
    assert ("\x1b[1m[1|\x1b[0m" in shown) == (plain == "")


@pytest.mark.notebook
def test_reporting_ends_with_the_page_to_open(built: Path, tmp_path: Path) -> None:
    done = hoptac("report", "agreements", "--tables", built, "--out", tmp_path / "site")
    assert (done.returncode, done.stderr) == (0, "")
    index = tmp_path / "site" / "index.html"
    assert done.stdout.splitlines()[-1].endswith(f" {index}")
    assert index.is_file()
    assert (tmp_path / "site" / "agreements.html").is_file()


@pytest.mark.notebook
def test_one_command_goes_from_articles_to_reports(tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "news"), tmp_path / "site"
    built = tmp_path / "b"
    words = ("report", "overview", "--documents", folder, "--build", built, "--out", out)
    done = hoptac(*words)
    assert (done.returncode, done.stderr) == (0, "")
    assert (out / "overview.html").is_file()
    assert (built / "tables" / "events.parquet").is_file()


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help_is_for_a_reader_and_loads_no_stage(verb: str) -> None:
    done = hoptac(*verb.split(), "--help", PYTHONPROFILEIMPORTTIME="1")
    assert done.returncode == 0
    assert re.search(r"^examples?:|^the usual way:", done.stdout, flags=re.MULTILINE)
    assert "exit codes: 0 good" in done.stdout
    loaded = set(re.findall(r"\| +([\w.]+)$", done.stderr, flags=re.MULTILINE))
    assert "argparse" in loaded
    assert loaded & {"pandas", "numpy", "matplotlib", "networkx", "analysis.text", "tqdm"} == set()


def test_help_lists_the_verbs() -> None:
    shown = hoptac("--help").stdout
    assert tuple(re.findall(r"^    ([a-z]+) +[a-z]", shown, flags=re.MULTILINE)) == VERBS


def test_the_version_is_that_of_the_package() -> None:
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{hoptac("--version").stdout.split()[1]}"' in pyproject


def test_a_reader_that_leaves_is_no_error(built: Path, tmp_path: Path) -> None:
    command = f"{HOPTAC} export {built} --out {tmp_path / 'networks'} | true"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=True)
    assert done.stderr == b""


def stop(problem: BaseException) -> Callable[..., Iterable[object]]:
    def stopped(*_: object, **__: object) -> Iterable[object]:
        raise problem

    return stopped


@pytest.mark.parametrize(
    ("problem", "code", "message"),
    [
        (KeyboardInterrupt(), 130, "hoptac: interrupted; what was written before is unchanged\n"),
        (OSError(28, "No space left on device", "x"), 1, "hoptac: x: No space left on device; che"),
        (KeyError("name"), 1, "hoptac: KeyError: 'name'; this is a mistake of the program"),
    ],
)
def test_whatever_happens_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    problem: BaseException,
    code: int,
    message: str,
) -> None:
    monkeypatch.setattr("analysis.pipeline.build", stop(problem))
    assert main(["build", "news", "--out", "x"]) == code
    told = capsys.readouterr().err
    assert told.startswith(message)
    assert told.count("\n") == 1


PROGRAM = """
import sys
import termios
import analysis
assert not {"pandas", "networkx", "analysis.tables"} & set(sys.modules)
for name in analysis.__all__:
    assert name in dir(analysis)
    verb = getattr(analysis, name)
    assert callable(verb) and verb.__name__ == name, name
    assert getattr(analysis, name) is verb
"""


def test_the_package_gives_one_verb_per_stage_and_loads_none_before() -> None:
    subprocess.run([sys.executable, "-c", PROGRAM], check=True)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'bild'"):
        _ = analysis.bild
