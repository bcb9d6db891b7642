placeholder = 正在画你的头像……
queue-full = 现在画头像的人太多啦，请过一分钟再试。
queue-away = 我暂时够不到画桌，请过一分钟再试。
apology = 抱歉，这张头像没能画出来。你的描述没有问题，请再试一次。

refused-sexual = 我只画大家都可以看的头像，换个说法试试好吗？
refused-hateful = 我不画会伤害别人的内容，换个说法试试好吗？
refused-child_safety = 这个我不画。如果有孩子正处于危险之中，请联系警方或求助热线。
refused-violence = 我更想画温柔一点的东西，换个说法试试好吗？

empty-words = 告诉我要画什么吧，例如：/avatar 可爱的粉色头发
nothing-drawable = 我还不会画 { $words }。可以试试：粉色头发、猫耳、卫衣
bad-style = 我不认识画风“{ $value }”。我会画：{ $choices }
bad-family = 这里不能用模型“{ $value }”。可以选择：{ $choices }
family-untrained = 模型“{ $value }”还没有训练好。可以选择：{ $choices }
bad-count = 我一次可以画 1 到 { $most } 张。
bad-size = 图片宽度可以是 { $choices } 像素。
bad-seed = 种子是 0 到 { $most } 之间的整数。
recipe-foreign = 这不是我的配方码。我的配方码长这样：{ $example }
recipe-mistyped = 这个配方码有输入错误，请完整复制后再试。
recipe-newer = 这个配方码来自比我更新的 Mochi。
unknown-command = 我不认识这个命令。发送 /help 看看我会做什么。

caption-seed = 种子 { $seed }
caption-recipe = 配方码
caption-unknown = 我还不会画：{ $words }
caption-long = 我只读了前 { $most } 个字符。
caption-made = 由 AI 绘制（{ $model }）
caption-surprise = 一份惊喜
alt-text = AI 绘制的萌版头像：{ $look }
alt-sheet = { $count } 张 AI 绘制的萌版头像：{ $look }
list-separator = 、
colour-of = { $colour }{ $thing }
hair = 头发
eyes = 眼睛
eye_left = 左眼
eye_right = 右眼
skin = 皮肤
outfit = 衣服
accent = 配饰
backdrop = 背景
tips = 发尾

start = 你好，我是 Mochi！告诉我你的样子，我来给你画萌版头像。试试：/avatar 可爱的粉色头发
help =
    用你自己的话告诉我要画什么：头发、眼睛、耳朵、衣服、表情、背景、画风。
    /avatar 可爱的粉色头发
    /avatar 银色双马尾，蓝眼睛，猫耳，卫衣，夜空
    /avatar 黑色乱发的男孩，不要眼镜，像素风
    每张图都有一个配方码。/avatar 加上配方码，在任何地方都能再画出同一个头像。
help-options = 还可以加上选项：/avatar 粉色头发 画风:像素 数量:4 尺寸:1024 种子:7
about =
    Mochi 用自己的神经网络画萌版头像，训练图片全部由自己的画师程序绘制，没有抓取任何画作。
    你的头像归你使用，你的描述不会被保存。图片由 AI 生成。
    Mochi { $version } · 模型：{ $families }

avatar-description = 根据你的描述画一个萌版头像
help-description = Mochi 会做什么
about-description = 谁在画画，你的描述会怎样
start-description = 打个招呼
avatar-name = 头像
help-name = 帮助
about-name = 关于
option-words = 描述
option-words-description = 想画什么，例如：粉色头发、猫耳；也可以填配方码
option-style = 画风
option-style-description = 用什么画风
option-model = 模型
option-model-description = 用哪个网络来画
option-count = 数量
option-count-description = 画几张
option-size = 尺寸
option-size-description = 图片宽度（像素）
option-seed = 种子
option-seed-description = 一个数字，决定你没有说到的一切
option-recipe = 配方码

console-hello = 你好，我是 Mochi。输入 /avatar 可爱的粉色头发，或 /help、/quit。
console-saved = 已保存到 { $path }
console-drawing = 正在画……
console-bye = 再见！
