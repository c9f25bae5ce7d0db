# Các quy tắc chọn số liệu
rule-target = Là mức đề ra, không phải kết quả.
rule-forecast = Là dự báo của nguồn, không phải kết quả.
rule-reject = Đã được đánh giá là không dùng được.
rule-context = Chỉ để tham khảo.
rule-no-year = Không rõ năm nên không xếp được vào chuỗi số liệu.
rule-unit = Đơn vị tính khác với chỉ tiêu và không quy đổi được.
rule-bounds = Giá trị nằm ngoài khoảng có thể có của chỉ tiêu.
rule-part-of-year = Là số cộng dồn nhiều năm hoặc chỉ một phần của năm.
rule-not-yet-known = Đến ngày được chọn chưa công bố, hoặc không rõ ngày công bố.
rule-implausible = Độ tin cậy yếu và mức thay đổi so với năm khác không hợp lý.
rule-only = Số liệu duy nhất của năm.
rule-published = Ưu tiên số đã công bố hơn số minh họa.
rule-verdict = Ưu tiên số liệu dùng được hơn số liệu có độ tin cậy yếu.
rule-stated = Ưu tiên số công bố hơn số tính toán.
rule-approved = Ưu tiên số đã được phê duyệt hơn số sơ bộ.
rule-reference-date = Ưu tiên số có thời điểm gần cuối năm hơn.
rule-revision = Ưu tiên số công bố sau.
rule-exact = Ưu tiên số chính xác hơn số làm tròn ("khoảng", "hơn").
rule-other-file = Các quy tắc khác không phân biệt được; dùng tệp có nhiều số hơn (bằng nhau thì theo thứ tự tên tệp).
rule-corrected-file = Bản sửa hoặc bản chính thức được dùng thay bản trước.
rule-draft-file = Bản không ghi là dự thảo được dùng thay bản dự thảo.
rule-signed-later = Bản ký sau được dùng thay bản ký trước hoặc bản không ghi ngày ký.
rule-figure-id = Các quy tắc không phân biệt được; chọn theo thứ tự mã số liệu.

# Số liệu tính toán
cleaning-computed-note = { $numerator } / { $denominator } (mẫu số năm { $year }; tính từ số liệu { $figures })

# Phát hiện khi làm sạch
finding-cleaning-unit = { $indicator }, { $area }, { $year }: đơn vị "{ $unit }" khác với đơn vị của chỉ tiêu ("{ $wanted }") nên không dùng số { $value }.
finding-cleaning-unit-advice = Hãy sửa đơn vị hoặc quy đổi giá trị trong bảng số liệu ({ $figure }).
finding-cleaning-bounds = { $indicator }, { $area }, { $year }: giá trị { $value } nằm ngoài khoảng { $lower } đến { $upper } nên không dùng.
finding-cleaning-bounds-advice = Hãy kiểm tra lại dấu thập phân và đơn vị với nguồn: { $source }.
finding-cleaning-part-of-year = { $indicator }, { $area }, { $year }: { $value } là số cộng dồn nhiều năm hoặc chỉ một phần của năm nên không đưa vào chuỗi.
finding-cleaning-part-of-year-advice = Hãy tìm số cả năm; nếu đây đúng là số của năm, hãy sửa lại ghi chú ({ $figure }).
finding-cleaning-conflict = { $indicator }, { $area }, { $group }, { $year }: các nguồn không khớp. Đã dùng { $used }; số khác: { $others }.
finding-cleaning-conflict-advice = Hãy đối chiếu các nguồn. Số không đúng nếu ở public_figures.csv thì ghi "weak" hoặc "reject" ở cột verdict, lý do ở cột note; nếu ở tệp của sở, ngành thì sửa ngay ô đó.
finding-cleaning-two-files = Hai tệp "{ $left_file }" và "{ $used_file }" khác nhau ở { $count } số ({ $indicators }). Dùng số của "{ $used_file }" ở mọi ô này, vì { $rule ->
    [other-file] tệp này có nhiều số hơn ({ $used_count } so với { $left_count }; nếu bằng nhau thì tệp có tên đứng trước)
    [revision] số của tệp này công bố sau
    [reference-date] số của tệp này có thời điểm gần cuối năm hơn
    [approved] số của tệp kia là số sơ bộ hoặc chưa phê duyệt
    [stated] số của tệp kia chỉ được tính ra, không phải số công bố
    [verdict] số của tệp kia yếu hơn (dự thảo)
    [exact] số của tệp kia chỉ là số làm tròn
   *[other] tệp kia kém hơn theo quy tắc chọn
}. Từng ô, số không dùng → số dùng: { $differences }.
finding-cleaning-two-files-advice = Hãy đối chiếu hai tệp và chỉ giữ tệp đúng; hoặc ghi ngày ký vào cả hai tệp, hoặc thêm chữ "đính chính" vào tên tệp thay thế tệp kia.
finding-cleaning-implausible = { $indicator }, { $area }, { $group }: số { $value } của năm { $year } thay đổi bất thường so với số { $neighbour } của năm { $neighbour_year } (thông thường từ { $low } đến { $high }). Vẫn dùng số này.
finding-cleaning-implausible-advice = Hãy kiểm tra lại với { $source }. Nếu sai: ở public_figures.csv thì ghi "reject" ở cột verdict, lý do ở cột note; ở tệp của sở, ngành thì sửa ngay ô đó. Nếu đúng do một sự kiện, khai báo trong shocks.csv.
finding-cleaning-implausible-refused = { $indicator }, { $area }, { $group }: số { $value } của năm { $year } có độ tin cậy yếu và thay đổi bất thường so với số { $neighbour } của năm { $neighbour_year } (thông thường từ { $low } đến { $high }) nên không dùng.
finding-cleaning-implausible-refused-advice = Hãy tìm nguồn khác; nếu số này đúng, ghi "use" ở cột verdict của dòng { $figure } trong public_figures.csv.
finding-cleaning-shock = { $indicator }, { $area }, { $group }: số { $value } của năm { $year } so với số { $neighbour } của năm { $neighbour_year } là do sự kiện đã khai báo: { $shock }.
finding-cleaning-shock-advice = Không phải làm gì; dự báo đã tính đến sự kiện này.
finding-cleaning-rate-against-counts = { $indicator }, { $area }, { $year }: công bố { $value }%, nhưng { $numerator } / { $denominator } = { $computed }%.
finding-cleaning-rate-against-counts-advice = Hãy đối chiếu tỷ lệ ({ $figure }) với tử số ({ $numerator_figure }) và mẫu số ({ $denominator_figure }).
finding-cleaning-whole-jumps = { $indicator }, { $area }, { $group }: số { $value } của năm { $year } và số { $other } của năm { $other_year } chênh nhau { $times } lần, khó có thể thay đổi nhanh như vậy. Vẫn dùng số này.
finding-cleaning-whole-jumps-advice = Hãy kiểm tra số chữ số, đơn vị tính và địa bàn của cả hai năm rồi ghi lại số đúng.
finding-cleaning-part-above-whole = { $indicator }, { $area }, { $group }, { $year }: số { $value } lớn hơn "{ $other_indicator }" là { $other } ({ $other_place }), trong khi chỉ là một phần của số đó.
finding-cleaning-part-above-whole-advice = Hãy đối chiếu hai số rồi ghi lại số sai; trong khi chờ, không tính tỷ lệ từ hai số này.
finding-cleaning-whole-below-part = { $indicator }, { $area }, { $group }, { $year }: số { $value } nhỏ hơn "{ $other_indicator }" là { $other } ({ $other_place }), vốn là một phần của nó.
finding-cleaning-whole-below-part-advice = Hãy đối chiếu hai số rồi ghi lại số sai; trong khi chờ, không tính tỷ lệ từ hai số này.
finding-cleaning-commune-list = { $indicator }, { $area }: số công bố gần nhất là { $value } ({ $year }; { $source }), nhưng danh sách xã trong data/raw có { $counted } xã khu vực { $region }. Báo cáo dùng số đếm theo danh sách.
finding-cleaning-commune-list-advice = Hãy đối chiếu danh sách xã với quyết định phân định đang có hiệu lực, rồi sửa danh sách hoặc ghi số công bố mới.
finding-cleaning-province-below-district = { $indicator }, { $year }: số của { $area } ({ $value }) nhỏ hơn số của { $part } ({ $part_value }).
finding-cleaning-province-below-district-advice = Hãy kiểm tra phạm vi và đơn vị của hai số liệu { $figure } và { $part_figure }.
finding-cleaning-outside-definition = { $indicator }: { $count } số liệu theo "{ $definition }" ({ $period }) thuộc năm mà định nghĩa này không áp dụng: { $years }.
finding-cleaning-outside-definition-advice = Hãy kiểm tra lại định nghĩa của các số liệu { $figures }, hoặc sửa thời gian áp dụng trong definitions.csv.
finding-cleaning-break = { $indicator }, { $area }, { $group }: cuối năm { $year } là { $old_value } theo "{ $before }" và { $value } theo "{ $after }".
finding-cleaning-break-advice = Hai số đều đúng theo định nghĩa của mình; không nối chuỗi và không so sánh qua mốc này.
finding-cleaning-break-unlinked = { $indicator }: định nghĩa đã thay đổi ({ $changes }), không có năm nào công bố số theo cả hai định nghĩa cho cùng một địa bàn.
finding-cleaning-break-unlinked-advice = Không nối chuỗi và không so sánh qua các mốc này.
finding-cleaning-side-by-side = { $indicator }: có cách đo song song ({ $definitions }), mỗi cách đo được giữ thành chuỗi riêng.
finding-cleaning-side-by-side-advice = Chỉ so sánh số liệu theo cùng một cách đo.
finding-cleaning-pair = { $indicator }, { $area }: số liệu năm { $years } công bố chung cho { $members }, không tách cho từng nơi.
finding-cleaning-pair-advice = Nếu có số liệu riêng từng nơi, hãy bổ sung vào data/raw.
finding-alike = { $message } Cũng như vậy ở { $count } nơi khác: { $places }.
finding-at-cells = { $where }, ô { $cells }
