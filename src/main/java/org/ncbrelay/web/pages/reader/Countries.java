package org.ncbrelay.web.pages.reader;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.text.Collator;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names of countries and territories in the reader's language, by alpha-3 code. */
public final class Countries {
    private static final Map<String, String> ALPHA2 =
            Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream()
                    .collect(Collectors.toMap(code -> new Locale("", code).getISO3Country(), Function.identity()));

    /** All of them by name, for each language: naming and sorting them took a thirtieth of what a page of a list costs the JVM. */
    private static final LoadingCache<Locale, Map<String, String>> ALL =
            Caffeine.newBuilder().maximumSize(20).build(locale -> sorted(ALPHA2.keySet(), locale));

    private Countries() {}

    public static String name(String alpha3, Locale locale) {
        String alpha2 = ALPHA2.get(alpha3);
        return alpha2 == null ? alpha3 : new Locale("", alpha2).getDisplayCountry(locale);
    }

    /** The countries that a list offers, with the one that was chosen, whatever became of its cases. */
    public static Collection<String> with(Collection<String> offered, String chosen) {
        if (chosen == null || chosen.isEmpty()) return offered;
        Set<String> both = new HashSet<>(offered);
        both.add(chosen);
        return both;
    }

    /** The codes with their names, by name. */
    public static Map<String, String> named(Collection<String> codes, Locale locale) {
        if (!ALPHA2.keySet().containsAll(codes)) return sorted(codes, locale);
        Map<String, String> named = new LinkedHashMap<>(ALL.get(locale));
        named.keySet().retainAll(Set.copyOf(codes));
        return named;
    }

    private static Map<String, String> sorted(Collection<String> codes, Locale locale) {
        Collator collator = Collator.getInstance(locale);
        Map<String, String> named = new LinkedHashMap<>();
        codes.stream()
                .map(code -> Map.entry(collator.getCollationKey(name(code, locale)), code))
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> named.put(each.getValue(), each.getKey().getSourceString()));
        return named;
    }

    /** Every country and territory of ISO 3166-1. */
    public static Collection<String> territories() {
        return ALPHA2.keySet();
    }
}
