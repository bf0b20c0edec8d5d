package io.stockstream.topics;

import java.util.Locale;
import java.util.function.Function;

/**
 * What an installation may not choose: which topics there are, and what the application relies on of each. Partitions,
 * retention of what is not replayed, remote storage, compatibility and the words for people are free.
 *
 * @param release the catalogue of this release
 */
record ReliedOn(TopicCatalogue release) {

    /**
     * Checks a catalogue.
     *
     * @param source what errors call the file
     * @throws InvalidTopicsException at the first topic that is missing, or field that differs
     */
    void check(String source, TopicCatalogue chosen) {
        for (TopicSpec wanted : release.topics()) {
            TopicSpec found = chosen.find(wanted.name())
                    .orElseThrow(() -> new InvalidTopicsException(
                            "%s: topic %s is missing; copy its entry from the topics.yaml of this release"
                                    .formatted(source, wanted.name())));
            same(source, "kind", wanted, found, spec -> spec.kind().name().toLowerCase(Locale.ROOT));
            same(source, "schema", wanted, found, TopicSpec::schema);
            same(source, "cleanup", wanted, found, TopicSpec::cleanup);
            same(source, "timestamps", wanted, found, TopicSpec::timestamps);
        }
    }

    private static void same(
            String source, String field, TopicSpec wanted, TopicSpec found, Function<TopicSpec, Object> value) {
        if (!value.apply(wanted).equals(value.apply(found))) {
            throw new InvalidTopicsException("%s: %s: %s must be %s in this release (was %s)"
                    .formatted(source, wanted.name(), field, value.apply(wanted), value.apply(found)));
        }
    }
}
