# /verify が画像の印について答えること、/about が印について言うこと。

verify-mochi = Mochi が AI で描いた絵です。
verify-ai = AI で作られたと画像自身が示していますが、この Mochi の印はありません。
verify-changed = 署名されたあとに変えられた画像です。署名からはもう何も言えません。
verify-none = AI の印は見つかりませんでした。切り抜きや描き直しで印は消えるので、証明にはなりません。
verify-gone = この画像はもう受け取れません。8 MB 以内でもう一度送ってください。
verify-unreadable = この画像は読めません。2400 万画素までの PNG、JPEG、WebP、GIF が読めます。
mark-signature-own = 署名（コンテンツ認証情報）：私のもので、ファイルは変わっていません
mark-signature-foreign = 署名（コンテンツ認証情報）：壊れていません。名義は { $maker }、私には保証できません
mark-signature-expired = 署名（コンテンツ認証情報）：期限切れ。名義は { $maker }
mark-signature-broken = 署名（コンテンツ認証情報）：壊れています。ファイルが変えられました
mark-signature-none = 署名なし：チャットが画像を縮めるときに消えます。そのためにもう一つの印があります
mark-invisible = 見えない印：Mochi のもの、欠けなし
mark-label = AI ラベル（AIGC、GB 45438-2025）
mark-source = 学習したネットワークが作ったという記載（IPTC）
about-marks = どのファイルも、署名とラベルと見えない印で AI 製だと示します。/verify で読み取れます。
