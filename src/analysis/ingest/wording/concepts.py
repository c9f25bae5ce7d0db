"""What the names of indicators are made of: one concept for each thing that offices write in several ways."""

from __future__ import annotations

__all__ = ["FROM_AROUND", "ABBREVIATIONS", "CONCEPTS", "FILLERS", "IMPLIED", "NOUNS", "WHOLES"]

CONCEPTS: dict[str, tuple[str, ...]] = {
    # Who or what is counted.
    "hộ": ("hộ gia đình", "hộ dân", "hộ dân cư", "gia đình", "nhà hộ"),
    "người": ("dân", "dân số", "người dân", "dân cư", "nhân dân", "nhân khẩu", "khẩu", "số dân"),
    "lao động": ("người lao động",),
    "lực lượng lao động": ("lực lượng lđ",),
    "trẻ": ("trẻ em", "trẻ nhỏ", "cháu", "em bé"),
    "thôn": ("thôn buôn", "buôn thôn", "thôn buôn tổ dân phố", "thôn buôn và tổ dân phố", "thôn tổ dân phố",
             "thôn bản"),
    "xã": ("1 xã", "một xã", "mỗi xã", "trên 1 xã", "trên một xã", "trên xã"),
    "xã phường": ("xã phường thị trấn", "phường xã thị trấn", "xã thị trấn", "phường xã", "xã phường và thị trấn",
                  "thị trấn xã phường"),
    "huyện thị": ("huyện thị xã thành phố", "huyện thành phố thị xã", "huyện thị thành phố", "huyện thị xã"),
    "cấp huyện": ("đơn vị hành chính cấp huyện", "đơn vị cấp huyện", "hành chính cấp huyện"),
    "cấp xã": ("đơn vị hành chính cấp xã", "đơn vị cấp xã", "hành chính cấp xã"),
    "trường": ("trường học", "cơ sở giáo dục", "nhà trường"),
    "trạm": ("trạm y tế", "trạm y tế xã", "trạm y tế cấp xã", "trạm y tế xã phường thị trấn", "trạm y tế xã phường"),
    "bác sĩ": ("bác sĩ đa khoa",),
    "giường": ("giường bệnh", "giường bệnh viện", "giường điều trị"),
    "công trình": ("công trình cấp nước", "công trình nước", "công trình nước sạch", "công trình cấp nước sạch",
                   "hệ thống cấp nước", "công trình cấp nước sinh hoạt", "công trình nước sinh hoạt"),
    "tự hoại": ("tự hoại bán tự hoại", "tự hoại hoặc bán tự hoại", "tự hoại và bán tự hoại", "bán tự hoại tự hoại",
                "tự hoại hay bán tự hoại"),
    "tập trung": (), "buôn": (), "tiêu chí": (), "giếng khoan": ("nước giếng khoan",), "nước máy": ("máy nước",),
    "công nhân": ("công nhân lao động",),
    # At which standard.
    "chuẩn": ("đạt chuẩn", "đạt tiêu chuẩn", "đạt tiêu chí", "đạt bộ tiêu chí", "được công nhận đạt chuẩn", "đạt",
              "công nhận đạt chuẩn", "được công nhận", "công nhận", "tiêu chuẩn", "đạt các tiêu chí",
              "được công nhận đạt", "công nhận đạt", "đáp ứng tiêu chí", "đã đạt chuẩn", "đạt chuẩn theo bộ tiêu chí",
              "đạt được", "về đích", "quyết định công nhận đạt chuẩn", "quyết định công nhận",
              "tỷ lệ đạt chuẩn", "đã đạt", "đã được công nhận", "đã được công nhận đạt chuẩn",
              "có quyết định công nhận", "đã có quyết định công nhận"),
    "bình quân": ("trung bình", "bình quân chung", "bình quân mỗi"),
    "quốc gia": (),
    "nông thôn mới": (),
    "xây dựng nông thôn mới": ("thực hiện xây dựng nông thôn mới", "tham gia xây dựng nông thôn mới",
                               "thực hiện chương trình nông thôn mới", "thực hiện nông thôn mới"),
    "hoàn thành nhiệm vụ": ("hoàn thành nông thôn mới", "hoàn thành nhiệm vụ nông thôn mới",
                            "hoàn thành nhiệm vụ xây dựng nông thôn mới", "hoàn thành xây dựng nông thôn mới"),
    "y tế": ("y tế xã", "y tế cấp xã", "y tế cơ sở"),
    "không hoạt động": ("ngừng hoạt động", "hư hỏng không hoạt động", "dừng hoạt động", "không còn hoạt động",
                        "hư hỏng ngừng hoạt động", "không hoạt động được", "đã ngừng hoạt động",
                        "hỏng không hoạt động", "đã hỏng không hoạt động", "hư hỏng và không hoạt động", "bỏ hoang"),
    "hoạt động tốt": ("hoạt động", "hoạt động hiệu quả", "còn hoạt động tốt", "đang hoạt động tốt"),
    # Of water, latrines, houses, power, information.
    "nước": ("nguồn nước", "nước sinh hoạt", "nguồn nước sinh hoạt", "nước ăn uống", "nước ăn"),
    "sạch": ("quy chuẩn", "đạt quy chuẩn", "theo quy chuẩn", "đáp ứng quy chuẩn", "qcvn", "đạt qcvn", "theo qcvn",
             "đáp ứng qcvn", "quy chuẩn quốc gia", "quy chuẩn việt nam", "theo quy chuẩn quốc gia", "qcvn 02",
             "đạt quy chuẩn quốc gia", "theo quy chuẩn việt nam", "theo quy chuẩn kỹ thuật quốc gia", "qc"),
    "hợp vệ sinh": ("đảm bảo vệ sinh", "bảo đảm vệ sinh", "hợp vs"),
    "nhà tiêu": ("nhà vệ sinh", "công trình vệ sinh", "cầu tiêu"), "hố xí": (),
    "nhà tạm": ("nhà tạm nhà dột nát", "nhà tạm dột nát", "nhà tạm và nhà dột nát", "nhà tạm bợ dột nát", "nhà tạm dột",
                "nhà dột nát", "nhà ở tạm", "nhà ở tạm dột nát", "nhà tạm bợ", "nhà tạm nhà dột"),
    "điện": ("điện lưới", "điện lưới quốc gia", "điện quốc gia", "điện sinh hoạt", "điện thắp sáng",
             "điện lưới thắp sáng", "điện lưới quốc gia thắp sáng"),
    "tiếp cận thông tin": ("tiếp cận được thông tin", "tiếp cận với thông tin", "tiếp cận thông tin thiết yếu",
                           "tiếp cận thông tin cơ bản", "tiếp cận thông tin qua các phương tiện"),
    "đài": ("đài truyền thanh", "đài truyền thanh cơ sở", "đài truyền thanh xã", "đài truyền thanh cấp xã",
            "hệ thống truyền thanh", "hệ thống truyền thanh cơ sở", "truyền thanh cơ sở", "đài phát thanh",
            "hệ thống đài truyền thanh", "hệ thống đài truyền thanh cơ sở"),
    "loa": ("hệ thống loa", "cụm loa", "loa truyền thanh", "hệ thống loa truyền thanh", "cụm loa truyền thanh",
            "loa cụm loa", "hệ thống loa cụm loa", "cụm loa hệ thống loa", "hệ thống loa hoặc cụm loa"),
    "nhà ở": ("chỗ ở", "nhà ở xã hội"),
    "khu công nghiệp": ("các khu công nghiệp",),
    "đáp ứng": ("đáp ứng nhu cầu", "nhu cầu", "bố trí", "được bố trí", "được đáp ứng", "được đáp ứng nhu cầu",
                "đáp ứng được nhu cầu", "đáp ứng nhu cầu về", "nhu cầu được đáp ứng"),
    # Of health.
    "đầy đủ": ("tiêm chủng đầy đủ", "tiêm đầy đủ", "tiêm chủng mở rộng đầy đủ", "tiêm đủ", "tiêm chủng đủ",
               "tiêm vắc đầy đủ"),
    "sởi rubella": ("sởi và rubella", "tiêm sởi rubella", "tiêm vắc sởi rubella", "tiêm vắc xin sởi rubella",
                    "vắc xin sởi rubella", "mũi sởi rubella", "tiêm nhắc sởi rubella", "tiêm chủng sởi rubella",
                    "tiêm mũi sởi rubella", "tiêm nhắc vắc xin sởi rubella"),
    "ca": ("mắc", "ca mắc", "trường hợp mắc", "ca bệnh", "trường hợp", "người mắc", "bệnh nhân"),
    "suy dinh dưỡng": (),
    "nhẹ cân": ("cân nặng theo tuổi", "cân nặng tuổi", "cn t", "cân nặng trên tuổi", "cân nặng so với tuổi"),
    "thấp còi": ("chiều cao theo tuổi", "chiều cao tuổi", "cc t", "chiều cao trên tuổi", "chiều cao so với tuổi"),
    "chết": ("tử vong", "chết sơ sinh và"),
    "vạn dân": (),
    "bảo hiểm y tế": ("thẻ bảo hiểm y tế",), "bảo hiểm xã hội": (), "bảo hiểm thất nghiệp": (),
    "tự nguyện": (), "bắt buộc": (),
    # Of work and school.
    "đào tạo": ("qua đào tạo", "đã qua đào tạo", "được đào tạo", "đã được đào tạo", "qua đào tạo nghề nghiệp"),
    "làm việc": ("có việc làm", "đang làm việc", "việc làm", "đang có việc làm", "làm việc trong nền kinh tế",
                 "có việc làm thường xuyên", "đang làm việc trong nền kinh tế",
                 "đang làm việc trong các ngành kinh tế"),
    "tạo việc làm": ("giải quyết việc làm", "được giải quyết việc làm", "được tạo việc làm", "giải quyết việc làm mới",
                     "tạo việc làm mới", "có việc làm mới", "được tạo việc làm mới", "giải quyết việc làm tăng thêm",
                     "có việc làm mới tạo", "việc làm mới", "có thêm việc làm", "được giải quyết việc làm mới",
                     "bố trí việc làm mới"),
    "biết chữ": tuple(
        f"{read}{language}" for read in ("biết chữ", "biết đọc biết viết", "biết đọc viết", "biết đọc biết viết chữ")
        for language in ("", " tiếng phổ thông", " phổ thông", " tiếng việt")),
    "thất nghiệp": (),
    # Of poverty, places and plans.
    "nghèo": ("nghèo đa chiều",),
    "cận nghèo": ("cận nghèo đa chiều",),
    "khó khăn": ("vùng khó khăn",),
    "đặc biệt khó khăn": ("đặc biệt kk", "diện đặc biệt khó khăn", "thuộc diện đặc biệt khó khăn"),
    "giảm": ("mức giảm", "giảm bình quân", "giảm được", "điểm giảm"),
    "diện tích": ("diện tích tự nhiên", "diện tích đất tự nhiên", "tổng diện tích", "tổng diện tích tự nhiên",
                  "diện tích đất", "tổng diện tích đất tự nhiên"),
    "rừng": ("che phủ rừng", "che phủ của rừng", "rừng che phủ"),
    "di cư thuần": ("di dân thuần", "di cư thuần túy"),
    "so kế hoạch": ("so với kế hoạch", "so kế hoạch", "so với kh", "so kh", "trên kế hoạch", "% kế hoạch", "% kh",
                    "% so kh", "% so kế hoạch", "% so với kế hoạch", "trên kh", "so với kế hoạch năm"),
    "đạt kế hoạch": ("đạt kh", "đạt kế hoạch năm", "đạt và vượt kế hoạch", "đã đạt kế hoạch", "đã đạt vượt kế hoạch",
    "đạt hoặc vượt kh", "đạt và vượt kh", "đạt vượt kế hoạch",
                     "đạt vượt kh", "hoàn thành kế hoạch", "đạt hoặc vượt kế hoạch", "hoàn thành và vượt kế hoạch"),
}
"""Each concept with other ways to write it; it is also written as it is called here."""

ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "nt": ("nông thôn", "nhà tiêu"), "tt": ("thị trấn", "thông tin", "truyền thanh", "tập trung"),
    "tn": ("tự nguyện", "thất nghiệp", "tự nhiên"), "cn": ("cận nghèo", "công nhân"), "cp": ("che phủ",),
    "đb": ("đồng bào", "đặc biệt"), "bb": ("bắt buộc",),
    "đt": ("đô thị", "đào tạo"), "hđ": ("hoạt động",), "vs": ("vệ sinh",), "bs": ("bác sĩ",), "gb": ("giường bệnh",),
    "te": ("trẻ em",), "tc": ("tiêm chủng", "tiêu chí"), "sd": ("sử dụng",), "xd": ("xây dựng",),
    "ct": ("công trình", "chỉ tiêu"), "dt": ("diện tích", "dân tộc"), "ds": ("dân số",), "dc": ("di cư",),
    "yt": ("y tế",), "ytx": ("y tế xã",), "mn": ("mầm non", "miền núi"), "th": ("tiểu học",), "tx": ("thị xã",),
    "tp": ("thành phố",), "kk": ("khó khăn",), "vkk": ("vùng khó khăn",), "cqg": ("chuẩn quốc gia",),
    "mr": ("sởi rubella",), "tv": ("tử vong",), "ht": ("hệ thống",), "cntt": ("cấp nước tập trung",),
    "kv": ("khu vực",), "nsh": ("nước sinh hoạt",), "ctcn": ("công trình cấp nước",), "qc": ("quy chuẩn",),
    "btc": ("bộ tiêu chí",), "đcqg": ("đạt chuẩn quốc gia",), "imr": ("tỷ suất chết trẻ em dưới 1 tuổi",),
    "qcvn": ("quy chuẩn",), "nlđ": ("người lao động",), "vl": ("việc làm",), "gđ": ("gia đình",), "nc": ("nhu cầu",),
    "bq": ("bình quân",), "qđ": ("quyết định",), "btcqg": ("bộ tiêu chí quốc gia",)}
"""Short forms with all that they are written for; which one is meant, the other words of a heading decide."""

FILLERS: tuple[str, ...] = (
    "được", "có", "của", "ở", "tại", "cho", "là", "các", "những", "trong", "thuộc", "theo", "đã", "đang", "bị", "và",
    "về", "do", "hiện có", "hiện", "hiện nay", "hiện còn", "còn", "còn lại", "chiếm", "thể", "thì", "tham gia",
    "tham gia đóng", "bao phủ", "độ bao phủ", "mức bao phủ", "thẻ", "có thẻ", "được cấp thẻ", "sử dụng", "dùng", "cấp",
    "cung cấp", "tiếp cận", "diện", "trên địa bàn", "trên địa bàn huyện", "trên địa bàn tỉnh", "địa bàn", "của huyện",
    "toàn huyện", "trên toàn huyện", "trong huyện", "thuộc huyện", "tổng", "tính", "từ", "hoặc", "đối với", "lúc",
    "đủ", "cả", "tính theo", "bộ", "mũi", "sống", "trong độ tuổi lao động", "riêng", "với",
    "theo chuẩn", "theo chuẩn nghèo", "theo chuẩn nghèo đa chiều", "đa chiều", "đến hết", "đến cuối năm", "đến cuối kỳ",
    "đến", "tới", "hết", "trong đó", "chia ra", "gồm", "quy định", "theo quy định", "số lượng", "một",
    "tiêm", "vắc", "xin", "vắc xin", "nhắc", "mỗi", "phần trăm", "ăn uống", "độ", "mức",
    "các loại", "bắt buộc và tự nguyện", "cả bắt buộc và tự nguyện", "đóng",
    "có giá trị sử dụng", "còn giá trị sử dụng", "còn giá trị", "còn hiệu lực", "có hiệu lực",
    "theo kiểm kê", "kiểm kê", "theo kiểm kê đất đai", "từ hệ thống cấp nước", "qua hệ thống cấp nước",
    "từ công trình cấp nước", "không tính phường thị trấn", "không kể phường thị trấn",
    "không bao gồm phường thị trấn", "không gồm phường thị trấn", "biên chế luân phiên", "theo bộ tiêu chí",
    "theo tiêu chí", "bộ tiêu chí", "gộp", "tr đó", "công lập và tư nhân", "công lập và ngoài công lập",
    "không tính trạm y tế", "không tính trạm y tế xã", "không kể trạm y tế", "không tính giường trạm y tế",
    "không kể trạm y tế xã", "dịch bệnh", "bệnh", "xác định", "được xác định", "ptn", "phòng thí nghiệm",
    "đạt tỷ lệ", "qua hệ thống tập trung", "qua hệ thống cấp nước tập trung", "từ hệ thống cấp nước tập trung")
"""Words that a name may have or lack; where they say something else, the other words are not a name."""

IMPLIED: dict[str, tuple[str, ...]] = {
    "nhẹ cân": ("suy dinh dưỡng", "trẻ", "dưới5tuổi"), "thấp còi": ("suy dinh dưỡng", "trẻ", "dưới5tuổi"),
    "đầy đủ": ("trẻ", "dưới1tuổi"), "sởi rubella": ("trẻ", "18thángtuổi"), "biết chữ": ("người", "từ15tuổi"),
    "dưới1tuổi": ("trẻ",), "dưới5tuổi": ("trẻ",), "18thángtuổi": ("trẻ",),
    "lực lượng lao động": ("từ15tuổi", "lao động"), "làm việc": ("từ15tuổi", "lao động", "người"),
    "thất nghiệp": ("lao động", "người"), "bảo hiểm thất nghiệp": ("lao động", "người"), "bảo hiểm y tế": ("người",),
    "bắt buộc": ("lao động", "người", "bảo hiểm xã hội"), "tự nguyện": ("lao động", "người", "bảo hiểm xã hội"),
    "hoàn thành nhiệm vụ": ("chuẩn",), "hố xí": ("hộ",), "nhà tiêu": ("hộ",), "tiêu chí": ("xã",), "tự hoại": ("hộ",),
    "nước máy": ("hộ",), "loa": ("thôn",), "đài": ("xã",), "đào tạo": ("lao động",), "nhà tạm": ("hộ",),
    "trạm": ("xã",), "tạo việc làm": ("lao động", "người"), "tiếp cận thông tin": ("hộ",), "điện": ("hộ",),
    "công trình": ("tập trung", "nước"), "đạt kế hoạch": ("chỉ tiêu",)}
"""What a concept says besides: of whom, and of which age, where nothing else is named."""

FROM_AROUND: frozenset[str] = frozenset((
    "quốc gia", "trẻ", "dưới5tuổi", "dưới1tuổi", "18thángtuổi", "hộ", "người", "lao động", "xã", "thôn", "trường",
    "nông thôn mới", "nhóm rural", "nhóm urban", "nước", "tập trung", "công trình", "suy dinh dưỡng", "từ15tuổi",
    "bảo hiểm xã hội", "công nhân", "khu công nghiệp", "nhà tạm", "chết", "vạn dân", "huyện", "cấp huyện", "of_region",
    "sởi", "đặc biệt khó khăn", "ca"))
"""What a short heading may leave to the title above it: "Đạt chuẩn" below one on schools at the national standard."""

NOUNS: tuple[str, ...] = ("hộ", "người", "lao động", "trẻ", "xã", "xã phường", "huyện", "thôn", "trường", "trạm",
                          "bác sĩ", "giường", "công trình", "công nhân", "nhà tiêu", "nhà tạm", "hố xí", "buôn",
                          "tiêu chí", "chỉ tiêu")
"""What is counted: the first of them in a heading is the first in the name."""

WHOLES: dict[str, tuple[str, ...]] = {
    "hộ": ("hộ", "hộ dân", "hộ dân cư", "hộ gia đình", "số hộ", "số hộ dân", "số hộ dân cư", "số hộ gia đình"),
    "người": ("dân số", "số dân", "dân", "dân số chung", "nhân khẩu", "số nhân khẩu", "số người"),
    "lực lượng lao động": ("lực lượng lao động", "số lao động", "lực lượng lao động trong độ tuổi"),
    "xã": ("số xã",), "thôn": ("số thôn", "số thôn buôn"), "trường": ("số trường", "số trường học"),
    "trẻ": ("số trẻ", "trẻ"), "trạm": ("số trạm", "số trạm y tế")}
"""What a share is told to be of: "/tổng số hộ", "trên dân số"."""
