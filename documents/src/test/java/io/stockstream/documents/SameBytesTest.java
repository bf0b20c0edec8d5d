package io.stockstream.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SameBytesTest {

    private static final Invoice OTHER = Invoices.issuedAt("2026-11-21T12:00:00Z");

    /** Renders in a process of its own and writes the bytes as hexadecimal digits. */
    static final class InAnotherProcess {
        public static void main(String[] args) {
            System.out.print(HexFormat.of().formatHex(Invoices.RENDERER.render(Invoices.long1000())));
        }
    }

    @Test
    void shouldGiveTheSameBytesInParallel() throws Exception {
        byte[] expected = Invoices.RENDERER.render(Invoices.long1000());
        byte[] expectedOther = Invoices.RENDERER.render(OTHER);
        List<Callable<byte[]>> renders = IntStream.range(0, 32)
                .<Callable<byte[]>>mapToObj(i ->
                        () -> new InvoiceRenderer(Invoices.SETTINGS).render(i % 2 == 0 ? Invoices.long1000() : OTHER))
                .toList();

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<byte[]>> rendered = threads.invokeAll(renders);
            for (int i = 0; i < rendered.size(); i++) {
                assertThat(Arrays.equals(rendered.get(i).get(), i % 2 == 0 ? expected : expectedOther))
                        .isTrue();
            }
        }
    }

    @Test
    void shouldGiveTheSameBytesInAnotherProcessInAnotherPlace() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.language=ar",
                        "-Duser.country=EG",
                        "-Duser.timezone=Pacific/Kiritimati",
                        "-Dfile.encoding=ISO-8859-1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InAnotherProcess.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        String digits = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

        assertThat(process.waitFor()).isZero();
        byte[] here = Invoices.RENDERER.render(Invoices.long1000());
        assertThat(Arrays.equals(HexFormat.of().parseHex(digits), here)).isTrue();
    }

    @Test
    void shouldGiveOtherInvoicesOtherIds() {
        assertThat(id(OTHER))
                .matches("\\[<[0-9a-f]{32}><[0-9a-f]{32}>]")
                .isNotEqualTo(id(withNumber("INV-03-00000043")));
    }

    private static Invoice withNumber(String number) {
        return new Invoice(
                number,
                OTHER.orderId(),
                OTHER.issuedAt(),
                OTHER.email(),
                OTHER.userId(),
                OTHER.lines(),
                OTHER.total(),
                OTHER.currency());
    }

    private static String id(Invoice invoice) {
        String pdf = new String(Invoices.RENDERER.render(invoice), StandardCharsets.ISO_8859_1);
        String trailer = pdf.substring(pdf.lastIndexOf("/ID"));
        return trailer.substring(trailer.indexOf("[<"), trailer.indexOf(">]") + 2);
    }
}
