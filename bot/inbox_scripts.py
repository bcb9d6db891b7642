"""What bot.inbox does in Redis, each in one step that happens entirely or not at all.

KEYS[1] is the prefix of all keys; the clock is that of Redis, the same for all processes.
"""

from typing import Final

_KEYS: Final = """
local function seen(id) return KEYS[1] .. 'seen:' .. id end
local function event(id) return KEYS[1] .. 'event:' .. id end
local open = KEYS[1] .. 'open'
local function now()
  local time = redis.call('TIME')
  return tonumber(time[1]) + tonumber(time[2]) / 1000000
end
"""

RECEIVE: Final = (
    _KEYS
    + """
local id, lease, text, who, owner, kept, seen_for = unpack(ARGV)
if not redis.call('SET', seen(id), '1', 'NX', 'EX', seen_for) then return 0 end
redis.call('HSET', event(id), 'event', text, 'who', who, 'owner', owner, 'placeholder', '', 'tries', 1)
redis.call('EXPIRE', event(id), kept)
redis.call('ZADD', open, now() + lease, id)
return 1
"""
)

NOTE: Final = (
    _KEYS
    + """
local id, owner, placeholder = unpack(ARGV)
if redis.call('HGET', event(id), 'owner') ~= owner then return 0 end
redis.call('HSET', event(id), 'placeholder', placeholder)
return 1
"""
)

DONE: Final = (
    _KEYS
    + """
redis.call('ZREM', open, ARGV[1])
return redis.call('DEL', event(ARGV[1]))
"""
)

BEAT: Final = (
    _KEYS
    + """
local until_when = now() + tonumber(ARGV[2])
for index = 3, #ARGV do
  if redis.call('HGET', event(ARGV[index]), 'owner') == ARGV[1] then
    redis.call('ZADD', open, 'XX', until_when, ARGV[index])
  end
end
return 1
"""
)

TAKE: Final = (
    _KEYS
    + """
local found = {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', open, 0, now(), 'LIMIT', 0, 50)) do
  local told = redis.call('HMGET', event(id), 'event', 'placeholder')
  if told[1] then
    redis.call('HSET', event(id), 'owner', ARGV[1])
    redis.call('ZADD', open, now() + tonumber(ARGV[2]), id)
    local tries = redis.call('HINCRBY', event(id), 'tries', 1)
    table.insert(found, {id, told[1], told[2], tostring(tries)})
  else
    redis.call('ZREM', open, id)
  end
end
return found
"""
)

FORGET: Final = (
    _KEYS
    + """
local forgotten = 0
for _, id in ipairs(redis.call('ZRANGE', open, 0, -1)) do
  if redis.call('HGET', event(id), 'who') == ARGV[1] then
    redis.call('ZREM', open, id)
    forgotten = forgotten + redis.call('DEL', event(id))
  end
end
return forgotten
"""
)
