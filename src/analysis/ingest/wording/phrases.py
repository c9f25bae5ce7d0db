"""The fixed words of Vietnamese and English office tables, by what they say; fields of work and numbers before them."""

from __future__ import annotations

import re
from itertools import product

from analysis.ingest.names import fold

__all__ = ["AFTER_MERGER", "GROUPS", "KINDS", "MEASURES", "MINORITIES", "NOISE", "NUMBERING", "PLACES", "RELATIVE",
           "RESIDENCES", "ROLES", "SCHOOL_LEVELS", "SECTIONS", "SHORT_NAMES", "TITLE_NOISE", "TOPICS", "TOTALS",
           "names_fields"]

KINDS: dict[str, tuple[str, ...]] = {
    "target": ("kế hoạch", "kh", "chỉ tiêu %", "% chỉ tiêu",
               "chỉ tiêu kế hoạch", "chỉ tiêu giao", "chỉ tiêu được giao", "kế hoạch giao",
               "mục tiêu", "chỉ tiêu phấn đấu", "chỉ tiêu ubnd tỉnh giao", "chỉ tiêu tỉnh giao",
               "ubnd tỉnh giao", "tỉnh giao", "giao", "được giao", "trung ương giao", "tw giao", "chính phủ giao",
               "hđnd tỉnh giao", "hđnd giao", "chỉ tiêu kh", "phấn đấu", "pđ", "mt đến", "mt năm", "ubnd giao",
               "cấp trên giao",
               *(f"{aim}{resolution}{whose}" for resolution in ("nghị quyết", "nq") for aim, whose in (
                   ("", " giao"), *product(("", "chỉ tiêu ", "mục tiêu "), (" hđnd", " hđnd tỉnh", " đại hội")),
                   ("", " hđnd giao"), ("", " hđnd tỉnh giao"), ("chỉ tiêu ", ""), ("mục tiêu ", ""))),
               "dự kiến kế hoạch", "dự kiến kh", "kế hoạch dự kiến", "kh dự kiến",
               "target", "plan", "planned"),
    "forecast": ("ước thực hiện", "ước", "ước đạt", "ước th", "ước tính", "dự kiến", "dự báo", "ước kết quả",
                 "ước thực hiện cả năm", "ưth", "uth", "ước cả năm", "ước th cả năm", "estimate", "forecast",
                 "ước kết quả thực hiện"),
    "outcome": ("thực hiện", "th", "kết quả", "kết quả thực hiện", "kết quả đạt được", "thực tế", "số thực hiện",
                "đã thực hiện", "đạt được", "đạt", "thực đạt", "đã đạt", "actual", "outcome", "result", "chính thức"),
    "preliminary": ("sơ bộ", "prel", "preliminary", "số liệu sơ bộ"),
}
"""Whether a column holds plans, expectations or what happened."""

MEASURES: dict[str, tuple[str, ...]] = {
    "share": ("tỷ lệ", "tỷ lệ %", "tl", "tỷ suất", "rate", "share", "percentage", "tỷ lệ phần trăm", "tỷ trọng"),
    "count": ("số", "số lượng", "sl", "tổng", "number", "number of", "tổng số lượng"),
    "households": ("số hộ", "số lượng hộ", "số hộ gia đình", "no of households"),
    "persons": ("số người", "số khẩu", "số nhân khẩu", "số lượng người", "no of persons"),
    "communes": ("số xã",),
    "year_mean": ("bình quân năm", "bình quân cả năm", "trung bình năm", "trung bình cả năm", "bq năm", "bq cả năm"),
    "draft": ("số liệu dự thảo", "dự thảo", "bản dự thảo", "số dự thảo", "nháp", "chưa chính thức",
              "số liệu chưa chính thức", "chưa duyệt"),
    "before_change": tuple(f"trước {when}{change}" for when in ("", "khi ", "thời điểm ")
                           for change in ("sắp xếp", "sáp nhập", "hợp nhất", "chia tách")),
    "of_statistics": ("tổng cục thống kê", "cục thống kê", "tctk", "gso", "ngtk", "niên giám", "niên giám thống kê",
                      "tổng cục thống kê công bố", "cục thống kê công bố", "số liệu thống kê nhà nước",
                      "mức sống dân cư", "tctk công bố", "số liệu tổng cục thống kê", "general statistics office"),
    "cumulative": ("lũy kế", "luỹ kế", "cộng dồn", "tích lũy", "tích luỹ"),
    "within_year": ("trong năm", "riêng trong", "phát sinh trong năm", "thực hiện trong năm", "mới trong năm",
                    "trong kỳ"),
    "criteria": ("số tiêu chí", "tổng số tiêu chí", "số tiêu chí đạt", "tiêu chí đạt"),
    "of_all": ("trên tổng số", "trong tổng số", "trên tổng số hộ dân cư", "trong tổng số hộ", "trên tổng số hộ",
               "trên tổng dân số", "trong tổng dân số",
               *(f"so{whether} tổng {whole}" for whether in (" với", "") for whole in (
                   "số hộ", "số hộ dân cư", "hộ", "dân số", "số xã", "số thôn", "số trường", "số trạm", "số trẻ"))),
    "of_population": tuple(f"{start} {whole}{where}" for start in ("trên", "trong", "so với", "so")
                           for whole in ("tổng dân số", "dân số")
                           for where in ("", " toàn huyện", " chung", *((" toàn tỉnh",) if "so" in start else ()))),
    "of_minority": tuple(f"{start} {whole}" for start in ("so với", "trên", "trong") for whole in (
        "tổng số hộ dtts", "tổng hộ dtts", "số hộ dtts", "tổng số hộ đồng bào dtts")),
    "of_region": tuple(f"vùng {people}{end}" for people in ("đồng bào dtts", "dtts") for end in (
        "", " và miền núi", " và mn")),
}
"""What is given of a thing named beside or above it: its share or its count."""

RELATIVE: dict[str, tuple[str, ...]] = {
    "previous": ("năm trước", "năm ngoái", "năm trước liền kề", "năm liền kề", "năm liền trước", "năm liền kề trước",
                 "previous year", "last year", "prior year"),
    "same_period": ("cùng kỳ", "cùng kỳ năm trước", "cùng kỳ năm ngoái", "cùng kỳ trước", "cùng thời điểm năm trước",
                    "cùng thời điểm năm ngoái", "same period", "same period last year"),
    "this": ("năm nay", "năm báo cáo", "năm hiện tại", "năm này", "kỳ này", "kỳ báo cáo", "this year", "current year",
             "this period", "kỳ báo cáo này"),
    "earlier": ("kỳ trước", "kỳ trước liền kề", "kỳ liền trước", "kỳ báo cáo trước", "previous period"),
    "part_before": ("tháng trước", "quý trước", "previous month", "previous quarter"),
    "next": ("năm sau", "năm tới", "năm kế tiếp", "next year"),
}
"""Years told from that of the report."""

SHORT_NAMES: tuple[str, ...] = (
    "tỷ lệ bao phủ", "độ bao phủ", "bao phủ", "tỷ lệ tham gia", "tỷ lệ đạt chuẩn", "số người tham gia",
    "người tham gia", "số người có thẻ", "người có thẻ", "số thẻ", "tỷ lệ tiêm chủng", "tỷ lệ tiêm đầy đủ",
    "tỷ lệ suy dinh dưỡng", "số xã đạt", "số xã đạt chuẩn", "tỷ lệ xã đạt", "tỷ lệ xã đạt chuẩn", "tỷ lệ sử dụng",
    "tỷ lệ qua đào tạo", "số trường đạt chuẩn", "tỷ lệ trường đạt chuẩn", "nhẹ cân", "thấp còi", "tổng số tiêu chí đạt",
    "số ca", "cân nặng theo tuổi", "chiều cao theo tuổi", "cân nặng tuổi", "chiều cao tuổi")
"""Short forms in headings, which name an indicator only below a title that names the same one in full."""

GROUPS: dict[str, tuple[str, ...]] = {
    "all": ("chung", "nói chung", "toàn bộ", "toàn huyện", "cả huyện", "tất cả", "toàn dân", "all", "tính chung",
            "chung toàn bộ", "toàn ngành", "toàn địa bàn", "trên toàn địa bàn", "chung toàn huyện", "chung hai giới",
            "cả hai giới", "mọi khu vực", "mọi đối tượng", "mọi lứa tuổi", "tất cả các khu vực",
            "tất cả các đối tượng", "không phân biệt khu vực",
            "không phân biệt thành thị nông thôn",
            *(f"chung {places}" for town in ("thành thị", "đô thị") for joined in ("", "và ", "với ")
              for places in (f"{town} {joined}nông thôn", f"nông thôn {joined}{town}"))),
    "total": ("tổng số", "tổng cộng", "cộng", "tổng", "total", "tổng chung", "grand total", "tổng cuối",
              "tổng cộng cuối"),
    "ethnic_minority": (
        "dtts", "đồng bào dtts", "người dtts", "hộ dtts", "hộ đồng bào dtts", "là dtts", "là đồng bào dtts",
        "là người dtts", "dân tộc ít người", "ethnic minority", "ethnic minorities", "hộ dtts nói chung",
        "trong đồng bào dtts", "hộ là đồng bào dtts", "đồng bào dân tộc"),
    "ethnic_minority_local": (
        "dtts tại chỗ", "đồng bào dtts tại chỗ", "hộ dtts tại chỗ", "hộ đồng bào dtts tại chỗ",
        "đồng bào dân tộc tại chỗ", "là đồng bào dtts tại chỗ"),
    "rest": ("không phải dtts", "ngoài dtts", "phần còn lại"),
    "rural": ("nông thôn", "khu vực nông thôn", "kvnt", "ở nông thôn", "rural", "rural areas"),
    "urban": ("thành thị", "khu vực thành thị", "kvtt", "kvđt", "đô thị", "khu vực đô thị", "ở đô thị",
              "urban", "urban areas"),
    "children": ("trẻ em", "trẻ", "children"),
    "lower_secondary": ("thcs", "cấp thcs"), "upper_secondary": ("thpt", "cấp thpt"), "preschool": ("mẫu giáo",),
    "kinh": ("kinh", "dân tộc kinh", "người kinh"),
    "female": ("nữ", "phụ nữ", "nữ giới", "giới nữ", "female", "bé gái", "trẻ gái", "trẻ em gái", "lao động nữ"),
    "male": ("nam", "nam giới", "giới nam", "male", "bé trai", "trẻ trai", "trẻ em trai", "lao động nam"),
    "hmong": ("mông", "h'mông", "hmông", "hmong", "người mông", "dân tộc mông", "người h'mông", "dân tộc h'mông"),
    "gia_rai": ("gia rai", "j'rai", "jrai", "ja rai", "jarai", "người gia rai", "dân tộc gia rai", "người j'rai"),
}

TOTALS = frozenset(("total", "all"))
"""Groups that stand for all people, or for no group."""
MINORITIES = frozenset(("ethnic_minority", "ethnic_minority_local"))
"""The minorities, and those of them who are at home here: the one within the other."""
RESIDENCES = frozenset(("rural", "urban"))
"""Groups by where people live."""
SCHOOL_LEVELS = frozenset(("preschool", "primary", "lower_secondary", "upper_secondary"))
"""Groups of schools, which are none of children or people."""

ROLES: dict[str, tuple[str, ...]] = {
    "derived": (
        "so với", "so sánh", "tăng", "giảm", "tăng giảm", "tăng giảm so với", "tăng thêm", "giảm so với", "chênh lệch",
        "tốc độ", "tốc độ tăng", "tốc độ phát triển", "chỉ số phát triển", "hoàn thành", "tỷ lệ hoàn thành",
        "mức độ hoàn thành", "ưth kh", "uth kh", "ước th kh", "ước thực hiện kế hoạch", "ước kh", "xếp hạng",
        "thứ hạng", "xếp thứ", "vị thứ", "so kh", "so kế hoạch", "% so kh", "% so kế hoạch", "so với đầu năm",
        "so đầu năm", "so cùng kỳ", "so năm trước", "đạt so với", "đạt % so với kế hoạch", "đạt tỷ lệ", "bình quân",
        "đánh giá", "% kế hoạch", "% kh", "đạt % kế hoạch", "đạt % kh", "% thực hiện", "th kh", "change", "increase",
        "decrease", "compared", "rank", "growth", "index", "thực hiện kế hoạch", "vượt", "hạng", "tỷ lệ đạt",
        "% so với", "% đạt", "% hoàn thành"),
    "order": ("stt", "tt", "số tt", "số thứ tự", "no", "order", "mã chỉ tiêu", "mã số chỉ tiêu", "mã ct", "mục",
              "câu số", "mã câu hỏi", "id"),
    "note": ("ghi chú", "note", "notes", "remarks", "nguồn", "source", "nguồn số liệu", "cơ quan", "cơ quan chủ trì",
             "đơn vị báo cáo", "đơn vị thực hiện", "cơ quan báo cáo", "giải thích", "định nghĩa", "ngày cập nhật",
             "ngày nhập", "ngày duyệt", "ngày phê duyệt", "khó khăn vướng mắc", "vướng mắc", "kiến nghị", "nguyên nhân",
             "người nhập", "người gửi", "người trả lời", "người cung cấp", "người lập", "người phụ trách",
             "cán bộ phụ trách", "ngày nhận", "ngày gửi", "ngày trả lời",
             "đơn vị chủ trì", "văn bản", "lý do", "xếp loại", "khả năng đạt", "khả năng hoàn thành",
             "mức đạt được", "đánh giá xếp loại", "kết luận", "nhận xét", "nhận định", "đánh giá nhận xét"),
    "unit_column": ("đơn vị tính", "đvt", "đv tính", "unit", "đơn vị đo"),
    "code": ("mã", "mã số", "mã huyện", "mã đơn vị", "mã hành chính", "mã đơn vị hành chính", "mã đvhc", "code",
             "mã số huyện", "area code"),
    "area_column": (
        "huyện", "huyện thị xã thành phố", "tên huyện", "đơn vị hành chính", "đơn vị", "địa phương", "địa bàn",
        "đơn vị hành chính cấp huyện", "tên đơn vị", "huyện thành phố", "huyện tx tp", "danh mục đơn vị", "district",
        "districts", "area", "huyện thị thành phố", "các huyện thị xã thành phố", "tên địa phương", "khu vực",
        "ref area", "huyện thị xã", "quận huyện", "tên đơn vị hành chính", "đơn vị cấp huyện"),
    "commune_column": ("xã phường thị trấn", "tên xã", "xã", "tên xã phường thị trấn", "xã phường", "xã thị trấn",
                       "phường xã", "xã phường đặc khu", "commune", "communes", "đơn vị hành chính cấp xã"),
    "indicator_column": ("row labels", "nhãn hàng", "nhãn dòng", "chỉ tiêu", "tên chỉ tiêu", "các chỉ tiêu", "nội dung",
                         "nội dung đánh giá", "tiêu chí", "indicator", "indicators", "nội dung chỉ tiêu", "chỉ số",
                         "danh mục chỉ tiêu", "chỉ tiêu chủ yếu", "chỉ tiêu báo cáo", "nội dung hỏi", "câu hỏi",
                         "nội dung đề nghị"),
    "month_column": ("tháng", "month", "tháng báo cáo"),
    "quarter_column": ("quý", "quarter"),
    "year_column": ("năm", "year", "năm báo cáo", "năm số liệu", "thời điểm", "thời điểm báo cáo", "ngày số liệu",
                    "time period"),
    "group_column": ("nhóm", "đối tượng", "phân tổ", "group", "nhóm dân cư", "nhóm đối tượng"),
    "value_column": ("giá trị", "số liệu", "value", "kết quả báo cáo", "trả lời", "nội dung trả lời", "câu trả lời",
                     "số liệu trả lời", "phúc đáp", "answer", "obs value"),
    "kind_column": ("loại số liệu", "loại"),
}
"""What a heading says of its column, or that a column only compares others."""

NOISE: tuple[str, ...] = tuple("""
    chia ra|chia theo|trong đó|gồm|bao gồm|phân theo|theo|of which|by|of|the|in|và|and|của|các|thuộc|tại|ở|trên|cho
    |địa bàn|tính|đến|hết|cuối|thời điểm|thời điểm báo cáo|năm|ngày|tháng|kỳ|cả năm|chính thức|dân cư|huyện|thị xã
    |thành phố|tỉnh|xã|phường|thị trấn|year|as of|end|percent|đvt|đơn vị tính|đơn vị|unit|giá trị|số liệu|có đến|tới
    |báo cáo|toàn|trong|31 12|end of|thời kỳ|đối với|vùng|khu vực|được|là|với|at|theo giới|giới tính
    |phân theo thành thị nông thôn|theo thành thị nông thôn|sex|residence|cont|bộ chỉ số|theo dõi|đánh giá
    |chuẩn đa chiều|chuẩn nghèo đa chiều|tiếp cận đa chiều|theo phương pháp tiếp cận đa chiều|sau sắp xếp|sau sáp nhập
    |sau khi sáp nhập|sau hợp nhất|sau khi hợp nhất|sau khi sắp xếp|trước hợp nhất|trước sáp nhập|trước khi hợp nhất
    |trước khi sáp nhập|trước sắp xếp|gộp|gộp chung|chiếm|riêng|tr đó|trđó|mức|baseline|midline|endline|mid term|mẫu số
    |sinh sống|đang sinh sống|cư trú|đang cư trú|đang quản lý|hiện đang quản lý|trực thuộc|sau hợp nhất với phú yên
    |sau sáp nhập với phú yên|sau khi hợp nhất với phú yên|sau khi sáp nhập với phú yên|sau hợp nhất với tỉnh phú yên
    |sau sáp nhập với tỉnh phú yên|column labels|nhãn cột|values|tất cả giá trị|trên toàn|theo giới và dân tộc
    |số kiểm toán|huyện cũ|địa bàn cũ|địa bàn huyện cũ|theo huyện cũ|huyện thị xã thành phố cũ
""".replace("\n", " ").split("|"))
"""Words that change nothing."""

TITLE_NOISE: tuple[str, ...] = tuple("""
    bảng|biểu|biểu số|phụ lục|phụ biểu|mẫu|table|tổng hợp|tình hình|kết quả|kết quả rà soát|rà soát|định kỳ|hằng năm
    |hàng năm|một số|chỉ tiêu|chỉ tiêu chủ yếu|thống kê|danh sách|chi tiết|phân theo huyện|về|công tác|thực hiện
    |kết quả thực hiện|tổng hợp kết quả|qua các năm|các năm|theo từng năm|cấp huyện|đơn vị hành chính
    |đơn vị hành chính cấp huyện|huyện thị xã thành phố|giai đoạn|diễn biến|biến động|xu hướng|thực trạng|thời gian
    |các thời điểm|qua các thời điểm|theo thời điểm|qua các tháng|qua các quý|theo tháng|theo quý|cập nhật|điều tra
    |báo cáo nhanh|so sánh|chia theo năm học|qua các năm học|review|survey|summary|results|statistics|status|các huyện
    |theo huyện|theo đơn vị hành chính|district|districts|by district|annual|data|report|dak lak|province|niên giám
    |niên giám thống kê|số|giảm nghèo|giảm nghèo bền vững|chương trình|mục tiêu quốc gia|hiện trạng|an sinh xã hội|y tế
    |giáo dục|dân tộc|lĩnh vực|xã hội|phân tổ|theo địa phương|địa phương|cơ sở|toàn tỉnh|tiếp theo|hàng|phục vụ
    |báo cáo kết quả|tình hình thực hiện|kết quả thực hiện chỉ tiêu|sheet|các chỉ tiêu|thực hiện các chỉ tiêu
    |thực hiện chỉ tiêu|cuối năm|thực hiện kế hoạch|tình hình thực hiện kế hoạch|kết quả thực hiện kế hoạch
    |phân theo huyện thị xã thành phố|sơ kết|tổng kết|ban hành|kèm theo|nghị quyết|cung cấp|sổ tay|so tay|hai chuẩn
    |hai chuẩn nghèo|2 chuẩn|2 chuẩn nghèo|cùng|chuyển tiếp giữa|chuẩn cũ và chuẩn mới|chuẩn cũ và mới
    |chuẩn nghèo cũ và mới|chuẩn nghèo cũ và chuẩn nghèo mới|chuẩn cũ chuẩn mới|đô thị văn minh|bản|lần|mới|final|file
    |bc|bieu|so lieu|tong hop|bao cao|dự thảo|nháp|draft|đính chính|sửa đổi|ubnd|ủy ban nhân dân|uỷ ban nhân dân|sở
    |phòng|chi cục|trung tâm|danh mục|xã hội chủ yếu|kinh tế|theo cấp học|theo bậc học|các cấp học|các bậc học
    |theo các cấp học|theo từng cấp học|theo cấp trường|trên địa bàn các huyện|trước và sau sáp nhập
    |trước và sau sắp xếp|trước và sau khi sáp nhập|từng|kết thúc|chốt|trước và sau khi sắp xếp|theo loại trường
    |công bố|qua rà soát|qua kết quả rà soát|điều tra biến động dân số
    |điều tra biến động dân số và kế hoạch hóa gia đình|điều tra dân số giữa kỳ|qua điều tra|qua khảo sát
    |qua tổng điều tra|qua thống kê|qua tổng hợp|qua các kỳ|qua các đợt|qua từng năm
""".replace("\n", " ").split("|")) + tuple(
    f"{start}{number} {what}" for start in ("qua ", "") for number in ("2", "3", "4", "5", "hai", "ba")
    for what in ("năm gần đây", "năm qua", "kỳ", "kỳ rà soát", "thời điểm", *(("năm",) if start else ())))
"""Words of titles that change nothing."""

TOPICS: frozenset[str] = frozenset((
    "mới", "phường", "thị trấn", "diễn biến", "biến động", "xu hướng", "thực trạng",
    "y tế", "giáo dục", "dân tộc", "xã hội", "kinh tế", "kinh tế xã hội", "giảm nghèo", "giảm nghèo bền vững",
    "an sinh xã hội", "cơ sở", "lĩnh vực", "chương trình"))
"""Those that say something where they stand alone in a heading: the poor that are new ("Mới") are not all the poor."""

SECTIONS: frozenset[str] = frozenset((
    "lao động", "việc làm", "lao động việc làm", "y tế", "giáo dục", "đào tạo", "giáo dục đào tạo", "nước sạch",
    "môi trường", "vệ sinh môi trường", "nhà ở", "dân số", "bảo hiểm", "bảo hiểm xã hội", "bảo hiểm y tế", "văn hóa",
    "xã hội", "kinh tế", "văn hóa xã hội", "thông tin", "truyền thông", "thông tin truyền thông", "giảm nghèo",
    "an sinh xã hội", "nông thôn mới", "dân tộc", "chăm sóc sức khỏe", "sức khỏe", "công tác dân tộc", "thể thao",
    "du lịch", "hạ tầng", "xây dựng", "trạm y tế", "trạm y tế xã", "trạm y tế cấp xã", "y tế cơ sở", "mạng lưới y tế",
    "mạng lưới y tế cơ sở", "an sinh", "hành chính", "gd", "gd đt", "gdđt", "giáo dục và đào tạo", "bhxh", "bhyt",
    "ytế", "nhân lực", "nhân lực y tế", "nguồn nhân lực", "cơ sở vật chất", "hạ tầng kỹ thuật", "kết cấu hạ tầng",
    "mức sống dân cư", "mức sống", "điều kiện sống", "điều kiện sinh hoạt", "sinh hoạt", "vệ sinh của hộ",
    "tiện nghi của hộ", "bệnh truyền nhiễm", "dịch bệnh", "phòng bệnh", "phòng chống dịch", "y tế dự phòng",
    "khám chữa bệnh", "dinh dưỡng", "tình hình dịch bệnh", "dịch vụ xã hội cơ bản", "dịch vụ thông tin",
    "thông tin cơ sở", "thông tin chung", "số liệu cơ bản", "ngành y tế", "cán bộ y tế", "cơ sở y tế",
    "tổ chức hành chính", "phân định xã", "phân định khu vực", "lâm nghiệp", "phát triển lâm nghiệp", "học vấn",
    "trình độ học vấn", "trình độ dân trí", "dân trí", "khu dân cư", "địa bàn dân cư", "địa giới",
    "địa giới hành chính", "tổ chức đơn vị hành chính", "đời sống", "chính quyền địa phương", "bộ máy hành chính",
    "đời sống dân cư", "điều kiện vệ sinh", "vệ sinh", "vệ sinh yêu nước", "tiện nghi", "đào tạo nghề",
    "thị trường lao động", "cung lao động", "sức khỏe trẻ em", "sức khỏe sinh sản", "tiêm chủng", "tiêm chủng mở rộng",
    "tcmr", "chương trình tcmr", "vắc xin tcmr", "chương trình tiêm chủng mở rộng", "quy mô", "phát triển đối tượng",
    "tình trạng nhà ở", "chất lượng nhà ở", "cấp nước", "nhân khẩu học", "chỉ tiêu xã hội", "trình độ phát triển",
    "insurance", "forestry", "sanitation", "education", "health", "employment", "em areas", "rural water", "phân định",
    "danh sách phê duyệt", "cơ sở vật chất trường học", "vsmt", "hiện trạng rừng", "tài nguyên", "tài nguyên rừng",
    "đất có rừng", "xdntm", "chương trình mtqg ntm", "tiến độ ntm", "xây dựng ntm", "xây dựng nông thôn mới",
    "hoạt động kinh tế", "bảo vệ và phát triển rừng", "dân số và lao động", "yt", "ld xh", "văn hoá",
    "văn hóa thông tin", "nước sạch vệ sinh môi trường", "nước sạch vsmt", "ntm"))
"""Fields that divide a list of indicators where they stand alone ("I. Lao động - việc làm"); they say nothing of
the figures below, which are used only where their own rows name an indicator."""

PLACES: tuple[str, ...] = ("huyện", "thị xã", "thành phố", "tỉnh", "h", "tx", "tp", "t", "toàn tỉnh", "toàn huyện",
                           "district", "city", "town", "province")
"""Words before or after the name of an area."""

AFTER_MERGER: frozenset[tuple[str, ...]] = frozenset(
    (*start, *joined, *other) for start in (("sau",), ("sau", "khi")) for joined in (("sáp", "nhập"), ("hợp", "nhất"))
    for other in ((), ("với", "phú", "yên"), ("với", "tỉnh", "phú", "yên")))
"""Words beside the province's name that mean the one merged with Phú Yên."""
NUMBERING = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2})+(?:\.?[a-zđ])?\s+"
                        r"|^\s*(?:\(?(?:\d{1,3}(?:\.\d{1,2})*|[ivx]{1,5}|[a-hđ])\)?\s*[.):/-]+(?!\d)|[-+*•–—])\s*"
                        # Codes of forms and exports: "0105 Dân số", "[CT03] =CT02/CT01", "B05 - Sởi".
                        # "CT02. Hộ nghèo", "DV01_SO_XA"; not "T6.", "Q1.", "KV1.".
                        r"|^\s*(?!(?:t|q|kv|u|qđ|nđ|nq)\d)[a-zđ]{1,4}\d{1,3}(?:\.\s*|_)(?=[^\W\d_]{2})"
                        # "SDG 6.1.1 Hộ sử dụng …", "YT.TC.01.01 - Tỷ lệ …".
                        r"|^\s*(?:sdg\s*\d[\d.]*|[a-zđ]{1,4}(?:\.[a-zđ]{1,4})*(?:\.\d{1,3})+)\s*[-–:]*\s*"
                        # "Outcome 1", "Output 2.1: …", the levels of a logical framework.
                        r"|^\s*(?:outcome|output|impact|objective|result)\s+\d{1,2}(?:\.\d{1,2})*(?:\s*[:.–-]+\s*|\s*$)"
                        r"|^\s*(?:0\d{1,4}|[a-zđ]?(?!19|20)\d{4}|[a-zđ]{1,4}-?0\d{1,4})\s+(?=\[?[^\W\d_])"
                        r"|^\s*(?:\[[a-zđ]{0,3}\d{1,4}\]|[a-zđ]{1,3}\d{1,3}[a-zđ]?(?=\s*[-–:=]\s))\s*[-–:]*\s*"
                        r"(?:=\s*\[?[a-zđ]{0,3}\d{1,4}\]?(?:\s*[/:*+-]\s*\[?[a-zđ]{0,3}\d{1,4}\]?)*(?:\s*[x*]\s*100)?)?\s*")
_REST_OF_FIELDS = re.compile(r"(?:(?:các |một số )?(?:chỉ tiêu|lĩnh vực|nội dung|tiêu chí|nhóm|mục) )?"
                             r"(?:khác|chung|còn lại)")


_PERHAPS = frozenset(("nông thôn", "nông nghiệp", "đô thị", "tài nguyên", "thương mại", "khoa học", "trật tự",
                      "an toàn xã hội", "quốc phòng", "an ninh", "gia đình", "bình đẳng giới"))


def names_fields(text: str) -> bool:
    """Whether a sub-heading says nothing but fields of work: "II. Y tế", "Nông thôn - thông tin".

    A part that alone would say where people live is a field beside another one.
    """
    said = re.split(r"\s*[-–—,;/&:]\s*|\s+và\s+", NUMBERING.sub("", fold(text)).strip(" .:"))
    parts = [re.sub(r"^(?:về|lĩnh vực|các chỉ tiêu|chỉ tiêu|nhóm)\s+", "", part) for part in said if part]
    fields = [part in SECTIONS or bool(_REST_OF_FIELDS.fullmatch(part)) for part in parts]
    return any(fields) and all(field or part in _PERHAPS for field, part in zip(fields, parts, strict=True))
