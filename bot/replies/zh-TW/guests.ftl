guest-words = 這個模型是伺服器自己帶來的，聽不懂描述：換一個種子，就是另一張圖。
guest-alt = AI 繪製的頭像
