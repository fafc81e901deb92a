package org.ncbrelay.web.pages.request;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount and its currency (ISO 4217) from one cell, such as {@code KES 12,000} or {@code 45.50 €}. */
record PastedPrice(String amount, String currency) {
    private static final Pattern PRICE = Pattern.compile(
            "([^\\d\\s]{0,4})\\h*(\\d+|\\d{1,3}(?:[.,'’\\h]\\d{3})+)(?:[.,](\\d{1,2}))?\\h*([^\\d\\s]{0,4})");

    /** The signs that one currency has; $, £, ¥ and others are of several. */
    private static final Map<String, String> SIGNS =
            Map.of("€", "EUR", "₹", "INR", "₦", "NGN", "₫", "VND", "฿", "THB", "₪", "ILS", "R$", "BRL", "US$", "USD");

    /** @return empty if it is no such price or leaves a doubt, as KWD 1,234, whose digits may all be decimals */
    static Optional<PastedPrice> read(String cell) {
        Matcher price = PRICE.matcher(cell.strip());
        if (!price.matches() || price.group(1).isEmpty() == price.group(4).isEmpty()) return Optional.empty();
        String unit = (price.group(1) + price.group(4)).toUpperCase(Locale.ROOT);
        try {
            Currency currency = Currency.getInstance(SIGNS.getOrDefault(unit, unit));
            String whole = price.group(2).replaceAll("\\D", "");
            if (currency.getDefaultFractionDigits() > 2 && !whole.equals(price.group(2))) return Optional.empty();
            String amount = price.group(3) == null ? whole : whole + '.' + price.group(3);
            return Optional.of(new PastedPrice(amount, currency.getCurrencyCode()));
        } catch (IllegalArgumentException noCurrency) {
            return Optional.empty();
        }
    }
}
