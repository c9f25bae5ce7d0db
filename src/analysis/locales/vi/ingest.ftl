# Đọc các bảng số liệu trong data/raw
finding-ingest-unreadable = Không mở được tệp { $file }: { $problem }.
finding-ingest-unreadable-advice = Tệp có thể bị hỏng hoặc đang được bảo vệ. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi đặt bản mới vào data/raw.
finding-ingest-locked = Không đọc được tệp { $file }: { $problem }.
finding-ingest-locked-advice = Hãy đóng tệp ở các chương trình khác, kiểm tra quyền đọc rồi chạy lại.
finding-ingest-format = Tệp { $file } thuộc loại không đọc được.
finding-ingest-format-advice = Hãy lưu lại dạng .xlsx hoặc "CSV UTF-8" rồi đặt bản mới vào data/raw.
finding-ingest-empty = { $file }{ $sheet ->
    [""] {""}
   *[other] , trang tính "{ $sheet }"
}: không có nội dung.
finding-ingest-empty-advice = Hãy xóa trang tính hoặc tệp trống, hoặc điền số liệu vào.
finding-ingest-no-ledger = { $file }{ $sheet ->
    [""] {""}
   *[other] , trang tính "{ $sheet }"
}: không nhận ra dòng tiêu đề của bảng số liệu. Nội dung thấy được: { $seen }.
finding-ingest-no-ledger-advice = Hãy ghi mỗi số liệu một dòng, dưới các tiêu đề "chỉ tiêu", "huyện", "năm", "giá trị".
finding-ingest-missing-column = { $file }, ô { $cells }: bảng thiếu cột { $columns }.
finding-ingest-missing-column-advice = Hãy thêm cột còn thiếu; mỗi số liệu phải có chỉ tiêu, địa bàn, năm và giá trị.
finding-ingest-unknown-column = { $file }, ô { $cells }: không nhận ra cột "{ $found }" nên không dùng cột này.
finding-ingest-unknown-column-advice = Nếu cần cột này, hãy sửa tiêu đề; nếu không thì không phải làm gì.
finding-ingest-repeated-column = { $file }, ô { $cells }: cột "{ $found }" trùng nội dung với một cột đứng trước; chỉ dùng cột đầu tiên.
finding-ingest-repeated-column-advice = Hãy xóa hoặc đổi tên một trong hai cột.
finding-ingest-no-value = { $file }: { $count } dòng chưa có giá trị ({ $cells }).
finding-ingest-no-value-advice = Hãy điền giá trị, hoặc xóa dòng nếu không có số liệu.
finding-ingest-missing-field = { $file }, ô { $cells }: "{ $field }" còn trống; { $count } dòng không được dùng.
finding-ingest-missing-field-advice = Hãy điền "{ $field }".
finding-ingest-unknown-name = { $file }, ô { $cells }: không nhận ra "{ $found }" ở cột "{ $field }"; { $count } dòng không được dùng.
finding-ingest-unknown-name-advice = Có phải ý là: { $suggestions }? Hãy ghi tên đúng như trong danh mục, hoặc thêm cách viết này vào danh mục.
finding-ingest-unknown-name-no-idea = { $file }, ô { $cells }: không nhận ra "{ $found }" ở cột "{ $field }"; { $count } dòng không được dùng.
finding-ingest-unknown-name-no-idea-advice = Hãy ghi mã hoặc tên đúng như trong danh mục, hoặc thêm vào danh mục.
finding-ingest-year = { $file }, ô { $cells }: "{ $found }" không phải là năm.
finding-ingest-year-advice = Hãy ghi năm bằng bốn chữ số, ví dụ 2023.
finding-ingest-which-definition = { $file }, ô { $cells }: chỉ tiêu "{ $indicator }" có nhiều định nghĩa cho năm { $year }; { $count } dòng không được dùng.
finding-ingest-which-definition-advice = Hãy thêm cột "định nghĩa" và ghi một trong các mã: { $choices }.
finding-ingest-ambiguous-number = { $file }, ô { $cells }: "{ $found }" có thể đọc là { $readings }.
finding-ingest-ambiguous-number-advice = Hãy ghi lại số sao cho chỉ có một cách đọc, ví dụ 12500 hoặc 12,50.
finding-ingest-not-a-number = { $file }, ô { $cells }: "{ $found }" không phải là một số.
finding-ingest-not-a-number-advice = Hãy chỉ ghi số, ví dụ 97,5; lời diễn giải ghi ở cột "ghi chú".
finding-ingest-choice = { $file }, ô { $cells }: "{ $found }" không hợp lệ ở cột "{ $field }".
finding-ingest-choice-advice = Hãy ghi một trong các giá trị: { $choices }.
finding-ingest-date = { $file }, ô { $cells }: "{ $found }" ở cột "{ $field }" không phải là ngày nên bị bỏ qua.
finding-ingest-date-advice = Hãy ghi ngày/tháng/năm hoặc năm-tháng-ngày, ví dụ 30/06/2025.
finding-ingest-duplicate = { $file }, ô { $cell }: số liệu "{ $figure }" đã có ở { $first_file }, ô { $first_cell }; không dùng dòng thứ hai.
finding-ingest-duplicate-advice = Hãy xóa một trong hai dòng; nếu là hai số liệu khác nhau, hãy đặt mã khác nhau.
