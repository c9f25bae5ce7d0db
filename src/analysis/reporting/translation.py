"""Let papermill write parameters into notebooks with readable Vietnamese."""

from __future__ import annotations

import papermill.translators

__all__ = ["ReadablePythonTranslator", "use_readable_parameters"]


class ReadablePythonTranslator(papermill.translators.PythonTranslator):  # type: ignore[misc]
    """Writes ``district = 'Đắk Lắk'`` where papermill writes ``"\\u0110\\u1eafk L\\u1eafk"``."""

    @classmethod
    def translate_escaped_str(cls, str_val: object) -> str:
        """The text as a Python literal; `repr` escapes quotes, backslashes and control characters."""
        return repr(str(str_val))


def use_readable_parameters() -> None:
    """Let papermill write readable parameters into Python notebooks in this process."""
    for name in ("python", "python3"):
        papermill.translators.papermill_translators.register(name, ReadablePythonTranslator)
