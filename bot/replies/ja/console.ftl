# 端末。

console-sure = よければ { $command } と入力してください
console-genes = 動かせるもの：{ $choices }。例：slide cute 0.5
console-no-file = そのパスに画像が見つかりません。
console-not-saved = 絵はできましたが、ここにファイルを書き込めません。空き容量と、avatars フォルダーの書き込み権限をご確認ください。
console-settings = 例：/settings style pixel · /settings style · /settings language ja · /settings board on
nothing-to-undo = 元に戻せません。どのアバターから変えたものか分かりません。
console-help-more =
    ほかに：lock 2 髪, 目 · undo · /genes · slide cute 0.5 · /variations picture.png · /verify picture.png · /today
    あなたについて：/profile · /language ja · /privacy · /mydata · /forget
    ここでは：/settings · /board · share 2
