package io.stockstream.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrenciesTest {

    @Test
    void shouldHaveTheMinorUnitsThatJavaHasWhereJavaKnowsTheCurrency() {
        Map<String, Currency> known = Currency.getAvailableCurrencies().stream()
                .collect(Collectors.toMap(Currency::getCurrencyCode, Function.identity()));

        List<String> others = Currencies.all().stream()
                .filter(known::containsKey)
                .filter(code -> known.get(code).getDefaultFractionDigits() != Currencies.digits(code))
                .toList();

        assertThat(others).isEmpty();
        assertThat(Currencies.all()).hasSizeGreaterThan(150).allMatch(code -> code.matches("[A-Z]{3}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZZ", "XXX", "XTS", "XAU", "XDR", "DEM", "HRK", "eur", "", "EURO"})
    void shouldKnowNoCurrencyThatNobodyPaysIn(String code) {
        assertThat(Currencies.isKnown(code)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "100, JPY, true",
        "100.00, JPY, true",
        "100.50, JPY, false",
        "19.90, EUR, true",
        "1.255, EUR, false",
        "1.255, KWD, true",
        "1.2555, KWD, false",
        "1.2555, CLF, true",
        "5.000, EUR, true",
        "1e2, JPY, true",
        "1.2555,, true",
        "1.25555,, false"
    })
    void shouldTellWhetherAnAmountCanBePaid(BigDecimal amount, String currency, boolean payable) {
        assertThat(Currencies.isAmount(amount, currency)).isEqualTo(payable);
    }

    @ParameterizedTest
    @CsvSource({
        "12.3400, EUR, 12.34",
        "12.0000, EUR, 12.00",
        "100.0000, JPY, 100",
        "1.2550, KWD, 1.255",
        "12.3450, EUR, 12.345",
        "12.3000,, 12.30"
    })
    void shouldShowTheDecimalsOfTheCurrencyAndHideNone(BigDecimal amount, String currency, String shown) {
        assertThat(Currencies.shown(amount, currency)).hasToString(shown);
    }
}
