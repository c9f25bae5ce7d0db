"""What a heading that no rule understands most resembles among headings whose meaning is known.

The rules of ``wording`` read a heading only where every word of it is understood. Here a linear classifier, learned
from ``corpus.tsv``, tells which indicator a heading is like. It proposes; the rules still settle year, group, unit and
kind, and whoever uses a proposal says so beside each number.
"""

from analysis.ingest.resemblance.model import Claim, Resemblance
from analysis.ingest.resemblance.proposal import is_unlike, named, nearest, proposed

__all__ = ["Claim", "Resemblance", "is_unlike", "named", "nearest", "proposed"]
