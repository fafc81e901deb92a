package org.ncbrelay.web.pages.reader;

import java.text.Collator;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;

/** Words, times and numbers as the reader of a page reads them. */
public final class Reader {
    private final MessageSource messages;
    private final Locale locale;
    private final ZoneId zone;
    private final Instant now;

    public Reader(MessageSource messages, Locale locale, ZoneId zone, Instant now) {
        this.messages = messages;
        this.locale = locale;
        this.zone = zone;
        this.now = now;
    }

    public String language() {
        return locale.getLanguage();
    }

    public String direction() {
        return language().equals("ar") ? "rtl" : "ltr";
    }

    public ZoneId zone() {
        return zone;
    }

    public Locale locale() {
        return locale;
    }

    public Instant now() {
        return now;
    }

    /** The text of a key; the key itself in words where we have no text, so that nothing is ever hidden. */
    public String text(String key, Object... arguments) {
        String words = key.substring(key.lastIndexOf('.') + 1).replace('_', ' ').toLowerCase(Locale.ROOT);
        return messages.getMessage(key, arguments, words, locale);
    }

    /** The text of a key where there is one, else nothing. */
    public String hint(String key) {
        return messages.getMessage(key, null, "", locale);
    }

    /** A name of one of our lists, such as a status, in the reader's language. */
    public String word(String list, Object name) {
        return name == null ? "–" : text(list + "." + name);
    }

    public String words(String list, List<String> names) {
        return String.join(
                language().equals("ar") ? "، " : ", ",
                names.stream().map(name -> word(list, name)).toList());
    }

    /** Names of one of our lists, each in the reader's language, in the order of the list. */
    public String names(String list, Collection<? extends Enum<?>> names) {
        return words(
                list,
                names.stream()
                        .sorted(Comparator.comparingInt(Enum::ordinal))
                        .map(Enum::name)
                        .toList());
    }

    /** A moment in the reader's zone, to the minute. */
    public String time(Instant moment) {
        return moment == null
                ? "–"
                : DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", locale)
                        .withZone(zone)
                        .format(moment);
    }

    public String day(LocalDate day) {
        return day == null
                ? "–"
                : day.format(
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale));
    }

    public String number(Number number) {
        return NumberFormat.getInstance(locale).format(number);
    }

    /** How far away a moment is, as the largest two units: {@code 2 d 4 h}. */
    public String span(Instant moment) {
        return span(Duration.between(now, moment).abs());
    }

    public String span(Duration length) {
        if (length.toDays() > 0) return text("span.days", length.toDays(), length.toHoursPart());
        if (length.toHours() > 0) return text("span.hours", length.toHours(), length.toMinutesPart());
        return text("span.minutes", length.toMinutes());
    }

    public boolean isPast(Instant moment) {
        return moment != null && moment.isBefore(now);
    }

    /** {@code late}, {@code soon} or {@code fine}: within a day is soon. */
    public String pressure(Instant due) {
        if (due == null) return "fine";
        if (isPast(due)) return "late";
        return due.isBefore(now.plus(Duration.ofDays(1))) ? "soon" : "fine";
    }

    public boolean isTree(Object value) {
        return value instanceof Map<?, ?>;
    }

    public boolean isList(Object value) {
        return value instanceof List<?>;
    }

    /**
     * The name of a language.
     *
     * @param code ISO 639-1
     */
    public String tongue(String code) {
        return Locale.forLanguageTag(code).getDisplayLanguage(locale);
    }

    public String tongues(Collection<String> codes) {
        return String.join(
                language().equals("ar") ? "، " : ", ", tonguesByName(codes).values());
    }

    /** Codes with the names of the languages, in the order in which the reader looks names up. */
    public Map<String, String> tonguesByName(Collection<String> codes) {
        Map<String, String> byName = new LinkedHashMap<>();
        codes.stream()
                .sorted(Comparator.comparing(this::tongue, Collator.getInstance(locale))
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(code -> byName.put(code, tongue(code)));
        return byName;
    }

    /** A country or the General Secretariat by its code. */
    public String organisation(String code) {
        if (code == null) return "–";
        if (code.equals("INTERPOL")) return "INTERPOL";
        return Countries.name(code, locale);
    }
}
