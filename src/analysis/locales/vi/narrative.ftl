# Câu chữ trong báo cáo
narrative-and = { $first } và { $last }
narrative-better-up = càng cao càng tốt
narrative-better-down = càng thấp càng tốt
narrative-better-none = không xếp hạng tốt, xấu
narrative-estimand = Ước lượng là giá trị ngày 31/12/2025 trên địa giới cũ (cấp huyện đã kết thúc hoạt động từ ngày 01/7/2025); nơi đã có số công bố thì dùng số công bố.
narrative-highlight-province = **{ $name }**: { $open ->
    [open] **chưa rõ tỉnh có đạt** { $role } “{ $target }” hay không
   *[told] tỉnh **{ $word }** { $role } “{ $target }”
} (xác suất { $probability }, hạng { $grade }); ước lượng cuối năm { $year }: { $median }, khoảng 80%: { $range }
narrative-highlight-district = **{ $area }**{ $ranked ->
    [ranked] {" "}có xác suất đạt thấp nhất trong { $count } huyện có số riêng về { $name }
   *[apart] , { $name }
}: { $open ->
    [open] **chưa rõ có đạt** { $role } “{ $target }” hay không
   *[told] **{ $word }** { $role } “{ $target }”
} (xác suất { $probability }, hạng { $grade }{ $lent }); ước lượng cuối năm { $year }: { $median }, khoảng 80%: { $range }
narrative-highlight-level = ở mức “{ $target }”: { $word } ({ $probability })
narrative-highlight-level-elsewhere = thấp nhất là { $area } ({ $probability }{ $known ->
    [weak] ; nguồn yếu
   *[sound] {""}
})
narrative-highlight-apart = không so khả năng đạt với huyện khác, vì khác năm gốc ({ $years })
narrative-highlight-weak = { $count ->
    [1] nguồn yếu, cần đối chiếu: { $figures }
    [2] dựa trên các số có nguồn yếu, cần đối chiếu lại: { $figures }
    [3] dựa trên các số có nguồn yếu, cần đối chiếu lại: { $figures }
   *[other] dựa trên { $count } số có nguồn yếu, cần đối chiếu lại, gần nhất là { $figures }
}
narrative-highlight-equity = **Chênh lệch**: { $name } của { $group } **gấp { $ratio } lần** phần dân cư còn lại{ $spread ->
    [share] {" "}({ $range } lần, tùy tỷ trọng hộ dân tộc thiểu số)
    [rounding] {" "}({ $range } lần, do làm tròn)
   *[none] {""}
}: { $value } và khoảng { $rest }, cuối năm { $year }{ $known ->
    [weak] ; phép tính có dùng số cần đối chiếu lại: { $weak }
   *[sound] {""}
}.
narrative-highlight-silent = { $silent ->
    [0] **Chỗ trống**: cả { $total } chỉ tiêu của Chỉ thị và văn bản liên quan đều có số liệu theo huyện.
   *[other] **Chỗ trống**: { $silent } trong { $total } chỉ tiêu của Chỉ thị và văn bản liên quan chưa có số liệu công bố theo huyện{ $none ->
        [0] .
       *[other] ; trong đó { $none } chỉ tiêu chưa có số liệu nào, kể cả của { $province }.
    }
}
narrative-summary = { $own ->
    [0] Trong { $total } chỉ tiêu của { $area }, { $older ->
       [0] chưa chỉ tiêu nào ước lượng được từ số liệu của chính địa bàn
      *[other] chưa chỉ tiêu nào ước lượng được từ số liệu của chính địa bàn theo định nghĩa hiện hành ({ $older } chỉ tiêu chỉ có số theo định nghĩa cũ)
    }
   *[other] Trong { $total } chỉ tiêu của { $area }, { $own } chỉ tiêu ước lượng được từ số liệu của chính địa bàn{ $older ->
       [0] {""}
      *[other] {" "}theo định nghĩa hiện hành ({ $older } chỉ tiêu khác chỉ có số theo định nghĩa cũ)
    }
}{ $inferred ->
    [0] {""}
   *[other] , { $inferred } chỉ suy ra được từ số của tỉnh (hạng C: căn cứ yếu{ $stated ->
       [some] {""}
      *[none] , chỉ nêu khoảng
    })
}{ $silent ->
    [0] {""}
   *[other] , { $silent } chưa có cơ sở để ước lượng
}{ $elsewhere ->
    [0] {""}
   *[other] , { $elsewhere } không áp dụng
}.
narrative-summary-inferred = Suy ra từ số của tỉnh (trong ngoặc là xác suất so với mốc so sánh): { $classes }.
narrative-summary-own = Số chỉ tiêu theo khả năng đạt{ $estimated ->
    [none] {""}
   *[some] {" "}đến cuối năm { $year }
}: { $counts }; bằng chứng hạng { $grade }.
narrative-summary-count = **{ $count } { $word }**{ $dated ->
    [dated] {" "}mức của năm { $when }
   *[same] {""}
}
narrative-class-reached = **đã đạt theo số công bố**: { $names }
narrative-class-not-reached = **không đạt theo số công bố**: { $names }
narrative-class-very-likely = **rất có khả năng { $tense ->
    [past] đã đạt
   *[future] sẽ đạt
}**: { $names }
narrative-class-likely = **nhiều khả năng { $tense ->
    [past] đã đạt
   *[future] sẽ đạt
}**: { $names }
narrative-class-as-likely-as-not = **chưa rõ**: { $names }
narrative-class-unlikely = **ít khả năng { $tense ->
    [past] đã đạt
   *[future] sẽ đạt
}**: { $names }
narrative-class-very-unlikely = **rất ít khả năng { $tense ->
    [past] đã đạt
   *[future] sẽ đạt
}**: { $names }
narrative-class-insufficient = { $named ->
    [named] **chỉ nêu khoảng, chưa nêu xác suất**: { $names }
   *[counted] { $count } chỉ tiêu **chỉ nêu khoảng, chưa nêu xác suất**
}
narrative-no-own-figures = Chưa có số liệu riêng của { $area } được công bố về các chỉ tiêu xét ở đây.
narrative-basis-own = { $count ->
    [1] Hạng { $grade }: ước lượng dựa trên một số liệu duy nhất của chính địa bàn { $definition }: { $last }. Cuối năm { $year }: { $median }, khoảng 80%: { $range }.
   *[other] Hạng { $grade }: ước lượng dựa trên { $count } số liệu của chính địa bàn { $definition }, số cuối là { $last }. Cuối năm { $year }: { $median }, khoảng 80%: { $range }.
}
narrative-basis-weak = { $count ->
    [1] Số { $figures } có nguồn yếu, cần đối chiếu lại.
    [2] Các số { $figures } có nguồn yếu, cần đối chiếu lại.
    [3] Các số { $figures } có nguồn yếu, cần đối chiếu lại.
   *[other] { $count } số có nguồn yếu, cần đối chiếu lại, gần nhất là { $figures }.
}
narrative-basis-computed = Số { $figure } là số tính: { $how }.
narrative-basis-not-counted = Trong đó không tính làm căn cứ cho xác suất: { $figures }.
narrative-basis-disturbed = { $count } số của năm có biến động đã khai báo
narrative-basis-derived = { $count } số tính từ mức của năm khác và một mức thay đổi chưa chắc chắn
narrative-basis-former-communes = Các xã cũ đã kết thúc hoạt động ngày 01/7/2025: ước lượng cuối năm { $year } là tỷ lệ lẽ ra có nếu các xã trên địa giới cũ vẫn được xét đến lúc ấy, không phải tỷ lệ của các xã mới.
narrative-basis-left-out = Số { $figure } không dùng để ước lượng, vì ngày ấy không phải cuối năm và cuối năm { $year } đã có số.
narrative-source-note = Nguồn ghi: { $note }.
narrative-elsewhere = { $area }{ $name }: { $value } ({ $when }); địa giới khác nên không nối vào chuỗi và không so thẳng với số ở đây.
narrative-part-year = Ngoài ra có số { $value } ({ $when }), mới là của một phần năm nên không so được với số cả năm.
narrative-by-definition = theo định nghĩa “{ $definition }”
narrative-by-current-definition = theo định nghĩa hiện hành
narrative-basis-inferred = { $older ->
    [position] Hạng C: địa bàn có số theo định nghĩa cũ nhưng chưa có số { $definition }; khoảng 80% cho cuối năm { $year } suy ra từ số của tỉnh và vị trí của địa bàn theo định nghĩa cũ: { $range }.
    [unused] Hạng C: địa bàn có số theo định nghĩa cũ nhưng chưa có số { $definition }; số cũ không dùng để ước lượng được, nên khoảng 80% cho cuối năm { $year } suy ra từ số của tỉnh và mức chênh lệch thường thấy giữa các huyện: { $range }.
   *[none] Hạng C: địa bàn chưa có số liệu riêng; khoảng 80% cho cuối năm { $year } suy ra từ số của tỉnh và mức chênh lệch thường thấy giữa các huyện: { $range }.
}
narrative-nothing-inferred = Không có chỉ tiêu nào chỉ suy ra từ số của tỉnh.
narrative-not-estimated = Các chỉ tiêu dưới đây có số liệu riêng nhưng chưa có mức riêng đến năm 2025 và chưa có cơ sở để ước lượng ({ $count } chỉ tiêu).
narrative-small-level = { $last }; { $role } của tỉnh: { $target } ({ $year })
narrative-inferred-how = Địa bàn chưa có số liệu riêng ở các chỉ tiêu dưới đây. Khoảng ước lượng được suy ra từ số của tỉnh và mức chênh lệch thường thấy giữa các huyện. Cách suy ra này chưa qua được kiểm chứng trong hoàn cảnh như ở đây, nên chỉ nêu khoảng, không nêu xác suất.
narrative-overview-caption = Tổng quan – { $area } (có số liệu riêng đứng trước, khó đạt nhất trước hết)
narrative-overview-name = Chỉ tiêu
narrative-overview-last = Số gần nhất
narrative-overview-target = { $roles ->
    [yardstick] Mốc so sánh
    [target] Mức đề ra
   *[other] Mức đề ra, mốc so sánh
}
narrative-overview-grade = Hạng
narrative-overview-estimate = Ước lượng cuối năm { $year } (khoảng 80%)
narrative-overview-word = Khả năng
narrative-overview-province = tỉnh: { $last }
narrative-missing-how = Lập biểu để gửi các cơ quan bằng lệnh “daklak form”: mỗi cơ quan một tệp Excel trong reports/forms, mỗi chỉ tiêu một trang tính, ô màu vàng là chỗ điền. Biểu đã điền, hoặc bảng số liệu cơ quan đang có, chép vào data/raw; báo cáo tự cập nhật ở lần chạy sau.
narrative-column-needed = Chỉ tiêu cần cung cấp
narrative-nothing = **{ $name }**: chưa có số liệu công bố. Cơ quan nắm số liệu: { $holder }.
narrative-only-published = { $how ->
    [computed] số gần nhất, tính từ số công bố,
   *[other] số công bố gần nhất
} { $value } ({ $when }); không có cơ sở để dự báo theo định nghĩa hiện hành.
narrative-other-definition = Con số này theo định nghĩa { $measured }, còn mức “{ $target }” theo { $wanted }, nên không so trực tiếp được.
narrative-inferred = **{ $name }**: địa bàn chưa có số liệu riêng theo định nghĩa hiện hành; suy ra từ số của tỉnh cho cuối năm { $year }, khoảng 80%: { $range }.
narrative-own = **{ $name }**: { $how ->
    [computed] số gần nhất, tính từ số công bố,
   *[other] số công bố gần nhất
} { $value } ({ $when }); ước lượng cuối năm { $year }: { $median }, khoảng 80%: { $range }.
narrative-held = { $name } ({ $by })
narrative-held-against = So với { $role } “{ $name }”{ $year }
narrative-overview-missing = thiếu { $range } điểm %
narrative-short-of = ; trung vị còn thiếu { $points }{ $people }
narrative-people-short = , khoảng { $value } { $unit }
narrative-no-probability = { $named }: **{ $place }**; chưa nêu xác suất{ $short }.
narrative-level-short = cả khoảng ước lượng đều chưa tới mức này
narrative-level-past = cả khoảng ước lượng đều đã qua mức này
narrative-level-inside = mức này nằm trong khoảng ước lượng
narrative-range-short = cả khoảng 80% chưa đạt
narrative-range-past = cả khoảng 80% đã đạt
narrative-level-unknown = chưa có số công bố của năm gốc để tính mức phải đạt
narrative-trial-why = Các xác suất này cần hiểu dè dặt: kết quả kiểm chứng trên số liệu gần nhất với loại này
narrative-unsaid-why = Vì sao có nơi chỉ nêu khoảng, chưa nêu xác suất
narrative-unsaid-tried = “Chưa nêu xác suất” ({ $names }): cách dự báo đã được thử { $count } lần trên số liệu thật, với { $alone ->
    [alone] chuỗi đứng một mình, chỉ có
   *[family] địa bàn có
} { $figures } số liệu{ $more ->
    [more] {" "}trở lên
   *[exact] {""}
}; { $failed ->
    [by-80] khoảng 80% thật ra chứa { $inside }% số kết quả (phải từ 75% đến 88%)
    [by-95] khoảng 95% thật ra chứa { $wide }% số kết quả (phải từ 92% đến 98,5%)
    [by-few] số lần thử chưa đủ 100 để kết luận
   *[by-brier] khoảng 80% chứa { $inside }% số kết quả, nhưng xác suất không sát hơn cách lần nào cũng nêu tỷ lệ chung
}. Vì vậy chỉ nêu khoảng, và nên hiểu khoảng ấy dè dặt.
narrative-narrow-trial = Xác suất về { $name } cần hiểu dè dặt: cách dự báo được thử { $count } lần trên các chuỗi thật đứng một mình, có { $figures } số liệu{ $more ->
    [more] {" "}trở lên
   *[exact] {""}
}, và khoảng 80% chỉ chứa { $inside }% số kết quả (đạt yêu cầu, nhưng hụt so với 80%).
narrative-unsaid-untried = “Chưa nêu xác suất” ({ $names }): chưa có dự báo nào của loại này được thử trên số liệu thật; khoảng 80% vẫn được nêu.
narrative-unsaid-kin = “Chưa nêu xác suất” ({ $names }): trên số liệu gần nhất với loại này ({ $panel }), cách dự báo đã được thử { $count } lần với { $alone ->
    [alone] chuỗi đứng một mình
   *[family] địa bàn có chừng ấy số liệu
}, tương đương { $clusters } nhóm độc lập. Khoảng 80% chứa { $inside }% số kết quả (phải từ 75% đến 88%), khoảng 95% chứa { $wide }% (phải từ 92% đến 98,5%); xác suất đã nêu trung bình { $stated }%, thật ra { $happened }% thành đúng. Vì vậy chỉ nêu khoảng, và nên hiểu khoảng ấy dè dặt.
narrative-kin-trial = Xác suất về { $name } ({ $situation }) cần hiểu dè dặt: trên số liệu gần nhất với loại này ({ $panel }), khoảng 80% chứa { $inside }% số kết quả của { $count } lần thử; xác suất đã nêu trung bình { $stated }%, thật ra { $happened }% thành đúng (điểm Brier { $brier }, của tỷ lệ chung { $base }). Số lần thử ấy chỉ tương đương { $clusters } nhóm độc lập, quá ít để kết luận.
narrative-without-target = **Chưa có mức đến năm 2025 nên không đánh giá** ({ $count }; trong ngoặc là số gần nhất): { $names }.
narrative-outcome = { $named }: **{ $word }** (hạng { $grade }).
narrative-probability = { $named }: **{ $word }**, xác suất { $probability } (hạng { $grade }){ $short }.
narrative-points = { $value } điểm %{ $spread ->
    [range] {" "}({ $range })
   *[none] {""}
}
narrative-people-below = dưới { $most }
narrative-people = { $value } { $unit } ({ $spread ->
    [range] { $range };{" "}
   *[none] {""}
}mẫu số năm { $year })
narrative-of-few = của { $count } { $unit } ({ $year })
narrative-weak = nguồn yếu
narrative-targets-caption-short = { $name }: số gần nhất { $last }
narrative-pace-met = đã ở mức phải đạt
narrative-deciding-nothing = Không huyện nào còn thiếu đáng kể.
narrative-paces-achieved = { $way ->
    [down] đã giảm bình quân { $each } điểm %/năm
    [up] đã tăng bình quân { $each } điểm %/năm
   *[level] đến nay không đổi
}
narrative-paces-needed = còn phải { $way ->
    [down] giảm
   *[up] tăng
} { $left } điểm % đến cuối năm { $year }{ $years ->
    [1] {""}
   *[other] {" "}({ $each } điểm %/năm)
}
narrative-paces-untold = chưa đủ hai số để tính nhịp đã đạt
narrative-lent-level = {" "}(từ { $first } năm { $start }: { $mean } điểm %/năm)
narrative-lent-pace = {" "}(nhịp của { $whose } quy theo cùng tỷ lệ: từ { $first } năm { $start } đến { $level } năm { $year }, bình quân { $mean } điểm %/năm{ $known ->
    [some] ; đã đạt { $achieved }
   *[none] {""}
})
narrative-lent-simulated = { $place ->
    [again] {" "}({ $level })
    [pace] {" "}({ $level } là khoảng 80% của mức phải đạt: huyện chưa có số năm { $start } theo định nghĩa này, nên mỗi lần mô phỏng tính mức từ giá trị suy ra của cuối năm ấy)
   *[level] {" "}(khoảng 80%, tính từ giá trị suy ra của cuối năm { $start }; không có đường đỏ trên hình)
}
narrative-lent-short = ; nhịp của { $whose } quy theo cùng tỷ lệ từ số đầu tiên của huyện
narrative-pace-with-level = { $name }, tương ứng { $level }
narrative-lent-again = {" "}(đến { $level }, bình quân { $mean } điểm %/năm)
narrative-charts-read = Cách đọc: mỗi màu một định nghĩa, đường nối chỉ nằm trong một định nghĩa; dấu đặc: { $stated }, dấu rỗng: { $computed }; đường đứt: ước lượng, dải đậm: khoảng 80%, dải nhạt: khoảng 95%; đường đỏ: mức đề ra (liền) hoặc mốc so sánh (gạch chấm); trong bảng là trung vị và khoảng 80%. Khi so sánh các huyện: chấm và vạch là ước lượng từ số liệu riêng với khoảng 80% và 95%, nét đỏ là mức nêu dưới hình; vạch nhạt không chấm là khoảng suy ra từ số của tỉnh.
narrative-likelihood = { $likelihood } (hạng { $grade })
narrative-targets-caption = { $name }: mức đề ra, mốc so sánh và khả năng đạt
narrative-figures-caption = { $name }: số liệu công bố được dùng
narrative-figures-heading = Số liệu công bố
narrative-minority-caption = Vùng đồng bào dân tộc thiểu số – { $area }
narrative-heading-minorities = Đồng bào dân tộc thiểu số
narrative-heading-successors = Các xã, phường từ ngày 01/7/2025
narrative-minority-place = Đồng bào dân tộc thiểu số chiếm **{ $value }** dân số { $area } (năm { $year }), { $place ->
    [1] cao nhất
   *[other] { $end ->
        [last] thấp nhất
       *[other] cao thứ { $place }
    }
} trong { $count } huyện, thị xã, thành phố có số liệu (số của { $years }, năm gần nhất của từng nơi).
narrative-no-minority = Chưa có số liệu công bố về đồng bào dân tộc thiểu số của { $area }. Cơ quan nắm số liệu: Sở Dân tộc và Tôn giáo.
narrative-successors = Từ ngày 01/7/2025, địa bàn { $area } được tổ chức thành { $count } { $kinds } (Nghị quyết 1660/NQ-UBTVQH15).
narrative-merged-before = Trước đó, ngày 01/11/2024 (Nghị quyết 1193/NQ-UBTVQH15), { $names } nhập vào đơn vị khác, còn { $after } đơn vị cấp xã ({ $left } xã); số đếm của năm 2023 là theo { $before } đơn vị ({ $communes } xã).
narrative-successors-caption = Các { $kinds } kế tiếp – { $area }
narrative-basis-article = Điều { $number }
narrative-basis-clause = khoản { $number }
narrative-successors-communes = xã
narrative-successors-wards = phường
narrative-successors-both = xã, phường
narrative-missing = { $count } chỉ tiêu còn thiếu số liệu riêng theo định nghĩa hiện hành{ $older ->
    [0] {""}
   *[other] , trong đó { $older } chỉ tiêu chỉ có số theo định nghĩa cũ
}{ $groups ->
    [0] {""}
   *[other] ; { $groups } chỉ tiêu chỉ có số của nhóm khác
}. Đề nghị các cơ quan cung cấp:
narrative-asked-group = { $name }, { $group } – mới có { $known }
narrative-missing-caption = Số liệu còn thiếu – { $area }
narrative-asked-definition = { $name } theo “{ $definition }”
narrative-nothing-missing = Không thiếu chỉ tiêu nào.
narrative-not-applicable = **{ $indicator }**: không áp dụng, vì huyện không có phường, thị trấn nào.
narrative-province-summary = Chỉ thị 08-CT/TU và các văn bản liên quan nêu { $total } chỉ tiêu theo dõi ở đây. Với tỉnh, { $judged ->
    [0] chưa chỉ tiêu nào có số liệu
   *[other] { $judged } chỉ tiêu có số liệu
} để ước lượng cuối kỳ{ $published ->
    [0] {""}
   *[other] , { $published } chỉ tiêu chỉ có số của các năm trước
}{ $silent ->
    [0] {""}
   *[other] , { $silent } chỉ tiêu chưa có số liệu nào
}.
narrative-province-missing = Chỉ tiêu thiếu số liệu và nơi cần cung cấp
narrative-province-missing-how = Các chỉ tiêu dưới đây chưa đánh giá được cho cả tỉnh (bảng trên ghi “chưa có số liệu” hoặc “chưa đủ số liệu”, hoặc chưa có cả số liệu lẫn mức); đề nghị các cơ quan sau cung cấp số liệu, trước hết là số mới hơn số ghi trong ngoặc.
narrative-outlook = **{ $word }** ({ $count }): { $names }.
narrative-outlook-unsaid = **Có ước lượng nhưng chưa nêu xác suất** ({ $count }): { $names }.
narrative-outlook-beside = **Ngoài các chỉ tiêu trên, do tỉnh đề ra** ({ $count }): { $names }.
narrative-outlook-silent = **Chưa có số liệu** ({ $count }): { $names }.
narrative-lack-all = { $name } (chưa có số nào)
narrative-lack-recent = { $name } (số gần nhất: { $when })
narrative-figures-folded = Xem { $count } số liệu công bố được dùng, kèm nguồn
narrative-all-targets-caption = Mọi chỉ tiêu của Chỉ thị và văn bản liên quan, kể cả chỉ tiêu chưa có số liệu
narrative-yardstick-note = Mức do cả nước đề ra chỉ là mốc so sánh khi tỉnh chưa có mức riêng; nơi mức của tỉnh chỉ đến một năm trước đó thì nêu cả hai, mức của tỉnh đứng trước. Nhịp giảm nghèo đề ra cho giai đoạn 2021–2025 khi chuẩn cũ còn hiệu lực; ở đây áp cho chuẩn 2022–2025, tính từ cuối năm đầu tiên có số công bố theo chuẩn này (2022) và cả từ mức tính được của cuối năm 2021, không tính từ con số dự kiến 4,97% của năm 2020.
narrative-no-joint = Chưa chỉ tiêu nào có số liệu riêng của ít nhất 8 huyện theo định nghĩa hiện hành, nên chưa thể nói có bao nhiêu trong 15 huyện đạt.
narrative-joint-caption = Bao nhiêu huyện cùng đạt, và xác suất
narrative-labour = Số người tham gia bảo hiểm là số tuyệt đối, không phải tỷ lệ; số của tỉnh sau hợp nhất với Phú Yên không nối vào chuỗi của tỉnh cũ.
narrative-measured = Nhóm đo chính: { $group }; { $better }. Cơ quan nắm số liệu: { $holder }.
narrative-definitions-caption = { $name }: các định nghĩa và năm áp dụng
narrative-years = { $first }–{ $last }
narrative-years-from = từ { $first }
narrative-years-to = đến { $last }
narrative-breaks = Các định nghĩa khác nhau không so sánh trực tiếp được; không nối chuỗi qua lần đổi định nghĩa.
narrative-targets-set = Chỉ tiêu và mức đã đề ra:
narrative-target-item = { $whom }: { $name }, đến năm { $year } ({ $by })
narrative-context-only = Định nghĩa này không gắn với chỉ tiêu nào; số liệu nêu làm bối cảnh, không kèm xác suất.
narrative-no-level = Chỉ thị nêu nội dung này nhưng không đặt ra mức phải đạt, nên không có khả năng đạt để đánh giá.
narrative-no-forecast = Không có cơ sở để dự báo chỉ tiêu này; chỉ nêu số công bố.
narrative-no-multiples = Chưa huyện nào có số liệu của nhóm đo chính, nên không vẽ riêng từng địa bàn: các hình chỉ lặp lại khoảng suy ra.
narrative-no-map = Chưa đủ hai huyện có số hoặc ước lượng riêng của cuối năm { $year }, nên không vẽ bản đồ của năm ấy.
narrative-basis-shared = Căn cứ của các huyện: { $basis }.
narrative-districts-silent = **Các huyện**: chưa huyện nào có số liệu hay ước lượng.
narrative-districts-inferred = **Các huyện**: cả { $count } huyện chưa có số liệu riêng theo định nghĩa hiện hành, chỉ có khoảng suy ra từ số của tỉnh; chưa biết huyện nào hơn huyện nào.{ $older ->
    [0] {""}
   *[other] {" "}{ $older } huyện có số theo định nghĩa cũ.
}
narrative-districts-told = **Các huyện**: { $told }. { $why ->
    [count] Chỉ tiêu này là số đếm, không phải tỷ lệ, nên không lập ước lượng.
    [definition] Các số ấy không theo định nghĩa của mức đề ra nên không lập ước lượng.
   *[no-level] Chưa có mức đến năm 2025 để đối chiếu nên không lập ước lượng.
}
narrative-districts-published = { $known } trong { $total } huyện có số liệu: { $names }
narrative-districts-ends = { $known } trong { $total } huyện có số liệu; { $when }{ $every ->
    [every] {""}
   *[some] {" "}(số của { $count } huyện)
}, từ thấp nhất đến cao nhất: { $names }
narrative-districts-groups = { $known ->
    [none] chưa huyện nào có số của nhóm đo chính ({ $main }); chỉ có số của nhóm khác
   *[some] ngoài ra chỉ có số của nhóm khác
}{ $named ->
    [all] : { $names }
   *[none] {" "}ở { $count } trường hợp
}
narrative-districts-known = **Các huyện**: { $known } trong { $total } huyện có số liệu riêng{ $older ->
    [0] {""}
   *[other] {" "}theo định nghĩa hiện hành ({ $older } huyện khác chỉ có số theo định nghĩa cũ)
}; cuối năm { $year }{ $ends ->
    [all] :
   *[ends] , từ thấp nhất đến cao nhất:
} { $names }.{ $inferred ->
    [0] {""}
   *[other] {" "}{ $inferred } huyện chỉ có khoảng suy ra từ số của tỉnh.
}
narrative-no-ranking = Chưa có cơ sở để xếp hạng các huyện.
narrative-no-ranking-inferred = Không xếp hạng: { $own ->
    [0] cả { $count } huyện đều chưa có số liệu riêng (hạng C)
   *[other] chỉ { $own } huyện có số liệu riêng, { $count } huyện còn lại (hạng C) thì không
}, chỉ có khoảng suy ra từ số của tỉnh, nên chưa biết huyện nào hơn huyện nào.
narrative-ranking = Xếp từ thấp đến cao theo ước lượng cuối năm { $year }. Xác suất cả thứ tự này đúng: { $whole }; trong { $pairs } cặp huyện đứng liền nhau, { $sure ->
    [0] không cặp nào
   *[other] { $sure } cặp
} có thứ tự chắc chắn từ 90% trở lên. Không nên dùng thứ hạng để khen, chê nơi khoảng thứ hạng còn rộng.{ $inferred ->
    [0] {""}
   *[other] {" "}{ $inferred } huyện chỉ có khoảng suy ra từ số của tỉnh (hạng C) nên không xếp.
}
narrative-ranking-open = Cách đọc cột xác suất: gần 50% là chưa biết huyện nào thấp hơn, dưới 50% là hai huyện có thể bằng nhau hoặc thứ tự có thể ngược lại. Ở { $count } cặp, xác suất này không quá 60%: coi như chưa phân thứ tự.{ $ties ->
    [few] {" "}Chỉ tiêu này đếm trên ít đơn vị nên nhiều huyện có thể bằng nhau: xác suất bằng nhau ghi trong ngoặc; các huyện có trung vị bằng nhau cùng một thứ.
    [bound] {" "}Nhiều huyện có thể bằng nhau vì cùng chạm 0% hoặc 100%: xác suất bằng nhau ghi trong ngoặc.
   *[none] {""}
}
narrative-rank = { $rank }
narrative-rank-shared = { $rank } (bằng nhau)
narrative-rank-tied = { $shown } (bằng nhau: { $tied })
narrative-ranking-folded = Xem thứ hạng, dù không cặp nào chắc chắn
narrative-ranking-caption = { $name }: thứ hạng các huyện, cuối năm { $year }
narrative-column-rank = Thứ
narrative-column-ranks = Khoảng 80% của thứ hạng
narrative-column-next = Xác suất thấp hơn huyện ngay dưới
narrative-districts-caption = { $name }: so sánh các huyện
narrative-minority-shares-caption = Tỷ lệ dân tộc thiểu số, xã và thôn, buôn khó khăn theo huyện (số gần nhất)
narrative-minority-sources = Nguồn của từng số
narrative-minority-ends = **Tỷ lệ dân số dân tộc thiểu số**: cao nhất { $high }, thấp nhất { $low }, trong { $count } huyện, thị xã, thành phố có số (số của { $years }, năm gần nhất của từng nơi){ $silent ->
    [0] .
   *[other] ; { $silent } huyện chưa có số liệu.
}
narrative-minority-both = **Vừa nghèo, vừa đông đồng bào dân tộc thiểu số** (tỷ lệ hộ nghèo nằm hẳn trên số của tỉnh, tỷ lệ dân tộc thiểu số thuộc một phần ba cao nhất): { $areas }{ $known ->
    [all] .
   *[some] . Cũng có thể thuộc nhóm này, nhưng thiếu một trong hai số hoặc tỷ lệ dân tộc thiểu số có nguồn yếu: { $unknown }.
}
narrative-minority-counted = { $count } dân tộc thiểu số ({ $when }{ $census ->
    [none] {""}
   *[some] ; tổng điều tra { $year }: { $people }
})
narrative-minority-inferred = nghèo suy ra từ số của tỉnh
narrative-minority-weak = tỷ lệ dân tộc thiểu số có nguồn yếu
narrative-equity = So sánh đồng bào dân tộc thiểu số với **phần còn lại của dân cư**, không so với toàn tỉnh (trong đó đã có đồng bào dân tộc thiểu số).
narrative-equity-caption = Tỷ lệ hộ nghèo: dân tộc thiểu số và phần còn lại
narrative-equity-weak = Có dùng số cần đối chiếu lại: { $figures }
narrative-equity-computed = Phần còn lại, tỷ số và chênh lệch: { $computed }; các chuẩn nghèo khác nhau không so sánh với nhau. Khoảng trong ngoặc chỉ kể phần làm tròn của hai tỷ lệ (của số tính: phần làm tròn của mọi số hợp thành) và, ở năm phải lấy tỷ trọng hộ của năm khác (xem ghi chú), phần tỷ trọng có thể lệch (đến { $drift } điểm % mỗi năm cách biệt); không ghi khoảng khi hai đầu đọc như nhau. Sai số của chính hai tỷ lệ, nhất là ở nguồn yếu, không được công bố nên không nằm trong khoảng: độ không chắc chắn thật rộng hơn. Chỉ so các số đã công bố: đồng bào dân tộc thiểu số và toàn tỉnh được dự báo riêng, nên không lấy hai ước lượng của năm chưa có số mà trừ hay chia cho nhau.
narrative-times = { $ratio } lần
narrative-times-range = { $ratio } lần ({ $low }–{ $high })
narrative-pattern = Hệ số Moran đo trên số liệu của chính các huyện, không dùng số suy ra; trị p lấy từ hoán vị ngẫu nhiên các giá trị giữa các huyện{ $tests ->
    [1] {""}
   *[other] , trong ngoặc là trị p hiệu chỉnh vì xét { $tests } phép kiểm cùng lúc (Holm 1979); nhận xét theo trị p đã hiệu chỉnh
}. Với chừng ấy huyện, phép kiểm chỉ nhận ra mẫu hình mạnh: cột “Sức nhận biết” cho biết xác suất nhận ra một mẫu hình vừa và một mẫu hình mạnh nếu có thật. Không thấy mẫu hình không có nghĩa là không có; và mẫu hình chung của các huyện không cho phép suy ra từng xã, từng hộ.
narrative-pattern-caption = Mẫu hình không gian của các huyện
narrative-pattern-share = { $name }, tính bằng tỷ lệ trong số xã, phường, thị trấn của huyện (trước tháng 11/2024)
narrative-pattern-short = { $found ->
    [0] **Chưa kết luận được** các huyện gần nhau có giống nhau hay không.
   *[other] **Các huyện gần nhau giống nhau** về { $names }; về các chỉ tiêu khác thì chưa kết luận được.
}
narrative-pattern-none = Chưa đủ huyện có số liệu để xét mẫu hình trên bản đồ.
narrative-pattern-p = { $alone } ({ $adjusted })
narrative-pattern-found = có mẫu hình
narrative-pattern-open = chưa kết luận được
narrative-moran = { $value } (ngẫu nhiên: { $expected })
narrative-power = vừa { $weak }, mạnh { $strong }
narrative-column-areas = Số huyện có số
narrative-column-moran = Hệ số Moran
narrative-column-p = Trị p
narrative-column-power = Sức nhận biết
narrative-column-verdict = Nhận xét
narrative-record-none = Chưa có kết quả kiểm chứng lùi.
narrative-record-how = Cách dự báo được thử trên số liệu thật đã biết kết quả: che các năm sau, dự báo, rồi so với số đã công bố. Có { $count } lần thử ở các tình huống giống với tình huống của tỉnh, và { $declared } lần ở nơi không có số nhưng biết rõ nơi nào khó khăn nhất: các lần này có trong bảng, song không địa bàn nào ở đây chắc chắn thuộc tình huống ấy.
narrative-record-sentence = **{ $name }**: trong 100 lần, { $inside } lần kết quả thật nằm trong khoảng 80% và { $wide } lần trong khoảng 95%. Sai số nhỏ hơn { $gain }% so với cách cho rằng năm sau như năm trước; xác suất nêu ra sát hơn { $skill }% so với việc luôn nói tỷ lệ chung.
narrative-record-alone-sentence = **{ $name }** (như số của tỉnh khi chưa tới một nửa số huyện có số): { $better ->
    [none] không tốt hơn cách lấy luôn số gần nhất (sai số bằng { $low }–{ $high } lần, tùy chuỗi có nhiều hay ít số)
   *[some] sai số bằng { $low }–{ $high } lần sai số của cách lấy luôn số gần nhất, tùy chuỗi có nhiều hay ít số
}; xác suất nêu ra sát hơn { $least }–{ $most }% so với việc luôn nói tỷ lệ chung.
narrative-record-rule = Xác suất chỉ được nêu ở tình huống mà khoảng 80% chứa được 75–88% kết quả, khoảng 95% chứa được 92–98,5%, điểm Brier tốt hơn tỷ lệ chung, với ít nhất 100 lần thử. Tình huống chưa đạt chỉ nêu khoảng; năm xa hơn số năm đã thử cũng vậy. Huyện không có số riêng cũng chỉ nêu khoảng: phép thử với các nơi không có số chỉ đạt khi biết chắc nơi có số là những nơi khó khăn nhất, điều chưa biết chắc ở đây.
narrative-record-unseen = **Trên số liệu chưa ai xem trước**: cách dự báo này còn được thử một lần trên { $panels } bộ số liệu của nước khác mà người làm chưa từng thấy, chia thành { $sets } nhóm. Khoảng 80% chứa được { $inside }% kết quả thật của các nhóm ấy, khoảng 95% chứa được { $wide }%, nhưng không đều: có bộ nhiều hơn, có bộ ít hơn hẳn. Sai số bằng { $error } lần sai số của cách giữ nguyên số năm trước. Ở { $worse } trong { $compared } bộ đủ dài để so, như nơi mọi địa bàn cùng đổi chiều về thất nghiệp, giữ nguyên số năm trước còn tốt hơn. Vì vậy hãy hiểu các khoảng và xác suất là kém chắc hơn con số ghi.
narrative-record-full = Địa bàn có từ bốn số liệu trở lên
narrative-record-sparse = Địa bàn có ít số liệu
narrative-record-masked = Địa bàn không có số, biết rõ nơi khó khăn nhất (ở đây thì không)
narrative-record-alone = Chuỗi đứng một mình
narrative-record-figures = { $name } ({ $count } số)
narrative-record-caption = Kết quả kiểm chứng theo tình huống
narrative-record-column-situation = Tình huống
narrative-record-column-windows = Số lần thử
narrative-record-column-inside-80 = Nằm trong khoảng 80%
narrative-record-column-inside-95 = Nằm trong khoảng 95%
narrative-record-column-error = Sai số (CRPS, điểm %)
narrative-record-column-naive = Sai số nếu giữ nguyên năm trước (nơi không có số: nếu lấy số cuối của tỉnh)
narrative-record-column-brier = Điểm Brier
narrative-record-column-base = Brier của tỷ lệ chung
narrative-record-panel-idn-poverty-province = Nghèo, các tỉnh Indonesia
narrative-record-panel-vn-poverty-province = Nghèo, các tỉnh Việt Nam
narrative-record-panel-vn-literacy-province = Biết chữ, các tỉnh Việt Nam
narrative-record-panel-vn-immunised-province = Tiêm chủng, các tỉnh Việt Nam
narrative-record-panel-us-uninsured-county = Không có bảo hiểm y tế, quận Hoa Kỳ
narrative-record-panel-who-dtp3-reported = Tiêm vắc xin DTP3, các nước
narrative-record-panel-who-mcv1-reported = Tiêm vắc xin sởi, các nước
narrative-record-panel-water-rural-smooth = Nước sạch nông thôn, các nước (đã làm trơn)
narrative-record-panel-broken = { $name }, qua lần đổi cách đo
narrative-record-panel-us-seatbelt-state = Thắt dây an toàn, các bang Hoa Kỳ
narrative-record-panel-us-unemployment-state = Thất nghiệp, các bang Hoa Kỳ
narrative-record-panel-che-unemployment-canton = Thất nghiệp, các bang Thụy Sĩ
narrative-record-panel-kaz-poverty-region = Nghèo, các vùng Kazakhstan
narrative-record-panel-kaz-internet-region = Dùng internet, các vùng Kazakhstan
narrative-record-panel-kgz-poverty-region = Nghèo, các vùng Kyrgyzstan
narrative-record-panel-kgz-vaccine-region = Tiêm vắc xin, các vùng Kyrgyzstan
narrative-record-panel-electricity-rural-country = Điện nông thôn, các nước (đã làm trơn)
narrative-record-panel-usa-poverty-state = Nghèo, các bang Hoa Kỳ
narrative-record-panel-bra-rotavirus-state = Tiêm vắc xin rota, các bang Brasil
narrative-record-panel-ita-poverty-region = Nguy cơ nghèo, các vùng Ý
narrative-record-panel-esp-unemployment-region = Thất nghiệp, các vùng Tây Ban Nha
narrative-record-panel-tur-unemployment-region = Thất nghiệp, các vùng Thổ Nhĩ Kỳ
narrative-record-panel-kaz-neet-region = Thanh niên không học, không làm, các vùng Kazakhstan
narrative-record-panel-rou-deprivation-region = Thiếu thốn vật chất, các vùng Romania
narrative-record-panel-can-health-province = Tự thấy khỏe mạnh, các tỉnh Canada
narrative-record-panel-kgz-sanitation-region = Nhà vệ sinh, các vùng Kyrgyzstan
narrative-record-panel-kgz-preschool-region = Trẻ học mầm non, các vùng Kyrgyzstan
narrative-record-coverage = Khoảng dự báo chứa được bao nhiêu kết quả thật
narrative-record-words = Đọc bảng: CRPS là sai số của cả dự báo, tính bằng điểm %; điểm Brier là sai số của xác suất, từ 0 (lần nào cũng nói đúng và chắc chắn) đến 1 (lần nào cũng chắc chắn mà sai). Cả hai càng thấp càng tốt. “Tỷ lệ chung” là cách nói không cần dự báo: lần nào cũng nêu tỷ lệ đạt của mọi nơi.
narrative-record-reliability = Nói 70% thì có đúng 7 trong 10 lần không
narrative-record-reliability-how = { $count } lần nêu xác suất đạt mức cho trước được xếp theo mức đã nêu rồi đếm xem bao nhiêu lần thành sự thật. Trong đó { $least } lần nêu dưới { $high }%: trung bình nêu { $stated }%, { $happened }% thành sự thật. Trong { $others } lần còn lại, { $near }% nằm ở các mức lệch không quá { $points } điểm so với thực tế. Các lần nêu này không độc lập: địa bàn cùng nước, cùng năm sai cùng nhau.
narrative-record-too-sure = **Chỗ yếu**: với mức chưa đạt, từ { $low }% trở lên bộ công cụ nói quá chắc: trong kiểm chứng, { $count } lần nêu từ { $low }% trở lên có trung bình { $stated }%, nhưng chỉ { $happened }% thành sự thật. Các lần ấy chịu chung biến động: { $shared } lần như thế ở một lần đếm trước chỉ tương đương { $clusters } nhóm độc lập, nên phần thành sự thật nằm đâu đó từ { $lower }% đến { $upper }%. Vì vậy nơi nào nêu xác suất cao như thế đều ghi kèm kết quả này, và từ { $bound }% trở lên chỉ ghi “≥{ $bound }%”.
narrative-high-probability = Xác suất từ { $low }% trở lên còn kém chắc khi số gần nhất chưa đạt mức: trong kiểm chứng, { $count } lần nêu như thế trung bình nêu { $stated }%, { $happened }% thành sự thật ({ $shared } lần ở một lần đếm trước chỉ tương đương { $clusters } nhóm độc lập: { $lower }–{ $upper }%); chưa lần nào nêu tới { $bound }%, nên từ đó chỉ ghi “≥{ $bound }%”.{ $tried ->
    [yes] { " " }Khi số gần nhất đã đạt mức thì xác suất giữ được mức ấy đáng tin hơn: { $staying-count } lần nêu, trung bình { $staying-stated }%, có { $staying-happened }% giữ được.
   *[other] {""}
}
narrative-record-staying = **Mức đã đạt rồi có giữ được không**: { $total } lần nêu khác, trên { $panels } bộ số liệu thật, hỏi về mức mà số gần nhất đã đạt. Những lần nêu từ { $low }% trở lên trung bình nêu { $stated }%, có { $happened }% giữ được.
narrative-record-staying-caption = Xác suất giữ được mức đã đạt và phần giữ được
narrative-record-reliability-caption = Xác suất đã nêu và phần thành sự thật
narrative-record-tenth = { $low }–{ $high }%
narrative-record-column-tenth = Mức nêu
narrative-record-column-times = Số lần
narrative-record-column-clusters = Tương đương số nhóm độc lập
narrative-record-column-stated = Trung bình đã nêu
narrative-record-column-happened = Thành sự thật
narrative-record-rules = So với quy tắc chính thức của các tổ chức
narrative-record-rules-how = Cùng một câu hỏi (“đến năm ấy, địa bàn có đạt mức này không?”) được đặt cho { $rules } quy tắc và cho bộ công cụ này; quy tắc trả lời có hoặc không, bộ công cụ nêu xác suất. Bộ công cụ { $share ->
    [all] sát hơn cả { $rules } quy tắc
   *[some] sát hơn { $better } trong { $rules } quy tắc
}. Quy tắc sát nhất là của { $best }: khi quy tắc này nói “sẽ đạt”, chỉ { $yes } lần đạt thật; điểm Brier { $brier }, bộ công cụ { $ours }, luôn nêu tỷ lệ chung { $base }.
narrative-record-rules-caption = Điểm Brier của các quy tắc và của bộ công cụ trên cùng câu hỏi (càng thấp càng tốt)
narrative-record-rules-note = Chỉ tính câu hỏi mà quy tắc trả lời được và mức nằm trong 0–100%, trên các bảng số liệu biến động như số liệu ở đây, không qua lần đổi chính sách đã biết. Trả lời có hoặc không luôn chịu thiệt so với xác suất: điểm Brier phạt nặng câu trả lời chắc chắn mà sai. Hai cột giữa cho biết câu trả lời của quy tắc đáng tin đến đâu.
narrative-record-column-rule = Quy tắc của
narrative-record-column-yes-true = Nói đạt: đạt thật
narrative-record-column-no-true = Nói không đạt: vẫn đạt
narrative-record-column-brier-rule = Brier của quy tắc
narrative-record-column-brier-ours = Brier của bộ công cụ
narrative-record-column-brier-base = Brier của tỷ lệ chung
narrative-quality = Đã đọc { $figures } số liệu (gồm số tính thêm), chọn được { $series } giá trị năm. Kết quả kiểm tra: { $errors } lỗi, { $warnings } điểm cần xem lại, { $infos } ghi nhận.
narrative-quality-caption = Số liệu được dùng hay không
narrative-findings-none = Không có phát hiện nào ở mức này.
narrative-findings-caption = Danh sách: { $severity }
narrative-column-example = Ví dụ
narrative-findings-kinds = Số lần gặp mỗi loại
narrative-findings-all = Danh sách đầy đủ, có đường dẫn tới từng số liệu và tệp tải về, ở trang "Kiểm tra số liệu".
narrative-severity-error = Lỗi: phần số liệu liên quan không được dùng
narrative-severity-warning = Cần xem lại
narrative-severity-info = Ghi nhận: quy tắc đã áp dụng
narrative-status-used = được dùng
narrative-status-used-meaning = là giá trị của năm trong chuỗi
narrative-status-superseded = bị thay thế
narrative-status-superseded-meaning = có số khác tốt hơn theo quy tắc chọn
narrative-status-rejected = bị loại
narrative-status-rejected-meaning = nguồn không tin cậy hoặc giá trị không hợp lý
narrative-status-context = bối cảnh
narrative-status-context-meaning = không rõ năm hoặc không phải số cả năm
narrative-status-target = mức đề ra
narrative-status-target-meaning = là mức đề ra, không phải kết quả
narrative-status-forecast = số dự kiến
narrative-status-forecast-meaning = là số dự kiến trong văn bản, không phải kết quả
narrative-status-not-yet-known = chưa biết
narrative-status-not-yet-known-meaning = công bố sau ngày xét
narrative-column-target = Mức đề ra, mốc so sánh
narrative-column-level = Mức phải đạt
narrative-column-estimate = Ước lượng (khoảng 80%)
narrative-column-middle = Ước lượng
narrative-column-range = Khoảng 80%
narrative-column-range95 = Khoảng 95%
narrative-column-gap = Còn thiếu (trung vị; khoảng 80%)
narrative-column-people = Quy ra số lượng (trung vị; khoảng 80%)
narrative-column-required = Từ số gần nhất còn cần (điểm %/năm)
narrative-column-achieved = Bình quân đã đạt (điểm %/năm)
narrative-column-held-against = So với
narrative-column-missing = Còn thiếu
narrative-column-people-short = Quy ra số lượng
narrative-column-paces = Nhịp
narrative-column-word = Khả năng
narrative-column-probability = Xác suất
narrative-column-map-class = Mức trên bản đồ
narrative-column-grade = Hạng
narrative-column-year = Cuối năm
narrative-column-value = Giá trị
narrative-column-definition = Định nghĩa
narrative-column-how = Nguồn gốc con số
narrative-column-source = Nguồn
narrative-column-name = Chỉ tiêu
narrative-column-group = Nhóm
narrative-column-unit = Từ ngày 01/7/2025
narrative-column-former = Gồm các đơn vị cũ (ngày 30/6/2025)
narrative-column-basis = Căn cứ
narrative-column-holder = Cơ quan nắm số liệu
narrative-column-last = Số gần nhất (công bố hoặc tính)
narrative-column-reaching = Số huyện đạt (khoảng 80%)
narrative-column-half = Ít nhất một nửa đạt
narrative-column-every = Tất cả đạt
narrative-joint-count = { $middle }{ $spread ->
    [range] {" "}({ $low }–{ $high })
   *[none] {""}
} trong { $areas } huyện có số liệu riêng
narrative-column-years = Năm áp dụng
narrative-column-note = Ghi chú
narrative-column-area = Địa bàn
narrative-column-minority = Dân tộc thiểu số
narrative-column-all = Toàn tỉnh
narrative-column-rest = Phần còn lại
narrative-column-ratio = Gấp
narrative-column-difference = Chênh lệch
narrative-column-remark = Ghi chú
narrative-column-status = Tình trạng
narrative-column-count = Số lượng
narrative-column-meaning = Nghĩa là
narrative-column-where = Vị trí
narrative-column-about = Về
narrative-column-message = Phát hiện
narrative-column-advice = Cần làm

# Quy tắc của các tổ chức khác
narrative-column-figures = Số liệu dùng
narrative-column-needed-a-year = Cần đạt mỗi năm (điểm %)
narrative-column-ours = Bộ công cụ này
narrative-rules-caption = Kết luận theo từng quy tắc, cạnh khả năng do bộ công cụ này ước lượng
narrative-rules-none = Chưa có chỉ tiêu nào có từ hai số liệu riêng của địa bàn trở lên theo cùng một định nghĩa (trước năm đích), nên các quy tắc này chưa trả lời được.
narrative-rules-said = **{ $target }**: { $yes ->
    [0] không quy tắc nào trong { $all } quy tắc
   *[other] { $yes } trong { $all } quy tắc
} cho là sẽ đạt (đúng tiến độ hoặc đã đạt); bộ công cụ này: { $ours }.
narrative-rules-figures = { $count } số: { $first } → { $last }
narrative-column-rules = Quy tắc khác
narrative-rules-count = { $yes }/{ $all } cho là sẽ đạt
narrative-rules-doubt = { $named ->
    [named] Ở { $names }, xác suất
   *[here] Xác suất
} dưới một nửa dù phần lớn quy tắc cho là sẽ đạt, vì quy tắc coi nhịp đã đạt{ $count ->
    [0] {""}
   *[other] {" "}(rút ra từ { $count } số liệu)
} sẽ giữ nguyên; ước lượng ở đây tính cả nhịp chung của các địa bàn và khả năng nhịp đổi, chậm lại khi gần 0% hay 100%.
narrative-rules-on-screen = { $counted ->
    [above] Bao nhiêu quy tắc cho là sẽ đạt (đúng tiến độ hoặc đã đạt), xem bảng của từng chỉ tiêu ở trên; trả lời
   *[here] Trả lời
} của từng tổ chức có trong bảng của báo cáo này trên màn hình.
narrative-rules-caption-short = Bao nhiêu quy tắc cho là sẽ đạt (đúng tiến độ hoặc đã đạt), cạnh khả năng do bộ công cụ này ước lượng
narrative-column-rules-yes = Số quy tắc cho là sẽ đạt/số quy tắc trả lời được
narrative-rules-score = Các quy tắc chỉ trả lời có hoặc không, không nêu mức chắc chắn. Trong kiểm chứng trên các bảng số liệu thật biến động như ở đây, điểm Brier của chúng là { $best }–{ $worst } (thấp là tốt){ $against ->
    [worse] , kém hơn cả việc lần nào cũng nêu tỷ lệ đạt chung ({ $base })
   *[mixed] ; lần nào cũng nêu tỷ lệ đạt chung thì được { $base }
}; xác suất của bộ công cụ này đạt { $ours }. Vì vậy chúng chỉ để đối chiếu.
narrative-rules-sources = Không tính là “cho là sẽ đạt”: “đã đạt, có thể mất”, vì giữ nhịp ấy thì đến năm đích không còn đạt. Eurostat, Cơ quan Thống kê Canada: nhịp tăng bình quân đã đạt so với nhịp cần. UNSD: phần chặng đường sẽ đi được nếu giữ nhịp. ESCAP: phần còn thiếu theo đường xu hướng; thiếu không quá 10% vẫn tính là “giữ nhịp sẽ đạt”. SDSN: nhịp gần đây so với nhịp cần. UNICEF: nhịp giảm bình quân năm (AARR) của phần chưa đạt. Nghiên cứu 707 huyện Ấn Độ: kéo dài theo đường thẳng. Công thức và phần nào đã đối chiếu được với nguồn ghi trong tài liệu phương pháp.

# Huyện nào quyết định
narrative-column-weight = Tỷ trọng mẫu số
narrative-column-shortfall = Huyện còn thiếu, điểm % (trung bình các lần mô phỏng; khoảng 80%)
narrative-column-share = Phần trong tổng thiếu hụt (trung bình; khoảng 80%)
narrative-column-closable = Giữ nhịp tốt nhất đã có thì bù được, điểm % của tỉnh (nhịp, điểm %/năm)
narrative-deciding-none = Chưa có chỉ tiêu nào vừa biết tỷ trọng các huyện vừa có số liệu riêng của ít nhất một huyện, nên chưa nói được huyện nào quyết định.
narrative-deciding-intro = Với mỗi chỉ tiêu của tỉnh (hoặc mức cả nước dùng làm mốc so sánh): huyện nào còn thiếu bao nhiêu, chiếm bao nhiêu trong tổng thiếu hụt, và nếu giữ được nhịp tốt nhất của chính mình thì bù được bao nhiêu. Số đứng trước là trung bình của các lần mô phỏng, trong ngoặc là khoảng 80%; nơi suy ra (hạng C) chỉ nêu khoảng. Ở đây dùng trung bình vì các phần của huyện phải cộng lại được; trang của huyện và của chỉ tiêu nêu trung vị, nên hai con số có thể khác nhau.
narrative-deciding-sum-level = Trung bình các lần mô phỏng, tỉnh còn thiếu { $gap } điểm %; cộng phần thiếu của các huyện theo tỷ trọng là { $sum } điểm %. { $same ->
    [same] {""}
   *[other] Số sau lớn hơn vì trong số của tỉnh, huyện vượt mức bù cho huyện chưa đạt.{" "}
}Tỷ trọng tính theo { $basis }.
narrative-deciding-sum-pace = Trung bình các lần mô phỏng, tỉnh còn thiếu { $gap } điểm %; cộng phần thiếu của các huyện theo tỷ trọng là { $sum } điểm %. Hai số khác nhau vì huyện vượt mức bù cho huyện chưa đạt, và vì mỗi huyện được đối chiếu với mức giảm cùng tỷ lệ của riêng mình. { $starts } Tỷ trọng tính theo { $basis }.
narrative-deciding-start = { $area } ({ $year })
narrative-deciding-starts = { $own ->
    [0] {""}
   *[other] Mức ấy tính từ số đầu tiên của huyện theo cùng định nghĩa{ $years ->
        [one] , đều của năm { $first }.
       *[several] : { $names }.
    }
}{ $silent ->
    [0] {""}
   *[other] {" "}Ở { $silent } huyện chưa có số theo định nghĩa này, mức ấy tính từ mức cuối năm { $year } do mô phỏng.
}
narrative-deciding-caption = Huyện nào quyết định – { $name }; { $order ->
    [largest] xếp theo trung bình của tỷ trọng × phần huyện còn thiếu, lớn trước
   *[list] theo thứ tự danh mục: các huyện tính từ năm gốc khác nhau nên không xếp hạng phần còn thiếu
}
narrative-deciding-closable = { $value }; { $years }: { $pace }
narrative-deciding-closes-nothing = không bù thêm; { $years }: { $pace }
narrative-deciding-note = Phần trong tổng thiếu hụt tính trên những lần mô phỏng có thiếu hụt. Nhịp tốt nhất là thay đổi nhanh nhất giữa hai số liền nhau của huyện theo cùng định nghĩa, cần ít nhất hai số, năm có biến động đã khai báo không tính; một năm tốt có thể là ngẫu nhiên. “Không bù thêm”: nhịp ấy không nhanh hơn nhịp dự kiến. “–”: chưa đủ hai số so được với nhau, hoặc huyện hầu như không còn thiếu; cột này không có nơi không huyện nào bù được đến 0,05 điểm %. Nơi trung bình trùng khoảng 80% hoặc bị vài lần mô phỏng kéo ra ngoài khoảng ấy thì chỉ ghi khoảng.

# Nhìn lại
narrative-column-outcome = Kết quả nay đã biết
narrative-column-against-forecast = So với dự báo
narrative-retrospective = Nếu dự báo vào ngày { $date }, chỉ với số liệu khi đó đã biết: nay so sánh được { $count } dự báo, trong đó { $inside ->
    [0] không kết quả nào
   *[other] { $inside } kết quả
} nằm trong khoảng 80% và { $inside95 ->
    [0] không kết quả nào
   *[other] { $inside95 }
} nằm trong khoảng 95%.{ $weak ->
    [0] {""}
   *[other] {" "}{ $weak } kết quả trong số đó có nguồn yếu, cần đối chiếu lại.
}{ $unknown ->
    [0] {""}
   *[other] {" "}{ $unknown } dự báo khác chưa có số để đối chiếu.
}
narrative-retrospective-none = Không có dự báo nào của thời điểm tháng 02/2021 để nhìn lại.
narrative-retrospective-caption = Dự báo lẽ ra có thể đưa ra và kết quả nay đã biết{ $shown ->
    [last] {" "}(năm gần nhất đã biết kết quả, và mọi lần nằm ngoài khoảng 80%)
   *[all] {""}
}
narrative-retrospective-missing = Kết quả nay đã biết nhưng không so sánh được
narrative-retrospective-note = Chỉ so sánh khi cùng chỉ tiêu, cùng định nghĩa, cùng địa bàn và cùng nhóm. Chuẩn nghèo đổi từ năm 2022 nên kết quả về nghèo từ năm ấy không so được với dự báo theo chuẩn cũ. Các biến động sau ngày dự báo (Quyết định 861, thiếu vắc xin năm 2023) không được đưa vào, vì khi đó chưa ai biết. { $compared ->
    [few] Số so sánh được quá ít để kết luận về độ chính xác; độ chính xác được kiểm chứng trên các bộ số liệu khác.
   *[many] Độ chính xác được kiểm chứng trên các bộ số liệu khác.
}
retrospective-inside-80 = trong khoảng 80%
retrospective-inside-95 = ngoài khoảng 80%, trong khoảng 95%
retrospective-outside = ngoài khoảng 95%
retrospective-definition-changed = định nghĩa đã đổi so với khi dự báo
retrospective-no-basis-then = khi đó chưa có số liệu theo định nghĩa này
retrospective-no-forecast-then = khi đó có số liệu nhưng không lập dự báo theo định nghĩa này

# Biến động đã khai báo
narrative-shock-one-off = **Biến động năm { $year }: { $name }.** Chỉ tác động riêng năm ấy.
narrative-shock-lasting = **Biến động năm { $year }: { $name }.** Có thể làm đổi mức từ năm ấy về sau.
narrative-shock-fall = Số liệu { $when } là { $value }, thấp hơn { $change } điểm % so với số liền trước là { $start }.
narrative-shock-rise = Số liệu { $when } là { $value }, cao hơn { $change } điểm % so với số liền trước là { $start }.
narrative-shock-not-measured = Chưa có số công bố của năm { $year }, nên chưa đo được tác động.
narrative-shock-no-start = Chưa có số công bố trước năm ấy, nên chưa đo được tác động.
narrative-shock-allowed = Mô hình không định trước chiều: từ mức { $start }, riêng biến động này có thể đưa giá trị tới đâu đó trong { $range } (khoảng 80% của cỡ biến động đã khai báo trong danh mục).

# Nếu như
what-if-premise-multiplied = Nếu { $name } của { $area } thay đổi với nhịp bằng { $factor } lần nhịp dự kiến (từ { $start }, { $pace } điểm %/năm):
what-if-premise-own-best = Nếu { $name } của { $area } lặp lại nhịp tốt nhất của chính địa bàn ({ $years }) (từ { $start }, { $pace } điểm %/năm; bằng { $factor } lần nhịp dự kiến):
what-if-premise-any-best = Nếu { $name } của { $area } theo được nhịp tốt nhất mà một huyện từng đạt theo định nghĩa này ({ $holder }, { $years }; chỉ có { $paced } huyện có hai số so được với nhau) (từ { $start }, { $pace } điểm %/năm; bằng { $factor } lần nhịp dự kiến):
what-if-premise-needed = Để đạt { $role } “{ $target }”, { $name } của { $area } cần thay đổi { $pace } điểm %/năm tính từ { $start }, bằng { $factor } lần nhịp dự kiến:
what-if-value = giá trị cuối năm { $year } khi đó là { $value } (khoảng 80%: { $range }).
what-if-best-is-worse = Mọi thay đổi đã qua đều theo chiều xấu đi; nhịp “tốt nhất” ở đây chỉ là lần xấu đi ít nhất.
what-if-probability = Xác suất đạt { $role } “{ $target }”: { $probability } (hạng { $grade }).
what-if-no-probability = Chưa nêu xác suất: cách dự báo chưa đạt yêu cầu khi thử trên các chuỗi số liệu như vậy (xem trang “Dự báo đã đúng đến đâu”).
what-if-people-more-up = Thêm { $people } { $unit } được hưởng so với nhịp dự kiến (khoảng 80%: { $range }; mẫu số năm { $year }).
what-if-people-fewer-up = Bớt { $people } { $unit } được hưởng so với nhịp dự kiến (khoảng 80%: { $range }; mẫu số năm { $year }).
what-if-people-more-down = Bớt được thêm { $people } { $unit } so với nhịp dự kiến (khoảng 80%: { $range }; mẫu số năm { $year }).
what-if-people-fewer-down = Còn nhiều hơn { $people } { $unit } so với nhịp dự kiến (khoảng 80%: { $range }; mẫu số năm { $year }).
what-if-no-target = Chỉ tiêu này không có mức cụ thể cho địa bàn, nên chưa tính được.
what-if-outcome = Kết quả của năm đích đã được công bố, không còn gì để giả định.
what-if-no-own-figure = Địa bàn chưa có số liệu riêng theo định nghĩa này, nên không có điểm xuất phát để giả định một nhịp khác.
what-if-no-own-pace = Địa bàn chưa có hai số liệu liền nhau so được với nhau theo định nghĩa này (năm có biến động đã khai báo không tính), nên chưa có nhịp đã qua.
what-if-no-district-pace = Chưa huyện nào có hai số liệu liền nhau so được với nhau theo định nghĩa này (năm có biến động đã khai báo không tính), nên chưa biết nhịp tốt nhất.
what-if-target-at-bound = Mức phải đạt là 0% hoặc 100%; trên thang logit không nhịp hữu hạn nào tới đúng mức ấy.
narrative-method-1 = Mỗi năm chọn một số công bố theo quy tắc nêu rõ; số bị loại vẫn giữ cùng lý do.
narrative-method-2 = Không nối chuỗi qua lần đổi định nghĩa; không nội suy năm thiếu.
narrative-method-3 = Dự báo chung cho 15 huyện; mỗi lần mô phỏng, các huyện gộp lại phải khớp với số của tỉnh.
narrative-method-4 = Huyện không có số riêng được suy ra từ số của tỉnh (hạng C) và ghi rõ như vậy.
narrative-method-5 = Xác suất chỉ được nêu khi cách tính đã qua kiểm chứng lùi trên số liệu thật.
narrative-matrix-how = Mỗi ô ghi từ chỉ khả năng, xác suất và hạng bằng chứng; nơi chưa nêu xác suất (cách tính chưa qua kiểm chứng) là khoảng 80% của giá trị. Hạng C là suy ra từ số của tỉnh, chưa có số liệu riêng theo định nghĩa hiện hành. Nơi có nhiều mức đề ra dẫn đến từ khác nhau, ô nêu mức của chính địa bàn, rồi của tỉnh, rồi của cả nước, và ghi thêm mức kia. Chỉ tiêu đề ra bằng nhịp ghi kèm mức của từng nơi (≤): nhịp của tỉnh quy theo cùng tỷ lệ từ số đầu tiên của nơi ấy; nơi chưa có số thì là khoảng 80% của mức, tính từ giá trị suy ra.
narrative-maps-how = Mỗi chỉ tiêu có đến ba bản đồ: giá trị cuối năm đích, khoảng cách đến mức đề ra, khả năng đạt.
narrative-maps-inferred = Huyện gạch chéo xuống bên phải (\) chưa có số liệu riêng, suy ra từ số của tỉnh: ở hai bản đồ đầu không tô màu, hãy đọc khoảng ghi dưới tên; ở bản đồ khả năng, những huyện ấy là “chưa đủ số liệu”.
narrative-maps-shown = Trang này xét { $count } chỉ tiêu, chọn làm tiêu biểu cho các lĩnh vực: { $names }.{ $others ->
    [0] {""}
   *[other] {" "}Bản đồ của { $others } chỉ tiêu khác có đủ số để vẽ nằm ở trang của từng chỉ tiêu:
}
narrative-maps-values = Xem số của từng huyện trên các bản đồ
narrative-maps-values-caption = Số trên các bản đồ (trong ngoặc: khoảng 80%): { $name }
narrative-maps-missing = { $missing ->
    [both] Không vẽ bản đồ: chưa đủ hai huyện có số liệu riêng hay có xác suất.
    [likelihood] Không vẽ bản đồ khả năng đạt: các huyện có xác suất chưa khác nhau về mức khả năng.
   *[value] Không vẽ bản đồ giá trị và khoảng cách: chưa đủ hai huyện có số liệu riêng.
}
narrative-last = { $value } ({ $when })
narrative-figure-of = số ngày { $date }
narrative-last-other = { $value } ({ $when }; không cùng định nghĩa với mức đề ra)
narrative-last-older = { $value } ({ $when }; định nghĩa cũ)
narrative-compare = So sánh 15 huyện: { $name }
narrative-retrospective-districts = Các huyện: bao nhiêu dự báo đã đúng, theo chỉ tiêu
narrative-column-compared = So sánh được
narrative-column-inside-80 = Trong khoảng 80%
narrative-column-inside-95 = Trong khoảng 95%
narrative-map-series-none = Chưa năm nào có số công bố của ít nhất { $few } huyện theo cùng một định nghĩa, nên chưa vẽ được bản đồ qua các năm.
narrative-more = Số liệu, mức đề ra và các huyện: trang về { $name }
narrative-retrospective-more = Mọi dự báo của tháng 02/2021, cả của các huyện và phần không so được
narrative-deciding-rest = { $count } huyện còn lại

# Xã theo khu vực I, II, III
narrative-communes-none = Chưa có danh sách xã theo khu vực I, II, III trong data/raw. Chép danh sách theo quyết định phân định vào data/raw/commune_regions.xlsx (cột: Tên xã, Huyện, Khu vực; có thể thêm Số thôn đặc biệt khó khăn, Vĩ độ, Kinh độ) thì bản đồ điểm các xã hiện ở đây. Cơ quan nắm danh sách: Ban Dân tộc tỉnh (nay là Sở Dân tộc và Tôn giáo).
narrative-communes = Danh sách có { $count } xã, phường, thị trấn { $day ->
    [since] (đơn vị từ ngày 01/7/2025)
    [before] (đơn vị trước ngày 01/11/2024)
   *[mixed] (đơn vị trước ngày 01/11/2024 và từ ngày 01/7/2025)
}: **{ $third } thuộc khu vực III** (đặc biệt khó khăn), { $second } thuộc khu vực II (còn khó khăn), { $first } thuộc khu vực I (bước đầu phát triển).
narrative-communes-villages = Số thôn đặc biệt khó khăn ghi trong danh sách: { $count }.
narrative-communes-caption = Số xã theo khu vực, từng huyện
narrative-communes-caption-list = Danh sách xã theo khu vực
narrative-communes-column-name = Xã, phường, thị trấn
narrative-communes-column-region = Khu vực
narrative-communes-column-villages = Thôn đặc biệt khó khăn
narrative-communes-column-point = Có điểm trên bản đồ
narrative-communes-placed = { $placed } / { $total }
narrative-communes-no-point = { $count } xã chưa có tọa độ trong danh sách nên không có điểm trên bản đồ: { $communes }.
narrative-communes-no-points = Danh sách chưa có tọa độ của xã nào nên không vẽ bản đồ điểm. Thêm hai cột Vĩ độ, Kinh độ (độ thập phân WGS84, ví dụ 12,41 và 108,05) vào danh sách thì bản đồ hiện ở đây.
narrative-communes-astray = { $count } xã có điểm nằm ngoài ranh giới huyện ghi trong danh sách, cần kiểm tra tọa độ: { $communes }.
narrative-communes-list = Xem danh sách { $count } xã
narrative-communes-counted = { $value } (đếm theo danh sách xã)
narrative-communes-how-listed = đếm theo danh sách xã
narrative-communes-hardest = Theo danh sách xã, { $count } xã thuộc khu vực III: { $names }.
narrative-missing-forms = Tải biểu để điền và gửi lại
