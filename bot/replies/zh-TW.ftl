placeholder = 正在畫你的頭像……
queue-full = 現在畫頭像的人太多了，請過一分鐘再試。
queue-away = 我暫時搆不到畫桌，請過一分鐘再試。
apology = 抱歉，這張頭像沒能畫出來。你的描述沒有問題，請再試一次。

refused-sexual = 我只畫大家都可以看的頭像，換個說法試試好嗎？
refused-hateful = 我不畫會傷害別人的內容，換個說法試試好嗎？
refused-child_safety = 這個我不畫。如果有孩子正處於危險之中，請聯絡警方或求助專線。
refused-violence = 我比較想畫溫柔一點的東西，換個說法試試好嗎？

empty-words = 告訴我要畫什麼吧，例如：/avatar 可愛的粉紅色頭髮
nothing-drawable = 我還不會畫 { $words }。可以試試：粉紅色頭髮、貓耳、帽T
bad-style = 我不認識畫風「{ $value }」。我會畫：{ $choices }
bad-family = 這裡不能用模型「{ $value }」。可以選擇：{ $choices }
family-untrained = 模型「{ $value }」還沒有訓練好。可以選擇：{ $choices }
bad-count = 我一次可以畫 1 到 { $most } 張。
bad-size = 圖片寬度可以是 { $choices } 像素。
bad-seed = 種子是 0 到 { $most } 之間的整數。
recipe-foreign = 這不是我的配方碼。我的配方碼長這樣：{ $example }
recipe-mistyped = 這個配方碼有輸入錯誤，請完整複製後再試。
recipe-newer = 這個配方碼來自比我更新的 Mochi。
unknown-command = 我不認識這個指令。輸入 /help 看看我會做什麼。

caption-seed = 種子 { $seed }
caption-recipe = 配方碼
caption-unknown = 我還不會畫：{ $words }
caption-long = 我只讀了前 { $most } 個字元。
caption-made = 由 AI 繪製（{ $model }）
caption-surprise = 一份驚喜
alt-text = AI 繪製的萌版頭像：{ $look }
alt-sheet = { $count } 張 AI 繪製的萌版頭像：{ $look }
list-separator = 、
colour-of = { $colour }{ $thing }
hair = 頭髮
eyes = 眼睛
eye_left = 左眼
eye_right = 右眼
skin = 皮膚
outfit = 衣服
accent = 配件
backdrop = 背景
tips = 髮尾

start = 你好，我是 Mochi！告訴我你的樣子，我來幫你畫萌版頭像。試試：/avatar 可愛的粉紅色頭髮
help =
    用你自己的話告訴我要畫什麼：頭髮、眼睛、耳朵、衣服、表情、背景、畫風。
    /avatar 可愛的粉紅色頭髮
    /avatar 銀色雙馬尾，藍眼睛，貓耳，帽T，夜空
    /avatar 黑色亂髮的男孩，不要眼鏡，像素風
    每張圖都有一個配方碼。/avatar 加上配方碼，在任何地方都能再畫出同一個頭像。
help-options = 還可以加上選項：/avatar 粉紅色頭髮 畫風:像素 數量:4 尺寸:1024 種子:7
about =
    Mochi 用自己的神經網路畫萌版頭像，訓練圖片全部由自己的畫師程式繪製，沒有抓取任何畫作。
    你的頭像歸你使用，你的描述不會被保存。圖片由 AI 生成。
    Mochi { $version } · 模型：{ $families }

avatar-description = 依照你的描述畫一個萌版頭像
help-description = Mochi 會做什麼
about-description = 誰在畫畫，你的描述會怎樣
start-description = 打個招呼
avatar-name = 頭像
help-name = 說明
about-name = 關於
option-words = 描述
option-words-description = 想畫什麼，例如：粉紅色頭髮、貓耳；也可以填配方碼
option-style = 畫風
option-style-description = 用什麼畫風
option-model = 模型
option-model-description = 用哪個網路來畫
option-count = 數量
option-count-description = 畫幾張
option-size = 尺寸
option-size-description = 圖片寬度（像素）
option-seed = 種子
option-seed-description = 一個數字，決定你沒有說到的一切
option-recipe = 配方碼

console-hello = 你好，我是 Mochi。輸入 /avatar 可愛的粉紅色頭髮，或 /help、/quit。
console-saved = 已存到 { $path }
console-drawing = 正在畫……
console-bye = 再見！
