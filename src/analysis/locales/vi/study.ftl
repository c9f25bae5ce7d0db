# Lỗi trong tệp danh mục ở data/raw
finding-catalogue-no-file = Không có tệp { $file } trong data/raw.
finding-catalogue-no-file-advice = Hãy khôi phục tệp { $file } từ bản gốc.
finding-catalogue-encoding = Tệp { $file } không ở dạng UTF-8 nên không đọc được.
finding-catalogue-encoding-advice = Trong Excel, hãy lưu lại bằng "CSV UTF-8 (Comma delimited)".
finding-catalogue-headings = { $file }: dòng tiêu đề thiếu các cột { $columns }.
finding-catalogue-headings-advice = Hãy khôi phục dòng tiêu đề theo bản gốc (tên cột bằng tiếng Anh); tệp này tạm thời không được dùng.
finding-catalogue-missing = { $file }, dòng { $line }: cột "{ $field }" còn trống.
finding-catalogue-missing-advice = Hãy điền cột "{ $field }"; dòng này tạm thời không được dùng.
finding-catalogue-choice = { $file }, dòng { $line }: cột "{ $field }" ghi "{ $found }".
finding-catalogue-choice-advice = Hãy ghi một trong các giá trị: { $wanted }.
finding-catalogue-number = { $file }, dòng { $line }: cột "{ $field }" ghi "{ $found }", không phải là số.
finding-catalogue-number-advice = Hãy ghi một số, dùng dấu chấm cho phần thập phân, ví dụ 97.5.
finding-catalogue-range = { $file }, dòng { $line }: cột "{ $field }" ghi "{ $found }", ngoài khoảng cho phép (giới hạn { $wanted }).
finding-catalogue-range-advice = Hãy kiểm tra lại số ở cột "{ $field }".
finding-catalogue-date = { $file }, dòng { $line }: cột "{ $field }" ghi "{ $found }", không phải là ngày.
finding-catalogue-date-advice = Hãy ghi ngày dạng năm-tháng-ngày, ví dụ 2025-06-30.
finding-catalogue-yes-no = { $file }, dòng { $line }: cột "{ $field }" ghi "{ $found }".
finding-catalogue-yes-no-advice = Hãy ghi yes hoặc no.
finding-catalogue-identifier = { $file }, dòng { $line }: mã "{ $found }" ở cột "{ $field }" có ký tự không cho phép.
finding-catalogue-identifier-advice = Mã chỉ gồm chữ không dấu, số và các dấu _ - +.
finding-catalogue-column = { $file }, dòng { $line }: cột "{ $field }" không có trong mẫu.
finding-catalogue-column-advice = Hãy xóa cột này hoặc sửa tên cột theo bản gốc; có thể dòng thừa dấu phẩy.
finding-catalogue-value = { $file }, dòng { $line }: giá trị "{ $found }" ở cột "{ $field }" không hợp lệ.
finding-catalogue-value-advice = Hãy so với các dòng khác trong tệp và sửa lại.
finding-catalogue-duplicate = { $file }, dòng { $line }: "{ $found }" đã có ở dòng { $first }.
finding-catalogue-duplicate-advice = Hãy xóa một trong hai dòng hoặc đổi mã ở cột "{ $field }".
finding-catalogue-unknown = { $file }, dòng { $line }: "{ $found }" ở cột "{ $field }" không có trong danh mục.
finding-catalogue-unknown-advice = Hãy sửa mã cho đúng hoặc thêm nó vào tệp danh mục tương ứng.
finding-catalogue-follows = { $file }, dòng { $lines }: thuộc "{ $found }", mà dòng { $cause_line } của { $cause } đang bị từ chối.
finding-catalogue-follows-advice = Hãy sửa dòng { $cause_line } của { $cause }; các dòng này sẽ được dùng lại.

finding-catalogue-illustration = Không đọc được { $file }; mọi số liệu trong thư mục này bị coi là số liệu minh họa.
finding-catalogue-illustration-advice = Hãy sửa tệp: "published" là danh sách các tệp số liệu thật, "seed" là số nguyên.

finding-catalogue-workbook = Không mở được { $file } như một bảng tính Excel.
finding-catalogue-workbook-advice = Hãy mở tệp bằng Excel rồi lưu lại dạng .xlsx hoặc "CSV UTF-8".

# Danh sách xã theo khu vực I, II, III
finding-communes-two-files = Có cả { $file } và { $other }; chỉ { $file } được dùng.
finding-communes-two-files-advice = Hãy xóa một trong hai tệp.
finding-communes-columns = { $file }: không thấy dòng tiêu đề có cột tên xã và cột khu vực.
finding-communes-columns-advice = Hãy đặt tiêu đề cột: Tên xã, Huyện, Khu vực, Số thôn đặc biệt khó khăn, Vĩ độ, Kinh độ (ba cột sau có thể bỏ).
finding-communes-district = { $file }, dòng { $line }: không có huyện, thị xã, thành phố nào tên "{ $found }".
finding-communes-district-advice = Hãy ghi tên theo danh mục; gần nhất: { $suggestion }. Dòng này tạm thời không được dùng.
finding-communes-no-district = { $file }, dòng { $line }: chưa rõ "{ $found }" thuộc huyện nào.
finding-communes-no-district-advice = Hãy ghi tên huyện ở cột Huyện hoặc ở một dòng riêng phía trên các xã của huyện.
finding-communes-unknown = { $file }, dòng { $line }: { $district } không có xã, phường, thị trấn nào tên "{ $found }".
finding-communes-unknown-advice = Hãy kiểm tra tên xã và huyện; gần nhất: { $suggestion }. Dòng này tạm thời không được dùng.
finding-communes-region = { $file }, dòng { $line }: khu vực của { $commune } ghi "{ $found }".
finding-communes-region-advice = Hãy ghi I, II hoặc III; dòng này tạm thời không được dùng.
finding-communes-repeated = { $file }, dòng { $line }: { $found } đã có ở dòng { $first }.
finding-communes-repeated-advice = Hãy xóa một trong hai dòng; dòng { $first } đang được dùng.
finding-communes-villages = { $file }, dòng { $line }: số thôn đặc biệt khó khăn của { $commune } ghi "{ $found }", không phải là số đếm.
finding-communes-villages-advice = Hãy ghi một số nguyên; xã vẫn được dùng, số thôn thì không.
finding-communes-coordinates = { $file }, dòng { $line }: tọa độ của { $commune } ghi "{ $found }", không đọc được.
finding-communes-coordinates-advice = Hãy ghi độ thập phân, ví dụ vĩ độ 12,4123 và kinh độ 108,1796; xã vẫn được dùng nhưng không có điểm trên bản đồ.
finding-communes-swapped = { $file }, dòng { $line }: vĩ độ và kinh độ của { $commune } ({ $found }) có vẻ bị đổi chỗ.
finding-communes-swapped-advice = Hãy đổi lại: vĩ độ khoảng 12–13, kinh độ khoảng 107–109; xã chưa có điểm trên bản đồ.
finding-communes-far-away = { $file }, dòng { $line }: tọa độ của { $commune } ({ $found }) nằm ngoài tỉnh.
finding-communes-far-away-advice = Hãy kiểm tra tọa độ; vĩ độ khoảng 12–13, kinh độ khoảng 107–109. Xã chưa có điểm trên bản đồ.

study-unit-in-part = { $name } (một phần)
