"""Pages: valid HTML, headings with ids, nothing fetched, nothing from raw files that acts."""

from __future__ import annotations

import re
from dataclasses import replace

import html5lib
import nbformat.v4 as v4
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat import NotebookNode

from analysis.language import use_language
from analysis.narrative.blocks import NOTHING, Blocks, Paragraph
from analysis.reporting.html import error_page, link, report_page, slug, with_headings
from analysis.reporting.jobs import PageInfo

PAGE = PageInfo("Huyện Lắk <b> & \"khác\"", as_of="2026-01-01", made="2026-11-24T10:00:00+07:00",
                inputs="abc123", versions=(("pandas", "3.1"),), home="../")


def _notebook(*outputs: NotebookNode, markdown: str = "") -> NotebookNode:
    code = v4.new_code_cell("1 + 1", execution_count=1, outputs=list(outputs))
    return v4.new_notebook(cells=[v4.new_markdown_cell(markdown), code])


def _shown(mime: str, content: str, **metadata: object) -> NotebookNode:
    return v4.new_output("display_data", data={mime: content, "text/plain": "<repr>"}, metadata=metadata)


def _strict(page: str) -> None:
    html5lib.HTMLParser(strict=True).parse(page)


def _main(page: str) -> str:
    return page.split('<main id="content" tabindex="-1">')[1].split("</main>")[0]


def test_a_report_is_valid_html_of_its_own() -> None:
    notebook = _notebook(_shown("text/html", "<h2>Một</h2><p>&lt;x&gt;</p>"), _shown("text/plain", "a < b"),
                         markdown="# Đầu\n\nĐoạn *văn*.\n\n## Hai\n\n| a | b |\n|---|---|\n| 1 | 2 |")
    page = report_page(notebook, PAGE)
    _strict(page)
    assert page.startswith("<!DOCTYPE html>\n<html lang=\"vi\">")
    assert '<meta name="description" content="Đoạn văn.">' in page
    assert "Huyện Lắk &lt;b&gt; &amp;" in page
    assert "<h1>" in page
    assert page.count("<h1") == 1
    assert 'href="#content"' in page
    assert "abc123" in page
    assert "pandas 3.1" in page
    assert "24/11/2026" in page
    assert "01/01/2026" in page
    assert "@page" in page


def test_a_word_for_who_reads_the_notebook_is_not_on_the_page() -> None:
    notebook = _notebook(_shown("text/html", "<p>Có.</p>"), markdown="## Số liệu")
    notebook.cells.insert(0, v4.new_markdown_cell("Đổi huyện bên dưới.", metadata={"tags": ["remove-cell"]}))
    page = report_page(notebook, PageInfo("Lắk"))
    assert "Đổi huyện" not in page
    assert "Số liệu" in page
    assert "<p>Có.</p>" in page
    assert len(notebook.cells) == 3  # the notebook itself keeps it


def test_a_report_asks_no_network_for_anything() -> None:
    page = report_page(_notebook(_shown("text/latex", "$x^2$"), markdown="$y$ và `mã`"), PAGE)
    assert not re.findall(r"<(?:script|link rel=\"stylesheet\"|iframe)", page)
    assert not re.findall(r"https?://", page)
    assert "default-src 'none'" in page


def test_the_words_follow_the_language() -> None:
    with use_language("en"):
        page = report_page(_notebook(), PAGE)
    assert '<html lang="en">' in page
    assert "Skip to the content" in page


def test_code_prompts_and_controls_are_left_out() -> None:
    widget = v4.new_output("display_data", data={
        "application/vnd.jupyter.widget-view+json": {"model_id": "1"}, "text/plain": "VBox(children=…)"})
    result = v4.new_output("execute_result", data={"text/plain": "'kết quả'"}, execution_count=7)
    page = _main(report_page(_notebook(widget, result), PAGE))
    assert "VBox" not in page
    assert "1 + 1" not in page
    assert "[7]" not in page
    assert "kết quả" in page


@pytest.mark.parametrize("attack", [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
    "<svg onload=alert(1)>", "![x](javascript:alert(1))", "</main><script>alert(1)</script>",
])
def test_markdown_and_text_cannot_act(attack: str) -> None:
    outputs = [v4.new_output("stream", name="stdout", text=attack),
               v4.new_output("display_data", data={"text/markdown": attack}),
               v4.new_output("execute_result", data={"text/plain": attack})]
    page = report_page(_notebook(*outputs, markdown=attack), PAGE)
    _strict(page)
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    assert tree.find(".//script") is None
    for element in tree.iter():
        assert not [name for name in element.attrib if str(name).startswith("on")]
        assert not str(element.attrib.get("href", "")).startswith("javascript")
        assert not str(element.attrib.get("src", "")).startswith("javascript")


def test_a_section_with_nothing_to_show_is_left_out() -> None:
    lacking, ended = (Blocks([Paragraph(words, NOTHING)])._repr_html_() for words in ("Chưa đủ.", "Hết."))
    cells = [v4.new_markdown_cell("## Bản đồ {#map}"), v4.new_code_cell("1", outputs=[_shown("text/html", lacking)]),
             v4.new_markdown_cell("## Số liệu"), v4.new_code_cell("2", outputs=[_shown("text/html", "<p>Có.</p>")]),
             v4.new_code_cell("3", outputs=[_shown("text/html", ended)])]
    main = _main(report_page(v4.new_notebook(cells=cells), PAGE))
    assert "Bản đồ" not in main
    assert "Chưa đủ" not in main
    assert "Hết" not in main
    assert "Số liệu</h2>" in main
    assert "Có." in main


def test_a_note_on_high_probabilities_stands_once_on_a_page() -> None:
    note, other = '<p class="note high">Từ 70% trở lên …</p>', '<p class="note high">Khác</p>'
    cells = (_shown("text/html", f"<p>{place}</p>{each}") for place, each in enumerate((note, other, note)))
    main = _main(report_page(_notebook(*cells), PAGE))
    assert [main.count(each) for each in (note, other)] == [1, 1]
    assert main.index(note) < main.index(other)


def test_pictures_carry_words() -> None:
    bitmap = _shown("image/png", "aGk=\n", **{"image/png": {"alt": 'Hình "một"'}})
    page = report_page(_notebook(bitmap, _shown("image/svg+xml", "<svg/>")), PAGE)
    assert 'src="data:image/png;base64,aGk=" alt="Hình &quot;một&quot;"' in page
    assert re.search(r'src="data:image/svg\+xml;base64,[^"]+" alt="Hình minh họa[^"]+"', page)


def test_headings_keep_their_ids_and_get_them_where_they_have_none() -> None:
    body, headings = with_headings(
        '<h2>Tỷ lệ hộ nghèo</h2><p id="ghi-chu">x</p><h2 class="a" id="lak">Lắk</h2>'
        "<h3>Ghi chú</h3><h2>Tỷ lệ <em>hộ</em> nghèo</h2><h2>Có mã {#poverty_rate}</h2>")
    assert [(h.level, h.id, h.words) for h in headings] == [
        (2, "ty-le-ho-ngheo", "Tỷ lệ hộ nghèo"), (2, "lak", "Lắk"), (3, "ghi-chu-2", "Ghi chú"),
        (2, "ty-le-ho-ngheo-2", "Tỷ lệ hộ nghèo"), (2, "poverty_rate", "Có mã")]
    assert body.count('id="lak"') == 1
    assert "{#" not in body


@given(st.lists(st.text(alphabet="aăâđ <>&\"'-", max_size=12), max_size=8))
def test_ids_of_headings_are_unique_and_valid(words: list[str]) -> None:
    from html import escape

    body, headings = with_headings("".join(f"<h2>{escape(each)}</h2>" for each in words))
    ids = [heading.id for heading in headings]
    assert len(set(ids)) == len(words)
    assert all(re.fullmatch(r"[a-z0-9-]+", each) for each in ids)
    assert [heading.words for heading in headings] == [each.strip() for each in words]
    assert body.count("<h2 id=") == len(words)


@pytest.mark.parametrize("words, expected", [
    ("Buôn Đôn", "buon-don"), ("Ea H'leo", "ea-h-leo"), ("…", "muc"),
])
def test_slugs_have_no_diacritics(words: str, expected: str) -> None:
    assert slug(words) == expected


def test_contents_list_the_headings() -> None:
    page = report_page(_notebook(markdown="## Một\n\n## Hai\n\n### Phụ\n\n## Ba"), PAGE)
    assert re.findall(r'<li><a href="#([\w-]+)">', page) == ["mot", "hai", "ba"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "ftp://x/y", "//x.vn", "", "http://",
                                     "không có", "http://[", " JAVASCRIPT:alert(1)", "file:///etc/passwd"])
def test_only_web_addresses_become_links(address: str) -> None:
    assert link(address, "<b>") == "&lt;b&gt;"


@pytest.mark.parametrize("title", ['"} body { display: none', "</style><script>x</script>", "\\", "a\nb"])
def test_a_title_cannot_leave_the_line_that_is_printed(title: str) -> None:
    page = error_page(PageInfo(title, made="2026-11-24"), "")
    line = re.search(r"@bottom-left { content: (.*?); font", page)
    assert line is not None
    assert re.fullmatch(r'"(?:[^"\\<\n]|\\[0-9a-f]+ )*"', line[1])


def test_a_link_cannot_leave_its_attribute() -> None:
    assert link('https://x.vn/"onclick="alert(1)', "Báo") == (
        '<a href="https://x.vn/&#34;onclick=&#34;alert(1)" rel="noopener noreferrer">Báo</a>')


def test_the_error_page_is_valid_and_inert() -> None:
    page = error_page(PAGE, "KeyError: '<script>'", "\x1b[31mFile <x>\x1b[0m", "lak.failed.ipynb")
    _strict(page)
    assert "<script" not in page
    assert "File &lt;x&gt;" in page
    assert "\x1b" not in page


def test_the_foot_of_a_page_of_made_up_figures_does_not_call_them_published() -> None:
    """Rendered as in a worker, which is told the page and nothing else."""
    made_up, real = (report_page(_notebook(), replace(PAGE, illustrative=told)) for told in (True, False))
    assert "Nguồn: số liệu do phần mềm sinh ra và một số ít số liệu đã công bố" in made_up
    assert "Nguồn: các số liệu đã công bố" not in made_up
    assert "Nguồn: các số liệu đã công bố" in real
