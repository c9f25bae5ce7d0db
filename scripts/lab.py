"""What set-up tells JupyterLab: its language, no calls for news, and the words that its Vietnamese pack lacks."""

from __future__ import annotations

import json
from pathlib import Path

__all__ = ["SETTINGS", "WORDS", "set_up"]

SETTINGS = {
    "@jupyterlab/translation-extension:plugin": {"locale": "vi_VN"},
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}
WORDS = Path(__file__).with_name("lab_words.json")
"""In the pack's own form: a list with one wording, or with one for a single cell and one for several."""
_PACK = "lib/python3*/site-packages", "Lib/site-packages"
_MENUS = "jupyterlab_language_pack_vi_VN/locale/vi_VN/LC_MESSAGES/jupyterlab.json"


def set_up(venv: Path) -> None:
    """Write the settings into the environment and complete the language pack, where it is installed.

    JupyterLab would merge words of other packages by itself, but only where the pack names its version; this one
    does not.
    """
    path = venv / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(SETTINGS, indent=2) + "\n", encoding="utf-8", newline="\n")
    words = json.loads(WORDS.read_text(encoding="utf-8"))
    for path in {found.resolve() for packages in _PACK for found in venv.glob(f"{packages}/{_MENUS}")}:
        completed = json.loads(path.read_text(encoding="utf-8")) | words
        path.unlink()  # it may be one and the same file as that in uv's cache
        path.write_text(json.dumps(completed, ensure_ascii=False), encoding="utf-8", newline="\n")
