"""Write ``src/qa/lexicon/background.txt``: how common the words of general English are.

    python benchmarks/background.py

The figures are those of wordfreq (Robyn Speer, https://github.com/rspeer/wordfreq, data under CC BY-SA 4.0), added up
over the words that the analyzer takes for one term, on the Zipf scale (van Heuven et al., 2014: log10 of the
occurrences in a thousand million words), rounded to a tenth.
"""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import groupby
from pathlib import Path

from wordfreq import top_n_list, word_frequency

from qa.analysis import STOP, Analyzer

WORDS = 40_000
TARGET = Path(__file__).parent.parent / "src" / "qa" / "lexicon" / "background.txt"
HEADER = """\
# How common a term is in general English: its Zipf value (log10 of occurrences in 10^9 words), then the terms.
# Figures: wordfreq by Robyn Speer, data under CC BY-SA 4.0, summed over the words of a term by
# benchmarks/background.py.
"""


def main() -> None:
    """Write the file."""
    analyzer, share = Analyzer(), defaultdict[str, float](float)
    for word in top_n_list("en", WORDS):
        term = analyzer.term(word)
        if term[0] != STOP and " " not in term:
            share[term] += word_frequency(word, "en")
    zipf = sorted((-round(math.log10(value * 1e9), 1), term) for term, value in share.items())
    lines = (
        f"{-value} {' '.join(term for _, term in group)}\n"
        for value, group in groupby(zipf, lambda row: row[0])
    )
    TARGET.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
