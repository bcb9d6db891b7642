# 终端。

console-sure = 如果是，请输入 { $command }
console-genes = 可以调节：{ $choices }。例如：slide cute 0.5
console-no-file = 这个路径没有图片。
console-not-saved = 画好了，但这里写不了文件。还有空间吗？avatars 文件夹可以写入吗？
console-settings = 例如：/settings style pixel · /settings style · /settings language ja · /settings board on
nothing-to-undo = 没有可以撤销的：我不知道它是从哪个头像改来的。
console-help-more =
    还有：lock 2 头发, 眼睛 · undo · /genes · slide cute 0.5 · /variations picture.png · /verify picture.png · /today
    关于你：/profile · /language ja · /privacy · /mydata · /forget
    这里：/settings · /board · share 2
