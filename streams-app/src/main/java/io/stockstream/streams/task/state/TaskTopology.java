package io.stockstream.streams.task.state;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.streams.runtime.PatientSerde;
import io.stockstream.streams.runtime.TopologyModule;
import io.stockstream.streams.runtime.Wiring;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.Topology;

/**
 * Folds requests and reports of tasks into their states.
 *
 * @param serdes serdes of the topics
 * @param partitions number of partitions of each of its topics, by which a record in the wrong one is known
 */
public record TaskTopology(AvroSerdes serdes, int partitions) implements TopologyModule {

    /** Names the topology, its application id and its settings. */
    public static final String NAME = "tasks";

    private static final String FOLD = "fold-task";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Topology topology(Wiring wiring) {
        Topology topology = wiring.newTopology();
        addSource(topology, "read-priority-requests", Topics.TASKS_PRIORITY);
        addSource(topology, "read-default-requests", Topics.TASKS_DEFAULT);
        addSource(topology, "read-system-requests", Topics.TASKS_SYSTEM);
        addSource(topology, "read-invoice-requests", Topics.TASKS_INVOICES);
        addSource(topology, "read-reports", Topics.TASK_REPORTS);
        topology.addProcessor(
                FOLD,
                () -> new TaskProcessor(partitions),
                "read-priority-requests",
                "read-default-requests",
                "read-system-requests",
                "read-invoice-requests",
                "read-reports");
        topology.addStateStore(TaskStores.tasks(), FOLD);
        wiring.addSink(
                topology,
                "publish-task",
                Topics.TASKS,
                PatientSerde.of(serdes.value(Topics.TASKS)).serializer(),
                FOLD);
        return topology;
    }

    private <V extends SpecificRecord> void addSource(Topology topology, String name, Topic<String, V> topic) {
        topology.addSource(
                name,
                topic.keySerde().deserializer(),
                PatientSerde.of(serdes.value(topic)).deserializer(),
                topic.name());
    }
}
