# What only Discord needs said.

settings-name = 设置
server-settings-description = 决定我在这个服务器里怎么做
settings-title = 我在这个服务器里怎么做
settings-admins-only = 只有能管理这个服务器的成员才可以这样做。
settings-channels = 允许的频道：全部
option-becomes = 变成
option-becomes-description = 除了文件，表情还放到哪里
pack-emoji = 这个服务器的表情符号
pack-stickers = 这个服务器的贴纸
emoji-added = 这个服务器现在有了 { $count } 个新表情符号。
stickers-added = 这个服务器现在有了 { $count } 张新贴纸。
expressions-full = 其余的放不下了，都在文件里。
expressions-busy = Discord 暂时不再接收，其余的都在文件里。
expressions-not-allowed = 我在这里没有添加的权限，全部都在文件里。
expressions-failed = Discord 没有收下其余的，都在文件里。
expressions-not-here = 这需要你和我在服务器里都有“创建表情”的权限。所有表情会以文件给你。
settings-reports = 举报频道：无
lock-title = 哪些保持不变？
lock-parts = 勾选要保留的，其余重新画
lock-more-parts = 还有这些呢？
cannot-remove = Discord 不让我移走它，管理员可以手动删除。
no-picture-here = 这条消息里没有图片。
menu-save = 放进我的收藏
menu-variations = 像这张图片的头像
menu-verify = 这是 Mochi 画的吗？
menu-profile = 这位成员的头像
option-lock-words-description = 保留什么，例如：头发、眼睛；留空则从列表选
option-gene = 基因
option-gene-description = 调什么；留空则显示按钮
option-amount = 程度
option-amount-description = 从 -1 到 1：多少，以及往哪边
option-upload = 图片
option-upload-description = PNG、JPEG 或 WebP，最大 8 MB
help-discord =
    图片下面有按钮：更多类似的、修改、滑杆、保留部分、表情、动起来、文件、家谱、收藏。你也可以直接用文字回复它，例如“蓝眼睛”。
    从配方码开始：/edit /lock /genes /breed /mix /morph /pack /family
    碰运气：/random /surprise /today
    用你发来的图片：/variations /verify
    你自己的：/me /profile /gallery /save /language · 我保存了什么：/privacy /mydata /forget
