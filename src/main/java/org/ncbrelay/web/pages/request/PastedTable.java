package org.ncbrelay.web.pages.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Entries of a list that were pasted at once: a table whose first line names its columns, as spreadsheets save it (RFC 4180, or with
 * semicolons or tabs), or web addresses, one on each line. What is no value of its field stays as it was written, and the review names it.
 */
public final class PastedTable {
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S+");
    private static final Pattern YES = Pattern.compile("(?i)true|yes|y|1|x");
    private static final String URL = "url";

    /** Of a table; spreadsheets save many empty ones. Our default. */
    private static final int MOST_COLUMNS = 200;

    /** Characters of a heading that the message about it repeats. */
    private static final int LONGEST_HEADING = 60;

    private final FieldGroup part;
    private final PageFormatter show;

    private PastedTable(FieldGroup part, PageFormatter show) {
        this.part = part;
        this.show = show;
    }

    /**
     * @param part a list of the request
     * @param show in whose language columns and choices may be named, in addition to the names of the contract; and whose zone times are of
     * @return without entries if the first line names no column and the lines are no web addresses
     */
    public static Pasted read(FieldGroup part, String text, PageFormatter show) {
        String plain = text.replace("\uFEFF", "").replace("\0", "").strip();
        if (plain.isEmpty()) return Pasted.NOTHING;
        PastedTable table = new PastedTable(part, show);
        boolean takesAddresses =
                part.fields().stream().anyMatch(field -> field.name().equals(URL));
        boolean allAddresses = plain.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .allMatch(line -> ADDRESS.matcher(line).matches());
        return takesAddresses && allAddresses ? new Pasted(addresses(plain), List.of()) : table.rows(plain);
    }

    /** The host stands for the platform until an officer writes its name. */
    private static List<Map<String, Object>> addresses(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .map(address -> host(address)
                        .map(host -> Map.<String, Object>of("platform", host, URL, address))
                        .orElse(Map.of(URL, address)))
                .toList();
    }

    private static Optional<String> host(String address) {
        try {
            return Optional.ofNullable(new URI(address).getHost()).map(host -> host.replaceFirst("^www\\.", ""));
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    private Pasted rows(String text) {
        List<CSVRecord> lines = lines(text);
        if (lines.isEmpty()) return Pasted.NOTHING;
        lines = lines.subList(0, Math.min(lines.size(), SubmittedForm.MOST_ROWS + 1));
        Map<String, Field> names = names();
        List<Optional<Field>> columns = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        int width = lines.stream().mapToInt(CSVRecord::size).max().orElse(0);
        for (int i = 0; i < Math.min(width, MOST_COLUMNS); i++) {
            int at = i;
            String heading = cell(lines.get(0), i);
            Field field = names.get(plain(heading));
            // A second column of the same meaning is as unknown as any other.
            names.values().removeIf(known -> known == field);
            columns.add(Optional.ofNullable(field));
            String name = heading.isEmpty() ? show.number(i + 1) : heading;
            if (field == null
                    && lines.stream().skip(1).anyMatch(line -> !cell(line, at).isEmpty()))
                unknown.add(name.substring(0, Math.min(name.length(), LONGEST_HEADING)));
        }
        if (columns.stream().allMatch(Optional::isEmpty)) return Pasted.NOTHING;
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        for (int i = 1; i < lines.size(); i++) post(lines.get(i), columns, i - 1, posted);
        posted.add("rows." + part.name(), String.valueOf(lines.size() - 1));
        return new Pasted(SubmittedForm.rows(part, posted, show.zone()), unknown);
    }

    private static String cell(CSVRecord line, int column) {
        return column < line.size() ? line.get(column) : "";
    }

    private void post(CSVRecord line, List<Optional<Field>> columns, int row, MultiValueMap<String, String> posted) {
        for (int i = 0; i < Math.min(line.size(), columns.size()); i++) {
            String cell = line.get(i);
            if (cell.isEmpty() || columns.get(i).isEmpty()) continue;
            Field field = columns.get(i).get();
            for (String value : values(field, cell)) posted.add(part.path(field, row), value);
        }
        for (Field field : part.fields())
            if (field.name().endsWith("amount")) splitPrice(part.path(field, row), posted);
    }

    /** Spreadsheets often have the currency in the cell of the amount. What contradicts its own column stays as it was written. */
    private static void splitPrice(String amount, MultiValueMap<String, String> posted) {
        String currency = amount.replaceAll("amount$", "currency");
        String cell = String.valueOf(posted.getFirst(amount));
        String named = posted.getFirst(currency);
        PastedPrice.read(cell.matches("[\\d.,'’\\h]+") ? named + cell : cell)
                .filter(price -> named == null || price.currency().equalsIgnoreCase(named))
                .ifPresent(price -> {
                    posted.set(amount, price.amount());
                    posted.set(currency, price.currency());
                });
    }

    private static List<CSVRecord> lines(String text) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .setTrim(true)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            return parser.getRecords();
        } catch (IOException | UncheckedIOException noTable) {
            return List.of();
        }
    }

    /** The one that the first line has most of. */
    private static char delimiter(String text) {
        String first = text.lines().findFirst().orElse("");
        return Stream.of(',', ';', '\t')
                .max((one, other) -> Long.compare(count(first, one), count(first, other)))
                .orElseThrow();
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(character -> character == wanted).count();
    }

    /** The fields by what their columns may be called. */
    private Map<String, Field> names() {
        Map<String, Field> names = new HashMap<>();
        for (Field field : part.fields()) {
            String others = show.hint(part.key(field).replace("field.", "columns."));
            Stream.concat(Stream.of(field.name(), show.text(part.key(field))), Stream.of(others.split(",")))
                    .forEach(name -> names.putIfAbsent(plain(name), field));
        }
        names.remove("");
        return names;
    }

    private List<String> values(Field field, String cell) {
        return switch (field.kind()) {
            case FLAG -> isYes(cell) ? List.of("true") : List.of();
            case CHOICE -> List.of(choice(field, cell));
            case MOMENT -> List.of(moment(cell));
            default -> List.of(cell);
        };
    }

    private boolean isYes(String cell) {
        return YES.matcher(cell).matches() || plain(cell).equals(plain(show.word("yesno", true)));
    }

    private String choice(Field field, String cell) {
        return field.choices().stream()
                .filter(choice -> plain(choice).equals(plain(cell))
                        || plain(show.word(field.list(), choice)).equals(plain(cell)))
                .findFirst()
                .orElse(cell);
    }

    /** As the field of the page has it: local time, to the minute where the zone is written. */
    private String moment(String cell) {
        if (!cell.endsWith("Z"))
            return TypedTime.moment(cell).map(LocalDateTime::toString).orElse(cell);
        try {
            return LocalDateTime.ofInstant(Instant.parse(cell.replace(' ', 'T')), show.zone())
                    .truncatedTo(ChronoUnit.MINUTES)
                    .toString();
        } catch (DateTimeException asItIs) {
            return cell;
        }
    }

    /** How many values do not fit their fields: they stay as they were written, and the page says so. */
    static int unread(FieldGroup part, List<Map<String, Object>> rows) {
        return (int) rows.stream()
                .flatMap(row -> part.fields().stream().filter(field -> isUnread(field, field.in(row))))
                .count();
    }

    private static boolean isUnread(Field field, Object value) {
        if (!(value instanceof String text)) return false;
        return switch (field.kind()) {
            case CHOICE -> !field.choices().contains(text);
            case NUMBER -> true;
            case DATE -> !isRead(() -> LocalDate.parse(text));
            case MOMENT -> !isRead(() -> Instant.parse(text));
            default -> false;
        };
    }

    private static boolean isRead(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (DateTimeException unread) {
            return false;
        }
    }

    /** Letters and digits alone, so that {@code Web address}, {@code web_address} and {@code WebAddress} are one. */
    private static String plain(String words) {
        return words.replaceAll("[^\\p{L}\\p{Nd}]", "").toLowerCase(Locale.ROOT);
    }

    /**
     * What was pasted.
     *
     * @param rows    the entries, in the order of the lines
     * @param unknown columns that are none of the list's, by their heading, or by their number where they have none; those that are empty are not named
     */
    public record Pasted(List<Map<String, Object>> rows, List<String> unknown) {
        static final Pasted NOTHING = new Pasted(List.of(), List.of());
    }
}
