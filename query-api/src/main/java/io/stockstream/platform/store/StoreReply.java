package io.stockstream.platform.store;

import java.net.URI;

/** What one instance of streams-app answers to one read. */
sealed interface StoreReply {

    /** The name of the outcome in metrics. */
    String outcome();

    /** The store has it. */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a copy of every body would serve nobody either.
    record Found(String body) implements StoreReply {
        @Override
        public String outcome() {
            return "found";
        }
    }

    /** The owner of the key has no such key. Only an owner can answer this. */
    record Missing() implements StoreReply {
        @Override
        public String outcome() {
            return "missing";
        }
    }

    /** Another instance owns the key. */
    record Moved(URI location) implements StoreReply {
        @Override
        public String outcome() {
            return "moved";
        }
    }

    /** No answer at the moment: the partition moves, is restored, or the instance is gone. */
    record Away(String reason) implements StoreReply {
        @Override
        public String outcome() {
            return "away";
        }
    }
}
