package io.stockstream.mail;

import com.ibm.icu.text.IDNA;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.DomainValidator;

/**
 * The one rule for e-mail addresses; the mailer can send to every address that passes it. It follows RFC 5321 and RFC
 * 6531 (letters of all scripts in front of the @), and UTS 46 without transition for the host ({@code straße.de} is
 * {@code xn--strae-oqa.de}). Address literals such as {@code [127.0.0.1]} and names without a dot are rejected.
 */
public final class MailAddress {

    /** What an address has to be, in words. */
    public static final String RULE = "must be an e-mail address such as name@example.com";

    /** Longest address, both in characters and in encoded bytes: what fits an SMTP command. */
    public static final int LONGEST = 254;

    private static final int LONGEST_LOCAL_PART = 64;
    private static final String ATOM_SIGNS = "!#$%&'*+-/=?^_`{|}~";

    /** Printable ASCII between quotes, with a backslash before each quote and backslash. */
    private static final Pattern QUOTED = Pattern.compile("\"(?:[ !#-\\[\\]-~]|\\\\[ -~])+\"");

    /** Zero-width joiners, which carry meaning in some scripts; UTS 46 defines where a host may have them. */
    private static final String JOINERS = "\u200C\u200D";

    private static final IDNA HOSTS = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ);

    private MailAddress() {}

    /**
     * Checks an address.
     *
     * @return the rule it violates, worded to follow the name of a field; empty when it is valid
     */
    public static Optional<String> problem(String text) {
        int at = text.lastIndexOf('@');
        if (text.length() > LONGEST) {
            return Optional.of("%s, of at most %d characters".formatted(RULE, LONGEST));
        }
        if (text.codePoints().anyMatch(c -> isInvisible(c) && JOINERS.indexOf(c) < 0)) {
            return Optional.of(RULE + ", without control characters, invisible characters or unpaired surrogates");
        }
        if (at < 1) {
            return Optional.of(RULE);
        }
        Optional<String> host = host(text.substring(at + 1));
        if (host.isEmpty()) {
            return Optional.of(RULE + ", with a host name after the @");
        }
        return isLocalPart(text.substring(0, at)) && bytes(text.substring(0, at + 1) + host.get()) <= LONGEST
                ? Optional.empty()
                : Optional.of(
                        RULE + ", with a mailbox of at most %d bytes in front of the @".formatted(LONGEST_LOCAL_PART));
    }

    /**
     * The address as mail servers accept it, with its host in ASCII.
     *
     * @throws IllegalArgumentException when the text is not an address; the message does not repeat it
     */
    public static String ascii(String text) {
        Optional<String> problem = problem(text);
        if (problem.isPresent()) {
            throw new IllegalArgumentException("The address is not an e-mail address; it " + problem.get());
        }
        int at = text.lastIndexOf('@');
        return text.substring(0, at + 1) + host(text.substring(at + 1)).orElseThrow();
    }

    private static Optional<String> host(String name) {
        IDNA.Info info = new IDNA.Info();
        String ascii = HOSTS.nameToASCII(name, new StringBuilder(), info).toString();
        // The validator accepts a trailing dot, which DNS names may have and SMTP hosts may not.
        return info.hasErrors()
                        || ascii.endsWith(".")
                        || !DomainValidator.getInstance().isValid(ascii)
                ? Optional.empty()
                : Optional.of(ascii);
    }

    private static boolean isLocalPart(String text) {
        if (bytes(text) > LONGEST_LOCAL_PART) {
            return false;
        }
        return QUOTED.matcher(text).matches() || isDotted(text);
    }

    private static boolean isDotted(String text) {
        return !text.startsWith(".")
                && !text.endsWith(".")
                && !text.contains("..")
                && text.codePoints().allMatch(c -> c == '.' || isAtom(c));
    }

    /** ASCII as in RFC 5322; beyond ASCII any visible character that is not a space. */
    private static boolean isAtom(int c) {
        return c < 128
                ? Character.isLetterOrDigit(c) || ATOM_SIGNS.indexOf(c) >= 0
                : !Character.isSpaceChar(c) && !isInvisible(c);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
