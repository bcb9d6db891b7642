# What only Telegram needs said.

telegram-may-not-write = そのグループでは書き込めません。管理者に許可をお願いしてください。
telegram-groups-only = これはグループ用です。管理者がグループの中で送ってください。
telegram-admins-only = このグループの管理者だけができます。
telegram-back = ◀ 戻る
telegram-here = このトピックだけ
telegram-not-here = このトピックをやめる
telegram-everywhere = すべてのトピック
telegram-open = Mochi を開く
telegram-stickers = ステッカーを追加
telegram-emoji = 絵文字を追加
telegram-set-title = Mochi のきもち
telegram-start-first = 自分のステッカーにするには、まず Mochi を開いて「開始」を押してください。それまでは、すべての表情をファイルでお渡しします。
telegram-no-set = 今回は Telegram にステッカーを作れなかったので、すべての表情をファイルでお渡しします。
telegram-web = Mochi
telegram-inline-open = Mochi を開いてもっと見る
telegram-inline-wait = まだ描いています。少ししてからもう一度
telegram-inline-start = Mochi を開いて「開始」を押し、もう一度
telegram-inline-own = これをもとに作る
telegram-hidden = 匿名の管理者として書かれているので、どなたのギャラリーか分かりません。個人チャットか、ご本人として書いてください。
telegram-private-only = これはあなただけのものです。個人チャットで聞いてください。
settings-description = このグループでのふるまいを選ぶ
telegram-which = どのアバターですか。このコマンドでそのアバターに返信するか、後ろにレシピコードを書いてください。
telegram-ask-name = なんと名づけますか。24文字までの名前を返信してください。
telegram-no-face = まだあなたのアバターがなく、プロフィール写真も見えません。例：/me かわいい ピンクの髪
telegram-reports-admins = 管理者に個別に
telegram-reports-here = ここで
telegram-show = 見る
telegram-cannot-remove = Telegram の決まりで消せません。管理者が手で削除できます。
telegram-picture = 画像ですね。/variations で返信すると似たアバターを、/verify で返信するとわたしが描いたかどうかをお答えします。
telegram-no-picture = PNG・JPEG・WebP の画像に、このコマンドをキャプションとして付けるか、画像への返信で送ってください。
telegram-picture-large = この画像は大きすぎます。8 MB までです。
telegram-help =
    アバターに言葉で返信すると変えられます。/save、/me、/pack、/family での返信もできます。
    どのチャットでも：@{ $bot } と希望を書くと、4つの中から送れます。
    写真に /variations と書くと、似たアバターになります。
telegram-other-topics = このグループでは、ほかのトピックでアバターを描きます。
