package io.stockstream.streams;

import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.runtime.Wiring;
import io.stockstream.schema.Topic;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Counts what the processors of a topology do with their stores: what an event costs, whatever the machine does beside
 * it.
 */
public final class StoreCalls {

    private static final Set<String> COUNTED = Set.of(
            "get",
            "put",
            "putIfAbsent",
            "putAll",
            "delete",
            "range",
            "reverseRange",
            "all",
            "reverseAll",
            "prefixScan",
            "approximateNumEntries");

    private final Map<String, Integer> calls = new TreeMap<>();

    /**
     * The calls since the last question by store and method, with {@code next} for each entry that an iterator gave.
     */
    public Map<String, Integer> since() {
        Map<String, Integer> since = new TreeMap<>(calls);
        calls.clear();
        return since;
    }

    /** The same module with counted stores. */
    public TopologyModule count(TopologyModule module) {
        return new Counted(module);
    }

    private final class Counted implements TopologyModule {

        private final TopologyModule module;

        Counted(TopologyModule module) {
            this.module = module;
        }

        @Override
        public String name() {
            return module.name();
        }

        @Override
        public Application application() {
            return module.application();
        }

        @Override
        public void addTo(Topology topology, Wiring wiring) {
            module.addTo(topology, wiring);
        }

        @Override
        public Topology topology(Wiring wiring) {
            return module.topology(new CountedWiring(wiring));
        }
    }

    private final class CountedWiring implements Wiring {

        private final Wiring wiring;

        CountedWiring(Wiring wiring) {
            this.wiring = wiring;
        }

        @Override
        public Topology newTopology() {
            return new Topology() {
                @Override
                public synchronized <S extends StateStore> Topology addStateStore(
                        StoreBuilder<S> builder, String... processors) {
                    return super.addStateStore(counted(builder), processors);
                }

                @Override
                public synchronized <K, V, S extends StateStore> Topology addReadOnlyStateStore(
                        StoreBuilder<S> builder,
                        String source,
                        Deserializer<K> key,
                        Deserializer<V> value,
                        String topic,
                        String processor,
                        ProcessorSupplier<K, V, Void, Void> supplier) {
                    return super.addReadOnlyStateStore(
                            counted(builder), source, key, value, topic, processor, supplier);
                }
            };
        }

        @Override
        public String application(String topology) {
            return wiring.application(topology);
        }

        @Override
        public String topic(String name) {
            return wiring.topic(name);
        }

        @Override
        public <K, V> void addSource(
                Topology topology, String name, Deserializer<K> key, Deserializer<V> value, String topic) {
            wiring.addSource(topology, name, key, value, topic);
        }

        @Override
        public <K, V, K2, V2> void addProcessor(
                Topology topology, String name, ProcessorSupplier<K, V, K2, V2> supplier, String... sources) {
            wiring.addProcessor(topology, name, supplier, sources);
        }

        @Override
        public <V extends SpecificRecord> void addSink(
                Topology topology,
                String name,
                Topic<String, V> topic,
                Serializer<V> value,
                StreamPartitioner<String, V> partitioner,
                String... parents) {
            wiring.addSink(topology, name, topic, value, partitioner, parents);
        }
    }

    @SuppressWarnings("unchecked") // A proxy of an interface is one.
    private <S extends StateStore> StoreBuilder<S> counted(StoreBuilder<S> builder) {
        return (StoreBuilder<S>) proxy(StoreBuilder.class, (method, arguments) -> {
            Object result = invoke(builder, method, arguments);
            return method.getName().equals("build") ? counted((KeyValueStore<?, ?>) result) : result;
        });
    }

    private Object counted(KeyValueStore<?, ?> store) {
        return proxy(KeyValueStore.class, (method, arguments) -> {
            Object result = invoke(store, method, arguments);
            if (COUNTED.contains(method.getName())) {
                count(store, method.getName());
            }
            return result instanceof KeyValueIterator<?, ?> entries ? counted(store, entries) : result;
        });
    }

    private Object counted(StateStore store, KeyValueIterator<?, ?> entries) {
        return proxy(KeyValueIterator.class, (method, arguments) -> {
            if (method.getName().equals("next")) {
                count(store, "next");
            }
            return invoke(entries, method, arguments);
        });
    }

    private void count(StateStore store, String method) {
        calls.merge(store.name() + " " + method, 1, Integer::sum);
    }

    @FunctionalInterface
    private interface Answer {
        Object to(Method method, Object[] arguments) throws Throwable;
    }

    private static Object proxy(Class<?> type, Answer answer) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method, arguments));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
