# What only Discord needs said.

settings-name = 設定
server-settings-description = このサーバーでのわたしのふるまいを決める
settings-title = このサーバーでのわたしのふるまい
settings-admins-only = サーバーを管理できるメンバーだけができます。
settings-all-channels = 使えるチャンネル：すべて
