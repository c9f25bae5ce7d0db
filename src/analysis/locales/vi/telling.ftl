# Những chữ mà hình, câu văn và bảng tải về cùng dùng
telling-more-sources = và { $count } nguồn khác
telling-no-figures = Chưa có số liệu công bố
telling-silent-none = chưa có số liệu
telling-silent-not-applicable = không áp dụng
telling-silent-none-alt = Chưa có số liệu: { $areas }.
telling-silent-not-applicable-alt = Không áp dụng (không có phường, thị trấn): { $areas }.
telling-holder = Cơ quan giữ số liệu: { $holder }.
telling-grade = hạng { $grade }
telling-role-target = mức đề ra
telling-role-yardstick = mốc so sánh
telling-pace-down = giảm { $value } điểm %/năm
telling-pace-up = tăng { $value } điểm %/năm
telling-pace-since = { $name } từ cuối năm { $year }
telling-on-day = ngày { $date }
telling-year-end = cuối năm { $year }
telling-computed-by-project = dự báo: tính toán của bộ công cụ này, số liệu biết đến ngày { $day }
telling-item = { $area } { $value }
telling-count = { $class } ({ $count })

# Đơn vị sau con số
telling-unit-households = hộ
telling-unit-persons = người
telling-unit-thousand-persons = nghìn người
telling-unit-children = trẻ
telling-unit-communes = xã
telling-unit-districts = huyện
telling-unit-villages = thôn, buôn
telling-unit-schools = trường
telling-unit-schemes = công trình
telling-unit-criteria = tiêu chí
telling-unit-criteria-per-commune = tiêu chí/xã
telling-unit-cases = ca
telling-unit-targets = chỉ tiêu
telling-unit-units = đơn vị
telling-unit-km2 = km²
telling-unit-per-mille = ‰
telling-unit-per-1000-births = ‰ trẻ đẻ sống
telling-unit-doctors-per-10k = bác sĩ/10.000 dân
telling-unit-beds-per-10k = giường/10.000 dân
telling-unit-points-per-year = điểm %/năm
telling-unit-points = điểm %

# Câu về một dòng của bảng
telling-sentence-nowcast = Ước lượng cho cuối năm { $year }: { $median }, khoảng 80%: { $range80 }, khoảng 95%: { $range95 }.
telling-sentence-forecast = Dự báo cho cuối năm { $year }: { $median }, khoảng 80%: { $range80 }, khoảng 95%: { $range95 }.
telling-sentence-inferred = Chưa đủ số liệu; suy ra từ số liệu của tỉnh cho cuối năm { $year }: khoảng 80%: { $range80 }, khoảng 95%: { $range95 }.
telling-sentence-target = { $form ->
    [pace] { $role } năm { $year }: { $name }, tương ứng { $level } ({ $by }).
   *[level] { $role } năm { $year }: { $level } ({ $by }).
}
telling-sentence-likelihood = { $tense ->
    [past] Xác suất đã đạt: { $probability } ({ $word }).
   *[future] Xác suất đạt: { $probability } ({ $word }).
}
telling-sentence-insufficient = Chưa đủ số liệu để nói về khả năng đạt.
telling-sentence-outcome = Kết quả: { $word }.
