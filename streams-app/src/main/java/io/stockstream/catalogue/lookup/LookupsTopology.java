package io.stockstream.catalogue.lookup;

import io.stockstream.catalogue.Address;
import io.stockstream.catalogue.User;
import io.stockstream.order.LookupKind;
import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.PatientSerde;
import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.platform.runtime.TopicEnds;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.runtime.Wiring;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * Answers the orders topology's lookups in the catalogue. A lookup lies in the partition of its rows, so a task answers
 * from its own stores. The product of a sku depends on rows in other partitions: it goes through catalogue.skus, which
 * this topology writes and reads.
 *
 * @param serdes serdes of the topics
 * @param partitions number of partitions of the lookups' topic, by which a row in the wrong one is known
 */
public record LookupsTopology(AvroSerdes serdes, int partitions) implements TopologyModule {

    /** Names the topology. */
    public static final String NAME = "lookups";

    static final String PUBLISH_SKU = "publish-sku";

    private static final String KEEP_USER = "keep-user";
    private static final String KEEP_ADDRESS = "keep-address";
    private static final String READ_PRODUCTS = "read-products";
    private static final String KEEP_PRODUCT = "keep-product";
    private static final String READ_SKUS = "read-skus";
    private static final String KEEP_SKU = "keep-sku";
    private static final String READ_LOOKUPS = "read-lookups";
    private static final String ANSWER = "answer-lookup";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ReadableStore> readable() {
        return ReadableLookups.ALL;
    }

    @Override
    public Application application() {
        return Application.SHOP;
    }

    @Override
    public void addTo(Topology topology, Wiring wiring) {
        TopicEnds topics = new TopicEnds(topology, wiring, serdes);
        addRows(
                topology,
                "read-users",
                Topics.USERS,
                LookupStores.USERS,
                KEEP_USER,
                () -> new RowProcessor<>(LookupKind.USER, LookupStores.USERS, User::getVersion));
        addRows(
                topology,
                "read-addresses",
                Topics.ADDRESSES,
                LookupStores.ADDRESSES,
                KEEP_ADDRESS,
                () -> new RowProcessor<>(LookupKind.ADDRESS, LookupStores.ADDRESSES, Address::getVersion));
        topics.read(READ_PRODUCTS, Topics.PRODUCTS);
        topics.read(READ_SKUS, Topics.SKUS, wiring.topic(Topics.SKUS.name()));
        topics.read(READ_LOOKUPS, Topics.LOOKUPS);
        topology.addProcessor(KEEP_PRODUCT, ProductProcessor::new, READ_PRODUCTS);
        topology.addProcessor(KEEP_SKU, SkuProcessor::new, READ_SKUS);
        topology.addProcessor(ANSWER, () -> new LookupProcessor(partitions), READ_LOOKUPS);
        topology.addStateStore(LookupStores.products(), KEEP_PRODUCT, ANSWER);
        topology.addStateStore(LookupStores.skus(), KEEP_SKU, ANSWER);
        topology.addStateStore(LookupStores.leftSkus(), KEEP_SKU, ANSWER);
        topology.addStateStore(LookupStores.deleted(), KEEP_USER, KEEP_ADDRESS, KEEP_PRODUCT, ANSWER);
        topology.connectProcessorAndStateStores(ANSWER, LookupStores.USERS, LookupStores.ADDRESSES);
        topics.write(PUBLISH_SKU, Topics.SKUS, KEEP_PRODUCT, KEEP_SKU);
        topics.write("publish-answer", Topics.LOOKUP_ANSWERS, ANSWER);
    }

    private <V extends SpecificRecord> void addRows(
            Topology topology,
            String source,
            Topic<String, V> view,
            String storeName,
            String processor,
            ProcessorSupplier<String, V, Void, Void> supplier) {
        topology.addReadOnlyStateStore(
                LookupStores.rows(storeName, view, serdes),
                source,
                view.keySerde().deserializer(),
                PatientSerde.of(serdes.value(view)).deserializer(),
                view.name(),
                processor,
                supplier);
    }
}
