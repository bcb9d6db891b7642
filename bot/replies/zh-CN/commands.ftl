# What commands are called, and what they do.

lock-name = 固定
lock-description = 保留头像的几个部分，其余重画
family-name = 家谱
family-description = 头像的家谱，一张图
variations-name = 相似
variations-description = 和你发的图片相似的四个头像
verify-name = 鉴别
verify-description = 一张图片是不是 Mochi 画的
genes-name = 滑杆
genes-description = 让头像更可爱、更大胆、更明亮……
