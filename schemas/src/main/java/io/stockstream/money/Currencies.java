package io.stockstream.money;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The currencies of ISO 4217, list one, with their minor units. The list is copied here rather than taken from
 * {@link java.util.Currency}, because decisions depend on it: another Java release knows other currencies, and a replay
 * under it would decide differently. It excludes codes that no amount can be in (metals, SDR, XTS, XXX) and codes that
 * ISO has withdrawn (DEM, HRK, ANG).
 */
public final class Currencies {

    /** Decimals of amounts in the log, the database and the stores: as many as any currency needs. */
    public static final int SCALE = 4;

    /** The rule for a currency code, in words. */
    public static final String RULE = "must be the ISO 4217 code of a currency in use, such as EUR";

    private static final int USUAL_DIGITS = 2;

    private static final Map<String, Integer> DIGITS = digits();

    private Currencies() {}

    private static Map<String, Integer> digits() {
        Map<String, Integer> digits = new HashMap<>();
        put(digits, 0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF");
        put(digits, USUAL_DIGITS, """
                AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP
                CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD
                KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR
                PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU
                UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG""");
        put(digits, 3, "BHD IQD JOD KWD LYD OMR TND");
        put(digits, SCALE, "CLF UYW");
        return Map.copyOf(digits);
    }

    private static void put(Map<String, Integer> digits, int count, String codes) {
        Arrays.stream(codes.split("\\s+")).forEach(code -> digits.put(code, count));
    }

    /** All codes. */
    public static Set<String> all() {
        return DIGITS.keySet();
    }

    /** Whether the text is the code of a currency. */
    public static boolean isKnown(String code) {
        return DIGITS.containsKey(code);
    }

    /**
     * Decimals of amounts in a currency.
     *
     * @param code {@code null} or unknown: two decimals
     */
    public static int digits(String code) {
        return code == null ? USUAL_DIGITS : DIGITS.getOrDefault(code, USUAL_DIGITS);
    }

    /**
     * Whether the amount can be paid in the currency.
     *
     * @param code {@code null} when not known yet: then any amount that some currency allows
     */
    public static boolean isAmount(BigDecimal amount, String code) {
        return amount.stripTrailingZeros().scale() <= (code == null ? SCALE : digits(code));
    }

    /** How many decimals an amount may have, in words. */
    public static String decimals(String code) {
        int most = code == null ? SCALE : digits(code);
        return most == 0 ? "no decimals" : "at most %d decimals".formatted(most);
    }

    /**
     * An amount for display: with the decimals of the currency, or with more if it was stored with more, as by an
     * update that bypassed the database's checks.
     *
     * @param amount {@code null} stays
     * @param code {@code null}: at least two decimals
     */
    public static BigDecimal shown(BigDecimal amount, String code) {
        if (amount == null) {
            return null;
        }
        return amount.setScale(
                Math.max(digits(code), amount.stripTrailingZeros().scale()));
    }

    /**
     * An amount in the form used in the log: equal amounts have equal text.
     *
     * @param amount {@code null} stays; more decimals than the log's cause an {@link ArithmeticException}
     */
    public static BigDecimal stored(BigDecimal amount) {
        return amount == null ? null : amount.setScale(SCALE);
    }
}
