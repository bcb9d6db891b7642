telegram-may-not-write = そのグループでは書き込めません。管理者に許可をお願いしてください。
telegram-groups-only = これはグループ用です。管理者がグループの中で送ってください。
telegram-admins-only = このグループの管理者だけができます。
