package io.stockstream.cache;

/** The steps that Redis has to take at once. Keys: value, fence, lease. A fence reads {@code generation@offset}. */
final class Scripts {

    /**
     * Reads a key as text. A key of another type is not from this system: it is removed, so that it causes no further
     * errors.
     */
    static final String TEXT = """
            local function text(key)
              local type = redis.call('TYPE', key).ok
              if type == 'string' then return redis.call('GET', key) end
              if type ~= 'none' then redis.call('DEL', key) end
              return false
            end
            """;

    /**
     * Whether the stored fence is at least as new (put, drop) or newer (fill) than the given one. A value that cannot
     * be written (Redis is full) is removed instead: no value is better than an old one.
     */
    private static final String FENCE = TEXT + """
            local function known_offset(generation)
              local known = text(KEYS[2])
              if not known then return -1 end
              local of, offset = string.match(known, '^(.*)@(%d+)$')
              -- More digits than a number holds exactly: nobody here wrote that.
              if of ~= generation or #offset > 15 then return -1 end
              return tonumber(offset)
            end
            local function set(value, ttl)
              local done
              if tonumber(ttl) > 0 then
                done = redis.pcall('SET', KEYS[1], value, 'PX', ttl)
              else
                done = redis.pcall('SET', KEYS[1], value)
              end
              if done.err then
                redis.call('DEL', KEYS[1], KEYS[3])
                error(done.err)
              end
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
            set(ARGV[4], ARGV[5])
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
              set(ARGV[4], ARGV[5])
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
            if text(KEYS[3]) ~= ARGV[6] then return 0 end
            redis.call('DEL', KEYS[3])
            if known_offset(ARGV[1]) > tonumber(ARGV[2]) then return 0 end
            set(ARGV[4], ARGV[5])
            remember(ARGV[1], ARGV[2], ARGV[3])
            return 1
            """;

    /** Key: value. Argument: the text that it must still be. */
    static final String FORGET = TEXT + """
            if text(KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
            return 0
            """;

    /** Key: lease. Arguments: token, milliseconds. A lease without an expiry is not from this system. */
    static final String LEASE = TEXT + """
            if text(KEYS[1]) and redis.call('PTTL', KEYS[1]) >= 0 then return 0 end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return 1
            """;

    private Scripts() {}
}
