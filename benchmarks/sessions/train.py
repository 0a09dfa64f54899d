"""Learns the weights of the screen for danger and of the themes, and writes them to assets/sessions/weights.yaml.

    .venv/bin/python benchmarks/sessions/train.py           # learn from every text here, and write
    .venv/bin/python benchmarks/sessions/train.py --check   # how well it does on texts that it didn't learn from

It needs scikit-learn: see benchmarks/requirements.txt. The screen is a logistic regression (Cox, 1958) with a quadratic penalty;
the themes are naive Bayes log-odds against the other themes (Rennie et al., 2003), of which those are kept that speak clearly for a
theme. `danger-training.jsonl` and `themes-training.jsonl` were written by whoever made the rules, the files in `training/` by writers
who had seen neither rules nor tests; none of them counts as evaluation. Nothing is learned from the third to the sixth sealed sets:
they measure. What is in `training/more/` makes these weights no better; `tune.py`, whose model reads beside them, learns from it, too.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from course_lib.activities.sessions import danger, features, themes, words  # noqa: E402
from course_lib.activities.sessions.stories import stories  # noqa: E402
from course_lib.content.authoring import build, compile  # noqa: E402
from course_lib.content.frozen import freeze  # noqa: E402
from course_lib.content.sessions import SessionLibrary  # noqa: E402

SOURCES = ("training", "open", "sealed", "second-open", "second-sealed")  # beside the files in training/
LEFT_OUT = ("second-sealed", "second-open")  # by --check, one after the other
TRUST = 2.0  # how far the texts are trusted over weights near 0: scikit-learn's C
RARE = 3  # a feature in fewer texts isn't learned
KEPT = 8000  # weights of the screen
LIMIT = 0.3  # chosen by --check, as docs/sessions.md says: of the weights alone
TOGETHER = {"share": 0.5, "limit": -1.2}  # with the encoder: chosen on the third to fifth sealed sets, before the sixth was read
SMOOTH, CLEAR, OFTEN = 0.1, 1.2, 2  # of the themes: counts start here; log-odds and texts from which a weight is kept
TARGETS = (0.05, 0.10, 0.15, 0.20, 0.30)


def rows(path):
    """The descriptions of one file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def files():
    """What is learned from: danger or themes, the source, and the file."""
    named = [(what, source, HERE / f"{what}-{source}.jsonl") for what in ("danger", "themes") for source in SOURCES]
    return named + [(path.name.partition("-")[0], "training", path) for path in sorted((HERE / "training").glob("*.jsonl"))]


def told():
    """Every description, with what it's about and its source. The course's own made-up people are among the harmless."""
    for what, source, path in files():
        for row in rows(path):
            yield row | {"what": what, "source": source}
    for story in stories():
        yield {"text": story.text, "what": "danger", "source": "training"}


def texts(library):
    """Every description: its source, whether it tells of danger, its kind, its features; themes where it has one.

    The rules were made with the open half: there, what they find says nothing about how far to trust them.
    """
    every = []
    for row in told():
        read = words.read(row["text"], library)
        found = None if (row["what"], row["source"]) == ("danger", "open") else danger.by_rule(read, library)
        seen = {*features.danger_features(read, library), *danger.rule_features(found)}
        every.append({"danger": False, "kind": "ordinary"} | row | {"seen": seen, "plain": {*features.features(read, denials=True)}})
    return every


def table(seen, names):
    """A row for each text: each feature that it has, by their number, counting less the more there are."""
    here = [[names[name] for name in one if name in names] for one in seen]
    values = [1 / len(one) ** danger.LENGTH for one in here for _number in one]
    return csr_matrix((values, [number for one in here for number in one], np.cumsum([0, *map(len, here)])), (len(seen), len(names)))


def fitted(every, names):
    """A logistic regression on these features."""
    model = LogisticRegression(C=TRUST, max_iter=500)
    return model.fit(table([row["seen"] for row in every], names), [row["danger"] for row in every])


def learned(every):
    """The weights of the screen, by feature, and the bias: of those features that weighed most when all had a weight."""
    counts = Counter(name for row in every for name in row["seen"])
    names = {name: at for at, name in enumerate(sorted(name for name, count in counts.items() if count >= RARE))}
    first = fitted(every, names).coef_[0]
    most = {name: at for at, name in enumerate(sorted(sorted(names, key=lambda name: -abs(first[names[name]]))[:KEPT]))}
    model = fitted(every, most)
    return {name: round(float(model.coef_[0][at]), 2) for name, at in most.items()}, round(float(model.intercept_[0]), 2)


def scores(every, weights, bias):
    """The score of each text."""
    names = {name: at for at, name in enumerate(weights)}
    return table([row["seen"] for row in every], names) @ np.array([*weights.values()], np.float32) + bias


def leanings(every):
    """What speaks for each theme: log-odds against the other themes."""
    themed = [row for row in every if row.get("theme")]
    names = sorted({row["theme"] for row in themed})
    counts = {name: Counter(word for row in themed if row["theme"] == name for word in row["plain"]) for name in names}
    whole = sum(counts.values(), Counter())
    sums = {name: sum(counts[name].values()) for name in names}
    made, size = {}, len(whole)
    for name in names:
        rest, here = sum(sums.values()) - sums[name] + SMOOTH * size * (len(names) - 1), sums[name] + SMOOTH * size
        odds = {word: float(np.log((count + SMOOTH) / here * rest / (whole[word] - count + SMOOTH * (len(names) - 1))))
                for word, count in counts[name].items() if count >= OFTEN}
        made[name] = {word: round(value, 1) for word, value in sorted(odds.items()) if value > CLEAR}
    return made


def library(leaning=None):
    """What sessions are made from, with other leanings where they're given."""
    data = compile.sessions(build.load())
    if leaning is not None:
        data["leanings"] = [{"theme": name, "weights": weights} for name, weights in leaning.items()]
    return freeze(SessionLibrary, data)


def check(every):
    """Print how well it does on each source that it didn't learn from."""
    for left in LEFT_OUT:
        rest, out = ([row for row in every if (row["source"] == left) is same] for same in (False, True))
        report(f"{left} left out", out, scores(out, *learned(rest)))
    for left in LEFT_OUT:
        known = library(leanings([row for row in every if row["source"] != left]))
        asked = [row for row in every if row["source"] == left and row.get("theme")]
        first = third = 0
        for row in asked:
            best, good = [one.id for one in themes.match(row["text"], known)[:3]], {row["theme"], *row["also"]}
            first, third = first + bool(good & {*best[:1]}), third + bool(good & {*best})
        print(f"{left} left out, themes: first {first / len(asked):.3f}, first three {third / len(asked):.3f}")


def report(title, out, found):
    """Print recall at some rates of false alarms, and both at the limit."""
    true = np.array([row["danger"] for row in out], bool)
    calm = np.sort(found[~true])
    for target in TARGETS:
        limit = calm[int((1 - target) * len(calm))]
        print(f"{title}: recall {np.mean(found[true] > limit):.3f} at false alarms {target:.2f} (limit {limit:.2f})")
    print(f"{title}: at {LIMIT}: recall {np.mean(found[true] > LIMIT):.3f}, false alarms {np.mean(calm > LIMIT):.3f};", {
        kind: round(float(np.mean([score > LIMIT for row, score in zip(out, found) if row["what"] == what and row["kind"] == kind])), 2)
        for what, kind in sorted({(row["what"], row["kind"]) for row in out})}, "themes' texts:",
        round(float(np.mean([score > LIMIT for row, score in zip(out, found) if row["what"] == "themes"])), 3))


def write(weights, bias, leaning):
    """Write the weights, each file's lines sorted by name."""
    lines = ["# yaml-language-server: $schema=../schemas/sessions.json",
             "# Learned by benchmarks/sessions/train.py. Above 0 speaks for danger or for the theme; ! means denied, @ a concept.",
             "screen:", f"  bias: {bias}", f"  limit: {LIMIT}", f"  together: {json.dumps(TOGETHER)}", "  weights:"]
    lines += [f"    {json.dumps(name)}: {value}" for name, value in weights.items()]
    lines.append("leanings:")
    for theme, values in leaning.items():
        lines += [f"  - theme: {theme}", "    weights:", *(f"      {json.dumps(name)}: {value}" for name, value in values.items())]
    (ROOT / "assets" / "sessions" / "weights.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    """Learn and write, or check."""
    every = texts(library())
    if "--check" in sys.argv:
        check(every)
    else:
        write(*learned(every), leanings(every))


if __name__ == "__main__":
    main()
