"""One sheet → figures: a ledger where its heading is one, else every table that stands on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter

from analysis.ingest.communes import sum_communes
from analysis.ingest.conventions import signed_on, status_of
from analysis.ingest.description import Description, described_readings
from analysis.ingest.grid import EMPTY, Sheet, cell_name
from analysis.ingest.headings import Heading, find_heading
from analysis.ingest.layout.blocks import Block, find_blocks
from analysis.ingest.layout.columns import is_short_year
from analysis.ingest.layout.context import Context, block_context, continued, outer_context
from analysis.ingest.layout.resolve import Resolver
from analysis.ingest.layout.table import read_block
from analysis.ingest.layout.view import View
from analysis.ingest.ledger import Vocabulary, read_ledger
from analysis.ingest.meaning import Doubt, judge
from analysis.ingest.meaning.lines import is_of_series
from analysis.ingest.meaning.rates import computed_rates
from analysis.ingest.names import fold
from analysis.ingest.places import Places, other_province
from analysis.ingest.problems import Problems
from analysis.ingest.reading import Figure, Reading, figure_of, of_several_subjects
from analysis.ingest.values import shape
from analysis.ingest.wording import Lexicon, read_words
from analysis.study import Study
from analysis.study.commune_regions import is_commune_list

__all__ = ["Knowledge", "not_recognised", "read_sheet"]


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
_ROWS_OF_FORM = 8
_NOTED = "ghi chú"  # heads the figures of the year before, which a form shows for comparison


def read_sheet(sheet: Sheet, known: Knowledge, problems: Problems, description: Description | None = None,
               ) -> list[Figure] | None:
    """The figures of a sheet; everything that is doubtful goes to `problems`. None for a sheet of words only."""
    if sheet.hidden:
        for row, cells in enumerate(sheet.rows, start=1):
            for column, cell in enumerate(cells):
                if shape(cell) in ("number", "year"):
                    problems.add("warning", "hidden-sheet", sheet, cell_name(column, row))
        return []
    if not any(cell.text or cell.kind for row in sheet.rows for cell in row):
        problems.add("warning", "empty", sheet, "")
        return []
    if description is not None:
        return _figures(described_readings(sheet, description, known.study, problems), sheet, known, problems)
    view = View(sheet)
    _tell_hidden(view, problems)
    heading = find_heading(_visible(sheet))
    if heading is not None and not heading.missing and not _more_figures(view, heading):
        return _ledger(_visible(sheet), heading, known, problems)
    return _tables(view, heading, known, problems)


def _more_figures(view: View, heading: Heading) -> bool:
    """Whether columns that a ledger does not know hold figures too, such as plans beside outcomes."""
    for column in heading.unknown:
        if column in view.sheet.hidden_columns:
            continue
        shapes = [shape(view.cell(row, column)) for row in view.rows[heading.line:heading.line + 200]]
        if shapes.count("number") > len(shapes) / 2:
            return True
    return False


def _ledger(sheet: Sheet, heading: Heading, known: Knowledge, problems: Problems) -> list[Figure]:
    row = sheet.rows[heading.line - 1]
    for code, columns in (("unknown-column", heading.unknown), ("repeated-column", heading.repeated)):
        for column in columns:
            problems.add("warning", code, sheet, cell_name(column, heading.line), found=row[column].text[:80])
    figures = list(read_ledger(sheet, heading, known.words, problems))
    has_ids = "figure_id" in heading.columns  # whoever numbers figures may give one from two sources
    return _told_apart(figures, sheet, problems) if heading.unknown and not has_ids else figures


def _told_apart(figures: list[Figure], sheet: Sheet, problems: Problems) -> list[Figure]:
    """The figures but those that only a column without meaning tells apart: two values for one thing."""
    subject = ("indicator", "definition", "area_code", "group", "year", "kind", "reference_date")
    by_subject: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        by_subject.setdefault(tuple(figure[field] for field in subject), []).append(figure)
    out: set[int] = set()
    for same in by_subject.values():
        for figure in same if len({figure["value"] for figure in same}) > 1 else ():
            other = next(each for each in same if each["value"] != figure["value"])
            problems.add("error", "two-values", sheet, str(figure["cell"]), found=float(str(figure["value"])),
                         other=float(str(other["value"])), at=str(other["cell"]))
            out.add(id(figure))
    return [figure for figure in figures if id(figure) not in out]


def _tables(view: View, heading: Heading | None, known: Knowledge, problems: Problems) -> list[Figure] | None:
    blocks = find_blocks(view, lambda text: bool(known.places.find(text).code or known.places.is_commune(text)))
    gathered = Problems()
    readings: list[Reading] = []
    above = None
    for number, block in enumerate(blocks):
        context = block_context(view, block, known.lexicon, outer_context(view, known.lexicon, above))
        name = view.sheet.name
        if not context.commune and known.places.is_commune(name) and not known.places.find(name).code:
            context = replace(context, commune=name)
        above = above or context
        context = continued(context, view, [*blocks[:number], block], known.places, above)
        context = _of_yearbook(context, view, known)
        own = Problems()
        found = read_block(view, block, context, known.lexicon, known.places, known.resolver, own, number)
        if not found and len(own) and not _names_indicator(view, block, context, known.lexicon):
            own = own.as_one("warning", "not-about", view.sheet)
        elif not found and len(own) and context.commune:
            own = own.as_one("warning", "of-a-commune", view.sheet, commune=context.commune)
        gathered.extend(own)
        _tell_file_name(found, context.from_file, view.sheet, known.study, gathered)
        readings.extend(found)
    readings = _of_this_province(readings, view, known, gathered)
    if not readings and is_commune_list([[cell.text for cell in row] for row in view.sheet.rows]):
        problems.extend(gathered.as_one("warning", "commune-list", view.sheet, "A1"))
        return []
    problems.extend(gathered)
    if not readings and not len(gathered):
        if not _holds_figures(view):
            return None
        if _is_unfilled(view, known.places):
            problems.add("info", "nothing-filled", view.sheet, "")
            return []
        not_recognised(view.sheet, heading, problems)
    return _figures(readings, view.sheet, known, problems)


def _of_yearbook(context: Context, view: View, known: Knowledge) -> Context:
    """A province's yearbook names neither the province nor the statistics office above each table."""
    if not view.of_yearbook:
        return context
    context = replace(context, sources=(*context.sources, "Niên giám thống kê"))
    whole = replace(context.says, areas=frozenset((known.study.province.code,)))
    return context if context.says.areas else replace(context, says=whole, from_file=context.from_file | {"yearbook"})


def _of_this_province(readings: list[Reading], view: View, known: Knowledge, problems: Problems) -> list[Reading]:
    """The readings, or none where a sheet of "toàn tỉnh" alone is about another province."""
    if not readings or any(reading.area != known.study.province.code for reading in readings):
        return readings
    sheet = view.sheet
    words = (cell.text for row in view.rows for _, cell in view.filled(row) if shape(cell) == "words")
    if province := other_province((sheet.name, sheet.file, *words), known.study):
        for reading in readings:
            cell = cell_name(reading.column, reading.row + 1)
            problems.add("error", "other-province", sheet, cell, province=province)
        return []
    return readings


def _holds_figures(view: View) -> bool:
    """Whether a sheet has numbers, but for one that numbers the lines of a list."""
    for column in range(view.sheet.width):
        cells = (view.sheet.cell(row, column) for row in view.rows)
        numbers = [cell.text.rstrip(".") for cell in cells if shape(cell) == "number"]
        if numbers and numbers != [str(n) for n in range(1, len(numbers) + 1)]:
            return True
    return False


def _is_unfilled(view: View, places: Places) -> bool:
    """Whether a sheet is a form that nobody filled: codes of areas, and beside them no number but last year's."""
    codes = numbers = 0
    notes: set[int] = set()
    for row in view.rows:
        for column, cell in view.filled(row):
            if fold(cell.text).startswith(_NOTED):
                notes.add(column)
            elif column not in notes and shape(cell) == "number":
                numbers += 1
                codes += bool(places.find(cell.text).code)
    return numbers >= _ROWS_OF_FORM and codes == numbers


def _names_indicator(view: View, block: Block, context: Context, lexicon: Lexicon) -> bool:
    """Whether any text of a table names an indicator of the catalogue: a list of staff does not."""
    if context.says.indicators or context.says.parts:
        return True
    rows = [*block.context, *block.heading, *(body.row for body in block.body), *block.notes]
    texts = {cell.text for row in rows for _, cell in view.filled(row) if shape(cell) == "words"}
    return any(says.indicators or says.fallback or says.shorts or says.parts
               for says in (read_words(text, lexicon) for text in texts))


def _figures(readings: list[Reading], sheet: Sheet, known: Knowledge, problems: Problems) -> list[Figure]:
    readings = readings + computed_rates(of_several_subjects(readings), known.study)
    kept, doubts = judge(readings, known.study)
    kept, about_communes = sum_communes(kept, known.study, known.places)
    for doubt in [*doubts, *about_communes]:
        _tell(doubt, sheet, problems)
    for reading in kept:
        if "draft" in reading.arguments:
            _tell(Doubt(reading, "warning", "draft"), sheet, problems)
        if "preliminary" in reading.arguments:
            _tell(Doubt(reading, "info", "preliminary"), sheet, problems)
        if "school" in reading.arguments:
            _tell(Doubt(reading, "warning", "school-year", {"year": str(reading.year)}), sheet, problems)
        if any(map(is_short_year, reading.standard.split(" › "))):
            _tell(Doubt(reading, "info", "short-year", {"heading": reading.standard}), sheet, problems)
        if "assumed" in reading.arguments:
            indicator = known.study.indicator(reading.indicator)
            definition = known.study.definition(indicator.id, reading.definition)
            doubtful = is_of_series(reading, known.study) or definition.year_to  # another one was coming
            _tell(Doubt(reading, "warning" if doubtful else "info", "definition-assumed", {
                "indicator": indicator.name, "definition": definition.name}), sheet, problems)
    status, signed = status_of(sheet), signed_on(sheet)
    return [figure_of(reading, sheet, status, signed) for reading in kept]


def _tell(doubt: Doubt, sheet: Sheet, problems: Problems) -> None:
    reading = doubt.reading
    problems.add(doubt.severity, doubt.code, sheet, cell_name(reading.column, reading.row + 1),
                 found=reading.quoted, **doubt.arguments)


def _tell_file_name(readings: list[Reading], facets: frozenset[str], sheet: Sheet, study: Study,
                    problems: Problems) -> None:
    """A year, a kind or an area that only the name of the file gives may be that of the letter, not of the figures.

    So may be a group that only the sheet's name gives, "Điện NT", where the catalogue's indicator is of all.
    """
    for reading in readings:
        if "groups" in facets and reading.arguments.get("group") == "context" \
                and study.indicator(reading.indicator).main_group == "all":
            problems.add("warning", "group-from-sheet", sheet, cell_name(reading.column, reading.row + 1),
                         group=study.group(reading.group).name)
        dated = bool(reading.reference_date) and bool(facets & {"days", "periods"})
        if ("years" in facets or dated) and reading.arguments.get("year") == "context":
            code = "year-from-cover" if sheet.cover_year else "year-from-file"
            problems.add("warning", code, sheet, cell_name(reading.column, reading.row + 1),
                         year=reading.reference_date if dated else str(reading.year))
        if "kinds" in facets and reading.arguments.get("kind") == "context" and reading.kind == "target":
            problems.add("warning", "kind-from-file", sheet, cell_name(reading.column, reading.row + 1))
        if "against" in facets and reading.arguments.get("kind") == "context":
            problems.add("warning", "kind-by-title", sheet, cell_name(reading.column, reading.row + 1))
        for facet, code in (("yearbook", "area-of-yearbook"), ("areas", "area-from-file")):
            if facet in facets and reading.arguments.get("area") == "context":
                problems.add("warning", code, sheet, cell_name(reading.column, reading.row + 1), area=reading.area)


def _tell_hidden(view: View, problems: Problems) -> None:
    rows, columns = view.hidden_figures()
    sheet = view.sheet
    for row in rows:
        for column in range(len(sheet.rows[row])):
            if shape(sheet.cell(row, column)) in ("number", "year"):
                problems.add("warning", "hidden-rows", sheet, cell_name(column, row + 1), row=str(row + 1))
    for column in columns:
        for row in view.rows:
            if shape(sheet.cell(row, column)) in ("number", "year"):
                problems.add("warning", "hidden-columns", sheet, cell_name(column, row + 1),
                             column=get_column_letter(column + 1))


def not_recognised(sheet: Sheet, heading: Heading | None, problems: Problems) -> None:
    """Say what was seen of a sheet in which no table was found."""
    if heading is not None and len(heading.missing) < 3:
        problems.add("error", "missing-column", sheet, cell_name(0, heading.line), columns=", ".join(heading.missing))
        return
    texts = [cell.text for row in sheet.rows[:8] for cell in row if cell.text]
    problems.add("error", "no-ledger", sheet, "A1", seen=" | ".join(text[:40] for text in texts[:6]))


def _visible(sheet: Sheet) -> Sheet:
    """The sheet with its hidden rows and columns empty, so that every cell keeps its name."""
    if not sheet.hidden_rows and not sheet.hidden_columns:
        return sheet
    rows = tuple(() if row in sheet.hidden_rows else
                 tuple(EMPTY if column in sheet.hidden_columns else cell for column, cell in enumerate(cells))
                 for row, cells in enumerate(sheet.rows))
    return replace(sheet, rows=rows)
