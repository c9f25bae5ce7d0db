# Từ chỉ khả năng (theo hướng dẫn của IPCC), hạng bằng chứng, cách tính
word-reached = đã đạt (số công bố)
word-very_likely = rất có khả năng đã đạt
word-likely = nhiều khả năng đã đạt
word-as_likely_as_not = chưa rõ, khả năng ngang nhau
word-unlikely = ít khả năng đã đạt
word-very_unlikely = rất ít khả năng đã đạt
word-future-very_likely = rất có khả năng sẽ đạt
word-future-likely = nhiều khả năng sẽ đạt
word-future-unlikely = ít khả năng sẽ đạt
word-future-very_unlikely = rất ít khả năng sẽ đạt
word-not_reached = không đạt (số công bố)
word-insufficient = chưa đủ số liệu
word-none = chưa có số liệu
grade-A = A
grade-B = B
grade-C = C
grade-D = D
grade-none = –
grade-A-meaning = Bốn số liệu trở lên của chính địa bàn theo cùng một định nghĩa, số cuối cách thời điểm xét không quá hai năm.
grade-B-meaning = Có số liệu của chính địa bàn nhưng ít hoặc đã cũ (ghi rõ số lượng và năm).
grade-C-meaning = Không có số liệu của chính địa bàn theo định nghĩa hiện hành; ước lượng từ số của tỉnh, các huyện khác và, nơi địa bàn có số theo định nghĩa cũ, vị trí theo số ấy.
grade-D-meaning = Có dùng số liệu minh họa.
grade-none-meaning = Không có cơ sở để ước lượng; cần cơ quan nắm số liệu cung cấp.
basis-own = số liệu của chính địa bàn
basis-province = suy ra từ số của tỉnh và các huyện khác
basis-province-alone = suy ra từ số của tỉnh và mức chênh lệch thường thấy giữa các huyện
basis-older_position = suy ra từ số của tỉnh và vị trí của địa bàn theo chuẩn cũ
denominator-split-pair = Hai huyện được công bố gộp, tách theo tỷ lệ dân số công bố riêng của từng huyện
denominator-household-size = Dân số Tổng điều tra 2019 chia cho số người bình quân một hộ của tỉnh
equity-no-whole = Không có số chung của tỉnh cùng năm, cùng định nghĩa
equity-no-share = Không có số hộ dân tộc thiểu số để tính tỷ trọng
equity-share-other-year = Dùng tỷ trọng hộ dân tộc thiểu số của năm gần nhất có công bố
equity-inconsistent = Hai số công bố không khớp nhau nên không tính được phần còn lại

# Quy tắc của các tổ chức khác: tên, phân loại, con số
rule-of-eurostat = Eurostat, Thống kê Canada
rule-of-unsd = UNSD (Liên hợp quốc)
rule-of-escap = ESCAP
rule-of-sdsn = SDSN
rule-of-unicef = UNICEF
rule-of-india-districts = 707 huyện Ấn Độ
rule-reason-few-figures = chưa đủ hai số liệu
rule-reason-no-target = không có mức phải đạt
rule-reason-at-bound = không tính được (mốc 0% hoặc 100%)
rule-number-ratio = { $number }% nhịp cần có
rule-number-share = { $number }% chặng đường
rule-number-gap = còn thiếu { $number }%
rule-number-percent-per-year = { $better ->
    [up] phần chưa đạt giảm { $number }%/năm
   *[down] giảm { $number }%/năm
}
rule-number-rise-per-year = { $better ->
    [up] phần chưa đạt tăng { $number }%/năm
   *[down] tăng { $number }%/năm
}
rule-number-points-per-year = { $number } điểm %/năm
rule-number-still = hầu như không đổi
rule-attained = đạt năm { $year }
rule-attained-late = đạt sau năm { $year }
verdict-eurostat-target-achieved = đã đạt
verdict-eurostat-on-track = đúng tiến độ
verdict-eurostat-acceleration-needed = có tiến bộ, cần nhanh hơn
verdict-eurostat-limited-progress = tiến bộ ít
verdict-eurostat-deterioration = xấu đi
verdict-unsd-on-track = đạt hoặc đúng tiến độ
verdict-unsd-fair-progress = tiến bộ vừa, cần nhanh hơn
verdict-unsd-stagnation = giậm chân hoặc thụt lùi
verdict-escap-on-track = giữ nhịp sẽ đạt
verdict-escap-accelerate = cần tăng tốc
verdict-escap-reverse = cần đảo chiều
verdict-sdsn-on-track = ↑ đúng tiến độ
verdict-sdsn-moderately-improving = ↗ cải thiện vừa
verdict-sdsn-stagnating = → chững lại
verdict-sdsn-decreasing = ↓ đi xuống
verdict-unicef-achieved = đã đạt
verdict-unicef-on-track = đúng tiến độ
verdict-unicef-too-slow = chậm hơn mức cần
verdict-unicef-worsening = xấu đi
verdict-india-districts-achieved-1 = đã đạt, giữ được
verdict-india-districts-achieved-2 = đã đạt, có thể mất
verdict-india-districts-on-target = đúng đích
verdict-india-districts-off-target = lệch đích
