"""What stands beside what a text names: documents, labels of tables, since when something holds, who sent it."""

from __future__ import annotations

import re

__all__ = ["DOCUMENT", "GOAL", "LABEL", "SHORTENING", "SINCE", "SINCE_LAST_YEAR", "SPELT_OUT", "STANDARD",
           "STATION_BEDS", "SUM_OF", "SURVEY", "YEAR_OF_ELSE", "is_by_criteria_of_a_year", "behind_sender",
           "numbers_of_documents", "without_senders", "without_year_before"]

_DAY = r"(?:[,(\s]+(?:ngày\s+)?(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}))?"
# A plan or a report is a document only with its number ("Kế hoạch 45/KH-UBND"); "Kế hoạch 2023" heads a column.
DOCUMENT = re.compile(
    r"(?:theo\s+|kèm theo\s+|ban hành\s+|thay thế\s+(?:cho\s+)?)*(?:"
    r"(?:nghị định|quyết định|nghị quyết|thông tư|công văn|chỉ thị|văn bản|qđ|nđ|(?<=mục tiêu )nq|(?<=theo )nq)"
    r"(?:\s+số)?\s*:?\s*\d[\w./-]*(?:\s*,\s*\d+/\d[\w./-]*)*"
    r"(?:"  # of a decision's own year, which is not when figures are from: "QĐ 861/QĐ-TTg năm 2021"
    r"(?:(?<=1049/qđ-ttg)|(?<=1049)) năm 2014\b|(?<=861/qđ-ttg) năm 2021\b|(?<=582/qđ-ttg) năm 2017\b|"
    r"(?<=433/qđ-ubdt) năm 2021\b|(?<=612/qđ-ubdt) năm 2021\b|(?<=447/qđ-ubdt) năm 2013\b|"
    r"(?<=07/2021/nđ-cp) năm 2021\b)?"
    r"|(?:bộ )?luật [^,;:()\d]{2,40}?(?:\s+số)?\s*:?\s*\d[\w./-]*"
    r"|(?<=theo )(?:khoản \d+\s+)?(?:điều \d+\s+)?luật (?:bảo hiểm (?:xã hội|y tế)|bhxh|bhyt|việc làm|cư trú|"
    r"tổ chức chính quyền địa phương|trẻ em)(?:\s+(?:năm\s+)?20\d\d)?"
    r"|(?<=theo )(?:(?:bộ )?luật (?:tổ chức|bảo hiểm|bhyt|bhxh|việc làm|giáo dục)[^,;:()\d]*$|nghị quyết của ubtvqh\b"
    r"|quyết định (?:công nhận|công bố|phê duyệt)[^,;:()]*$)"
    r"|(?:báo cáo|tờ trình|kế hoạch|thông báo|hướng dẫn|biên bản|kết luận|chương trình|bc|cv)"
    r"(?:\s+số)?\s*:?\s*\d{1,5}\s*/\s*[\w./-]*[^\W\d_][\w./-]*)" + _DAY)
# Beside another year, that of a set of criteria or of a change of places is not when figures are from.
YEAR_OF_ELSE = re.compile(r"(\bbộ (?:chỉ số|chỉ tiêu|tiêu chí|tc)(?:[ -][^\W\d]+){0,6}?|"
                          r"\b(?:trước|sau)(?: khi)? (?:sắp xếp|sáp nhập|hợp nhất)(?: [^\W\d]+){0,4}?)"
                          r"(?: đến| tới)?(?: năm)? 20\d\d\b(?!\s*[-–/]\s*\d)")
# "QCVN 02:2009" is the number of a standard.
STANDARD = re.compile(r"\b(qcvn|tcvn|quy chuẩn(?: kỹ thuật)?(?: quốc gia| việt nam)?)"
                      r"\s*\d[\d.-]*\s*[:/]\s*(?:19|20)\d\d(?:/\w+)?")
LABEL = re.compile(r"\b(?:bảng|biểu|phụ lục|phụ biểu|mẫu|table|biểu mẫu)(?:\s+số)?\s*:?\s*"
                   r"(?!(?:19|20)\d\d(?!\w|[./-]\w))[\w-]*\d[\w./-]*"
                   r"|\bmã số\s*:?\s*\d+\b|^\s*(?:chỉ số|cột|tiêu chí|chỉ tiêu) \d{1,2}(?:\.\d)?\s*$"
                   r"|\btheo (?:nghị định|quyết định|nđ|qđ)(?: số)?(?=\s*(?:$|[(),;]))"
                   # "Chỉ tiêu 0201: Dân số", "Chỉ tiêu: …", "(tiêu chí 17.1)", "theo tiêu chí số 9"
                   r"|^\s*(?:chỉ tiêu|tiêu chí|chỉ số)\s*(?:số\s*)?(?:\d{1,4}(?:\.\d{1,2})*[a-z]?\s*[:–—-]|:)(?=\s)"
                   r"|\(\s*tiêu chí (?:số )?\d[\d.]*\s*\)|\btheo tiêu chí (?:số )?\d[\d.]*(?=\W*$)")
# "Bộ tiêu chí quốc gia về xã NTM giai đoạn 2021-2025", not "… thuộc Chương trình giai đoạn 2021-2025".
CRITERIA = re.compile(r"\b(?:bộ|theo) (?:tiêu chí|tc|(tiêu chí(?: (?:quốc gia|qg|về|xã|huyện|nông thôn|mới|ntm))+)),?"
                      r"(?: giai đoạn| gđ)? (20\d\d\s*[-–—]\s*20\d\d)(?!\d)")
# Since when something holds is not when it was measured.
SINCE = re.compile(r"(?:(?:áp dụng|thực hiện|có hiệu lực|tính|kể|bắt đầu)\s+)*\btừ\s+(?:ngày\s+)?"
                    r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}(?!\s*(?:-|–|đến|tới|\d|/))"
                   r"|\btừ khi (?:áp dụng|có|thực hiện|ban hành)\b[^,;()]*")
GOAL = re.compile(r"\bmt(?= (?:đến )?(?:năm )?20\d\d)"  # "MT 2025", "Chỉ tiêu 2025", "Chỉ tiêu Chỉ thị 08"
                  r"|^chỉ tiêu(?= (?:đến )?(?:năm )?20\d\d\W*(?:%\W*)?$)"
                  r"|^mục tiêu (?:quốc gia|qg)(?=\W*$)"
                  r"|^(?:theo )?(?:nq|nghị quyết)(?=(?: (?:đến |cho )?(?:năm )?20\d\d)?\W*$)"
                  r"|^chỉ tiêu(?: (?:theo )?(?:nghị quyết|nq)(?= (?:đến )?(?:năm )?20\d\d)"
                  r"|(?= (?:cả )?năm\W*$)|(?= (?:theo )?(?:chỉ thị|nghị quyết|nq|đại hội)\b))")
# The ministry's count of beds leaves those of the stations out, and says so.
STATION_BEDS = re.compile(r"\(?\s*(?:không|chưa|chưa kể|không kể)\s+(?:tính|kể|bao gồm|gồm)?\s*(?:số )?giường"
                          r"(?: bệnh)?(?: của| tại)?\s+(?:các )?(?:trạm y tế|tyt)(?: cấp)?(?: xã)?"
                          r"(?:, phường(?:, thị trấn)?)?\s*\)?")
_MEDIUM = (r"(?:(?:được )?(?:nghe|xem|đọc|có|sử dụng) )?(?:đài|đài phát thanh|radio|phát thanh|ti ?vi|truyền hình|báo|"
           r"báo chí|internet|mạng internet|điện thoại|loa)")
_LEVEL = r"(?:mn|th|thcs|thpt|mầm non|mẫu giáo|tiểu học|trung học cơ sở|trung học phổ thông)"
# What brackets only spell out of the thing named: by which media households are informed, that rubber is forest.
SPELT_OUT = re.compile(rf"(?<=thông tin) ?\(\s*{_MEDIUM}(?:\s*(?:[,;/]|và|hoặc)\s*{_MEDIUM})+(?:,? ?…|\.{{3}})?\s*\)"
                       rf"|(?<=thông tin)(?: chính sách)? (?:qua|bằng|từ) {_MEDIUM}"
                       rf"(?:\s*(?:[,;/]|và|hoặc)\s*{_MEDIUM})+"
                       r"|\(\s*(?:do |nguồn:? )[^()]{1,40}\)"  # who gave a number
                       rf"|\(\s*{_LEVEL}(?:\s*[,;/+–-]\s*{_LEVEL}){{2,}}\s*\)"
                       r"|(?<=rừng) ?(?:\(|, )\s*(?:(?:bao gồm|gồm|kể|tính|có)(?: cả)?|cả)(?: diện tích)?"
                       r"(?: cây)? cao su\s*\)?")
# A fall within a year is none but from the year before.
SINCE_LAST_YEAR = re.compile(r"(?<=giảm tỷ lệ hộ nghèo)( [^;,()]*?)?\s*so với\s+(?:cuối |cùng kỳ )?"
                             r"năm (?:trước|ngoái)\b")
SUM_OF = re.compile(r"^(?:sum|average|total) of\s+|^(?:tổng|trung bình|cộng) của\s+")
# The census counts dwellings too, of which its name says nothing.
SURVEY = re.compile(r"\b(?:tổng )?điều tra dân số\s*(?:,|và|-)?\s*nhà ở(?: giữa kỳ)?")
# "Giảm tỷ lệ hộ nghèo năm 2023 so với năm 2022" is the fall within 2023.
_SINCE_YEAR = re.compile(r"(?<=giảm tỷ lệ hộ nghèo)( [^;()]*?(20\d\d))\s*so(?: với)?\s+(?:cuối )?(?:năm )?(20\d\d)\b")
_BY, _YEAR = re.compile(r"\W*(?:theo|áp dụng|căn cứ)\b"), re.compile(r"(?<!\d)20\d\d(?!\d)")
_DECISION = re.compile(r"\b(?:qđ|quyết định)(?: số)?\s*:?\s*(\d{2,5})(?!\d)")
_OFFICE = (r"(?:các )?(?:ubnd|hđnd|[uủ]ỷ? ban nhân dân|sở|chi cục|cục|ttyt|ttksbt|vpđp|văn phòng|"
           r"ban (?:chỉ đạo|dân tộc|quản lý)|trung tâm (?:y tế|kiểm soát|ksbt|nước))\b")
_SENT = r"(?:số liệu|báo cáo|tổng hợp)\s+(?:(?:của|do|từ)\s+)?(?:các\s+)?"
_SENDER = rf"(?:(?:{_SENT})?{_OFFICE}|{_SENT}(?:phường|xã|huyện|ngành|đơn vị|địa phương)\b)"
# "Sở Y tế: xã đạt Bộ tiêu chí …"; what stands behind the colon is the title.
_BEFORE_COLON = re.compile(rf"^\s*{_OFFICE}[^:;,()–—\d]*(?::\s*(?=\w)|\s[-–—]\s+(?=(?:tỷ lệ|tỉ lệ|kết quả|số liệu)\b))",
                           flags=re.IGNORECASE)
# What is chosen are indicators, "Một số chỉ tiêu lao động chủ yếu", not people: "Lao động chủ yếu làm nông".
_CHIEF = re.compile(r"\b(chỉ tiêu(?:\s+[^\W\d]+){0,6}?)\s+(?:chủ yếu|cơ bản|trọng tâm)"
                    r"(?=\s*(?:$|[,;:(–—-]|(?:của|tỉnh|huyện|thị xã|thành phố|trên|năm|giai đoạn|qua|các năm)\b))",
                    flags=re.IGNORECASE)
# Set off from the rest: ", Chi cục Kiểm lâm", "- báo cáo của các phường, xã gửi huyện tổng hợp".
_PART = re.compile(rf"(?:^|[,;:(–—]|\s-)\s*{_SENDER}[^;:()–—\d]*?(?=$|[;:)–—]|\s-\s)\)?", flags=re.IGNORECASE)
_PART_TOLD = re.compile(r"\s+do (?:các )?(?:xã|phường|thị trấn|huyện|ngành|địa phương)\b[^;:()–—\d]{0,40}?\s?"
                        r"(?:tự )?(?:báo cáo|cung cấp|lập|gửi)(?: về)?\s*(?=$|[,;:)–—])", flags=re.IGNORECASE)
_WRITER = r"(?:em|e|anh|a|chị|c|mình|tôi|cô|chú|bác|sếp)"  # "e gửi a tỷ lệ hộ cận nghèo … ạ"
_MESSAGE = re.compile(rf"^\s*(?:dạ,?\s+)?{_WRITER}\s+(?:xin\s+)?(?:gửi|gởi)\s+(?:lại\s+)?{_WRITER}\s+|"
                      r"\s+(?:ạ|nhé)(?=\W*$|\s*\()|(?<=\()đv(?=\W*%)", flags=re.IGNORECASE)
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
# Why, or before what, a table was made; a year in it may be that of the figures.
_PURPOSE = re.compile(r"\s\(?(?:trước (?:khi|thời điểm) (?:kết thúc|chấm dứt|giải thể|bỏ|sáp nhập|sắp xếp|hợp nhất)|"
                      r"làm (?:cơ sở|căn cứ)|(?:để|nhằm|phục vụ|chuẩn bị)(?: cho)? (?:họp|kỳ họp|báo cáo|hội nghị|"
                      r"xây dựng|công tác|tổng kết|sơ kết|đại hội|đoàn|kiểm tra|giám sát|đánh giá|phân bổ|trình|lập))\b"
                      r"[^\d,;(]*(?=$|[,;(])", flags=re.IGNORECASE)
_ENDS = r"\b(?:đầu|giữa|cuối)(?: nhiệm)? kỳ"
_OVER_YEARS = re.compile(r"(?:\b(?:báo cáo|số liệu|so sánh|trong|qua)\s+)+(?:[2-5]|hai|ba|bốn)\s+năm\b|"
                         rf"{_ENDS}(?:\s*(?:,|–|-|và|với|so với)\s*{_ENDS})+\b", flags=re.IGNORECASE)
_DISTRICTS = r"(?:huyện|thị xã|thành phố|tx|tp)\b"
# "phân theo huyện, thị xã, thành phố", "của một số huyện"; not "của một số huyện nghèo".
_BY_DISTRICT = re.compile(rf"\s(?:(?:phân|chia) theo|(?:của|tại|ở) (?:các|một số))\s+{_DISTRICTS}"
                          rf"(?:(?:\s*[,/–-]\s*|\s+(?:và )?){_DISTRICTS})*"
                          r"(?=\W*$|\s*[;(–—]|[,\s]+(?:năm|đến|giai đoạn|quý|các năm)\b)", flags=re.IGNORECASE)


def without_year_before(folded: str) -> str:
    """What tells of a fall within a year, without the year before it."""
    return _SINCE_YEAR.sub(lambda found: found[1] if int(found[2]) == int(found[3]) + 1 else found[0], folded)


def numbers_of_documents(folded: str) -> frozenset[str]:
    """The numbers of the decisions that a folded text names: "QĐ 1049/QĐ-TTg" is 1049."""
    return frozenset(_DECISION.findall(folded))


def is_by_criteria_of_a_year(folded: str) -> bool:
    """Whether the only year of a folded line is that of the set of criteria it names: "Theo Bộ chỉ số 2018"."""
    told = YEAR_OF_ELSE.search(folded)
    return bool(told and _BY.match(folded) and not _YEAR.search(YEAR_OF_ELSE.sub(r"\1", folded)))


def behind_sender(line: str) -> str:
    """A line without the office and the colon before its title, and without the "chủ yếu" of a list of indicators."""
    return _CHIEF.sub(r"\1", _BEFORE_COLON.sub("", line))


def without_senders(line: str) -> str:
    """A title without the parts that tell who sent or gathered its figures; the line itself where nothing is left."""
    rest = _PART_TOLD.sub(" ", _PART.sub(" ", _MESSAGE.sub("", line))).strip(" ,;:–—-")
    return rest if any(letter.isalpha() for letter in rest) else line


def without_standing(line: str) -> str:
    """A title without "đã được phê duyệt", "(đã thẩm định)", "… tại Quyết định số 12/QĐ-UBND"; with "dự thảo" in the
    place of what is still to be approved."""
    return _STANDING.sub(
        lambda found: (found["open"] or " ") + ("dự thảo" if _NOT_YET.search(found[0].lower()) else ""), line)


def without_purpose(line: str) -> str:
    """A title without what it was made for, over how many years its figures are told ("báo cáo 3 năm"), and for
    which places."""
    return _BY_DISTRICT.sub("", _OVER_YEARS.sub("", _PURPOSE.sub("", line)))


SHORTENING = (without_standing, without_senders, without_purpose)
"""What leaves out of a title, one after the other, what says nothing of its figures."""
