package io.stockstream.task.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.stockstream.task.handler.PermanentTaskException;
import io.stockstream.task.handler.TaskHandler;
import io.stockstream.task.handler.TaskWork;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MailHandlersTest {

    private static final String PROCESSED = """
            {"order_id":"123","email":"ann@example.com","status":"processed","reason":null,"total":"37.80","currency":"RUB",
             "invoice_number":"INV-03-00000001","lines":[{"sku":"Кофе-1","product_id":null,"quantity":2,"available":null},
             {"sku":null,"product_id":17,"quantity":1,"available":null}]}
            """;

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static Mailer mailer(int port) {
        return new Mailer(new MailProperties("127.0.0.1", port, "", "", false, "Магазин <shop@example.com>"));
    }

    private TaskHandler orders() {
        return new OrderNotificationHandler(mailer(server.getSmtp().getPort()));
    }

    private static TaskWork work(String payload) {
        return new TaskWork("order:123:notification", new JsonMapper().readTree(payload), 1, Instant.EPOCH);
    }

    /** What topologies ask for is what the schema says. */
    @Test
    void shouldDescribeThePayloadThatItReads() {
        JsonNode schema = new JsonMapper().readTree(orders().payloadSchema());
        JsonNode payload = new JsonMapper().readTree(PROCESSED);

        assertThat(schema.get("properties").propertyNames()).containsAll(payload.propertyNames());
        assertThat(schema.at("/properties/lines/items/properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(payload.at("/lines/0").propertyNames());
        assertThat(new JsonMapper()
                        .readTree(new NotificationHandler(mailer(1)).payloadSchema())
                        .at("/properties/message/pattern")
                        .stringValue())
                .isEqualTo("\\S");
    }

    @Test
    void shouldTellThatAnOrderIsProcessed() throws Exception {
        String result = orders().handle(work(PROCESSED)).toString();

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Your order 123 is processed");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("ann@example.com");
        assertThat(mail.getFrom()[0].toString()).contains("shop@example.com");
        assertThat(mail.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(text(mail)).isEqualTo("""
                Your order 123 is processed.

                  2 × Кофе-1
                  1 × product 17

                Total: 37.80 RUB
                Invoice: INV-03-00000001
                """.strip());
        assertThat(mail.getMessageID()).matches("<[0-9a-f]{32}@stockstream>");
        assertThat(result).isEqualTo("{\"message_id\":\"%s\"}".formatted(mail.getMessageID()));
    }

    @Test
    void shouldTellWhyAnOrderFailedAndWhatIsAvailable() throws Exception {
        orders().handle(work("""
                {"order_id":"7","email":"ann@example.com","status":"failed","reason":"insufficient_stock","total":null,
                 "currency":"RUB","invoice_number":null,"lines":[{"sku":"SKU-1","product_id":null,"quantity":5,"available":3}]}
                """));

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Your order 7 could not be met");
        assertThat(text(mail)).isEqualTo("""
                Your order 7 could not be met: there is not enough in stock.

                  5 × SKU-1 (available: 3)
                """.strip());
    }

    @Test
    void shouldGiveTheSameIdToAMailThatIsSentAgainAndAnotherToAnother() throws Exception {
        orders().handle(work(PROCESSED));
        orders().handle(work(PROCESSED));
        orders().handle(new TaskWork("order:124:notification", work(PROCESSED).payload(), 1, Instant.EPOCH));

        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails[1].getMessageID()).isEqualTo(mails[0].getMessageID());
        assertThat(mails[2].getMessageID()).isNotEqualTo(mails[0].getMessageID());
    }

    @Test
    void shouldSendAMessageInAnyLanguage() throws Exception {
        TaskHandler handler = new NotificationHandler(mailer(server.getSmtp().getPort()));

        handler.handle(work("{\"email\":\"ann@пример.рф\",\"message\":\"Привет, мир ₽\\n.\\nконец\"}"));

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(text(mail)).isEqualTo("Привет, мир ₽\n.\nконец");
        assertThat(mail.getAllRecipients()[0].toString()).isEqualTo("ann@xn--e1afmkfd.xn--p1ai");
    }

    @ParameterizedTest
    @CsvSource({
        "user@straße.de, user@xn--strae-oqa.de",
        "иван@пример.рф, иван@xn--e1afmkfd.xn--p1ai",
        "\"ada lovelace\"@example.com, \"ada lovelace\"@example.com"
    })
    void shouldSendToTheHostThatIsMeant(String address, String sent) throws Exception {
        TaskHandler handler = new NotificationHandler(mailer(server.getSmtp().getPort()));

        handler.handle(
                work("{\"email\":%s,\"message\":\"m\"}".formatted(new JsonMapper().writeValueAsString(address))));

        assertThat(server.getReceivedMessages()[0].getHeader("To", null)).isIn(sent, "<" + sent + ">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?utf-8?Q?Refund?=",
                "=?utf-8?B?UmVmdW5k?=",
                "=?",
                "Заказ =?utf-8?Q?Refund?=",
                "=?x?=😀=?x?=😀=?x?=😀=?x?=😀=?x?=😀=?x?=😀=?x?=😀=?x?=😀=?x?=😀=?x?=😀"
            })
    void shouldShowTheIdOfAnOrderAsItIs(String id) throws Exception {
        orders().handle(work(PROCESSED.replace("\"123\"", "\"" + id + "\"")));

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Your order %s is processed".formatted(id));
        assertThat(mail.getHeader("Subject", null).lines())
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(76).matches("\\p{ASCII}*"));
    }

    @Test
    void shouldLetNoHeaderIn() throws Exception {
        orders().handle(work(PROCESSED.replace("\"123\"", "\"1\\r\\nBcc: eve@example.com\\r\\n\\r\\nbody\"")));

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).isEqualTo("Your order 1 Bcc: eve@example.com body is processed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.com, eve@example.com",
                "ann@example.com\\r\\nRCPT TO:<eve@example.com>",
                "ann",
                "Ann <ann@example.com>",
                "\\u0000@example.com",
                "\\\"\\u001b\\\"@example.com",
                "ann@[127.0.0.1]",
                "@example.com"
            })
    void shouldRefuseWhatIsNotOneAddressAndNotRepeatIt(String address) {
        assertThatThrownBy(() -> orders().handle(work(PROCESSED.replace("ann@example.com", address))))
                .isInstanceOf(PermanentTaskException.class)
                .hasMessage("The address is not an e-mail address")
                .hasNoCause();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "order_id", "status"})
    void shouldNameTheFieldThatIsMissing(String field) {
        assertThatThrownBy(() -> orders().handle(work(PROCESSED.replace("\"" + field + "\"", "\"other\""))))
                .isInstanceOf(PermanentTaskException.class)
                .hasMessage("payload.%s must be a text".formatted(field));
    }

    @Test
    void shouldFailForNowWhenTheServerIsAway() throws Exception {
        int port = closedPort();

        assertThatThrownBy(() -> new OrderNotificationHandler(mailer(port)).handle(work(PROCESSED)))
                .isInstanceOf(MessagingException.class);
    }

    @Test
    void shouldFailForGoodWhenTheServerRefusesTheAddress() throws Exception {
        try (ScriptedSmtp refusing = new ScriptedSmtp("550 5.1.1 <ann@example.com> unknown")) {
            assertThatThrownBy(() -> new OrderNotificationHandler(mailer(refusing.port())).handle(work(PROCESSED)))
                    .isInstanceOf(PermanentTaskException.class)
                    .hasMessage("The mail server refused the address for good (550)")
                    .hasNoCause();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "550, PermanentTaskException",
        "554, PermanentTaskException",
        "552, SMTPSendFailedException",
        "451, SMTPSendFailedException",
        "421, SMTPSendFailedException"
    })
    void shouldTellFromTheAnswerToAMailWhetherItMayBeTakenLater(String code, String thrown) throws Exception {
        try (ScriptedSmtp refusing = ScriptedSmtp.answeringMail(code + " no")) {
            assertThatThrownBy(() -> new OrderNotificationHandler(mailer(refusing.port())).handle(work(PROCESSED)))
                    .extracting(error -> error.getClass().getSimpleName())
                    .isEqualTo(thrown);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"450 4.2.0 greylisted", "552 mailbox full", "421 closing"})
    void shouldFailForNowWhenTheServerMayTakeItLater(String answer) throws Exception {
        try (ScriptedSmtp busy = new ScriptedSmtp(answer)) {
            assertThatThrownBy(() -> new OrderNotificationHandler(mailer(busy.port())).handle(work(PROCESSED)))
                    .isInstanceOf(MessagingException.class);
        }
    }

    @Test
    void shouldNameTheSettingWithoutWhichNoMailIsSent() {
        Mailer none = new Mailer(new MailProperties("", 587, "", "", true, "shop@example.com"));

        assertThatThrownBy(() -> new OrderNotificationHandler(none).handle(work(PROCESSED)))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("SMTP_HOST");
        assertThatThrownBy(() -> new MailProperties("h", 25, "", "", true, "no address"))
                .hasMessageContaining("MAIL_FROM");
    }

    @Test
    void shouldNotSendInTheClearWhereEncryptionIsAskedFor() {
        Mailer strict = new Mailer(new MailProperties(
                "127.0.0.1", server.getSmtp().getPort(), "user", "secret", true, "shop@example.com"));

        assertThatThrownBy(() -> new OrderNotificationHandler(strict).handle(work(PROCESSED)))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("STARTTLS");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void shouldKeepAddressesAndPasswordsOutOfTexts() {
        assertThat(new Mail("t", "ann@example.com", "s", "x").toString()).doesNotContain("ann");
        assertThat(new MailProperties("h", 25, "u", "secret", true, "shop@example.com").toString())
                .doesNotContain("secret");
    }

    private static String text(MimeMessage mail) {
        try {
            return mail.getContent().toString().replace("\r\n", "\n").strip();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(GreenMailUtil.getWholeMessage(mail), e);
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
