"""What the planner's guide says to write works as it is written."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from analysis.ingest.figures import read_files
from analysis.study import read_catalogue
from tests.ingest_files import copy_catalogue, write_xlsx


def test_the_examples_of_a_new_indicator(root: Path, tmp_path: Path) -> None:
    raw = copy_catalogue(root, tmp_path)
    guide = (root / "docs" / "huong-dan.md").read_text(encoding="utf-8")
    examples = re.findall(r"`(\w+\.csv)`[^`]*(?:`[^`\n]+`[^`]*)*?```csv\n(.*?)```", guide, flags=re.DOTALL)
    assert [name for name, _ in examples] == ["indicators.csv", "synonyms.csv", "definitions.csv", "targets.csv"]
    for name, block in examples:
        append(raw / name, block)
    study, findings = read_catalogue(raw)
    assert findings == []
    assert "e-prescription-2025" in {target.id for target in study.targets}
    path = tmp_path / "y te.xlsx"
    write_xlsx(path, [["Tỷ lệ TYT kê đơn điện tử năm 2024 (%)"], ["Huyện", "Tỷ lệ"],
                      *([area.name_vi, 60 + n] for n, area in enumerate(study.districts))])
    figures, findings = read_files({path.name: path}, study)
    assert [figure.indicator for figure in figures] == ["e_prescription"] * 15
    assert findings == []


def append(path: Path, block: str) -> None:
    """The rows of an example under the columns of the file."""
    text = path.read_text(encoding="utf-8-sig")
    columns = next(csv.reader(io.StringIO(text)))
    rows = [*csv.DictReader(io.StringIO(text)), *csv.DictReader(io.StringIO(block))]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns)
    writer.writeheader()
    writer.writerows({column: row.get(column, "") for column in columns} for row in rows)
    path.write_text(stream.getvalue(), encoding="utf-8-sig")
