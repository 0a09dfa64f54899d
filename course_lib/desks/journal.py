"""The desk behind the journal: find, change, delete and take away what the learner wrote for themselves."""

from collections.abc import Iterator
from datetime import date, datetime

from ..activities import check_in_view, journal, passages
from ..activities.mark import BadResponse
from ..content import Bundle
from ..content.bundle import UnknownId
from ..content.objects import Reflection
from ..documents import can_make_pdf
from ..labels import journal as labels
from ..labels import saving
from ..records import Conflict, Private, RecordError
from ..words import _, n_, plural
from .message import now, writer

EXTRACT = 180  # characters of an entry that a list shows
TYPES = {"markdown": ("md", "text/markdown"), "pdf": ("pdf", "application/pdf")}


class JournalDesk:
    """Takes the page's messages. What a learner wrote goes out in replies alone, and is kept in the private store alone."""

    activity = "journal"

    def __init__(self, content: Bundle, store: Private):
        if journal.KIND != store.kind:
            raise TypeError(f"a {journal.KIND} activity can't be kept in the {store.kind} store")
        self.content, self.store = content, store

    def answer(self, message: dict, buffers: list) -> tuple[dict, list]:
        """The reply to the page's message, and its buffers. `re` says that it's saved, or that saving it again won't help."""
        acts = {"list": self._list, "open": self._open, "save": self._save, "erase": self._erase,
                "erase-all": self._erase_all, "export": self._export}
        act = acts.get(str(message.get("type")), self._ready)
        reply = {"activity": self.activity}
        try:
            given, sent = act(message)
            return reply | given, sent
        except BadResponse as error:
            return reply | {"re": message.get("id"), "problem": str(error)}, []
        except RecordError as error:
            return reply | {"problem": str(error)}, []

    def owns(self, _name: str) -> bool:
        """Whether a document is the journal's: every one is."""
        return True

    def empty(self) -> dict:
        """For a page that does this desk's work because the lock is on: what was asked, and how the journal tells what was said."""
        from ..documents import journal as documents

        words = _printing()
        return {
            "title": words["list"], "words": words, "asked": {one.id: _asked(one) for one in self.content.reflections()},
            "lessons": [[lesson.id, lesson.title] for lesson in self.content.lessons()], "outside": self.lesson_title(""),
            "titles": journal.titles(), "kinds": journal.kinds(), "texts": passages.texts(), "ours": sorted(passages.OURS),
            "written": sorted(passages.WRITTEN), "sides": check_in_view.form()["sides"], "extract": EXTRACT, "says": _all_says(),
            "told": documents.told((), self.lesson_title, day, date.today()), "saving": saving(),
            "months": labels.months(), "day": _day(), "noDate": _no_date(),
        }

    def kept(self) -> tuple[tuple[journal.Entry, ...], list[str]]:
        """Every entry, newest first, and what couldn't be read."""
        documents, problems = {}, []
        for name in self.store.names():
            try:
                document = self.store.get(name)
            except RecordError as error:
                problems.append(str(error))
                continue
            if document is not None:
                documents[name] = document
        return journal.entries(documents, self.content), problems

    def lesson_title(self, name: str) -> str:
        """What the lesson `name` is called; what is in none has a place of its own."""
        try:
            return self.content.lesson(name).title
        except UnknownId:
            return _("Outside the lessons")

    def _ready(self, message: dict):
        return {"words": labels.journal() if can_make_pdf() else _printing()} | self._list(message)[0], []

    def _list(self, message: dict):
        """`by`: date or lesson; `search`: words that an entry holds, all of them."""
        every, problems = self.kept()
        search = message.get("search") if isinstance(message.get("search"), str) else ""
        shown = journal.found(every, search, self.lesson_title)
        groups = self._by_lesson(shown) if message.get("by") == "lesson" else list(_by_month(shown))
        return {"list": {"groups": [{"title": title, "entries": [self._row(one) for one in some]} for title, some in groups],
                         "says": _says(len(shown), len(every), bool(search.split())), "any": bool(every or problems),
                         "problems": problems}}, []

    def _by_lesson(self, shown) -> list:
        places = [lesson.id for lesson in self.content.lessons()]
        in_order = sorted({one.lesson for one in shown},
                          key=lambda name: (places.index(name) if name in places else len(places), name))
        named: dict[str, list] = {}
        for lesson in in_order:
            named.setdefault(self.lesson_title(lesson), []).extend(one for one in shown if one.lesson == lesson)
        return list(named.items())

    def _row(self, entry: journal.Entry) -> dict:
        text = " ".join(entry.passages[0].text.split())
        return {"name": entry.name, "title": entry.title, "when": day(entry.at), "lesson": self.lesson_title(entry.lesson),
                "extract": text if len(text) <= EXTRACT else f"{text[:EXTRACT].rstrip()} …"}

    def _open(self, message: dict):
        entry = self._entry(message)
        if entry is None:
            return {"gone": labels.journal()["gone"]} | self._list(message)[0], []
        return {"entry": self._whole(entry)}, []

    def _entry(self, message: dict) -> journal.Entry | None:
        name = str(message.get("name"))
        document = self.store.get(name)
        return document and journal.entry_of(name, document, self.content)

    def _whole(self, entry: journal.Entry) -> dict:
        passages = [{"label": one.label, "prompt": one.prompt, "text": one.text, "field": one.field} for one in entry.passages]
        return self._row_without_text(entry) | {"passages": passages, "revision": entry.revision}

    def _row_without_text(self, entry: journal.Entry) -> dict:
        return {"name": entry.name, "title": entry.title, "when": day(entry.at), "lesson": self.lesson_title(entry.lesson)}

    def _save(self, message: dict):
        name, base = str(message.get("name")), message.get("base")
        if type(base) is not int:
            raise BadResponse("a revision is a number")
        document = self.store.get(name)
        if document is None:
            return {"re": message.get("id"), "problem": labels.journal()["goneHere"]}, []
        content = journal.changed(document, message.get("said"), self.content, now())
        try:
            kept = self.store.put(name, content, base=base, writer=writer(message))
        except Conflict as error:
            theirs = journal.entry_of(name, error.theirs, self.content)
            return {"re": message.get("id"), "name": name, "theirs": self._whole(theirs)}, []
        return {"re": message.get("id"), "saved": {"name": name, "revision": kept["revision"]}}, []

    def _erase(self, message: dict):
        self.store.delete(str(message.get("name")))
        return {"re": message.get("id"), "erased": True} | self._list(message)[0], []

    def _erase_all(self, message: dict):
        for name in self.store.names():
            self.store.delete(name)
        return {"erased": True, "says": labels.journal()["allErased"]} | self._list(message)[0], []

    def _export(self, message: dict):
        kind = message.get("as")
        if kind == "print":
            return {"sheet": _told(self.kept()[0], self.lesson_title)}, []
        if kind not in TYPES:
            raise BadResponse("a journal is taken away as markdown or as pdf")
        ending, mime = TYPES[kind]
        file, says = made(kind, self.kept()[0], self.lesson_title)
        name = f"attune-journal-{date.today().isoformat()}.{ending}"
        return {"file": {"name": name, "type": mime}, "says": [saving().format(name=name), *says]}, [file]


def made(kind: str, kept: tuple[journal.Entry, ...], lesson_title) -> tuple[bytes, list[str]]:
    """The journal as a file, `markdown` or `pdf`, and what there is to say about it."""
    from ..documents import journal as documents

    told = _told(kept, lesson_title)
    if kind == "markdown":
        return documents.markdown(told).encode(), []
    return documents.pdf(told)


def _told(kept: tuple[journal.Entry, ...], lesson_title) -> dict:
    from ..documents import journal as documents

    return documents.told(kept, lesson_title, day, date.today())


def _printing() -> dict:
    """The journal's words where no PDF can be made: the browser prints it instead."""
    return {word: says for word, says in labels.journal().items() if word != "pdf"} | {"print": labels.printing()}


def day(at: str) -> str:
    """The day of a time in words, where this computer is; empty for what is no time."""
    moment = _moment(at)
    return moment and _day().format(day=moment.day, month=labels.months()[moment.month - 1], year=moment.year) or ""


def _by_month(shown) -> Iterator[tuple[str, list]]:
    months: dict[str, list] = {}
    for entry in shown:
        moment = _moment(entry.at)
        title = f"{labels.months()[moment.month - 1]} {moment.year}" if moment else _no_date()
        months.setdefault(title, []).append(entry)
    yield from months.items()


def _moment(at: str) -> datetime | None:
    try:
        return datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _day() -> str:
    return _("{day} {month} {year}")


def _no_date() -> str:
    return _("No date")


def _says(shown: int, every: int, searched: bool) -> str:
    if not every:
        return _empty()
    if not searched:
        return _counted(every).format(n=every)
    return _found(shown).format(n=shown) if shown else _none()


def _empty() -> str:
    return _("Nothing is here yet. What you write in a reflection, keep of a check-in, or plan for a week turns up here, for you alone.")


def _none() -> str:
    return _("Nothing that you wrote has all these words.")


def _counted(count: int) -> str:
    return n_("{n} entry.", "{n} entries.", count)


def _found(count: int) -> str:
    return n_("{n} entry has all these words.", "{n} entries have all these words.", count)


def _all_says() -> dict:
    """The same, for a page that counts by itself."""
    return {"empty": _empty(), "none": _none(), "counted": plural(_counted), "found": plural(_found)}


def _asked(one: Reflection) -> dict:
    """What a reflection asked, without what it was answered."""
    return {"title": one.title, "lesson": one.lesson, "prompt": one.prompt, "twin": one.twin.prompt} | {"texts": passages.reflection_texts(one)}
