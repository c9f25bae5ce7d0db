"""How far a table has come on its way through the offices: words of a title that say nothing of its figures."""

from __future__ import annotations

import re

__all__ = ["without_standing"]

_VERB = (r"(?:phê duyệt|thẩm định|thẩm tra|thông qua|công bố|xác nhận|duyệt|chốt|nghiệm thu|thống nhất|hoàn thiện|"
         r"đối chiếu|kiểm tra|rà soát|trình(?: duyệt| ký| phê duyệt)?|(?:lấy|xin|gửi|tham gia) ý kiến(?: góp ý)?|"
         r"ký ban hành|ký)")
_WHOSE = (r"(?:\s+(?:tại|theo|bởi|của|kèm theo|bằng|cho|từ)\s+(?:qđ|quyết định|nghị quyết|nq|báo cáo|bc|công văn|cv|"
          r"tờ trình|ttr|văn bản|thông báo|ubnd|hđnd|[uủ]ỷ? ban|hội đồng|sở|ban|lãnh đạo|cục|chi cục)\b[^,;()\[\]\n]*)")
_BY_WHOM = (r"(?:(?:ubnd|hđnd|[uủ]ỷ? ban|hội đồng|sở|bộ|lãnh đạo|cấp có thẩm quyền|chủ tịch)\b[^,;()\[\]\n]{0,40}?"
            r"\s(?:đã\s+)?)?")
_WHAT = r"(?:theo\s+)?(?:(?:số liệu|số|bản|bảng|biểu|báo cáo|kết quả)\s+)?"
_END = r"(?:\s+(?:lại|lần\s+(?:thứ\s+)?\w+|chính thức|xong|ngày\s+[\d/.-]+))*"
_NOT_YET = re.compile(r"\b(?:dự thảo|chưa|chờ|đang|trình|ý kiến)\b")
# Set off by a dash, brackets or a comma, or behind a year; with the document that settled it behind any word.
_STANDING = re.compile(
    rf"(?:(?P<open>^|[(\[,;:–—\n]|\s-)\s*|(?<=\d)\s+){_WHAT}(?:(?:đã|được|chưa|chờ|đang|vừa|mới|sau khi)\s+)*"
    rf"{_BY_WHOM}{_VERB}(?:\s*(?:,|và)\s*{_VERB})*{_END}{_WHOSE}?\s*(?=$|[)\],;:–—\n]|\s-\s)"
    rf"|\b(?:bản\s+)?dự thảo\s+(?:lần\s+(?:thứ\s+)?\w+|(?:(?:để\s+)?(?:lấy|xin|gửi|trình))\b[^,;()\[\]\n]*)"
    rf"|\s(?:đã\s+)?(?:được\s+){_VERB}{_END}{_WHOSE}\s*(?=$|[)\],;:–—\n])", flags=re.IGNORECASE)


def without_standing(line: str) -> str:
    """A title without "đã được phê duyệt", "(đã thẩm định)", "… tại Quyết định số 12/QĐ-UBND"; with "dự thảo" in the
    place of what is still to be approved."""
    return _STANDING.sub(
        lambda found: (found["open"] or " ") + ("dự thảo" if _NOT_YET.search(found[0].lower()) else ""), line)
