# /verify 對圖片標記的回答，以及 /about 中關於標記的說明。

verify-mochi = 這是 Mochi 用 AI 畫的。
verify-ai = 圖片本身表明由 AI 產生，但沒有這個 Mochi 的標記。
verify-changed = 這張圖片簽章之後被更動過，簽章已不能說明什麼。
verify-none = 沒有找到 AI 標記。這不能證明什麼：裁切或重畫會讓標記遺失。
verify-gone = 這張圖片已經拿不到了。請重新傳送，不超過 8 MB。
verify-unreadable = 我讀不了這張圖片。我認得 PNG、JPEG、WebP 和 GIF，不超過 2400 萬像素。
mark-signature-own = 簽章（內容憑證）：是我的，檔案沒有更動
mark-signature-foreign = 簽章（內容憑證）：完好，署名 { $maker }，我無法擔保
mark-signature-expired = 簽章（內容憑證）：已過期，署名 { $maker }
mark-signature-broken = 簽章（內容憑證）：已損壞，檔案被更動過
mark-signature-none = 沒有簽章：聊天軟體壓縮圖片時會把它去掉，所以還有另一種標記
mark-invisible = 隱形標記：Mochi 的，完整
mark-label = AI 標籤（AIGC，GB 45438-2025）
mark-source = 檔案資料註明由訓練過的網路產生（IPTC）
about-marks = 每個檔案都用簽章、標籤和隱形標記表明由 AI 產生，/verify 可以讀出來。
