"""What worker.reaper does in Redis, each in one step that happens entirely or not at all."""

from typing import Final

BRING_BACK: Final = """
-- KEYS: queue, intermediate, started, failed, job; ARGV: id, now, field of kills, kills at most, failed until
if redis.call('LPOS', KEYS[1], ARGV[1]) or redis.call('EXISTS', KEYS[5]) == 0 then return 0 end
local killed = 0
for _, entry in ipairs(redis.call('ZRANGE', KEYS[3], 0, -1)) do
  if string.sub(entry, 1, #ARGV[1] + 1) == ARGV[1] .. ':' then
    if tonumber(redis.call('ZSCORE', KEYS[3], entry)) > tonumber(ARGV[2]) then return 0 end
    redis.call('ZREM', KEYS[3], entry)
    killed = 1
  end
end
redis.call('LREM', KEYS[2], 0, ARGV[1])
if redis.call('HINCRBY', KEYS[5], ARGV[3], killed) >= tonumber(ARGV[4]) then
  redis.call('HSET', KEYS[5], 'status', 'failed')
  redis.call('ZADD', KEYS[4], ARGV[5], ARGV[1])
  return 2
end
redis.call('HSET', KEYS[5], 'status', 'queued')
redis.call('LPUSH', KEYS[1], ARGV[1])
return 1
"""

GIVE_UP: Final = """
-- KEYS: queue, scheduled, failed, job; ARGV: id, failed until
if redis.call('LREM', KEYS[1], 0, ARGV[1]) + redis.call('ZREM', KEYS[2], ARGV[1]) == 0 then return 0 end
redis.call('HSET', KEYS[4], 'status', 'failed')
redis.call('ZADD', KEYS[3], ARGV[2], ARGV[1])
return 1
"""
