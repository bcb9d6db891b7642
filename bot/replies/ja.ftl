placeholder = アバターを描いています…
queue-full = いまとても混み合っています。1分ほどしてからもう一度お試しください。
queue-away = いまお絵かき机に手が届きません。1分ほどしてからもう一度お試しください。
apology = ごめんなさい、このアバターはうまく描けませんでした。ことばに問題はありません。もう一度お試しください。

refused-sexual = みんなが見られるアバターだけを描いています。別のことばで試してみませんか？
refused-hateful = 人を傷つけるものは描きません。別のことばで試してみませんか？
refused-child_safety = これは描きません。危険な目にあっている子どもがいたら、警察や相談窓口に知らせてください。
refused-violence = もう少しやさしいものを描きたいです。別のことばで試してみませんか？

empty-words = 描きたいものを教えてください。例：/avatar かわいい ピンクの髪
nothing-drawable = { $words } はまだ描けません。例：ピンクの髪、猫耳、パーカー
bad-style = 「{ $value }」という画風は知りません。描けるのは：{ $choices }
bad-family = モデル「{ $value }」はここでは使えません。選べるのは：{ $choices }
family-untrained = モデル「{ $value }」はまだ学習が終わっていません。選べるのは：{ $choices }
bad-count = 一度に描けるのは1〜{ $most }枚です。
bad-size = 画像の幅は { $choices } ピクセルから選べます。
bad-seed = シードは0から{ $most }までの整数です。
recipe-foreign = これはわたしのレシピコードではありません。わたしのコードはこんな形です：{ $example }
recipe-mistyped = レシピコードに打ちまちがいがあります。全体をコピーしてもう一度お試しください。
recipe-newer = このレシピコードは、わたしより新しい Mochi のものです。
unknown-command = そのコマンドは知りません。/help でできることを見られます。

caption-seed = シード { $seed }
caption-recipe = レシピ
caption-unknown = まだ描けないもの：{ $words }
caption-long = はじめの{ $most }文字だけ読みました。
caption-made = AIが描きました（{ $model }）
caption-surprise = おまかせ
alt-text = AIが描いたちびアバター：{ $look }
alt-sheet = AIが描いたちびアバター{ $count }枚：{ $look }
list-separator = 、
colour-of = { $colour }の{ $thing }
hair = 髪
eyes = 目
eye_left = 左目
eye_right = 右目
skin = 肌
outfit = 服
accent = アクセサリー
backdrop = 背景
tips = 毛先

start = こんにちは、Mochi です！どんな姿か教えてくれたら、ちびアバターを描きます。例：/avatar かわいい ピンクの髪
help =
    描きたいものを自由なことばで教えてください：髪、目、耳、服、表情、背景、画風。
    /avatar かわいい ピンクの髪
    /avatar 銀髪ツインテール、青い目、猫耳、パーカー、夜空
    /avatar 黒髪ボサボサの男の子、メガネなし、ドット絵
    どの絵にもレシピコードがあります。/avatar にコードを入れると、どこでも同じアバターを描けます。
help-options = 細かく選ぶこともできます：/avatar ピンクの髪 画風:ドット絵 枚数:4 サイズ:1024 シード:7
about =
    Mochi は自前のニューラルネットワークでちびアバターを描きます。学習に使った絵はすべて自前のペインターが描いたもので、作品の無断収集はしていません。
    アバターは自由に使えます。ことばは保存しません。絵はAIが生成しています。
    Mochi { $version } · モデル：{ $families }

avatar-description = ことばからちびアバターを描きます
help-description = Mochi にできること
about-description = だれが描くのか、ことばがどう扱われるのか
start-description = あいさつする
avatar-name = アバター
help-name = ヘルプ
about-name = 紹介
option-words = ことば
option-words-description = 描きたいもの。例：ピンクの髪、猫耳（レシピコードも可）
option-style = 画風
option-style-description = どんな画風で描くか
option-model = モデル
option-model-description = どのネットワークで描くか
option-count = 枚数
option-count-description = 何枚描くか
option-size = サイズ
option-size-description = 画像の幅（ピクセル）
option-seed = シード
option-seed-description = 言わなかったことすべてを決める数字
option-recipe = レシピ

console-hello = こんにちは、Mochi です。/avatar かわいい ピンクの髪、/help、/quit が使えます。
console-saved = 保存先：{ $path }
console-drawing = 描いています…
console-bye = またね！
