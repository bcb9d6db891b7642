# The gallery, the current avatar and the language of a member.

button-show = 🎨 畫在這裡
button-me = 🙂 這就是我
button-favourite = ★ 設為最愛
button-no-favourite = ☆ 取消最愛
button-name = 🏷️ 取名
button-unsave = 🗑️ 移出收藏
button-gallery = 🖼️ 收藏
button-earlier = ◀ 上一頁
button-later = 下一頁 ▶
name-title = 幫這個頭像取名
name-field = 名字；留空則沒有名字
kept-avatar = { $title }{ $favourite ->
    [yes] { " ★ 最愛" }
   *[no] { "" }
}
gallery-hint = 點數字可以畫出、取名或移出這個頭像。
me-name = 我的頭像
me-description = 你自己的頭像：看看它，用文字、配方碼或你的頭像圖片來選
profile-name = 個人頁
profile-description = 看看某位成員的頭像和最愛
gallery-name = 收藏
gallery-description = 你儲存的頭像：畫出、取名、設為最愛或移出
save-name = 儲存
save-description = 把一個頭像放進你的收藏
language-name = 語言
option-me-words-description = 你的樣子，或一個配方碼；留空則顯示你的頭像
option-picture = 頭像圖片
option-picture-description = 用你帳號頭像的顏色，圖片用完立刻丟棄
option-member = 成員
option-member-description = 誰的頭像；留空就是你的
option-page = 頁
option-page-description = 打開第幾頁
option-title = 名字
option-title-description = 你怎麼叫它
option-language = 語言
option-language-description = 語言
language-set = 從現在起，我和你說繁體中文。
language-app = 從現在起，我依你應用程式的語言和你說話。
language-itself = 繁體中文
language-own = 跟隨我的應用程式
language-description = 我用哪種語言和你說話
