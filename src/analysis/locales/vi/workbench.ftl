workbench-unknown = Không có "{ $found }" trong danh mục. { $suggestion }Các mã hợp lệ: { $known }.
explore-district = Địa bàn:
explore-indicator = Chỉ tiêu:
explore-as-of = Số liệu đến ngày:
explore-working = Đang tính lại với số liệu đã biết đến ngày này, chờ vài giây …
explore-nothing-known = Chưa có số liệu nào được công bố đến ngày này; hãy chọn ngày muộn hơn.
explore-times = Tốc độ (số lần):
