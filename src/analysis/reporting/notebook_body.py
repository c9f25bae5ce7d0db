"""The outputs of an executed notebook as an HTML fragment: no code, no prompts, nothing loaded from elsewhere."""

from __future__ import annotations

import base64
import html
import re
from copy import copy
from functools import lru_cache
from pathlib import Path
from typing import Any

import mistune
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode

from analysis.language import text

__all__ = ["TEMPLATES", "notebook_body"]

TEMPLATES = Path(__file__).parent / "templates"

_DISPLAYED = [
    "text/html", "text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/latex", "text/plain",
]
_LAB = "remove-cell"
# Controls that only work in JupyterLab leave a line of Python as their text output.
_INTERACTIVE = "application/vnd.jupyter.widget-view+json"
_NAME = re.compile(r"[\w-]+")
_HEADING = re.compile(r"^(#{2,4} .*?)\s*$", re.MULTILINE)
_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


class _ReportExporter(HTMLExporter):
    """nbconvert with this package's template and none of nbconvert's scripts and styles."""

    display_data_priority = _DISPLAYED

    def default_filters(self):  # type: ignore[no-untyped-def]
        yield from super().default_filters()  # type: ignore[no-untyped-call]
        yield "prose", _prose
        yield "plain", _plain

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Any = None, **kw: Any
    ) -> tuple[str, Any]:
        """Skips the second pass of `HTMLExporter`, which rewrites all markup and adds English words."""
        body, found = super(HTMLExporter, self).from_notebook_node(nb, resources, **kw)
        return str(body), found

    def _init_resources(self, resources):  # type: ignore[no-untyped-def]
        """Leave out what only the default page needs: themes, RequireJS, MathJax."""
        return super(HTMLExporter, self)._init_resources(resources)  # type: ignore[no-untyped-call]


@lru_cache
def _exporter() -> _ReportExporter:
    exporter = _ReportExporter(  # type: ignore[no-untyped-call]
        template_name="notebook", extra_template_basedirs=[str(TEMPLATES)], exclude_input=True,
        exclude_input_prompt=True, exclude_output_prompt=True, exclude_anchor_links=True,
    )
    exporter.environment.globals["picture"] = _picture
    return exporter


def notebook_body(notebook: NotebookNode) -> str:
    """The content of an executed notebook's cells.

    HTML in Markdown is shown as text, since values from raw files may be in it. HTML outputs are taken unchanged; the
    code that makes them must escape.
    """
    body, _ = _exporter().from_notebook_node(_for_a_page(notebook))
    return body


def _for_a_page(notebook: NotebookNode) -> NotebookNode:
    """A copy without controls and JupyterLab-only cells, with the ids that cells request for their headings.

    Both are in a cell's metadata ("heading"; the tag `_LAB`, which Jupyter Book also knows), where JupyterLab does not
    show them.
    """
    kept = copy(notebook)
    kept.cells = [copy(cell) for cell in notebook.cells if _LAB not in cell.metadata.get("tags", ())]
    for cell in kept.cells:
        if cell.cell_type == "markdown" and _NAME.fullmatch(str(cell.metadata.get("heading", ""))):
            cell.source = _HEADING.sub(rf"\1 {{#{cell.metadata['heading']}}}", cell.source, count=1)
        if cell.cell_type == "code":
            cell.outputs = [output for output in cell.outputs if _INTERACTIVE not in output.get("data", {})]
    return kept


@lru_cache
def _markdown() -> mistune.Markdown:
    markdown = mistune.create_markdown(escape=True, plugins=["table", "strikethrough", "def_list", "footnotes"])
    if isinstance(markdown.renderer, mistune.HTMLRenderer):
        markdown.renderer.register("table_cell", _table_cell)
    return markdown


def _table_cell(_: object, words: str, align: str | None = None, head: bool = False) -> str:
    """A Markdown table cell: its alignment is a class, since pages do not allow style attributes."""
    tag = "th" if head else "td"
    return f'<{tag} class="{align}">{words}</{tag}>\n' if align else f"<{tag}>{words}</{tag}>\n"


def _prose(source: str) -> str:
    return str(_markdown()(source))


def _plain(words: str) -> str:
    return html.escape(_ANSI.sub("", words))


def _picture(kind: str, output: NotebookNode) -> str:
    """An image as a ``data:`` address with a text alternative from its metadata, or a general one."""
    content = output.data[kind]
    if kind == "image/svg+xml":
        content = base64.b64encode("".join(content).encode("utf-8")).decode("ascii")
    metadata = output.get("metadata", {})
    words = metadata.get(kind, {}).get("alt") or metadata.get("alt") or text("reporting-picture")
    address = f"data:{kind};base64,{''.join(content.split())}"
    return f'<figure class="picture"><img src="{address}" alt="{html.escape(words, quote=True)}"></figure>'
