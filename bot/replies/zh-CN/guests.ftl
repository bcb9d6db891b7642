guest-words = 这个模型是服务器自己带来的，听不懂描述：换一个种子，就是另一张图。
guest-alt = AI 绘制的头像
