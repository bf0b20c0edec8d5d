package io.stockstream.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class StoredInvoicesTest {

    private static final byte[] PDF = {'%', 'P', 'D', 'F', 0, (byte) 0xff, '\r', '\n', (byte) 0x80};

    @AutoClose
    private static final TestRedis REDIS = new TestRedis();

    private final StoredInvoices invoices = new StoredInvoices(REDIS.client());

    @Test
    void shouldGiveBackWhatWasPut() {
        invoices.put("order-1", PDF);
        invoices.putAsync("заказ 2", PDF).toCompletableFuture().join();

        assertThat(read("order-1")).hasValue(PDF);
        assertThat(read("заказ 2")).hasValue(PDF);
        assertThat(read("other")).isEmpty();
    }

    @Test
    void shouldKeepPlainBytesForEver() throws IOException {
        invoices.put("order-3", PDF);

        assertThat(REDIS.client().getBucket("invoice:order-3").remainTimeToLive())
                .isEqualTo(-1);
        assertThat(new String(
                        REDIS.ask("GET invoice:order-3", "$9\r\n".length() + PDF.length + 2),
                        StandardCharsets.ISO_8859_1))
                .isEqualTo("$9\r\n" + new String(PDF, StandardCharsets.ISO_8859_1) + "\r\n");
    }

    private Optional<byte[]> read(String orderId) {
        return invoices.get(orderId).toCompletableFuture().join();
    }
}
