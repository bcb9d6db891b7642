# The gallery, the current avatar and the language of a member.

button-show = 🎨 ここに描く
button-me = 🙂 これがわたし
button-favourite = ★ お気に入り
button-no-favourite = ☆ お気に入りから外す
button-name = 🏷️ 名前をつける
button-unsave = 🗑️ ギャラリーから出す
button-gallery = 🖼️ ギャラリー
button-earlier = ◀ 前へ
button-later = 次へ ▶
name-title = このアバターに名前をつける
name-field = 名前（空のままなら名前なし）
kept-avatar = { $title }{ $favourite ->
    [yes] { " ★ お気に入り" }
   *[no] { "" }
}
gallery-hint = 番号を押すと、描いたり、名前をつけたり、外したりできます。
me-name = わたし
me-description = あなたのアバターを見る、または言葉・コード・画像の色で選ぶ
profile-name = プロフィール
profile-description = メンバーのアバターとお気に入りを見る
gallery-name = ギャラリー
gallery-description = 保存したアバターを描く・名前をつける・お気に入りにする・外す
save-name = 保存
save-description = アバターをギャラリーに保存する
language-name = 言語
option-me-words-description = あなたの見た目、またはレシピコード。空なら今のアバター
option-picture = 画像
option-picture-description = あなたのプロフィール画像の色で。画像はすぐに捨てます
option-member = メンバー
option-member-description = だれのアバターか。空ならあなた
option-page = ページ
option-page-description = 開くページ
option-title = 名前
option-title-description = 呼び名
option-language = 言語
option-language-description = 言語
language-set = これからは日本語でお話しします。
language-app = これからはアプリの言語でお話しします。
language-itself = 日本語
language-own = アプリと同じ
language-description = どの言語でお話しするか
