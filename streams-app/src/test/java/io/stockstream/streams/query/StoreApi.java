package io.stockstream.streams.query;

import io.stockstream.streams.CdcTopics;
import io.stockstream.streams.TopologyDriver;
import io.stockstream.streams.catalogue.CatalogueTopology;
import io.stockstream.streams.lookup.LookupsTopology;
import io.stockstream.streams.view.OrderViewsTopology;
import io.stockstream.streams.view.StockViewsTopology;
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
final class StoreApi implements AutoCloseable {

    private final TopologyDriver catalogueDriver =
            new TopologyDriver(serdes -> new CatalogueTopology(serdes, 1, (table, reason) -> {}));
    private final TopologyDriver viewsDriver = new TopologyDriver(StockViewsTopology::new);
    private final TopologyDriver ordersDriver = new TopologyDriver(OrderViewsTopology::new);
    private final TopologyDriver lookupsDriver = new TopologyDriver(serdes -> new LookupsTopology(serdes, 1));
    private final DrivenTopology lookups = new DrivenTopology(LookupsTopology.NAME, lookupsDriver);
    private final DrivenTopology catalogue = new DrivenTopology(CatalogueTopology.NAME, catalogueDriver);
    private final DrivenTopology views = new DrivenTopology(StockViewsTopology.NAME, viewsDriver);
    private final DrivenTopology orders = new DrivenTopology(OrderViewsTopology.NAME, ordersDriver);
    private final CdcTopics cdc = new CdcTopics(catalogueDriver);
    private final List<Integer> settled = new ArrayList<>();
    private final AtomicInteger intakes = new AtomicInteger();
    private final LocalCatalogueRows rows;
    private final MockMvc mvc;

    StoreApi() {
        ReadableTopologies topologies = new ReadableTopologies(List.of(views, catalogue, lookups, orders));
        PartitionOwners owners = new PartitionOwners(topologies);
        PartitionCounts partitions = new PartitionCounts(TopicCatalogue.bundled());
        StoreReader reader = new StoreReader(topologies, owners, DrivenTopology.SELF);
        this.rows = new LocalCatalogueRows(reader);
        this.mvc = MockMvcBuilders.standaloneSetup(
                        new CatalogueController(reader, rows, partitions),
                        new LookupController(reader, partitions),
                        new PointController(reader, partitions, intakes::incrementAndGet),
                        new ListController(reader),
                        new OrderController(reader, partitions, settled::add),
                        new OwnersController(topologies, owners, partitions))
                .setControllerAdvice(new StoreApiErrors())
                .build();
    }

    CdcTopics cdc() {
        return cdc;
    }

    DrivenTopology lookups() {
        return lookups;
    }

    TopologyDriver lookupsDriver() {
        return lookupsDriver;
    }

    DrivenTopology catalogue() {
        return catalogue;
    }

    /** How often a read waited for all facts of movements. */
    int intakes() {
        return intakes.get();
    }

    /** Partitions of orders' requests that were waited for. */
    List<Integer> settled() {
        return settled;
    }

    DrivenTopology views() {
        return views;
    }

    TopologyDriver viewsDriver() {
        return viewsDriver;
    }

    DrivenTopology orders() {
        return orders;
    }

    TopologyDriver ordersDriver() {
        return ordersDriver;
    }

    LocalCatalogueRows rows() {
        return rows;
    }

    MockHttpServletResponse get(String pathAndQuery) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(URI.create(pathAndQuery)))
                .andReturn()
                .getResponse();
    }

    /** With a value for {@code {ids}}. */
    MockHttpServletResponse get(String pathAndQuery, String ids) throws Exception {
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
