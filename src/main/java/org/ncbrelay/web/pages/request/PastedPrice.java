package org.ncbrelay.web.pages.request;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount and its currency from one cell, such as {@code KES 12,000} or {@code 45.50 €}.
 *
 * @param amount   with a point before its decimals
 * @param currency ISO 4217 code
 */
record PastedPrice(String amount, String currency) {
    private static final Pattern PRICE =
            Pattern.compile("([^\\d\\s]{0,4})\\s*(\\d+(?:[.,'’\\h]\\d+)*)\\s*([^\\d\\s]{0,4})");

    /** The signs that one currency has; $, £, ¥ and others are of several. */
    private static final Map<String, String> SIGNS =
            Map.of("€", "EUR", "₹", "INR", "₦", "NGN", "₫", "VND", "฿", "THB", "₪", "ILS", "R$", "BRL", "US$", "USD");

    /** @return empty if it is no such price, or leaves a doubt */
    static Optional<PastedPrice> read(String cell) {
        Matcher price = PRICE.matcher(cell.strip());
        if (!price.matches() || price.group(1).isEmpty() == price.group(3).isEmpty()) return Optional.empty();
        return currency(price.group(1) + price.group(3))
                .flatMap(currency -> amount(price.group(2), currency.getDefaultFractionDigits())
                        .map(amount -> new PastedPrice(amount, currency.getCurrencyCode())));
    }

    private static Optional<Currency> currency(String text) {
        try {
            String upper = text.toUpperCase(Locale.ROOT);
            return Optional.of(Currency.getInstance(SIGNS.getOrDefault(upper, upper)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** Three digits after one point or comma are thousands, unless the currency may have three decimals. */
    private static Optional<String> amount(String text, int decimals) {
        String plain = text.replaceAll("['’\\h]", "");
        int last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
        if (last < 0) return Optional.of(plain);
        String whole = plain.substring(0, last).replaceAll("[.,]", "");
        String rest = plain.substring(last + 1);
        boolean repeated = plain.indexOf(plain.charAt(last)) < last;
        if (repeated || rest.length() == 3 && whole.length() == last && decimals < 3) return Optional.of(whole + rest);
        boolean doubtful = rest.length() == 3 && whole.length() == last;
        return doubtful ? Optional.empty() : Optional.of(whole + '.' + rest);
    }
}
