# What only Discord needs said.

settings-name = 設定
server-settings-description = このサーバーでのわたしのふるまいを決める
settings-title = このサーバーでのわたしのふるまい
settings-admins-only = サーバーを管理できるメンバーだけができます。
settings-channels = 使えるチャンネル：すべて
option-becomes = 追加先
option-becomes-description = ファイルのほかに、どこへ加えるか
pack-emoji = このサーバーの絵文字
pack-stickers = このサーバーのスタンプ
emoji-added = このサーバーに絵文字が { $count } 個加わりました。
stickers-added = このサーバーにスタンプが { $count } 個加わりました。
expressions-full = 残りは空きがありませんでした。ファイルに入っています。
expressions-busy = Discord が今はこれ以上受け取りません。残りはファイルに入っています。
expressions-not-allowed = ここでは追加できません。すべてファイルに入っています。
expressions-failed = 残りは Discord が受け取りませんでした。ファイルに入っています。
expressions-not-here = それには、あなたとわたしの両方に、サーバーの「絵文字の作成」権限が必要です。表情はファイルでお届けします。
settings-reports = 通報先のチャンネル：なし
lock-title = どこをそのままにしますか？
lock-parts = 残すところを選んでください。ほかは描き直します
lock-more-parts = こちらは？
cannot-remove = Discord の都合でわたしには消せません。モデレーターが手で削除できます。
no-picture-here = このメッセージには画像がありません。
menu-save = ギャラリーに保存
menu-variations = この画像に似たアバター
menu-verify = Mochi が描いたもの？
menu-profile = このメンバーのアバター
option-lock-words-description = 残すもの（例：髪、目）。空なら一覧から選べます
option-gene = 遺伝子
option-gene-description = 何を動かすか。空ならボタンが出ます
option-amount = 量
option-amount-description = -1 から 1：どちらへ、どれだけ
option-upload = 画像
option-upload-description = PNG、JPEG、WebP、8 MB まで
help-discord =
    絵の下にはボタンがあります：似たものをもっと、変える、スライダー、残して描く、表情、動かす、ファイル、家系図、保存。「青い目」のように言葉で返信しても変えられます。
    レシピコードから：/edit /lock /genes /breed /mix /morph /pack /family
    おまかせ：/random /surprise /today
    送った画像から：/variations /verify
    あなたのもの：/me /profile /gallery /save /language ・ 保存している内容：/privacy /mydata /forget
