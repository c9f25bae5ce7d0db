"""What the words of a table mean: titles, headings and row labels → indicator, area, year, group, unit, kind."""

from analysis.ingest.wording.facets import Facets, combine, read_words
from analysis.ingest.wording.fields import names_fields
from analysis.ingest.wording.lexicon import Lexicon

__all__ = ["Facets", "Lexicon", "combine", "names_fields", "read_words"]
