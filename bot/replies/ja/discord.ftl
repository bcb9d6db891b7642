# What only Discord needs said.

settings-name = 設定
server-settings-description = このサーバーでのわたしのふるまいを決める
settings-title = このサーバーでのわたしのふるまい
settings-admins-only = サーバーを管理できるメンバーだけができます。
settings-all-channels = 使えるチャンネル：すべて
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
