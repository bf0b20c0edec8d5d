package io.stockstream.bench;

import java.util.Map;

/**
 * What a contender left on its topics.
 *
 * @param decisions records on the decisions topic
 * @param decidedFacts different facts that they are about
 * @param byOutcome decisions of each outcome
 * @param levels hash of the newest bytes of every sku's level
 * @param movements hash of the newest bytes of every movement
 */
record Outcome(
        long decisions,
        long decidedFacts,
        Map<String, Integer> byOutcome,
        Map<String, Integer> levels,
        Map<String, Integer> movements) {

    /** Each fact must be decided exactly once, or the rate would be that of another job. */
    void requireOneDecisionPerFact(String contender, int facts) {
        if (decisions != facts || decidedFacts != facts) {
            throw new IllegalStateException("%s made %,d decisions on %,d facts; there are %,d facts"
                    .formatted(contender, decisions, decidedFacts, facts));
        }
    }

    /** Contenders must come to the same bytes for every key, versions and times included. */
    void requireSameAs(String contender, Outcome other) {
        if (!byOutcome.equals(other.byOutcome)) {
            throw new IllegalStateException(
                    "%s decided %s, the loop %s".formatted(contender, byOutcome, other.byOutcome));
        }
        requireSame(contender, "levels", levels, other.levels);
        requireSame(contender, "movements", movements, other.movements);
    }

    private static void requireSame(
            String contender, String what, Map<String, Integer> own, Map<String, Integer> other) {
        if (own.isEmpty() || own.size() != other.size()) {
            throw new IllegalStateException(
                    "%s ends with %,d %s, the loop with %,d".formatted(contender, own.size(), what, other.size()));
        }
        own.forEach((key, hash) -> {
            if (!hash.equals(other.get(key))) {
                throw new IllegalStateException(
                        "%s and the loop disagree on %s, first on %s".formatted(contender, what, key));
            }
        });
    }
}
