# The gallery, the current avatar and the language of a member.

button-show = 🎨 画在这里
button-me = 🙂 这就是我
button-favourite = ★ 设为最爱
button-no-favourite = ☆ 取消最爱
button-name = 🏷️ 起名
button-unsave = 🗑️ 移出收藏
button-gallery = 🖼️ 收藏
button-earlier = ◀ 上一页
button-later = 下一页 ▶
name-title = 给这个头像起名
name-field = 名字；留空则没有名字
kept-avatar = { $title }{ $favourite ->
    [yes] { " ★ 最爱" }
   *[no] { "" }
}
gallery-hint = 点数字可以画出、起名或移出这个头像。
me-name = 我的头像
me-description = 你自己的头像：看看它，用文字、配方码或你的头像图片来选
profile-name = 个人页
profile-description = 看看某位成员的头像和最爱
gallery-name = 收藏
gallery-description = 你保存的头像：画出、起名、设为最爱或移出
save-name = 保存
save-description = 把一个头像放进你的收藏
language-name = 语言
option-me-words-description = 你的样子，或一个配方码；留空则显示你的头像
option-picture = 头像图片
option-picture-description = 用你账号头像的颜色，图片用完立刻丢弃
option-member = 成员
option-member-description = 谁的头像；留空就是你的
option-page = 页
option-page-description = 打开第几页
option-title = 名字
option-title-description = 你怎么叫它
option-language = 语言
option-language-description = 语言
language-set = 从现在起，我和你说简体中文。
language-app = 从现在起，我按你应用的语言和你说话。
language-itself = 简体中文
language-own = 跟随我的应用
language-description = 我用哪种语言和你说话
