package io.stockstream.stock.store;

import io.stockstream.catalogue.lookup.LookupsTopology;
import io.stockstream.catalogue.store.CatalogueController;
import io.stockstream.catalogue.store.LocalCatalogueRows;
import io.stockstream.catalogue.store.LookupController;
import io.stockstream.catalogue.topology.CatalogueTopology;
import io.stockstream.order.store.OrderController;
import io.stockstream.order.view.OrderViewsTopology;
import io.stockstream.platform.store.DrivenTopology;
import io.stockstream.platform.store.OwnersController;
import io.stockstream.platform.store.PartitionCounts;
import io.stockstream.platform.store.PartitionOwners;
import io.stockstream.platform.store.ReadableTopologies;
import io.stockstream.platform.store.StoreApiErrors;
import io.stockstream.platform.store.StoreReader;
import io.stockstream.stock.view.StockViewsTopology;
import io.stockstream.streams.CdcTopics;
import io.stockstream.streams.TopologyDriver;
import io.stockstream.topics.TopicCatalogue;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The store API over the stores of all topologies, without a server. */
public final class StoreApi implements AutoCloseable {

    private final TopologyDriver catalogueDriver =
            new TopologyDriver(serdes -> new CatalogueTopology(serdes, 1, (table, reason) -> {}));
    private final TopologyDriver viewsDriver = new TopologyDriver(StockViewsTopology::new);
    private final TopologyDriver ordersDriver = new TopologyDriver(OrderViewsTopology::new);
    private final TopologyDriver lookupsDriver = new TopologyDriver(serdes -> new LookupsTopology(serdes, 1));
    private final DrivenTopology lookups = new DrivenTopology(lookupsDriver);
    private final DrivenTopology catalogue = new DrivenTopology(catalogueDriver);
    private final DrivenTopology views = new DrivenTopology(viewsDriver);
    private final DrivenTopology orders = new DrivenTopology(ordersDriver);
    private final CdcTopics cdc = new CdcTopics(catalogueDriver);
    private final List<Integer> settled = new ArrayList<>();
    private final AtomicInteger intakes = new AtomicInteger();
    private final LocalCatalogueRows rows;
    private final MockMvc mvc;

    public StoreApi() {
        ReadableTopologies topologies = new ReadableTopologies(List.of(views, catalogue, lookups, orders));
        PartitionOwners owners = new PartitionOwners(topologies);
        PartitionCounts partitions = new PartitionCounts(TopicCatalogue.bundled());
        StoreReader reader = new StoreReader(topologies, owners, DrivenTopology.SELF);
        this.rows = new LocalCatalogueRows(reader);
        this.mvc = MockMvcBuilders.standaloneSetup(
                        new CatalogueController(reader, rows, partitions),
                        new LookupController(reader, partitions),
                        new StockController(reader, partitions, intakes::incrementAndGet),
                        new StockListController(reader),
                        new OrderController(reader, partitions, settled::add),
                        new OwnersController(topologies, owners, partitions))
                .setControllerAdvice(new StoreApiErrors())
                .build();
    }

    public CdcTopics cdc() {
        return cdc;
    }

    public DrivenTopology lookups() {
        return lookups;
    }

    public TopologyDriver lookupsDriver() {
        return lookupsDriver;
    }

    public DrivenTopology catalogue() {
        return catalogue;
    }

    /** How often a read waited for all facts of movements. */
    public int intakes() {
        return intakes.get();
    }

    /** Partitions of orders' requests that were waited for. */
    public List<Integer> settled() {
        return settled;
    }

    public DrivenTopology views() {
        return views;
    }

    public TopologyDriver viewsDriver() {
        return viewsDriver;
    }

    public DrivenTopology orders() {
        return orders;
    }

    public TopologyDriver ordersDriver() {
        return ordersDriver;
    }

    public LocalCatalogueRows rows() {
        return rows;
    }

    public MockHttpServletResponse get(String pathAndQuery) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(URI.create(pathAndQuery)))
                .andReturn()
                .getResponse();
    }

    /** With a value for {@code {ids}}. */
    public MockHttpServletResponse get(String pathAndQuery, String ids) throws Exception {
        return get(pathAndQuery.replace("{ids}", URLEncoder.encode(ids, StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        catalogueDriver.close();
        lookupsDriver.close();
        viewsDriver.close();
        ordersDriver.close();
    }
}
