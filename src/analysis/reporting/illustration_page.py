"""The page of a demonstration that explains how its figures were made up, and which of them are published."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from analysis.language import has_text, number, text
from analysis.reporting.html import render
from analysis.reporting.jobs import PageInfo
from analysis.study import Study

__all__ = ["illustration_page"]


def illustration_page(study: Study, figures: pd.DataFrame, page: PageInfo) -> str:
    """The assumptions one by one, and the numbers of published and made-up figures."""
    counts = figures["status"].value_counts()
    seed = study.illustration.seed if study.illustration else None
    intro = text("illustrative-counts", illustrative=number(int(counts.get("illustrative", 0)), 0),
                 published=number(int(counts.get("published", 0)), 0), seed=str(seed if seed is not None else "–"))
    places = range(1, 100)
    messages = [f"illustrative-assumption-{place}" for place in places]
    told = [text(message) for message in messages if has_text(message)]
    items = Markup("").join(Markup("<li>{}</li>").format(words) for words in told)
    body = Markup("<p>{}</p><p>{}</p><ol>{}</ol><p>{}</p>").format(
        text("illustrative-tell"), intro, items, text("illustrative-log"))
    return render("report.html.j2", page, body=body)
