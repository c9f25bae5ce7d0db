"""What programs export as "Excel": the XML of Excel 2003 and pages packed with their parts (MHTML)."""

from __future__ import annotations

import quopri
from pathlib import Path

import pytest

from analysis.ingest import read_files
from analysis.ingest.readers import READERS
from analysis.ingest.readers.guard import Refused, inspect_file
from analysis.study import Study

BOOK = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Styles><Style ss:ID="s1"><NumberFormat ss:Format="0.0%"/></Style>
  <Style ss:ID="s2"><NumberFormat ss:Format="Percent"/></Style></Styles>
 <Worksheet ss:Name="BHYT"><Table><Column/><Column ss:Hidden="1"/>
  <Row><Cell ss:MergeAcross="1"><Data ss:Type="String">Tỷ lệ bao phủ BHYT (%)</Data></Cell>
   <Cell><Data ss:Type="Number">9</Data></Cell></Row>
  <Row ss:Index="4"><Cell><Data ss:Type="String">Lắk</Data></Cell>
   <Cell ss:Index="3" ss:StyleID="s1"><Data ss:Type="Number">0.898</Data></Cell>
   <Cell ss:StyleID="s2"><Data ss:Type="Number">0.5</Data></Cell>
   <Cell><Data ss:Type="DateTime">2023-05-12T00:00:00.000</Data></Cell></Row>
  <Row ss:Hidden="1"><Cell><Data ss:Type="String">Ea Kar</Data></Cell></Row>
 </Table></Worksheet>
 <Worksheet ss:Name="Ẩn"><Table/><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>
</Workbook>"""
PAGE = """<html><body><table><tr><td>Huyện</td><td>Tỷ lệ bao phủ BHYT năm 2023 (%)</td></tr>
<tr><td>Lắk</td><td>91,2</td></tr></table></body></html>"""


def test_a_spreadsheet_as_xml(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text(BOOK, encoding="utf-8")
    sheet, hidden = READERS[inspect_file(path)](path, "a.xls")
    assert [[(cell.text, cell.kind) for cell in row] for row in sheet.rows] == [
        [("Tỷ lệ bao phủ BHYT (%)", ""), ("", ""), ("9", "")], [], [],
        [("Lắk", ""), ("", ""), ("89.8%", ""), ("50%", ""), ("2023-05-12", "date")], [("Ea Kar", "")]]
    assert sheet.rows[3][2].number == 89.8
    assert (sheet.name, sheet.hidden) == ("BHYT", False)
    assert (set(sheet.hidden_rows), set(sheet.hidden_columns)) == ({4}, {1})
    assert [tuple(cells) for cells in sheet.merged] == [(0, 0, 0, 1)]
    assert (hidden.name, hidden.hidden) == ("Ẩn", True)


@pytest.mark.parametrize(("text", "code"), [
    (BOOK[:700], "unreadable"),
    (BOOK.replace('ss:Index="4"', 'ss:Index="9999999999"'), "too-many-cells"),
    (BOOK.replace('ss:Index="3"', 'ss:Index="99999999"'), "too-many-cells"),
    ('<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha">]><workbook>&a;</workbook>', "web-page"),
])
def test_broken_and_swollen_xml_is_refused(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        READERS[inspect_file(tmp_path / "a.xml")](tmp_path / "a.xml", "a.xml")
    assert refused.value.code == code


def test_a_page_packed_with_its_parts(tmp_path: Path, study: Study) -> None:
    def part(text: str, name: str) -> str:
        packed = quopri.encodestring(text.encode()).decode()
        head = f"Content-Location: file:///C:/{name}", "Content-Transfer-Encoding: quoted-printable"
        return "\r\n".join(("------=_Part", *head, "Content-Type: text/html", "", packed, ""))
    frame = "<html><frameset><frame src='sheet001.htm'></frameset></html>"
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_Part"\r\n\r\n'
    text = head + part(frame, "a.htm") + part(PAGE, "sheet001.htm") + "------=_Part--\r\n"
    (tmp_path / "a.xls").write_bytes(text.encode())
    figures, findings = read_files({"a.xls": tmp_path / "a.xls"}, study)
    assert [(f.area_code, f.year, f.value, f.cell) for f in figures] == [("656", 2023, 91.2, "B2")]
    assert findings == []
