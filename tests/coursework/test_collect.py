"""Collecting takes in what is known and ordinary, from the exchange or from what students sent, and tells the rest."""

import io
import os
import pwd
import zipfile

import pytest
from nbgrader.api import Gradebook
from traitlets.config import Config

from course_lib.coursework import pack, receipt
from course_lib.coursework.collect import collect
from course_lib.coursework.collect_sent import collect_from
from course_lib.coursework.course_error import CourseError
from course_lib.coursework.grade import grade
from course_lib.coursework.roster import Person, Roster
from course_lib.coursework.safe import configure
from tests.coursework.courses import CONFIG
from tests.coursework.small import WRONG, Student

ME = pwd.getpwuid(os.getuid()).pw_name


def packed(of, name, responses=None, hour=10, **more):
    """What `name` sends: answers with a receipt, as a zip."""
    student = Student(of, name, **more)
    student.all(*([responses] if responses else []))
    student.event("handed-in", digest=receipt.digest(student.bytes()), way="file")
    student.events[-1]["at"] = f"2025-01-03T{hour:02}:00:00.000000+00:00"
    return pack.pack({"answers.jsonl": student.bytes(), "receipt.txt": b"none"})


def zipped(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


@pytest.fixture
def roster(made):
    """Three students whom the LMS knows."""
    with Gradebook(f"sqlite:///{made.root}/gradebook.db", "attune") as book:
        book.add_student("ada", first_name="Ada", last_name="Okafor", lms_user_id="4711")
        book.add_student("ben", first_name="Ben", last_name="D'Arc-Ünal", lms_user_id="4712")
        book.add_student("cem", first_name="Cem", last_name="Yıl")
    return made


def test_a_zip_from_canvas(roster, tmp_path):
    """Files are matched by Canvas's user number; of two from one student the later counts; what fits nobody is told."""
    of = roster.released("small")
    path = zipped(tmp_path / "canvas.zip", {
        "okaforada_4711_99_small--ada.attune.zip": packed(of, "ada", WRONG, hour=9), "okaforada_LATE_4711_100_small--ada-1.attune.zip": packed(of, "ada"),
        "darcben_4712_101_answers.jsonl": Student(of, "ben").all().bytes(), "ghost_4799_1_small--ghost.attune.zip": packed(of, "ghost"),
        "photo_4711_5_photo.png": b"\x89PNG"})
    done = collect_from(roster.root, "small", path)
    assert done.new == ("ada", "ben") and {place for place, _why in done.unread} == {
        "okaforada_4711_99_small--ada.attune.zip", "ghost_4799_1_small--ghost.attune.zip", "photo_4711_5_photo.png"}
    assert [one.what for one in done.problems["ada"]] == ["late"]
    graded = {one.student: one for one in grade(roster.root, "small")}
    assert graded["ada"].score == 19 and graded["ada"].review == "look" and graded["ben"].score == 19
    assert collect_from(roster.root, "small", path).new == ()


def test_a_zip_from_moodle(roster, tmp_path):
    """Files are matched by the full name, whatever its accents, signs and order."""
    of = roster.released("small")
    path = zipped(tmp_path / "moodle.zip", {
        "Ada Okafor_31_assignsubmission_file_/small--ada.attune.zip": packed(of, "ada"),
        "D'Arc-Unal Ben_32_assignsubmission_file_/small--ben.attune.zip": packed(of, "ben"),
        "Zoe Nobody_33_assignsubmission_file_/small--ada.attune.zip": packed(of, "ada")})
    done = collect_from(roster.root, "small", path)
    assert done.new == ("ada", "ben") and len(done.unread) == 1 and "Zoe Nobody" in done.unread[0][1]


def test_a_folder_of_what_was_mailed(roster, tmp_path):
    """A name that was typed is enough where no LMS says whose it is, if somebody is called that."""
    of = roster.released("small")
    (tmp_path / "in" / "sub").mkdir(parents=True)
    (tmp_path / "in" / "small--CEM.attune.zip").write_bytes(packed(of, "cem"))
    (tmp_path / "in" / "sub" / "renamed.zip").write_bytes(packed(of, "ada"))
    (tmp_path / "in" / "x.attune.zip").write_bytes(packed(of, "nobody"))
    (tmp_path / "in" / "link.attune.zip").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "in" / "pipe.attune.zip")
    done = collect_from(roster.root, "small", tmp_path / "in")
    assert done.new == ("ada", "cem") and {place for place, _why in done.unread} == {"x.attune.zip", "link.attune.zip", "pipe.attune.zip"}
    assert [one.score for one in grade(roster.root, "small")] == [19, 19]


def in_a_folder(content, *folders):
    """What `content` packs, packed again with each of `folders` around it, as who zips a folder gets it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return pack.pack({f"{folder}/{name}": file for folder in folders for name, file in files.items()}
                     | {f"{folder}/assignment.json": b"{}" for folder in folders}
                     | {"__MACOSX/small/._answers.jsonl": b"x", "small/.ipynb_checkpoints/answers.jsonl": b"x"})


def test_a_students_whole_folder(roster, tmp_path):
    """Whoever zips the assignment's folder has handed in what is in it; of two folders in one zip, none is chosen."""
    of = roster.released("small")
    path = zipped(tmp_path / "in.zip", {"small--ada.zip": in_a_folder(packed(of, "ada"), "small"),
                                        "small--cem.zip": in_a_folder(packed(of, "cem"), "small", "small 2")})
    done = collect_from(roster.root, "small", path)
    assert done.new == ("ada",) and done.unread == (("small--cem.zip", "it has more than one folder with answers"),)
    (ada,) = grade(roster.root, "small")
    assert ada.score is not None


def test_what_lies_loose(roster, tmp_path):
    """Files that aren't packed are told apart by what stands before their names, in a folder, too; what comes with an
    assignment's folder isn't told of."""
    of = roster.released("small")
    path = zipped(tmp_path / "in.zip", {
        "all/okaforada_4711_1_answers.jsonl": Student(of, "ada").all().bytes(), "all/darcben_4712_2_answers.jsonl": Student(of, "ben").all().bytes(),
        "all/assignment.json": b"{}", "all/.ipynb_checkpoints/small.ipynb": b"{}", "__MACOSX/all/._x": b"",
        "answers.jsonl": Student(of, "ghost").all().bytes(), "small.ipynb": b"{}"})
    done = collect_from(roster.root, "small", path)
    assert done.new == ("ada", "ben") and [place for place, _why in done.unread] == ["answers.jsonl"]


def test_another_students_name_on_the_lms_file(roster, tmp_path):
    """What the LMS says counts, and a file that says otherwise is held."""
    of = roster.released("small")
    path = zipped(tmp_path / "c.zip", {"okaforada_4711_99_small--ben.attune.zip": packed(of, "ben")})
    assert collect_from(roster.root, "small", path).new == ("ada",)
    (ada,) = grade(roster.root, "small")
    assert ada.score is None and "who" in {one.what for one in ada.problems}


def bomb():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("answers.jsonl", b"\0" * 30_000_000)
    return made.getvalue()


def link():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        entry = zipfile.ZipInfo("answers.jsonl")
        entry.create_system, entry.external_attr = 3, 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    return made.getvalue()


def lying():
    """A zip whose directory says that a bomb is small."""
    content = bytearray(bomb())
    at = content.rindex(b"PK\x01\x02")
    content[at + 24:at + 28] = (100).to_bytes(4, "little")
    return bytes(content)


@pytest.mark.parametrize("name, content", [
    ("small--ada.attune.zip", bomb()), ("small--ada.attune.zip", link()), ("small--ada.attune.zip", lying()),
    ("../../../small--ada.attune.zip", b""), ("/etc/small--ada.attune.zip", b""), ("small--ada.attune.zip", b"PK\x03\x04 torn"),
    ("small--ada.attune.zip", pack.pack({"x": b"y"})), ("small--ada.attune.zip", pack.pack({f"{n}": b"" for n in range(99)})),
])
def test_what_is_made_to_do_harm_is_refused(roster, tmp_path, name, content):
    """Bombs, links, ways out of the folder and torn zips are told of, and everybody else's is taken."""
    of = roster.released("small")
    path = zipped(tmp_path / "in.zip", {name: content or packed(of, "ada"), "small--cem.attune.zip": packed(of, "cem")})
    done = collect_from(roster.root, "small", path)
    assert done.new == ("cem",) and [place for place, _why in done.unread] == [name]
    assert not list(tmp_path.glob("small--*")) and not list(roster.root.glob("*.zip"))


@pytest.mark.parametrize("damage", [lambda content: content[:-22] + b"PK\x05\x06" + b"\xff" * 14 + b"\x00" * 4,
                                    lambda content: content.replace(b"PK\x01\x02", b"PK\x01\x07")])
def test_a_damaged_zip_is_refused_whole(roster, tmp_path, damage):
    """It looks like a zip until its list of files is read."""
    path = zipped(tmp_path / "in.zip", {"small--cem.attune.zip": packed(roster.released("small"), "cem")})
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(CourseError, match="in.zip"):
        collect_from(roster.root, "small", path)


def test_names_that_two_have_match_nobody():
    """Whose it is isn't guessed."""
    roster = Roster([Person("a1", "Ada", "Okafor"), Person("a2", "Ada", "Okafor")])
    assert roster.match("Ada Okafor_1_assignsubmission_file_/x.zip", "a1").student is None
    assert roster.match("x.attune.zip", "a1").student == "a1"
    assert Roster([]).match("small--new.attune.zip", None).student == "new"
    assert Roster([]).match("small--..attune.zip", "../x").student is None


# From the exchange -----------------------------------------------------------------------------------


@pytest.fixture
def exchange(made, tmp_path):
    """A function that puts a folder into the exchange, as `nbgrader submit` does."""
    (tmp_path / "exchange" / "attune" / "inbound").mkdir(parents=True)
    (tmp_path / "exchange" / "attune" / "outbound").mkdir()
    (made.root / "nbgrader_config.py").write_text(CONFIG + f"get_config().Exchange.root = {str(tmp_path / 'exchange')!r}\n")

    def put(name, files, at="2025-01-03 12:00:00.000000 UTC", folder=None):
        path = tmp_path / "exchange" / "attune" / "inbound" / (folder or f"{name}+small+{at}+abcd")
        path.mkdir()
        for file, content in {"timestamp.txt": at.encode(), **files}.items():
            (path / file).write_bytes(content)
        return path

    return put


def test_the_exchange_is_collected_safely(made, exchange):
    """Links, pipes, wicked names and 150 MB stop nobody; the last attempt counts."""
    of = made.released("small")
    good = {"answers.jsonl": Student(of, ME).all().bytes()}
    exchange(ME, {"answers.jsonl": Student(of, ME).all(WRONG).bytes()}, "2025-01-02 12:30:00.000000 UTC")
    mine = exchange(ME, good)
    (mine / "key.json").symlink_to(made.key_path("small"))
    os.mkfifo(mine / "pipe")
    with (mine / "film.mp4").open("wb") as film:
        film.truncate(150_000_000)
    exchange(None, {"answers.jsonl": b"x"}, folder="garbage+small+whenever+x")
    exchange(None, good, folder="..+small+2025-01-03 12:00:00.000000 UTC+x")
    exchange(None, good, folder="+small+2025-01-03 12:00:00.000000 UTC+x")
    done = collect(made.root, "small")
    assert ME in done.new and {path.name for path in made.submitted("small", ME).iterdir()} == {"answers.jsonl", "timestamp.txt"}
    assert not (made.root / "small").exists() and made.release("small").exists()
    assert {one.what for one in done.problems[ME]} == {"other-files"}
    graded = {one.student: one for one in grade(made.root, "small")}
    assert graded[ME].score == 19
    assert collect(made.root, "small").new == ()


def test_what_another_account_handed_in_waits(made, exchange):
    """A submission in somebody's name by another account is held, and doesn't take the place of their own."""
    of = made.released("small")
    exchange("ada", {"answers.jsonl": Student(of, "ada").all().bytes()})
    done = collect(made.root, "small")
    assert [one.what for one in done.problems["ada"]] == ["owner"]
    (ada,) = grade(made.root, "small")
    assert ada.score is None and "owner" in {one.what for one in ada.problems}


def test_an_edited_time_waits(made, exchange):
    """The time in the folder's name and the one in its file must agree."""
    of = made.released("small")
    path = exchange(ME, {"answers.jsonl": Student(of, ME).all().bytes()}, "2025-01-06 12:00:00.000000 UTC")
    (path / "timestamp.txt").write_text("2025-01-03 12:00:00.000000 UTC")
    assert [one.what for one in collect(made.root, "small").problems[ME]] == ["edited-time"]
    (one,) = grade(made.root, "small")
    assert one.score is None and one.late == 48 * 3600


def test_without_an_exchange_it_says_what_to_do(made):
    """There is a way without one."""
    (made.root / "nbgrader_config.py").write_text(CONFIG + "get_config().Exchange.root = '/nowhere'\n")
    with pytest.raises(CourseError, match="--from"):
        collect(made.root, "small")


def test_an_older_file_does_not_replace_a_newer_one(roster, tmp_path):
    """What arrives late by mail may be what was sent first."""
    of = roster.released("small")
    for hour, responses in ((10, None), (9, WRONG)):
        done = collect_from(roster.root, "small", zipped(tmp_path / f"{hour}.zip", {"small--ada.attune.zip": packed(of, "ada", responses, hour=hour)}))
    assert done.new == () and "later one" in done.unread[0][1]
    assert grade(roster.root, "small")[0].score == 19


@pytest.mark.parametrize("elsewhere", [True, False])
def test_an_exchange_of_another_kind_collects_in_its_own_way(tmp_path, monkeypatch, elsewhere):
    """The machine's settings name it; where they name none, ours is set, which takes known files only."""
    (tmp_path / "nbgrader_config.py").write_text("get_config().ExchangeFactory.collect = 'another.Collect'\n" if elsewhere else "")
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(tmp_path))
    c = Config()
    configure(c)
    assert ("collect" in c.ExchangeFactory) is not elsewhere
