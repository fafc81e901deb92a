package org.ncbrelay.web.pages.reader;

import java.text.Collator;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Note.Term;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.authorization.Authorization;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.port.OpenTask;
import org.ncbrelay.store.inbox.News;
import org.ncbrelay.web.KnownActors;
import org.springframework.context.MessageSource;

/** Words, times and numbers as the reader of a page reads them. */
public final class PageFormatter {
    /** Names of parts whose values are countries. */
    private static final Set<String> COUNTRIES =
            Set.of("country", "home", "organisation", "receivers", "restrictedCountries");

    /** Lists of names that parts of a case contain, in the order in which a name is looked up. */
    private static final List<String> LISTS = List.of(
            "stepKind",
            "capability",
            "teamRole",
            "memberState",
            "invitation",
            "meetingFormat",
            "confidentiality",
            "urgency");

    /** Characters of a long text that are shown before it is unfolded. */
    private static final int BEGINNING = 120;

    private final MessageSource messages;
    private final Locale locale;
    private final ZoneId zone;
    private final Instant now;
    private final Directory directory;

    /** For a reader who knows no one: people are shown by their logins, and every organisation's zone is the reader's. */
    public PageFormatter(MessageSource messages, Locale locale, ZoneId zone, Instant now) {
        this(messages, locale, zone, now, Directory.EMPTY);
    }

    public PageFormatter(MessageSource messages, Locale locale, ZoneId zone, Instant now, Directory directory) {
        this.messages = messages;
        this.locale = locale;
        this.zone = zone;
        this.now = now;
        this.directory = directory;
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

    /** The zone by the name that scripts know: the General Secretariat's is {@code UTC}, not {@code Z}. */
    public String timeZone() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** The zone with its distance from UTC now, such as {@code Africa/Nairobi (UTC+03:00)}: pages name it once. */
    public String namedZone() {
        if (timeZone().equals("UTC")) return "UTC";
        return timeZone() + " (UTC" + offset(zone, now) + ")";
    }

    /** How far a zone is from UTC now, such as {@code UTC+03:00}. */
    public String distance(ZoneId any) {
        return "UTC" + offset(any, now);
    }

    public Locale locale() {
        return locale;
    }

    /** An officer's name where the reader may know it, else the login, or whom an officer serves. */
    public String person(String userId) {
        if (userId == null) return "–";
        String name = people().get(userId);
        if (name != null) return name;
        String known = directory.named().apply(userId);
        return OrganisationCode.isCode(known) ? organisation(known) : known;
    }

    /** The first letters of the first and the last word of the name, for small places; the name stands beside them for all other readers. */
    public String initials(String userId) {
        List<String> words = List.of(person(userId).strip().split("[\\s.]+"));
        String last = words.size() == 1 ? "" : letter(words.get(words.size() - 1));
        return (letter(words.get(0)) + last).toUpperCase(locale);
    }

    private static String letter(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1));
    }

    /** The login next to the name, where the reader may know it; else the code of the organisation that an officer serves. */
    public String login(String userId) {
        return userId == null ? null : directory.actors().apply(userId);
    }

    /** Names by login of everybody whom {@link #person} names. */
    public Map<String, String> people() {
        return directory.names().get();
    }

    public Instant now() {
        return now;
    }

    /** The day in the reader's zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    /** The text of a key; the key itself in words where we have no text, so that nothing is ever hidden. */
    public String text(String key, Object... arguments) {
        String words = key.substring(key.lastIndexOf('.') + 1).replace('_', ' ').toLowerCase(Locale.ROOT);
        return messages.getMessage(key, arguments, words, locale);
    }

    /**
     * The text of a key in the form that a number asks for.
     *
     * @param number put in as {0}, which a text may leave out; not negative
     * @param more   put in as {1}, {2} …
     */
    public String count(String key, long number, Object... more) {
        return Plural.form(
                text(
                        key,
                        Stream.concat(Stream.of(number(number)), Arrays.stream(more))
                                .toArray()),
                language(),
                number);
    }

    /** The same for each number from 1, for scripts that count down. */
    public List<String> counts(String key, int most) {
        return IntStream.rangeClosed(1, most)
                .mapToObj(number -> count(key, number))
                .toList();
    }

    /** The text of a key where there is one, else nothing. */
    public String hint(String key) {
        return messages.getMessage(key, null, "", locale);
    }

    /** A name of one of our lists, such as a status, in the reader's language. */
    public String word(String list, Object name) {
        return name == null ? "–" : text(list + "." + name);
    }

    /** Words of forms and diagrams. */
    public ModelWords model() {
        return new ModelWords(messages, locale);
    }

    /** The name of a task. */
    public String task(OpenTask task) {
        return task(task.process() + '/' + task.activity(), task.name());
    }

    /** @param node diagram and node */
    public String task(String node, String english) {
        return model().label(node, english);
    }

    /**
     * Where a task is worked: on the page of intelligence, or of its case where the reader sees the case; tasks of other countries' cases
     * stand alone.
     */
    public static String link(OpenTask task) {
        String reference = task.reference();
        boolean alone = reference == null || task.title() == null && !new CaseReference(reference).isIntelligence();
        return link(task.id(), alone ? null : reference);
    }

    /** @param reference of the page on which it is worked; null for its own */
    public static String link(String taskId, String reference) {
        if (reference == null) return "/tasks/" + taskId + "#your-task";
        String page = new CaseReference(reference).isIntelligence() ? "/intelligence/" : "/cases/";
        return page + reference + "?task=" + taskId + "#your-task";
    }

    /** Where news is read: in its section of the case. */
    public static String link(News.Changed changed, News.Happened news) {
        if (new CaseReference(changed.reference()).isIntelligence()) return "/intelligence/" + changed.reference();
        String section = switch (news.topic()) {
            case DELIVERY -> "deliveries";
            case MESSAGE -> "messages";
            case DECISION, HIT, OTHER -> "history";
        };
        return "/cases/" + changed.reference() + "#" + section;
    }

    /** Whom an event of the timeline was for. */
    public String addressee(String recorded) {
        return Addressee.in(recorded, this::hint, this::organisation);
    }

    /** A note of the timeline, or a reason; what an officer wrote stays as it is. */
    public String note(Note note) {
        return note.in(this::term, text("summary.comma"), text("summary.colon"));
    }

    private String term(Term term) {
        return switch (term.code()) {
            case Term.DAY -> day(LocalDate.parse(term.english()));
            case Term.COUNTRY -> organisation(term.english());
            default -> term.in(this::hint);
        };
    }

    public String words(String list, List<String> names) {
        return listed(names.stream().map(name -> word(list, name)).toList());
    }

    private String listed(Collection<String> words) {
        return String.join(text("summary.comma"), words);
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
        return moment == null ? "–" : time(moment, zone);
    }

    private String time(Instant moment, ZoneId where) {
        return DateTimeFormatter.ofPattern(
                        language().equals("ar") ? "d MMM uuuu'،' HH:mm" : "d MMM uuuu, HH:mm", locale)
                .withZone(where)
                .format(moment);
    }

    /**
     * The same moment where a limit is counted, such as {@code 10:15 Africa/Nairobi}.
     *
     * @param organisation whose calendar counts
     * @return null where its clocks show the time of the reader's
     */
    public String timeThere(Instant moment, String organisation) {
        ZoneId there =
                moment == null ? null : directory.zones().apply(organisation).orElse(null);
        if (there == null || offset(there, moment).equals(offset(zone, moment))) return null;
        return time(moment, there) + " " + (there.equals(ZoneOffset.UTC) ? "UTC" : there.getId());
    }

    /**
     * The last whole day of what ends at a moment, where its owner counts days.
     *
     * @param end          exclusive
     * @param organisation in whose zone days begin
     */
    public String lastDay(Instant end, String organisation) {
        return day(
                Authorization.lastDay(end, directory.zones().apply(organisation).orElse(zone)));
    }

    private static String offset(ZoneId zone, Instant at) {
        String offset = zone.getRules().getOffset(at).getId();
        return offset.equals("Z") ? "+00:00" : offset;
    }

    public String day(LocalDate day) {
        return day == null ? "–" : day.format(DateTimeFormatter.ofPattern("d MMM uuuu", locale));
    }

    /** Names of days, as the directory has them, in the reader's language. */
    public String weekdays(String names) {
        return listed(Stream.of(names.split(","))
                .map(name -> DayOfWeek.valueOf(name).getDisplayName(TextStyle.FULL, locale))
                .toList());
    }

    public String number(Number number) {
        return NumberFormat.getInstance(locale).format(number);
    }

    /** A number with one decimal; a dash where there is none, and no zero for what is only small. */
    public String tenths(Double number) {
        if (number == null) return "–";
        NumberFormat tenths = NumberFormat.getInstance(locale);
        tenths.setMinimumFractionDigits(1);
        tenths.setMaximumFractionDigits(1);
        return number > 0 && number < 0.05 ? "<" + tenths.format(0.1) : tenths.format(number);
    }

    /** How a long text begins, where its reader unfolds the rest. */
    public String beginning(String text) {
        if (text.codePointCount(0, text.length()) <= BEGINNING) return text;
        return text.substring(0, text.offsetByCodePoints(0, BEGINNING)) + "…";
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

    /** What a paused clock has left once it runs again, as its limit counts. */
    public String left(TimeLimit limit) {
        boolean working = limit.basis() == TimeLimit.Basis.WORKING_TIME;
        return text(working ? "clock.leftWorking" : "clock.left", span(limit.amount()));
    }

    /** How many days a day is away; negative once it is over. Days begin at midnight UTC. */
    public long daysUntil(LocalDate day) {
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(now, ZoneOffset.UTC), day);
    }

    /** What the audit calls an act, in the reader's words. */
    public String act(String act) {
        String event = hint("event." + act);
        return event.isEmpty() ? word("act", act) : event;
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

    /** What a part of a case is called; its name in words where no language has a text. */
    public String label(Object name) {
        String text = hint("casePart." + name);
        return text.isEmpty()
                ? String.valueOf(name).replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT)
                : text;
    }

    /** A value of a part of a case: moments, days, countries and names of our lists in the reader's words, the rest unchanged. */
    public String plain(Object name, Object value) {
        if (value instanceof Boolean) return word("yesno", value);
        if (value instanceof Number number) return number(number);
        String text = String.valueOf(value);
        if (COUNTRIES.contains(String.valueOf(name)) && OrganisationCode.isCode(text)) return organisation(text);
        if (KnownActors.isActor(String.valueOf(name))) return person(text);
        if (text.matches("\\d{4}-\\d\\d-\\d\\d(T[0-9:.]+Z)?")) return when(text);
        if (!text.matches("[A-Z][A-Z_]+")) return text;
        return LISTS.stream()
                .map(list -> hint(list + "." + text))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse(text);
    }

    /** An officer may have written what is no day: it stays as it is. */
    private String when(String text) {
        try {
            return text.contains("T") ? time(Instant.parse(text)) : day(LocalDate.parse(text));
        } catch (DateTimeParseException noTime) {
            return text;
        }
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
        return listed(tonguesByName(codes).values());
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
