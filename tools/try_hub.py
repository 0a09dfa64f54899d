"""Runs a hub on loopback, and takes two students and an instructor through graded coursework: `python tools/try_hub.py`.

JupyterHub with configurable-http-proxy, PostgreSQL as the gradebook, a system account for each person, and the files of
docs/hub as they are, but for paths and ports. Each step is printed; the first that fails ends it, with exit code 1.
What the machine lacks is said, with exit code 2: nothing counts as tried that wasn't. Linux, as root (it makes accounts,
and removes them again); `--prepare` installs what Python and npm have into the folder that it works in.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from course_lib.activities import items  # noqa: E402
from course_lib.coursework.assignment import read_assignment, read_key  # noqa: E402
from course_lib.coursework.draw import drawn  # noqa: E402
from tools.hub.machine import PREFIX, Failed, Machine, free_port, run  # noqa: E402
from tools.hub.person import Kernel, Person  # noqa: E402

HUB = ROOT / "docs" / "hub"
PROXY = "configurable-http-proxy@5.3.0"
QUIZ, ESSAY = "mid-course-quiz", "final"  # one draws questions for each student, one has a text that a person marks
TEXT = "Six years on a list is long, and nobody wrote back."
CONFIG = """
from jupyterhub.auth import Authenticator
from jupyterhub.spawner import LocalProcessSpawner


class Known(Authenticator):
    async def authenticate(self, handler, data):
        return data["username"] if data["password"] == PASSWORDS.get(data["username"]) else None


class Prefixed(LocalProcessSpawner):
    '''Each person's server under an account of its own with another name, as The Littlest JupyterHub has it.'''

    def make_preexec_fn(self, name):
        return super().make_preexec_fn(PREFIX + name)

    def user_env(self, env):
        return env | {"USER": PREFIX + self.user.name, "HOME": f"{HOMES}/{self.user.name}", "SHELL": "/bin/bash"}


load_subconfig(SNIPPET)
c.JupyterHub.authenticator_class = Known
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = Prefixed
c.Spawner.cmd = [USERS + "/jupyterhub-singleuser"]
c.Spawner.environment |= DATABASE | {"PATH": USERS + ":/usr/bin:/bin"}
c.Spawner.http_timeout = c.Spawner.start_timeout = 120
"""


@contextmanager
def step(what: str):
    """Something that is tried, and said when it's done."""
    began = time.monotonic()
    try:
        yield
    except Failed as error:
        print(f"FAILED  {what}\n        " + str(error).replace("\n", "\n        "), flush=True)
        raise
    print(f"ok {time.monotonic() - began:5.1f} s  {what}", flush=True)


def check(is_so: bool, otherwise: str) -> None:
    """Raises Failed."""
    if not is_so:
        raise Failed(otherwise)


# What is needed --------------------------------------------------------------------------------------


def prepare(place: Path) -> None:
    """Install the hub, what users' servers need, and the proxy into `place`."""
    pins = ["-c", HUB / "requirements.txt", "-c", ROOT / "requirements-test.txt"]
    for name, wanted in (("hub", ["jupyterhub"]), ("users", ["-r", ROOT / "requirements-test.txt", "-r", HUB / "requirements.txt"])):
        run(["uv", "venv", "--clear", "--python", "/usr/bin/python3", place / name])
        run(["uv", "pip", "install", "--no-verify-hashes", "--python", place / name, *wanted, *pins])
    run(["uv", "venv", "--clear", "--python", "/usr/bin/python3", place / "ngshare"])
    run(["uv", "pip", "install", "--python", place / "ngshare", "ngshare==0.6.0", "sqlalchemy==1.4.54", "jupyterhub", *pins[:2]])
    run(["npm", "install", "--no-save", "--prefix", place / "npm", PROXY])


def missing(place: Path, ngshare: bool) -> list[str]:
    """What the machine lacks, in words."""
    is_root = sys.platform == "linux" and os.geteuid() == 0
    lacks = [] if is_root else ["Linux, as root: each person gets a system account of their own"]
    lacks += [f"the command {name}" for name in ("useradd", "userdel", "uv", "node") if shutil.which(name) is None]
    lacks += [] if postgresql() else ["PostgreSQL (apt install postgresql)"]
    wanted = ["hub/bin/jupyterhub", "users/bin/jupyterhub-singleuser", "npm/node_modules/.bin/configurable-http-proxy"]
    for path in wanted + (["ngshare/lib"] if ngshare else []):
        lacks += [] if (place / path).exists() else [f"{place / path} (--prepare installs it)"]
    return lacks


def postgresql() -> Path | None:
    """The folder with PostgreSQL's programs."""
    found = [path.parent for path in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))]
    named = shutil.which("initdb")
    return found[-1] if found else Path(named).resolve().parent if named else None


# The course, as it is installed ----------------------------------------------------------------------


def install(place: Path, machine: Machine, ngshare: int | None) -> None:
    """Put the course, its settings and the instructor's folder where they belong; with the port of `ngshare`, for that."""
    with tempfile.TemporaryDirectory() as built:
        run(["uv", "build", "--wheel", "--out-dir", built, ROOT])
        run(["uv", "pip", "install", "--python", place / "users", "--no-deps", "--reinstall", *Path(built).glob("*.whl")])
    here = {"/etc/attune": str(machine.folder / "etc"), "/srv/nbgrader/exchange": str(machine.folder / "exchange"),
            "http://ngshare:8080": f"http://127.0.0.1:{ngshare}"}
    shutil.copytree(HUB / "etc", machine.folder / "etc")
    if ngshare:
        shutil.copy(HUB / "zero-to-jupyterhub" / "nbgrader_config.py", machine.folder / "etc" / "everybody")
    shutil.copy(HUB / "tljh" / "attune.py", machine.folder / "attune.py")
    for path in (machine.folder / "attune.py", *(machine.folder / "etc").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for before, now in here.items():
            text = text.replace(before, now)
        path.write_text(text, encoding="utf-8")
    exchange = machine.folder / "exchange"
    exchange.mkdir()
    exchange.chmod(0o1777)
    home = machine.home("teacher")
    made_later = shutil.ignore_patterns("release", "submitted", "autograded", "feedback", "reports", "gradebook.db")
    shutil.copytree(ROOT / "notebooks" / "coursework", home / "course", ignore=made_later)
    run(["chown", "-R", f"{PREFIX}teacher:", home])


def hub_config(place: Path, machine: Machine, database: dict[str, str], ngshare: int | None) -> str:
    """The text of the hub's configuration: the file for The Littlest JupyterHub, and what that hub brings itself."""
    values = {"DATABASE": database, "PASSWORDS": machine.passwords, "PREFIX": PREFIX, "HOMES": str(machine.folder / "home"),
              "USERS": str(place / "users" / "bin"), "SNIPPET": str(machine.folder / "attune.py")}
    service = ""
    if ngshare:
        kept = machine.folder / "ngshare"
        kept.mkdir(mode=0o700)
        command = [str(place / "ngshare" / "bin" / "python"), "-m", "ngshare", "--admins", "teacher",
                   "--storage", str(kept / "files"), "--database", f"sqlite:///{kept}/ngshare.db"]
        one = {"name": "ngshare", "url": f"http://127.0.0.1:{ngshare}", "command": command, "oauth_no_confirm": True}
        service = f"c.JupyterHub.services = [{one!r}]\n"
    return "".join(f"{name} = {value!r}\n" for name, value in values.items()) + CONFIG + service


# What people do --------------------------------------------------------------------------------------


def attune(kernel: Kernel, *words: str) -> str:
    """What `attune coursework` prints in a terminal of the instructor's server. Raises Failed if it fails."""
    command = ["attune", "coursework", *words]
    done = kernel.run(f"import subprocess\ndone = subprocess.run({command!r}, cwd='course', capture_output=True, text=True)\n"
                      "print(done.returncode)\nprint(done.stdout + done.stderr)")[0]
    code, said = done.split("\n", 1)
    check(code == "0", f"{' '.join(command)}: {said.strip()}")
    return said


def work(person: Person, name: str, right: int, text: str | None = None) -> None:
    """Open a fetched assignment, answer its first `right` questions as the key has them, write its text, and hand in."""
    key = read_key(ROOT / "notebooks" / "coursework" / "keys" / f"{name}.key.json")
    asked = read_assignment(ROOT / "notebooks" / "coursework" / "source" / name / "assignment.json")
    book = person.ask(f"api/contents/{name}/{name}.ipynb").json()["content"]
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell["source"] for cell in book["cells"]}
    with person.notebook(f"{name}/{name}.ipynb") as kernel:
        page, = kernel.run(cells["questions"])[1]
        shown = json.dumps(kernel.tell(page, {"type": "ready"}))
        mine = drawn(asked, person.student)
        check(all((one.stem in shown or json.dumps(one.stem)[1:-1] in shown) == (one in mine) for one in asked.questions),
              f"{person.name} has other questions than those that belong to {person.student}")
        for question in mine[:right]:
            right_one = items.reveal(key.items[question.id])[0]
            kernel.tell(page, {"type": "answer", "item": question.id, "response": right_one, "sure": None})
        if text:
            kernel.tell(page, {"type": "text", "task": asked.prose[0].id, "text": text})
        hand, = kernel.run(cells["hand-in"])[1]
        kernel.tell(hand, {"type": "ready"})
        said = kernel.tell(hand, {"type": "hand-in"})
        check((said["view"]["handed"] or {}).get("way") == "exchange", f"it was handed in otherwise: {said}")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--folder", type=Path, default=Path("/opt/attune-try-hub"),
                         help="where it installs and works; other accounts can enter it (else /opt/attune-try-hub)")
    options.add_argument("--ngshare", action="store_true", help="with ngshare as the exchange, in place of a shared folder")
    options.add_argument("--prepare", action="store_true", help="install the hub, what users need, and the proxy there first")
    given = options.parse_args()
    if given.prepare:
        prepare(given.folder)
    lacks = missing(given.folder, given.ngshare)
    if lacks:
        print("Nothing was tried. This machine lacks:", *lacks, sep="\n  ")
        return 2
    began = time.monotonic()
    with Machine(given.folder / f"run-{os.getpid()}", ("teacher", "ana", "ben")) as machine:
        try:
            story(given.folder, machine, free_port() if given.ngshare else None)
        except Failed:
            for log in ("hub.log", "postgres.log"):
                if (machine.folder / log).exists():
                    print(f"\n--- the end of {log}\n{machine.log(log)}")
            return 1
    print(f"All of it worked, in {time.monotonic() - began:.0f} s.")
    return 0


def story(place: Path, machine: Machine, ngshare: int | None) -> None:
    with step("PostgreSQL runs, and has a database for the instructor's account"):
        database = machine.database(postgresql(), "teacher")
    with step("the course is installed from its wheel, and the settings of docs/hub"):
        install(place, machine, ngshare)
    with step("hub and proxy run"):
        proxy = place / "npm" / "node_modules" / ".bin"
        hub = machine.hub(place / "hub" / "bin" / "python", proxy, hub_config(place, machine, database, ngshare))
    with step("three people log in; a wrong password is refused"):
        teacher, ana, ben = people = [Person(hub, name, machine.passwords[name]) for name in machine.people]
        try:
            Person(hub, "ana", machine.passwords["ben"])
            raise AssertionError
        except Failed:
            pass
        except AssertionError:
            raise Failed("ana got in with ben's password") from None
    for one in people:
        one.student = one.name if ngshare else PREFIX + one.name  # ngshare knows people as the hub does, a folder by their accounts
        with step(f"{one.name}'s server starts, under its own account"):
            one.start_server()
            with one.notebook("look.ipynb") as kernel:
                account = kernel.run("import getpass; print(getpass.getuser())")[0].strip()
                check(account == PREFIX + one.name, f"it's the account of {account}")
    walls(teacher, ana, ben)
    with teacher.notebook("terminal.ipynb") as terminal:
        if ngshare:
            with step("the instructor makes the course in ngshare, with its students"):
                for words in ("create_course attune teacher", "add_student attune ana", "add_student attune ben"):
                    command = ["ngshare-course-management", *words.split()]
                    terminal.run(f"import subprocess\nassert not subprocess.run({command!r}).returncode")
        coursework(machine, terminal, teacher, ana, ben)


def walls(teacher: Person, ana: Person, ben: Person) -> None:
    with step("formgrader is there for the instructor, and for nobody else"):
        check(teacher.ask("formgrader/manage_assignments").status_code == 200, "the instructor's formgrader doesn't open")
        for student in (ana, ben):
            for path in ("formgrader", "formgrader/manage_assignments", "formgrader/api/assignments"):
                check(student.ask(path).status_code == 404, f"{student.name} has {path}")
        for one, off in ((teacher, False), (ana, True)):
            mark = '<script id="jupyter-config-data" type="application/json">'
            told = one.ask("lab").text.split(mark)[1].split("</script>")[0]
            disabled = json.loads(told)["disabledExtensions"]
            names = disabled if isinstance(disabled, list) else [name for name, so in disabled.items() if so]
            check(("@jupyter/nbgrader:formgrader" in names) == off, f"{one.name}'s JupyterLab turns these off: {names}")
            check("@jupyter/nbgrader:validate-assignment" in names, "Validate, which praises wrong answers, is shown")
    with step("nobody reaches another one's server, and no kernel listens where others could"):
        for person in (teacher, ana, ben):
            with person.notebook("look.ipynb") as kernel:
                said = kernel.run(CONNECTED)[0]
                check(said.split() == ["ipc", "0"], f"{person.name}'s kernel can be listened to: {said}")
        for one, other in ((ana, "ben"), (ana, "teacher"), (ben, "ana")):
            grading = ["formgrader/manage_assignments", "formgrader/api/assignments"] if other == "teacher" else []
            for path in ("lab", "api/contents", *grading):
                said = one.ask(path, other)
                away = said.status_code in (302, 403) and "/user/" not in said.headers.get("Location", "")
                check(away, f"{one.name} got {path} of {other}: {said.status_code}")


def coursework(machine: Machine, terminal: Kernel, teacher: Person, ana: Person, ben: Person) -> None:
    """From release to feedback, with somebody who tries what students mustn't."""
    shared = machine.folder / "exchange" / "attune"
    with step("the instructor releases two assignments into the exchange"):
        for name in (QUIZ, ESSAY):
            check("Students can fetch it now." in attune(terminal, "release", name), "it isn't in the exchange")
    with step("students fetch them from the assignment list, and get two files without the key"):
        for student, name in ((ana, QUIZ), (ben, QUIZ), (ana, ESSAY), (ben, ESSAY)):
            got = student.ask("assignments/fetch", data={"course_id": "attune", "assignment_id": name})
            check(got.ok and got.json().get("success"), f"{student.name} couldn't fetch {name}: {got.text[:300]}")
            check(files(student, name) == ["assignment.json", f"{name}.ipynb"], f"{student.name} got {files(student, name)}")
    with step(f"ana answers all of {QUIZ} and {ESSAY} in her notebooks' widgets, and hands in"):
        work(ana, QUIZ, 10)
        work(ana, ESSAY, 20, TEXT)
    with step(f"ben answers four questions of {QUIZ}, and hands in"):
        work(ben, QUIZ, 4)
    with ben.notebook("ben.ipynb") as kernel:
        with step("ben reads no key, no gradebook, no answers of ana's, and doesn't see who handed in"):
            refused(kernel, machine, PREFIX + "ben")
        with step("ben hands in code that would run, by nbgrader's own way; and work in ana's name"):
            kernel.run(HOSTILE.format(ran=str(machine.folder / "exchange" / "ran"), exchange=str(machine.folder / "exchange"),
                                      ana=ana.student, quiz=QUIZ, essay=ESSAY))
            sent = ben.ask("assignments/submit", data={"course_id": "attune", "assignment_id": ESSAY})
            check(sent.ok and sent.json().get("success"), f"it can't be handed in: {sent.text[:300]}")
    with step("the instructor collects: work by another account doesn't take the place of ana's"):
        said = attune(terminal, "collect", QUIZ)
        forged = f"{ana.student} ({ben.student})"
        check(not shared.exists() or f"{forged}: It was put into the exchange by another account ({ben.student})." in said, said)
        attune(terminal, "collect", ESSAY)
    with step("two graders at once, into PostgreSQL: ana has 10 of 10, ben 4, and what was in ana's name no points"):
        terminal.run("import subprocess\nboth = [subprocess.Popen(['attune', 'coursework', 'grade', name], cwd='course') "
                     f"for name in ({QUIZ!r}, {ESSAY!r})]\nassert [one.wait() for one in both] == [0, 0]")
        expected = {ana.student: 10, ben.student: 4} | ({forged: None} if shared.exists() else {})
        check(scores(teacher, QUIZ) == expected, f"the gradebook has {scores(teacher, QUIZ)}")
    with step("formgrader's own button grades ana again, to the same points"):
        done = teacher.ask(f"formgrader/api/submission/{QUIZ}/{ana.student}/autograde", data={})
        check(done.ok and done.json()["success"], done.text[-800:])
        check(scores(teacher, QUIZ)[ana.student] == 10, f"the gradebook has {scores(teacher, QUIZ)}")
        done = teacher.ask(f"formgrader/api/submission/{ESSAY}/{ben.student}/autograde", data={})
        check(done.ok and done.json()["success"], done.text[-800:])
        check(not (machine.folder / "exchange" / "ran").exists(), "code of a student ran")
    with step("the instructor reads ana's text in formgrader and gives it points by hand"):
        by_hand(teacher, ana.student)
    with step("feedback goes out; ana fetches hers and reads it, and ben neither hers nor the key"):
        for name in (QUIZ, ESSAY):
            attune(terminal, "feedback", name, "--unfinished")
        page = feedback_of(ana, ESSAY)
        check(TEXT in page and "Well seen." in page, "ana's feedback lacks her text, or what was said about it")
        for student, points in ((ana, 10), (ben, 4)):
            check(f"{points} of 10 points" in feedback_of(student, QUIZ), f"{student.name}'s feedback has other points")
        with ben.notebook("ben.ipynb") as kernel:
            refused(kernel, machine, PREFIX + "ben")
    with step("each student's marks are in PostgreSQL, and nothing is in SQLite"):
        check(not list(machine.home("teacher").rglob("gradebook.db")), "there is a gradebook.db")
        attune(terminal, "status", QUIZ)
    print(sizes(ana))


def files(person: Person, folder: str) -> list[str]:
    """What lies in a folder of theirs."""
    return sorted(one["name"] for one in person.ask(f"api/contents/{folder}").json()["content"])


def refused(kernel: Kernel, machine: Machine, account: str) -> None:
    """Raises Failed if the person whose kernel it is gets at what isn't theirs."""
    home, exchange = machine.home("teacher"), machine.folder / "exchange" / "attune"
    for act, path in (("os.listdir", home / "course"), ("open", home / "course" / "keys" / f"{QUIZ}.key.json"),
                      ("open", machine.home("ana") / QUIZ / "answers.jsonl"),
                      ("os.listdir", exchange / "inbound"), ("os.rmdir", exchange / "inbound"), ("os.listdir", exchange / "feedback"),
                      ("os.remove", exchange / "outbound" / QUIZ / "assignment.json")):
        if path.exists():
            check(attempt(kernel, f"{act}({str(path)!r})") == "refused", f"{account} did {act} on {path}")
    if exchange.exists():
        moved = attempt(kernel, f"os.rename({str(exchange)!r}, {str(exchange.with_name('other'))!r})")
        check(moved == "refused", f"{account} can put another course in place of {exchange}")
    for role, expected in ((account, "does not exist"), (f"{PREFIX}teacher", "Peer authentication failed")):
        said = kernel.run(f"import psycopg2\ntry:\n    psycopg2.connect(dbname='attune', user={role!r})\n    print('got in')\n"
                          "except psycopg2.OperationalError as error:\n    print(error)")[0]
        check(expected in said, f"the database said to {account} as {role}: {said}")


def attempt(kernel: Kernel, act: str) -> str:
    """"refused" if the account may not do it, else "got in"."""
    return kernel.run(f"import os\ntry:\n    {act}\n    print('got in')\nexcept PermissionError:\n    print('refused')")[0].strip()


CONNECTED = """
import os
from ipykernel.connect import get_connection_file, get_connection_info
print(get_connection_info(unpack=True)["transport"], os.stat(os.path.dirname(get_connection_file())).st_mode & 0o77)
"""
HOSTILE = """
import json, os, pathlib, shutil
book = json.loads(pathlib.Path("{essay}/{essay}.ipynb").read_text())
code = dict(source="open('{ran}', 'w')", outputs=[], execution_count=None)
book["cells"].insert(0, dict(cell_type="code", id="mine", metadata=dict()) | code)
pathlib.Path("{essay}/{essay}.ipynb").write_text(json.dumps(book))
pathlib.Path("{essay}/course_lib.py").write_text("open('{ran}', 'w')")
place = pathlib.Path("{exchange}/attune/inbound/{ana}+{quiz}+2030-01-01 00:00:00.000000 UTC+mine")
if place.parent.exists():  # ngshare has no such folder
    shutil.copytree("{quiz}", place)
    (place / "timestamp.txt").write_text("2030-01-01 00:00:00.000000 UTC")
"""


def scores(teacher: Person, name: str) -> dict[str, float | None]:
    """By student, the points as formgrader reads them from the gradebook; None where there are none and a person has to look."""
    rows = [one for one in teacher.ask(f"formgrader/api/submissions/{name}").json() if one["submitted"]]
    return {one["student"]: one["score"] or (None if one["needs_manual_grade"] else 0) for one in rows}


def by_hand(teacher: Person, student: str) -> None:
    """Read the submission's page, give the text three points, and say something about it."""
    one, = (row for row in teacher.ask(f"formgrader/api/submitted_notebooks/{ESSAY}/{ESSAY}").json() if row["student"] == student)
    page = teacher.ask(f"formgrader/submissions/{one['id']}/")
    check(page.ok and TEXT in page.text, "formgrader doesn't show the text")
    grades = teacher.ask(f"formgrader/api/grades?submission_id={one['id']}").json()
    grade, = (row for row in grades if row["needs_manual_grade"])
    comment = teacher.ask(f"formgrader/api/comments?submission_id={one['id']}").json()[0]
    for path, says in ((f"grade/{grade['id']}", {"manual_score": 3}), (f"comment/{comment['id']}", {"manual_comment": "Well seen."})):
        done = teacher.ask(f"formgrader/api/{path}", put=says)
        check(done.ok, done.text[:300])
    rows = scores(teacher, ESSAY)
    check(rows[student] == 23, f"the gradebook has {rows}")


def feedback_of(student: Person, name: str) -> str:
    """Fetch feedback from the assignment list; the page."""
    got = student.ask("assignments/fetch_feedback", data={"course_id": "attune", "assignment_id": name})
    check(got.ok, got.text[:300])
    when = student.ask(f"api/contents/{name}/feedback").json()["content"]
    page = student.ask(f"api/contents/{when[-1]['path']}/{name}.html")
    check(page.ok, f"no feedback in {when}")
    return page.json()["content"]


def sizes(person: Person) -> str:
    """How much memory a student's server and an open lesson take."""
    with person.notebook("size.ipynb") as kernel:
        return kernel.run(SIZES)[0].splitlines()[-1]


SIZES = """
import json, os, course_lib
from pathlib import Path
def own(pid):  # what it has for itself, and its share of what it has in common with others
    return sum(int(line.split()[1]) for line in open(f"/proc/{pid}/smaps_rollup") if line.startswith("Pss:")) / 1024
empty = own(os.getpid())
book = next((Path(course_lib.__file__).parent / "_lessons").glob("*-perceiving.ipynb"))
for cell in json.loads(book.read_text())["cells"]:
    if cell["cell_type"] == "code":
        get_ipython().run_cell("".join(cell["source"])).raise_error()
print(f"\\nMemory, MB (Pss). The server: {own(os.getppid()):.0f}. A kernel: {empty:.0f}. With a whole lesson: {own(os.getpid()):.0f}.")
"""


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as error:
        sys.exit(str(error))
