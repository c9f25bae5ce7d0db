"""Words in names that count for nothing, and short forms: beside the concepts of `concepts.py`."""

from __future__ import annotations

__all__ = ["ABBREVIATIONS", "FILLERS"]

ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "nt": ("nông thôn", "nhà tiêu"), "hn": ("hộ nghèo",), "hcn": ("hộ cận nghèo",), "ts": ("tổng số", "tỷ suất"),
    "tltn": ("tỷ lệ thất nghiệp",), "tt": ("thị trấn", "thành thị", "thông tin", "truyền thanh", "tập trung"),
    "tn": ("tự nguyện", "thất nghiệp", "tự nhiên"), "cn": ("cận nghèo", "công nhân"), "cp": ("che phủ",),
    "đb": ("đồng bào", "đặc biệt"), "bb": ("bắt buộc",), "đt": ("đô thị", "đào tạo"), "hđ": ("hoạt động",),
    "vs": ("vệ sinh",), "bs": ("bác sĩ",), "gb": ("giường bệnh",), "te": ("trẻ em",),
    "tc": ("tiêm chủng", "tiêu chí"), "sd": ("sử dụng",), "xd": ("xây dựng",), "ct": ("công trình", "chỉ tiêu"),
    "dt": ("diện tích", "dân tộc"), "ds": ("dân số",), "dc": ("di cư",), "yt": ("y tế",), "ytx": ("y tế xã",),
    "mn": ("mầm non", "miền núi"), "th": ("tiểu học",), "tx": ("thị xã",), "tp": ("thành phố",),
    "kk": ("khó khăn",), "vkk": ("vùng khó khăn",), "cqg": ("chuẩn quốc gia",), "mr": ("sởi rubella",),
    "tv": ("tử vong",), "ht": ("hệ thống",), "cntt": ("cấp nước tập trung",), "kv": ("khu vực",),
    "nsh": ("nước sinh hoạt",), "ctcn": ("công trình cấp nước",), "qc": ("quy chuẩn",), "btc": ("bộ tiêu chí",),
    "đcqg": ("đạt chuẩn quốc gia",), "imr": ("tỷ suất chết trẻ em dưới 1 tuổi",), "qcvn": ("quy chuẩn",),
    "tg": ("tham gia",), "lv": ("làm việc",), "tcqg": ("tiêu chí quốc gia",), "nlđ": ("người lao động",),
    "vl": ("việc làm",), "gđ": ("gia đình",), "nc": ("nhu cầu",), "bq": ("bình quân",), "qđ": ("quyết định",),
    "btcqg": ("bộ tiêu chí quốc gia",), "đv": ("đơn vị",), "dttn": ("diện tích tự nhiên",),
}
"""Short forms with all that they are written for; which one is meant, the other words of a heading decide."""

FILLERS: tuple[str, ...] = (
    "được", "có", "của", "ở", "tại", "cho", "là", "các", "những", "trong", "thuộc", "theo", "đã", "đang", "bị", "và",
    "về", "do", "hiện", "hiện nay", "còn", "còn lại", "chiếm", "thể", "thì", "tham gia", "bao phủ", "sử dụng", "dùng",
    "cấp", "cung cấp", "tiếp cận", "diện", "trên địa bàn", "trên địa bàn huyện", "trên địa bàn tỉnh", "toàn vùng",
    "toàn địa bàn", "địa bàn", "của huyện", "toàn huyện", "trên toàn huyện", "trong huyện", "thuộc huyện", "tổng",
    "tính", "từ", "hoặc", "đối với", "lúc", "kể cả tăng cường", "cả tăng cường", "kể cả luân phiên", "cả 2 mức độ",
    "cả hai mức độ", "mức độ 1 và mức độ 2", "kỹ thuật", "nghe được", "công và tư", "xếp", "xếp loại",
    "ngoài cộng đồng", "tại cộng đồng", "trong cộng đồng", "thực đạt", "cộng các xã", "qua xử lý", "đủ", "cả", "bộ",
    "mũi", "sống", "để dùng", "để sử dụng", "trong độ tuổi lao động", "riêng", "với", "theo chuẩn", "theo chuẩn nghèo",
    "đa chiều", "đến cuối năm", "đến cuối kỳ", "đến", "tới", "hết", "trong đó", "chia ra", "chia", "gồm", "quy định",
    "số lượng", "một", "tiêm", "vắc", "xin", "nhắc", "mỗi", "phần trăm", "ăn uống", "độ", "mức", "các loại",
    "bắt buộc và tự nguyện", "đóng", "có giá trị sử dụng", "còn giá trị", "còn hiệu lực", "có hiệu lực", "kiểm kê",
    "theo kiểm kê đất đai", "từ hệ thống cấp nước", "qua hệ thống cấp nước", "từ công trình cấp nước",
    "không tính phường thị trấn", "không kể phường thị trấn", "không bao gồm phường thị trấn",
    "không gồm phường thị trấn", "biên chế luân phiên", "theo tiêu chí", "bộ tiêu chí", "gộp", "tr đó",
    "công lập và tư nhân", "công lập và ngoài công lập", "không tính trạm y tế", "không tính trạm y tế xã",
    "không kể trạm y tế", "không tính giường trạm y tế", "không kể trạm y tế xã", "dịch bệnh", "bệnh", "xác định",
    "ptn", "phòng thí nghiệm", "đạt tỷ lệ", "qua hệ thống tập trung", "qua hệ thống cấp nước tập trung",
    "từ hệ thống cấp nước tập trung", "trực thuộc", "trực thuộc huyện", "theo địa giới hành chính", "trang bị",
    "lắp đặt", "được lắp đặt", "được lắp", "đã lắp", "đến từng thôn", "tới từng thôn", "ghi nhận", "loại hình",
    "hình thức", "chế độ", "sinh sống", "cư trú", "thực tế cư trú", "phân định", "được xếp vào", "xếp vào",
    "được phân loại", "theo trình độ phát triển", "qua rà soát", "sau rà soát", "kết quả rà soát", "bình xét",
    "sau bình xét", "quản lý", "còn hạn", "còn thời hạn", "kể cả tư nhân", "gồm tư nhân", "mọi nguồn",
    "cả 2 loại hình", "cả hai loại hình", "mọi cấp", "mọi đối tượng", "mọi lứa tuổi", "gồm cả tư nhân",
    "bao gồm cả tư nhân", "ít nhất một", "ít nhất 1", "từ 1", "ít nhất 01", "kể cả bác sĩ luân phiên",
    "kể cả bs luân phiên", "công tác", "giữa các địa phương", "phân theo địa phương", "trong xã", "của xã",
    "theo điều tra", "được bố trí", "toàn dân", "trong danh mục", "thuộc danh mục", "toàn xã", "toàn tỉnh",
    "trong tỉnh", "cả huyện", "cả xã", "thuộc tỉnh", "ubnd xã", "theo rà soát", "theo kết quả điều tra rà soát",
    "theo kết quả rà soát cuối năm", "được phê duyệt", "được duyệt", "bàngiao", "bàngiao đưa vào sử dụng",
    "đã bàngiao đưa vào sử dụng", "trong danh sách", "thuộc danh sách", "theo danh sách", "tiêm chủng",
    "tiêm chủng mở rộng", "chương trình tiêm chủng mở rộng", "theo lịch", "khi", "các cấp học", "các bậc học",
    "đã đầu tư", "đã đầu tư xây dựng", "do các đơn vị quản lý", "được đảm bảo", "được bảo đảm", "được hưởng",
    "cần xóa", "chưa xóa", "đạt loại", "thuộc loại", "sinh sống thành cộng đồng", "đến nay", "lũy kế đến nay", "mà",
    "mức độ 1 và 2", "mức độ 1 2", "mức 1 2", "mức 1 và 2", "8 loại", "các năm", "qua các năm", "hằng năm", "hàng năm",
    "từng năm", "theo năm", "tính ra", "rồi", "từ trước tới giờ", "từ trước đến nay", "hữu tuyến", "vô tuyến",
    "tất cả", "tất cả các", "của tất cả", "vắc xin")
"""Words that a name may have or lack; where they say something else, the other words are not a name."""
