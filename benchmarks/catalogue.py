"""Every benchmark: what it's called, whose versions count, and how to read its figures, whatever they are.

Nothing here is a figure: the page takes those from the results, so that it can't say what wasn't measured.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Benchmark:
    """`name` is its module's. `ours` and `peers` are whose versions are told beside its figures; it runs only where they're
    all there. One that's `alone` has no peer, and columns of its own."""

    name: str
    title: str
    about: str
    ours: tuple[str, ...] = ()
    peers: tuple[str, ...] = ()
    alone: bool = False


ALL = (
    Benchmark("quiz_vs_jupyterquiz", "A quiz, beside jupyterquiz", """
The same questions in the same JupyterLab, turn about. Ours takes messages between page and Python that jupyterquiz doesn't: the
widget is opened, its view says that it's ready, its state comes back. Each of these waits for a core when there's none free, so on a
busy machine ours loses more.

A click on an option of jupyterquiz is decided in the page, which therefore holds the key. A click on ours goes to Python, is written to
disk, and comes back. So these two aren't compared; only our own time has a target.""",
              ("jupyterlab", "anywidget", "chromium"), ("jupyterquiz",)),
    Benchmark("open_lesson", "Opening a lesson, beside an empty notebook", """
A real lesson with a cold profile, from its address until its first activity can be used; and the least that the same JupyterLab can
open, until its kernel is idle. What both have in common, JupyterLab's own start, is most of the time.""",
              ("jupyterlab", "chromium")),
    Benchmark("import_time", "What a lesson imports, beside anywidget", """
In fresh processes that hold what a kernel holds already. Anywidget is what any widget of this kind has to import.""", (), ("anywidget",)),
    Benchmark("redraw", "A simulation's figure, beside one line", """
Each simulation at its start and at each of its presets, beside the least that matplotlib draws. Each drawing begins with nothing left
over from the one before: a figure is thousands of objects that point at each other, so the course clears each when it's drawn, rather
than leave many to Python's garbage collector to clear at once. The first figure of a kernel waits for matplotlib to be imported
besides.""", ("numpy",), ("matplotlib",)),
    Benchmark("stimuli", "Faces, bodies and voices, beside one line", """
What is made from parameters, other ones each time, beside the least that matplotlib draws.""", ("numpy",), ("matplotlib",)),
    Benchmark("report", "An assignment's report, beside pingouin and pandas", """
Made-up answers of a very large course. Reliability and discrimination have to agree with pingouin's and pandas', else nothing is written
down here. Ours leaves room for answers that are missing, and pandas here doesn't. The first report of a process waits for matplotlib
to be imported besides.""", ("numpy", "matplotlib"), ("pingouin", "pandas")),
    Benchmark("grading", "Grading, beside stock nbgrader", """
`attune coursework grade`, from the start of the command, and stock `nbgrader autograde`, whose own start isn't counted; stock runs one
cell in each submission, which marks by the same functions. Stock starts a kernel for each, so it loses most where cores are busy. The
gradebook is the SQLite file that both use unless told otherwise.""", (), ("nbgrader",)),
    Benchmark("rooms", "A live room", """
Everybody holds a line open, as phones do, and votes once, over loopback. What comes within a few milliseconds is saved together, and
what is new is told a few times a second, however many have voted since; so the screen's delay hardly depends on how many there are.
Hostile ones send nonsense, floods, replays and guesses; whoever is refused waits for it, so a flood on one connection comes to little.
Where the process is killed, phones send again what wasn't acknowledged, which is the long tail. Each acknowledged vote has to be on
disk once, as it was given, else nothing is written down here.""", ("starlette", "uvicorn"), alone=True),
    Benchmark("site_vs_jupyterlite", "The course as a web page, beside a stock JupyterLite", """
The same lesson from one server on this machine, with a new profile, and ours once more with the same one. In the stock one a learner's
keys run the cells, only those that are needed; its second visit isn't measured, since it comes back with its old outputs, which no
kernel stands behind. Most of our time is Pyodide's own start.""", ("chromium", "pyodide"), ("jupyterlite-core",)),
    Benchmark("personal_sessions", "Personal sessions", """
Whether the theme of a description is found, and danger in it, for people whose descriptions nobody had read when rules, weights
and limit were frozen: [how it was measured](sessions.md) has the story, the blind runs and the baseline. Everybody is asked about danger
besides; nobody's safety hangs on these figures."""),
    Benchmark("lessons", "The course with more lessons", """
The course's own lessons, with all that they ask, several times under other names. A learner opens one of them at a time: what opening
it costs should hardly grow, and what grows of it is the reading of the bundle, which holds all lessons."""),
    Benchmark("items", "Quizzes and courses with more items", """
A quiz of the course's own questions; and the course with each of its items several times, each in the quiz that it's in."""),
    Benchmark("learners", "A learner's own record, over days", """
Somebody who was there every day, met all questions of the lessons, went on to review, and kept a check-in each day. Pages fold the
whole record each time they're opened, since nothing is stored beside it; reading its logs comes once for a process."""),
)
