"""Tab completion inside ``study.forecast("``: ids from the catalogue instead of IPython's file names."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from IPython.core.completer import CompletionContext, SimpleCompletion, SimpleMatcherResult, context_matcher
from IPython.core.getipython import get_ipython

from analysis.narrative import RECORD_SITUATIONS
from analysis.tables import SCHEMAS, SEVERITIES
from analysis.workbench.names import Answering

__all__ = ["complete_names"]

# A name, the calls up to the last method, that method's arguments so far, and the unfinished string.
_ASKED = re.compile(r"""([A-Za-z_]\w*)(?:\.\w+|\([^()]*\)|\[[^\[\]]*\])*\.(\w+)\(([^()]*)["']([^"'()]*)$""")
_KEYWORD = re.compile(r"(\w+)\s*=\s*$")


def complete_names() -> None:
    """Let Tab complete names in this notebook; does nothing outside a notebook or when called again."""
    completer: Any = getattr(get_ipython(), "Completer", None)
    if completer is not None and _matcher not in completer.custom_matchers:
        completer.custom_matchers.append(_matcher)


def _offered(context: CompletionContext) -> SimpleMatcherResult:
    found = _ASKED.search(context.text_until_cursor)
    root, method, before, written = found.groups() if found else ("", "", "", "")
    asked: Any = getattr(get_ipython(), "user_ns", {}).get(root)
    if not isinstance(asked, Answering) or before.count('"') % 2 or before.count("'") % 2:  # odd: the string is closed
        return {"completions": []}
    known = _known(getattr(asked, "bench", asked), method)
    names = next((known[each] for each in _parameters(method, before) if each in known), ())
    fitting = [SimpleCompletion(name, type="name") for name in names if name.startswith(written)]
    return {"completions": fitting, "suppress": bool(fitting), "matched_fragment": written, "ordered": True}


_matcher: Any = context_matcher()(_offered)


def _parameters(method: str, before: str) -> Iterator[str]:
    """The name of the argument after those in `before`, in each view that has the method."""
    named = _KEYWORD.search(before)
    for view in Answering.__subclasses__():
        if callable(found := getattr(view, method, None)):
            place = 1 + before.count(",")
            yield from [named[1]] if named else [*inspect.signature(found).parameters][place:place + 1]


def _known(bench: Any, method: str) -> Mapping[str, Sequence[str]]:
    """The valid values of a parameter; for "name", they depend on the method."""
    indicators, targets = [each.id for each in bench.measured], [each.id for each in bench.study.targets]
    known = {"district": [each.key for each in (*bench.study.districts, bench.study.province)],
             "indicator": indicators, "first": indicators, "second": indicators, "table": [*SCHEMAS],
             "target": targets, "target_id": targets, "severity": SEVERITIES, "situation": RECORD_SITUATIONS}
    return {**known, "name": known.get(method, ())}
