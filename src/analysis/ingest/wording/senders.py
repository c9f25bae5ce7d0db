"""Who sent a table, or gathered it: parts of a title that say nothing of its figures."""

from __future__ import annotations

import re

__all__ = ["behind_sender", "without_senders"]

_OFFICE = (r"(?:các )?(?:ubnd|hđnd|[uủ]ỷ? ban nhân dân|sở|chi cục|cục|ttyt|vpđp|văn phòng|"
           r"ban (?:chỉ đạo|dân tộc|quản lý)|trung tâm (?:y tế|kiểm soát|ksbt|nước))\b")
_SENT = r"(?:số liệu|báo cáo|tổng hợp)\s+(?:(?:của|do|từ)\s+)?(?:các\s+)?"
_SENDER = rf"(?:(?:{_SENT})?{_OFFICE}|{_SENT}(?:phường|xã|huyện|ngành|đơn vị|địa phương)\b)"
# "Sở Y tế: xã đạt Bộ tiêu chí …"; what stands behind the colon is the title.
_BEFORE_COLON = re.compile(rf"^\s*{_OFFICE}[^:;,()–—\d]*:\s*(?=\w)", flags=re.IGNORECASE)
# Set off from the rest: ", Chi cục Kiểm lâm", "- báo cáo của các phường, xã gửi huyện tổng hợp".
_PART = re.compile(rf"(?:^|[,;:(–—]|\s-)\s*{_SENDER}[^;:()–—\d]*?(?=$|[;:)–—]|\s-\s)\)?", flags=re.IGNORECASE)


def behind_sender(line: str) -> str:
    """A line without the office and the colon before its title."""
    return _BEFORE_COLON.sub("", line)


def without_senders(line: str) -> str:
    """A title without the parts that tell who sent or gathered its figures; the line itself where nothing is left."""
    rest = _PART.sub(" ", line).strip(" ,;:–—-")
    return rest if any(letter.isalpha() for letter in rest) else line
