"""Makes the English model anew: `python -m training --shared ../shared [--work build/training]`.

Each step leaves its file in the working folder and is skipped when the file is there, so a broken run goes on where it
stopped. On one core: split 2 minutes, teacher 25, label 16, names 30, trees 30, in this order.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="holds language/ and corpus/")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "training")
    parser.add_argument("--out", type=Path, default=ROOT / "src" / "dragoman" / "language" / "en")
    parser.add_argument("--parts", nargs="+", choices=["names", "trees"], default=["names"], help="what to train anew")
    parser.add_argument("--keep", type=Path, help="the pipeline whose other half is kept (default: en_base)")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--corpus-words", type=int, default=1_800_000)
    parser.add_argument("--teacher-epochs", type=float, default=2.5)
    parser.add_argument("--teacher-minutes", type=float, default=60)
    parser.add_argument("--label-minutes", type=float, default=15)
    parser.add_argument("--student-words", type=int, default=6_000_000)
    parser.add_argument("--student-minutes", type=float, default=30)
    make_model(parser.parse_args())


def make_model(given: argparse.Namespace) -> None:
    """Runs every step whose file is missing, then measures the first and the new pipeline."""
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[variable] = str(given.threads)  # read when numpy and torch are loaded, so before these imports
    import spacy
    import torch

    from training import assemble, corpus, data, evaluate, label, student, teacher

    torch.set_num_threads(given.threads)
    language, work = given.shared / "language", given.work
    base, names = language / "en_base", language / "ner" / "names.json"
    work.mkdir(parents=True, exist_ok=True)

    def make(file: str, step: Callable[[Path], object]) -> Path:
        path: Path = work / file
        if not path.exists():
            print(f"== {file}", flush=True)
            step(path)
        return path

    gold = data.read_parsed(language)
    named = data.read_named(language)
    split = make(
        "split.spacy",
        lambda path: corpus.split_corpus(
            spacy.load(base), given.shared / "corpus" / "whitehouse-2021-2022.jsonl.gz", path, given.corpus_words
        ),
    )
    taught = make(
        "teacher.pt",
        lambda path: teacher.train_teacher([*gold, *named], path, given.teacher_epochs, given.teacher_minutes),
    )
    silver = make(
        "silver.spacy",
        lambda path: label.label_corpus(teacher.load_teacher(taught), split, path, given.label_minutes),
    )
    labelled = student.read_labelled(silver)
    lessons = {"names": student.keep_entities([*gold, *named, *labelled]), "trees": [*gold, *labelled]}
    made = {
        part: make(
            part,
            lambda path, part=part: student.train_student(
                base, part, lessons[part], names, path, given.student_words, given.student_minutes
            ),
        )
        for part in given.parts
    }
    kept = given.keep or base
    assemble.assemble_pipeline(base, made.get("trees", kept), made.get("names", kept), given.out, mix="names" in made)
    evaluate.print_figures([base, given.out], language, work / "figures.json")


if __name__ == "__main__":
    main()
