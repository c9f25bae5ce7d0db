workbench-unknown = Không có "{ $found }" trong danh mục. { $suggestion }Các mã hợp lệ: { $known }.
