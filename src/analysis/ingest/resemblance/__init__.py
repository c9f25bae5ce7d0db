"""What a heading that no rule understands most resembles among headings whose meaning is known.

The rules of ``wording`` read a heading only where every word of it is understood. Here a linear classifier, learned
from ``corpus.tsv``, tells which indicator a heading is like. It proposes; the rules still settle year, group, unit and
kind, and whoever uses a proposal says so beside each number.
"""

from analysis.ingest.resemblance.model import Claim, Resemblance

__all__ = ["Claim", "Resemblance"]
