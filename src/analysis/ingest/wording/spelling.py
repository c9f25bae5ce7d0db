"""A text → its words in one spelling: short forms written out, turns of phrase that say the same made alike."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.ingest.names import plain
from analysis.ingest.word_lists import meanings_of

__all__ = ["is_abbreviation", "tokens", "written_out"]

_TOKEN = re.compile(r"%|‰|<|\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
_NUMERAL = re.compile(r"[ivx]+|[\d.,]+|%")
_ID = re.compile(r"[a-z\d_]+")  # an indicator's, whose parts are no words
_NO_VOWEL = re.compile(r"[b-df-hj-np-tv-xz]+")
_OLD_TONES = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe",
              "oẽ": "õe", "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}
_OLD_TONE = re.compile(r"(?<!q)(?:" + "|".join(_OLD_TONES) + r")(?![^\W\d_])")
# Written out on both sides, so that a catalogue needs each name only once.
_ABBREVIATIONS = {short: words for short, (words,) in meanings_of("short_forms", "always").items()}
_OF_BARE = {plain(short): words for short, words in _ABBREVIATIONS.items()}
_ALIKE = tuple((re.compile(pattern), put) for pattern, put in (
    # Questions: "Bao nhiêu phần trăm hộ …", "Toàn huyện có mấy xã …", "Trong 100 hộ có bao nhiêu hộ …".
    # "Số bác sĩ/10.000 dân", "Số bác sĩ tính trên 1 vạn dân", "Số bác sĩ bình quân 10.000 dân".
    (r"\b(?:(?:tính )?(?:trên|bình quân|cho) )*(?:10[.,]?000|10 (?:nghìn|ngàn|000)|mười nghìn|1 vạn|một vạn|vạn) "
     r"(?:người )?dân\b", "vạn dân"),
    (r"^(?:cứ vạn dân (?:thì )?(?:có )?|vạn dân (?:thì )?có (?=bao|mấy))(?:bao nhiêu |mấy |số )?(.*?)(?: là)?$",
     r"số \1 vạn dân"),
    (r"^(.+?) (?:được |là |chiếm |đạt )*(?:bao nhiêu|mấy) (?:phần trăm|%)"
     r"(?: (?:tổng )?(?:số )?(?:dân số|dân|hộ|xã|trường|thôn|lao động))?$", r"tỷ lệ \1"),
    (r"^(.+?) (?:bao nhiêu|mấy) cái$", r"số \1"), (r"^(.+?) cả thảy (?=bao nhiêu|mấy)", r"\1 "),
    (r"^(?:cứ |trong )?100 (\w+)\b(.*?) (?:thì )?có (?:bao nhiêu|mấy) (?:hộ|cháu|trẻ|em|người)\b", r"tỷ lệ \1\2"),
    (r"\bgiảm (?:được )?(?:bao nhiêu|mấy) (?:phần trăm|%|điểm %|điểm phần trăm)", "giảm"),
    (r"\b(?:có |đạt |được )?(?:bao nhiêu|mấy) (?:phần trăm|%)(?: số)?", "tỷ lệ"),
    (r"\b(?:có |còn |đạt |được |cho )*(?:tất cả )?(?:bao nhiêu|mấy) (?:nghìn )?(?=\w)", "số "),
    (r"\btỷ xuất\b", "tỷ suất"), (r"\bquy mô (?=dân số|diện tích|lực lượng lao động|lao động)", ""),
    # By whom it was found or certified: "Số hộ được UBND xã công nhận hộ cận nghèo".
    (r"\bđược (?:ubnd (?:xã|huyện|tỉnh) )?(?:công nhận|xác định|cấp giấy chứng nhận|xếp)(?: (?:là|vào|thuộc|diện))* "
     r"(?=(?:hộ )?(?:cận )?nghèo\b|khu vực i|biết chữ)", ""),
    (r"\b(?:theo )?bộ chỉ số(?: theo dõi)?(?: và)?(?: đánh giá)? nước sạch(?: (?:và )?(?:vsmtnt|vsmt nông thôn|vsmt|"
     r"vệ sinh môi trường nông thôn))?", "nông thôn"),
    (r"\blực lượng lao động(?: trong độ tuổi(?: lao động)?)"
     r"(?= (?:đã |đang |được )*(?:tham gia |đóng )?bảo hiểm xã hội)",
     "lực lượng lao động"),
    (r"\bđơn vị cấp xã(?= (?:có|đạt|thuộc) )", "xã"), (r"\blượt (?=(?:lao động|người) (?:đã )?được giải quyết)", ""),
    (r"\bp (?:và )?(?:tt|thị trấn)\b", "phường thị trấn"), (r"\b(?:đã )?vào (?=bảo hiểm)", "tham gia "),
    (r"\btiêu chí (nông thôn mới )?(?:các xã )?(?:được |đã )?(?:các xã )?hoàn thành\b", r"tiêu chí \1đạt"),
    (r"(?<=\btiêu chí )nông thôn mới (?:các xã )?(?:được |đã )?(?:các xã )?hoàn thành\b", "nông thôn mới đạt"),
    (r"(?<=\bđiện )(?:để |phục vụ |trong |cho )?sinh hoạt(?! (?:văn hóa|cộng đồng))\b", ""),
    (r"(?<!nhân )(?<!số )(?<!hộ )\bkhẩu (?=là |người |dân tộc|đồng bào)", "nhân khẩu "),
    (r"(?<=nhân khẩu )(?:là )?người (?=đồng bào|dân tộc)", ""), (r"\b(?:ứng dụng )?cntt vt\b", ""),
    (r"(?<=bảo hiểm xã hội) (?:(?:gồm|cả|bao) )*(?:bb|bắt buộc) (?:và )?(?:tn|tự nguyện)\b", ""),
    (r"\bđt (?=53\b)", "điều tra "),
    (r"\bvùng (?:đồng bào )?dân tộc (?:và )?(?:miền núi|mn)\b", "vùng dân tộc thiểu số và miền núi"),
    # All three regions are the whole.
    (r"^(?=.*\b(?:tổng|cộng|vùng)\b)(.*?)\b(?:thuộc )?(?:(?:cả )?(?:ba|3) khu vực"
     r"|khu vực i (?:và )?ii (?:và |hoặc )?iii)\b"
     r"(?: (?:thuộc )?vùng (?:đồng bào )?dân tộc thiểu số(?: (?:và )?(?:miền núi|mn))?)?",
     r"\1vùng dân tộc thiểu số và miền núi"),
    (r"\btheo thành phần dân tộc\b", "theo dân tộc"),
    # Schools of all levels, one by one: "trường mầm non, phổ thông", "mầm non, tiểu học, THCS và THPT".
    (r"\b(?:mầm non|mẫu giáo) (?:và |đến )?(?:phổ thông(?: các cấp)?|tiểu học (?:và )?trung học cơ sở"
     r"(?: (?:và )?trung học phổ thông)?|trung học phổ thông)(?= |$)", ""),
    (r"\bphổ thông (?:và )?mầm non(?= |$)", ""),
    (r"(?<=\w) (?:trong|thuộc|toàn) vùng$", " thuộcvùng"),  # of the region that a title tells
    # "Chung các cấp học", "Tổng cộng 3 cấp", "Cả hai giới": all of what the columns beside it are parts of.
    (r"(?:^|\b(?:(?:tính )?chung|tổng(?: số| cộng)?|cộng|tất cả|toàn bộ|cả) )(?:(?:cho|cả|tất cả|toàn bộ) )*"
     r"(?:các|hai|ba|bốn|[2-5]) (?:cấp học|bậc học|ngành học|cấp trường|cấp|bậc|giới|khu vực|nhóm|dân tộc|lứa tuổi)"
     r"(?=$| (?:tổng|số|tỷ|đạt|trong|%))", "chung"),
    (r"\bxã(?: phường)?(?: thị trấn)? (?:thuộc |ở )?vùng (?:đồng bào )?dân tộc thiểu số(?: (?:và )?(?:miền núi|mn))?\b",
     "xã vùng dân tộc thiểu số và miền núi"),
    (r"\b(?:cả )?nam (?:và )?nữ\b", "chung"), (r"\btrường th\b", "trường tiểu học"),
    (r"\btrường mn\b", "trường mầm non"),
    # No estimate, no plan, nor the people of that name.
    (r"\b(bàn|ban|chuyển|chuyen) giao\b", r"\1giao"), (r"\bgiao (thông|dịch|lưu|khoán|nhận|diện)\b", r"giao\1"),
    (r"\b(hương|công|quy) ước\b", r"\1ước"), (r"\bkinh (doanh|nghiệm|phí)\b", r"kinh\1"),
    (r"\bhộ gia đình\b", "hộ"), (r"\bhộ dân cư\b", "hộ"), (r"\bhộ dân\b(?! tộc)", "hộ"),
    (r"\btỷ lệ phần trăm\b", "tỷ lệ"), (r"\btỷ lệ \(?%\)?(?= )", "tỷ lệ"), (r"\bđược sử dụng\b", "sử dụng"),
    (r"\bđược công nhận (?=đạt)", ""),
    (r"\bsd (?=nước|nguồn nước|điện)", "sử dụng "), (r"\bdân số (?:tb|bình quân)\b", "dân số trung bình"),
    (r"(?<=suy dinh dưỡng )(?=nhẹ cân|thấp còi)", "thể "),
    (r"\btrẻ em (?=dưới |từ |\d)", "trẻ "), (r"\bcủa (?:dân số|người|người dân)(?= từ \d+ tuổi)", ""),
    (r"(?<=chứng chỉ )(?:đào tạo )?(?:từ )?(?:đủ )?3 tháng(?: trở lên)?", ""),
    (r"\btre em (?=duoi |tu |\d)", "tre "), (r"(?<=\d) tháng(?! tuổi)(?= |$)", " tháng tuổi"),
    (r"(?<=\d) thang(?! tuoi)(?= |$)", " thang tuoi"),
    # "Tỷ lệ người DTTS tham gia BHYT" is that of the insured among them, not their part of the population.
    (r"\btỷ lệ (?:(?:dân số|người|đồng bào|nhân khẩu)(?: là)?(?: người| đồng bào)? )?dân tộc thiểu số "
     r"(?=(?:tham gia|có thẻ|được cấp) )", "dân tộc thiểu số tỷ lệ "),
    (r"(?<=\bhộ nghèo )(?:và )?(?=cận nghèo\b)", "và hộ "),  # "Hộ nghèo, cận nghèo"
    # All 19 criteria are what makes a commune a new rural one.
    (r"\bxã đạt (?:đủ )?19(?: 19)? tiêu chí(?: nông thôn mới)?\b", "xã đạt chuẩn nông thôn mới"),
    (r"(?<=nông thôn mới) (?:đạt )?(?:đủ )?19(?: 19)? tiêu chí\b", ""), (r"\bcó bác sĩ làm việc\b", "có bác sĩ"),
    (r"\bxã(?: phường)?(?: thị trấn)?(?= (?:có|đạt) )", "xã"), (r"\bbộ (?=tiêu chí )", ""),
    (r"\b(?:thuộc |là )?diện (?=đặc biệt khó khăn)", ""),
    (r"(?<!nông )\bthôn(?: buôn)?(?: tổ dân phố)?(?= (?:có|đạt|đặc biệt) )", "thôn buôn"),
    (r"(?<=nông thôn sử dụng) nguồn (?=nước)", " "),
    (r"(?<=tham gia bảo hiểm xã hội) (?:(?:trên|so với|trong) )?(?:tổng )?lực lượng lao động(?: trong độ tuổi)?\b", ""),
    (r"\bbị (?=suy dinh dưỡng|mắc)", ""), (r"(?<=\bca )(?:mắc bệnh|mắc|bệnh) (?=\w)", ""), (r"< (?=\d)", "dưới "),
    (r"\bngười (?=vạn dân\b)", ""),
    (r"\bbình quân (?:số )?(?=(?:bác sĩ|giường bệnh|giường) vạn dân)", "số "),
    (r"\b(?:đóng|tham gia) bảo hiểm (?=bảo hiểm)", ""),
    # Asked, or told as a part of a hundred: "Có bao nhiêu phần trăm hộ …", "Phần trăm số hộ …", "Tỷ lệ số xã …".
    (r"\b(?:thì |là |có |còn )*bao nhiêu\b", "số"), (r"^phần trăm (?:số )?(?=\w)", "tỷ lệ "),
    (r"\btỷ lệ (?:số|phần trăm) (?=(?:hộ|xã|thôn|buôn|trường|trạm|người|lao|trẻ|dân|huyện)\b)", "tỷ lệ "),
    (r"\btỷ lệ (?:người|lao động) (?=thất nghiệp\b)", "tỷ lệ "),
    (r"\btham gia (?:các |vào )?(?:chế độ|quỹ|loại hình|chính sách) (?=bảo hiểm)", "tham gia "),
    (r"\b(?:được|do) (?:chủ tịch )?(?:ubnd|ủy ban nhân dân|thủ tướng(?: chính phủ)?|cấp có thẩm quyền)(?: tỉnh)? "
     r"(?=(?:quyết định |xét )?công nhận)", "được "), (r"\bmắc (?=suy dinh dưỡng)", ""),
    (r"\b(?:tính )?(?:chung )?cả (?:thành thị|đô thị|nông thôn) (?:và|lẫn) (?:thành thị|đô thị|nông thôn)\b", "chung"),
    (r"\b(?:mật độ|tỷ lệ|tỷ số|tỷ suất|tỉ số)(?: số)? (?=(?:bác sĩ|giường bệnh|giường)(?: tính)? vạn dân\b)", "số "),
    (r"(?<=\bxã )((?:thuộc |ở |là |xã )*khu vực) (?:1|một)\b", r"\1 i"),
    (r"(?<=\bxã )((?:thuộc |ở |là |xã )*khu vực) (?:2|hai)\b", r"\1 ii"),
    (r"(?<=\bxã )((?:thuộc |ở |là |xã )*khu vực) (?:3|ba)\b", r"\1 iii"),
    # The peoples' parts of all: "Cơ cấu dân số theo dân tộc", "Tỷ trọng các dân tộc thiểu số".
    (r"\b(?:cơ cấu|(?:tỷ trọng|tỷ lệ)(?= (?:dân số |ds |nhân khẩu )?(?:các|từng|thành phần))) "
     r"(?:(?:dân số|ds|nhân khẩu|theo|các|thành phần|từng|nhóm|của) )*dân tộc(?: thiểu số)?(?= |$)",
     "tỷ lệ dân số theo dân tộc"),
    (r"\b(?:được cung cấp|được cấp|dùng|được dùng) (?=nước|điện)", "sử dụng "), (r"\bsử sử dụng\b", "sử dụng"),
    (r"(?<=đầy đủ) (?:các |8 )(?:loại )?vắc(?: xin)?\b", ""),
    (r"(?<=nước sạch) (?:theo |đạt |đáp ứng )?(?:tiêu chuẩn|quy chuẩn|qcvn)(?: quốc gia| việt nam)?\b", "")))
_SPELLINGS = {"tỉ": "tỷ", "sỹ": "sĩ", "ỷ": "ỉ", "kì": "kỳ", "vacxin": "vắc", "vắcxin": "vắc"}


# "≥15 tuổi", "15+", "<5T", "dưới 01 tuổi".
_AGES = tuple((re.compile(pattern), put) for pattern, put in (
    (r"(?:≥|>=|(?:từ )?(?:đủ )?(?<!\d))\s*(\d\d) ?(?:\+|tuổi ?\+)", r" từ \1 tuổi trở lên"),
    (r"(?:≥|>=)\s*(\d\d) ?(?:tuổi|t)\b(?! trở lên)", r" từ \1 tuổi trở lên"),
    (r"(?:<|\bdưới)\s*0?(\d) ?(?:tuổi|t)(?!\w)", r" dưới \1 tuổi"),
    (r"\b(?:(?:trong|ở) )?độ tuổi (?:từ )?(\d\d) (?:tuổi )?trở lên", r"từ \1 tuổi trở lên"),
    (r"(?:<|\bdưới) ?60 tháng(?: tuổi)?\b", " dưới 5 tuổi"), (r"(?:<|\bdưới) ?12 tháng(?: tuổi)?\b", " dưới 1 tuổi"),
    (r"\b(?:từ )?0 ?[-–] ?59 tháng(?: tuổi)?\b", " dưới 5 tuổi"),
    (r"\b(?:chưa đủ|chưa tròn|trước khi tròn|trước) (0?1|một|5|năm) tuổi\b", r" dưới \1 tuổi"),
    (r"\bkv ?(?:iii|3)\b", " khu vực iii"), (r"\bkv ?(?:ii|2)\b", " khu vực ii"),
    (r"\bk\. ?vực\b", "khu vực"), (r"\b(?:đv|đơn vị): ?(?=\w+\))", ""), (r"\bllld\b", "lllđ"),
    (r"\bkv ?(i{1,3})\b", r" khu vực \1"),
    (r"\bu([15])\b", r" dưới \1 tuổi"), (r"\b18 ?t(?:h)?\b", " 18 tháng tuổi"),
    (r"\bqcvn\s*\d[\d:.-]*(?:/\w+)?", "qcvn"),
    (r"\bu5mr\b", "tỷ suất chết trẻ em dưới 5 tuổi")))


@lru_cache(maxsize=8192)
def tokens(folded: str) -> tuple[str, ...]:
    """The words of a folded text, with one spelling for y/i and for the place of tone marks."""
    folded = folded if _ID.fullmatch(folded) else folded.replace("_", " ")
    for pattern, put in _AGES:
        folded = pattern.sub(put, folded)
    text = _OLD_TONE.sub(lambda found: _OLD_TONES[found.group()], folded)
    words = [_SPELLINGS.get(word, word) for word in _TOKEN.findall(text)]
    bare = all(word.isascii() for word in words) and not all(
        word in _ABBREVIATIONS or _NUMERAL.fullmatch(word) or _NO_VOWEL.fullmatch(word) for word in words)
    # "KV I" and "BHXH BB" lack no marks
    text = " ".join(" ".join(map(plain, _OF_BARE[word].split())) if bare and word in _OF_BARE
                    else _ABBREVIATIONS.get(word, word) for word in words)
    for pattern, put in _ALIKE:
        text = pattern.sub(put, text)
    return tuple(text.split())


def is_abbreviation(folded: str) -> bool:
    """Whether a word is a short form that is written out."""
    return folded in _ABBREVIATIONS


def written_out(bare: str) -> str:
    """What a short form without its marks stands for, with marks: "dbkk"; '' for no short form."""
    return _OF_BARE.get(bare, "")
