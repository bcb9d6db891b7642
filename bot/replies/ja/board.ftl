# 今日のテーマと、サーバーのボード。

daily = 今日のテーマ：{ $theme }！
today-name = 今日のテーマ
today-description = 今日のテーマのアバターを四枚
board-name = ボード
board-description = 今日ここで共有されたアバター
setting-board = 今日のテーマとボード
button-share = 📌 共有
button-heart = ❤️ { $number }
shared = 今日のボードに貼りました。ここのみんながハートを贈れます。
taken-down = ボードから外しました。
heart-given = ❤️ ハートを贈りました！いま { $hearts } 個です。
heart-taken = ハートを取り消しました。いま { $hearts } 個です。
own-heart = 自分のアバターです。ハートはほかの人から届きます。
not-on-board = このアバターはもうボードにありません。
board-off = ここにはボードがありません。管理者が設定でオンにできます。
board-empty = ボードにはまだ何もありません。アバターの下の「共有」で貼れます。
board-full = もう貼れません。一日に共有できるのは { $each } 枚です。
caption-board = 今日のボード（人気順）
alt-board = AIが描いたちびアバター{ $count }人のボード。ハートの数：{ $hearts }
