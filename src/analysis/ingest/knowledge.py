"""Everything of the study that reading needs, indexed once."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.ingest.layout.resolve import Resolver
from analysis.ingest.ledger import Vocabulary
from analysis.ingest.places import Places
from analysis.ingest.wording import Lexicon
from analysis.study import Study

__all__ = ["Knowledge"]


@dataclass(frozen=True)
class Knowledge:
    """Everything that reading a sheet needs of the study, made once for all files."""

    study: Study
    words: Vocabulary
    lexicon: Lexicon
    places: Places
    resolver: Resolver

    @classmethod
    def of(cls, study: Study) -> Knowledge:
        """Index a study; the last one is remembered, since every file asks for it."""
        if not _remembered or _remembered[0].study is not study:
            lexicon = Lexicon.of(study)
            _remembered[:] = [cls(study, Vocabulary.of(study, lexicon), lexicon, Places(study), Resolver(study))]
        return _remembered[0]


_remembered: list[Knowledge] = []
