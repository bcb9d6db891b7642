# 終端機。

console-sure = 如果是，請輸入 { $command }
console-genes = 可以調節：{ $choices }。例如：slide cute 0.5
console-no-file = 這個路徑沒有圖片。
console-not-saved = 畫好了，但這裡寫不了檔案。還有空間嗎？avatars 資料夾可以寫入嗎？
console-settings = 例如：/settings style pixel · /settings style · /settings language ja · /settings board on
nothing-to-undo = 沒有可以復原的：我不知道它是從哪個頭像改來的。
console-help-more =
    還有：lock 2 頭髮, 眼睛 · undo · /genes · slide cute 0.5 · /variations picture.png · /verify picture.png · /today
    關於你：/profile · /language ja · /privacy · /mydata · /forget
    這裡：/settings · /board · share 2
