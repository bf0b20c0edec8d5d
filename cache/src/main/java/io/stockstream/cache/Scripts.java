package io.stockstream.cache;

/** The steps that Redis has to take at once. Keys: value, fence, lease. A fence reads {@code generation@offset}. */
final class Scripts {

    /** Whether the fence that is there is at least as new (put, drop) or newer (fill) than the one that comes. */
    private static final String FENCE = """
            local function known_offset(generation)
              local known = redis.call('GET', KEYS[2])
              if not known then return -1 end
              local of, offset = string.match(known, '^(.*)@(%d+)$')
              if of ~= generation then return -1 end
              return tonumber(offset)
            end
            local function remember(generation, offset, ttl)
              if tonumber(ttl) > 0 then
                redis.call('SET', KEYS[2], generation .. '@' .. offset, 'PX', ttl)
              else
                redis.call('SET', KEYS[2], generation .. '@' .. offset)
              end
            end
            """;

    /** Arguments: generation, offset, milliseconds of the fence, value, milliseconds of the value. */
    static final String PUT = FENCE + """
            if known_offset(ARGV[1]) >= tonumber(ARGV[2]) then return 0 end
            if tonumber(ARGV[5]) > 0 then
              redis.call('SET', KEYS[1], ARGV[4], 'PX', ARGV[5])
            else
              redis.call('SET', KEYS[1], ARGV[4])
            end
            remember(ARGV[1], ARGV[2], ARGV[3])
            redis.call('DEL', KEYS[3])
            return 1
            """;

    /** Arguments as for a put. */
    static final String REFRESH = FENCE + """
            local known = known_offset(ARGV[1])
            if known >= tonumber(ARGV[2]) then return 0 end
            if known < 0 then
              redis.call('DEL', KEYS[1])
            else
              redis.call('SET', KEYS[1], ARGV[4], 'PX', ARGV[5])
            end
            remember(ARGV[1], ARGV[2], ARGV[3])
            redis.call('DEL', KEYS[3])
            return 1
            """;

    /** Arguments: generation, offset, milliseconds of the fence. */
    static final String DROP = FENCE + """
            if known_offset(ARGV[1]) >= tonumber(ARGV[2]) then return 0 end
            redis.call('DEL', KEYS[1], KEYS[3])
            remember(ARGV[1], ARGV[2], ARGV[3])
            return 1
            """;

    /** Arguments: generation, offset, milliseconds of the fence, value, milliseconds of the value, token. */
    static final String FILL = FENCE + """
            if redis.call('GET', KEYS[3]) ~= ARGV[6] then return 0 end
            redis.call('DEL', KEYS[3])
            if known_offset(ARGV[1]) > tonumber(ARGV[2]) then return 0 end
            redis.call('SET', KEYS[1], ARGV[4], 'PX', ARGV[5])
            remember(ARGV[1], ARGV[2], ARGV[3])
            return 1
            """;

    /** Key: value. Argument: the text that it must still be. */
    static final String FORGET = """
            if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
            return 0
            """;

    private Scripts() {}
}
