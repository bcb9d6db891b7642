# What commands are called, and what they do.

lock-name = 固定
lock-description = アバターの一部を残して、ほかを描き直す
family-name = 家系図
family-description = アバターの家系図を絵で
variations-name = 似た絵
variations-description = 送られた画像に似たアバターを4つ
verify-name = 確認
verify-description = 画像が Mochi の描いたものかどうか
genes-name = スライダー
genes-description = もっとかわいく、大胆に、明るく…
