"""How long reading takes beside the reader alone: ``python -m analysis.ingest.bench``, run in the project's folder."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from openpyxl import Workbook, load_workbook

from analysis.ingest.figures import read_files
from analysis.study import Study, read_catalogue
from analysis.workspace import Workspace

__all__ = ["main", "WORKBOOKS"]

_CELLS = 250_000
Rows = Iterator[list[object]]


def _ledger(study: Study) -> Rows:
    """One figure a row, ten columns."""
    chance = random.Random(1)
    yield ["Chỉ tiêu", "Huyện", "Năm", "Giá trị", "Đơn vị tính", "Định nghĩa", "Nhóm", "Ghi chú", "Nguồn", "Loại"]
    names = [area.name_vi for area in study.districts]
    for _ in range(_CELLS // 10):
        yield ["Tỷ lệ bao phủ bảo hiểm y tế", chance.choice(names), chance.randint(2005, 2024),
               round(chance.uniform(50, 99), 2), "%", "default", "Toàn bộ", "–", "Sở Y tế", "kết quả"]


def _tables(study: Study) -> Rows:
    """Hundreds of yearbook tables below each other."""
    years = list(range(2005, 2025))
    for _ in range(_CELLS // (len(study.districts) * (len(years) + 1))):
        yield ["Tỷ lệ bao phủ BHYT (%)"]
        yield ["Huyện", *years]
        for area in study.districts:
            yield [area.name_vi, *(50 + (year * int(area.code)) % 4900 / 100 for year in years)]
        yield []


def _numbers(study: Study) -> Rows:
    """Numbers that nothing explains: each of them is named."""
    chance = random.Random(1)
    yield ["x"] * 50
    for _ in range(_CELLS // 50):
        yield [round(chance.uniform(0, 99), 2) for _ in range(50)]


WORKBOOKS: dict[str, Callable[[Study], Rows]] = {"ledger": _ledger, "tables": _tables, "numbers": _numbers}


def main() -> None:
    """Print, for each workbook, the CPU seconds of openpyxl alone, of reading whole, and their ratio."""
    study, _ = read_catalogue(Workspace.find().raw)
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in WORKBOOKS.items():
            path = Path(folder) / f"{name}.xlsx"
            book = Workbook(write_only=True)
            sheet = book.create_sheet("Biểu")
            for row in rows(study):
                sheet.append(row)
            book.save(path)
            alone = _seconds(lambda path=path: load_workbook(path, data_only=True))  # type: ignore[misc]
            whole = _seconds(lambda path=path: read_files({path.name: path}, study))  # type: ignore[misc]
            print(f"| {name} | {alone:.1f} | {whole:.1f} | {whole / alone:.2f} |", flush=True)


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    main()
