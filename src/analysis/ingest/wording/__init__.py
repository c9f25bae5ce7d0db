"""What the words of a table mean: titles, headings and row labels → indicator, area, year, group, unit, kind."""

from analysis.ingest.wording.facets import Facets, combine, read_words
from analysis.ingest.wording.lexicon import Lexicon
from analysis.ingest.wording.phrases import names_fields

__all__ = ["Facets", "Lexicon", "combine", "names_fields", "read_words"]
