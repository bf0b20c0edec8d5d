package io.stockstream.platform.runtime;

/**
 * What runs in one Kafka Streams client: the topologies of one pace on which the same part of the business depends.
 * They share threads, and each thread commits the work of all of them in one transaction. See
 * docs/adr/0053-few-applications.md.
 */
public enum Application {
    /** Decides: catalogue, lookups, stock and orders. The shop stops with it. */
    SHOP("shop", Pace.PROMPT, Domain.SHOP),
    /** Shows what was decided to clients that may wait for it: stock, orders and tasks. */
    VIEWS("views", Pace.SHOWN, Domain.REST),
    /** What no client waits for: reports, schedules and lists of tasks. */
    BACKGROUND("background", Pace.GATHERED, Domain.REST),
    /** Translates JSON movements. Apart, because not every installation runs it. */
    INTAKE("movement-intake", Pace.PROMPT, Domain.REST);

    private final String label;
    private final Pace pace;
    private final Domain domain;

    Application(String label, Pace pace, Domain domain) {
        this.label = label;
        this.pace = pace;
        this.domain = domain;
    }

    /** The name in health, metrics and messages. */
    public String label() {
        return label;
    }

    /** The application id, which is also the consumer group. */
    public String id() {
        return StreamsProperties.applicationId(label);
    }

    /** How soon its output must be visible to others. */
    public Pace pace() {
        return pace;
    }

    /** What depends on it. */
    public Domain domain() {
        return domain;
    }
}
