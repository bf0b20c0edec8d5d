package io.stockstream.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class DownTopologiesTest {

    private static final String HEALTH = """
            {"status":"DOWN","components":{"topologies":{"status":"DOWN","components":{
              "background":{"status":"DOWN","details":{"kind":"undecidable","reason":"Start release 7","since":"2026-11-30T12:00:00Z","state":"DOWN"}},
              "shop":{"status":"UP","details":{"state":"RUNNING"}}}}}}""";

    @Test
    void shouldNameEachTopologyThatIsDownAndWhy() {
        StringWriter text = new StringWriter();

        DownTopologies down = DownTopologies.read(HEALTH);
        down.print(new PrintWriter(text, true));

        assertThat(down.facts()).containsOnlyKeys("background");
        assertThat(text.toString())
                .contains("Topology background is DOWN (undecidable, since 2026-11-30T12:00:00Z)")
                .contains("Start release 7")
                .doesNotContain("shop ");
    }

    @Test
    void shouldSayNothingWhenAllWork() {
        assertThat(DownTopologies.read("{\"status\":\"UP\"}").isEmpty()).isTrue();
    }
}
