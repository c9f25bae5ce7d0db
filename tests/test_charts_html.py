"""Tables as HTML: structure for screen readers, escaping, and that colour never stands alone."""

from __future__ import annotations

from typing import Any

import html5lib
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from analysis.charts import breakable, matrix_html, matrix_statements, province_only_html, table_html
from analysis.study import Area, Indicator
from analysis.telling.rows import plain
from analysis.telling.statements import main_statement, main_statements
from analysis.telling.words import range_text, told_probability
from tests.chart_tables import chart_tables, study

NAMESPACE = "{http://www.w3.org/1999/xhtml}"


def parsed(markup: str) -> Any:
    parser = html5lib.HTMLParser(strict=True)
    return parser.parseFragment(markup)


def link(area: Area, indicator: Indicator) -> str:
    return f'districts/{area.key}.html?a=1&b="#{indicator.id}'


def test_table_has_caption_scopes_and_a_focusable_box() -> None:
    tree = parsed(table_html([["Lắk", "20,9%"]], ["Huyện", "Giá trị"], "Hộ nghèo", numeric=[1]))
    box = tree.find(f"{NAMESPACE}div")
    assert box.get("tabindex") == "0"
    assert "Hộ nghèo" in box.get("aria-label")
    assert [th.get("scope") for th in tree.iter(f"{NAMESPACE}th")] == ["col", "col", "row"]
    assert tree.find(f".//{NAMESPACE}caption").text == "Hộ nghèo"
    assert tree.find(f".//{NAMESPACE}td").get("class") == "number"


@example('"><script>alert(1)</script><img src=x>')
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1))
def test_cells_and_captions_read_back_as_they_were(words: str) -> None:
    tree = html5lib.HTMLParser().parseFragment(table_html([[words, Markup("<i>x</i>")]], [words, "y"], words))
    assert tree.find(f".//{NAMESPACE}caption").text == words
    assert tree.find(f".//{NAMESPACE}thead/{NAMESPACE}tr/{NAMESPACE}th").text == words
    assert tree.find(f".//{NAMESPACE}tbody/{NAMESPACE}tr/{NAMESPACE}th").text == words
    assert words in tree.find(f"{NAMESPACE}div").get("aria-label")
    assert tree.find(f".//{NAMESPACE}i").text == "x"


def test_names_of_files_may_be_broken_where_they_are_joined_only() -> None:
    assert breakable("a<b/so_theo_doi.csv · F57") == "a&lt;b/<wbr>so_<wbr>theo_<wbr>doi<wbr>.csv · F57"
    assert breakable("QĐ 861/QĐ-TTg, 1.234 (v1.6.0).") == "QĐ 861/QĐ-TTg, 1.234 (v1.6.0)."


def test_a_short_row_is_refused() -> None:
    with pytest.raises(ValueError, match="one for each of the 2 columns"):
        table_html([["a"]], ["a", "b"], "c")


def test_matrix_has_every_area_a_column_each_indicator_and_words_beside_colours() -> None:
    attainment = chart_tables()["attainment"]
    tree = parsed(matrix_html(study(), attainment, link))
    rows = tree.findall(f".//{NAMESPACE}tbody/{NAMESPACE}tr")
    assert len(rows) == 16
    assert rows[0].get("class") == "province"
    for row in rows:
        cells = row.findall(f"{NAMESPACE}td")
        assert len(cells) == attainment["indicator"].nunique()
        for cell in cells:
            assert "".join(cell.itertext()).strip()
    heads = [th for th in tree.iter(f"{NAMESPACE}th") if th.get("scope") == "col"]
    assert len(heads) == 1 + attainment["indicator"].nunique()


def test_matrix_tells_where_an_indicator_does_not_apply_from_where_no_figure_is_known() -> None:
    """Buôn Đôn and Cư Kuin have no ward or township; Krông Bông has, and no statement here."""
    attainment = chart_tables()["attainment"].assign(indicator="urban_unemployment", group="urban")
    attainment = attainment[~attainment["area_code"].isin({"647", "653", "657"})]
    tree = parsed(matrix_html(study(), attainment.assign(target_id="urban-unemployment-2024")))
    cells = {row.find(f"{NAMESPACE}th").get("data-sort"): "".join(row.find(f"{NAMESPACE}td").itertext())
             for row in tree.iter(f"{NAMESPACE}tr") if row.find(f"{NAMESPACE}td") is not None}
    assert cells["647"] == cells["657"] == "không áp dụng"
    assert cells["653"] == "chưa có số liệu"


def test_matrix_states_word_probability_grade_and_links() -> None:
    attainment = chart_tables()["attainment"]
    attainment = attainment[attainment["target_id"] == "poverty-pace-low-2025"]
    row = attainment.query("area_code == '66'").iloc[0]
    tree = parsed(matrix_html(study(), attainment, link))
    first = tree.find(f".//{NAMESPACE}tbody/{NAMESPACE}tr/{NAMESPACE}td")
    words = "".join(first.itertext())
    assert f"{100 * row['probability']:.0f}%" in words
    assert "hạng" in words
    assert "≤ 5,8%" in words  # what the pace comes to here
    assert "mức đề ra" in words
    assert first.get("data-grade") == row["grade"]
    assert first.get("data-sort") == f"{told_probability(row['probability']):.2f}"  # what reads alike sorts alike
    assert first.find(f"{NAMESPACE}a").get("href") == 'districts/dak-lak.html?a=1&b="#poverty_rate'


def test_matrix_gives_each_level_a_line_and_its_year_where_it_is_another() -> None:
    attainment = chart_tables()["attainment"]
    attainment = attainment[~attainment["target_id"].str.endswith("-from-2021")]  # of the province alone
    rows = attainment[(attainment["indicator"] == "poverty_rate") & (attainment["group"] == "all")].copy()
    hard = rows["target_id"] == "poverty-pace-high-2025"
    rows["probability"], rows["word"] = hard.map({True: 0.02, False: 0.8}), hard.map({True: "very_unlikely",
                                                                                      False: "likely"})
    later = rows[(rows["area_code"] == "66") & hard].assign(target_id="poverty-pace-2030", year=2030, role="yardstick")
    another = ["giảm 2 điểm %/năm (2030) ≤ 5,5%: rất ít khả năng, ≤10%"]
    for held, added in ((rows, []), (pd.concat([rows, later]), another)):
        tree = parsed(matrix_html(study(), held.reset_index(drop=True)))
        cell = tree.find(f".//{NAMESPACE}tbody/{NAMESPACE}tr/{NAMESPACE}td")
        lines = ["".join(small.itertext()) for small in cell.iter(f"{NAMESPACE}small")]
        assert lines[0].startswith("80% · ")
        assert sorted(lines[1:]) == sorted(["giảm 2 điểm %/năm ≤ 5,5%: rất ít khả năng, ≤10%", *added])
        counted = matrix_statements(study(), held.reset_index(drop=True))
        assert {row["target_id"] for row in counted} == {"poverty-pace-low-2025", "poverty-pace-high-2025"} | (
            {"poverty-pace-2030"} if added else set())


def test_statements_are_chosen_group_by_group_as_one_by_one() -> None:
    attainment = chart_tables()["attainment"].sample(frac=1, random_state=7)
    chosen = main_statements(study(), attainment)
    keys = ["indicator", "group", "area_code"]
    groups = list(attainment.groupby(keys, sort=False))
    assert list(chosen[keys].itertuples(index=False, name=None)) == [key for key, _ in groups]
    for (_, part), (_, row) in zip(groups, chosen.iterrows(), strict=True):
        alone = main_statement(study(), plain(part))
        assert alone is not None
        assert (row["target_id"], row["year"], row["role"]) == (alone["target_id"], alone["year"], alone["role"])


def test_what_only_the_province_is_held_against_has_a_table_of_its_own() -> None:
    attainment = chart_tables()["attainment"]
    attainment = attainment[~attainment["target_id"].str.endswith("-from-2021")]  # of the province alone
    province = attainment[(attainment["area_code"] == "66") & (attainment["target_id"] == "poverty-pace-low-2025")]
    minority = province.assign(group="ethnic_minority", target_id="poverty-minority-pace-low-2025")
    both = pd.concat([attainment, minority], ignore_index=True)
    assert "giảm 3 điểm" not in matrix_html(study(), both)
    assert [row["group"] for row in matrix_statements(study(), both)].count("ethnic_minority") == 1
    tree = parsed(province_only_html(study(), both))
    assert "đồng bào dân tộc thiểu số" in "".join(tree.itertext()).lower()
    assert len(tree.findall(f".//{NAMESPACE}tbody/{NAMESPACE}tr")) == 1
    assert province_only_html(study(), attainment) == ""


def test_matrix_names_indicators_without_statements_below() -> None:
    markup = matrix_html(study(), chart_tables()["attainment"])
    tail = markup.rsplit("</table>", 1)[1]
    assert "Tỷ lệ dân số đô thị sử dụng nước sạch" in tail
    assert "Tỷ lệ hộ nghèo" not in tail
    empty_matrix = matrix_html(study(), chart_tables()["attainment"].iloc[:0])
    assert "Tỷ lệ hộ nghèo" in empty_matrix


@pytest.mark.parametrize(("target", "ends"), [("full-immunisation-2025", [(45.0, 98.5), (76.4, 98.9), (80.0, 97.0)]),
                                              ("poverty-pace-low-2025", [(8.2, 28.4), (1.0, 5.3), (1.1, 4.5)])])
def test_matrix_sorts_ranges_without_a_probability_by_their_worse_end(
        target: str, ends: list[tuple[float, float]]) -> None:
    stated = chart_tables()["attainment"]
    stated = stated[stated["target_id"] == target].iloc[:3].copy()
    stated[["lower_80", "upper_80"]] = ends
    stated = stated.assign(probability=float("nan"), word="insufficient", area_code=["656", "644", "645"])
    tree = parsed(matrix_html(study(), stated))
    found = {"".join(cell.find(f"{NAMESPACE}span").itertext()): float(cell.get("data-sort"))
             for cell in tree.iter(f"{NAMESPACE}td") if cell.get("class") == "insufficient"}
    assert sorted(found, key=found.__getitem__) == [range_text(*each, "percent") for each in ends]
    assert "".join(tree.itertext()).count("chưa đủ số liệu") >= len(ends)
    assert all(-2 < place < 0 for place in found.values())  # below every probability, above no range at all


def test_script_in_a_cell_is_text() -> None:
    tree = parsed(table_html([["<script>alert(1)</script>", Markup("<b>đậm</b>")]], ["a", '"><img src=x>'], "c"))
    assert tree.find(f".//{NAMESPACE}script") is None
    assert tree.find(f".//{NAMESPACE}img") is None
    assert tree.find(f".//{NAMESPACE}b").text == "đậm"


def test_matrix_takes_the_easier_of_a_range_and_the_own_target_first() -> None:
    attainment = chart_tables()["attainment"]
    chosen = main_statements(study(), attainment[attainment["indicator"] == "poverty_rate"])
    assert set(chosen["target_id"]) == {"poverty-pace-low-2025"}
    rows = attainment[(attainment["indicator"] == "poverty_rate") & (attainment["area_code"] == "656")].copy()
    rows.loc[rows["target_id"] == "poverty-pace-high-2025", "role"] = "target"
    assert set(main_statements(study(), rows)["target_id"]) == {"poverty-pace-high-2025"}


def test_matrix_gives_a_range_where_figures_do_not_suffice() -> None:
    tree = parsed(matrix_html(study(), chart_tables()["attainment"]))
    cell = next(cell for cell in tree.iter(f"{NAMESPACE}td") if cell.get("class") == "insufficient")
    assert "chưa đủ số liệu" in "".join(cell.itertext())
    assert "–" in "".join(cell.itertext())
    assert cell.find(f"{NAMESPACE}a") is None
