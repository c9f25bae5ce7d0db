# Biểu đồ và bản đồ
charts-source = Nguồn: { $source }.
charts-not-applicable = Không áp dụng: huyện không có phường, thị trấn nào
charts-title = { $indicator } – { $area }

# Câu trong phần mô tả bằng chữ
charts-sentence-subject = { $indicator }, { $area }.
charts-sentence-last = Số liệu gần nhất: { $value } ({ $when }, { $how }).
charts-sentence-none-own = Địa bàn này chưa có số liệu riêng được công bố.
charts-sentence-breaks = Cách đo đã thay đổi { $count } lần; số liệu trước và sau không so sánh trực tiếp được.
charts-sentence-shock = Năm { $year } có biến động đã khai báo: { $name }.
charts-map-north-letter = B
charts-origin = { $how ->
    [planned] theo kế hoạch
    [computed] { $status ->
        [illustrative] tính từ số minh họa
       *[published] tính từ số công bố
    }
   *[stated] { $status ->
        [illustrative] số minh họa
       *[published] số công bố
    }
}

# Chuỗi theo năm
charts-legend-stated = số công bố
charts-legend-computed = tính từ số công bố
charts-legend-at-least = nguồn ghi “trên”, “ít nhất”
charts-legend-at-most = nguồn ghi “dưới”, “nhiều nhất”
charts-legend-weak = nguồn yếu, cần đối chiếu
charts-legend-forecast = dự báo
charts-legend-nowcast = ước lượng cho thời điểm đã qua
charts-legend-inferred = suy ra từ số liệu của tỉnh (hạng C)
charts-legend-bands = { $kind }; dải đậm: khoảng 80%, dải nhạt: khoảng 95%{ $cut ->
    [cut] {" "}(ra ngoài khung, tới { $end })
   *[whole] {""}
}
charts-break = đổi cách đo
charts-shock = { $mark } Năm { $year }: { $name }.
charts-likelihood-line = Xác suất đạt: { $probability }
charts-likelihood-line-past = Xác suất đã đạt: { $probability }
charts-likelihood-brief = xác suất { $probability }
charts-series-caption = Đường nối chỉ nằm trong một định nghĩa; năm không có số liệu để chấm mờ.

# So sánh các huyện
charts-districts-title = { $indicator } theo huyện, cuối năm { $year }
charts-districts-published = số công bố của năm
charts-districts-own = ước lượng từ số liệu riêng, khoảng 80% và 95%
charts-districts-inferred = khoảng suy ra, chưa đủ số liệu
charts-districts-target = { $role }: { $name }
charts-districts-caption = { $indicator }, cuối năm { $year }, { $sorted ->
    [median] nơi có số riêng xếp theo trung vị, sau đó các nơi khác theo thứ tự hành chính
   *[no] theo thứ tự hành chính
}. Có chấm: ước lượng từ số liệu riêng; vạch nhạt không chấm: khoảng suy ra từ số của tỉnh.
charts-districts-alt = { $indicator } của { $count } đơn vị cấp huyện, cuối năm { $year }: { $own } đơn vị có số liệu riêng, { $inferred } đơn vị được suy ra, { $none } đơn vị chưa có số liệu.
charts-districts-alt-ends = Trong các đơn vị có số liệu riêng, thấp nhất: { $low }; cao nhất: { $high }.
charts-districts-alt-province = Toàn tỉnh: { $value }.

# Khoảng suy ra của một địa bàn
charts-inferred-title = { $area }: khoảng suy ra so với mốc, cuối năm đích
charts-inferred-range = khoảng suy ra 80% (nét đứt: 95%)
charts-inferred-province = số gần nhất của tỉnh, cùng định nghĩa
charts-inferred-or = { " " }hoặc{ " " }
charts-inferred-caption = Khoảng càng dài càng ít biết về địa bàn; khoảng không có điểm giữa vì điểm giữa không nói lên điều gì.
charts-inferred-alt = { $area }, { $count } tỷ lệ suy ra từ số của tỉnh. { $held ->
    [0] Không tỷ lệ nào có mốc.
   *[other] Mốc nằm trong khoảng 80% ở { $within } trong { $held } tỷ lệ có mốc, tức là ở đó chưa loại trừ được khả năng nào.
} Khoảng 80%: { $rows }.

charts-multiples-alt-ends = Trong { $count } huyện, thị xã, thành phố có số cuối năm { $year }, thấp nhất: { $low }; cao nhất: { $high }.
charts-multiples-alt-few = { $count ->
    [1] Chỉ một huyện, thị xã, thành phố có số
   *[other] Chỉ { $count } huyện, thị xã, thành phố có số, khác năm hoặc khác cách đo
}: { $areas }.
charts-multiples-alt-one = { $area } { $value } ({ $year })
charts-multiples-title = { $indicator }: tỉnh và 15 huyện trên cùng một thang đo
charts-multiples-caption = Mỗi ô một địa bàn, cùng thang đo. Nét đỏ: mức đề ra hoặc mốc so sánh.
charts-coverage-title = Bao nhiêu kết quả thật nằm trong khoảng dự báo
charts-coverage-inside = trong khoảng { $level }% (nét đứt: mức phải đạt)
charts-coverage-axis = % kết quả thật nằm trong khoảng; bên phải: số lần kiểm chứng
charts-coverage-alt = { $name }: { $inside }% kết quả nằm trong khoảng 80%, { $wide }% trong khoảng 95%, qua { $count } lần kiểm chứng.
charts-coverage-caption = Chấm càng gần nét đứt cùng màu thì khoảng dự báo càng đáng tin; chấm nằm bên trái nghĩa là khoảng quá hẹp.
charts-coverage-source = kiểm chứng lùi của bộ công cụ này trên các bảng số liệu thật đã công bố
charts-reliability-title = Xác suất đã nêu so với phần thành sự thật
charts-reliability-note = Số cạnh chấm: số lần nêu. Chấm rỗng: dưới { $few } lần, chưa đủ để kết luận.
charts-reliability-ideal = nói sao đúng vậy
charts-reliability-reaching = mức chưa đạt: có đạt được không
charts-reliability-staying = mức đã đạt: có giữ được không
charts-reliability-stated = xác suất đã nêu
charts-reliability-happened = phần thành sự thật
charts-reliability-alt = Nêu khoảng { $stated }%: { $happened }% thành sự thật ({ $count } lần).
charts-reliability-caption = Chấm càng gần nét đứt thì xác suất càng đáng tin; chấm nằm dưới nghĩa là đã nói quá chắc, nằm trên nghĩa là đã nói quá dè dặt.
charts-bivariate-title = { $first } và { $second }
charts-bivariate-legend = Hai giá trị, mỗi giá trị ba mức (số đơn vị)
charts-bivariate-class = { $one ->
    [poverty_rate] nghèo
   *[any] giá trị thứ nhất
} { $first }, { $other ->
    [ethnic_minority_share] tỷ lệ dân tộc thiểu số
    [difficult_area_communes_qd1049_2014] số xã khó khăn
    [census_flush_toilet] tỷ lệ hố xí tự hoại
    [census_water_tap_or_drilled_well] tỷ lệ nước máy, giếng khoan
   *[any] giá trị thứ hai
} { $second }
charts-bivariate-low = thấp
charts-bivariate-middle = vừa
charts-bivariate-high = cao
charts-bivariate-limits = { $level }: { $limits }
charts-bivariate-no-gap = Bản đồ dùng tỷ lệ chứ không dùng khoảng cách đến chỉ tiêu: chỉ tiêu là mức giảm mỗi năm tính từ xuất phát của từng huyện, và ở nơi suy ra khoảng cách chỉ lặp lại số của tỉnh.
charts-bivariate-scheme = { $second } chia ba phần bằng nhau theo số huyện.
charts-bivariate-sides = { $first }: khoảng 80% so với số của tỉnh ({ $province })
charts-bivariate-side-low = thấp: nằm hẳn dưới
charts-bivariate-side-middle = vừa: chứa số của tỉnh
charts-bivariate-side-high = cao: nằm hẳn trên
charts-bivariate-note = Dưới tên: { $first } cuối năm { $year } (nơi suy ra ghi khoảng 80%) · { $second }.
charts-bivariate-alt = Cao cả hai: { $areas }.

# Bản đồ
charts-map-value-title = { $indicator }, cuối năm { $year }
charts-map-gap-title = Khoảng cách đến { $role } – { $indicator }, { $year }
charts-map-probability-title = Khả năng đạt { $role } – { $indicator }, { $year }
charts-map-context-title = { $indicator }, { $year }
charts-map-context-title-latest = { $indicator }, năm gần nhất có số liệu
charts-map-class = { $lower }–{ $upper }
charts-map-reached = trung vị không còn thiếu, chưa có nghĩa là đã đạt
charts-map-reached-short = đã đạt
charts-map-not-reached-short = không đạt
charts-map-status-published = số công bố
charts-map-status-forecast = ước lượng từ số liệu riêng
charts-map-status-inferred = suy ra, chưa đủ số liệu
charts-map-status-title = Con số từ đâu
charts-map-classes-title = { $unit } (số đơn vị)
charts-map-word-title = Xác suất đạt (số đơn vị)
charts-map-word-range = { $word }: { $range }
charts-map-scheme-natural = Phân lớp: điểm ngắt tự nhiên (Fisher–Jenks), { $count } lớp.
charts-map-scheme-unique = Mỗi giá trị một lớp.
charts-map-scheme-words = Năm lớp khả năng theo hướng dẫn của IPCC.
charts-map-north = Phía trên là hướng Bắc
charts-map-attribution = Ranh giới khái quát hóa theo Bản đồ đơn vị hành chính Việt Nam (sapnhap.bando.com.vn), 15 đơn vị cấp huyện đến 30/6/2025; chỉ dùng để minh họa chuyên đề.
charts-map-range-note = Dưới tên: giá trị và khoảng 80%; nơi suy ra chỉ ghi khoảng.
charts-map-gap-note = Dưới tên: còn thiếu bao nhiêu (trung vị; khoảng 80%); nơi suy ra chỉ ghi khoảng.
charts-map-inferred-note = Huyện suy ra (gạch chéo xám) không tô màu: chỉ biết một khoảng rộng, ghi dưới tên.
charts-map-word-inferred = gạch chéo: suy ra từ số của tỉnh (hạng C)
charts-map-weak-note = Dấu *: nguồn yếu, cần đối chiếu.
charts-map-pair-note = { $pair }: số liệu công bố chung cho hai đơn vị, vẽ thành một vùng.
charts-map-alt-value = Bản đồ { $title }: { $count } trên { $total } vùng có giá trị. { $ends }
charts-map-alt-ends = Thấp nhất: { $low }; cao nhất: { $high }.
charts-map-alt-class = { $word }: { $areas }.
charts-map-alt-gap = Xa đích nhất: { $areas }.
charts-map-alt-inferred = Suy ra từ số liệu của tỉnh: { $areas }.
charts-map-target = { $role }: { $name } ({ $by }).

# Công bằng giữa các nhóm
charts-equity-title = { $indicator }: { $group } và phần còn lại – { $area }
charts-equity-ratio = ×{ $ratio }
charts-equity-forecast = ước lượng
charts-equity-ratio-legend = số lần cao hơn (tỷ số hai nhóm)
charts-equity-caption = { $indicator }: { $group } so với phần còn lại của dân cư (không so với toàn bộ). Số sau dấu ×: tỷ số giữa hai nhóm.
charts-equity-alt-year = Cuối năm { $year }: { $group } { $value }, phần còn lại { $rest }, gấp { $ratio } lần.
charts-equity-none = Chưa tính được chênh lệch giữa các nhóm từ số liệu công bố

# Bảng
charts-matrix-caption = Khả năng đạt đến cuối năm { $year } của tỉnh và các huyện
charts-matrix-caption-any = Khả năng đạt chỉ tiêu của các huyện
charts-matrix-area = Địa bàn
charts-matrix-without = Chưa ước lượng được cho huyện: { $indicators }.
charts-matrix-scroll = { $caption } (bảng cuộn ngang được)
charts-short-reached = đã đạt (số công bố)
charts-short-very-likely = rất có khả năng
charts-short-likely = nhiều khả năng
charts-short-as-likely-as-not = chưa rõ
charts-short-unlikely = ít khả năng
charts-short-very-unlikely = rất ít khả năng
charts-short-not-reached = không đạt (số công bố)
charts-short-insufficient = chưa đủ số liệu
charts-province-only-caption = Mức đề ra chỉ xét ở cấp tỉnh
charts-province-only-indicator = Chỉ tiêu
charts-province-only-target = Mức đề ra, mốc so sánh
charts-province-only-range = Ước lượng, khoảng 80%
charts-province-only-word = Khả năng đạt
charts-province-only-grade = Hạng
charts-map-series-title = { $indicator } của các huyện { $years ->
    [1] cuối năm { $year }
   *[other] qua các năm
} ({ $definition })
charts-map-series-year = { $year } · { $count }/{ $total } huyện có số
charts-map-series-note = Số công bố; các năm dùng chung một thang màu. Chỉ vẽ năm có số của ít nhất { $few } huyện; không suy ra năm khác.
charts-map-series-names = Huyện theo số trên bản đồ
charts-map-series-alt = Cuối năm { $year }: { $count } huyện có số, thấp nhất { $low }, cao nhất { $high }.

# Xã theo khu vực I, II, III
charts-communes-title = Xã vùng đồng bào dân tộc thiểu số và miền núi theo khu vực
charts-communes-legend = Khu vực của xã
charts-communes-region = Khu vực { $region }
charts-communes-hardest = KV III: { $count } xã
charts-communes-points = { $placed } trên { $total } xã trong danh sách có tọa độ và được vẽ thành điểm; dưới tên huyện là số xã khu vực III.
charts-communes-alt = { $title }: { $first } xã khu vực I, { $second } xã khu vực II, { $third } xã khu vực III. { $placed } trên { $total } xã có điểm trên bản đồ. Nhiều xã khu vực III nhất: { $most }.
charts-communes-source = danh sách xã theo khu vực đặt trong data/raw
